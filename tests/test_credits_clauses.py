"""What an agreement says about credits stands in its clauses and schedules, and what it does not say is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from slagen import pipeline

BASE = """\
kind: tiered
document: {reference: A-1, date: 2027-01-01}
parties:
  p: {name: Provider Ltd, role: provider}
  c: {name: Customer Ltd, role: customer}
law: {governing: England}
services:
  s: {name: Hosting, description: Servers, fee: {amount: 1000 EUR}}
coverage: {office: {name: Office hours, hours: mon-fri 08:00-18:00, zone: Europe/Berlin, holidays: DE}}
kpis:
  k:
    name: Uptime
    form: availability
    definition: share of time
    formula: a
    point: p
    measured_by: p
    source: s
    rounding: 3
    targets: [{minimum: 99.9 %, operator: at-least}]
"""
SCHEME = "credits:\n  schemes:\n    s:\n      name: Uptime credit\n      kpis: [k]\n"
BANDS = SCHEME + "      bands: [{below: 99.9 %, at_least: 99 %, credit: 10 %}, {below: 99 %, credit: 25 %}]\n"


def text(tmp_path: Path, answers: str, draft: bool = True) -> str:
    """The Markdown of an agreement with these further answers, its spaces and line breaks made single."""
    file = tmp_path / "a.yaml"
    file.write_text(BASE + answers, encoding="utf-8")
    document = pipeline.document_of(pipeline.read(file), draft=draft)
    return " ".join(pipeline.render(document, ("md",))["md"].decode().split())


@pytest.mark.parametrize(("answers", "there", "absent"), [
    ("  payout: next-invoice\n", "against its next invoice", "in money"),
    ("  payout: next-invoice-or-money\n", "pays in money what remains", "still unused when"),
    ("  payout: next-invoice\n  at_end: lapse\n", "The Provider pays nothing for it", "in money"),
    ("  payout: service-extension\n", "The message that grants a Service Credit names", "The invoice"),
    ("  transferable: no\n", "cannot be passed on to another customer", "freely"),
    ("  nature: none\n", "Granting a Service Credit admits no fault", "adjustment of the price"),
    ("  sole_remedy: none\n", "Granting a Service Credit admits no fault", "only remedy"),
    ("  sole_remedy: sole-except-exit\n  chronic: {}\n", "A right to end services for repeated failure", "on purpose"),
    ("  stacking: none\n  claim: none\n", "Uptime credit", "Claiming a Service Credit"),
    ("  claim: {within: none}\n", "No time is set within which a Service Credit must be claimed", "a Service Credit within 30"),
    ("  claim: {counted_from: knowledge}\n", "30 days after the day on which the Customer knew", "eligible"),
    ("  claim: {approval: provider}\n", "owed only when it has accepted the claim", "the claim is accepted"),
    ("  claim: {proof: the ticket number}\n", "proof that a message arrived is the ticket number", "interest"),
    ("  conditions: [ticket-opened, invoices-paid]\n", "No undisputed invoice is overdue", "is not suspended"),
    ("  stacking: {alone: [s], of_excluded: customer-chooses}\n", "is combined with no other", "only the higher Service"),
    ("  caps: [{per: unsaid, share: 100 %, of: annual-fee, each: component}]\n",
     "The limit of the Service Credits for each component is 100% of the annual fee", "per unsaid"),
])  # fmt: skip
def test_a_choice_changes_the_text(tmp_path: Path, answers: str, there: str, absent: str) -> None:
    """Each answer about credits is said in words, and another choice's words are not there."""
    found = text(tmp_path, BANDS + answers)
    assert there in found
    assert absent not in found


def test_a_fee_base_is_said_in_the_same_words_everywhere(tmp_path: Path) -> None:
    """A record of what, when and without what reads as words in the clause, under the table and among the caps."""
    base = "{of: part, part: power, span: week, without: [discounts, usage]}"
    answers = BANDS + f"      basis: {base}\n      caps: [{{per: month, share: 50 %}}]\n"
    words = "the fee for power in the week of the failure, without discounts and metered charges"
    found = text(tmp_path, answers)
    assert found.count(words) == 3
    assert "monthly fee of the affected" not in found


