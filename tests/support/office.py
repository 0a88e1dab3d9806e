"""LibreOffice opens a Word file, renews every field and the contents, and prints it: what its user would see after an edit."""

from __future__ import annotations

import shutil
import subprocess
from html import escape
from pathlib import Path

from support.saying import pages_of

OFFICE = shutil.which("soffice")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE {kind} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{dtd}.dtd">\n'
)
_REFRESH = """\
Sub Run(source As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  doc.getTextFields().refresh()
  indexes = doc.getDocumentIndexes()
  For place = 0 To indexes.getCount() - 1
    indexes.getByIndex(place).update()
  Next
  doc.getTextFields().refresh()
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName"
  how(0).Value = "writer_pdf_Export"
  doc.storeToURL(target, how())
  doc.close(True)
End Sub
"""


class Office:
    """LibreOffice with a profile of its own, in which the macro lies."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.command = [str(OFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
        # The first start makes the profile, with a library of macros of its own.
        (folder / "empty.txt").write_text("x", encoding="utf-8")
        self._run("--convert-to", "pdf", "--outdir", str(folder), str(folder / "empty.txt"))
        basic = folder / "profile" / "user" / "basic" / "Standard"
        basic.mkdir(parents=True, exist_ok=True)
        library = 'xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"'
        (basic / "script.xlb").write_text(
            _HEAD.format(kind="library:library", dtd="library")
            + f'<library:library {library} library:passwordprotected="false"><library:element library:name="Refresh"/>'
            "</library:library>",
            encoding="utf-8",
        )
        script = 'xmlns:script="http://openoffice.org/2000/script" script:name="Refresh" script:language="StarBasic"'
        (basic / "Refresh.xba").write_text(
            _HEAD.format(kind="script:module", dtd="module") + f"<script:module {script}>{escape(_REFRESH)}</script:module>",
            encoding="utf-8",
        )

    def refreshed(self, name: str, content: bytes) -> list[str]:
        """The text of each page once fields and contents are renewed."""
        file, printed = self.folder / f"{name}.docx", self.folder / f"{name}.pdf"
        file.write_bytes(content)
        self._run(f'macro:///Standard.Refresh.Run("{file.as_uri()}","{printed.as_uri()}")')
        return [page for page in pages_of(printed.read_bytes()) if page.strip()]

    def _run(self, *arguments: str) -> None:
        subprocess.run([*self.command, *arguments], check=True, capture_output=True, timeout=300)
