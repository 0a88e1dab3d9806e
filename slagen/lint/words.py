"""Rules on words: what promises nothing, days without a clock, and figures typed where a term should stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slagen.lint.prose import prose
from slagen.lint.rules import Finding, Subject

NUMBER = r"(?:\d+|two|three|four|five|six|seven|ten|fourteen|fifteen|twenty|thirty|sixty|ninety)"
# “1 day” in quotation marks speaks of the words themselves.
DAYS = re.compile(rf"(?<![\w.“\"]){NUMBER}\s+days?\b(?!\s+of\s+(?:the\s+)?(?:fee|service))", re.IGNORECASE)
CURRENCY = r"(?:EUR|USD|GBP|CHF|[€$£])"
UNIT = r"(?:calendar\s+|service\s+|\[?Business\s+)?(?:second|minute|hour|day|week|month|quarter|year)s?\b"
DIGITS = r"\d+(?:[.,]\d+)*"
FIGURE = re.compile(
    rf"(?<![\w.“\"#])(?:{CURRENCY}\s?{DIGITS}|{DIGITS}\s*(?:%|per\s?cent\b|{CURRENCY}(?!\w)|{UNIT}))", re.IGNORECASE
)
STOP = re.compile(r"[.;:]\s|\n\s*\n|\n\s*(?:\d+\.|-)\s")


def vague(subject: Subject) -> Iterator[Finding]:
    """CL-VAGUE: no word of the list in templates/lint/words.yaml stands in a clause.

    Why: where a figure is promised, a vague word takes it back.
    Fails: “must answer promptly”. Passes: “must answer within 4 service hours”.
    Source: drafting practice; the list gives the reason and the mend of each word.
    """
    for clause in subject.clauses.values():
        told = prose(clause)
        for entry in subject.words.vague:
            for match in entry.words.finditer(told.flat):
                end = STOP.search(told.flat, match.end())
                rest = told.flat[match.end() : end.start() if end else None]
                if not (entry.excuse and entry.excuse.search(rest)):
                    message = f"“{' '.join(match[0].split())}”: {entry.reason}"
                    yield Finding(clause, told.line_at(match.start()), message, entry.mend)


def days_without_clock(subject: Subject) -> Iterator[Finding]:
    """CL-DAYS: a number of days that is typed says which days: calendar days or [Business Days].

    Why: ten days and ten business days are four days apart.
    Fails: “within 30 days”. Passes: “within 30 calendar days”, “within 5 [Business Days]”.
    Source: drafting practice.
    """
    for clause in subject.clauses.values():
        told = prose(clause)
        for match in DAYS.finditer(told.flat):
            yield Finding(
                clause, told.line_at(match.start()), f"“{match[0]}” does not say which days",
                "Write “calendar days” or “[Business Days]”.",
            )  # fmt: skip


def typed_figures(subject: Subject) -> Iterator[Finding]:
    """CL-FIGURE: what parties may want to negotiate is a term, not a figure typed into the clause.

    Why: a typed figure is the same in every agreement, and no check sees it.
    Fails: “at most 20 % of the fee”. Passes: “at most {{ credits.cap.share }} of the fee”.
    Source: the rule that a number has one home.
    """
    for clause in subject.clauses.values():
        told = prose(clause)
        found: dict[str, int] = {}
        for match in FIGURE.finditer(told.flat):
            found.setdefault(" ".join(match[0].split()).replace("[", ""), match.start())
        if found:
            many = "figures are" if len(found) > 1 else "figure is"
            message = f"{len(found)} {many} typed: {', '.join(found)}"
            yield Finding(
                clause, told.line_at(min(found.values())), message,
                "Ask for it as a term if the parties may want another.",
            )  # fmt: skip
