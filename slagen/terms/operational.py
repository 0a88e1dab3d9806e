"""How those behind the promise work together: operational level agreements, underpinning contracts, timed steps."""


from datetime import date
from typing import Literal

from slagen.quantities import Duration, Money, Percent
from slagen.terms.base import AtLeastOne, CoverageRef, KpiRef, PartyRef, ServiceRef, SeverityRef, Term


class Step(Term, frozen=True, kw_only=True):
    """One timed step. Steps run one after the other; those that name the same `together` run side by side."""

    act: str
    by: PartyRef
    within: Duration
    hand_over: Duration | None = None
    hand_over_data: tuple[str, ...] = ()
    coverage: CoverageRef | None = None
    together: str | None = None


class Operational(Term, frozen=True, kw_only=True):
    """An agreement between two of those behind a service, and the chain of steps that it holds.

    It supports the promise named by `severity` and `promise`, or by `kpi`; `availability` is what it promises itself.
    Where nobody said whether the steps follow one another, `order` is unsaid; `remainder` is whose the time left over is.
    `credits_at_most` is the most that an outside supplier gives for the misses of one month.
    """

    name: str
    kind: Literal["operational-level-agreement", "underpinning-contract"]
    between: AtLeastOne[PartyRef]
    services: tuple[ServiceRef, ...] = ()
    severity: SeverityRef | None = None
    promise: Literal["response", "workaround", "resolution"] = "resolution"
    kpi: KpiRef | None = None
    steps: dict[str, Step] = {}
    order: Literal["one-after-another", "unsaid"] = "one-after-another"
    remainder: PartyRef | None = None
    coverage: CoverageRef | None = None
    availability: Percent | None = None
    starts: date | None = None
    ends: date | None = None
    credits_passed_on: Percent | None = None
    credits_at_most: Money | None = None
    relief: str | None = None
