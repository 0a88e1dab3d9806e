"""The PDF, by either engine: same bytes everywhere, tagged, verbatim, right page numbers, closed to the outside."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from base64 import b64decode
from pathlib import Path

import pikepdf
import pytest
from support.pages_material import HOSTILE, agreement, hostile
from support.pdf_reading import bookmarks, faults, places_of

from slagen import apart
from slagen.errors import DependencyError, LimitError
from slagen.render import fonts, pdf, pdf_weasyprint
from slagen.render.attachments import Attachment
from slagen.render.images import picture_of
from slagen.render.look import Logo, Look

ROOT = Path(__file__).resolve().parent.parent
HASH = (
    "import hashlib; from support.pages_material import agreement; from slagen.render import pdf;"
    "from slagen.render.look import Look; import sys;"
    "print(hashlib.sha256(pdf.render(agreement(True), Look(), sys.argv[1]).pdf).hexdigest())"
)


ENGINES = tuple(pdf.ENGINES)
# One grey dot.
LOGO = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="


@pytest.fixture(scope="module", params=ENGINES)
def engine(request) -> pdf.Engine:
    return request.param


@pytest.fixture(scope="module")
def draft(engine) -> pdf.PdfResult:
    return pdf.render(agreement(True), Look(), engine)


@pytest.fixture(scope="module")
def places(draft) -> dict[str, int]:
    return places_of(draft.pdf)


@pytest.fixture(scope="module")
def pages(draft) -> list[str]:
    return _pages(draft.pdf)


def _pages(content: bytes, mode: str = "-layout") -> list[str]:
    done = subprocess.run(["pdftotext", mode, "-", "-"], input=content, capture_output=True, check=True)
    return done.stdout.decode("utf-8").split("\f")[:-1]


def _squeezed(words: str) -> str:
    return re.sub(r"\s+", " ", words)


def test_the_engine_has_nothing_to_warn_of(draft):
    assert draft.warnings == ()


def test_the_pdf_is_tagged_and_says_what_it_is(draft):
    with pikepdf.open(io.BytesIO(draft.pdf)) as opened:
        assert opened.Root.MarkInfo.Marked and "/StructTreeRoot" in opened.Root
        assert str(opened.Root.Lang) == "en-GB"
        info = opened.docinfo
        assert (str(info["/Title"]), str(info["/Author"])) == ("Service Level Agreement", "Nordlicht GmbH")
        assert str(info["/Keywords"]).startswith("sla, credits") and str(info["/CreationDate"]).startswith("D:20270101")
        assert "ab12" in str(info.get("/contenthash", info["/Keywords"]))
        assert b"pdfaid" in opened.Root.Metadata.read_bytes()


def test_the_pdf_meets_the_standards_of_archives_and_of_access(draft, engine):
    """Both engines write PDF/A-3a. WeasyPrint names one standard a file, but meets what PDF/UA-1 asks beside its name."""
    assert faults(draft.pdf, "PDF_A_3A") == []
    assert faults(draft.pdf, "PDF_UA_1") == []


CONTENTS = {
    "text": "kind: tiered\näöü: \"\\\n".encode(), "lines": b"a\r\nb\tc\r", "mark": b"\xef\xbb\xbfa", "bytes": bytes(range(256)),
}  # fmt: skip


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
@pytest.mark.parametrize("engine", ENGINES)
def test_attachments_travel_inside(engine, content):
    """A file handed over is in the PDF with its bytes, its type and what it is to the agreement."""
    attachment = Attachment("answers.yaml", content, "application/yaml", "source", "The answers")
    result = pdf.render(agreement(), Look(), engine, (attachment,))
    assert faults(result.pdf, "PDF_A_3A") == []
    with pikepdf.open(io.BytesIO(result.pdf)) as opened:
        (name,) = opened.attachments
        found = opened.attachments[name]
        assert (name, found.get_file().read_bytes()) == (attachment.name, attachment.content)
        assert (found.get_file().mime_type, found.description) == ("application/yaml", "The answers")
        assert str(found.relationship) == "/Source"


def test_bookmarks_follow_the_outline(draft):
    assert bookmarks(draft.pdf) == [
        (0, "Service Level Agreement"), (1, "Key commitments"),
        (1, "1 Incidents"), (2, "1.1 Title of response"), (2, "1.2 Title of claims"), (1, "2 Reports"),
        (2, "2.1 Title of reports"), (1, "Schedule 1 Service Credits"), (2, "1 Bands"),
        (1, "Schedule 2 Wide table"), (2, "1 Matrix"), (1, "Signatures"),
    ]  # fmt: skip


def test_the_contents_print_the_pages_that_are_handed_out(places, pages):
    (contents,) = [page for page in pages if re.search(r"^ *Contents$", page, re.MULTILINE)]
    for name, title in {
        "first": "1 Incidents", "articles/claims": "1.2 Title of claims",
        "schedule-credits": "Schedule 1 Service Credits",
        "glance": "Key commitments", "signatures": "Signatures",
    }.items():  # fmt: skip
        entry = re.escape(f"{title} {places[name]}") + r"( |$)"
        assert any(re.search(entry, _squeezed(line).strip()) for line in contents.splitlines()), title


def test_footers_count_the_pages(places, pages):
    assert "Page" not in pages[0]
    for index, page in enumerate(pages[1:], start=2):
        assert f"Page {index} of {len(pages)}" in page
    assert "Schedule 1" in pages[places["schedule-credits"] - 1]


def test_contents_text_first_schedule_and_signatures_start_pages_and_heads_of_tables_repeat(places, pages):
    """Later schedules follow on; a table that runs over a page shows its head again there."""
    openings = {
        "glance": "Key commitments", "first": "1 Incidents",
        "schedule-credits": "Schedule 1 Service Credits", "signatures": "Signatures",
    }  # fmt: skip
    starts = [places[name] for name in openings]
    assert len(set(starts)) == len(starts)
    for name, title in openings.items():
        below_header = _squeezed(" ".join(pages[places[name] - 1].splitlines()[1:])).strip()
        assert below_header.startswith(title), name
    assert places["schedule-wide"] < places["signatures"]
    last = pages[places["schedule-wide"] - 1]
    assert "below 99." in last and last.index("below 99.") < last.index("Wide table")
    inside = pages[places["schedule-credits"] - 1 : places["schedule-wide"]]
    assert len(inside) > 1 and all("Availability" in page for page in inside)


def test_every_page_of_a_draft_is_stamped(pages):
    assert all("DRAFT" in page for page in pages)


def test_only_a_draft_is_stamped_and_hostile_answers_are_verbatim(engine):
    result = pdf.render(hostile(), Look(), engine)
    words = _squeezed(" ".join(_pages(result.pdf, "-raw")))
    assert "DRAFT" not in words
    for answer in HOSTILE:
        assert words.count(answer) >= 8, answer
    with pikepdf.open(io.BytesIO(result.pdf)) as opened:
        assert "/Names" not in opened.Root or "/EmbeddedFiles" not in opened.Root.Names
        assert "/OpenAction" not in opened.Root


@pytest.mark.parametrize("engine", ENGINES)
def test_a_logo_has_an_alternative_text(engine):
    """The logo on the cover is said by the look's words, and the file stays sound."""
    logo = Logo(file="logo.png", alt="Nordlicht GmbH & Söhne", background="#1f3a5f")
    result = pdf.render(agreement(), Look(logo=logo, picture=picture_of(b64decode(LOGO))), engine)
    assert faults(result.pdf, "PDF_A_3A") == []
    assert faults(result.pdf, "PDF_UA_1") == []
    with pikepdf.open(io.BytesIO(result.pdf)) as opened:
        spoken = [str(item.Alt) for item in opened.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item]
    assert "Nordlicht GmbH & Söhne" in spoken


