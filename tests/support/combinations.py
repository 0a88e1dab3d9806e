"""Every kind under every combination of its conditions: documents, and what is wrong with them. Run: `make combinations`."""

from __future__ import annotations

import gc
import os
import re
import sys
import time
import zipfile
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from io import BytesIO
from typing import Any, NamedTuple

from msgspec.structs import replace
from support import sound
from support.building import made
from support.conditions import Factors, apply, difference, factors
from support.faults import faults, needed_by, orphan_numbers
from support.leaving_out import without_records
from support.mutations import changed
from support.pairwise import Row, exhaustive, pairwise
from support.richest import RICHEST

from slagen import pipeline
from slagen.data import folder
from slagen.document.nodes import Document
from slagen.library.outline import load_outline
from slagen.library.when import lookup
from slagen.terms.agreement import Agreement

MOST = 48
"""Up to so many combinations of one article are all tried; of more, the pairs, which the rows of the whole agreement hold."""
POSITIONS = ("balanced", "provider", "customer")
WHOLE = "the whole agreement"
FAMILIES = "its families, in Word and PDF as well"


class Walk(NamedTuple):
    """The combinations of one part of a kind: what its conditions ask, how many there are, and those tried for it alone."""

    part: str
    asked: tuple[str, ...]
    every: int
    rows: tuple[Row, ...]


@cache
def richest(kind: str) -> Agreement:
    """An agreement that says everything that the conditions of its kind ask for."""
    sample, more, few = RICHEST[kind]
    terms = sound.read(changed(sound.answers_in(folder("samples") / sample / "answers.yaml"), more)).terms
    # A third service says nothing that the second does not, and every document would be longer by it.
    extra = [f"{table}.{key}" for table in few for key in list(lookup(terms, tuple(table.split("."))))[2:]]
    return without_records(terms, extra)


@cache
def walks(kind: str) -> tuple[Walk, ...]:
    """The combinations of a kind: all of each part that has few, and in pairs of all conditions and positions together."""
    terms = richest(kind)
    parts = factors(load_outline(folder("templates") / kind / "agreement.yaml"), terms, needed_by(kind))
    together: Factors = {"position": POSITIONS}
    seen: set[tuple[tuple[str, str], ...]] = set()
    found = []
    for part, asked in parts.items():
        together |= asked
        every = _product(asked)
        alone = exhaustive(asked) if every <= MOST else []
        found.append(Walk(part, tuple(asked), every, _new(terms, alone, seen)))
    found.append(Walk(WHOLE, tuple(together), _product(together), _new(terms, pairwise(together), seen)))
    families = {name: values for name, values in together.items() if name == "position" or _is_family(name)}
    found.append(Walk(FAMILIES, tuple(families), _product(families), tuple(pairwise(families))))
    return tuple(found)


def _is_family(name: str) -> bool:
    """Whether it is a family of answers, or a part of one of the two that make their kind."""
    above, _, rest = name.removeprefix("data_center.").removeprefix("smarketing.").partition(".")
    return above != "internal" and not rest and ":" not in name


def _product(asked: Factors) -> int:
    count = 1
    for values in asked.values():
        count *= len(values)
    return count


def _new(terms: Agreement, rows: list[Row], seen: set[tuple[tuple[str, str], ...]]) -> tuple[Row, ...]:
    """The rows whose documents no row before them has."""
    found = []
    for row in rows:
        if (key := difference(terms, row)) not in seen:
            seen.add(key)
            found.append(row)
    return tuple(found)


def wrong(kind: str, row: Row, formats: tuple[str, ...] = ("md", "html")) -> list[str]:
    """Everything that is wrong with the document of one combination, in every format asked for."""
    chosen = dict(row)
    position = chosen.pop("position", "balanced")
    try:
        terms = replace(apply(richest(kind), chosen), positions={"default": position})
        document = made(terms)
        return [*faults(terms, document), *_rendered(document, formats)]
    except Exception as error:  # Every kind of fault is listed, so that one run shows them all.
        return [f"{type(error).__name__}: {error}"]


def _rendered(document: Document, formats: tuple[str, ...]) -> list[str]:
    built = pipeline.render(document, formats)
    found = orphan_numbers(built["md"].decode()) if "md" in built else []
    if "html" in built:
        page = built["html"].decode()
        targets = set(re.findall(r' id="([^"]*)"', page))
        found += [f"html: a link to {target}" for target in re.findall(r'href="#([^"]*)"', page) if target not in targets]
    if "docx" in built:
        text = zipfile.ZipFile(BytesIO(built["docx"])).read("word/document.xml").decode()
        marks = set(re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]*)"', text))
        named = {*re.findall(r'w:anchor="([^"]*)"', text), *re.findall(r"\b(?:PAGE)?REF (\S+)", text)}
        found += [f"docx: a reference to {name}" for name in sorted(named - marks)]
    if "pdf" in built and not built["pdf"].startswith(b"%PDF-"):
        found.append("pdf: no PDF")
    return found


def tasks(kind: str) -> list[tuple[str, Row, tuple[str, ...]]]:
    """Every combination of a kind, each document once, with its formats: all four for the pairs of families."""
    found = []
    for walk in walks(kind):
        formats = ("md", "html", "docx", "pdf") if walk.part == FAMILIES else ("md", "html")
        found += [(kind, row, formats) for row in walk.rows]
    return found


def _tried(task: tuple[str, Row, tuple[str, ...]]) -> tuple[str, Row, list[str]]:
    return task[0], task[1], wrong(*task)


def run(kinds: tuple[str, ...] = tuple(RICHEST)) -> list[tuple[str, Row, list[str]]]:
    """Every combination with what is wrong with it, on as many cores as there are."""
    every: list[Any] = [task for kind in kinds for task in tasks(kind)]
    every.sort(key=lambda task: -len(task[2]))  # the long ones first, so that no core waits for another at the end
    with ProcessPoolExecutor(min(4, os.cpu_count() or 1), initializer=gc.set_threshold, initargs=(500_000,)) as pool:
        return list(pool.map(_tried, every, chunksize=4))


def table() -> str:
    """Each kind and part with what is asked and how many combinations were tried, then faults and time."""
    began = time.monotonic()
    found = run()
    lines = ["| Kind | Part | Conditions ask | Combinations | Tried |", "|---|---|---|---:|---:|"]
    for kind in RICHEST:
        for walk in walks(kind):
            together = walk.part in (WHOLE, FAMILIES)
            asked = f"{len(walk.asked)} answers" if together else ", ".join(walk.asked)
            tried = f"{len(walk.rows)} (every pair)" if together else f"{len(walk.rows)} (all that are new)"
            if walk.every > MOST and not together:
                tried = "every pair, with the whole agreement's"
            lines.append(f"| {kind} | {walk.part} | {asked} | {walk.every} | {tried} |")
    faulty = [(kind, row, said) for kind, row, said in found if said]
    whole = sum(len(walk.rows) for kind in RICHEST for walk in walks(kind) if walk.part == FAMILIES)
    lines += [
        "", f"{len(found)} documents as Markdown and HTML, {whole} of them as Word and PDF as well, "
        f"in {time.monotonic() - began:.0f} s; {len(faulty)} with a fault.",
        *(f"- {kind}: {'; '.join(said)[:300]} where {difference(richest(kind), row)}" for kind, row, said in faulty),
    ]  # fmt: skip
    return "\n".join(lines)


if __name__ == "__main__":
    from support import combinations

    sys.stdout.write(combinations.table() + "\n")
