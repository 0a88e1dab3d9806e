"""Choices, lengths of time and fees of the terms become the few English words that tables print."""

from __future__ import annotations

from slagen.document.nodes import Inline, Value
from slagen.quantities import Duration, TimePromise
from slagen.quantities.holiday_calendar import holidays_where
from slagen.schedules.cells import answer, line, named, series
from slagen.terms.agreement import Agreement
from slagen.terms.scope import Fee
from slagen.terms.times_in_force import TimeInForce


def plain_words(choice: str | None) -> str:
    """A choice such as `read-only-online` as words."""
    return "" if choice is None else choice.replace("-", " ")


def sentence(words: str) -> str:
    """Words with a capital letter at the start, the rest as it stands."""
    return words[:1].upper() + words[1:]


def holidays_in(typed: str, path: str, before: str = "those in ") -> tuple[Inline, ...]:
    """A holiday calendar by the name of its place, `those in Austria`; one that has only dates of its own says these."""
    return line("" if typed.lstrip().startswith(";") else before, answer(holidays_where(typed), path))


def duration(terms: Agreement, length: Duration | None, path: str) -> tuple[Inline, ...]:
    """A length of time; a coverage schedule as clock is said by its name."""
    return () if length is None else answer(length.named(schedule_names(terms)), path)


def every(terms: Agreement, length: Duration | None, path: str) -> tuple[Inline, ...]:
    """A length of time as a rhythm: “every month”, “every 2 weeks”."""
    if length is None:
        return ()
    if length.parts or length.clock not in terms.coverage:
        return answer(length.every() if not length.parts else f"every {length.named(schedule_names(terms))}", path)
    return answer(f"every {length.named(schedule_names(terms)).removeprefix('1 ')}", path)


def span(terms: Agreement, length: Duration, path: str) -> tuple[Inline, ...]:
    """A length of time after “per” or “in each”: a single one is said without its number."""
    said = duration(terms, length, path)
    if length.parts:
        return said
    return tuple(Value(one.text.removeprefix("1 "), one.path) for one in said if isinstance(one, Value))


def in_span(terms: Agreement, length: Duration, path: str) -> tuple[Inline, ...]:
    """A length of time in which something is counted: “in a month”, “in 2 weeks”."""
    return line("in a " if length.amount == 1 and not length.parts else "in ", span(terms, length, path))


def schedule_names(terms: Agreement) -> dict[str, str]:
    """Each coverage schedule's key and name."""
    return {ref: coverage.name for ref, coverage in terms.coverage.items()}


def promise(terms: Agreement, said: TimePromise | None, path: str) -> tuple[Inline, ...]:
    """A promised time, or the words that stand for it."""
    return () if said is None else answer(said.named(schedule_names(terms)), path)


def time_words(
    terms: Agreement, time: TimeInForce, *, rhythm: bool = False, hours: str | None = None, mixed: bool = False
) -> tuple[Inline, ...]:
    """A time in force with the clock that counts it: “4 service hours”, “30 minutes in Office hours”, “1 hour (aim)”.

    A schedule is named unless it is `hours`, the one that the reader has before him. Where clocks are `mixed` in one row,
    time around the clock says so too. What is reported outside the hours comes after.
    """
    said = time.counted(hours, mixed=mixed)
    words = promise(terms, said, time.path)
    if rhythm and said.duration is not None and said.other is None and not said.words:
        words = every(terms, said.duration, time.path)
    if time.outside is not None:
        where = named(terms.coverage, "coverage", time.coverage) or line("Service Hours")
        words = line(words, "; reported outside ", where, ": ", promise(terms, time.outside, time.outside_path))
    firm = time.modality == "commitment" or "best effort" in time.promise.words
    return line(words, "" if firm else f" ({plain_words(time.modality)})")


def fee_words(terms: Agreement, fee: Fee | None, path: str) -> tuple[Inline, ...]:
    """“EUR 1,200.00 per month and user”."""
    if fee is None:
        return ()
    per = str(fee.per).removeprefix("1 ")
    amount = fee.amount if fee.amount.currency else fee.amount.with_currency(terms.document.currency.code)
    unit = line(" and ", answer(fee.per_unit, f"{path}.per_unit")) if fee.per_unit else ()
    recurring = line(answer(amount, f"{path}.amount"), " per ", answer(per, f"{path}.per"), unit)
    once = line(answer(fee.one_off, f"{path}.one_off"), " once") if fee.one_off else ()
    paid = line("paid in advance for ", answer(fee.prepaid, f"{path}.prepaid")) if fee.prepaid else ()
    return series((recurring, once, paid))


def yes_no(answered: bool, path: str) -> tuple[Inline, ...]:
    """A yes or a no, with its answer."""
    return answer("yes" if answered else "no", path)
