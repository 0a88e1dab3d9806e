"""A tree of text nodes and a Struct type become terms, with the place and the origin of every one of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Generic, TypeVar

import msgspec
import yaml
from msgspec import Struct

from slagen.answers.findings import Findings, Label
from slagen.answers.layers import Layer, under
from slagen.answers.references import check
from slagen.answers.trail import WRONG
from slagen.answers.walking import Walk
from slagen.errors import Place, Problem

T = TypeVar("T", bound=msgspec.Struct)


class Loaded(Struct, Generic[T], frozen=True):
    """Terms and where they come from.

    `places` maps the path of everything found in the answers file to its place, `sources` that of everything a kind or a
    position assumes to its place in their files; the rest of what is assumed is the terms' own. `given` and `assumed`
    hold the paths of single values (`tiers.gold.price`, `goals.0.text`): typed by the user, or taken from a default.
    `blanks` are typed blanks by path, such as `[redacted]`; the terms lack what they belong to, and `warnings` hold an
    error for each.
    """

    value: T
    places: dict[str, Place]
    sources: dict[str, Place]
    given: frozenset[str]
    assumed: frozenset[str]
    warnings: tuple[Problem, ...]
    blanks: dict[str, str]


def load(
    cls: type[T], root: yaml.Node, *, file: str, defaults: yaml.Node | None = None, label: Label | None = None,
    layers: Sequence[Layer] = (), currency: str = "", outside: Mapping[str, Collection[str]] | None = None,
    advice: Mapping[str, str] | None = None,
) -> Loaded[T]:  # fmt: skip
    """Convert the tree from `compose` to `cls`, filling gaps from `defaults` and then from the type's own defaults.

    A family that is left out is taken from `defaults` whole; one that stands there as an empty group must be answered.
    Into one that was typed only single values come from there, and what it cannot lack; groups, tables and lists are
    its own. `layers` lie over the defaults, the later over the earlier, and fill groups that were typed as well. `label`
    turns a path into the questionnaire's words; an amount without a currency gets `currency`; `outside` holds the names
    of tables that references lead to beyond the answers; `advice` says of a name that is not known here what to do
    about it.
    Raises AnswersError with every problem found, in the order of the file.
    """
    findings = Findings(file, label)
    walk = Walk(findings, currency, advice)
    walk.tables.update({name: list(names) for name, names in (outside or {}).items()})
    value = walk.root(cls, root, under(cls, defaults, layers, root))
    check(walk.references, walk.tables, findings)
    findings.stop_if_wrong()
    if value is WRONG or not isinstance(value, cls):
        raise RuntimeError("a wrong answer was passed over without a problem")
    return Loaded(
        value,
        walk.places,
        walk.sources,
        frozenset(walk.given),
        frozenset(walk.assumed),
        (*findings.problems("warning", "advice"), *walk.open_points),
        walk.blanks,
    )
