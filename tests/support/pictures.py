"""Pictures made for tests, in the bytes of their formats."""

from __future__ import annotations

import io

from PIL import Image


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 20), mode: str = "RGB", **options: object) -> bytes:
    """One plain picture, as Pillow writes it."""
    stream = io.BytesIO()
    Image.new(mode, size).save(stream, kind, **options)
    return stream.getvalue()
