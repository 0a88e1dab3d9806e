"""Each rule for clause texts finds what it names, at its line, and lets pass what is well made."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.lint_material import found, outline_of
from support.own_library import BODY, DEPOSIT, clause, escrow, outline_with, written

from slagen.library.library import library_in
from slagen.lint.registry import FAULT, RULES, lint
from slagen.schedules.registry import SCHEDULES

LONG = "The Provider must " + "answer the call of the Customer and " * 5 + "say why."
SHORT = "The Provider must answer. "


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_a_manual_page(rule: object) -> None:
    """The manual page of every rule begins with its id and says why, what fails and what passes."""
    page = rule.manual  # type: ignore[attr-defined]
    assert page.startswith(f"{rule.id}: ")  # type: ignore[attr-defined]
    assert all(word in page for word in ("Why:", "Fails:", "Passes:", "Source:"))


def test_no_two_rules_share_an_id() -> None:
    """Every id stands once in the registry."""
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_a_sentence_over_forty_words_is_found_at_its_line() -> None:
    """Forty words pass, forty-one do not; the message begins with the sentence's own words."""
    words = ["word"] * 39
    assert found("CL-SENTENCE", a_b=f"x\n\n{' '.join(words)} last.\n") == []
    ((file, line, message),) = found("CL-SENTENCE", a_b=f"x\n\n{' '.join(words)} one last.\n")
    assert (file, line) == ("a_b.md", 9) and "41 words" in message


def test_a_mean_over_twenty_two_words_is_found() -> None:
    """Long sentences one after another are found; one long among short ones is not, and headings do not thin the mean."""
    assert found("CL-AVERAGE", a_b=f"{LONG} {LONG}\n") and not found("CL-AVERAGE", a_b=f"{LONG} {SHORT}{SHORT}\n")
    assert found("CL-AVERAGE", a_b=f"{LONG} {LONG}\n\n" + "- One:\n" * 9)


def test_hard_reading_is_advice() -> None:
    """Long words in a clause of some length are found with their figure; plain words and short clauses are not."""
    hard = "Notwithstanding applicable interoperability considerations, administrative organisations facilitate utilisation. "
    assert "Flesch" in found("CL-READ", a_b=f"1. {hard}\n" * 6)[0][2]
    assert found("CL-READ", a_b=hard) == [] and found("CL-READ", a_b=SHORT * 20) == []


@pytest.mark.parametrize(
    "text",
    [
        "The parties hereof meet.", "It may end and/or renew.", "It ends provided that it is paid.", "It must use best efforts.",
        "It must answer within a reasonable time.", "It must answer immediately.", "It must answer Promptly.",
        "It pays a penalty.", "It covers harm including but not limited to fire.", "The report shall be sent.",
        "It must endeavour to answer.", "It gives timely notice.", "It must use best\nefforts.", "It changes from time to time.",
    ],
)  # fmt: skip
def test_vague_words_are_found_with_reason_and_mend(text: str) -> None:
    """Each word of the list is found in any capitals and over a line's end, once, with the reason."""
    hits = found("CL-VAGUE", a_b=f"x\n\n{text}\n")
    assert len(hits) == 1 and hits[0][1] == 9
    assert ": " in hits[0][2] and hits[0][2].endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "It must answer within 4 service hours.",
        "A time is reasonable, that is, at most 5 [Business Days].",
        "The [Provider] must make its best efforts, as described in [](#a/b), to answer.",
        "A figure of best effort is no commitment.",
        "The shallow end is marked.",
        "{% if law == 'promptly' %}It ends.{% endif %}",
        "See [](#shall/be).",
    ],
)
def test_words_that_only_look_vague_pass(text: str) -> None:
    """A test given in the same sentence excuses “reasonable”; parts of words and names in tags are no words."""
    assert found("CL-VAGUE", a_b=f"{text}\n") == []


