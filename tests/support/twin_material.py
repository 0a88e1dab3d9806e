"""Samples and answers built with what a document carries, and built files changed by hand: what the twin's tests start from."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from slagen import dressing, pipeline, writing
from slagen.data import folder
from slagen.document.nodes import Document
from slagen.render import pdf


@cache
def sample(name: str) -> tuple[pipeline.Reading, Document]:
    reading = pipeline.read(folder("samples") / name / "answers.yaml")
    return reading, pipeline.document_of(reading)


@cache
def built(name: str, kind: str = "docx", engine: pdf.Engine = "typst") -> bytes:
    """A sample as Word file or PDF, with its answers inside."""
    reading, document = sample(name)
    return with_twin(reading, document, kind, engine)


def with_twin(reading: pipeline.Reading, document: Document, kind: str, engine: pdf.Engine = "typst") -> bytes:
    """A document with the answers of a reading inside, whether it was made of them or not."""
    look = dressing.look_of(reading)
    carry = dressing.carrying(reading, document, look)
    if kind == "pdf":
        return pdf.render(document, look, engine, carry(engine)).pdf
    return writing.render(document, (kind,), look, carry=carry)[kind]


def read_typed(text: str | bytes) -> pipeline.Reading:
    content = text.encode("utf-8") if isinstance(text, str) else text
    return pipeline.read_text(content, Path("answers.yaml"), pipeline.library())


def rezipped(content: bytes, change: Callable[[str, bytes], bytes | None], more: Mapping[str, bytes] | None = None) -> bytes:
    """A Word file with changed parts; None takes a part out."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            new = change(entry.filename, source.read(entry))
            if new is not None:
                target.writestr(entry.filename, new)
        for name, data in (more or {}).items():
            target.writestr(name, data)
    return made.getvalue()


def in_document(content: bytes, old: str, new: str) -> bytes:
    """A Word file whose text says something else in the first place where it said `old`."""

    def change(name: str, data: bytes) -> bytes:
        if name != "word/document.xml":
            return data
        assert old.encode() in data, old
        return data.replace(old.encode(), new.encode(), 1)

    return rezipped(content, change)


def saved(tmp: Path, content: bytes, name: str) -> Path:
    path = tmp / name
    path.write_bytes(content)
    return path


@cache
def certificate(passphrase: bytes = b"pass") -> bytes:
    """A PKCS #12 file with a key and a certificate that it signed itself."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
    from cryptography.x509.oid import NameOID

    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Katrin Albers")])
    now = datetime.datetime.now(datetime.UTC)
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=30))
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    return pkcs12.serialize_key_and_certificates(b"signer", key, made, None, BestAvailableEncryption(passphrase))
