"""Words and sentences become the Flesch reading ease: 100 reads like a children's book, 0 like a statute.

Source of the formula: R. Flesch, “A new readability yardstick”, Journal of Applied Psychology 32 (1948), p. 221–233:
206.835 − 1.015 × words per sentence − 84.6 × syllables per word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

VOWELS = re.compile(r"[aeiouy]+")
# A final e is silent (time, rule), and so is that of -es (times) and -ed (named), unless the ending needs its own beat.
SILENT = re.compile(
    r"(?<![aeiouyl])e$|(?<=[aeiouy]l)e$|(?<![aeiouycsxzghl])es$|(?<=[aeiouy]l)es$|(?<![aeiouytd])ed$"
)


def syllables(word: str) -> int:
    """How many syllables an English word has, by counting its groups of vowels; at least 1."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    found = len(VOWELS.findall(SILENT.sub("", letters)))
    return max(1, found)


def reading_ease(sentences: Sequence[Sequence[str]]) -> Decimal:
    """The reading ease of sentences, each a sequence of words; one decimal. There must be at least one word."""
    words = [word for sentence in sentences for word in sentence]
    beats = sum(syllables(word) for word in words)
    by_sentence = Decimal(len(words)) / len(sentences)
    by_word = Decimal(beats) / len(words)
    ease = Decimal("206.835") - Decimal("1.015") * by_sentence - Decimal("84.6") * by_word
    return ease.quantize(Decimal("0.1"))
