"""Hours of service and weekly maintenance windows become a picture of the week, a bar for each span on each day."""

from __future__ import annotations

from collections.abc import Iterable

from slagen.document.drawing import Box, Label, Shape, Trace
from slagen.document.nodes import Block
from slagen.quantities import WeeklyHours
from slagen.quantities.times import DAY_MINUTES, WEEKDAYS
from slagen.schedules.pictures.sketch import GROUNDS, figure, key, key_rows, sentence
from slagen.terms.agreement import Agreement

LEFT, RIGHT, TOP = 130, 970, 30
BAR, AIR = 11, 8
MOST = len(GROUNDS)


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """Up to four schedules of hours and windows in one picture; none where there is nothing but the whole week."""
    every = _shown(terms)
    shown = every[:MOST]
    if not shown or all(hours.is_always for _, hours in shown):
        return ()
    names = [(GROUNDS[place], name) for place, (name, _) in enumerate(shown)]
    row = BAR * len(shown) + AIR
    foot = TOP + row * 7
    shapes: list[Shape] = []
    for hour in range(0, 25, 3):
        x = _x(hour * 60)
        shapes += [Trace(((x, TOP - 4), (x, foot))), Label(x, TOP - 11, f"{hour:02}:00", "middle", small=True, tone="muted")]
    for day, name in enumerate(WEEKDAYS):
        top = TOP + day * row
        shapes += [Trace(((0, top), (RIGHT, top))), Label(0, top + row // 2 + 6, name, bold=day < 5)]
    shapes.append(Trace(((0, foot), (RIGHT, foot))))
    for place, (_, hours) in enumerate(shown):
        for day, start, end in spans(hours):
            top = TOP + day * row + AIR // 2 + place * BAR
            shapes.append(Box(_x(start), top, max(_x(end) - _x(start), 2), BAR - 1, GROUNDS[place]))
    shapes += key(names, foot + 28, LEFT)
    more = len(every) - len(shown)
    left = f"{more} more {'stands' if more == 1 else 'stand'} in the tables" if more else ""
    alt = sentence((*(f"{name}: {hours}" for name, hours in shown), left))
    height = foot + 12 + 26 * key_rows(names, LEFT)
    return figure("The week at a glance", f"The days of a week with their hours. {alt}", height, shapes)


def spans(hours: WeeklyHours) -> Iterable[tuple[int, int, int]]:
    """Day, first and last minute of every span; one over midnight is two, on two days."""
    for day, span in hours.spans:
        end = span.end_minute
        yield day, span.start.minutes, min(end, DAY_MINUTES)
        if end > DAY_MINUTES:
            yield (day + 1) % 7, 0, end - DAY_MINUTES


def _shown(terms: Agreement) -> list[tuple[str, WeeklyHours]]:
    """Schedules of hours first, then windows of every week; the same hours under several names once."""
    found: dict[WeeklyHours, list[str]] = {}
    for coverage in terms.coverage.values():
        if coverage.hours is not None and coverage.hours.spans:
            found.setdefault(coverage.hours, []).append(coverage.name)
    for window in terms.maintenance.windows.values() if terms.maintenance else ():
        if window.hours is not None and window.hours.spans and window.recurrence == "weekly":
            found.setdefault(window.hours, []).append(window.name)
    return [(", ".join(dict.fromkeys(names)), hours) for hours, names in found.items()]


def _x(minute: int) -> int:
    return LEFT + (RIGHT - LEFT) * minute // DAY_MINUTES
