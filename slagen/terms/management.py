"""How the agreement is run: tracking and reports, governance and review, changes, change of ownership, term, law, signing."""


from datetime import date
from typing import Literal

from slagen.quantities import Duration, Money, Percent
from slagen.terms.base import AtLeastOne, KpiRef, Months, PartyRef, Term


class Report(Term, frozen=True, kw_only=True):
    """One report: what is in it, who sends it to whom, how often and by when."""

    name: str
    content: AtLeastOne[str]
    by: PartyRef
    to: AtLeastOne[PartyRef]
    recipients: tuple[str, ...] = ()
    every: Duration = Duration.parse("1 month")
    due: Duration = Duration.parse("5 business days")
    due_day: str | None = None
    format: str | None = None
    kpis: tuple[KpiRef, ...] = ()


class Stakeholder(Term, frozen=True, kw_only=True):
    """Who has a say or wants to know."""

    role: str
    party: PartyRef | None = None
    name: str | None = None
    interest: str | None = None


class FollowUp(Term, frozen=True, kw_only=True):
    """What is looked at again, how often, by whom."""

    subject: str
    every: Duration
    by: str


class Reporting(Term, frozen=True, kw_only=True):
    """Service tracking and reporting.

    A recipient may object to figures within `objection_within`; raw data asked for are due within `data_within`. Without
    `grace` a report is missing on the day after it was due.
    """

    reports: dict[str, Report]
    follow_ups: dict[str, FollowUp] = {}
    stakeholders: dict[str, Stakeholder] = {}
    objection_within: Duration = Duration.parse("20 business days")
    data_access: Literal["none", "on-request", "read-only-online"] = "on-request"
    data_within: Duration = Duration.parse("5 business days")
    data_kept: Duration = Duration.parse("12 months")
    missing_report: Literal["reminder", "targets-missed", "escalation"] = "targets-missed"
    grace: Duration | None = Duration.parse("5 business days")
    audit: bool = True
    records: tuple[str, ...] = ()


class Meeting(Term, frozen=True, kw_only=True):
    """A body that meets: operational, tactical, strategic."""

    name: str
    every: Duration
    attendees: AtLeastOne[str]
    decides: str | None = None


class Decision(Term, frozen=True, kw_only=True):
    """A subject and who decides on it, in which time."""

    subject: str
    by: str
    within: Duration | None = None


class Governance(Term, frozen=True, kw_only=True):
    """Owners, meetings, who decides what, and the regular review."""

    owners: dict[str, str] = {}
    meetings: dict[str, Meeting] = {}
    decisions: dict[str, Decision] = {}
    review_every: Duration = Duration.parse("12 months")
    improvement: bool = True


class Change(Term, frozen=True, kw_only=True):
    """How the agreement and the services change. `form` and `annex_form` are for a form of one's own, such as a merge request."""

    asked_by: Literal["either-party", "customer", "provider"] = "either-party"
    notice: Duration = Duration.parse("30 days")
    impact_within: Duration = Duration.parse("10 business days")
    approval: Literal["both-in-writing", "governance-body", "sponsors"] = "both-in-writing"
    unilateral: Literal["none", "improvements-only", "with-notice-and-exit"] = "none"
    form: str | None = None
    annex_form: str | None = None
    kept_at: str | None = None


class Ownership(Term, frozen=True, kw_only=True):
    """What a change of ownership does to the agreement."""

    option: Literal["continue-unchanged", "continue-and-renegotiate", "consent", "exit"] = "continue-and-renegotiate"
    triggers: AtLeastOne[Literal["majority-of-shares", "merger", "sale-of-assets", "sale-to-competitor", "reorganisation"]] = (
        "majority-of-shares",
        "merger",
        "sale-of-assets",
    )
    notice: Duration = Duration.parse("30 days")
    window: Duration = Duration.parse("90 days")
    exit_notice: Duration = Duration.parse("90 days")
    exit_charge: bool = False
    transition_help: Duration | None = Duration.parse("3 months")


class Period(Term, frozen=True, kw_only=True):
    """How long the agreement lasts, from the effective date, how it goes on, and how it ends.

    In the `baseline` results are measured without consequences. `review_before` its end the parties look at all targets.
    """

    starts: date | None = None
    months: Months = 12
    ends: date | None = None
    renewal: Literal["automatic", "by-agreement", "none"] = "automatic"
    renewal_months: Months = 12
    notice: Duration = Duration.parse("60 days")
    baseline: Duration | None = None
    review_before: Duration | None = None
    transition_help: Duration | None = None


class Liability(Term, frozen=True, kw_only=True):
    """The limit of liability for the services, and what it does not limit.

    A claim is notified within `notify_within` after the loss is known; without it, no time is set.
    """

    cap_share: Percent | None = Percent.parse("100")
    cap_of: Literal["annual-fees", "fees-of-last-12-months", "fees-of-term"] = "fees-of-last-12-months"
    cap_amount: Money | None = None
    unlimited_for: tuple[str, ...] = ("intent", "gross negligence", "injury to life, body or health")
    notify_within: Duration | None = Duration.parse("60 days")
    in_master_agreement: bool = False


class Disputes(Term, frozen=True, kw_only=True):
    """The steps before a court: owners, then sponsors; measurement goes to an expert."""

    owners_within: Duration = Duration.parse("10 business days")
    sponsors_within: Duration = Duration.parse("15 business days")
    measurement_expert: bool = True
    sponsor: str | None = None


class Law(Term, frozen=True, kw_only=True):
    """The governing law and the courts; only between companies."""

    governing: str
    venue: str | None = None


class Signing(Term, frozen=True, kw_only=True):
    """How the agreement is signed."""

    electronic: bool = True
    place: str | None = None
