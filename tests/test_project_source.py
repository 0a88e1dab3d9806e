"""What every source file promises: it says what it does in its first line, and it is short enough to be read."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "slagen").rglob("*.py"))
LONGEST = 300


def label(path: Path) -> str:
    """A source file's name as the test report shows it."""
    return path.relative_to(ROOT).as_posix()


def test_there_are_sources_to_look_at() -> None:
    """The tests below walk a package that is really there."""
    assert ROOT / "slagen" / "errors.py" in SOURCES


@pytest.mark.parametrize("source", SOURCES, ids=label)
def test_a_source_file_begins_by_saying_what_it_does(source: Path) -> None:
    """The first line of every source file is its docstring; only an empty `__init__.py` has none."""
    text = source.read_text(encoding="utf-8")
    if source.name == "__init__.py" and not text.strip():
        return
    assert ast.get_docstring(ast.parse(text)), "no docstring"
    assert text.startswith(('"""', 'r"""')), "the docstring is not the first line"


@pytest.mark.parametrize("source", SOURCES, ids=label)
def test_a_source_file_is_short_enough_to_read(source: Path) -> None:
    """No source file is longer than 300 lines."""
    assert len(source.read_text(encoding="utf-8").splitlines()) <= LONGEST
