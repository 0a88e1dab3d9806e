"""Typed hours of a week ("mon-fri 08:00-18:00") become WeeklyHours of HourSpans of TimesOfDay."""

from __future__ import annotations

import itertools
import re
from decimal import Decimal
from typing import ClassVar, Self

from msgspec.structs import force_setattr

from slagen.quantities.numerals import one_line, refusal
from slagen.quantities.quantity import Quantity

DAY_MINUTES = 1440
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})")
_DAY_NUMBERS = {name: n for n, day in enumerate(WEEKDAYS) for name in (day.lower(), day[:3].lower())}
_DAY_GROUPS = {
    "every day": range(7), "daily": range(7), "weekdays": range(5), "weekends": range(5, 7),
    "holidays": range(7, 8), "public holidays": range(7, 8),
}
_HOLIDAYS = 7
_ALWAYS = frozenset({"24x7", "24/7", "24×7", "at all times (24×7)", "at all times"})
_DASH = re.compile(r" *[-–] *")


class TimeOfDay(Quantity, frozen=True, order=True):
    """Minutes since midnight, 0 to 1440; 24:00 is the end of a day."""

    minutes: int
    example: ClassVar[str] = "08:30"
    allowed: ClassVar[str] = "a time from 00:00 to 24:00 as hours and minutes"

    def __post_init__(self) -> None:
        if not 0 <= self.minutes <= DAY_MINUTES:
            raise ValueError(refusal(str(self.minutes), "a time of day", self.allowed, self.example))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "08:30" or "24:00". Raises ValueError."""
        match = _TIME.fullmatch(text.strip(" "))
        if not match or int(match.group(2)) > 59:
            raise ValueError(refusal(text, "a time of day", cls.allowed, cls.example))
        minutes = int(match.group(1)) * 60 + int(match.group(2))
        if minutes > DAY_MINUTES:
            raise ValueError(refusal(text, "a time of day", cls.allowed, cls.example))
        return cls(minutes)

    def typed(self) -> str:
        """The spelling for an answers file."""
        return str(self)

    def __str__(self) -> str:
        return f"{self.minutes // 60:02}:{self.minutes % 60:02}"


class HourSpan(Quantity, frozen=True, order=True):
    """From one time to another; an end at or before the start lies on the next day."""

    start: TimeOfDay
    end: TimeOfDay
    example: ClassVar[str] = "08:00-18:00"
    allowed: ClassVar[str] = "two different times with a hyphen; the whole day is 00:00-24:00"

    def __post_init__(self) -> None:
        if self.start == self.end or self.start.minutes == DAY_MINUTES:
            raise ValueError(refusal(str(self), "a span of hours", self.allowed, self.example))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "08:00-18:00" or, over midnight, "22:00-06:00". Raises ValueError."""
        ends = _DASH.split(one_line(text, "a span of hours", cls.example))
        if len(ends) != 2:
            raise ValueError(refusal(text, "a span of hours", cls.allowed, cls.example))
        return cls(TimeOfDay.parse(ends[0]), TimeOfDay.parse(ends[1]))

    @property
    def minutes(self) -> int:
        """Its length on the clock face: 22:00-06:00 is 480."""
        return self.end_minute - self.start.minutes

    @property
    def end_minute(self) -> int:
        """The end in minutes since the midnight before the start: more than 1440 if it is overnight."""
        return self.end.minutes + (DAY_MINUTES if self.end.minutes < self.start.minutes else 0)

    @property
    def is_overnight(self) -> bool:
        """Whether it ends on the next day (after midnight)."""
        return self.end_minute > DAY_MINUTES

    def typed(self) -> str:
        """The spelling for an answers file."""
        return f"{self.start}-{self.end}"

    def __str__(self) -> str:
        return f"{self.start}–{self.end}"


