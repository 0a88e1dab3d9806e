"""What a customer chooses or a company sets: tiers side by side, and levels from corporate down to one service."""


from typing import Literal

from slagen.quantities import Duration, Measure
from slagen.terms.base import (
    CoverageRef,
    KpiRef,
    LevelRef,
    Months,
    PartyRef,
    RegionRef,
    ServiceRef,
    SeverityRef,
    SiteRef,
    Term,
)
from slagen.terms.coverage import SeverityTimes
from slagen.terms.scope import Fee


class Tier(Term, frozen=True, kw_only=True):
    """One tier. Tiers stand from the highest to the lowest; `severities` replaces single times for this tier.

    `times` are the tier's own for every incident, whatever its severity. Where the hours differ by severity, `coverage`
    is the tier's schedule and each of `further_coverage` names the severities that it holds for.
    """

    name: str
    summary: str | None = None
    fee: Fee | None = None
    coverage: CoverageRef | None = None
    further_coverage: tuple[CoverageRef, ...] = ()
    times: SeverityTimes | None = None
    severities: dict[SeverityRef, SeverityTimes] = {}
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


class RuleFigure(Term, frozen=True, kw_only=True):
    """A figure inside a rule, such as the length of a password; a lower level may tighten it and never loosen it."""

    name: str
    at_least: Measure | None = None
    at_most: Measure | None = None
    every: Duration | None = None


class Override(Term, frozen=True, kw_only=True):
    """One value that a level sets: of a KPI (`target`) or of a severity (`times`), for all or some services and sites.

    A `rule` is known to lower levels by the key of its override, the figures in it by their own keys.
    """

    kpi: KpiRef | None = None
    target: Measure | None = None
    severity: SeverityRef | None = None
    times: SeverityTimes | None = None
    coverage: CoverageRef | None = None
    rule: str | None = None
    figures: dict[str, RuleFigure] = {}
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
    regions: tuple[RegionRef, ...] = ()
    holds: tuple[str, ...] = ()
    sets: dict[str, Override] = {}
    signed_by: PartyRef | None = None


class Dimension(Term, frozen=True, kw_only=True):
    """A way of the agreement's own to tell targets apart, such as network tier or machine family."""

    name: str
    values: dict[str, str]
