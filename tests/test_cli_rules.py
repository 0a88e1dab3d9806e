"""The rules are listed and explained, and findings are reported to other programs."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from support.command import run

from slagen.checks import document, registry
from slagen.checks.catalogue import FAMILIES, entries
from slagen.data import folder


def faulty(folder_: Path) -> None:
    """A sample in which one credit band begins higher than the next one ends, so that a rule finds a gap."""
    text = (folder("samples") / "saas-tiers" / "answers.yaml").read_text(encoding="utf-8")
    band = "{below: 99.9 %, at_least: 99.5 %, credit: 10 %}"
    assert band in text
    (folder_ / "odd name.yaml").write_text(text.replace(band, band.replace("99.5", "99.6")), encoding="utf-8")


def test_every_rule_is_listed_once_with_its_whole_page() -> None:
    """The catalogue has each rule on terms and on documents, and every part of its page has words."""
    listed = entries()
    assert sorted(entry.id for entry in listed) == sorted(rule.id for rule in (*registry.RULES, *document.RULES))
    assert len({entry.id for entry in listed}) == len(listed)
    for entry in listed:
        parts = (entry.what, entry.why, entry.fails, entry.passes, entry.source)
        assert all(parts), entry.id
        assert entry.what.endswith((".", ")")), entry.id


def test_rules_are_grouped_by_family() -> None:
    """`slagen rules` names each family once, and each rule with its severity below it."""
    lines = run("rules").stdout.splitlines()
    assert [line for line in lines if line in FAMILIES.values()] == list(FAMILIES.values())
    contiguous = next(number for number, line in enumerate(lines) if line.startswith("  B-CONTIG "))
    assert lines.index(FAMILIES["B"]) < contiguous < lines.index(FAMILIES["C"])


def test_one_page_is_read_by_two_commands() -> None:
    """`slagen rules ID` and `slagen check --explain ID` print the same page; a wrong id is answered with near ones."""
    page = run("rules", "b-contig").stdout
    assert all(label in page for label in ("Why:", "Fails:", "Passes:", "Source:"))
    assert run("check", "--explain", "B-CONTIG").stdout == page
    wrong = run("rules", "B-CONTG")
    assert wrong.returncode == 2
    assert "B-CONTIG" in wrong.stderr


def test_check_without_a_file_says_what_is_missing() -> None:
    """`slagen check` alone is a wrong request, with exit code 2."""
    done = run("check")
    assert done.returncode == 2
    assert "slagen check answers.yaml" in done.stderr


def test_sarif_has_rules_with_help_and_results_with_regions(tmp_path: Path) -> None:
    """Every result points at a rule of the log, at the line of the answers and at a file whose name is a URI."""
    faulty(tmp_path)
    done = run("check", "odd name.yaml", "--format", "sarif", cwd=tmp_path)
    plain = json.loads(run("check", "odd name.yaml", "--format", "json", cwd=tmp_path).stdout)
    log = json.loads(done.stdout)
    assert done.returncode == 1
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    rules, results = log["runs"][0]["tool"]["driver"]["rules"], log["runs"][0]["results"]
    assert len(results) == len(plain) > 0
    for result, row in zip(results, plain, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == row["id"]
        assert "Fails: " in rules[result["ruleIndex"]]["help"]["text"]
        assert result["level"] == {"error": "error", "warning": "warning", "advice": "note"}[row["severity"]]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "odd%20name.yaml"
        assert place["region"]["startLine"] == row["line"] > 0


@pytest.mark.parametrize(("sample", "code"), [("saas-tiers", 0), ("faulty", 1)])
def test_junit_counts_what_it_holds(sample: str, code: int, tmp_path: Path) -> None:
    """The report is XML whose counts are those of its cases; errors fail, and a sound file is one case that passes."""
    faulty(tmp_path)
    file = "odd name.yaml" if code else str(folder("samples") / sample / "answers.yaml")
    done = run("check", file, "--format", "junit", cwd=tmp_path)
    root = ElementTree.fromstring(done.stdout.encode())
    assert done.returncode == code
    assert root.tag == "testsuites"
    assert int(root.get("tests", "")) == len(root.findall("testsuite/testcase")) > 0
    assert int(root.get("failures", "")) == len(root.findall("testsuite/testcase/failure"))
    assert bool(root.findall("testsuite/testcase/failure")) == bool(code)
