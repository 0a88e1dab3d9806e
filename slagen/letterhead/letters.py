"""The styles of a Word file, by their roles, become a look's fonts, sizes and colours."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from slagen.letterhead.families import bundled_for
from slagen.letterhead.roles import Found, Role
from slagen.letterhead.source import Source, W, at, value
from slagen.letterhead.styles import Letters, Styles, usual
from slagen.letterhead.taken import Taken
from slagen.letterhead.theme import contrast_with_white, mixed

Roles = Mapping[Role, Found]
SINGLE = Decimal("1.22")
"""A single line of Word against the type size, as Calibri has it."""
_LEGIBLE, _FAINT = 4.5, 3.0
_BOUNDS = {"body_size": (7, 14), "small_size": (6, 11), "table_size": (6, 12), "article_size": (9, 28), "clause_size": (8, 20),
           "title_size": (14, 54)}  # fmt: skip


def typefaces(taken: Taken, source: Source, found: Roles) -> None:
    """Families for Word as they are, and the bundled ones that stand in for them elsewhere."""
    for name, role, what in (("body", "body", "text font"), ("heading", "heading 1", "heading font")):
        style = found.get(role) or found.get("title") if role != "body" else found["body"]  # type: ignore[call-overload]
        if style is None or not style.letters.font:
            continue
        font, family = style.letters.font, bundled_for(style.letters.font, source)
        taken.add(f"fonts.word_{name}", font, f"{what} in Word", font, origin(style))
        how = "bundled" if family.exact else f"for {font}"
        taken.add(f"fonts.{name}", family.name, f"{what} in PDF and HTML", family.name, how)
        if not family.exact:
            taken.remark(f"font: {font} is not bundled; {family.name} stands in for it in PDF and HTML, Word keeps {font}")
    if "heading 1" not in found:
        taken.remark("headings: no style of the file is a heading; they are set in the font of the text" if "title" not in found
                     else "headings: no style of the file is one; they are set in the font of the title")  # fmt: skip
        if "title" not in found and (body := found["body"]).letters.font:
            taken.add("fonts.word_heading", body.letters.font, "heading font in Word", body.letters.font, origin(body))
            family = bundled_for(body.letters.font, source)
            taken.add("fonts.heading", family.name, "heading font in PDF and HTML", family.name, f"for {body.letters.font}")


def type_sizes(taken: Taken, source: Source, styles: Styles, found: Roles) -> None:
    body = found["body"]
    size = _size(taken, "body_size", body.letters, "text size", origin(body))
    if "table" in found:
        _size(taken, "table_size", found["table"].letters, "text size in tables", origin(found["table"]))
    else:
        taken.add("fonts.table_size", size - 1, "text size in tables", f"{_plain(size - 1)} pt", "one less than the text")
    small = _small_print(source, styles)
    if small is not None:
        _size(taken, "small_size", small, "text size of head and foot", "the footer or header")
    for name, role in (("article_size", "heading 1"), ("clause_size", "heading 2"), ("title_size", "title")):
        if role in found:
            _size(taken, name, found[role].letters, f"size of {_words(role)}", origin(found[role]))  # type: ignore[index]
    if "heading 2" not in found:
        taken.add("fonts.clause_size", size, "size of clause titles", f"{_plain(size)} pt", "as the text")
    _line_height(taken, body)
    if body.lines.align == "justified":
        taken.remark("text: justified lines; an agreement is set ragged, so that no words are torn apart")
    taken.remark("spacing: distances between paragraphs, indents and the numbering of headings are slagen's own")


def _small_print(source: Source, styles: Styles) -> Letters | None:
    """The letters of the footer, or of the header."""
    for kind in ("footer", "header"):
        for target, relation in source.links(source.main).values():
            root = source.root(target) if relation == kind else None
            for paragraph in root.iter(f"{W}p") if root is not None else ():
                if any((text.text or "").strip() for text in paragraph.iter(f"{W}t")):
                    return usual(styles, styles.style(value(paragraph, "pPr/pStyle")), [paragraph])
    return None


def _size(taken: Taken, name: str, letters: Letters, what: str, where: str) -> Decimal:
    wished = Decimal(letters.size) / 2
    least, most = _BOUNDS[name]
    size = min(max(wished, Decimal(least)), Decimal(most))
    if size != wished:
        taken.remark(f"{what}: {_plain(wished)} pt; {_plain(size)} pt was taken")
    taken.add(f"fonts.{name}", size, what, f"{_plain(size)} pt", where)
    return size


def _line_height(taken: Taken, body: Found) -> None:
    lines = body.lines
    height = SINGLE * lines.line / 240
    if lines.line_rule in ("exact", "atLeast") and body.letters.size:
        height = Decimal(lines.line) / 20 / (Decimal(body.letters.size) / 2)
    height = height.quantize(Decimal("0.01"))
    bounded = min(max(height, Decimal("1.1")), Decimal("1.6"))
    if bounded != height:
        taken.remark(f"text: lines of {height} times the type size; {bounded} was taken")
    taken.add("fonts.line_height", bounded, "line height", f"{bounded} of the type size", origin(body))


def colours(taken: Taken, source: Source, styles: Styles, found: Roles) -> None:
    body = found["body"]
    _letter_colour(taken, "text", body.letters.colour or "#000000", "text colour", origin(body), _LEGIBLE)
    heading = found.get("heading 1") or found.get("title")
    if heading is not None:
        colour = heading.letters.colour or "#000000"
        if heading.lines.shaded and contrast_with_white(colour) < _FAINT:
            taken.remark(f"headings: light letters on a ground of colour ({heading.style.name})")
        else:
            _letter_colour(taken, "accent", colour, "colour of headings and lines", origin(heading), _FAINT)
        if heading.letters.caps:
            taken.add("heading_case", "upper", "case of article titles", "capitals", origin(heading))
        if not heading.letters.bold:
            taken.remark("headings: letters are not bold in the file; an agreement's headings are")
    small = _small_print(source, styles)
    if small is not None and small.colour:
        _letter_colour(taken, "muted", small.colour, "colour of small print", "the footer or header", _LEGIBLE)
    _table_head(taken, source, styles)


def _letter_colour(taken: Taken, name: str, colour: str, what: str, where: str, least: float) -> None:
    if contrast_with_white(colour) < least:
        taken.remark(f"{what}: {colour} is too light to be read on white paper")
    else:
        taken.add(f"colours.{name}", colour, what, colour, where)


def _table_head(taken: Taken, source: Source, styles: Styles) -> None:
    """The ground of a table's first row: of the tables in the file, then of table styles that they or nobody uses."""
    fills = [(fill, "the first row of a table") for fill in _cell_fills(source, styles)]
    used = {value(table, "tblPr/tblStyle") for table in source.document.iter(f"{W}tbl")}
    for identity in sorted(styles.ids("table"), key=lambda one: one not in used):
        for part in styles.node(identity).iterfind(f"{W}tblStylePr"):
            if part.get(W + "type") == "firstRow":
                fill = styles.theme.colour(at(part, "tcPr/shd"), "fill", "themeFill")
                fills.append((fill, f"style {value(styles.node(identity), 'name')}"))
    for fill, where in fills:
        if fill and fill != "#ffffff":
            if contrast_with_white(fill) > 2:
                light = mixed(fill, "#ffffff", 216)
                taken.remark(f"tables: the head is dark ({fill}, {where}); a light tint of it was taken, for dark letters")
                fill = light
            taken.add("colours.head_fill", fill, "ground of table heads", fill, where)
            return


def _cell_fills(source: Source, styles: Styles) -> list[str]:
    found: list[str] = []
    for table in source.document.iter(f"{W}tbl"):
        row: Any = at(table, "tr")
        cells = row.findall(f"{W}tc") if row is not None else []
        fills = {styles.theme.colour(at(cell, "tcPr/shd"), "fill", "themeFill") for cell in cells}
        if len(cells) > 1 and len(fills) == 1:
            found.extend(fills)
    return found


def origin(found: Found) -> str:
    return f"style {found.style.name}" + (f" ({found.how})" if found.how else "")


def _words(role: str) -> str:
    return {"heading 1": "article titles", "heading 2": "clause titles", "title": "the title"}[role]


def _plain(size: Decimal) -> str:
    return f"{size.normalize():f}"
