"""`slagen clauses` and `--library` at the command line: what is shown, in which form, with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.command import run, run_alone
from support.own_library import ANSWERS, BODY, DEPOSIT, OWN_ANSWERS, clause, escrow, written


def test_clauses_are_listed_by_family() -> None:
    """Without words, all clauses are listed under their families with summary, positions and kinds."""
    told = run("clauses").stdout
    assert "\ncredits\n" in told and "  credits/cap  " in told and "balanced, provider, customer · " in told
    assert told.splitlines()[-1].endswith("texts.")


def test_a_clause_is_read_in_a_position() -> None:
    """A clause shows guidance, text and the terms that it asks for; a position chooses the text."""
    told = run("clauses", "credits/claim", "--position", "customer").stdout
    assert "(credits/claim, customer)" in told and "Guidance: Customer-friendly." in told
    assert "Answer to claim (credits.claim.answer_within)" in told and "\x1b" not in told


def test_positions_are_compared_in_plain_text_and_json(tmp_path: Path) -> None:
    """A comparison marks what goes and comes, and the same parts come as JSON."""
    other = clause(BODY.replace("must deposit", "may deposit"), summary="The provider may choose.")
    root = str(escrow(tmp_path, **{"clauses/en/escrow/deposit.provider.md": other}))
    told = run("clauses", "escrow/deposit", "--compare", "--library", root).stdout
    assert "escrow/deposit: from balanced to provider" in told and "provider: The provider may choose." in told
    assert "• The Provider [-must-] {+may+} deposit the source code with ‹Escrow agent›." in told
    whole = json.loads(run("clauses", "escrow/deposit", "--compare", "--format", "json", "--library", root).stdout)
    assert [other["position"] for other in whole["to"]] == ["provider"]
    assert {change["kind"] for line in whole["to"][0]["lines"] for change in line} == {"same", "old", "new"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("credits/clam",), "did you mean 'credits/claim'"),
        (("credit",), "did you mean 'credits'"),
        (("definitions/terms", "--compare"), "to compare; there are: balanced"),
        (("--compare",), "needs the id"),
        (("credits/cap", "--position", "nobody"), "nobody"),
    ],
)
def test_what_there_is_not_ends_with_exit_2(arguments: tuple[str, ...], words: str) -> None:
    """Unknown names and impossible requests are one sentence and exit code 2."""
    done = run("clauses", *arguments)
    assert done.returncode == 2 and words in done.stderr and "Traceback" not in done.stderr


def test_search_and_position_narrow_the_list() -> None:
    """Words and a position are held against each clause; nothing found is said, not an error."""
    rows = json.loads(run("clauses", "--search", "credit claim", "--position", "customer", "--format", "json").stdout)
    assert rows[0]["id"] == "credits/claim" and all("customer" in row["positions"] for row in rows)
    assert run("clauses", "--search", "xyzzy").stdout.strip() == "No clause matches."


def test_lint_judges_a_library(tmp_path: Path) -> None:
    """A sound library ends with 0, wording errors with 1, faults with 3; as text or JSON."""
    root = escrow(tmp_path)
    assert run("clauses", "lint", str(root)).returncode == 0
    written(root, {DEPOSIT: clause(BODY + "1. It must pay promptly.\n")})
    done = run("clauses", "lint", str(root))
    assert done.returncode == 1 and "deposit.md:14: error CL-VAGUE: “promptly”" in done.stdout
    written(root, {DEPOSIT: clause("{{ own.escrow.agnt }}\n")})
    done = run("clauses", "lint", str(root), "--format", "json")
    assert done.returncode == 3
    assert [(row["id"], row["line"]) for row in json.loads(done.stdout)] == [("CL-FAULT", 7)]


def test_build_and_check_with_a_library(tmp_path: Path) -> None:
    """--library prints own clauses; its faults end with 3 and all at once, wrong own answers with 2, both located."""
    root = escrow(tmp_path / "library")
    written(tmp_path, {"a.yaml": ANSWERS + OWN_ANSWERS, "b.yaml": ANSWERS + "own: {escrow: {agnt: X}}\n"})
    right, wrong, out = (str(tmp_path / name) for name in ("a.yaml", "b.yaml", "out"))
    done = run_alone("build", right, "-o", out, "-f", "md", "--library", str(root))
    assert done.returncode == 0, done.stderr
    assert "deposit the source code with" in (tmp_path / "out" / "a.md").read_text(encoding="utf-8")
    done = run("check", wrong, "--library", str(root))
    assert done.returncode == 2 and "b.yaml:13:16: error A-KEY" in done.stdout and 'mean "agent"' in done.stdout
    written(root, {DEPOSIT: clause("{{ x }}\n\n{{ y }}\n"), "clauses/en/escrow/b.md": "no"})
    done = run("check", right, "--library", str(root))
    assert done.returncode == 3
    for place in ("library/clauses/en/escrow/b.md:1: ", "escrow/deposit.md:7: ", "escrow/deposit.md:9: "):
        assert place in done.stderr, done.stderr
