"""The bytes of a Word file become the few things the tests ask: parts, paragraphs, texts, field codes and results."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACES = {"w": W[1:-1], "v": "urn:schemas-microsoft-com:vml"}


@dataclass(frozen=True)
class FieldFound:
    code: str
    result: str


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def root(data: bytes, path: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(parts(data)[path])


def find(node: etree._Element, path: str) -> list[etree._Element]:
    found = node.xpath(path, namespaces=SPACES)
    assert isinstance(found, list)
    return [entry for entry in found if isinstance(entry, etree._Element)]


def value(node: etree._Element, path: str, attribute: str = "val") -> str:
    """An attribute of the first element at the path, or empty text."""
    found = find(node, path)
    return str(found[0].get(W + attribute, "")) if found else ""


def text(node: etree._Element) -> str:
    """What a reader sees of a node: characters, breaks and tabs, no field codes."""
    signs = {W + "br": "\n", W + "tab": "\t"}
    leaves = [leaf for run in node.iter(W + "r") for leaf in run if leaf.tag in (W + "t", W + "br", W + "tab")]
    return "".join(signs.get(str(leaf.tag), leaf.text or "") for leaf in leaves)


def style(paragraph: etree._Element) -> str:
    return value(paragraph, "w:pPr/w:pStyle")


def paragraphs(data: bytes, path: str = "word/document.xml") -> list[etree._Element]:
    return find(root(data, path), ".//w:p")


def paragraph_saying(data: bytes, words: str) -> etree._Element:
    found = [paragraph for paragraph in paragraphs(data) if text(paragraph) == words]
    assert found, f"no paragraph says {words!r}"
    return found[-1]


def fields(node: etree._Element) -> list[FieldFound]:
    """Every complex field inside the node, inner ones before the outer, with its cached result."""
    found: list[FieldFound] = []
    stack: list[tuple[list[str], list[str], list[bool]]] = []
    for leaf in node.iter(W + "fldChar", W + "instrText", W + "t"):
        if leaf.tag == W + "fldChar":
            kind = leaf.get(W + "fldCharType")
            if kind == "begin":
                stack.append(([], [], [False]))
            elif kind == "separate":
                stack[-1][2][0] = True
            else:
                code, result, _ = stack.pop()
                found.append(FieldFound("".join(code).strip(), "".join(result)))
        elif leaf.tag == W + "instrText":
            stack[-1][0].append(leaf.text or "")
        else:
            for _, result, separated in stack:
                if separated[0]:
                    result.append(leaf.text or "")
    assert not stack, "a field is left open"
    return found
