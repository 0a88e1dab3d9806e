"""The command line as a new user meets it: what it makes, what it says, with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.command import run, run_alone

from slagen.data import folder

WRONG = """\
kind: tiered
document: {reference: SLA-1, date: 01/02/2026, currency: EUR}
parties:
  a: {name: Nord GmbH, role: provider, adress: Kiel}
  a: {name: Other GmbH, role: provider}
services:
  s: {name: Mail, description: Mail service, weight: ９９}
term: {months: 12 apples, notice: 30 dys}
"""


def test_help_names_every_command() -> None:
    """`slagen --help` names each command."""
    told = run_alone("--help").stdout
    assert all(command in told for command in ("build", "check", "kinds", "questions", "samples", "schema", "set", "show"))


def test_kinds_and_samples_are_listed() -> None:
    """`slagen kinds` and `slagen samples` list what is on disk."""
    assert all(path.parent.name in run("kinds").stdout for path in folder("templates").glob("*/agreement.yaml"))
    assert run("samples").stdout.split() == sorted(path.parent.name for path in folder("samples").glob("*/answers.yaml"))


def test_a_copied_sample_builds(tmp_path: Path) -> None:
    """A sample copied by name builds into Word and plain text, and the command names the files it made."""
    name = run("samples").stdout.split()[0]
    assert run("samples", "copy", name, "-o", "mine.yaml", cwd=tmp_path).returncode == 0
    done = run_alone("build", "mine.yaml", "-o", "out", "-f", "docx", "-f", "md", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".docx", ".md"]
    assert done.stdout.count("made: ") == 2


def test_several_wrong_answers_are_told_at_once(tmp_path: Path) -> None:
    """A duplicate key, an ambiguous date, a misspelt key, wide digits and wrong units end in located errors, exit 2, no file."""
    (tmp_path / "wrong.yaml").write_text(WRONG, encoding="utf-8")
    done = run_alone("build", "wrong.yaml", "-o", "out", cwd=tmp_path)
    assert done.returncode == 2
    assert not (tmp_path / "out").exists()
    assert "wrong.yaml:5:3" in done.stderr and "Traceback" not in done.stderr
    (tmp_path / "wrong.yaml").write_text(WRONG.replace("  a: {name: Other", "  b: {name: Other"), encoding="utf-8")
    done = run("build", "wrong.yaml", "-o", "out", cwd=tmp_path)
    assert done.returncode == 2
    for expected in ("wrong.yaml:2:", "wrong.yaml:4:", "wrong.yaml:7:", "wrong.yaml:8:", '"adress"', "address"):
        assert expected in done.stderr, done.stderr


@pytest.mark.parametrize("text", ["a: &x 1\nb: *x\n", "- 1\n", "", "kind: nonsense\n"])
def test_refusals_have_no_traceback(tmp_path: Path, text: str) -> None:
    """Aliases, a list, an empty file and an unknown kind are refused in plain words with exit 2."""
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    done = run("check", "a.yaml", cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr + done.stdout and (done.stderr + done.stdout).strip()


def test_check_speaks_json(tmp_path: Path) -> None:
    """`slagen check --format json` gives problems with id, place and mend."""
    (tmp_path / "wrong.yaml").write_text(WRONG.replace("  a: {name: Other", "  b: {name: Other"), encoding="utf-8")
    rows = json.loads(run("check", "wrong.yaml", "--format", "json", cwd=tmp_path).stdout)
    assert {row["id"] for row in rows} >= {"A-KEY", "A-VALUE"}
    assert all(row["line"] > 0 for row in rows)


def test_a_missing_file_is_a_file_error(tmp_path: Path) -> None:
    """A file that is not there ends with exit 5 and its name."""
    done = run_alone("check", "nothing.yaml", cwd=tmp_path)
    assert done.returncode == 5
    assert "nothing.yaml" in done.stderr


def test_schema_is_json_schema(tmp_path: Path) -> None:
    """`slagen schema KIND` prints the JSON Schema of that kind, or writes it to a file and names the file."""
    schema = json.loads(run("schema", "tiered").stdout)
    assert "$schema" in schema and "Credits" in schema["definitions"]
    done = run("schema", "smarketing", "-o", "own.json", cwd=tmp_path)
    assert done.stdout == "made: own.json\n"
    own = json.loads((tmp_path / "own.json").read_text(encoding="utf-8"))
    assert "Smarketing" in own["definitions"] and "Credits" not in own["definitions"]


def test_a_copied_sample_has_its_schema_beside_it(tmp_path: Path) -> None:
    """`slagen samples copy` writes the schema too, and the copy names it in its first line."""
    done = run("samples", "copy", "smarketing", cwd=tmp_path)
    assert done.stdout.splitlines() == ["made: answers.yaml", "made: slagen-smarketing.schema.json"]
    first = (tmp_path / "answers.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=slagen-smarketing.schema.json"
    assert json.loads((tmp_path / "slagen-smarketing.schema.json").read_text(encoding="utf-8"))["definitions"]
