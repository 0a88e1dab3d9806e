"""The ground every quantity stands on: one exact value, compared by content, that nobody can change."""

from __future__ import annotations

from typing import TypeGuard

from msgspec import Struct


class Quantity(Struct, frozen=True):
    """One value of the agreement with its own way to be typed and printed; no record of answers, and never opened up."""


def is_record(value: object) -> TypeGuard[Struct]:
    """Whether a value has named fields to be asked for or walked into: a Struct that is no quantity."""
    return isinstance(value, Struct) and not isinstance(value, Quantity)
