"""A typed promise of time becomes a TimePromise: one Duration or two, words that promise no figure, or a figure with words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar, Literal, Self

from slagen.quantities.duration import Duration
from slagen.quantities.numerals import one_line, refusal
from slagen.quantities.quantity import Quantity

KNOWN_WORDS = ("immediate", "best effort", "as time allows", "same day", "none")
Which = Literal["", "earlier", "later"]
_MOST_CHARACTERS = 200
_LATEST = re.compile(r"(.+?), (?:but )?(?:at most|at the latest) (.+)")
_WHICHEVER = re.compile(r"(.+?) or (.+?), whichever is (earlier|later)")
_WITH_WORDS = re.compile(r"(.+?)((?:, | or | and ).+)")


class TimePromise(Quantity, frozen=True):
    """A duration, words, or a duration with words after it (“24 hours, best effort”).

    Of two durations, `duration` and `other`, the `which` one counts: the earlier or the later end.
    """

    duration: Duration | None
    words: str = ""
    other: Duration | None = None
    which: Which = ""
    example: ClassVar[str] = "30 min"
    allowed: ClassVar[str] = (
        "a length of time, two of them such as 4 h or 1 business day, whichever is later, or "
        + ", ".join(KNOWN_WORDS) + ", or words: followed by your own"
    )

    def __post_init__(self) -> None:
        two = self.other is not None
        if (self.duration is None and (two or not self.words)) or two != bool(self.which):
            raise ValueError(refusal(self.words, "a promise of time", self.allowed, self.example))
        if not self.words.isprintable() or len(self.words) > _MOST_CHARACTERS:
            allowed = f"words are one line of at most {_MOST_CHARACTERS} ordinary characters"
            raise ValueError(refusal(self.words, "a promise of time", allowed, self.example))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "30 min", "best effort", "24 h, best effort", "4 h, at most 1 business day" or "words: within the shift".

        Raises ValueError.
        """
        bare = one_line(text, "a promise of time", cls.example, _MOST_CHARACTERS + len("words: "))
        if bare.lower() in KNOWN_WORDS:
            return cls(None, bare.lower())
        if bare.lower().startswith("words:"):
            return cls(None, bare[len("words:"):].strip(" "))
        if found := _LATEST.fullmatch(bare):
            return cls(Duration.parse(found.group(1)), "", Duration.parse(found.group(2)), "earlier")
        if found := _WHICHEVER.fullmatch(bare):
            which: Which = "earlier" if found.group(3) == "earlier" else "later"
            return cls(Duration.parse(found.group(1)), "", Duration.parse(found.group(2)), which)
        if (found := _WITH_WORDS.fullmatch(bare)) and any(character.isalpha() for character in found.group(2)):
            return cls._with_words(found.group(1), found.group(2), text)
        if not any(character.isdigit() for character in bare) and "next" not in bare.lower() and bare.lower() != "nbd":
            raise ValueError(refusal(text, "a promise of time", cls.allowed, cls.example))
        return cls(Duration.parse(bare))

    @classmethod
    def _with_words(cls, first: str, words: str, text: str) -> Self:
        """A figure and what was typed after it; a second figure must say how it stands to the first."""
        duration = Duration.parse(first)
        if any(character.isdigit() for character in words):
            allowed = "of two lengths of time say which counts: at most, or whichever is earlier or later"
            raise ValueError(refusal(text, "a promise of time", allowed, "4 h or 1 business day, whichever is later"))
        return cls(duration, words)

    @property
    def is_figure(self) -> bool:
        """Whether it is a duration that can be measured, with nothing that takes its edge away."""
        return self.duration is not None and not self.words

    def typed(self) -> str:
        """The spelling for an answers file."""
        if self.duration is None:
            return self.words if self.words in KNOWN_WORDS else f"words: {self.words}"
        if self.other is not None:
            return f"{self.duration.typed()} or {self.other.typed()}, whichever is {self.which}"
        return f"{self.duration.typed()}{self.words}"

    def named(self, schedules: Mapping[str, str]) -> str:
        """As said in a contract, with the names of the coverage schedules that count it instead of their keys."""
        if self.duration is None:
            return self.words
        first = self.duration.named(schedules)
        if self.other is not None:
            return f"{first} or {self.other.named(schedules)}, whichever is {self.which}"
        return f"{first}{self.words}"

    def __str__(self) -> str:
        return self.named({})
