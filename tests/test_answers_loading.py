"""Text nodes become the declared Struct with places and origins, or all problems of the file at once."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from typing import Annotated, Any, Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from slagen.answers.loading import Loaded, load
from slagen.answers.reading import compose
from slagen.errors import AnswersError, Place, Problem
from slagen.quantities.duration import Duration
from slagen.quantities.money import Money

Ref = Annotated[str, msgspec.Meta(extra={"refers_to": "tiers"})]


class Tier(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    price: Money
    goal: Decimal = Decimal("99.9")
    note: str | None = None


class Claim(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    within: Duration
    by: Literal["email", "portal", "none"] = "email"


class Terms(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    title: Annotated[str, msgspec.Meta(min_length=2, max_length=40)]
    claim: Claim
    count: Annotated[int, msgspec.Meta(ge=1, le=9)] = 3
    signed: bool = False
    starts: datetime.date | None = None
    tiers: dict[str, Tier] = {}
    chosen: tuple[Ref, ...] = ()
    any_of: Annotated[str, msgspec.Meta(extra={"refers_to": "tiers|claim.none"})] | None = None
    extra: Claim | None = None


GOOD = "title: Support\nclaim: {within: 30 days}\n"


def read(text: str, defaults: str = "", **more: Any) -> Loaded[Terms]:
    tree = compose(defaults, "defaults.yaml") if defaults else None
    return load(Terms, compose(text, "answers.yaml"), file="answers.yaml", defaults=tree, **more)


def problems(text: str, defaults: str = "", **more: Any) -> tuple[Problem, ...]:
    with pytest.raises(AnswersError) as caught:
        read(text, defaults, **more)
    return caught.value.problems


def only(text: str) -> Problem:
    found = problems(text)
    assert len(found) == 1, [one.line() for one in found]
    return found[0]


def test_every_declared_type_is_converted() -> None:
    value = read(
        GOOD + "count: 4\nsigned: yes\nstarts: 2026-01-31\nchosen: [gold]\n"
        "tiers:\n  gold: {price: 10 EUR, goal: 99.90}\n"
    ).value
    assert (value.count, value.signed, value.starts) == (4, True, datetime.date(2026, 1, 31))
    assert value.tiers["gold"].price == Money(Decimal(10), "EUR")
    assert str(value.tiers["gold"].goal) == "99.90" and value.chosen == ("gold",)


def test_an_amount_without_currency_gets_that_of_the_document_and_a_stated_one_stays() -> None:
    tiers = read(GOOD + "tiers: {a: {price: 5}, b: {price: 6 USD}}", currency="EUR").value.tiers
    assert [tiers[name].price.currency for name in "ab"] == ["EUR", "USD"]


def test_text_that_looks_like_another_type_stays_text() -> None:
    for typed in ("1e5", "NO", "17:30", "010", "0x10", "2026-01-31", "1.10"):
        assert read(f"title: {typed}\nclaim: {{within: 1 h}}").value.title == typed


@pytest.mark.parametrize("typed", ["1e0", "1_0", "０４", "04", "4.0", "+4", " four", "4 5", "0x4", "٤"])
def test_only_plain_ascii_digits_are_whole_numbers(typed: str) -> None:
    problem = only(GOOD + f"count: {typed}")
    assert problem.id == "A-TYPE" and "a whole number" in problem.message and problem.path == "count"


@pytest.mark.parametrize("typed", ["NO", "on", "True", "y", "1", "0"])
def test_only_yes_no_true_false_are_truth_values(typed: str) -> None:
    assert only(GOOD + f"signed: {typed}").id == "A-TYPE"


def test_many_wrong_answers_are_reported_together_in_the_order_of_the_file() -> None:
    found = problems(
        "tittle: x\nclaim:\n  within: 30 dys\n  by: emial\ncount: 10\ntiers:\n  Gold: {price: 1 EUR}\n  b: {goal: 1}\n"
        "chosen: silver\nstarts: 31.31.2026\n"
    )
    assert [(one.id, one.place.line) for one in found if one.place and one.place.line] == [
        ("A-KEY", 1), ("A-VALUE", 3), ("A-VALUE", 4), ("A-VALUE", 5), ("A-KEY", 7), ("A-MISSING", 8), ("A-REF", 9),
        ("A-VALUE", 10),
    ]  # fmt: skip
    assert ("A-MISSING", "title") in [(one.id, one.path) for one in found]


def test_a_line_says_place_words_path_what_was_found_what_is_allowed_and_the_nearest_name() -> None:
    def words(path: str) -> str:
        return {"claim.by": "Way to claim"}.get(path, "")

    found = problems("title: ab\nclaim: {within: 1 h, by: emial}", label=words)
    assert found[0].line() == (
        'answers.yaml:2:26: error A-VALUE: Way to claim (claim.by) is "emial"; allowed: email, portal, none. '
        'Did you mean "email"?'
    )
    quantity = only("title: ab\nclaim: {within: 30 dys}")
    assert quantity.message.startswith('Within (claim.within) is "30 dys", not a length of time: ')
    key = only(GOOD + "cuont: 1")
    assert '"cuont" is not a known name; allowed: title, claim, count' in key.message
    assert key.mend == 'Did you mean "count"?' and key.place == Place("answers.yaml", 3, 1)


def test_thousands_of_unknown_names_are_counted_after_the_first_twenty() -> None:
    found = problems(GOOD + "".join(f"unknown{n}: 1\n" for n in range(12_000)))
    assert len(found) == 21 and found[-1].message == "and 11980 more of this kind"


def test_blank_and_whitespace_answers_count_as_missing() -> None:
    for blank in ("", "''", '"  "', "'\u2028'"):
        assert [(one.id, one.path) for one in problems(f"title: {blank}\nclaim: {{within: 1 h}}")] == [
            ("A-MISSING", "title")
        ]
    assert read("title:\nclaim: {within: 1 h}", "title: Default").value.title == "Default"
    assert only("title: ab").path == "claim.within"


def test_none_switches_off_an_optional_group_that_the_defaults_give() -> None:
    assert read(GOOD, "extra: {within: 2 h}").value.extra == Claim(within=Duration.parse("2 h"))
    for nothing in ("none", "null", "~"):
        loaded = read(GOOD + f"extra: {nothing}", "extra: {within: 2 h}")
        assert loaded.value.extra is None and "extra" in loaded.given
    assert only("title: ab\nclaim: none").id == "A-TYPE"


def test_none_is_a_word_where_a_closed_list_has_it_or_quotes_say_so() -> None:
    loaded = read("title: ab\nclaim: {within: 1 h, by: none}\ntiers: {a: {price: 1 EUR, note: 'none'}}")
    assert loaded.value.claim.by == "none" and loaded.value.tiers["a"].note == "none"
    assert read(GOOD + "tiers: {a: {price: 1 EUR, note: none}}").value.tiers["a"].note is None


def test_groups_merge_with_defaults_field_by_field_and_tables_and_lists_replace_them() -> None:
    defaults = "claim: {within: 9 days, by: portal}\ntiers: {a: {price: 1 EUR}, b: {price: 2 EUR}}\nchosen: [a, b]"
    loaded = read("title: ab\nclaim: {by: email}\ntiers: {c: {price: 3 EUR}}\nchosen: c", defaults)
    assert loaded.value.claim == Claim(within=Duration.parse("9 days"), by="email")
    assert list(loaded.value.tiers) == ["c"] and loaded.value.chosen == ("c",)
    assert loaded.given == {"title", "claim.by", "tiers.c.price", "chosen.0"}
    assert loaded.assumed == {"claim.within", "count", "signed", "tiers.c.goal"}


def test_places_are_those_of_the_answers_file_only() -> None:
    loaded = read("title: ab\ntiers:\n  a:\n    price: 3 EUR\n", "claim: {within: 9 days}")
    assert loaded.places["tiers.a.price"] == Place("answers.yaml", 4, 12)
    assert set(loaded.places) == {"title", "tiers", "tiers.a", "tiers.a.price"}


def test_dangling_references_are_found_in_lists_defaults_and_alternatives() -> None:
    text = GOOD + "tiers: {gold: {price: 1 EUR}}\n"
    problem = only(text + "chosen: [gold, glod]")
    assert (problem.id, problem.path, problem.mend) == ("A-REF", "chosen.1", 'Did you mean "gold"?')
    assert "allowed: gold" in problem.message
    assert only(text + "any_of: lead").path == "any_of" and read(text + "any_of: gold").value.any_of == "gold"
    assert [one.id for one in problems(text, "tiers: {a: {price: 1 EUR}}\nchosen: a")] == ["A-REF"]
    assert read(text + "any_of: none").value.any_of is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [("count: 0", "A-VALUE"), ("count: [1]", "A-TYPE"), ("tiers: gold", "A-TYPE"), ("tiers: [a]", "A-TYPE"),
     ("chosen: {a: 1}", "A-TYPE"), ("chosen: [[a]]", "A-TYPE"), ("extra: [1]", "A-TYPE"), ("chosen: ['']", "A-MISSING"),
     ("tiers: {a: }", "A-MISSING"), ("tiers: {1a: {price: 1 EUR}}", "A-KEY"), ("starts: tomorrow", "A-VALUE"),
     ("tiers: {a: {price: 1 EUR, goal: 1e5}}", "A-TYPE")],
)  # fmt: skip
def test_each_kind_of_wrong_answer_has_its_id(line: str, kind: str) -> None:
    assert only(GOOD + line).id == kind


def test_lengths_hold_for_text_and_an_over_long_value_is_clipped_in_the_message() -> None:
    problem = only("title: " + "x" * 5000 + "\nclaim: {within: 1 h}")
    assert "at most 40 characters" in problem.message and len(problem.message) < 200


def test_outer_space_line_separators_and_mixed_alphabets_are_warned_about() -> None:
    loaded = read("title: ' Ac\u2028me \u0420aul'\nclaim: {within: 1 h}")
    assert loaded.value.title == "Ac\nme \u0420aul"
    assert [(one.id, one.severity) for one in loaded.warnings] == [
        ("A-CHAR", "warning"), ("A-CHAR", "warning"), ("A-SCRIPT", "warning")
    ]  # fmt: skip
    assert not read("title: |\n  ab\nclaim: {within: 1 h}").warnings
    assert not read("title: Пример Acme\nclaim: {within: 1 h}").warnings


def test_every_kind_of_line_end_becomes_a_line_feed_and_all_but_those_of_text_files_are_warned_about() -> None:
    loaded = read('title: "a\\r\\nb\\rc\\x0bd\\x0ce\\x85f\\u2028g\\u2029h"\nclaim: {within: 1 h}')
    assert loaded.value.title == "a\nb\nc\nd\ne\nf\ng\nh"
    assert [one.id for one in loaded.warnings] == ["A-CHAR"]
    assert not read('title: "a\\r\\nb"\nclaim: {within: 1 h}').warnings


def test_spaces_of_other_widths_stay_in_text_and_do_not_count_in_values() -> None:
    loaded = read("title: \"a\u00a0b\u2007\"\nclaim: {within: 1 h\u00a0, by: email\u3000}\ncount: 4\u00a0")
    assert loaded.value.title == "a\u00a0b\u2007" and loaded.value.claim.by == "email" and loaded.value.count == 4


def test_a_required_text_is_not_filled_by_a_word_for_nothing_or_by_what_nobody_sees() -> None:
    for typed in ("~", "none", "null"):
        problem = only(f"title: {typed}\nclaim: {{within: 1 h}}")
        assert (problem.id, problem.path) == ("A-MISSING", "title") and "in quotes" in problem.mend
    for typed in ("\u00a0\u3000", "\u200b\u2060", "\u3164\u2800", "\u00ad"):
        assert only(f'title: "{typed}"\nclaim: {{within: 1 h}}').id == "A-MISSING"
    for typed in ("None", "Null", "NaN", "N/A", "'none'", "'null'"):
        assert read(f"title: {typed}\nclaim: {{within: 1 h}}").value.title == typed.strip("'")


def test_a_list_with_a_least_length_is_not_left_empty_in_any_spelling() -> None:
    class Report(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
        to: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
        notes: tuple[str, ...] = ()

    for text in ("to: []", "to: none", "to: [' ']"):
        with pytest.raises(AnswersError) as caught:
            load(Report, compose(text, "f"), file="f")
        assert caught.value.problems[0].path.startswith("to")
    for text in ("to: x\nnotes: []", "to: x\nnotes: none", "to: [x]"):
        loaded = load(Report, compose(text, "f"), file="f")
        assert loaded.value == Report(to=("x",))
        assert ("notes" in loaded.given) == ("notes" in text)


@pytest.mark.parametrize("name", ["none", "null", "true", "false"])
def test_a_record_may_not_be_called_by_a_word_that_is_an_answer(name: str) -> None:
    problem = only(GOOD + f"tiers: {{{name}: {{price: 1 EUR}}}}")
    assert problem.id == "A-KEY" and "not none, null, true or false" in problem.message


def test_dates_lie_in_years_that_can_be_reckoned_on_from() -> None:
    for typed in ("0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31"):
        assert "1900 to 2999" in only(GOOD + f"starts: {typed}").message
    assert read(GOOD + "starts: 1900-01-01").value.starts and read(GOOD + "starts: 2999-12-31").value.starts


_ANSWER = st.recursive(
    st.sampled_from(["", "none", "a", "1", "1 EUR", "30 days", "yes", "gold", "'", "\u0661"]).map(json.dumps),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: "[" + ", ".join(items) + "]"),
        st.dictionaries(st.sampled_from(["within", "by", "price", "gold", "a", "B"]), inner, max_size=3).map(
            lambda group: "{" + ", ".join(f"{name}: {value}" for name, value in group.items()) + "}"
        ),
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(Terms.__struct_fields__), _ANSWER), st.booleans())
def test_any_tree_gives_terms_or_located_problems(answers: dict[str, str], assume: bool) -> None:
    text = "\n".join(f"{name}: {value}" for name, value in answers.items()) or "title: ab"
    try:
        loaded = read(text, GOOD if assume else "")
        assert isinstance(loaded.value, Terms) and not loaded.given & loaded.assumed
    except AnswersError as error:
        assert all(one.place and one.place.file == "answers.yaml" for one in error.problems)


BLANKS = ("TBD", "[redacted]", "'[***]'", "____", "[date]", "???", "to be agreed", "[insert figure]", "XX %")


@pytest.mark.parametrize("typed", BLANKS)
def test_a_blank_is_an_open_point_and_never_takes_the_default(typed: str) -> None:
    """A blank typed for a figure is found at its line, and what holds it is left out instead of taking a default."""
    found = read(GOOD + f"tiers:\n  gold: {{price: 3 EUR, goal: 99}}\n  silver:\n    price: 1 EUR\n    goal: {typed}\n")
    assert found.blanks == {"tiers.silver.goal": typed.strip("'")}
    assert list(found.value.tiers) == ["gold"]
    (problem,) = [one for one in found.warnings if one.id == "D-PLACEHOLDER"]
    assert (problem.severity, problem.place) == ("error", Place("answers.yaml", 7, 11))


def test_a_blank_in_words_is_kept_as_words() -> None:
    """A blank inside free text is printed as typed; the document's own check finds it there."""
    found = read(GOOD.replace("Support", "TBD by us"))
    assert found.value.title == "TBD by us" and not found.blanks


