"""Services become the scope table, their particulars, and the requests and further needs that can be ordered."""

from __future__ import annotations

from slagen.document.nodes import Block, Inline, Table
from slagen.schedules.cells import Part, answer, answers, cell, line, named, names, row_head, series, table
from slagen.schedules.wording import duration, every, fee_words, span
from slagen.terms.agreement import Agreement
from slagen.terms.scope import Dependency, Service

CONTACT = ("name", "role", "email", "phone")


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """Scope, particulars, dependencies, service requests, further needs: each only where there is something."""
    return (*_scope(terms), *_particulars(terms), *_dependencies(terms), *_requests(terms), *_needs(terms))


def _head(terms: Agreement, ref: str) -> tuple[Inline, ...]:
    return named(terms.services, "services", ref)


def _scope(terms: Agreement) -> tuple[Table, ...]:
    rows = [
        (
            row_head(_head(terms, ref)),
            cell(_about(service, f"services.{ref}")),
            cell(answers(service.includes, f"services.{ref}.includes")),
            cell(answers(service.out_of_scope, f"services.{ref}.out_of_scope")),
        )
        for ref, service in terms.services.items()
    ]
    return table("Services", (("Service", 2), ("Description", 4), ("Included", 3), ("Not included", 3)), rows)


def _about(service: Service, path: str) -> tuple[Inline, ...]:
    components = answers(service.components, f"{path}.components", ", ")
    parts: list[Part] = [answer(service.description, f"{path}.description")]
    if components:
        parts.append(line("Components: ", components))
    return series(parts, " " if service.description.endswith((".", "!", "?")) else ". ")


def _particulars(terms: Agreement) -> tuple[Table, ...]:
    rows = []
    for ref, service in terms.services.items():
        path = f"services.{ref}"
        owner = series(answer(getattr(service.owner, part, None), f"{path}.owner.{part}") for part in CONTACT)
        said = (
            answer(service.users, f"{path}.users"),
            names(terms.sites, "sites", service.sites),
            named(terms.coverage, "coverage", service.coverage),
            named(terms.tiers, "tiers", service.tier),
            named(terms.parties, "parties", service.provider),
            owner,
            fee_words(terms, service.fee, f"{path}.fee"),
            answer(service.quota, f"{path}.quota"),
        )
        if any(said):
            rows.append((row_head(_head(terms, ref)), *(cell(one) for one in said)))
    return table(
        "Particulars of the Services",
        (
            ("Service", 3), ("Users", 3), ("Sites", 3), ("Hours", 3), ("Tier", 2), ("Provided by", 3), ("Owner", 3),
            ("Fee", 3), ("Quota", 2),
        ),
        rows,
    )


def _dependencies(terms: Agreement) -> tuple[Table, ...]:
    rows = []
    for ref, service in terms.services.items():
        for key, needed in service.dependencies.items():
            path = f"services.{ref}.dependencies.{key}"
            rows.append((
                row_head(_head(terms, ref)),
                cell(_needed(terms, needed, path)),
                cell(named(terms.parties, "parties", needed.supplied_by)),
                cell(answer(needed.availability, f"{path}.availability")),
                cell(_role(needed, path)),
            ))
    return table(
        "What the Services depend on",
        (("Service", 3), ("Depends on", 3), ("Supplied by", 3), ("Availability", 2, "right"), ("Role", 2)),
        rows,
    )


def _needed(terms: Agreement, needed: Dependency, path: str) -> tuple[Inline, ...]:
    """What is needed, and which Service of this agreement that is, where its name is another."""
    service = named(terms.services, "services", needed.service)
    same = needed.service is not None and terms.services[needed.service].name == needed.name
    return line(answer(needed.name, f"{path}.name"), line(" (", service, ")") if service and not same else "")


def _role(needed: Dependency, path: str) -> tuple[Inline, ...]:
    if needed.mode == "serial":
        return answer("needed", f"{path}.mode")
    alone = answer("fails independently of the others", f"{path}.independent") if needed.independent else ()
    return series((answer("one of several", f"{path}.mode"), alone))


def _requests(terms: Agreement) -> tuple[Table, ...]:
    rows = []
    for ref, service in terms.services.items():
        for key, asked in service.requests.items():
            path = f"services.{ref}.requests.{key}"
            per = line(" per ", span(terms, asked.per, f"{path}.per")) if asked.per else ()
            included = line(answer(asked.included, f"{path}.included"), per) if asked.included is not None else ()
            rows.append((
                row_head(_head(terms, ref)),
                cell(answer(asked.name, f"{path}.name")),
                cell(duration(terms, asked.fulfil_within, f"{path}.fulfil_within")),
                cell(included),
                cell(answer(asked.fee, f"{path}.fee")),
                cell(named(terms.coverage, "coverage", asked.coverage)),
            ))
    return table(
        "Service Requests",
        (("Service", 3), ("Request", 3), ("Fulfilled within", 3), ("Included", 2), ("Fee", 2, "right"), ("Hours", 3)),
        rows,
    )


def _needs(terms: Agreement) -> tuple[Table, ...]:
    rows = []
    for ref, service in terms.services.items():
        for key, need in service.further_needs.items():
            path = f"services.{ref}.further_needs.{key}"
            rows.append((
                row_head(_head(terms, ref)),
                cell(answer(need.name, f"{path}.name")),
                cell(every(terms, need.every, f"{path}.every")),
                cell(answer(need.hours, f"{path}.hours")),
                cell(answer(need.delivered_by, f"{path}.delivered_by")),
            ))
    return table(
        "Further needs", (("Service", 3), ("Need", 3), ("How often", 2), ("Extent", 2), ("Delivered by", 3)), rows
    )
