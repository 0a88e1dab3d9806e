"""Terms, outline and clauses become one document with resolved terms, references, assumptions and a hash."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from slagen.assembly.assemble import assemble
from slagen.assembly.review import review_clauses, review_outline
from slagen.assembly.settle import defined_term
from slagen.assembly.subjects import humanised, subject
from slagen.document.index import index
from slagen.document.nodes import Clause, Document, Paragraph, Ref, Table, Text, Use, Value
from slagen.document.numbering import number
from slagen.document.sealing import content_hash, sealed
from slagen.document.walk import plain
from slagen.errors import LibraryError
from slagen.library.clauses import ClauseText, read_clause
from slagen.library.outline import read_outline


class Facts(msgspec.Struct, frozen=True):
    reference: str = "SLA-1"
    version: str = "1.0"
    date: date = date(2027, 1, 1)
    title: str | None = None


class Party(msgspec.Struct, frozen=True):
    name: str
    role: str
    registration: str | None = None
    address: str | None = None


def two_parties() -> dict[str, Party]:
    return {"a": Party("A GmbH", "provider", "HRB 1"), "b": Party("B Ltd", "customer")}


class Terms(msgspec.Struct, frozen=True):
    document: Facts = Facts()
    parties: dict[str, Party] = msgspec.field(default_factory=two_parties)
    within: str = "30 days"
    cap: str | None = None
    days: tuple[str, ...] = ()


OUTLINE = """\
name: Test
summary: s
title: "SLA {{ document.reference }}"
cover:
  facts:
    - {label: Version, text: "{{ document.version }}"}
    - {label: Cap, text: "{{ cap }}", when: cap}
  parties: {provider: Provider}
front:
  - {id: glance, title: Glance, clauses: [glance/one]}
articles:
  - id: credits
    title: Credits
    clauses: [credits/claim, {use: credits/cap, when: cap}]
  - {id: gone, title: Gone, clauses: [{use: credits/gone, when: cap}]}
schedules:
  - {id: hours, title: Hours, clauses: [schedules/hours]}
  - {id: both, title: Both, clauses: [schedules/x, schedules/y]}
signatures: {title: Signatures, clauses: [signatures/sign]}
"""
BODIES = {
    ("glance/one", "balanced"): "Claim within {{ within }}, see [](#credits/claim) and [](#schedules/hours).",
    ("credits/claim", "balanced"): '**"Service Credit"** within {{ within }}; [Service Credits] of [Nobody].',
    ("credits/claim", "customer"): "No claim of a [Service Credit] is needed.",
    ("credits/cap", "balanced"): "Cap {{ cap }}.",
    ("credits/gone", "balanced"): "Gone.",
    ("schedules/hours", "balanced"): "Hours. {{ document.version }}",
    ("schedules/x", "balanced"): "X [](#nowhere).",
    ("schedules/y", "balanced"): "Y.",
    ("signatures/sign", "balanced"): "{{ schedule('signatures') }}",
}


def clause(key: tuple[str, str], body: str) -> ClauseText:
    text = f"---\ntitle: T {key[0]}\nsummary: s\nguidance: g\nsource: o\n---\n{body}\n"
    return read_clause(text, key[0], key[1], f"{key[0]}.md")


CLAUSES = {key: clause(key, body) for key, body in BODIES.items()}


def sign(terms: Any) -> tuple[Paragraph, ...]:
    return (Paragraph((Value(terms.within, "within"), Ref("signatures/sign"))),)


def made(terms: Terms | None = None, **options: Any) -> Document:
    outline = read_outline(OUTLINE, "test", "agreement.yaml")
    return assemble(terms or Terms(), outline, CLAUSES, {"signatures": sign}, **options)


def test_sections_fall_away_with_their_clauses() -> None:
    """A section whose clauses all fall away is not in the document; with the condition met it is."""
    kept = ["glance", "credits", "hours", "both", "signatures"]
    assert [section.id for section in made().sections] == kept
    assert "gone" in [section.id for section in made(Terms(cap="5 %")).sections]


def test_a_schedule_without_anything_to_show_is_left_out() -> None:
    """A schedule whose tables are all empty goes with its heading; one with a table, or without any to compute, stays."""
    outline = read_outline(OUTLINE, "test", "agreement.yaml")
    key = ("schedules/hours", "balanced")
    clauses = CLAUSES | {key: clause(key, "Hours:\n\n{{ schedule('h') }}")}
    for blocks, there in (((), False), ((Paragraph((Text("x"),)),), True)):
        document = assemble(Terms(), outline, clauses, {"signatures": sign, "h": lambda terms, found=blocks: found})
        assert ("hours" in [section.id for section in document.sections]) is there
        assert "both" in [section.id for section in document.sections]


def test_a_schedule_of_one_clause_is_the_clause_and_its_references_lead_to_the_section() -> None:
    """Front pages, single-clause schedules and signatures have no clause headings; references go to the section."""
    document = made()
    by_id = {section.id: section for section in document.sections}
    assert not any(isinstance(block, Clause) for block in by_id["hours"].blocks)
    assert [block.id for block in by_id["both"].blocks if isinstance(block, Clause)] == ["schedules/x", "schedules/y"]
    assert list(index(document).refs) == ["credits/claim", "hours", "nowhere", "signatures"]
    assert number(document).labels["hours"].reference == "Schedule 1"


def test_the_index_lists_definitions_uses_and_what_leads_nowhere() -> None:
    """A plural use counts for its term; an undefined use and an unknown target are found with their place."""
    found = index(made())
    assert found.definitions == {"Service Credit": ["credits/claim"]}
    assert found.uses["Service Credit"] == ["credits/claim"]
    assert found.undefined == {"Nobody": ["credits/claim"]}
    assert found.dangling == {"nowhere": ["schedules/x"]}
    assert ("glance", Value("30 days", "within")) in found.values


def test_positions_choose_the_text_by_id_family_or_default() -> None:
    """The customer's text stands where it is wanted and exists; the balanced one elsewhere."""
    for key in ("credits/claim", "credits", "default"):
        clauses = [block for block in made(positions={key: "customer"}).sections[1].blocks if isinstance(block, Clause)]
        (first,) = clauses[0].blocks
        assert isinstance(first, Paragraph)
        assert first.content == (
            Text("No claim of a "),
            Use("Service Credit", "Service Credit"),
            Text(" is needed."),
        )


