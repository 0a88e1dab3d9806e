"""A built file becomes the answers it carries, and what it shows is held against what these answers, built again, give."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

import slagen
from slagen import pipeline
from slagen.document.anchors import with_anchors
from slagen.document.nodes import Value
from slagen.document.walk import inlines, lines
from slagen.errors import AnswersError, UsageError, on_one_line
from slagen.twin.compare import Difference, Line, differences
from slagen.twin.pdf_file import Signature, signatures
from slagen.twin.places import located, names
from slagen.twin.reading import Format, read_built, twin_in
from slagen.twin.record import Twin

if TYPE_CHECKING:
    from slagen.document.nodes import Document
    from slagen.library.library import Library
    from slagen.outcomes import Reading
    from slagen.render.look import Look
    from slagen.twin.docx_controls import Answer


class Verdict(Struct, frozen=True):
    """What a comparison found: how the file was made, remarks on what it holds besides, every difference, signatures."""

    made: str
    remarks: tuple[str, ...]
    differences: tuple[Difference, ...]
    signatures: tuple[Signature, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether nothing differs and no signature is broken."""
        return not self.differences and all(one.is_sound for one in self.signatures)


def extracted(path: Path) -> Twin:
    """What a built file carries. Raises UsageError where it carries nothing, LimitError where it is beyond all measure."""
    content, kind = read_built(path)
    return twin_in(content, kind, on_one_line(str(path)))


