"""Bands of a credit scheme become a picture of steps: what each result earns, and where a limit cuts it off."""

from __future__ import annotations

from decimal import Decimal

from slagen.credits.bands import band_edges, band_reached
from slagen.document.drawing import Box, Label, Shape, Trace
from slagen.document.nodes import Block
from slagen.quantities import Measure
from slagen.schedules.credit_bands import edge_words
from slagen.schedules.money_words import cap_span
from slagen.schedules.pictures.sketch import cut, figure, sentence, words, wrapped
from slagen.terms.agreement import Agreement
from slagen.terms.credits import Band, Cap, Scheme

LEFT, RIGHT, TOP, HIGH = 80, 985, 34, 190
FOOT = TOP + HIGH
MOST = 10
SPANS = ("event", "month", "billing-cycle", "invoice", "unsaid")


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """A picture for each scheme that pays shares of a fee by bands of one unit."""
    schemes = terms.credits.schemes if terms.credits else {}
    return tuple(block for key, scheme in schemes.items() for block in _picture(terms, scheme, f"credits.schemes.{key}"))


def steps(scheme: Scheme) -> list[tuple[Measure | None, Measure | None, Decimal]]:
    """From the best result of availability down, or from the lowest figure up: edges, and the credit between them.

    Where no band holds the results between two edges, the credit there is nought. Empty where edges cannot be compared.
    """
    edges = [edge for band in scheme.bands for edge in band_edges(band) if edge is not None]
    if not edges or len({edge.unit for edge in edges}) > 1:
        return []
    ordered = sorted({edge.value: edge for edge in edges}.values(), key=lambda edge: edge.value)
    found: list[tuple[Measure | None, Measure | None, Decimal]] = []
    for low, high in zip((None, *ordered), (*ordered, None), strict=True):
        within = _between(low, high)
        band = band_reached(scheme.bands, within) if within is not None else None
        found.append((low, high, band.credit.value if band else Decimal(0)))
    return found


def _between(low: Measure | None, high: Measure | None) -> Measure | None:
    """A result between two edges, or beyond one."""
    known = low or high
    if known is None:
        return None
    value = (low.value + high.value) / 2 if low and high else known.value / 2 if high else known.value + abs(known.value) / 2 + 1
    if low is not None and high is None and known.unit == "%" and known.value <= 100:
        value = (known.value + 100) / 2
    return Measure(value, known.unit)


def _picture(terms: Agreement, scheme: Scheme, path: str) -> tuple[Block, ...]:
    found = steps(scheme)
    if not 2 < len(found) <= MOST + 1 or any(_of_other(band, scheme) for band in scheme.bands):
        return ()
    if found[0][1] is not None and found[0][1].value == 0:
        found = found[1:]
    last = found[-1][0]
    if last is not None and last.unit == "%" and last.value >= 100:
        found = found[:-1]
    cap = limit(terms, scheme)
    share = cap.share.value if cap and cap.share else None
    most = max(*(credit for _, _, credit in found), Decimal(1), share or Decimal(0))
    wide = (RIGHT - LEFT) // len(found)
    shapes: list[Shape] = [Trace(((LEFT, FOOT), (LEFT + wide * len(found), FOOT)), "strong")]
    for place, (low, _, credit) in enumerate(found):
        x, high = LEFT + place * wide, int(credit * HIGH / most)
        if high:
            shapes.append(Box(x, FOOT - high, wide, high, "light" if place % 2 else "mid"))
            shapes.append(Trace(((x, FOOT - high), (x + wide, FOOT - high)), "strong"))
        shapes.append(Label(x + wide // 2, FOOT - high - 8, f"{credit.normalize():f}%", "middle", bold=True))
        if low is not None:
            shapes += [Trace(((x, FOOT), (x, FOOT + 7)), "strong"),
                       Label(x, FOOT + 24, cut(str(low), wide + 10, small=True), "middle", small=True)]  # fmt: skip
    if share is not None:
        y = FOOT - int(share * HIGH / most)
        said = f"limit {share.normalize():f}%"
        shapes.append(Trace(((LEFT, y), (LEFT + wide * len(found), y)), "dashed"))
        for place, text in enumerate(wrapped(said, LEFT - 8, small=True)):
            shapes.append(Label(LEFT - 6, y + 5 + 18 * place, text, "end", small=True))
    shapes.append(Label(LEFT, FOOT + 48, "Result in the Measurement Period, not to scale", small=True, tone="muted"))
    span = f" in each {cap_span(cap)}" if cap and cap.per != "unsaid" else ""
    alt = sentence((
        "The credit for each result",
        *(f"{words(edge_words(band, path))}: {band.credit}" for band in scheme.bands),
        f"The limit{span} is {cap.share}" if cap else "",
    ))
    return figure(f"Credits by result: {scheme.name}", alt, FOOT + 56, shapes)


def _of_other(band: Band, scheme: Scheme) -> bool:
    """Whether a band pays something else than a share of the scheme's fee, so that it has no place on the scale."""
    return band.credit.unit != "percent" or band.basis not in (None, scheme.basis)


def limit(terms: Agreement, scheme: Scheme) -> Cap | None:
    """The lowest limit of one failure or month that is a share of the same fee as the bands are; others have another scale.

    The scheme's own limits count as they do for the credit, those of all credits together only where they name that fee.
    """
    common = terms.credits.caps if terms.credits else ()
    held = [cap for cap in scheme.caps if cap.of in (None, scheme.basis)]
    held += [cap for cap in common if cap.of and cap.of == scheme.basis]
    found = [cap for cap in held if cap.share and cap.per in SPANS and cap.each is None]
    return min(found, key=lambda cap: cap.share.value if cap.share else Decimal(0), default=None)
