"""What is promised against what is only aimed at, and what stands elsewhere: the rules D- about promises."""

from __future__ import annotations

from collections.abc import Iterator

from slagen.checks.rules import Finding
from slagen.terms.agreement import Agreement
from slagen.terms.kpis import Kpi, Target
from slagen.terms.reach import paid_by
from slagen.terms.times_in_force import severities_of, times_in_force

AIMS = ("objective", "aim", "best-effort")


def aims_are_not_promises(terms: Agreement) -> Iterator[Finding]:
    """What is an aim is not read as a promise: it stands apart from commitments, pays nothing and has no figure it does not keep.

    Why: whoever reads 100 % beside 97 % remembers 100 %; and a credit for a missed aim makes the aim a promise.
    Fails: an aim of 100 % beside a commitment of 97 % for one KPI; “24 h, best effort”; a credit scheme whose KPI has only
    aims; a commitment or credits in a paper that states aims only. Passes: an objective in a KPI of its own; an aim for
    one tier and a commitment for another.
    Source: published agreements with aims among their promises.
    """
    for key, kpi in terms.kpis.items():
        yield from _beside(key, kpi)
    yield from _paid_aims(terms)
    yield from _best_effort_figures(terms)
    if terms.document.standing == "aims-only":
        yield from _aims_only(terms)


def outside_figures_fixed(terms: Agreement) -> Iterator[Finding]:
    """A target that stands on a page outside the agreement says which state of the page counts.

    Why: whoever keeps the page can otherwise change the promise without the other side.
    Fails: a target published in a service description, without a date. Passes: as of 1 July 2026; version 3.2.
    Source: terms that refer to a page of each product.
    """
    for key, kpi in terms.kpis.items():
        for place, target in enumerate(kpi.targets):
            page = target.published
            if page is not None and page.as_of is None and page.version is None:
                yield Finding(
                    f"kpis.{key}.targets.{place}.published",
                    f"The target for {kpi.name} is the value published in {page.where}, which may change.",
                    "Fix it: give as_of or version, or write the figure itself.",
                )


def _beside(key: str, kpi: Kpi) -> Iterator[Finding]:
    firm = [target for target in kpi.targets if target.modality == "commitment"]
    for place, target in enumerate(kpi.targets):
        same = next((one for one in firm if target.modality in AIMS and _cell(one) == _cell(target)), None)
        if same is not None and same.minimum is not None and target.minimum is not None:
            yield Finding(
                f"kpis.{key}.targets.{place}.modality",
                f"{kpi.name} has a commitment of {same.minimum} and, beside it, "
                f"{_article(target.modality)} of {target.minimum} that reads like one.",
                "Put it under the goals, or into a KPI of its own.",
            )


def _article(modality: str) -> str:
    return "a best effort" if modality == "best-effort" else f"an {modality}"


def _cell(target: Target) -> tuple[object, ...]:
    """What tells targets for different customers or subjects apart; hours and conditions do not."""
    return (
        target.tier, target.level, target.service, target.site, target.region, target.severity,
        tuple(sorted(target.dimensions.items())),
    )


def _paid_aims(terms: Agreement) -> Iterator[Finding]:
    for key, scheme in (terms.credits.schemes if terms.credits else {}).items():
        for place, ref in enumerate(scheme.kpis):
            paid = [target for target in terms.kpis[ref].targets if paid_by(scheme, target)]
            if paid and all(target.modality in AIMS for target in paid):
                yield Finding(
                    f"credits.schemes.{key}.kpis.{place}",
                    f"{scheme.name} pays for {terms.kpis[ref].name}, whose targets are no commitments.",
                    "Make the target a commitment, or take the KPI out of the scheme.",
                )


def _best_effort_figures(terms: Agreement) -> Iterator[Finding]:
    seen: set[str] = set()
    for tier in (None, *terms.tiers):
        for severity in severities_of(terms):
            for field, time in times_in_force(terms, severity, tier).items():
                if time.promise.duration and "best effort" in time.promise.words and time.path not in seen:
                    seen.add(time.path)
                    yield Finding(
                        time.path,
                        f"“{time.promise}” puts a figure to the {field} that nobody has to keep.",
                        "Promise the figure, or write the words alone.",
                    )


def _aims_only(terms: Agreement) -> Iterator[Finding]:
    if terms.credits is not None:
        yield Finding(
            "credits", "The document states aims only, but pays credits.", "Leave credits out, or set standing to binding."
        )
    for key, kpi in terms.kpis.items():
        for place, target in enumerate(kpi.targets):
            if target.modality == "commitment":
                yield Finding(
                    f"kpis.{key}.targets.{place}.modality",
                    f"The document states aims only, but the target for {kpi.name} is a commitment.",
                    "Call it an aim, or set standing to binding.",
                )
    for key, severity in (terms.severities.levels if terms.severities else {}).items():
        if severity.times.modality == "commitment" and times_in_force(terms, key):
            yield Finding(
                f"severities.levels.{key}.times.modality",
                f"The document states aims only, but the times for {severity.name} are commitments.",
                "Call them aims, or set standing to binding.",
            )
