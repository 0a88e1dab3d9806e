"""A built file becomes the words it shows, and a document the lines it must show: what tests hold against each other."""

from __future__ import annotations

import html
import io
import re
import subprocess
import unicodedata
import zipfile

from lxml import etree

from slagen.document.nodes import Define, Document, Inline, Link, Ref, Text, Use, Value
from slagen.document.numbering import Numbers, number
from slagen.document.walk import inlines, lines

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def printed_lines(document: Document) -> list[str]:
    """Every line of a document in reading order, as it is printed, without empty ones."""
    numbers = number(document)
    found = ["".join(_printed(node, numbers) for node in inlines(line)) for line in lines(document)]
    return [line for line in found if line.strip()]


def _squeezed(text: str) -> str:
    """The text without spaces, soft breaks and capitals, so that only line breaks and letter case may differ."""
    return re.sub(r"[\s\\]+", "", unicodedata.normalize("NFC", text)).casefold()


def _printed(node: Inline, numbers: Numbers) -> str:
    match node:
        case Text() | Value() | Use() | Link():
            return node.text
        case Define():
            return f"“{node.term}”"
        case Ref():
            return numbers.labels[node.target].reference
        case _:
            return ""


def docx_text(content: bytes) -> str:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))
    return "".join(node.text or "" for node in root.iter(f"{W}t"))


def html_text(content: bytes) -> str:
    body = re.sub(r"<(style|script)[^>]*>.*?</\1>", "", content.decode(), flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", body))


def pages_of(content: bytes, mode: str = "-layout") -> list[str]:
    """The text of each page of a PDF; `-layout` keeps columns side by side, `-raw` keeps the order of writing."""
    command = ["pdftotext", mode, "-enc", "UTF-8", "-", "-"]
    done = subprocess.run(command, input=content, capture_output=True, check=True, timeout=60)
    return done.stdout.decode().split("\f")


def pdf_text(content: bytes, title: str, reference: str) -> str:
    """The words of the pages without running heads."""
    heads = (re.escape(title), re.escape(reference), r"Page \d+ of \d+", re.escape(title) + r"\s*" + re.escape(reference))
    cover, *pages = pages_of(content, "-raw")
    kept = [line for page in pages for line in page.splitlines() if not re.fullmatch("|".join(heads), line.strip())]
    return "\n".join((cover, *kept))


def assert_all_there_in_order(expected: list[str], text: str, name: str) -> None:
    squeezed, at = _squeezed(text), 0
    for line in expected:
        wanted = _squeezed(line)
        found = squeezed.find(wanted, at)
        assert found >= 0, f"{name} lacks, in its place: {line!r}; there stands {squeezed[at : at + 120]!r}"
        at = found + len(wanted)
