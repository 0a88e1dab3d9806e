"""The rules about lead plans, parties, dates and the finished document find what is wrong, and only that."""

from __future__ import annotations

import datetime
from typing import Any

from support.agreements import PARTIES, agreement, paths

from slagen.checks.document import run
from slagen.checks.registry import RULES
from slagen.document.nodes import (
    Clause,
    Cover,
    Define,
    Document,
    Inline,
    Meta,
    Paragraph,
    Ref,
    Section,
    Text,
    Use,
    Value,
)
from slagen.errors import Place
from slagen.quantities import Duration, Money, Percent, Share, TimePromise
from slagen.terms.agreement import Agreement
from slagen.terms.leads import Capacity, FollowUpDuty, LeadType, Stage
from slagen.terms.management import Period
from slagen.terms.operational import Operational
from slagen.terms.parties import Party
from slagen.terms.remedies import Breaches, LateDelivery, NonDelivery, PoorPerformance
from slagen.terms.smarketing import RevenueSource, Smarketing

P, D = Percent.parse, Duration.parse


def planned(marketing: str = "40 %", people: int = 5, share: str = "100 %", **lead: Any) -> Agreement:
    """1,000,000 EUR, 10,000 a deal: 40 deals by marketing at 5 % are 800 leads, with 8 attempts of 10 minutes each."""
    fields: dict[str, Any] = {"close_rate": Share.parse("5 %")} | lead
    plan = Smarketing(
        revenue_goal=Money.parse("1000000 EUR"),
        sources={
            "marketing": RevenueSource(name="Marketing", share=P(marketing)),
            "sales": RevenueSource(name="Sales", share=P("60 %")),
        },
        leads={"l": LeadType(name="Demo", quality="hot", share=P(share), deal=Money.parse("10000 EUR"), **fields)},
        mql=("asked for a demo",),
        follow_up={"f": FollowUpDuty(leads=("l",), first_response=TimePromise.parse("1 h"), attempts=8, window=D("14 days"))},
        capacity=Capacity(representatives=people, working_days=60),
    )
    return agreement(kind="smarketing", smarketing=plan)


def test_shares_that_miss_100_percent_are_found() -> None:
    """Sources and lead types each add up to 100 %."""
    assert paths("SM-SHARE", planned()) == []
    assert paths("SM-SHARE", planned(marketing="30 %")) == ["smarketing.sources"]
    assert paths("SM-SHARE", planned(share="90 %")) == ["smarketing.leads"]


def test_impossible_rates_and_chains_are_found() -> None:
    """Rates of 0 and above 100 %, none at all, and stages that give another close rate; a rounded one is fine."""
    def stages(*rates: str) -> dict[str, Stage]:
        return {f"s{n}": Stage(name=f"S{n}", rate=Share.parse(rate)) for n, rate in enumerate(rates)}

    assert paths("SM-RATES", planned(close_rate=None)) == ["smarketing.leads.l"]
    assert paths("SM-RATES", planned(close_rate=Share.parse("0 %"))) == ["smarketing.leads.l.close_rate"]
    assert paths("SM-RATES", planned(stages=stages("120 %"), close_rate=None)) == ["smarketing.leads.l.stages.s0.rate"]
    four = Share.parse("4 %")
    assert paths("SM-RATES", planned(stages=stages("50 %", "10 %"), close_rate=four)) == ["smarketing.leads.l.close_rate"]
    assert paths("SM-RATES", planned(stages=stages("50 %", "10 %"))) == []
    assert paths("SM-RATES", planned(stages=stages("33 %", "10 %"), close_rate=Share.parse("3.3 %"))) == []
    assert paths("SM-RATES", planned(stages=stages("33 %", "11 %"), close_rate=Share.parse("3.6 %"))) == []


def test_a_typed_goal_that_differs_is_found() -> None:
    """The plan gives 800 leads; no goal typed is no finding, nor is a rate of zero, which has a rule of its own."""
    assert paths("SM-GOAL", planned(goal=700)) == ["smarketing.leads.l.goal"]
    assert paths("SM-GOAL", planned(goal=800)) == paths("SM-GOAL", planned()) == []
    assert paths("SM-GOAL", planned(goal=800, close_rate=Share.parse("0 %"))) == []


def test_too_few_people_are_found() -> None:
    """800 × 8 × 10 = 64,000 minutes fit into 5 × 60 × 6 × 60 × 80 % = 86,400, not into 3 fifths of it."""
    assert paths("SM-CAPACITY", planned(people=5)) == []
    assert paths("SM-CAPACITY", planned(people=3)) == ["smarketing.capacity"]


def test_an_end_before_the_start_is_found() -> None:
    """For the agreement and for those behind it; a term of one day is a term."""
    day, before = datetime.date(2027, 1, 1), datetime.date(2026, 12, 31)
    assert paths("L-DATES", agreement(term=Period(starts=day, ends=before))) == ["term.ends"]
    assert paths("L-DATES", agreement(term=Period(starts=day, ends=day))) == []
    chain = Operational(name="O", kind="underpinning-contract", between=("p", "c"), starts=day, ends=before)
    assert paths("L-DATES", agreement(operational={"o": chain})) == ["operational.o.ends"]


def test_a_notice_as_long_as_the_term_is_found() -> None:
    """Of the first term or of a renewal; without automatic renewal there is nothing to prevent."""
    def found(notice: str, **fields: Any) -> list[str]:
        return paths("L-RENEW", agreement(term=Period(notice=D(notice), **fields)))

    assert found("12 months") == found("1 year") == found("3 months", renewal_months=3) == ["term.notice"]
    assert found("90 days", months=3, starts=datetime.date(2027, 1, 1)) == ["term.notice"]
    assert found("60 days") == found("11 months") == found("12 months", renewal="none") == []


