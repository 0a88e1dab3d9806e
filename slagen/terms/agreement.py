"""The whole agreement as one typed value: every family of terms, most of them optional."""


from typing import ClassVar, Literal

from slagen.quantities import Percent
from slagen.terms.base import ClauseRef, Term
from slagen.terms.coverage import Coverage, Severities
from slagen.terms.credits import Credits
from slagen.terms.data_center import DataCenter
from slagen.terms.exclusions import Exclusions, Maintenance
from slagen.terms.ignoring import Reason, RuleKey
from slagen.terms.kpis import Kpi
from slagen.terms.management import (
    Change,
    Disputes,
    Governance,
    Law,
    Liability,
    Ownership,
    Period,
    Reporting,
    Signing,
)
from slagen.terms.operational import Operational
from slagen.terms.parties import DocumentFacts, Party, within_one_house
from slagen.terms.positions import Position, PositionKey
from slagen.terms.remedies import Breaches, DowntimePlan, Recovery
from slagen.terms.scope import CriticalPeriod, Goals, Service, ServiceRegion, Site
from slagen.terms.smarketing import Smarketing
from slagen.terms.tiers import Dimension, Level, Tier, TierChange

Kind = Literal["tiered", "multi-level", "smarketing", "data-center"]


class Agreement(Term, frozen=True, kw_only=True):
    """One service level agreement. A family that is absent has no clause in the document.

    `margin` is the provider's own, a share of the fees: it is for its checks, printed nowhere, and never travels; nor do `notes`.
    """

    derived: ClassVar[tuple[str, ...]] = ("internal",)

    kind: Kind
    document: DocumentFacts
    parties: dict[str, Party]
    goals: Goals | None = None
    services: dict[str, Service] = {}
    regions: dict[str, ServiceRegion] = {}
    sites: dict[str, Site] = {}
    critical_periods: dict[str, CriticalPeriod] = {}
    dimensions: dict[str, Dimension] = {}
    coverage: dict[str, Coverage] = {}
    severities: Severities | None = None
    kpis: dict[str, Kpi] = {}
    tiers: dict[str, Tier] = {}
    tier_change: TierChange = TierChange()
    levels: dict[str, Level] = {}
    operational: dict[str, Operational] = {}
    exclusions: Exclusions | None = None
    maintenance: Maintenance | None = None
    credits: Credits | None = None
    breaches: Breaches | None = None
    downtime_plan: DowntimePlan | None = None
    recovery: Recovery | None = None
    reporting: Reporting | None = None
    governance: Governance | None = None
    change: Change | None = None
    ownership: Ownership | None = None
    term: Period | None = None
    liability: Liability | None = None
    disputes: Disputes | None = None
    law: Law | None = None
    signing: Signing | None = None
    data_center: DataCenter | None = None
    smarketing: Smarketing | None = None
    positions: dict[PositionKey, Position] = {}
    leave_out: tuple[ClauseRef, ...] = ()
    ignore: dict[RuleKey, Reason] = {}
    margin: Percent | None = None
    notes: str | None = None

    @property
    def internal(self) -> bool:
        """Whether this is an agreement within one organisation, so that no court and no payment stands behind it."""
        return within_one_house((party.role, party.form) for party in self.parties.values())
