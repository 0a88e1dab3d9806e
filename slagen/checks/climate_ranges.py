"""The ranges of climate that a data center promises: the rule DC-RANGE."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from slagen.checks.rules import Finding
from slagen.quantities import Measure
from slagen.terms.agreement import Agreement
from slagen.terms.kpis import Range


def ranges_hold(terms: Agreement) -> Iterator[Finding]:
    """A range has its low end below its high one and its alarm inside; a second unit says the same range.

    Why: a range turned round can never be met, and 89 °F is not 32 °C when somebody has to pay.
    Fails: 27 °C to 18 °C; an alarm at 30 °C in a range to 27 °C; at most 89.6 °F printed as 30 °C.
    Passes: 18 °C to 27 °C, alarm outside 19 °C to 26 °C; 89.6 °F printed as 32 °C; at most 32 °C.
    A printed figure may be rounded to the digits in which it stands.
    Source: climate clauses with two units.
    """
    for key, climate in (terms.data_center.climate if terms.data_center else {}).items():
        span, path = climate.range, f"data_center.climate.{key}"
        if span is None:
            continue
        if span.low is None and span.high is None:
            yield Finding(f"{path}.range", f"{climate.name} has a range without a low or a high end.", "Give one of them.")
        for low, high, words in (
            (span.low, span.high, "the low end {0} is not below the high end {1}"),
            (span.low, span.alarm_low, "the alarm at {1} lies outside the range from {0}"),
            (span.alarm_high, span.high, "the alarm at {0} lies outside the range to {1}"),
            (span.alarm_low, span.alarm_high, "the low alarm {0} is not below the high alarm {1}"),
        ):
            if low is not None and high is not None and low.unit == high.unit and not low < high:
                yield Finding(f"{path}.range", f"In {climate.name}, {words.format(low, high)}.", "Change one of the two.")
        for name, one, other in _printed(span, climate.printed):
            if not _is(one, other):
                yield Finding(
                    f"{path}.printed.{name}",
                    f"{climate.name} says {one} and prints {other}; {one} is {_converted(one)}.",
                    "Correct one of the two figures.",
                )


def _printed(span: Range, printed: Range | None) -> Iterator[tuple[str, Measure, Measure]]:
    for name in ("low", "high", "alarm_low", "alarm_high"):
        one, other = getattr(span, name), getattr(printed, name, None)
        if one is not None and other is not None:
            yield name, one, other


def _converted(figure: Measure) -> Measure:
    """°C as °F and the other way round, exact to hundredths; any other figure is itself."""
    if figure.unit == "°C":
        return Measure((figure.value * 9 / 5 + 32).quantize(Decimal("0.01")).normalize(), "°F")
    if figure.unit == "°F":
        return Measure(((figure.value - 32) * 5 / 9).quantize(Decimal("0.01")).normalize(), "°C")
    return figure


def _is(one: Measure, other: Measure) -> bool:
    """Whether a printed figure is the same as another, in the digits in which one of them is printed."""
    for figure, printed in ((one, other), (other, one)):
        same = figure if figure.unit == printed.unit else _converted(figure)
        digits = Decimal(1).scaleb(int(printed.value.as_tuple().exponent))
        if same.unit == printed.unit and same.value.quantize(digits) == printed.value:
            return True
    return False
