"""The bytes of an answers file become a tree of YAML nodes whose scalars are all text, or located refusals."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from typing import Any, TypeAlias

import yaml

from slagen.answers.characters import forbidden, has_separators, hide, name_of
from slagen.answers.findings import Findings, Label, place_of, quoted
from slagen.errors import AnswersError, Place, Problem

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_VALUES = 50_000
"""Names and values in a file; the largest agreement known has two thousand."""
# What older YAML readers take for more than text where it stands alone and without quotes.
SIGNS_OF_YAML = ("=", "<<")
_TEXT, _LIST, _MAP = "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"

# What the YAML reader says, and what it most often means to the person who typed the file.
_HINTS = {
    "mapping values are not allowed": "Put text that holds a colon in quotes.",
    "cannot start any token": "Indent with spaces, not tabs, and quote text that begins with @, % or `.",
    "did not find expected key": "Check the indentation and the quotes of this line and the one above.",
    "did not find expected '-' indicator": "Check the indentation of the list.",
    "could not find expected ':'": "Each line needs a name, a colon and a space before its value.",
    "unexpected end of stream": "A quote or a bracket is not closed.",
    "invalid Unicode character": "Type the character itself; \\ud800 to \\udfff are only halves of one.",
    "unknown escape character": "Use single quotes, or write a backslash twice.",
}

_TOO_DEEP = f"more than {MAX_DEPTH} levels of lists within lists"


def compose(text: bytes | str, file: str, label: Label | None = None) -> yaml.MappingNode:
    """Read one answers file. Every node's mark carries `file` as its name; lines and columns count from 0 there.
    A node ends after its last character, save for a text block (`|`, `>`), which ends where the next line begins.

    Raises AnswersError when the file is over 1 MB, empty, not UTF-8, not YAML, deeper than 20 levels, repeats a
    name, or uses anchors, aliases, merge keys, tags, directives, several documents or forbidden characters.
    """
    plain = fold_line_ends(_decoded(text, file))
    findings = Findings(file, label)
    readable, back = hide(plain)
    root = _Tree(findings, back).build(readable)
    hidden = forbidden(plain)
    if hidden and not findings.count("A-CHAR"):
        at, character = hidden[0]
        findings.add("A-CHAR", f"{name_of(character)} is not allowed here", "", _place_at(plain, at, file),
                     "Delete it.")  # fmt: skip
    findings.stop_if_wrong()
    if not isinstance(root, yaml.MappingNode):
        where = place_of(root) if root else None
        what = "the file holds no list of answers" if root else "the file is empty"
        raise _refusal("A-YAML", what, where or Place(file), 'Write answers as "name: value" lines.')
    return root


def fold_line_ends(text: str) -> str:
    """Carriage returns go; Unicode separators stay, because `load` folds them with a warning."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refusal(id: str, message: str, place: Place, mend: str = "") -> AnswersError:
    return AnswersError([Problem(id, "error", message, "", mend, place)])


def _place_at(text: str, index: int, file: str) -> Place:
    before = text[:index]
    return Place(file, before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1)


