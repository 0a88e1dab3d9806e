"""Filling and parsing: answers stay literal, marks become nodes, and everything dangerous is refused at its line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

import msgspec
import pytest

from slagen.assembly.fill import check_text, fill
from slagen.assembly.parse import parse
from slagen.document.nodes import (
    Block,
    Column,
    Define,
    Emphasis,
    ItemList,
    Link,
    Paragraph,
    Ref,
    Strong,
    Table,
    Text,
    Use,
    Value,
)
from slagen.errors import LibraryError, Place
from slagen.quantities import Duration
from slagen.quantities.quantity import Quantity
from slagen.terms.base import Term


class Record(Term, frozen=True):
    name: str
    zone: str = "Etc/UTC"


class Share(Quantity, frozen=True):
    value: Decimal

    def __str__(self) -> str:
        return f"{self.value} %"


class Cap(Term, frozen=True):
    share: Share
    per: Literal["calendar-month", "year"] = "calendar-month"


class Service(Term, frozen=True):
    name: str
    coverage: Annotated[str, msgspec.Meta(extra={"refers_to": "coverage"})]
    channels: tuple[str, ...] = ()


class Terms(Term, frozen=True):
    review_every: Duration = Duration.parse("1 month")
    subject: str = "Hosting"
    date: date = date(2027, 1, 1)
    automatic: bool = True
    cap: Cap | None = None
    count: int = 3
    coverage: dict[str, Record] = msgspec.field(default_factory=dict)
    services: dict[str, Service] = msgspec.field(default_factory=dict)


TERMS = Terms(
    cap=Cap(Share(Decimal("99.90"))),
    coverage={"std": Record("Office hours", "Europe/Berlin")},
    services={"web": Service("Web shop", "std", ("phone", "mail", "chat")), "db": Service("Data | base", "std")},
)
PLACE = Place("clause.md", 7)


def made(text: str, terms: Any = TERMS, **schedules: Any) -> tuple[Block, ...]:
    return parse(fill(text, PLACE, terms, schedules))


def line(text: str, terms: Any = TERMS) -> tuple[Any, ...]:
    (block,) = made(text, terms)
    assert isinstance(block, Paragraph)
    return block.content


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__ }}",
        "{{ subject.__class__.__mro__ }}",
        "{{ subject['__class__'] }}",
        "{{ subject | attr('__class__') }}",
        "{{ lipsum() }}",
        "{{ schedule.__globals__ }}",
        "{{ schedule(*services) }}",
        "{{ cycler }}",
        "{{ subject.upper() }}",
        "{{ 'A' * 1000000000 }}",
        "{{ 2 ** 999999999 }}",
        "{{ 'a' ~ subject }}",
        "{{ '%s' % subject }}",
        "{% include 'x' %}",
        "{% import 'x' as x %}",
        "{% extends 'x' %}",
        "{% macro x() %}{% endmacro %}",
        "{% set x = 1 %}",
        "{% raw %}{{ x }}{% endraw %}",
        "{% for x in services recursive %}{% endfor %}",
        "{% for a, b in services %}{% endfor %}",
        "{% call schedule('x') %}{% endcall %}",
        "{% if subject is defined %}x{% endif %}",
        "{{ range(9) | join_and }}",
        "{{ '" + "x" * 201 + "' }}",
        "{{ subject\n}}",
        "{%- if subject %}x{% endif %}",
        "{{ subject[count] }}",
        "{{ subject if count }}",
        "{{ None }}",
    ],
)
def test_every_construct_off_the_short_list_is_refused_at_its_line(text: str) -> None:
    """A clause text that tries to reach beyond names, if, for and the short filters is a LibraryError at its line."""
    with pytest.raises(LibraryError) as caught:
        made(f"First line.\n\n{text}\n")
    assert caught.value.place == Place("clause.md", 9)


@pytest.mark.parametrize(
    "answer", ["{{ 7*7 }}", "# x", "| a | b |", "<b>", "**x**", "[x](y)", "1. x", "&amp;", "{% if %}", "\\*", "- x"]
)
def test_an_answer_that_looks_like_markup_comes_out_as_typed(answer: str) -> None:
    """Whatever an answer looks like, it is one Value with its own characters."""
    terms = Terms(subject=answer)
    assert line("{{ subject }}", terms) == (Value(answer, "subject"),)
    assert line("about *{{ subject }}*", terms) == (Text("about "), Emphasis((Value(answer, "subject"),)))


def test_a_line_break_in_an_answer_stays_in_its_value() -> None:
    """A line break of an answer neither ends the paragraph nor is lost."""
    found = line("x {{ subject }} y", Terms(subject="a\n\n# b"))
    assert found == (Text("x "), Value("a\n\n# b", "subject"), Text(" y"))


def test_the_four_marks_and_links_become_nodes() -> None:
    """Define, use, refer, fill, strong, emphasis and links each become their node; texts are merged."""
    assert line('**"Cap"** is {{ cap.share }}\nof [Fees], **not** [](#credits/cap), <https://a.example> \\[x\\].') == (
        Define("Cap"),
        Text(" is "),
        Value("99.90 %", "cap.share"),
        Text(" of "),
        Use("Fees", "Fees"),
        Text(", "),
        Strong((Text("not"),)),
        Text(" "),
        Ref("credits/cap"),
        Text(", "),
        Link("https://a.example", "https://a.example"),
        Text(" [x]."),
    )


@pytest.mark.parametrize(
    ("text", "path", "printed"),
    [
        ("{{ date }}", "date", "1 January 2027"),
        ("{{ cap.per }}", "cap.per", "calendar month"),
        ("{{ count }}", "count", "3"),
        ("{{ services.web.coverage }}", "services.web.coverage", "Office hours"),
        ("{{ services.web.coverage.zone }}", "coverage.std.zone", "Europe/Berlin"),
        ("{{ services.web.coverage.id }}", "services.web.coverage", "std"),
        ("{{ services.web.channels | join_and }}", "services.web.channels", "phone, mail and chat"),
        ("{{ services.web.channels | join_or }}", "services.web.channels", "phone, mail or chat"),
        ("{{ services.web.channels[1] }}", "services.web.channels.1", "mail"),
        ("{{ services['web'] | lower }}", "services.web", "web shop"),
        ("{{ services | count }}", "services", "2"),
        ("{{ review_every | every }}", "review_every", "every month"),
    ],
)
def test_values_print_as_a_contract_says_them_and_keep_their_path(text: str, path: str, printed: str) -> None:
    """Dates, literals, references, lists and records print in words, and the Value keeps the path of the answer."""
    assert line(text) == (Value(printed, path),)


@pytest.mark.parametrize(
    "text",
    ["{{ automatic }}", "{{ cap.share }}", "{{ services }}", "{{ subject.name }}", "{{ subject | every }}"],
)
def test_what_has_no_printed_form_is_refused(text: str) -> None:
    """Yes or no, a missing answer, a list, a part of a text and a text as rhythm are errors at their own line."""
    with pytest.raises(LibraryError) as caught:
        made(f"{{% for s in services %}}\n{text}\n{{% endfor %}}", Terms(services=TERMS.services))
    assert caught.value.place == Place("clause.md", 8)


def test_a_missing_optional_record_is_false_and_so_are_its_parts() -> None:
    """`{% if cap.share %}` is false where there is no cap."""
    assert made("{% if cap.share %}\nx\n{% else %}\ny\n{% endif %}", Terms()) == (Paragraph((Text("y"),)),)


@pytest.mark.parametrize(
    ("condition", "result"),
    [
        ("cap.per == 'calendar-month'", True),
        ("cap.per in ('year', 'term')", False),
        ("count > 2 and not count >= 4", True),
        ("cap.share < 100", True),
        ("cap.share >= 100", False),
        ("'phone' in services.web.channels", True),
        ("services.web.coverage == 'std'", True),
        ("automatic and cap != 'x'", True),
    ],
)
def test_conditions_compare_the_raw_answer(condition: str, result: bool) -> None:
    """Literals are compared by their spelling, numbers and quantities by number, references by id."""
    assert line(f"{{{{ 'yes' if {condition} else 'no' }}}}") == (Text("yes" if result else "no"),)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{{ cap.shard }}", "'cap.share'"),
        ("{{ subjet }}", "'subject'"),
        ("{% for s in services %}{{ s.coverage.zon }}{% endfor %}", "'s.coverage.zone'"),
        ("{% if services.web.chanels %}x{% endif %}", "'services.web.channels'"),
        ("{% for s in services %}{{ loop.previous }}{% endfor %}", "loop has"),
        ("{% for s in subject %}{% endfor %}", "no list"),
        ("{{ automatic }}", "yes or no"),
        ("{{ services }}", "join_and"),
    ],
)
def test_unknown_names_are_found_when_the_library_loads_with_the_nearest_name(text: str, hint: str) -> None:
    """The static check names the line and the nearest name without any terms."""
    with pytest.raises(LibraryError, match=hint) as caught:
        check_text(f"a\n\n{text}", PLACE, Terms)
    assert caught.value.place == Place("clause.md", 9)


@pytest.mark.parametrize(
    "text",
    [
        "{{ " + "(" * 3000 + "count" + ")" * 3000 + " }}",
        "{{ cap" + ".share" * 3000 + " }}",
        "{% if " + "not " * 100 + "count %}{% endif %}",
        "{% if count %}" * 500 + "x" + "{% endif %}" * 500,
        "x" * 100_001,
    ],
)
def test_a_text_nested_or_long_beyond_reason_is_refused(text: str) -> None:
    """Depth and length end in a LibraryError, never in the interpreter's own limits."""
    with pytest.raises(LibraryError, match=r"deep|at most"):
        check_text(text, PLACE, Terms)


