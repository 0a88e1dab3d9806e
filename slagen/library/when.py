"""The text of a `when:` becomes a small frozen tree, and the tree with the terms becomes true or false; never eval."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal

from msgspec import Struct

from slagen.errors import LibraryError, Place
from slagen.library import compare, names

MAX_TOKENS = 200
Operator = Literal["==", "!=", "<", ">", "<=", ">=", "in"]
OPERATORS: tuple[Operator, ...] = ("==", "!=", "<=", ">=", "<", ">", "in")
TOKEN = (
    r"\s*(?:(?P<number>-?[0-9]+(?:\.[0-9]+)?)|(?P<name>[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9][A-Za-z0-9_-]*)*)"
    r"|(?P<text>\"[^\"]*\"|'[^']*')|(?P<sign>==|!=|<=|>=|<|>|\(|\)|,))"
)
WORDS = ("and", "or", "not", "in")


class Constant(Struct, frozen=True):
    value: str | Decimal


class Name(Struct, frozen=True):
    parts: tuple[str, ...]


class Group(Struct, frozen=True):
    """A list in parentheses, `("a", "b")`."""

    items: tuple[When, ...]


class Not(Struct, frozen=True):
    inner: When


class Joined(Struct, frozen=True):
    word: Literal["and", "or"]
    items: tuple[When, ...]


class Compared(Struct, frozen=True):
    operator: Operator
    left: When
    right: When


class Some(Struct, frozen=True):
    """`any(services, "requests")`: whether some record of a table or list says something under that name."""

    table: Name
    parts: tuple[str, ...]


When = Constant | Name | Group | Not | Joined | Compared | Some


def parse(text: str, place: Place | None = None) -> When:
    """The tree of an expression. Raises LibraryError at `place`, saying what could not be read."""
    return _Parser(_tokens(text, place), text, place).whole()


def check_names(tree: When, root: type, place: Place | None = None) -> None:
    """Raise LibraryError for a name which the type of the terms does not have."""
    match tree:
        case Name():
            names.resolve(tree.parts, names.root_shapes(root), root, place)
        case Some():
            records = names.items(names.resolve(tree.table.parts, names.root_shapes(root), root, place), root)
            if not records:
                raise LibraryError(f"{'.'.join(tree.table.parts)} holds no records for any(…) to look at", place)
            names.resolve(tree.parts, records, root, place)
        case Not():
            check_names(tree.inner, root, place)
        case Compared():
            check_names(tree.left, root, place)
            check_names(tree.right, root, place)
        case Joined() | Group():
            for item in tree.items:
                check_names(item, root, place)
        case Constant():
            pass


def names_in(tree: When | None) -> frozenset[tuple[str, ...]]:
    """Every dotted name in a condition, as its parts."""
    match tree:
        case Name():
            return frozenset({tree.parts})
        case Not():
            return names_in(tree.inner)
        case Compared():
            return names_in(tree.left) | names_in(tree.right)
        case Joined() | Group():
            return frozenset().union(*(names_in(item) for item in tree.items))
    return frozenset()


def holds(tree: When | None, terms: Any) -> bool:
    """Whether the condition holds; no condition holds always, and a missing optional term counts as false."""
    return tree is None or compare.truth(_value(tree, terms))


def lookup(terms: Any, parts: tuple[str, ...]) -> Any:
    """The raw value under a path of fields and keys; None where anything on the way is missing."""
    now = terms
    for part in parts:
        if isinstance(now, Mapping):
            now = now.get(part)
        elif part in names.fields_of(now):
            tag = names.tag_of(type(now))
            now = tag[1] if tag and tag[0] == part else getattr(now, part)
        else:
            return None
    return now


def _value(tree: When, terms: Any) -> Any:
    match tree:
        case Constant():
            return tree.value
        case Name():
            return lookup(terms, tree.parts)
        case Some():
            table = lookup(terms, tree.table.parts)
            records = table.values() if isinstance(table, Mapping) else table or ()
            return any(compare.truth(lookup(record, tree.parts)) for record in records)
        case Group():
            return tuple(_value(item, terms) for item in tree.items)
        case Not():
            return not compare.truth(_value(tree.inner, terms))
        case Joined(word="and"):
            return all(compare.truth(_value(item, terms)) for item in tree.items)
        case Joined():
            return any(compare.truth(_value(item, terms)) for item in tree.items)
        case Compared():
            return _compare(tree.operator, _value(tree.left, terms), _value(tree.right, terms))


def _compare(operator: Operator, left: Any, right: Any) -> bool:
    if operator == "==":
        return compare.equal(left, right)
    if operator == "!=":
        return not compare.equal(left, right)
    if operator == "in":
        return compare.contains(right, left)
    if left is None or right is None:
        return False
    if operator == "<":
        return compare.less(left, right)
    if operator == ">":
        return compare.less(right, left)
    return not (compare.less(right, left) if operator == "<=" else compare.less(left, right))


def _tokens(text: str, place: Place | None) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    token = re.compile(TOKEN)
    position = 0
    while text[position:].strip():
        match = token.match(text, position)
        if match is None:
            raise LibraryError(f"cannot read {text[position:].strip()!r} in the condition {text!r}", place)
        kind = match.lastgroup or ""
        word = match.group(kind)
        found.append(("sign", word) if kind == "name" and word in WORDS else (kind, word))
        position = match.end()
    if len(found) > MAX_TOKENS:
        raise LibraryError(f"a condition has at most {MAX_TOKENS} words", place)
    return found


class _Parser:
    """Recursive descent over the tokens; its depth is bounded by their number."""

    def __init__(self, tokens: list[tuple[str, str]], text: str, place: Place | None) -> None:
        self.tokens, self.text, self.place, self.position = tokens, text, place, 0

    def whole(self) -> When:
        tree = self.either()
        if self.position < len(self.tokens):
            raise self.problem()
        return tree

    def take(self, *signs: str) -> str:
        if self.position < len(self.tokens):
            kind, word = self.tokens[self.position]
            if kind == "sign" and word in signs:
                self.position += 1
                return word
        return ""

    def either(self) -> When:
        items = [self.both()]
        while self.take("or"):
            items.append(self.both())
        return items[0] if len(items) == 1 else Joined("or", tuple(items))

    def both(self) -> When:
        items = [self.negated()]
        while self.take("and"):
            items.append(self.negated())
        return items[0] if len(items) == 1 else Joined("and", tuple(items))

    def negated(self) -> When:
        return Not(self.negated()) if self.take("not") else self.compared()

    def compared(self) -> When:
        left = self.atom()
        for sign in OPERATORS:
            if self.take(sign):
                return Compared(sign, left, self.atom())
        if self.take("not"):
            if not self.take("in"):
                raise self.problem()
            return Not(Compared("in", left, self.atom()))
        return left

    def atom(self) -> When:
        if self.take("("):
            items = [self.either()]
            listed = False
            while self.take(","):
                listed = True
                if self.take(")"):
                    return Group(tuple(items))
                items.append(self.either())
            if not self.take(")"):
                raise self.problem()
            return Group(tuple(items)) if listed else items[0]
        if self.position == len(self.tokens):
            raise self.problem()
        kind, word = self.tokens[self.position]
        if kind == "sign":
            raise self.problem()
        self.position += 1
        if kind == "name" and word == "any" and self.take("("):
            return self.some()
        if kind == "name":
            return Name(tuple(word.split(".")))
        return Constant(Decimal(word) if kind == "number" else word[1:-1])

    def some(self) -> Some:
        """What stands in `any(…)`: the name of a table, a comma, a name in quotes."""
        expected = (("name", ""), ("sign", ","), ("text", ""), ("sign", ")"))
        found = self.tokens[self.position : self.position + len(expected)]
        for place, (kind, word) in enumerate(expected):
            if place == len(found) or found[place][0] != kind or word not in ("", found[place][1]):
                self.position += place
                raise self.problem()
        self.position += len(expected)
        return Some(Name(tuple(found[0][1].split("."))), tuple(found[2][1][1:-1].split(".")))

    def problem(self) -> LibraryError:
        at = self.tokens[self.position][1] if self.position < len(self.tokens) else "the end"
        return LibraryError(f"did not expect {at!r} in the condition {self.text!r}", self.place)
