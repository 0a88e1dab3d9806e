"""An organisation's own library: file by file over the shipped one, with every fault named, and questions of its own."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest
from support.own_library import ANSWERS, DEPOSIT, OUTLINE, OWN_ANSWERS, QUESTIONS, clause, escrow, outline_with, written

from slagen import pipeline
from slagen.assembly.review import review
from slagen.errors import AnswersError, FileError, LibraryError
from slagen.library.kind_schema import schema_of
from slagen.library.library import library_in, shipped_library
from slagen.quantities import Duration, Money
from slagen.schedules.registry import SCHEDULES


def faults(folder: Path) -> list[str]:
    """Every fault of the folder's own files, with the place within it."""
    found = review(library_in(folder), SCHEDULES, own=True)
    return [str(fault).removeprefix(f"{folder}/") for fault in found]


def reading(folder: Path, own: str = OWN_ANSWERS) -> pipeline.Reading:
    return pipeline.read_text((ANSWERS + own).encode(), Path("answers.yaml"), library_in(folder))


def test_a_sound_library_has_no_faults(tmp_path: Path) -> None:
    """The library that the other tests break is sound."""
    assert faults(escrow(tmp_path)) == []


def test_an_own_file_replaces_the_shipped_one_and_leaves_the_others(tmp_path: Path) -> None:
    """A clause of the same name is read instead of the shipped one; its positions and all other clauses stay."""
    library = library_in(written(tmp_path, {"clauses/en/credits/claim.md": clause("Own words.\n")}))
    shipped = shipped_library().clauses()
    assert library.clauses()["credits/claim", "balanced"].body == "Own words.\n"
    assert library.clauses()["credits/claim", "customer"] == shipped["credits/claim", "customer"]
    assert library.clauses().keys() == shipped.keys()


