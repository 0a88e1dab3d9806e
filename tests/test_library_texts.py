"""Clause files, outlines and conditions are read strictly, and every fault is named with its line."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

from slagen.errors import LibraryError, Place
from slagen.library import outline as outlines
from slagen.library.clauses import load_clauses, read_clause
from slagen.library.when import Compared, Constant, Name, check_names, holds, parse

FRONT = "---\ntitle: Cap\nsummary: s\nguidance: >\n  g\n  h\nsource: own\n---\n"


class Cap(msgspec.Struct, frozen=True):
    share: Decimal
    per: str = "month"


class Terms(msgspec.Struct, frozen=True):
    kind: str = "tiered"
    cap: Cap | None = None
    names: tuple[str, ...] = ()
    services: dict[str, Cap] = {}
    on: bool = False


def test_a_clause_file_becomes_a_text_with_id_position_and_lines(tmp_path: Path) -> None:
    """The id is the path, the position the middle suffix, and the body knows its first line."""
    (tmp_path / "credits").mkdir()
    (tmp_path / "credits" / "cap.md").write_text(f"{FRONT}Body.\n", encoding="utf-8")
    (tmp_path / "credits" / "cap.provider.md").write_text(f"{FRONT}Other.\n", encoding="utf-8")
    found = load_clauses(tmp_path)
    assert list(found) == [("credits/cap", "balanced"), ("credits/cap", "provider")]
    clause = found["credits/cap", "balanced"]
    assert (clause.title, clause.guidance, clause.body, clause.body_line) == ("Cap", "g h", "Body.\n", 9)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("Body", 1, "begins with a line ---"),
        ("---\ntitle: x\n", 1, "not closed"),
        (FRONT, 8, "no text"),
        (FRONT.replace("source: own", "sauce: own") + "x", 7, "unknown key 'sauce'"),
        (FRONT.replace("source: own\n", "") + "x", 2, "'source' is missing"),
        (FRONT.replace("own", "''") + "x", 7, "is empty"),
        (FRONT.replace("own", "!!python/name:os.system x") + "x", 7, "tags"),
        (FRONT.replace("own", "&a x") + "x", 7, "anchors"),
        (FRONT.replace("own", "*a") + "x", 7, "aliases"),
        (FRONT.replace("own", "own\ntitle: y") + "x", 8, "stands twice"),
        (FRONT.replace("own", "[a, b]") + "x", 7, "expected a text"),
        (FRONT.replace("own", "[a") + "x", 8, "not YAML"),
        (FRONT + "x\ue000", 9, "private-use"),
    ],
)
def test_a_faulty_clause_file_is_refused_at_its_line(text: str, line: int, words: str) -> None:
    """Every fault of the front matter is a LibraryError with file and line."""
    with pytest.raises(LibraryError, match=words) as caught:
        read_clause(text, "a/b", "balanced", "b.md")
    assert caught.value.place == Place("b.md", line)


def test_an_expression_becomes_a_small_tree() -> None:
    """A comparison of a name and a text is exactly that."""
    assert parse("cap.per == 'month'") == Compared("==", Name(("cap", "per")), Constant("month"))


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("cap", True),
        ("cap.share", True),
        ("on", False),
        ("not on and kind == 'tiered'", True),
        ("kind != \"tiered\" or cap.share > 9.5", True),
        ("kind in ('a', 'b')", False),
        ("kind not in ('a', 'b')", True),
        ("'x' in names", True),
        ("'web' in services", True),
        ("services.web.share == 5.0", True),
        ("services.db.share", False),
        ("services.db.share > 0", False),
        ("services.db.share <= 0", False),
        ("not (on or cap.share >= 11)", True),
        ("cap.share < 10", False),
        ("any(services, 'share')", True),
        ("any(services, 'share.unit')", False),
        ("not any(others, 'share') and any(services, \"share\")", True),
        ("cap.share <= 10", True),
    ],
)
def test_conditions_hold_as_they_read(text: str, result: bool) -> None:
    """Comparison, membership, negation and truth of a name; what is missing is false in every comparison."""
    terms = Terms(cap=Cap(Decimal(10)), names=("x",), services={"web": Cap(Decimal(5))})
    assert holds(parse(text), terms) is result


@pytest.mark.parametrize(
    "text",
    [
        "", "a ==", "a b", "(a", "a = 1", "__import__('os')", "a.__class__", "f(x)", "a + 1", "a[0]", "not", "a,b",
        "any(a)", "any(a, b)", "any('a', 'b')", "any(a, 'b'", "any(a, 'b', 'c')",
    ],
)  # fmt: skip
def test_what_is_no_condition_is_refused(text: str) -> None:
    """Calls, arithmetic, dunder names and half expressions are LibraryErrors at their place."""
    with pytest.raises(LibraryError) as caught:
        parse(text, Place("agreement.yaml", 4))
    assert caught.value.place == Place("agreement.yaml", 4)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("cap.shar", "cap.share"),
        ("not (on or servces)", "services"),
        ("any(service, 'share')", "services"),
        ("any(services, 'shar')", "share"),
    ],
)
def test_a_condition_with_an_unknown_name_is_refused_with_the_nearest(text: str, near: str) -> None:
    """The type of the terms decides which names exist."""
    with pytest.raises(LibraryError, match=f"did you mean '{near}'"):
        check_names(parse(text), Terms)


OUTLINE = """\
name: Tiered agreement
summary: One sentence.
title: "SLA: {{ kind }}"
cover:
  facts:
    - {label: Kind, text: "{{ kind }}"}
  parties: {provider: Provider}