def test_a_right_text_passes_the_static_check() -> None:
    """Loop variables, keys, indices, loop names and options of schedules are known names."""
    check_text(
        "{% for s in services %}{{ s.id }} {{ s.coverage.zone }} {{ loop.index }} {{ s.channels[0] }}"
        "{% endfor %}{{ schedule('x', of=subject) }}{{ count | plural('day', 'days') }}",
        PLACE,
        Terms,
    )


def test_nested_lists_keep_their_order_and_depth() -> None:
    """Numbered items nest; bullets are unordered; loops make items."""
    text = "1. one\n   1. deep {{ count }}\n   - no\n{% for s in services %}\n1. {{ s }}\n{% endfor %}\n1. end"
    (block,) = made(text)
    assert isinstance(block, ItemList) and block.ordered
    assert len(block.items) == 4
    first, *_ = block.items
    assert [type(part) for part in first.blocks] == [Paragraph, ItemList, ItemList]
    assert [part.ordered for part in first.blocks if isinstance(part, ItemList)] == [True, False]
    assert block.items[2].blocks == (Paragraph((Value("Data | base", "services.db"),)),)


def test_a_table_takes_caption_widths_and_rows_from_a_loop() -> None:
    """A caption line, dash counts as weights, colons as alignment, one row a record, and a note after it."""
    table, note = made(
        "Table: Services of {{ subject }}\n\n| Service | Zone |\n|:-----|--:|\n"
        "{% for s in services %}\n| {{ s.name }} | {{ s.coverage.zone }} |\n{% endfor %}\n\nNote: all.\n"
    )
    assert isinstance(table, Table)
    assert table.caption == (Text("Services of "), Value("Hosting", "subject"))
    assert table.columns == (Column(5, "left"), Column(2, "right"))
    assert [row.cells[0].content for row in table.rows] == [
        (Value("Web shop", "services.web.name"),),
        (Value("Data | base", "services.db.name"),),
    ]
    assert note == Paragraph((Text("Note: all."),), "note")


