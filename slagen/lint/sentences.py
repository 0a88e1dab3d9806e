"""Rules on sentences: their length, their mean length, and how easily they are read."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from slagen.library.clauses import ClauseText
from slagen.lint.prose import LETTERS, Sentence, prose
from slagen.lint.readability import reading_ease
from slagen.lint.rules import Finding, Subject

LONGEST = 40
MEAN = 22
EASE = Decimal(50)
FRAGMENT = 3
"""Up to so many words are a heading or a list's item, and say nothing about sentences."""
TELLING = 40
"""A clause of fewer words has no mean worth the name."""


def long_sentences(subject: Subject) -> Iterator[Finding]:
    """CL-SENTENCE: no sentence has more than 40 words, counted as it prints with the longest branch of each `if`.

    Why: a clause is read at nine in the evening during an outage.
    Fails: one sentence with the rule, its two exceptions and the deadline. Passes: a sentence for each.
    Source: plain-language practice.
    """
    for clause in subject.clauses.values():
        for sentence in prose(clause).sentences:
            if sentence.length > LONGEST:
                message = f"a sentence has {sentence.length} words: “{' '.join(sentence.words[:8])} …”"
                yield Finding(clause, sentence.line, message, f"Split it: at most {LONGEST} words.")


def long_means(subject: Subject) -> Iterator[Finding]:
    """CL-AVERAGE: the sentences of a clause have 22 words or fewer on average; headings, items and cells are left out.

    Why: one long sentence can be read; a page of them cannot.
    Fails: three sentences of 30 words. Passes: 30, 12 and 15.
    Source: plain-language practice.
    """
    for clause in subject.clauses.values():
        lengths = [sentence.length for sentence in _told(clause)]
        if lengths and sum(lengths) > MEAN * len(lengths):
            mean = (Decimal(sum(lengths)) / len(lengths)).quantize(Decimal("0.1"))
            yield Finding(clause, clause.body_line, f"its sentences have {mean} words on average", f"At most {MEAN}.")


def hard_reading(subject: Subject) -> Iterator[Finding]:
    """CL-READ: the Flesch reading ease of a clause is 50 or more; a clause of fewer than 40 words is not measured.

    Why: below 50, a text counts as difficult; people outside the law stop reading.
    Fails: long words in long sentences. Passes: “The Provider must answer in writing.”
    Source: R. Flesch, A new readability yardstick (1948).
    """
    for clause in subject.clauses.values():
        told = [[word for word in sentence.words if LETTERS.search(word)] for sentence in _told(clause)]
        if sum(map(len, told)) >= TELLING and (ease := reading_ease(told)) < EASE:
            message = f"it reads with difficulty: a Flesch reading ease of {ease}, wanted {EASE} or more"
            yield Finding(clause, clause.body_line, message, "Use shorter words and sentences.")


def _told(clause: ClauseText) -> list[Sentence]:
    return [one for one in prose(clause).sentences if not one.cell and one.length > FRAGMENT]
