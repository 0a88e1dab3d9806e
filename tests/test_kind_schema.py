"""Each kind's JSON Schema offers what its questionnaire asks, takes what slagen takes, and lies where editors find it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.json_schema import as_editor_reads, disagreements

from slagen import pipeline
from slagen.answers.findings import Findings
from slagen.answers.nodes import is_needed
from slagen.answers.reading import compose
from slagen.answers.shapes import fields_of
from slagen.answers.walking import Walk
from slagen.data import folder
from slagen.library.kind_schema import schema_of, schema_text, shipped_schema, with_modeline, write_with_schema
from slagen.library.questionnaire import load_questionnaire, load_questions
from slagen.library.questionnaire_words import structs_by_name
from slagen.terms.agreement import Agreement

KINDS = pipeline.kinds()
SCHEMAS = {kind: schema_of(kind) for kind in KINDS}
SAMPLES = sorted(folder("samples").glob("*/answers.yaml"))
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


def name(path: Path) -> str:
    return path.parent.name


def groups(schema: dict[str, Any]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = schema["definitions"]
    return found


def named_schema(file: Path) -> Path:
    """The schema that the first line of an answers file names, as an editor finds it."""
    match = MODELINE.match(file.read_text(encoding="utf-8"))
    assert match, "the first line names no schema"
    return (file.parent / match.group(1)).resolve()


def closed_groups(schema: dict[str, Any], value: Any, root: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every group of an answers file whose names are fixed, found by following the schema."""
    while "$ref" in schema:
        schema = root["definitions"][schema["$ref"].rpartition("/")[2]]
    if isinstance(value, dict):
        if schema.get("additionalProperties") is False:
            yield value
        for key, part in value.items():
            inner = schema.get("properties", {}).get(key, schema.get("additionalProperties"))
            if isinstance(inner, dict):
                yield from closed_groups(inner, part, root)
    if isinstance(value, list):
        for part in value:
            yield from closed_groups(schema.get("items", {}), part, root)


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_schema_is_the_programs(kind: str) -> None:
    """The schema beside the templates is what the program makes; `make schemas` writes it anew."""
    assert shipped_schema(kind).read_text(encoding="utf-8") == schema_text(kind)


