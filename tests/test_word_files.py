"""Every sample in every look, bare, carrying, locked and annotated, is a Word file in which two validators find nothing."""

from __future__ import annotations

import zipfile
from itertools import combinations, product
from pathlib import Path

import pytest
from support.docx_reading import parts
from support.samples import SAMPLES
from support.saying import assert_all_there_in_order, docx_text, printed_lines
from support.validators import audited, office_sdk, validated, word_faults
from support.word_files import LOOKS, WAYS, Case, cases, document_of, made

QUICK = "minimal-tiered"
PLACES = [
    pytest.param(sample, look, marks=[] if (sample, look) == (QUICK, "company") else [pytest.mark.slow])
    for sample, look in product(SAMPLES, LOOKS)
]


@pytest.mark.parametrize(("sample", "look"), PLACES)
def test_word_takes_every_file(sample: str, look: str, tmp_path: Path) -> None:
    """Made in each way, the file has every line, and openxml-audit and, where it is here, the Open XML SDK find nothing."""
    for case in (case for case in cases() if (case.sample, case.look) == (sample, look)):
        file = tmp_path / f"{case.way}.docx"
        file.write_bytes(made(case))
        assert word_faults(file) == [], case
        assert_all_there_in_order(printed_lines(document_of(case)), docx_text(file.read_bytes()), str(case))


def test_every_two_options_meet() -> None:
    """Each sample stands in each look in each way, and of the other options every two values stand together somewhere."""
    found = cases()
    assert len(found) == len(SAMPLES) * len(LOOKS) * len(WAYS)
    for one, other in combinations(("way", "draft", "paper", "esign", "style"), 2):
        met = {(getattr(case, one), getattr(case, other)) for case in found}
        assert len(met) == len({first for first, _ in met}) * len({second for _, second in met}), (one, other)


def test_an_option_shows_in_the_file() -> None:
    """Each way and option leaves its mark, or the validators would see the same file again and again."""
    plain = Case(QUICK, "plain", "bare", False, "A4", "none", "agreement")
    bare = parts(made(plain))
    assert b"<w:tag " not in bare["word/document.xml"] and not any(name.startswith("customXml") for name in bare)
    carrying = parts(made(plain._replace(way="carrying")))
    assert b"<w:tag " in carrying["word/document.xml"] and any(name.startswith("customXml") for name in carrying)
    assert b"sdtContentLocked" in parts(made(plain._replace(way="locked")))["word/document.xml"]
    assert "word/comments.xml" in parts(made(plain._replace(way="annotated")))
    assert "DRAFT" in parts(made(plain._replace(draft=True)))["word/header1.xml"].decode()
    assert parts(made(plain._replace(paper="Letter")))["word/document.xml"] != bare["word/document.xml"]
    assert "/sn1/" in docx_text(made(plain._replace(esign="docusign")))
    assert "Our offer" in docx_text(made(plain._replace(style="proposal")))


def test_the_validators_see_what_is_wrong(tmp_path: Path) -> None:
    """An element that the format does not know is found by both, so that to find nothing means something."""
    whole = made(cases()[0])
    file = tmp_path / "broken.docx"
    with zipfile.ZipFile(file, "w") as broken:
        for name, content in parts(whole).items():
            broken.writestr(name, content.replace(b"<w:titlePg/>", b"<w:titlePg/><w:unheard/>"))
    assert audited(file)
    assert office_sdk() is None or validated(file)
