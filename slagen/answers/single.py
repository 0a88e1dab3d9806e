"""One answer typed for one field becomes its problems: the very words that loading a file with it would give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import yaml

from slagen.answers.characters import fold, forbidden, name_of
from slagen.answers.findings import Findings, Label
from slagen.answers.references import check
from slagen.answers.shapes import Slot
from slagen.answers.walking import Walk
from slagen.errors import Place, Problem

_TEXT = "tag:yaml.org,2002:str"


def problems_of(
    slot: Slot, text: str, path: str, *, label: Label | None = None, currency: str = "",
    tables: Mapping[str, Iterable[str]] | None = None,
) -> tuple[Problem, ...]:  # fmt: skip
    """What is wrong with `text` as the answer at `path`: errors first, then warnings; empty if nothing is.

    `tables` holds the short names in each table that a reference may point at.
    """
    findings = Findings("", label)
    if bad := forbidden(fold(text)):
        named = ", ".join(dict.fromkeys(name_of(character) for _, character in bad[:5]))
        findings.add("A-CHAR", f"{findings.named(path)} holds {named}, which is not allowed", path, mend="Delete it.")
        return findings.problems("error")
    walk = Walk(findings, currency)
    place = Place("")
    walk.one(slot, yaml.ScalarNode(_TEXT, text), path, place)
    check(walk.references, {table: list(names) for table, names in (tables or {}).items()}, findings)
    return findings.problems("error") + findings.problems("warning", "advice")
