"""What does not count: the rules X- about exclusions and their notice, proof and suppliers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slagen.checks.excluded_days import unknown_days
from slagen.checks.rules import Finding
from slagen.quantities import Duration
from slagen.terms.agreement import Agreement
from slagen.terms.exclusions import Exclusion

# What a data center, a host or a network promises, by the words in which force majeure would take it back.
_PROMISED = {
    "power": r"\b(?:power|electricity|electrical)\b",
    "network": r"\b(?:internet|networks?|telecommunications?|connectivity)\b",
    "cooling": r"\b(?:cooling|air conditioning)\b",
}
_KEPT = re.compile(r"\b(?:is|are|does|do) not (?:excluded|excuse|count)|\bno exclusion\b")
_DESCRIBED = re.compile(r"\b(?:outside|beyond|except|other|all|any|every)\b")
_NOTICE = re.compile(
    r"(?:notice of (?:at least )?|announced (?:at least )?)?"
    r"\b([0-9]+ (?:minutes?|hours?|h|days?|business days?|weeks?))['’]?"
    r"(?: notice\b| before\b| in advance\b| ahead\b| prior\b)"
)


def scope_is_known(terms: Agreement) -> Iterator[Finding]:
    """An exclusion names regions and days that there are, and says what its kind promises to say.

    Why: an exclusion for a region that is nowhere else holds for nothing or for everything; so does one for “bank holidays”
    in an agreement that names no calendar.
    Fails: regions [Asia] where the sites lie in Europe and America; the kind region without a region or site; the kind day
    without a day; 31 November; public holidays where no holidays are named anywhere.
    Passes: a region of a site, a level or a target; a description such as “outside Sweden”; an agreement that names no
    region anywhere; services alone; 24 December; holidays that the exclusion, a site or hours of service name.
    A service, site or indicator that is not there is refused when the answers are read.
    Source: exclusions copied from another agreement.
    """
    yield from unknown_days(terms)
    known = {site.region for site in terms.sites.values() if site.region}
    known |= {region for level in terms.levels.values() for region in level.regions}
    known |= {target.region for kpi in terms.kpis.values() for target in kpi.targets if target.region}
    lower = {str(region).casefold() for region in known}
    for path, item in _items(terms):
        for place, region in enumerate(item.regions):
            if known and region.casefold() not in lower and not _DESCRIBED.search(region.casefold()):
                yield Finding(
                    f"{path}.regions.{place}",
                    f"“{region}” is no region of this agreement; there are: {', '.join(sorted(str(one) for one in known))}.",
                    "Name one of them, or give a site or target that region.",
                )
        if item.kind == "region" and not (item.regions or item.sites):
            yield Finding(f"{path}.kind", f"“{item.statement}” is an exclusion of regions and names none.", "Give its regions.")


def notice_agrees(terms: Agreement) -> Iterator[Finding]:
    """The notice in an exclusion of maintenance is the notice in the clause on maintenance.

    Why: where one page says 48 hours and another 3 days, the parties argue about each work.
    Fails: maintenance.notice 3 business days and an exclusion “announced 48 hours before”.
    Passes: the same notice; one of the graded notices; an exclusion that names no time.
    Source: cover pages that differ from their standard terms.
    """
    plan = terms.maintenance
    if plan is None:
        return
    allowed = [grade.notice for grade in plan.graded_notice]
    if plan.notice is not None:
        allowed.append(plan.notice)
    for path, item in _items(terms):
        if item.kind != "maintenance":
            continue
        for said in _notices(item):
            if allowed and not any(same_length(said, one) for one in allowed):
                yield Finding(
                    f"{path}.{'notice' if said == item.notice else 'statement'}",
                    f"This exclusion speaks of notice of {said}, the clause on maintenance of "
                    f"{' or '.join(str(one) for one in allowed)}.",
                    "Say one notice, or add the case to graded_notice.",
                )


def own_suppliers_stay(terms: Agreement) -> Iterator[Finding]:
    """A failure of those on whom the provider's own promise rests is not excluded.

    Why: the customer cannot choose or press the provider's suppliers; whoever chose them answers for them.
    Fails: failures of upstream providers excluded; a third party excluded that is a supplier of the agreement, stands behind
    it in a chain of steps, or supplies what a service depends on.
    Passes: equipment of third parties that nobody here chose; what the customer itself supplies.
    Source: the oldest quarrel about exclusions; many agreements exclude the provider's own cloud or upstream.
    """
    behind = {name for item in terms.operational.values() for name in item.between}
    behind |= {
        dependency.supplied_by
        for service in terms.services.values()
        for dependency in service.dependencies.values()
        if dependency.supplied_by
    }
    for path, item in _items(terms):
        party = terms.parties.get(item.supplier) if item.supplier else None
        chosen = party is not None and party.role != "customer" and (party.role != "sponsor")
        relied_on = item.kind == "third-party" and chosen and (item.supplier in behind or party is not None)
        if item.kind == "own-supplier" or relied_on:
            who = f"{party.name}, which the provider chose" if party is not None else "the provider's own suppliers"
            yield Finding(
                f"{path}.kind",
                f"“{item.statement}” excludes failures of {who}.",
                "Leave the exclusion out, or limit it in time.",
            )


def force_majeure_is_not_the_promise(terms: Agreement) -> Iterator[Finding]:
    """Force majeure does not name the very thing that is promised.

    Why: a host that excludes failures of power and of the Internet has promised neither.
    Fails: force majeure “includes failure of power and of the Internet” in a hosting agreement.
    Passes: war and flood; “a failure of the public grid is not excluded”; power named where software alone is sold.
    Source: the force majeure clause of a published hosting agreement.
    """
    offered = _offered(terms)
    for path, item in _items(terms):
        words = item.statement.casefold()
        if item.kind != "force-majeure":
            continue
        named = [name for name in offered if re.search(_PROMISED[name], _without_kept(words))]
        if named:
            yield Finding(
                f"{path}.statement",
                f"Force majeure names {' and '.join(named)}, on which the promises of this agreement rest.",
                "Leave it out, or say which failure outside the provider's part is meant.",
            )


def environment_beside_promise(terms: Agreement) -> Iterator[Finding]:
    """An exclusion by temperature or humidity does not begin inside the range that is promised.

    Why: a room promised up to 27 °C, with an exclusion above 25 °C, is promised up to 25 °C only.
    Fails: temperature above 25 °C excluded beside a range of 18 °C to 27 °C.
    Passes: outdoor air above 38 °C, which is another quantity; above 30 °C beside a range up to 27 °C.
    Source: environmental exclusions of data centers.
    """
    climates = terms.data_center.climate if terms.data_center else {}
    for path, item in _items(terms):
        quantity = (item.quantity or "").casefold().replace("-", " ").strip()
        for climate in climates.values():
            span = climate.range
            if span is None or quantity != climate.quantity.replace("-", " "):
                continue
            low, high = span.low, span.high
            over = item.upper is not None and high is not None and item.upper.unit == high.unit and item.upper < high
            under = item.lower is not None and low is not None and item.lower.unit == low.unit and low < item.lower
            if over or under:
                yield Finding(
                    f"{path}.{'upper' if over else 'lower'}",
                    f"The exclusion begins at {item.upper if over else item.lower}, inside the range promised for "
                    f"{climate.name}.",
                    "Let it begin at the end of the range or outside it, or change the range.",
                )


def proof_said(terms: Agreement) -> Iterator[Finding]:
    """Where there are exclusions it is said who proves them.

    Why: the logs are with the provider and the loss is with the customer; without a rule whoever cannot prove loses.
    Fails: a list of exclusions with proof: none. Passes: the provider or the customer proves; no exclusions at all.
    Source: exclusions of published agreements, most of which are silent on proof.
    """
    if terms.exclusions is not None and terms.exclusions.items and terms.exclusions.proof is None:
        yield Finding(
            "exclusions.proof", "Nobody says who must prove an exclusion.", "Set proof to provider, whose logs show it."
        )


def _items(terms: Agreement) -> Iterator[tuple[str, Exclusion]]:
    for key, item in (terms.exclusions.items if terms.exclusions else {}).items():
        yield f"exclusions.items.{key}", item


def _notices(item: Exclusion) -> Iterator[Duration]:
    if item.notice is not None:
        yield item.notice
    for match in _NOTICE.finditer(item.statement.casefold()):
        yield Duration.parse(match.group(1))


def same_length(one: Duration, other: Duration) -> bool:
    """Whether two lengths are one: 48 hours and 2 days are, 2 days and 2 business days are not."""
    minutes, others = one.minutes(), other.minutes()
    if minutes is not None and others is not None:
        return minutes == others
    return (one.amount, one.unit) == (other.amount, other.unit)


def _offered(terms: Agreement) -> list[str]:
    """Which of power, network and cooling the services or indicators promise."""
    said = [f"{service.name} {service.description} {' '.join(service.components)}" for service in terms.services.values()]
    said += [f"{kpi.name} {kpi.definition}" for kpi in terms.kpis.values()]
    words = " ".join(said).casefold()
    hosted = terms.data_center is not None or re.search(r"\b(?:host\w*|colocation|servers?|cloud|compute)\b", words)
    return [name for name, pattern in _PROMISED.items() if hosted or re.search(pattern, words)]


def _without_kept(words: str) -> str:
    """The parts of a statement that exclude something; a part that says what is not excluded is dropped."""
    return ";".join(part for part in words.split(";") if not _KEPT.search(part))
