"""The largest sample's Word file becomes a docxtpl template and its values: an equal document, filled by the peer.

As people write such templates, the fixed words stand in it and every printed answer is a placeholder. The peer computes,
checks and chooses nothing.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import unescape

_CONTROL = re.compile("<w:sdt><w:sdtPr><w:alias .*?</w:sdtPr><w:sdtContent>(.*?)</w:sdtContent></w:sdt>")
_TEXT = re.compile(r'(<w:t xml:space="preserve">)([^<]*)(</w:t>)')


def write_template(finished: bytes, answers: set[str], template: Path, values: Path) -> int:
    """Write the template and its values (JSON); `answers` are the printed texts to fill. Gives how many it fills.

    `finished` has each answer in a content control, and so in a run of its own; the controls are left out of the template.
    """
    found: dict[str, str] = {}

    def placeholder(match: re.Match[str]) -> str:
        words = unescape(match.group(2), {"&quot;": '"'})
        if words not in answers:
            return match.group(0)
        name = f"v{len(found)}"
        found[name] = words
        return f"{match.group(1)}{{{{ {name} }}}}{match.group(3)}"

    source = zipfile.ZipFile(io.BytesIO(finished))
    with zipfile.ZipFile(template, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename == "word/document.xml":
                content = _TEXT.sub(placeholder, _CONTROL.sub(r"\1", content.decode())).encode()
            target.writestr(part.filename, content)
    values.write_text(json.dumps(found), encoding="utf-8")
    return len(found)


def fill(template: Path, values: Path) -> bytes:
    """The peer's whole work: open the template, fill it, save it."""
    from docxtpl import DocxTemplate  # type: ignore[import-not-found,import-untyped,unused-ignore]  # a peer, not a dependency

    document = DocxTemplate(str(template))
    document.render(json.loads(values.read_text(encoding="utf-8")), autoescape=True)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def main(template: Path, values: Path, target: Path, *office: str) -> None:
    """Fill, and where an office program is named with its options, let it make the PDF."""
    target.write_bytes(fill(template, values))
    if office:
        command = [*office, "--headless", "--convert-to", "pdf", "--outdir", str(target.parent), str(target)]
        subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), *sys.argv[4:])
