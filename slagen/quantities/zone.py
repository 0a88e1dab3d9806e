"""A typed name ("Europe/Berlin") becomes an IANA time Zone; abbreviations are refused with what they may mean."""

from __future__ import annotations

import difflib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Self

from slagen.quantities.numerals import one_line, refusal
from slagen.quantities.quantity import Quantity

if TYPE_CHECKING:
    import zoneinfo

_MEANT = {
    "CET": ("Europe/Berlin", "Europe/Paris"), "CEST": ("Europe/Berlin", "Europe/Paris"),
    "MEZ": ("Europe/Berlin",), "MET": ("Europe/Berlin",), "EET": ("Europe/Helsinki", "Europe/Athens"),
    "EEST": ("Europe/Helsinki", "Europe/Athens"), "WET": ("Europe/Lisbon",), "WEST": ("Europe/Lisbon",),
    "GMT": ("Europe/London", "UTC"), "BST": ("Europe/London", "Asia/Dhaka"), "GB": ("Europe/London",),
    "IST": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"), "MSK": ("Europe/Moscow",), "Z": ("UTC",),
    "EST": ("America/New_York",), "EDT": ("America/New_York",), "ET": ("America/New_York",),
    "EST5EDT": ("America/New_York",), "CST": ("America/Chicago", "Asia/Shanghai"), "CDT": ("America/Chicago",),
    "CT": ("America/Chicago",), "CST6CDT": ("America/Chicago",), "MST": ("America/Denver", "America/Phoenix"),
    "MDT": ("America/Denver",), "MT": ("America/Denver",), "MST7MDT": ("America/Denver",),
    "PST": ("America/Los_Angeles",), "PDT": ("America/Los_Angeles",), "PT": ("America/Los_Angeles",),
    "PST8PDT": ("America/Los_Angeles",), "HST": ("Pacific/Honolulu",), "JST": ("Asia/Tokyo",),
    "KST": ("Asia/Seoul",), "SGT": ("Asia/Singapore",), "HKT": ("Asia/Hong_Kong",), "AEST": ("Australia/Sydney",),
    "AEDT": ("Australia/Sydney",), "ACST": ("Australia/Adelaide",), "AWST": ("Australia/Perth",),
    "NZST": ("Pacific/Auckland",), "NZDT": ("Pacific/Auckland",), "SAST": ("Africa/Johannesburg",),
    "BRT": ("America/Sao_Paulo",),
}


class Zone(Quantity, frozen=True):
    """A place whose clock counts, by its IANA name; UTC is the only name without a place."""

    name: str
    example: ClassVar[str] = "Europe/Berlin"
    allowed: ClassVar[str] = "an IANA time zone, named as region and city, or UTC"

    def __post_init__(self) -> None:
        if self.name not in _names():
            raise ValueError(refusal(self.name, "a time zone", _advice(self.name), self.example))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "Europe/Berlin". Raises ValueError with what was probably meant."""
        return cls(one_line(text, "a time zone", cls.example, 64))

    @property
    def info(self) -> zoneinfo.ZoneInfo:
        """The rules of the zone."""
        # Late: its import alone takes as long as reading all the terms, and most agreements never ask for it.
        import zoneinfo

        return zoneinfo.ZoneInfo(self.name)

    @property
    def country(self) -> str:
        """The two-letter code of the country in which the zone's city lies; empty for UTC and for an old name."""
        return _countries().get(self.name, "")

    def typed(self) -> str:
        """The spelling for an answers file."""
        return self.name

    def __str__(self) -> str:
        return self.name


@cache
def _names() -> frozenset[str]:
    """Names with a place: no abbreviations, and none of Etc/GMT+5, whose sign means the opposite.

    They come from the list in tzdata, which is the same on every machine, and takes no walk over the machine's own files.
    """
    every = (_tzdata() / "zones").read_text(encoding="utf-8").splitlines()
    old_groups = ("Etc/", "SystemV/", "US/", "Canada/")
    return frozenset(name for name in every if "/" in name and not name.startswith(old_groups)) | {"UTC"}


def _tzdata() -> Path:
    """The folder of the time zone database that slagen depends on."""
    package = find_spec("tzdata")
    assert package is not None and package.origin is not None  # slagen is not installed without it
    return Path(package.origin).parent


@cache
def _countries() -> dict[str, str]:
    """Country by zone, from the table that the time zone database keeps for this."""
    table = (_tzdata() / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {name.split()[0]: country for country, _, name, *_ in rows}


def _advice(found: str) -> str:
    if meant := _MEANT.get(found.upper()):
        return f"an abbreviation does not say when clocks change, write {' or '.join(meant)}"
    by_lower = {name.lower(): name for name in _names()}
    wanted = found.lower().replace(" ", "_")
    cities = [name for name in sorted(_names()) if name.lower().rpartition("/")[2] == wanted]
    near = cities or [by_lower[n] for n in difflib.get_close_matches(wanted, sorted(by_lower), n=2, cutoff=0.75)]
    return f"write {' or '.join(near)}" if near else f"write {Zone.allowed}"