@pytest.mark.parametrize(
    "text",
    [
        "# x", "<b>x</b>", "<div>", "![x](y)", "`x`", "    x", "```\nx\n```", "> x", "---", "[x](javascript:1)",
        "[x](file:///etc/passwd)", "[x](#y)", "a **b", "1. | a |\n   |---|\n   | b |", "Table: x",
        "see {{ schedule('bands') }}", "- {{ schedule('bands') }}", "[{{ subject }}]", "[x](https://{{ subject }})",
    ],
)  # fmt: skip
def test_what_a_contract_has_no_place_for_is_refused_at_its_line(text: str) -> None:
    """Headings, HTML, images, code, quotes, foreign addresses and misplaced tables are errors at the clause's line."""
    with pytest.raises(LibraryError) as caught:
        made(f"{{% for s in services %}}\n{{{{ s }}}}\n{{% endfor %}}\n\n{text}", bands=lambda terms: ())
    assert caught.value.place == Place("clause.md", 11)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("\n".join("  " * level + "- x" for level in range(10)), "at most 9 levels"),
        ("\n".join("  " * level + "- x" for level in range(60)), "at most 9 levels"),
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", "has 3 cells, the table 2 columns"),
        ("| a | b |\n|---|---|\n1 | 2 | {{ subject }}", "has 3 cells, the table 2 columns"),
        ("1%&#x202E;", "U\\+202E .* is not allowed"), ("a &#0; b", "&#0; is not allowed"), ("&#917569;", "not allowed"),
        ("{{ subject }}&#xE000;0&#xE001;", "U\\+E000 .* is not allowed"), ("[a](http://x&#57344;0&#57345;)", "not allowed"),
    ],
)  # fmt: skip
def test_what_the_reader_would_drop_or_hide_is_refused(text: str, words: str) -> None:
    """Levels that Word lacks, cells beyond the table's width and characters behind their numbers end with a place."""
    with pytest.raises(LibraryError, match=words) as caught:
        made(text)
    assert caught.value.place and caught.value.place.file == "clause.md"


