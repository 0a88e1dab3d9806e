"""`slagen new` at a real terminal: from an empty folder, with an interruption, to an agreement that is built."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from support.command import run
from support.terminal import ENVIRONMENT, Typist

from slagen.answers.plain import plain
from slagen.answers.reading import compose
from slagen.data import folder
from slagen.errors import AnswersError
from slagen.pipeline import build, check, document_of, read

Answers = dict[str, str | list[str]]

# What a person types who wants a sound agreement; everything else is Enter.
TIERED: Answers = {
    "Full name": ["Nordlicht Hosting GmbH", "Harbour Books Ltd"],
    "Role": ["provider", "2"],
    "Add another party?": ["y", "n"],
    "Reference": "SLA-2027-014",
    "Date": "2027-01-15",
    "Time zone": "Europe/Berlin",
    "Purpose": "The shop can sell at any hour, because its systems work when customers come.",
    "Tier": ["Gold", "Silver", "Bronze", "1"],
    "Fee": ["900 EUR", "600", "300.00 EUR"],
    "Add another tier?": ["y", "y", "n"],
    "Service": ["Online shop"],
    "Description": "Shop pages, basket and payment for the customers of Harbour Books",
    "Target": ["99.95 %", "99.9 %", "99.5 %"],
    "Measured by": "1",
    "Settle this now?": ["n", "y"],
    "Report": "Monthly report",
    "Contents": "results of all indicators; incidents",
    "Sent by": "1",
    "Sent to": "2",
    "Governing law": "the law of Germany",
}
LEVELS: Answers = {
    "Full name": ["Group IT", "Finance", "Sales"],
    "Role": ["provider", "customer", "customer"],
    "Company or department": ["department", "", ""],
    "Add another party?": ["y", "y", "n"],
    "Reference": "ML-2027-01",
    "Date": "2027-01-15",
    "Time zone": "Europe/Berlin",
    "Service": ["Ledger", "Mail"],
    "Description": ["Bookings and accounts", "Mailboxes and calendars"],
    "Service provider": "1",
    "Add another service?": ["y", "n"],
    "Measured by": "1",
    "Add another level?": ["y", "n"],
    "Level": "Finance department",
    "Kind of level": "customer",
    "Department": "Finance",
}
SMARKETING: Answers = {
    "Full name": ["Marketing", "Sales"],
    "Role": ["marketing", "sales"],
    "Company or department": ["department", ""],
    "Add another team?": ["y", "n"],
    "Reference": "SM-2027-01",
    "Date": "2027-01-15",
    "Revenue goal": "500000 EUR",
    "Source": ["Marketing", "Own work of sales"],
    "Source's share": ["40 %", "60 %"],
    "Add another source of revenue?": ["y", "n"],
    "Lead type": ["Decision makers", "Interns"],
    "Quality": ["heads of departments with a budget", "people who gather information"],
    "Share of revenue": ["80 %", "20 %"],
    "Average deal": ["10000 EUR", "5000 EUR"],
    "Close rate": ["20 %", "2 %"],
    "Add another lead type?": ["y", "n"],
    "Marketing qualified": "has left a business address; works in the target industry",
    "Leads followed up": "1 2",
    "First response": "1 h",
    "Attempts": "6",
    "Time for attempts": "10 business days",
    "Representatives": "6",
    "Working days": "63",
}
DATA_CENTER: Answers = {
    "Full name": ["Rackhaus GmbH", "Blue Ltd"],
    "Role": ["provider", "customer"],
    "Add another party?": ["y", "n"],
    "Reference": "DC-2027-01",
    "Date": "2027-01-15",
    "Facility": "FRA-2, Frankfurt am Main",
    "Feed": "Feeds of row 4",
    "Feeds": "a-and-b",
    "Point of hand-over": "the power strip in the cabinet",
    "Service": "Colocation",
    "Description": "Space and power for cabinets",
    "Measured by": "1",
}
KINDS = {"tiered": TIERED, "multi-level": LEVELS, "smarketing": SMARKETING, "data-center": DATA_CENTER}
# Where the interview is interrupted: early, in the middle of a record, and late.
STOPS = {"tiered": "Fee", "multi-level": "Service provider", "smarketing": "Quality", "data-center": "Feeds"}


def used_up(answers: Answers) -> Answers:
    return {label: list(given) if isinstance(given, list) else given for label, given in answers.items()}


def typed_in(folder: Path, kind: str, *more: str) -> Typist:
    return Typist(["new", kind, *more], folder)


def interview(folder: Path, kind: str) -> str:
    """The whole interview of a kind, with an interruption and one that goes on; gives what was seen."""
    answers = used_up(KINDS[kind])
    first = typed_in(folder, kind)
    assert first.answer(answers, stop_at=STOPS[kind])
    first.interrupt()
    assert first.end() == 130
    assert f"slagen new {kind} -o answers.yaml" in first.seen
    second = typed_in(folder, kind)
    assert not second.answer(answers)
    assert second.end() == 0, second.seen[-3000:]
    assert first.typed + second.typed <= 62
    unused = {label: given for label, given in answers.items() if isinstance(given, list) and given and label != "Tier"}
    assert not unused
    return first.seen + second.seen


@pytest.mark.parametrize("kind", KINDS)
def test_an_interview_ends_in_an_agreement_without_errors(kind: str, tmp_path: Path) -> None:
    """Some fifty answers, an interruption in the middle, and the agreement is sound and is built."""
    seen = interview(tmp_path, kind)
    assert "Next: slagen build answers.yaml -o out" in seen
    file = tmp_path / "answers.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.startswith(f"# yaml-language-server: $schema=slagen-{kind}.schema.json\n")
    assert (tmp_path / f"slagen-{kind}.schema.json").exists()
    assert "To go on" not in text
    reading = read(file)
    assert [problem for problem in check(reading, document_of(reading)) if problem.severity == "error"] == []
    built = build(file, tmp_path / "out", ("md",))
    assert "SLA-2027" in built.files[0].read_text(encoding="utf-8") or kind != "tiered"


@pytest.mark.slow
def test_an_interview_ends_in_a_pdf(tmp_path: Path) -> None:
    """From an empty folder to a PDF that can be signed."""
    interview(tmp_path, "tiered")
    ran = subprocess.run(
        [sys.executable, "-m", "slagen.cli.main", "build", "answers.yaml", "-o", "out", "-f", "pdf"],
        cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert next((tmp_path / "out").glob("*.pdf")).read_bytes().startswith(b"%PDF")


def test_a_wrong_answer_is_refused_at_once_with_the_words_of_the_loader(tmp_path: Path) -> None:
    """What cannot be read is said as in a file, and asked again; the file keeps what is right."""
    typist = typed_in(tmp_path, "tiered")
    answers: Answers = {**used_up(TIERED), "Date": ["15.1.2027", "2027-02-30", "2027-01-15"]}
    assert typist.answer(answers, stop_at="Currency")
    typist.type("Euros")
    assert typist.prompt() == "Currency"
    typist.interrupt()
    assert typist.end() == 130
    seen = " ".join(typist.seen.split())
    file = tmp_path / "answers.yaml"
    kept = file.read_text(encoding="utf-8")
    assert "2027-01-15" in kept
    for field, wrong in (("date", "15.1.2027"), ("date", "2027-02-30"), ("currency", "Euros")):
        file.write_text(f"kind: tiered\ndocument: {{{field}: {wrong}}}\n", encoding="utf-8")
        with pytest.raises(AnswersError) as caught:
            read(file)
        said = next(one for one in caught.value.problems if one.path == f"document.{field}")
        assert said.message.replace(f" (document.{field})", "") in seen
    assert wrong not in kept


def test_the_terminal_may_be_closed_at_any_question(tmp_path: Path) -> None:
    """When the window is closed, everything that was answered is in the file."""
    typist = typed_in(tmp_path, "tiered")
    assert typist.answer(used_up(TIERED), stop_at="Currency")
    assert typist.hang_up() != 0
    kept = plain(compose((tmp_path / "answers.yaml").read_bytes(), "answers.yaml"))
    assert isinstance(kept, dict)
    assert kept["document"] == {"reference": "SLA-2027-014", "date": "2027-01-15"}


def test_notes_of_ones_own_stay_when_the_interview_goes_on(tmp_path: Path) -> None:
    """Comments and answers typed by hand between two sittings are kept, and are not asked for."""
    answers = used_up(TIERED)
    first = typed_in(tmp_path, "tiered")
    first.answer(answers, stop_at="Currency")
    first.interrupt()
    first.end()
    file = tmp_path / "answers.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("  date: 2027-01-15\n", "  date: 2027-01-15  # as agreed\n  currency: GBP\n"), encoding="utf-8")
    second = typed_in(tmp_path, "tiered")
    assert second.prompt() == "Time zone"
    second.type("Europe/London")
    second.prompt()
    second.interrupt()
    assert second.end() == 130
    assert "  date: 2027-01-15  # as agreed\n  currency: GBP\n" in file.read_text(encoding="utf-8")
    assert "zone: Europe/London" in file.read_text(encoding="utf-8")


def ran(folder: Path, typed: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command with its input from elsewhere than a terminal."""
    return run("new", *arguments, cwd=folder, typed=typed)


