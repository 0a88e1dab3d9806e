"""The short list of filters a clause text may use: each turns a view into a view or chooses between words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from slagen.assembly import views
from slagen.assembly.views import View, leaf
from slagen.errors import LibraryError
from slagen.library import compare
from slagen.quantities import Duration
from slagen.schedules import money_words


def _view(value: Any) -> View:
    if not isinstance(value, View):
        raise LibraryError("a filter works on a term, not on words")
    return value


def _joined(value: Any, word: str) -> View:
    view = _view(value)
    texts: Sequence[str] = [str(item) for item in view]
    if not texts:
        raise LibraryError(f"{views.path_of(view)!r} is empty: guard it with an if")
    text = texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} {word} {texts[-1]}"
    return leaf(text, views.path_of(view))


def join_and(value: Any) -> View:
    """a, b and c"""
    return _joined(value, "and")


def join_or(value: Any) -> View:
    """a, b or c"""
    return _joined(value, "or")


def lower(value: Any) -> View:
    """The printed form in small letters."""
    return leaf(str(_view(value)).lower(), views.path_of(value))


def capital(value: Any) -> View:
    """The printed form with a capital first letter."""
    text = str(_view(value))
    return leaf(text[:1].upper() + text[1:], views.path_of(value))


def count(value: Any) -> View:
    """The number of items."""
    return View(len(_view(value)), views.path_of(value), int, None)


def plural(value: Any, one: str, many: str) -> str:
    """`one` where the number (or the number of items) is 1, else `many`."""
    content = views.raw(_view(value))
    amount = len(content) if isinstance(content, tuple | list | dict | frozenset) else compare.number(content)
    return one if amount == 1 else many


def date(value: Any) -> View:
    """A date in words, `1 January 2027`; the same as printing it."""
    return leaf(str(_view(value)), views.path_of(value))


def every(value: Any) -> View:
    """A length of time as a rhythm: `every month`, `every 2 weeks`."""
    length = views.raw(_view(value))
    if not isinstance(length, Duration):
        raise LibraryError(f"{views.path_of(value)!r} is no length of time, which 'every' needs")
    said = length.every() if length.clock in ("", "24x7", "service", "end-of-day") else f"every {value}"
    return leaf(said.replace("every 1 ", "every ", 1), views.path_of(value))


def said(value: Any) -> bool:
    """Whether there is an answer at all; a typed no is one."""
    return views.raw(_view(value)) is not None


def basis(value: Any) -> View:
    """A fee base in words, as the schedules say it."""
    return leaf(money_words.basis_words(views.raw(_view(value))), views.path_of(value))


def anchor(value: Any) -> View:
    """The event that a deadline counts from, in words."""
    return leaf(money_words.anchor_words(views.raw(_view(value))), views.path_of(value))


def pays_shares(value: Any) -> bool:
    """Whether a scheme pays some share of a fee, so that the fee needs a name."""
    return money_words.pays_shares(views.raw(_view(value)))


def having(value: Any, name: str, *wanted: str) -> View:
    """The records of a table that have something under `name`; with `wanted`, those that have one of these there."""
    view = _view(value)
    table = views.raw(view)
    if table is not None and not isinstance(table, dict):
        raise LibraryError(f"{views.path_of(view)!r} is no table, which 'having' needs")
    kept = {}
    for record in views.items_of(view):
        found = views.child(record, name)
        if any(found == word for word in wanted) if wanted else bool(found):
            kept[views.raw(views.child(record, "id"))] = views.raw(record)
    return views.narrowed(view, kept)


FILTERS: dict[str, Callable[..., Any]] = {
    "join_and": join_and,
    "join_or": join_or,
    "lower": lower,
    "capital": capital,
    "count": count,
    "plural": plural,
    "date": date,
    "every": every,
    "said": said,
    "basis": basis,
    "anchor": anchor,
    "pays_shares": pays_shares,
    "having": having,
}