def _decoded(text: bytes | str, file: str) -> str:
    size = len(text) if isinstance(text, bytes) else len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        raise _refusal("A-YAML", f"the file has {size} bytes or more; allowed: {MAX_BYTES}", Place(file))
    if isinstance(text, str):
        return text.removeprefix("\ufeff")
    if text[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in text[:4]:
        raise _refusal("A-CHAR", "the file is not UTF-8 but looks like UTF-16 or UTF-32", Place(file, 1, 1),
                       "Save as UTF-8.")  # fmt: skip
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = error.start + (3 if text.startswith(b"\xef\xbb\xbf") else 0)
        before = text[:start].decode("utf-8-sig")
        place = _place_at(fold_line_ends(before), len(fold_line_ends(before)), file)
        raise _refusal("A-CHAR", f"the byte 0x{text[start]:02X} is not UTF-8", place, "Save as UTF-8.") from None


# What the reader in C gives. Its stubs let marks be missing, which these never are.
Event: TypeAlias = Any
Mark: TypeAlias = Any


class _Named(io.StringIO):
    """A text with the name of its file, which the reader puts into every mark."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.name = name


class _Tree:
    """Builds nodes straight from the reader's events, so that nothing is resolved, expanded or nested too deep."""

    def __init__(self, findings: Findings, back: dict[int, str]) -> None:
        self._findings = findings
        self._back = back
        self._depth = 0
        self._values = 0

    def build(self, text: str) -> yaml.Node | None:
        root: yaml.Node | None = None
        documents = 0
        events = iter(yaml.parse(_Named(text, self._findings.file), Loader=yaml.CSafeLoader))
        try:
            for event in events:
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        self._refuse(event, "a second document begins here; a file holds one")
                        break
                    # The parser in C gives an empty table where no %TAG was written.
                    if event.version or event.tags:
                        self._refuse(event, "directives (%YAML, %TAG) are not allowed")
                    root = self._node(next(events), events, "")
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
        except _TooMuch:
            pass
        return root

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        place = Place(self._findings.file, mark.line + 1, mark.column + 1) if mark else None
        problem = error.problem or "the file is not YAML"
        if "nesting depth" in problem:  # the reader's own limit, a thousand levels, met while it looks ahead
            self._findings.add("A-YAML", _TOO_DEEP, "", place)
            return
        hint = next((hint for phrase, hint in _HINTS.items() if phrase in problem), "")
        context = f" {error.context}" if error.context else ""
        self._findings.add("A-YAML", f"cannot be read as YAML: {problem}{context}", "", place, hint)

    def _refuse(self, event: Event, message: str, path: str = "") -> None:
        mark = event.start_mark
        place = Place(self._findings.file, mark.line + 1, mark.column + 1)
        self._findings.add("A-YAML", message, path, place)

    def _node(self, event: Event, events: Iterator[Event], path: str, *, name: bool = False) -> yaml.Node:
        self._values += 1
        if self._values > MAX_VALUES:
            self._refuse(event, f"more than {MAX_VALUES} names and values in one file", path)
            raise _TooMuch
        start: Mark = event.start_mark
        end: Mark = event.end_mark
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, f"aliases (*{_short(event.anchor)}) are not allowed; write the value again", path)
            return yaml.ScalarNode(_TEXT, "", start, end)
        if event.anchor:
            self._refuse(event, f"anchors (&{_short(event.anchor)}) are not allowed", path)
        if event.tag:
            self._refuse(event, f"tags ({quoted(event.tag)}) are not allowed; every value is text", path)
        if isinstance(event, yaml.ScalarEvent):
            value = event.value.translate(self._back) if self._back else event.value
            node = yaml.ScalarNode(_TEXT, value, start, end, style=event.style)
            self._check_characters(node, path)
            if node.value in SIGNS_OF_YAML and not name and not node.style:
                self._refuse(event, f"{node.value} alone is a sign of YAML; put it in quotes if it is the answer", path)
            return node
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self._refuse(event, _TOO_DEEP, path)
            raise _TooMuch
        mapping = isinstance(event, yaml.MappingStartEvent)
        tree = self._mapping(events, start, path) if mapping else self._sequence(events, start, path)
        # What is spread over lines ends, for the reader, only where the next thing begins: its last part ends before.
        last = tree.value[-1] if tree.value and not event.flow_style else None
        if last is not None:
            tree.end_mark = (last[1] if mapping else last).end_mark
        tree.flow_style = bool(event.flow_style)
        self._depth -= 1
        return tree

    def _sequence(self, events: Iterator[Event], start: Mark, path: str) -> yaml.CollectionNode:
        items: list[yaml.Node] = []
        end = start
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                end = event.end_mark
                break
            items.append(self._node(event, events, f"{path}.{len(items)}" if path else str(len(items))))
        return yaml.SequenceNode(_LIST, items, start, end)

    def _mapping(self, events: Iterator[Event], start: Mark, path: str) -> yaml.CollectionNode:
        pairs: list[tuple[yaml.Node, yaml.Node]] = []
        lines: dict[str, int] = {}
        end = start
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                end = event.end_mark
                break
            key = self._node(event, events, path, name=True)
            name = ""
            if not isinstance(key, yaml.ScalarNode):
                self._refuse(event, "a name must be a plain text, not a list or a group", path)
            elif key.value == "<<" and not key.style:
                self._refuse(event, "merge keys (<<) are not allowed; write the values out", path)
            else:
                name = self._new_name(key, lines, path)
            inner = f"{path}.{name}" if path else name
            pairs.append((key, self._node(next(events), events, inner)))
        return yaml.MappingNode(_MAP, pairs, start, end)

    def _new_name(self, key: yaml.ScalarNode, lines: dict[str, int], path: str) -> str:
        name = unicodedata.normalize("NFC", key.value.strip())
        line = key.start_mark.line + 1
        if has_separators(name):
            self._findings.add("A-CHAR", "a name holds a line separator", path, place_of(key), "Delete it.")
        if name in lines:
            message = f"{quoted(name)} is given twice, on lines {lines[name]} and {line}"
            self._findings.add("A-DUPLICATE", message, f"{path}.{name}" if path else name, place_of(key),
                               "Keep one of them.")  # fmt: skip
        lines.setdefault(name, line)
        return name

    def _check_characters(self, node: yaml.ScalarNode, path: str) -> None:
        found = forbidden(node.value)
        if found:
            names = ", ".join(dict.fromkeys(name_of(character) for _, character in found[:5]))
            field = self._findings.named(path) or "A name"
            message = f"{field} holds {names} at character {found[0][0] + 1}, which is not allowed"
            self._findings.add("A-CHAR", message, path, place_of(node), "Delete it.")


def _short(name: str | None) -> str:
    """An anchor's name as it can be shown in one line."""
    return quoted(name or "")[1:-1]


class _TooMuch(Exception):
    """Ends the reading at the first node that lies too deep, or is one too many."""
