"""Changed answers enter the text of an answers file, and nothing else in it changes."""

from __future__ import annotations

import copy
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slagen.answers.characters import forbidden
from slagen.answers.plain import Tree, plain
from slagen.answers.reading import compose
from slagen.answers.rewriting import rewrite
from slagen.data import folder

SAMPLES = sorted(folder("samples").glob("*/answers.yaml"))
SAID = """\
# a note of my own
kind: tiered   # by hand
document:
  reference: "SLA-1"  # theirs
  # when
  date: 2027-01-15
  subject: |
    Two lines
    of text

# who
parties:
  harbour: {name: Harbour Books, role: customer}
pauses:
  # first
  - waiting
  - asleep
"""


def read(text: str) -> dict[str, Tree]:
    tree = plain(compose(text, "answers.yaml"))
    assert isinstance(tree, dict)
    return tree


def changed(**answers: Tree) -> dict[str, Tree]:
    return {**read(SAID), **answers}


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.parent.name)
def test_unchanged_answers_leave_every_byte(file: object) -> None:
    """A sample rewritten with its own answers is the same text."""
    text = file.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    assert rewrite(text, read(text)) == text


def test_a_changed_value_keeps_its_line_and_remark() -> None:
    """Only the value itself is replaced; what stands behind it stays."""
    answers = read(SAID)
    answers["document"]["reference"] = "SLA-2"  # type: ignore[index, call-overload]
    assert rewrite(SAID, answers) == SAID.replace('"SLA-1"', "SLA-2")


def test_a_new_answer_stands_in_its_place_under_its_remark() -> None:
    """An answer between two others is put between their lines."""
    document = {"reference": "SLA-1", "version": "1.0", "date": "2027-01-15", "subject": "Two lines\nof text"}
    new = rewrite(SAID, changed(document=document), lambda path: ("Version?",) if path == "document.version" else ())
    assert '  reference: "SLA-1"  # theirs\n  # Version?\n  version: 1.0\n  # when\n' in new


def test_text_of_several_lines_is_replaced_as_a_whole() -> None:
    """What follows such a text keeps its distance and its remark."""
    answers = read(SAID)
    answers["document"]["subject"] = "One"  # type: ignore[index, call-overload]
    assert rewrite(SAID, answers) == SAID.replace("|\n    Two lines\n    of text", "One")


def test_a_group_in_braces_is_spread_over_lines_when_it_changes() -> None:
    """A further answer inside braces turns the group into lines."""
    new = rewrite(SAID, changed(parties={"harbour": {"name": "Harbour Books", "role": "customer", "short": "HB"}}))
    assert "parties:\n  harbour:\n    name: Harbour Books\n    role: customer\n    short: HB\npauses:" in new


def test_a_list_grows_and_keeps_its_notes() -> None:
    """An item more is put behind the others."""
    new = rewrite(SAID, changed(pauses=["waiting", "asleep", "away: at lunch"]))
    assert new == SAID + '  - "away: at lunch"\n'


def test_an_answer_taken_back_takes_its_remark_along() -> None:
    """What was put in and is gone again leaves the text as it was."""
    def remarks(path: str) -> tuple[str, ...]:
        return ("", "Notes", "Is there anything to remember?") if path == "notes" else ()

    with_notes = rewrite(SAID, changed(notes="call them"), remarks)
    assert with_notes == SAID + "\n# Notes\n# Is there anything to remember?\nnotes: call them\n"
    assert rewrite(with_notes, read(SAID), remarks) == SAID


def remarked(path: str) -> tuple[str, ...]:
    """Remarks above everything, some of them behind a gap."""
    return ("", "Title", f"about {path}") if path.count(".") == 0 else (f"about {path}",)


@pytest.mark.parametrize(
    "text",
    ["no: yes", "- a", "# b", "a # b", "'", '"', "%x", "@x", "`", "[a", "{a", "*a", "&a", "!a", "| a", "> a", "? a", "~",
     "null", "yes", "1.10", "17:30", "2026-01-31", "a:", ":", "-", "a\nb", "Ünïcode – “q”", "\\n", "a, b", "=", "<<"],
)  # fmt: skip
def test_every_text_is_read_back_as_typed(text: str) -> None:
    """Whatever a person types is quoted as far as needed to come back."""
    for answers in ({"a": text}, {"a": [text, text]}, {"a": {"b": [{"c": text, "d": [[text]]}]}}):
        assert read(rewrite("# mine\n", answers)) == answers  # type: ignore[arg-type]


names = st.sampled_from(["a", "b", "c", "d"])
words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"), include_characters=" \n")).map(str.strip)
words = words.filter(lambda text: not forbidden(text))
trees: st.SearchStrategy[Tree] = st.recursive(
    words, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4), max_leaves=12
)
roots = st.dictionaries(names, trees, min_size=1, max_size=4)


@given(roots, roots)
def test_any_answers_become_any_others(old: dict[str, Tree], new: dict[str, Tree]) -> None:
    """Whatever stood there and whatever is answered, the new text says exactly what was answered."""
    for remarks in (remarked, lambda path: ()):
        before = rewrite("", copy.deepcopy(old), remarks)
        assert read(rewrite(before, new, remarks)) == new


@given(roots, roots)
def test_remarks_go_and_come_with_their_answers(old: dict[str, Tree], new: dict[str, Tree]) -> None:
    """However often answers change, no remark is written twice."""
    text = rewrite("", copy.deepcopy(old), remarked)
    for answers in (new, old, new, old):
        text = rewrite(text, answers, remarked)
        assert read(text) == answers
        written = Counter(line.strip() for line in text.splitlines() if line.lstrip().startswith("# about"))
        assert [line for line, times in written.items() if times > 1] == []