def test_the_end_of_input_ends_the_interview_cleanly(tmp_path: Path) -> None:
    """Input that ends too early leaves the answers in the file, and says how to go on."""
    done = ran(tmp_path, "Acme\nprovider\n", "tiered", "-o", "mine/my answers.yaml")
    assert done.returncode == 130
    assert "slagen new tiered -o 'mine/my answers.yaml'" in done.stdout
    assert done.stderr == ""
    assert "role: provider" in (tmp_path / "mine" / "my answers.yaml").read_text(encoding="utf-8")


def test_back_help_and_choices_at_the_prompt(tmp_path: Path) -> None:
    """`<` asks the question before again, `?` explains, a number or a name stands for a choice."""
    done = ran(tmp_path, "Acme\n<\nAcme Ltd\n?\n9\n2\nn\n", "tiered")
    assert "Full name [Acme]: Acme Ltd" in done.stdout
    assert "Allowed: provider, customer, supplier" in done.stdout
    assert 'Role is "9"; allowed: provider' in done.stdout
    text = (tmp_path / "answers.yaml").read_text(encoding="utf-8")
    assert "acme-ltd:" in text
    assert "role: customer" in text


def test_a_sample_is_offered_section_by_section(tmp_path: Path) -> None:
    """With nothing but Enter, the sample's answers come out, and the agreement is sound."""
    done = ran(tmp_path, "\n" * 60, "tiered", "--from", "saas-tiers")
    assert done.returncode == 0, done.stdout[-2000:]
    assert "In the sample:" in done.stdout
    file = folder("samples") / "saas-tiers" / "answers.yaml"
    sample = plain(compose(file.read_bytes(), str(file)))
    made = plain(compose((tmp_path / "answers.yaml").read_bytes(), "answers.yaml"))
    assert isinstance(sample, dict)
    assert isinstance(made, dict)
    assert {name: made[name] for name in sample} == sample