class WeeklyHours(Quantity, frozen=True):
    """Spans of a week as (weekday, span), Monday being 0; sorted, at least one, none overlapping another.

    `on_holidays` are the spans of a public holiday, whatever its weekday; without any, a holiday of the calendar is closed.
    """

    spans: tuple[tuple[int, HourSpan], ...]
    on_holidays: tuple[HourSpan, ...] = ()
    derived: ClassVar[tuple[str, ...]] = ("is_always",)
    example: ClassVar[str] = "mon-fri 08:00-18:00; sat 10:00-14:00"
    allowed: ClassVar[str] = "days and spans, parts joined by a semicolon, or 24x7"

    def __post_init__(self) -> None:
        if not (self.spans or self.on_holidays) or any(not 0 <= day <= 6 for day, _ in self.spans):
            raise ValueError(refusal(str(self.spans), "weekly hours", self.allowed, self.example))
        force_setattr(self, "spans", tuple(sorted(self.spans)))
        force_setattr(self, "on_holidays", tuple(sorted(self.on_holidays)))
        starts = [(day * DAY_MINUTES + span.start.minutes, WEEKDAYS[day], span) for day, span in self.spans]
        following = [*starts[1:], *((start + 7 * DAY_MINUTES, day, span) for start, day, span in starts[:1])]
        holiday = [(span.start.minutes, "public holidays", span) for span in self.on_holidays]
        for (start, day, span), (next_start, next_day, next_span) in (
            *zip(starts, following, strict=True), *itertools.pairwise(holiday),
        ):  # fmt: skip
            if start + span.minutes > next_start:
                raise ValueError(
                    f"{day} {span} and {next_day} {next_span} overlap: write each hour once (example: {self.example})"
                )

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "mon-fri 08:00-12:00, 13:00-17:00; sat 10:00-14:00", "sun,holidays 10:00-14:00", "24x7".

        Raises ValueError.
        """
        bare = one_line(text, "weekly hours", cls.example, 400).lower()
        if bare in _ALWAYS:
            return cls(tuple((day, HourSpan(TimeOfDay(0), TimeOfDay(DAY_MINUTES))) for day in range(7)))
        found: list[tuple[int, HourSpan]] = []
        for part in bare.split(";"):
            match = re.fullmatch(r"([a-z ,–-]+?) ([0-9].*)", part.strip(" "))
            if not match:
                raise ValueError(refusal(text, "weekly hours", cls.allowed, cls.example))
            spans = [HourSpan.parse(span) for span in re.split(r" *, *| and ", match.group(2))]
            found += [(day, span) for day in _read_days(match.group(1)) for span in spans]
        return cls(
            tuple((day, span) for day, span in found if day != _HOLIDAYS),
            tuple(span for day, span in found if day == _HOLIDAYS),
        )

    @property
    def hours_per_week(self) -> Decimal:
        """Hours in a week without change of clocks and without holidays."""
        return Decimal(sum(span.minutes for _, span in self.spans)) / 60

    @property
    def is_always(self) -> bool:
        """Whether no minute of the week is left out, on a public holiday neither."""
        return not self.on_holidays and sum(span.minutes for _, span in self.spans) == 7 * DAY_MINUTES

    def covers(self, other: WeeklyHours) -> bool:
        """Whether no minute of the other hours lies outside these, both on one clock."""
        mine, theirs = (int.from_bytes(week) for week in (self.week(), other.week()))
        return mine & theirs == theirs

    def minutes_within(self, other: WeeklyHours) -> int:
        """Minutes of a week that lie in both, both on one clock."""
        mine, theirs = (int.from_bytes(week) for week in (self.week(), other.week()))
        return (mine & theirs).bit_count()

    def week(self) -> bytes:
        """A byte for every minute of the week from Monday 00:00, 1 inside the hours."""
        whole = 7 * DAY_MINUTES
        found = bytearray(2 * whole)
        for day, span in self.spans:
            start = day * DAY_MINUTES + span.start.minutes
            found[start : start + span.minutes] = b"\x01" * span.minutes
        # What runs over Sunday midnight belongs to Monday; one span at most does.
        over = found[whole:].count(1)
        return b"\x01" * over + bytes(found[over:whole])

    def on(self, weekday: int) -> tuple[HourSpan, ...]:
        """The spans that start on a weekday, Monday being 0."""
        return tuple(span for day, span in self.spans if day == weekday)

    def typed(self) -> str:
        """The spelling for an answers file."""
        if self.is_always:
            return "24x7"
        return "; ".join(
            f"{_type_days(days)} {', '.join(span.typed() for span in spans)}"
            for days, spans in self._alike()
        )

    def __str__(self) -> str:
        if self.is_always:
            return "at all times (24×7)"
        return "; ".join(f"{_say_days(days)} {_join([str(span) for span in spans])}" for days, spans in self._alike())

    def _alike(self) -> list[tuple[list[int], tuple[HourSpan, ...]]]:
        """Days with the same spans, in the order of their first day."""
        groups: dict[tuple[HourSpan, ...], list[int]] = {}
        for day in range(7):
            if spans := self.on(day):
                groups.setdefault(spans, []).append(day)
        if self.on_holidays:
            groups.setdefault(self.on_holidays, []).append(_HOLIDAYS)
        return [(days, spans) for spans, days in groups.items()]


def _read_days(words: str) -> list[int]:
    if words in _DAY_GROUPS:
        return list(_DAY_GROUPS[words])
    days: list[int] = []
    for part in re.split(r" *, *| and ", words.strip(" ")):
        if part in _DAY_GROUPS:
            days += _DAY_GROUPS[part]
            continue
        ends = [_read_day(name, words) for name in re.split(r" *[-–] *| to ", part)]
        if len(ends) > 2:
            raise ValueError(refusal(part, "a range of days", "two days with a hyphen", "mon-fri"))
        length = (ends[-1] - ends[0]) % 7 + 1
        days += [(ends[0] + step) % 7 for step in range(length)]
    return days


def _read_day(name: str, words: str) -> int:
    if name not in _DAY_NUMBERS:
        allowed = "mon, tue, wed, thu, fri, sat, sun, ranges such as mon-fri, every day, or holidays"
        raise ValueError(refusal(words, "a list of days", allowed, "mon-fri"))
    return _DAY_NUMBERS[name]


def _runs(days: list[int]) -> list[list[int]]:
    """Sorted days cut where one is missing."""
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _type_days(days: list[int]) -> str:
    """mon-fri; sat,sun; every day; sun,holidays."""
    weekly = [day for day in days if day != _HOLIDAYS]
    short = [[WEEKDAYS[day][:3].lower() for day in run] for run in _runs(weekly)]
    typed = [f"{run[0]}-{run[-1]}" if len(run) > 2 else ",".join(run) for run in short] if len(weekly) < 7 else ["every day"]
    return ",".join(typed + (["holidays"] if _HOLIDAYS in days else []))


def _say_days(days: list[int]) -> str:
    """Monday to Friday; Saturday and Sunday; every day; Sunday and public holidays."""
    weekly = [day for day in days if day != _HOLIDAYS]
    said = ["every day"] if len(weekly) == 7 else []
    for run in _runs(weekly) if len(weekly) < 7 else ():
        names = [WEEKDAYS[day] for day in run]
        said += [f"{names[0]} to {names[-1]}"] if len(run) > 2 else names
    return _join(said + (["public holidays"] if _HOLIDAYS in days else []))


def _join(parts: list[str]) -> str:
    return ", ".join(parts[:-1]) + " and " + parts[-1] if len(parts) > 1 else parts[0]
