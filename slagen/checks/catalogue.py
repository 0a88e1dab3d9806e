"""Every rule, on terms and on documents, becomes an entry of one catalogue: its manual page in parts, by family."""

from __future__ import annotations

import difflib
import re

from msgspec import Struct

from slagen.errors import Severity, UsageError

# What the letters before the first hyphen of an id stand for, in the order of the list.
FAMILIES = {
    "M": "Measuring and targets",
    "B": "Credit bands and caps",
    "C": "Claims, reports and remedies",
    "S": "Support times and severities",
    "T": "Tiers",
    "O": "Levels and what stands behind a promise",
    "X": "Maintenance and exclusions",
    "DC": "Data centers",
    "SM": "Sales and marketing",
    "D": "The document and its words",
    "L": "Law, term and parties",
    "A": "Arithmetic of money",
}
_PARTS = re.compile(r"\b(Why|Fails|Passes|Source): ")


class Entry(Struct, frozen=True):
    """One rule with its manual page in parts."""

    id: str
    severity: Severity
    what: str
    why: str
    fails: str
    passes: str
    source: str

    @property
    def family(self) -> str:
        return FAMILIES[self.id.partition("-")[0]]


def entries() -> tuple[Entry, ...]:
    """All rules, family by family, in each family in the order in which they run."""
    from slagen.checks import document, registry

    order = list(FAMILIES)
    found = [_entry(rule.id, rule.severity, rule.manual) for rule in registry.RULES]
    found += [_entry(rule.id, rule.severity, rule.find.__doc__ or "") for rule in document.RULES]
    return tuple(sorted(found, key=lambda entry: order.index(entry.id.partition("-")[0])))


def named(id: str) -> Entry:
    """The rule of this id, however its letters are written. Raises UsageError with the nearest ones."""
    known = {entry.id: entry for entry in entries()}
    if found := known.get(id.strip().upper()):
        return found
    near = difflib.get_close_matches(id.strip().upper(), known, n=3)
    meant = f" Did you mean {', '.join(near)}?" if near else ""
    raise UsageError(f"There is no rule “{id}”.{meant} `slagen rules` lists all {len(known)}.")


def _entry(id: str, severity: Severity, manual: str) -> Entry:
    what, *rest = _PARTS.split(" ".join(manual.split()))
    parts = dict(zip(rest[::2], (text.strip() for text in rest[1::2]), strict=True))
    what = what.removeprefix(f"{id}: ").strip()
    what = what[:1].upper() + what[1:]
    return Entry(id, severity, what, parts["Why"], parts["Fails"], parts["Passes"], parts["Source"])
