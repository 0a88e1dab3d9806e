"""Answers read become the look in which they are printed, and what travels inside the files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from slagen.document.nodes import Document
from slagen.errors import AnswersError, Problem
from slagen.outcomes import Reading
from slagen.render.attachments import Carry

if TYPE_CHECKING:
    from slagen.render.look import Look, Paper

PLAIN = "plain"


def look_of(reading: Reading, look: str | None = None, paper: Paper | None = None) -> Look:
    """The look that was asked for, else that of the answers, else the plain one. Raises LibraryError where there is none."""
    said = reading.terms.document
    return reading.using.look(look or said.look or PLAIN, paper or said.paper)


def with_guest(look: Look, reading: Reading) -> Look:
    """The look with the customer's logo for the cover, where the answers name one.

    Raises AnswersError where there is no such picture beside the answers file, or none that can be used.
    """
    name = reading.terms.document.customer_logo
    if name is None or reading.terms.document.style != "proposal":
        return look
    from slagen.render.images import PictureError, read_picture
    from slagen.render.look import Guest

    customers = [party.name for party in reading.terms.parties.values() if party.role == "customer"]
    try:
        picture = read_picture(name, reading.file.parent)
    except PictureError as error:
        path = "document.customer_logo"
        raise AnswersError([Problem("A-VALUE", "error", str(error), path, place=reading.places.get(path))]) from None
    return replace(look, guest=Guest(picture, f"Logo of {', '.join(customers)}"))


def carrying(reading: Reading, document: Document, look: Look) -> Carry:
    """What a document made of these answers carries inside, by the engine that lays it out."""
    from slagen.twin.embedding import embedded
    from slagen.twin.travelling import travelling

    answers = travelling(reading.root)
    return partial(embedded, answers, reading.terms, document, reading.using.shelf, look)
