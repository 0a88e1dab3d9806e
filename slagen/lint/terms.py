"""Rules on defined terms: each is defined, once, and used with its own capitals and marks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from slagen.assembly.pieces import REFERENCE
from slagen.assembly.settle import defined_term
from slagen.library.clauses import ClauseText
from slagen.lint.prose import Mark, prose
from slagen.lint.rules import Chosen, Finding, Subject, exclusive


def undefined(subject: Subject) -> Iterator[Finding]:
    """CL-UNDEFINED: every term in [ ] is defined in each kind of agreement that uses the clause, in every position.

    Why: a capital letter promises a meaning.
    Fails: [Downtime] in a kind whose outline has no clause that defines it. Passes: a definition in any clause of that kind.
    Source: drafting practice.
    """
    found: dict[tuple[ClauseText, Mark], list[str]] = defaultdict(list)
    for kind, clauses in subject.agreements:
        known = {mark.text for one in clauses for mark in prose(one.clause).defined}
        for one in clauses:
            for mark in prose(one.clause).used:
                if defined_term(mark.text, known) not in known and not _other_capitals(mark.text, known):
                    found[one.clause, mark].append(kind)
    for (clause, mark), kinds in found.items():
        message = f"“{mark.text}” is nowhere defined in: {', '.join(dict.fromkeys(kinds))}"
        yield Finding(clause, mark.line, message, "Define it in a clause of that kind, or write it without [ ].")


def wrong_capitals(subject: Subject) -> Iterator[Finding]:
    """CL-CAPITALS: a defined term is written with the capitals of its definition.

    Why: “service credit” and “Service Credit” look like two things, and a court may find two.
    Fails: [service credits], or plain service hours where Service Hours are defined. Passes: [Service Credits].
    Source: drafting practice.
    """
    for clause, known in _clauses_with_terms(subject):
        for mark in prose(clause).used:
            term = _other_capitals(mark.text, known)
            if term and defined_term(mark.text, known) not in known:
                yield Finding(clause, mark.line, f"“{mark.text}” is defined as “{term}”", f"Write [{term}].")
        for term, words, line in _unmarked(clause, known, subject.words.small):
            if defined_term(words, {term}) != term:
                yield Finding(clause, line, f"“{words}” is defined as “{term}”", f"Write [{term}].")


def unmarked(subject: Subject) -> Iterator[Finding]:
    """CL-UNMARKED: a defined term of several words stands in [ ], so that its definition can be checked.

    Why: what is not marked is not looked up, and prints on where the definition has gone.
    Fails: Business Days. Passes: [Business Days].
    Source: slagen's own notation.
    """
    for clause, known in _clauses_with_terms(subject):
        found = {words: line for term, words, line in _unmarked(clause, known) if defined_term(words, {term}) == term}
        for words, line in found.items():
            yield Finding(clause, line, f"“{words}” is a defined term without its marks", f"Write [{words}].")


def defined_twice(subject: Subject) -> Iterator[Finding]:
    """CL-DOUBLE: no two clauses that can stand in one agreement define the same term.

    Why: two meanings are none.
    Fails: Downtime defined among the terms and again with the KPI. Passes: one definition, or two of which only one can enter.
    Source: drafting practice.
    """
    told: set[tuple[ClauseText, str]] = set()
    for kind, clauses in subject.agreements:
        homes: dict[str, list[Chosen]] = defaultdict(list)
        for one in clauses:
            for term in dict.fromkeys(mark.text for mark in prose(one.clause).defined):
                homes[term].append(one)
        for term, places in homes.items():
            for one, other in combinations(places, 2):
                if exclusive(one.entry.when, other.entry.when):
                    continue
                for here, there in ((one, other), (other, one)):
                    if (here.clause, term) not in told:
                        told.add((here.clause, term))
                        line = next(mark.line for mark in prose(here.clause).defined if mark.text == term)
                        message = f"“{term}” is defined here and in {there.clause.id} ({kind})"
                        yield Finding(here.clause, line, message, "Keep one definition.")


def _clauses_with_terms(subject: Subject) -> Iterator[tuple[ClauseText, frozenset[str]]]:
    """Every clause that is used, with the terms of all the kinds that use it."""
    known: dict[ClauseText, set[str]] = defaultdict(set)
    for _, clauses in subject.agreements:
        terms = {mark.text for one in clauses for mark in prose(one.clause).defined}
        for one in clauses:
            known[one.clause] |= terms
    yield from ((clause, frozenset(terms)) for clause, terms in known.items())


def _other_capitals(words: str, known: set[str] | frozenset[str]) -> str:
    """The term that these words would be in other capitals, or nothing."""
    by_small = {term.lower(): term for term in known}
    return by_small.get(defined_term(words.lower(), by_small), "")


def _unmarked(
    clause: ClauseText, known: frozenset[str], small: frozenset[str] = frozenset()
) -> Iterator[tuple[str, str, int]]:
    """Terms of several words that stand in the text without any mark: the term, the words as typed, the line.

    What begins one of the phrases in `small`, which may stand in small letters, is passed over.
    """
    told = prose(clause)
    text = REFERENCE.sub(lambda match: " " * len(match[0]), told.flat)
    for term in sorted(known):
        if " " not in term:
            continue
        ending = rf"(?:{re.escape(term[:-1])}ies|{re.escape(term)}s?)" if term.endswith("y") else rf"{re.escape(term)}(?:e?s)?"
        for match in re.finditer(rf"(?<![\w\[“\"*]){ending}(?![\w\]”\"*])", text, re.IGNORECASE):
            # A sentence or a cell begins with a capital whatever it begins with.
            if not (match[0][0].lower() + text[match.start() + 1 :][:60]).startswith(tuple(small)):
                yield term, match[0], told.line_at(match.start())
