"""The Word file is native to Word: styles, fields with right results, rows that stay whole."""

from __future__ import annotations

import itertools

import pytest
from lxml import etree
from msgspec.structs import replace
from support.docx_material import REFERENCES, agreement
from support.docx_reading import W, fields, find, paragraph_saying, paragraphs, root, style, text, value
from support.samples import document_of

from slagen.document.nodes import (
    Cell,
    Clause,
    Column,
    Cover,
    Document,
    Meta,
    Paragraph,
    Row,
    Section,
    SignatureBlock,
    Table,
    Text,
)
from slagen.document.numbering import number
from slagen.render.docx.contents import entries
from slagen.render.docx.ledger import Ledger
from slagen.render.docx.pagination import paginated
from slagen.render.docx.writer import write
from slagen.render.layout import rows_held
from slagen.render.look import Look

STRUCTURE = {"pStyle", "keepNext", "pageBreakBefore", "numPr"}


@pytest.fixture(scope="module")
def document() -> Document:
    return agreement()


@pytest.fixture(scope="module")
def data(document: Document) -> bytes:
    return write(document, Look())


def test_every_paragraph_has_a_style_and_nothing_but_structure_beside_it(data: bytes) -> None:
    """Looks come from styles: a paragraph names one and else only says what it keeps with and which list it is in."""
    for path in ("word/document.xml", "word/header1.xml", "word/header2.xml", "word/footer1.xml", "word/footer2.xml"):
        for paragraph in paragraphs(data, path):
            assert style(paragraph)
            assert {child.tag.removeprefix(W) for child in find(paragraph, "w:pPr/*")} <= STRUCTURE


def test_runs_carry_a_character_style_or_a_direction_and_no_direct_formatting(data: bytes) -> None:
    """A run's properties are a style, and for right-to-left text the direction and language."""
    for path in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
        for properties in find(root(data, path), ".//w:rPr"):
            assert {child.tag.removeprefix(W) for child in properties} <= {"rStyle", "rtl", "lang"}


def test_words_that_look_alike_are_one_run() -> None:
    """In a file that tells no paths, two plain runs never touch: whole phrases are found and changed by a reviewer."""
    made = write(document_of("saas-tiers"), Look())
    for paragraph in paragraphs(made):
        children = [child for child in paragraph if child.tag != W + "pPr"]
        for one, other in itertools.pairwise(children):
            assert not (_is_plain(one) and _is_plain(other)), text(paragraph)


def _is_plain(element: etree._Element) -> bool:
    """A run of words without properties."""
    return element.tag == W + "r" and not find(element, "w:rPr | w:fldChar | w:instrText | w:tab")


def test_every_style_in_use_is_in_the_style_sheet(data: bytes) -> None:
    """No paragraph, run or table names a style that the file lacks, and none bases itself on one."""
    sheet = root(data, "word/styles.xml")
    known = {entry.get(W + "styleId") for entry in find(sheet, "w:style")}
    used = {
        entry.get(W + "val")
        for path in ("word/document.xml", "word/header1.xml", "word/header2.xml", "word/footer1.xml")
        for entry in find(root(data, path), ".//w:pStyle | .//w:rStyle | .//w:tblStyle")
    }
    based = {entry.get(W + "val") for entry in find(sheet, ".//w:basedOn | .//w:next")}
    bound = {entry.get(W + "val") for entry in find(root(data, "word/numbering.xml"), ".//w:pStyle")}
    assert used | based | bound <= known
    assert {"Heading1", "Heading2", "Item1", "ScheduleHeading", "ScheduleClause", "AgreementTable"} <= used


def test_contents_are_one_field_with_every_line_cached(data: bytes, document: Document) -> None:
    """The contents show number, title and page of all sections and of the clauses of articles, in printed order."""
    field = next(entry for entry in fields(root(data)) if entry.code.startswith("TOC"))
    assert field.code == r'TOC \o "1-2" \h \z \u'
    lines = [text(entry).split("\t")[:-1] for entry in paragraphs(data) if style(entry) in ("TOC1", "TOC2")]
    assert lines == [
        ["At a glance"],
        ["Parties"],
        ["1", "Words"],
        ["1.1", "Words of the Provider"],
        ["1.2", "Lists"],
        ["2", "Service"],
        ["2.1", "Hours"],
        ["Schedule 1 Credits"],
        ["Schedule 2 Contacts"],
        ["Signatures"],
    ]
    labels = number(document).labels
    article = [block for block in document.sections[2].blocks if isinstance(block, Clause)]
    assert [labels[clause.id].number for clause in article] == ["1.1", "1.2"]


