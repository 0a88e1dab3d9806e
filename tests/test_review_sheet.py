"""The review sheet tells the one who approves what is assumed, chosen, found, left aside and open."""

from __future__ import annotations

from pathlib import Path

from support.command import run

from slagen.data import folder

BAND = "{below: 99.9 %, at_least: 99.5 %, credit: 10 %}"


def built(tmp_path: Path, more: str, *formats: str) -> str:
    """The review sheet, as plain text, of a sample with a gap between two bands and further answers."""
    text = (folder("samples") / "saas-tiers" / "answers.yaml").read_text(encoding="utf-8")
    (tmp_path / "a.yaml").write_text(text.replace(BAND, BAND.replace("99.5", "99.6")) + more, encoding="utf-8")
    wanted = [part for name in ("md", *formats) for part in ("-f", name)]
    done = run("build", "a.yaml", "--review", "--draft", *wanted, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    return (tmp_path / "a-review.md").read_text(encoding="utf-8")


def test_findings_stand_with_place_and_mend(tmp_path: Path) -> None:
    """What is wrong in a draft is told with its rule, its line and how to mend it."""
    told = built(tmp_path, "")
    assert "B-CONTIG (error)" in told and "line 356" in told and "Let this band begin" in told
    assert "No rule was left aside." in told


def test_reasons_positions_and_standard_values_are_told(tmp_path: Path) -> None:
    """A rule left aside has its reason, one that finds nothing says so; leaning clauses say what they mean."""
    told = built(tmp_path, "ignore: {B-CONTIG: both sides want this gap, M-RANGE: kept for later years}\n")
    assert "both sides want this gap" in told and "kept for later years" in told
    assert "Nothing was found." in told or "B-CONTIG (error)" in told
    assert "need not be left aside" in told
    assert "Standard values" in told


def test_every_format_is_made_and_the_agreement_is_untouched(tmp_path: Path) -> None:
    """The sheet is made in each format chosen, and the agreement beside it is the same with and without it."""
    built(tmp_path, "", "html", "docx", "pdf")
    assert all((tmp_path / f"a-review.{name}").stat().st_size > 500 for name in ("md", "html", "docx", "pdf"))
    before = (tmp_path / "a.md").read_bytes()
    assert run("build", "a.yaml", "--draft", "-f", "md", cwd=tmp_path).returncode == 0
    assert (tmp_path / "a.md").read_bytes() == before


def test_a_clause_that_leans_to_one_side_says_what_it_means(tmp_path: Path) -> None:
    """The clause on claims, taken from the customer's side, stands in the sheet with its own summary."""
    from slagen import pipeline

    told = built(tmp_path, "positions: {credits/claim: customer}\n")
    text = pipeline.library().clauses()["credits/claim", "customer"]
    assert text.summary in told and "All clauses are balanced." not in told
    assert "All clauses are balanced." in built(tmp_path, "")
