"""`slagen set` changes single answers safely, and `slagen show` says what holds and who said so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.command import run, run_alone

from slagen import pipeline
from slagen.answers.changing import Change, change, read_changes
from slagen.data import folder
from slagen.errors import AnswersError, UsageError
from slagen.library.questionnaire import label_of
from slagen.terms.agreement import Agreement

ROOT = Path(__file__).parent.parent
SAMPLE = folder("samples") / "saas-tiers" / "answers.yaml"


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """A copy of a full sample."""
    path = tmp_path / "answers.yaml"
    path.write_bytes(SAMPLE.read_bytes())
    return path


def changed(file: Path, *assignments: str, unset: tuple[str, ...] = ()) -> bytes:
    """The bytes that `slagen set` would write."""
    content = file.read_bytes()
    wanted = read_changes(Agreement, assignments, unset, label_of)
    return change(content, str(file), wanted, lambda text: pipeline.faults(file, text), label_of)[0]


def test_set_changes_single_answers(answers: Path) -> None:
    """Several answers change at once, each told in the questionnaire's words with what stood there before."""
    old = answers.read_text(encoding="utf-8").splitlines()
    done = run_alone("set", "answers.yaml", "credits.claim.within=20 days", "sites+={}", "--unset", "notes", cwd=answers.parent)
    assert done.returncode == 2, "a site has a name"
    assert answers.read_text(encoding="utf-8").splitlines() == old
    done = run(
        "set", "answers.yaml", "credits.claim.within=20 days", "kpis.availability.targets.0.minimum=99.97 %", cwd=answers.parent
    )
    assert done.returncode == 0, done.stderr
    assert "Claim period (credits.claim.within): 30 days → 20 days" in done.stdout.splitlines()
    new = answers.read_text(encoding="utf-8").splitlines()
    assert [line for line in old if line not in new] != []
    assert sum(one != two for one, two in zip(old, new, strict=True)) == 2
    terms = pipeline.read(answers).terms
    assert terms.credits is not None and terms.credits.claim.within.typed() == "20 days"
    assert terms.kpis["availability"].targets[0].minimum.typed() == "99.97 %"


@pytest.mark.parametrize(
    ("assignment", "id", "words"),
    [
        ("credits.claim.within=30 dys", "A-VALUE", 'Claim period (credits.claim.within) is "30 dys"'),
        ("credits.claim.witin=30 days", "A-KEY", 'Did you mean "within"?'),
        ("credits.claims.within=30 days", "A-KEY", 'Did you mean "claim"?'),
        ("services.warehouse.tier=glod", "A-REF", 'Did you mean "gold"?'),
        ("kpis.availability.targets.7.minimum=99 %", "A-KEY", "there are 3 items, 0 to 2"),
        ("kpis.availability.targets.first.minimum=99 %", "A-KEY", "numbered from 0"),
        ("parties.South=x", "A-KEY", "small letters"),
        ("parties.south.name=South Ltd", "A-MISSING", "Role (parties.south.role)"),
        ("goals={purpose: x, objectves: none}", "A-KEY", 'Did you mean "objectives"?'),
        ("goals={purpose: x", "A-YAML", "Purpose and goals (goals)"),
        ("document.reference=A\u202e1", "A-CHAR", "U+202E"),
        ("document.reference.x=1", "A-KEY", "is a single answer"),
        ("kind=smarketin", "A-VALUE", 'Did you mean "smarketing"?'),
        ("tiers=", "A-REF", "tiers"),
    ],
)
def test_a_wrong_change_is_refused(answers: Path, assignment: str, id: str, words: str) -> None:
    """A wrong value, name, reference, position, group or kind is refused as the loader would refuse it."""
    with pytest.raises(AnswersError) as caught:
        changed(answers, assignment)
    assert id in {problem.id for problem in caught.value.problems}
    assert words in str(caught.value)


