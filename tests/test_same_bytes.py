"""The same answers give the same bytes, whatever the process, its hash seed, time zone, language and folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.samples import SAMPLES

ROOT = Path(__file__).resolve().parent.parent
BUILD = """
import hashlib, sys
from slagen import pipeline
from slagen.data import folder
for name in sys.argv[1:]:
    document = pipeline.document_of(pipeline.read(folder("samples") / name / "answers.yaml"))
    for format, content in pipeline.render(document, ("docx", "pdf", "html")).items():
        print(name, format, hashlib.sha256(content).hexdigest())
"""
ENVIRONMENTS = (
    {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1", "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8"},
    {"TZ": "America/Lima", "PYTHONHASHSEED": "77", "LANG": "C", "LC_ALL": "C"},
    {"TZ": "UTC", "PYTHONHASHSEED": "4000000000", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"},
)


@pytest.mark.parametrize(
    "names", [pytest.param(("minimal-smarketing",), id="one"), pytest.param(tuple(SAMPLES), id="all", marks=pytest.mark.slow)]
)
def test_three_environments_give_the_same_bytes(names: tuple[str, ...], tmp_path: Path) -> None:
    """DOCX, PDF and HTML of each sample are byte for byte the same under three environments and in three folders."""
    made = [_built(names, settings, tmp_path / str(place)) for place, settings in enumerate(ENVIRONMENTS)]
    assert len(made[0].splitlines()) == 3 * len(names)
    assert made[0] == made[1] == made[2]


def _built(names: tuple[str, ...], settings: dict[str, str], place: Path) -> str:
    place.mkdir()
    environment = {**os.environ, **settings, "PYTHONPATH": str(ROOT), "HOME": str(place)}
    command = [sys.executable, "-c", BUILD, *names]
    done = subprocess.run(command, env=environment, cwd=place, capture_output=True, text=True, check=True, timeout=120)
    return done.stdout
