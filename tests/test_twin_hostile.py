"""Whatever file is handed to extract and verify, it ends in answers or in one line with a reason, soon and in little memory."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from support.twin_material import built, rezipped, saved

from slagen import proving
from slagen.errors import LimitError, UsageError
from slagen.twin import zipped

NAME = "minimal-tiered"
ITEM = "customXml/item1.xml"
HEAD = b'<?xml version="1.0"?>'
SPACE = b"urn:slagen:file:answers.yaml"


def _pdf(change: Callable[[pikepdf.Pdf], None], **options: object) -> bytes:
    """A built PDF, changed."""
    with pikepdf.open(io.BytesIO(built(NAME, "pdf"))) as opened:
        change(opened)
        made = io.BytesIO()
        opened.save(made, **options)
    return made.getvalue()


def _answers(opened: pikepdf.Pdf) -> pikepdf.Object:
    return opened.attachments["answers.yaml"].obj.EF.F


def _bomb(opened: pikepdf.Pdf) -> None:
    _answers(opened).write(zlib.compress(b"a" * 60_000_000, 9), filter=pikepdf.Name.FlateDecode)


def _cut(opened: pikepdf.Pdf) -> None:
    _answers(opened).write(zlib.compress(os.urandom(5_000))[:-3_000], filter=pikepdf.Name.FlateDecode)


def _odd(opened: pikepdf.Pdf) -> None:
    _answers(opened).write(b"61>", filter=pikepdf.Name.ASCIIHexDecode)


def _foreign(opened: pikepdf.Pdf) -> None:
    for name in list(opened.attachments):
        del opened.attachments[name]
    opened.attachments["answers.txt"] = pikepdf.AttachedFileSpec(opened, b"kind: tiered", filename="answers.txt")


def _alone(opened: pikepdf.Pdf) -> None:
    del opened.attachments["terms.json"]


def _other_terms(opened: pikepdf.Pdf) -> None:
    _answers(opened)
    opened.attachments["terms.json"].obj.EF.F.write(b'{"origin": {"slagen": "../../etc"}, "terms": {}}')


def _item(content: bytes) -> bytes:
    return rezipped(built(NAME), lambda name, data: content if name == ITEM else data)


def _entity() -> bytes:
    inner = b'<!DOCTYPE file [<!ENTITY a "' + b"x" * 10 + b'">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
    )  # fmt: skip
    return _item(HEAD + inner + b']><file xmlns="' + SPACE + b'">&j;</file>')


def _outside() -> bytes:
    inner = b'<!DOCTYPE file [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    return _item(HEAD + inner + b'<file xmlns="' + SPACE + b'">&a;</file>')


def _twice() -> bytes:
    made = io.BytesIO(built(NAME))
    with zipfile.ZipFile(made, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(ITEM, b"other")
    return made.getvalue()


def _locked() -> bytes:
    content = bytearray(built(NAME))
    for sign, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = 0
        while (start := content.find(sign, start)) >= 0:
            content[start + at] |= 1
            start += 4
    return bytes(content)


HOSTILE: dict[str, tuple[Callable[[], bytes], str, type[Exception], str]] = {
    "nothing": (lambda: b"", "pdf", UsageError, "neither a PDF nor a Word file"),
    "a text called .pdf": (lambda: b"kind: tiered\n", "pdf", UsageError, "neither a PDF nor a Word file"),
    "a head without a body": (lambda: b"%PDF-1.7\n%%EOF", "pdf", UsageError, "damaged"),
    "half a PDF": (lambda: built(NAME, "pdf")[: len(built(NAME, "pdf")) // 2], "pdf", UsageError, "damaged"),
    "a PDF without its end": (lambda: built(NAME, "pdf")[:-200], "pdf", UsageError, "damaged"),
    "a PDF with a password": (
        lambda: _pdf(lambda opened: None, encryption=pikepdf.Encryption(user="u", owner="o")), "pdf", UsageError, "encrypted"),
    "a bomb in a PDF": (lambda: _pdf(_bomb), "pdf", LimitError, "larger answers.yaml than is allowed"),
    "a cut attachment": (lambda: _pdf(_cut), "pdf", UsageError, "damaged"),
    "an oddly packed attachment": (
        lambda: _pdf(_odd, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none),
        "pdf", UsageError, "unusual"),
    "a foreign attachment": (lambda: _pdf(_foreign), "pdf", UsageError, "carries no answers"),
    "answers without terms": (lambda: _pdf(_alone), "pdf", UsageError, "carries no answers"),
    "terms that are not slagen's": (lambda: _pdf(_other_terms), "pdf", UsageError, "did not write"),
    "half a Word file": (lambda: built(NAME)[: len(built(NAME)) // 2], "docx", UsageError, "no Word file"),
    "any ZIP file": (lambda: rezipped(built(NAME), lambda name, data: None, {"a.txt": b""}), "docx", UsageError, "no Word file"),
    "a Word file without a twin": (
        lambda: rezipped(built(NAME), lambda name, data: None if name.startswith("customXml") else data),
        "docx", UsageError, "carries no answers"),
    "foreign custom XML": (lambda: _item(HEAD + b"<a xmlns='urn:other'>x</a>"), "docx", UsageError, "carries no answers"),
    "broken XML": (lambda: _item(b"<a>"), "docx", UsageError, "is no XML"),
    "a bomb of entities": (_entity, "docx", UsageError, "document type|is no XML"),
    "an entity from a file": (_outside, "docx", UsageError, "document type"),
    "a bomb in a Word file": (lambda: _item(b"<a>" + b" " * 200_000_000 + b"</a>"), "docx", LimitError, "unpacks to more"),
    "answers beyond the limit": (
        lambda: _item(HEAD + b'<file xmlns="' + SPACE + b'">' + b"a" * 1_000_001 + b"</file>"), "docx", LimitError, "larger"),
    "a part that stands twice": (_twice, "docx", UsageError, "two parts of one name"),
    "a Word file with a password": (_locked, "docx", UsageError, "encrypted"),
    "an old Word file": (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "docx", UsageError, "before 2007"),
    "too many parts": (
        lambda: rezipped(built(NAME), lambda name, data: data, {f"x/{n}": b"" for n in range(zipped.MOST_ENTRIES)}),
        "docx", LimitError, "more than"),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_is_refused_with_its_reason(case: str, tmp_path: Path) -> None:
    """Each is refused by name, by the error whose exit code says what to do, and nothing of another file is in the message."""
    made, ending, error, reason = HOSTILE[case]
    path = saved(tmp_path, made(), f"odd.{ending}")
    with pytest.raises(error, match=reason) as caught:
        proving.extracted(path)
    assert str(path) in str(caught.value) and "\n" not in str(caught.value)


def test_the_commands_end_in_one_line_and_a_code(tmp_path: Path) -> None:
    """Bad files end with 2, limits with 4, a missing file with 5; no traceback, and no file is written."""
    files = {
        2: saved(tmp_path, b"no agreement", "text.pdf"),
        4: saved(tmp_path, _item(b"<a>" + b" " * 20_000_000 + b"</a>"), "bomb.docx"),
        5: tmp_path / "missing.docx",
    }
    for code, path in files.items():
        for command in (["extract", str(path), "-o", str(tmp_path / "out.yaml")], ["verify", str(path)]):
            done = subprocess.run(
                [sys.executable, "-m", "slagen", *command], capture_output=True, text=True, timeout=60, check=False
            )
            assert done.returncode == code, done.stderr
            assert len(done.stderr.strip().splitlines()) == 1 and "Traceback" not in done.stderr
    assert not (tmp_path / "out.yaml").exists()


def test_extract_writes_no_other_file_over(tmp_path: Path) -> None:
    """An answers file that is there already stays as it is."""
    mine = saved(tmp_path, b"mine", "answers.yaml")
    path = saved(tmp_path, built(NAME), "a.docx")
    done = subprocess.run(
        [sys.executable, "-m", "slagen", "extract", str(path), "-o", str(mine)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2 and mine.read_bytes() == b"mine"