def test_assumed_values_are_marked_and_listed_before_the_signatures() -> None:
    """The schedule of standard values names, in the order of the provisions, each and the questionnaire's words for it."""
    document = made(assumed=frozenset({"within", "document"}), label=lambda path: f"<{path}>")
    assert [section.id for section in document.sections[-2:]] == ["assumptions", "signatures"]
    table = document.sections[-2].blocks[1]
    assert isinstance(table, Table)
    assert [[cell.content for cell in row.cells] for row in table.rows] == [
        [(Text("–"),), (Text("<document.reference>"),), (Value("SLA-1", "document.reference", True),)],
        [(Ref("credits/claim"),), (Text("<within>"),), (Value("30 days", "within", True),)],
        [(Ref("hours"),), (Text("<document.version>"),), (Value("1.0", "document.version", True),)],
    ]


def test_a_standard_value_that_only_decides_is_listed_too() -> None:
    """An assumed choice that nothing prints, but that a condition asks for, stands in the schedule with its clause."""
    outline = OUTLINE.replace('    - {label: Cap, text: "{{ cap }}", when: cap}\n', "")
    key = ("credits/cap", "balanced")
    clauses = CLAUSES | {key: clause(key, "A cap{% if cap == 'of-days' %} in days{% endif %}.")}
    document = assemble(
        Terms(cap="of-days"), read_outline(outline, "test", "agreement.yaml"), clauses, {"signatures": sign},
        assumed=frozenset({"cap"}), label=str,
    )  # fmt: skip
    table = next(section for section in document.sections if section.id == "assumptions").blocks[1]
    assert isinstance(table, Table)
    row = (Ref("credits/cap"),), (Text("cap"),), (Value("of days", "cap", True),)
    assert [tuple(cell.content for cell in found.cells) for found in table.rows] == [row]


def test_the_items_of_a_list_share_a_row() -> None:
    """Several assumed texts of one list are one standard value, printed one after the other."""
    terms = Terms(days=("1 May", "1 June"))
    key = ("glance/one", "balanced")
    clauses = CLAUSES | {key: clause(key, "Closed on {% for day in days %}{{ day }} {% endfor %}.")}
    outline = read_outline(OUTLINE, "test", "agreement.yaml")
    document = assemble(terms, outline, clauses, {"signatures": sign}, assumed=frozenset({"days.0", "days.1"}), label=str)
    table = next(section for section in document.sections if section.id == "assumptions").blocks[1]
    assert isinstance(table, Table)
    assert [[plain(cell.content) for cell in row.cells] for row in table.rows] == [["–", "days", "1 May; 1 June"]]


