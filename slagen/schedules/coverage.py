"""Coverage schedules become a table of weekdays and hours, and tables of channels and priced responses."""

from __future__ import annotations

from slagen.document.nodes import Block, Inline, Table
from slagen.quantities import Zone, unclear_times
from slagen.quantities.times import WEEKDAYS
from slagen.schedules.cells import Part, Spec, answer, answers, cell, line, named, names, row_head, table
from slagen.schedules.wording import duration, plain_words
from slagen.terms.agreement import Agreement
from slagen.terms.coverage import Coverage

MOST_COLUMNS = 4
Line = tuple[Part, list[tuple[Inline, ...]]]
DAY_MEANS = {
    "24-hours": "24 hours",
    "service-day": "the same time on the next day with Service Hours",
    "end-of-next-business-day": "until the end of the next Business Day",
}

CLOCK_CHANGE = (
    "a time that the change of clocks leaves out is as much later as the clocks go forward; "
    "a time that comes twice is the first of the two"
)


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """Hours (up to four schedules in a table), then channels, then priced response times."""
    refs = list(terms.coverage)
    hours = [
        block
        for start in range(0, len(refs), MOST_COLUMNS)
        for block in _hours(terms, refs[start : start + MOST_COLUMNS])
    ]
    return (*hours, *_channels(terms), *_priced(terms))


def _hours(terms: Agreement, refs: list[str]) -> tuple[Table, ...]:
    lines: list[Line] = [
        (day, [_day(terms.coverage[ref], f"coverage.{ref}", number) for ref in refs])
        for number, day in enumerate(WEEKDAYS)
    ]
    lines += _conditions(terms, refs)
    rows = [[row_head(label), *(cell(said) for said in cells)] for label, cells in lines if any(cells)]
    columns: list[Spec] = [("Day", 2), *((named(terms.coverage, "coverage", ref), 3) for ref in refs)]
    return table("Service Hours", columns, rows, keep_empty=True)


def _conditions(terms: Agreement, refs: list[str]) -> list[Line]:
    """What else a schedule says, a line for each thing and a cell for each schedule."""
    found = [(terms.coverage[ref], f"coverage.{ref}") for ref in refs]
    return [
        ("Time zone", [_zone(terms, ref) for ref in refs]),
        ("Holidays", [_holidays(terms, ref) for ref in refs]),
        ("Sites", [names(terms.sites, "sites", c.sites) for c, _ in found]),
        ("Staffing", [answer(plain_words(c.staffing), f"{path}.staffing") for c, path in found]),
        ("Languages", [answers(c.languages, f"{path}.languages", ", ") for c, path in found]),
        ("Named contacts", [answer(c.named_contacts, f"{path}.named_contacts") for c, path in found]),
        ("Clock changes", [line(_clock_change(terms, c)) for c, _ in found]),
        ("1 day means", [answer(DAY_MEANS[c.day_means], f"{path}.day_means") for c, path in found]),
    ]


def _day(coverage: Coverage, path: str, weekday: int) -> tuple[Inline, ...]:
    spans = coverage.hours.on(weekday)
    said = ", ".join("all day" if span.minutes == 1440 and span.start.minutes == 0 else str(span) for span in spans)
    return answer(said or "closed", f"{path}.hours")


def _zone(terms: Agreement, ref: str) -> tuple[Inline, ...]:
    coverage = terms.coverage[ref]
    if coverage.zones:
        rule = {"union": " (the hours of any zone count)", "intersection": " (only hours common to all zones count)"}
        return line(answers(coverage.zones, f"coverage.{ref}.zones", ", "), rule.get(coverage.zone_rule or "", ""))
    zone: Zone = coverage.zone or terms.document.zone
    return answer(zone, f"coverage.{ref}.zone" if coverage.zone else "document.zone")


def _clock_change(terms: Agreement, coverage: Coverage) -> str:
    """What counts where the hours open or close at a time that a change of clocks leaves out or brings twice."""
    first = terms.document.effective or terms.document.date
    zones = coverage.zones or (coverage.zone or terms.document.zone,)
    return CLOCK_CHANGE if any(unclear_times(coverage.hours, zone, first) for zone in zones) else ""


def _holidays(terms: Agreement, ref: str) -> tuple[Inline, ...]:
    coverage = terms.coverage[ref]
    public = answer(coverage.holidays, f"coverage.{ref}.holidays")
    closed = answers(coverage.closed_on, f"coverage.{ref}.closed_on", ", ")
    if not public and not closed:
        return line("no day is excepted")
    said = line("closed on public holidays of ", public) if public else ()
    if not closed:
        return said
    return line(said, "; also on " if said else "closed on ", closed)


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
                cell(answer("yes" if channel.starts_clock else "no", f"{path}.starts_clock")),
            ))
    columns: list[Spec] = [("Hours", 2), ("Channel", 2), ("Address", 4), ("Severities", 3), ("Starts the clocks", 2)]
    return table("Support channels", columns, rows)


def _priced(terms: Agreement) -> tuple[Table, ...]:
    rows = []
    for ref, coverage in terms.coverage.items():
        for key, priced in coverage.priced_responses.items():
            path = f"coverage.{ref}.priced_responses.{key}"
            rows.append((
                row_head(named(terms.coverage, "coverage", ref)),
                cell(duration(terms, priced.within, f"{path}.within")),
                cell(answer(priced.monthly, f"{path}.monthly")),
                cell(answer(priced.hourly, f"{path}.hourly")),
            ))
    columns: list[Spec] = [
        ("Hours", 3), ("Response within", 3), ("Each month", 2, "right"), ("Each hour of work", 2, "right"),
    ]
    return table("Priced response times", columns, rows)
