"""What must not travel is in no byte of a built file, packed or unpacked; without embedding, only what is printed is there."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pytest

from slagen import pipeline
from slagen.data import folder
from slagen.twin.record import NEVER

COMMENT, NOTE, RECORD, PRINTED, MARGIN = "zqxcomment", "zqxnote", "zqxrecord", "Zqxprinted", "37.9417"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample with a comment at every sort of place, a note, a record's short name, and a printed word."""
    text = (folder("samples") / "minimal-tiered" / "answers.yaml").read_text(encoding="utf-8")
    text = text.replace("klarblick:", f"{RECORD}:  # {COMMENT}").replace("klarblick,", f"{RECORD},")
    text = text.replace("name: Web shop", f"name: {PRINTED}")
    text = f"# {COMMENT}\n{text}\nnotes: |  # {COMMENT}\n  {NOTE} we would accept 99.0 %\nmargin: {MARGIN} %\n# {COMMENT}\n"
    path = tmp_path_factory.mktemp("answers") / "answers.yaml"
    path.write_text(text, encoding="utf-8")
    assert pipeline.read(path).terms.notes is not None and RECORD in pipeline.read(path).terms.parties
    return path


def _layers(content: bytes) -> bytes:
    """Every byte of a file, and of all that is packed in it."""
    found = [content]
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found += [archive.read(name) for name in archive.namelist()]
    else:
        with pikepdf.open(io.BytesIO(content)) as opened:
            found += [one.read_bytes() for one in opened.objects if isinstance(one, pikepdf.Stream) and _plain(one)]
            found += [repr(one).encode() for one in opened.objects]
        for start in re.finditer(rb"stream\r?\n", content):
            try:
                found.append(zlib.decompressobj().decompress(content[start.end() :]))
            except zlib.error:
                continue
    whole = b"\0".join(found)
    return whole + whole.replace(b"\0", b"")  # UTF-16 of plain letters as well


def _plain(stream: pikepdf.Stream) -> bool:
    return stream.get("/Subtype") != "/Image"


def _built(answers: Path, out: Path, embed: bool) -> dict[str, bytes]:
    made = pipeline.build(answers, out, ("docx", "pdf"), embed=embed).files
    return {path.suffix: path.read_bytes() for path in made}


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_comments_and_notes_never_travel(suffix: str, answers: Path, tmp_path: Path) -> None:
    """Neither a comment, a note nor the margin is in the file; the answers are, so the search can find what is there."""
    layers = _layers(_built(answers, tmp_path, True)[suffix]).lower()
    assert RECORD.encode() in layers and b"kind: tiered" in layers
    assert not any(hidden.encode() in layers for hidden in (COMMENT, NOTE, MARGIN))


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_without_embedding_only_what_is_printed_is_there(suffix: str, answers: Path, tmp_path: Path) -> None:
    """With --no-embed not even the short name of a record is in the file, while printed answers are."""
    built = _built(answers, tmp_path, False)[suffix]
    layers = _layers(built).lower()
    for hidden in (COMMENT, NOTE, MARGIN, RECORD, "answers.yaml", "terms.json", "kind: tiered"):
        assert hidden.encode() not in layers, hidden
    if suffix == ".docx":
        assert b"customXml" not in layers and PRINTED.lower().encode() in layers
    else:
        with pikepdf.open(io.BytesIO(built)) as opened:
            assert len(opened.attachments) == 0


def test_every_answer_that_is_never_printed_is_kept_back() -> None:
    """The answers that stay at home are answers of the agreement: a renamed one would travel."""
    from slagen.terms.agreement import Agreement

    assert set(NEVER) <= set(Agreement.__struct_fields__) and NEVER == ("margin", "notes", "ignore")
