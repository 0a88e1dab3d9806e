"""A dotted path becomes what the terms allow there, or a problem with the nearest name that they know."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from slagen.answers import scalars
from slagen.answers.editing import NEW
from slagen.answers.findings import Findings, listed, nearest, quoted
from slagen.answers.nodes import ID_WORDS, is_id
from slagen.answers.shapes import Shape, Slot, fields_of


def slots_on(
    cls: type[msgspec.Struct], path: str, findings: Findings, advice: Mapping[str, str] | None = None
) -> dict[str, Slot]:
    """What may stand at each place on a path such as `kpis.uptime.targets.0.minimum`, the path itself last.

    `+` is a new item. Nothing, after adding a finding, where the terms have no such place; `advice` says of a name that
    is not known here what to do about it.
    """
    group: type[msgspec.Struct] | None = cls
    slots: dict[str, Slot] = {}
    slot = Slot(())
    before = ""
    for part in path.split("."):
        here = f"{before}.{part}" if before else part
        if group is not None:
            fields = {field.key: field.slot for field in fields_of(group)}
            if part not in fields:
                where = f" in {findings.named(before)}" if before else ""
                message = f"{quoted(part)} is not a known name{where}; allowed: {listed(fields)}"
                return _none(findings, message, here, (advice or {}).get(here) or nearest(part, fields))
            slot = fields[part]
        elif table := slot.only("dict"):
            if why := _no_name(table, part):
                return _none(findings, f"{findings.named(before)} has the name {quoted(part)}{why}", here)
            slot = table.item or Slot(())
        elif listing := slot.only("tuple"):
            if not part.isdigit() and part != NEW:
                message = f"{findings.named(before)} is a list, and {quoted(part)} is no place in it"
                return _none(findings, message, here, "Its items are numbered from 0; += adds one.")
            slot = listing.item or Slot(())
        else:
            return _none(findings, f"{findings.named(before)} is a single answer and has no {quoted(part)} in it", here)
        struct = slot.only("struct")
        group, before = (struct.python if struct else None), here
        slots[here] = slot
    return slots


def _no_name(table: Shape, name: str) -> str:
    """Why no record of the table may have the name; nothing where one may."""
    if table.key is None:
        return "" if is_id(name) else f"; allowed: {ID_WORDS}"
    try:
        scalars.check_limits(table.key, name)
    except scalars.Refused as refused:
        return refused.what
    return ""


def _none(findings: Findings, message: str, path: str, mend: str = "") -> dict[str, Slot]:
    findings.add("A-KEY", message, path, mend=mend)
    return {}
