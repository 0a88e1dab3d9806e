"""The rules for clause texts as one explicit list, and a library becomes faults and findings by running them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from slagen.assembly.review import readable, review
from slagen.errors import LibraryError, Problem
from slagen.library.library import Library
from slagen.library.outline import Outline
from slagen.lint import front, sentences, terms, words
from slagen.lint.rules import Rule, Subject
from slagen.lint.vague import FILE, WordList, read_word_list

LANGUAGE = "en"
FAULT = "CL-FAULT"

RULES: tuple[Rule, ...] = (
    Rule("CL-SENTENCE", "error", sentences.long_sentences),
    Rule("CL-AVERAGE", "error", sentences.long_means),
    Rule("CL-READ", "advice", sentences.hard_reading),
    Rule("CL-VAGUE", "error", words.vague),
    Rule("CL-DAYS", "error", words.days_without_clock),
    Rule("CL-FIGURE", "advice", words.typed_figures),
    Rule("CL-UNDEFINED", "error", terms.undefined, between=True),
    Rule("CL-CAPITALS", "error", terms.wrong_capitals),
    Rule("CL-UNMARKED", "advice", terms.unmarked),
    Rule("CL-DOUBLE", "error", terms.defined_twice, between=True),
    Rule("CL-SUMMARY", "error", front.summaries),
    Rule("CL-GUIDANCE", "error", front.guidance),
    Rule("CL-POSITION", "advice", front.alike_positions),
    Rule("CL-UNUSED", "error", front.unused),
)


def lint(library: Library, schedules: Collection[str], rules: Iterable[Rule] = RULES) -> tuple[Problem, ...]:
    """Everything found in a library, in the order of its files; of an organisation's own, what its own files bring about.

    A `CL-FAULT` stops every build, and the rules do not look at its file.
    """
    shelf = library.shelf
    own = shelf.own is not None
    faults = review(library, schedules, own=own)
    words = WordList()
    try:
        words = read_word_list(shelf.file(FILE))
    except LibraryError as error:
        faults += error.faults
    faulty = {fault.place.file for fault in faults if fault.place}
    clauses, _, _ = readable(library, LANGUAGE)
    sound = {key: clause for key, clause in clauses.items() if clause.place.file not in faulty}
    subject = Subject(sound, tuple(_outlines(library)), words)
    found = [Problem(FAULT, "error", fault.message, place=fault.place) for fault in faults]
    for rule in rules:
        if rule.between and faulty:
            # Without the faulty files, what they define and use would be missed wherever it is needed.
            continue
        found += [
            Problem(rule.id, rule.severity, finding.message, finding.clause.id, finding.mend, finding.place)
            for finding in rule.find(subject)
            if not own or rule.between or shelf.is_own(finding.place.file)
        ]
    return tuple(sorted(found, key=_order))


def _outlines(library: Library) -> Iterable[Outline]:
    for kind in library.kinds():
        try:
            yield library.outline(kind)
        except LibraryError:
            # Its fault is among those of the review.
            continue


def _order(problem: Problem) -> tuple[str, int, str, str]:
    place = problem.place
    return (place.file if place else "", place.line if place else 0, problem.id, problem.message)
