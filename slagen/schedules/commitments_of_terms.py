"""Targets, times, hours, maintenance, credits and reports become rows of the page of key commitments."""

from __future__ import annotations

from collections.abc import Iterator

from slagen.document.nodes import Inline
from slagen.schedules.breaches import breach_words
from slagen.schedules.cells import Part, answer, line, named, names, series
from slagen.schedules.money_words import basis_words
from slagen.schedules.severity_rows import severity_name, times_of
from slagen.schedules.target_words import firm_value, range_words, target_scope
from slagen.schedules.wording import duration, in_span, plain_words
from slagen.terms.agreement import Agreement
from slagen.terms.credits import Cap
from slagen.terms.kpis import Kpi
from slagen.terms.times_in_force import Field, hours_of, severities_of

Rows = Iterator[tuple[Part, Part]]
ROUTE_FORMS = ("latency", "packet-loss", "jitter")
EACH = {"event": "for each event", "term": "in the term", "invoice": "for each invoice"}


def targets(terms: Agreement) -> Rows:
    """Each KPI with all its targets, where each applies and how firm it is; what has rows of its own is left to them."""
    center = terms.data_center
    elsewhere = {feed.availability for feed in center.power.values()} if center else set()
    elsewhere |= {climate.kpi for climate in center.climate.values()} if center else set()
    for ref, kpi in terms.kpis.items():
        if ref not in elsewhere and not (center and center.routes and kpi.form in ROUTE_FORMS):
            yield line(named(terms.kpis, "kpis", ref), _period(kpi, f"kpis.{ref}")), kpi_figure(terms, ref)


def kpi_figure(terms: Agreement, ref: str, *, alone: bool = False) -> tuple[Inline, ...]:
    """The figures of one KPI: its targets, else its range or breach, else that it is only measured.

    Where the reader knows what the KPI is for (`alone`), an only target does not say where it applies.
    """
    kpi, path = terms.kpis[ref], f"kpis.{ref}"
    said = []
    for place, target in enumerate(kpi.targets):
        own = f"{path}.targets.{place}"
        where = () if alone and len(kpi.targets) == 1 else target_scope(terms, target, own)
        scope = series((where, answer(target.condition, f"{own}.condition")))
        said.append(line(scope, ": " if scope else "", firm_value(terms, kpi, target, own)))
    if said:
        return series(said, "; ")
    limits = range_words(kpi.range, f"{path}.range") if kpi.range else ()
    breach = breach_words(terms, kpi.breach, f"{path}.breach") if kpi.breach else ()
    return limits or (line("a breach is: ", breach) if breach else line("measured and reported"))


def first_answer(terms: Agreement) -> Rows:
    """How soon the gravest incidents are answered; where no answer is promised, how soon they are solved."""
    found = _gravest(terms, "response")
    if line(found[1]):
        yield line("First answer to ", found[0]), found[1]
    else:
        yield from resolution(terms)


def resolution(terms: Agreement) -> Rows:
    """How soon the gravest incidents are solved."""
    severity, times = _gravest(terms, "resolution")
    yield line("Resolution of ", severity), times


def hours(terms: Agreement) -> Rows:
    """Every schedule of hours."""
    said = [
        line(
            answer(one.name, f"coverage.{ref}.name"),
            line(" (", answer(one.purpose, f"coverage.{ref}.purpose"), ")") if one.purpose else "",
            line(": ", answer(one.hours, f"coverage.{ref}.hours")) if one.hours else "",
        )
        for ref, one in terms.coverage.items()
    ]  # fmt: skip
    yield "Service hours", series(said, "; ")


def planned_work(terms: Agreement) -> Rows:
    """Limits and notice of planned work."""
    if terms.maintenance is None:
        return
    path = "maintenance"
    limits = [
        line("at most ", duration(terms, budget.most, f"{path}.budgets.{place}.most"), " ",
             in_span(terms, budget.per, f"{path}.budgets.{place}.per"))
        for place, budget in enumerate(terms.maintenance.budgets)
    ]  # fmt: skip
    notice = duration(terms, terms.maintenance.notice, f"{path}.notice")
    yield "Planned work", series([*limits, line("announced ", notice, " before") if notice else ()])


