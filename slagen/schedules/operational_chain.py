"""The timed steps behind a promise become a chain with running totals, held against the promise it supports."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from slagen.document.nodes import Block, Inline
from slagen.quantities import Duration, TimePromise, minutes_words
from slagen.schedules.arithmetic import step_minutes
from slagen.schedules.cells import Spec, answer, answers, cell, computed, line, named, note, row_head, table
from slagen.schedules.wording import duration, promise
from slagen.terms.agreement import Agreement
from slagen.terms.operational import Operational, Step

COLUMNS: list[Spec] = [
    ("Step", 4), ("By", 3), ("Within", 2), ("Hand-over", 2), ("Handed over", 3), ("Running total", 2, "right"),
]


@dataclass(frozen=True, slots=True)
class Chain:
    """Running totals in minutes after each step; `total` is None where the steps run on clocks that do not add up."""

    after: dict[str, Decimal]
    total: Decimal | None


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One table for each operational agreement with steps."""
    return tuple(block for ref, held in terms.operational.items() for block in _table(terms, held, f"operational.{ref}"))


def chain(held: Operational) -> Chain:
    """Steps one after the other; of those that name the same `together`, the longest counts, from where the first began."""
    after: dict[str, Decimal] = {}
    total, clocks = Decimal(0), set()
    began: dict[str, Decimal] = {}
    for key, step in held.steps.items():
        lengths = [step_minutes(length) for length in (step.within, step.hand_over) if length is not None]
        if None in lengths:
            return Chain({}, None)
        clocks.add(_clock(held, step.within, step))
        if step.hand_over is not None:
            clocks.add(_clock(held, step.hand_over, step))
        start = began.setdefault(step.together, total) if step.together else total
        after[key] = start + sum((one for one in lengths if one is not None), Decimal(0))
        total = max(total, after[key])
    return Chain(after, total) if len(clocks) == 1 else Chain({}, None)


def _clock(held: Operational, length: Duration, step: Step) -> str:
    """What counts a length: its own clock, else the step's or the agreement's hours, else every minute."""
    coverage = step.coverage or held.coverage or ""
    if length.clock == "service":
        return coverage or "service"
    return length.clock or coverage or "24x7"


def _table(terms: Agreement, held: Operational, path: str) -> tuple[Block, ...]:
    reckoned = chain(held)
    rows = []
    for key, step in held.steps.items():
        own = f"{path}.steps.{key}"
        side = line(" (side by side: ", answer(step.together, f"{own}.together"), ")") if step.together else ()
        rows.append((
            row_head(answer(step.act, f"{own}.act"), side),
            cell(named(terms.parties, "parties", step.by)),
            cell(duration(terms, step.within, f"{own}.within")),
            cell(duration(terms, step.hand_over, f"{own}.hand_over")),
            cell(answers(step.hand_over_data, f"{own}.hand_over_data", ", ")),
            cell(computed(minutes_words(reckoned.after[key])) if reckoned.after else ""),
        ))
    notes = [note(words) for words in _conclusions(terms, held, reckoned)]
    return table(line("Steps behind the promise: ", answer(held.name, f"{path}.name")), COLUMNS, rows, *notes)


def _conclusions(terms: Agreement, held: Operational, reckoned: Chain) -> list[tuple[Inline, ...]]:
    """The whole chain, the promise, and what remains of it."""
    if reckoned.total is None:
        said = [line("The steps run on different clocks or in days, so their times are not added up.")]
    else:
        said = [line("All steps together: ", computed(minutes_words(reckoned.total)), ".")]
    found, path, label = _promised(terms, held)
    if found is None:
        return said
    said.append(line("Promise supported: ", label, " within ", promise(terms, found, path), "."))
    limit = step_minutes(found.duration) if found.duration else None
    if reckoned.total is not None and limit is not None and found.duration is not None:
        if not _same_clock(held, found.duration):
            said.append(line("The promise runs on another clock than the steps, so no remaining time is computed."))
        elif reckoned.total > limit:
            said.append(line("The steps exceed the promise by ", computed(minutes_words(reckoned.total - limit)), "."))
        else:
            said.append(line("Time that remains: ", computed(minutes_words(limit - reckoned.total)), "."))
    return said


def _same_clock(held: Operational, limit: Duration) -> bool:
    """Whether the promise is counted as the steps are; a clock that is not stated is read as the steps' own."""
    clocks = {_clock(held, step.within, step) for step in held.steps.values()}
    if limit.clock == "":
        return True
    return (held.coverage or "service" if limit.clock == "service" else limit.clock) in clocks


def _promised(terms: Agreement, held: Operational) -> tuple[TimePromise | None, str, tuple[Inline, ...]]:
    """The time of the severity or of the first target in time of the KPI; its path, and its name."""
    if held.severity is not None and terms.severities is not None:
        levels = terms.severities.levels
        found: TimePromise | None = getattr(levels[held.severity].times, held.promise)
        label = line(f"{held.promise}, ", named(levels, "severities.levels", held.severity))
        return found, f"severities.levels.{held.severity}.times.{held.promise}", label
    if held.kpi is not None:
        for place, target in enumerate(terms.kpis[held.kpi].targets):
            if target.minimum.unit in ("s", "min", "h", "d"):
                time = TimePromise(Duration.parse(target.minimum.typed()))
                return time, f"kpis.{held.kpi}.targets.{place}.minimum", named(terms.kpis, "kpis", held.kpi)
    return None, "", ()
