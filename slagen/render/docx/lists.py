"""The agreement's numbering schemes become Word's numbering part: multi-level lists bound to styles, and restarts.

Two schemes carry headings: articles (1, 1.1, then items) and schedules (Schedule 1, 1, then items). Beside them stand
bullets, and both again for sections without a number, whose text begins at the margin. Each level is bound to a style,
so that a paragraph's number follows from its style alone. Items inside bullets use unbound schemes of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from slagen.document.nodes import Words
from slagen.render.docx.measures import ITEM_STEP, NUMBER_EDGE
from slagen.render.docx.oxml import NOTHING, Xml, join, part, w

ARTICLES, SCHEDULES, BULLETS, PLAIN_ITEMS, PLAIN_BULLETS = 1, 2, 3, 4, 5
DEEPEST_ITEM = 6  # depth counts from 0; Word has nine levels and two of them are headings
DEEPEST_SHIFT = 3  # bullets around a numbered list that the schemes tell apart
_FORMATS = (("lowerLetter", "(%{})"), ("lowerRoman", "(%{})"), ("upperLetter", "(%{})"))
_LEVELS = 9


def item_format(depth: int, level: int) -> tuple[str, str]:
    """Number format and level text of items at a depth, standing on a level of their scheme: (a), (i), (A), (1)."""
    name, pattern = _FORMATS[depth] if depth < len(_FORMATS) else ("decimal", "(%{})")
    return name, pattern.format(level + 1)


def item_edge(depth: int, numbered: bool) -> int:
    """Where the text of an item begins, in twips from the margin. `numbered` tells sections with clauses."""
    return (NUMBER_EDGE if numbered else 0) + ITEM_STEP * (depth + 1)


@dataclass(slots=True)
class Restarts:
    """The list instances that one document needs beyond the bound ones: each begins a level at 1 again."""

    _needed: list[tuple[int, int]] = field(default_factory=list)

    def add(self, scheme: int, level: int) -> int:
        """A new instance of the scheme that starts again at the level; gives its number."""
        self._needed.append((scheme, level))
        return _FIRST_RESTART + len(self._needed) - 1

    def instances(self) -> Xml:
        return join(
            w(
                "num",
                w("abstractNumId", val=scheme),
                w("lvlOverride", w("startOverride", val=1), ilvl=level),
                numId=number,
            )
            for number, (scheme, level) in enumerate(self._needed, start=_FIRST_RESTART)
        )


def shifted_scheme(shift: int, numbered: bool) -> int:
    """The scheme of numbered items with `shift` lists of bullets around them."""
    return PLAIN_BULLETS + min(shift, DEEPEST_SHIFT) + (DEEPEST_SHIFT if numbered else 0)


_FIRST_RESTART = shifted_scheme(DEEPEST_SHIFT, numbered=True) + 1


def numbering_part(words: Words, restarts: Restarts, colour: str) -> bytes:
    """`word/numbering.xml`: all schemes, then their instances. `colour` (RRGGBB) is that of the schedules' numbers."""
    return part("w:numbering", _schemes(words.schedule, colour), restarts.instances())


@lru_cache(maxsize=64)  # they are the same in nearly every document
def _schemes(schedule: str, colour: str) -> Xml:
    """All schemes, and the instances of those that styles are bound to. `schedule` is the word before their number."""
    schemes = [
        _scheme(ARTICLES, [_heading(0, "%1", "Heading1"), _heading(1, "%1.%2", "Heading2"), *_items("Item", 2)]),
        _scheme(
            SCHEDULES,
            [_schedule_heading(schedule, colour), _heading(1, "%2", "ScheduleClause"), *_items("ScheduleItem", 2)],
        ),
        _scheme(BULLETS, _bullets("ListBullet", numbered=True)),
        _scheme(PLAIN_ITEMS, _plain_items()),
        _scheme(PLAIN_BULLETS, _bullets("PlainBullet", numbered=False)),
    ]
    for numbered in (False, True):
        for shift in range(1, DEEPEST_SHIFT + 1):
            schemes.append(_scheme(shifted_scheme(shift, numbered), _shifted_items(shift, numbered)))
    bound = join(w("num", w("abstractNumId", val=number), numId=number) for number in range(1, _FIRST_RESTART))
    return join((*schemes, bound))


def _scheme(number: int, levels: list[Xml]) -> Xml:
    identity = f"{0x51A60000 + number:08X}"
    return w(
        "abstractNum", w("nsid", val=identity), w("multiLevelType", val="multilevel"), *levels, abstractNumId=number
    )


def _level(level: int, form: str, text: str, edge: int, hanging: int, style: str = "") -> Xml:
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=form),
        w("pStyle", val=style) if style else NOTHING,
        w("suff", val="tab"),
        w("lvlText", val=text),
        w("lvlJc", val="left"),
        w("pPr", w("tabs", w("tab", val="num", pos=edge)), w("ind", left=edge, hanging=hanging)),
        ilvl=level,
    )


def _heading(level: int, text: str, style: str) -> Xml:
    return _level(level, "decimal", text, NUMBER_EDGE, NUMBER_EDGE, style)


def _schedule_heading(schedule: str, colour: str) -> Xml:
    # Followed by a space, not a tab: Word repeats the separator in the contents, where a tab stop that suits both
    # “12” and “Schedule 12” would catch the page numbers of short headings without a number.
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="decimal"),
        w("pStyle", val="ScheduleHeading"),
        w("suff", val="space"),
        w("lvlText", val=f"{schedule} %1"),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=0, firstLine=0)),
        w("rPr", w("color", val=colour)),
        ilvl=0,
    )


def _items(style: str, first: int) -> list[Xml]:
    return [
        _level(
            first + depth, *item_format(depth, first + depth), item_edge(depth, True), ITEM_STEP, f"{style}{depth + 1}"
        )
        for depth in range(DEEPEST_ITEM + 1)
    ]


def _plain_items() -> list[Xml]:
    return [
        _level(
            depth,
            *item_format(depth, depth),
            item_edge(depth, False),
            ITEM_STEP,
            f"PlainItem{depth + 1}" if depth <= DEEPEST_ITEM else "",
        )
        for depth in range(_LEVELS)
    ]


def _bullets(style: str, numbered: bool) -> list[Xml]:
    return [
        _level(
            depth,
            "bullet",
            "•" if depth % 2 == 0 else "–",
            item_edge(depth, numbered),
            ITEM_STEP,
            f"{style}{depth + 1 if depth or style != 'ListBullet' else ''}" if depth <= DEEPEST_ITEM else "",
        )
        for depth in range(_LEVELS)
    ]


def _shifted_items(shift: int, numbered: bool) -> list[Xml]:
    return [
        _level(level, *item_format(max(level - shift, 0), level), item_edge(level, numbered), ITEM_STEP)
        for level in range(_LEVELS)
    ]
