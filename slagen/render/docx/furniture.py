"""The running head and foot of the pages, and the draft stamp across each of them."""

from __future__ import annotations

from slagen.document.nodes import Document
from slagen.render.docx.oxml import NOTHING, Xml, element, field, join, paragraph, part, run, tab, w
from slagen.render.docx.pictures import PREFIXES, logo_xml
from slagen.render.look import Look
from slagen.render.running import Line, Piece, Texts, texts

_WORD_ART = "_x0000_t136"  # Word's number for text that fills a shape
_PREFIXES = ("w", "r", "v", "o")


def header_part(document: Document, look: Look) -> bytes:
    """What runs at the head of every page but the cover: the logo, where it is on all pages, above the texts."""
    logo = logo_xml(look, "HeaderLogo", 2) if look.logo and look.logo.pages == "all" else NOTHING
    content = join((logo, _lines(texts(look, document, "header"), "Header", _watermark(document, 1), 0)))
    return part("w:hdr", content, prefixes=(*_PREFIXES, *(PREFIXES if logo else ())))


def cover_header_part(document: Document, look: Look) -> bytes:
    """Most often empty, or the stamp of a draft."""
    lines = _lines(texts(look, document, "cover_header"), "CoverHeader", _watermark(document, 2), 0)
    return part("w:hdr", lines, prefixes=_PREFIXES)


def footer_part(document: Document, look: Look, total: int) -> bytes:
    """“Page 3 of 20”, or what the look says; `total` is the cached number of pages."""
    return part("w:ftr", _lines(texts(look, document, "footer"), "Footer", NOTHING, total), prefixes=_PREFIXES)


def cover_footer_part(document: Document, look: Look, total: int) -> bytes:
    return part("w:ftr", _lines(texts(look, document, "cover_footer"), "CoverFooter", NOTHING, total), prefixes=_PREFIXES)


def _lines(found: Texts, style: str, first: Xml, total: int) -> Xml:
    """A paragraph for each line: left, tab, middle, tab, right. A lone stamp stands before what is right, where no long
    title can push it away. `first` stands before all else."""
    rows = found.rows() or [((), (), ())]
    lines: list[Xml] = []
    for index, (left, middle, right) in enumerate(rows):
        parts = [first if not index else NOTHING, _runs(left, style, total)]
        if found.only_stamp and middle:
            parts += [tab(), _runs(middle, style, total), run("   ") if right else NOTHING, _runs(right, style, total)]
        elif found.center:
            parts += [tab(), _runs(middle, style, total), *((tab(), _runs(right, style, total)) if right else ())]
        elif right:
            parts += [tab(), _runs(right, style, total)]
        named = f"{style}Middle" if found.center and not found.only_stamp else style
        lines.append(paragraph(named, join(parts)))
    return join(lines)


def _runs(pieces: Line, style: str, total: int) -> Xml:
    return join(_run(piece, style, total) for piece in pieces)


def _run(piece: Piece, style: str, total: int) -> Xml:
    match piece.kind:
        case "page":
            return field("PAGE", run("1" if style.startswith("Cover") else "2"))
        case "pages":
            return field("NUMPAGES", run(str(total)))
        case "draft":
            return run(piece.text, "DraftStamp")
        case "text":
            return run(piece.text)


def _watermark(document: Document, number: int) -> Xml:
    """The stamp's word, large, light and slanted behind the text; nothing unless the document is a draft."""
    if not document.meta.draft:
        return NOTHING
    kind = element(
        "v:shapetype",
        (
            ("id", _WORD_ART),
            ("coordsize", "21600,21600"),
            ("o:spt", "136"),
            ("adj", "10800"),
            ("path", "m@7,l@8,m@5,21600l@6,21600e"),
        ),
        element("v:formulas", (), *(element("v:f", (("eqn", formula),)) for formula in _FORMULAS)),
        element("v:path", (("textpathok", "t"), ("o:connecttype", "custom"))),
        element("v:textpath", (("on", "t"), ("fitshape", "t"))),
        element("o:lock", (("v:ext", "edit"), ("text", "t"), ("shapetype", "t"))),
    )
    word = document.words.draft
    shape = element(
        "v:shape",
        (
            ("id", f"DraftStamp{number}"),
            ("alt", word),
            ("o:spid", f"_x0000_s{2048 + number}"),
            ("type", f"#{_WORD_ART}"),
            ("style", _shape_style(word)),
            ("o:allowincell", "f"),
            ("fillcolor", "#d9d9d9"),
            ("stroked", "f"),
        ),
        element("v:fill", (("opacity", ".5"),)),
        element("v:textpath", (("style", "font-family:Calibri;font-size:1pt;font-weight:bold"), ("string", word))),
    )
    return w("r", w("pict", kind, shape))


def _shape_style(word: str) -> str:
    letters = max(len(word), 3)
    width = min(440, 84 * letters)
    return (
        f"position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{width * 2 // letters}pt;rotation:315;"
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )


_FORMULAS = (  # Word's own, for text along a straight line
    "sum #0 0 10800",
    "prod #0 2 1",
    "sum 21600 0 @1",
    "sum 0 0 @2",
    "sum 21600 0 @3",
    "if @0 @3 0",
    "if @0 21600 @1",
    "if @0 0 @2",
    "if @0 @4 21600",
    "mid @5 @6",
    "mid @8 @5",
    "mid @7 @8",
    "mid @6 @7",
    "sum @6 0 @5",
)
