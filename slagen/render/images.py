"""A file name in a look or in answers becomes a picture: PNG or JPEG, of the folder it is named in, whole and not too large."""

from __future__ import annotations

import stat
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct

MOST_BYTES = 1_000_000
LONGEST_SIDE = 8000
MOST_PIXELS = 16_000_000
MEND = "Save it as a PNG or an RGB JPEG."
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by a PNG's type of colour
_PASSES = ((8, 8, 0, 0), (8, 8, 4, 0), (4, 8, 0, 4), (4, 4, 2, 0), (2, 4, 0, 2), (2, 2, 1, 0), (1, 2, 0, 1))  # of Adam7
_FRAMES = (0xC0, 0xC1, 0xC2)  # baseline, extended, progressive


class Picture(Struct, frozen=True):
    """A picture's bytes as they were in the file, and its size in pixels."""

    kind: Literal["png", "jpeg"]
    width: int
    height: int
    content: bytes

    @property
    def mime(self) -> str:
        return f"image/{self.kind}"


class PictureError(ValueError):
    """A picture that cannot be used; the message says why and how to mend it, the caller where it is named."""


def read_picture(name: str, folder: Path) -> Picture:
    """The picture `name` in `folder` or below it. Raises PictureError."""
    if "\0" in name or Path(name).is_absolute() or "\\" in name or ":" in name:
        raise PictureError(f"{name!r} is no file beside the file that names it. Give its name alone, logo.png.")
    try:
        file = (folder / name).resolve()
        if not file.is_relative_to(folder.resolve()):
            raise PictureError(f"{name!r} leads out of its folder. Put the picture beside the file that names it.")
        if not stat.S_ISREG(file.stat().st_mode):
            raise PictureError(f"{name!r} is no file.")
        with file.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise PictureError(f"there is no picture {name!r}; it is looked for beside the file that names it.") from None
    except (OSError, RuntimeError) as error:
        raise PictureError(f"the picture {name!r} cannot be read: {getattr(error, 'strerror', None) or error}.") from error
    try:
        return picture_of(content)
    except PictureError as error:
        raise PictureError(f"the picture {name!r} {error}") from None


def picture_of(content: bytes) -> Picture:
    """Bytes as a picture, told by what they are, not by a name. Raises PictureError with what is wrong with it."""
    if len(content) > MOST_BYTES:
        raise PictureError(f"is larger than {MOST_BYTES // 1000} kB. Save it smaller: a logo needs no more than 1000 pixels.")
    if content.startswith(_PNG):
        return _png(content)
    if content.startswith(_JPEG):
        return _jpeg(content)
    raise PictureError(f"is neither PNG nor JPEG. {MEND}")


def _png(content: bytes) -> Picture:
    head, packed = b"", []
    for name, data in _chunks(content):
        if not head and (name != b"IHDR" or len(data) != 13):
            break
        head = head or data
        if name == b"IDAT":
            packed.append(data)
        elif name == b"IEND":
            width, height = _within(int.from_bytes(head[:4]), int.from_bytes(head[4:8]))
            _unpack(b"".join(packed), _png_bytes(head, width, height))
            return Picture("png", width, height, content)
    raise PictureError(f"is a damaged PNG. {MEND}")


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Names and data of a PNG's chunks, up to the first that is damaged."""
    at = len(_PNG)
    while at + 12 <= len(content):
        size = int.from_bytes(content[at : at + 4])
        body, check = content[at + 4 : at + 8 + size], content[at + 8 + size : at + 12 + size]
        if len(check) < 4 or zlib.crc32(body) != int.from_bytes(check):
            return
        yield body[:4], body[4:]
        at += 12 + size


def _png_bytes(head: bytes, width: int, height: int) -> int:
    """How many bytes a PNG's pixels come to. Raises PictureError where it says of itself what no PNG may."""
    depth, colours, packing, filtering, laced = head[8:13]
    if colours not in _CHANNELS or depth not in (1, 2, 4, 8, 16) or packing or filtering or laced > 1:
        raise PictureError(f"is a damaged PNG. {MEND}")
    bits = depth * _CHANNELS[colours]
    parts = [(width, height)]
    if laced:
        parts = [(-(-(width - left) // wide), -(-(height - top) // high)) for wide, high, left, top in _PASSES]
    return sum(high * (1 + -(-wide * bits // 8)) for wide, high in parts if wide > 0 and high > 0)


def _unpack(packed: bytes, expected: int) -> None:
    """Raises PictureError where pixels are missing; never makes more of them than the picture says it has."""
    unpacker, found, rest = zlib.decompressobj(), 0, packed
    try:
        while found < expected and rest:
            found += len(unpacker.decompress(rest, min(1 << 20, expected - found)))
            rest = unpacker.unconsumed_tail
    except zlib.error:
        found = 0
    if found < expected:
        raise PictureError(f"is a damaged PNG. {MEND}")


def _jpeg(content: bytes) -> Picture:
    at, size = 2, (0, 0)
    while at + 4 <= len(content) and content[at] == 0xFF:
        mark, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        data = content[at + 4 : at + 2 + length]
        if mark == 0xFF:
            at += 1
            continue
        if mark in _FRAMES and len(data) >= 6 and data[0] == 8:
            size = _within(int.from_bytes(data[3:5]), int.from_bytes(data[1:3]))
            if data[5] not in (1, 3):
                raise PictureError(f"is a JPEG of {data[5]} colours, made for printing presses. {MEND}")
        if mark == 0xDA and all(size) and content.rstrip(b"\0").endswith(b"\xff\xd9"):
            return Picture("jpeg", *size, content)
        if mark == 0xDA or length < 2:
            break
        at += 2 + length
    raise PictureError(f"is a damaged JPEG. {MEND}")


def _within(width: int, height: int) -> tuple[int, int]:
    if not 0 < width <= LONGEST_SIDE or not 0 < height <= LONGEST_SIDE or width * height > MOST_PIXELS:
        raise PictureError(f"is {width} × {height} pixels; allowed are 1 to {LONGEST_SIDE} on a side. Save it smaller.")
    return width, height
