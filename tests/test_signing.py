"""A PDF is signed so that every reader can tell whether it was changed, and it keeps the standards that it kept before."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from support.pdf_reading import faults
from support.twin_material import built, certificate, saved

from slagen import pipeline, proving
from slagen.errors import UsageError
from slagen.render.pdf_fields import Field, with_fields
from slagen.render.pdf_signature import Signer

NAME = "minimal-tiered"
ENGINES = ["typst", pytest.param("weasyprint", marks=pytest.mark.slow)]


@pytest.fixture(scope="module")
def signer() -> Signer:
    return Signer(certificate(), b"pass", "cert.p12")


def _verdict(content: bytes, tmp: Path) -> proving.Verdict:
    return proving.verified(saved(tmp, content, "signed.pdf"), pipeline.library())


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("profile", ["PDF_A_3A", "PDF_UA_1"])
def test_a_signed_pdf_keeps_both_standards(profile: str, engine: str, signer: Signer) -> None:
    """With a signature, and with empty visible fields beside it, a PDF conforms to PDF/A-3a and PDF/UA-1."""
    fields = [Field("One", "Signature of A", 1, (100, 100, 300, 130)), Field("Two", "Signature of B", 1, (100, 200, 300, 230))]
    pdf = built(NAME, "pdf", engine)
    for content in (signer.sign(pdf), with_fields(pdf, fields), signer.sign(with_fields(pdf, fields))):
        assert faults(content, profile) == []


def test_a_signed_pdf_is_verified(signer: Signer, tmp_path: Path) -> None:
    """A signed PDF is found to be signed, unchanged, and to show what its answers give."""
    verdict = _verdict(signer.sign(built(NAME, "pdf")), tmp_path)
    assert verdict.is_sound and verdict.differences == ()
    assert [(one.name, one.intact, one.whole) for one in verdict.signatures] == [("Katrin Albers", True, True)]


def test_a_signed_pdf_with_one_byte_changed_is_refused(signer: Signer, tmp_path: Path) -> None:
    """Wherever a byte is changed, in the head, the middle or the text of the pages, the signature is broken."""
    content = signer.sign(built(NAME, "pdf"))
    for place in (15, len(content) // 4, len(content) // 2, content.index(b"/StructTreeRoot") + 3):
        changed = bytearray(content)
        changed[place] ^= 1
        try:
            verdict = _verdict(bytes(changed), tmp_path)
        except UsageError as refused:
            assert "signature cannot be read" in str(refused)
        else:
            assert not verdict.is_sound and not verdict.signatures[0].intact


def test_what_is_added_behind_a_signature_is_refused(signer: Signer, tmp_path: Path) -> None:
    """Bytes after the end, and a new version of a page, are changes after the signing."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    content = signer.sign(built(NAME, "pdf"))
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    page = writer.find_page_for_modification(0)[0].get_object()
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b""))
    newer = io.BytesIO()
    writer.write(newer)
    for changed in (content + b"\n%", newer.getvalue()):
        verdict = _verdict(changed, tmp_path)
        assert not verdict.is_sound and "changed after Katrin Albers" in str(verdict.signatures[0])


def test_a_second_signature_leaves_the_first_one_sound(signer: Signer, tmp_path: Path) -> None:
    """Who signs in an empty field later does not break an earlier signature."""
    from pyhanko.sign import signers

    first = signer.sign(with_fields(built(NAME, "pdf"), [Field("One", "Signature of A", 0, (100, 100, 300, 130))]))
    facts = signers.PdfSignatureMetadata(field_name="One")
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    second = io.BytesIO()
    signers.PdfSigner(facts, signer.keys).sign_pdf(IncrementalPdfFileWriter(io.BytesIO(first)), output=second)
    verdict = _verdict(second.getvalue(), tmp_path)
    assert [one.is_sound for one in verdict.signatures] == [True, True]


def test_the_same_fields_give_the_same_bytes() -> None:
    """Empty fields keep a PDF the same every time, and a reader hears what each of them is."""
    made = [with_fields(built(NAME, "pdf"), [Field("One", "Signature of A", 0, (100, 100, 300, 130))]) for _ in range(2)]
    assert made[0] == made[1]
    with pikepdf.open(io.BytesIO(made[0])) as opened:
        (field,) = opened.Root.AcroForm.Fields
        assert (str(field.FT), str(field.T), str(field.TU)) == ("/Sig", "One", "Signature of A")


@pytest.mark.parametrize(
    ("content", "passphrase", "said"),
    [(b"no certificate", b"pass", "no PKCS #12 file"), (None, b"wrong", "passphrase"), (None, b"", "passphrase")],
)
def test_a_wrong_certificate_or_passphrase_is_told(content: bytes | None, passphrase: bytes, said: str) -> None:
    """What does not open is named, and the passphrase is in no message."""
    with pytest.raises(UsageError, match=said) as caught:
        Signer(certificate() if content is None else content, passphrase, "cert.p12")
    assert "wrong" not in str(caught.value)


def test_build_signs_with_the_passphrase_of_the_environment(tmp_path: Path) -> None:
    """`slagen build --sign` signs the PDF; without a terminal and without the variable it says what to set."""
    cert = saved(tmp_path, certificate(), "cert.p12")
    answers = Path(__file__).parent.parent / "samples" / NAME / "answers.yaml"
    command = [sys.executable, "-m", "slagen", "build", str(answers), "-o", str(tmp_path / "out"), "--sign", str(cert)]
    bare = {name: value for name, value in os.environ.items() if name != "SLAGEN_SIGN_PASSPHRASE"}

    def run(*more: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*command, *more], capture_output=True, text=True, env=bare | variables, stdin=subprocess.DEVNULL, check=False
        )

    unasked = run()
    assert unasked.returncode == 2 and "SLAGEN_SIGN_PASSPHRASE" in unasked.stderr and not (tmp_path / "out").exists()
    assert run("-f", "docx", SLAGEN_SIGN_PASSPHRASE="pass").returncode == 2
    assert run("-f", "pdf", SLAGEN_SIGN_PASSPHRASE="pass").returncode == 0
    verdict = proving.verified(tmp_path / "out" / f"{NAME}.pdf", pipeline.library())
    assert verdict.is_sound and len(verdict.signatures) == 1
