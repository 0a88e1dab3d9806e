"""A printed formula becomes arithmetic, and two amounts of failure show which way it moves: M-FORMULA-INVERTED."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from slagen.checks.rules import Finding
from slagen.terms.agreement import Agreement

_BAD = re.compile(
    r"\b(?:downtime|outages?|unavailab\w+|unplanned|interrupt\w+|fail\w*|lost|errors?|missed|late|rejected|unanswered|down)\b"
    r"|\bwithout (?:power|service|supply|connection|an answer)\b",
    re.IGNORECASE,
)
# Words that turn a failure into a success, or leave open which of both is counted.
_TURNED = re.compile(
    r"\b(?:not?|without (?:any |an? )?(?:downtime|outages?|fail\w*|errors?)|in time|on time|within|repaired|restored|resolved"
    r"|solved|answered|ended|closed|avoided|prevented|cured)\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(
    r"\s*(?:(?P<sign>[()+×·*/÷−–-])|(?P<number>[0-9]+(?:\.[0-9]+)?)(?: ?%)?(?![\w.])"
    r"|(?P<words>[^()+×·*/÷−–]+?(?=\s*[()+×·*/÷−–]|\s+-\s|$)))"
)
_SIGN = re.compile(r"[+×·*/÷−–]| - ")
_SIGNS = {"−": "-", "–": "-", "×": "*", "·": "*", "÷": "/"}
PERIOD, FEW, MANY = Decimal(43200), Decimal(60), Decimal(600)
_DEEP, _LONG, _MOST = 20, 1000, Decimal(10) ** 12


def rises_with_quality(terms: Agreement) -> Iterator[Finding]:
    """A formula gives a better figure when the service is better.

    Why: “downtime ÷ total time” is the time lost. Held against “at least 99.9 %” it is missed in every good month and met in
    a month without any service.
    Fails: minutes of downtime ÷ minutes of the month × 100, where higher is better; 100 − lost packets ÷ sent packets, where
    lower is better. Passes: (agreed minutes − downtime) ÷ agreed minutes × 100; lost packets ÷ sent packets, where lower is
    better.
    The formula is reckoned with two amounts of failure. What is no arithmetic is left alone.
    Source: a published clause that computes the unavailability.
    """
    for key, kpi in terms.kpis.items():
        if kpi.direction == "inside-range" or not _SIGN.search(kpi.formula or ""):
            continue
        figures = [value(kpi.formula or "", failed) for failed in (FEW, MANY)]
        if figures[0] is None or figures[1] is None or figures[0] == figures[1]:
            continue
        rises = figures[1] > figures[0]
        if rises == (kpi.direction == "higher-is-better"):
            few, many = (f"{figure.quantize(Decimal('0.01')):f}" for figure in figures if figure is not None)
            better = "higher" if kpi.direction == "higher-is-better" else "lower"
            yield Finding(
                f"kpis.{key}.formula",
                f"The formula of {kpi.name} gives {few} for {FEW} failed of {PERIOD} and {many} for {MANY}, so a worse month "
                f"has the better figure, since {better} is better.",
                "Turn the formula round, such as (all − failed) ÷ all × 100, or set the direction.",
            )


def value(formula: str, failed: Decimal) -> Decimal | None:
    """What a formula gives if each thing that failed is `failed` and all others are PERIOD; None where it is no arithmetic."""
    found = _tokens(formula.rpartition("=")[2], failed) if len(formula) < _LONG else []
    if not found:
        return None
    try:
        result, rest = _sum(found, 0)
    except (ArithmeticError, IndexError, ValueError):
        return None
    return result if not rest and abs(result) < _MOST else None


def _tokens(text: str, failed: Decimal) -> list[str | Decimal]:
    found: list[str | Decimal] = []
    place = 0
    text = text.strip()
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None or match.end() == place:
            return []
        place = match.end()
        if match["sign"]:
            found.append(_SIGNS.get(match["sign"], match["sign"]))
        elif match["number"]:
            found.append(Decimal(match["number"]))
        else:
            words = match["words"]
            found.append(failed if _BAD.search(words) and not _TURNED.search(words) else PERIOD)
    return found


def _sum(tokens: list[str | Decimal], depth: int) -> tuple[Decimal, list[str | Decimal]]:
    total, rest = _product(tokens, depth)
    while rest and rest[0] in ("+", "-"):
        sign = rest[0]
        other, rest = _product(rest[1:], depth)
        total = total + other if sign == "+" else total - other
    return total, rest


def _product(tokens: list[str | Decimal], depth: int) -> tuple[Decimal, list[str | Decimal]]:
    total, rest = _factor(tokens, depth)
    while rest and rest[0] in ("*", "/"):
        sign = rest[0]
        other, rest = _factor(rest[1:], depth)
        total = total * other if sign == "*" else total / other
    return total, rest


def _factor(tokens: list[str | Decimal], depth: int) -> tuple[Decimal, list[str | Decimal]]:
    first = tokens[0]
    if first == "(" and depth < _DEEP:
        inside, rest = _sum(tokens[1:], depth + 1)
        if not rest or rest[0] != ")":
            raise ValueError("a bracket is not closed")
        return inside, rest[1:]
    if isinstance(first, Decimal):
        return first, tokens[1:]
    raise ValueError("no figure")
