"""A small agreement with every kind of node and a hostile one, for the tests of HTML, PDF and Markdown."""

from __future__ import annotations

from slagen.document.nodes import (
    Block,
    Cell,
    Clause,
    Column,
    Cover,
    CoverParty,
    Define,
    Document,
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
    "<script>alert(1)</script>",
    "{{7*7}}",
    "# x",
    "| x |",
    "*a*",
    "1. first",
    "- dash",
    "> quoted",
    "=== x",
    "---",
    "[a](http://x)",
    "![a](http://x)",
    "&amp; &copy; &#65;",
    "__x__ and a_b_c",
    "`code`",
    "~~gone~~",
    "a\\|b \\",
    "</style><b>",
    '<img src="file:///etc/passwd">',
    "5 < 6 & 7 > 3",
    "C #",
)
HEBREW = "חברת הבדיקה"


def line(words: str) -> tuple[Inline, ...]:
    return (Text(words),)


def says(*content: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in content))


def row(*cells: str, head: bool = False) -> Row:
    return Row(
        tuple(
            Cell((Value(cell, "bands.0.share"),) if cell else (), header=head or place == 0)
            for place, cell in enumerate(cells)
        )
    )


def bands(rows: int) -> Table:
    columns = (Column(3), Column(1, "right"), Column(1, "center"))
    head = (row("Availability", "Credit", "Note", head=True),)
    body = tuple(row(f"below 99.{place:02}%", "10%", "") for place in range(rows))
    return Table(line("Credit bands"), columns, head, body, (says("Rounded down."),), id="table-bands")


def _clause(name: str) -> Clause:
    items = ItemList(
        (
            Item((says("The report names ", Strong(line("each service")), "."),)),
            Item((says("A claim holds:"), ItemList((Item((says("the month; and"),)), Item((says("the amount."),)))))),
            Item((says("See ", Ref("table-bands"), "."), ItemList((Item((says("a bullet."),)),), ordered=False))),
        )
    )
    opening = says(
        "Each ", Use("Incident", "Incident"), " is answered within ", Value("30 minutes", "p1.response"), ", see ",
        Ref("articles/claims"), " and ", Ref("schedule-credits"), ". A ", Define("Downtime"), " minute counts, ",
        Link("https://example.org/status", "status page"), ", by ", Value(HEBREW, "provider.name", True), ".",
    )  # fmt: skip
    return Clause(name, line(f"Title of {name.rpartition('/')[2]}"), (opening, items))


def agreement(draft: bool = False) -> Document:
    """Cover, one front section, two articles, two schedules, signatures."""
    signs = tuple(
        SignatureBlock((Value(name, "p.name"),), (("Name", (Value("Anna Berg", "p.signs"),)), ("Date", ())))
        for name in ("Nordlicht GmbH & Söhne", "O'Brien Ltd")
    )
    wide = Table((), tuple(Column() for _ in range(8)), (), (row(*(f"w{place}" for place in range(8))),))
    return Document(
        Meta(
            title="Service Level Agreement", reference="SLA-7", version="1.0", date="2027-01-01",
            authors=("Nordlicht GmbH",), subject="Gold", keywords=("sla", "credits"), draft=draft, content_hash="ab12",
        ),
        Cover(
            line("Service Level Agreement"),
            line("Gold and Silver"),
            (CoverParty("Provider", (Value("Nordlicht GmbH & Söhne", "p.name"),), (line("Hamburg"),)),),
            (("Reference", line("SLA-7")), ("Ends", ())),
        ),
        (
            Section("glance", "front", line("Key commitments"), (says("On one page."),)),
            Section("first", "article", line("Incidents"), (_clause("articles/response"), _clause("articles/claims"))),
            Section("second", "article", line("Reports"), (_clause("articles/reports"),)),
            Section("schedule-credits", "schedule", line("Service Credits"), (
                Clause("s/bands", line("Bands"), (bands(45),)),
            )),
            Section("schedule-wide", "schedule", line("Wide table"), (Clause("s/wide", line("Matrix"), (wide,)),)),
            Section("signatures", "signatures", line("Signatures"), (says("The parties sign below."), *signs)),
        ),
    )  # fmt: skip


def hostile() -> Document:
    """Every hostile answer in every place an answer may stand."""
    clauses: list[Block] = []
    for place, words in enumerate(HOSTILE):
        value = (Value(words, "x.y"),)
        items = tuple(ItemList((Item((Paragraph(value),)),), ordered=ordered) for ordered in (True, False))
        table = Table(
            value, (Column(), Column()), (Row((Cell(value, True), Cell(()))),), (Row((Cell(value), Cell(value))),)
        )
        clauses.append(Clause(f"c{place}", value, (Paragraph(value), *items, table)))
    return Document(
        Meta(title='</style>"; } @import url(http://x) \\', reference=HOSTILE[0], authors=(HOSTILE[18],)),
        Cover(
            (Value(HOSTILE[0]),), (), (CoverParty("Provider", (Value(HOSTILE[2]),)),), (("Of", (Value(HOSTILE[3]),)),)
        ),
        (Section("all", "article", line("All"), tuple(clauses)),),
    )
