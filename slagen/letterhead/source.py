"""A Word file, wherever it comes from, becomes its parts, the links between them, and its styles; nothing is fetched or run."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from slagen.errors import LimitError, UsageError, on_one_line
from slagen.files import read_input
from slagen.twin.zipped import Parts

MOST_BYTES = 30_000_000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LINK = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OLD = b"\xd0\xcf\x11\xe0"
_DEEPEST = 200


class Source:
    """Raises UsageError for what is no Word file, LimitError for one beyond all measure, as all its methods do."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        if content.startswith(_OLD):
            what = f"{name} is an encrypted Word file or one of before 2007."
            raise UsageError(f"{what} Save it as .docx without a password first.")
        if len(content) > MOST_BYTES:
            raise LimitError(f"{name} has more than {MOST_BYTES // 1_000_000} MB.")
        self.parts = Parts(content, name)
        self._names = frozenset(self.parts.names())
        self.main = posixpath.normpath(self.parts.main())
        self._roots: dict[str, Any] = {}
        self._links: dict[str, dict[str, tuple[str, str]]] = {}
        self.document = self.root(self.main)
        if self.document is None or self.document.tag != f"{W}document":
            strict = self.document is not None and self.document.tag == f"{{{_STRICT}}}document"
            why = "is of the kind “Strict Open XML”; save it as an ordinary Word document" if strict else "holds no text of Word"
            raise UsageError(f"{name} {why}.")

    @classmethod
    def read(cls, path: Path) -> Source:
        """Raises FileError where the file cannot be read."""
        return cls(read_input(path, MOST_BYTES), on_one_line(str(path)))

    def root(self, part: str) -> Any:
        """The root of a part, or None where there is no such part. Text nested beyond all measure is refused."""
        if part not in self._names:
            return None
        if part not in self._roots:
            root = self.parts.xml(part)
            if _depth(root) > _DEEPEST:
                raise LimitError(f"{self.name}: the part {part!r} is nested deeper than {_DEEPEST} levels.")
            self._roots[part] = root
        return self._roots[part]

    def beside(self, kind: str) -> Any:
        """The root of the part that the document names as its `styles`, `theme` or `settings`; None without one."""
        for target, relation in self.links(self.main).values():
            if relation == kind:
                return self.root(target)
        return None

    def links(self, part: str) -> dict[str, tuple[str, str]]:
        """Target and kind of everything a part names, by id. What lies outside the file has no target."""
        if part not in self._links:
            folder, file = posixpath.split(part)
            found = self.root(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
            links: dict[str, tuple[str, str]] = {}
            for link in found.iter(_LINK) if found is not None else ():
                target = str(link.get("Target", ""))
                inside = posixpath.normpath(target[1:] if target.startswith("/") else posixpath.join(folder, target))
                outside = link.get("TargetMode") == "External" or inside not in self._names
                links[str(link.get("Id"))] = ("" if outside else inside, str(link.get("Type", "")).rpartition("/")[2])
            self._links[part] = links
        return self._links[part]


def _depth(root: Any) -> int:
    deepest, level, waiting = 0, 1, [root]
    while waiting and deepest <= _DEEPEST:
        deepest = level
        waiting, level = [child for node in waiting for child in node], level + 1
    return deepest


def value(node: Any, path: str, attribute: str = "val") -> str:
    """An attribute of the element at a path of names (`pPr/jc`), or nothing."""
    found = at(node, path)
    return "" if found is None else str(found.get(W + attribute, ""))


def at(node: Any, path: str) -> Any:
    """The element at a path of names, or None."""
    return None if node is None else node.find("/".join(W + name for name in path.split("/")))


def is_on(node: Any) -> bool | None:
    """What an on/off element says; None where there is none."""
    return None if node is None else node.get(W + "val", "true") not in ("0", "false", "off", "none")


def number(text: str) -> int | None:
    """A whole number as Word writes it, or None; some programs write `12.0`."""
    try:
        found = int(float(text))
    except (ValueError, OverflowError):
        return None
    return found if abs(found) < 1_000_000_000 else None


def shown(node: Any) -> Iterator[Any]:
    """All elements below a node but what is there twice for older programs, deleted, or set in a frame of its own."""
    for child in node:
        if not isinstance(child.tag, str) or child.tag in (f"{MC}Fallback", f"{W}del", f"{W}moveFrom"):
            continue
        yield child
        if child.tag != f"{W}txbxContent":
            yield from shown(child)
