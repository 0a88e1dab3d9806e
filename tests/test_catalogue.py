"""The library is found, read and compared: entries, search, cards, and differences word by word."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from support.own_library import BODY, clause, escrow, written

from slagen.assembly.fill import tree_of
from slagen.catalogue.asks import paths_in
from slagen.catalogue.card import card
from slagen.catalogue.compare import compared
from slagen.catalogue.entries import Entry, entries, named, of_family, search
from slagen.catalogue.reading import readable_text
from slagen.errors import Place, UsageError
from slagen.library.library import Library, library_in, shipped_library
from slagen.terms.agreement import Agreement

LISTED = entries(shipped_library(), shipped_library().clauses())


def told(library: Library, clause_id: str = "escrow/deposit") -> Entry:
    return named(entries(library, library.clauses()), clause_id)


def test_every_clause_is_listed_with_positions_and_kinds() -> None:
    """The entries are all the clauses on disk, the balanced text first, with the kinds whose outlines use them."""
    texts = [text for entry in LISTED for text in entry.texts]
    assert len(texts) == len(shipped_library().clauses())
    assert named(LISTED, "credits/claim").positions == ("balanced", "provider", "customer")
    assert "smarketing" not in named(LISTED, "credits/claim").kinds and "tiered" in named(LISTED, "credits/claim").kinds


def test_names_that_there_are_not_get_the_nearest() -> None:
    """An unknown clause, family and position are refused with what is near or there."""
    with pytest.raises(UsageError, match="did you mean 'credits/claim'"):
        named(LISTED, "credits/clam")
    with pytest.raises(UsageError, match="did you mean 'credits'"):
        of_family(LISTED, "credit")
    with pytest.raises(UsageError, match="there are: balanced"):
        named(LISTED, "definitions/terms").text("customer")
    assert {entry.family for entry in of_family(LISTED, "credits")} == {"credits"}


def test_search_wants_every_word_and_puts_titles_first(tmp_path: Path) -> None:
    """Words may stand anywhere, begin a word, and are ranked by the weightiest place they stand in."""
    files = {
        "clauses/en/zz/body.md": clause("It has a Quokkaphone and a limit.\n"),
        "clauses/en/zz/title.md": clause("x\n", title="Quokkaphones", summary="A limit."),
        "clauses/en/zz/half.md": clause("x\n", summary="No quokkaphone."),
        "clauses/en/zz/inside.md": clause("A subquokkaphone and a limit.\n"),
        "clauses/en/zz/position.md": clause("x\n"),
        "clauses/en/zz/position.customer.md": clause("Quokkaphone limits.\n"),
    }
    library = library_in(written(tmp_path, files))
    listed = entries(library, library.clauses())
    assert [entry.id for entry in search(listed, "quokkaphone LIMIT")] == ["zz/title", "zz/body", "zz/position"]
    assert search(listed, "quokkaphone xyzzy") == ()


def test_asked_paths_follow_loops_and_references() -> None:
    """Paths name the terms behind loop variables, and behind a record that another one names; conditions count."""
    body = (
        "{% for s in services %}{{ s.name }} {{ s.id }}{% if s.coverage.zone == 'x' %}{{ loop.index }}{% endif %}{% endfor %}"
        "{{ credits.caps[0].share }}{{ document.date | date }}{{ schedule('caps', of=term.months) }}{{ tiers | count }}"
    )
    assert paths_in(tree_of(body, Place("a.md", 1)), Agreement) == (
        "services.*.name", "coverage.*.zone", "credits.caps.*.share", "document.date", "term.months", "tiers",
    )  # fmt: skip


def test_a_card_says_what_a_clause_asks_defines_uses_and_refers_to(tmp_path: Path) -> None:
    """Own terms come with the library's labels, used terms in the singular of their definition, references with titles."""
    body = BODY + '1. A **"Release"** of parts goes to the [Customer] without [Service Credits].\n'
    library = library_in(escrow(tmp_path, DEPOSIT=clause(body)))
    found = card(told(library), "balanced", library.clauses(), library)
    assert ("own.escrow.agent", "Escrow agent") in found.asks and ("own.escrow.trigger", "Trigger") in found.asks
    assert found.defines == ("Release",)
    assert found.uses == ("Provider", "Customer", "Service Credit")
    assert found.refers == (("liability/cap", library.clauses()["liability/cap", "balanced"].title),)
    assert card(told(library, "schedules/credits"), "balanced", library.clauses(), library).schedules