def test_nine_levels_escaped_bars_and_harmless_entities_are_read() -> None:
    """What is within the bounds comes out whole."""
    (block,) = made("\n".join("  " * level + f"- x{level}" for level in range(9)))
    for level in range(9):
        assert isinstance(block, ItemList)
        first, *rest = block.items[0].blocks
        assert first == Paragraph((Text(f"x{level}"),))
        block = rest[0] if rest else block
    (table,) = made("| a | b |\n|---|---|\n| x \\| y | &lt;&copy;&#65; |\n| only one |")
    assert isinstance(table, Table)
    assert [[cell.content for cell in row.cells] for row in table.rows] == [
        [(Text("x | y"),), (Text("<©A"),)], [(Text("only one"),), ()],
    ]  # fmt: skip


def test_a_schedule_stands_where_its_line_stands() -> None:
    """The function gets the terms and plain options, and its blocks replace the line."""
    seen: list[Any] = []

    def bands(terms: Any, **options: Any) -> tuple[Block, ...]:
        seen.append((terms, options))
        return (Paragraph((Text("computed"),)),)

    blocks = made("Before.\n\n{{ schedule('bands', of=services.web.coverage, n=2) }}\n\nAfter.", bands=bands)
    assert [block.content for block in blocks if isinstance(block, Paragraph)] == [
        (Text("Before."),), (Text("computed"),), (Text("After."),)
    ]  # fmt: skip
    assert seen == [(TERMS, {"of": "std", "n": 2})]


def test_an_unknown_schedule_is_refused_by_name() -> None:
    """A schedule that is not in the registry is a LibraryError that lists the registry."""
    with pytest.raises(LibraryError, match="unknown schedule 'x'; there are: bands"):
        made("{{ schedule('x') }}", bands=lambda terms: ())


def test_a_table_is_narrowed_to_records_that_have_something() -> None:
    """`having` keeps records with an answer under a name, or with one of the answers named, and their paths."""
    assert made("{% for s in services | having('channels') %}\n- {{ s.name }}\n{% endfor %}") == made("- {{ services.web.name }}")
    assert line("{% if services | having('coverage', 'night') %}yes{% else %}no{% endif %}") == (Text("no"),)
    assert line("{% if services | having('coverage', 'night', 'std') %}yes{% else %}no{% endif %}") == (Text("yes"),)
    assert line("{% if cap.share | having('value') %}yes{% else %}no{% endif %}", Terms()) == (Text("no"),)
    with pytest.raises(LibraryError, match="did you mean 'channels'"):
        check_text("{{ services | having('chanels') | count }}", PLACE, Terms)
    with pytest.raises(LibraryError, match="no table"):
        made("{{ services.web.channels | having('x') | count }}")


def test_a_condition_may_ask_whether_a_schedule_shows_anything() -> None:
    """`{% if schedule(…) %}` holds where the schedule has a table, so that no sentence points at one that is not there."""
    text = "{% if schedule('bands') %}See the table.{% else %}No table.{% endif %}"
    assert made(text, bands=lambda terms: (Paragraph((Text("x"),)),)) == (Paragraph((Text("See the table."),)),)
    assert made(text, bands=lambda terms: ()) == (Paragraph((Text("No table."),)),)


def test_a_table_that_cannot_be_computed_leaves_a_gap_that_says_so() -> None:
    """A schedule that divides by zero or misses a record does not stop the agreement: a gap stands in its place."""

    def fails(error: Exception) -> Any:
        def build(terms: Any) -> tuple[Block, ...]:
            raise error

        return build

    (gap,) = made("{{ schedule('bands') }}", bands=fails(ValueError("a rate is zero")))
    assert isinstance(gap, Paragraph) and gap.role == "gap" and "a rate is zero" in str(gap.content)
    for error in (KeyError("x"), ZeroDivisionError("division by zero")):
        (gap,) = made("{{ schedule('bands') }}", bands=fails(error))
        assert isinstance(gap, Paragraph) and gap.role == "gap" and str(error) not in str(gap.content)
