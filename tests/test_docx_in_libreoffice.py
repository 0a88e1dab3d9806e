"""LibreOffice opens every full sample's Word file and shows the same words, on the pages that its contents name."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from functools import cache

import pytest
from support.samples import FULL_BUT_SLOW, MINIMAL, SAMPLES, document_of
from support.saying import assert_all_there_in_order, pages_of, pdf_text, printed_lines

from slagen.library.library import shipped_library
from slagen.library.looks import load_look, on_paper
from slagen.render.docx.contents import Entry, entries
from slagen.render.docx.ledger import Ledger
from slagen.render.docx.pagination import paginated
from slagen.render.docx.writer import write
from slagen.render.look import Paper

OFFICE = shutil.which("soffice")
Opened = Callable[[str, str, Paper], bytes]
LOOKS = shipped_library().looks()
pytestmark = pytest.mark.skipif(
    OFFICE is None or shutil.which("pdftotext") is None, reason="needs LibreOffice and pdftotext"
)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """A sample's Word file as LibreOffice prints it, by name, look and paper; each is opened once."""
    place = tmp_path_factory.mktemp("office")
    # A profile of its own: two runs of LibreOffice on one profile get in each other's way.
    command = [OFFICE, f"-env:UserInstallation={(place / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]

    @cache
    def printed(name: str, look: str, paper: Paper) -> bytes:
        file = place / f"{name}-{look}-{paper}.docx"
        file.write_bytes(write(document_of(name), on_paper(load_look(look), paper)))
        subprocess.run([*command, "--outdir", str(place), str(file)], check=True, capture_output=True, timeout=300)
        return file.with_suffix(".pdf").read_bytes()

    return printed


def _begins(entry: Entry, page: str) -> bool:
    """Whether a page shows this heading, and not its line in the contents, which ends in dots and a page."""
    words = [*([*entry.number.split()] if entry.number else []), *entry.title.split()[:4]]
    line = r"^ *" + r"\s+".join(map(re.escape, words)) + r"(?!.*\.{5})(?!.*\s\d+$)"
    return re.search(line, page, re.MULTILINE | re.IGNORECASE) is not None


def _assert_near(name: str, look: str, paper: Paper, opened: Opened) -> None:
    ledger = Ledger.open(document_of(name), on_paper(load_look(look), paper))
    cached = paginated(ledger)
    shown = [page for page in pages_of(opened(name, look, paper)) if page.strip()]
    found = 0
    for entry in entries(ledger):
        pages = [number for number, page in enumerate(shown, start=1) if number > 1 and _begins(entry, page)]
        assert pages, f"{entry.number} {entry.title} stands on no page"
        assert min(abs(page - cached[entry.target]) for page in pages) <= 1, (entry.title, pages, cached[entry.target])
        found += 1
    assert found > (20 if load_look(look).layout.contents == "clauses" else 10)
    assert abs(len(shown) - cached[""]) <= 1


@pytest.mark.parametrize("look", [look if look == "plain" else pytest.param(look, marks=pytest.mark.slow) for look in LOOKS])
@pytest.mark.parametrize("name", FULL_BUT_SLOW)
def test_the_contents_name_the_pages_of_libreoffice(name: str, look: str, opened: Opened) -> None:
    """Every page number cached in the contents is that of LibreOffice's own layout, or one beside it."""
    _assert_near(name, look, "A4", opened)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "paper"), [*((name, "A4") for name in MINIMAL), *((name, "Letter") for name in SAMPLES)])
def test_the_contents_are_as_right_on_letter_paper_and_in_short_agreements(name: str, paper: Paper, opened: Opened) -> None:
    """The same holds on Letter paper for every sample, and on A4 for the minimal ones."""
    _assert_near(name, "plain", paper, opened)


@pytest.mark.parametrize("look", [look if look == "plain" else pytest.param(look, marks=pytest.mark.slow) for look in LOOKS])
@pytest.mark.parametrize("name", FULL_BUT_SLOW)
def test_no_page_is_blank(name: str, look: str, opened: Opened) -> None:
    """Every page has more than its head and foot: what must end a Word file never begins a page of its own."""
    document = document_of(name)
    for number, page in enumerate(pages_of(opened(name, look, "A4"))[:-1], start=1):
        kept = re.sub(r"Page \d+ of \d+", "", page)
        for running in (document.meta.title, document.meta.reference, f"version {document.meta.version}"):
            kept = kept.replace(running, "")
        assert len(kept.split()) > 5, f"page {number} shows nothing"


@pytest.mark.parametrize("name", FULL_BUT_SLOW)
def test_libreoffice_shows_every_line(name: str, opened: Opened) -> None:
    """What LibreOffice shows is the document, line by line and in its order."""
    document = document_of(name)
    text = pdf_text(opened(name, "plain", "A4"), document.meta.title, document.meta.reference)
    assert_all_there_in_order(printed_lines(document), text, "LibreOffice")


@pytest.mark.parametrize("name", FULL_BUT_SLOW)
def test_no_schedule_begins_at_the_foot_of_a_page_without_its_table(name: str, opened: Opened) -> None:
    """Where a schedule's heading stands on a page, the caption of its first table stands below it."""
    found = 0
    for page in pages_of(opened(name, "plain", "A4")):
        for heading in re.finditer(r"^ *Schedule \d+ +\S(?!.*\.{5}).*$", page, re.MULTILINE):
            found += 1
            assert re.search(r"^ *Table \d+:", page[heading.end() :], re.MULTILINE), heading.group().strip()
    assert found > 4
