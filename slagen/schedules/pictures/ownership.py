"""What a change of ownership does to the agreement becomes a picture of its path: boxes, arrows, and how long each takes."""

from __future__ import annotations

from slagen.document.drawing import Box, Label, Shape, Trace
from slagen.document.nodes import Block
from slagen.schedules.pictures.sketch import figure, sentence, words, wrapped
from slagen.schedules.wording import duration
from slagen.terms.agreement import Agreement
from slagen.terms.management import Ownership
from slagen.terms.positions import position_of

WIDE, HIGH, GAP = 208, 96, 54
TOP = 6


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """Notice, completion, what the option makes of it, and help at the end."""
    held = terms.ownership
    if held is None or not _as_agreed(terms, held):
        return ()
    said = {
        name: words(duration(terms, getattr(held, name), f"ownership.{name}")) for name in ("notice", "window", "exit_notice")
    }
    help_ = words(duration(terms, held.transition_help, "ownership.transition_help")) if held.transition_help else ""
    upper, lower = _path(held, said, help_)
    shapes: list[Shape] = []
    for place, text in enumerate(upper):
        shapes += _box(place, 0, text)
        if place:
            shapes.append(_across(place, 0))
    for place, text in lower.items():
        shapes += _box(place, 1, text)
        before = place - 1 if place - 1 in lower else place
        shapes.append(_across(place, 1) if before != place else _down(place))
    height = TOP + (HIGH + GAP) * (2 if lower else 1) - GAP + 4
    order = [*upper, *lower.values()]
    return figure("What follows from a Change of Ownership", sentence(order), height, shapes)


def _as_agreed(terms: Agreement, held: Ownership) -> bool:
    """Whether the clauses are those that the picture shows: a position may turn their path."""
    option = {"continue-and-renegotiate": "renegotiate"}.get(held.option, held.option)
    clauses = [f"ownership/{name}" for name in ("notice", option, "transition")]
    return all(position_of(one, terms.positions) == "balanced" and one not in terms.leave_out for one in clauses)


def _path(held: Ownership, said: dict[str, str], help_: str) -> tuple[list[str], dict[int, str]]:
    """The boxes of the upper line, and those of the lower by their place."""
    begin = [f"Notice at least {said['notice']} before completion", "Change of Ownership completed"]
    ends = f"The other Party may end the Agreement with {said['exit_notice']} of notice"
    help_box = {3: f"Transition help for {help_} after that notice"} if help_ else {}
    match held.option:
        case "continue-unchanged":
            return [*begin, "The Successor is bound", "The Agreement continues unchanged"], {}
        case "continue-and-renegotiate":
            asks = f"Either Party may ask to renegotiate within {said['window']}"
            return [*begin, asks, "Agreed, or nobody acts: it continues"], {2: f"Not agreed: {_small(ends)}", **help_box}
        case "consent":
            asks = f"The other Party consents or refuses within {said['window']}"
            return [*begin, asks, "Consent or silence: it passes to the Successor"], {2: f"Refused: {_small(ends)}", **help_box}
        case _:
            asks = f"The other Party may decide within {said['window']}"
            ended = f"Notice given: the Agreement ends {said['exit_notice']} later"
            return [*begin, asks, "No notice in time: it continues"], {2: ended, **help_box}


def _small(text: str) -> str:
    return text[0].lower() + text[1:]


def _x(place: int) -> int:
    return 3 + place * (WIDE + GAP)


def _y(row: int) -> int:
    return TOP + row * (HIGH + GAP)


def _box(place: int, row: int, text: str) -> list[Shape]:
    x, y = _x(place), _y(row)
    shapes: list[Shape] = [Box(x, y, WIDE, HIGH, "light" if row == 0 else "none", "strong")]
    lines = wrapped(text, WIDE - 20, small=True, most=4)
    first = y + HIGH // 2 - 10 * len(lines) + 15
    return [*shapes, *(Label(x + WIDE // 2, first + 20 * n, one, "middle", small=True) for n, one in enumerate(lines))]


def _across(place: int, row: int) -> Trace:
    y = _y(row) + HIGH // 2
    return Trace(((_x(place - 1) + WIDE, y), (_x(place) - 2, y)), "strong", arrow=True)


def _down(place: int) -> Trace:
    x = _x(place) + WIDE // 2
    return Trace(((x, _y(0) + HIGH), (x, _y(1) - 2)), "strong", arrow=True)
