"""Pictures that a look or an answer names are of its own folder, whole, PNG or JPEG, and not too large."""

from __future__ import annotations

import os
import struct
import zlib

import pytest
from support.pictures import picture

from slagen.render.images import MOST_BYTES, PictureError, picture_of, read_picture


@pytest.mark.parametrize(
    "kind, mode, options",
    [("PNG", "RGB", {}), ("PNG", "RGBA", {}), ("PNG", "1", {}), ("PNG", "P", {}), ("JPEG", "RGB", {}),
     ("JPEG", "L", {}), ("JPEG", "RGB", {"progressive": True})],
)  # fmt: skip
def test_a_picture_is_known_by_its_bytes(kind, mode, options):
    """Kind and size in pixels are read from the content, and the content stays as it was."""
    content = picture(kind, (61, 17), mode, **options)
    found = picture_of(content)
    assert (found.kind, found.width, found.height, found.content) == (kind.lower(), 61, 17, content)


def _png(width, height, pixels, depth=8, colours=2, laced=0, tamper=False):
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data) ^ tamper)

    head = struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, laced)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(pixels, 9)) + chunk(b"IEND", b"")


def test_an_interlaced_png_is_counted_pass_by_pass():
    """The pixels of an interlaced picture come in seven passes, each line with a byte of its own."""
    # 5 × 3 pixels in grey: passes of 1×1, 1×1, none, 1×1, 3×1, 2×2 and 5×1 pixels.
    lines = [1, 1, 1, 3, 2, 2, 5]
    whole = b"".join(b"\0" + b"\x80" * line for line in lines)
    assert picture_of(_png(5, 3, whole, colours=0, laced=1)).width == 5
    with pytest.raises(PictureError, match="damaged"):
        picture_of(_png(5, 3, whole[:-1], colours=0, laced=1))


JPEG = picture("JPEG")
HOSTILE = {
    "an SVG": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "neither PNG nor JPEG"),
    "a GIF": (picture("GIF"), "neither PNG nor JPEG"),
    "nothing": (b"", "neither PNG nor JPEG"),
    "half a PNG": (picture()[:-20], "damaged PNG"),
    "a PNG with wrong sums": (_png(1, 1, b"\0abc", tamper=True), "damaged PNG"),
    "a PNG without pixels": (_png(1, 1, b""), "damaged PNG"),
    "a PNG of a colour that does not exist": (_png(1, 1, b"\0abc", colours=5), "damaged PNG"),
    "a PNG of billions of pixels": (_png(2**31 - 1, 2**31 - 1, b""), "allowed are 1 to 8000"),
    "a PNG as wide as allowed and as high": (_png(8000, 8000, b""), "allowed are 1 to 8000"),
    "a PNG without width": (_png(0, 1, b""), "allowed are 1 to 8000"),
    "half a JPEG": (JPEG[:-20], "damaged JPEG"),
    "a JPEG of a head alone": (b"\xff\xd8\xff", "damaged JPEG"),
    "a JPEG for print": (picture("JPEG", mode="CMYK"), "4 colours"),
    "too many bytes": (b"\x89PNG\r\n\x1a\n" + b"\0" * MOST_BYTES, "larger than 1000 kB"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_sound_picture_is_refused(name):
    """Wrong, damaged and oversized pictures are refused with what is wrong and how to mend it."""
    content, words = HOSTILE[name]
    with pytest.raises(PictureError, match=words) as caught:
        picture_of(content)
    assert "Save it" in str(caught.value)


def test_a_png_that_unpacks_to_more_than_it_says_is_not_unpacked_whole():
    """A small picture with gigabytes behind it costs no more memory than the pixels it says it has."""
    import tracemalloc

    bomb = _png(10, 10, b"\0" * 200_000_000)
    assert len(bomb) < MOST_BYTES
    tracemalloc.start()
    picture_of(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3_000_000


@pytest.fixture
def folder(tmp_path):
    inside = tmp_path / "look"
    (inside / "deep").mkdir(parents=True)
    for place in ("look/logo.png", "look/deep/logo.png", "outside.png"):
        (tmp_path / place).write_bytes(picture())
    (inside / "link.png").symlink_to(tmp_path / "outside.png")
    (inside / "near.png").symlink_to(inside / "logo.png")
    (inside / "loop.png").symlink_to(inside / "loop.png")
    os.mkfifo(inside / "pipe.png")
    return inside


@pytest.mark.parametrize("name", ["logo.png", "deep/logo.png", "./logo.png", "near.png"])
def test_a_picture_is_found_beside_what_names_it(folder, name):
    """A name leads to a file in the folder or below it."""
    assert read_picture(name, folder).width == 60


@pytest.mark.parametrize(
    "name",
    ["../outside.png", "/etc/hostname", "link.png", "loop.png", "pipe.png", "deep", "", "none.png", "a\0b.png",
     "deep\\logo.png", "file:logo.png", "C:logo.png", "logo.png/../../outside.png", "x" * 5000],
)  # fmt: skip
def test_nothing_outside_the_folder_is_read(folder, name):
    """Ways out of the folder, links, pipes and folders are refused without being opened."""
    with pytest.raises(PictureError):
        read_picture(name, folder)
