"""A letter becomes its width in the Word look's usual type: how far Calibri, and fonts made to match it, advance.

Thousandths of the type size, measured on the metrically equal free font Carlito, regular and bold.
"""

from __future__ import annotations

from functools import lru_cache

_REGULAR = (
    (221, "'"),
    (226, " "),
    (229, "ilí"),
    (239, "j"),
    (250, ",‘’"),
    (252, ".I"),
    (268, ":;"),
    (291, "`"),
    (303, "()"),
    (305, "f"),
    (306, "-"),
    (307, "[]"),
    (314, "{}"),
    (319, "J"),
    (326, "!"),
    (335, "t"),
    (349, "r"),
    (386, "/\\"),
    (391, "s"),
    (395, "z"),
    (401, '"'),
    (418, "“”"),
    (420, "L"),
    (423, "cç"),
    (433, "x"),
    (452, "v"),
    (453, "y"),
    (455, "k"),
    (459, "FS"),
    (460, "|"),
    (463, "?"),
    (468, "Z"),
    (471, "g"),
    (479, "aàáä"),
    (487, "TY"),
    (488, "EÉ"),
    (498, "#*+<=>^_e~èéê×÷–−"),
    (507, "$0123456789€"),
    (517, "P"),
    (519, "X"),
    (520, "K"),
    (525, "bdhnpquñü"),
    (527, "oßóö"),
    (533, "CÇ"),
    (543, "R"),
    (544, "B"),
    (567, "V"),
    (579, "AÀÄ"),
    (615, "D"),
    (623, "H"),
    (631, "G"),
    (642, "UÜ"),
    (646, "N"),
    (662, "OÖ"),
    (673, "Q"),
    (682, "&"),
    (690, "…"),
    (715, "%w"),
    (799, "m"),
    (855, "M"),
    (890, "W"),
    (894, "@"),
    (905, "—"),
)
_BOLD = (
    (226, " "),
    (233, "'"),
    (246, "ilí"),
    (255, "j"),
    (258, ",‘’"),
    (267, ".I"),
    (276, ":;"),
    (300, "`"),
    (306, "-"),
    (312, "()"),
    (316, "f"),
    (325, "[]"),
    (326, "!"),
    (331, "J"),
    (344, "{}"),
    (347, "t"),
    (355, "r"),
    (397, "z"),
    (399, "s"),
    (418, "cç"),
    (423, "L"),
    (430, "/\\"),
    (435, "“”"),
    (438, '"'),
    (459, "Fx"),
    (463, "?"),
    (473, "Sv"),
    (474, "gy"),
    (475, "|"),
    (478, "Z"),
    (480, "k"),
    (488, "EÉ"),
    (494, "aàáä"),
    (495, "T"),
    (498, "#*+<=>^_~×÷–−"),
    (503, "eèéê"),
    (507, "$0123456789€"),
    (520, "Y"),
    (529, "CÇ"),
    (532, "P"),
    (537, "bdhnpquñü"),
    (538, "oóö"),
    (547, "K"),
    (551, "X"),
    (555, "ß"),
    (561, "B"),
    (563, "R"),
    (591, "V"),
    (606, "AÀÄ"),
    (630, "D"),
    (631, "H"),
    (637, "G"),
    (653, "UÜ"),
    (659, "N"),
    (676, "OÖ"),
    (686, "Q"),
    (705, "&"),
    (711, "…"),
    (729, "%"),
    (745, "w"),
    (813, "m"),
    (874, "M"),
    (898, "@"),
    (905, "—"),
    (906, "W"),
)
_OTHER = 520  # the mean of small letters
_FULL_WIDTH = 1000  # from U+2E80 on stand the scripts of East Asia


class _Letters(dict[int, int]):
    """Widths by code point; a letter that was not measured gets that of its sort."""

    def __missing__(self, letter: int) -> int:
        return _FULL_WIDTH if letter >= 0x2E80 else _OTHER


REGULAR = _Letters({ord(letter): width for width, letters in _REGULAR for letter in letters})
BOLD = _Letters({ord(letter): width for width, letters in _BOLD for letter in letters})


def whole(text: str, bold: bool) -> int:
    """The width of a text in thousandths of the type size."""
    return sum(map((BOLD if bold else REGULAR).__getitem__, map(ord, text)))


# An agreement has few words, many times over.
word = lru_cache(maxsize=20_000)(whole)
