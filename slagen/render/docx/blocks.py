"""The blocks of one section become paragraphs, lists and tables; a section becomes its heading and its blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from slagen.document.nodes import Block, Clause, Figure, ItemList, Paragraph, Section, SignatureBlock, Table
from slagen.render.docx.inlines import line
from slagen.render.docx.ledger import Ledger
from slagen.render.docx.lists import ARTICLES, DEEPEST_ITEM, PLAIN_ITEMS, SCHEDULES, shifted_scheme
from slagen.render.docx.oxml import NOTHING, Xml, join, paragraph, place_in_list
from slagen.render.docx.signatures import GAP, signature_blocks, signing_at
from slagen.render.docx.tables import captioned_table

_HEADINGS = {
    "front": "FrontHeading",
    "plain": "UnnumberedHeading",
    "article": "Heading1",
    "schedule": "ScheduleHeading",
    "signatures": "SignatureHeading",
}

LED_TO = (Figure, ItemList, SignatureBlock, Table)
"""What the paragraph before is not parted from."""

# Every block but those to sign, which stand side by side.
Plain = Clause | Figure | ItemList | Paragraph | Table


@dataclass(frozen=True, slots=True)
class _Around:
    """The lists around a block: how many, how many of them numbered, and the innermost numbered one's instance."""

    depth: int = -1
    numbered: int = -1
    instance: int = 0
    ordered: bool = False


def section_xml(section: Section, ledger: Ledger, new_page: bool) -> Xml:
    """Heading and blocks; `new_page` begins a page even where the heading's style does not."""
    title = ledger.mark(section.id, line(section.title, ledger, bold_paragraph=True))
    heading = paragraph(_HEADINGS[section.kind], title, new_page=new_page)
    return join((heading, _Flow(section, ledger).blocks(section.blocks, _Around())))


class _Flow:
    """Walks one section and remembers whether its next numbered list is the first below a heading."""

    def __init__(self, section: Section, ledger: Ledger) -> None:
        self.ledger = ledger
        self.kind = section.kind
        self.numbered = section.kind in ("article", "schedule")
        self.in_clause = False
        # A numbered heading restarts the items of its scheme; later lists below it need a restart of their own.
        self.list_is_first = self.numbered

    def blocks(self, blocks: Sequence[Block], around: _Around) -> Xml:
        found: list[Xml] = []
        for index, block in enumerate(blocks):
            if isinstance(block, SignatureBlock):
                found.append(signature_blocks(signing_at(blocks, index), self.ledger))
                continue
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            found.append(self.block(block, around, leads=isinstance(following, LED_TO)))
        return join(found)

    def block(self, block: Plain, around: _Around, leads: bool) -> Xml:
        """One block; `leads` says that a list, a table or places to sign follow, which the paragraph must not be parted from."""
        match block:
            case Table():
                gap = NOTHING if block.caption else GAP
                return join((gap, captioned_table(block, self.ledger)))
            case Figure():
                from slagen.render.docx.figures import figure_xml

                return figure_xml(block, self.ledger)
            case ItemList():
                return self.item_list(block, around, first_inside=True)
            case Paragraph():
                style = self.paragraph_style(block, around)
                return paragraph(style, line(block.content, self.ledger), keep_next=leads)
            case Clause():
                return self.clause(block)

    def clause(self, clause: Clause) -> Xml:
        numbered = self.numbered and not self.in_clause  # only clauses right under a section have a number
        style = ("Heading2" if self.kind == "article" else "ScheduleClause") if numbered else "UnnumberedClause"
        self.list_is_first = numbered
        title = self.ledger.mark(clause.id, line(clause.title, self.ledger, bold_paragraph=True))
        outer, self.in_clause = self.in_clause, True
        inside = self.blocks(clause.blocks, _Around())
        self.in_clause = outer
        return join((paragraph(style, title), inside))

    def paragraph_style(self, block: Paragraph, around: _Around) -> str:
        inset = self.numbered and self.in_clause
        if block.role == "note":
            return "ClauseNote" if inset else "Note"
        if around.depth >= 0:
            return self.style("ItemText", around.depth)
        if block.role == "lead":
            return "LeadText"
        return "ClauseText" if inset else "BodyText"

    def style(self, name: str, depth: int) -> str:
        """The style of items or bullets at a depth, in the row of styles that fits the section."""
        count = min(depth, DEEPEST_ITEM) + 1
        if not self.numbered:
            return f"Plain{name}{count}"
        if name == "Bullet":
            return f"ListBullet{count if count > 1 else ''}"
        return f"ScheduleItem{count}" if name == "Item" and self.kind == "schedule" else f"{name}{count}"

    def item_list(self, block: ItemList, around: _Around, first_inside: bool) -> Xml:
        """`first_inside`: the first numbered list of its item, which the item's own number restarts."""
        depth = min(around.depth + 1, DEEPEST_ITEM)
        if not block.ordered:
            inner = _Around(depth, around.numbered, 0, False)
            return self.items(block, inner, self.style("Bullet", depth), NOTHING)
        count = min(around.numbered + 1, DEEPEST_ITEM)
        instance, level = self.instance(depth, count, around, first_inside)
        inner = _Around(depth, count, instance, True)
        return self.items(
            block, inner, self.style("Item", depth), place_in_list(instance, level) if instance else NOTHING
        )

    def instance(self, depth: int, count: int, around: _Around, first_inside: bool) -> tuple[int, int]:
        """List instance (0: the one of the style) and level of a numbered list."""
        shift = depth - count
        if shift:
            scheme, level = shifted_scheme(shift, self.numbered), depth
        elif self.numbered:
            scheme, level = (ARTICLES if self.kind == "article" else SCHEDULES), depth + 2
        else:
            scheme, level = PLAIN_ITEMS, depth
        if around.ordered and first_inside:
            return around.instance, level
        if not shift and depth == 0 and self.list_is_first:
            self.list_is_first = False
            return 0, level
        return self.ledger.restarts.add(scheme, level), level

    def items(self, block: ItemList, inner: _Around, style: str, place: Xml) -> Xml:
        found: list[Xml] = []
        for item in block.items:
            rest = item.blocks
            content = NOTHING
            if rest and isinstance(rest[0], Paragraph):
                content = line(rest[0].content, self.ledger)
                rest = rest[1:]
            leads = bool(rest) and isinstance(rest[0], ItemList)
            found.append(paragraph(style, content, keep_next=leads, number=place))
            numbered_lists = 0
            for index, child in enumerate(rest):
                if isinstance(child, ItemList):
                    found.append(self.item_list(child, inner, first_inside=numbered_lists == 0))
                    numbered_lists += child.ordered
                elif isinstance(child, SignatureBlock):
                    found.append(signature_blocks(signing_at(rest, index), self.ledger))
                else:
                    following = rest[index + 1] if index + 1 < len(rest) else None
                    found.append(self.block(child, inner, leads=isinstance(following, ItemList)))
        return join(found)
