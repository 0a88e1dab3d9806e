"""Words that leave a promise open, and words that courts read otherwise than meant: D-VAGUE and L-PENALTY."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slagen.checks.rules import Finding
from slagen.checks.texts import texts
from slagen.terms.agreement import Agreement

# Where a text decides whether something is owed; a description or a purpose may be as vague as it likes.
_DECIDES = re.compile(
    r"^(?:data_center\.climate\.[^.]+\.also_requires|data_center\.power\.[^.]+\.outage_means"
    r"|data_center\.(?:remote_hands\.conditions|deliveries\.[^.]+\.remedy|cross_connect\.remedy)"
    r"|kpis\.[^.]+\.(?:bad_minute|breach|targets\.\d+\.condition)|exclusions\.items\.[^.]+\.statement"
    r"|services\.[^.]+\.eligibility|downtime_plan\.declared_when|credits\..*condition)"
)
_VAGUE = re.compile(
    r"\b(?:timely|prompt(?:ly)?|immediate(?:ly)?|as soon as (?:possible|practicable)|reasonabl[ey]|material(?:ly)?"
    r"|substantial(?:ly)?|significant(?:ly)?|sustained|adequate(?:ly)?|appropriate(?:ly)?|sufficient(?:ly)?"
    r"|excessive(?:ly)?|prolonged|where possible|from time to time)\b",
    re.IGNORECASE,
)
_PENALTY = re.compile(r"\bpenalt(?:y|ies)\b", re.IGNORECASE)


def no_vague_words(terms: Agreement) -> Iterator[Finding]:
    """A condition on which a promise hangs is said in figures, not in words such as timely, sustained or material.

    Why: each side fills such a word with its own figure, and a court fills it years later.
    Fails: “the excess is sustained”; “equipment is materially harmed”. Passes: “for 60 minutes without a break”; vague
    words in a description or a purpose, on which nothing hangs.
    Source: quarrels about published conditions.
    """
    for path, text in texts(terms):
        if not _DECIDES.match(path):
            continue
        found = list(dict.fromkeys(match.group(0).lower() for match in _VAGUE.finditer(text)))
        if found:
            said = " and ".join(f"“{word}”" for word in found)
            yield Finding(path, f"“{text}” rests on {said}, which each side may read in its own way.", "Say it in figures.")


def no_penalty(terms: Agreement) -> Iterator[Finding]:
    """No text speaks of a penalty.

    Why: several laws cut down or forbid penalties; what is meant is a lower price or damages agreed in advance.
    Fails: “a penalty of 5 %”. Passes: “the price falls by 5 %”; “liquidated damages”.
    Source: case law on penalties in service contracts, among it one on a charge far above any loss.
    """
    for path, text in texts(terms):
        if _PENALTY.search(text):
            yield Finding(
                path, f"“{text}” speaks of a penalty.", "Say price adjustment or liquidated damages, as credits.nature does."
            )
