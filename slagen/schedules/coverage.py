"""Coverage schedules become a table of weekdays and hours, and tables of critical periods, channels and priced responses."""

from __future__ import annotations

from slagen.document.nodes import Block, Inline, Table
from slagen.quantities import HourSpan, Zone
from slagen.quantities.times import WEEKDAYS
from slagen.schedules import prices
from slagen.schedules.cells import Part, Spec, answer, answers, cell, line, named, names, row_head, table
from slagen.schedules.wording import holidays_in, plain_words
from slagen.terms.agreement import Agreement
from slagen.terms.coverage import Channel, Coverage

MOST_COLUMNS = 4
Line = tuple[Part, list[tuple[Inline, ...]]]
DAY_MEANS = {
    "24-hours": "24 hours",
    "service-day": "the same time on the next day with Service Hours",
    "end-of-next-business-day": "until the end of the next Business Day",
}


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """Hours (up to four schedules in a table), then critical periods, channels and priced response times."""
    refs = list(terms.coverage)
    hours = [
        block
        for start in range(0, len(refs), MOST_COLUMNS)
        for block in _hours(terms, refs[start : start + MOST_COLUMNS])
    ]
    return (*hours, *_critical_periods(terms), *_channels(terms), *prices.build(terms))


def _hours(terms: Agreement, refs: list[str]) -> tuple[Table, ...]:
    lines: list[Line] = [
        (day, [_day(terms.coverage[ref], f"coverage.{ref}", number) for ref in refs])
        for number, day in enumerate(WEEKDAYS)
    ]
    if any(hours.on_holidays for ref in refs if (hours := terms.coverage[ref].hours) is not None):
        lines.append(("Public holidays", [_on_holidays(terms.coverage[ref], f"coverage.{ref}") for ref in refs]))
    lines += _conditions(terms, refs)
    rows = [[row_head(label), *(cell(said) for said in cells)] for label, cells in lines if any(cells)]
    columns: list[Spec] = [("Day", 2), *((named(terms.coverage, "coverage", ref), 3) for ref in refs)]
    return table("Service Hours", columns, rows, keep_empty=True)


def _conditions(terms: Agreement, refs: list[str]) -> list[Line]:
    """What else a schedule says, a line for each thing and a cell for each schedule."""
    found = [(terms.coverage[ref], f"coverage.{ref}") for ref in refs]
    severities = terms.severities.levels if terms.severities else {}
    single = any(coverage.severities for coverage in terms.coverage.values())
    return [
        ("For", [answer(c.purpose, f"{path}.purpose") for c, path in found]),
        ("Severities", [
            names(severities, "severities.levels", c.severities) or (line("every Severity") if single else ())
            for c, _ in found
        ]),
        ("Time zone", [_zone(terms, ref) for ref in refs]),
        ("Holidays", [_holidays(terms, ref) for ref in refs]),
        ("Sites", [names(terms.sites, "sites", c.sites) for c, _ in found]),
        ("Staffing", [answer(plain_words(c.staffing), f"{path}.staffing") for c, path in found]),
        ("Languages", [answers(c.languages, f"{path}.languages", ", ") for c, path in found]),
        ("Remote support", [answer(_yes_no(c.remote_support), f"{path}.remote_support") for c, path in found]),
        ("Named contacts", [answer(c.named_contacts, f"{path}.named_contacts") for c, path in found]),
        ("1 day means", [answer(DAY_MEANS.get(_day_means(c)), f"{path}.day_means") for c, path in found]),
    ]


def _day_means(coverage: Coverage) -> str:
    """Around the clock, the same time on the next day is 24 hours later. Nothing where nobody said it."""
    return "24-hours" if coverage.is_always and coverage.day_means == "service-day" else coverage.day_means or ""


def _yes_no(said: bool | None) -> str | None:
    return None if said is None else "yes" if said else "no"


