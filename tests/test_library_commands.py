"""Every command takes an organisation's own library: its questions are asked, set, shown, sent out and built."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support.own_library import DEPOSIT, QUESTIONS, escrow, written
from support.terminal import ENVIRONMENT, Typist
from test_new import TIERED, used_up

from slagen.data import folder
from slagen.library.library import library_in
from slagen.questions.building import form_of

QUESTIONNAIRE = "templates/tiered/questionnaire.yaml"
SHIPPED = (folder("templates") / "tiered" / "questionnaire.yaml").read_text(encoding="utf-8")


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "slagen", *arguments, "--library", "house"],
        capture_output=True, text=True, cwd=cwd, env=ENVIRONMENT, timeout=120, check=False,
    )  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a library `house`, and a small agreement that answers its questions."""
    escrow(tmp_path / "house")
    sample = (folder("samples") / "minimal-tiered" / "answers.yaml").read_text(encoding="utf-8")
    own = "own:\n  escrow:\n    agent: Safe Keeping GmbH  # since May\n    trigger: insolvency\n"
    (tmp_path / "answers.yaml").write_text(sample + own, encoding="utf-8")
    return tmp_path


def test_the_whole_trip_with_a_library(tmp_path: Path) -> None:
    """An interview asks the own questions; their answers are changed, shown, checked and built into the own clause."""
    escrow(tmp_path / "house")
    typist = Typist(["new", "tiered", "--library", "house"], tmp_path)
    answers = {**used_up(TIERED), "Escrow agent": "Safe Keeping GmbH", "Trigger": "1"}
    assert not typist.answer(answers)
    assert typist.end() == 0, typist.seen[-3000:]
    assert "Next: slagen build answers.yaml -o out --library house" in typist.seen
    done = run("set", "answers.yaml", "own.escrow.agent=Vault Ltd", "own.escrow.fee=1200 EUR", cwd=tmp_path)
    assert "Escrow agent (own.escrow.agent): Safe Keeping GmbH → Vault Ltd" in done.stdout
    assert "Vault Ltd  # Escrow agent" in run("show", "answers.yaml", "own.escrow.agent", cwd=tmp_path).stdout
    assert run("check", "answers.yaml", cwd=tmp_path).returncode == 0
    assert run("build", "answers.yaml", "-f", "md", "-o", "out", cwd=tmp_path).returncode == 0
    built = next((tmp_path / "out").glob("*.md")).read_text(encoding="utf-8")
    assert "deposit the source code with Vault Ltd" in built and "costs EUR 1,200 a year" in built


def test_set_judges_own_answers_like_all_others(desk: Path) -> None:
    """A wrong own answer or name is refused with what is allowed and the nearest, and the file stays as it is."""
    before = (desk / "answers.yaml").read_bytes()
    for change, words in (
        ("own.escrow.trigger=insolvenc", 'Trigger (own.escrow.trigger) is "insolvenc"; allowed: insolvency, end-of-support'),
        ("own.escrow.agnt=Vault Ltd", 'Did you mean "agent"?'),
        ("own.escrow.release_within=soon", "Release period (own.escrow.release_within)"),
        ("own.escrow.agent=", "Escrow agent (own.escrow.agent) has no answer"),
    ):
        done = run("set", "answers.yaml", change, cwd=desk)
        assert done.returncode == 2 and words in done.stderr, done.stderr
    assert (desk / "answers.yaml").read_bytes() == before
    assert run("set", "answers.yaml", "own.escrow.agent=Vault Ltd", cwd=desk).returncode == 0
    assert b"agent: Vault Ltd  # since May\n" in (desk / "answers.yaml").read_bytes()


def test_without_the_library_set_and_show_name_it(desk: Path) -> None:
    """Whoever forgets --library is told that it is missing, not that the answers are wrong."""
    for command in (["set", "answers.yaml", "own.escrow.agent=Vault Ltd"], ["show", "answers.yaml", "own"]):
        done = subprocess.run(
            [sys.executable, "-m", "slagen", *command], capture_output=True, text=True, cwd=desk, env=ENVIRONMENT, check=False
        )
        assert done.returncode == 2 and "name its library with --library DIR" in done.stderr


