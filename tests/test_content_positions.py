"""Every term that parties fight over has three texts that differ in what is owed and never contradict what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations
from pathlib import Path
from statistics import mean
from typing import Any, get_args

import msgspec
import pytest
import yaml
from msgspec.structs import replace
from support.options import options

from slagen import pipeline
from slagen.answers.reading import compose
from slagen.assembly import parse
from slagen.assembly.fill import Filling
from slagen.assembly.select import select
from slagen.data import folder
from slagen.document.nodes import Document, Inline, Ref, Value
from slagen.document.walk import block_lines, clauses, inlines, plain
from slagen.errors import Place
from slagen.library.clauses import load_clauses
from slagen.library.names import resolve, root_shapes
from slagen.library.outline import load_outline
from slagen.library.positions import clause_ids, clause_names, load_assumptions
from slagen.quantities import Money
from slagen.schedules.registry import SCHEDULES
from slagen.terms.agreement import Agreement
from slagen.terms.positions import Position

CONTESTED = {
    "credit cap": ("credits/cap",),
    "claim": ("credits/claim",),
    "earn-back": ("credits/earn-back",),
    "sole remedy": ("credits/sole-remedy",),
    "own suppliers among exclusions": ("exclusions/own-suppliers",),
    "maintenance": ("maintenance/windows", "maintenance/notice", "maintenance/limits", "maintenance/emergency"),
    "who measures and whose data count": ("kpis/measurement", "kpis/data-source", "kpis/disputed-measurement"),
    "who sets the severity": ("support/severity", "support/severity-change", "support/pauses"),
    "chronic failure": ("credits/chronic-failure", "breaches/rectification-plan"),
    "unilateral change": ("change/unilateral", "tiers/change-of-tier"),
    "change of ownership": (
        "ownership/notice", "ownership/continue-unchanged", "ownership/renegotiate", "ownership/consent",
        "ownership/exit", "ownership/transition",
    ),
    "liability": ("liability/cap",),
    "reporting": ("reporting/service-report", "reporting/missing-report", "reporting/data-access"),
    "disputes": ("disputes/steps", "disputes/measurement-expert"),
}  # fmt: skip
IDS = sorted(clause for group in CONTESTED.values() for clause in group)
POSITIONS = ("provider", "balanced", "customer")
SIDES = ("provider", "customer")
SAMPLES = sorted(path.parent.name for path in folder("samples").glob("*/answers.yaml"))
INTERNAL = ("it-desk", "group-levels")
CLAUSES = load_clauses(folder("clauses") / "en")
OPENINGS = {"provider": "Provider-friendly", "balanced": "Balanced", "customer": "Customer-friendly"}
# At least this share of the words of two positions differs; the rest is what both print from the terms.
DIFFERENT = 0.2
FAMILIES = (
    "severities", "exclusions", "maintenance", "reporting", "credits", "change", "ownership", "liability", "disputes",
    "breaches", "tier_change",
)  # fmt: skip
TIME = r"(?:second|minute|hour|day|week|month|quarter|year|Business Day)s?"
NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty|ninety)"
MONEY = r"\b(?:fees?|refund\w*|price|invoice\w*|payment\w*|interest|court\w*|liab\w+|damages|charge)\b"


@cache
def reading(name: str) -> pipeline.Reading:
    return pipeline.read(folder("samples") / name / "answers.yaml")


def with_terms(read: pipeline.Reading, **changes: Any) -> pipeline.Reading:
    """The same reading with other terms, and no defaults of a position laid under them."""
    return msgspec.structs.replace(read, loaded=msgspec.structs.replace(read.loaded, value=replace(read.terms, **changes)))


@cache
def leaning(name: str, position: str) -> tuple[pipeline.Reading, Document]:
    """A sample's terms as they are, in the words of one position."""
    read = with_terms(reading(name), positions={"default": position})
    return read, pipeline.document_of(read)


