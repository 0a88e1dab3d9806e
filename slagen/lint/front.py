"""Rules on what stands above a clause and around it: summary, guidance, positions, and the outlines that use it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from decimal import Decimal

from slagen.library.clauses import POSITIONS
from slagen.lint.rules import Finding, Subject

TOO_SHORT = 40
ALIKE = Decimal("0.9")
STOP = re.compile(r"[.!?](?=\s+[A-Z“\"])")
WORDS = re.compile(r"[\w'’-]+|[^\w\s]")


def summaries(subject: Subject) -> Iterator[Finding]:
    """CL-SUMMARY: the summary is one whole sentence.

    Why: it stands in lists and beside choices, where one sentence is read.
    Fails: two sentences, or a heading without a stop. Passes: “Credits stop at stated caps.”
    Source: slagen's own format.
    """
    for clause in subject.clauses.values():
        line = clause.title_line or clause.place.line
        if STOP.search(clause.summary):
            yield Finding(clause, line, "the summary has more than one sentence", "Say it in one; the rest is guidance.")
        elif not clause.summary.endswith((".", "?")):
            yield Finding(clause, line, "the summary does not end like a sentence", "End it with a full stop.")


def guidance(subject: Subject) -> Iterator[Finding]:
    """CL-GUIDANCE: the guidance says when to choose the clause and what it costs, in more than 40 characters.

    Why: who chooses between positions needs the reason, not the label.
    Fails: “Balanced.” Passes: “Balanced. Give way where the provider's own monitoring is the agreed source.”
    Source: slagen's own format.
    """
    for clause in subject.clauses.values():
        if len(clause.guidance) <= TOO_SHORT:
            line = clause.title_line or clause.place.line
            yield Finding(clause, line, "the guidance is too short to help", "Say when to choose it and what it costs.")


def alike_positions(subject: Subject) -> Iterator[Finding]:
    """CL-POSITION: two positions of a clause differ in more than a few words.

    Why: positions move risk, time or money; where only adjectives change, there is one position.
    Fails: “must” in one and “must always” in the other. Passes: another anchor, another burden of proof, another cap.
    Source: drafting practice.
    """
    for (clause_id, position), clause in subject.clauses.items():
        balanced = subject.clauses.get((clause_id, POSITIONS[0]))
        if position == POSITIONS[0] or balanced is None:
            continue
        words, others = WORDS.findall(clause.body), WORDS.findall(balanced.body)
        alike = Decimal(str(difflib.SequenceMatcher(None, others, words, autojunk=False).ratio()))
        if alike >= ALIKE:
            message = f"{alike:.0%} of its words are those of the {POSITIONS[0]} text"
            yield Finding(clause, clause.body_line, message, "Move risk, time or money, or keep one position.")


def unused(subject: Subject) -> Iterator[Finding]:
    """CL-UNUSED: some outline uses the clause.

    Why: nobody reads, checks or updates a text that cannot enter any agreement.
    Fails: a file without a line in any templates/<kind>/agreement.yaml. Passes: one line in one of them.
    Source: slagen's own format.
    """
    used = {entry.use for outline in subject.outlines for part in outline.parts for entry in part.entries}
    for (clause_id, _), clause in subject.clauses.items():
        if clause_id not in used:
            mend = "Name it in a templates/<kind>/agreement.yaml, or delete it."
            yield Finding(clause, clause.place.line, f"no outline uses {clause_id}", mend)
