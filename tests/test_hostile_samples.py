"""Full agreements in which anything is replaced, emptied or left out still end as agreements or as located errors."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slagen import pipeline
from slagen.answers.plain import plain
from slagen.answers.reading import compose
from slagen.data import folder
from slagen.errors import AnswersError

SAMPLES = sorted(path.parent.name for path in folder("samples").glob("*/answers.yaml"))
# Extremes of every type, words of closed lists, references, blanks and signs: most are wrong wherever they land.
ODD = (
    "0", "1", "-1", "999999999999999999", "0.000000000001", "100", "0 %", "100 %", "99.9999999999999999 %", "120 %", "0 EUR",
    "0.01 EUR", "999999999999999999 EUR", "1 JPY", "1 s", "600 months", "50 years", "1 business day", "next business day",
    "1900-01-01", "2999-12-31", "yes", "no", "none", "x", "a\nb", "- x\n# y", "the Provider", "{{ 7*7 }}", "best effort",
    "words: soon", "every day 00:00-24:00", "sun 02:00-03:00", "mon 22:00-06:00", "24x7", "UTC", "Pacific/Kiritimati",
    "waiver", "5 points", "3 days", "1/360 of the fee", "NO", "2 ms", "5 C", "other", "x" * 300, "[x]", "**x**", "\u00a0",
    "e\u0301", "\u05d0\u05d1 (1)", "1 invoice", "1 period", "provider", "p1", "availability", "gold",
)  # fmt: skip


@cache
def _answers(sample: str) -> dict[str, Any]:
    path = folder("samples") / sample / "answers.yaml"
    found = plain(compose(path.read_bytes(), str(path)))
    assert isinstance(found, dict)
    return found


def _parts(tree: Any, above: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [path for key, value in items for path in ((*above, key), *_parts(value, (*above, key)))]


@st.composite
def changed(draw: st.DrawFn) -> dict[str, Any]:
    """A sample with one to four of its parts replaced, emptied, shortened or left out."""
    tree: dict[str, Any] = copy.deepcopy(_answers(draw(st.sampled_from(SAMPLES))))
    for _ in range(draw(st.integers(1, 4))):
        *above, last = draw(st.sampled_from(_parts(tree)))
        place: Any = tree
        for part in above:
            place = place[part]
        value = place[last]
        deed = draw(st.sampled_from(["replace", "replace", "empty", "first", "leave out"]))
        if deed == "leave out":
            del place[last]
        elif isinstance(value, str):
            place[last] = draw(st.sampled_from(ODD))
        elif deed == "first":
            place[last] = value[:1] if isinstance(value, list) else dict(list(value.items())[:1])
        else:
            place[last] = type(value)() if deed == "empty" else draw(st.sampled_from(ODD))
    return tree


@settings(max_examples=12)
@given(changed())
def test_a_changed_agreement_is_built_or_refused_with_places(
    tmp_path_factory: pytest.TempPathFactory, tree: dict[str, Any]
) -> None:
    """Never a fault of slagen's own, never one blamed on the clause library: a draft, findings, or located errors."""
    built_or_refused(tmp_path_factory.getbasetemp(), tree)


@pytest.mark.slow
@settings(max_examples=120)
@given(changed())
def test_many_changed_agreements_are_built_or_refused_with_places(
    tmp_path_factory: pytest.TempPathFactory, tree: dict[str, Any]
) -> None:
    """The same ten times as often."""
    built_or_refused(tmp_path_factory.getbasetemp(), tree)


def built_or_refused(folder: Path, tree: dict[str, Any]) -> None:
    """Build a changed sample as a draft; whatever is refused is refused with places."""
    path = folder / "changed.yaml"
    path.write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")
    try:
        built = pipeline.build(path, folder / "changed", ("docx", "md"), draft=True)
    except AnswersError as error:
        read = [problem for problem in error.problems if problem.id.startswith("A-")]
        assert all(problem.place and problem.place.file == str(path) for problem in read)
        return
    assert [file.suffix for file in built.files] == [".docx", ".md"]
