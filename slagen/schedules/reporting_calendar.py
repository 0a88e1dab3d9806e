"""Reports, regular follow-ups and meetings become a calendar of what is due, how often and from whom."""

from __future__ import annotations

from slagen.document.nodes import Block, Inline, Table
from slagen.schedules.cells import answer, answers, cell, line, named, names, row_head, series, table
from slagen.schedules.wording import duration, every
from slagen.terms.agreement import Agreement
from slagen.terms.management import Report


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """Reports, follow-ups, meetings: each only where there is something."""
    return (*_reports(terms), *_follow_ups(terms), *_meetings(terms))


def _reports(terms: Agreement) -> tuple[Table, ...]:
    rows = []
    for key, report in (terms.reporting.reports if terms.reporting else {}).items():
        path = f"reporting.reports.{key}"
        to = series((names(terms.parties, "parties", report.to), answers(report.recipients, f"{path}.recipients", ", ")))
        rows.append((
            row_head(answer(report.name, f"{path}.name")),
            cell(series((answers(report.content, f"{path}.content"), names(terms.kpis, "kpis", report.kpis)), "; ")),
            cell(named(terms.parties, "parties", report.by)),
            cell(to),
            cell(every(terms, report.every, f"{path}.every")),
            cell(_due(terms, report, path)),
            cell(answer(report.format, f"{path}.format")),
        ))
    columns = (("Report", 3), ("Content", 4), ("From", 2), ("To", 3), ("How often", 2), ("Due", 3), ("Format", 2))
    return table("Reporting calendar", columns, rows)


def _due(terms: Agreement, report: Report, path: str) -> tuple[Inline, ...]:
    if report.due_day:
        return answer(report.due_day, f"{path}.due_day")
    return line("within ", duration(terms, report.due, f"{path}.due"), " after the end of the period")


def _follow_ups(terms: Agreement) -> tuple[Table, ...]:
    rows = []
    for key, again in (terms.reporting.follow_ups if terms.reporting else {}).items():
        path = f"reporting.follow_ups.{key}"
        rows.append((
            row_head(answer(again.subject, f"{path}.subject")),
            cell(every(terms, again.every, f"{path}.every")),
            cell(answer(again.by, f"{path}.by")),
        ))
    return table("Regular follow-up", (("Subject", 4), ("How often", 2), ("By", 3)), rows)


def _meetings(terms: Agreement) -> tuple[Table, ...]:
    rows = []
    for key, meeting in (terms.governance.meetings if terms.governance else {}).items():
        path = f"governance.meetings.{key}"
        rows.append((
            row_head(answer(meeting.name, f"{path}.name")),
            cell(every(terms, meeting.every, f"{path}.every")),
            cell(answers(meeting.attendees, f"{path}.attendees", ", ")),
            cell(answer(meeting.decides, f"{path}.decides")),
        ))
    return table("Meetings", (("Meeting", 3), ("How often", 2), ("Who attends", 4), ("Decides", 3)), rows)