def test_all_changes_are_made_or_none(answers: Path) -> None:
    """One wrong change among right ones leaves the file as it is, with every fault told and exit 2."""
    content = answers.read_bytes()
    done = run_alone("set", "answers.yaml", "term.months=24", "term.notice=3 moths", "trem.months=1", cwd=answers.parent)
    assert done.returncode == 2 and answers.read_bytes() == content
    assert "Nothing was changed." in done.stderr and '"3 moths"' in done.stderr and '"trem"' in done.stderr
    assert [path.name for path in answers.parent.iterdir()] == ["answers.yaml"]


def test_what_is_needed_together_is_set_together(answers: Path) -> None:
    """A new record is made by several changes at once, and a list grows by one item for each +=."""
    new = changed(
        answers, "parties.south.name=South: Ltd", "parties.south.role=sponsor", "services.warehouse.includes+=one, two",
        "services.warehouse.includes+=three", "parties.south.signatories+={name: A, role: B}",
    )  # fmt: skip
    terms = pipeline.read(answers, new).terms
    assert (terms.parties["south"].name, terms.parties["south"].role) == ("South: Ltd", "sponsor")
    assert terms.parties["south"].signatories[0].name == "A"
    assert terms.services["warehouse"].includes[-2:] == ("one, two", "three")


def test_an_answer_is_taken_out_by_nothing_or_unset(answers: Path) -> None:
    """`path=` and `--unset path` take an answer out, so that the standard value holds; `none` says there is none."""
    by_nothing, by_unset = changed(answers, "credits.claim.within="), changed(answers, unset=("credits.claim.within",))
    assert by_nothing == by_unset
    loaded = pipeline.read(answers, by_unset).loaded
    assert "credits.claim.within" in loaded.assumed
    assert pipeline.read(answers, changed(answers, "recovery.tested_every=none")).terms.recovery.tested_every is None  # type: ignore[union-attr]
    # What was never answered is out already; a record of another name is a slip.
    assert changed(answers, unset=("notes", "term.baseline")) == changed(answers, "notes=", "term.baseline=")
    with pytest.raises(AnswersError, match=r'Did you mean "gold"\?'):
        changed(answers, unset=("tiers.glod",))


def test_a_position_is_chosen_for_a_clause(answers: Path) -> None:
    """The name of a clause, with its slash, is a name among the positions; a misspelt one is found."""
    assert b"positions: {credits/claim: provider}\n" in changed(answers, "positions.credits/claim=provider")
    with pytest.raises(AnswersError, match=r'Did you mean "credits/claim"\?'):
        changed(answers, "positions.credits/clam=provider")


def test_an_unfinished_file_may_stay_unfinished(tmp_path: Path) -> None:
    """A file that lacks answers can be filled bit by bit, but no change may add a fault of another sort."""
    file = tmp_path / "answers.yaml"
    file.write_text("kind: tiered\n", encoding="utf-8")
    new = changed(file, "document.reference=A-1", "parties.a.name=A Ltd")
    assert new.decode() == "kind: tiered\ndocument:\n  reference: A-1\nparties:\n  a:\n    name: A Ltd\n"
    with pytest.raises(AnswersError, match="A-REF"):
        changed(file, "services.mail.name=Mail", "services.mail.tier=gold")


def test_a_change_that_is_none_writes_nothing(answers: Path) -> None:
    """Saying what the file says already leaves it untouched, to the time of its last change."""
    stamp = answers.stat().st_mtime_ns
    done = run("set", "answers.yaml", "credits.claim.within=30 days", cwd=answers.parent)
    assert done.returncode == 0 and "nothing was written" in done.stdout
    assert answers.stat().st_mtime_ns == stamp


@pytest.mark.parametrize("arguments", [(), ("term.months",), ("=12",)])
def test_what_is_no_change_is_wrong_usage(answers: Path, arguments: tuple[str, ...]) -> None:
    """Without a path, or without an equals sign, `set` says how a change is written, with exit 2."""
    done = run("set", "answers.yaml", *arguments, cwd=answers.parent)
    assert done.returncode == 2 and "path=value" in done.stderr


