"""One change for each rule about data centers (DC-)."""

from __future__ import annotations

from support.mutations import GONE, Mutation

COLO, SMALL = "colocation-ab", "minimal-data-center"
WARM = "data_center.climate.temperature"

ALL = (
    Mutation("DC-SINGLE-FEED", COLO, "power of 100 % on a single feed", {"kpis.power-single.targets.0.minimum": "100 %"}),
    Mutation("DC-MEASURE-POINT", SMALL, "a range without a sensor", {"data_center.climate.inlet.sensor": "none"}),
    Mutation("DC-DURATION", SMALL, "nobody says how long a reading must lie outside",
        {"data_center.climate.inlet.excursion": "none"}),
    Mutation("DC-CONJUNCTIVE", COLO, "equipment must be harmed as well", {f"{WARM}.also_requires": ["equipment is harmed"]}),
    Mutation("DC-RANGE", COLO, "the low end lies above the high one", {f"{WARM}.range.low": "30 °C"}),
    Mutation("DC-LOAD", COLO, "a whole circuit may be drawn", {"data_center.power.feed-ab.load_limit": "100 %"}),
    Mutation("DC-LOWER-BETTER", COLO, "a longer latency is better", {"kpis.latency-stockholm.direction": "higher-is-better"}),
    Mutation("DC-PUE", COLO, "nobody says from which load the energy figure holds", {"data_center.energy_use.from_load": GONE}),
    Mutation("DC-HANDS", COLO, "a message is enough of a response",
        {"data_center.remote_hands.response_means": "acknowledgement"}),
    Mutation("DC-TIER", COLO, "a facility of design tier I promises 100 %", {"data_center.design_tier": "I"}),
    Mutation(
        "DC-ROUTE", COLO, "nobody says between which points the latency holds", {"kpis.latency-stockholm.point": "none"},
        {"data_center.routes": GONE, "kpis.latency-stockholm.credit_bearing": GONE},
    ),
)  # fmt: skip
