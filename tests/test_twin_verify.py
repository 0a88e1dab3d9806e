"""A number changed in a built file is caught, in its place, whichever way it was changed; what only looks different is not."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest
from support.twin_material import built, read_typed, rezipped, sample, saved, with_twin

from slagen import pipeline, proving
from slagen.twin.compare import Line, differences

NAME = "minimal-tiered"
RUN = b'<w:t xml:space="preserve">60 days</w:t>'


def _verdict(content: bytes, tmp: Path, kind: str = "docx") -> proving.Verdict:
    return proving.verified(saved(tmp, content, f"agreement.{kind}"), pipeline.library())


def _told(content: bytes, tmp: Path, kind: str = "docx") -> list[str]:
    return [str(one) for one in _verdict(content, tmp, kind).differences]


def _changed(content: bytes, new: bytes, old: bytes = RUN) -> bytes:
    """A Word file in whose articles the last `old` is another piece of XML."""

    def change(name: str, data: bytes) -> bytes:
        if name != "word/document.xml":
            return data
        start = data.rindex(old, 0, data.index(b'w:val="ScheduleHeading"'))
        return data[:start] + new + data[start + len(old) :]

    return rezipped(content, change)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (b"<w:t>90 days</w:t>", "the file says 90 days, the answers give 60 days"),
        (b"<w:t>6</w:t></w:r><w:r><w:t>0 hours</w:t>", "the file says hours, the answers give days"),
        (b'<w:t xml:space="preserve">60 </w:t></w:r><w:ins w:id="9"><w:r><w:t>working </w:t></w:r></w:ins><w:r><w:t>days</w:t>',
         "the file adds working"),
        (b'<w:t xml:space="preserve">60 </w:t></w:r><w:del w:id="9"><w:r><w:delText>days</w:delText></w:r></w:del><w:r>',
         "the file lacks days"),
        (b"<w:rPr><w:vanish/></w:rPr><w:t>60 days</w:t>", "the file lacks 60 days"),
        (b'<w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE 60 days</w:instrText></w:r><w:r>'
         b'<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>70 days</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/>',
         "the file says 70 days, the answers give 60 days"),
        (b"<w:t>60 days</w:t></w:r><w:r><w:t xml:space='preserve"
         b"'> (or more)</w:t>", "the file adds (or more"),
    ],
)  # fmt: skip
def test_what_was_changed_in_a_word_file_is_named_with_its_clause(typed: bytes, shown: str, tmp_path: Path) -> None:
    """Typed over, split, inserted or deleted under tracking, hidden, put in a field, added: the report names place and words."""
    told = _told(_changed(built(NAME), typed), tmp_path)
    assert len(told) == 1
    place, _, words = told[0].partition(": ")
    assert re.fullmatch(r"clause \d+\.\d+", place) and words.replace("“", "").replace("”", "").startswith(shown), told


def test_tracked_changes_and_comments_are_told(tmp_path: Path) -> None:
    """Whoever verifies hears that insertions were read as there and deletions as gone."""
    content = _changed(built(NAME), b'<w:t>60 days</w:t></w:r><w:ins w:id="9"/><w:r><w:commentReference w:id="1"/>')
    verdict = _verdict(content, tmp_path)
    assert verdict.is_sound
    assert [remark.split(" ")[0:2] for remark in verdict.remarks] == [["holds", "tracked"], ["holds", "1"]]


def test_looks_and_pages_do_not_count_in_a_word_file(tmp_path: Path) -> None:
    """Other spaces, other runs, a line break and other page numbers in the contents are no difference."""
    content = _changed(built(NAME), b'<w:t xml:space="preserve">60  </w:t></w:r><w:r><w:br/><w:t>days</w:t>')
    page = re.compile(rb'(PAGEREF [^<]*</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t[^>]*>)(\d+)')

    def renumbered(name: str, data: bytes) -> bytes:
        return page.sub(lambda found: found[1] + b"99", data) if name == "word/document.xml" else data

    other = rezipped(content, renumbered)
    assert other != content
    assert _told(other, tmp_path) == []


@pytest.mark.parametrize("part", ["word/header1.xml", "word/footnotes.xml"])
def test_words_beside_the_text_count_as_well(part: str, tmp_path: Path) -> None:
    """A changed running head and a footnote that somebody added are differences."""
    if part == "word/header1.xml":
        reference = sample(NAME)[1].meta.reference.encode()
        content = rezipped(built(NAME), lambda name, data: data.replace(reference, b"SLA-0") if name == part else data)
        assert any(one.startswith("running heads and feet: the file adds") for one in _told(content, tmp_path))
        return
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    words = b'<w:footnote w:id="2"><w:p><w:r><w:t>not on Sundays</w:t></w:r></w:p></w:footnote>'
    note = b"<w:footnotes " + space + b">" + words + b"</w:footnotes>"
    content = _changed(built(NAME), RUN + b'<w:footnoteReference w:id="2"/>')
    told = _told(rezipped(content, lambda name, data: data, {part: note}), tmp_path)
    assert len(told) == 1 and told[0].endswith("the file adds “not on Sundays”")


def test_what_shows_no_text_is_told(tmp_path: Path) -> None:
    """Another file drawn into a Word file, whose words only Word would show, is a difference."""
    content = _changed(built(NAME), RUN + b"</w:r><w:r><w:altChunk/>")
    assert _told(content, tmp_path) == ["the file adds “1 pictures, objects or other files”"]


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_draft_is_proven_as_a_draft(kind: str, tmp_path: Path) -> None:
    """A file built as a draft is held against the draft of its answers, and nothing differs."""
    reading, _ = sample(NAME)
    draft = pipeline.document_of(reading, draft=True)
    assert _verdict(with_twin(reading, draft, kind), tmp_path, kind).differences == ()


@pytest.mark.parametrize("engine", ["typst", pytest.param("weasyprint", marks=pytest.mark.slow)])
def test_a_number_changed_in_a_pdf_is_named_with_its_clause(engine: str, tmp_path: Path) -> None:
    """A PDF of other answers that carries these answers is found out, at every place where the two differ."""
    reading, _ = sample(NAME)
    other = pipeline.document_of(read_typed(reading.text.replace(b"99.5 %", b"98.5 %")))
    told = _told(with_twin(reading, other, "pdf", engine), tmp_path, "pdf")
    assert any("the file says 98.5%, the answers give 99.5%" in one for one in told), told
    assert all(one.startswith(("Key commitments: ", "clause ", "Schedule ", "paragraph ", "answers inside: ")) for one in told)


def test_what_is_laid_over_a_pdf_is_a_difference(tmp_path: Path) -> None:
    """A text box laid over a page is told with its page and its words."""
    with pikepdf.open(io.BytesIO(built(NAME, "pdf"))) as opened:
        box = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[10, 10, 90, 90], Contents="99 %", DA="/Helv 9 Tf"
        )
        page = opened.pages[1].obj
        page.Annots = pikepdf.Array([*page.get("/Annots", ()), opened.make_indirect(box)])
        made = io.BytesIO()
        opened.save(made)
    assert _told(made.getvalue(), tmp_path, "pdf") == ["page 2: the file adds “FreeText 99 %”"]


def test_changed_answers_inside_are_a_difference(tmp_path: Path) -> None:
    """Whoever changes a number in the text and in the answers inside is found by the content hash that was made with them."""

    def change(name: str, data: bytes) -> bytes:
        return data.replace(b"99.5 %", b"98.5 %") if name == "customXml/item1.xml" else data

    verdict = _verdict(rezipped(built(NAME), change), tmp_path)
    assert any(one.where == "answers inside" for one in verdict.differences) and not verdict.is_sound


def test_another_version_or_library_is_told(tmp_path: Path) -> None:
    """A file made by another version, from other clauses, is compared all the same, and the report says so."""

    def change(name: str, data: bytes) -> bytes:
        if name != "customXml/item2.xml":
            return data
        data = re.sub(rb"(slagen&quot;: &quot;)[^&]*", rb"\g<1>0.0.9", data)
        return re.sub(rb"(library&quot;: &quot;)[0-9a-f]*", rb"\g<1>" + b"a" * 64, data)

    verdict = _verdict(rezipped(built(NAME), change), tmp_path)
    assert verdict.is_sound and "slagen 0.0.9 (here " in verdict.made and f"library {'a' * 12} (here " in verdict.made


def test_differences_are_found_word_by_word() -> None:
    """Only the words that differ are told, a figure with its unit; lines that were moved or doubled are told as well."""
    given = [Line("one two three", "clause 1.1"), Line("at least 99.9 % in a month", "clause 4.2"), Line("end", "clause 5.1")]
    assert differences(given, ["one two", "three at least 99.9 % in", "a month end"]) == ()
    found = differences(given, ["one two three", "at least 99.5 % in a month", "end"])
    assert [str(one) for one in found] == ["clause 4.2: the file says 99.5 %, the answers give 99.9 %"]
    assert [one.where for one in differences(given, ["one two three", "at least 99.9 % in a month"])] == ["clause 5.1"]
    assert [one.shown for one in differences(given, ["one two three", *[line.text for line in given]])] == ["one two three"]
    assert [one.given for one in differences(given, [])] == ["one two three at least 99.9 % in a month end"]
    assert "\x1b" not in str(differences([], ["a\x1b[2J"])[0])
