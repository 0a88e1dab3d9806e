"""The rules about reports, words, signatures and what two sides settle find what is open, and only that."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.agreements import PARTIES, agreement, kpi, paths
from support.saying import printed_lines

from slagen import pipeline
from slagen.checks.texts import texts
from slagen.data import folder
from slagen.document.walk import plain
from slagen.quantities import Duration, Percent
from slagen.terms.credits import Claim, Credits
from slagen.terms.data_center import Climate, DataCenter
from slagen.terms.management import Disputes, Liability, Ownership, Report, Reporting
from slagen.terms.parties import Party, Signatory
from slagen.terms.scope import Goals, Service

D, P = Duration.parse, Percent.parse


def reported(*reports: dict[str, Any], **fields: Any) -> Reporting:
    whole = {"name": "Report", "content": ("results",), "by": "p", "to": ("c",)}
    return Reporting(reports={f"r{n}": Report(**(whole | report)) for n, report in enumerate(reports)}, **fields)


def test_indicators_reported_too_rarely_are_found() -> None:
    """A monthly figure needs a monthly report; the shortest report that covers it counts, and others may leave it out."""
    rule, monthly, quarterly = "C-REPORT-INTERVAL", {"every": D("1 month")}, {"every": D("1 quarter")}
    kpis = {"k": kpi(), "other": kpi(name="Other")}
    assert paths(rule, agreement(kpis={"k": kpi()}, reporting=reported(quarterly))) == ["reporting.reports.r0.every"]
    assert paths(rule, agreement(kpis={"k": kpi()}, reporting=reported(quarterly, monthly))) == []
    assert paths(rule, agreement(kpis={"k": kpi(period="year")}, reporting=reported(quarterly))) == []
    assert paths(rule, agreement(kpis={"k": kpi()}, reporting=reported({"every": D("4 weeks")}))) == []
    assert paths(rule, agreement(kpis=kpis, reporting=reported(monthly | {"kpis": ("k",)}))) == []
    assert paths(rule, agreement(kpis={"k": kpi()}, reporting=reported(quarterly | {"by": "c", "to": ("p",)}))) == []
    by_customer = {"k": kpi(measured_by="c")}
    assert paths(rule, agreement(kpis=by_customer, reporting=reported(quarterly | {"by": "c", "to": ("p",)}))) != []
    assert paths(rule, agreement(kpis={"k": kpi()})) == []


def test_a_report_to_its_author_is_found() -> None:
    """Somebody else must receive it: a party or a named recipient."""
    assert paths("C-RECIPIENT", agreement(reporting=reported({"to": ("p",)}))) == ["reporting.reports.r0.to"]
    assert paths("C-RECIPIENT", agreement(reporting=reported({}, {"to": ("p",), "recipients": ("the board",)}))) == []


def test_data_kept_too_short_is_found() -> None:
    """Data outlives the claim and the dispute about it; without claims and disputes only the objection counts."""
    def found(kept: str, **families: Any) -> list[str]:
        return paths("C-RETENTION", agreement(reporting=reported({}, data_kept=D(kept)), **families))

    claims = {"credits": Credits(schemes={}, claim=Claim(within=D("60 days"))), "disputes": Disputes()}
    assert found("90 days", **claims) == found("20 days") == ["reporting.data_kept"]
    assert found("12 months", **claims) == found("30 days") == []


def test_evidence_that_only_the_provider_has_is_found() -> None:
    """The provider's logs are asked for only where the customer can see them; its own logs it has."""
    def found(evidence: str, reporting: Reporting | None = None, **claim: Any) -> list[str]:
        claims = Credits(schemes={}, claim=Claim(evidence=(evidence,), **claim))
        return paths("C-EVIDENCE", agreement(credits=claims, reporting=reporting))

    at = ["credits.claim.evidence.0"]
    assert found("the Provider's logs") == found("the Provider's logs", reported({}, data_access="none")) == at
    assert found("the Provider's logs", reported({})) == found("request logs") == []
    assert found("the Provider's logs", automatic=True) == []


def test_missing_reports_without_consequence_are_told() -> None:
    """Claims from a report need a report, and a mere reminder, where somebody chose it, is told beside credits."""
    rule, claims = "C-NOREPORT", Credits(schemes={})
    said, reminder = {"reporting.missing_report"}, reported({}, missing_report="reminder")
    assert paths(rule, agreement(credits=claims)) == ["credits.claim"]
    assert paths(rule, agreement(credits=claims, reporting=reminder), said) == ["reporting.missing_report"]
    assert paths(rule, agreement(credits=claims, reporting=reminder)) == paths(rule, agreement(reporting=reminder), said) == []
    assert paths(rule, agreement(credits=claims, reporting=reported({})), said) == []
    assert paths(rule, agreement(credits=Credits(schemes={}, claim=Claim(automatic=True)))) == []
    assert paths(rule, agreement(credits=Credits(schemes={}, claim=Claim(counted_from="month-end")))) == []