def test_money_needs_no_fee_base(tmp_path: Path) -> None:
    """A scheme that pays days or money names no fee, and says of no percentage what it is of."""
    found = text(tmp_path, SCHEME + "      bands: [{below: 99.9 %, credit: 3 days}]\n  caps: none\n")
    assert "Percentages are of" not in found
    assert "For Uptime credit, the Fee Base" not in found


def test_a_scheme_says_where_it_applies_and_how_it_is_claimed(tmp_path: Path) -> None:
    """Region, receiver and an own claim stand with the scheme."""
    claim = "{within: 14 days, counted_from: invoice, channel: portal}"
    own = f"      who: all-customers\n      goodwill: yes\n      claim: {claim}\n"
    found = text(tmp_path, BANDS + own)
    assert "Paid to every Customer, hit or not, as goodwill, without a claim to it" in found
    assert "Uptime credit is claimed in a way of its own, which the schedules state" in found
    assert "within 14 days after the date of the invoice" in found


@pytest.mark.parametrize(("exit_", "there"), [
    ("{trigger: events, count: 3, longer_than: 30 min, within: 3 months}", "3 events of more than 30 minutes each"),
    ("{trigger: lost-time, total: 12 h, within: 3 months, transition: 60 days}", "go on serving for 60 days after the end"),
    ("{trigger: credits-reached, share: 20 %, count: 2, within: 4 periods}", "20% of the fee or more in 2 Measurement Periods"),
    ("{trigger: mean-below, figure: 97 %, within: 3 months, credits_also_due: no}", "a mean result below 97%"),
    ("{trigger: single-event, longer_than: 72 h, notice_within: 30 days, notice_from: last-event}",
     "within 30 days after the last event"),
])  # fmt: skip
def test_further_rights_to_end(tmp_path: Path, exit_: str, there: str) -> None:
    """Each trigger is said with its figures."""
    found = text(tmp_path, BANDS + f"  exits: {{e: {exit_}}}\n")
    assert there in found


def test_no_limit_of_liability_is_said_as_none(tmp_path: Path) -> None:
    """Where no share and no amount is agreed, the document invents no limit."""
    found = text(tmp_path, "liability: {cap_share: none}\n")
    assert "sets no limit of liability; the governing law decides" in found
    assert "fees due for that contract year" not in found


def test_a_missed_target_may_lead_to_damages_or_nothing(tmp_path: Path) -> None:
    """Without credits the rights of the law remain, within the limit of liability."""
    rest = "breaches: {non_delivery: {cure_within: none}, late_delivery: {remedy: none}, poor_performance: {remedy: %s}}\n"
    damages = text(tmp_path, rest % "damages")
    assert "the rights that the governing law gives it, within clause" in damages
    assert "must cure the failure" not in damages
    assert "grants no remedy for the miss itself" in text(tmp_path, rest % "none")


def test_examples_are_computed_for_every_mechanism(tmp_path: Path) -> None:
    """Steps, lost time, shortfall and events are worked through with the fee of the service."""
    for rule, there in (
        ("step: {credit: 5 %, each: 30 min, rounding: started-steps}", "EUR 1,000.00 × 15% = EUR 150.00"),
        ("pro_rata: {multiple: 10}", "EUR 1,000.00 × 1.3889% = EUR 13.89"),
        ("gap_rate: {credit: 2 %, each: 0.1 %, rounding: full-steps}", "EUR 1,000.00 × 4% = EUR 40.00"),
        ("per_event: 4 %", "EUR 1,000.00 × 8% = EUR 80.00"),
        ("bands: [{below: 99.9 %, credit: 2 points}]\n      points: {worth: 50 EUR, repeat_factor: 2}",
         "2 × EUR 50 = EUR 100"),
        ("bands: [{above: 0 min, at_most: 1 h, credit: 1 day}, {above: 1 h, credit: 3 days}]", "credit of 1 day of service"),
    ):
        assert there in text(tmp_path, SCHEME + f"      {rule}\n"), rule


def test_an_example_takes_the_tier_of_its_scheme(tmp_path: Path) -> None:
    """A scheme for Silver is worked through with Silver's fee, or without money where that is not known."""
    tiers = "tiers: {gold: {name: Gold, fee: {amount: 900 EUR}}, silver: {name: Silver}}\n"
    found = text(tmp_path, tiers + BANDS + "      tiers: [silver]\n")
    worked = found.split("Worked example: Uptime credit")[1].split("An example only")[0]
    assert "credit of 10%" in worked
    assert "EUR" not in worked
