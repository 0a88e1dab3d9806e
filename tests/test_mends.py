"""What has one right answer is mended in the file, shown as a diff; what has several is left to the parties."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.command import run

from slagen.checks.mends import MENDS
from slagen.data import folder

BAND = "{below: 99.9 %, at_least: 99.5 %, credit: 10 %}"
NEXT = "{below: 99.5 %, at_least: 99 %, credit: 20 %}"
STEP = "{at_most: 99.49 %, at_least: 99 %, credit: 20 %}  # agreed by phone"
UNSAID = "{edge_to: 99.5 %, edge_from: 99 %, credit: 20 %}"


def sample(tmp_path: Path, old: str, new: str) -> Path:
    """A sound sample in which one band is written in another way."""
    text = (folder("samples") / "saas-tiers" / "answers.yaml").read_text(encoding="utf-8")
    assert text.count(old) == 1
    file = tmp_path / "a.yaml"
    file.write_text(text.replace(old, new), encoding="utf-8")
    return file


@pytest.mark.parametrize("written", [STEP, UNSAID], ids=["one written step", "operator unsaid"])
def test_fix_mends_shows_and_checks_again(written: str, tmp_path: Path) -> None:
    """`--diff` shows the change and writes nothing; `--fix` writes it, changes one line only, and the file is sound."""
    file = sample(tmp_path, NEXT, written)
    before = file.read_bytes()
    shown = run("check", "a.yaml", "--diff", cwd=tmp_path)
    assert (shown.returncode, file.read_bytes()) == (1, before)
    assert "\n-        - {" in shown.stdout and "below: 99.5 %" in shown.stdout
    done = run("check", "a.yaml", "--fix", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No problems found." in done.stdout
    old, new = before.decode().splitlines(), file.read_text(encoding="utf-8").splitlines()
    changed = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    assert len(changed) == 1
    assert changed[0][1].endswith("# agreed by phone") == written.endswith("# agreed by phone")


EXAMPLE = "measured: 99.62 %, credit: 840.00 EUR}"
TARGET = "minimum: 99.95 %, stretch: 99.99 %,"
SHARE = "    definition: Share of the agreed time in which"
FOLLOWING = {
    "a sum of failures": (
        EXAMPLE, "events: [10 min, 12 min], stated: 24 min, measured: 99.62 %, credit: 840.00 EUR}", "stated: 22 min,",
    ),
    "a sum in another unit": (
        EXAMPLE, "events: [90 min, 30 min], stated: 3 h, measured: 99.62 %, credit: 840.00 EUR}", "stated: 2 h,",
    ),
    "a share of cases": (
        EXAMPLE, "misses: 3, cases: 700, measured: 99.62 %, credit: 840.00 EUR}", "measured: 99.57 %,",
    ),
    "a total of prices": (
        SHARE, f"    price_examples: [{{sums: [10.00 EUR, 20.00 EUR], total: 31.00 EUR}}]\n{SHARE}", "total: EUR 30",
    ),
    "lost time of a length": (
        TARGET, f"{TARGET} allowances: [{{lost: 43 min 12 s, length: 30 days}}],", "{lost: 21 min 36 s, length: 30 days}",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "written", "right"), FOLLOWING.values(), ids=FOLLOWING)
def test_a_figure_that_follows_from_others_is_computed_again(old: str, written: str, right: str, tmp_path: Path) -> None:
    """A sum, a share of cases, a total and a lost time beside its percentage have one right value, which `--fix` writes."""
    file = sample(tmp_path, old, written)
    done = run("check", "a.yaml", "--fix", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert right in file.read_text(encoding="utf-8") and right in done.stdout


def test_a_lost_time_that_is_right_in_some_months_is_left(tmp_path: Path) -> None:
    """43 min 12 s are right in a month of 30 days: whether the length is to be said or the time left out is not decided."""
    file = sample(tmp_path, TARGET, f"{TARGET} allowances: [{{lost: 21 min 36 s, per: 1 month}}],")
    before = file.read_bytes()
    done = run("check", "a.yaml", "--fix", cwd=tmp_path)
    assert file.read_bytes() == before and "M-ALLOWANCE-BASIS" in done.stdout


def test_a_gap_that_may_be_closed_in_several_ways_is_left(tmp_path: Path) -> None:
    """Between 99.5 and 99.6 %, nobody but the parties knows which edge was meant: nothing is written."""
    file = sample(tmp_path, BAND, BAND.replace("99.5 %", "99.63 %"))
    before = file.read_bytes()
    done = run("check", "a.yaml", "--fix", cwd=tmp_path)
    assert (done.returncode, file.read_bytes()) == (1, before)
    assert "B-CONTIG" in done.stdout and "@@" not in done.stdout


def test_what_is_ignored_is_not_mended(tmp_path: Path) -> None:
    """A finding left aside stays as it was typed."""
    file = sample(tmp_path, NEXT, STEP)
    before = file.read_bytes()
    assert run("check", "a.yaml", "--fix", "--ignore", "B-CONTIG", cwd=tmp_path).returncode == 0
    assert file.read_bytes() == before


def test_every_mend_is_of_a_rule() -> None:
    """Each mend belongs to a rule of the catalogue."""
    from slagen.checks.catalogue import entries

    assert set(MENDS) <= {entry.id for entry in entries()}
