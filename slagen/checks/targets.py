"""KPIs and their targets, each for itself: the rules M- about figures, units and comparisons."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from slagen.checks.band_tables import told_apart
from slagen.checks.rules import Finding
from slagen.checks.units import kind_of_unit
from slagen.quantities import Measure
from slagen.terms.agreement import Agreement
from slagen.terms.kpis import Kpi, Target, unit_of

# Ratios of two free counts: more can be closed than opened, so these may pass 100 %.
_UNBOUNDED = frozenset({"closing-rate", "cases-handled", "throughput", "volume", "other"})
_LOWER = frozenset({"at-most", "less-than"})
_STRICT = frozenset({"more-than", "less-than"})
_WORDS = {"at-least": "at least", "more-than": "more than", "at-most": "at most", "less-than": "less than"}


def percentages_in_range(terms: Agreement) -> Iterator[Finding]:
    """A target in percent lies above 0 and at most at 100; where lower is better, 0 is a target too.

    Why: a share of a whole cannot pass the whole, and a target of nothing promises nothing.
    Fails: availability of 999 %, or of 0 %. Passes: 100 %; packet loss of at most 0 %.
    A closing rate may pass 100 %, since more cases can be closed in a month than were opened.
    Source: definition of a share.
    """
    for key, kpi in terms.kpis.items():
        for path, figure in _figures(key, kpi):
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
    """A KPI that pays credits says what must be met, where it is measured, by whom, from which data, and how it is rounded.

    Why: without them nobody but the provider can compute the figure on which money depends.
    Fails: availability that pays credits, with no point of measurement, or with no target, range or breach at all.
    Passes: a target, formula, point, measured_by (or monitor), source and rounding said; rounding_rule none is said too.
    Unit, direction and period have defaults and so are always there.
    Source: service agreements of which the measurement could not be repeated.
    """
    paid = {name for scheme in terms.credits.schemes.values() for name in scheme.kpis} if terms.credits else set()
    for key, kpi in terms.kpis.items():
        if kpi.credit_bearing is False or not (kpi.credit_bearing or key in paid):
            continue
        said = {
            "targets": ("what must be met", bool(kpi.targets or kpi.range or kpi.breach)),
            "formula": ("how it is computed", bool(kpi.formula and kpi.formula.strip())),
            "point": ("where it is measured", bool(kpi.point)),
            "measured_by": ("by whom it is measured", bool(kpi.measured_by or kpi.monitor)),
            "source": ("from which data", bool(kpi.source)),
            "rounding": ("how it is rounded", kpi.rounding is not None or kpi.rounding_rule == "none"),
        }
        missing = {field: words for field, (words, there) in said.items() if not there}
        if missing:
            yield Finding(
                f"kpis.{key}",
                f"{kpi.name} pays credits but does not say {_listed(list(missing.values()))}.",
                f"Give {_listed(list(missing))}.",
            )


def units_agree(terms: Agreement) -> Iterator[Finding]:
    """Each target is a figure of its KPI's own sort of unit.

    Why: a target of 4 hours for a figure in percent can be neither met nor missed, and no other check can compare it.
    Fails: unit % beside a target of 4 h; targets of 99 % and of 12 ms for one KPI. Passes: unit h beside 240 min.
    A unit that was not said is that of the first target. Names of things, such as misses and failures, are not compared.
    Source: definition of a unit.
    """
    for key, kpi in terms.kpis.items():
        unit = unit_of(kpi)
        for path, figure in _figures(key, kpi):
            if kind_of_unit(figure.unit) != kind_of_unit(unit):
                yield Finding(
                    path,
                    f"The target for {kpi.name} is {figure}, but the KPI is measured in {unit}.",
                    "Write the target in the KPI's unit, or set the unit right.",
                )


def operators_agree(terms: Agreement) -> Iterator[Finding]:
    """A target is compared in the direction that is better, and as the printed formula compares it.

    Why: at a result exactly at the target, “more than 99.9 %” is a breach and “at least 99.9 %” is none.
    Fails: a formula that ends in “> 99.9 %” beside a target of at least 99.9 %; at most 99.9 % where higher is better.
    Passes: more than 99.9 % in both. A formula that compares the other way round speaks of single events (restored in less
    than 2 h), not of the target.
    Source: a published agreement whose text says at least and whose formula says more than.
    """
    for key, kpi in terms.kpis.items():
        if kpi.direction == "inside-range":
            continue
        lower = kpi.direction == "lower-is-better"
        for place, target in enumerate(kpi.targets):
            if target.minimum is None:
                continue
            path, operator = f"kpis.{key}.targets.{place}.operator", _operator(kpi, target)
            if (operator in _LOWER) != lower:
                yield Finding(
                    path,
                    f"The target for {kpi.name} is {_WORDS[operator]} {target.minimum}, but "
                    f"{'lower' if lower else 'higher'} is better.",
                    f"Compare with {'at-most or less-than' if lower else 'at-least or more-than'}, or set the direction right.",
                )
            elif _compares_otherwise(kpi, operator, lower=lower) and kpi.formula_operator is not None:
                yield Finding(
                    path,
                    f"The target for {kpi.name}{told_apart(terms, target)} is {_WORDS[operator]} {target.minimum}, but its "
                    f"formula says {_WORDS[kpi.formula_operator]}.",
                    "Let both say the same.",
                )


def categories_known(terms: Agreement) -> Iterator[Finding]:
    """A target or a scheme that is told apart by categories names categories and values that the agreement lists.

    Why: a target for “standrd” applies to nothing.
    Fails: network: standrd beside the values premium and standard. Passes: network: standard.
    Source: definition of a reference.
    """
    named: list[tuple[str, str, tuple[str, ...]]] = [
        (f"kpis.{key}.targets.{place}.dimensions.{dimension}", dimension, (value,))
        for key, kpi in terms.kpis.items()
        for place, target in enumerate(kpi.targets)
        for dimension, value in target.dimensions.items()
    ]
    for key, scheme in (terms.credits.schemes if terms.credits else {}).items():
        named += [
            (f"credits.schemes.{key}.dimensions.{dimension}", dimension, values)
            for dimension, values in scheme.dimensions.items()
        ]
    for path, dimension, values in named:
        known = terms.dimensions.get(dimension)
        if known is None:
            listed = ", ".join(terms.dimensions) or "none"
            yield Finding(path, f"No category is called {dimension}.", f"Categories listed under dimensions: {listed}.")
            continue
        for value in values:
            if value not in known.values:
                yield Finding(
                    path, f"The category {known.name} has no value {value}.", f"Write one of {', '.join(known.values)}."
                )


def _figures(key: str, kpi: Kpi) -> Iterator[tuple[str, Measure]]:
    """The figures of a KPI's targets, each with its path."""
    for index, target in enumerate(kpi.targets):
        if target.minimum is not None:
            yield f"kpis.{key}.targets.{index}.minimum", target.minimum
        if target.stretch is not None:
            yield f"kpis.{key}.targets.{index}.stretch", target.stretch


def _operator(kpi: Kpi, target: Target) -> str:
    return target.operator or ("at-most" if kpi.direction == "lower-is-better" else "at-least")


def _compares_otherwise(kpi: Kpi, operator: str, *, lower: bool) -> bool:
    """Whether the formula compares in the same direction as the target, and only one of the two takes the edge in."""
    said = kpi.formula_operator
    return said is not None and (said in _LOWER) == lower and (said in _STRICT) != (operator in _STRICT)


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
