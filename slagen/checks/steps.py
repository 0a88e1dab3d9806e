"""Credits that grow by steps: where counting starts, what a started step is worth, which failures pay nothing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from slagen.checks.rules import Finding
from slagen.checks.schemes import schemes
from slagen.credits.mechanisms import POINTS_OF_PERCENT, minutes_of
from slagen.quantities import Measure
from slagen.terms.agreement import Agreement
from slagen.terms.credits import Scheme, StepRule
from slagen.terms.reach import paid_by

_MONTH = Decimal(43200)


def rules_of(scheme: Scheme) -> Iterator[tuple[str, StepRule]]:
    """The step rules of a scheme by field."""
    if scheme.step:
        yield "step", scheme.step
    if scheme.gap_rate:
        yield "gap_rate", scheme.gap_rate


def rounding_said(terms: Agreement) -> Iterator[Finding]:
    """A credit by steps says whether a started step counts.

    Why: 29 minutes at 5 % for each 30 minutes are 0 % or 5 %, and each side reads it its own way.
    Fails: 5 % for each 30 min. Passes: 5 % for each started 30 min; for each full 30 min; in proportion.
    Source: published hosting terms with steps of 30 and of 10 minutes.
    """
    for path, scheme in schemes(terms):
        for field, rule in rules_of(scheme):
            if rule.rounding is None:
                yield Finding(
                    f"{path}.{field}.rounding",
                    f"{rule.credit} for each {rule.each}: whether a started step counts is not said.",
                    "Choose full-steps, started-steps or exact.",
                )


def start_said(terms: Agreement) -> Iterator[Finding]:
    """Where some time lost is allowed, steps say whether they count from the first minute or beyond the allowance.

    Why: at 99.9 % the first 43 minutes of a month are no breach; counted from zero they are paid, beyond it they are not.
    Fails: target 99.9 %, 5 % for each hour. Passes: counted from zero; counted beyond the allowance; target 100 %.
    Source: a published hosting agreement of 2007.
    """
    for path, scheme in schemes(terms):
        rule = scheme.step
        if rule is None or rule.counted_from is not None or minutes_of(rule.each) is None:
            continue
        allowing = next((figure for figure in _targets(terms, scheme) if _allowed(figure) not in (None, Decimal(0))), None)
        if allowing is not None:
            yield Finding(
                f"{path}.step.counted_from",
                f"The target of {allowing} allows some loss; whether the steps count that loss too is not said.",
                "Choose zero or beyond-allowance.",
            )


def first_point_pays(terms: Agreement) -> Iterator[Finding]:
    """A rate for each full percentage point does not stand beside a target that leaves less than a few points to lose.

    Why: at a target of 99.5 % a result of 98.6 % is nine hours of outage in a month, and no full point below the target.
    Fails: 5 % for each full 1 %, target 99.5 %. Passes: 0.5 % for each full 0.1 %; started points; target 80 %.
    Source: a public builder of agreements uses such a formula.
    """
    for path, scheme in schemes(terms):
        for field, rule in rules_of(scheme):
            if rule.each.unit not in POINTS_OF_PERCENT or rule.each.value < 1 or rule.rounding != "full-steps":
                continue
            high = [figure for figure in _targets(terms, scheme) if figure.unit == "%" and figure.value >= 99]
            if high:
                yield Finding(
                    f"{path}.{field}.each",
                    f"The target is {high[0]}: results down to {high[0].value - rule.each.value:f}% breach it and pay nothing, "
                    "since only full points count.",
                    "Use a smaller step, or let started steps count.",
                )


def every_breach_pays(terms: Agreement) -> Iterator[Finding]:
    """A failure that breaches the target earns something, unless the agreement says that it earns nothing.

    Why: a breach without a credit is a promise without a price; some want that, few notice it.
    Fails: 5 % for each full hour beyond the allowance: up to an hour of breach pays nothing.
    Passes: started steps; a credit at once; a band of 0 % that says so.
    Source: the purpose of a credit.
    """
    for path, scheme in schemes(terms):
        rule = scheme.step
        size = minutes_of(rule.each) if rule else None
        if rule is None or size is None or rule.rounding != "full-steps" or rule.initial:
            continue
        for figure in _targets(terms, scheme):
            allowed = _allowed(figure)
            start = allowed if rule.counted_from == "beyond-allowance" else Decimal(0)
            if allowed is not None and start is not None and start + size > allowed:
                yield Finding(
                    f"{path}.step",
                    f"A failure breaches the target of {figure} before the first full step of {rule.each} is reached, "
                    "and pays nothing until then.",
                    "Let started steps count, add a credit at once, or keep it if that is meant.",
                )
                break


def _targets(terms: Agreement, scheme: Scheme) -> list[Measure]:
    """Every committed figure the scheme pays for."""
    return [
        target.minimum
        for ref in scheme.kpis
        for target in terms.kpis[ref].targets
        if target.minimum is not None and target.modality == "commitment" and paid_by(scheme, target)
    ]


def _allowed(figure: Measure) -> Decimal | None:
    """Minutes that a target lets be lost in a month of 30 days; the target itself where it is a time."""
    if figure.unit == "%" and figure.value <= 100:
        return _MONTH * (100 - figure.value) / 100
    return minutes_of(figure)
