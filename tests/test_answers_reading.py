"""An answers file is read as plain text nodes, or refused with a place before anything in it is expanded."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from slagen.answers.reading import MAX_BYTES, compose
from slagen.errors import AnswersError, Place, Problem


def refused(text: bytes | str) -> tuple[Problem, ...]:
    with pytest.raises(AnswersError) as caught:
        compose(text, "answers.yaml")
    return caught.value.problems


def plain(node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    return [plain(one) for one in node.value] if isinstance(node, yaml.SequenceNode) else node.value


@pytest.mark.parametrize(
    "typed", ["1e5", "1_000", "９９", "NO", "17:30", "010", "99.90", "2026-01-31", "a=b", "<<<", "0x1F"]
)
def test_every_scalar_stays_the_text_that_was_typed(typed: str) -> None:
    assert plain(compose(f"a: {typed}", "f")) == {"a": typed}


BOMB = "a: &a [x, x]\n" + "".join(f"{n}: &{n} [*{p}, *{p}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True))


@pytest.mark.parametrize(
    ("attack", "words", "line", "column"),
    [
        (BOMB, "anchors (&a)", 1, 4),
        ("a: &x [*x]", "anchors (&x)", 1, 4),
        ("a: 1\nb: *x", "aliases (*x)", 2, 4),
        ("a:\n  <<: {b: 1}", "merge keys", 2, 3),
        ("a: !!python/object/apply:os.system [id]", "tags", 1, 4),
        ("a: !local x", "tags", 1, 4),
        ("%YAML 1.2\n---\na: 1", "directives", 1, 1),
        ("%TAG ! tag:x,2000:\n---\na: 1", "directives", 1, 1),
        ("a: 1\n---\nb: 2", "second document", 2, 1),
        ("a: =", "= alone is a sign of YAML", 1, 4),
        ("a: [<<]", "<< alone is a sign of YAML", 1, 5),
        ("a: &" + "x" * 50_000 + " 1", "anchors (&" + "x" * 59 + "…)", 1, 4),
        ("a: *" + "x" * 50_000, "aliases (*" + "x" * 59 + "…)", 1, 4),
        ("? [a, b]\n: 1", "a name must be", 1, 3),
        ("? {a: b}\n: 1", "a name must be", 1, 3),
        ("[" * 999 + "]" * 999, "20 levels", 1, 21),
        # Beyond a thousand the reader itself stops, wherever it has got to.
        ("[" * 10_000, "20 levels", 0, 0),
        ("- " * 10_000, "20 levels", 1, 41),
        ("a: {" * 10_000, "20 levels", 1, 80),
        ("a: b: c", "mapping values", 1, 5),
        ("\ta: 1", "cannot start any token", 1, 1),
        ('a: "x', "unexpected end of stream", 1, 6),
        ("- a", "no list", 0, 0),
    ],
)
def test_dangerous_yaml_is_refused_where_it_stands(attack: str, words: str, line: int, column: int) -> None:
    first = refused(attack)[0]
    assert first.id == "A-YAML" and words in first.message
    if line:
        assert first.place == Place("answers.yaml", line, column)


@pytest.mark.parametrize("empty", [b"", b"# nothing\n", b"\xef\xbb\xbf", b"---\n...\n", b"  \n\n"])
def test_an_empty_file_is_refused(empty: bytes) -> None:
    assert [one.id for one in refused(empty)] == ["A-YAML"]


def test_twenty_levels_are_read_and_twenty_one_are_not() -> None:
    compose("a: " + "[" * 19 + "]" * 19, "f")
    assert "20 levels" in refused("a: " + "[" * 20 + "]" * 20)[0].message


@pytest.mark.parametrize("text", ["a: x\n" * 30_000, "a: [" + "[]," * 50_000 + "]", "a: [" + "*a," * 50_000 + "]"])
def test_a_file_of_very_many_values_is_refused_where_the_last_allowed_one_stands(text: str) -> None:
    problems = refused(text)
    last = [one for one in problems if "more than 50000 names and values" in one.message]
    assert len(last) == 1 or any("more of this kind" in one.message for one in problems)
    assert len(problems) < 45


def test_a_file_of_one_megabyte_is_read_and_one_byte_more_is_not() -> None:
    text = "a: " + "x" * (MAX_BYTES - 3)
    assert plain(compose(text, "f")) == {"a": text[3:]}
    assert "1000001 bytes" in refused(text + "x")[0].message


def test_utf16_is_told_to_save_as_utf8_and_a_bad_byte_is_named_with_its_place() -> None:
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        assert refused("a: 1".encode(encoding))[0].mend == "Save as UTF-8."
    bad = refused(b"\xef\xbb\xbfa: 1\r\nb: caf\xe9")[0]
    assert "0xE9" in bad.message and bad.place == Place("answers.yaml", 2, 7)
    assert plain(compose("\ufeffa: é".encode(), "f")) == {"a": "é"}


def test_repeated_names_are_refused_with_both_lines_even_when_they_only_look_the_same() -> None:
    problem = refused("cafe\u0301: 1\nb: 2\n'caf\u00e9': 3")[0]
    assert problem.id == "A-DUPLICATE" and "lines 1 and 3" in problem.message
    assert problem.place == Place("answers.yaml", 3, 1)
    assert refused("t: {a: 1, a: 2}")[0].path == "t.a"


@pytest.mark.parametrize(
    ("character", "code"),
    [("\x07", "U+0007"), ("\x00", "U+0000"), ("\x84", "U+0084"), ("\ud800", "U+D800"), ("\u202e", "U+202E"),
     ("\u2066", "U+2066"), ("\U000e0041", "U+E0041"), ("\ue000", "U+E000"), ("\U0010e000", "U+10E000"),
     ("\u206b", "U+206B"), ("\ufff9", "U+FFF9"), ("\ufeff", "U+FEFF"), ("\ufdd0", "U+FDD0"), ("\uffff", "U+FFFF"),
     ("\U0001fffe", "U+1FFFE"), ("\U000e0fff", "U+E0FFF"), ("\U000e0100", "U+E0100")],
)  # fmt: skip
def test_forbidden_characters_are_refused_with_field_and_code_point(character: str, code: str) -> None:
    problem = next(one for one in refused(f"party:\n  name: x{character}y") if one.id == "A-CHAR")
    assert code in problem.message and problem.path == "party.name"
    assert problem.place == Place("answers.yaml", 2, 9) and "at character 2" in problem.message


def test_signs_of_yaml_in_quotes_are_text() -> None:
    assert plain(compose("a: '='\nb: \"<<\"", "f")) == {"a": "=", "b": "<<"}


def test_one_mark_for_a_variant_of_a_letter_is_read_and_a_row_of_them_is_refused() -> None:
    for read in ("葛\U000e0100城", "\u2764\ufe0f", "1\ufe0f\u20e3"):
        assert plain(compose(f"a: {read}", "f")) == {"a": read}
    assert "U+FE0F" in refused("a: \u2764\ufe0f\ufe0f")[0].message
    assert "U+E0101" in refused("a: 葛\U000e0100\U000e0101")[0].message


def test_forbidden_characters_are_found_in_escapes_names_and_comments() -> None:
    assert "U+0007" in refused('a: "\\x07"')[0].message
    assert "U+202E" in refused('"a\\u202e": 1')[0].message
    comment = refused("a: 1 # \u202e")[0]
    assert comment.id == "A-CHAR" and comment.place == Place("answers.yaml", 1, 8)


def test_line_ends_of_every_system_are_folded() -> None:
    assert plain(compose(b"a: |\r\n  x\r\n  y\r\nb: 2\r\n", "f")) == {"a": "x\ny\n", "b": "2"}


def test_many_refusals_of_one_kind_are_counted_not_listed() -> None:
    problems = refused("\n".join(f"k{n}: &a{n} x" for n in range(500)))
    assert len(problems) == 21 and "480 more" in problems[-1].message


@given(st.one_of(st.binary(max_size=80), st.text(max_size=80), st.text("&*!%{}[]-?:,|>'\"#\n\t ab<=~\\", max_size=60)))
def test_any_input_gives_a_tree_or_located_problems(text: bytes | str) -> None:
    try:
        assert isinstance(compose(text, "f"), yaml.MappingNode)
    except AnswersError as error:
        assert error.problems and all(one.place and one.place.file == "f" for one in error.problems)
