"""A look's file on disk becomes a Look that every renderer reads."""

from __future__ import annotations

from pathlib import Path

from slagen.answers.loading import load
from slagen.answers.reading import compose
from slagen.errors import AnswersError, LibraryError
from slagen.library.faults import refuse_problems
from slagen.library.shelf import Shelf, shipped_shelf
from slagen.library.texts import read_text
from slagen.render.look import Look


def load_look(name: str, shelf: Shelf | None = None) -> Look:
    """The look `name`. Raises LibraryError with file and line where it is unknown or wrong."""
    shelf = shelf or shipped_shelf()
    looks = shelf.below("templates/looks/", "/look.yaml")
    if f"{name}/look.yaml" not in looks:
        known = ", ".join(file.removesuffix("/look.yaml") for file in looks)
        raise LibraryError(f"there is no look {name!r}; the looks are {known}")
    return read_look(looks[f"{name}/look.yaml"])


def read_look(file: Path) -> Look:
    """A look from its file. Raises LibraryError with every fault, each with its line."""
    try:
        return load(Look, compose(read_text(file), str(file)), file=str(file)).value
    except AnswersError as error:
        refuse_problems(error.problems)
        raise
