"""Names of the theme's palette and fonts become colours and families."""

from __future__ import annotations

import re
from typing import Any

from slagen.letterhead.source import A, W

_HEX = re.compile("[0-9A-Fa-f]{6}")
_PALETTE = {
    "text1": "dk1", "dark1": "dk1", "background1": "lt1", "light1": "lt1", "text2": "dk2", "dark2": "dk2",
    "background2": "lt2", "light2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip


class Theme:
    """The fonts and colours of a theme part, which may be missing."""

    def __init__(self, root: Any) -> None:
        self.colours: dict[str, str] = {}
        self.fonts: dict[str, str] = {}
        if root is None:
            return
        for entry in (entry for scheme in root.iter(f"{A}clrScheme") for entry in scheme):
            for colour in entry:
                found = str(colour.get("lastClr") or colour.get("val") or "")
                if _HEX.fullmatch(found):
                    self.colours[entry.tag.rpartition("}")[2]] = f"#{found.lower()}"
        for kind in ("major", "minor"):
            for latin in root.iterfind(f".//{A}fontScheme/{A}{kind}Font/{A}latin"):
                self.fonts[kind] = str(latin.get("typeface", ""))

    def font(self, name: str) -> str:
        """The family behind `minorHAnsi`; nothing where the theme has none."""
        return self.fonts.get(name[:5], "")

    def colour(self, node: Any, value: str = "val", theme: str = "theme") -> str:
        """The colour that an element names, `#rrggbb`; nothing where it names none or leaves it to the program.

        A fill is named by `fill` and `themeFill`, a letter's colour by `val` and `theme`.
        """
        if node is None:
            return ""
        said = str(node.get(W + value, ""))
        if _HEX.fullmatch(said):
            return f"#{said.lower()}"
        name = str(node.get(W + ("themeColor" if theme == "theme" else theme), ""))
        found = self.colours.get(_PALETTE.get(name, name), "")
        for ending, ground in (("Tint", "#ffffff"), ("Shade", "#000000")):
            if found and (part := node.get(W + theme + ending)):
                return mixed(found, ground, 255 - _byte(part))
        return found


def _byte(text: str) -> int:
    try:
        return min(255, max(0, int(text, 16)))
    except ValueError:
        return 255


def mixed(one: str, other: str, share: int) -> str:
    """A colour with `share` of 255 parts of another."""
    pairs = zip(channels(one), channels(other), strict=True)
    return "#" + "".join(f"{(a * (255 - share) + b * share + 127) // 255:02x}" for a, b in pairs)


def channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast_with_white(colour: str) -> float:
    """How well a colour is read on white paper, 1 (not at all) to 21, as the accessibility rules of the web count it."""
    parts = (part / 255 for part in channels(colour))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