def test_a_link_to_a_file_stays_a_link(answers: Path) -> None:
    """An answers file that is a symbolic link is changed where it lies."""
    link = answers.with_name("link.yaml")
    link.symlink_to(answers)
    assert run("set", "link.yaml", "term.months=25", cwd=answers.parent).returncode == 0
    assert link.is_symlink() and b"months: 25" in answers.read_bytes()


def test_show_says_what_holds_and_who_said_so(answers: Path) -> None:
    """One value is shown with its label and line; a standard value is called one, and nothing is called nothing."""

    def shown(path: str) -> str:
        return run("show", "answers.yaml", path, cwd=answers.parent).stdout.strip()

    line = 1 + answers.read_text(encoding="utf-8").splitlines().index("    within: 30 days")
    assert shown("credits.claim.within") == f"30 days  # Claim period (credits.claim.within): typed, line {line}"
    assert shown("severities.levels.p1.times.modality").endswith(": the standard value")
    assert shown("notes") == "none  # Notes (notes): not answered"


def test_show_tells_the_kinds_standard_from_the_general_one(tmp_path: Path) -> None:
    """A value of the kind's standard table is the kind's; once the table is typed, its gaps are filled generally."""
    (tmp_path / "a.yaml").write_text(
        "kind: tiered\ndocument: {reference: A, date: 2027-01-01}\nparties: {a: {name: A, role: provider}}\n"
        "services: {s: {name: S, description: D}}\n",
        encoding="utf-8",
    )
    assert run("show", "a.yaml", "kpis.availability.rounding", cwd=tmp_path).stdout.startswith(
        "3  # Decimal places (kpis.availability.rounding): the standard of this kind"
    )
    own = "kpis={availability: {name: A, form: availability, definition: d, formula: f}}"
    assert run("set", "a.yaml", own, cwd=tmp_path).returncode == 0
    assert "the standard value" in run("show", "a.yaml", "kpis.availability.period", cwd=tmp_path).stdout


def test_show_speaks_json(answers: Path) -> None:
    """As JSON, a group has its whole value and each single answer with label, origin and line."""
    told = json.loads(run("show", "answers.yaml", "credits.claim", "--format", "json", cwd=answers.parent).stdout)
    assert told["value"]["within"] == "30 days" and told["label"] == "Claims"
    rows = {row["path"]: row for row in told["answers"]}
    within = rows["credits.claim.within"]
    assert (within["label"], within["origin"]) == ("Claim period", "typed")
    assert within["line"] == 1 + answers.read_text(encoding="utf-8").splitlines().index("    within: 30 days")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("credits.clam", 'Did you mean "claim"?'),
        ("tiers.glod", 'Did you mean "gold"?'),
        ("kpis.availability.targets.9", "there are 0, 1, 2"),
    ],
)
def test_show_names_the_nearest(answers: Path, path: str, words: str) -> None:
    """A misspelt name, record or position is told with what there is, and exit 2."""
    done = run("show", "answers.yaml", path, cwd=answers.parent)
    assert done.returncode == 2 and words in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("name", sorted(path.parent.name for path in folder("samples").glob("*/answers.yaml")))
def test_everything_shown_is_the_same_agreement(name: str, tmp_path: Path) -> None:
    """The whole of what `show` prints is an answers file with every standard value written out: the same terms again."""
    file = folder("samples") / name / "answers.yaml"
    told = run("show", str(file), cwd=tmp_path).stdout
    assert pipeline.read(file, told.encode("utf-8")).terms == pipeline.read(file).terms


def test_a_change_names_its_tables() -> None:
    """Tables and lists on the way of a path are known, because only their entries can be misspelt by a person."""
    (one,) = read_changes(Agreement, ["kpis.uptime.targets+={minimum: 99 %}"], ())
    assert one == Change("kpis.uptime.targets.+", {"minimum": "99 %"}, frozenset({"kpis", "kpis.uptime.targets"}))
    with pytest.raises(UsageError):
        read_changes(Agreement, ["kpis"], ())
