"""A seed becomes choices: one of several, some of several in their order, values that rise, lengths of time in words."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, TypeVar

Answers = dict[str, Any]
Item = TypeVar("Item")


class Chance(random.Random):
    """Chance with the choices that an agreement is made of."""

    def maybe(self, share: float = 0.5) -> bool:
        """Yes or no."""
        return self.random() < share

    def one(self, *options: Item) -> Item:
        """One of the options."""
        return self.choice(options)

    def some(self, options: Iterable[Item], least: int = 0) -> list[Item]:
        """Some of the options, in their order."""
        found = list(options)
        kept = self.sample(range(len(found)), self.randint(least, len(found)))
        return [found[place] for place in sorted(kept)]

    def rising(self, ladder: Sequence[Item], number: int) -> list[Item]:
        """So many rungs of a ladder, from its low end to its high one."""
        return [ladder[place] for place in sorted(self.sample(range(len(ladder)), number))]

    def add(self, into: Answers, share: float = 0.5, **answers: Any) -> None:
        """Each of the answers, or not."""
        into.update({key: value for key, value in answers.items() if self.maybe(share)})

    def shares(self, parts: int, whole: int = 100, step: int = 5) -> list[int]:
        """Whole percentages that add up to the whole, none of them zero."""
        cuts = sorted(self.sample(range(step, whole, step), parts - 1))
        return [high - low for low, high in zip([0, *cuts], [*cuts, whole], strict=True)]


def span(minutes: int, clock: str = "") -> str:
    """Minutes as somebody types them: "90 min", "4 h", "16 service hours"."""
    if clock == "service":
        hours, rest = divmod(minutes, 60)
        return f"{minutes} service minutes" if rest else f"{hours} service hour{'s' if hours != 1 else ''}"
    hours, rest = divmod(minutes, 60)
    if hours and rest and minutes % 4 == 0:
        return f"{hours} h {rest} min"
    return f"{minutes} min" if rest else f"{hours} h"


def percent(value: Decimal | str | int) -> str:
    """A percentage as somebody types it."""
    return f"{value} %"


def money(chance: Chance, amount: int, currency: str) -> str:
    """An amount, with or without its hundredths."""
    hundredths = "" if currency == "JPY" else chance.one("", ".00")
    return f"{amount}{hundredths} {currency}"
