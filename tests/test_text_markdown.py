"""Markdown: the same words, literal answers, tables that stand in line."""

from __future__ import annotations

import html as entities
import re

import pytest
from markdown_it import MarkdownIt
from support.pages_material import HOSTILE, agreement, hostile

from slagen.render import text
from slagen.render.look import Look
from slagen.render.text_inline import escaped, opened
from slagen.render.text_table import columns


@pytest.fixture(scope="module")
def markdown() -> str:
    return text.write(agreement(), Look()).decode("utf-8")


def _rendered(markdown: str) -> str:
    return MarkdownIt("commonmark").enable("table").enable("strikethrough").render(markdown)


def test_the_outline_is_numbered_as_on_paper(markdown):
    heads = re.findall(r"^#+ .*", markdown, re.MULTILINE)
    assert heads[:6] == [
        "# Service Level Agreement", "## Key commitments", "## Contents", "## 1 Incidents", "### 1.1 Title of response",
        "### 1.2 Title of claims",
    ]  # fmt: skip
    assert "## Schedule 1 Service Credits\n\n### 1 Bands" in markdown
    assert "- 1 Incidents\n  - 1.1 Title of response\n" in markdown


def test_items_carry_their_marks_and_nest(markdown):
    expected = "- (b) A claim holds:\n  - (i) the month; and\n  - (ii) the amount.\n- (c) See Table 1.\n  * a bullet.\n"
    assert expected in markdown


def test_marks_of_the_library_are_markdown_and_references_are_words(markdown):
    assert "**each service**" in markdown and "“**Downtime**”" in markdown
    assert "see clause 1.2 and Schedule 1." in markdown
    assert "[status page](https://example.org/status)" in markdown


def test_all_rows_of_a_table_are_equally_wide_and_aligned_as_their_columns(markdown):
    block = markdown.partition("Table 1: Credit bands\n\n")[2].partition("\n\n")[0].splitlines()
    assert len(block) == 47 and len({columns(row) for row in block}) == 1
    assert re.fullmatch(r"\| -+ \| -+: \| :-+: \|", block[1])
    assert block[2] == "| below 99.00% |    10% |  –   |"


def test_wide_letters_count_two_columns_and_combining_marks_none():
    assert (columns("日本"), columns("e\u0301"), columns("a–b")) == (4, 1, 3)


def test_hostile_answers_render_as_typed():
    """Each answer stands in a heading, a paragraph, two lists, a caption and three cells, each as typed."""
    page = _rendered(text.write(hostile(), Look()).decode("utf-8"))
    parts = re.split(r"<h3>", page)[1:]
    assert len(parts) == len(HOSTILE)
    for words, part in zip(HOSTILE, parts, strict=True):
        bare = entities.unescape(re.sub(r"</?(?:h3|p|ul|li|table|thead|tbody|tr|th|td)>", "\n", part))
        lines = [line for line in bare.splitlines() if line]
        number = lines[0].split(" ")[0]
        count = lines[4].partition(":")[0]
        assert lines == [
            f"{number} {words}",
            words,
            f"(a) {words}",
            words,
            f"{count}: {words}",
            words,
            "–",
            words,
            words,
        ]


@pytest.mark.parametrize(
    "words", ["at least 99.95% (a-b), e.g. 10.5 - 12", "snake_case_name", "R&D at AT&T", "-5 °C", "5 < 6", "Hi!"]
)
def test_ordinary_words_are_not_escaped(words):
    assert opened(escaped(words)) == words


@pytest.mark.parametrize("words", ["# x", "## x", "> x", "- x", "+ x", "---", "===", "12. x", "3) x", "#"])
def test_a_line_that_would_open_a_block_is_defused(words):
    assert _rendered(f"before\n{opened(escaped(words))}") == f"<p>before\n{entities.escape(words)}</p>\n"


def test_a_draft_says_so_first():
    assert text.write(agreement(True), Look()).startswith(b"**DRAFT**\n\n# Service")
