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
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    texts = README + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^ {4}|`)make ([a-z]+)", texts, re.MULTILINE))
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
