"""Every sample in every look under every option becomes a Word file, and what the validators say of it. Run: `make word`."""

from __future__ import annotations

import os
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace
from support import sound
from support.letterhead import with_logo
from support.mutations import changed
from support.pairwise import pairwise
from support.pictures import picture
from support.samples import SAMPLES, reading_of
from support.validators import audited, office_sdk, validated

from slagen import pipeline, writing
from slagen.data import folder
from slagen.document.anchors import Service, with_anchors
from slagen.dressing import carrying
from slagen.letterhead.look_folder import write_look
from slagen.letterhead.source import Source
from slagen.letterhead.taking import take
from slagen.library.looks import load_look, on_paper
from slagen.library.shelf import shelf_of
from slagen.outcomes import Reading
from slagen.questions.drafting_notes import notes_on
from slagen.render.attachments import nothing
from slagen.render.docx.writer import write
from slagen.render.images import picture_of
from slagen.render.look import Guest, Look, Paper

if TYPE_CHECKING:
    from slagen.document.nodes import Document

HOUSE = "a letterhead's"
"""The look that was taken from an organisation's own Word file, with its logo."""
LOOKS = (*pipeline.library().looks(), HOUSE)
WAYS = ("bare", "carrying", "locked", "annotated")
"""Nothing inside; answers and terms inside and each answer in a control; those locked; a drafting copy with comments."""
_OTHERS = {
    "draft": (False, True), "paper": ("A4", "Letter"), "esign": ("none", "docusign", "adobe"), "style": ("agreement", "proposal"),
}  # fmt: skip
PROPOSED = ("tiered", "multi-level", "data-center")


class Case(NamedTuple):
    """One Word file. `style` is asked for in the kinds that have proposals."""

    sample: str
    look: str
    way: str
    draft: bool
    paper: Paper
    esign: Service
    style: str

    def __str__(self) -> str:
        said = (self.sample, self.look, self.way, "draft" if self.draft else "final", self.paper, self.esign, self.style)
        return ", ".join(said)


@cache
def cases() -> tuple[Case, ...]:
    """Every sample × look × way, and beside each a row of those in which every two further options meet: for each way, all."""
    further, places = pairwise(_OTHERS), list(product(SAMPLES, LOOKS))
    return tuple(
        Case(*place, way, **further[(number + turn) % len(further)])
        for number, place in enumerate(places)
        for turn, way in enumerate(WAYS)
    )


@cache
def _house() -> Look:
    with tempfile.TemporaryDirectory() as place:
        write_look("house", Path(place), take(Source(with_logo(), "house.docx")), "house.docx")
        return load_look("house", shelf_of(Path(place)))


def look_of(case: Case) -> Look:
    """The look with what the case asks of it."""
    plain = _house() if case.look == HOUSE else load_look(case.look)
    guest = Guest(picture_of(picture()), "Logo of the customer") if case.style == "proposal" else None
    look = on_paper(plain, case.paper)
    return replace(look, lock_answers=case.way == "locked", esign=case.esign, guest=guest)


@cache
def _reading(sample: str, style: str) -> Reading:
    if style != "proposal" or reading_of(sample).terms.kind not in PROPOSED:
        return reading_of(sample)
    answers = sound.answers_in(folder("samples") / sample / "answers.yaml")
    return sound.read(changed(answers, {"document.style": style}))


@cache
def _document(sample: str, style: str, draft: bool) -> Document:
    return pipeline.document_of(_reading(sample, style), draft=draft)


def document_of(case: Case) -> Document:
    """The agreement that a case prints."""
    return _document(case.sample, case.style, case.draft)


def made(case: Case) -> bytes:
    """The Word file of a case."""
    reading, look = _reading(case.sample, case.style), look_of(case)
    document = document_of(case)
    if case.way == "annotated":
        notes = notes_on(document, reading.terms, reading.using, pipeline.examine(reading).problems, {})
        return write(with_anchors(document, look.esign), look, controls=True, notes=notes)
    carry = nothing if case.way == "bare" else carrying(reading, document, look)
    return writing.render(document, ("docx",), look, carry=carry)["docx"]


def found(case: Case) -> tuple[list[str], list[str]]:
    """What openxml-audit finds in the file of a case, and what the Open XML SDK does."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "made.docx"
        file.write_bytes(made(case))
        return audited(file), validated(file)


def run() -> dict[Case, tuple[list[str], list[str]]]:
    """Every case, on as many cores as there are."""
    with ProcessPoolExecutor(min(4, os.cpu_count() or 1)) as pool:
        return dict(zip(cases(), pool.map(found, cases(), chunksize=4), strict=True))


def table() -> str:
    """Sample by look: how many files were made and how many each validator refused; then what it said."""
    outcome = run()
    lines = ["| Sample | Look | Files | openxml-audit refuses | Open XML SDK refuses |", "|---|---|---:|---:|---:|"]
    for sample, look in product(SAMPLES, LOOKS):
        held = [said for case, said in outcome.items() if (case.sample, case.look) == (sample, look)]
        refused = [sum(bool(said[which]) for said in held) for which in (0, 1)]
        lines.append(f"| {sample} | {look} | {len(held)} | {refused[0]} | {refused[1] if office_sdk() else 'not installed'} |")
    lines += ["", f"{len(outcome)} files: each sample × look × ({', '.join(WAYS)}); draft, paper, anchors and style in turn."]
    lines += [f"- {case}: {'; '.join([*one, *other])[:300]}" for case, (one, other) in outcome.items() if one or other]
    return "\n".join(lines)


if __name__ == "__main__":
    from support import word_files

    sys.stdout.write(word_files.table() + "\n")
