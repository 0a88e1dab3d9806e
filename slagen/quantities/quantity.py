"""The ground every quantity stands on: one exact value, compared by content, that nobody can change."""

from __future__ import annotations

from msgspec import Struct


class Quantity(Struct, frozen=True):
    """One value of the agreement with its own way to be typed and printed; no record of answers, and never opened up."""


def is_record(cls: type) -> bool:
    """Whether a type has named fields to be asked for or walked into: a Struct, and no quantity."""
    return issubclass(cls, Struct) and not issubclass(cls, Quantity)
