"""The command with input that means harm: within ten seconds and 512 MB, connected to nothing, in its own folders alone."""

from __future__ import annotations

import mimetypes
import os
import subprocess
import sys
import sysconfig
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from support.hostile import PRINTED, VALUES, answers, holding

SECONDS, MEGABYTES = 10, 512
ROOT = Path(__file__).resolve().parent.parent
GUARD = ROOT / "tests" / "support" / "guard"
# Python itself, what is installed, fonts, zones and what the system tells of itself.
READABLE = (
    str(ROOT), sys.prefix, sys.base_prefix, *map(str, set(sysconfig.get_paths().values())), "/usr/share", "/usr/lib",
    "/usr/local", "/etc/fonts", "/etc/localtime", "/etc/ld.so", "/proc", "/dev", "/sys", *mimetypes.knownfiles,
)  # fmt: skip
resource = pytest.importorskip("resource", reason="no measure of processes on this system")


@dataclass(frozen=True)
class Ran:
    """What a command said, and what it used: `cpu` seconds of computing, with its children, and `memory` in MB."""

    code: int
    said: str
    cpu: float
    memory: int
    watched: list[str]


def run(folder: Path, *arguments: str) -> Ran:
    """Run slagen in `folder` under the guard, and measure it."""
    log, temporary = folder / "guard.log", folder / "tmp"
    log.touch()
    temporary.mkdir(exist_ok=True)
    inner = os.pathsep.join((str(GUARD), str(ROOT)))
    environment = {
        **os.environ, "PYTHONPATH": inner, "PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": str(temporary), "HOME": str(temporary),
        "XDG_CACHE_HOME": str(temporary), "GUARD_LOG": str(log), "GUARD_WRITE": os.path.realpath(folder),
        "GUARD_READ": os.pathsep.join(map(os.path.realpath, READABLE)),
    }  # fmt: skip
    with tempfile.TemporaryFile() as said:
        command = [sys.executable, "-m", "slagen", *arguments]
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read().decode("utf-8", "replace")
    memory = used.ru_maxrss // (1024 * 1024 if sys.platform == "darwin" else 1024)
    return Ran(process.returncode, text, used.ru_utime + used.ru_stime, memory, log.read_text(encoding="utf-8").splitlines())


def _holds(ran: Ran) -> None:
    assert ran.watched == []
    assert ran.cpu <= SECONDS and ran.memory <= MEGABYTES, (ran.cpu, ran.memory)
    assert "Traceback" not in ran.said


def test_the_guard_sees_what_it_must(tmp_path: Path) -> None:
    """A process that connects, starts a program, or reads and writes elsewhere is seen: the other tests could fail."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret").write_text("x", encoding="utf-8")
    inside = tmp_path / "inside"
    inside.mkdir()
    deeds = (
        f"open({str(outside / 'secret')!r}).read()", f"open({str(outside / 'new')!r}, 'w')",
        "import socket; socket.create_connection(('127.0.0.1', 9))", "import os; os.system('true')",
    )  # fmt: skip
    code = "\n".join(f"try:\n  {deed}\nexcept OSError: pass" for deed in deeds)
    environment = {**os.environ, "PYTHONPATH": str(GUARD), "GUARD_LOG": str(tmp_path / "log"), "GUARD_WRITE": str(inside)}
    environment["GUARD_READ"] = os.pathsep.join(map(os.path.realpath, READABLE))
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, cwd=inside)
    seen = (tmp_path / "log").read_text(encoding="utf-8")
    assert all(word in seen for word in ("read ", "write ", "socket.", "os.system"))


@pytest.mark.parametrize(
    ("formats", "many"),
    [(("docx", "html", "md"), 20), (("pdf",), 3), pytest.param(("pdf",), 20, marks=pytest.mark.slow)],
    ids=["words", "pdf", "large-pdf"],
)
def test_a_build_of_hostile_values_stays_within_its_limits_and_folders(
    formats: tuple[str, ...], many: int, tmp_path: Path
) -> None:
    """Hostile values in every field: built in time, and nothing is fetched, started, read or written elsewhere."""
    texts = [case.text for case in PRINTED if "://" in case.text or "<" in case.text or "{" in case.text or "/" in case.text]
    (tmp_path / "hostile.yaml").write_text(holding(texts[:many]), encoding="utf-8")
    ran = run(tmp_path, "build", "hostile.yaml", "-o", "out", *(part for name in formats for part in ("-f", name)))
    assert ran.code == 0, ran.said
    _holds(ran)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(f"hostile.{name}" for name in formats)


def test_files_are_named_by_the_answers_file_and_never_by_an_answer(tmp_path: Path) -> None:
    """Paths in every field leave one file, in the folder that was asked for."""
    paths = ["../../up", "/tmp/slagen-absolute", "C:\\x", "..", "a/b", "~/x", "CON"]
    (tmp_path / "agreement one.yaml").write_text(holding(paths), encoding="utf-8")
    ran = run(tmp_path, "build", "agreement one.yaml", "-o", "deep/out", "-f", "docx")
    assert ran.code == 0, ran.said
    _holds(ran)
    made = [path for path in tmp_path.rglob("*") if path.is_file() and path.parent.name != "tmp"]
    names = {path.relative_to(tmp_path).as_posix() for path in made}
    assert names == {"agreement one.yaml", "guard.log", "deep/out/agreement-one.docx"}


def test_names_that_would_become_one_file_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    """Two answers files of one name, or of names alike but for signs, are told apart by the user, not by chance."""
    for name in ("deal.yaml", "sub/Deal!.yaml", "日本.yaml", "中国.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(answers(), encoding="utf-8")
    for pair in (("deal.yaml", "sub/Deal!.yaml"), ("日本.yaml", "中国.yaml")):
        ran = run(tmp_path, "build", *pair, "-o", "out", "-f", "md")
        assert ran.code == 2 and all(name in ran.said for name in pair) and not (tmp_path / "out").exists()
    assert run(tmp_path, "build", "deal.yaml", "deal.yaml", "-o", "out", "-f", "md").code == 0


@pytest.mark.parametrize("id", ["refused-0000", "half-a-character", "refused-202e"])
def test_a_refusal_is_one_line_for_each_field_and_exit_code_2(id: str, tmp_path: Path) -> None:
    """The terminal gets the place, the field and the character's number, never the character itself."""
    case = next(case for case in VALUES if case.id == id)
    (tmp_path / "hostile.yaml").write_text(holding([case.text]), encoding="utf-8")
    ran = run(tmp_path, "build", "hostile.yaml", "-o", "out")
    assert ran.code == 2 and not (tmp_path / "out").exists()
    _holds(ran)
    first, *lines = ran.said.splitlines()
    assert first.startswith("Nothing was built.") and 0 < len(lines) < 10
    assert all(line.startswith("hostile.yaml:") and f" {case.finding}: " in line for line in lines)
    assert not any(ord(sign) < 32 or sign in case.text for sign in ran.said.replace("\n", "") if not sign.isascii())


