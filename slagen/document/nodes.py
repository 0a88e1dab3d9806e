"""What an agreement is on paper: frozen, nested parts that every renderer lays out and none decides.

A document is a tree of four storeys: `Document` → `Section` → `Clause` → blocks → inlines. There is one way to
encode a text: neighbouring `Text` nodes never occur, an empty `Text` never occurs, and a number that came from an
answer is always a `Value`. Numbers of articles and clauses are not in the tree: `numbering` computes them.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from slagen.document.drawing import Drawing

# --- inlines: what stands inside a line -------------------------------------------------------------------------


class Text(Struct, frozen=True):
    """Words written by the library. Never contains line breaks."""

    text: str


class Value(Struct, frozen=True):
    """Words that came from the terms: `text` as printed, `path` the answer behind it (`credits.claim.within`).

    `assumed` says that nobody typed the answer: it is a default of the kind or of the model. `path` is empty for a
    computed value without a single answer behind it. A line break in an answer stays as `\\n` in `text`.
    """

    text: str
    path: str = ""
    assumed: bool = False


class Define(Struct, frozen=True):
    """The place where a defined term gets its meaning; printed as “Term” in bold."""

    term: str


class Use(Struct, frozen=True):
    """A defined term in use: `term` is the term as defined, `text` as it stands in the sentence (a plural, say)."""

    term: str
    text: str


class Ref(Struct, frozen=True):
    """A cross reference to the section, clause or table with the id `target`; printed as “clause 8.3”."""

    target: str


class Link(Struct, frozen=True):
    """A web or mail address of the library (never of an answer)."""

    url: str
    text: str


class Strong(Struct, frozen=True):
    content: tuple[Inline, ...]


class Emphasis(Struct, frozen=True):
    content: tuple[Inline, ...]


class Anchor(Struct, frozen=True):
    """Words by which a service for electronic signatures finds a place; nobody is to see them."""

    text: str


Inline = Text | Value | Define | Use | Ref | Link | Strong | Emphasis | Anchor

# --- blocks: what stands on lines of its own ----------------------------------------------------------------------


class Paragraph(Struct, frozen=True):
    """`lead` opens a section in larger type; `note` is small print under a table or a formula line.

    A `gap` stands where something is missing that could not be made; no final agreement has one.
    """

    content: tuple[Inline, ...]
    role: Literal["body", "lead", "note", "gap"] = "body"


class Item(Struct, frozen=True):
    """One item of a list. Its first block is a Paragraph; a nested ItemList may follow."""

    blocks: tuple[Block, ...]


class ItemList(Struct, frozen=True):
    """Numbered items ((a), then (i), then (A), by depth) or bullets. Numbered lists restart in every clause."""

    items: tuple[Item, ...]
    ordered: bool = True


class Column(Struct, frozen=True):
    """`weight` is the share of the table's width, against the sum of all weights."""

    weight: int = 1
    align: Literal["left", "right", "center"] = "left"


class Cell(Struct, frozen=True):
    """`header` marks a row header (the first column of a matrix). `span` is the number of columns covered.

    An empty cell is printed as a dash; one that is `open` stays blank, for somebody to write into.
    """

    content: tuple[Inline, ...]
    header: bool = False
    span: int = 1
    open: bool = False


class Row(Struct, frozen=True):
    cells: tuple[Cell, ...]


class Table(Struct, frozen=True):
    """A captioned table. `head` rows repeat on every page; no row splits over pages. `id` may be a Ref's target."""

    caption: tuple[Inline, ...]
    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    notes: tuple[Paragraph, ...] = ()
    id: str = ""


class Figure(Struct, frozen=True):
    """A captioned picture. `alt` says in words what it shows, with the same figures, for those who cannot see it."""

    caption: tuple[Inline, ...]
    alt: str
    drawing: Drawing


class SignatureBlock(Struct, frozen=True):
    """One party's place to sign: `party` the heading, then ruled lines of label and value (empty: to be filled by hand)."""

    party: tuple[Inline, ...]
    lines: tuple[tuple[str, tuple[Inline, ...]], ...]


class Clause(Struct, frozen=True):
    """A numbered, titled clause (8.3 in an article; 2 in a schedule). `id` is the clause's path in the library."""

    id: str
    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]


Block = Paragraph | ItemList | Table | Figure | SignatureBlock | Clause

# --- the whole ----------------------------------------------------------------------------------------------------


class Section(Struct, frozen=True):
    """One article, one schedule, or a page without a number.

    `front` sections stand before the contents (the page of key commitments), `plain` ones after it without a number
    (the parties), `article` and `schedule` are numbered, each in its own row, and `signatures` closes the agreement.
    """

    id: str
    kind: Literal["front", "plain", "article", "schedule", "signatures"]
    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]


class CoverParty(Struct, frozen=True):
    """One party on the cover: its role (“Provider”), its name, then lines of small print (register, address)."""

    role: str
    name: tuple[Inline, ...]
    lines: tuple[tuple[Inline, ...], ...] = ()


class Cover(Struct, frozen=True):
    """The first page: title, subtitle, parties, then facts as label and value (reference, version, dates)."""

    title: tuple[Inline, ...]
    subtitle: tuple[Inline, ...]
    parties: tuple[CoverParty, ...]
    facts: tuple[tuple[str, tuple[Inline, ...]], ...]


class Words(Struct, frozen=True):
    """The few words renderers print themselves, in the document's language."""

    article: str = "article"
    clause: str = "clause"
    schedule: str = "Schedule"
    paragraph: str = "paragraph"
    table: str = "Table"
    figure: str = "Figure"
    contents: str = "Contents"
    page: str = "Page"
    of: str = "of"
    draft: str = "DRAFT"
    and_between: str = "between"


class Meta(Struct, frozen=True):
    """Facts for the file's own properties and the running header and footer.

    `date` is ISO text (`2027-01-01`) from the agreement, never today's. `content_hash` is the hash of the document's content.
    """

    title: str
    reference: str = ""
    version: str = ""
    date: str = ""
    language: str = "en-GB"
    authors: tuple[str, ...] = ()
    subject: str = ""
    keywords: tuple[str, ...] = ()
    draft: bool = False
    content_hash: str = ""


class Document(Struct, frozen=True):
    """`assumed` are the values that nobody typed, printed or deciding what is printed: path and words."""

    meta: Meta
    cover: Cover
    sections: tuple[Section, ...]
    words: Words = field(default_factory=Words)
    assumed: tuple[tuple[str, str], ...] = ()
