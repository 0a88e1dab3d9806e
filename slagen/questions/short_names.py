"""The name of a record, as people say it, becomes its short name in the file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

LONGEST = 40


def short_name(text: str, taken: Container[str] = (), otherwise: str = "entry") -> str:
    """`Nordlicht Hosting GmbH` → `nordlicht-hosting-gmbh`: a name for the file that is not taken yet."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(words) > LONGEST - 4:
        words = words[: LONGEST - 4].rpartition("-")[0] or words[: LONGEST - 4]
    if not words or not words[0].isalpha():
        words = f"{otherwise}-{words}".strip("-")
    name, number = words, 2
    while name in taken:
        name, number = f"{words}-{number}", number + 1
    return name
