"""Published agreements entered as answers become a table: record, entered, built, findings. Run: `make cases`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from slagen import pipeline
from slagen.answers.reading import compose
from slagen.checks.document import RULES as DOCUMENT_RULES
from slagen.checks.registry import RULES
from slagen.errors import Problem

FOLDER = Path(__file__).resolve().parent.parent / "cases"
CASES = sorted(path.parent.name for path in FOLDER.glob("*/answers.yaml"))
BUILT_RULES = frozenset(rule.id for rule in (*RULES, *DOCUMENT_RULES))


@dataclass(frozen=True)
class Record:
    """What stands in `record.yaml`: the findings that must be raised, those that must not, and further right ones."""

    id: str
    title: str
    source_kind: str
    expected: frozenset[str]
    must_not_flag: frozenset[str]
    also: dict[str, str]
    not_said: tuple[str, ...]

    @property
    def awaited(self) -> frozenset[str]:
        """Expected findings whose rule is built."""
        return self.expected & BUILT_RULES

    @property
    def later(self) -> frozenset[str]:
        """Expected findings whose rule is not built yet."""
        return self.expected - BUILT_RULES


@dataclass(frozen=True)
class Outcome:
    """What slagen makes of a record: values typed, problems, and the formats built as a draft."""

    record: Record
    entered: int
    problems: tuple[Problem, ...]
    built: tuple[str, ...]

    @property
    def raised(self) -> frozenset[str]:
        """Ids of errors and warnings; advice is no fault of the record."""
        return frozenset(problem.id for problem in self.problems if problem.severity != "advice")

    @property
    def told(self) -> frozenset[str]:
        """Ids of everything that is said, advice too."""
        return frozenset(problem.id for problem in self.problems)


def record(name: str) -> Record:
    """The record of a case."""
    file = FOLDER / name / "record.yaml"
    known = {"title", "source_kind", "expected_findings", "must_not_flag", "also", "not_said"}
    found = _plain(compose(file.read_bytes(), str(file)))
    assert set(found) <= known, f"{file}: unknown keys {set(found) - known}"
    return Record(
        name,
        found["title"],
        found["source_kind"],
        frozenset(found.get("expected_findings", ())),
        frozenset(found.get("must_not_flag", ())),
        dict(found.get("also") or {}),
        tuple(found.get("not_said", ())),
    )


def outcome(name: str, formats: tuple[str, ...] = ("md",)) -> Outcome:
    """Read, check and build a case as a draft. Raises whatever slagen raises."""
    reading = pipeline.read(FOLDER / name / "answers.yaml")
    document = pipeline.document_of(reading, draft=True)
    files = pipeline.render(document, formats)
    problems = tuple(pipeline.check(reading, document))
    return Outcome(record(name), len(reading.loaded.given), problems, tuple(sorted(files)))


def _plain(node: object) -> dict[str, object]:
    """A YAML tree as plain texts, lists and dicts."""
    import yaml

    def convert(item: yaml.Node) -> object:
        if isinstance(item, yaml.MappingNode):
            return {key.value: convert(value) for key, value in item.value}
        if isinstance(item, yaml.SequenceNode):
            return [convert(value) for value in item.value]
        return item.value or None

    found = convert(node)  # type: ignore[arg-type]
    assert isinstance(found, dict)
    return found


def table() -> str:
    """One line a record, in Markdown."""
    lines = [
        "| Record | Kind | Values entered | Built | Expected and raised | Rule to come | Further |",
        "|---|---|---:|---|---|---|---|",
    ]
    for name in CASES:
        found = outcome(name, ("docx", "md"))
        cells = (
            name,
            found.record.source_kind,
            str(found.entered),
            ", ".join(found.built),
            _listed(found.record.awaited & found.told),
            _listed(found.record.later),
            _listed(found.raised - found.record.expected),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _listed(ids: frozenset[str]) -> str:
    return ", ".join(sorted(ids)) or "–"


if __name__ == "__main__":
    print(table())
