"""What the rules find is told first, whatever becomes of the document; a wrong figure costs a table, not the agreement."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.command import run_alone

from slagen import pipeline
from slagen.data import folder
from slagen.errors import AnswersError, LibraryError

# A change in a sample, and the rule that finds it.
SLIPS = {
    "a row is missing in the matrix": ("saas-tiers", "      - [p2, p3, p4]\n", "", "S-MATRIX"),
    "a cell is missing in the matrix": ("saas-tiers", "      - [p2, p3, p4]\n", "      - [p2, p3]\n", "S-MATRIX"),
    "a cell too many": ("saas-tiers", "      - [p2, p3, p4]\n", "      - [p2, p3, p4, p4]\n", "S-MATRIX"),
    "a rate of nothing": ("smarketing", "rate: 80 %", "rate: 0 %", "SM-RATES"),
    "a deal of nothing": ("smarketing", "deal: 15000 EUR", "deal: 0 EUR", "SM-GOAL"),
    "a goal of nothing": ("minimal-smarketing", "revenue_goal: 300000 EUR", "revenue_goal: 0 EUR", "SM-GOAL"),
    "no time at all": ("smarketing", "utilisation: 80 %", "utilisation: 0 %", "SM-CAPACITY"),
    "a source that is not there": ("smarketing", "marketing_source: marketing", "marketing_source: fairs", "SM-GOAL"),
}


def slip(name: str, tmp_path: Path) -> tuple[Path, str]:
    sample, before, after, rule = SLIPS[name]
    text = (folder("samples") / sample / "answers.yaml").read_text(encoding="utf-8")
    assert before in text
    file = tmp_path / "answers.yaml"
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    return file, rule


@pytest.mark.parametrize("name", SLIPS)
def test_the_rule_speaks_and_a_draft_is_built(name: str, tmp_path: Path) -> None:
    """A wrong figure is found at its line by its rule alone, stops a final agreement, and lets a draft be read."""
    file, rule = slip(name, tmp_path)
    examined = pipeline.examine(pipeline.read(file))
    assert {problem.id for problem in examined.problems if problem.severity == "error"} == {rule}
    assert all(problem.place and problem.place.line for problem in examined.problems)
    with pytest.raises(AnswersError, match=rule):
        pipeline.build(file, tmp_path / "out", ("md",))
    assert pipeline.build(file, tmp_path / "draft", ("md",), draft=True).files


def test_a_draft_says_where_a_table_is_missing(tmp_path: Path) -> None:
    """In place of the lead goals that cannot be computed stands why; the matrix keeps the cells that it has."""
    file, _ = slip("a deal of nothing", tmp_path)
    (made,) = pipeline.build(file, tmp_path, ("md",), draft=True).files
    assert "A table is missing here, because it cannot be computed from the answers" in made.read_text(encoding="utf-8")
    file, _ = slip("a cell is missing in the matrix", tmp_path)
    (made,) = pipeline.build(file, tmp_path, ("md",), draft=True).files
    assert "A table is missing" not in made.read_text(encoding="utf-8")


def test_a_missing_table_is_an_error_of_its_own_where_no_rule_explains_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No final agreement has a gap: if every rule is silent, the gap itself is found."""
    import slagen.schedules.services

    def fails(terms: object, **options: str) -> None:
        raise KeyError("x")

    monkeypatch.setattr(slagen.schedules.services, "build", fails)
    sample = folder("samples") / "saas-tiers" / "answers.yaml"
    assert {problem.id for problem in pipeline.examine(pipeline.read(sample)).problems} == {"D-TABLE"}
    with pytest.raises(AnswersError, match="D-TABLE"):
        pipeline.build(sample, tmp_path / "out", ("md",))


def test_a_library_that_is_broken_hides_no_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no document can be made, what the rules found is told all the same, by check and by build."""
    file, rule = slip("a row is missing in the matrix", tmp_path)

    def broken(*_: object, **__: object) -> None:
        raise LibraryError("a clause is wrong")

    monkeypatch.setattr(pipeline, "_unsealed", broken)
    examined = pipeline.examine(pipeline.read(file))
    assert [problem.id for problem in examined.problems] == [rule]
    assert examined.document is None and isinstance(examined.fault, LibraryError)
    for draft in (False, True):
        with pytest.raises(AnswersError, match=rule):
            pipeline.build(file, tmp_path / "out", ("md",), draft=draft)
    with pytest.raises(LibraryError, match="a clause is wrong"):
        pipeline.build(folder("samples") / "saas-tiers" / "answers.yaml", tmp_path / "out", ("md",))


def test_the_command_finds_them_in_every_file(tmp_path: Path) -> None:
    """`slagen check` of several files ends with 1, not with a fault of its own, and names each finding once."""
    files = []
    for number, name in enumerate(("a row is missing in the matrix", "a rate of nothing")):
        (tmp_path / str(number)).mkdir()
        files.append(str(slip(name, tmp_path / str(number))[0]))
    done = run_alone("check", *files, "--format", "json")
    assert (done.returncode, done.stderr) == (1, "")
    assert [found["id"] for found in json.loads(done.stdout)] == ["S-MATRIX", "SM-RATES", "SM-RATES"]
