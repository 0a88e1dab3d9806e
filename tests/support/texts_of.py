"""A built file becomes its words and its skeleton, so that two files can be compared whatever stands in them."""

from __future__ import annotations

import html as html_entities
import io
import re
import subprocess
import unicodedata
import zipfile

from lxml import etree
from lxml import html as lxml_html
from markdown_it import MarkdownIt

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_IN_A_RUN = {f"{W}t", f"{W}br", f"{W}tab"}
_DIRECTION = {f"{W}rtl", f"{W}lang", f"{W}cs"}


def squeezed(text: str) -> str:
    """Composed letters and no blanks: what must be equal wherever lines break."""
    return "".join(unicodedata.normalize("NFC", text).split())


def docx(content: bytes) -> str:
    """The words of a Word file, a paragraph a line; breaks and tabs inside as they are."""
    root = _document(content)
    marks = {f"{W}br": "\n", f"{W}tab": "\t"}
    paragraphs = (
        "".join(marks.get(node.tag, node.text or "") for node in paragraph.iter(*_IN_A_RUN))
        for paragraph in root.iter(f"{W}p")
    )
    return "\n".join(paragraphs)


def docx_skeleton(content: bytes) -> list[str]:
    """Every element of a Word file in order, without what a text itself needs: runs of one look count once."""
    found: list[str] = []
    for node in _document(content).iter():
        bare = node.tag == f"{W}rPr" and all(child.tag in _DIRECTION for child in node)
        if not bare and node.tag not in _IN_A_RUN | _DIRECTION:
            found.append(etree.QName(node).localname)
    # A text of several lines or with a tab is a run all the same; properties of direction come and go with the text.
    return [name for name, before in zip(found, ["", *found], strict=False) if not (name == before == "r")]


def html(content: bytes) -> str:
    """The words of a web page, line breaks as such."""
    body = re.sub(r"<(style|script)[^>]*>.*?</\1>", "", content.decode("utf-8"), flags=re.DOTALL)
    return html_entities.unescape(re.sub(r"<[^>]+>", "", re.sub(r"<br\s*/?>", "\n", body)))


def html_skeleton(content: bytes) -> list[tuple[str, tuple[str, ...]]]:
    """Every element of a web page with the names of its attributes."""
    root = lxml_html.fromstring(content)
    return [(str(node.tag), tuple(sorted(node.attrib))) for node in root.iter() if node.tag != "br"]


def html_styles(content: bytes) -> list[str]:
    """The style sheets and style attributes of a web page, in order, but for the widths of columns, which follow from words."""
    root = lxml_html.fromstring(content)
    styled = [node for node in root.iter() if node.get("style") or node.tag == "style"]
    return [re.sub(r"^width: \d+\.\d%$", "width", node.get("style") or node.text or "") for node in styled]


def markdown(content: bytes) -> str:
    """The words that a reader of Markdown shows."""
    return html(_reader().render(content.decode("utf-8")).encode("utf-8"))


def markdown_skeleton(content: bytes) -> list[str]:
    """Every block and every mark that a reader of Markdown finds."""
    found: list[str] = []
    for token in _reader().parse(content.decode("utf-8")):
        found.append(token.type)
        found += [
            child.type for child in token.children or () if child.type not in ("text", "text_special", "softbreak", "hardbreak")
            and not (child.type == "html_inline" and child.content == "<br>")
        ]  # fmt: skip
    return found


def pdf(content: bytes, *, right_to_left: bool = False) -> str:
    """The words of a PDF, without the marks of direction that the extracting program adds.

    Cell after cell as they were drawn, or, for words from right to left, in the order in which a person reads.
    """
    order = [] if right_to_left else ["-raw"]
    done = subprocess.run(["pdftotext", *order, "-enc", "UTF-8", "-", "-"], input=content, capture_output=True, check=True)
    return re.sub("[\u202a-\u202e]", "", done.stdout.decode("utf-8"))


def _document(content: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return etree.fromstring(opened.read("word/document.xml"))


def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")
