"""Terms become the same terms with one option changed: every closed list, yes or no, and optional value, one at a time."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Any, Literal, Union, get_args, get_origin

from msgspec.structs import replace

from slagen.library import names
from slagen.terms.base import Term


def options(terms: Any, families: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """A label and the terms for every other value that one option in these families may take."""
    for family in families:
        group = getattr(terms, family)
        if isinstance(group, Term):
            for label, changed in _changed(group, family):
                yield label, replace(terms, **{family: changed})


def _changed(group: Term, path: str) -> Iterator[tuple[str, Term]]:
    for name, hint in names.field_hints(type(group)).items():
        now = getattr(group, name)
        for other in _others(hint, now):
            yield f"{path}.{name}={other}", replace(group, **{name: other})
        if isinstance(now, Term):
            for label, changed in _changed(now, f"{path}.{name}"):
                yield label, replace(group, **{name: changed})


def _others(hint: Any, now: Any) -> list[Any]:
    found: list[Any] = []
    for option in names.alternatives(hint):
        inner = names.bare(option)
        if get_origin(inner) is Literal:
            found += get_args(inner)
        elif inner is bool:
            found += [True, False]
    if get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint):
        found.append(None)
    return [other for other in found if other != now]