def terms_of(twin: Twin) -> bytes:
    """The terms that a file carries, as JSON."""
    return json.dumps(twin.terms, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"


def verified(path: Path, using: Library) -> Verdict:
    """A built file against its own answers, built again by this version with this library.

    Raises UsageError where it carries no answers, or none that can be read here; LimitError, and what building raises.
    """
    content, kind = read_built(path)
    file = on_one_line(str(path))
    signed = signatures(content, file) if kind == "pdf" else ()
    if not all(one.is_sound for one in signed):
        # What follows could only name what somebody else has put there.
        return Verdict("", (), (), signed)
    twin = twin_in(content, kind, file)
    reading, document = _built_again(twin, path, using)
    look = using.look(twin.origin.look, twin.origin.paper)
    remarks, found = _compared(content, kind, file, with_anchors(document, look.esign), look, twin, _guests(reading))
    made, same = _origin(twin, reading)
    if same and document.meta.content_hash != twin.origin.content_hash:
        note = "the answers inside were changed after the file was made: they give another content than it was made with"
        remarks = (*remarks, note)
        found = (Difference("answers inside", document.meta.content_hash[:12], twin.origin.content_hash[:12]), *found)
    return Verdict(made, remarks, found, signed)


def printed(path: Path, using: Library) -> list[Answer]:
    """How the answers are printed in a Word file, wherever it has been since, each beside how it was built.

    Raises UsageError for a PDF, and where the file carries no answers or its answers are in no controls.
    """
    from slagen.render.docx.writer import write
    from slagen.twin.docx_controls import answers_of, controls_of
    from slagen.twin.zipped import Parts

    content, kind = read_built(path)
    file = on_one_line(str(path))
    if kind == "pdf":
        raise UsageError(f"{file} is a PDF: only a Word file says which of its words are which answer.")
    twin, there = twin_in(content, kind, file), Parts(content, file)
    if not controls_of(there):
        raise UsageError(f"{file} has no content controls: a program that saved it has left them out.")
    _, document = _built_again(twin, path, using)
    document = with_anchors(document, (look := using.look(twin.origin.look, twin.origin.paper)).esign)
    given = controls_of(Parts(write(document, look, controls=True), file))
    return answers_of(controls_of(there, given), given, _paths(document))


def _paths(document: Document) -> list[str]:
    return [node.path for line in lines(document) for node in inlines(line) if isinstance(node, Value)]


def _built_again(twin: Twin, path: Path, using: Library) -> tuple[Reading, Document]:
    inside = path.with_name(f"{path.name}!answers.yaml")
    try:
        reading = pipeline.read_text(twin.answers, inside, using)
    except AnswersError as error:
        raise UsageError(
            f"The answers in {on_one_line(str(path))} cannot be read by slagen {slagen.__version__} with this library"
            f" (the file was made by slagen {twin.origin.slagen}):\n{error}"
        ) from None
    return reading, pipeline.document_of(reading, draft=twin.origin.draft)


def _origin(twin: Twin, reading: Reading) -> tuple[str, bool]:
    """How the file was made, and whether by this slagen with this library."""
    from slagen.library.fingerprint import fingerprint

    origin, terms = twin.origin, reading.terms
    library = fingerprint(reading.using.shelf, terms.kind, terms.document.language, origin.look)
    version = "as here" if origin.slagen == slagen.__version__ else f"here {slagen.__version__}"
    texts = "as here" if origin.library == library else f"here {library[:12]}"
    return (
        f"made by slagen {origin.slagen} ({version}) with library {origin.library[:12]} ({texts}), "
        f"kind {origin.kind}, look {origin.look}, content {origin.content_hash[:12]}"
    ), (origin.slagen, origin.library) == (slagen.__version__, library)


def _compared(
    content: bytes, kind: Format, file: str, document: Document, look: Look, twin: Twin, guests: int
) -> tuple[tuple[str, ...], tuple[Difference, ...]]:
    if kind == "pdf":
        return _compared_pdf(content, file, document, look, twin)
    return _compared_docx(content, file, document, look, guests)


def _guests(reading: Reading) -> int:
    """How many pictures the built file has beside those made again: the customer's logo lies beside the answers file."""
    return int(reading.terms.document.customer_logo is not None and reading.terms.document.style == "proposal")


def _compared_docx(
    content: bytes, file: str, document: Document, look: Look, guests: int
) -> tuple[tuple[str, ...], tuple[Difference, ...]]:
    from slagen.render.docx.ledger import Ledger
    from slagen.render.docx.writer import write
    from slagen.twin.docx_controls import answers_of, controls_of
    from slagen.twin.docx_words import words_of
    from slagen.twin.zipped import Parts

    again, there = Parts(write(document, look, controls=True), file), Parts(content, file)
    given, shown = words_of(again), words_of(there)
    named = names(document)
    by_mark = {mark: named[identity] for identity, mark in Ledger.open(document, look).names.items() if identity in named}
    expected: list[Line] = []
    where = "cover"
    for one in given.body:
        where = next((by_mark[mark] for mark in one.marks if mark in by_mark), where)
        expected.append(Line(one.text, "contents" if one.contents else where))
    found = [
        *differences(expected, (one.text for one in shown.body)),
        *(Difference("running heads and feet", text, "") for text in sorted(shown.furniture - given.furniture)),
        *(Difference("running heads and feet", "", text) for text in sorted(given.furniture - shown.furniture)),
    ]
    if more := shown.unread - given.unread - guests:
        found.append(_unread(more))
    remarks: list[str] = []
    if shown.tracked:
        remarks.append("holds tracked changes: insertions were read as there, deletions as gone")
    if shown.comments:
        remarks.append(f"holds {shown.comments} comment{'s' if shown.comments > 1 else ''}, which were not compared")
    if found and controls_of(there):
        built = controls_of(again)
        changed = (one for one in answers_of(controls_of(there, built), built, _paths(document)) if one.is_changed)
        remarks += [f"answer {one}" for one in changed]
    return tuple(remarks), tuple(found)


def _compared_pdf(
    content: bytes, file: str, document: Document, look: Look, twin: Twin
) -> tuple[tuple[str, ...], tuple[Difference, ...]]:
    from slagen.render import pdf
    from slagen.twin.pdf_file import shown

    engine = next((name for name in pdf.ENGINES if name == twin.origin.engine), None)
    if engine is None:
        raise UsageError(f"{file} says that it was laid out by {twin.origin.engine!r}, which slagen does not know.")
    again = shown(pdf.render(document, look, engine).pdf, file)
    there = shown(content, file)
    found = differences(located(document, again.pages), (line for page in there.pages for line in page.splitlines()))
    over = (Difference(f"page {page}", f"{kind} {words}".strip(), "") for page, kind, words in there.added)
    return (), (*found, *over)


def _unread(more: int) -> Difference:
    """What a Word file shows besides words, more of it or less than it was built with."""
    what = f"{abs(more)} pictures, objects or other files"
    return Difference("", what, "") if more > 0 else Difference("", "", what)
