"""Who and what stands behind a service: parties, hours, owners, levels, sites and the ends of contracts: the rules O-."""

from __future__ import annotations

from collections.abc import Iterator

from slagen.checks.rules import Finding
from slagen.quantities import WeeklyHours, Zone, add_months, long_date
from slagen.quantities.times import DAY_MINUTES, WEEKDAYS
from slagen.terms.agreement import Agreement
from slagen.terms.chains import supported
from slagen.terms.operational import Operational

_ALWAYS = WeeklyHours.parse("24x7")


def one_accountable_provider(terms: Agreement) -> Iterator[Finding]:
    """Each service has one provider that answers for it.

    Why: where two serve and neither is named, each points at the other when the service is down.
    Fails: a service without provider where two parties provide; a service that its customer provides.
    Passes: one party that provides everything; a provider named for each service.
    Source: the advice to make one party accountable in agreements with several providers.
    """
    providers = [party.name for party in terms.parties.values() if party.role == "provider"]
    for key, service in terms.services.items() if terms.kind != "smarketing" else ():
        if service.provider is None:
            if len(providers) > 1:
                yield Finding(
                    f"services.{key}",
                    f"{' and '.join(providers)} provide, and nobody says which of them answers for {service.name}.",
                    "Name its provider.",
                )
        elif terms.parties[service.provider].role in ("customer", "sponsor"):
            party = terms.parties[service.provider]
            yield Finding(
                f"services.{key}.provider",
                f"{service.name} is provided by {party.name}, a {party.role}.",
                "Name the party that provides it.",
            )


def hours_behind_hold_the_promise(terms: Agreement) -> Iterator[Finding]:
    """Those behind a promise work in all hours in which it runs.

    Why: a resolution that runs on Saturday cannot be kept by a team that comes on Monday.
    Fails: a resolution within 4 hours around the clock behind which a team works from Monday to Friday.
    Passes: the same hours, or longer ones; no hours stated. Hours in different zones are not compared, nor mere aims.
    Source: operational agreements whose hours were copied from an office.
    """
    for key, item in terms.operational.items():
        for one in supported(terms, item):
            time = one.time
            if time.modality != "commitment" or (time.clock is None and time.takes_a_clock()):
                continue
            promised = _hours(terms, None if time.clock == "24x7" else time.coverage, always=time.clock == "24x7")
            found = list(_uncovered(terms, key, item, promised)) if promised else []
            if found:
                yield found[0]
                break


def _uncovered(terms: Agreement, key: str, item: Operational, promised: tuple[WeeklyHours, Zone]) -> Iterator[Finding]:
    schedules = [(f"operational.{key}.coverage", item.coverage, item.name)]
    schedules += [(f"operational.{key}.steps.{name}.coverage", step.coverage, step.act) for name, step in item.steps.items()]
    for path, ref, what in schedules:
        own = _hours(terms, ref)
        if own is None or own[0].covers(promised[0]) or (own[1] != promised[1] and not promised[0].is_always):
            continue
        mine, theirs = own[0].week(), promised[0].week()
        minute = next(place for place in range(len(theirs)) if theirs[place] and not mine[place])
        day, rest = divmod(minute, DAY_MINUTES)
        yield Finding(
            path,
            f"The promise behind which {what} stands runs in {promised[0]}, but {what} only in {own[0]}: not on "
            f"{WEEKDAYS[day]} at {rest // 60:02}:{rest % 60:02}.",
            "Widen these hours, or promise in them only.",
        )


def _hours(terms: Agreement, ref: str | None, *, always: bool = False) -> tuple[WeeklyHours, Zone] | None:
    if always:
        return _ALWAYS, terms.document.zone
    schedule = terms.coverage.get(ref) if ref else None
    if schedule is None or schedule.hours is None or len(schedule.zones) > 1:
        return None
    return schedule.hours, schedule.zone or terms.document.zone


def whole_is_owned(terms: Agreement) -> Iterator[Finding]:
    """Where several parties keep one promise in steps, one of them answers for the whole.

    Why: each step may be in time and the customer still wait; each party then shows its own green figure.
    Fails: three teams behind one resolution, two providers, and no owner of service, indicator or remainder.
    Passes: an indicator with an owner; a service with its provider; one provider for all; a remainder with its party.
    Source: complaints that in service integration nobody owns the end-to-end figure.
    """
    providers = [party for party in terms.parties.values() if party.role == "provider"]
    for key, item in terms.operational.items():
        acting = list(dict.fromkeys(step.by for step in item.steps.values()))
        services = [terms.services[ref] for ref in item.services]
        owned = item.remainder is not None or len(providers) == 1 or any(one.provider or one.owner for one in services)
        of_kpi = item.kpi is not None and terms.kpis[item.kpi].owner is not None
        if len(acting) > 1 and not owned and not of_kpi:
            names = ", ".join(terms.parties[ref].name for ref in acting)
            yield Finding(
                f"operational.{key}",
                f"{names} each keep steps of {item.name}, and nobody answers for the whole.",
                "Name an owner of the indicator, a provider of the service, or in remainder a party.",
            )