def test_contents_and_footer_show_the_pages_of_the_pagination(data: bytes, document: Document) -> None:
    """The cached results of PAGEREF are the pages of the pagination in order, and their total stands in the footer."""
    ledger = Ledger.open(document, Look())
    pages = paginated(ledger)
    results = [entry.result for entry in fields(root(data)) if entry.code.startswith("PAGEREF")]
    assert results == [str(pages[entry.target]) for entry in entries(ledger)]
    assert [(entry.code, entry.result) for entry in fields(root(data, "word/footer1.xml"))] == [
        ("PAGE", "2"),
        ("NUMPAGES", str(pages[""])),
    ]


def test_references_are_fields_that_already_show_the_number(data: bytes, document: Document) -> None:
    """A reference reads as numbering names its target, with the number as a REF field to a bookmark there is."""
    paragraph = next(entry for entry in paragraphs(data) if text(entry).startswith("See "))
    labels = number(document).labels
    names = [labels[target].reference or "Parties" for target in REFERENCES]
    assert text(paragraph) == "See " + ", ".join(names) + ", a page"
    found = fields(paragraph)
    assert [entry.result for entry in found] == ["2", "1.1", "Schedule 1", "2", "Schedule 1", "Table 2", "Parties"]
    bookmarks = {entry.get(W + "name") for entry in find(root(data), ".//w:bookmarkStart")}
    assert all(entry.code.split()[0] == "REF" and entry.code.split()[1] in bookmarks for entry in found)


def test_bookmarks_are_short_hidden_and_unique(data: bytes) -> None:
    """Word cuts names off after 40 characters and drops doubles."""
    starts = find(root(data), ".//w:bookmarkStart")
    names = [entry.get(W + "name", "") for entry in starts]
    assert len({name.lower() for name in names}) == len(names) == len({entry.get(W + "id") for entry in starts})
    assert all(name.startswith("_Ref_") and len(name) <= 40 for name in names)


def test_captions_number_tables_by_a_field_and_stay_with_them(data: bytes) -> None:
    """“Table 2: Figures” stands above its table with a SEQ field, in a style that keeps with the next line."""
    captions = [entry for entry in paragraphs(data) if style(entry) == "Caption"]
    assert [text(entry) for entry in captions] == ["Table 1: Figures", "Table 2: Figures"]
    assert [fields(entry)[0].result for entry in captions] == ["1", "2"]
    following = [entry.getnext() for entry in captions]
    assert all(entry is not None and entry.tag == W + "tbl" for entry in following)
    assert find(root(data, "word/styles.xml"), "w:style[@w:styleId='Caption']/w:pPr/w:keepNext")


def test_head_rows_repeat_and_no_row_splits(data: bytes) -> None:
    """Every row is kept whole; the head rows, and only they, repeat on each page."""
    for table in find(root(data), ".//w:tbl[w:tblPr/w:tblStyle/@w:val='AgreementTable']"):
        rows = find(table, "w:tr")
        assert all(find(row, "w:trPr/w:cantSplit") for row in rows)
        assert [bool(find(row, "w:trPr/w:tblHeader")) for row in rows] == [True, True] + [False] * (len(rows) - 2)


@pytest.mark.parametrize(
    ("count", "notes", "held"),
    [(1, 0, [0]), (3, 0, [1, 1, 0]), (3, 1, [1, 1, 1]), (12, 0, [1, *[0] * 9, 1, 0]), (12, 1, [1, *[0] * 9, 1, 1])],
)
def test_no_page_shows_a_single_row_of_a_table(count: int, notes: int, held: list[int]) -> None:
    """A short table stays whole; of a long one, two rows stay with its head and two with its end, and its notes with those."""
    rows = tuple(Row((Cell((Text(str(number)),)),)) for number in range(count))
    table = Table((), (Column(1),), (), rows, (Paragraph((Text("Note"),)),) * notes)
    assert rows_held(table) == [bool(one) for one in held]
    section = Section("a", "plain", (Text("A"),), (table,))
    made = root(write(replace(agreement(), sections=(section,)), Look()))
    printed = find(made, ".//w:tbl[w:tblPr/w:tblStyle/@w:val='AgreementTable']/w:tr")
    assert [bool(find(row, ".//w:keepNext")) for row in printed] == [bool(one) for one in held]


def test_empty_cells_show_a_dash_and_row_headers_are_bold_by_style(data: bytes) -> None:
    """An empty cell is a statement, not an accident; a row header carries its character style."""
    table = find(root(data), ".//w:tbl[w:tblPr/w:tblStyle/@w:val='AgreementTable']")[0]
    for row in find(table, "w:tr")[2:]:
        cells = find(row, "w:tc")
        assert text(cells[-1]) == "–"
        assert value(cells[0], ".//w:rStyle") == "RowHeader"


