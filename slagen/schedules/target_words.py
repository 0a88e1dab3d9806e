"""Targets become the words of tables: the figure with its comparison, where it applies, how firmly it is promised."""

from __future__ import annotations

from slagen.document.nodes import Inline
from slagen.quantities import Measure, long_date
from slagen.schedules.cells import answer, line, named, names, series
from slagen.schedules.wording import plain_words
from slagen.terms.agreement import Agreement
from slagen.terms.credits import Scheme
from slagen.terms.kpis import Kpi, Range, Target
from slagen.terms.tiers import RuleFigure

OPERATORS = {"at-least": "at least", "more-than": "more than", "at-most": "at most", "less-than": "less than"}
CLOCKS = {"24x7": "around the clock", "service": "in service hours"}
UNCOUNTED = ("%", "", "ms", "s", "min", "h", "d")
EFFORT = {
    "must": "", "reasonable-efforts": "with commercially reasonable efforts", "best-efforts": "with best efforts",
}


def operator_of(kpi: Kpi, target: Target | None = None) -> str:
    """The words between a KPI and its figure: the target's own, or those that the KPI's direction means.

    The comparison inside the formula is another matter: it may be one of single events.
    """
    chosen = target.operator if target else None
    words = OPERATORS[chosen or ("at-most" if kpi.direction == "lower-is-better" else "at-least")]
    counted = target is not None and target.minimum is not None and is_counted(kpi, target.minimum)
    return "fewer than" if counted and words == "less than" else words


def is_counted(kpi: Kpi, figure: Measure) -> bool:
    """Whether a figure is a number of things, such as failures or cases."""
    counted = kpi.statistic == "count" or kpi.form in ("event-count", "cases-handled")
    return counted and figure.unit not in UNCOUNTED


def target_value(kpi: Kpi, target: Target, path: str) -> tuple[Inline, ...]:
    """The figure to be met with its operator: “at least 99.95%”; or where it stands, or that there is none."""
    if target.modality == "no-commitment":
        return answer("no commitment", f"{path}.modality")
    if target.minimum is None:
        return _published(target, f"{path}.published")
    clock = line(", counted ", answer(CLOCKS[target.clock], f"{path}.clock")) if target.clock else ""
    return line(operator_of(kpi, target), " ", answer(target.minimum, f"{path}.minimum"), clock)


def firm_value(terms: Agreement, kpi: Kpi, target: Target, path: str) -> tuple[Inline, ...]:
    """As `target_value`; what is no commitment says so."""
    words = "aim" if target.modality == "commitment" and terms.document.standing == "aims-only" else plain_words(target.modality)
    firm = words in ("commitment", "no commitment")
    return line(target_value(kpi, target, path), "" if firm else f" ({words})")


def nature(terms: Agreement, target: Target, path: str) -> tuple[Inline, ...]:
    """How firmly a target is promised: “commitment, with commercially reasonable efforts”."""
    if target.modality != "commitment":
        return answer(plain_words(target.modality), f"{path}.modality")
    if terms.document.standing == "aims-only":
        return line("aim")
    effort = EFFORT[target.effort or terms.document.effort or "must"]
    own = f"{path}.effort" if target.effort else "document.effort"
    return series((answer("commitment", f"{path}.modality"), answer(effort, own)))


def _published(target: Target, path: str) -> tuple[Inline, ...]:
    """“the value published in the service description, as of 1 March 2027”."""
    page = target.published
    if page is None:
        return ()
    when = long_date(page.as_of) if page.as_of else None
    return series((
        line("the value published in ", answer(page.where, f"{path}.where"),
             line(" (", answer(page.address, f"{path}.address"), ")") if page.address else ""),
        line("as of ", answer(when, f"{path}.as_of")) if when else (),
        line("version ", answer(page.version, f"{path}.version")) if page.version else (),
    ))


def target_scope(terms: Agreement, target: Target, path: str, *, without_tier: bool = False) -> tuple[Inline, ...]:
    """Where a target applies; nothing where it applies everywhere."""
    severities = terms.severities.levels if terms.severities else {}
    parts = [
        named(terms.tiers, "tiers", None if without_tier else target.tier),
        named(terms.levels, "levels", target.level),
        named(terms.services, "services", target.service),
        named(terms.sites, "sites", target.site),
        named(terms.regions, "regions", target.region),
        named(severities, "severities.levels", target.severity),
        named(terms.coverage, "coverage", target.coverage),
        names(terms.critical_periods, "critical_periods", target.critical_periods),
    ]
    for dimension, value in target.dimensions.items():
        parts.append(_category(terms, dimension, [(value, f"{path}.dimensions.{dimension}")]))
    return series(parts)


def scheme_scope(terms: Agreement, scheme: Scheme, path: str) -> tuple[Inline, ...]:
    """What a credit scheme pays for; nothing where it pays for everything."""
    severities = terms.severities.levels if terms.severities else {}
    parts = [
        names(terms.tiers, "tiers", scheme.tiers),
        names(terms.services, "services", scheme.services),
        names(terms.sites, "sites", scheme.sites),
        names(terms.regions, "regions", scheme.regions),
        names(terms.levels, "levels", scheme.levels),
        names(severities, "severities.levels", scheme.severities),
        names(terms.coverage, "coverage", scheme.coverage),
    ]
    for dimension, values in scheme.dimensions.items():
        own = f"{path}.dimensions.{dimension}"
        parts.append(_category(terms, dimension, [(value, f"{own}.{place}") for place, value in enumerate(values)]))
    return series(line("for ", part) if part else () for part in parts)


def _category(terms: Agreement, dimension: str, values: list[tuple[str, str]]) -> tuple[Inline, ...]:
    """“Network tier: Premium, Standard”; a category or value that nobody lists is said by its key."""
    known = terms.dimensions.get(dimension)
    label = answer(known.name if known else dimension, f"dimensions.{dimension}.name")
    said = series(answer(known.values.get(value, value) if known else value, path) for value, path in values)
    return line(label, ": ", said)


def range_words(span: Range, path: str) -> tuple[Inline, ...]:
    """“18 °C to 27 °C, alarm outside 19 °C to 26 °C”."""
    alarm = _between(span.alarm_low, span.alarm_high, f"{path}.alarm_low", f"{path}.alarm_high")
    return series((limits(span, path), line("alarm outside ", alarm) if alarm else ()))


def limits(span: Range, path: str) -> tuple[Inline, ...]:
    """“18 °C to 27 °C”, “at most 70%”."""
    return _between(span.low, span.high, f"{path}.low", f"{path}.high")


def _between(low: object | None, high: object | None, low_path: str, high_path: str) -> tuple[Inline, ...]:
    if low is not None and high is not None:
        return line(answer(low, low_path), " to ", answer(high, high_path))
    if low is not None:
        return line("at least ", answer(low, low_path))
    return line("at most ", answer(high, high_path)) if high is not None else ()


def rule_figure(figure: RuleFigure, path: str) -> tuple[Inline, ...]:
    """A figure inside a rule: “length of a password: at least 8 characters”, “change: every 30 days”."""
    edges = _between(figure.at_least, figure.at_most, f"{path}.at_least", f"{path}.at_most")
    every = answer(figure.every.every(), f"{path}.every") if figure.every else ()
    return line(answer(figure.name, f"{path}.name"), ": ", series((edges, every)))
