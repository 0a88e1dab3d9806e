"""Small documents that hold every kind of node, for the tests of the Word writer."""

from __future__ import annotations

from msgspec.structs import replace

from slagen.document.nodes import (
    Block,
    Cell,
    Clause,
    Column,
    Cover,
    CoverParty,
    Define,
    Document,
    Emphasis,
    Inline,
    Item,
    ItemList,
    Link,
    Meta,
    Paragraph,
    Ref,
    Row,
    Section,
    SignatureBlock,
    Strong,
    Table,
    Text,
    Use,
    Value,
)

HOSTILE = (
    'AT&T <Labs> "R&D"',
    "{{ 7*7 }}",
    "{ HYPERLINK x }",
    "</w:t></w:r><w:fldSimple w:instr='DATE'/>",
    "<![CDATA[x]]> &amp; &#65;",
    "  two  spaces  ",
    "1) typed number",
)
HEBREW = "חברת הבדיקה"
ARABIC = "شركة الاختبار"
REFERENCES = ("art-2", "art/first", "sched-1", "sched/para", "tbl-wide", "parties")


def says(*content: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in content))


def item(*blocks: Block | str) -> Item:
    return Item(tuple(says(block) if isinstance(block, str) else block for block in blocks))


def numbered(*items: Item) -> ItemList:
    return ItemList(items)


def bullets(*items: Item) -> ItemList:
    return ItemList(items, ordered=False)


def table(columns: int, rows: int, identity: str = "", caption: str = "Figures") -> Table:
    """A table whose last cell is empty and whose first column holds row headers."""
    body = [
        Row(
            (
                *(Cell((Value(f"{row}.{column}0%", "x.y"),), header=column == 0) for column in range(columns - 1)),
                Cell(()),
            )
        )
        for row in range(rows)
    ]
    return Table(
        caption=(Text(caption),) if caption else (),
        columns=tuple(Column(1, "left" if column == 0 else "right") for column in range(columns)),
        head=(
            Row((Cell((Text("Over all"),), header=True, span=columns),)),
            Row(tuple(Cell((Text(f"Column {column}"),), header=True) for column in range(columns))),
        ),
        rows=tuple(body),
        notes=(Paragraph((Text("Measured monthly."),), "note"),),
        id=identity,
    )


def lists_clause() -> Clause:
    """Two numbered lists in one clause, nests of both kinds, text and a table inside items."""
    return Clause(
        "art/lists",
        (Text("Lists"),),
        (
            says("The first list:"),
            numbered(
                item(
                    "first a",
                    numbered(item("first i", numbered(item("first A", numbered(item("first 1"))))), item("first ii")),
                ),
                item("first b", numbered(item("again i")), says("and then"), numbered(item("restarted i"))),
                item("first c", bullets(item("dot", numbered(item("inside a dot"), item("inside a dot, second"))))),
            ),
            says("The second list:"),
            numbered(item("second a"), item("second b", table(2, 2, caption=""), numbered(item("second i")))),
            bullets(item("outer", bullets(item("inner")))),
        ),
    )


def agreement(draft: bool = False) -> Document:
    """Every kind of section, block and inline once or more."""
    words = Clause(
        "art/first",
        (Text("Words of the "), Use("Provider", "Provider")),
        (
            says(
                "Means ",
                Define("Downtime"),
                ", ",
                Strong((Text("strong "), Emphasis((Text("both"),)))),
                " and ",
                Emphasis((Text("slanted"),)),
            ),
            says(
                "See ",
                *(part for target in REFERENCES for part in (Ref(target), ", ")),
                Link("https://example.org/a?b=1&c=2", "a page"),
            ),
            *(
                Paragraph((Value(text, "parties.provider.name"),))
                for text in (*HOSTILE, HEBREW, ARABIC, "Line one\nLine two\tafter a tab")
            ),
            Paragraph((Text("A remark."),), "note"),
        ),
    )
    hostile = tuple(
        CoverParty("Provider", (Value(text, "parties.provider.name"),), ((Text("Register 1"),),))
        for text in HOSTILE[:2]
    )
    return Document(
        Meta(
            title="Agreement & <Annex>",
            reference="SLA-1",
            version="1.2",
            date="2027-01-01",
            authors=("Nordlicht GmbH", "Süd AG"),
            subject="Hosting",
            keywords=("sla", "hosting"),
            draft=draft,
            content_hash="sha256:0123",
        ),
        Cover(
            (Text("Agreement"),), (Text("Hosting"),), hostile, (("Reference", (Value("SLA-1", "document.reference"),)),)
        ),
        (
            Section(
                "parties", "plain", (Text("Parties"),), (says("The parties are:"), numbered(item("one"), item("two")))
            ),
            Section(
                "glance",
                "front",
                (Text("At a glance"),),
                (Paragraph((Text("On one page."),), "lead"), bullets(item("short"))),
            ),
            Section("art-1", "article", (Text("Words"),), (says("Before any clause."), words, lists_clause())),
            Section(
                "art-2",
                "article",
                (Text("Service"),),
                (Clause("art/second", (Text("Hours"),), (numbered(item("new a")),)),),
            ),
            Section(
                "sched-1",
                "schedule",
                (Text("Credits"),),
                (
                    Clause("sched/bands", (Text("Bands"),), (table(4, 40), numbered(item("schedule a")))),
                    Clause(
                        "sched/para",
                        (Text("Wide"),),
                        (table(8, 3, "tbl-wide"), table(2, 2, caption=""), table(2, 2, caption="")),
                    ),
                ),
            ),
            Section(
                "sched-2",
                "schedule",
                (Text("Contacts"),),
                (Clause("sched/contacts", (Text("People"),), (says("Nobody."),)),),
            ),
            Section(
                "sign",
                "signatures",
                (Text("Signatures"),),
                tuple(
                    SignatureBlock(
                        (Value(name, "parties.name"),),
                        (("Name", (Value("Anna Berg", "x"),)), ("Date", ()), ("Signature", ())),
                    )
                    for name in ("Nordlicht GmbH", HOSTILE[0])
                ),
            ),
        ),
    )


def titled(document: Document, **facts: object) -> Document:
    """The same document with other facts in its meta."""
    return replace(document, meta=replace(document.meta, **facts))  # type: ignore[arg-type]
