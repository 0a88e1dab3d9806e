"""The positions of an agreement become the one that holds for a clause or family: the nearest name wins."""


from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta

DEFAULT = "default"
Position = Literal["provider", "balanced", "customer"]
# A clause such as credits/claim, a family such as credits, or default. The loader is told which clauses there are.
PositionKey = Annotated[
    str,
    Meta(
        pattern=r"^[a-z][a-z0-9-]{0,39}(/[a-z][a-z0-9-]{0,39})*$",
        max_length=120,
        description="default, a family of clauses such as credits, or a clause such as credits/claim",
        extra={"refers_to": "clauses", "whole": DEFAULT},
    ),
]


def position_of(name: str, positions: Mapping[str, str]) -> str:
    """The position wanted for a clause or family: its own, that of a family above it, `default`, or balanced."""
    parts = name.split("/")
    nearest_first = ["/".join(parts[:length]) for length in range(len(parts), 0, -1)]
    found = (positions.get(one, "") for one in (*nearest_first, DEFAULT))
    return next((position for position in found if position), "balanced")