def test_a_text_is_read_without_marks(tmp_path: Path) -> None:
    """Answers read as labels, conditions as brackets around what they govern, marks as words."""
    body = (
        '1. The **"Deposit"** of the [Provider] ends {% if own.escrow.fee %}for {{ own.escrow.fee }}{% else %}free{% endif %}.\n'
        "{% for s in services %}\n1. {{ s.name }} \\[x\\], see [](#liability/cap).\n{% endfor %}\n\n{{ schedule('caps') }}\n"
    )
    library = library_in(escrow(tmp_path, DEPOSIT=clause(body)))
    assert readable_text(told(library).first, library).splitlines() == [
        "• The “Deposit” of the Provider ends ‹if own.escrow.fee: for ‹Escrow fee› | otherwise: free›.",
        "[for each s in services]",
        "  • ‹Service› [x], see ‹clause liability/cap›.",
        "",
        "‹schedule caps›",
    ]


@pytest.mark.parametrize("entry", LISTED, ids=lambda entry: entry.id)
def test_every_shipped_clause_can_be_read_and_carded(entry: Entry) -> None:
    """Every text gives a card; no sign of a tag is left in what a person reads, and every term it asks for has a label."""
    library = shipped_library()
    for position in entry.positions:
        found = card(entry, position, library.clauses(), library)
        assert "{{" not in found.text and "{%" not in found.text and "**" not in found.text
        assert all(label for _, label in found.asks)


def shown(old: str, new: str) -> list[str]:
    marks = {"same": "{}", "old": "[-{}-]", "new": "{{+{}+}}"}
    lines = compared(old, new)
    return [" ".join(marks[change.kind].format(change.text.strip()) for change in line) for line in lines]


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("It pays 99.9 % now.", "It pays 99.95 % now.", ["It pays [-99.9-] {+99.95+} % now."]),
        ("Stays.\nGoes with its own words.", "Stays.\nAnother thing entirely comes here.",
         ["Stays.", "{+Another thing entirely comes here.+}", "[-Goes with its own words.-]"]),
        ("A b c d.\nX y z.", "New first line here.\nA b c e.\nX y z.",
         ["{+New first line here.+}", "A b c [-d-] {+e+} .", "X y z."]),
        ("Same.", "Same.", ["Same."]),
    ],
)  # fmt: skip
def test_differences_are_told_word_by_word(old: str, new: str, lines: list[str]) -> None:
    """Numbers are whole words, a changed line is shown in one, and lines with little in common go and come whole."""
    assert shown(old, new) == lines


@pytest.mark.parametrize("text", ["x " * 40_000, "x\n" * 40_000], ids=["words", "lines"])
def test_a_text_beyond_reason_is_compared_quickly(text: str) -> None:
    """A line of forty thousand words, and forty thousand lines, do not keep anybody waiting; no word is lost."""
    started = time.process_time()
    changes = [change for line in compared(text, f"{text}y\n") for change in line]
    assert time.process_time() - started < 5
    told = "".join(change.text for change in changes if change.kind != "old")
    assert "".join(told.split()) == "".join(f"{text}y".split())


@pytest.mark.parametrize("entry", [entry for entry in LISTED if len(entry.texts) > 1], ids=lambda entry: entry.id)
def test_a_comparison_loses_no_word(entry: Entry) -> None:
    """What stays and comes makes up the new text, what stays and goes the old one, for every clause with positions."""
    library = shipped_library()
    base, *others = (readable_text(text, library) for text in entry.texts)
    for other in others:
        changes = [change for line in compared(base, other) for change in line]
        for left_out, whole in (("old", other), ("new", base)):
            told = "".join(change.text for change in changes if change.kind != left_out)
            assert "".join(told.split()) == "".join(whole.split())
