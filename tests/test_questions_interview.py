"""An interview asks what applies, keeps what was answered, and goes on where it stopped."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from support.answering import Chance, decide

from slagen.answers.plain import Tree, plain
from slagen.answers.reading import compose
from slagen.answers.rewriting import rewrite
from slagen.data import folder
from slagen.files import read_input
from slagen.library.library import library_in, shipped_library
from slagen.pipeline import read
from slagen.questions import load_form
from slagen.questions.building import form_of
from slagen.questions.interview import Interview
from slagen.questions.leftovers import names_left
from slagen.questions.merging import merged
from slagen.questions.notes import read_notes, remarks_of, with_notes
from slagen.questions.short_names import short_name
from slagen.questions.steps import NO, STANDARD, YES, Decision, Step
from slagen.terms.agreement import Agreement

KINDS = ("tiered", "multi-level", "smarketing", "data-center")
OF_KIND = {"tiered": "saas-tiers", "multi-level": "group-levels", "smarketing": "smarketing", "data-center": "colocation-ab"}
SAMPLES = sorted(path.parent.name for path in folder("samples").glob("*/answers.yaml"))


def sample(name: str) -> dict[str, Tree]:
    file = folder("samples") / name / "answers.yaml"
    found = plain(compose(read_input(file), str(file)))
    assert isinstance(found, dict)
    return found


def stored(answers: dict[str, Tree]) -> dict[str, Tree]:
    """The answers after a trip through a file."""
    found = plain(compose(rewrite("", answers), "answers.yaml"))
    assert isinstance(found, dict)
    return found


def is_second_half(step: Step | None) -> bool:
    """An entry of two texts is stored only once it has both; left between them, it begins again."""
    return bool(step and step.kind == "value" and step.question.shape == "table")


def answered(interview: Interview, *decisions: Decision) -> Interview:
    for decision in decisions:
        interview.decide(decision)
    return interview


def said(text: str) -> Decision:
    return Decision("answer", text)


@pytest.mark.parametrize("with_sample", [False, True], ids=["plain", "from a sample"])
@pytest.mark.parametrize("kind", KINDS)
def test_an_interview_goes_on_exactly_where_it_stopped(kind: str, with_sample: bool) -> None:
    """Wherever it is left, the file alone brings the same answers and the same next question back."""
    given = sample(OF_KIND[kind]) if with_sample else None
    stops = 0
    for seed in range(4):
        # An interview through a large sample stops often enough by itself.
        if stops > 30:
            break
        chance = Chance(seed)
        interview = Interview(load_form(kind), sample=given)
        steps = 0
        while interview.step is not None and steps < 400:
            interview.decide(decide(interview.step, interview, chance))
            steps += 1
            if chance.random() > 0.1 or is_second_half(interview.step):
                continue
            stops += 1
            again = Interview(load_form(kind), sample=given, given=stored(interview.answers), stopped=interview.stopped)
            where = (seed, steps, interview.step)
            assert (again.step and again.step.key) == (interview.step and interview.step.key), where
            assert again.answers == interview.answers, where
            assert again.stopped == interview.stopped, where
    assert stops > 8


@pytest.mark.parametrize("kind", KINDS)
def test_every_question_comes_up_and_none_twice(kind: str) -> None:
    """People who choose everything are asked each question of the form, and no answer of theirs is asked for twice."""
    form = load_form(kind)
    asked: set[str] = set()
    chance = Chance(1)
    # The kind is known, and an item for each record says itself which record it is for.
    known = {"Agreement.kind", *(one.field for q in form.questions() for one in q.inside if one.key == q.for_each)}
    wanted = {question.field for question in form.questions()} - known
    for run in range(50):
        if run >= 8 and wanted <= asked:
            break
        interview = Interview(form)
        keys: Counter[str] = Counter()
        while interview.step is not None and sum(keys.values()) < 3000:
            step = interview.step
            keys[step.key] += 1
            inside = (form.question(one.path) if one.path else step.question.within(one.name) for one in step.options)
            parts = step.question.path.split(".")
            around = (form.question(".".join(parts[:length])) for length in range(1, len(parts) + 1))
            asked |= {one.field for one in (*around, *inside) if one}
            fewer = step.kind in ("more", "key") and step.number > 0
            interview.decide(decide(step, interview, chance, more=0.2 if fewer else 0.9))
        assert [key for key, times in keys.items() if times > 1] == []
    assert wanted - asked == set()


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_says_what_was_answered_after_every_answer(kind: str) -> None:
    """A file that is rewritten after each answer, forwards and back, always holds just these answers and notes."""
    form = load_form(kind)
    chance = Chance(7)
    interview = Interview(form)
    text = ""
    for _ in range(250):
        if interview.step is None:
            break
        if chance.random() < 0.1:
            interview.back()
        else:
            interview.decide(decide(interview.step, interview, chance))
        body = rewrite(with_notes(text, (), ""), interview.answers, remarks_of(form, interview.answers))
        text = with_notes(body, interview.stopped, f"slagen new {kind}")
        assert plain(compose(text, "")) == interview.answers
        assert read_notes(text).stopped == interview.stopped


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_taken_as_it_is_comes_out_as_it_was(name: str) -> None:
    """Whoever takes everything that a sample offers gets the sample's own answers."""
    given = sample(name)
    interview = Interview(load_form(str(given["kind"])), sample=given)
    while interview.step is not None:
        kind = interview.step.kind
        interview.decide(NO if kind in ("want", "more", "key") else STANDARD if "value" in kind else Decision("change"))
    # Who is marketing is not asked where a source is called so; the sample says it all the same.
    plan = given.get("smarketing", {})
    if isinstance(plan, dict) and plan.get("marketing_source") == "marketing":
        del plan["marketing_source"]
    assert {family: interview.answers[family] for family in given} == given


