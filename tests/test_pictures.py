"""Pictures show what the terms say: their figures are those of the tables, in every format, with words for the blind."""

from __future__ import annotations

import io
import itertools
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace
from PIL import Image, ImageOps
from support.docx_reading import parts, root
from support.pages_material import agreement
from support.pdf_reading import faults
from support.samples import FULL, SAMPLES, document_of, reading_of
from support.validators import word_faults

from slagen import pipeline
from slagen.document.drawing import WIDTH, Box, Drawing, Label, Trace
from slagen.document.nodes import Figure, Section, Text
from slagen.document.walk import figures, lines, plain
from slagen.library.looks import load_look
from slagen.quantities import Measure, Percent, WeeklyHours
from slagen.render import html, pdf, raster, svg, text
from slagen.render.docx.writer import write
from slagen.render.png_file import TONES, png_file
from slagen.schedules.pictures import coverage, credit
from slagen.schedules.pictures.sketch import cut, width, wrapped
from slagen.schedules.registry import MODULES, SCHEDULES
from slagen.terms.credits import Band, Cap, Scheme

PLAIN = load_look("plain")
PICTURES = [name for name in MODULES if name.endswith("-picture")]
HOSTILE = "<script>alert(1)</script> & ]]> \" #eval {{7*7}} \\"


def _drawn(name: str) -> list[Figure]:
    return [figure for section in document_of(name).sections for figure in figures(section.blocks)]


def _labels(figure: Figure) -> list[str]:
    return [shape.text for shape in figure.drawing.shapes if isinstance(shape, Label)]


def _with(figure: Figure) -> Any:
    base = agreement(draft=False)
    return replace(base, sections=(*base.sections, Section("drawn", "plain", (Text("Drawn"),), (figure,))))


@pytest.mark.parametrize("picture", PICTURES)
def test_every_picture_stands_in_a_sample(picture: str) -> None:
    """Each kind of picture is drawn for at least one sample, with a caption and a text alternative."""
    drawn = [figure for name in SAMPLES for figure in SCHEDULES[picture](reading_of(name).terms)]
    assert drawn and all(isinstance(one, Figure) and plain(one.caption) and len(one.alt) > 40 for one in drawn)