def credits(terms: Agreement) -> Rows:
    """What all credits together pay at most (where nothing is said of it, each scheme), and whether they must be claimed."""
    if terms.credits is None or not terms.credits.schemes:
        return
    limits = [_cap(cap, f"credits.caps.{place}") for place, cap in enumerate(terms.credits.caps)]
    for ref, scheme in terms.credits.schemes.items() if not limits else ():
        for place, cap in enumerate(scheme.caps):
            path = f"credits.schemes.{ref}"
            limits.append(line(answer(scheme.name, f"{path}.name"), ": ", _cap(cap, f"{path}.caps.{place}")))
    claim = terms.credits.claim
    how: Part = ""
    if claim is not None and claim.automatic:
        how = "paid without a claim"
    elif claim is not None and claim.within is not None:
        how = line("claimed within ", duration(terms, claim.within, "credits.claim.within"))
    yield "Credits for a missed target", series([*limits, how])


def right_to_end(terms: Agreement) -> Rows:
    """After how many misses the customer may leave."""
    chronic = terms.credits.chronic if terms.credits else None
    if chronic is None:
        return
    path = "credits.chronic"
    misses = line(answer(chronic.misses, f"{path}.misses"), " miss" if chronic.misses == 1 else " misses")
    window = line(answer(chronic.window, f"{path}.window"), " period" if chronic.window == 1 else " periods")
    row = " in a row" if chronic.window_kind == "consecutive" and chronic.window > 1 else ""
    what = "the agreement" if chronic.scope == "agreement" else "the service"
    yield f"Right to end {what}", line("after ", misses, " of one target within ", window, row)


def reports(terms: Agreement) -> Rows:
    """The reports by name."""
    found = terms.reporting.reports if terms.reporting else {}
    yield "Reports", series((answer(report.name, f"reporting.reports.{ref}.name") for ref, report in found.items()), "; ")


def levels(terms: Agreement) -> Rows:
    """What a department may change."""
    if terms.levels:
        yield "A department's own terms", "add or tighten, never loosen"


def accountable(terms: Agreement) -> Rows:
    """Who answers for a service."""
    if terms.operational:
        yield "Who answers for a service", "one provider, from end to end"


def _period(kpi: Kpi, path: str) -> tuple[Inline, ...]:
    if kpi.period == "incident":
        return line(" for each incident")
    if kpi.period == "term":
        return line(" over the term")
    return line(" in each ", answer(plain_words(kpi.period), f"{path}.period"))


def _gravest(terms: Agreement, field: Field) -> tuple[Part, Part]:
    """Which incidents are meant, and one of their times in every tier that promises it."""
    severity = severities_of(terms)[0]
    words = line("the gravest incidents (", severity_name(terms, severity), ")") if severity else line("every incident")
    said = []
    for tier in terms.tiers or {}:
        time = times_of(terms, severity, tier).words(terms, field, hours_of(terms, tier, severity))
        if time:
            said.append(line(names(terms.tiers, "tiers", (tier,)), ": ", time))
    if not terms.tiers:
        said.append(times_of(terms, severity).words(terms, field, hours_of(terms, None, severity)))
    return words, series(said, "; ")


def _cap(cap: Cap, path: str) -> tuple[Inline, ...]:
    """“up to 15% of the annual fee in each year”."""
    each = EACH.get(cap.per) or line("in each ", answer(plain_words(cap.per), f"{path}.per"))
    if cap.of == "fee-of-term" and cap.per == "term":
        each = ""
    of = line(" of ", answer(basis_words(cap.of), f"{path}.of")) if cap.of else ""
    share = line(answer(cap.share, f"{path}.share"), of) if cap.share else ()
    days = line(answer(cap.days, f"{path}.days"), " days of service") if cap.days is not None else ()
    limit = share or answer(cap.amount, f"{path}.amount") or days
    return line("up to ", series((limit, each), " ")) if limit else ()
