"""One answer of a file changes, and every other character of it stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slagen.answers.characters import forbidden
from slagen.answers.editing import NEW, NoSuchPlace, put, remove
from slagen.answers.inline import inline
from slagen.answers.plain import Tree, plain
from slagen.answers.source import Source
from slagen.data import folder

SAMPLES = sorted(folder("samples").glob("*/answers.yaml"))
# Everything that a person may write: remarks everywhere, both quotes, blocks of text, lists without indentation, braces
# over several lines, answers left blank.
AWKWARD = """\
# top
kind: tiered   # the kind

document: {reference: "A-1", date: 2026-01-31}   # facts
goals:   # why
term:
sites:
- berlin   # first
# about the next
- paris

notes: |
  one
  two


parties:
  a:
    name: 'A''s'
    role: provider
    # still about a

  # b
  b: {name: B, role: customer}
list:
  - name: x
    y: 1
  - {name: z}
  -
    name: w
  # trailing
one: berlin
multi: {
  a: 1,  # first
  b: [x, y]   # second
}
nested:
  - - p
    - q
folded: >-
  some
  words
"last": x   # end"""


def source(text: str) -> Source:
    return Source(text.encode("utf-8"), "a.yaml")


def after(text: str, path: str, answer: Tree) -> str:
    return put(source(text), path.split("."), answer).text


def without(text: str, path: str) -> str:
    return remove(source(text), path.split(".")).text


def changed_lines(old: str, new: str) -> tuple[list[str], list[str]]:
    """The lines that went and the lines that came, by a comparison from both ends."""
    before, now = old.splitlines(), new.splitlines()
    while before and now and before[0] == now[0]:
        del before[0], now[0]
    while before and now and before[-1] == now[-1]:
        del before[-1], now[-1]
    return before, now


