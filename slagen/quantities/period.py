"""A target and the length of a period become the minutes that may be lost, and minutes become words."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from slagen.quantities.percent import Percent

PeriodBasis = Literal[
    "day", "week", "month-28", "month-29", "month-30", "month-31", "month-mean", "month-mean-leap",
    "quarter-90", "quarter-91", "quarter-92", "year-365", "year-366",
]

_DAYS: dict[PeriodBasis, int] = {
    "day": 1, "week": 7, "month-28": 28, "month-29": 29, "month-30": 30, "month-31": 31,
    "quarter-90": 90, "quarter-91": 91, "quarter-92": 92, "year-365": 365, "year-366": 366,
}
_MEAN_MINUTES: dict[PeriodBasis, Decimal] = {
    "month-mean": Decimal(365 * 1440) / 12,
    "month-mean-leap": Decimal("365.25") * 1440 / 12,
}


def period_minutes(basis: PeriodBasis) -> Decimal:
    """Minutes of a period; month-mean is 365/12 days, month-mean-leap 365.25/12 days."""
    if basis in _MEAN_MINUTES:
        return _MEAN_MINUTES[basis]
    if basis not in _DAYS:
        raise ValueError(f"{basis!r} is not a period: allowed are {', '.join([*_DAYS, *_MEAN_MINUTES])}")
    return Decimal(_DAYS[basis] * 1440)


def allowance(target: Percent, minutes: Decimal) -> Decimal:
    """Minutes that may be lost in a period of so many minutes while the target is met, unrounded.

    Raises ValueError for a target above 100 % or a negative period.
    """
    if target.value > 100 or minutes < 0:
        raise ValueError(f"a target of {target} over {minutes} minutes has no allowance: allowed are 0 to 100 %")
    return minutes * (1 - target.fraction)


def minutes_words(minutes: Decimal) -> str:
    """Minutes as "43 min 12 s" or "8 h 45 min 36 s", half up to the second. Raises ValueError if negative."""
    if minutes < 0:
        raise ValueError(f"{minutes} minutes cannot be said: it cannot be negative")
    seconds = int((minutes * 60).quantize(Decimal(1), ROUND_HALF_UP))
    hours, rest = divmod(seconds, 3600)
    parts = [(hours, "h"), (rest // 60, "min"), (rest % 60, "s")]
    while len(parts) > 1 and parts[0][0] == 0:
        parts.pop(0)
    while len(parts) > 1 and parts[-1][0] == 0:
        parts.pop()
    return " ".join(f"{number} {unit}" for number, unit in parts)
