"""The whole trip on one page: an answers file becomes terms, a document, problems, and files in every format asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from slagen.answers import peeking
from slagen.answers.derived import derived
from slagen.answers.findings import nearest, quoted
from slagen.answers.layers import Layer
from slagen.answers.loading import load
from slagen.answers.reading import MAX_BYTES, compose
from slagen.checks.document import run as run_on_document
from slagen.checks.glyphs import Unshown, unshown
from slagen.checks.ignoring import parted
from slagen.document.nodes import Document
from slagen.document.sealing import sealed
from slagen.dressing import PLAIN, carrying, look_of, with_guest
from slagen.errors import AnswersError, LimitError, Problem
from slagen.files import file_stem, make_folder, read_input, write_whole
from slagen.outcomes import Built, Examined, Reading
from slagen.render.attachments import nothing
from slagen.terms.parties import within_one_house
from slagen.writing import Hear, signable, what_can_be

if TYPE_CHECKING:
    from slagen.library.library import Library
    from slagen.render.look import Paper
    from slagen.render.pdf import Engine
    from slagen.render.pdf_signature import Signer

DEFAULT_FORMATS = ("docx", "pdf")
REVIEW = "-review"


def library(folder: Path | None = None) -> Library:
    """The shipped clauses, templates and questions, or those with an organisation's own folder laid over them.

    Raises LibraryError with every fault of the folder, each with file and line.
    """
    from slagen.library.library import library_in, shipped_library

    if folder is None:
        return shipped_library()
    from slagen import foreign

    foreign.ask("review", folder)
    return library_in(folder)


def lint(folder: Path | None = None) -> tuple[Problem, ...]:
    """A clause library → everything in it that stops a build or reads badly; the shipped one, or an organisation's own."""
    if folder is not None:
        from slagen import foreign

        found: tuple[Problem, ...] = foreign.ask("lint", folder)
        return found
    from slagen.lint import registry
    from slagen.schedules.registry import SCHEDULES

    return registry.lint(library(), SCHEDULES)


def kinds() -> tuple[str, ...]:
    """The kinds of agreement there are templates for."""
    return library().kinds()


def read(file: Path, content: bytes | None = None, using: Library | None = None) -> Reading:
    """Text → terms; `content` stands in for what the file holds, `using` is the library whose questions it answers.

    Raises AnswersError with every problem found, FileError where the file cannot be read.
    """
    return read_text(read_input(file, MAX_BYTES) if content is None else content, file, using or library())


def read_text(text: bytes, file: Path, using: Library) -> Reading:
    """The content of an answers file → terms; `file` is its name in messages. Raises AnswersError."""
    root = compose(text, str(file))
    kind = peeking.scalar(root, "kind")
    known = using.kinds()
    if kind is not None and kind not in known:
        what = f"kind is {quoted(kind)}; the kinds are {', '.join(known)}"
        raise AnswersError([Problem("A-VALUE", "error", what, "kind", nearest(kind, known), peeking.place(root, "kind"))])
    defaults = using.defaults(kind) if kind is not None else None
    layers: tuple[Layer, ...] = ()
    outside: dict[str, tuple[str, ...]] = {}
    if within_one_house(peeking.roles_and_forms(root)):
        layers = using.departments()
    if peeking.child(root, "positions") is not None:
        layers += using.layers(root)
        outside["clauses"] = using.clause_names()
    if kind is not None and peeking.child(root, "leave_out") is not None:
        parts = using.outline(kind).parts
        outside["clauses of this kind"] = tuple(entry.use for part in parts for entry in part.entries)
    if peeking.scalar(peeking.child(root, "document"), "look") is not None:
        outside["looks"] = using.looks()
    if peeking.child(root, "ignore") is not None:
        from slagen.checks.ignoring import ignorable

        outside["rules that may be ignored"] = ignorable()
    document = peeking.child(root, "document")
    currency = (peeking.scalar(document, "currency") if document else None) or "EUR"
    loaded = load(
        using.terms, root, file=str(file), defaults=defaults, layers=layers, label=using.label_of, currency=currency,
        outside=outside, advice=using.advice,
    )  # fmt: skip
    return Reading(file, derived(loaded), using, text, root)


def faults(file: Path, content: bytes, using: Library | None = None) -> tuple[Problem, ...]:
    """Why a file that held `content` could not be read; nothing where it could."""
    try:
        read(file, content, using)
    except AnswersError as error:
        return error.problems
    return ()


def document_of(reading: Reading, *, draft: bool = False) -> Document:
    """Terms → document, with its content hash. What a library of somebody else's says is filled in a process of its own.

    Raises LibraryError where the clause library is wrong, LimitError where it needs too much time or memory.
    """
    return sealed(_unsealed(reading, draft))


def _unsealed(reading: Reading, draft: bool, drawn: bool = True) -> Document:
    own = reading.using.shelf.own
    if own is None:
        return assembled(reading, draft=draft, drawn=drawn)
    from slagen import foreign

    document: Document = foreign.ask("document", own, answers=reading.text, file=str(reading.file), draft=draft)
    return document


