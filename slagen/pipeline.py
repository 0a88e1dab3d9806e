"""The whole trip on one page: an answers file becomes terms, a document, problems, and files in every format asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from slagen.answers.layers import Layer
from slagen.answers.loading import Loaded, load
from slagen.answers.reading import compose
from slagen.data import folder
from slagen.document.nodes import Document
from slagen.errors import AnswersError, DependencyError, Problem, UsageError
from slagen.files import file_stem, make_folder, read_input, write_whole
from slagen.terms.agreement import Agreement

DEFAULT_FORMATS = ("docx", "pdf")


@dataclass(frozen=True)
class Reading:
    """An answers file understood: its terms, where each stands, and which of them nobody typed."""

    file: Path
    loaded: Loaded[Agreement]

    @property
    def terms(self) -> Agreement:
        return self.loaded.value


@dataclass(frozen=True)
class Built:
    """What a build made: files, values assumed (path and words), and problems to look at."""

    files: tuple[Path, ...]
    assumed: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]


def kinds() -> tuple[str, ...]:
    """The kinds of agreement there are templates for."""
    return tuple(sorted(path.parent.name for path in folder("templates").glob("*/agreement.yaml")))


def read(file: Path, content: bytes | None = None) -> Reading:
    """Text → terms; `content` stands in for what the file holds.

    Raises AnswersError with every problem found, FileError where the file cannot be read.
    """
    root = compose(read_input(file) if content is None else content, str(file))
    kind = _scalar(root, "kind")
    known = kinds()
    if kind is not None and kind not in known:
        raise UsageError(f"{file}: kind is {kind!r}; the kinds are {', '.join(known)}.")
    defaults: yaml.Node | None = None
    if kind is not None and (source := folder("templates") / kind / "defaults.yaml").exists():
        defaults = compose(read_input(source), str(source))
    layers: tuple[Layer, ...] = ()
    outside: dict[str, tuple[str, ...]] = {}
    if _child(root, "positions") is not None:
        from slagen.library.positions import clause_ids, clause_names, layers_of_positions

        layers = layers_of_positions(root, folder("templates") / "positions")
        outside["clauses"] = clause_names(clause_ids(folder("clauses") / "en"))
    document = _child(root, "document")
    currency = (_scalar(document, "currency") if document else None) or "EUR"
    loaded = load(
        Agreement, root, file=str(file), defaults=defaults, layers=layers, label=_label, currency=currency, outside=outside
    )
    return Reading(file, loaded)


def faults(file: Path, content: bytes) -> tuple[Problem, ...]:
    """Why a file that held `content` could not be read; nothing where it could."""
    try:
        read(file, content)
    except AnswersError as error:
        return error.problems
    except UsageError as error:
        return (Problem("A-VALUE", "error", str(error), "kind"),)
    return ()


def document_of(reading: Reading, *, draft: bool = False) -> Document:
    """Terms → document: clauses chosen, filled, parsed. Raises LibraryError where the clause library is wrong."""
    from slagen.assembly.assemble import assemble
    from slagen.library.clauses import load_clauses
    from slagen.library.outline import load_outline
    from slagen.schedules.registry import SCHEDULES

    outline = load_outline(folder("templates") / reading.terms.kind / "agreement.yaml")
    clauses = load_clauses(folder("clauses") / reading.terms.document.language)
    return assemble(
        reading.terms,
        outline,
        clauses,
        SCHEDULES,
        assumed=reading.loaded.assumed,
        blanks=reading.loaded.blanks,
        positions=reading.terms.positions,
        draft=draft,
        label=_label,
    )


def check(reading: Reading, document: Document) -> list[Problem]:
    """Terms and document → problems, in the order of the answers file; first the loader's own warnings."""
    from slagen.checks.document import run as run_on_document
    from slagen.checks.registry import run as run_on_terms

    return [
        *reading.loaded.warnings,
        *run_on_terms(reading.terms, reading.loaded.places),
        *run_on_document(document, reading.loaded.places),
    ]


def build(
    file: Path,
    out: Path,
    formats: Sequence[str] = DEFAULT_FORMATS,
    *,
    draft: bool = False,
    tell: Callable[[str], None] = lambda line: None,
) -> Built:
    """Answers file → files in `out`, all of them or none; `tell` hears what is being done.

    Raises AnswersError when the agreement has errors and is not a draft; everything `read` and the writers raise.
    """
    reading = read(file)
    document = document_of(reading, draft=draft)
    problems = check(reading, document)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors and not draft:
        raise AnswersError(errors)
    contents, missing = _render_what_can_be(document, formats)
    make_folder(out)
    stem = file_stem(file.stem if file.stem != "answers" else file.absolute().parent.name)
    made: list[Path] = []
    for name, content in contents.items():
        path = out / f"{stem}.{name}"
        write_whole(path, content)
        made.append(path)
        tell(str(path))
    if missing is not None:
        raise missing
    return Built(tuple(made), printed_assumptions(document), tuple(problems))


def _render_what_can_be(document: Document, formats: Sequence[str]) -> tuple[dict[str, bytes], DependencyError | None]:
    """All formats; where the PDF lacks a library, the others, and the error to raise once they are written."""
    try:
        return render(document, formats), None
    except DependencyError as error:
        others = [name for name in formats if name != "pdf"]
        if "pdf" not in formats or not others:
            raise
        return render(document, others), error


def render(document: Document, formats: Sequence[str]) -> dict[str, bytes]:
    """Document → bytes by format. Raises UsageError for an unknown format, and what the writers raise."""
    from slagen.library.looks import load_look
    from slagen.render.formats import WRITERS, writer

    unknown = [name for name in formats if name not in WRITERS]
    if unknown:
        raise UsageError(f"There is no format {unknown[0]!r}; the formats are {', '.join(WRITERS)}.")
    look = load_look("plain")
    return {name: writer(name)(document, look) for name in formats}


def printed_assumptions(document: Document) -> tuple[tuple[str, str], ...]:
    """The values printed in the document that nobody typed: path and words, each once, in reading order."""
    from slagen.document.nodes import Value
    from slagen.document.walk import inlines, lines

    found: dict[str, str] = {}
    for line in lines(document):
        for node in inlines(line):
            if isinstance(node, Value) and node.assumed:
                found.setdefault(node.path, node.text)
    return tuple(found.items())


def _label(path: str) -> str:
    """A term in the questionnaire's words; the wording is read when the first one is asked for."""
    from slagen.library.questionnaire import label_of

    return label_of(path)


def _child(root: yaml.Node | None, key: str) -> yaml.Node | None:
    if not isinstance(root, yaml.MappingNode):
        return None
    return next((value for name, value in root.value if name.value == key), None)


def _scalar(root: yaml.Node | None, key: str) -> str | None:
    node = _child(root, key)
    return str(node.value) if isinstance(node, yaml.ScalarNode) else None
