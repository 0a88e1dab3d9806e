"""Parsed parts become settled ones: uses find their term, references their target, answers if they were assumed."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct

from slagen.document.nodes import Document, Inline, Ref, Text, Use, Value
from slagen.document.rewrite import rewritten


class Settling(Struct, frozen=True):
    """`defined` terms of the whole document, `targets` of clauses without a heading, `assumed` paths."""

    defined: Collection[str]
    targets: Mapping[str, str]
    assumed: frozenset[str]


def settle(document: Document, by: Settling) -> Document:
    """The same document with every Use, Ref and Value settled."""

    known: dict[str, bool] = {}  # a table asks for one answer in many cells

    def assumed(path: str) -> bool:
        if path not in known:
            known[path] = is_assumed(path, by.assumed)
        return known[path]

    def settled(node: Inline) -> Inline:
        if isinstance(node, Text):  # the most frequent, and never changed
            return node
        if isinstance(node, Value):
            return Value(node.text, node.path, True) if assumed(node.path) else node
        if isinstance(node, Use):
            return Use(defined_term(node.term, by.defined), node.text)
        if isinstance(node, Ref):
            return Ref(by.targets.get(node.target, node.target))
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
    if words in defined:
        return words
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
