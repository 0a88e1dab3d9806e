"""An answers file and one changed answer become the new file: every other character stays as it was typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

from slagen.answers.inline import inline
from slagen.answers.plain import Tree, as_read, is_nothing, plain
from slagen.answers.source import Source, Splice
from slagen.answers.spelling import STEP, block
from slagen.errors import AnswersError

# The place after the last item of a list, as a part of a path.
NEW = "+"


class NoSuchPlace(Exception):
    """The path leads nowhere in this file: `at` is the part of it that is not there."""

    def __init__(self, at: tuple[str, ...]) -> None:
        super().__init__(".".join(at))
        self.at = at


class CannotEdit(Exception):
    """The file is written in a way that cannot be changed safely at this place."""


def put(source: Source, parts: Sequence[str], answer: Tree) -> Source:
    """The file with `answer` at the path; groups and lists that are missing are made.

    A position must be there already; NEW adds an item. Raises NoSuchPlace, and CannotEdit where the new text would not
    say just this.
    """
    expected = _put(plain(source.root), tuple(parts), answer, ())
    return _spliced(source, _Edit(source).put(parts, answer), expected)


def remove(source: Source, parts: Sequence[str]) -> Source:
    """The file without the answer at the path and all below it. Raises NoSuchPlace and CannotEdit."""
    expected = _removed(plain(source.root), tuple(parts), ())
    return _spliced(source, _Edit(source).remove(parts), expected)


def _spliced(source: Source, splices: list[Splice], expected: Tree) -> Source:
    try:
        result = source.spliced(*splices)
    except AnswersError as error:
        if any(problem.id != "A-YAML" for problem in error.problems):
            raise
        raise CannotEdit from error
    # The proof of every change: the new text is read again, and says what was meant and nothing else.
    if plain(result.root) != as_read(expected):
        raise CannotEdit
    return result


def _put(tree: Any, parts: tuple[str, ...], answer: Tree, at: tuple[str, ...]) -> Tree:
    """What `put` shall make of the answers."""
    if not parts:
        return answer
    part, rest = parts[0], parts[1:]
    if part == NEW:
        items = tree if isinstance(tree, list) else [] if tree is None or is_nothing(tree) else [tree]
        return [*items, _put(None, rest, answer, (*at, part))]
    if isinstance(tree, list):
        index = _index(tree, part, at)
        return [*tree[:index], _put(tree[index], rest, answer, (*at, part)), *tree[index + 1 :]]
    if part.isdigit():
        raise NoSuchPlace((*at, part))
    group = tree if isinstance(tree, dict) else {}
    return {**group, part: _put(group.get(part), rest, answer, (*at, part))}


def _removed(tree: Any, parts: tuple[str, ...], at: tuple[str, ...]) -> Tree:
    part, rest = parts[0], parts[1:]
    if isinstance(tree, list):
        index = _index(tree, part, at)
        kept = [_removed(tree[index], rest, (*at, part))] if rest else []
        return [*tree[:index], *kept, *tree[index + 1 :]]
    if not isinstance(tree, dict) or part not in tree:
        raise NoSuchPlace((*at, part))
    if rest:
        return {**tree, part: _removed(tree[part], rest, (*at, part))}
    return {name: inner for name, inner in tree.items() if name != part}


def _index(items: Sequence[Any], part: str, at: tuple[str, ...]) -> int:
    if not part.isdigit() or int(part) >= len(items):
        raise NoSuchPlace((*at, part))
    return int(part)


def _nested(parts: Sequence[str], answer: Tree) -> Tree:
    for part in reversed(parts):
        answer = [answer] if part == NEW else {part: answer}
    return answer


class _Edit:
    """One change of a text as splices. A `key` is the name whose value changes; `braces` says that it stands in some."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def put(self, parts: Sequence[str], answer: Tree) -> list[Splice]:
        node: yaml.Node = self._source.root
        key: yaml.Node | None = None
        braces = False
        for depth, part in enumerate(parts):
            if isinstance(node, yaml.ScalarNode):
                one = plain(node)
                below = _nested(parts[depth + 1 :], answer)
                many = part == NEW and not is_nothing(one)
                return self._replace(key, node, [one, below] if many else _nested(parts[depth:], answer), braces)
            assert isinstance(node, yaml.CollectionNode)
            braces = braces or bool(node.flow_style)
            if part == NEW or (isinstance(node, yaml.MappingNode) and part not in _names(node)):
                return self._add(node, _nested(parts[depth + 1 :], answer), "" if part == NEW else part)
            key, node = _inside(node, part)
        return self._replace(key, node, answer, braces)

    def remove(self, parts: Sequence[str]) -> list[Splice]:
        key: yaml.Node | None = None
        node: yaml.Node = self._source.root
        braces = False
        for part in parts[:-1]:
            braces = braces or bool(isinstance(node, yaml.CollectionNode) and node.flow_style)
            key, node = _inside(node, part)
        assert isinstance(node, yaml.CollectionNode)
        if len(node.value) == 1:
            return self._replace(key, node, {} if isinstance(node, yaml.MappingNode) else [], braces)
        names = _names(node)
        index = names.index(parts[-1]) if names else int(parts[-1])
        first, last = self._ends(node, index)
        if node.flow_style and index + 1 == len(node.value):
            return [(self._ends(node, index - 1)[1], last, "")]
        if node.flow_style or self._source.before(first).strip():
            # In braces, and beside the hyphen of a list, the next entry moves up.
            return [(first, self._ends(node, index + 1)[0], "")]
        return [self._source.without(self._source.line(first), self._source.line(last))]

    def _ends(self, node: yaml.CollectionNode, index: int) -> tuple[int, int]:
        """Where an entry begins, with its name or hyphen, and where its value ends."""
        entry = node.value[index]
        if isinstance(entry, tuple):
            return self._source.start(entry[0]), self._source.end(entry[1])
        start = self._source.start(entry)
        if not node.flow_style:
            line = self._source.line(start)
            while self._source.text[self._source.at(line, node.start_mark.column) :][:1] != "-":
                line -= 1
            start = self._source.at(line, node.start_mark.column)
        return start, self._source.end(entry)

    def _add(self, node: yaml.CollectionNode, answer: Tree, name: str) -> list[Splice]:
        """A new entry after the last one of a group, table or list; a list's has no name."""
        entry = f"{name}: {inline(answer, braces=True)}" if name else inline(answer, braces=True)
        if node.flow_style:
            at = self._ends(node, len(node.value) - 1)[1] if node.value else self._source.end(node) - 1
            return [(at, at, f", {entry}" if node.value else entry)]
        indent = " " * node.start_mark.column
        last = node.value[-1][1] if name else node.value[-1]
        if isinstance(answer, dict) and isinstance(last, yaml.MappingNode) and last.flow_style:
            # In the manner of its neighbour.
            lines = [f"{indent}{entry}" if name else f"{indent}- {entry}"]
        else:
            lines = list(block({name: answer} if name else [answer], indent))
        line = self._source.line(self._source.end(last)) + 1
        return [self._source.with_lines(self._source.line_after_remarks(line, node.start_mark.column), lines)]

    def _replace(self, key: yaml.Node | None, node: yaml.Node, answer: Tree, braces: bool) -> list[Splice]:
        start, end = self._source.start(node), self._source.end(node)
        new = inline(answer, node.style if isinstance(node, yaml.ScalarNode) else None, braces=braces)
        spread = isinstance(node, yaml.CollectionNode) and not node.flow_style
        flat = braces or isinstance(answer, str) or not _holds_groups(answer)
        if key is None:
            if not flat:
                new = "\n".join(block(answer, " " * node.start_mark.column)).lstrip()
            return [(start, end, new if start < end else f" {new}")]
        lines = block(answer, " " * key.start_mark.column + STEP)
        if spread:
            gone = self._source.without(self._source.line(start), self._source.line(end))
            if not flat:
                return [(*gone[:2], "".join(f"{line}\n" for line in lines))]
            colon = self._source.text.index(":", self._source.end(key)) + 1
            return [gone, (colon, colon, f" {new}")]
        if start < end:
            return [(start, end, new)]
        if not flat:
            return [self._source.with_lines(self._source.line(start) + 1, lines)]
        has_colon = ":" in self._source.text[self._source.end(key) : start]
        return [(start, end, f" {new}" if has_colon else f": {new}")]


def _holds_groups(answer: Tree) -> bool:
    """Whether an answer reads better spread over lines."""
    return bool(answer) and (isinstance(answer, dict) or any(not isinstance(part, str) for part in answer))


def _names(node: yaml.Node) -> list[str]:
    return [pair[0].value.strip() for pair in node.value] if isinstance(node, yaml.MappingNode) else []


def _inside(node: yaml.Node, part: str) -> tuple[yaml.Node | None, yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        pair: tuple[yaml.Node, yaml.Node] = node.value[_names(node).index(part)]
        return pair
    return None, node.value[int(part)]
