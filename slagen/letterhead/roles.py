"""A Word file's own styles are found to be its title, headings, running text and small print."""

from __future__ import annotations

from collections import Counter
from typing import Any, Literal

from msgspec import Struct

from slagen.letterhead.source import Source, W, at, shown, value
from slagen.letterhead.styles import Letters, Lines, Style, Styles, heading_level, is_title, usual

Role = Literal["title", "heading 1", "heading 2", "body", "table"]
_ENOUGH = 200
"""So many letters in one style tell that it is the running text."""


class Found(Struct, frozen=True):
    """A style in its role. `used` says that paragraphs of the file have it; `how` why it was chosen."""

    style: Style
    letters: Letters
    used: bool
    how: str

    @property
    def lines(self) -> Lines:
        return self.style.lines


def roles(source: Source, styles: Styles) -> dict[Role, Found]:
    """The styles by role; a role that no style plays is missing, but there is always one for running text."""
    outside, inside = _paragraphs(source)
    grouped: dict[str, list[Any]] = {}
    for paragraph in outside:
        grouped.setdefault(styles.style(value(paragraph, "pPr/pStyle")).identity, []).append(paragraph)
    found: dict[Role, Found] = {}
    for role, level in (("title", 0), ("heading 1", 1), ("heading 2", 2)):
        chosen = _heading(styles, grouped, level)
        if chosen:
            style, how = chosen
            used = grouped.get(style.identity, [])
            found[role] = Found(style, usual(styles, style, used), bool(used), how)  # type: ignore[index]
    headings = {one.style.identity for one in found.values()}
    body, how = _body(styles, grouped, headings)
    found["body"] = Found(body, usual(styles, body, grouped.get(body.identity, [])), body.identity in grouped, how)
    if inside:
        most = Counter(value(paragraph, "pPr/pStyle") for paragraph in inside).most_common(1)[0][0]
        style = styles.style(most)
        found["table"] = Found(style, usual(styles, style, inside), True, "the text in tables")
    return found


def _paragraphs(source: Source) -> tuple[list[Any], list[Any]]:
    """The paragraphs that stand by themselves, and those in tables; both with a text."""
    body = at(source.document, "body")
    tables = set() if body is None else {node for table in body.iter(f"{W}tbl") for node in table.iter(f"{W}p")}
    found: tuple[list[Any], list[Any]] = ([], [])
    for node in shown(source.document):
        if node.tag == f"{W}p" and text_of(node):
            found[node in tables].append(node)
    return found


def text_of(paragraph: Any) -> str:
    """The text that a paragraph shows."""
    return "".join(node.text or "" for node in shown(paragraph) if node.tag == f"{W}t").strip()


def _heading(styles: Styles, grouped: dict[str, list[Any]], level: int) -> tuple[Style, str] | None:
    """The style of a level, 0 for the title: the built-in one where it is used, else another of its outline level."""
    every = [styles.style(identity) for identity in styles.ids()]
    named = [style for style in every if (is_title(style.name) if level == 0 else heading_level(style.name) == level)]
    outlined = [style for style in every if level and style.lines.outline == level - 1 and style not in named]
    for candidates, how in ((named, ""), (outlined, f"by its outline level {level}")):
        in_use = [style for style in candidates if style.identity in grouped]
        if in_use:
            best = max(in_use, key=lambda style: len(grouped[style.identity]))
            return best, how
    direct = _outlined_beside(styles, grouped, level)
    if direct:
        return direct, f"its paragraphs have outline level {level}"
    for candidates, how in ((named, "not used in the document"), (outlined, f"outline level {level}, not used in the document")):
        if candidates:
            return candidates[0], how
    return None


def _outlined_beside(styles: Styles, grouped: dict[str, list[Any]], level: int) -> Style | None:
    """A style whose paragraphs all carry the outline level themselves."""
    for identity, paragraphs in grouped.items() if level else ():
        if all(value(paragraph, "pPr/outlineLvl") == str(level - 1) for paragraph in paragraphs):
            return styles.style(identity)
    return None


def _body(styles: Styles, grouped: dict[str, list[Any]], headings: set[str]) -> tuple[Style, str]:
    """The style with most of the letters, where there are enough of them; else Body Text or the default."""
    letters = {
        identity: sum(len(text_of(paragraph)) for paragraph in paragraphs)
        for identity, paragraphs in grouped.items()
        if identity not in headings and not heading_level(styles.style(identity).name)
    }
    if letters and (most := max(letters, key=lambda identity: letters[identity])) and letters[most] >= _ENOUGH:
        return styles.style(most), "most of the text has it"
    return styles.style(styles.default), "the default of the document"