def test_days_say_their_clock() -> None:
    """A typed number of days without a clock is found, as figure or word; calendar and business days and answers pass."""
    wrong = "Within 30 days.\nWithin ten days.\n"
    body = f"{wrong}Within 30 calendar days.\nWithin 5 [Business Days].\nWithin {{{{ term.notice }}}}.\n“1 day” means:\n"
    assert [(line, message.partition("”")[0]) for _, line, message in found("CL-DAYS", a_b=body)] == [
        (7, "“30 days"), (8, "“ten days"),
    ]  # fmt: skip


def test_typed_figures_are_listed_once_a_clause() -> None:
    """Figures with a unit are listed in one finding; bare numbers, list marks and answers are not."""
    body = "1. At most 20 % of the fee, EUR 500 or 4 hours.\n1. Clause 3 has 2 parts, {{ term.notice }} long.\n"
    ((_, line, message),) = found("CL-FIGURE", a_b=body)
    assert line == 7 and message == "3 figures are typed: 20 %, EUR 500, 4 hours"


def test_a_term_needs_a_definition_in_every_kind() -> None:
    """A term without a definition is found with the kinds that lack one; plurals find their singular."""
    bodies = {"a_terms": '**"Service Credit"** is an amount.\n', "a_use": "x\n\n[Service Credits] and [Downtime].\n"}
    both = (outline_of("tiered", "a/terms", "a/use"), outline_of("smarketing", "a/use"))
    assert sorted(found("CL-UNDEFINED", both, **bodies)) == [
        ("a_use.md", 9, "“Downtime” is nowhere defined in: tiered, smarketing"),
        ("a_use.md", 9, "“Service Credits” is nowhere defined in: smarketing"),
    ]


def test_a_position_that_drops_a_definition_is_found() -> None:
    """A term that only the balanced text defines is missing where the customer's text is chosen for all."""
    bodies = {"a_terms": '**"Cap"** is.\n', "a_terms__customer": "No limit.\n", "a_use": "[Cap]\n"}
    assert len(found("CL-UNDEFINED", **bodies)) == 1
    assert found("CL-UNDEFINED", **(bodies | {"a_terms__customer": '**"Cap"** is none.\n'})) == []


def test_capitals_are_those_of_the_definition() -> None:
    """Marked or plain, other capitals are found; the exact words, single words and the printed unit of time are not."""
    terms = '**"Service Credit"**, **"Service Hours"**, **"Party"** are.\n'
    hits = found("CL-CAPITALS", a_terms=terms, a_use="[service credit]\n\nA service credit.\n\nA Service credit\n")
    assert [line for _, line, _ in hits] == [7, 9, 11]
    right = "[Service Credits], a Service Credit, a party, 4 service hours, [](#service/credit), a service level agreement.\n"
    assert found("CL-CAPITALS", a_terms=f'{terms}**"Service Level"** is.\n', a_use=right) == []


def test_a_term_without_marks_is_advice() -> None:
    """Words with a definition's capitals and no [ ] are found once a clause."""
    hits = found("CL-UNMARKED", a_terms='**"Business Day"** is.\n', a_use="5 Business Days.\n\n6 Business Days.\n")
    assert len(hits) == 1 and "“Business Days”" in hits[0][2]


def test_two_definitions_of_a_term_are_found_at_both() -> None:
    """Two clauses of one kind that define a term are both named; conditions that exclude each other excuse them."""
    bodies = {"a_one": '**"Exit"** is.\n', "a_two": 'x\n\n**"Exit"** is.\n', "a_use": "[Exit]\n"}
    assert [(file, line) for file, line, _ in found("CL-DOUBLE", **bodies)] == [("a_one.md", 7), ("a_two.md", 9)]
    for word, hits in (("consent", 0), ("exit", 2)):
        outline = outline_of("t", ("a/one", 'ownership.option == "exit"'), ("a/two", f'ownership.option == "{word}"'))
        assert len(found("CL-DOUBLE", (outline,), **bodies)) == hits


