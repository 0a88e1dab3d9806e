"""A typed number becomes an exact Decimal, or a plain refusal that shows the right spelling."""

from __future__ import annotations

import re
from decimal import Decimal

PLAIN = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?", re.ASCII)
MOST_DIGITS = 18
MOST_CHARACTERS = 120
# Spellings that are refused; each is compiled with the first number that is none.
_GROUPED_COMMA = r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?"
_GROUPED_DOT = r"-?[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|-?[0-9]{1,3}(?:\.[0-9]{3}){2,}"
_COMMA = r"-?[0-9]+,[0-9]+"
_SPACED = r"-?[0-9]{1,3}(?:[ '\u00a0\u202f\u2019_][0-9]{3})+(?:[.,][0-9]+)?"
_EXPONENT = r"-?[0-9.]+[eE][+-]?[0-9]{1,2}"


def read_number(text: str, kind: str, example: str, *, signed: bool = False) -> Decimal:
    """Read ASCII digits with at most one decimal point, keeping every digit as typed.

    Raises ValueError: what was found, what is allowed, an example.
    """
    number = text.strip(" ")
    if not PLAIN.fullmatch(number) or number.startswith("+"):
        raise ValueError(refusal(text, kind, _hint(number), example))
    if sum(character.isdigit() for character in number) > MOST_DIGITS:
        raise ValueError(refusal(text, kind, f"a number has at most {MOST_DIGITS} digits", example))
    value = Decimal(number)
    if re.match("-?0[0-9]", number):
        raise ValueError(refusal(text, kind, f"write it without leading zeros, {_without_zeros(number)}", example))
    if number.startswith("-") and not (signed and value):
        raise ValueError(refusal(text, kind, "it cannot be negative", example))
    return value


def refusal(found: str, kind: str, allowed: str, example: str) -> str:
    """The one form of a refusal: what was found, what is allowed, an example."""
    shown = found if len(found) <= 60 else found[:57] + "..."
    return f"{shown!r} is not {kind}: {allowed} (example: {example})"


def one_line(text: str, kind: str, example: str, most: int = MOST_CHARACTERS) -> str:
    """The text without spaces around it and with single spaces inside; a no-break space is a space.

    Raises ValueError for more than `most` characters, line breaks, control and bidirectional characters.
    """
    if len(text) > most:
        raise ValueError(refusal(text, kind, f"it has at most {most} characters", example))
    spaced = re.sub(" +", " ", text.replace("\u00a0", " ").replace("\u202f", " ")).strip(" ")
    if not spaced.isprintable():
        raise ValueError(refusal(text, kind, "it is one line without control characters", example))
    return spaced


def starts_like_a_number(text: str) -> str:
    """The number-like beginning of a text, of any script and spelling, so that its refusal can show the right one."""
    match = re.match(r"[-+]?\d(?:[\d.,_'’]|[eE][+-]?(?=\d)| (?=\d))*", text)
    return match.group() if match else ""


def plain(value: Decimal) -> str:
    """The digits of a value without exponent: 1E+3 is 1000, 99.90 stays 99.90."""
    return format(value, "f")


def grouped(value: Decimal) -> str:
    """The digits with English thousands separators: 1,234.56."""
    return format(value, ",f")


def _hint(number: str) -> str:
    """Says why a number is refused and how to spell it."""
    if not number:
        return "a number is missing"
    if not number.isascii() and any(c.isdigit() and not c.isascii() for c in number):
        return "only the digits 0 to 9 are allowed"
    if re.fullmatch(_SPACED, number):
        joined = re.sub(r"[ '\u00a0\u202f\u2019_]", "", number).replace(",", ".")
        return f"write it without separators, {joined}"
    if re.fullmatch(_GROUPED_COMMA, number):
        joined = number.replace(",", "")
        if number.count(",") == 1 and "." not in number:
            return f"the comma can be read two ways, write {joined} or {number.replace(',', '.')}"
        return f"write it without thousands separators, {joined}"
    if re.fullmatch(_GROUPED_DOT, number):
        return f"write a point for decimals and no thousands separators, {number.replace('.', '').replace(',', '.')}"
    if re.fullmatch(_COMMA, number):
        return f"write a point for decimals, {number.replace(',', '.')}"
    if re.fullmatch(_EXPONENT, number):
        return "write all digits, without an exponent" + _expanded(number)
    if number.startswith(("+", ".")) or number.endswith("."):
        return "write digits, a point and digits, without a plus sign"
    return "write digits 0 to 9 with a point for decimals"


def _without_zeros(number: str) -> str:
    return re.sub("^(-?)0+(?=[0-9])", r"\1", number)


def _expanded(number: str) -> str:
    mantissa, _, exponent = number.lower().partition("e")
    if not PLAIN.fullmatch(mantissa) or abs(int(exponent)) > MOST_DIGITS:
        return ""
    return f", {plain(Decimal(mantissa).scaleb(int(exponent)))}"