def test_a_subject_names_the_record_before_the_label() -> None:
    """A standard value of a record says of which; the record's own name is a matter of the name alone."""
    assert str(subject("parties.a.address", Terms(), lambda path: "Address")) == "A GmbH: Address"
    assert str(subject("parties.a.name", Terms(), lambda path: "Full name")) == "Full name"
    assert str(subject("parties.no-name.address", Terms(), lambda path: "Address")) == "No name: Address"
    assert str(subject("within", Terms(), lambda path: "Period")) == "Period"


def test_a_label_without_a_questionnaire_names_the_records() -> None:
    """Keys print their record's name, positions count from 1, and underscores are blanks."""
    assert humanised("parties.a.registration", Terms()) == "Parties: A GmbH, registration"
    assert humanised("within", Terms()) == "Within"
    assert humanised("document.some_field", Terms()) == "Document: some field"


def test_without_assumed_values_there_is_no_such_schedule() -> None:
    """A fully answered agreement has no schedule of standard values."""
    assert all(section.id != "assumptions" for section in made(assumed=frozenset({"cap"})).sections)


def test_cover_and_meta_come_from_the_terms() -> None:
    """Title, parties with role labels, facts whose condition holds, ISO date and reference."""
    document = made(draft=True)
    assert (document.meta.title, document.meta.date, document.meta.draft) == ("SLA SLA-1", "2027-01-01", True)
    assert [(party.role, plain(party.name), len(party.lines)) for party in document.cover.parties] == [
        ("Provider", "A GmbH", 1),
        ("Customer", "B Ltd", 0),
    ]
    assert [label for label, _ in document.cover.facts] == ["Version"]
    assert made(Terms(document=Facts(title="Own"))).cover.title == (Value("Own", "document.title"),)


def test_the_hash_is_of_the_content_alone() -> None:
    """The same input gives the same hash, another answer another one, and the hash itself does not count."""
    first, again, other = sealed(made()), sealed(made()), sealed(made(Terms(within="31 days")))
    assert first == again and len(first.meta.content_hash) == 64
    assert other.meta.content_hash != first.meta.content_hash
    assert content_hash(replace(first, meta=replace(first.meta, content_hash="x"))) == first.meta.content_hash


def test_an_unknown_clause_is_refused_at_its_line_in_the_outline() -> None:
    """The error names the outline's line and the nearest id."""
    outline = read_outline(OUTLINE.replace("glance/one", "glance/onne"), "test", "agreement.yaml")
    with pytest.raises(LibraryError, match=r"agreement\.yaml:10: .*did you mean 'glance/one'"):
        assemble(Terms(), outline, CLAUSES, {"signatures": sign})


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("Service Credits", "Service Credit"),
        ("Customer's", "Customer"),
        ("Customers’", "Customer"),
        ("Parties", "Party"),
        ("Losses", "Loss"),
        ("Business Hours", "Business Hours"),
        ("Others", "Others"),
    ],
)
def test_plural_and_possessive_find_their_term(words: str, term: str) -> None:
    """English plurals and possessives resolve; a term defined as a plural stays; the unknown stays as it is."""
    assert defined_term(words, {"Service Credit", "Customer", "Party", "Loss", "Business Hours"}) == term


def test_a_review_finds_every_faulty_clause_without_answers() -> None:
    """Unknown names, forbidden constructs and forbidden Markdown are all listed with their lines, in one go."""
    faulty = {
        key: clause(key, body)
        for key, body in {
            ("a/name", "balanced"): "x\n{{ withn }}",
            ("a/heading", "balanced"): "{% if cap %}\n\n# x\n{% endif %}",
            ("a/fine", "balanced"): "| a |\n|--|\n{% for p in parties %}\n| {{ p.id }} |\n{% endfor %}",
            ("a/sign", "balanced"): "{{ schedule('signatures') }}",
        }.items()
    }
    assert [str(fault).split(";")[0] for fault in review_clauses(faulty, Terms)] == [
        "a/name.md:8: unknown name 'withn'",
        "a/heading.md:9: headings come from the outline, not from the clause",
    ]


def test_a_review_of_an_outline_names_missing_clauses() -> None:
    """An id without a file, an unknown name in each of three conditions and one in a title are five faults."""
    text = OUTLINE.replace("credits/gone", "credits/gon").replace("when: cap}", "when: cat}")
    text = text.replace("SLA {{", "{{ x }}{{")
    outline = read_outline(text, "test", "agreement.yaml")
    assert [fault.place.line for fault in review_outline(outline, CLAUSES, Terms) if fault.place] == [14, 15, 7, 3, 15]
