"""The timed steps behind a promise become a chain with running totals, held against the promise it supports."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from msgspec.structs import replace

from slagen.document.nodes import Block, Inline
from slagen.document.walk import plain
from slagen.quantities import Duration, minutes_words
from slagen.schedules.arithmetic import step_minutes
from slagen.schedules.cells import Spec, answer, answers, cell, computed, line, named, note, row_head, series, table
from slagen.schedules.target_words import target_scope
from slagen.schedules.wording import duration, time_words
from slagen.terms.agreement import Agreement
from slagen.terms.chains import Supported, supported
from slagen.terms.operational import Operational, Step
from slagen.terms.times_in_force import TimeInForce

COLUMNS: list[Spec] = [
    ("Step", 4), ("By", 3), ("Within", 2), ("Hand-over", 2), ("Handed over", 3), ("Running total", 2, "right"),
]


@dataclass(frozen=True, slots=True)
class Chain:
    """Running totals in minutes after each step; `total` is None where the steps run on clocks that do not add up.

    `longest` is the longest single step with its hand-over: the whole where all steps ran side by side.
    """

    after: dict[str, Decimal]
    total: Decimal | None
    longest: Decimal = Decimal(0)


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One table for each operational agreement with steps."""
    return tuple(block for ref, held in terms.operational.items() for block in _table(terms, held, f"operational.{ref}"))


def chain(terms: Agreement, held: Operational) -> Chain:
    """Steps one after the other; of those that name the same `together`, the longest counts, from where the first began."""
    after: dict[str, Decimal] = {}
    total, longest, clocks = Decimal(0), Decimal(0), set()
    began: dict[str, Decimal] = {}
    for key, step in held.steps.items():
        lengths = [step_minutes(length) for length in (step.within, step.hand_over) if length is not None]
        if None in lengths:
            return Chain({}, None)
        clocks.add(_clock(terms, held, step.within, step))
        if step.hand_over is not None:
            clocks.add(_clock(terms, held, step.hand_over, step))
        start = began.setdefault(step.together, total) if step.together else total
        spent = sum((one for one in lengths if one is not None), Decimal(0))
        after[key] = start + spent
        total, longest = max(total, after[key]), max(longest, spent)
    return Chain(after, total, longest) if len(clocks - {""}) < 2 else Chain({}, None)


def _clock(terms: Agreement, held: Operational, length: Duration, step: Step) -> str:
    """What counts a length: its own clock, else the step's or the agreement's hours, else (empty) that of the promise."""
    coverage = step.coverage or held.coverage or ""
    if length.clock == "service":
        return _counting(terms, coverage or "service")
    return _counting(terms, length.clock or coverage)


def _counting(terms: Agreement, clock: str) -> str:
    """A schedule around the clock counts as no schedule does."""
    return "24x7" if clock in terms.coverage and terms.coverage[clock].is_always else clock


def _table(terms: Agreement, held: Operational, path: str) -> tuple[Block, ...]:
    reckoned = chain(terms, held)
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
    """The whole chain, each promise that it supports, and what remains of it."""
    if reckoned.total is None:
        said = [line("The steps run on different clocks or in days, so their times are not added up.")]
    elif held.order == "unsaid" and len(held.steps) > 1:
        least = line(computed(minutes_words(reckoned.longest)))
        most = line(computed(minutes_words(reckoned.total)))
        said = [line("Nobody said whether the steps follow one another. All together: ", least, " side by side, ", most,
                     " one after the other.")]
    else:
        said = [line("All steps together: ", computed(minutes_words(reckoned.total)), ".")]
    for one in supported(terms, held):
        said += _remaining(terms, held, reckoned, one)
    return said


def promised(terms: Agreement, held: Operational) -> list[tuple[str, Decimal | None]]:
    """Each promise that a chain supports, in words, with its minutes where it runs on the clock of the steps."""
    found: list[tuple[str, Decimal | None]] = []
    for one in supported(terms, held):
        limit = one.time.promise.duration
        comparable = limit is not None and _same_clock(terms, held, one.time, limit)
        found.append((plain(_label(terms, held, one)), step_minutes(limit) if limit is not None and comparable else None))
    return found


def _remaining(terms: Agreement, held: Operational, reckoned: Chain, one: Supported) -> list[tuple[Inline, ...]]:
    time = replace(one.time, coverage=None) if one.target is not None else one.time
    said = [line("Promise supported: ", _label(terms, held, one), " within ", time_words(terms, time), ".")]
    limit = step_minutes(one.time.promise.duration) if one.time.promise.duration else None
    if reckoned.total is None or limit is None or one.time.promise.duration is None:
        return said
    if not _same_clock(terms, held, one.time, one.time.promise.duration):
        return [*said, line("The promise runs on another clock than the steps, so no remaining time is computed.")]
    if reckoned.total > limit:
        return [*said, line("The steps exceed the promise by ", computed(minutes_words(reckoned.total - limit)), ".")]
    owner = named(terms.parties, "parties", held.remainder)
    left = computed(minutes_words(limit - reckoned.total))
    return [*said, line("Time that remains: ", left, line(", for ", owner) if owner else "", ".")]


def _label(terms: Agreement, held: Operational, one: Supported) -> tuple[Inline, ...]:
    """Which promise: “resolution, Critical, Gold”, or the KPI and where its target applies."""
    if one.target is not None and held.kpi is not None:
        target = terms.kpis[held.kpi].targets[one.target]
        scope = target_scope(terms, target, f"kpis.{held.kpi}.targets.{one.target}")
        return series((named(terms.kpis, "kpis", held.kpi), scope))
    levels = terms.severities.levels if terms.severities else {}
    return series((
        held.promise, named(levels, "severities.levels", held.severity), named(terms.tiers, "tiers", one.tier),
    ))


def _same_clock(terms: Agreement, held: Operational, time: TimeInForce, limit: Duration) -> bool:
    """Whether the promise is counted as the steps are; a clock that one side does not state is that of the other."""
    clocks = {_clock(terms, held, step.within, step) for step in held.steps.values()} - {""}
    counted = limit.clock or time.clock or ""
    if counted == "service":
        counted = time.coverage or held.coverage or "service"
    return not counted or clocks <= {_counting(terms, counted)}