def test_signature_blocks_hold_together(data: bytes) -> None:
    """The party keeps with its lines, and every line but the last with the next."""
    for table in find(root(data), ".//w:tbl[w:tblPr/w:tblStyle/@w:val='SignatureTable']"):
        kept = [bool(find(row, ".//w:keepNext")) for row in find(table, "w:tr")]
        assert kept == [True, True, False]
        party = table.getprevious()
        assert party is not None and style(party) == "SignatureParty"
    assert find(root(data, "word/styles.xml"), "w:style[@w:styleId='SignatureParty']/w:pPr/w:keepNext")


def test_blocks_to_sign_stand_in_pairs_that_no_page_parts() -> None:
    """Two parties sign beside each other, in reading order; an odd one stands alone on the left."""
    signing = [SignatureBlock((Text(f"Party {number}"),), (("Name", ()), ("Signature", ()))) for number in range(3)]
    section = Section("s", "signatures", (Text("Signatures"),), (Paragraph((Text("Sign here."),)), *signing))
    body = root(write(Document(Meta(title="T"), Cover((Text("T"),), (), (), ()), (section,)), Look()))
    pairs = find(body, ".//w:tbl[w:tblPr/w:tblStyle/@w:val='SignaturePairs']")
    parties = [[text(one) for one in find(pair, ".//w:p") if style(one) == "SignatureParty"] for pair in pairs]
    assert parties == [["Party 0", "Party 1"], ["Party 2"]]
    assert all(len(find(pair, "w:tr")) == 1 and find(pair, "w:tr/w:trPr/w:cantSplit") for pair in pairs)
    assert all(find(cell, "*")[-1].tag.endswith("}p") for pair in pairs for cell in find(pair, ".//w:tc"))


def test_front_contents_first_schedule_and_signatures_begin_pages(data: bytes) -> None:
    """Front, contents and signatures begin pages by style, the text and the first schedule by themselves; later
    schedules follow on."""
    sheet = root(data, "word/styles.xml")
    for name in ("FrontHeading", "TOCHeading", "SignatureHeading"):
        assert find(sheet, f"w:style[@w:styleId='{name}']/w:pPr/w:pageBreakBefore")
    assert not find(sheet, "w:style[@w:styleId='ScheduleHeading']/w:pPr/w:pageBreakBefore")
    schedules = [text(entry) for entry in paragraphs(data) if style(entry) == "ScheduleHeading"]
    broken = [text(entry) for entry in paragraphs(data) if find(entry, "w:pPr/w:pageBreakBefore")]
    assert len(schedules) > 1
    assert broken == ["Parties", schedules[0]]


def test_bold_headings_hold_no_bold_runs(data: bytes) -> None:
    """Bold is a toggle in Word: a bold character style inside a bold paragraph style would come out light."""
    bold = {
        entry.get(W + "styleId")
        for entry in find(root(data, "word/styles.xml"), "w:style[@w:type='paragraph'][w:rPr/w:b]")
    }
    assert {"Heading1", "Caption", "TableHeadRight"} <= bold
    for paragraph in paragraphs(data):
        if style(paragraph) in bold:
            assert value(paragraph, ".//w:rStyle") in ("", "Emphasis", "Hyperlink")


def test_article_titles_are_capitals_by_style_only_where_the_look_says_so(document: Document) -> None:
    """The words stay as written; the style shows them in capitals."""
    path = "w:style[@w:styleId='Heading1']/w:rPr/w:caps"
    upper = write(document, Look(heading_case="upper"))
    assert find(root(upper, "word/styles.xml"), path)
    assert not find(root(write(document, Look()), "word/styles.xml"), path)
    assert style(paragraph_saying(upper, "Service")) == "Heading1"


def test_defined_terms_strong_and_slanted_words_have_their_styles(data: bytes) -> None:
    """A definition is bold in quotation marks, and strong inside slanted text is both."""
    paragraph = next(entry for entry in paragraphs(data) if text(entry).startswith("Means "))
    styled = {text(run): value(run, "w:rPr/w:rStyle") for run in find(paragraph, "w:r")}
    expected = {"“Downtime”": "DefinedTerm", "strong ": "Strong", "both": "StrongEmphasis", "slanted": "Emphasis"}
    assert {words: styled[words] for words in expected} == expected


def test_ids_that_look_alike_get_bookmarks_of_their_own() -> None:
    """Word sees no case and only the first 40 characters, so long and similar ids must still be told apart."""
    ids = ("a/b", "a-b", "A/B", "long/" + "x" * 60 + "1", "long/" + "x" * 60 + "2")
    sections = tuple(Section(identity, "article", (Text(identity),), ()) for identity in ids)
    data = write(replace(agreement(), sections=sections), Look())
    names = [entry.get(W + "name", "") for entry in find(root(data), ".//w:bookmarkStart")]
    assert len({name.lower() for name in names}) == len(ids)
    assert all(len(name) <= 40 for name in names)
