"""A Word file becomes the values of a look, each with where it comes from, and the list of what could not be taken."""

from __future__ import annotations

from slagen.letterhead.furniture import furniture
from slagen.letterhead.letters import colours, type_sizes, typefaces
from slagen.letterhead.pages import page
from slagen.letterhead.roles import roles
from slagen.letterhead.source import Source
from slagen.letterhead.styles import Styles
from slagen.letterhead.taken import Taken


def take(source: Source) -> Taken:
    """Raises UsageError and LimitError where the file's parts cannot be read."""
    taken = Taken()
    styles = Styles(source)
    found = roles(source, styles)
    page(taken, source)
    typefaces(taken, source, found)
    type_sizes(taken, source, styles, found)
    colours(taken, source, styles, found)
    furniture(taken, source, styles)
    return taken
