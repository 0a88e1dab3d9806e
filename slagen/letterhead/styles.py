"""A Word file's styles become what their letters and paragraphs look like, through all they are based on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from slagen.letterhead.source import Source, W, at, is_on, number, shown, value
from slagen.letterhead.theme import Theme

_DEEPEST = 20
# Word itself writes built-in names in English; other programs write them in the language of their menus.
_HEADING = re.compile(
    "(?i:heading|überschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|címsor|başlık|заголовок)"
    r" ?(\d)"
)
_TITLES = (
    "title", "titel", "titre", "título", "titulo", "titolo", "tittel", "otsikko", "tytuł", "název", "názov", "cím", "başlık",
    "название", "rubrik",
)  # fmt: skip


class Letters(Struct, frozen=True):
    """What letters look like; nothing where it is not said. `size` counts half points."""

    font: str = ""
    size: int = 0
    colour: str = ""
    bold: bool = False
    caps: bool = False


class Lines(Struct, frozen=True):
    """How lines stand: alignment, height as Word counts it, outline level (9 is running text), tab stops, ground."""

    align: str = ""
    line: int = 0
    line_rule: str = ""
    outline: int = 9
    tabs: tuple[str, ...] = ()
    shaded: bool = False


class Style(Struct, frozen=True):
    identity: str
    name: str
    letters: Letters
    lines: Lines


class Styles:
    """The styles of one file by id; `default` is the one of paragraphs that name none."""

    def __init__(self, source: Source) -> None:
        self.theme = Theme(source.beside("theme"))
        root = source.beside("styles")
        nodes = [] if root is None else root.findall(f"{W}style")
        self._nodes = {str(node.get(W + "styleId", "")): node for node in nodes}
        self._kinds = {identity: str(node.get(W + "type", "")) for identity, node in self._nodes.items()}
        base, lines = at(root, "docDefaults/rPrDefault/rPr"), at(root, "docDefaults/pPrDefault/pPr")
        # Where a file says nothing, Word sets ten points of Times New Roman, in single lines.
        self._letters = self._laid_over(base, Letters(font="Times New Roman", size=20))
        self._lines = self.lines(lines, Lines(line=240, line_rule="auto"))
        self.default = next(
            (identity for identity, node in self._nodes.items()
             if self._kinds[identity] == "paragraph" and is_on_default(node)), ""
        )  # fmt: skip
        self._made: dict[str, Style] = {}

    def ids(self, kind: str = "paragraph") -> list[str]:
        return [identity for identity, one in self._kinds.items() if one == kind]

    def style(self, identity: str) -> Style:
        """A paragraph or character style with all it takes from others; the default for one that is not there."""
        if identity not in self._nodes:
            identity = self.default
        if identity not in self._made:
            letters, lines = self._letters, self._lines
            for node in reversed(list(self._chain(identity))):
                letters = self._laid_over(at(node, "rPr"), letters)
                lines = self.lines(at(node, "pPr"), lines)
            name = value(self._nodes.get(identity), "name") if identity in self._nodes else "Normal"
            self._made[identity] = Style(identity, name, letters, lines)
        return self._made[identity]

    def node(self, identity: str) -> Any:
        return self._nodes.get(identity)

    def _chain(self, identity: str) -> Iterator[Any]:
        """A style, then those it is based on. A circle ends after a while."""
        for _ in range(_DEEPEST):
            node = self._nodes.get(identity)
            if node is None:
                return
            yield node
            identity = value(node, "basedOn")

    def letters(self, properties: Any, before: Letters) -> Letters:
        """What letters look like once the properties of a run, and its style, are laid over what held before."""
        if (named := value(properties, "rStyle")) in self._nodes:
            for node in reversed(list(self._chain(named))):
                before = self._laid_over(at(node, "rPr"), before)
        return self._laid_over(properties, before)

    def _laid_over(self, properties: Any, before: Letters) -> Letters:
        if properties is None:
            return before
        fonts = at(properties, "rFonts")
        font = ""
        if fonts is not None:
            by_theme = fonts.get(W + "asciiTheme") or fonts.get(W + "hAnsiTheme") or ""
            font = self.theme.font(str(by_theme)) or str(fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "")
        colour_node = at(properties, "color")
        colour = self.theme.colour(colour_node)
        if colour_node is not None and not colour and colour_node.get(W + "val") == "auto":
            colour = "#000000"
        bold, caps = is_on(at(properties, "b")), is_on(at(properties, "caps"))
        return Letters(
            font or before.font,
            number(value(properties, "sz")) or before.size,
            colour or before.colour,
            before.bold if bold is None else bold,
            before.caps if caps is None else caps,
        )

    def lines(self, properties: Any, before: Lines) -> Lines:
        """How lines stand once the properties are laid over what held before."""
        if properties is None:
            return before
        spacing = at(properties, "spacing")
        if spacing is not None and (line := number(str(spacing.get(W + "line", "")))):
            before = replace(before, line=line, line_rule=str(spacing.get(W + "lineRule", "auto")))
        if (outline := number(value(properties, "outlineLvl"))) is not None:
            before = replace(before, outline=outline)
        if align := value(properties, "jc"):
            before = replace(before, align={"start": "left", "end": "right", "both": "justified"}.get(align, align))
        if (tabs := at(properties, "tabs")) is not None:
            before = replace(before, tabs=_stops(tabs))
        ground = self.theme.colour(at(properties, "shd"), "fill", "themeFill")
        return replace(before, shaded=True) if ground not in ("", "#ffffff") else before


def is_on_default(node: Any) -> bool:
    return node.get(W + "default") in ("1", "true", "on")


def _stops(tabs: Any) -> tuple[str, ...]:
    """The kinds of the tab stops from left to right."""
    found = [(number(str(tab.get(W + "pos", ""))) or 0, str(tab.get(W + "val", "left"))) for tab in tabs if tab.tag == f"{W}tab"]
    return tuple(kind for _, kind in sorted(found) if kind not in ("clear", "bar"))


def heading_level(name: str) -> int:
    """1 for “heading 1” in any of some languages; 0 for what is no heading by its name."""
    found = _HEADING.fullmatch(name.strip())
    return int(found[1]) if found else 0


def is_title(name: str) -> bool:
    return name.strip().lower() in _TITLES


def usual(styles: Styles, style: Style, paragraphs: Iterable[Any]) -> Letters:
    """What the letters of a style's paragraphs mostly look like, also where that is set beside the style."""
    found: dict[str, Counter[Any]] = {name: Counter() for name in Letters.__struct_fields__}
    for paragraph in paragraphs:
        for run in shown(paragraph):
            if run.tag == f"{W}r" and (long := sum(len(text.text or "") for text in run.iterchildren(f"{W}t"))):
                letters = styles.letters(at(run, "rPr"), style.letters)
                for name, counter in found.items():
                    counter[getattr(letters, name)] += long
    # A word in bold makes no style bold: what is set beside the style counts where most of the letters have it.
    if not sum(found["font"].values()):
        return style.letters
    return Letters(**{name: counter.most_common(1)[0][0] for name, counter in found.items()})
