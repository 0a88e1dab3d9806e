"""What one writing run looks up and hands out: labels, bookmark names and numbers, outward links, list restarts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from slagen.document.nodes import Document, Inline, Section
from slagen.document.numbering import Label, Numbers, number
from slagen.document.walk import clauses
from slagen.render.docx.comments import NONE, Margin, Notes
from slagen.render.docx.lists import Restarts
from slagen.render.docx.oxml import Xml, bookmark
from slagen.render.docx.package import Medium
from slagen.render.look import Look

_LONGEST_NAME = 40  # Word cuts bookmark names off here, and then no longer finds them
_FIRST_LINK = 100  # relationship numbers below belong to the fixed parts


@dataclass
class Ledger:
    """`titles` holds the title of every section and clause by id, `links` the outward addresses by relationship id,
    `widths` those of each table's columns in twips, by the identity of the table,
    `said` the words of lines by their identity: pages, widths and cells ask for them, each in turn.
    `controls` counts the content controls, where there are any."""

    document: Document
    look: Look
    numbers: Numbers
    names: dict[str, str]
    titles: dict[str, tuple[Inline, ...]]
    restarts: Restarts = field(default_factory=Restarts)
    links: dict[str, str] = field(default_factory=dict)
    media: list[Medium] = field(default_factory=list)
    widths: dict[int, list[int]] = field(default_factory=dict)
    said: dict[int, tuple[tuple[Inline, ...], list[str]]] = field(default_factory=dict)
    margin: Margin = field(default_factory=lambda: Margin(Notes()))
    has_controls: bool = False
    controls: int = 0
    _marks: int = 0

    @classmethod
    def open(cls, document: Document, look: Look, controls: bool = False, notes: Notes = NONE) -> Ledger:
        """With `controls`, printed answers carry their paths; `notes` become comments.

        Numbers the document and names its bookmarks. Raises ValueError for an id that stands twice.
        """
        numbers = number(document)
        titles = {section.id: section.title for section in document.sections}
        titles.update((clause.id, clause.title) for _, clause in clauses(document))
        return cls(document, look, numbers, _bookmark_names(numbers), titles, margin=Margin(notes), has_controls=controls)

    @property
    def front(self) -> list[Section]:
        """The sections that stand before the contents."""
        return [section for section in self.document.sections if section.kind == "front"]

    @property
    def others(self) -> list[Section]:
        """The sections that stand behind the contents."""
        return [section for section in self.document.sections if section.kind != "front"]

    @cached_property
    def schedules(self) -> dict[str, str]:
        """The schedule that holds each label, by id: labels are given in reading order, a schedule's before those in it."""
        found: dict[str, str] = {}
        now = ""
        for identity, label in self.numbers.labels.items():
            now = identity if label.kind == "schedule" else now
            found[identity] = now
        return found

    @cached_property
    def tells_paths(self) -> bool:
        """Whether printed answers carry their paths, or a comment may stand at one."""
        return self.has_controls or bool(self.margin.notes.answers)

    def label(self, target: str) -> Label:
        """The label of a reference's target. Raises ValueError if nothing carries that id."""
        if target not in self.numbers.labels:
            raise ValueError(f"a reference names {target!r}, and no section, clause or captioned table has that id")
        return self.numbers.labels[target]

    def mark(self, target: str, content: Xml) -> Xml:
        """Content inside the bookmark of its id, with its comments; as it is, if nothing can refer to it."""
        content = self.margin.part(target, content)
        if target not in self.names:
            return content
        self._marks += 1
        return bookmark(self._marks, self.names[target], content)

    def medium(self, kind: str, content: bytes) -> str:
        """The relationship id of a picture's bytes in the file."""
        number = len(self.media) + 1
        self.media.append(Medium(f"figure{number}.{kind}", content, f"rIdFigure{number}"))
        return self.media[-1].relation

    def link(self, url: str) -> str:
        """The relationship id of an outward address."""
        for known, address in self.links.items():
            if address == url:
                return known
        identity = f"rId{_FIRST_LINK + len(self.links)}"
        self.links[identity] = url
        return identity


def _bookmark_names(numbers: Numbers) -> dict[str, str]:
    """A bookmark name for every label: hidden (leading underscore), letters and digits only, no two alike.

    Word compares the names without regard to case.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for target in numbers.labels:
        base = "_Ref_" + re.sub(r"[^0-9A-Za-z]+", "_", target).strip("_")
        name = base[:_LONGEST_NAME]
        count = 1
        while name.lower() in taken:
            count += 1
            name = f"{base[: _LONGEST_NAME - len(str(count)) - 1]}_{count}"
        taken.add(name.lower())
        names[target] = name
    return names