@pytest.mark.parametrize("zone, seed, language", [("Asia/Tokyo", "1", "de_DE.UTF-8"), ("America/Lima", "77", "C")])
def test_other_zones_seeds_and_languages_give_the_same_bytes(draft, engine, zone, seed, language):
    import hashlib

    path = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LANG": language, "PYTHONPATH": path}
    done = subprocess.run([sys.executable, "-c", HASH, engine], env=environment, capture_output=True, check=True, text=True)
    assert done.stdout.strip() == hashlib.sha256(draft.pdf).hexdigest()


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "http://127.0.0.1/x", "https://example.org/", "ftp://x/", "slagen-font:../../etc/passwd.ttf",
     "slagen-font:/etc/passwd.ttf", "slagen-font:source-sans-3/OFL.md"],
)  # fmt: skip
def test_the_fetcher_ends_the_job_at_every_outside_address(address):
    from weasyprint.urls import FatalURLFetchingError

    from slagen.render.pdf_engine import ClosedFetcher

    with pytest.raises(FatalURLFetchingError):
        ClosedFetcher().fetch(address)


def test_a_page_that_names_a_file_makes_no_pdf():
    from weasyprint.urls import FatalURLFetchingError

    from slagen.render.pdf_engine import produce

    with pytest.raises(FatalURLFetchingError):
        produce('<html lang="en"><title>x</title><img src="file:///etc/passwd">', b"x" * 16)


def test_running_out_of_time_is_a_limit_not_a_crash():
    with pytest.raises(LimitError, match="longer than 0"):
        pdf_weasyprint.render(agreement(), Look(), seconds=0)


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="no memory limit on this system")
def test_running_out_of_memory_is_a_limit_not_a_crash():
    with pytest.raises(LimitError, match="memory"):
        pdf_weasyprint.render(agreement(), Look(), memory=150 * 1024**2)


def test_a_missing_pango_names_the_package_to_install(monkeypatch):
    answer = b'{"error": "library", "detail": "cannot load library libpango-1.0-0"}\n'
    monkeypatch.setattr(pdf_weasyprint.apart, "run", lambda *args: apart.Done(answer, "", 0, 0))
    with pytest.raises(DependencyError, match=r"apt-get install libpango-1\.0-0 .*brew install pango"):
        pdf_weasyprint.render(agreement(), Look())


def test_the_bundled_family_has_four_faces_in_two_encodings_and_its_licence():
    faces = fonts.faces("Source Sans 3")
    assert [(face.weight, face.slant) for face in faces] == [
        (400, "normal"),
        (700, "normal"),
        (400, "italic"),
        (700, "italic"),
    ]
    for face in faces:
        assert fonts.read(face.name, ".ttf")[:4] == b"\0\1\0\0" and fonts.read(face.name, ".woff2")[:4] == b"wOF2"
    assert "SIL OPEN FONT LICENSE" in (fonts.folder() / "source-sans-3" / "OFL.md").read_text(encoding="utf-8")
    assert fonts.faces("Georgia") == ()
