"""A look's file on disk becomes a Look that every renderer reads."""

from __future__ import annotations

from slagen.answers.loading import load
from slagen.answers.reading import compose
from slagen.data import folder
from slagen.errors import AnswersError, LibraryError
from slagen.files import read_input
from slagen.render.look import Look


def load_look(name: str) -> Look:
    """The shipped look `name`. Raises LibraryError with file and line where it is unknown or wrong."""
    file = folder("templates") / "looks" / name / "look.yaml"
    if not file.exists():
        known = sorted(path.parent.name for path in folder("templates").glob("looks/*/look.yaml"))
        raise LibraryError(f"there is no look {name!r}; the looks are {', '.join(known)}")
    try:
        return load(Look, compose(read_input(file), str(file)), file=str(file)).value
    except AnswersError as error:
        raise LibraryError(str(error)) from error
