"""The HTML page: well formed, alone in the world, every reference a link, every answer literal."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import unquote

import msgspec
import pytest
from lxml import html as lxml_html
from support.pages_material import HEBREW, HOSTILE, agreement, hostile, says

from slagen.document import walk
from slagen.document.nodes import Ref, Section, Value
from slagen.errors import LibraryError
from slagen.render import html, html_inline, styles
from slagen.render.look import Colours, Fonts, Look

VOID = {"meta", "br", "col", "img"}


@pytest.fixture(scope="module")
def page() -> str:
    return html.write(agreement(), Look()).decode("utf-8")


@pytest.fixture(scope="module")
def tree(page: str) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(page)


@pytest.mark.parametrize("document", [agreement(True), hostile()], ids=["agreement", "hostile"])
def test_every_element_that_opens_is_closed_in_order(document):
    page = html.write(document, Look()).decode("utf-8")
    page = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL).removeprefix("<!DOCTYPE html>")
    open_elements: list[str] = []
    for closing, name in re.findall(r"<(/?)([a-z][a-z0-9]*)\b[^>]*>", page):
        if closing:
            assert open_elements.pop() == name
        elif name not in VOID:
            open_elements.append(name)
    assert open_elements == []


def test_the_page_fetches_nothing_and_runs_nothing(page, tree):
    assert (
        tree.xpath("//script | //link | //iframe | //object | //@onclick | //@src | //@style[contains(., 'url')]") == []
    )
    addresses = re.findall(r"url\(\s*[\"']?([^)\"']+)", page)
    assert addresses and all(address.startswith("data:font/woff2;base64,") for address in addresses)
    assert "@import" not in page


def test_every_reference_is_a_link_to_an_id_that_exists_once(tree):
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = [unquote(link[1:]) for link in tree.xpath("//a/@href[starts-with(., '#')]")]
    assert set(targets) <= set(ids)
    document = agreement()
    for node in walk.inlines(node for content in walk.lines(document) for node in content):
        if isinstance(node, Ref):
            assert node.target in targets
    assert tree.xpath("string((//a[@class='ref'])[1])") == "clause 1.2"


def test_a_reference_to_nowhere_is_an_error_of_the_library():
    document = agreement()
    lost = Section("lost", "plain", says("x").content, (says(Ref("no/such/clause")),))
    with pytest.raises(LibraryError, match="no/such/clause"):
        html.write(msgspec.structs.replace(document, sections=(*document.sections, lost)), Look())


def test_header_cells_carry_their_scope_and_tables_their_caption(tree):
    for cell in tree.xpath("//thead//th"):
        assert cell.get("scope") in {"col", "colgroup"}
    assert tree.xpath("//tbody//th/@scope") == ["row"] * len(tree.xpath("//tbody//th"))
    assert tree.xpath("string(//caption)") == "Table 1: Credit bands"
    assert tree.xpath("//caption/../colgroup/col/@style") == ["width: 60.0%", "width: 20.0%", "width: 20.0%"]


def test_headings_never_skip_a_rank_and_carry_their_numbers(tree):
    ranks = [int(name[1]) for name in (element.tag for element in tree.iter("h1", "h2", "h3", "h4"))]
    assert ranks[0] == 1 and ranks.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(ranks))
    titles = [" ".join(element.text_content().split()) for element in tree.iter("h2", "h3")]
    assert {"1 Incidents", "1.2 Title of claims", "Schedule 1 Service Credits", "1 Bands"} <= set(titles)


def test_language_landmarks_and_skip_link_are_there(tree):
    assert tree.get("lang") == "en-GB"
    assert len(tree.xpath("//main")) == 1 and len(tree.xpath("//nav[@aria-labelledby]")) == 1
    assert tree.xpath("//body/*[1]/@href") == ["#slagen-agreement"] and tree.xpath("//*[@id='slagen-agreement']")


def test_front_pages_stand_before_the_contents_and_the_rest_after(tree):
    order = [element.text_content().strip() for element in tree.iter("h1", "h2")]
    assert order[:3] == ["Service Level Agreement", "Key commitments", "Contents"]


def test_numbered_items_print_the_marks_of_all_formats(tree):
    marks = [mark.strip() for mark in tree.xpath("//section[@class='clause'][1]//*[@class='marker']/text()")]
    assert marks[:5] == ["(a)", "(b)", "(i)", "(ii)", "(c)"]


def test_hostile_answers_come_out_as_typed():
    tree = lxml_html.document_fromstring(html.write(hostile(), Look()))
    for place, words in enumerate(HOSTILE):
        values = tree.xpath(f"//section[@class='clause'][{place + 1}]//bdi[@data-path='x.y']")
        assert [value.text_content() for value in values] == [words] * 8
    assert tree.xpath("//script | //img | //b") == []


def test_a_value_tells_its_answer_and_keeps_its_own_direction(tree):
    hebrew = tree.xpath("//bdi[@data-assumed='true']")[0]
    assert hebrew.text == HEBREW and hebrew.get("data-path") == "provider.name"


def test_line_breaks_of_answers_stay_and_empty_cells_print_a_dash(tree):
    document = agreement()
    lines = Section("lines", "plain", says("x").content, (says(Value("one\ntwo")),))
    page = html.write(msgspec.structs.replace(document, sections=(*document.sections, lines)), Look()).decode("utf-8")
    assert "one<br>two" in page
    assert tree.xpath("//td[@class='center']/text()") == ["–"] * 45


def test_a_look_sets_type_and_colours_and_capitals_without_touching_words():
    look = Look(heading_case="upper", fonts=Fonts(body='Ge"orgia; }'), colours=Colours(text="#000000"))
    page = html.write(agreement(), look).decode("utf-8")
    assert "--heading-case: uppercase" in page and "--text: #000000" in page
    assert 'Ge"orgia' not in page and r"Ge\22 orgia\3b  \7d " in page
    assert ">Service Credits<" in page


def test_a_colour_that_is_none_is_refused_by_name():
    look = msgspec.structs.replace(Look(), colours=Colours(accent="red; } body { display: none"))
    with pytest.raises(LibraryError, match=r"colours\.accent"):
        styles.sheet(agreement(), look, "embedded")


def test_only_an_answer_with_spaces_of_its_own_keeps_them_apart():
    """Several spaces in a row are shown as typed; a plain answer breaks over lines like the text around it."""
    values = [Value(words, "notes") for words in ("plain words", "two  spaces", "a\tb", "one\ntwo")]
    shown = html_inline.Lines(agreement()).html(values)
    assert re.findall(r'class="(value[^"]*)"', shown) == ["value", "value spaced", "value spaced", "value"]
    assert ".value.spaced { white-space: pre-wrap; }" in html.write(agreement(), Look()).decode("utf-8")


@pytest.mark.parametrize("document", [agreement(True), hostile()], ids=["agreement", "hostile"])
def test_the_page_for_paper_says_the_same_words(document):
    """It has no boxes around answers and terms, and else every word of the page for screens, in the same order."""
    screen, paper = (html.page(document, Look(), fonts) for fonts in ("embedded", "packaged"))
    assert 'class="term"' not in paper and paper.count("<bdi") < screen.count("<bdi")
    assert _words(paper) == _words(screen)


def _words(page: str) -> list[str]:
    return lxml_html.document_fromstring(page).xpath("string(//main)").split()


def test_on_paper_an_answer_keeps_what_its_words_need():
    """Lines, spaces and letters that run from right to left are kept together; dashes and accents need nothing."""
    plain_words = [Value(words, "notes") for words in ("99.9%", "08:00–18:00", "Größe & Söhne")]
    others = [Value(words, "notes") for words in ("two  spaces", "one\ntwo", HEBREW, "شركة", "\u202eturned")]
    lines = html_inline.Lines(agreement(), paper=True)
    assert [lines.html([value]) for value in plain_words] == ["99.9%", "08:00–18:00", "Größe &amp; Söhne"]
    assert all(lines.html([value]).startswith('<bdi class="value') for value in others)


def test_each_line_of_the_contents_on_paper_spells_its_target():
    """The name in its style is the one that its link leads to, so that its page is looked up at once."""
    page = lxml_html.document_fromstring(html.page(agreement(), Look(), "packaged"))
    links = page.xpath("//nav[@class='contents']//a")
    assert links
    for link in links:
        spelled = re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), link.get("style"))
        assert spelled == f'--page: target-counter("{unquote(link.get("href"))}", page)'