def test_missing_sides_and_twins_are_found() -> None:
    """A provider and a customer, or sales and marketing; one name for two records is one party twice."""
    alone = {"p": PARTIES["p"]}
    twin = PARTIES | {"d": Party(name="customer  LTD", role="supplier")}
    teams = {"s": Party(name="S", role="sales"), "m": Party(name="M", role="marketing")}
    assert paths("L-PARTIES", agreement(parties=alone)) == paths("L-PARTIES", agreement(parties=teams)) == ["parties"]
    assert paths("L-PARTIES", agreement(kind="smarketing")) == ["parties"]
    assert paths("L-PARTIES", agreement(parties=twin)) == ["parties.d.name"]
    assert paths("L-PARTIES", agreement()) == paths("L-PARTIES", agreement(kind="smarketing", parties=teams)) == []


def test_a_kind_without_its_family_is_found() -> None:
    """Sales and marketing need their plan, a data center its figures, tiers nothing of the sort."""
    assert paths("L-KIND", agreement(kind="smarketing")) == ["smarketing"]
    assert paths("L-KIND", agreement(kind="data-center")) == ["data_center"]
    assert paths("L-KIND", agreement()) == paths("L-KIND", planned()) == []


def test_a_kind_of_breach_without_remedy_is_found() -> None:
    """All three or no clause at all."""
    some = Breaches(late_delivery=LateDelivery(), poor_performance=PoorPerformance())
    whole = Breaches(non_delivery=NonDelivery(), late_delivery=LateDelivery(), poor_performance=PoorPerformance())
    assert paths("L-BREACH-MAP", agreement(breaches=some)) == ["breaches.non_delivery"]
    assert paths("L-BREACH-MAP", agreement(breaches=whole)) == paths("L-BREACH-MAP", agreement()) == []


def written(*content: Inline) -> list[tuple[str, str, str]]:
    """What a document of one clause with these words is found to have: id, severity, path."""
    clause = Clause("art.one", (Text("One"),), (Paragraph(content),))
    section = Section("art", "article", (Text("Article"),), (clause,))
    document = Document(Meta("T"), Cover((Text("T"),), (), (), ()), (section,))
    return [(found.id, found.severity, found.path) for found in run(document, {"goals": Place("answers.yaml", 3, 1)})]


def test_blanks_are_found_in_answers_and_words_that_look_alike_are_not() -> None:
    """TBD and its kin are found at their answer; a size XXL and one question mark are words."""
    for blank in ("TBD", "TODO: ask", "EDITME", "XXX", "[redacted]", "[●]", "price ???", "to be agreed"):
        assert written(Value(blank, "goals.purpose")) == [("D-PLACEHOLDER", "error", "goals.purpose")]
    for words in ("size XXL", "Todos Santos", "Why?", "as agreed", "TBDA Ltd"):
        assert written(Value(words, "goals.purpose")) == []


def test_a_blank_is_shown_at_the_nearest_place_in_the_answers() -> None:
    """An answer nobody typed itself is shown where its family stands."""
    section = Section("a", "plain", (Text("A"),), (Paragraph((Value("TBD", "goals.purpose"),)),))
    document = Document(Meta("T"), Cover((Text("T"),), (), (), ()), (section,))
    assert [found.place for found in run(document, {"goals": Place("answers.yaml", 3, 1)})] == [Place("answers.yaml", 3, 1)]


def test_terms_are_defined_once_and_used() -> None:
    """Undefined and twice defined are errors, unused a warning."""
    assert written(Use("Downtime", "Downtime")) == [("D-DEFINED", "error", "")]
    assert written(Define("Fee"), Define("Fee"), Use("Fee", "Fees")) == [("D-DEFINED", "error", "")]
    assert written(Define("Fee")) == [("D-DEFINED", "warning", "")]
    assert written(Define("Fee"), Use("Fee", "Fees")) == []


def test_references_lead_somewhere() -> None:
    """To a clause or an article of the document, not beyond."""
    assert written(Ref("art.two")) == [("D-XREF", "error", "")]
    assert written(Ref("art.one"), Text(" and "), Ref("art")) == []


def test_a_party_named_by_a_defined_term_is_warned_about() -> None:
    """“the Provider” as a customer's name is found once; a name that only begins so is not."""
    term = (Define("Provider"), Use("Provider", "Provider"))
    assert written(*term, Value("the  provider", "parties.c.name")) == [("D-NAME", "warning", "parties.c.name")]
    assert written(*term, Value("Provider of Water Ltd", "parties.c.name"), Value("Provider", "goals.purpose")) == []


def test_two_records_of_one_party_are_found_whatever_signs_spell_the_accents() -> None:
    """One name in composed and decomposed letters, or with a sign nobody sees, is one party twice."""
    for twin in ("Socie\u0301te\u0301", "SOCIÉTÉ", "Soci\u200bété", "Soci\u00adété"):
        parties = {"p": Party(name="Société", role="provider"), "c": Party(name=twin, role="customer")}
        assert paths("L-PARTIES", agreement(parties=parties)) == ["parties.c.name"]


def test_every_rule_has_a_manual_page_and_an_id_of_its_own() -> None:
    """What, why, an example that fails, one that passes, and the source."""
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert all(word in rule.manual for word in ("Why:", "Fails:", "Passes:", "Source:")), rule.id