def test_an_answer_cannot_write_lines_of_its_own_into_the_report(tmp_path: Path) -> None:
    """A name with a line break that looks like a finding stays inside the line of the finding about it."""
    name = "Nordlicht Hosting GmbH\nhostile.yaml:1:1: error FAKE: all is well"
    text = answers(parties=f'{{a: {{name: "{name!s}", role: provider}}, b: {{name: "{name!s}", role: customer}}}}')
    (tmp_path / "hostile.yaml").write_text(text.replace("\nhostile", "\\nhostile"), encoding="utf-8")
    ran = run(tmp_path, "check", "hostile.yaml")
    assert ran.code == 1 and "L-PARTIES" in ran.said
    assert not any(line.startswith("hostile.yaml:1:1: error FAKE") for line in ran.said.splitlines())


def test_a_terminal_and_a_file_name_of_other_letters_break_nothing(tmp_path: Path) -> None:
    """A terminal of Western Europe gets every line, with other characters spelled out; a file's name may be odd bytes."""
    (tmp_path / "été.yaml").write_text(answers({"parties.b.name": "Соntoso – “x”"}), encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    command = [sys.executable, "-m", "slagen", "check", "été.yaml"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, encoding="latin-1", check=False)
    assert done.returncode == 0 and "\\u0421" in done.stdout and "A-SCRIPT" in done.stdout, done.stderr
    try:
        (tmp_path / os.fsdecode(b"odd\xff\x1b.yaml")).write_text("- x\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    done = subprocess.run([*command[:-1], os.fsdecode(b"odd\xff\x1b.yaml")], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 2 and b"\x1b" not in done.stdout and b"A-YAML" in done.stdout


@pytest.mark.parametrize(
    "shape", ["services", pytest.param("tiers and figures", marks=pytest.mark.slow), "endless file", "long text"]
)
def test_work_beyond_measure_is_stopped(shape: str, tmp_path: Path) -> None:
    """Tens of thousands of records, tables of a million cells and files without end stop soon, with a reason and a code."""
    many = {
        "services": answers(services="{" + ", ".join(f"s{n}: {{name: S{n}, description: D}}" for n in range(8_000)) + "}"),
        "tiers and figures": answers(
            tiers="{" + ", ".join(f"t{n}: {{name: T{n}}}" for n in range(900)) + "}",
            kpis="{" + ", ".join(f"k{n}: {{name: K{n}, form: availability, definition: d, formula: f, "
                                 "targets: [{minimum: 99 %}]}" for n in range(900)) + "}",
        ),
        "long text": answers({"services.s.description": "word " * 150_000}),
    }  # fmt: skip
    file = "/dev/zero" if shape == "endless file" else "hostile.yaml"
    if shape == "endless file" and not Path(file).exists():
        pytest.skip("no endless file on this system")
    (tmp_path / "hostile.yaml").write_text(many.get(shape, ""), encoding="utf-8")
    ran = run(tmp_path, "build", file, "-o", "out", "-f", "docx")
    assert ran.code in (0, 2, 4), ran.said
    reasons = ("seconds of computing", "allowed: 1000000", "more than 50000 names and values")
    assert ran.code == 0 or any(reason in ran.said for reason in reasons), ran.said
    assert ran.code == 0 or not (tmp_path / "out").exists()
    assert ran.watched == [] and ran.memory <= MEGABYTES and ran.cpu <= SECONDS + 2, (ran.cpu, ran.memory)
