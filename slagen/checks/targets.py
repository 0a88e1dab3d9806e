"""KPIs and their targets, each for itself: the rules M-."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from slagen.checks.rules import Finding
from slagen.quantities import Measure
from slagen.terms.agreement import Agreement

# Ratios of two free counts: more can be closed than opened, so these may pass 100 %.
_UNBOUNDED = frozenset({"closing-rate", "cases-handled", "throughput", "volume", "other"})


def percentages_in_range(terms: Agreement) -> Iterator[Finding]:
    """A target in percent lies above 0 and at most at 100; where lower is better, 0 is a target too.

    Why: a share of a whole cannot pass the whole, and a target of nothing promises nothing.
    Fails: availability of 999 %, or of 0 %. Passes: 100 %; packet loss of at most 0 %.
    A closing rate may pass 100 %, since more cases can be closed in a month than were opened.
    Source: definition of a share.
    """
    for key, kpi in terms.kpis.items():
        figures: list[tuple[str, Measure]] = []
        for index, target in enumerate(kpi.targets):
            figures.append((f"kpis.{key}.targets.{index}.minimum", target.minimum))
            if target.stretch is not None:
                figures.append((f"kpis.{key}.targets.{index}.stretch", target.stretch))
        for path, figure in figures:
            if figure.unit != "%":
                continue
            too_low = figure.value == 0 and kpi.direction == "higher-is-better"
            if too_low or (figure.value > Decimal(100) and kpi.form not in _UNBOUNDED):
                yield Finding(
                    path,
                    f"The target for {kpi.name} is {figure}; a percentage lies above 0% and at most at 100%.",
                    "Write a percentage above 0 and at most 100.",
                )
        if kpi.percentile is not None and not 0 < kpi.percentile.value <= 100:
            yield Finding(
                f"kpis.{key}.percentile",
                f"The percentile of {kpi.name} is {kpi.percentile}.",
                "Write a percentile above 0 and at most 100.",
            )


def credit_bearing_complete(terms: Agreement) -> Iterator[Finding]:
    """A KPI that pays credits says where it is measured, by whom, from which data, and how it is rounded.

    Why: without them nobody but the provider can compute the figure on which money depends.
    Fails: availability that pays credits, with no point of measurement. Passes: point, measured_by, source, rounding said.
    Formula, unit, direction, period and decimals have defaults and so are always there; an empty formula is none.
    Source: service agreements of which the measurement could not be repeated.
    """
    paid = {name for scheme in terms.credits.schemes.values() for name in scheme.kpis} if terms.credits else set()
    for key, kpi in terms.kpis.items():
        if kpi.credit_bearing is False or not (kpi.credit_bearing or key in paid):
            continue
        said = {
            "formula": bool(kpi.formula.strip()),
            "point": bool(kpi.point),
            "measured_by": bool(kpi.measured_by),
            "source": bool(kpi.source),
            "rounding": kpi.rounding is not None or kpi.rounding_rule == "none",
        }
        missing = [name for name, there in said.items() if not there]
        if missing:
            yield Finding(
                f"kpis.{key}",
                f"{kpi.name} pays credits but does not say: {', '.join(missing)}.",
                f"Give {' and '.join(missing)}.",
            )
