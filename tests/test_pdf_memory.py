"""A process that lays out many pages by WeasyPrint takes no more memory for the hundredth than for the tenth."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from support.pages_material import agreement

from slagen.library.looks import load_look
from slagen.render import html

COUNT = """
import ctypes, gc, sys
from pathlib import Path
from slagen.render.pdf_engine import produce

class Heap(ctypes.Structure):
    _fields_ = [(str(place), ctypes.c_size_t) for place in range(10)]

def used():
    gc.collect()
    return getattr(heap(), "7")

heap = ctypes.CDLL(None).mallinfo2
heap.restype = Heap
page = Path(sys.argv[1]).read_text(encoding="utf-8")
for number in range(30):
    if number == 10:
        before = used()
    produce(page, b"0" * 16)
print((used() - before) // 20)
"""
MOST = 8 * 1024
"""Bytes a document; a page whose numbers ask for a feature of the type takes four times that and more."""


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the C library of Linux how much it gave out")
@pytest.mark.parametrize("asks", [False, True])
def test_memory_stays_flat(asks: bool, tmp_path: Path) -> None:
    """What the C library gave out and did not get back is next to nothing, and a sheet that asks for features is noticed."""
    page = html.page(agreement(), load_look("plain"), "packaged")
    if asks:
        page = page.replace("</style>", "p { font-variant-numeric: tabular-nums; }</style>", 1)
    file = tmp_path / "page.html"
    file.write_text(page, encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", COUNT, str(file)], check=True, capture_output=True, text=True)
    assert (int(done.stdout) > MOST) is asks