def parties_of_steps_known(terms: Agreement) -> Iterator[Finding]:
    """An operational agreement has two parties, and all who act in it are among them.

    Why: nobody is bound by what others agree.
    Fails: an agreement between one party and itself; a step by a party that the agreement is not between.
    Passes: three parties, each with its steps.
    Source: chains of steps that name a team that never signed.
    """
    for key, item in terms.operational.items():
        between = set(item.between)
        if len(between) < 2:
            name = terms.parties[item.between[0]].name
            yield Finding(f"operational.{key}.between", f"{item.name} is between {name} and nobody else.", "Name both sides.")
        for name, step in item.steps.items():
            if step.by not in between:
                yield Finding(
                    f"operational.{key}.steps.{name}.by",
                    f"“{step.act}” is a step of {terms.parties[step.by].name}, which is no party of {item.name} "
                    f"(between {' and '.join(terms.parties[ref].name for ref in item.between)}).",
                    "Name it among the parties, or give the step to one of them.",
                )


def levels_have_an_order(terms: Agreement) -> Iterator[Finding]:
    """Each lower level says on which level it rests.

    Why: a department's 99.85 % beside the company's 99.8 % is a tighter term or a contradiction, as the order has it.
    Fails: a customer or service level without parent beside other levels. Passes: corporate, then customer, then service.
    Source: the structure of multi-level agreements.
    """
    for key, level in terms.levels.items():
        others = [one for name, one in terms.levels.items() if name != key]
        if level.kind == "corporate" or level.parent is not None or not others:
            continue
        mine = {one.kpi or one.severity for one in level.sets.values()} - {None}
        both = next((other for other in others for one in other.sets.values() if (one.kpi or one.severity) in mine), None)
        words = f"; {both.name} sets the same figure as it does" if both else ""
        yield Finding(
            f"levels.{key}",
            f"{level.name} names no level above it, so nobody knows whether it or {(both or others[0]).name} wins{words}.",
            "Name its parent.",
        )


def sites_have_hours(terms: Agreement) -> Iterator[Finding]:
    """Where hours are given by site, each site has some, with a calendar.

    Why: a site without hours and holidays has business days that nobody can count.
    Fails: hours for Stuttgart and Manchester, and a site in Singapore that stands in none of them.
    Passes: hours for each site; a schedule for all sites; a site with holidays of its own.
    Source: agreements that grew by a site.
    """
    limited = [one for one in terms.coverage.values() if one.sites]
    if not limited or len(limited) < len(terms.coverage):
        return
    for key, site in terms.sites.items():
        if site.holidays is None and not any(key in one.sites for one in limited):
            names = ", ".join(f"{one.name} ({', '.join(terms.sites[ref].name for ref in one.sites)})" for one in limited)
            yield Finding(
                f"sites.{key}",
                f"{site.name} has no hours and no holidays; there are: {names}.",
                "Name the site in a schedule of hours, or give it its holidays.",
            )


def contracts_last(terms: Agreement) -> Iterator[Finding]:
    """An underpinning contract lasts as long as the agreement that rests on it.

    Why: after its end the promise stands on nothing, and the provider has to buy at any price.
    Fails: a line contract until 31 December 2027 behind an agreement until 31 December 2028.
    Passes: an end on the same day or later; a contract without an end.
    Source: the end dates that service managers keep in spreadsheets.
    """
    term = terms.term
    starts = term.starts or terms.document.effective if term else None
    if term is None or (term.ends is None and starts is None):
        return
    last = term.ends or (add_months(starts, term.months) if starts else None)
    for key, item in terms.operational.items():
        if item.kind == "underpinning-contract" and item.ends and last and item.ends < last and (last - item.ends).days > 1:
            yield Finding(
                f"operational.{key}.ends",
                f"{item.name} ends on {long_date(item.ends)}, {(last - item.ends).days} days before the agreement that rests on "
                f"it ({long_date(last)}).",
                "Extend it, or end the agreement with it.",
            )
