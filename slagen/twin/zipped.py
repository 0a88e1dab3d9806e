"""The bytes of a Word file that anybody may have sent become its parts, within limits, or a refusal that says why."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from lxml import etree

from slagen.errors import LimitError, UsageError

MOST_ENTRIES = 2_000
MOST_BYTES_OF_PART = 16 * 1024**2
MOST_BYTES = 64 * 1024**2
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = "/officeDocument"


class Parts:
    """A Word file's parts, each unpacked when it is asked for. Raises UsageError and LimitError, as all its methods do."""

    def __init__(self, content: bytes, file: str) -> None:
        self._file = file
        self._left = MOST_BYTES
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            entries = self._archive.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise UsageError(f"{file} is no Word file, or only a part of one.") from None
        names = [entry.filename for entry in entries]
        if len(names) > MOST_ENTRIES:
            raise LimitError(f"{file} holds more than {MOST_ENTRIES} parts.")
        if len({name.casefold() for name in names}) != len(names):
            raise UsageError(f"{file} holds two parts of one name, so that programs would read different things in it.")
        if any(entry.flag_bits & 1 for entry in entries):
            raise UsageError(f"{file} is encrypted. Save it without a password first.")
        self._entries = {entry.filename: entry for entry in entries}
        if "[Content_Types].xml" not in self._entries:
            raise UsageError(f"{file} is a ZIP file, but no Word file.")

    def names(self, start: str = "") -> list[str]:
        """The names of all parts that begin so, in order of name."""
        return sorted(name for name in self._entries if name.startswith(start))

    def read(self, name: str) -> bytes:
        """A part, unpacked; what it says of its own size is not believed."""
        most = min(MOST_BYTES_OF_PART, self._left)
        try:
            with self._archive.open(self._entries[name]) as stream:
                content = stream.read(most + 1)
        except KeyError:
            raise UsageError(f"{self._file} lacks its part {name!r}.") from None
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError):
            raise UsageError(f"{self._file} is damaged: its part {name!r} cannot be unpacked.") from None
        if len(content) > most:
            raise LimitError(f"{self._file}: the part {name!r} unpacks to more than is allowed; nothing was read of it.")
        self._left -= len(content)
        return content

    def xml(self, name: str) -> Any:
        """A part's root element. A document type, and with it any entity, is refused."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True)
        try:
            root = etree.fromstring(self.read(name), parser)
        except etree.XMLSyntaxError:
            raise UsageError(f"{self._file} is damaged: its part {name!r} is no XML.") from None
        if getattr(root.getroottree().docinfo, "doctype", ""):
            raise UsageError(f"{self._file}: the part {name!r} declares a document type, which no Word file does.")
        return root

    def main(self) -> str:
        """The name of the part that holds the text."""
        for link in self.xml("_rels/.rels").iter(_RELATIONSHIP):
            if str(link.get("Type", "")).endswith(_MAIN):
                return str(link.get("Target", "")).lstrip("/")
        raise UsageError(f"{self._file} is no Word file: it does not say where its text is.")
