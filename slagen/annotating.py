"""An answers file becomes a drafting copy: a Word file with comments for whoever drafts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from slagen import pipeline
from slagen.document.anchors import with_anchors
from slagen.document.sealing import sealed
from slagen.dressing import look_of
from slagen.errors import AnswersError
from slagen.files import make_folder, write_whole
from slagen.outcomes import Built

if TYPE_CHECKING:
    from slagen.library.library import Library
    from slagen.render.look import Paper

ANNOTATED = "-annotated"


def annotate(
    file: Path, out: Path, *, using: Library | None = None, look: str | None = None, paper: Paper | None = None
) -> Built:
    """Answers file → a drafting copy in `out`: a Word file whose comments are guidance, assumptions and findings.

    It is a draft whatever was found, and carries nothing inside: what it says to whoever drafts is not for the other side.
    Raises what `read` and the writer raise, and what stands in the way of a document.
    """
    from slagen.questions.drafting_notes import notes_on
    from slagen.render.docx.writer import write

    reading = pipeline.read(file, using=using)
    examined = pipeline.examine(reading, draft=True)
    if examined.document is None:
        errors = [problem for problem in examined.problems if problem.severity == "error"]
        raise AnswersError(errors) if errors else examined.fault or RuntimeError("neither a document nor a reason")
    document, style = sealed(examined.document), look_of(reading, look, paper)
    notes = notes_on(document, reading.terms, reading.using, examined.problems, reading.loaded.blanks)
    content = write(with_anchors(document, style.esign), style, controls=True, notes=notes)
    make_folder(out)
    path = out / f"{pipeline.name_of(file)}{ANNOTATED}.docx"
    write_whole(path, content)
    return Built((path,), pipeline.printed_assumptions(document), examined.problems, examined.ignored)
