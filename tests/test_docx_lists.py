"""Articles, clauses, schedules and items are numbered by Word's lists, bound to styles, and restart."""

from __future__ import annotations

import pytest
from support.docx_material import agreement
from support.docx_reading import W, find, paragraphs, root, style, text, value

from slagen.render.docx.writer import write
from slagen.render.look import Look


@pytest.fixture(scope="module")
def data() -> bytes:
    return write(agreement(), Look())


def test_headings_clauses_and_items_are_levels_of_one_list_bound_to_their_styles(data: bytes) -> None:
    """Articles, clauses and items share a multi-level list; each style names its level and each level its style."""
    numbering, sheet = root(data, "word/numbering.xml"), root(data, "word/styles.xml")
    expected = {
        "Heading1": ("decimal", "%1"),
        "Heading2": ("decimal", "%1.%2"),
        "Item1": ("lowerLetter", "(%3)"),
        "Item2": ("lowerRoman", "(%4)"),
        "Item3": ("upperLetter", "(%5)"),
        "Item4": ("decimal", "(%6)"),
        "Item5": ("decimal", "(%7)"),
    }
    for level, (name, (form, shown)) in enumerate(expected.items()):
        bound = find(numbering, f"w:abstractNum[@w:abstractNumId='1']/w:lvl[@w:ilvl='{level}']")[0]
        assert (value(bound, "w:numFmt"), value(bound, "w:lvlText"), value(bound, "w:pStyle")) == (form, shown, name)
        its_style = find(sheet, f"w:style[@w:styleId='{name}']")[0]
        assert value(its_style, "w:pPr/w:numPr/w:numId") == "1"
        assert value(its_style, "w:pPr/w:numPr/w:ilvl") == (str(level) if level else "")


def test_schedules_are_levels_of_a_list_of_their_own(data: bytes) -> None:
    """“Schedule 1” and its paragraphs are counted apart from the articles."""
    numbering = root(data, "word/numbering.xml")
    levels = find(numbering, "w:abstractNum[@w:abstractNumId='2']/w:lvl")
    shown = [(value(level, "w:lvlText"), value(level, "w:pStyle")) for level in levels[:3]]
    assert shown == [("Schedule %1", "ScheduleHeading"), ("%2", "ScheduleClause"), ("(%3)", "ScheduleItem1")]


def test_headings_take_their_number_from_the_style_alone(data: bytes) -> None:
    """No number is typed before a title and no heading names a list of its own."""
    for name, title in (
        ("Heading1", "Service"),
        ("Heading2", "Hours"),
        ("ScheduleHeading", "Credits"),
        ("ScheduleClause", "Wide"),
    ):
        heading = next(entry for entry in paragraphs(data) if style(entry) == name and text(entry) == title)
        assert not find(heading, "w:pPr/w:numPr")


def marks(data: bytes) -> dict[str, str]:
    """What each numbered item would show, counted as Word counts: by scheme, with restarts of levels and instances."""
    numbering, sheet = root(data, "word/numbering.xml"), root(data, "word/styles.xml")
    of_style = {
        entry.get(W + "styleId"): (value(entry, ".//w:numId"), int(value(entry, ".//w:ilvl") or 0))
        for entry in find(sheet, "w:style[w:pPr/w:numPr]")
    }
    counts: dict[str, list[int]] = {}
    started: set[str] = set()
    shown: dict[str, str] = {}
    for paragraph in paragraphs(data):
        direct = value(paragraph, "w:pPr/w:numPr/w:numId")
        if not direct and style(paragraph) not in of_style:
            continue
        instance, level = of_style[style(paragraph)] if not direct else (direct, int(value(paragraph, ".//w:ilvl")))
        entry = find(numbering, f"w:num[@w:numId='{instance}']")[0]
        scheme = value(entry, "w:abstractNumId")
        count = counts.setdefault(scheme, [0] * 9)
        if value(entry, "w:lvlOverride", "ilvl") == str(level) and instance not in started:
            started.add(instance)
            count[level] = 0
        count[level] += 1
        count[level + 1 :] = [0] * (8 - level)
        shape = find(numbering, f"w:abstractNum[@w:abstractNumId='{scheme}']/w:lvl[@w:ilvl='{level}']")[0]
        shown[text(paragraph)] = f"{value(shape, 'w:numFmt')} {count[level]}"
    return shown


def test_items_restart_in_every_list_and_take_the_form_of_their_depth(data: bytes) -> None:
    """(a) again in a second list of one clause, in the next clause, in schedules; (i), (A), (1) by numbered depth."""
    shown = marks(data)
    expected = {
        "first a": "lowerLetter 1",
        "first i": "lowerRoman 1",
        "first A": "upperLetter 1",
        "first 1": "decimal 1",
        "first ii": "lowerRoman 2",
        "first b": "lowerLetter 2",
        "again i": "lowerRoman 1",
        "restarted i": "lowerRoman 1",
        "first c": "lowerLetter 3",
        "dot": "bullet 1",
        "inside a dot": "lowerRoman 1",
        "inside a dot, second": "lowerRoman 2",
        "second a": "lowerLetter 1",
        "second b": "lowerLetter 2",
        "second i": "lowerRoman 1",
        "new a": "lowerLetter 1",
        "schedule a": "lowerLetter 1",
        "one": "lowerLetter 1",
        "two": "lowerLetter 2",
    }
    assert {name: shown[name] for name in expected} == expected
