"""What looks like something else in an answer is found; what only looks unusual is left in peace."""

from __future__ import annotations

import pytest

from slagen.answers.lookalikes import is_blank, mixed_script, piled, unseen


@pytest.mark.parametrize(
    "text",
    ["Соntоso AG", "Mіcrosoft", "Αpple", "Ａcme", "𝐂ontoso", "Ꭺcme", "Acmе\u0301", "Сосо AG", "Alpha ΑΒΕ", "1৪ h", "9９", "١2"],
)  # fmt: skip
def test_a_word_or_number_of_two_alphabets_is_found(text: str) -> None:
    """Cyrillic, Greek, Cherokee, wide or mathematical letters among Latin ones, and digits of two scripts, are found."""
    assert mixed_script(text)


@pytest.mark.parametrize(
    "text",
    ["Contoso AG", "Пример Acme", "ООО Vektor", "Société Générale", "ΔΕΗ Α.Ε.", "Ελλάδα and Acme", "日本 Acme", "１２３", "١٢٣",
     "Straße 5µs", "СССР", "Socie\u0301te\u0301", "Ærø", "ИП Иванов (Ivanov)"],
)  # fmt: skip
def test_a_text_in_several_languages_is_no_look_alike(text: str) -> None:
    """Names in other alphabets, beside Latin ones too, raise nothing."""
    assert mixed_script(text) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [("Con\u200btoso", "\u200b"), ("a\u200cb", "\u200c"), ("a\u200db", "\u200d"), ("a\u2060b", "\u2060"), ("a\ufe0f", "\ufe0f"),
     ("a\u3164b", "\u3164"), ("a\u2800b", "\u2800"), ("a\u115fb", "\u115f"), ("a\u200eb", "\u200e"), ("a\u200fb", "\u200f"),
     ("a\u034fb", "\u034f"), ("a\u2064b", "\u2064"), ("a\U0001d173b", "\U0001d173"), ("a\u180eb", "\u180e")],
)  # fmt: skip
def test_a_sign_without_ink_is_found_with_its_position(text: str, found: str) -> None:
    """Spaces, joiners, fillers and marks that nobody sees are found in a text that has no use for them."""
    assert list(unseen(text)) == [(text.index(found), found)]


@pytest.mark.parametrize(
    "text",
    ["نرم\u200cافزار", "क्\u200dष", "👩\u200d👩\u200d👧", "🏳\ufe0f\u200d🌈", "❤\ufe0f", "1\ufe0f\u20e3", "👩🏽\u200d💻",
     "Donau\u00adschiff", "שלום\u200f (1)", "ภาษา\u200bไทย", "葛\U000e0100"],
)  # fmt: skip
def test_a_sign_without_ink_that_does_its_work_is_left_in_peace(text: str) -> None:
    """Joiners in Persian, Hindi and emoji, marks of direction in Hebrew and soft hyphens raise nothing."""
    assert list(unseen(text)) == []


def test_only_what_nobody_can_see_is_blank() -> None:
    """Spaces and invisible signs alone are no answer; one visible letter makes one."""
    assert all(is_blank(text) for text in ("", " \t\n", "\u00a0\u3000\u2007", "\u200b\u2060\u00ad", "\u3164", "\u2800\ufe0f"))
    assert not any(is_blank(text) for text in (".", "\u200ba", "日", "–", "´"))


def test_many_marks_on_one_letter_are_found() -> None:
    """Six marks on a letter may cover the lines around it; the marks of real languages are fewer."""
    assert piled("Zal" + "\u0301" * 6 + "go") == "l"
    assert piled("Việt Nam e\u0323\u0302\u0301") == ""
