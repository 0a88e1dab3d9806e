"""A drafting copy says at the margin of a Word file what its drafter must know; what goes to the other side never does."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree
from support.command import run
from support.docx_reading import W, parts, root, text
from support.samples import SAMPLES, document_of, reading_of

from slagen import annotating, pipeline
from slagen.data import folder
from slagen.document.nodes import Clause, Value
from slagen.document.walk import inlines, lines
from slagen.render.docx.controls import tag_of

SAMPLE = folder("samples") / "minimal-tiered" / "answers.yaml"


def _comments(data: bytes) -> dict[str, tuple[str, str]]:
    """Author and words of each comment by its number."""
    return {
        str(one.get(W + "id")): (str(one.get(W + "author")), "\n".join(map(text, one.iter(W + "p"))))
        for one in root(data, "word/comments.xml").iter(W + "comment")
    }


def _paragraph(data: bytes, number: str) -> etree._Element:
    """The paragraph in which a comment begins."""
    (start,) = [one for one in root(data).iter(W + "commentRangeStart") if one.get(W + "id") == number]
    return next(node for node in start.iterancestors() if node.tag == W + "p")


def _around(data: bytes, number: str) -> str:
    return text(_paragraph(data, number))


def _answers_around(data: bytes, number: str) -> list[str]:
    """The tags of the answers in the paragraph in which a comment begins."""
    return [str(one.get(W + "val")) for one in _paragraph(data, number).iter(W + "tag")]


def _annotated(tmp: Path, file: Path = SAMPLE) -> tuple[bytes, pipeline.Built]:
    built = annotating.annotate(file, tmp)
    return built.files[0].read_bytes(), built


@pytest.mark.parametrize("name", SAMPLES)
def test_every_clause_carries_its_guidance(name: str, tmp_path: Path) -> None:
    """Each numbered clause of an article has the guidance of its author as a comment at its title."""
    data, _ = _annotated(tmp_path, folder("samples") / name / "answers.yaml")
    comments = _comments(data)
    document, using = document_of(name), reading_of(name).using
    texts = using.clauses("en")
    there = [(_around(data, number), said) for number, (author, said) in comments.items() if author == "slagen, guidance"]
    headed = [
        (block.id, "".join(getattr(node, "text", "") for node in block.title))
        for section in document.sections if section.kind == "article" for block in section.blocks if isinstance(block, Clause)
    ]  # fmt: skip
    assert len(headed) > 10
    for identity, title in headed:
        assert any(words.startswith(title) and f"Clause {identity}, " in said for words, said in there), identity
        positions = [texts[key].guidance for key in texts if key[0] == identity]
        assert any(" ".join(one.split()) in said for one in positions for _, said in there), identity


def test_every_assumption_is_a_comment_at_its_place(tmp_path: Path) -> None:
    """Each value that nobody typed has a comment with its path, at the paragraph that prints it."""
    data, built = _annotated(tmp_path)
    said = {number: words for number, (author, words) in _comments(data).items() if author == "slagen, assumption"}
    every = (node for line in lines(document_of("minimal-tiered")) for node in inlines(line) if isinstance(node, Value))
    printed = {node.path for node in every}
    assert len(said) == len(built.assumed) > 10 and len(printed & {path for path, _ in built.assumed}) > 10
    for path, words in built.assumed:
        (number,) = [one for one, comment in said.items() if f"Type {path} into the answers" in comment]
        assert " ".join(words.split()) in said[number]
        if path in printed:
            assert tag_of(path) in _answers_around(data, number)


def test_findings_are_comments_and_do_not_stop_it(tmp_path: Path) -> None:
    """An agreement with an error gets its drafting copy, stamped as a draft, with rule, reason and mend at the answer."""
    broken = SAMPLE.read_text(encoding="utf-8").replace("99.9 %", "98 %", 1)
    (tmp_path / "deal.yaml").write_text(broken, encoding="utf-8")
    problems = pipeline.examine(pipeline.read(tmp_path / "deal.yaml")).problems
    found = [problem for problem in problems if problem.severity == "error"]
    assert found
    data, _ = _annotated(tmp_path, tmp_path / "deal.yaml")
    told = [words for author, words in _comments(data).values() if author == "slagen, finding"]
    for problem in found:
        assert any(f"error {problem.id}: " in words for words in told)
    assert "DRAFT" in text(root(data, "word/header1.xml"))


def test_a_drafting_copy_carries_nothing_inside_and_an_agreement_no_comments(tmp_path: Path) -> None:
    """The copy holds no answers to extract; the agreement built from the same answers has no comments."""
    data, built = _annotated(tmp_path)
    assert not any(name.startswith("customXml/") for name in parts(data))
    assert run("extract", str(built.files[0])).returncode == 2
    agreement = pipeline.build(SAMPLE, tmp_path, ("docx",)).files[0].read_bytes()
    assert "word/comments.xml" not in parts(agreement) and b"commentRangeStart" not in parts(agreement)["word/document.xml"]


def test_the_same_answers_give_the_same_copy(tmp_path: Path) -> None:
    """Comments bear no date, so that two copies agree byte for byte."""
    first, _ = _annotated(tmp_path / "a")
    second, _ = _annotated(tmp_path / "b")
    assert first == second and b"w:date=" not in parts(first)["word/comments.xml"]


def test_the_command_makes_one_file_and_refuses_what_does_not_fit(tmp_path: Path) -> None:
    """`slagen build --annotated` writes NAME-annotated.docx alone; other formats, a signature or a review are refused."""
    told = run("build", str(SAMPLE), "--annotated", "-o", str(tmp_path), "--look", "chambers")
    assert told.returncode == 0 and [one.name for one in tmp_path.iterdir()] == ["minimal-tiered-annotated.docx"]
    for more in (("-f", "pdf"), ("--review",), ("--embed",)):
        refused = run("build", str(SAMPLE), "--annotated", "-o", str(tmp_path / "no"), *more)
        assert refused.returncode == 2 and "A drafting copy is a Word file" in refused.stderr
    assert not (tmp_path / "no").exists()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_keeps_the_comments(tmp_path: Path) -> None:
    """Opened and saved by LibreOffice, the copy still has every comment with its author and words."""
    data, built = _annotated(tmp_path)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx:Office Open XML Text", "--outdir", str(tmp_path / "lo")]
    subprocess.run([*command, str(built.files[0])], check=True, capture_output=True, timeout=300)
    again = _comments((tmp_path / "lo" / built.files[0].name).read_bytes())
    assert sorted(again.values()) == sorted(_comments(data).values())


def test_comments_are_text_whatever_was_typed(tmp_path: Path) -> None:
    """An answer that looks like markup is a comment's text, and the file stays well-formed."""
    typed = SAMPLE.read_text(encoding="utf-8").replace("Klarblick Software GmbH", "'<w:r/> & ]]> {label}'", 1)
    (tmp_path / "deal.yaml").write_text(typed, encoding="utf-8")
    data, _ = _annotated(tmp_path, tmp_path / "deal.yaml")
    assert etree.fromstring(parts(data)["word/comments.xml"]) is not None
