"""Each way to pay becomes arithmetic: steps, lost time, shortfall, overrun, points, amounts at risk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from slagen.credits.exact import HUNDRED
from slagen.quantities import Measure, Percent
from slagen.terms.credits import AtRisk, Points, ProRata, StepRule

MILLISECONDS = {"ms": 1, "s": 1000, "min": 60_000, "h": 3_600_000, "d": 86_400_000}
POINTS_OF_PERCENT = frozenset({"%", "point", "points", "percentage point", "percentage points"})


def minutes_of(figure: Measure) -> Decimal | None:
    """A figure of time in minutes; None for any other."""
    factor = MILLISECONDS.get(figure.unit)
    return None if factor is None else figure.value * factor / 60_000


def steps(amount: Decimal, size: Decimal, rounding: str | None) -> Decimal | None:
    """How many steps of a size an amount holds, never below 0. Without a rule only whole numbers of steps are known."""
    count = max(Decimal(0), amount) / size
    match rounding:
        case "full-steps":
            return count.to_integral_value(ROUND_FLOOR)
        case "started-steps":
            return count.to_integral_value(ROUND_CEILING)
        case "exact":
            return count
    return count if count == count.to_integral_value() else None


def stepped(rule: StepRule, count: Decimal) -> Decimal:
    """The credit of so many steps, in the unit of the rule's credit, with what is paid at once."""
    initial = rule.initial.value if rule.initial else Decimal(0)
    return initial + rule.credit.value * count


def pro_rata(
    rule: ProRata, lost: Decimal, period: Decimal, affected: Decimal = Decimal(1), allowed: Decimal = Decimal(0)
) -> Decimal:
    """The fee of the lost time in hundredths of the period's fee, all in minutes; `affected` is a share of one."""
    counted = max(Decimal(0), lost - allowed) if rule.beyond_allowance else lost
    share = affected if rule.by_affected_share else Decimal(1)
    return counted / period * HUNDRED * rule.multiple.value * share


def overrun(limit: Measure, result: Measure) -> Measure:
    """By how many hundredths of the limit the result passes it; 0 % where it does not.

    Raises ValueError for two units that cannot be compared or a limit of 0.
    """
    # Milliseconds are whole; a minute has no exact number of them the other way round.
    low, high = limit.value * MILLISECONDS.get(limit.unit, 1), result.value * MILLISECONDS.get(result.unit, 1)
    if not limit.comparable(result) or low == 0:
        raise ValueError(f"{result} is no overrun of {limit}: both need one unit, and a limit is more than 0")
    return Measure(max(Decimal(0), (high - low) / low * HUNDRED), "%")


def points_of(rule: Points, base: Sequence[Decimal]) -> list[Decimal]:
    """The points of periods that follow one another, from each one's own points (0 where the target was met).

    A failure soon after another is a repeat and counts `repeat_factor` fold, until enough periods were met.
    """
    found: list[Decimal] = []
    since: int | None = None  # periods since the last failure, 0 for the one just before
    repeats = 0
    for own in base:
        if own == 0:
            since = None if since is None else since + 1
            if since is not None and rule.reset_after is not None and since >= rule.reset_after:
                since, repeats = None, 0
            found.append(Decimal(0))
            continue
        reach = 1 if rule.repeat_kind == "consecutive" else rule.repeat_within - 1
        repeated = since is not None and since < max(1, reach)
        repeats = repeats + 1 if repeated else 0
        growth = repeats - 1 if rule.repeat_growth == "each-time" else 0
        found.append(own * (rule.repeat_factor + growth) if repeated else own)
        since = 0
    return found


def at_risk(rule: AtRisk, invoice: Decimal, allocation: Percent) -> Decimal:
    """What one missed indicator earns of an invoice."""
    return invoice * rule.at_risk.fraction * rule.pool.fraction * allocation.fraction


def month_at_risk(rule: AtRisk, invoice: Decimal, missed: Iterable[Percent]) -> Decimal:
    """What all missed indicators of a month earn: never more than the amount at risk."""
    return min(sum((at_risk(rule, invoice, one) for one in missed), Decimal(0)), invoice * rule.at_risk.fraction)