def assembled(reading: Reading, *, draft: bool = False, drawn: bool = True) -> Document:
    """Terms → document, here: clauses chosen, filled, parsed. Raises LibraryError; keeps no limits.

    What nobody will look at needs no pictures: without `drawn`, it has none.
    """
    from slagen.assembly.assemble import assemble
    from slagen.assembly.fill import keep_compiled
    from slagen.assembly.skeletons import store
    from slagen.schedules.registry import SCHEDULES, UNDRAWN

    document = assemble(
        reading.terms,
        reading.using.outline(reading.terms.kind),
        reading.using.clauses(reading.terms.document.language),
        SCHEDULES if drawn else UNDRAWN,
        assumed=reading.loaded.assumed,
        blanks=reading.loaded.blanks,
        positions=reading.terms.positions,
        draft=draft,
        label=reading.using.label_of,
        meaning=reading.using.meaning_of,
    )
    if reading.using.shelf.own is None:
        keep_compiled()
        store().save()
    return document


def check(reading: Reading, document: Document) -> list[Problem]:
    """Terms and document → problems, in the order of the answers file; first the loader's own warnings."""
    return list(parted((*_on_terms(reading), *run_on_document(document, reading.places)), reading.terms.ignore)[0])


def examine(
    reading: Reading, *, draft: bool = False, ignore: Mapping[str, str] | None = None, drawn: bool = True
) -> Examined:
    """Terms → problems and document. What the terms' rules find is told even where no document can be built.
    Without `drawn`, the document is for the rules alone and has no pictures. `ignore` names further rules to leave aside,
    each with a reason, beside those of the answers.
    """
    aside = {**(ignore or {}), **reading.terms.ignore}
    problems, ignored = parted(_on_terms(reading), aside)
    try:
        document = _unsealed(reading, draft, drawn)
    except (LimitError, MemoryError):
        raise
    except Exception as fault:  # Whoever asked hears of the findings first, and then of this.
        return Examined(problems, None, fault, ignored)
    wrong = any(problem.severity == "error" for problem in problems)
    # A table that cannot be computed is explained by the rule that found the wrong figure.
    further = (problem for problem in run_on_document(document, reading.places) if not (wrong and problem.id == "D-TABLE"))
    more, left = parted(further, aside)
    return Examined((*problems, *more), document, None, (*ignored, *left))


def _on_terms(reading: Reading) -> list[Problem]:
    from slagen.checks.families import without_clause
    from slagen.checks.registry import run

    asked, places = reading.using.questionnaire(reading.terms.kind), reading.loaded.places
    unplaced = without_clause(reading.terms, places, asked, reading.using.label_of)
    return [*reading.loaded.warnings, *unplaced, *run(reading.terms, reading.places)]


def build(
    file: Path,
    out: Path,
    formats: Sequence[str] = DEFAULT_FORMATS,
    *,
    draft: bool = False,
    embed: bool | None = None,
    signer: Signer | None = None,
    tell: Callable[[str], None] = lambda line: None,
    using: Library | None = None,
    engine: Engine | None = None,
    review: bool = False,
    look: str | None = None,
    paper: Paper | None = None,
) -> Built:
    """Answers file → files in `out`, all of them or none; `tell` hears what is being done.

    With `embed` (else the look decides), Word file and PDF carry the answers and the terms; without, nothing of them that is
    not printed. `engine` lays out the PDF; otherwise the answers say which, else the look. `look` and `paper` go before what
    the answers say of them. `signer` signs the PDF; with `review`, a review sheet in the same formats stands beside it.
    Raises AnswersError when the agreement has errors and is not a draft; everything `read` and the writers raise.
    """
    reading = read(file, using=using)
    engine = engine or reading.terms.document.pdf_engine
    examined = examine(reading, draft=draft)
    problems, document = examined.problems, examined.document
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors and (not draft or document is None):
        raise AnswersError(errors) from examined.fault
    if document is None:
        raise examined.fault or RuntimeError("neither a document nor a reason why there is none")
    document = sealed(document)
    letters: list[Unshown] = []
    style = with_guest(look_of(reading, look, paper), reading)
    carry = carrying(reading, document, style) if (style.embed if embed is None else embed) else nothing
    contents, missing = what_can_be(document, formats, style, letters.append, carry, engine)
    if "pdf" in contents:
        contents["pdf"] = signable(contents["pdf"], document, style, signer)
    problems += tuple(problem for found in letters for problem in unshown(document, found, reading.places))
    whole = {f"{name_of(file)}.{name}": content for name, content in contents.items()}
    if review:
        from slagen.questions.review_sheet import review_of

        sheet = review_of(document, reading.terms, reading.using, problems, examined.ignored, reading.loaded.blanks)
        beside, _ = what_can_be(sheet, formats, style, lambda letters: None, nothing, engine)
        whole |= {f"{name_of(file)}{REVIEW}.{name}": content for name, content in beside.items()}
    make_folder(out)
    made: list[Path] = []
    for name, content in whole.items():
        path = out / name
        write_whole(path, content)
        made.append(path)
        tell(str(path))
    if missing is not None:
        raise missing
    return Built(tuple(made), printed_assumptions(document), problems, examined.ignored)


def name_of(file: Path) -> str:
    """The name, without its ending, of the files that an answers file is built into."""
    return file_stem(file.stem if file.stem != "answers" else file.absolute().parent.name)


def render(
    document: Document,
    formats: Sequence[str],
    using: Library | None = None,
    hear: Hear = lambda letters: None,
    engine: Engine | None = None,
    look: str | None = None,
) -> dict[str, bytes]:
    """Document → bytes by format, with nothing inside that is not printed. Raises what `writing.render` raises."""
    from slagen import writing

    return writing.render(document, formats, (using or library()).look(look or PLAIN), hear, engine=engine)


def printed_assumptions(document: Document) -> tuple[tuple[str, str], ...]:
    """The values of the document that nobody typed: path and words, each once, in reading order."""
    return document.assumed
