"""Values, figures and files that mean harm, and small agreements that hold them in many places."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

FOLDER = Path(__file__).resolve().parent.parent / "hostile"
Verdict = Literal["accept", "warn", "reject"]


@dataclass(frozen=True)
class Case:
    """One entry of a manifest in `tests/hostile/`.

    `id` and `claim` name it; `text` is what is typed, `field` where (a value goes into every field of a kind when it is
    empty); `verdict` and the id of the `finding` say what must come of it, `says` what a person must read about it, and
    `printed` what stands in the document where that differs from `text`. A whole file is written in its `encoding`; one
    that is accepted has the families `given`, which must come to what it `means`, by path. The text of a clause is its body,
    or the `whole` of its file; what is refused in it is refused at its `line`.
    """

    id: str
    claim: str
    text: str
    verdict: Verdict
    field: str = ""
    finding: str = ""
    says: str = ""
    printed: str = ""
    right_to_left: bool = False
    encoding: str = "utf-8"
    line: int = 0
    whole: bool = False
    given: Mapping[str, str] = dataclasses.field(default_factory=dict)
    means: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    @property
    def said(self) -> str:
        return self.printed or self.text


def cases(name: str) -> list[Case]:
    """The entries of one manifest."""
    return [Case(**entry) for entry in json.loads((FOLDER / f"{name}.json").read_text(encoding="ascii"))]


VALUES = cases("values")
FIGURES = cases("figures")
FILES = cases("files")
CLAUSES = cases("clauses")
PRINTED = [case for case in VALUES if case.verdict != "reject"]
REFUSED = [case for case in VALUES if case.verdict == "reject"]

# Whatever these families would print is not needed to show what becomes of a value, and takes time to set.
_LEFT_OUT = (
    "severities", "exclusions", "maintenance", "breaches", "downtime_plan", "governance", "change", "ownership",
    "liability", "disputes", "signing",
)  # fmt: skip


def typed(text: str) -> str:
    """The text in the double quotes of YAML; halves of characters by their escapes, everything else as it is."""
    quoted = json.dumps(text, ensure_ascii=False)
    return re.sub("[\ud800-\udfff]", lambda match: f"\\u{ord(match.group()):04x}", quoted)


def answers(figures: Mapping[str, str] | None = None, **families: str) -> str:
    """A small sound agreement as the text of an answers file; `figures` sets single fields by their path."""
    fields: dict[str, Any] = {
        "kind": "tiered",
        "document": {"reference": "H-1", "date": "2026-01-01", "zone": "Europe/Berlin", "effective": "2026-01-01"},
        "parties": {
            "a": {"name": "Nordlicht Hosting GmbH", "role": "provider"},
            "b": {"name": "Harbour Books Ltd", "role": "customer"},
        },
        "services": {"s": {"name": "Shop", "description": "Hosting of the shop", "fee": {"amount": "100.00"}}},
        "coverage": {"c": {"name": "Office hours", "hours": "mon-fri 09:00-17:00", "holidays": "DE"}},
        "tiers": {"gold": {"name": "Gold"}, "silver": {"name": "Silver"}},
        "kpis": {
            "k": {"name": "Uptime", "form": "availability", "definition": "d", "formula": "f",
                  "targets": [{"minimum": "99 %"}]},
        },
        "term": {"months": "12"},
        "positions": {},
    }  # fmt: skip
    for path, text in (figures or {}).items():
        *parents, last = path.split(".")
        place = fields
        for part in parents:
            place = place[int(part)] if isinstance(place, list) else place.setdefault(part, {})
        place[last] = text
    lines = [f"{name}: {families.pop(name, _flow(value))}" for name, value in fields.items()]
    lines += [f"{name}: {value}" for name, value in families.items()]
    lines += [f"{name}: none" for name in _LEFT_OUT if name not in families]
    return "\n".join(lines) + "\n"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return value if value == "~" else typed(value)


def holding(texts: Sequence[str]) -> str:
    """An agreement in which each text is the name of a party, name, description and part of a service (so that it
    stands in clauses and in cells), and definition and formula of a KPI."""
    parties = ["a: {name: Nordlicht Hosting GmbH, role: provider}", "b: {name: Harbour Books Ltd, role: customer}"]
    services, kpis = [], []
    for number, text in enumerate(map(typed, texts)):
        parties.append(f"p{number}: {{name: {text}, role: customer}}")
        services.append(f"s{number}: {{name: {text}, description: {text}, includes: [{text}, {text}]}}")
        kpis.append(
            f"k{number}: {{name: Figure {number}, form: availability, definition: {text}, formula: {text}, "
            "targets: [{minimum: 99 %}]}"
        )
    return answers(
        parties="{" + ",\n ".join(parties) + "}",
        services="{" + ",\n ".join(services) + "}",
        kpis="{" + ",\n ".join(kpis) + "}",
        coverage="{}",
    )


def plain_twin(cases_there: Sequence[Case]) -> str:
    """The same agreement with the letter x in place of every sign, so that lines and words keep their lengths."""
    return holding([re.sub(r"\S", "x", case.said) for case in cases_there])
