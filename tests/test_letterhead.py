"""An organisation's Word file becomes a look of its own, and says what of it could not be taken."""

from __future__ import annotations

import io
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from support.command import run
from support.docx_reading import fields, paragraphs, parts, root, text
from support.letterhead import FOOT, letterhead, with_logo
from support.pages_material import agreement
from support.pictures import picture
from support.validators import word_faults

from slagen.letterhead.look_folder import write_look
from slagen.letterhead.source import Source
from slagen.letterhead.taken import Taken
from slagen.letterhead.taking import take
from slagen.library.looks import load_look
from slagen.library.shelf import shelf_of
from slagen.render import pdf
from slagen.render.docx.writer import write
from slagen.render.look import Look, Running

OFFICE = Path("/usr/lib/libreoffice/share/template/common")
LETTERS = ("officorr/Modern_business_letter_serif", "officorr/Modern_business_letter_sans_serif", "wizard/letter/bus-elegant_l",
           "wizard/report/cnt-011")  # fmt: skip


def taken(content: bytes) -> Taken:
    return take(Source(content, "house.docx"))


def look_from(content: bytes, library: Path) -> Look:
    """The look that a Word file gives, as a later build reads it from the organisation's folder."""
    write_look("house", library, taken(content), "house.docx")
    shelf = shelf_of(library)
    assert shelf.faults == ()
    return load_look("house", shelf)


def test_fonts_sizes_colours_and_margins_are_taken(tmp_path: Path) -> None:
    """What the file's own styles and page setup say stands in the look, in its units."""
    look = look_from(with_logo(), tmp_path)
    assert (look.page.left, look.page.right, look.page.top) == (Decimal(30), Decimal(22), Decimal(38))
    assert look.fonts.word_body == "Georgia" and look.fonts.body_size == Decimal("10.5")
    assert look.fonts.article_size == 15
    assert (look.colours.accent, look.colours.text) == ("#8a1c2b", "#222222")


def test_the_logo_of_the_header_stands_in_every_header(tmp_path: Path) -> None:
    """The picture's own bytes lie beside the look, with side and height, and the Word file shows them on all pages."""
    content = with_logo()
    look = look_from(content, tmp_path)
    (logo,) = (data for name, data in parts(content).items() if name.startswith("word/media/"))
    assert (tmp_path / "templates" / "looks" / "house" / "logo.png").read_bytes() == logo
    assert look.logo is not None and (look.logo.align, look.logo.pages, look.logo.height) == ("right", "all", 14)
    made = write(agreement(draft=False), look)
    assert parts(made)["word/media/logo.png"] == logo
    assert any(node.tag.endswith("}blip") for node in root(made, "word/header1.xml").iter())


def test_numbering_and_fields_stay_live_in_a_house_style(tmp_path: Path) -> None:
    """A file in the house style has slagen's own numbering, its references and its page numbers as fields."""
    plain, house = (write(agreement(draft=False), look) for look in (load_look("plain"), look_from(with_logo(), tmp_path)))
    assert parts(house)["word/numbering.xml"].count(b"<w:lvl ") == parts(plain)["word/numbering.xml"].count(b"<w:lvl ")
    codes = [[one.code for one in fields(root(data))] for data in (plain, house)]
    assert codes[0] == codes[1] and any(code.startswith("REF ") for code in codes[1])


def test_the_foot_keeps_its_places_and_gets_page_numbers(tmp_path: Path) -> None:
    """Tabs part left, middle and right; where no page number stands, one is put at a free place, and that is said."""
    found = taken(letterhead())
    assert "footer: no page numbers in the file; they stand at the right of the footer" in found.remarks
    look = look_from(letterhead(), tmp_path)
    left, middle, _ = FOOT.split("\t")
    assert look.footer == Running(left=left, center=middle, right="{page_of_pages}")
    made = write(agreement(draft=False), look)
    assert left in text(paragraphs(made, "word/footer1.xml")[0])


