"""What one figure of an indicator or a fee stands for: statistic, window of an average, hours measured: rules M-."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from slagen.checks.rules import Finding
from slagen.checks.schemes import schemes
from slagen.checks.units import is_time
from slagen.quantities import allowance, minutes_words
from slagen.quantities.times import DAY_MINUTES, WEEKDAYS
from slagen.terms.agreement import Agreement
from slagen.terms.fee_base import Basis, fee_base
from slagen.terms.kpis import AVAILABILITY, Kpi, Target, allowed_share, unit_of
from slagen.terms.reach import hours_measured

_SEVERAL = frozenset(
    {"response-time", "resolution-time", "turnaround-time", "latency", "jitter", "restore-time", "delivery-time"}
)


def statistic_named(terms: Agreement) -> Iterator[Finding]:
    """A time that is taken of many cases says whether it is their mean, a percentile or the longest.

    Why: three cases of 1 h, 1 h and 10 h are 4 h in the mean, 1 h in the median and 10 h at the longest.
    Fails: a response time of 4 h whose statistic is the ratio that stands where nobody chose; a percentile without its number.
    Passes: the mean; the 95th percentile; the longest; a share of cases in time; a figure for each single incident.
    Source: published latency and repair figures of which nobody can say what they are.
    """
    for key, kpi in terms.kpis.items():
        if kpi.statistic == "percentile" and kpi.percentile is None:
            words = f"{kpi.name} is a percentile, and it is not said which one."
            yield Finding(f"kpis.{key}.percentile", words, "Give it, such as 95 %.")
        if kpi.statistic != "ratio" or kpi.form not in _SEVERAL or kpi.period == "incident" or not is_time(unit_of(kpi)):
            continue
        target = next((one.minimum for one in kpi.targets if one.minimum is not None and one.minimum.value > 0), None)
        if target is None or kpi.per is not None:
            continue
        short, long = target.value / 2, target.value * Decimal(5) / 2
        mean = (3 * short + long) / 4
        said = " ".join(f"{figure.normalize():f}" for figure in (short, long, mean)).split()
        yield Finding(
            f"kpis.{key}.statistic",
            f"{kpi.name} does not say of which sort its figure is: three cases of {said[0]} {target.unit} and one of {said[1]} "
            f"{target.unit} are {said[2]} {target.unit} in the mean, {said[0]} {target.unit} in the median and {said[1]} "
            f"{target.unit} at the longest, beside a target of {target}.",
            "Set statistic to mean, median, percentile, maximum or share.",
        )


def averages_have_a_window(terms: Agreement) -> Iterator[Finding]:
    """An average says over how many spans it runs, and a share of those hit says of whom.

    Why: “the average monthly fee” of a customer that grows is one figure over 3 months and another over 12; 50 people hit
    are 5 % of 1,000 seats and half of the 100 who were at work.
    Fails: the average month's fee without a count; a credit by the share affected without share_of.
    Passes: the average of 3 months; the fee of the last twelve months; the share of end users.
    Source: published credits by “average usage” and by “users affected”.
    """
    named: list[tuple[str, Basis | None]] = [(f"{path}.basis", scheme.basis) for path, scheme in schemes(terms)]
    for path, scheme in schemes(terms):
        named += [(f"{path}.caps.{place}.of", cap.of) for place, cap in enumerate(scheme.caps)]
        named += [(f"{path}.bands.{place}.basis", band.basis) for place, band in enumerate(scheme.bands)]
    named += [(f"credits.caps.{place}.of", cap.of) for place, cap in enumerate(terms.credits.caps if terms.credits else ())]
    for path, basis in named:
        base = fee_base(basis) if basis is not None else None
        if base is not None and base.which == "average" and base.count is None and base.span not in ("last-12-months", "term"):
            yield Finding(
                path, f"A fee is the average of a {base.span.replace('-', ' ')}, and it is not said over how many of them.",
                "Give count, such as 3.",
            )  # fmt: skip
    for path, scheme in schemes(terms):
        rule = scheme.pro_rata
        if rule is not None and rule.by_affected_share and rule.share_of is None:
            yield Finding(
                f"{path}.pro_rata.share_of",
                f"{scheme.name} pays by the share affected and does not say of whom: 50 people hit are 5% of 1,000 seats and 50% "
                "of 100 people at work.",
                "Say of what the share is counted, such as the named users of the Service.",
            )


def measured_in_service_hours(terms: Agreement) -> Iterator[Finding]:
    """An availability is measured in the hours in which the service is given.

    Why: time in which nobody needs the service thins the figure out: the downtime that all 168 hours of a week allow may fall
    into the 50 that count for the customer. Hours of service that are not measured are promised by nobody.
    Fails: a service from Monday to Friday 08:00 to 18:00 whose availability is measured around the clock; a service around
    the clock that is measured in office hours. Passes: both in the same hours; hours that are only for support.
    Source: monitoring tools that cannot count service hours.
    """
    for key, kpi in terms.kpis.items():
        seen = False
        for target in kpi.targets:
            if kpi.form not in AVAILABILITY or target.modality != "commitment" or seen or target.coverage is not None:
                continue
            for ref in (target.service,) if target.service else kpi.services:
                words = _otherwise(terms, kpi, target, terms.services[ref].coverage)
                if words and not seen:
                    seen = True
                    yield Finding(
                        f"kpis.{key}.clock",
                        f"{kpi.name}: {terms.services[ref].name} {words}",
                        "Measure in the hours of the service (clock: service, with its coverage).",
                    )


def _otherwise(terms: Agreement, kpi: Kpi, target: Target, ref: str | None) -> str:
    """How the hours measured differ from those of the service, in words after its name; nothing where they do not."""
    served = terms.coverage[ref] if ref is not None else None
    if served is None or served.hours is None or served.purpose in ("support", "reporting", "access"):
        return ""
    measured = hours_measured(terms, kpi, target)
    if measured.always:
        share = allowed_share(kpi, target)
        if served.is_always or share is None:
            return ""
        weekly = served.hours.hours_per_week
        lost, fair = (minutes_words(allowance(share, hours * 60)) for hours in (Decimal(168), weekly))
        return (
            f"is given in {served.hours}, {weekly.normalize():f} hours a week, but {share} of all 168 hours allows {lost} a "
            f"week, which may all fall into them; in those hours alone it would allow {fair}."
        )
    schedule = terms.coverage[measured.schedule].hours if measured.schedule else None
    if schedule is None or schedule.covers(served.hours):
        return ""
    mine, theirs = schedule.week(), served.hours.week()
    minute = next(place for place in range(len(theirs)) if theirs[place] and not mine[place])
    day, rest = divmod(minute, DAY_MINUTES)
    return (
        f"is given in {served.hours}, but measured in {schedule}: an outage on {WEEKDAYS[day]} {rest // 60:02}:{rest % 60:02} "
        "counts nowhere."
    )
