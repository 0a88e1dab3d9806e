"""The goal of a period becomes a picture of its pacing line, with the band in which a team is on the line."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from slagen.document.drawing import Label, Shape, Trace
from slagen.document.nodes import Block
from slagen.schedules.pacing import WEEK, days_shown
from slagen.schedules.pictures.sketch import figure, sentence
from slagen.terms import lead_arithmetic as sums
from slagen.terms.agreement import Agreement

LEFT, RIGHT, TOP, HIGH = 90, 930, 30, 240
FOOT = TOP + HIGH
MOST_TICKS = 14


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One picture of all leads together; none without goals in leads."""
    plan = terms.smarketing
    days = sums.line_days(plan) if plan else None
    if plan is None or not days:
        return ()
    total, tolerance = sum(sums.goals(plan).values()), Fraction(plan.tolerance.fraction)
    if not total:
        return ()
    most = total * (1 + tolerance)

    def at(day: int, share: Fraction) -> tuple[int, int]:
        due = sums.pace(total, day, days) * share
        return LEFT + (RIGHT - LEFT) * day // days, FOOT - int(HIGH * due / most)

    shapes: list[Shape] = [Trace(((LEFT, TOP - 10), (LEFT, FOOT), (RIGHT + 10, FOOT)), "strong")]
    shown = days_shown(days, WEEK[plan.pacing_days])
    every = -(-len(shown) // MOST_TICKS)
    for place, day in enumerate(shown):
        x, y = at(day, sums.ONE)
        shapes.append(Trace(((x, FOOT), (x, FOOT + 6)), "strong"))
        if (len(shown) - 1 - place) % every == 0:
            shapes += [Trace(((x, FOOT), (x, y))), Label(x, FOOT + 24, f"{day}", "middle", small=True)]
    shapes.append(Trace((at(0, sums.ONE), at(days, sums.ONE)), "strong"))
    for share in (1 + tolerance, max(1 - tolerance, Fraction(0))):
        shapes.append(Trace((at(0, share), at(days, share)), "dashed"))
    low, high = sums.pace_band(sums.pace(total, days, days), plan.tolerance.fraction)
    x, y = at(days, sums.ONE)
    apart = max(y - at(days, 1 + tolerance)[1], 20)
    shapes += [
        Label(x + 12, y + 6, f"{total:,}", bold=True),
        Label(x + 12, y + 6 - apart, f"{high:,}", small=True),
        Label(x + 12, y + 6 + apart, f"{low:,}", small=True),
        Label(LEFT + 10, TOP, "leads", small=True, tone="muted"),
        Label(RIGHT, FOOT + 46, "Business Days" if plan.pacing_days == "working" else "days", "end", small=True, tone="muted"),
    ]
    half = days_shown(days, WEEK[plan.pacing_days])[len(shown) // 2]
    alt = sentence((
        f"The line rises evenly to {total:,} leads after {days} days",
        f"after {half} days {ceil(sums.pace(total, half, days)):,} are due",
        f"on the line is who is at most {plan.tolerance} above or below it: {low:,} to {high:,} at the end",
    ))
    return figure("The pacing line of all leads", alt, FOOT + 54, shapes)