def test_a_party_of_a_sample_is_renamed_wherever_it_is_named() -> None:
    """Another name brings another short name, and whatever pointed at the old one points at the new one."""
    given = sample("saas-tiers")
    interview = Interview(load_form("tiered"), sample=given)
    while interview.step is not None:
        step = interview.step
        if step.key == "section-0":
            interview.decide(Decision("change", chosen=("parties",)))
        elif step.key == "parties":
            interview.decide(Decision("change", chosen=("lagerwerk",)))
        elif step.kind == "item":
            interview.decide(Decision("change", chosen=("name",)))
        elif step.kind == "name":
            interview.decide(said("Acme Clouds Ltd"))
        else:
            none = step.kind in ("want", "more", "key")
            interview.decide(NO if none else STANDARD if "value" in step.kind else Decision("change"))
    assert list(interview.answers["parties"]) == ["acme-clouds-ltd", "noordkade"]  # type: ignore[arg-type]
    services = interview.answers["services"]
    assert isinstance(services, dict)
    assert services["warehouse"]["provider"] == "acme-clouds-ltd"  # type: ignore[index, call-overload]
    left = names_left(interview.answers, given)
    assert "document.owner" in left["Lagerwerk Software GmbH"]
    assert "Noordkade Logistiek B.V." not in left


def test_a_table_that_stands_is_written_out_once_it_is_added_to() -> None:
    """Another indicator leaves the standard ones in the file, with the person's own parties in place of roles."""
    interview = Interview(load_form("tiered"))
    while interview.step is not None and interview.step.key != "kpis":
        step = interview.step
        answers = {"document.date": "2027-01-15", "parties.0.name": "Acme", "parties.0.role": "provider"}
        if step.kind in ("value", "values", "name"):
            known = answers.get(step.key)
            interview.decide(said(known) if known else said("x") if step.required else STANDARD)
        else:
            interview.decide(NO if step.kind in ("want", "more", "key") else Decision("change"))
    answered(interview, Decision("change", chosen=("+",)))
    while interview.step is not None and not interview.step.key.startswith("kpis.1"):
        interview.decide(STANDARD)
    answered(interview, said("Response"), said("response-time"), said("how fast"), said("mean of all"))
    kpis = interview.answers["kpis"]
    assert isinstance(kpis, dict)
    assert list(kpis) == ["availability", "response"]
    assert "provider" not in str(kpis["availability"].get("measured_by"))  # type: ignore[union-attr]


def at_once(interview: Interview, chosen: dict[str, tuple[str, ...]], answers: dict[str, str]) -> Interview:
    """The interview to its end: what is chosen from menus and answered, by key; anything else is Enter or no."""
    while interview.step is not None:
        step = interview.step
        if step.kind in ("value", "values", "name"):
            known = answers.get(step.key) or ("2027-01-15" if step.path.endswith("date") else "x")
            interview.decide(said(known) if step.required or step.key in answers else STANDARD)
        elif step.kind in ("want", "more", "key"):
            interview.decide(NO)
        else:
            interview.decide(Decision("change", chosen=chosen.get(step.key, ())))
    return interview


