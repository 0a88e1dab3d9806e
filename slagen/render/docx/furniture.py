"""The running head and foot of the pages, and the draft stamp across each of them."""

from __future__ import annotations

from slagen.document.nodes import Document
from slagen.render.docx.oxml import NOTHING, Xml, element, field, join, paragraph, part, run, tab, w

_WORD_ART = "_x0000_t136"  # Word's number for text that fills a shape
_PREFIXES = ("w", "r", "v", "o")


def header_part(document: Document) -> bytes:
    """Title left, reference right; before the reference the stamp of a draft, where no long title can push it away."""
    meta = document.meta
    stamp = NOTHING
    if meta.draft:
        stamp = join((run(document.words.draft, "DraftStamp"), run("   ") if meta.reference else NOTHING))
    content = join((_watermark(document, 1), run(meta.title), tab(), stamp, run(meta.reference)))
    return part("w:hdr", paragraph("Header", content), prefixes=_PREFIXES)


def cover_header_part(document: Document) -> bytes:
    """Empty, or the stamp of a draft."""
    stamp = join((tab(), run(document.words.draft, "DraftStamp"))) if document.meta.draft else NOTHING
    return part("w:hdr", paragraph("CoverHeader", join((_watermark(document, 2), stamp))), prefixes=_PREFIXES)


def footer_part(document: Document, total: int) -> bytes:
    """“Page 3 of 20”; `total` is the cached number of pages."""
    words = document.words
    here = field("PAGE", run("2"))
    content = join((tab(), run(f"{words.page} "), here, run(f" {words.of} "), field("NUMPAGES", run(str(total)))))
    return part("w:ftr", paragraph("Footer", content), prefixes=_PREFIXES)


def cover_footer_part() -> bytes:
    return part("w:ftr", paragraph("CoverHeader"), prefixes=_PREFIXES)


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
