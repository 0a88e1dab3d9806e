"""Headers and footers of a Word file, and its logo, become what runs at head and foot of an agreement's pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from slagen.letterhead.logos import find_logo
from slagen.letterhead.pages import sections_of
from slagen.letterhead.running import SIDES, Read, read_running, rule_of
from slagen.letterhead.source import R, Source, W, at, is_on
from slagen.letterhead.styles import Styles
from slagen.letterhead.taken import Taken
from slagen.render.look import Running

_KINDS = {"header": "headerReference", "footer": "footerReference"}


def furniture(taken: Taken, source: Source, styles: Styles) -> None:
    sections = sections_of(source)
    first = sections[0] if sections else None
    own_first_page = first is not None and is_on(at(first, "titlePg")) is True
    usual = {kind: _part(source, first, kind, "default") for kind in _KINDS}
    cover = {kind: _part(source, first, kind, "first") if own_first_page else part for kind, part in usual.items()}
    _told(taken, source, sections)
    read = {kind: _read(source, styles, part, kind) for kind, part in usual.items()}
    read_cover = read
    if own_first_page:
        read_cover = {kind: _read(source, styles, part, f"first {kind}") for kind, part in cover.items()}
    _logo(taken, source, styles, usual, cover)
    for one in (*read.values(), *read_cover.values()):
        for remark in one.remarks:
            taken.remark(remark)
    _texts(taken, read, read_cover)


def _part(source: Source, setup: Any, kind: str, page: str) -> str:
    """The part that a section names as header or footer of its usual or its first page, or nothing."""
    for reference in setup.iterfind(W + _KINDS[kind]) if setup is not None else ():
        if reference.get(W + "type", "default") == page:
            return source.links(source.main).get(str(reference.get(f"{R}id")), ("", ""))[0]
    return ""


def _read(source: Source, styles: Styles, part: str, name: str) -> Read:
    root = source.root(part) if part else None
    if root is None:
        return Read(Running(), ())
    return read_running(root, styles, name, rule_of(root, styles, "bottom" if "header" in name else "top"))


def _told(taken: Taken, source: Source, sections: list[Any]) -> None:
    """What Word can do with headers and a look cannot."""
    links = source.links(source.main)
    references = (f"{W}headerReference", f"{W}footerReference")
    named = [
        {links.get(str(one.get(f"{R}id")), ("", ""))[0] for one in setup if one.tag in references} for setup in sections
    ]
    if any(parts and parts != named[0] for parts in named[1:]):
        taken.remark("header and footer: later sections have others; those of the first section were taken")
    if is_on(at(source.beside("settings"), "evenAndOddHeaders")):
        taken.remark("header and footer: even pages have others; those of odd pages were taken")


def _logo(taken: Taken, source: Source, styles: Styles, usual: Mapping[str, str], cover: Mapping[str, str]) -> None:
    """The logo, on all pages or on the cover alone, as it is in the file."""
    places = {cover["header"]: "first header", usual["header"]: "header", source.main: "text"}
    places |= {cover["footer"]: "first footer", usual["footer"]: "footer"}
    emblem, remarks = find_logo(source, styles, [(part, name) for part, name in places.items() if part])
    for remark in remarks:
        taken.remark(remark)
    if emblem is None:
        taken.remark("logo: none was found; put a PNG or JPEG beside look.yaml and name it under logo")
        return
    pages = "all" if emblem.part == usual["header"] else "cover"
    if "footer" in emblem.part:
        taken.remark("logo: it stands in the footer; in an agreement it stands on the cover")
    alt = " ".join(emblem.alt.split()) or "Logo"
    if not emblem.alt:
        taken.remark("logo: the file has no words for those who cannot see it; mend alt under logo in look.yaml")
    taken.emblem = emblem
    said = {"file": f"logo.{emblem.picture.kind.replace('jpeg', 'jpg')}", "alt": alt, "height": str(emblem.height)}
    said |= {"align": emblem.align, "pages": pages}
    size = f"{emblem.picture.width} × {emblem.picture.height} pixels, {emblem.height} mm high, {emblem.align}"
    taken.add("logo", said, "logo", f"{size}, on {'all pages' if pages == 'all' else 'the cover'}", emblem.part)


def _texts(taken: Taken, read: Mapping[str, Read], cover: Mapping[str, Read]) -> None:
    """Header and footer as the file has them. An agreement's pages must be numbered, so a place for that is found."""
    if read["header"]:
        _add(taken, "header", read["header"].texts)
    else:
        taken.remark("header: no text in it; title and reference of the agreement stand there")
    foot = read["footer"].texts
    sides = {side: getattr(foot, side) for side in SIDES}
    if not any("{page}" in getattr(texts, side) for texts in (foot, read["header"].texts) for side in SIDES):
        free = next((side for side in ("right", "center", "left") if not sides[side]), "right")
        sides[free] = f"{sides[free]}\n{{page_of_pages}}".strip()
        taken.remark(f"footer: no page numbers in the file; they stand at the {free} of the footer")
    _add(taken, "footer", Running(**sides, rule=foot.rule))
    for kind in ("header", "footer"):
        if cover[kind]:
            _add(taken, f"cover_{kind}", cover[kind].texts)


def _add(taken: Taken, path: str, texts: Running) -> None:
    said = {side: getattr(texts, side) for side in SIDES if getattr(texts, side)}
    shown = " | ".join(text.replace("\n", " / ") for text in said.values())
    where = path.replace("cover_", "first page's ")
    taken.add(path, {**said, "rule": "yes" if texts.rule else "no"}, path.replace("_", " "), shown, where)
