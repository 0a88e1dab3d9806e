"""Who inserts, deletes or moves a clause in Word finds numbers, references and contents right once the fields are renewed."""

from __future__ import annotations

import copy
import re

import pytest
from lxml import etree
from support.docx_reading import W, parts, root, style, text
from support.office import OFFICE, Office
from support.samples import document_of
from support.twin_material import rezipped

from slagen.document.numbering import number
from slagen.library.looks import load_look
from slagen.render.docx.writer import write

pytestmark = [pytest.mark.slow, pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice")]
NAME = "saas-tiers"
HEADINGS = ("Heading1", "Heading2", "ScheduleHeading", "UnnumberedHeading", "SignatureHeading")
NEW = "Freshly agreed"
Found = list[tuple[str, str]]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


def _made() -> bytes:
    return write(document_of(NAME), load_look("plain"), controls=True)


class Edited:
    """The text of a Word file as its user changes it: whole clauses come, go and change places."""

    def __init__(self) -> None:
        self.content = _made()
        self.root = root(self.content)
        self.body = next(iter(self.root.iter(W + "body")))

    def clause(self, title: str) -> list[etree._Element]:
        """The heading with this title, and everything below it."""
        nodes = list(self.body)
        start = next(place for place, one in enumerate(nodes) if style(one) == "Heading2" and text(one) == title)
        end = next(place for place in range(start + 1, len(nodes)) if style(nodes[place]) in HEADINGS)
        return nodes[start:end]

    def insert_after(self, title: str) -> None:
        """A clause with a list of two items, in the styles that the document has."""
        new = [self._like("Heading2", NEW), self._like("Item1", "First of the new items"), self._like("Item1", "Second of them")]
        at = self.clause(title)[-1]
        for node in reversed(new):
            at.addnext(node)

    def delete(self, title: str) -> None:
        for node in self.clause(title):
            self.body.remove(node)

    def delete_article(self, title: str) -> None:
        """The heading of an article with all its clauses."""
        nodes = list(self.body)
        start = next(place for place, one in enumerate(nodes) if style(one) == "Heading1" and text(one) == title)
        others = [name for name in HEADINGS if name != "Heading2"]
        end = next(place for place in range(start + 1, len(nodes)) if style(nodes[place]) in others)
        for node in nodes[start:end]:
            self.body.remove(node)

    def insert_below(self, item: str) -> None:
        """An item one level deeper, behind the first item whose words begin so."""
        at = next(one for one in self.body if style(one) == "Item1" and text(one).startswith(item))
        for words in ("Second of the deeper items", "First of the deeper items"):
            at.addnext(self._like("Item2", words))

    def move_after(self, title: str, other: str) -> None:
        at = self.clause(other)[-1]
        for node in reversed(self.clause(title)):
            at.addnext(node)

    def _like(self, name: str, words: str) -> etree._Element:
        """A paragraph in a style, as Word makes one when its user presses return and types."""
        space = f'xmlns:w="{W[1:-1]}"'
        return etree.fromstring(f'<w:p {space}><w:pPr><w:pStyle w:val="{name}"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>')

    def saved(self) -> bytes:
        changed = etree.tostring(copy.deepcopy(self.root), xml_declaration=True, encoding="UTF-8", standalone=True)
        return rezipped(self.content, lambda name, data: changed if name == "word/document.xml" else data)


def _contents(pages: list[str]) -> Found:
    """Number and title of every line of the contents."""
    found: Found = []
    for page in pages:
        for line in page.splitlines():
            if match := re.match(r"\s*((?:Schedule )?\d+(?:\.\d+)?)?\s*(\S.*?)\s*\.{5,}\s*(\d+)$", line):
                found.append((match[1] or "", " ".join(match[2].split())))
    return found


def _headings(pages: list[str]) -> dict[str, str]:
    """The number of every clause by its title, as it stands above its text."""
    found = {}
    for page in pages:
        for line in page.splitlines():
            if (match := re.match(r"\s*(\d+\.\d+)\s+(\S.*)$", line)) and "....." not in line:
                found.setdefault(" ".join(match[2].split()), match[1])
    return found


def _titles() -> list[tuple[str, str]]:
    """The clauses of all articles as slagen numbers them: number and title."""
    labels = number(document_of(NAME)).labels
    made = root(_made())
    titles = [text(one) for one in made.iter(W + "p") if style(one) == "Heading2"]
    numbers = [label.number for label in labels.values() if label.kind == "clause"]
    return list(zip(numbers, titles, strict=True))


def test_contents_renewed_are_those_that_were_cached(office: Office) -> None:
    """Nothing changes in a file that nobody edited: the renewed contents have the lines that were there before."""
    entries = [text(one) for one in root(_made()).iter(W + "p") if style(one).startswith("TOC")]
    cached = [re.sub(r"\s*\d+$", "", one).replace("\t", " ").strip() for one in entries]
    renewed = [f"{name} {title}".strip() for name, title in _contents(office.refreshed("as-built", _made()))]
    assert renewed == [" ".join(one.split()) for one in cached if one != "Contents"] and len(renewed) > 80


def test_an_inserted_clause_moves_all_numbers_behind_it(office: Office) -> None:
    """Behind a clause inserted after 3.2, 3.3 becomes 3.4 and so on, other articles stay, and references follow."""
    before = _titles()
    edited = Edited()
    edited.insert_after(next(title for count, title in before if count == "3.2"))
    pages = office.refreshed("inserted", edited.saved())
    after = _headings(pages)
    wanted = {title: (f"3.{int(count[2:]) + 1}" if re.fullmatch(r"3\.([3-9]|\d\d)", count) else count) for count, title in before}
    assert after[NEW] == "3.3"
    assert {title: after.get(title) for title in wanted} == wanted, [(title, wanted[title], after.get(title)) for title in wanted]
    assert ("3.3", NEW) in _contents(pages) and ("3.4", dict(before)["3.3"]) in _contents(pages)
    whole = " ".join(" ".join(pages).split())
    assert re.search(rf"3\.3 {NEW} \(a\) First of the new items \(b\) Second of them 3\.4 \S+", whole), "items restart at (a)"


def test_a_deleted_clause_closes_the_gap(office: Office) -> None:
    """Without 3.2, 3.3 is 3.2; every reference to a later clause of the article says its new number."""
    before = _titles()
    edited = Edited()
    edited.delete(dict(before)["3.2"])
    after = _headings(office.refreshed("deleted", edited.saved()))
    wanted = {
        title: (f"3.{int(count[2:]) - 1}" if re.fullmatch(r"3\.([3-9]|\d\d)", count) else count)
        for count, title in before if count != "3.2"
    }  # fmt: skip
    assert {title: after.get(title) for title in wanted} == wanted


def test_a_moved_clause_takes_its_new_number_and_references_follow(office: Office) -> None:
    """A clause moved into another article is numbered there, and what refers to it names it so."""
    made = root(_made())
    fields = re.findall(r"REF (_Ref_\w+) \\r", "".join(node.text or "" for node in made.iter(W + "instrText")))
    marks = {str(mark.get(W + "name")): text(next(one for one in mark.iterancestors() if one.tag == W + "p"))
             for mark in made.iter(W + "bookmarkStart")}  # fmt: skip
    before = dict(_titles())
    numbers = {title: count for count, title in before.items()}
    # A clause that others refer to, and that is not in the article where it goes.
    moved = next(marks[name] for name in fields if marks.get(name) in numbers and not numbers[marks[name]].startswith("3."))
    edited = Edited()
    edited.move_after(moved, before["3.2"])
    pages = office.refreshed("moved", edited.saved())
    assert _headings(pages)[moved] == "3.3"
    whole = " ".join(" ".join(pages).split())
    assert "clause 3.3" in whole and "Error" not in whole


def test_a_deleted_article_moves_all_behind_it_and_what_named_it_says_so(office: Office) -> None:
    """Without article 3, 4.1 is 3.1 and so on; references to later articles follow, and only those to the lost one are faults."""
    before = _titles()
    edited = Edited()
    edited.delete_article("Services")
    pages = office.refreshed("article", edited.saved())
    after = _headings(pages)
    wanted = {
        title: (f"{int(count.partition('.')[0]) - 1}.{count.partition('.')[2]}" if int(count.partition(".")[0]) > 3 else count)
        for count, title in before if not count.startswith("3.")
    }  # fmt: skip
    assert {title: after.get(title) for title in wanted} == wanted
    lost = re.findall(r"REF (_Ref_\w+) \\r", "".join(node.text or "" for node in edited.root.iter(W + "instrText")))
    held = {str(mark.get(W + "name")) for mark in edited.root.iter(W + "bookmarkStart")}
    missing = [name for name in lost if name not in held]
    assert missing, "something refers to the article"
    whole = " ".join(" ".join(pages).split())
    assert 0 < whole.count("Reference source not found") <= len(missing)


def test_items_of_a_deeper_level_are_numbered_anew_and_the_upper_ones_go_on(office: Office) -> None:
    """Behind (a) stand (i) and (ii), and the next item is still (b)."""
    edited = Edited()
    edited.insert_after(before := dict(_titles())["3.2"])
    edited.insert_below("First of the new items")
    whole = " ".join(" ".join(office.refreshed("deeper", edited.saved())).split())
    assert before in whole
    deeper = r"\(i\) First of the deeper items \(ii\) Second of the deeper items"
    assert re.search(rf"\(a\) First of the new items {deeper} \(b\) Second of them", whole)


def test_bookmarks_and_numbers_are_words_own() -> None:
    """No number is typed: headings and items have it from their styles, references are fields, bookmarks stand around titles."""
    made = root(_made())
    typed = [text(one) for one in made.iter(W + "p") if style(one) in ("Heading1", "Heading2") and re.match(r"\d", text(one))]
    assert typed == []
    numbering = parts(_made())["word/numbering.xml"]
    assert numbering.count(b"w:pStyle") > 20 and b"w:startOverride" in numbering
    codes = "".join(node.text or "" for node in made.iter(W + "instrText"))
    assert codes.count(" REF _Ref_") > 25 and codes.count("PAGEREF") > 80
