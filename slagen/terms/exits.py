"""What repeated failure leads to: rights to end, and what a provider may win back by better months."""


from typing import Literal

from slagen.quantities import Duration, Measure, Percent
from slagen.terms.base import KpiRef, Positive, SchemeRef, SeverityRef, Term


class EarnBack(Term, frozen=True, kw_only=True):
    """Regaining a credit by later performance at the stretch target.

    `only_above` is the result that a failure must not have been worse than; `not_in` names times without earning back.
    """

    share: Percent | None = Percent.parse("50")
    periods: Positive | None = 3
    threshold: Literal["stretch", "target"] = "stretch"
    within: Duration | None = Duration.parse("6 months")
    cap: Percent | None = None
    only_above: Measure | None = None
    not_in: tuple[str, ...] = ()
    not_for: tuple[SeverityRef, ...] = ()
    not_for_bands: tuple[str, ...] = ()
    not_for_chronic: bool = True
    counts_for_chronic: bool = True


class ChronicFailure(Term, frozen=True, kw_only=True):
    """`misses` of one KPI within `window` periods give a right to end the affected service or the whole agreement."""

    misses: Positive = 3
    window: Positive = 6
    window_kind: Literal["rolling", "contract-year", "consecutive"] = "rolling"
    kpis: tuple[KpiRef, ...] = ()
    scope: Literal["affected-service", "agreement"] = "affected-service"
    notice_within: Duration = Duration.parse("30 days")
    notice: Duration = Duration.parse("30 days")
    refund: bool = True
    needs_claim: bool = False


class Exit(Term, frozen=True, kw_only=True):
    """A further right to end: what opens it, how long it stays open, and what follows.

    `count` events, each longer than `longer_than`, or `total` time lost, or credits of `share` of the fee in `count`
    periods, or a mean below `figure`, or `count` points: within `within`, which may be so many Measurement Periods.
    """

    trigger: Literal["misses", "events", "single-event", "lost-time", "credits-reached", "mean-below", "points"]
    count: Positive | None = None
    longer_than: Duration | None = None
    total: Duration | None = None
    share: Percent | None = None
    figure: Measure | None = None
    within: Duration | None = None
    window_kind: Literal["rolling", "contract-year", "consecutive"] = "rolling"
    kpis: tuple[KpiRef, ...] = ()
    schemes: tuple[SchemeRef, ...] = ()
    scope: Literal["affected-service", "order", "agreement"] = "affected-service"
    notice_within: Duration | None = None
    notice_from: Literal["report-receipt", "last-event", "period-end"] = "report-receipt"
    notice: Duration | None = None
    refund: bool = False
    needs_claim: bool = False
    transition: Duration | None = None
    credits_also_due: bool = True


NEEDED = {
    "misses": "count", "events": "count", "points": "count", "lost-time": "total", "mean-below": "figure",
    "credits-reached": "share", "single-event": "longer_than",
}
"""What each trigger cannot be counted without."""