def test_show_tells_where_own_answers_come_from(desk: Path) -> None:
    """What was typed has its line, the rest the organisation's default."""
    told = json.loads(run("show", "answers.yaml", "own", "--format", "json", cwd=desk).stdout)
    rows = {row["path"]: row for row in told["answers"]}
    assert rows["own.escrow.agent"]["origin"] == "typed" and rows["own.escrow.agent"]["line"] > 1
    within = rows["own.escrow.release_within"]
    assert (within["label"], within["value"], within["origin"]) == ("Release period", "30 days", "standard")


def test_own_questions_are_sent_out_by_weight(desk: Path) -> None:
    """What must be answered is asked with the essentials, a default is offered, and the rest stands in the annex."""
    assert run("questions", "tiered", "-f", "md", "-o", "ask.md", cwd=desk).returncode == 0
    text = (desk / "ask.md").read_text(encoding="utf-8")
    standard, annex = text.index("Release period"), text.index("Escrow fee")
    assert text.index("**Escrow agent.** Who keeps the source code?") < text.index("**Trigger.**") < standard < annex
    assert re.search(r"\*\*Release period\.\*\* How fast is it released\?\s*\| 30 days\s*\|", text)
    assert text.index("\n## Annex 1") < annex


def test_the_schema_beside_a_copied_sample_knows_the_own_questions(desk: Path) -> None:
    """A sample copied for use with a library is completed and checked by editors with the own questions."""
    assert run("samples", "copy", "minimal-tiered", "-o", "mine.yaml", cwd=desk).returncode == 0
    schema = json.loads((desk / "slagen-tiered.schema.json").read_text(encoding="utf-8"))
    assert schema["definitions"]["Own.escrow"]["properties"]["agent"]["title"] == "Escrow agent"


@pytest.mark.parametrize(
    "command",
    [["questions", "tiered"], ["show", "answers.yaml"], ["set", "answers.yaml", "own.escrow.agent=V"], ["kinds"],
     ["schema", "tiered"], ["samples", "copy", "saas-tiers", "-o", "mine.yaml"]],
)  # fmt: skip
def test_a_fault_of_the_library_is_told_by_every_command(desk: Path, command: list[str]) -> None:
    """A wrong type in questions.yaml stops each command with file and line, exit 3, and nothing is written."""
    written(desk / "house", {"questions.yaml": QUESTIONS.replace("type: duration", "type: durration")})
    there = sorted(path.name for path in desk.iterdir())
    done = run(*command, cwd=desk)
    assert done.returncode == 3
    assert 'house/questions.yaml:6: there is no type \'durration\'' in done.stderr and '"duration"' in done.stderr
    assert sorted(path.name for path in desk.iterdir()) == there


def test_an_own_questionnaire_places_own_questions_and_says_conditions_in_own_words(tmp_path: Path) -> None:
    """`own` stands for every own group, and a condition on an own answer is said with that answer's label."""
    cost = "cost:\n  label: Cost centre\n  ask: Who pays?\n  questions: {number: {type: text, label: Number, ask: Which one?}}\n"
    placed = SHIPPED.replace("      - goals\n", "      - {path: own, when: own.escrow.trigger == 'insolvency'}\n      - goals\n")
    house = escrow(tmp_path, QUESTIONS=QUESTIONS + cost, **{QUESTIONNAIRE: placed})
    form = form_of(library_in(house), "tiered")
    asked = form.sections[1].questions
    assert [one.path for one in asked] == ["own.escrow", "own.cost", "goals"]
    assert [one.only_if for one in asked] == ["if Trigger is insolvency", "if Trigger is insolvency", ""]
    assert not [one for part in form.sections[2:] for one in part.questions if one.path.startswith("own.")]


def test_an_own_kind_of_outline_is_the_one_listed(desk: Path) -> None:
    """`slagen kinds` says what the library's own outline says of a kind."""
    outline = desk / "house" / "templates" / "tiered" / "agreement.yaml"
    text = outline.read_text(encoding="utf-8")
    outline.write_text(re.sub(r"(?m)^summary: .*$", "summary: Hosting in house.", text, count=1), encoding="utf-8")
    assert (desk / "house" / DEPOSIT).exists()
    assert "Hosting in house." in run("kinds", cwd=desk).stdout
