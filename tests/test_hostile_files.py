"""Answers files that mean harm are read as the text they are, or refused in one line with a place."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from support.hostile import FILES, Case, answers

from slagen import pipeline
from slagen.errors import AnswersError, SlagenError

REFUSED = [case for case in FILES if case.verdict == "reject"]
READ = [case for case in FILES if case.verdict == "accept"]

_LAUGHS = 'a: &a ["lol", "lol", "lol", "lol", "lol", "lol", "lol", "lol", "lol"]\n' + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefghi", "bcdefghij", strict=True)
)
_MERGES = "a0: &a0 {k0: 0}\n" + "".join(f"a{n}: &a{n}\n  <<: [*a{n - 1}, *a{n - 1}]\n  k{n}: {n}\n" for n in range(1, 30))
# Small seeds of large trouble, and large files of all sorts: what must be said, and how many lines at most.
BOMBS: dict[str, tuple[str, str]] = {
    "laughs": (_LAUGHS, "anchors"),
    "merges": (_MERGES, "anchors"),
    "brackets": ("[" * 3000 + "]" * 3000, "20 levels"),
    "braces": ("a: " + "{b: " * 3000, "20 levels"),
    "dashes": ("- " * 100_000, "20 levels"),
    "questions": ("? " * 100_000, "20 levels"),
    "indents": "\n".join(f"{' ' * level}a:" for level in range(900)) and (
        "\n".join(f"{' ' * level}a:" for level in range(900)), "20 levels"),
    "anchor-name": (f"&{'a' * 50_000} kind: tiered\n", "anchors (&aaa"),
    "alias-name": (f"kind: *{'a' * 50_000}\n", "aliases (*aaa"),
    "tag-name": (f"kind: !{'a' * 50_000} tiered\n", "tags"),
    "many-keys": ("".join(f"k{n}: {n}\n" for n in range(12_000)), "and 11980 more"),
    "many-duplicates": ("kind: tiered\n" * 12_000, "and 11979 more"),
    "many-values": ("parties: [" + "a, " * 200_000 + "]", "more than 50000 names and values"),
    "many-anchors": ("".join(f"k{n}: &a{n} x\n" for n in range(20_000)), "anchors"),
    "many-quotes": ("kind: '" + "''" * 400_000, "not closed"),
    "long-kind": ("kind: " + "tiered" * 100_000, "kind is"),
    "long-key": ("k" * 900_000 + ": 1\n", ""),
    "long-number": ("term: {months: " + "9" * 900_000 + "}\nkind: tiered\n", "a whole number"),
    "long-hours": ("kind: tiered\ncoverage: {c: {hours: \"" + "mon," * 200_000 + "\"}}\n", "weekly hours"),
    "long-comment": ("# " + "x" * 1_100_000 + "\nkind: tiered\n", "allowed: 1000000"),
    "unseen": ("kind: tiered\nparties: {a: {role: customer, name: \"" + "\u200b" * 300_000 + "\"}}\n", "has no answer"),
}  # fmt: skip


def _bytes(case: Case) -> bytes:
    return case.text.encode(case.encoding)


def _refusal(content: bytes, folder: Path) -> SlagenError:
    path = folder / "hostile.yaml"
    path.write_bytes(content)
    with pytest.raises(SlagenError) as caught:
        pipeline.read(path)
    assert caught.value.exit_code == 2
    return caught.value


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.id)
def test_a_file_that_is_more_than_answers_is_refused(case: Case, tmp_path: Path) -> None:
    """The finding, its place and what to do about it are said, and nothing in the file is run or read."""
    error = _refusal(_bytes(case), tmp_path)
    assert case.says in str(error)
    if case.finding:
        assert isinstance(error, AnswersError)
        assert case.finding in {problem.id for problem in error.problems}
        assert all(problem.place and problem.place.file.endswith("hostile.yaml") for problem in error.problems)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hostile.yaml"]
    assert not Path("made-by-yaml").exists()


@pytest.mark.parametrize("case", READ, ids=lambda case: case.id)
def test_a_file_means_what_was_typed(case: Case, tmp_path: Path) -> None:
    """Words stay words and figures keep every digit, whatever other readers of YAML make of them."""
    path = tmp_path / "hostile.yaml"
    path.write_text(answers(**case.given), encoding="utf-8", newline="")
    terms = pipeline.read(path).terms
    for name, meant in case.means.items():
        found = _at(terms, name)
        assert (list(found) if isinstance(meant, list) else found if isinstance(meant, bool) else str(found)) == meant


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_at_once(name: str, tmp_path: Path) -> None:
    """Whatever a small file would grow to, and however large it is, a few short lines say so in little time."""
    text, says = BOMBS[name]
    began = time.process_time()
    error = _refusal(text.encode(), tmp_path)
    assert time.process_time() - began < 4
    assert says in str(error)
    lines = str(error).splitlines()
    assert len(lines) < 70 and max(map(len, lines)) < 1500


def _at(terms: Any, path: str) -> Any:
    for part in path.split("."):
        terms = terms[int(part)] if isinstance(terms, tuple) else terms[part] if isinstance(terms, dict) else getattr(terms, part)
    return terms
