"""A look's file on disk becomes a Look that every renderer reads."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from slagen.answers.loading import load
from slagen.answers.reading import compose
from slagen.errors import AnswersError, LibraryError, Place, UsageError
from slagen.library.faults import refuse_problems
from slagen.library.names import near_hint
from slagen.library.shelf import Shelf, shipped_shelf
from slagen.library.texts import read_text
from slagen.render.images import Picture, PictureError, read_picture
from slagen.render.look import Look, LookFile, Paper
from slagen.render.running import fitted


def load_look(name: str, shelf: Shelf | None = None) -> Look:
    """The look `name`. Raises UsageError where it is unknown, LibraryError with file and line where it is wrong."""
    shelf = shelf or shipped_shelf()
    looks = shelf.below("templates/looks/", "/look.yaml")
    if f"{name}/look.yaml" not in looks:
        known = [file.removesuffix("/look.yaml") for file in looks]
        raise UsageError(f"There is no look {name!r}; the looks are {', '.join(known)}{near_hint(name, known) or '.'}")
    # Whatever its file says, a look has the name by which it is found: what is built with it carries that name inside.
    return replace(read_look(looks[f"{name}/look.yaml"]), name=name)


def on_paper(look: Look, paper: Paper) -> Look:
    """The same look on another paper."""
    return fitted(replace(look, page=replace(look.page, size=paper)))


def read_look(file: Path) -> Look:
    """A look from its file, with its logo. Raises LibraryError with every fault, each with its line."""
    return look_of(read_text(file), file)


def look_of(text: str, file: Path, picture: Picture | None = None) -> Look:
    """A look from the text of its file; its logo is `picture`, or lies beside the file. Raises LibraryError."""
    try:
        loaded = load(LookFile, compose(text, str(file)), file=str(file))
    except AnswersError as error:
        refuse_problems(error.problems)
        raise
    said = {name: getattr(loaded.value, name) for name in LookFile.__struct_fields__}
    return fitted(Look(**said, picture=picture or _picture(loaded.value, file, loaded.places.get("logo.file"))))


def _picture(said: LookFile, file: Path, place: Place | None) -> Picture | None:
    """The logo's picture, which lies beside the look's file or below it."""
    if said.logo is None:
        return None
    try:
        return read_picture(said.logo.file, file.parent)
    except PictureError as error:
        raise LibraryError(str(error), place or Place(str(file))) from None
