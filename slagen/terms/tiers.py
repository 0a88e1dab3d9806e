"""What a customer chooses or a company sets: tiers side by side, and levels from corporate down to one service."""

from __future__ import annotations

from typing import Literal

from slagen.quantities import Duration, Measure
from slagen.terms.base import CoverageRef, KpiRef, LevelRef, Months, PartyRef, ServiceRef, SeverityRef, SiteRef, Term
from slagen.terms.coverage import SeverityTimes
from slagen.terms.scope import Fee


class Tier(Term, frozen=True, kw_only=True):
    """One tier. Tiers stand from the highest to the lowest; `severities` replaces single times for this tier."""

    name: str
    summary: str | None = None
    fee: Fee | None = None
    coverage: CoverageRef | None = None
    severities: dict[str, SeverityTimes] = {}
    includes: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    users: str | None = None
    chosen: bool = False


class TierChange(Term, frozen=True, kw_only=True):
    """How a service moves between tiers: up within a time, down with notice, at some date, after a lowest stay."""

    up_within: Duration = Duration.parse("60 days")
    down_notice: Duration = Duration.parse("60 days")
    down_at: Literal["month-end", "quarter-end", "contract-year-end"] = "quarter-end"
    lowest_stay: Months | None = 6


class Override(Term, frozen=True, kw_only=True):
    """One value that a level sets: of a KPI (`target`) or of a severity (`times`), for all or some services and sites."""

    kpi: KpiRef | None = None
    target: Measure | None = None
    severity: SeverityRef | None = None
    times: SeverityTimes | None = None
    coverage: CoverageRef | None = None
    rule: str | None = None
    services: tuple[ServiceRef, ...] = ()
    sites: tuple[SiteRef, ...] = ()
    locked: bool = False
    reason: str | None = None


class Level(Term, frozen=True, kw_only=True):
    """A level of a multi-level agreement. It takes everything from `parent`, and may add or tighten, never loosen.

    A customer level is one department; a service level binds one service, wherever or for one department.
    """

    name: str
    kind: Literal["corporate", "customer", "service"]
    parent: LevelRef | None = None
    department: PartyRef | None = None
    service: ServiceRef | None = None
    regions: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    sets: dict[str, Override] = {}
    signed_by: PartyRef | None = None


class Dimension(Term, frozen=True, kw_only=True):
    """A way of the agreement's own to tell targets apart, such as network tier or machine family."""

    name: str
    values: dict[str, str]
