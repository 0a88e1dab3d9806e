"""Typed numbers become exact values that keep their digits; other spellings are refused with the right one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slagen.quantities import CreditAmount, Currency, Duration, Measure, Money, Percent, TimePromise

DIGITS = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False, allow_infinity=False)
NUMBER_TYPES = (Percent, Money, Measure, Duration, CreditAmount)
SUFFIX = {Percent: " %", Money: " EUR", Measure: " ms", Duration: " h", CreditAmount: " %"}


@given(DIGITS)
def test_a_percentage_reads_back_from_its_own_words_with_every_digit(value: Decimal) -> None:
    percent = Percent.parse(f"{value:f} %")
    assert str(percent) == f"{value:f}%"
    assert str(Percent.parse(str(percent))) == str(percent)
    assert percent.fraction * 100 == value


@given(DIGITS, st.sampled_from(["EUR", "USD", ""]))
def test_money_reads_back_from_its_typed_spelling(value: Decimal, currency: str) -> None:
    money = Money(value, currency)
    assert Money.parse(money.typed()) == money
    assert str(money).replace(",", "") == f"{currency} {value:f}".strip()


@given(DIGITS, st.sampled_from(["", "%", "ms", "s", "min", "h", "d", "°C", "kW", "cases", "Mbit/s", "working days"]))
def test_a_measure_reads_back_from_its_words_and_from_its_typed_spelling(value: Decimal, unit: str) -> None:
    measure = Measure(value, unit)
    assert Measure.parse(measure.typed()) == measure
    assert Measure.parse(str(measure)) == measure


@given(st.integers(1, 999), st.sampled_from(["percent", "days", "points", "fraction", "waiver", "money"]))
def test_a_credit_reads_back_from_its_words_and_from_its_typed_spelling(number: int, unit: str) -> None:
    spelling = {
        "percent": f"{number} %", "days": f"{number} days", "points": f"{number} points", "fraction": f"{number}/999",
        "waiver": "waiver", "money": f"{number}.50 USD per ampere",
    }[unit]
    credit = CreditAmount.parse(spelling)
    assert credit.unit == unit
    assert CreditAmount.parse(credit.typed()) == credit
    assert CreditAmount.parse(str(credit)) == credit


@pytest.mark.parametrize("kind", NUMBER_TYPES)
@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("1_000", "1000"), ("1.234,56", "1234.56"), ("1,234.56", "1234.56"), ("1,5", "1.5"), ("1e3", "1000"),
        ("99,90", "99.90"), ("1.234.567", "1234567"), ("010", "leading zeros, 10"),
    ],
)
def test_a_foreign_spelling_is_refused_with_the_right_one(kind: type[Percent], typed: str, shown: str) -> None:
    with pytest.raises(ValueError, match="is not") as refused:
        kind.parse(typed + SUFFIX[kind])
    assert shown in str(refused.value)
    assert "example" in str(refused.value)


@pytest.mark.parametrize("kind", NUMBER_TYPES)
def test_a_comma_before_three_digits_is_refused_with_both_readings(kind: type[Percent]) -> None:
    with pytest.raises(ValueError, match=r"write 1234 or 1\.234"):
        kind.parse("1,234" + SUFFIX[kind])


@pytest.mark.parametrize("kind", NUMBER_TYPES)
@pytest.mark.parametrize("typed", ["９９.９５", "٣", "1²"])
def test_digits_of_other_scripts_are_refused(kind: type[Percent], typed: str) -> None:
    with pytest.raises(ValueError, match="is not"):
        kind.parse(typed + SUFFIX[kind])


@pytest.mark.parametrize("kind", [*NUMBER_TYPES, TimePromise])
@given(text=st.text(max_size=30))
def test_any_text_is_read_or_refused_with_a_message(kind: type[Percent], text: str) -> None:
    try:
        assert str(kind.parse(text))
    except ValueError as refused:
        assert "is not" in str(refused) or "already" in str(refused)


@pytest.mark.parametrize("kind", [*NUMBER_TYPES, TimePromise, Currency])
def test_a_very_long_text_is_refused_at_once(kind: type[Percent]) -> None:
    with pytest.raises(ValueError, match="at most") as refused:
        kind.parse("1" + " " * 500_000 + "x")
    assert len(str(refused.value)) < 400


@pytest.mark.parametrize("kind", [*NUMBER_TYPES, TimePromise])
def test_the_example_of_each_type_is_readable(kind: type[Percent]) -> None:
    assert kind.parse(kind.example)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1234.56 EUR", "EUR 1,234.56"), ("EUR 1234.56", "EUR 1,234.56"), ("1200", "1,200"), ("12.5 USD", "USD 12.50"),
        ("5000 JPY", "JPY 5,000"), ("0 EUR", "EUR 0"),
    ],
)
def test_money_is_said_with_its_currency_first(typed: str, said: str) -> None:
    assert str(Money.parse(typed)) == said


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("5.50 JPY", "no decimals"), ("1.234 EUR", "1234"), ("-5 EUR", "negative"), ("5 eur", "write EUR"),
        ("€ 5", "write EUR"), ("5 EUT", "perhaps"),
    ],
)
def test_money_that_cannot_be_is_refused_with_advice(typed: str, advice: str) -> None:
    with pytest.raises(ValueError, match=advice):
        Money.parse(typed)


def test_money_takes_the_stated_currency_but_never_changes_it() -> None:
    assert Money.parse("1200").with_currency("EUR") == Money(Decimal(1200), "EUR")
    with pytest.raises(ValueError, match="write the amount in USD"):
        Money.parse("1200 EUR").with_currency("USD")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("99.95 %", "99.95%"), ("250 ms", "250 ms"), ("4 h", "4 hours"), ("1 hr", "1 hour"), ("27 C", "27 °C"),
        ("80 F", "80 °F"), ("-5 °C", "-5 °C"), ("1.4", "1.4"), ("1.4 PUE", "1.4 PUE"), ("120 cases", "120 cases"),
        ("10 kW", "10 kW"), ("16 A", "16 A"), ("5 kg CO2", "5 kg CO2"),
    ],
)
def test_a_measure_is_said_with_its_unit(typed: str, said: str) -> None:
    assert str(Measure.parse(typed)) == said


def test_measures_are_ordered_within_their_unit_and_times_across_units() -> None:
    assert Measure.parse("900 ms") < Measure.parse("1 s") <= Measure.parse("1000 ms") < Measure.parse("1 min")
    assert Measure.parse("99.95 %") > Measure.parse("99.9 %") >= Measure.parse("99.90 %")
    with pytest.raises(ValueError, match="cannot be compared"):
        _ = Measure.parse("1 s") < Measure.parse("1 kW")


def test_only_temperatures_and_levels_are_below_zero() -> None:
    with pytest.raises(ValueError, match="only temperatures"):
        Measure.parse("-5 ms")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("10 %", "10%"), ("3 days", "3 days of service"), ("1 day", "1 day of service"), ("4 points", "4 points"),
        ("50.00 EUR", "EUR 50.00"), ("30.00 USD per ampere", "USD 30.00 per ampere"), ("waiver", "the whole fee"),
        ("1/360", "1/360 of the fee"),
    ],
)
def test_a_credit_is_said_in_words(typed: str, said: str) -> None:
    assert str(CreditAmount.parse(typed)) == said


@pytest.mark.parametrize(("typed", "advice"), [("5/3", "at most 1"), ("1/0", "at most 1"), ("50", "unit is missing")])
def test_a_credit_that_cannot_be_is_refused(typed: str, advice: str) -> None:
    with pytest.raises(ValueError, match=advice):
        CreditAmount.parse(typed)
