"""Everything in the library on disk is well made: every clause, outline, default and look, without a list of names here."""

from __future__ import annotations

from pathlib import Path

import pytest

from slagen import pipeline
from slagen.data import folder
from slagen.library.looks import load_look
from slagen.lint.registry import FAULT, RULES

LIBRARY = pipeline.library()
CLAUSES = LIBRARY.clauses()
FOUND = pipeline.lint()


@pytest.mark.parametrize("rule", [FAULT, *(rule.id for rule in RULES if rule.severity != "advice")])
def test_the_library_passes_its_own_lint(rule: str) -> None:
    """No rule of `slagen clauses lint` finds an error in the shipped library, and nothing in it would stop a build."""
    assert [problem.line() for problem in FOUND if problem.id == rule] == []


@pytest.mark.parametrize("kind", LIBRARY.kinds())
def test_an_outline_uses_many_clauses(kind: str) -> None:
    """Every kind is made of more than fifteen clauses, all of them on disk in the balanced position."""
    used = [entry.use for part in LIBRARY.outline(kind).parts for entry in part.entries]
    assert len(used) > 15
    assert [clause for clause in used if (clause, "balanced") not in CLAUSES] == []


@pytest.mark.parametrize("name", sorted(path.parent.name for path in folder("templates").glob("looks/*/look.yaml")))
def test_look_loads(name: str) -> None:
    """Every look on disk loads and carries its folder's name."""
    assert load_look(name).name == name


def test_the_library_folder_holds_only_clauses() -> None:
    """Each file under clauses/en is a clause."""
    files = [path for path in Path(folder("clauses") / "en").rglob("*") if path.is_file()]
    assert len(files) == len(CLAUSES)
