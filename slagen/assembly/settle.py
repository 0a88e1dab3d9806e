"""Parsed parts become settled ones: uses find their term, references their target, answers if they were assumed."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct

from slagen.document.nodes import Document, Inline, Ref, Use, Value
from slagen.document.rewrite import rewritten


class Settling(Struct, frozen=True):
    """`defined` terms of the whole document, `targets` of clauses without a heading, `assumed` paths."""

    defined: Collection[str]
    targets: Mapping[str, str]
    assumed: frozenset[str]


def settle(document: Document, by: Settling) -> Document:
    """The same document with every Use, Ref and Value settled."""

    def settled(node: Inline) -> Inline:
        match node:
            case Use():
                return Use(defined_term(node.term, by.defined), node.text)
            case Ref():
                return Ref(by.targets.get(node.target, node.target))
            case Value():
                return Value(node.text, node.path, True) if is_assumed(node.path, by.assumed) else node
            case _:
                return node

    return rewritten(document, settled)


def is_assumed(path: str, assumed: frozenset[str]) -> bool:
    """True if the path or anything that holds it was assumed."""
    if not path or not assumed:
        return False
    parts = path.split(".")
    return any(".".join(parts[:length]) in assumed for length in range(1, len(parts) + 1))


def defined_term(words: str, defined: Collection[str]) -> str:
    """The defined term behind a plural or possessive; the words themselves where none fits."""
    for candidate in _candidates(words):
        if candidate in defined:
            return candidate
    return words


def _candidates(words: str) -> list[str]:
    found = [words]
    for ending in ("'s", "’s", "'", "’"):
        if words.endswith(ending):
            found.append(words.removesuffix(ending))
    for word in tuple(found):
        if word.endswith("ies"):
            found.append(f"{word[:-3]}y")
        if word.endswith("es"):
            found.append(word[:-2])
        if word.endswith("s"):
            found.append(word[:-1])
    return found