def places(tree: Any, at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every path of a tree with what stands there."""
    if at:
        yield at, tree
    parts = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, part in parts:
        yield from places(part, (*at, str(key)))


@pytest.mark.parametrize(
    ("path", "answer", "come"),
    [
        ("document.reference", "A-2", 'document: {reference: "A-2", date: 2026-01-31}   # facts'),
        ("document.version", "1.0", 'document: {reference: "A-1", date: 2026-01-31, version: 1.0}   # facts'),
        ("kind", "a # b", 'kind: "a # b"   # the kind'),
        ("parties.a.name", "B's", "    name: 'B''s'"),
        ("parties.b.name", "B, C", '  b: {name: "B, C", role: customer}'),
        ("list.0.name", "q", "  - name: q"),
        ("one", "none", "one: none"),
        ("last", "y: z", '"last": "y: z"   # end'),
    ],
)
def test_a_changed_answer_changes_its_characters_only(path: str, answer: str, come: str) -> None:
    """A new text takes the place of the old one in its manner of quoting; remarks and the rest of the line stay."""
    before, now = changed_lines(AWKWARD, after(AWKWARD, path, answer))
    assert (len(before), now) == (1, [come])


@pytest.mark.parametrize(
    ("path", "answer", "come"),
    [
        ("goals.purpose", "x: y", ['  purpose: "x: y"']),
        ("term.months", "12", ["  months: 12"]),
        ("sites.+", "rome", ["- rome"]),
        ("parties.a.short", "A", ["    short: A"]),
        ("parties.c", {"name": "C"}, ["  c: {name: C}"]),
        ("parties.c.name", "C", ["  c: {name: C}"]),
        ("list.+", {"name": "v", "y": "2"}, ["  - name: v", "    y: 2"]),
        ("new.group.of", [{"things": "1"}], ["new:", "  group:", "    of:", "      - things: 1"]),
    ],
)
def test_a_new_answer_is_only_added(path: str, answer: Tree, come: list[str]) -> None:
    """A missing answer comes after its neighbours, in their manner; groups that are missing are made; nothing goes."""
    before, now = changed_lines(AWKWARD + "\n", after(AWKWARD + "\n", path, answer))
    assert (before, now) == ([], come)


@pytest.mark.parametrize(
    ("path", "gone"),
    [
        ("parties.a.role", ["    role: provider"]),
        ("parties.b", ["  b: {name: B, role: customer}"]),
        ("sites.0", ["- berlin   # first"]),
        ("notes", ["notes: |", "  one", "  two"]),
        ("goals", ["goals:   # why"]),
        ("multi.a", ["  a: 1,  # first"]),
    ],
)
def test_an_answer_taken_out_takes_its_lines_only(path: str, gone: list[str]) -> None:
    """What is taken out goes with its own lines; the remarks around it stay."""
    before, now = changed_lines(AWKWARD, without(AWKWARD, path))
    assert [line for line in before if line not in now] == gone
    assert [line for line in now if line not in before] == []


def test_the_first_answer_beside_a_hyphen_gives_its_place_to_the_next() -> None:
    """An item of a list keeps its hyphen when its first answer is taken out."""
    assert "  - y: 1\n" in without(AWKWARD, "list.0.name")
    assert "nested:\n  - - q\n" in without(AWKWARD, "nested.0.0")


def test_one_text_where_a_list_is_allowed_becomes_a_list() -> None:
    """Adding to a single text makes a list of both."""
    assert "one: [berlin, rome]\n" in after(AWKWARD, "one.+", "rome")


@pytest.mark.parametrize("text", [AWKWARD, AWKWARD + "\n"], ids=["no line end", "line end"])
def test_every_place_of_an_awkward_file_can_be_changed(text: str) -> None:
    """Wherever it stands, an answer can be replaced by every sort of answer, added to, and taken out.

    Each change is read back inside `put` and `remove`, which refuse a text that says anything else.
    """
    tree = plain(source(text).root)
    count = 0
    for at, here in places(tree):
        new: list[Tree] = ["text", "a, b: {c} # d", "", {}, [], ["x", "y"], {"a": {"b": "c"}}, [{"a": "b"}, {"c": "d"}]]
        for answer in new:
            put(source(text), at, answer)
            count += 1
        if isinstance(here, dict):
            put(source(text), (*at, "zz", "y"), [{"a": "b"}])
        if isinstance(here, list):
            put(source(text), (*at, NEW), {"a": "b"})
            put(source(text), (*at, NEW, "q"), "x")
        remove(source(text), at)
    assert count > 200


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.parent.name)
def test_samples_change_in_one_line(file: Path) -> None:
    """In a sample the same answer again changes nothing, and another one changes only its own line."""
    content = file.read_bytes()
    start = Source(content, str(file))
    texts = [(at, here) for at, here in places(plain(start.root)) if isinstance(here, str)]
    assert len(texts) > 30
    for at, here in texts[:: max(1, len(texts) // 12)]:
        assert put(start, at, here).content() == content
        old, new = content.decode().splitlines(), put(start, at, "an, other: {answer}").text.splitlines()
        assert len(old) == len(new) and sum(one != two for one, two in zip(old, new, strict=True)) == 1, at


@pytest.mark.parametrize("path", ["sites.7", "list.9.name", "kind.0", "absent.0.x"])
def test_a_position_that_is_not_there_is_named(path: str) -> None:
    """A list has the items it has: no position is skipped, and none is made where there is no list."""
    with pytest.raises(NoSuchPlace):
        after(AWKWARD, path, "x")


@pytest.mark.parametrize("path", ["absent", "parties.z", "sites.2", "kind.x"])
def test_what_is_not_there_cannot_be_taken_out(path: str) -> None:
    """Taking out names the part of the path that is missing."""
    with pytest.raises(NoSuchPlace) as caught:
        without(AWKWARD, path)
    assert ".".join(caught.value.at) == path


def test_line_ends_and_byte_order_mark_stay() -> None:
    """A file from Windows stays one: its line ends, also of what is new, and its mark at the beginning."""
    content = b"\xef\xbb\xbf" + AWKWARD.replace("\n", "\r\n").encode()
    result = put(Source(content, "a.yaml"), ("parties", "a", "contact"), {"name": "N"}).content()
    added = b"    contact:\r\n      name: N\r\n"
    assert added in result and result.replace(added, b"") == content


def test_what_is_below_a_blank_or_none_replaces_it() -> None:
    """A group said to be none, or in which nothing was said, is made by what is put into it."""
    assert after("a: none  # x\n", "a.b", "1") == "a: {b: 1}  # x\n"
    assert after("a: {b, c: 1}\n", "a.b", "2") == "a: {b: 2, c: 1}\n"


# What no answers file may hold is refused before it is written; some marks are judged by the letter before them.
ALLOWED = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp"))
WRITABLE = st.text(ALLOWED, max_size=30).filter(lambda text: not forbidden(f"a: {text}") and not forbidden(text))


@given(WRITABLE)
def test_every_text_is_read_again_as_it_was(text: str) -> None:
    """Whatever is put into a line or between braces is quoted where it must be, so that the same is read again."""
    wanted = text.strip()
    for style in (None, '"', "'"):
        for braces in (False, True):
            spelled = inline(wanted, style, braces=braces)
            root = source(f"{{a: {spelled}, b: c}}\n" if braces else f"a: {spelled}  # c\n").root
            assert plain(root.value[0][1]) == wanted