def test_a_page_number_of_its_own_is_kept_as_a_field(tmp_path: Path) -> None:
    """The file's PAGE field becomes the look's page number, so that none is added, and is a field again in what is built."""
    look = look_from(letterhead(foot="Seite ", page_number=True), tmp_path)
    assert look.footer == Running(left="Seite {page}")
    made = write(agreement(draft=False), look)
    assert [one.code.strip() for one in fields(root(made, "word/footer1.xml"))] == ["PAGE"]


def test_what_could_not_be_taken_is_told() -> None:
    """A font that PDFs lack, a missing logo and spacing are named in words; nothing is passed over in silence."""
    remarks = " ".join(taken(letterhead()).remarks)
    for words in ("Georgia is not bundled", "logo: none was found", "spacing: distances"):
        assert words in remarks


def test_the_command_shows_what_it_took_and_from_where(tmp_path: Path) -> None:
    """`slagen look new` lists every value with its origin, what it left, and the files made; the look's file repeats that."""
    (tmp_path / "house.docx").write_bytes(with_logo())
    library = tmp_path / "library"
    ran = run("look", "new", "house", "--from", str(tmp_path / "house.docx"), "-o", str(library))
    assert ran.returncode == 0, ran.stderr
    assert "#8a1c2b" in ran.stdout and "style heading 1" in ran.stdout.lower() and "not taken, or not as it was:" in ran.stdout
    head = (library / "templates" / "looks" / "house" / "look.yaml").read_text(encoding="utf-8").partition("\nname:")[0]
    assert "Georgia is not bundled" in " ".join(head.replace("#", "").split())
    again = run("look", "new", "house", "-o", str(library))
    assert again.returncode == 2 and "is there already" in again.stderr


def test_a_look_without_a_file_is_the_plain_one_under_a_new_name(tmp_path: Path) -> None:
    """Without --from, the new look is a copy to change at will."""
    write_look("ours", tmp_path)
    made, plain = load_look("ours", shelf_of(tmp_path)), load_look("plain")
    assert made.name == "ours" and (made.fonts, made.colours, made.page) == (plain.fonts, plain.colours, plain.page)


@pytest.mark.slow
@pytest.mark.parametrize("name", LETTERS)
def test_letters_of_another_program_become_looks(name: str, tmp_path: Path) -> None:
    """LibreOffice's own letter templates, saved as Word files, give looks that both PDF engines and Word's validator take."""
    template = OFFICE / f"{name}.ott"
    if not shutil.which("soffice") or not template.exists():
        pytest.skip("LibreOffice and its templates are not here")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path), str(template)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    look = look_from((tmp_path / f"{template.stem}.docx").read_bytes(), tmp_path / "library")
    assert look.page.left + look.page.right <= 100
    (tmp_path / "made.docx").write_bytes(write(agreement(draft=False), look))
    assert word_faults(tmp_path / "made.docx") == []
    for engine in ("typst", "weasyprint"):
        assert pdf.render(agreement(draft=False), look, engine).pdf.startswith(b"%PDF")  # type: ignore[arg-type]


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P"])
def test_a_logo_of_any_ordinary_colours_is_taken(mode: str, tmp_path: Path) -> None:
    """PNGs with palette, grey and transparency are logos as well."""
    look = look_from(letterhead(logo=picture(size=(300, 100), mode=mode)), tmp_path)
    assert look.picture is not None and (look.picture.width, look.picture.height) == (300, 100)
    assert pdf.render(agreement(draft=False), look, "typst").pdf.startswith(b"%PDF")


def test_the_same_file_gives_the_same_look(tmp_path: Path) -> None:
    """Two readings of one Word file write the same bytes."""
    content = with_logo()
    made = []
    for name in ("one", "two"):
        files = write_look("house", tmp_path / name, taken(content), "house.docx")
        made.append([file.read_bytes() for file in files])
    assert made[0] == made[1] and len(made[0]) == 2


def test_python_docx_opens_what_was_built(tmp_path: Path) -> None:
    """A file in the house style opens with its header's picture related to its part."""
    from docx import Document

    made = Document(io.BytesIO(write(agreement(draft=False), look_from(with_logo(), tmp_path))))
    kinds = {relation.reltype.rpartition("/")[2] for relation in made.sections[0].header.part.rels.values()}
    assert "image" in kinds
