"""A filled text becomes the blocks of a clause; texts of one shape are parsed once, and their answers put in afterwards.

In a filled text every answer is a mark. What Markdown makes of it hangs on the words of the library alone, so the parsed
shape serves every agreement with the same words, today and in the next run.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import pickle
from functools import cache
from pathlib import Path

from slagen.assembly.fill import CLOSE, OPEN, SENTINEL, Answer, Computed, Filled
from slagen.assembly.lines import merged
from slagen.document import rewrite
from slagen.document.nodes import Block, Inline, Paragraph, Text, Value
from slagen.keeping import place_beside, stamp_of, write_kept

_MOST = 3_000
"""So many shapes are kept at most; the oldest go first."""


class Skeletons:
    """Parsed shapes by key, each as bytes until it is asked for. What another version parsed is dropped."""

    def __init__(self, place: Path | None) -> None:
        self._place = place
        self._kept: dict[str, bytes] = {}
        self._new = False
        if place is not None:
            with contextlib.suppress(OSError, EOFError, ValueError, TypeError):
                stamp, kept = marshal.loads(place.read_bytes())
                self._kept = dict(kept) if stamp == _parser() else {}

    def get(self, key: str) -> tuple[Block, ...] | None:
        content = self._kept.get(key)
        if content is None:
            return None
        with contextlib.suppress(EOFError, ValueError, TypeError, AttributeError, ImportError, pickle.PickleError):
            found: tuple[Block, ...] = pickle.loads(content)
            return found
        return None

    def put(self, key: str, blocks: tuple[Block, ...]) -> None:
        self._kept[key] = pickle.dumps(blocks, protocol=5)
        self._new = True

    def save(self) -> None:
        """Keep what is new for the next run."""
        if self._new:
            newest = list(self._kept.items())[-_MOST:]
            write_kept(self._place, marshal.dumps((_parser(), dict(newest))))
        self._new = False


@cache
def store() -> Skeletons:
    """The shapes of the texts that came with slagen."""
    return Skeletons(place_beside(__file__, "shapes"))


@cache
def _parser() -> str:
    """What decides how a text is parsed: Python, and this package's own files about parsing and about the document."""
    import slagen.document.nodes as nodes

    here = Path(__file__).parent
    files = (*(here / name for name in ("skeletons.py", "parse.py", "lines.py", "fill.py")), Path(nodes.__file__))
    return stamp_of(files)


def blocks_of(filled: Filled) -> tuple[Block, ...]:
    """The blocks of a clause, as `parse` gives them. Raises LibraryError with file and line."""
    kinds = "".join("c" if isinstance(content, Computed) else "a" for content in filled.table)
    key = hashlib.sha256(f"{kinds}\0{filled.text}".encode()).hexdigest()
    shape = store().get(key)
    if shape is None:
        # Imported late: where every shape is known, the Markdown parser is not needed at all.
        from slagen.assembly.parse import parse

        shape = parse(Filled(filled.text, tuple(map(_mark, range(len(kinds)), kinds)), filled.lines, filled.file))
        store().put(key, shape)
    return _blocks(shape, filled.table)


def line_of(filled: Filled) -> tuple[Inline, ...]:
    """The inlines of a title, as `parse_line` gives them. Raises LibraryError with file and line."""
    parts = SENTINEL.split(filled.text.strip())
    words, numbers = parts[::2], parts[1::2]
    contents = [filled.table[int(number)] for number in numbers]
    answers = [content for content in contents if isinstance(content, Answer)]
    if len(answers) < len(contents) or not all(part.isascii() for part in words):
        from slagen.assembly.parse import parse_line

        return parse_line(filled)
    found: list[Inline] = [Text(words[0])]
    for answer, part in zip(answers, words[1:], strict=True):
        found += (Value(answer.text, answer.path), Text(part))
    return merged(found)


def _mark(number: int, kind: str) -> Answer | Computed:
    """What stands for an answer or a schedule in a shape: its mark."""
    mark = f"{OPEN}{number}{CLOSE}"
    return Computed((Paragraph((Value(mark, kind),)),)) if kind == "c" else Answer(mark, kind)


Contents = tuple[Answer | Computed, ...]


def _blocks(shape: tuple[Block, ...], table: Contents) -> tuple[Block, ...]:
    def filled(node: Inline) -> Inline:
        if not isinstance(node, Value):
            return node
        answer = table[_number(node)]
        assert isinstance(answer, Answer)  # the key says which contents are answers
        return Value(answer.text, answer.path)

    found: list[Block] = []
    for block in shape:
        match block:
            case Paragraph(content=(Value(path="c") as mark,)):
                computed = table[_number(mark)]
                assert isinstance(computed, Computed)  # the key says which contents are schedules
                found.extend(computed.blocks)
            case _:
                found.append(rewrite.block(block, filled))
    return tuple(found)


def _number(mark: Value) -> int:
    match = SENTINEL.fullmatch(mark.text)
    assert match is not None  # a shape holds marks only
    return int(match.group(1))
