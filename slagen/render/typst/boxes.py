"""Characters that no font has become a font that draws a box for each, so that the text behind the box stays what it is."""

from __future__ import annotations

from pathlib import Path

UNITS, WIDTH, HEIGHT, STROKE = 1000, 600, 700, 50
FAMILY = "Slagen Boxes"


def write(letters: str, file: Path) -> None:
    """One glyph for each letter, all of one shape."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    for inset, turn in ((0, 1), (STROKE, -1)):
        left, right, bottom, top = 50 + inset, WIDTH - 50 - inset, inset, HEIGHT - inset
        first, *others = [(left, bottom), (left, top), (right, top), (right, bottom)][::turn]
        pen.moveTo(first)
        for corner in others:
            pen.lineTo(corner)
        pen.closePath()
    box = pen.glyph()
    names = [".notdef", *(f"u{ord(letter):X}" for letter in letters)]
    builder = FontBuilder(UNITS, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): name for letter, name in zip(letters, names[1:], strict=True)})
    builder.setupGlyf(dict.fromkeys(names, box))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (WIDTH, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": FAMILY, "styleName": "Regular", "psName": "SlagenBoxes"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200)
    builder.setupPost()
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    builder.save(str(file))
