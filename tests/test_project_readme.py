"""What the README shows and promises is what the project has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import slagen
from slagen.answers.loading import load
from slagen.answers.reading import compose
from slagen.terms.agreement import Agreement

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]


def test_the_answers_in_the_readme_are_terms() -> None:
    """The example in the README has the names and types of the terms, and its figures keep their digits."""
    shown = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert len(shown) == 1
    terms = load(Agreement, compose(shown[0], "README.md"), file="README.md").value
    targets = terms.kpis["availability"].targets
    assert {target.tier for target in targets} == set(terms.tiers)
    assert [str(target.minimum.value) for target in targets] == ["99.95", "99.90"]


def test_the_make_targets_in_the_readme_exist() -> None:
    """Every `make` command that README and CONTRIBUTING name is a target of the Makefile."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    texts = README + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^ {4}|`)make ([a-z-]+)", texts, re.MULTILINE))
    assert {"demo", "test"} <= named
    assert named - targets == set()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_between_the_documents_lead_somewhere(document: str) -> None:
    """Every relative link or picture in the project's documents names a file that is there."""
    text = (ROOT / document).read_text(encoding="utf-8")
    # A target that begins with `#` is CONTRIBUTING's example of a clause's own notation, no file.
    targets = [target for target in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in target]
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_the_packaged_version_is_in_the_changelog() -> None:
    """The version in slagen/__init__.py has its heading in the changelog."""
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## {re.escape(slagen.__version__)}(?= |$)", changes, re.MULTILINE)


def test_the_example_library_in_the_documents_works(tmp_path: Path) -> None:
    """The files shown in docs/library.md make a library without faults or findings, and its answers are its terms."""
    from support.own_library import ANSWERS, OUTLINE, outline_with, written

    from slagen import foreign, pipeline
    from slagen.library.library import library_in
    from slagen.lint.registry import lint
    from slagen.schedules.registry import SCHEDULES

    text = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
    shown = dict(re.findall(r"^`([^`\n]+)`\n\n```\n(.*?)```", text, re.DOTALL | re.MULTILINE))
    assert f"{foreign.SECONDS} seconds of computing and {foreign.MEMORY // 1024**2} MB" in text
    assert set(shown) == {"house/clauses/en/escrow/deposit.md", "house/questions.yaml", "answers.yaml"}
    place = re.search(r"- \{use: (\S+), when: (\S+)\}", text)
    assert place is not None
    house = {name.removeprefix("house/"): content for name, content in shown.items() if name.startswith("house/")}
    library = library_in(written(tmp_path, {**house, OUTLINE: outline_with(place[1], place[2])}))
    assert lint(library, SCHEDULES) == ()
    reading = pipeline.read_text((ANSWERS + shown["answers.yaml"]).encode(), Path("answers.yaml"), library)
    assert "own-terms" in {section.id for section in pipeline.assembled(reading).sections}


def test_the_commands_in_the_document_on_proof_work(tmp_path: Path) -> None:
    """Every command in docs/proof.md does what stands there, in its order: what is built, extracted and signed is verified."""
    import os
    import subprocess
    import sys

    from support.twin_material import certificate, saved

    text = (ROOT / "docs" / "proof.md").read_text(encoding="utf-8")
    commands = re.findall(r"^    slagen (.+)$", text, re.MULTILINE)
    assert {command.split()[0] for command in commands} == {"samples", "build", "verify", "extract"}
    saved(tmp_path, certificate(), "cert.p12")
    for command in (*commands, "verify out/nordlicht.pdf"):
        done = subprocess.run(
            [sys.executable, "-m", "slagen", *command.split()],
            capture_output=True, text=True, cwd=tmp_path, env={**os.environ, "SLAGEN_SIGN_PASSPHRASE": "pass"}, check=False,
        )  # fmt: skip
        assert done.returncode == 0, (command, done.stdout, done.stderr)
    assert "signed by Katrin Albers" in done.stdout
    assert (tmp_path / "out" / "again.docx").exists()
