"""Schemes that are claimed in a way of their own become one table: by when, from when, how, and what follows silence."""

from __future__ import annotations

from slagen.document.nodes import Block, Inline
from slagen.schedules.cells import Part, answer, answers, cell, line, row_head, series, table
from slagen.schedules.money_words import anchor_words
from slagen.schedules.wording import duration
from slagen.terms.agreement import Agreement
from slagen.terms.claims import Claim, ClaimStep

APPROVAL = {"deemed": "silence accepts the claim", "provider": "owed only when the Provider accepts"}
EVIDENCE = {"if-report-silent": " where no Service Report shows the failure", "always": ""}


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One row for each scheme with a claim of its own; none where all are claimed alike."""
    rows = []
    for ref, scheme in (terms.credits.schemes if terms.credits else {}).items():
        if claim := scheme.claim:
            path = f"credits.schemes.{ref}"
            rows.append((
                row_head(answer(scheme.name, f"{path}.name")),
                cell(_deadline(terms, claim, f"{path}.claim")),
                cell(_way(claim, f"{path}.claim")),
                cell(_answer(terms, claim, f"{path}.claim")),
            ))
    return table("Claims of their own", (("Scheme", 2), ("Claimed", 4), ("How", 4), ("Answer", 3)), rows)


def _deadline(terms: Agreement, claim: Claim, path: str) -> tuple[Inline, ...]:
    if claim.automatic:
        return answer("no claim is needed", f"{path}.automatic")
    main = _within(terms, claim, path) if claim.within else line("without a deadline")
    steps = [
        line(answer(step.act, f"{path}.steps.{key}.act"), " ", _within(terms, step, f"{path}.steps.{key}"))
        for key, step in claim.steps.items()
    ]
    return series((main, *steps), "; ")


def _within(terms: Agreement, step: Claim | ClaimStep, path: str) -> tuple[Inline, ...]:
    link = " of " if step.counted_from == "month-of-failure" else " after "
    start: Part = "" if step.counted_from == "unsaid" else line(
        link, answer(anchor_words(step.counted_from), f"{path}.counted_from")
    )
    return line("within ", duration(terms, step.within, f"{path}.within"), start)


def _way(claim: Claim, path: str) -> tuple[Inline, ...]:
    evidence = line("with ", answers(claim.evidence, f"{path}.evidence", ", "), EVIDENCE[claim.evidence_needed])
    proof = line("proof of receipt: ", answer(claim.proof, f"{path}.proof"))
    return series((
        answer(claim.channel, f"{path}.channel"), evidence if claim.evidence else (), proof if claim.proof else (),
    ), "; ")


def _answer(terms: Agreement, claim: Claim, path: str) -> tuple[Inline, ...]:
    within = duration(terms, claim.answer_within, f"{path}.answer_within")
    said = () if claim.automatic else answer(APPROVAL[claim.approval], f"{path}.approval")
    return series((line("within ", within) if within else (), said), "; ")
