"""The text of an answers file and changed answers become its new text: comments, order and spelling of the rest stay."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

import yaml

from slagen.answers.characters import hide
from slagen.answers.plain import Tree, plain
from slagen.answers.reading import compose, fold_line_ends
from slagen.answers.spelling import STEP, Remarks, block, spelled


def rewrite(text: str, answers: dict[str, Tree], remarks: Remarks = lambda path: ()) -> str:
    """The text with the answers changed to `answers`, which `compose` reads from it again.

    What did not change stays as it was typed. New answers stand where their place in `answers` is, under their
    `remarks`; the answers of a group in braces that changes are spread over lines. An answer that is gone takes its
    remarks along. Raises AnswersError where the text itself cannot be read, and RuntimeError where the new text would
    not say what `answers` says.
    """
    readable, back = hide(fold_line_ends(text).removeprefix("\ufeff"))
    lines = readable.split("\n")
    root = yaml.compose(readable, Loader=yaml.CSafeLoader) if readable.strip() else None
    if isinstance(root, yaml.MappingNode) and root.value and not root.flow_style:
        edits = _Edits(lines, remarks)
        edits.mapping(root, answers, "")
        new = edits.applied()
    else:
        kept = [line for line in lines if line.startswith("#")]
        new = "".join(f"{line}\n" for line in (*kept, *block(answers, "", remarks)))
    result = new.translate(back)
    if plain(compose(result, "")) != _as_read(answers):
        raise RuntimeError("an answers file would not have said what was answered")
    return result


def _as_read(tree: Tree) -> Tree:
    """What `plain` gives for the tree once written: texts without outer space."""
    if isinstance(tree, dict):
        return {key: _as_read(item) for key, item in tree.items()}
    return [_as_read(item) for item in tree] if isinstance(tree, list) else tree.strip()


class _Edits:
    """Replacements of whole or partial lines, collected on one walk and applied from the end."""

    def __init__(self, lines: list[str], remarks: Remarks) -> None:
        self._lines = lines
        self._remarks = remarks
        # First line and column, last line and column, and the text that goes there.
        self._found: list[tuple[int, int, int, int, str]] = []

    def mapping(self, node: yaml.MappingNode, answers: dict[str, Tree], path: str) -> None:
        """Bring a group that is spread over lines to `answers`."""
        indent = " " * node.start_mark.column
        old = {key.value.strip(): (key, value) for key, value in node.value}
        first = next(iter(old))
        next_line = node.start_mark.line - self._above(node.start_mark.line, _join(path, first))
        for name, answer in answers.items():
            inner = _join(path, name)
            if name in old:
                self._value(*old[name], answer, inner)
                next_line = self._end(old[name][1])[0] + 1
            else:
                self._insert(next_line, block({name: answer}, indent, self._remarks, path))
        for name, (key, value) in old.items():
            if name not in answers:
                line = key.start_mark.line
                self._found.append((line - self._above(line, _join(path, name)), 0, self._end(value)[0] + 1, 0, ""))

    def _value(self, key: yaml.Node, node: yaml.Node, answer: Tree, path: str) -> None:
        if plain(node) == _as_read(answer) or self._inside(node, answer, path):
            return
        indent = " " * key.start_mark.column
        new = f": {spelled(answer)}"
        if answer and not isinstance(answer, str):
            new = ":\n" + "\n".join(block(answer, indent + STEP, self._remarks, path))
        mark = key.end_mark
        self._found.append((mark.line, mark.column, *self._end(node), new))

    def _inside(self, node: yaml.Node, answer: Tree, path: str) -> bool:
        """Whether the change could be made further inside."""
        if not answer or not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
            return False
        if isinstance(node, yaml.MappingNode) and isinstance(answer, dict):
            # A first answer shares its line with the hyphen of a list and cannot have another one before it.
            first = node.value[0][0].value.strip()
            alone = not self._lines[node.start_mark.line][: node.start_mark.column].strip()
            if alone or next(iter(answer)) == first:
                self.mapping(node, answer, path)
                return True
        if isinstance(node, yaml.SequenceNode) and isinstance(answer, list):
            self._sequence(node, answer, path)
            return True
        return False

    def _sequence(self, node: yaml.SequenceNode, answers: list[Tree], path: str) -> None:
        column = self._lines[node.start_mark.line].index("-", node.start_mark.column)
        indent = " " * column
        for number, (item, answer) in enumerate(zip(node.value, answers, strict=False)):
            inner = f"{path}.{number}"
            if plain(item) == _as_read(answer) or self._inside(item, answer, inner):
                continue
            line, start = item.start_mark.line, item.start_mark.column
            if self._lines[line][:start].strip() == "-":
                new = block([answer], indent, self._remarks, path, number)
                first = line - self._above_item(item, path, number)
                self._found.append((first, 0, *self._end(item), "\n".join(new)))
            else:
                # Behind several hyphens there is no room for remarks.
                new = block([answer], indent)
                self._found.append((line, start, *self._end(item), "\n".join(new).lstrip().removeprefix("- ")))
        if len(answers) > len(node.value):
            size = len(node.value)
            self._insert(self._end(node)[0] + 1, block(answers[size:], indent, self._remarks, path, size))
        for number, item in enumerate(node.value[len(answers) :], len(answers)):
            first = item.start_mark.line - self._above_item(item, path, number)
            self._found.append((first, 0, self._end(item)[0] + 1, 0, ""))

    def _insert(self, line: int, new: Iterable[str]) -> None:
        self._found.append((line, 0, line, 0, "".join(f"{one}\n" for one in new)))

    def _above(self, line: int, path: str) -> int:
        """How many lines above are the remarks of the answer on this line, as they were written."""
        return self._same_above(line, [f"# {remark}" if remark else "" for remark in self._remarks(path)])

    def _above_item(self, item: yaml.Node, path: str, number: int) -> int:
        """How many lines above an item's hyphen are remarks: those of the first answer in it."""
        written = block([plain(item)], "", self._remarks, path, number)
        return self._same_above(item.start_mark.line, list(takewhile(lambda line: line.lstrip()[:1] in ("", "#"), written)))

    def _same_above(self, line: int, expected: list[str]) -> int:
        count = 0
        for one in reversed(expected):
            if line - count < 1 or self._lines[line - count - 1].strip() != one.strip():
                break
            count += 1
        return count

    def _end(self, node: yaml.Node) -> tuple[int, int]:
        """Line and column after the text of a node; the reader lets what is spread out end where the next thing begins."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        line, column = node.end_mark.line, node.end_mark.column
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            while line > node.start_mark.line and (line >= len(self._lines) or not self._lines[line][:column].strip()):
                line -= 1
                column = len(self._lines[line])
        return line, column

    def applied(self) -> str:
        """The text after all changes."""
        result = [*self._lines]
        # From the end; at one place, what goes is taken out before what comes is put in, the last of them first.
        order = sorted(enumerate(self._found), key=lambda one: (*one[1][:2], one[1][2] > one[1][0], one[0]), reverse=True)
        for _, (first, column, last, last_column, text) in order:
            while len(result) <= last:
                result.append("")
            new = result[first][:column] + text + result[last][last_column:]
            result[first : last + 1] = new.split("\n")
        return "\n".join(result).rstrip("\n") + "\n"


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