def test_what_is_wrong_at_the_end_can_be_answered_again(tmp_path: Path) -> None:
    """An error about one answer is said with its mend, and the question comes again until it is right."""
    sample = folder("samples") / "saas-tiers" / "answers.yaml"
    text = sample.read_text(encoding="utf-8").replace("holidays: DE-HE", "holidays: XX", 1)
    (tmp_path / "answers.yaml").write_text(text, encoding="utf-8")
    done = ran(tmp_path, "DE-HE\n", "tiered")
    assert done.returncode == 0, done.stdout
    assert "holidays: DE-HE" in (tmp_path / "answers.yaml").read_text(encoding="utf-8")
    assert "XX" not in (tmp_path / "answers.yaml").read_text(encoding="utf-8")
    left = tmp_path / "left"
    left.mkdir()
    (left / "answers.yaml").write_text(text, encoding="utf-8")
    assert ran(left, "\n", "tiered").returncode in (1, 2)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("no-such-kind",), "There is no kind 'no-such-kind'"),
        (("tiered", "--from", "no-such-sample"), "There is no sample 'no-such-sample'"),
        (("smarketing", "--from", "saas-tiers"), "is of the kind tiered"),
        (("smarketing", "-o", "tiered.yaml"), "name another file"),
    ],
)
def test_wrong_requests_are_refused_in_one_line(arguments: tuple[str, ...], words: str, tmp_path: Path) -> None:
    """Unknown kinds and samples, and a file of another kind, are named; nothing is written."""
    (tmp_path / "tiered.yaml").write_text("kind: tiered\n", encoding="utf-8")
    done = ran(tmp_path, "", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tiered.yaml"]