def _day(coverage: Coverage, path: str, weekday: int) -> tuple[Inline, ...]:
    if coverage.hours is None:
        return line("not stated")
    return answer(_spans(coverage.hours.on(weekday)) or "closed", f"{path}.hours")


def _on_holidays(coverage: Coverage, path: str) -> tuple[Inline, ...]:
    return answer(_spans(coverage.hours.on_holidays), f"{path}.hours") if coverage.hours else ()


def _spans(spans: tuple[HourSpan, ...]) -> str:
    return ", ".join("all day" if span.minutes == 1440 and span.start.minutes == 0 else str(span) for span in spans)


def _zone(terms: Agreement, ref: str) -> tuple[Inline, ...]:
    coverage = terms.coverage[ref]
    if coverage.zones:
        rule = {"union": " (the hours of any zone count)", "intersection": " (only hours common to all zones count)"}
        return line(answers(coverage.zones, f"coverage.{ref}.zones", ", "), rule.get(coverage.zone_rule or "", ""))
    if coverage.is_always and coverage.zone is None and terms.document.zone == Zone("UTC"):
        return ()
    zone: Zone = coverage.zone or terms.document.zone
    return answer(zone, f"coverage.{ref}.zone" if coverage.zone else "document.zone")


def _holidays(terms: Agreement, ref: str) -> tuple[Inline, ...]:
    coverage = terms.coverage[ref]
    path = f"coverage.{ref}.holidays"
    closed = answers(coverage.closed_on, f"coverage.{ref}.closed_on", ", ")
    said: tuple[Inline, ...] = ()
    if coverage.holidays == "open":
        said = answer("open on public holidays as on other days", path)
    elif not coverage.holidays and not closed:
        if coverage.is_always:
            return line("no day is excepted")
        by_sites = bool(coverage.sites) and all(terms.sites[site].holidays for site in coverage.sites)
        return line("by the calendar of each Site") if by_sites else ()
    elif coverage.holidays and coverage.hours is not None and coverage.hours.on_holidays:
        said = line("public holidays are ", holidays_in(coverage.holidays, path))
    elif coverage.holidays:
        said = line("closed on ", holidays_in(coverage.holidays, path, "public holidays in "))
    if not closed:
        return said
    return line(said, "; also on " if said else "closed on ", closed)


def _critical_periods(terms: Agreement) -> tuple[Table, ...]:
    rows = [
        (
            row_head(named(terms.critical_periods, "critical_periods", ref)),
            cell(answer(period.when, f"critical_periods.{ref}.when")),
            cell(answer(period.hours, f"critical_periods.{ref}.hours")),
            cell(names(terms.services, "services", period.services) or "every Service"),
        )
        for ref, period in terms.critical_periods.items()
    ]
    return table("Critical periods", (("Period", 3), ("When", 4), ("Hours", 3), ("Services", 3)), rows)


def _channels(terms: Agreement) -> tuple[Table, ...]:
    severities = terms.severities.levels if terms.severities else {}
    rows = []
    for ref, coverage in terms.coverage.items():
        for place, channel in enumerate(coverage.channels):
            path = f"coverage.{ref}.channels.{place}"
            rows.append((
                row_head(named(terms.coverage, "coverage", channel.coverage or ref)),
                cell(answer(channel.kind, f"{path}.kind")),
                cell(answer(channel.address, f"{path}.address")),
                cell(names(severities, "severities.levels", channel.severities) or "every Severity"),
                cell(_starts_clock(channel, path)),
            ))
    columns: list[Spec] = [("Hours", 3), ("Channel", 2), ("Address", 4), ("Severities", 3), ("Starts the clocks", 2)]
    return table("Support channels", columns, rows)


def _starts_clock(channel: Channel, path: str) -> tuple[Inline, ...]:
    if channel.refused:
        return answer("no way to report", f"{path}.refused")
    return answer("yes" if channel.starts_clock else "no", f"{path}.starts_clock")
