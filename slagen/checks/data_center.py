"""Feeds, climate, routes, hands and energy of a data center: the rules DC-."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from slagen.checks.rules import Finding, Typed
from slagen.quantities import Measure
from slagen.terms.agreement import Agreement
from slagen.terms.data_center import Climate, Power

_TIERS = {"I": Decimal("99.671"), "II": Decimal("99.741"), "III": Decimal("99.982"), "IV": Decimal("99.995")}
_LOWER = ("latency", "packet-loss", "jitter", "power-usage")
_HIGHEST_LOAD = Decimal(80)


def single_feed_promise(terms: Agreement) -> Iterator[Finding]:
    """Power of 100 % stands on A and B feeds; a customer with one feed has a promise, or is told that there is none.

    Why: one feed must be switched off for work on it, and whoever buys one believes that the promise for two is theirs.
    Fails: 100 % on a single feed; a single feed without an indicator beside A and B with one.
    Passes: 100 % on A and B; 99.9 % on a single feed; a single feed with promised: no; feeds of which nobody says how many.
    Source: power clauses of colocation agreements.
    """
    for key, feed in _power(terms):
        if feed.feeds != "single" or not feed.promised:
            continue
        path = f"data_center.power.{key}"
        highest = _highest(terms, feed.availability)
        if highest is not None and highest.unit == "%" and highest.value >= 100:
            yield Finding(
                f"{path}.availability",
                f"{feed.name} is promised at {highest} without A and B feeds, so that it can never be switched off.",
                "Promise less for a single feed, or supply A and B.",
            )
        if feed.availability is None:
            yield Finding(
                path,
                f"Nothing is promised for {feed.name}, and its customers are not told so.",
                "Name the indicator in availability, or write promised: no.",
            )


def measuring_point_said(terms: Agreement) -> Iterator[Finding]:
    """Each climate range says where and how often it is read; each promised feed where it is measured.

    Why: the same hot aisle is at 30 °C at the door and at 40 °C behind a rack; who chooses the place decides the result.
    Fails: a range without sensor, aisle or interval; a promised feed without point of hand-over.
    Passes: a sensor at 1.5 m in the middle of the cold aisle, read each minute; a feed measured at the power strip.
    Source: a colocation agreement that promises 95 °F in the hot aisle and says no more.
    """
    for key, climate in _climate(terms):
        fields = (("sensor", climate.sensor), ("aisle", climate.aisle), ("reading_every", climate.reading_every))
        missing = [name for name, said in fields if said is None]
        if missing:
            yield Finding(
                f"data_center.climate.{key}",
                f"{climate.name} does not say {_listed([_FIELD[name] for name in missing])}.",
                f"Give {_listed(missing)}.",
            )
    for key, feed in _power(terms):
        if feed.demarcation is None and feed.promised and feed.availability is not None:
            yield Finding(
                f"data_center.power.{key}",
                f"{feed.name} does not say at which point power is handed over and measured.",
                "Give demarcation, such as the output of the power distribution unit.",
            )


def excursion_has_length(terms: Agreement) -> Iterator[Finding]:
    """Each climate range says how long readings must lie outside it to count.

    Why: a door left open is outside the range for a minute, a failed chiller for hours; one of them is meant.
    Fails: 18 °C to 27 °C and no length. Passes: 60 min outside; a number of excursions in a month; a breach of its
    indicator that says a length.
    Source: climate clauses with and without a length.
    """
    for key, climate in _climate(terms):
        kpi = terms.kpis.get(climate.kpi) if climate.kpi else None
        by_kpi = kpi is not None and kpi.breach is not None and kpi.breach.longer_than is not None
        if climate.excursion is None and climate.excursions is None and not by_kpi:
            yield Finding(
                f"data_center.climate.{key}",
                f"{climate.name} does not say how long readings must lie outside the range to count.",
                "Give excursion, such as 60 min.",
            )


def no_second_condition(terms: Agreement) -> Iterator[Finding]:
    """A failure of climate or power needs no second condition, such as damage to equipment.

    Why: “and the equipment was harmed” takes the promise back: what is promised is then only that nothing breaks.
    Fails: above 32 °C and the equipment materially harmed. Passes: above 32 °C for 60 min.
    Source: the climate clause of a colocation licence.
    """
    for key, climate in _climate(terms):
        if climate.also_requires:
            yield Finding(
                f"data_center.climate.{key}.also_requires",
                f"{climate.name} is missed only if also {_listed(list(climate.also_requires))}.",
                "Leave the condition out; a length of the excursion keeps trifles away.",
            )


def load_limited(terms: Agreement) -> Iterator[Finding]:
    """A feed says which share of its circuit may be drawn, and that share leaves room.

    Why: at 100 % of the rating a breaker may open, and the customer loses power and promise; with A and B, each feed must
    be able to carry everything.
    Fails: 100 % of a circuit; a capacity of 7 kW without a limit. Passes: 80 %; a feed of which nothing is said.
    Source: utilisation limits of 80 % in colocation agreements.
    """
    for key, feed in _power(terms):
        if feed.load_limit is not None and feed.load_limit.value > _HIGHEST_LOAD:
            yield Finding(
                f"data_center.power.{key}.load_limit",
                f"{feed.load_limit} of a circuit may be drawn on {feed.name}, which leaves no room for its breaker.",
                "Limit the load to 80 % of one circuit or less.",
            )
        elif feed.load_limit is None and feed.capacity is not None and feed.promised:
            yield Finding(
                f"data_center.power.{key}",
                f"{feed.name} has a capacity of {feed.capacity}, and nobody says which share of a circuit may be drawn.",
                "Give load_limit, such as 80 %.",
            )


def lower_is_better(terms: Agreement) -> Iterator[Finding]:
    """Latency, loss, jitter and use of energy are better when they are lower.

    Why: with the direction turned round, a delay of 500 ms meets a target of 10 ms.
    Fails: a latency with higher-is-better. Passes: lower-is-better; a target “at most 10 ms”.
    Source: the meaning of these figures.
    """
    for key, kpi in terms.kpis.items():
        if kpi.form in _LOWER and kpi.direction == "higher-is-better" and not _in_percent_of_time(terms, key):
            yield Finding(
                f"kpis.{key}.direction",
                f"{kpi.name} is a {kpi.form.replace('-', ' ')}, which is better when it is lower.",
                "Set direction to lower-is-better.",
            )


def energy_use_said(terms: Agreement, typed: Typed) -> Iterator[Finding]:
    """A promised use of energy says its category of measurement and the load from which it holds.

    Why: a half-empty hall has twice the figure of a full one, and each category measures at another point.
    Fails: 1.3 without category or load. Passes: 1.3, category 2, from 40 % of the designed load.
    Source: ISO/IEC 30134-2 on power usage effectiveness.
    """
    use = terms.data_center.energy_use if terms.data_center else None
    if use is None:
        return
    missing = [name for name in ("category", "from_load") if f"data_center.energy_use.{name}" not in typed]
    if missing:
        yield Finding(
            "data_center.energy_use",
            f"A use of energy of {use.target} is promised without {_listed([_FIELD[name] for name in missing])}.",
            f"Give {_listed(missing)}.",
        )


def hands_arrive(terms: Agreement, typed: Typed) -> Iterator[Finding]:
    """Remote hands say what a response is: somebody at the cabinet, or a message.

    Why: “response in 30 minutes” is a person with a screwdriver to one side and an e-mail to the other.
    Fails: times of response without response_means, or with acknowledgement only. Passes: arrival at the cabinet.
    Source: remote hands clauses of colocation agreements.
    """
    hands = terms.data_center.remote_hands if terms.data_center else None
    if hands is None or not hands.response:
        return
    if hands.response_means == "acknowledgement":
        yield Finding(
            "data_center.remote_hands.response_means",
            "Remote hands promise an acknowledgement in time, and no time for the arrival at the cabinet.",
            "Promise arrival-at-cabinet, or let the customer know that no work is promised in time.",
        )
    elif "data_center.remote_hands.response_means" not in typed:
        yield Finding(
            "data_center.remote_hands.response",
            "Nobody says whether a response is the arrival at the cabinet or an acknowledgement; arrival is assumed.",
            "Set response_means.",
        )


def promise_within_design(terms: Agreement) -> Iterator[Finding]:
    """The promised power does not exceed what the design tier is built for.

    Why: a facility of tier II is expected to be down for 22 hours a year; who promises more pays for the difference.
    Fails: 99.99 % in a facility of tier II. Passes: 99.74 % in it; a facility without a tier.
    Source: the availabilities commonly named for the tiers: 99.671, 99.741, 99.982 and 99.995 %.
    """
    center = terms.data_center
    if center is None or center.design_tier is None:
        return
    built_for = _TIERS[center.design_tier]
    for key, feed in _power(terms):
        highest = _highest(terms, feed.availability)
        # A and B feeds to one cabinet may be promised together at more than each path of the building.
        if highest is None or highest.unit != "%" or not feed.promised or feed.feeds == "a-and-b":
            continue
        if highest.value > built_for:
            yield Finding(
                f"data_center.power.{key}.availability",
                f"{feed.name} is promised at {highest}; a facility of tier {center.design_tier} is built for {built_for}%.",
                "Promise less, or make sure that the price covers the credits.",
            )


def routes_have_ends(terms: Agreement) -> Iterator[Finding]:
    """A promised latency, loss or jitter says between which points.

    Why: 10 ms to the next room and 10 ms to another continent are two promises.
    Fails: a latency without point and without routes. Passes: a measuring point; a route with its two ends.
    Source: network clauses of hosting agreements.
    """
    routes = terms.data_center.routes if terms.data_center else {}
    for key, kpi in terms.kpis.items():
        if kpi.form in ("latency", "packet-loss", "jitter") and kpi.point is None and not routes:
            yield Finding(
                f"kpis.{key}", f"{kpi.name} does not say between which points it is measured.", "Give point, or a route."
            )


_FIELD = {
    "sensor": "where its sensor is", "aisle": "in which aisle or room it is read", "reading_every": "how often it is read",
    "category": "its category", "from_load": "the load from which it holds",
}  # fmt: skip


def _power(terms: Agreement) -> Iterator[tuple[str, Power]]:
    yield from terms.data_center.power.items() if terms.data_center else ()


def _climate(terms: Agreement) -> Iterator[tuple[str, Climate]]:
    yield from terms.data_center.climate.items() if terms.data_center else ()


def _highest(terms: Agreement, kpi: str | None) -> Measure | None:
    """The highest figure that an indicator promises."""
    if kpi is None or kpi not in terms.kpis:
        return None
    figures = [target.minimum for target in terms.kpis[kpi].targets if target.minimum is not None]
    return max(figures, key=lambda figure: figure.value, default=None)


def _in_percent_of_time(terms: Agreement, key: str) -> bool:
    """Whether the indicator is a share of good results, which is better when it is higher: “95 % of probes under 10 ms”."""
    kpi = terms.kpis[key]
    return kpi.form != "packet-loss" and bool(kpi.targets) and all(
        target.minimum is not None and target.minimum.unit == "%" for target in kpi.targets
    )


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
