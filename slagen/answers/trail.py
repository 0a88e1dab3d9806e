"""One answer's text becomes a value of what was declared; what a walk through answers learns is kept for the loader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from slagen.answers import scalars
from slagen.answers.findings import Findings, quoted
from slagen.answers.nodes import ID_WORDS, is_id
from slagen.answers.references import Reference
from slagen.answers.shapes import Shape
from slagen.errors import Place, Problem

WRONG: Final = object()
# An answer that is a blank to be filled: no value, no default, and no reason to refuse the rest of the file.
BLANK: Final = object()


class Trail:
    """What was found up to here: values' places and origins, references, names of records, blanks, and what is wrong."""

    def __init__(self, findings: Findings, currency: str, advice: Mapping[str, str] | None = None) -> None:
        self.places: dict[str, Place] = {}
        self.sources: dict[str, Place] = {}
        self.given: set[str] = set()
        self.assumed: set[str] = set()
        self.references: list[Reference] = []
        self.tables: dict[str, list[str]] = {}
        self._records: dict[str, dict[str, Any]] = {}
        self.blanks: dict[str, str] = {}
        self.open_points: list[Problem] = []
        self._findings = findings
        self._currency = currency
        self._advice = advice or {}

    def _wrong(self, id: str, message: str, path: str, place: Place, mend: str = "") -> Any:
        self._findings.add(id, f"{self._findings.named(path)} {message}", path, place, mend)
        return WRONG

    def _open(self, text: str, path: str, at: Place) -> Any:
        """A blank where a figure or a choice belongs: found, kept as an open point, and passed over."""
        self.blanks[path] = text
        message = f"{self._findings.named(path)} is a blank left open: {quoted(text)}."
        self.open_points.append(Problem("D-PLACEHOLDER", "error", message, path, "Write what was agreed.", at))
        return BLANK

    def _converted(self, shapes: tuple[Shape, ...], text: str, path: str, at: Place, origin: set[str]) -> Any:
        refusals: list[scalars.Refused] = []
        for shape in shapes:
            try:
                value = scalars.convert(shape, text, self._currency)
            except scalars.Refused as refused:
                refusals.append(refused)
                continue
            origin.add(path)
            if shape.refers_to:
                self.references.append(Reference(path, text, shape.refers_to, at))
            return value
        what = refusals[0].what
        if len(refusals) > 1:
            what = "; allowed: " + " or ".join(scalars.allowed(shape) for shape in shapes)
        mend = next((refused.mend for refused in refusals if refused.mend), "")
        return self._wrong("A-TYPE" if refusals[0].wrong_type else "A-VALUE", f"is {quoted(text)}{what}", path, at, mend)

    def _named_well(self, table: Shape, name: str, path: str, at: Place) -> bool:
        """Whether a record may have the name: by what the table declares of its names, or as an id."""
        why = "" if table.key or is_id(name) else f"; allowed: {ID_WORDS}"
        if table.key:
            try:
                scalars.check_limits(table.key, name)
            except scalars.Refused as refused:
                why = refused.what
        if why:
            self._wrong("A-KEY", f"has the name {quoted(name)}{why}", path, at)
        elif table.key and table.key.refers_to in self.tables:
            self.references.append(Reference(path, name, table.key.refers_to, at, "names"))
        return not why

    def _limited(self, shape: Shape | None, value: Any, path: str, at: Place, *, some_open: bool = False) -> Any:
        """The list or table within its limits. One of which nothing but blanks was typed is open itself."""
        try:
            scalars.check_limits(shape or Shape("tuple"), value)
        except scalars.Refused as refused:
            if some_open:
                return BLANK
            has = f"has {scalars.counted(len(value), 'item')}" if value else "is empty"
            return self._wrong("A-VALUE", f"{has}{refused.what}", path, at, refused.mend)
        return value
