"""A typed promise of time becomes a TimePromise: a Duration, or words that promise no figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Self

from slagen.quantities.duration import Duration
from slagen.quantities.numerals import one_line, refusal

KNOWN_WORDS = ("immediate", "best effort", "as time allows", "same day", "none")
_MOST_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class TimePromise:
    """Either a duration or words, never both and never neither."""

    duration: Duration | None
    words: str = ""
    example: ClassVar[str] = "30 min"
    allowed: ClassVar[str] = (
        "a length of time, or " + ", ".join(KNOWN_WORDS) + ", or words: followed by your own"
    )

    def __post_init__(self) -> None:
        if (self.duration is None) == (not self.words):
            raise ValueError(refusal(self.words, "a promise of time", self.allowed, self.example))
        if not self.words.isprintable() or len(self.words) > _MOST_CHARACTERS:
            allowed = f"words are one line of at most {_MOST_CHARACTERS} ordinary characters"
            raise ValueError(refusal(self.words, "a promise of time", allowed, self.example))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "30 min", "best effort" or "words: within the shift". Raises ValueError."""
        bare = one_line(text, "a promise of time", cls.example, _MOST_CHARACTERS + len("words: "))
        if bare.lower() in KNOWN_WORDS:
            return cls(None, bare.lower())
        if bare.lower().startswith("words:"):
            return cls(None, bare[len("words:"):].strip(" "))
        if not any(character.isdigit() for character in bare) and "next" not in bare.lower() and bare.lower() != "nbd":
            raise ValueError(refusal(text, "a promise of time", cls.allowed, cls.example))
        return cls(Duration.parse(bare))

    @property
    def is_figure(self) -> bool:
        """Whether it is a duration that can be measured."""
        return self.duration is not None

    def typed(self) -> str:
        """The spelling for an answers file."""
        if self.duration is not None:
            return self.duration.typed()
        return self.words if self.words in KNOWN_WORDS else f"words: {self.words}"

    def __str__(self) -> str:
        return self.words if self.duration is None else str(self.duration)