@pytest.mark.parametrize("name", FULL)
def test_nothing_leaves_the_plane_and_no_words_overlap(name: str) -> None:
    """Boxes, lines and words of every picture stay on its plane; no two labels stand on each other."""
    for figure in _drawn(name):
        drawing, boxes = figure.drawing, []
        for shape in drawing.shapes:
            match shape:
                case Box():
                    assert shape.x >= 0 and shape.x + shape.width <= WIDTH
                    assert shape.y >= 0 and shape.y + shape.height <= drawing.height
                case Trace():
                    assert all(0 <= x <= WIDTH and 0 <= y <= drawing.height for x, y in shape.points)
                case Label():
                    wide = width(shape.text, shape.small, shape.bold) * 100 // 110
                    left = {"start": shape.x, "middle": shape.x - wide // 2, "end": shape.x - wide}[shape.anchor]
                    assert left >= -2 and left + wide <= WIDTH + 2, (plain(figure.caption), shape.text)
                    assert 8 <= shape.y <= drawing.height, (plain(figure.caption), shape.text)
                    boxes.append((left, shape.y - 10, left + wide, shape.y, shape.text))
        for place, one in enumerate(boxes):
            for other in boxes[:place]:
                apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
                assert apart, (plain(figure.caption), one[4], other[4])


def test_steps_of_credit_are_those_of_the_bands() -> None:
    """Between two edges stands the credit of the band that holds the results there, and nothing where none does."""
    typed = (("99.0 %", "99.9 %", "10 %"), ("95 %", "98 %", "25 %"), (None, "95 %", "50 %"))
    bands = tuple(
        Band(at_least=low and Measure.parse(low), below=Measure.parse(high), credit=_percent(amount))
        for low, high, amount in typed
    )
    found = credit.steps(Scheme(name="Availability", kpis=(), bands=bands))
    assert [(str(low), str(high), int(amount)) for low, high, amount in found] == [
        ("None", "95%", 50), ("95%", "98%", 25), ("98%", "99.0%", 0), ("99.0%", "99.9%", 10), ("99.9%", "None", 0),
    ]  # fmt: skip


def _percent(words: str) -> Any:
    from slagen.quantities import CreditAmount

    return CreditAmount.parse(words)


def test_credit_pictures_print_the_figures_of_the_scheme() -> None:
    """Each credit of the sample's bands, each edge and the scheme's own limit stand as words in the picture."""
    terms = reading_of("saas-tiers").terms
    assert terms.credits is not None
    drawn = SCHEDULES["credit-picture"](terms)
    assert len(drawn) == len(terms.credits.schemes) == 3
    for figure, scheme in zip(drawn, terms.credits.schemes.values(), strict=True):
        assert isinstance(figure, Figure)
        said = set(_labels(figure))
        assert {f"{band.credit.value.normalize():f}%" for band in scheme.bands} <= said
        assert {str(edge) for band in scheme.bands for edge in (band.at_least,) if edge and edge.value} <= said
        (own,) = scheme.caps
        assert own.share is not None and f"limit {own.share}" in said
        assert figure.alt.endswith(f"The limit in each month is {own.share}.")
        assert all(f"{band.credit}" in figure.alt for band in scheme.bands)


@pytest.mark.parametrize(
    ("common", "own", "drawn"),
    [
        ([("month", "40 %", "monthly-fee-of-all")], [], None),
        ([("month", "40 %", None)], [], None),
        ([("month", "20 %", "monthly-fee-of-service")], [("month", "25 %", None)], "20%"),
        ([("month", "20 %", "monthly-fee-of-all")], [("month", "33.33 %", "monthly-fee-of-service")], "33.33%"),
        ([], [("year", "15 %", "monthly-fee-of-service"), ("unsaid", "30 %", None)], "30%"),
        ([], [("month", "15 %", "annual-fee")], None),
    ],
)
def test_only_a_limit_of_the_same_fee_is_drawn_over_the_bands(common: Any, own: Any, drawn: str | None) -> None:
    """A limit that is a share of another fee, or of a year, has no place on the scale of the bands, nor in its words."""
    terms = reading_of("saas-tiers").terms
    assert terms.credits is not None

    def caps(said: Any) -> tuple[Cap, ...]:
        return tuple(Cap(per=per, share=Percent.parse(share), of=of) for per, share, of in said)

    scheme = replace(terms.credits.schemes["availability-silver"], caps=caps(own))
    credits = replace(terms.credits, caps=caps(common), schemes={"silver": scheme})
    (figure,) = SCHEDULES["credit-picture"](replace(terms, credits=credits))
    assert isinstance(figure, Figure)
    beside = [one for one in figure.drawing.shapes if isinstance(one, Label) and one.anchor == "end"]
    assert " ".join(one.text for one in beside) == (f"limit {drawn}" if drawn else "")
    assert all(one.x - width(one.text, small=True) >= 0 for one in beside)
    dashed = [one for one in figure.drawing.shapes if isinstance(one, Trace) and one.stroke == "dashed"]
    assert len(dashed) == bool(drawn)
    assert ("limit" in figure.alt) == bool(drawn) and figure.alt.endswith(f"is {drawn}." if drawn else "25%.")


def test_bands_of_several_fees_share_no_scale() -> None:
    """Where a band pays a share of another fee than its scheme, no picture sets them side by side."""
    terms = reading_of("saas-tiers").terms
    assert terms.credits is not None
    scheme = terms.credits.schemes["availability-silver"]
    bands = (replace(scheme.bands[0], basis="annual-fee"), *scheme.bands[1:])
    credits = replace(terms.credits, schemes={"silver": replace(scheme, bands=bands)})
    assert SCHEDULES["credit-picture"](replace(terms, credits=credits)) == ()


@given(st.sampled_from(["mon-fri 08:00-18:00", "24x7", "sun 22:00-06:00", "sat 00:00-24:00", "mon,wed 10:00-12:00, 13:00-23:30"]))
def test_the_bars_of_a_week_are_as_long_as_its_hours(typed: str) -> None:
    """The minutes of all bars are those of the hours, also of spans over midnight, and none leaves its day."""
    hours = WeeklyHours.parse(typed)
    found = list(coverage.spans(hours))
    assert sum(end - start for _, start, end in found) == sum(span.minutes for _, span in hours.spans)
    assert all(0 <= day <= 6 and 0 <= start < end <= 1440 for day, start, end in found)


def test_the_funnel_and_the_line_have_the_figures_of_the_plan() -> None:
    """The funnel of each lead type ends with its customers, the pacing line with the goal of all leads."""
    from slagen.terms import lead_arithmetic as sums

    plan = reading_of("smarketing").terms.smarketing
    assert plan is not None
    funnels = [figure for figure in SCHEDULES["funnel-picture"](reading_of("smarketing").terms) if isinstance(figure, Figure)]
    assert len(funnels) == sum(bool(lead.stages) for lead in plan.leads.values()) > 1
    for figure, key in zip(funnels, (key for key, lead in plan.leads.items() if lead.stages), strict=True):
        assert f"{sums.goal_of(plan, key):,}" in " ".join(_labels(figure))
    (line,) = SCHEDULES["pacing-picture"](reading_of("smarketing").terms)
    assert isinstance(line, Figure)
    total = sum(sums.goals(plan).values())
    low, high = sums.pace_band(sums.pace(total, 1, 1), plan.tolerance.fraction)
    assert {f"{total:,}", f"{low:,}", f"{high:,}"} <= set(_labels(line)) and f"{total:,} leads" in line.alt


def test_a_chain_shows_promise_and_steps_on_one_line_of_time() -> None:
    """Of the sample's chain, each step ends where its running total is, and the promise stands at its minutes."""
    drawn = [figure for figure in SCHEDULES["chain-picture"](reading_of("group-levels").terms) if isinstance(figure, Figure)]
    assert drawn and any("resolution, Critical: 4 h" in _labels(figure) for figure in drawn)
    dashed = [shape for shape in drawn[0].drawing.shapes if isinstance(shape, Trace) and shape.stroke == "dashed"]
    bars = [shape for shape in drawn[0].drawing.shapes if isinstance(shape, Box)]
    assert dashed and max(box.x + box.width for box in bars) <= dashed[0].points[0][0]


def test_a_position_that_turns_the_path_has_no_picture_of_it() -> None:
    """The path of a change of ownership is drawn for the balanced clauses alone, since others owe something else."""
    terms = reading_of("saas-tiers").terms
    assert SCHEDULES["ownership-picture"](terms)
    for wanted in ({"default": "customer"}, {"ownership": "provider"}, {"ownership/notice": "provider"}):
        assert SCHEDULES["ownership-picture"](replace(terms, positions=wanted)) == ()


def test_every_format_has_the_picture_with_its_words() -> None:
    """Web page, Markdown, Word file and PDFs carry caption and text alternative; Word has it sharp and as dots."""
    document, look = document_of("saas-tiers"), PLAIN
    drawn = _drawn("saas-tiers")
    page, markdown = html.write(document, look).decode(), text.write(document, look).decode()
    made = write(document, look)
    names = parts(made)
    assert len(drawn) == page.count("<svg") == len([one for one in names if one.endswith(".svg")]) > 4
    assert len([one for one in names if one.startswith("word/media/") and one.endswith(".png")]) == len(drawn)
    space = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
    told = [str(one.get("descr")) for one in root(made).iter(f"{space}docPr")]
    assert told == [figure.alt for figure in drawn]
    for number, figure in enumerate(drawn, start=1):
        assert f"Figure {number}: " in markdown and f"Figure {number}: " in page
        assert svg.words(figure.alt) in page


@pytest.mark.parametrize("engine", ["typst", pytest.param("weasyprint", marks=pytest.mark.slow)])
def test_a_pdf_says_its_pictures_and_stays_sound(engine: pdf.Engine) -> None:
    """Both engines tag every picture with its words, and the file is for archive and everybody."""
    made = pdf.render(document_of("saas-tiers"), PLAIN, engine).pdf
    with pikepdf.open(io.BytesIO(made)) as opened:
        said = {str(item.Alt) for item in opened.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item}
    assert {figure.alt for figure in _drawn("saas-tiers")} <= said
    assert faults(made, "PDF_A_3A") == [] and faults(made, "PDF_UA_1") == []


@pytest.mark.parametrize("engine", ["typst", pytest.param("weasyprint", marks=pytest.mark.slow)])
def test_names_in_pictures_are_text(engine: pdf.Engine) -> None:
    """What looks like markup or a program is drawn as letters, in SVG, PNG, Word and PDF."""
    figure = Figure((Text(HOSTILE),), HOSTILE, Drawing(60, (Label(10, 30, HOSTILE), Label(10, 50, "\u0000\u0001شركة 上海"))))
    drawn = etree.fromstring(svg.svg(figure.drawing, PLAIN, figure.alt))
    assert HOSTILE in [node.text for node in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert not list(drawn.iter("{http://www.w3.org/2000/svg}script"))
    assert Image.open(io.BytesIO(raster.png(figure.drawing, PLAIN))).size == (WIDTH * 1.5, 60 * 1.5)
    assert "<script>" not in html.write(_with(figure), PLAIN).decode()
    assert pdf.render(_with(figure), PLAIN, engine).pdf.startswith(b"%PDF")
    sharp = [data for name, data in parts(write(_with(figure), PLAIN)).items() if name.endswith(".svg")]
    assert len(sharp) == 1 and etree.fromstring(sharp[0]) is not None


def test_the_same_drawing_gives_the_same_bytes() -> None:
    """SVG and PNG of a picture are the same each time."""
    for figure in _drawn("saas-tiers"):
        assert raster.png(figure.drawing, PLAIN) == raster.png(figure.drawing, PLAIN)
        assert svg.svg(figure.drawing, PLAIN) == svg.svg(figure.drawing, PLAIN)


@given(st.integers(1, 40), st.integers(1, 12), st.data())
def test_a_png_holds_the_dots_that_it_was_given(width: int, height: int, data: st.DataObject) -> None:
    """Read back by another program, each dot has the colour of its tone, in rows of an odd number of dots too."""
    tones = data.draw(st.lists(st.integers(0, TONES - 1), min_size=width * height, max_size=width * height))
    palette = bytes(range(3 * TONES))
    drawn = Image.new("P", (width, height))
    drawn.putdata(tones)
    drawn.putpalette(palette)
    opened = Image.open(io.BytesIO(png_file(width, height, palette, drawn.tobytes("raw", "P;4"))))
    assert opened.size == (width, height)
    assert list(opened.convert("RGB").tobytes()) == [part for tone in tones for part in palette[3 * tone : 3 * tone + 3]]


def test_words_begin_end_or_stand_in_the_middle_at_their_point() -> None:
    """In the PNG, a label lies to the right of its point, to its left, or as far to one side as to the other."""
    for anchor, share in (("start", 0), ("middle", Fraction(1, 2)), ("end", 1)):
        image = Image.open(io.BytesIO(raster.png(Drawing(60, (Label(500, 40, "HHHHHHHH", anchor),)), PLAIN))).convert("L")
        left, _, right, _ = ImageOps.invert(image).getbbox() or (0, 0, 0, 0)
        assert right - left > 100
        assert abs(500 * Fraction(raster.SCALE) - left - share * (right - left)) <= 4


def test_grounds_are_told_apart_without_colour() -> None:
    """In grey, the tones of two grounds side by side differ by a fifth at least; hatching is drawn with lines."""
    for name in ("plain", "company", "chambers"):
        boxes = tuple(Box(20 + 200 * place, 10, 180, 40, ground, "none") for place, ground in enumerate(("dark", "mid", "light")))
        made = Image.open(io.BytesIO(raster.png(Drawing(60, boxes), load_look(name)))).convert("L")
        tones = [made.getpixel((round(raster.SCALE * (110 + 200 * place)), round(raster.SCALE * 30))) for place in range(3)]
        assert tones == sorted(tones) and all(b - a > 35 for a, b in itertools.pairwise(tones))
    assert svg.hatching(Box(0, 0, 100, 20, "hatch"))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80), st.integers(20, 400), st.booleans())
