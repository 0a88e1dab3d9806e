"""What an agreement inside one organisation assumes, prints and is checked for; and which clauses may be left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.agreements import PARTIES, agreement, paths

from slagen import pipeline
from slagen.document.nodes import Clause, Section
from slagen.document.walk import lines, plain
from slagen.errors import AnswersError
from slagen.terms.agreement import Agreement
from slagen.terms.credits import Credits
from slagen.terms.management import Law, Liability
from slagen.terms.parties import DocumentFacts, Party
from slagen.terms.remedies import Breaches, LateDelivery, NonDelivery

HOUSE = {
    "it": Party(name="IT", role="provider", form="department"),
    "finance": Party(name="Finance", role="customer", form="department"),
}
BOOKED = DocumentFacts(reference="A-1", date=agreement().document.date, booking="transfer between cost centres")
INSIDE = """\
kind: tiered
document: {reference: S-1, date: 2027-01-15, zone: Europe/Berlin}
parties:
  it: {name: IT, role: provider, form: department}
  finance: {name: Finance, role: customer, form: department}
services:
  ledger: {name: Ledger, description: The general ledger}
coverage:
  office: {name: Office hours, hours: mon-fri 09:00-17:00, holidays: DE-BE}
"""
OUTSIDE = INSIDE.replace(", form: department", "")


def read(tmp_path: Path, text: str) -> pipeline.Reading:
    file = tmp_path / "answers.yaml"
    file.write_text(text, encoding="utf-8")
    return pipeline.read(file)


def text_of(reading: pipeline.Reading) -> str:
    return "\n".join(plain(line) for line in lines(pipeline.document_of(reading)))


def clauses_of(sections: tuple[Section, ...]) -> set[str]:
    return {block.id for section in sections for block in section.blocks if isinstance(block, Clause)}


@pytest.mark.parametrize(
    ("parties", "inside"),
    [
        (PARTIES, False),
        (HOUSE, True),
        (HOUSE | {"vendor": Party(name="Vendor Ltd", role="supplier")}, True),
        (HOUSE | {"desk": Party(name="Desk Ltd", role="provider")}, True),
        (HOUSE | {"client": Party(name="Client Ltd", role="customer")}, False),
        (HOUSE | {"it": Party(name="Hoster Ltd", role="provider")}, False),
        ({"s": Party(name="Sales", role="sales"), "m": Party(name="Marketing", role="marketing")}, True),
        ({}, False),
    ],
)
def test_who_agrees_decides_what_is_internal(parties: dict[str, Party], inside: bool) -> None:
    """Departments served by a department agree within one house, whoever from outside helps; a law plays no part."""
    assert agreement(parties=parties).internal is inside
    assert agreement(parties=parties, law=Law(governing="Swedish law")).internal is inside


def test_departments_assume_sponsors_and_no_money(tmp_path: Path) -> None:
    """Where nobody typed it, departments escalate, owe no liability and think of reorganisations; companies do not."""
    inside, outside = read(tmp_path, INSIDE).terms, read(tmp_path, OUTSIDE).terms
    assert inside.breaches and inside.breaches.late_delivery and inside.ownership and outside.breaches
    assert inside.breaches.late_delivery.remedy == "escalation"
    assert outside.breaches.late_delivery and outside.breaches.late_delivery.remedy == "credit-per-day"
    assert inside.liability is None
    assert outside.liability is not None
    assert "reorganisation" in inside.ownership.triggers
    assert "another unit takes over the tasks of that Party" in text_of(read(tmp_path, INSIDE))


@pytest.mark.parametrize("parties", [INSIDE, OUTSIDE])
def test_a_typed_remedy_is_printed(tmp_path: Path, parties: str) -> None:
    """A remedy in money stands in the document as typed, without a governing law and between departments too."""
    more = "document_booking\nbreaches: {late_delivery: {remedy: credit-per-day, per_day: 3 %}, non_delivery: {remedy: refund}}\n"
    typed = parties.replace("zone:", "booking: transfer between cost centres, zone:") + more.removeprefix("document_booking\n")
    found = text_of(read(tmp_path, typed))
    assert "Service Credit of 3% of the fee" in found
    assert "must refund the fee for the whole time without service" in found
    assert ("transfer between cost centres" in found) is (parties is INSIDE)


def test_companies_without_a_law_of_their_own_still_have_courts(tmp_path: Path) -> None:
    """Between companies the steps of a dispute end at a court, though the law stands in a master agreement."""
    assert "A court may be called only after these steps" in text_of(read(tmp_path, OUTSIDE))
    assert "court" not in text_of(read(tmp_path, INSIDE)).lower()


def test_law_between_departments_is_advised_against() -> None:
    """A governing law or a limit of liability between departments is found, between companies never."""
    law, liability = Law(governing="Swedish law"), Liability()
    assert paths("L-INTERNAL", agreement(parties=HOUSE, law=law, liability=liability)) == ["law", "liability"]
    assert paths("L-INTERNAL", agreement(parties=HOUSE)) == []
    assert paths("L-INTERNAL", agreement(law=law, liability=liability)) == []


def test_money_between_departments_needs_a_way_of_booking() -> None:
    """Credits and refunds between departments are found without a way of booking; escalation and companies are not."""
    refunds = Breaches(non_delivery=NonDelivery(remedy="refund"), late_delivery=LateDelivery(remedy="credit-per-day"))
    owed = {"credits": Credits(schemes={}), "breaches": refunds}
    found = ["credits", "breaches.non_delivery.remedy", "breaches.late_delivery.remedy"]
    assert paths("L-BOOKING", agreement(parties=HOUSE, **owed)) == found
    assert paths("L-BOOKING", agreement(parties=HOUSE, document=BOOKED, **owed)) == []
    assert paths("L-BOOKING", agreement(**owed)) == []
    escalated = Breaches(non_delivery=NonDelivery(remedy="escalation"), late_delivery=LateDelivery(remedy="escalation"))
    assert paths("L-BOOKING", agreement(parties=HOUSE, breaches=escalated)) == []


def test_a_clause_left_out_is_gone_and_references_lead_to_its_article(tmp_path: Path) -> None:
    """A clause in leave_out is not printed, the rest of its article is, and the document has no loose reference."""
    whole = read(tmp_path, OUTSIDE)
    before = clauses_of(pipeline.document_of(whole).sections)
    reading = read(tmp_path, OUTSIDE + "leave_out: [maintenance/windows, services/customer-duties]\n")
    document = pipeline.document_of(reading)
    assert before - clauses_of(document.sections) == {"maintenance/windows", "services/customer-duties"}
    assert [problem for problem in pipeline.check(reading, document) if problem.id == "D-XREF"] == []


def test_an_unknown_clause_is_refused_with_the_nearest(tmp_path: Path) -> None:
    """Only clauses that the kind uses can be left out; a slip is named with its line and the nearest clause."""
    with pytest.raises(AnswersError) as caught:
        read(tmp_path, OUTSIDE + "leave_out: [maintenance/window, levels/order]\n")
    first, second = caught.value.problems
    assert first.id == second.id == "A-REF"
    assert first.place and first.place.line == OUTSIDE.count("\n") + 1
    assert 'Did you mean "maintenance/windows"?' in first.line()
    assert "levels/order" in second.message


def test_filler_clauses_need_something_to_say(tmp_path: Path) -> None:
    """Clauses on requests, conditions, scope, needs and dependencies enter only where a service has some."""
    filler = {f"services/{name}" for name in ("requests", "eligibility", "out-of-scope", "further-needs", "dependencies")}
    assert not filler & clauses_of(pipeline.document_of(read(tmp_path, OUTSIDE)).sections)
    more = "  archive: {name: Archive, description: The archive, out_of_scope: [paper], eligibility: [a valid licence]}\n"
    document = pipeline.document_of(read(tmp_path, OUTSIDE.replace("coverage:\n", more + "coverage:\n")))
    assert filler & clauses_of(document.sections) == {"services/eligibility", "services/out-of-scope"}
    assert "Ledger: no condition" not in "\n".join(plain(line) for line in lines(document))


def test_terms_say_no_more_than_they_hold() -> None:
    """What is derived is no answer: it is neither a field nor a question."""
    assert "internal" not in Agreement.__struct_fields__


EVERYTHING = """\
kind: data-center
document: {reference: S-1, date: 2027-01-15, zone: Europe/Berlin}
parties:
  p: {name: Provider Ltd, role: provider}
  c: {name: Customer Ltd, role: customer}