def test_defaults_looks_and_wordings_are_overlaid(tmp_path: Path) -> None:
    """Standard values and a look replace theirs as a whole; a wording file of its own rewords single fields."""
    words = "Claim:\n  within: {label: Time to claim, ask: How long?}\n"
    look = "name: plain\ncolours: {accent: '#aa0000'}\n"
    library = library_in(
        written(
            tmp_path,
            {
                "templates/tiered/defaults.yaml": "term: {months: 36}\n",
                "templates/looks/plain/look.yaml": look,
                "templates/questions/house.yaml": words,
            },
        )
    )
    read = pipeline.read_text(ANSWERS.encode(), Path("a.yaml"), library)
    assert read.terms.term is not None and read.terms.term.months == 36 and read.terms.liability is None
    assert library.look().colours.accent == "#aa0000"
    assert library.label_of("credits.claim.within") == "Time to claim"
    assert library.label_of("credits.claim.answer_within") == shipped_library().label_of("credits.claim.answer_within")


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (DEPOSIT, clause("{{ own.escrow.agnt }}\n"), ":7: unknown name 'own.escrow.agnt'; did you mean 'own.escrow.agent'?"),
        (DEPOSIT, clause("x\n\n{% if credits.cap %}y{% endif %}\n"), ":9: unknown name 'credits.cap'"),
        (DEPOSIT, clause("See [](#liability/capp).\n"), ":7: a reference leads to 'liability/capp', which is neither"),
        (DEPOSIT, clause("{{ schedule('credit-band') }}\n"), ":7: unknown schedule 'credit-band'; did you mean 'credit-bands'"),
        (DEPOSIT, clause("x\n\n# Heading\n"), ":9: headings come from the outline"),
        (DEPOSIT, clause("x &#8238; y\n"), ":7: U+202E"),
        (DEPOSIT, clause("x \u202e y\n"), ":7: U+202E"),
        (DEPOSIT, "no front matter\n", ":1: a clause begins with a line ---"),
        (DEPOSIT, clause("x\n").replace("source", "sauce"), ":5: unknown key 'sauce'"),
        (DEPOSIT, clause("x\n", source="!!python/name:os.system x"), ":5: tags (!name) are not allowed"),
        (DEPOSIT, clause("x\n", source='"a\\u202eb"'), ":5: U+202E"),
        (OUTLINE, outline_with("escrow/depot"), "there is no clause 'escrow/depot'; did you mean 'escrow/deposit'?"),
        (OUTLINE, outline_with("escrow/deposit", "own.escrw"), "unknown name 'own.escrw'; did you mean 'own.escrow'?"),
        (OUTLINE, outline_with("escrow/deposit", "__import__('os')"), "cannot read"),
        (OUTLINE, outline_with("escrow/deposit").replace("id: own-terms", "id: '<script>'"), "the id '<script>' is not allowed"),
        ("templates/tiered/defaults.yaml", "term: {monts: 12}\n", ':1:8: "monts" is not a known name'),
        ("templates/tiered/defaults.yaml", "own: {escrow: {trigger: bankruptcy}}\n", '"bankruptcy"; allowed: insolvency'),
        ("templates/positions/customer.yaml", "assume:\n  credits/capp: {term: {months: 12}}\n", "did you mean 'credits/cap'"),
        ("templates/positions/customer.yaml", "assume:\n  term: {term: {months: 12 apples}}\n", ":2:25: "),
        ("templates/positions/customer.yaml", "asume:\n  term: {term: {months: 12}}\n", ":1:1: unknown name 'asume'"),
        ("templates/tiered/questionnaire.yaml", "sections:\n  - {title: A, intro: B, questions: [own.agnt]}\n", ":2: unknown"),
        ("templates/questions/house.yaml", "Claim:\n  witin: {label: A, ask: B?}\n", ":2: unknown name 'Claim.witin'"),
        ("templates/looks/plain/look.yaml", "name: plain\ncolors: {}\n", ':2:1: "colors" is not a known name'),
        ("templates/tiered/agrement.yaml", "x: y\n", ": no file of this name is read; did you mean 'templates/tiered/agree"),
        ("templates/tierd/agreement.yaml", "x: y\n", "did you mean 'templates/tiered/agreement.yaml'?"),
        ("templates/tiered/schema.json", "{}", ": no file of this name is read"),
        ("templates/sheet/questionnaire.yaml", "title: x\n", ": no file of this name is read"),
        ("templates/fonts/own.ttf", "x", ": fonts of a library are not read"),
        ("clauses/de/escrow/deposit.md", clause("x\n"), ": there is no language 'de'; there are: en"),
        ("clauses/en/deposit.md", clause("x\n"), ": a clause is clauses/<language>/<family>/<name>.md"),
        ("clauses/en/escrow/deposit.custmer.md", clause("x\n"), ": there is no position 'custmer'; did you mean 'customer'?"),
        ("clauses/en/escrow/deposit.balanced.md", clause("x\n"), "is the one without a position in its name: deposit.md"),
        ("question.yaml", "x: y\n", ": this is not read; did you mean 'questions.yaml'?"),
        ("clause/en/a/b.md", clause("x\n"), ": this is not read; did you mean 'clauses'?"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_file_and_line(tmp_path: Path, name: str, text: str, expected: str) -> None:
    """Whatever is wrong in the organisation's own files is one fault, at its file and line, with the nearest name."""
    found = faults(written(escrow(tmp_path), {name: text}))
    start = name.split("/")[0] if expected.startswith(": this is not read") else name
    assert len(found) == 1, found
    assert found[0].startswith(start) and expected in found[0]


def test_several_faults_are_told_at_once(tmp_path: Path) -> None:
    """One pass names the faults of every file, and every unknown name of a clause."""
    body = "{{ own.escrow.agnt }} {{ documnt.date }}\n\n{{ schedule('xyz') }}\n"
    found = faults(escrow(tmp_path, DEPOSIT=clause(body), **{"clauses/en/a/b.md": "x", "clauses/en/A.md": "y"}))
    assert [fault.partition(": ")[0] for fault in found] == [
        "clauses/en/A.md", "clauses/en/a/b.md:1", f"{DEPOSIT}:7", f"{DEPOSIT}:7", f"{DEPOSIT}:9",
    ]  # fmt: skip


def test_a_clause_with_a_fault_is_no_missing_clause(tmp_path: Path) -> None:
    """The outline that uses a faulty clause is not blamed for it."""
    assert len(faults(escrow(tmp_path, DEPOSIT="x"))) == 1


def test_links_out_of_the_folder_and_what_is_no_file_are_refused(tmp_path: Path) -> None:
    """A link to a file outside, to a folder, a named pipe and a huge file are refused; a link inside is followed."""
    root = escrow(tmp_path / "library")
    family = root / "clauses" / "en" / "escrow"
    outside = written(tmp_path / "outside", {"secret.md": clause("Secret.\n")})
    (family / "leak.md").symlink_to(outside / "secret.md")
    (family / "more").symlink_to(outside)
    (family / "again.md").symlink_to(family / "deposit.md")
    os.mkfifo(family / "pipe.md")
    (family / "huge.md").write_bytes(b"x" * 1_000_001)
    (family / "latin.md").write_bytes(clause("x\n").encode() + b"\xe4")
    found = dict(fault.removeprefix("clauses/en/escrow/").split(": ", 1) for fault in faults(root))
    assert set(found) == {"leak.md", "more", "pipe.md", "huge.md", "latin.md:8"}
    assert "leads out" in found["leak.md"] and "leads out" in found["more"] and "at most 1000000" in found["huge.md"]
    assert ("escrow/again", "balanced") in library_in_without_faults(root)


def library_in_without_faults(root: Path) -> set[tuple[str, str]]:
    for name in ("leak", "pipe", "huge", "latin"):
        (root / "clauses" / "en" / "escrow" / f"{name}.md").unlink()
    return set(library_in(root).clauses())


def test_a_folder_that_is_no_library_is_refused(tmp_path: Path) -> None:
    """A missing folder is a file error; a file and a folder without any part of a library are library errors."""
    with pytest.raises(FileError, match="no such folder"):
        library_in(tmp_path / "nothing")
    written(tmp_path, {"README.md": "x", "notes/a.txt": "y"})
    with pytest.raises(LibraryError, match="no library"):
        library_in(tmp_path)
    with pytest.raises(LibraryError, match="this is none"):
        library_in(tmp_path / "README.md")


def test_what_lies_beside_the_library_is_left_alone(tmp_path: Path) -> None:
    """Hidden files, read-me files and other folders are the organisation's own affair."""
    files = {".git/config": "x", "docs/a.md": "x", "clauses/README.md": "x", "clauses/en/escrow/.swp": "x", "LICENSE": "x"}
    assert faults(written(escrow(tmp_path), files)) == []


# --- questions of its own ---------------------------------------------------------------------------------------------


def test_own_answers_are_typed_terms(tmp_path: Path) -> None:
    """Own answers are read by declared type, defaults are assumed, and money takes the agreement's currency."""
    read = reading(escrow(tmp_path))
    own = read.terms.own.escrow  # type: ignore[attr-defined]
    assert (own.agent, own.trigger) == ("Safe <b> & **Co**", "insolvency")
    assert own.release_within == Duration.parse("30 days")
    assert own.fee == Money(Decimal(1200), "CHF")
    assert "own.escrow.release_within" in read.loaded.assumed
    assert read.loaded.places["own.escrow.agent"].line == ANSWERS.count("\n") + 1


def test_own_answers_print_as_values_with_their_path(tmp_path: Path) -> None:
    """An own answer prints as typed, whatever it looks like, and its Value knows the path and that it was assumed."""
    from slagen.document.index import index

    values = {value.path: value for _, value in index(pipeline.assembled(reading(escrow(tmp_path)))).values}
    assert values["own.escrow.agent"].text == "Safe <b> & **Co**"
    assert values["own.escrow.release_within"].assumed
    assert values["own.escrow.fee"].text == "CHF 1,200"


def test_wrong_own_answers_are_located_errors(tmp_path: Path) -> None:
    """A misspelt own question, a word that is no choice and a missing answer are told together, in the library's words."""
    own = "own:\n  escrow:\n    agnt: X\n    trigger: insolvenc\n"
    with pytest.raises(AnswersError) as caught:
        reading(escrow(tmp_path), own)
    told = {problem.id: problem for problem in caught.value.problems}
    assert told.keys() == {"A-KEY", "A-MISSING", "A-VALUE"}
    assert told["A-MISSING"].message.startswith("Escrow agent (own.escrow.agent)")
    assert told["A-VALUE"].mend == 'Did you mean "insolvency"?'
    assert told["A-KEY"].place is not None and told["A-KEY"].place.line == ANSWERS.count("\n") + 3


def test_a_group_is_required_unless_it_is_optional(tmp_path: Path) -> None:
    """Without answers a required group is missing; an optional one is nothing, and its clause stays out."""
    with pytest.raises(AnswersError, match=r"own\.escrow\.agent"):
        reading(escrow(tmp_path), own="")
    optional = QUESTIONS.replace("  questions:", "  optional: yes\n  questions:")
    root = escrow(tmp_path, QUESTIONS=optional, OUTLINE=outline_with("escrow/deposit", "own.escrow"))
    document = pipeline.assembled(reading(root, own=""))
    assert "own-terms" not in {section.id for section in document.sections}
    assert "own-terms" in {section.id for section in pipeline.assembled(reading(root)).sections}


def test_own_without_a_library_says_what_to_do(tmp_path: Path) -> None:
    """`own:` is an unknown name that points to --library, or says that the library asks nothing."""
    with pytest.raises(AnswersError, match="--library DIR"):
        pipeline.read_text((ANSWERS + OWN_ANSWERS).encode(), Path("a.yaml"), shipped_library())
    silent = library_in(written(tmp_path, {"clauses/en/a/b.md": clause("x\n")}))
    with pytest.raises(AnswersError, match=r"has no questions\.yaml"):
        pipeline.read_text((ANSWERS + OWN_ANSWERS).encode(), Path("a.yaml"), silent)


def test_own_questions_reach_schema_and_questionnaire(tmp_path: Path) -> None:
    """Editors get the own terms from the same type, and every questionnaire ends with the groups that it does not place."""
    library = library_in(escrow(tmp_path))
    definitions = schema_of("tiered", library)["definitions"]
    asked = definitions["Own.escrow"]["properties"]
    assert set(asked) == {"agent", "release_within", "trigger", "fee"}
    assert asked["agent"]["title"] == "Escrow agent" and "insolvency" in str(asked["trigger"])
    assert definitions["Own.escrow"]["required"] == ["agent", "trigger"]
    last = library.questionnaire("tiered").sections[-1]
    assert (last.title, [one.path for one in last.questions]) == ("Escrow", ["own.escrow"])
    assert library.questionnaire("tiered").skips == shipped_library().questionnaire("tiered").skips
    placed = "sections:\n  - {title: A, intro: B, questions: [own.escrow]}\n"
    again = library_in(written(tmp_path, {"templates/tiered/questionnaire.yaml": placed}))
    assert [section.title for section in again.questionnaire("tiered").sections] == ["A"]


@pytest.mark.parametrize(
    ("line", "old", "new", "words"),
    [
        (5, "type: text", "type: txt", "there is no type 'txt'; allowed: text, yes/no"),
        (8, "type: money", "type: choice", "a choice lists its words"),
        (6, "default: 30 days", "default: 30 dys", "the default is '30 dys'"),
        (6, "default: 30 days", "default: 30 days, optional: yes", "always has an answer"),
        (7, "label: Trigger, ", "", "the key 'label' is missing"),
        (7, "label: Trigger", "labl: Trigger", "unknown key 'labl'"),
        (5, "agent:", "Agent:", "'Agent' is no name"),
        (5, "agent:", "class:", "a meaning of its own"),
        (7, "[insolvency, end-of-support]", "[insolvency]", "between 2 and"),
        (8, "optional: yes}", "optional: maybe}", "'optional' is 'maybe'; allowed: yes, no"),
        (8, "optional: yes}", "default: 100}", "write the currency"),
        (5, "type: text", "type: text, words: [a, b]", "only a choice has 'words'"),
        (5, "label: Escrow agent", "label: ''", "the key 'label' is empty"),
        (1, "escrow:", "escrow: &a", "anchors"),
    ],
)
def test_a_faulty_question_is_refused_at_its_line(tmp_path: Path, line: int, old: str, new: str, words: str) -> None:
    """Types, names, defaults and words of own questions are checked when the library is read."""
    found = faults(escrow(tmp_path, QUESTIONS=QUESTIONS.replace(old, new, 1)))
    assert len(found) == 1 and words in found[0], found
    assert found[0].startswith(f"questions.yaml:{line}:")


def test_the_types_of_own_questions_hold_what_they_say(tmp_path: Path) -> None:
    """Each type of question reads its own kind of answer and refuses another."""
    kinds = {"text": "a", "yes/no": "yes", "number": "12.5", "percent": "5 %", "money": "7 EUR", "duration": "2 months",
             "date": "2027-02-01", "list": "[a, b]"}  # fmt: skip
    questions = "".join(
        f"    q{number}: {{type: {kind}, label: L, ask: A?}}\n" for number, kind in enumerate(kinds)
    )
    written(tmp_path, {"questions.yaml": f"g:\n  label: G\n  ask: A?\n  questions:\n{questions}"})
    right = ", ".join(f"q{number}: {answer}" for number, answer in enumerate(kinds.values()))
    own = reading(tmp_path, f"own: {{g: {{{right}}}}}\n").terms.own.g  # type: ignore[attr-defined]
    assert [str(getattr(own, f"q{number}")) for number in range(8)] == [
        "a", "True", "12.5", "5%", "EUR 7", "2 months", "2027-02-01", "('a', 'b')",
    ]  # fmt: skip
    with pytest.raises(AnswersError) as caught:
        reading(tmp_path, f"own: {{g: {{{', '.join(f'q{number}: [[x]]' for number in range(8))}}}}}\n")
    assert len(caught.value.problems) == 8
