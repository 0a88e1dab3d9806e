"""Levels become matrices of departments by regions: the value in force, and from which level it is inherited."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from slagen.document.nodes import Block, Cell, Inline
from slagen.schedules.cells import Part, Spec, answer, cell, line, named, names, note, row_head, series, table
from slagen.schedules.level_values import InForce, chain, departments, kpi_in_force, regions, response_in_force
from slagen.schedules.target_words import rule_figure
from slagen.schedules.wording import time_words
from slagen.terms.agreement import Agreement
from slagen.terms.tiers import Override
from slagen.terms.times_in_force import times_set

Find = Callable[[list[str], str], InForce | None]
OTHER_SCOPE = " A value set for single Services or sites stands in the table of levels."


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """A matrix for each KPI and each severity's response, then what each level sets."""
    if not terms.levels:
        return ()
    blocks: list[Block] = []
    for ref in terms.kpis:
        kpi = partial(kpi_in_force, terms, ref)
        blocks += _matrix(terms, named(terms.kpis, "kpis", ref), kpi, _narrow(terms, kpi=ref))
    levels = terms.severities.levels if terms.severities else {}
    for severity in levels:
        caption = line("Response, ", named(levels, "severities.levels", severity))
        blocks += _matrix(terms, caption, partial(response_in_force, terms, severity), _narrow(terms, severity=severity))
    return (*blocks, *_sets(terms))


def _narrow(terms: Agreement, kpi: str | None = None, severity: str | None = None) -> bool:
    """Whether a level sets the value for single Services or sites, which a matrix does not show."""
    sets = [override for level in terms.levels.values() for override in level.sets.values()]
    return any((one.services or one.sites) and (one.kpi, one.severity) == (kpi, severity) for one in sets)


def _matrix(terms: Agreement, name: Part, find: Find, narrow: bool) -> tuple[Block, ...]:
    places = regions(terms) or [""]
    found = {one: [find(chain(terms, one, region), region) for region in places] for one in departments(terms)}
    origins = {value.level for values in found.values() for value in values if value}
    rows = [
        [row_head(named(terms.parties, "parties", one)), *(_cell(terms, value, len(origins) > 1) for value in values)]
        for one, values in found.items()
        if any(values)
    ]
    columns: list[Spec] = [("Department", 3), *((_region(terms, region), 3) for region in places)]
    notes = line(_origin(terms, origins), OTHER_SCOPE if narrow else "")
    return table(line("By department and region: ", name), columns, rows, note(notes), keep_empty=True)


def _origin(terms: Agreement, origins: set[str]) -> tuple[Inline, ...]:
    """Who sets the values, said once: one for all of them, or the levels in brackets and this Agreement for the rest."""
    if len(origins) > 1:
        rest = " This Agreement itself sets the others." if "" in origins else ""
        return line(f"In brackets: the level that sets the value.{rest}")
    level = next(iter(origins), "")
    return line("Set by ", named(terms.levels, "levels", level) if level else "this Agreement itself", ".")


def _region(terms: Agreement, region: str) -> tuple[Inline, ...]:
    return named(terms.regions, "regions", region or None) or line("Everywhere")


def _cell(terms: Agreement, found: InForce | None, with_level: bool) -> Cell:
    if found is None:
        return cell()
    level = named(terms.levels, "levels", found.level) if with_level and found.level else ()
    return cell(found.words, line(" (", level, ")") if level else ())


def _sets(terms: Agreement) -> tuple[Block, ...]:
    rows = []
    for ref, level in terms.levels.items():
        for key, override in level.sets.items():
            path = f"levels.{ref}.sets.{key}"
            scope = series((
                names(terms.services, "services", override.services), names(terms.sites, "sites", override.sites),
            ))
            rows.append((
                row_head(named(terms.levels, "levels", ref)),
                cell(_what(terms, override)),
                cell(_value(terms, override, path)),
                cell(scope or "everything in its scope"),
                cell(answer("yes" if override.locked else "no", f"{path}.locked")),
                cell(answer(override.reason, f"{path}.reason")),
            ))
    columns: list[Spec] = [("Level", 3), ("Sets", 3), ("To", 3), ("For", 3), ("Locked", 1), ("Reason", 5)]
    return table("What each level sets", columns, rows)


def _what(terms: Agreement, override: Override) -> tuple[Inline, ...]:
    severities = terms.severities.levels if terms.severities else {}
    what = series((
        named(terms.kpis, "kpis", override.kpi), named(severities, "severities.levels", override.severity),
    ))
    return what or line("Service Hours" if override.coverage else "rule")


def _value(terms: Agreement, override: Override, path: str) -> tuple[Inline, ...]:
    said: list[tuple[Inline, ...]] = [answer(override.target, f"{path}.target")]
    for name, time in times_set(override, path).items():
        said.append(line(f"{name} ", time_words(terms, time, rhythm=name == "update")))
    said += [named(terms.coverage, "coverage", override.coverage), answer(override.rule, f"{path}.rule")]
    said += [rule_figure(figure, f"{path}.figures.{key}") for key, figure in override.figures.items()]
    return series(said)