def test_vague_conditions_are_found() -> None:
    """A word such as sustained is found where a promise hangs on it, and nowhere else."""
    def climate(condition: str) -> dict[str, Any]:
        return {"data_center": DataCenter(climate={"c": Climate(name="C", quantity="temperature", also_requires=(condition,))})}

    at = "data_center.climate.c.also_requires.0"
    assert paths("D-VAGUE", agreement(**climate("the excess is sustained"))) == [at]
    assert paths("D-VAGUE", agreement(**climate("the excess lasts 60 minutes"))) == []
    described = {"s": Service(name="Desk", description="prompt and reasonable help")}
    assert paths("D-VAGUE", agreement(services=described, goals=Goals(purpose="timely help for everybody"))) == []
    asked = {"s": Service(name="Desk", description="d", eligibility=("reports problems promptly",))}
    assert paths("D-VAGUE", agreement(services=asked)) == ["services.s.eligibility.0"]


def test_penalties_are_told_wherever_they_stand() -> None:
    """The word is found in any text; a price adjustment is none."""
    assert paths("L-PENALTY", agreement(goals=Goals(purpose="Penalties for each outage"))) == ["goals.purpose"]
    assert paths("L-PENALTY", agreement(goals=Goals(purpose="a lower price after each outage"))) == []


def test_texts_carry_their_paths() -> None:
    """Words of one's own are walked through tables and lists; ids, choices and figures are no texts."""
    found = dict(texts(agreement(services={"s": Service(name="Web shop", description="d", includes=("one", "two more"))})))
    assert found["services.s.name"] == "Web shop"
    assert found["services.s.includes.1"] == "two more"
    assert not {"kind", "services.s.description", "document.version"} & set(found)


def test_a_page_with_one_signature_is_found() -> None:
    """Both sides name who signs or neither does; suppliers sign elsewhere."""
    signer = (Signatory(name="Ada"),)
    one = PARTIES | {"p": Party(name="Provider Ltd", role="provider", signatories=signer)}
    both = one | {"c": Party(name="Customer Ltd", role="customer", signatories=signer)}
    assert paths("L-SIGN", agreement(parties=one)) == ["parties.c"]
    assert paths("L-SIGN", agreement(parties=both | {"s": Party(name="Lines", role="supplier")})) == []
    assert paths("L-SIGN", agreement()) == []


def test_an_option_nobody_chose_is_found() -> None:
    """A typed clause on a change of ownership says what it does and what sets it off; a standard one is named elsewhere."""
    rule, typed = "L-OWNERSHIP", {"ownership", "ownership.notice"}
    assert paths(rule, agreement(ownership=Ownership()), typed) == ["ownership"]
    assert paths(rule, agreement(ownership=Ownership(triggers=())), typed | {"ownership.option"}) == ["ownership.triggers"]
    for choice in ("ownership.option", "positions.default", "positions.ownership/exit"):
        assert paths(rule, agreement(ownership=Ownership()), typed | {choice}) == []
    assert paths(rule, agreement(ownership=Ownership())) == paths(rule, agreement(), typed) == []


def test_credits_beside_a_limit_of_liability_are_looked_at() -> None:
    """Somebody says whether credits count towards the limit, unless there is none or the master agreement has it."""
    rule, typed = "C-LIABILITY", {"credits", "liability"}

    def found(typed: set[str] = typed, **fields: Any) -> list[str]:
        return paths(rule, agreement(credits=Credits(schemes={}), liability=Liability(**fields)), typed)

    assert found() == ["credits"]
    assert found(typed | {"credits.counts_to_liability_cap"}) == found({"credits"}) == []
    assert found(cap_share=None) == found(in_master_agreement=True) == []


@pytest.mark.parametrize(("kind", "families"), [("tiered", ["levels"]), ("multi-level", [])])
def test_a_family_without_a_clause_is_found(tmp_path: Path, kind: str, families: list[str]) -> None:
    """What a kind has no clause for is named with its line, instead of vanishing."""
    file = tmp_path / "answers.yaml"
    file.write_text(
        f"kind: {kind}\ndocument: {{reference: S-1, date: 2027-01-15, zone: Europe/Berlin}}\nparties:\n"
        "  p: {name: Provider Ltd, role: provider}\n  c: {name: Customer Ltd, role: customer}\n"
        "services:\n  s: {name: Desk, description: A service desk}\n"
        "levels:\n  all: {name: Everybody, kind: corporate}\ntiers: none\n",
        encoding="utf-8",
    )
    reading = pipeline.read(file)
    problems = pipeline.check(reading, pipeline.document_of(reading))
    found = [problem for problem in problems if problem.id == "A-KIND"]
    assert [problem.path for problem in found] == families
    assert all(problem.place and problem.place.line == 9 for problem in found)


def test_an_answer_that_a_kind_does_not_print_is_named(tmp_path: Path) -> None:
    """Sales and marketing make no proposal: who types its style is told; a register, which nobody is asked for, is printed."""
    text = (folder("samples") / "smarketing" / "answers.yaml").read_text(encoding="utf-8")
    text = text.replace("document:\n", "document:\n  style: proposal\n  open_until: none\n", 1)
    text = text.replace("    name: Inside Sales\n", "    name: Inside Sales\n    registration: HRB 1\n", 1)
    file = tmp_path / "answers.yaml"
    file.write_text(text, encoding="utf-8")
    reading = pipeline.read(file)
    document = pipeline.document_of(reading)
    found = {problem.path: problem for problem in pipeline.check(reading, document) if problem.id == "A-KIND"}
    assert set(found) == {"document.style"}
    assert "does not print it" in found["document.style"].message
    assert "HRB 1" in "".join(printed_lines(document)) and "Proposal" not in plain(document.cover.title)