def words_of(body: str) -> list[str]:
    return re.findall(r"[\w'-]+", re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", body).lower())


def read_aloud(line: tuple[Inline, ...]) -> str:
    """A line as printed; every reference is two words."""
    return "".join("clause 0" if isinstance(node, Ref) else plain((node,)) for node in line)


def sentences(lines: Iterator[tuple[Inline, ...]]) -> list[str]:
    return [one for line in lines for one in re.split(r"(?<=[.;:?])\s+", read_aloud(line)) if one.strip()]


def contested_texts(terms: Any, position: str) -> Iterator[tuple[str, list[str]]]:
    """Each contested clause that these terms bring into the document, with its sentences."""
    outline = load_outline(folder("templates") / terms.kind / "agreement.yaml")
    filling = Filling(terms, SCHEDULES)
    for chosen in select(terms, outline, CLAUSES, {"default": position}):
        for clause in chosen.clauses:
            if clause.id in IDS:
                blocks = parse.parse(filling.fill(clause.body, Place(clause.place.file, clause.body_line)))
                yield clause.id, sentences(block_lines(blocks))


@pytest.mark.parametrize("clause", IDS)
def test_a_contested_clause_has_three_positions(clause: str) -> None:
    """Each contested clause is on disk in all three positions, and says in its guidance for whom it is."""
    for position in POSITIONS:
        text = CLAUSES[clause, position]
        assert text.guidance.startswith(OPENINGS[position]), text.place
        assert "give way" in text.guidance.lower(), text.place


def test_no_clause_has_two_of_three_positions() -> None:
    """Every clause that has a position besides the balanced one is contested, and so has all three."""
    assert sorted({clause for clause, position in CLAUSES if position != "balanced"}) == IDS


@pytest.mark.parametrize("clause", IDS)
def test_positions_differ_in_substance(clause: str) -> None:
    """Between any two positions at least a fifth of the words differ."""
    for one, other in combinations(POSITIONS, 2):
        first, second = words_of(CLAUSES[clause, one].body), words_of(CLAUSES[clause, other].body)
        assert SequenceMatcher(None, first, second, autojunk=False).ratio() <= 1 - DIFFERENT, (one, other)


def test_earn_back_says_that_it_undermines_the_credits() -> None:
    """Whoever chooses earn-back, in any position, has been told why it can undermine the credit scheme."""
    assert all("undermine" in CLAUSES["credits/earn-back", position].guidance for position in POSITIONS)


@pytest.mark.parametrize("clause", IDS)
def test_figures_come_from_the_terms(clause: str) -> None:
    """No contested text types a figure of its own: neither digits nor a number of days."""
    for position in POSITIONS:
        body = re.sub(r"^\s*1\. ", "", CLAUSES[clause, position].body, flags=re.MULTILINE)
        body = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", body)
        assert re.findall(rf"\d+|\b{NUMBER} \[?{TIME}\b", body) == [], CLAUSES[clause, position].place


@pytest.mark.parametrize("position", SIDES)
@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_builds_soundly_in_each_position(name: str, position: str) -> None:
    """A sample has no finding at all in either position: every term defined once, every reference in place."""
    read, document = leaning(name, position)
    assert [problem.line() for problem in pipeline.check(read, document)] == []


@pytest.mark.parametrize("position", SIDES)
@pytest.mark.parametrize("name", SAMPLES)
def test_no_position_drops_a_figure_that_was_typed(name: str, position: str) -> None:
    """Every answer that the balanced text of a contested clause prints stands in the other positions' text too."""

    def printed(which: str) -> dict[str, set[str]]:
        return {
            clause.id: {node.path for line in block_lines(clause.blocks) for node in inlines(line) if isinstance(node, Value)}
            for _, clause in clauses(leaning(name, which)[1])
            if clause.id in IDS
        }

    other = printed(position)
    assert {clause: dropped for clause, paths in printed("balanced").items() if (dropped := paths - other[clause])} == {}


@pytest.mark.parametrize("position", SIDES)
@pytest.mark.parametrize("name", INTERNAL)
def test_departments_read_nothing_of_money_or_courts(name: str, position: str) -> None:
    """Without a governing law, no contested clause speaks of fees, refunds, liability or courts."""
    found = {
        clause: hits
        for clause, lines in contested_texts(reading(name).terms, position)
        if (hits := re.findall(MONEY, " ".join(lines)))
    }
    assert found == {}


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("name", ["saas-tiers", "it-desk"])
def test_every_option_reads_right_in_every_position(name: str, position: str) -> None:
    """Whatever option a person types, each contested clause can be filled, in sentences of under forty words."""
    terms = reading(name).terms
    changed = [("as it is", terms), *options(terms, FAMILIES), *more_options(terms)]
    assert len(changed) > 25
    for label, other in changed:
        for clause, lines in contested_texts(other, position):
            lengths = [len(line.split()) for line in lines]
            assert lines, (label, clause)
            assert max(lengths) < 40, (label, clause, max(lines, key=lambda line: len(line.split())))
            assert mean(lengths) < 22, (label, clause)
            for line in lines:
                assert not re.search(r"  |\s[.,;]|\.\.|\bNone\b", line), (label, clause, line)


def more_options(terms: Agreement) -> Iterator[tuple[str, Agreement]]:
    """What no closed list says: lists left empty, both limits at once, every way to settle a disputed figure."""
    for way in ("other-monitoring", "audit", "expert", "nobody"):
        yield f"disputed by {way}", replace(
            terms, kpis={key: replace(kpi, disputed_by=way) for key, kpi in terms.kpis.items()}  # type: ignore[arg-type]
        )
    if terms.credits is not None and terms.liability is not None:
        assert terms.credits.earn_back and terms.credits.chronic
        yield "no caps", replace(terms, credits=replace(terms.credits, caps=()))
        yield "no kpis named", replace(
            terms, credits=replace(terms.credits, chronic=replace(terms.credits.chronic, kpis=()))
        )
        yield "evidence", replace(
            terms, credits=replace(terms.credits, claim=replace(terms.credits.claim, evidence=("logs", "screenshots")))
        )
        yield "one period", replace(
            terms, credits=replace(terms.credits, earn_back=replace(terms.credits.earn_back, periods=1))
        )
        amount = Money.parse("500000.00 EUR")
        yield "both limits", replace(terms, liability=replace(terms.liability, cap_amount=amount))
        yield "an amount", replace(terms, liability=replace(terms.liability, cap_amount=amount, cap_share=None))
    yield "no reporting", replace(terms, reporting=None)
    yield "no change", replace(terms, change=None)


@pytest.mark.parametrize("position", SIDES)
def test_assumptions_are_of_real_terms_and_clauses(position: str) -> None:
    """Each file of assumptions names clauses and families on disk, and terms that exist."""
    found = load_assumptions(folder("templates") / "positions" / f"{position}.yaml")
    known = clause_names(clause_ids(folder("clauses") / "en"))
    assert len(found) > 15
    for one in found:
        assert one.name in known
        for path in leaves(one.layer.tree):
            parts = tuple("any-record" if part == "*" else part for part in path)
            assert resolve(parts, root_shapes(Agreement), Agreement), one.name


def leaves(node: yaml.Node, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from leaves(value, (*path, key.value))
    else:
        yield path


@pytest.mark.parametrize("position", SIDES)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_without_those_answers_builds_with_the_assumed_ones(name: str, position: str, tmp_path: Path) -> None:
    """Where a person leaves out every term that a position assumes, the agreement is sound and names them as assumed."""
    root = compose((folder("samples") / name / "answers.yaml").read_bytes(), name)
    assumptions = load_assumptions(folder("templates") / "positions" / f"{position}.yaml")
    paths = [path for one in assumptions for path in leaves(one.layer.tree)]
    for path in paths:
        drop(root, path)
    file = tmp_path / "answers.yaml"
    file.write_text(f"{yaml.serialize(root, allow_unicode=True)}positions: {{default: {position}}}\n", encoding="utf-8")
    read = pipeline.read(file)
    document = pipeline.document_of(read)
    assert [problem.line() for problem in pipeline.check(read, document)] == []
    assumed = read.loaded.assumed
    expected = [".".join(path) for path in paths if "*" not in path and getattr(read.terms, path[0]) is not None]
    assert [path for path in expected if not any(one == path or one.startswith(f"{path}.") for one in assumed)
            and resolved(read.terms, path) is not None] == []  # fmt: skip


def drop(node: yaml.Node, path: tuple[str, ...]) -> None:
    """Take one answer out of a tree of answers; `*` stands for every record of a table."""
    if isinstance(node, yaml.MappingNode):
        if len(path) == 1:
            node.value = [(key, value) for key, value in node.value if key.value != path[0]]
        for key, value in node.value:
            if len(path) > 1 and path[0] in ("*", key.value):
                drop(value, path[1:])


def resolved(terms: Any, path: str) -> Any:
    """The value at a path, or nothing where a group on the way is not there."""
    for part in path.split("."):
        terms = getattr(terms, part, None)
    return terms or None


def test_the_page_on_positions_names_the_contested_clauses() -> None:
    """docs/positions.md has one row for each contested clause on disk, and no other."""
    page = (Path(__file__).parent.parent / "docs" / "positions.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| `([a-z/-]+)` \|", page, flags=re.MULTILINE)) == IDS


def test_positions_are_those_of_the_terms() -> None:
    """The three positions tested here are all there are."""
    assert set(POSITIONS) == set(get_args(Position))
