"""A line of inlines becomes runs, fields and links."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from slagen.document.nodes import Anchor, Define, Emphasis, Inline, Link, Ref, Strong, Text, Use, Value
from slagen.render.docx.controls import control
from slagen.render.docx.ledger import Ledger
from slagen.render.docx.oxml import NOTHING, Xml, field, join, jump, outward, run

_AS_THEY_STAND = (Text, Value, Use, Link)
_ALIKE = (Text, Value, Use)
_OPENABLE = ("https://", "http://", "mailto:")


def line(
    content: Sequence[Inline], ledger: Ledger, *, bold_paragraph: bool = False, row_header: bool = False, opening: str = ""
) -> Xml:
    """The runs of a line, with `opening` before its own words.

    Words that look alike are one run: a reviewer finds and changes whole phrases, and the file is smaller.
    `bold_paragraph` tells that the paragraph's own style is bold: bold is a toggle in Word, and a bold character style
    inside such a paragraph would come out light.
    """
    may_bold = not bold_paragraph
    style = _character_style(may_bold, False, True) if row_header else ""
    if len(content) == 1 and isinstance(content[0], Text):  # most cells and many paragraphs
        return run(opening + content[0].text, style)
    found: list[Xml] = []
    words = opening
    for node in content:
        if isinstance(node, _ALIKE) and (not isinstance(node, Value) or _is_words_alone(node, ledger)):
            words += node.text
            continue
        rest = NOTHING
        if isinstance(node, Ref):
            before, rest = reference(node.target, ledger, style)
            words += before
        if words:
            found.append(run(words, style))
            words = ""
        found.append(rest or _inline(node, ledger, may_bold, row_header, False, row_header))
    if words:
        found.append(run(words, style))
    return join(found)


def _is_words_alone(node: Value, ledger: Ledger) -> bool:
    """Whether a printed answer carries neither its path nor a comment, and runs as the words around it do."""
    return not ledger.tells_paths and (node.text.isascii() or not right_to_left(node.text))


def _inline(node: Inline, ledger: Ledger, may_bold: bool, bold: bool, italic: bool, header: bool = False) -> Xml:
    style = _character_style(may_bold and bold, italic, header) if bold or italic else ""
    match node:
        case Text() | Use():
            return run(node.text, style)
        case Value():
            words = run(node.text, style, right_to_left(node.text))
            if ledger.has_controls and node.path:
                words = control(node.path, node.text, words, ledger)
            return ledger.margin.answer(node.path, words)
        case Define():
            if italic:
                return run(f"“{node.term}”", _character_style(may_bold, italic, False))
            return run(f"“{node.term}”", "DefinedTerm" if may_bold else "")
        case Ref():
            before, fields = reference(node.target, ledger, style)
            return join((run(before, style), fields)) if before else fields
        case Anchor():
            return run(node.text, "SigningAnchor")
        case Link():
            if not node.url.startswith(_OPENABLE):
                return run(node.text, style)
            return outward(ledger.link(node.url), run(node.text, "Hyperlink"))
        case Strong():
            return join(_inline(child, ledger, may_bold, True, italic) for child in node.content)
        case Emphasis():
            return join(_inline(child, ledger, may_bold, bold, True) for child in node.content)


def _character_style(bold: bool, italic: bool, header: bool) -> str:
    if bold and italic:
        return "StrongEmphasis"
    if bold:
        return "RowHeader" if header else "Strong"
    return "Emphasis" if italic else ""


def reference(target: str, ledger: Ledger, style: str = "") -> tuple[str, Xml]:
    """“clause ” and “8.3”, the number as a REF field that shows it already; Word renews it after a move.

    Raises ValueError if nothing carries the id.
    """
    label = ledger.label(target)
    name = ledger.names[target]
    match label.kind:
        case "article" | "clause":
            before = label.reference.removesuffix(label.number)
            return before, field(rf"REF {name} \r \h", run(label.number, style))
        case "schedule":
            return "", field(rf"REF {name} \r \h", run(label.number, style))
        case "table":
            return "", field(rf"REF {name} \h", run(label.reference, style))
        case "plain":
            return "", field(rf"REF {name} \h", run(spoken(ledger.titles[target], ledger), style))
        case "paragraph":
            schedule = ledger.schedules[target]
            outer = ledger.label(schedule).number
            before, _, between = label.reference.removesuffix(outer).rpartition(label.number)
            # \n, not \r: the schedule's own number is named right behind, and \r would print it here as well.
            inner = field(rf"REF {name} \n \h", run(label.number, style))
            after = field(rf"REF {ledger.names[schedule]} \r \h", run(outer, style))
            return before, join((inner, run(between, style), after))


def spoken(content: tuple[Inline, ...], ledger: Ledger) -> str:
    """The words of a line with its references said in full, on one line: for contents, titles and descriptions."""
    return " ".join(words_of(content, ledger))


def words_of(content: tuple[Inline, ...], ledger: Ledger) -> list[str]:
    """The same, word by word: where a line may be broken."""
    known = ledger.said.get(id(content))
    if known is None:
        known = ledger.said[id(content)] = (content, _said(content, ledger).split())
    return known[1]


def _said(content: Iterable[Inline], ledger: Ledger) -> str:
    return "".join([node.text if isinstance(node, _AS_THEY_STAND) else _said_otherwise(node, ledger) for node in content])


def _said_otherwise(node: Inline, ledger: Ledger) -> str:
    match node:
        case Define():
            return f"“{node.term}”"
        case Ref():
            return ledger.label(node.target).reference
        case Strong() | Emphasis():
            return _said(node.content, ledger)
        case _:  # anchors for signing services are no words
            return ""


def right_to_left(text: str) -> str:
    """The language of a text whose letters all run from right to left; empty for every other text."""
    if text.isascii():
        return ""
    directions = {unicodedata.bidirectional(char) for char in text}
    if "L" in directions or not directions & {"R", "AL"}:
        return ""
    return "he-IL" if any("\u0590" <= char <= "\u05ff" for char in text) else "ar-SA"


def page_number(target: str, page: int, ledger: Ledger) -> Xml:
    """The page of a section or clause as a PAGEREF field."""
    return field(rf"PAGEREF {ledger.names[target]} \h", run(str(page)))


def jump_to(target: str, content: Xml, ledger: Ledger) -> Xml:
    return jump(ledger.names[target], content)
