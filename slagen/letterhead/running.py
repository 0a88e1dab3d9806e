"""A header or footer part becomes the running texts of a look: what stands left, in the middle and right, with its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from slagen.answers.characters import forbidden
from slagen.letterhead.source import MC, W, at, value
from slagen.letterhead.styles import Styles
from slagen.render.look import LONGEST_TEXT, Running

SIDES = ("left", "center", "right")
MOST_LINES = 8
_STOPS = {"center": "center", "right": "right", "end": "right", "decimal": "right"}
_FIELDS = {
    "PAGE": "{page}", "NUMPAGES": "{pages}", "SECTIONPAGES": "{pages}", "TITLE": "{title}", "STYLEREF": "{title}",
    "DATE": "{date}", "SAVEDATE": "{date}", "CREATEDATE": "{date}", "PRINTDATE": "{date}", "TIME": "{date}",
}  # fmt: skip
_UNSAID = ("FILENAME", "USERNAME", "USERINITIALS", "AUTHOR", "LASTSAVEDBY")
_V_TEXT = "{urn:schemas-microsoft-com:vml}textpath"
_PROPERTY = {"title": "{title}", "titel": "{title}", "titre": "{title}", "date": "{date}", "datum": "{date}"}


class Read(Struct, frozen=True):
    """The texts of one part, and what in it could not be taken."""

    texts: Running
    remarks: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.texts.left or self.texts.center or self.texts.right)


class _Line:
    """One paragraph on its way to left, middle and right: its tabs lead from one to the next."""

    def __init__(self, align: str, stops: tuple[str, ...]) -> None:
        self.side = align if align in SIDES else "left"
        self.stops = list(stops)
        self.texts = dict.fromkeys(SIDES, "")

    def add(self, text: str) -> None:
        self.texts[self.side] += text

    def tab(self) -> None:
        """The next stop's kind is the next place; without stops, the middle and then the right, as Word's own style has it."""
        kind = self.stops.pop(0) if self.stops else {"left": "center", "center": "right"}.get(self.side, "right")
        self.to(_STOPS.get(kind, self.side))

    def to(self, side: str) -> None:
        if side == self.side:
            self.add(" ")
        self.side = side


def read_running(root: Any, styles: Styles, name: str, rule: bool) -> Read:
    """`name` says which part it is, for what could not be taken."""
    reader = _Reader(styles, name)
    for lines in reader.blocks(root, ""):
        for side in SIDES:
            reader.sides[side].append(lines.texts[side])
    texts = {side: reader.text(side) for side in SIDES}
    return Read(Running(**texts, rule=rule and any(texts.values())), tuple(dict.fromkeys(reader.remarks)))


class _Reader:
    def __init__(self, styles: Styles, name: str) -> None:
        self.styles = styles
        self.name = name
        self.sides: dict[str, list[str]] = {side: [] for side in SIDES}
        self.remarks: list[str] = []

    def text(self, side: str) -> str:
        """The lines of one side, without those that are empty at its ends, in characters that a look may hold."""
        joined = "\n".join(" ".join(line.split()) for found in self.sides[side] for line in found.split("\n"))
        wrong = {sign for _, sign in forbidden(joined)} | (set("\ufffc") & set(joined))
        if wrong:
            self.remarks.append(f"{self.name}: signs of a symbol font or control characters were left out")
        lines = "".join(sign for sign in joined if sign not in wrong).split("\n")
        lines = [line.strip(" |·•–-") if line.strip(" |·•–-") == "" else line for line in lines]
        while lines and not lines[0]:
            lines.pop(0)
        while lines and not lines[-1]:
            lines.pop()
        found = "\n".join(lines)
        if len(lines) > MOST_LINES or len(found) > LONGEST_TEXT:
            self.remarks.append(f"{self.name}: of {len(lines)} lines on its {side} side, not all were taken")
            found = "\n".join(lines[:MOST_LINES])[:LONGEST_TEXT].rpartition("\n")[0]
        return found

    def blocks(self, node: Any, side: str) -> Iterator[_Line]:
        """The paragraphs of a part or cell as lines; `side` is where a cell stands in its row."""
        for child in node:
            if child.tag == f"{W}p":
                yield self.paragraph(child, side)
            elif child.tag == f"{W}tbl":
                yield from self.table(child)
            elif child.tag == f"{W}sdt":
                content = at(child, "sdtContent")
                if content is not None and at(content, "p") is None and at(content, "tbl") is None:
                    continue
                yield from self.blocks(content, side) if content is not None else ()

    def table(self, table: Any) -> Iterator[_Line]:
        """Each row is lines side by side: the first cell left, the last right, all others in the middle."""
        for row in table.iterfind(f"{W}tr"):
            cells = row.findall(f"{W}tc")
            columns: list[tuple[str, list[_Line]]] = []
            for index, cell in enumerate(cells):
                side = "" if len(cells) == 1 else "left" if index == 0 else "right" if index == len(cells) - 1 else "center"
                columns.append((side, list(self.blocks(cell, side))))
            for index in range(max((len(lines) for _, lines in columns), default=0)):
                joined = _Line("", ())
                for _, lines in columns:
                    for place in SIDES:
                        said = lines[index].texts[place] if index < len(lines) else ""
                        joined.texts[place] += f" {said}" if said and joined.texts[place] else said
                yield joined

    def paragraph(self, paragraph: Any, side: str) -> _Line:
        lines = self.styles.lines(at(paragraph, "pPr"), self.styles.style(value(paragraph, "pPr/pStyle")).lines)
        line = _Line(side or lines.align, () if side else lines.tabs)
        fields: list[list[str]] = []
        for node in self.inline(paragraph, line):
            self.piece(node, line, fields, bool(side))
        return line

    def inline(self, node: Any, line: _Line) -> Iterator[Any]:
        """Everything in a paragraph that may show something, in order; a control bound to a property is a word in braces."""
        for child in node:
            if child.tag in (f"{W}del", f"{W}moveFrom", f"{MC}Fallback", f"{W}pPr"):
                continue
            if child.tag == f"{W}fldSimple":
                line.add(self.field(str(child.get(W + "instr", "")), _plain(child)))
            elif child.tag == f"{W}sdt":
                known = _PROPERTY.get((value(child, "sdtPr/alias") or value(child, "sdtPr/tag")).lower())
                if known:
                    line.add(known)
                elif (content := at(child, "sdtContent")) is not None:
                    yield from self.inline(content, line)
            elif child.tag == f"{W}r":
                if at(child, "rPr/vanish") is None:
                    yield from self.inline(child, line)
            elif child.tag == f"{W}txbxContent":
                if words := _plain(child).strip():
                    self.remarks.append(f"{self.name}: the text box “{_short(words)}” was left out; boxes stand where they like")
            elif child.tag == _V_TEXT:
                self.remarks.append(f"{self.name}: the watermark “{_short(str(child.get('string', '')))}” was left out")
            else:
                yield child
                if child.tag not in (f"{W}t", f"{W}instrText"):
                    yield from self.inline(child, line)

    def piece(self, node: Any, line: _Line, fields: list[list[str]], cell: bool) -> None:
        """One element of a run; inside a field its code and its shown result are kept apart."""
        match node.tag.removeprefix(W):
            case "fldChar":
                kind = node.get(W + "fldCharType")
                if kind == "begin":
                    fields.append(["", "", ""])
                elif fields and kind == "separate":
                    fields[-1][2] = "result"
                elif fields and kind == "end":
                    code, result, _ = fields.pop()
                    said = self.field(code, result)
                    if fields:
                        fields[-1][1 if fields[-1][2] else 0] += said
                    else:
                        line.add(said)
            case "instrText" if fields:
                fields[-1][0] += node.text or ""
            case "t" | "noBreakHyphen" | "br" | "cr" | "tab" | "ptab" | "sym":
                self.sign(node, line, fields, cell)

    def sign(self, node: Any, line: _Line, fields: list[list[str]], cell: bool) -> None:
        name = node.tag.removeprefix(W)
        words = {"noBreakHyphen": "-", "br": "\n", "cr": "\n", "tab": " "}.get(name, node.text or "")
        if name == "t":
            words = words.replace("{", "(").replace("}", ")")
        if name == "sym":
            self.remarks.append(f"{self.name}: signs of a symbol font or control characters were left out")
        elif fields:
            fields[-1][1] += words
        elif name == "ptab":
            line.to(str(node.get(W + "alignment", "left")))
        elif name == "tab" and not cell:
            line.tab()
        else:
            line.add(words)

    def field(self, code: str, result: str) -> str:
        """What a field of Word is in a look: a word in braces, or what it showed last."""
        name, _, rest = code.strip().partition(" ")
        name = name.upper()
        if name in ("DOCPROPERTY", "STYLEREF") or name in _FIELDS:
            said = _FIELDS.get(name) or _PROPERTY.get(rest.strip().split(" ")[0].strip('"').lower(), result)
            if name in ("DATE", "SAVEDATE", "CREATEDATE", "PRINTDATE", "TIME"):
                self.remarks.append(f"{self.name}: the field {name} became {{date}}, the date of the agreement")
            return said
        if name in _UNSAID:
            self.remarks.append(f"{self.name}: the field {name} was left out")
            return ""
        return result


def _plain(node: Any) -> str:
    return " ".join(text.text or "" for text in node.iter(f"{W}t")).replace("{", "(").replace("}", ")")


def _short(words: str) -> str:
    words = re.sub(r"\s+", " ", words)
    return words if len(words) <= 40 else f"{words[:39]}…"


def rule_of(root: Any, styles: Styles, side: str) -> bool:
    """Whether a line is drawn between the running texts and the page's own."""
    for paragraph in root.iter(f"{W}p"):
        own = at(paragraph, f"pPr/pBdr/{side}")
        named = styles.node(value(paragraph, "pPr/pStyle"))
        border = own if own is not None else at(named, f"pPr/pBdr/{side}")
        if border is not None and border.get(W + "val") not in ("nil", "none"):
            return True
    return any(
        border.get(W + "val") not in ("nil", "none")
        for borders in (*root.iter(f"{W}tblBorders"), *root.iter(f"{W}tcBorders"))
        for border in borders.iterfind(f"{W}{side}")
    )