def loaded(interview: Interview, tmp_path: Path) -> Agreement:
    file = tmp_path / "answers.yaml"
    file.write_text(rewrite("", interview.answers), encoding="utf-8")
    return read(file).terms


PARTIES = {"parties.0.name": "Acme", "parties.0.role": "provider", "services.0.name": "Shop", "tiers.0.name": "Gold"}


def test_what_stands_beside_a_changed_answer_still_holds(tmp_path: Path) -> None:
    """One figure of a standard group is changed; its standard windows, limits and lists stay in the agreement."""
    plain_one = loaded(at_once(Interview(load_form("tiered")), {}, PARTIES), tmp_path)
    chosen = {"section-7": ("maintenance", "exclusions"), "maintenance": ("notice",), "exclusions": ("notify_within",)}
    answers = {**PARTIES, "maintenance.notice": "9 business days", "exclusions.notify_within": "9 days"}
    changed = loaded(at_once(Interview(load_form("tiered")), chosen, answers), tmp_path)
    assert plain_one.maintenance is not None
    assert changed.maintenance is not None
    assert str(changed.maintenance.notice) == "9 Business Days"
    assert changed.maintenance.windows == plain_one.maintenance.windows != {}
    assert changed.maintenance.budgets == plain_one.maintenance.budgets != ()
    assert plain_one.exclusions is not None
    assert changed.exclusions is not None
    assert changed.exclusions.items == plain_one.exclusions.items != {}


def test_departments_are_shown_the_standard_values_that_hold_between_them() -> None:
    """Where only departments agree, a reorganisation is a change of ownership, and no liability stands."""
    form, other = load_form("tiered"), form_of(shipped_library(), "tiered", between_departments=True)
    shown: dict[str, dict[str, str]] = {"company": {}, "department": {}}
    for owner, seen in shown.items():
        interview = Interview(form, departments=other)
        roles = ("provider", "customer")
        answers = {f"parties.{number}.{name}": value for number, role in enumerate(roles)
                   for name, value in (("name", f"Team {number}"), ("role", role), ("form", owner))}  # fmt: skip
        while interview.step is not None:
            step = interview.step
            seen |= {option.path: option.value for option in step.options if step.kind == "section"}
            if step.key in answers:
                interview.decide(said(answers[step.key]))
            elif step.kind in ("value", "values", "name"):
                interview.decide(said("2027-01-15" if step.path.endswith("date") else "x") if step.required else STANDARD)
            elif step.kind in ("pick", "details") and step.key.startswith("parties"):
                names = [option.name for option in step.options if step.kind == "pick" or option.name == "form"]
                interview.decide(Decision("change", chosen=tuple(names)))
            else:
                no = step.kind in ("want", "more", "key") and step.key != "parties.1+"
                interview.decide(NO if no else YES if step.kind == "more" else Decision("change"))
    assert "reorganisation" not in shown["company"]["ownership"]
    assert "reorganisation" in shown["department"]["ownership"]
    assert "liability" in shown["company"]
    assert "liability" not in shown["department"]


def test_questions_of_an_organisation_are_asked_at_the_end(tmp_path: Path) -> None:
    """A library with questions of its own brings them into the interview, and their answers under `own`."""
    (tmp_path / "questions.yaml").write_text(
        "escrow:\n  label: Escrow\n  ask: Is the source deposited?\n  questions:\n"
        "    agent: {type: text, label: Agent, ask: Who keeps it?}\n",
        encoding="utf-8",
    )
    form = form_of(library_in(tmp_path), "tiered")
    interview = at_once(Interview(form), {}, {**PARTIES, "own.escrow.agent": "Escrow Ltd"})
    assert interview.answers["own"] == {"escrow": {"agent": "Escrow Ltd"}}
    assert list(interview.answers)[-1] == "own"


def test_back_asks_again_and_offers_what_was_answered() -> None:
    """The question before comes again with the answer that was given, and its answer is out of the file until then."""
    interview = answered(Interview(load_form("tiered")), said("Acme"), said("provider"))
    assert interview.back()
    assert interview.step is not None
    assert (interview.step.key, interview.step.offer, interview.step.origin) == ("parties.0.role", "provider", "again")
    assert interview.answers == {"kind": "tiered", "parties": {"acme": {"name": "Acme"}}}
    answered(interview, STANDARD)
    assert interview.answers == {"kind": "tiered", "parties": {"acme": {"name": "Acme", "role": "provider"}}}
    assert interview.step.key == "parties.1+"


