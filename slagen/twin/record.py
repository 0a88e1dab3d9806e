"""Answers, terms and how a document was made become two files inside it, and these become the twin of the document again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from slagen.answers.plain import Tree, typed
from slagen.answers.reading import MAX_BYTES
from slagen.errors import UsageError
from slagen.render.attachments import Attachment
from slagen.terms.agreement import Agreement
from slagen.twin.travelling import NEVER

ANSWERS, TERMS = "answers.yaml", "terms.json"
MIMES = {ANSWERS: "application/yaml", TERMS: "application/json"}
MOST_BYTES = {ANSWERS: MAX_BYTES, TERMS: 8 * MAX_BYTES}
"""Of an embedded file, unpacked. The terms of a file hold standard values beside its answers, each with its name."""

_Sha = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
_Name = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._+-]{0,79}$")]


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """How a document was made: by which slagen, from which clauses and templates, in which look, a PDF by which engine.
    `paper` is None in files of versions that knew no other than the look's.

    `library` is the fingerprint of clauses and templates, `content_hash` that of everything the document prints.
    """

    slagen: _Name
    library: _Sha
    kind: _Name
    look: _Name
    content_hash: _Sha
    draft: bool = False
    engine: _Name | None = None
    paper: Literal["A4", "Letter"] | None = None


class Twin(msgspec.Struct, frozen=True):
    """The answers as they travelled, the origin, and the terms as plain answers."""

    answers: bytes
    origin: Origin
    terms: dict[str, object]


class _Carried(msgspec.Struct, frozen=True):
    origin: Origin
    terms: dict[str, object]


def attachments(answers: bytes, terms: Agreement, origin: Origin) -> tuple[Attachment, Attachment]:
    """The two files that a document carries; `answers` are those that may travel."""
    carried = {"origin": msgspec.to_builtins(origin), "terms": _plain(terms)}
    data = json.dumps(carried, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"
    return (
        Attachment(ANSWERS, answers, MIMES[ANSWERS], "source", "The answers this agreement was made from"),
        Attachment(TERMS, data, MIMES[TERMS], "data", "The terms of this agreement, and how it was made"),
    )


def twin_of(found: Mapping[str, bytes], file: str) -> Twin:
    """The twin from the embedded files by name. Raises UsageError where there is none, or none that slagen wrote."""
    missing = [name for name in (ANSWERS, TERMS) if name not in found]
    if missing:
        raise UsageError(
            f"{file} carries no answers: slagen puts none into a file built with --no-embed, and a program that saved the"
            " file again may have left them out."
        )
    try:
        carried = msgspec.json.decode(found[TERMS], type=_Carried)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        raise UsageError(f"{file} carries a {TERMS} that slagen did not write, so its answers are not to be trusted.") from None
    return Twin(found[ANSWERS], carried.origin, carried.terms)


def _plain(terms: Agreement) -> Tree:
    found = typed(terms)
    return {name: answer for name, answer in found.items() if name not in NEVER} if isinstance(found, dict) else {}
