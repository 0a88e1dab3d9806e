"""Notes on an agreement become Word's comments: at the cover, at clauses and at printed answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct, field

from slagen.render.docx.oxml import Xml, join, part, run, w


class Note(Struct, frozen=True):
    """What one comment says, in one line or several, and under which name."""

    author: str
    text: str


class Notes(Struct, frozen=True):
    """Comments by their place: on the whole, on sections and clauses by id, on answers by path (where first printed)."""

    whole: tuple[Note, ...] = ()
    parts: Mapping[str, tuple[Note, ...]] = MappingProxyType({})
    answers: Mapping[str, tuple[Note, ...]] = MappingProxyType({})


NONE = Notes()


class Margin(Struct):
    """The comments of one Word file, numbered as they are put in."""

    notes: Notes
    made: list[Xml] = field(default_factory=list)
    said: set[str] = field(default_factory=set)

    def whole(self, content: Xml) -> Xml:
        return self._around(self.notes.whole, content)

    def part(self, identity: str, content: Xml) -> Xml:
        return self._around(self.notes.parts.get(identity, ()), content)

    def answer(self, path: str, content: Xml) -> Xml:
        """Only the first printing of an answer is commented on."""
        if path in self.said or path not in self.notes.answers:
            return content
        self.said.add(path)
        return self._around(self.notes.answers[path], content)

    def _around(self, notes: Iterable[Note], content: Xml) -> Xml:
        for note in notes:
            number = len(self.made)
            self.made.append(_comment(number, note))
            reference = w("r", w("commentReference", id=number))
            content = join((w("commentRangeStart", id=number), content, w("commentRangeEnd", id=number), reference))
        return content


def comments_part(margin: Margin) -> bytes:
    """`word/comments.xml`."""
    return part("w:comments", *margin.made)


def _comment(number: int, note: Note) -> Xml:
    """Without a date: the same agreement gives the same file on every day."""
    initials = "".join(word[0] for word in note.author.split()).upper()
    lines = [w("p", run(line)) for line in note.text.split("\n")]
    return w("comment", *lines, id=number, author=note.author, initials=initials)