def test_a_blank_that_nothing_can_be_built_without_is_refused() -> None:
    """Where no optional group holds the blank, the file ends in one located error."""
    assert only("title: Support\nclaim: {within: '[redacted]'}\n").id == "A-MISSING"


class Steps(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    within: Duration
    by: str = "email"
    steps: tuple[str, ...] = ()
    extra: Claim | None = None


class Outer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    claim: Steps


def test_nothing_slips_into_a_typed_group_but_single_values() -> None:
    """Defaults give a typed group single values and what it cannot lack, never a right, a table or a list."""
    defaults = compose("claim: {within: 5 days, by: portal, steps: [a], extra: {within: 1 day}}", "d.yaml")
    found = load(Outer, compose("claim: {by: email}", "a.yaml"), file="a.yaml", defaults=defaults).value.claim
    assert (str(found.within), found.by, found.steps, found.extra) == ("5 days", "email", (), None)
    whole = load(Outer, compose("{}", "a.yaml"), file="a.yaml", defaults=defaults).value.claim
    assert (whole.by, whole.steps) == ("portal", ("a",)) and whole.extra is not None


class Party(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    role: str


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    parties: dict[str, Party]
    by: Annotated[str, msgspec.Meta(extra={"refers_to": "parties", "named_by": "role"})] | None = None


@pytest.mark.parametrize(
    ("parties", "by"),
    [
        ("{nord: {name: N, role: provider}, west: {name: W, role: customer}}", "nord"),
        ("{nord: {name: N, role: provider}, west: {name: W, role: provider}}", None),
        ("{west: {name: W, role: customer}}", None),
        ("{provider: {name: P, role: supplier}, nord: {name: N, role: provider}}", "provider"),
    ],
)
def test_a_standard_value_names_a_record_by_what_it_is(parties: str, by: str | None) -> None:
    """A kind's defaults know no names: `provider` is the only party of that role, nobody where it is not clear who."""
    defaults = compose("by: provider", "defaults.yaml")
    loaded = load(Measured, compose(f"parties: {parties}", "a.yaml"), file="a.yaml", defaults=defaults)
    assert loaded.value.by == by
    with pytest.raises(AnswersError, match="A-REF"):
        load(Measured, compose("parties: {nord: {name: N, role: provider}}\nby: provider", "a.yaml"), file="a.yaml")


def test_what_is_assumed_knows_whose_default_it_is() -> None:
    """A value from a kind's file has its place there; the terms' own default has none."""
    loaded = read(GOOD.replace("claim: {within: 30 days}", ""), defaults="claim: {within: 4 h}\n")
    assert loaded.sources["claim.within"].line == 1 and "claim.within" in loaded.assumed
    assert "claim.by" in loaded.assumed and "claim.by" not in loaded.sources
