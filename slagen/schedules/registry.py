"""The name of a schedule becomes the function that builds its tables, imported when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import cast

from slagen.document.nodes import Block

Build = Callable[..., tuple[Block, ...]]

MODULES: dict[str, str] = {
    "key-commitments": "key_commitments",
    "services": "services",
    "sites": "sites",
    "coverage": "coverage",
    "priority-matrix": "priority_matrix",
    "severities": "severities",
    "severity-times": "severity_times",
    "kpis": "kpis",
    "targets": "targets",
    "allowance": "allowance",
    "credit-bands": "credit_bands",
    "worked-example": "worked_example",
    "caps": "caps",
    "claims": "claims",
    "tier-comparison": "tier_comparison",
    "offer": "offer",
    "level-matrix": "level_matrix",
    "operational-chain": "operational_chain",
    "escalation": "escalation",
    "reporting-calendar": "reporting_calendar",
    "exclusions": "exclusions",
    "maintenance": "maintenance",
    "objectives": "objectives",
    "power": "power",
    "climate": "climate",
    "routes": "routes",
    "remote-hands": "remote_hands",
    "deliveries": "deliveries",
    "lead-goals": "lead_goals",
    "funnel": "funnel",
    "capacity": "capacity",
    "pacing": "pacing",
    "follow-up": "follow_up",
    "history": "history",
    "lead-types": "lead_types",
    "both-sides": "both_sides",
    "signatures": "signatures",
    "coverage-picture": "pictures.coverage",
    "credit-picture": "pictures.credit",
    "chain-picture": "pictures.chain",
    "escalation-picture": "pictures.escalation",
    "funnel-picture": "pictures.funnel",
    "pacing-picture": "pictures.pacing",
    "ownership-picture": "pictures.ownership",
}


class _Schedules(Mapping[str, Build]):
    """Read-only; a name that is not listed raises KeyError."""

    def __getitem__(self, name: str) -> Build:
        module = import_module(f"slagen.schedules.{MODULES[name]}")
        return cast(Build, module.build)

    def __iter__(self) -> Iterator[str]:
        return iter(MODULES)

    def __len__(self) -> int:
        return len(MODULES)


class _Undrawn(_Schedules):
    """The same without the pictures, for a document that is checked and not printed."""

    def __getitem__(self, name: str) -> Build:
        if MODULES[name].startswith("pictures."):
            return _no_picture
        return super().__getitem__(name)


def _no_picture(*given: object, **options: object) -> tuple[Block, ...]:
    return ()


SCHEDULES: Mapping[str, Build] = _Schedules()
UNDRAWN: Mapping[str, Build] = _Undrawn()
