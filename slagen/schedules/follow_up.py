"""The follow-up duties become one table: how soon sales calls each type of lead, how often, and in which time."""

from __future__ import annotations

from slagen.document.nodes import Block, Cell, Column, Row, Table, Text, Value
from slagen.schedules.capacity import lead_names
from slagen.schedules.lead_goals import ROOT, given, heads
from slagen.terms.agreement import Agreement


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One row for each duty, in the order of the answers. No option is known."""
    if terms.smarketing is None or not terms.smarketing.follow_up:
        return ()
    rows = []
    for key, duty in terms.smarketing.follow_up.items():
        path = f"{ROOT}.follow_up.{key}"
        channels = ", ".join(duty.channels)
        rows.append(
            Row((
                Cell(lead_names(terms.smarketing, duty.leads, path), header=True),
                given(duty.first_response, f"{path}.first_response"),
                given(duty.attempts, f"{path}.attempts"),
                given(duty.window, f"{path}.window"),
                given(duty.most_a_day, f"{path}.most_a_day") if duty.most_a_day else Cell((Text("no limit"),)),
                Cell((Value(channels, f"{path}.channels"),) if channels else (Text("any"),)),
                given(duty.status_within, f"{path}.status_within"),
            ))
        )
    table = Table(
        (Text("How sales follows up each type of lead"),),
        (Column(4), Column(3), Column(2, "right"), Column(3), Column(2, "right"), Column(4), Column(3)),
        heads("Type of lead", "First call within", "Attempts", "Time for all attempts", "At most a day", "Channels",
              "Status recorded within"),
        tuple(rows),
        id="follow-up-duties",
    )  # fmt: skip
    return (table,)
