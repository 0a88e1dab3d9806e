"""How a credit is claimed: deadlines, what they count from, proof and approval."""


from typing import Literal

from slagen.quantities import Duration
from slagen.terms.base import Term

Anchor = Literal[
    "incident-start", "incident-end", "knowledge", "period-end", "report-receipt", "incident-report",
    "violation-report", "month-of-failure", "month-end", "billing-cycle-end", "next-billing-cycle-end",
    "invoice", "eligibility", "unsaid",
]


class ClaimStep(Term, frozen=True, kw_only=True):
    """One deadline of a claim, counted from an event that can be dated."""

    act: str
    within: Duration
    counted_from: Anchor


class Claim(Term, frozen=True, kw_only=True):
    """How a credit is claimed; `automatic` needs none. `steps` are for claims with more than one deadline.

    `approval`: what follows if the provider is silent; `proof` is what shows that a claim arrived.
    """

    automatic: bool = False
    within: Duration | None = Duration.parse("30 days")
    counted_from: Anchor = "report-receipt"
    answer_within: Duration | None = Duration.parse("10 business days")
    approval: Literal["deemed", "provider"] = "deemed"
    channel: str | None = None
    proof: str | None = None
    evidence: tuple[str, ...] = ()
    evidence_needed: Literal["if-report-silent", "always"] = "if-report-silent"
    steps: dict[str, ClaimStep] = {}
