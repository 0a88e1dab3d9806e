"""What happens when things go wrong: breaches mapped to remedies, the downtime plan, the escalation ladder."""


from typing import Literal

from slagen.quantities import Duration, Percent
from slagen.terms.base import PartyRef, Positive, SeverityRef, Term
from slagen.terms.fee_base import Basis


class NonDelivery(Term, frozen=True, kw_only=True):
    """A service not delivered at all: when that is so, how long there is to cure it, and what then follows."""

    after: Duration = Duration.parse("10 business days")
    cure_within: Duration | None = Duration.parse("5 business days")
    remedy: Literal["refund", "substitute", "step-in", "termination", "escalation"] = "refund"


class LateDelivery(Term, frozen=True, kw_only=True):
    """A service delivered late: grace, then a share of the fee for each day, up to a most.

    `of` is the fee that the shares are taken of; without it, that of the late delivery.
    """

    grace: Duration | None = None
    per_day: Percent | None = Percent.parse("1")
    most: Percent | None = Percent.parse("20")
    of: Basis | None = None
    remedy: Literal["credit-per-day", "refund", "escalation"] | None = "credit-per-day"


class PoorPerformance(Term, frozen=True, kw_only=True):
    """A service delivered below target: credits, a rectification plan, damages by law, or escalation between departments."""

    remedy: Literal[
        "service-credits", "rectification-plan", "credits-and-plan", "damages", "escalation", "none",
    ] = "credits-and-plan"
    plan_after_misses: Positive = 2
    plan_within: Duration = Duration.parse("10 business days")


class Breaches(Term, frozen=True, kw_only=True):
    """Every kind of breach mapped to its remedy."""

    non_delivery: NonDelivery | None = None
    late_delivery: LateDelivery | None = None
    poor_performance: PoorPerformance | None = None


class EscalationStep(Term, frozen=True, kw_only=True):
    """One rung: who is called when an incident of the severity is still open after so long."""

    role: str
    party: PartyRef | None = None
    after: Duration
    severity: SeverityRef | None = None
    contact: str | None = None
    decides: str | None = None


class DowntimeNotice(Term, frozen=True, kw_only=True):
    """First notice and further notices during an outage of one severity."""

    severity: SeverityRef
    first_notice: Duration
    updates_every: Duration


class DowntimePlan(Term, frozen=True, kw_only=True):
    """The downtime management plan: from the first warning to the root cause report and the list of open problems.

    Within `proactive_within` the provider tells of an event that its own monitoring shows, before anybody reports it.
    """

    declared_when: str
    incident_manager: str
    roles: dict[str, str] = {}
    notices: tuple[DowntimeNotice, ...] = ()
    channel: str | None = None
    bridge_within: Duration | None = None
    customer_duties: tuple[str, ...] = ()
    root_cause_within: Duration = Duration.parse("5 business days")
    proactive_within: Duration | None = None
    problems_reviewed_every: Duration | None = None
    ladder: dict[str, EscalationStep] = {}


class Recovery(Term, frozen=True, kw_only=True):
    """Continuity after a disaster: objectives for time and data, backups, tests, and a plan for each new system in time."""

    recovery_time: Duration | None = None
    recovery_point: Duration | None = None
    backup_every: Duration | None = None
    backup_kept: Duration | None = None
    tested_every: Duration | None = None
    declared_within: Duration | None = None
    plan_within: Duration | None = None
