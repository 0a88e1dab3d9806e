"""Everything in the library on disk is well made: every clause, outline, default and look, without a list of names here."""

from __future__ import annotations

from pathlib import Path

import pytest

from slagen import pipeline
from slagen.assembly.fill import check_body
from slagen.data import folder
from slagen.library.clauses import load_clauses
from slagen.library.looks import load_look
from slagen.library.outline import check_names, load_outline
from slagen.terms.agreement import Agreement

CLAUSES = load_clauses(folder("clauses") / "en")
OUTLINES = {kind: load_outline(folder("templates") / kind / "agreement.yaml") for kind in pipeline.kinds()}


@pytest.mark.parametrize("key", sorted(CLAUSES), ids="/".join)
def test_clause_names_only_what_the_terms_know(key: tuple[str, str]) -> None:
    """Every name that a clause prints or asks for is a term of the agreement, and its template is a safe one."""
    check_body(CLAUSES[key], Agreement)
    assert CLAUSES[key].summary.endswith((".", "?")) and len(CLAUSES[key].guidance) > 40


@pytest.mark.parametrize("kind", sorted(OUTLINES))
def test_outline_conditions_name_terms(kind: str) -> None:
    """Every `when:` of an outline names terms that exist, and every clause that it uses is on disk."""
    outline = OUTLINES[kind]
    check_names(outline, Agreement)
    used = [entry.use for part in outline.parts for entry in part.entries]
    assert len(used) > 15
    assert [clause for clause in used if (clause, "balanced") not in CLAUSES] == []


def test_every_clause_is_used() -> None:
    """No clause lies in the library without a kind of agreement that uses it."""
    used = {entry.use for outline in OUTLINES.values() for part in outline.parts for entry in part.entries}
    assert sorted({clause for clause, _ in CLAUSES} - used) == []


@pytest.mark.parametrize("name", sorted(path.parent.name for path in folder("templates").glob("looks/*/look.yaml")))
def test_look_loads(name: str) -> None:
    """Every look on disk loads and carries its folder's name."""
    assert load_look(name).name == name


def test_sentences_are_short() -> None:
    """No sentence of a clause runs over sixty words: a clause is read at nine in the evening during an outage."""
    import re

    long: list[str] = []
    for clause in CLAUSES.values():
        body = re.sub(r"\{%.*?%\}", " ", clause.body)
        body = re.sub(r"\{\{.*?\}\}", "x", body)
        for sentence in re.split(r"(?<=[.:;])\s+|\n\s*\n|\n\s*(?:\d+\.|-|\|)", body):
            if len(sentence.split()) > 60:
                long.append(f"{clause.place}: {sentence[:80]}")
    assert long == []


def test_the_library_folder_holds_only_clauses() -> None:
    """Each file under clauses/en is a clause."""
    files = [path for path in Path(folder("clauses") / "en").rglob("*") if path.is_file()]
    assert len(files) == len(CLAUSES)
