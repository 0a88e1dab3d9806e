"""What a kind cannot do without is asked for; with it, the standard values of the kind pass its own checks."""

from __future__ import annotations

from pathlib import Path

import pytest

from slagen import pipeline
from slagen.errors import AnswersError

COMPANIES = "parties: {p: {name: Provider Ltd, role: provider}, c: {name: Customer Ltd, role: customer}}\n"
TEAMS = (
    "parties: {s: {name: Inside Sales, role: sales}, m: {name: Demand Marketing, role: marketing}, "
    "b: {name: Managing Director, role: sponsor}}\n"
)
ZONE = "document: {reference: A-1, date: 2027-01-15, zone: Europe/Berlin}\n"
SERVICE = "services: {mail: {name: Mail, description: Mailboxes for all users}}\n"
FEWEST = {
    "tiered": ZONE + COMPANIES + SERVICE,
    "multi-level": ZONE + COMPANIES + SERVICE,
    "data-center": ZONE + COMPANIES + "data_center: {facility: Hall 1, power: {a: {name: Feed, feeds: single, "
    "demarcation: the socket, availability: power}}}\n",
    "smarketing": ZONE + TEAMS + "smarketing:\n  revenue_goal: 300000 EUR\n"
    "  sources: {marketing: {name: Marketing, share: 40 %}, sales: {name: Sales, share: 60 %}}\n"
    "  leads: {demo: {name: Demo, quality: asked for one, share: 100 %, deal: 10000 EUR, close_rate: 5 %}}\n"
    "  mql: [more than 50 people]\n"
    "  follow_up: {demo: {leads: demo, first_response: 1 service hour, attempts: 6, window: 10 business days}}\n"
    "  capacity: {representatives: 4, working_days: 60}\n",
}  # fmt: skip


def read(tmp_path: Path, text: str) -> pipeline.Reading:
    file = tmp_path / "answers.yaml"
    file.write_text(text, encoding="utf-8")
    return pipeline.read(file)


def refused(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(AnswersError) as caught:
        read(tmp_path, text)
    return [problem.line() for problem in caught.value.problems]


@pytest.mark.parametrize("kind", sorted(FEWEST))
def test_the_standard_values_pass_the_checks(kind: str, tmp_path: Path) -> None:
    """Document, parties and the one family that the kind is about: everything else is standard, and sound."""
    assert set(FEWEST) == set(pipeline.kinds())
    examined = pipeline.examine(read(tmp_path, f"kind: {kind}\n{FEWEST[kind]}"))
    assert [problem.line() for problem in examined.problems] == []
    assert examined.document is not None and len(examined.document.assumed) > 20


@pytest.mark.parametrize("kind, missing", [("tiered", "Services"), ("multi-level", "Services"), ("data-center", "Data center")])
def test_a_family_that_a_kind_needs_is_asked_for(kind: str, missing: str, tmp_path: Path) -> None:
    """Left out or typed as none, it is missing in the questionnaire's words, and nothing is built without it."""
    family = "data_center" if kind == "data-center" else "services"
    head = f"kind: {kind}\n{ZONE}{COMPANIES}"
    assert any(line.startswith(f"{tmp_path}/answers.yaml: error A-MISSING: {missing} (") for line in refused(tmp_path, head))
    (line,) = refused(tmp_path, f"{head}{family}: none\n")
    assert "answers.yaml:4:" in line and "this kind of agreement needs one" in line


def test_all_that_a_plan_of_two_teams_lacks_is_told_at_once(tmp_path: Path) -> None:
    """Without the plan, each of its missing answers is named."""
    lines = refused(tmp_path, f"kind: smarketing\n{ZONE}{TEAMS}")
    assert [word for word in ("leads", "mql", "follow_up") if not any(word in x for x in lines)] == []


@pytest.mark.parametrize(
    "family",
    [
        "reporting: {reports: {r: {name: R, content: none, by: p, to: [c]}}}",
        "reporting: {reports: {r: {name: R, content: [all], by: p, to: []}}}",
        "governance: {meetings: {m: {name: M, every: 1 month, attendees: none}}}",
        "operational: {o: {name: O, kind: underpinning-contract, between: []}}",
        "ownership: {triggers: none}",
    ],
)
def test_a_list_that_says_nothing_when_empty_is_refused(family: str, tmp_path: Path) -> None:
    """A report to nobody, a meeting of nobody, a change of ownership that is none: found at the place, not in the text."""
    (line,) = refused(tmp_path, f"kind: tiered\n{FEWEST['tiered']}{family}\n")
    assert "answers.yaml:5:" in line and "is empty; allowed: at least 1 item" in line


def test_a_table_of_nothing_but_blanks_is_open(tmp_path: Path) -> None:
    """A table whose only record is still to be filled is an open point with what holds it, and no wrong answer."""
    blank = "severities: {levels: {a: {name: A, meaning: m, times: '[redacted]'}}}\n"
    loaded = read(tmp_path, f"kind: tiered\n{FEWEST['tiered']}{blank}").loaded
    assert list(loaded.blanks) == ["severities.levels.a.times"] and loaded.value.severities.levels == {}


def test_the_only_provider_measures(tmp_path: Path) -> None:
    """Who measures is assumed where one party alone can; said to be nobody, it is nobody."""
    kpi = "kpis: {k: {name: K, form: availability, definition: d, formula: f, targets: [{minimum: 99 %%}]%s}}\n"
    loaded = read(tmp_path, f"kind: tiered\n{FEWEST['tiered']}{kpi % ''}").loaded
    assert loaded.value.kpis["k"].measured_by == "p" and "kpis.k.measured_by" in loaded.assumed
    none = read(tmp_path, f"kind: tiered\n{FEWEST['tiered']}{kpi % ', measured_by: none'}").loaded
    assert none.value.kpis["k"].measured_by is None
    two = FEWEST["tiered"].replace("parties: {", "parties: {q: {name: Second Ltd, role: provider}, ")
    assert read(tmp_path, f"kind: tiered\n{two}{kpi % ''}").terms.kpis["k"].measured_by is None


def test_standard_hours_take_the_holidays_of_the_zones_country(tmp_path: Path) -> None:
    """The kind's own hours close on the holidays of the country whose zone counts; hours that were typed say it themselves."""
    loaded = read(tmp_path, f"kind: tiered\n{FEWEST['tiered']}").loaded
    assert loaded.value.coverage["office"].holidays == "DE" and "coverage.office.holidays" in loaded.assumed
    typed = "coverage: {desk: {name: Desk, hours: mon-fri 09:00-17:00}}\n"
    assert read(tmp_path, f"kind: tiered\n{FEWEST['tiered']}{typed}").terms.coverage["desk"].holidays is None


def test_without_a_zone_it_is_asked_for(tmp_path: Path) -> None:
    """Standard hours without a place are no promise: the finding says where to name the zone."""
    nowhere = FEWEST["tiered"].replace(", zone: Europe/Berlin", "")
    problems = pipeline.examine(read(tmp_path, f"kind: tiered\n{nowhere}")).problems
    assert {problem.id for problem in problems} == {"S-TZ", "S-HOLIDAY"}
    assert all(problem.place and problem.place.file.endswith("answers.yaml") for problem in problems)
    assert all("document.zone" in problem.mend for problem in problems)
