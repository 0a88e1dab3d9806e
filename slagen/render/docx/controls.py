"""A printed answer becomes a content control that carries its path: a returned document can be mapped back to its answers.

Controls are invisible, on screen and in print. Where the look locks answers, Word lets nobody type in them.
"""

from __future__ import annotations

import hashlib

from slagen.render.docx.ledger import Ledger
from slagen.render.docx.oxml import Xml, escape

LONGEST_TAG = 64
"""Word takes no longer one."""
_FIRST = 1000
"""Numbers below belong to the controls of the document's own parts."""


def control(path: str, text: str, runs: Xml, ledger: Ledger) -> Xml:
    """The runs that print an answer, in a control of their own. Some programs keep its title only, so that says the path too."""
    ledger.controls += 1
    tag = escape(tag_of(path))
    lock = '<w:lock w:val="sdtContentLocked"/>' if ledger.look.lock_answers else ""
    several = ' w:multiLine="1"' if "\n" in text else ""
    # In a control for plain text, LibreOffice drops what the letters look like: a row's bold head, the direction of a script.
    sort = "<w:richText/>" if "<w:rPr>" in runs else f"<w:text{several}/>"
    return Xml(
        f'<w:sdt><w:sdtPr><w:alias w:val="{tag}"/><w:tag w:val="{tag}"/><w:id w:val="{_FIRST + ledger.controls}"/>{lock}'
        f'<w15:appearance w15:val="hidden"/>{sort}</w:sdtPr><w:sdtContent>{runs}</w:sdtContent></w:sdt>'
    )


def tag_of(path: str) -> str:
    """The path; of a longer one than Word takes, its beginning and what tells it from all others."""
    if len(path) <= LONGEST_TAG:
        return path
    mark = hashlib.sha256(path.encode("utf-8")).hexdigest()[:10]
    return f"{path[: LONGEST_TAG - len(mark) - 1]}~{mark}"
