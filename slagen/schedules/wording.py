"""Choices, targets and times of the terms become the few English words that tables print."""

from __future__ import annotations

from slagen.document.nodes import Inline, Value
from slagen.quantities import Duration, TimePromise
from slagen.schedules.cells import answer, line, named, series
from slagen.terms.agreement import Agreement
from slagen.terms.kpis import Kpi, Range, Target
from slagen.terms.scope import Fee

OPERATORS = {"at-least": "at least", "more-than": "more than", "at-most": "at most", "less-than": "less than"}


def plain_words(choice: str | None) -> str:
    """A choice such as `read-only-online` as words."""
    return "" if choice is None else choice.replace("-", " ")


def sentence(words: str) -> str:
    """Words with a capital letter at the start, the rest as it stands."""
    return words[:1].upper() + words[1:]


def duration(terms: Agreement, length: Duration | None, path: str) -> tuple[Inline, ...]:
    """A length of time; a coverage schedule as clock is said by its name."""
    return () if length is None else answer(_clock_named(terms, length, str(length)), path)


def every(terms: Agreement, length: Duration | None, path: str) -> tuple[Inline, ...]:
    """A length of time as a rhythm: “every month”, “every 2 weeks”."""
    return () if length is None else answer(_clock_named(terms, length, length.every()), path)


def span(terms: Agreement, length: Duration, path: str) -> tuple[Inline, ...]:
    """A length of time after “per” or “in each”: a single one is said without its number."""
    said = duration(terms, length, path)
    return tuple(Value(one.text.removeprefix("1 "), one.path) for one in said if isinstance(one, Value))


def promise(terms: Agreement, said: TimePromise | None, path: str) -> tuple[Inline, ...]:
    """A promised time, or the words that stand for it."""
    if said is None:
        return ()
    return answer(said.words, path) if said.duration is None else duration(terms, said.duration, path)


def operator_of(kpi: Kpi, target: Target | None = None) -> str:
    """The words between a KPI and its figure: the target's own, the formula's, or those that its direction means."""
    chosen = (target.operator if target else None) or kpi.formula_operator
    return OPERATORS[chosen or ("at-most" if kpi.direction == "lower-is-better" else "at-least")]


def target_value(kpi: Kpi, target: Target, path: str) -> tuple[Inline, ...]:
    """The figure to be met with its operator: “at least 99.95%”."""
    return line(operator_of(kpi, target), " ", answer(target.minimum, f"{path}.minimum"))


def target_scope(terms: Agreement, target: Target, path: str, *, without_tier: bool = False) -> tuple[Inline, ...]:
    """Where a target applies; nothing where it applies everywhere."""
    severities = terms.severities.levels if terms.severities else {}
    parts = [
        named(terms.tiers, "tiers", None if without_tier else target.tier),
        named(terms.levels, "levels", target.level),
        named(terms.services, "services", target.service),
        named(terms.sites, "sites", target.site),
        answer(target.region, f"{path}.region"),
        named(severities, "severities.levels", target.severity),
        named(terms.coverage, "coverage", target.coverage),
    ]
    for dimension, value in target.dimensions.items():
        known = terms.dimensions.get(dimension)
        label = answer(known.name if known else dimension, f"dimensions.{dimension}.name")
        words = known.values.get(value, value) if known else value
        parts.append(line(label, ": ", answer(words, f"{path}.dimensions.{dimension}")))
    return series(parts)


def range_words(limits: Range, path: str) -> tuple[Inline, ...]:
    """“18 °C to 27 °C, alarm outside 19 °C to 26 °C”."""
    stay = _between(limits.low, limits.high, f"{path}.low", f"{path}.high")
    alarm = _between(limits.alarm_low, limits.alarm_high, f"{path}.alarm_low", f"{path}.alarm_high")
    return series((stay, line("alarm outside ", alarm) if alarm else ()))


def fee_words(terms: Agreement, fee: Fee | None, path: str) -> tuple[Inline, ...]:
    """“EUR 1,200.00 per month and user”."""
    if fee is None:
        return ()
    per = str(fee.per).removeprefix("1 ")
    amount = fee.amount if fee.amount.currency else fee.amount.with_currency(terms.document.currency.code)
    unit = line(" and ", answer(fee.per_unit, f"{path}.per_unit")) if fee.per_unit else ()
    recurring = line(answer(amount, f"{path}.amount"), " per ", answer(per, f"{path}.per"), unit)
    once = line(answer(fee.one_off, f"{path}.one_off"), " once") if fee.one_off else ()
    paid = line("paid in advance for ", answer(fee.prepaid, f"{path}.prepaid")) if fee.prepaid else ()
    return series((recurring, once, paid))


def yes_no(answered: bool, path: str) -> tuple[Inline, ...]:
    """A yes or a no, with its answer."""
    return answer("yes" if answered else "no", path)


def _clock_named(terms: Agreement, length: Duration, said: str) -> str:
    """The words for a length with the name of its coverage schedule instead of the key."""
    if length.clock in terms.coverage:
        return said.removesuffix(length.clock) + terms.coverage[length.clock].name
    return said


def _between(low: object | None, high: object | None, low_path: str, high_path: str) -> tuple[Inline, ...]:
    if low is not None and high is not None:
        return line(answer(low, low_path), " to ", answer(high, high_path))
    if low is not None:
        return line("at least ", answer(low, low_path))
    return line("at most ", answer(high, high_path)) if high is not None else ()
