"""The rules about credit bands find what pays wrongly, and only that."""

from __future__ import annotations

from typing import Any

import pytest
from support.agreements import agreement, band, kpi, paths

from slagen.quantities import Measure, Percent
from slagen.terms.agreement import Agreement
from slagen.terms.credits import Band, Cap, Credits, Scheme
from slagen.terms.kpis import Target

B = "credits.schemes.s.bands"


def paying(*bands: Band, target: str = "99.90 %", caps: tuple[Cap, ...] = (), scheme: Any = None, **fields: Any) -> Agreement:
    """An agreement with one KPI, its target, and one table of bands."""
    found = kpi(targets=(Target(minimum=Measure.parse(target)),), **fields)
    table = Scheme(name="S", kpis=("k",), bands=bands, caps=caps, **(scheme or {}))
    return agreement(kpis={"k": found}, credits=Credits(schemes={"s": table}))


SOUND = (band("10 %", at_least="99 %", below="99.9 %"), band("25 %", below="99 %"))
LATE = {"unit": "h", "direction": "lower-is-better", "form": "restore-time"}
SOUND_LATE = (band("1 day", above="4 h", at_most="8 h"), band("3 days", above="8 h"))
RULES = (
    "B-CONTIG", "B-OVERLAP", "B-OPERATOR-MISSING", "B-MONO", "B-UNIT", "B-FIRST", "B-TARGET-MET-CREDIT", "B-OPEN-END",
    "B-CAP-LT-BAND",
)


@pytest.mark.parametrize("rule", RULES)
def test_a_sound_table_has_no_findings_whichever_way_is_better(rule: str) -> None:
    """Neither a table of percentages nor one of hours raises a false alarm."""
    assert paths(rule, paying(*SOUND, caps=(Cap(per="month", share=Percent.parse("25 %")),))) == []
    assert paths(rule, paying(*SOUND_LATE, target="4 h", **LATE)) == []


@pytest.mark.parametrize("rule", RULES)
def test_one_table_may_mix_units_of_time(rule: str) -> None:
    """240 minutes and 4 hours are one edge."""
    bands = (band("1 day", above="240 min", at_most="8 h"), band("3 days", above="480 min"))
    assert paths(rule, paying(*bands, target="4 h", **LATE)) == []


@pytest.mark.parametrize("rule", RULES)
def test_downtime_beside_a_percentage_is_read_as_time_lost(rule: str) -> None:
    """Bands in minutes of downtime for an availability: more minutes are worse, and no target is compared with them."""
    bands = (band("5 %", above="43 min", at_most="2 h"), band("10 %", above="120 min"))
    assert paths(rule, paying(*bands)) == []


def test_a_gap_between_99_89_and_99_90_is_found() -> None:
    """A result of 99.895 % lies in no band."""
    bands = (band("0 %", at_least="99.90 %"), band("10 %", at_least="99 %", at_most="99.89 %"), band("25 %", below="99 %"))
    assert paths("B-CONTIG", paying(*bands)) == [f"{B}.1"]


def test_a_gap_is_not_found_inside_a_wider_band() -> None:
    """Where a wide band covers everything there is overlap, but no gap between the narrow ones."""
    bands = (band("10 %", below="99.9 %"), band("25 %", at_least="50 %", below="60 %"), band("50 %", below="20 %"))
    assert paths("B-CONTIG", paying(*bands)) == []
    assert paths("B-OVERLAP", paying(*bands)) == [f"{B}.1", f"{B}.2"]


def test_an_edge_in_two_bands_is_an_overlap() -> None:
    """Exactly 2 hours would pay twice."""
    bands = (band("2 days", at_least="1 h", at_most="2 h"), band("4 days", at_least="2 h"))
    assert paths("B-OVERLAP", paying(*bands, target="1 h", **LATE)) == [f"{B}.1"]


def test_an_edge_in_no_band_is_a_gap_where_lower_is_better() -> None:
    """Above 8 h and below 8 h leave 8 h itself."""
    bands = (band("1 day", above="4 h", below="8 h"), band("3 days", above="8 h"))
    assert paths("B-CONTIG", paying(*bands, target="4 h", **LATE)) == [f"{B}.1"]


def test_an_edge_without_operator_is_found() -> None:
    """From 98.3 to 99.95 leaves open what exactly 98.3 pays."""
    assert paths("B-OPERATOR-MISSING", paying(band("10 %", edge_from="98.3 %", edge_to="99.95 %"))) == [f"{B}.0"]


def test_a_worse_result_that_pays_less_is_found() -> None:
    """25 % first and 10 % for a worse result is upside down."""
    bands = (band("25 %", at_least="99 %", below="99.9 %"), band("10 %", below="99 %"))
    assert paths("B-MONO", paying(*bands)) == [f"{B}.1.credit"]


def test_percent_and_days_in_one_table_are_found() -> None:
    """A credit in percent and one in days cannot be compared."""
    assert paths("B-UNIT", paying(SOUND[0], band("3 days", below="99 %"))) == [B]


def test_a_first_band_below_the_target_is_found() -> None:
    """Between 99.5 and 99.9 the breach pays nothing."""
    assert paths("B-FIRST", paying(band("10 %", below="99.5 %"))) == [f"{B}.0"]
    assert paths("B-FIRST", paying(band("1 day", above="5 h"), target="4 h", **LATE)) == [f"{B}.0"]


def test_a_met_target_that_pays_is_found() -> None:
    """A band that reaches above the target pays for success."""
    assert paths("B-TARGET-MET-CREDIT", paying(*SOUND, target="99.5 %")) == [f"{B}.0"]
    assert paths("B-TARGET-MET-CREDIT", paying(band("1 day", at_least="4 h"), target="4 h", **LATE)) == [f"{B}.0"]


def test_a_last_band_with_an_end_is_found() -> None:
    """Total failure would pay nothing; zero and one hundred percent are ends that nothing passes."""
    assert paths("B-OPEN-END", paying(band("10 %", at_least="91 %", below="99.9 %"))) == [f"{B}.0"]
    assert paths("B-OPEN-END", paying(band("10 %", at_least="0 %", below="99.9 %"))) == []
    assert paths("B-OPEN-END", paying(band("1 day", above="4 h", at_most="9 h"), target="4 h", **LATE)) == [f"{B}.0"]
    loss = {"form": "packet-loss", "direction": "lower-is-better"}
    assert paths("B-OPEN-END", paying(band("5 %", above="1 %", at_most="100 %"), target="1 %", **loss)) == []


def test_a_cap_below_a_band_is_found() -> None:
    """A band of 25 % under a cap of 20 % can never be paid; a cap for the year is another matter."""
    caps = (Cap(per="month", share=Percent.parse("20 %")),)
    assert paths("B-CAP-LT-BAND", paying(*SOUND, caps=caps)) == ["credits.schemes.s.caps.0.share"]
    yearly = (Cap(per="year", share=Percent.parse("20 %")),)
    assert paths("B-CAP-LT-BAND", paying(*SOUND, caps=yearly)) == []


def test_overruns_are_not_compared_with_the_limit() -> None:
    """Bands of a relative overrun begin at 0 %, whatever the limit is."""
    bands = (band("5 %", above="0 %", at_most="20 %"), band("10 %", above="20 %"))
    terms = paying(*bands, target="4 h", scheme={"relative_overrun": True}, **LATE)
    assert [path for rule in RULES for path in paths(rule, terms)] == []