data_center:
  hardware: {within: 1 h, covers: [power supplies], remedy: the fee of the part is waived}
services:
  cabinet: {name: Cabinet, description: A cabinet with power, quota: 5 kW}
  sensors: {name: Sensors, description: Readings online, beta: yes}
coverage:
  office: {name: Office hours, hours: mon-fri 09:00-17:00, holidays: DE-BE, named_contacts: 3}
kpis: none
credits: none
breaches: {non_delivery: {remedy: step-in}, late_delivery: {remedy: refund}, poor_performance: {remedy: rectification-plan}}
downtime_plan: {declared_when: a hall is without power, incident_manager: the shift leader, proactive_within: 15 min, \
problems_reviewed_every: 1 month}
recovery: {recovery_time: 8 h, plan_within: 2 weeks}
reporting:
  reports: {r: {name: Monthly report, content: [results], by: p, to: [c]}}
  missing_report: reminder
  records: [every visit]
governance: {decisions: {d: {subject: the order of work, by: the shift leader, within: 2 business days}}}
change: {kept_at: the portal}
term: {baseline: 1 month, review_before: 120 days, transition_help: 3 months}
"""


def test_rarer_duties_have_their_clauses(tmp_path: Path) -> None:
    """Quotas, trials, contacts, records, decisions, versions and the like enter with their term and stay out without it."""
    rarer = {
        "services/quotas", "services/beta", "coverage/contacts", "datacenter/hardware-exchange", "breaches/step-in",
        "downtime/proactive-notice", "downtime/problem-records", "recovery/plan", "reporting/records",
        "governance/decision-rights", "change/versions", "term/baseline", "term/review", "term/transition",
    }  # fmt: skip
    reading = read(tmp_path, EVERYTHING)
    document = pipeline.document_of(reading)
    assert rarer <= clauses_of(document.sections)
    assert [problem.line() for problem in pipeline.check(reading, document) if problem.id.startswith("D-")] == []
    assert not rarer & clauses_of(pipeline.document_of(read(tmp_path, OUTSIDE)).sections)
