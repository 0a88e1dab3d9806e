"""Shipped folders are found in a wheel and in a checkout, and their absence is one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from slagen import data
from slagen.errors import DependencyError

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("name", ["clauses", "templates", "samples"])
def test_a_checkout_reads_its_own_folders(name: str) -> None:
    """Without packaged data, a shipped folder is the one beside the package."""
    assert data.folder(name) == ROOT / name


def test_a_wheel_reads_the_data_it_carries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packaged data comes before a folder that happens to lie beside the installed package."""
    carried = tmp_path / "slagen" / "_data" / "clauses"
    carried.mkdir(parents=True)
    (tmp_path / "clauses").mkdir()
    monkeypatch.setattr(data, "__file__", str(tmp_path / "slagen" / "data.py"))
    assert data.folder("clauses") == carried


def test_a_missing_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An incomplete installation is refused with the folder's name and exit code 6."""
    monkeypatch.setattr(data, "__file__", str(tmp_path / "slagen" / "data.py"))
    with pytest.raises(DependencyError, match="clauses") as refused:
        data.folder("clauses")
    assert refused.value.exit_code == 6