@pytest.mark.parametrize(
    ("rule", "front", "hits"),
    [
        ("CL-SUMMARY", {"summary": "One sentence. And one more."}, 1),
        ("CL-SUMMARY", {"summary": "No stop at the end"}, 1),
        ("CL-SUMMARY", {"summary": "Credits of 5.5 % stop at caps, e.g. at a fee."}, 0),
        ("CL-GUIDANCE", {"guidance": "Balanced."}, 1),
        ("CL-GUIDANCE", {"guidance": "Balanced. Give way where monitoring is agreed."}, 0),
    ],
)
def test_front_matter_says_enough(rule: str, front: dict[str, str], hits: int) -> None:
    """A summary is one sentence with a stop; guidance has some length."""
    assert len(found(rule, a_b=clause("x\n", **front))) == hits


def test_positions_that_hardly_differ_are_advice() -> None:
    """A position with the same words but one is found; another rule in it is not."""
    base = "The Provider must pay the credit with the next invoice after the report.\n" * 3
    assert "of its words" in found("CL-POSITION", a_b=base, a_b__provider=base.replace("must", "shall", 1))[0][2]
    assert found("CL-POSITION", a_b=base, a_b__provider="The Customer claims the credit in writing.\n") == []


def test_a_clause_without_an_outline_is_found() -> None:
    """A clause that no kind uses is found, in every position."""
    hits = found("CL-UNUSED", (outline_of("tiered", "a/b"),), a_b="x\n", a_c="x\n", a_c__customer="x\n")
    assert [file for file, _, _ in hits] == ["a_c.md", "a_c__customer.md"]


# --- a whole library --------------------------------------------------------------------------------------------------


def test_a_sound_own_library_has_no_findings_but_its_own(tmp_path: Path) -> None:
    """Nothing of the shipped clauses is told to the organisation; its own typed figure is."""
    assert lint(library_in(escrow(tmp_path)), SCHEDULES) == ()
    written(tmp_path, {DEPOSIT: clause(BODY + "1. It must answer within 30 days.\n")})
    assert {problem.id for problem in lint(library_in(tmp_path), SCHEDULES)} == {"CL-DAYS", "CL-FIGURE"}


def test_a_definition_that_an_own_file_drops_is_told(tmp_path: Path) -> None:
    """Where an own file takes a definition away, the shipped clauses that need it are named."""
    written(tmp_path, {"clauses/en/definitions/terms.md": clause('**"Service"** is a service of the [Provider].\n')})
    found = lint(library_in(tmp_path), SCHEDULES)
    assert {problem.id for problem in found} == {"CL-UNDEFINED"}
    assert any("Measurement Period" in problem.message for problem in found)


def test_faults_are_findings_and_hide_their_file(tmp_path: Path) -> None:
    """A fault is a CL-FAULT at its line; rules look at the other files all the same."""
    other = {"clauses/en/escrow/fees.md": clause("It must pay promptly.\n")}
    root = escrow(tmp_path, DEPOSIT=clause("{{ x }} promptly\n"), OUTLINE=outline_with("escrow/deposit, escrow/fees"), **other)
    found = lint(library_in(root), SCHEDULES)
    assert [(problem.id, Path(problem.place.file).name, problem.place.line) for problem in found if problem.place] == [
        (FAULT, "deposit.md", 7), ("CL-VAGUE", "fees.md", 7),
    ]  # fmt: skip


def test_a_fault_is_not_told_twice(tmp_path: Path) -> None:
    """Where the definitions cannot be read, the terms that they define are not called undefined."""
    found = lint(library_in(written(tmp_path, {"clauses/en/definitions/terms.md": "x"})), SCHEDULES)
    assert [problem.id for problem in found] == [FAULT]


def test_the_list_of_words_can_be_an_organisations_own(tmp_path: Path) -> None:
    """Words of its own replace the shipped list; a fault in the list is told with its line."""
    words = "words:\n  - {say: [the source code], reason: R., mend: M.}\n"
    root = escrow(tmp_path, **{"templates/lint/words.yaml": words})
    assert {problem.id for problem in lint(library_in(root), SCHEDULES)} == {"CL-VAGUE"}
    written(root, {"templates/lint/words.yaml": "words:\n  - {says: [x], reason: R., mend: M.}\n"})
    (fault,) = lint(library_in(root), SCHEDULES)
    assert fault.id == FAULT and fault.place is not None and fault.place.line == 2
