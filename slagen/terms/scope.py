"""What is served: goals with outcomes, services in and out of scope, sites, dependencies, requests, further needs."""


from datetime import date
from typing import Literal

from slagen.quantities import Duration, Measure, Money, Percent, WeeklyHours, Zone
from slagen.terms.base import Count, CoverageRef, Holidays, KpiRef, PartyRef, RegionRef, ServiceRef, SiteRef, Term, TierRef
from slagen.terms.parties import Contact


class Objective(Term, frozen=True, kw_only=True):
    """One measurable outcome. With `kpi` the figure is that KPI's own; otherwise `target` or `success` says when it is met."""

    statement: str
    kpi: KpiRef | None = None
    target: Measure | None = None
    success: str | None = None
    due: date | None = None
    owner: PartyRef | None = None


class Goals(Term, frozen=True, kw_only=True):
    """Why the agreement exists, and how the parties settle on changed objectives."""

    purpose: str
    objectives: dict[str, Objective] = {}
    review_every: Duration = Duration.parse("1 quarter")
    agree_within: Duration = Duration.parse("10 business days")


class ServiceRegion(Term, frozen=True, kw_only=True):
    """A region that sites, levels, targets and credit schemes are told apart by."""

    name: str
    means: str | None = None


class CriticalPeriod(Term, frozen=True, kw_only=True):
    """A time in which more is promised, or a failure weighs more: enrolment, the closing of the year."""

    name: str
    when: str
    hours: WeeklyHours | None = None
    services: tuple[ServiceRef, ...] = ()


class Site(Term, frozen=True, kw_only=True):
    """A place of service; `region` groups sites, `holidays` is a country or subdivision code such as `DE-BE`."""

    name: str
    region: RegionRef | None = None
    address: str | None = None
    zone: Zone | None = None
    holidays: Holidays | None = None


class Dependency(Term, frozen=True, kw_only=True):
    """What a service needs: another service of this agreement, or something outside it. `availability` is its own promise."""

    name: str
    service: ServiceRef | None = None
    supplied_by: PartyRef | None = None
    availability: Percent | None = None
    mode: Literal["serial", "parallel"] = "serial"
    independent: bool = False


class ServiceRequest(Term, frozen=True, kw_only=True):
    """A request that can be ordered: how long it takes, how many are included in each period."""

    name: str
    fulfil_within: Duration
    included: Count | None = None
    per: Duration | None = None
    fee: Money | None = None
    coverage: CoverageRef | None = None


class FurtherNeed(Term, frozen=True, kw_only=True):
    """What a customer needs beyond the product: a consultation, a report, technical maintenance."""

    name: str
    kind: Literal["consultation", "report", "technical-maintenance", "training", "other"]
    every: Duration
    hours: Measure | None = None
    delivered_by: str | None = None


class Fee(Term, frozen=True, kw_only=True):
    """A recurring fee, net of tax. `prepaid` says for how long it is paid in advance."""

    amount: Money
    per: Duration = Duration.parse("1 month")
    per_unit: str | None = None
    prepaid: Duration | None = None
    one_off: Money | None = None


class Service(Term, frozen=True, kw_only=True):
    """One service. `eligibility` holds what the customer must have set up for the promises to apply.

    A `beta` service is on trial and carries no promise yet.
    """

    name: str
    description: str
    includes: tuple[str, ...] = ()
    out_of_scope: tuple[str, ...] = ()
    components: tuple[str, ...] = ()
    users: str | None = None
    sites: tuple[SiteRef, ...] = ()
    provider: PartyRef | None = None
    owner: Contact | None = None
    coverage: CoverageRef | None = None
    tier: TierRef | None = None
    weight: Percent | None = None
    fee: Fee | None = None
    quota: str | None = None
    beta: bool = False
    eligibility: tuple[str, ...] = ()
    dependencies: dict[str, Dependency] = {}
    requests: dict[str, ServiceRequest] = {}
    further_needs: dict[str, FurtherNeed] = {}