def test_back_goes_no_further_than_the_first_question() -> None:
    """At the first question there is nothing to take back."""
    assert not Interview(load_form("tiered")).back()


def test_an_optional_group_is_one_question_first() -> None:
    """Nobody is asked for the parts of what is not wanted; one answer may settle that it is."""
    interview = Interview(load_form("data-center"))
    keys: list[str] = []
    while interview.step is not None:
        step = interview.step
        keys.append(step.key)
        values = {"law.governing": said("the law of Norway")}
        none = step.kind in ("want", "more", "key")
        given = values.get(step.key) or (said("2027-01-15" if step.path.endswith("date") else "x") if step.required else STANDARD)
        interview.decide(NO if none else given if step.kind in ("value", "values", "name") else Decision("change"))
    assert "reporting" in keys
    assert not [key for key in keys if key.startswith("reporting.")]
    assert keys.index("law.venue") == keys.index("law.governing") + 1
    assert "reporting" not in interview.answers


def test_what_is_required_and_missing_is_asked_of_a_finished_file() -> None:
    """A file typed by hand is only asked for what an agreement cannot be without."""
    given = sample("minimal-tiered")
    del given["document"]["date"]  # type: ignore[attr-defined]
    interview = Interview(load_form("tiered"), given=given)
    assert interview.step is not None
    assert interview.step.key == "document.date"
    answered(interview, said("2027-01-15"))
    assert interview.step is None


def test_what_the_form_does_not_know_stays_in_the_file() -> None:
    """Answers typed by hand, known or not, are not lost by an interview."""
    parties: Tree = {"acme": {"name": "Acme", "role": "provider"}}
    given = {"kind": "tiered", "parties": parties, "document": {"reference": "SLA-1", "shelf": "4"}, "mine": "yes"}
    interview = Interview(load_form("tiered"), given=given, stopped=("document.date",))
    answered(interview, said("2027-01-15"))
    assert interview.answers == {**given, "document": {"reference": "SLA-1", "date": "2027-01-15", "shelf": "4"}}


def test_a_file_whose_place_is_no_more_is_asked_what_it_does_not_say() -> None:
    """Where the questionnaire has no such question any more, nothing is passed over silently."""
    interview = Interview(load_form("tiered"), given={"kind": "tiered"}, stopped=("no.such.place",))
    assert interview.step is not None
    assert interview.step.key == "parties.0.name"


def test_a_change_is_made_in_answers_that_hold_more() -> None:
    """Only what differs is changed, and a new answer stands behind the one before it."""
    base: dict[str, Tree] = {"a": "1", "mine": "x", "c": {"d": "1", "mine": "y"}}
    after: dict[str, Tree] = {"a": "1", "b": "2", "c": {"e": "3"}}
    assert merged(base, {"a": "1", "c": {"d": "1"}}, after) == {"a": "1", "b": "2", "mine": "x", "c": {"mine": "y", "e": "3"}}
    assert list(merged(base, {"a": "1", "c": {"d": "1"}}, after)) == ["a", "b", "mine", "c"]


@pytest.mark.parametrize(
    ("text", "taken", "name"),
    [
        ("Nordlicht Hosting GmbH", (), "nordlicht-hosting-gmbh"),
        ("Gold", ("gold",), "gold-2"),
        ("24x7 Straße", (), "tier-24x7-strae"),
        ("北京", (), "tier"),
        ("a word " * 20, (), "a-word-a-word-a-word-a-word-a-word"),
    ],
)
def test_a_name_becomes_a_short_name(text: str, taken: tuple[str, ...], name: str) -> None:
    """A short name is plain, short, begins with a letter and is not taken."""
    assert short_name(text, taken, "tier") == name


def test_notes_say_where_to_go_on_and_from_which_sample() -> None:
    """What the first lines say is read back, and they are gone when nothing is left."""
    text = with_notes("kind: tiered\n", ("kpis.0", "-parties.1"), "slagen new tiered -o 'my file.yaml' --from saas-tiers")
    notes = read_notes(text)
    assert (notes.stopped, notes.sample) == (("kpis.0", "-parties.1"), "saas-tiers")
    assert with_notes(text, (), "") == "kind: tiered\n"
    assert YES.word == "yes"