def test_cut_words_fit_their_room(words: str, room: int, bold: bool) -> None:
    """Words cut or wrapped to a room are no wider than it, and are not touched where they fit."""
    said = cut(words, room, bold=bold)
    assert width(said, bold=bold) <= max(room, width("…", bold=bold))
    if width(" ".join(words.split()), bold=bold) <= room:
        assert said == " ".join(words.split())
    assert all(width(one, bold=bold) <= max(room, width("…", bold=bold)) for one in wrapped(words, room, bold=bold))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_check_finds_the_same_without_pictures(name: str) -> None:
    """What is checked and not printed is made without pictures: the same findings, the same words but for the captions."""
    reading = reading_of(name)
    drawn, bare = (pipeline.examine(reading, drawn=one) for one in (True, False))
    assert drawn.problems == bare.problems and drawn.document is not None and bare.document is not None
    captions = {plain(figure.caption) for section in drawn.document.sections for figure in figures(section.blocks)}
    said, told = ([plain(line) for line in lines(one)] for one in (drawn.document, bare.document))
    assert captions and [line for line in said if line not in captions] == told


def test_a_scale_of_ten_bands_is_still_drawn() -> None:
    """Ten bands give ten steps with their edges; one band, or eleven, give no picture."""
    edges = [Decimal("99.9") - Decimal(place) / 10 for place in range(10)]

    def scheme(count: int) -> Scheme:
        tenth = Decimal("0.1")
        bands = tuple(
            Band(at_least=Measure(edge - tenth, "%"), below=Measure(edge, "%"), credit=_percent(f"{place + 1} %"))
            for place, edge in enumerate(edges[:count])
        )
        return Scheme(name="S", kpis=(), bands=bands)

    assert len(credit.steps(scheme(9))) == 11
    terms = reading_of("saas-tiers").terms
    assert terms.credits is not None
    for count, drawn in ((9, 1), (0, 0)):
        held = replace(terms, credits=replace(terms.credits, schemes={"s": scheme(count)}))
        assert len(SCHEDULES["credit-picture"](held)) == drawn


def test_word_takes_the_pictures(tmp_path: Path) -> None:
    """openxml-audit and the Open XML SDK find nothing in a Word file with pictures in two kinds."""
    file = tmp_path / "a.docx"
    file.write_bytes(write(document_of("saas-tiers"), PLAIN, controls=True))
    assert word_faults(file) == []
    assert re.search(rb'Extension="svg"', parts(file.read_bytes())["[Content_Types].xml"])