@pytest.mark.parametrize("file", SAMPLES, ids=name)
def test_a_sample_names_its_schema_and_fits_it(file: Path) -> None:
    """The first line of a shipped sample leads an editor to its kind's schema, in which it finds nothing wrong."""
    kind = pipeline.read(file).terms.kind
    assert named_schema(file) == shipped_schema(kind).resolve()
    assert list(disagreements(SCHEMAS[kind], as_editor_reads(file.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("file", SAMPLES, ids=name)
def test_a_misspelt_name_is_marked_at_every_depth(file: Path) -> None:
    """Whichever group of a sample holds a name that is not known, the schema refuses exactly that name."""
    kind = pipeline.read(file).terms.kind
    answers = as_editor_reads(file.read_text(encoding="utf-8"))
    closed = list(closed_groups(SCHEMAS[kind], answers, SCHEMAS[kind]))
    assert len(closed) > 10
    for group in closed:
        group["misspelt"] = "x"
        found = list(disagreements(SCHEMAS[kind], answers))
        assert len(found) == 1 and found[0].endswith("misspelt: unknown name"), found
        del group["misspelt"]


@pytest.mark.parametrize("kind", KINDS)
def test_only_what_the_questionnaire_asks_is_offered(kind: str) -> None:
    """An editor proposes the families and fields that the kind's questionnaire asks; the others are allowed all the same."""
    questionnaire = load_questionnaire(kind)
    asked = {one.path.partition(".")[0] for section in questionnaire.sections for one in section.questions}
    assert set(groups(SCHEMAS[kind])["Agreement"]["properties"]) == asked
    assert groups(SCHEMAS[kind])["Agreement"]["properties"]["kind"]["const"] == kind
    for group, definition in groups(SCHEMAS[kind]).items():
        struct = structs_by_name()[group.partition(".")[0]]
        every = {field.key for field in fields_of(struct)}
        (hidden,) = definition.get("patternProperties", {"^()$": True})
        allowed = {field for field in every if re.search(hidden, field)}
        assert set(definition["properties"]) == every - allowed
        skipped = {field for field in every if f"{struct.__name__}.{field}" in questionnaire.skips}
        assert allowed == (every - asked if group == "Agreement" else skipped)


def explanations(schema: Any) -> Iterator[str]:
    """What is said of single choices, at any depth of a field."""
    if isinstance(schema, dict):
        yield from schema.get("enumDescriptions", ())
        for part in schema.values():
            yield from explanations(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from explanations(part)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_explained_in_the_questionnaires_words(kind: str) -> None:
    """Each field shows the kind's label as title, its question and help in the description, its example and meanings."""
    differs, questions = load_questionnaire(kind).differs, load_questions()
    for group, definition in groups(SCHEMAS[kind]).items():
        for key, shown in definition["properties"].items():
            field = f"{group.partition('.')[0]}.{key}"
            words = differs.get(field) or questions[field]
            assert shown["title"] == words.label
            assert shown["description"].startswith(f"{words.ask} {words.help}".strip())
            if field != "Agreement.kind":
                assert not words.example or shown["examples"]
                assert set(words.meanings.values()) <= set(explanations(shown))


@pytest.mark.parametrize("kind", KINDS)
def test_defaults_and_examples_fit_their_own_field(kind: str) -> None:
    """What an editor proposes for a field is taken by the same field."""
    proposed = 0
    for group, definition in groups(SCHEMAS[kind]).items():
        for key, shown in definition["properties"].items():
            for value in (*shown.get("examples", ()), *([shown["default"]] if "default" in shown else ())):
                proposed += 1
                assert list(disagreements(shown, value, f"{group}.{key}", SCHEMAS[kind])) == []
    assert proposed > 50


@pytest.mark.parametrize("kind", KINDS)
def test_required_is_what_the_loader_misses(kind: str) -> None:
    """In each family, named with nothing in it, the loader misses just the answers that the schema requires."""
    source = folder("templates") / kind / "defaults.yaml"
    defaults = compose(source.read_bytes(), str(source))
    definitions = groups(SCHEMAS[kind])
    for family, shown in definitions["Agreement"]["properties"].items():
        if "$ref" not in shown:
            continue
        findings = Findings("a.yaml")
        Walk(findings, "EUR").root(Agreement, compose(f"{family}: {{}}", "a.yaml"), defaults)
        missed = {one.path for one in findings.problems("error") if one.id == "A-MISSING" and one.path.startswith(f"{family}.")}
        required = definitions[shown["$ref"].rpartition("/")[2]].get("required", ())
        # The loader looks into a group that is missing as a whole, and misses its parts.
        assert {path.split(".")[1] for path in missed} == set(required), family
    needed = {key.value for key, value in defaults.value if is_needed(value)}
    assert set(definitions["Agreement"]["required"]) == {"kind", "document", "parties", *needed}


def test_what_a_kind_assumes_is_not_required() -> None:
    """The levels of severity come with a tiered agreement, the credit schemes only with a data center."""
    facts: dict[str, Any] = {"document": {"reference": "A-1", "date": "2027-01-01"}, "parties": {}, "services": {}}
    tiered = {"kind": "tiered", **facts, "severities": {"decided_by": "provider"}}
    assert list(disagreements(SCHEMAS["tiered"], tiered)) == []
    credited: dict[str, Any] = {**facts, "credits": {"payout": "money"}}
    assert list(disagreements(SCHEMAS["tiered"], {"kind": "tiered", **credited})) == ["credits: schemes is missing"]
    assert list(disagreements(SCHEMAS["data-center"], {"kind": "data-center", **credited})) == [": data_center is missing"]


@pytest.mark.parametrize(
    ("answer", "wrong"),
    [
        ("term: {months: twelve}", "term.months"),
        ("term: {months: 0}", "term.months"),
        ("credits: {schemes: {}, payout: cash}", "credits.payout"),
        ("services: {Mail: {name: Mail, description: d}}", "services.Mail"),
        ("signing: {electronic: perhaps}", "signing.electronic"),
        ("goals: to be happy", "goals"),
        ("tiers: [gold]", "tiers"),
        ("kind: smarketing", "kind"),
    ],
)
def test_wrong_answers_are_marked(answer: str, wrong: str) -> None:
    """Letters for a number, a number out of bounds, an unknown choice, a bad id and a text for a group are refused."""
    facts = {"kind": "tiered", "document": {"reference": "A", "date": "2027-01-01"}, "parties": {}, "services": {}}
    answers = facts | as_editor_reads(answer)
    found = list(disagreements(SCHEMAS["tiered"], answers))
    assert found and all(one.startswith(f"{wrong}:") for one in found), found


@pytest.mark.parametrize("answer", ["goals: none", "tiers:", "kpis: none", "term: {months: }", "notes: 12", "sites: {}"])
def test_what_the_loader_takes_is_not_marked(answer: str) -> None:
    """`none`, a blank, and a number where text is asked are no faults in an editor, since slagen takes them."""
    facts = "kind: tiered\ndocument: {reference: A, date: 2027-01-01}\nparties: {}\nservices: {}\n"
    findings = Findings("a.yaml")
    Walk(findings, "EUR").root(Agreement, compose(facts + answer, "a.yaml"), None)
    assert findings.problems("error") == ()
    assert list(disagreements(SCHEMAS["tiered"], as_editor_reads(facts + answer))) == []


def test_a_schema_lies_beside_the_answers_that_name_it(tmp_path: Path) -> None:
    """A file written with its schema names it by a path beside itself, in place of any other that it named."""
    file = tmp_path / "mine.yaml"
    sample = next(one for one in SAMPLES if pipeline.read(one).terms.kind == "smarketing")
    made = write_with_schema(file, sample.read_text(encoding="utf-8"), "smarketing")
    assert made == (file, tmp_path / "slagen-smarketing.schema.json")
    assert named_schema(file) == made[1].resolve()
    assert json.loads(made[1].read_text(encoding="utf-8")) == SCHEMAS["smarketing"]
    text = file.read_text(encoding="utf-8")
    assert len(MODELINE.findall(text)) == 1
    assert MODELINE.sub("", text) == MODELINE.sub("", sample.read_text(encoding="utf-8"))


def test_a_modeline_replaces_an_older_one() -> None:
    """However often a schema is named, an answers file has one such line, its first."""
    once = with_modeline("# About this file\nkind: tiered\n", "a.json")
    assert once == "# yaml-language-server: $schema=a.json\n# About this file\nkind: tiered\n"
    assert with_modeline(once, "b.json") == once.replace("a.json", "b.json")
