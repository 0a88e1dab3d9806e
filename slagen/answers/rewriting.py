"""The text of an answers file and changed answers become its new text: comments, order and spelling of the rest stay."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

import yaml

from slagen.answers.nodes import joined
from slagen.answers.plain import Tree, as_read, plain
from slagen.answers.reading import compose, fold_line_ends
from slagen.answers.source import Source, Splice
from slagen.answers.spelling import STEP, Remarks, block, spelled


def rewrite(text: str, answers: dict[str, Tree], remarks: Remarks = lambda path: ()) -> str:
    """The text with the answers changed to `answers`, which `compose` reads from it again.

    What did not change stays as it was typed. New answers stand where their place in `answers` is, under their
    `remarks`; the answers of a group in braces that changes are spread over lines. An answer that is gone takes its
    remarks along. Raises AnswersError where the text itself cannot be read, and RuntimeError where the new text would
    not say what `answers` says.
    """
    folded = fold_line_ends(text).removeprefix("\ufeff").rstrip("\n") + "\n"
    lines = folded.split("\n")
    if all(line.lstrip()[:1] in ("", "#") for line in lines):
        new = _anew(lines, answers, remarks)
    else:
        source = Source(folded.encode("utf-8"), "")
        edits = _Edits(source, remarks)
        if source.root.value and not source.root.flow_style:
            edits.mapping(source.root, answers, "")
            new = source.spliced(*edits.splices()).text
        else:
            new = _anew(lines, answers, remarks)
    new = new.rstrip("\n") + "\n"
    if plain(compose(new, "")) != as_read(answers):
        raise RuntimeError("an answers file would not have said what was answered")
    return new


def _anew(lines: Iterable[str], answers: dict[str, Tree], remarks: Remarks) -> str:
    """The answers below the remarks of a text that has nothing to keep beside them."""
    kept = [line for line in lines if line.startswith("#")]
    return "".join(f"{line}\n" for line in (*kept, *block(answers, "", remarks)))


class _Edits:
    """Changes of a text, collected on one walk."""

    def __init__(self, source: Source, remarks: Remarks) -> None:
        self._source = source
        self._lines = source.text.split("\n")
        self._remarks = remarks
        self._replaced: list[Splice] = []
        # What comes in at one place, in order.
        self._inserted: dict[int, str] = {}

    def splices(self) -> tuple[Splice, ...]:
        """All changes; at one place, what goes is taken out before what comes is put in."""
        return (*self._replaced, *((at, at, new) for at, new in self._inserted.items()))

    def mapping(self, node: yaml.MappingNode, answers: dict[str, Tree], path: str) -> None:
        """Bring a group that is spread over lines to `answers`."""
        indent = " " * node.start_mark.column
        old = {key.value.strip(): (key, value) for key, value in node.value}
        first = next(iter(old))
        next_line = node.start_mark.line - self._above(node.start_mark.line, joined(path, first))
        for name, answer in answers.items():
            inner = joined(path, name)
            if name in old:
                self._value(*old[name], answer, inner)
                next_line = self._last_line(old[name][1]) + 1
            else:
                self._insert(next_line, block({name: answer}, indent, self._remarks, path))
        for name, (key, value) in old.items():
            if name not in answers:
                line = key.start_mark.line
                gone = self._source.without(line - self._above(line, joined(path, name)), self._last_line(value))
                self._replaced.append(gone)

    def _value(self, key: yaml.Node, node: yaml.Node, answer: Tree, path: str) -> None:
        if plain(node) == as_read(answer) or self._inside(node, answer, path):
            return
        indent = " " * key.start_mark.column
        new = f": {spelled(answer)}"
        if answer and not isinstance(answer, str):
            new = ":\n" + "\n".join(block(answer, indent + STEP, self._remarks, path))
        self._replaced.append((self._source.end(key), self._source.end(node), new))

    def _inside(self, node: yaml.Node, answer: Tree, path: str) -> bool:
        """Whether the change could be made further inside."""
        if not answer or not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
            return False
        if isinstance(node, yaml.MappingNode) and isinstance(answer, dict):
            # A first answer shares its line with the hyphen of a list and cannot have another one before it.
            first = node.value[0][0].value.strip()
            alone = not self._source.before(self._source.start(node)).strip()
            if alone or next(iter(answer)) == first:
                self.mapping(node, answer, path)
                return True
        if isinstance(node, yaml.SequenceNode) and isinstance(answer, list):
            self._sequence(node, answer, path)
            return True
        return False

    def _sequence(self, node: yaml.SequenceNode, answers: list[Tree], path: str) -> None:
        indent = " " * node.start_mark.column
        for number, (item, answer) in enumerate(zip(node.value, answers, strict=False)):
            inner = f"{path}.{number}"
            if plain(item) == as_read(answer) or self._inside(item, answer, inner):
                continue
            start, end = self._source.start(item), self._source.end(item)
            if self._source.before(start).strip() == "-":
                new = block([answer], indent, self._remarks, path, number)
                first = self._source.line_start(item.start_mark.line - self._above_item(item, path, number))
                self._replaced.append((first, end, "\n".join(new)))
            else:
                # Behind several hyphens there is no room for remarks.
                new = block([answer], indent)
                self._replaced.append((start, end, "\n".join(new).lstrip().removeprefix("- ")))
        if len(answers) > len(node.value):
            size = len(node.value)
            self._insert(self._last_line(node) + 1, block(answers[size:], indent, self._remarks, path, size))
        for number, item in enumerate(node.value[len(answers) :], len(answers)):
            first = item.start_mark.line - self._above_item(item, path, number)
            self._replaced.append(self._source.without(first, self._last_line(item)))

    def _insert(self, line: int, new: Iterable[str]) -> None:
        at, _, lines = self._source.with_lines(line, new)
        self._inserted[at] = self._inserted.get(at, "") + lines

    def _last_line(self, node: yaml.Node) -> int:
        return self._source.line(self._source.end(node))

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
