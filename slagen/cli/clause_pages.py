"""Clauses become pages on the terminal, or JSON: a list, a card, a comparison of positions."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any, Literal

import typer

from slagen.catalogue.card import Card, card
from slagen.catalogue.compare import Change, Line, compared
from slagen.catalogue.entries import Entry
from slagen.catalogue.reading import readable_text
from slagen.errors import UsageError
from slagen.library.clauses import Clauses, ClauseText
from slagen.library.library import Library

Format = Literal["text", "json"]
WIDTH = 100
MARKS = {"same": "{}", "old": "[-{}-]", "new": "{{+{}+}}"}
COLOURS: dict[str, dict[str, Any]] = {
    "same": {},
    "old": {"fg": typer.colors.RED, "strikethrough": True},
    "new": {"fg": typer.colors.GREEN, "underline": True},
}


def show_list(listed: Sequence[Entry], format: Format, *, ranked: bool) -> None:
    """Every clause with its summary, its positions and its kinds; by family, or the best first."""
    if format == "json":
        _json([_entry(entry) for entry in listed])
        return
    family = ""
    for entry in listed:
        if not ranked and entry.family != family:
            typer.echo(("\n" if family else "") + typer.style(entry.family, bold=True))
            family = entry.family
        typer.echo(f"  {entry.id}  {entry.first.title}")
        _wrapped(entry.first.summary, "      ")
        typer.echo(f"      {', '.join(entry.positions)} · {', '.join(entry.kinds) or 'no kind uses it'}")
    texts = sum(len(entry.texts) for entry in listed)
    typer.echo(f"\n{len(listed)} clauses, {texts} texts." if listed else "No clause matches.")


def show_card(entry: Entry, position: str | None, clauses: Clauses, library: Library, format: Format) -> None:
    """One text, with all that is known about it."""
    found = card(entry, position or entry.first.position, clauses, library)
    if format == "json":
        _json(_card(found))
        return
    clause = found.clause
    typer.echo(typer.style(f"{clause.title}  ({entry.id}, {clause.position})", bold=True))
    for label, text in (("Summary", clause.summary), ("Guidance", clause.guidance), ("Source", clause.source)):
        _wrapped(f"{label}: {text}", "  ", hanging="    ")
    typer.echo(f"  Positions: {', '.join(entry.positions)}. Kinds: {', '.join(entry.kinds) or 'none'}. File: {clause.place.file}")
    typer.echo(f"\n{found.text}\n")
    _rows("Asks for", [f"{label} ({path})" for path, label in found.asks])
    _rows("Prints the schedules", found.schedules)
    _rows("Defines", found.defines)
    _rows("Uses", [", ".join(found.uses)] if found.uses else [])
    _rows("Refers to", [f"{title} ({target})" if title else target for target, title in found.refers])


def show_comparison(entry: Entry, position: str | None, library: Library, format: Format) -> None:
    """What the other positions, or one of them, change in the balanced text. Raises UsageError where there is no other."""
    base = entry.first
    others = [text for text in entry.texts if text is not base and position in (None, text.position)]
    if not others:
        wanted = f"the position {position!r}" if position and position != base.position else "another position"
        raise UsageError(f"{entry.id} has no text in {wanted} to compare; there are: {', '.join(entry.positions)}.")
    pairs = [(other, _differences(base, other, library)) for other in others]
    if format == "json":
        _json({"id": entry.id, "from": base.position, "to": [_comparison(other, parts) for other, parts in pairs]})
        return
    for number, (other, parts) in enumerate(pairs):
        heading = f"{entry.id}: from {base.position} to {other.position}"
        typer.echo(("\n" if number else "") + typer.style(heading, bold=True))
        _wrapped(f"{base.position}: {base.summary}", "  ", hanging="    ")
        _wrapped(f"{other.position}: {other.summary}", "  ", hanging="    ")
        _wrapped(f"Guidance: {other.guidance}", "  ", hanging="    ")
        typer.echo("")
        for line in parts:
            typer.echo("".join(_styled(change) for change in line))
    typer.echo("\n[-goes-] {+comes+}")


def _differences(old: ClauseText, new: ClauseText, library: Library) -> tuple[Line, ...]:
    def whole(clause: ClauseText) -> str:
        return f"{clause.title}\n\n{readable_text(clause, library)}"

    return compared(whole(old), whole(new))


def _styled(change: Change) -> str:
    """The words in their marks, with colours where the terminal has them; blanks before them stay outside."""
    bare = change.text.lstrip()
    blank = change.text[: len(change.text) - len(bare)]
    shown = MARKS[change.kind].format(bare) if bare else ""
    return blank + (typer.style(shown, **COLOURS[change.kind]) if COLOURS[change.kind] else shown)


def _wrapped(text: str, indent: str, hanging: str = "") -> None:
    typer.echo(textwrap.fill(text, WIDTH, initial_indent=indent, subsequent_indent=hanging or indent))


def _rows(heading: str, rows: Iterable[str]) -> None:
    rows = list(rows)
    if rows:
        typer.echo(f"{heading}:")
    for row in rows:
        _wrapped(row, "  ", hanging="    ")


def _json(content: Any) -> None:
    typer.echo(json.dumps(content, ensure_ascii=False, indent=2))


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "family": entry.family,
        "title": entry.first.title,
        "summary": entry.first.summary,
        "positions": list(entry.positions),
        "kinds": list(entry.kinds),
    }


def _card(found: Card) -> dict[str, Any]:
    clause = found.clause
    return {
        **_entry(found.entry),
        "position": clause.position,
        "title": clause.title,
        "summary": clause.summary,
        "guidance": clause.guidance,
        "source": clause.source,
        "file": clause.place.file,
        "text": found.text,
        "asks": [{"path": path, "label": label} for path, label in found.asks],
        "schedules": list(found.schedules),
        "defines": list(found.defines),
        "uses": list(found.uses),
        "refers": [{"id": target, "title": title} for target, title in found.refers],
    }


def _comparison(other: ClauseText, lines: Sequence[Line]) -> dict[str, Any]:
    changes = [[{"kind": change.kind, "text": change.text} for change in line] for line in lines]
    return {"position": other.position, "summary": other.summary, "guidance": other.guidance, "lines": changes}