front:
  - {id: glance, title: Glance, clauses: [glance/tiered]}
articles:
  - id: services
    title: Services
    clauses:
      - services/scope
      - {use: services/requests, when: on}
schedules:
  - {id: schedule-coverage, title: Hours, when: cap, clauses: [schedules/coverage]}
signatures: {title: Signatures, clauses: [signatures/internal]}
"""


def test_an_outline_keeps_order_conditions_and_labels() -> None:
    """Parts stand in the order of the document, with their conditions parsed."""
    outline = outlines.read_outline(OUTLINE, "tiered", "agreement.yaml")
    assert [(part.kind, part.id) for part in outline.parts] == [
        ("front", "glance"),
        ("article", "services"),
        ("schedule", "schedule-coverage"),
        ("signatures", "signatures"),
    ]
    assert [entry.use for entry in outline.parts[1].entries] == ["services/scope", "services/requests"]
    assert outline.parts[1].entries[1].when == Name(("on",))
    assert outline.roles == {"provider": "Provider"}
    outlines.check_names(outline, Terms)


def test_a_clause_listed_twice_names_both_lines() -> None:
    """The second listing is the error's place, the first stands in its message."""
    with pytest.raises(LibraryError, match=r"first at agreement\.yaml:14") as caught:
        outlines.read_outline(OUTLINE.replace("[schedules/coverage]", "[services/scope]"), "t", "agreement.yaml")
    assert caught.value.place == Place("agreement.yaml", 17)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("title: Services", "titel: Services", "unknown key 'titel'"),
        ("articles:", "artikel:", "unknown key 'artikel'"),
        ("when: cap", "when: cap ==", "did not expect"),
        ("when: on", "when: onn", "did you mean 'on'"),
        ("[glance/tiered]", "glance/tiered", "expected a list"),
    ],
)
def test_a_faulty_outline_is_refused(old: str, new: str, words: str) -> None:
    """Unknown keys, broken conditions and unknown names are LibraryErrors."""

    def load() -> Any:
        outline = outlines.read_outline(OUTLINE.replace(old, new), "tiered", "agreement.yaml")
        outlines.check_names(outline, Terms)

    with pytest.raises(LibraryError, match=words):
        load()
