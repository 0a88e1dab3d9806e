"""The code of a country or of a part of it (`US-NY`) becomes its name in an English sentence (`New York, United States`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from slagen.data import folder

# Parts that everybody knows for countries of their own.
_ALONE = frozenset({"GB", "UK"})


def place_name(code: str) -> str:
    """What follows "in": `Austria`, `the United States`, `England`, `Bavaria, Germany`; an unknown code stays as it is."""
    names = _names()
    country, _, part = code.partition("-")
    if not part or code not in names or country in _ALONE:
        return names.get(code, code)
    return f"{names[code]}, {names[country].removeprefix('the ')}"


@cache
def _names() -> Mapping[str, str]:
    text = (folder("templates") / "places" / "en.yaml").read_text(encoding="utf-8")
    lines = (line.partition(": ") for line in text.splitlines() if not line.startswith("#"))
    return {code.strip('"'): name for code, _, name in lines}
