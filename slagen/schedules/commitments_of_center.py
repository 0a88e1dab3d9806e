"""Feeds, climate, routes and remote hands of a data center become rows of the page of key commitments."""

from __future__ import annotations

from collections.abc import Iterator

from slagen.schedules.cells import Part, answer, line, series
from slagen.schedules.commitments_of_terms import kpi_figure
from slagen.schedules.target_words import limits
from slagen.schedules.wording import duration, plain_words, sentence
from slagen.terms.agreement import Agreement

Rows = Iterator[tuple[Part, Part]]


def power(terms: Agreement) -> Rows:
    """What is promised of each feed, where it is measured; that nothing is promised of it."""
    for key, feed in (terms.data_center.power if terms.data_center else {}).items():
        path, ref = f"data_center.power.{key}", feed.availability
        name = answer(feed.name, f"{path}.name")
        if ref is None:
            yield name, "no commitment"
            continue
        period = answer(plain_words(terms.kpis[ref].period), f"kpis.{ref}.period")
        point = "measured at the demarcation point" if feed.demarcation else ""
        yield name, series((line(kpi_figure(terms, ref, alone=True), " in each ", period), point))


def climate(terms: Agreement) -> Rows:
    """The limits of each range."""
    for key, item in (terms.data_center.climate if terms.data_center else {}).items():
        path = f"data_center.climate.{key}"
        if item.range is None:
            yield answer(item.name, f"{path}.name"), "no figure stated"
            continue
        both = item.range.low is not None and item.range.high is not None
        yield answer(item.name, f"{path}.name"), line("from " if both else "", limits(item.range, f"{path}.range"))


def routes(terms: Agreement) -> Rows:
    """Latency and packet loss of each route."""
    for key, route in (terms.data_center.routes if terms.data_center else {}).items():
        path = f"data_center.routes.{key}"
        latency = line("latency at most ", answer(route.latency, f"{path}.latency")) if route.latency else ()
        loss = line("packet loss at most ", answer(route.packet_loss, f"{path}.packet_loss")) if route.packet_loss else ()
        jitter = line("jitter at most ", answer(route.jitter, f"{path}.jitter")) if route.jitter else ()
        yield answer(route.name, f"{path}.name"), series((latency, loss, jitter))


def cross_connect(terms: Agreement) -> Rows:
    """How soon a cross connect is there."""
    delivery = terms.data_center.cross_connect if terms.data_center else None
    if delivery is not None:
        path = "data_center.cross_connect"
        within = line("within ", duration(terms, delivery.within, f"{path}.within"))
        yield answer(sentence(delivery.name), f"{path}.name"), within


def deliveries(terms: Agreement) -> Rows:
    """How soon each delivery is made."""
    said = [
        line(answer(delivery.name, f"data_center.deliveries.{key}.name"), " within ",
             duration(terms, delivery.within, f"data_center.deliveries.{key}.within"))
        for key, delivery in (terms.data_center.deliveries if terms.data_center else {}).items()
    ]  # fmt: skip
    yield "Deliveries", series(said, "; ")


def remote_hands(terms: Agreement) -> Rows:
    """Response times by urgency."""
    hands = terms.data_center.remote_hands if terms.data_center else None
    if hands is None or not hands.response:
        return
    said = [
        line(answer(key.replace("-", " "), f"data_center.remote_hands.response.{key}"), " ",
             duration(terms, time, f"data_center.remote_hands.response.{key}"))
        for key, time in hands.response.items()
    ]  # fmt: skip
    yield "Remote hands", series(said)
