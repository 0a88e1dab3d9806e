"""Findings can be left aside with a reason; they are counted, and what makes a document impossible stays an error."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from support.command import run

from slagen import pipeline
from slagen.checks.ignoring import NEVER, ignorable
from slagen.data import folder
from slagen.errors import AnswersError

BAND = "{below: 99.9 %, at_least: 99.5 %, credit: 10 %}"


def faulty(tmp_path: Path, more: str = "") -> Path:
    """A sample with a gap between two credit bands, and further answers."""
    text = (folder("samples") / "saas-tiers" / "answers.yaml").read_text(encoding="utf-8")
    assert BAND in text
    file = tmp_path / "a.yaml"
    file.write_text(text.replace(BAND, BAND.replace("99.5", "99.6")) + more, encoding="utf-8")
    return file


def test_a_finding_ignored_with_a_reason_is_counted_and_stops_no_build(tmp_path: Path) -> None:
    """The gap is an error; with a reason it is told as ignored, by check and by build, and the agreement is made."""
    faulty(tmp_path)
    assert run("check", "a.yaml", cwd=tmp_path).returncode == 1
    faulty(tmp_path, "ignore: {B-CONTIG: both sides want this gap}\n")
    done = run("check", "a.yaml", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "No problems found.\n1 finding ignored: B-CONTIG.\n")
    built = run("build", "a.yaml", "-f", "md", cwd=tmp_path)
    assert built.returncode == 0
    assert "1 finding ignored: B-CONTIG." in built.stdout


def test_a_rule_is_left_aside_for_one_run(tmp_path: Path) -> None:
    """`--ignore ID` raises nothing of that rule; JSON stays JSON, and SARIF shows the finding as suppressed."""
    faulty(tmp_path)
    done = run("check", "a.yaml", "--ignore", "b-contig", "--format", "json", cwd=tmp_path)
    assert (done.returncode, json.loads(done.stdout)) == (0, [])
    assert "1 finding ignored: B-CONTIG." in done.stderr
    log = json.loads(run("check", "a.yaml", "--ignore", "B-CONTIG", "--format", "sarif", cwd=tmp_path).stdout)
    (result,) = log["runs"][0]["results"]
    assert result["ruleId"] == "B-CONTIG"
    assert result["suppressions"][0]["kind"] == "external"
    assert run("check", "a.yaml", cwd=tmp_path).returncode == 1


@pytest.mark.parametrize("more", ["{B-NOSUCH: nobody knows this rule}", "{B-CONTIG: wanted}", "{D-TABLE: we need no table}"])
def test_unknown_rules_poor_reasons_and_impossible_documents_are_refused(more: str, tmp_path: Path) -> None:
    """A rule that is not there, a reason of one word, and a rule without which there is no document are input errors."""
    file = faulty(tmp_path, f"ignore: {more}\n")
    with pytest.raises(AnswersError) as caught:
        pipeline.read(file)
    assert all(problem.path.startswith("ignore") for problem in caught.value.problems)


def test_what_cannot_be_ignored_is_a_rule(tmp_path: Path) -> None:
    """Every id that is never ignored is one of a rule, and the command line refuses it too."""
    from slagen.checks.catalogue import entries

    assert {entry.id for entry in entries()} - set(ignorable()) == NEVER
    faulty(tmp_path)
    assert run("check", "a.yaml", "--ignore", "D-XREF", cwd=tmp_path).returncode == 2


def test_reasons_do_not_travel_inside_the_document(tmp_path: Path) -> None:
    """Whoever receives the Word file finds no reason in its answers, and it still verifies."""
    faulty(tmp_path, "ignore: {B-CONTIG: both sides want this gap}\n")
    assert run("build", "a.yaml", "-f", "docx", "--embed", cwd=tmp_path).returncode == 0
    made = run("extract", "a.docx", "-o", "back.yaml", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert "want this gap" not in (tmp_path / "back.yaml").read_text(encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "a.docx") as parts:
        assert not [name for name in parts.namelist() if b"want this gap" in parts.read(name)]
    done = run("verify", "a.docx", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
