"""A library of somebody else's is filled in a process of its own: same document, same errors, limits, and closed doors."""

from __future__ import annotations

import pickle
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support.own_library import ANSWERS, OWN_ANSWERS, clause, escrow

from slagen import foreign, pipeline
from slagen.apart import environment
from slagen.document.index import index
from slagen.errors import AnswersError, LibraryError, LibraryFaults, LimitError
from slagen.library.library import library_in

MANY = "".join(f"  s{number}: {{name: S{number}, description: d}}\n" for number in range(400))
LOOPS = "{% for a in services %}{% for b in services %}{% for c in services %}{% if a.name == b.name and b.name == c.name %}x"
ENDS = "{% endif %}{% endfor %}{% endfor %}{% endfor %} y\n"


def ask(folder: Path, answers: str = ANSWERS + OWN_ANSWERS, **limits: int) -> object:
    return foreign.ask("document", folder, answers=answers.encode(), file="a.yaml", **limits)


def test_the_document_is_the_one_made_here(tmp_path: Path) -> None:
    """What comes back from the process equals what assembling in this process gives, answers and hash included."""
    root = escrow(tmp_path)
    here = pipeline.assembled(pipeline.read_text((ANSWERS + OWN_ANSWERS).encode(), Path("a.yaml"), library_in(root)))
    there = ask(root)
    assert there == here
    assert "own.escrow.agent" in {value.path for _, value in index(here).values}


def test_a_build_with_a_library_writes_its_words(tmp_path: Path) -> None:
    """`build` with a library prints the own clause, the answer as typed, and the own look."""
    root = escrow(tmp_path / "library", **{"templates/looks/plain/look.yaml": "name: plain\ncolours: {accent: '#aa0000'}\n"})
    answers = tmp_path / "a.yaml"
    answers.write_text(ANSWERS + OWN_ANSWERS, encoding="utf-8")
    built = pipeline.build(answers, tmp_path / "out", ("md", "html"), using=pipeline.library(root))
    texts = {path.suffix: path.read_text(encoding="utf-8") for path in built.files}
    assert "deposit the source code with Safe \\<b> & \\*\\*Co\\*\\*" in texts[".md"]
    assert "#aa0000" in texts[".html"] and "Safe &lt;b&gt;" in texts[".html"]
    assert ("own.escrow.release_within", "30 days") in built.assumed


def test_faults_come_back_with_their_places(tmp_path: Path) -> None:
    """Opening a faulty library raises all its faults, each a LibraryError with file and line, exit code 3."""
    root = escrow(tmp_path, DEPOSIT=clause("{{ own.escrow.agnt }}\n\n{{ 'A' * 10**9 }}\n"), **{"clauses/en/a/b.md": "x"})
    with pytest.raises(LibraryFaults) as caught:
        pipeline.library(root)
    assert caught.value.exit_code == 3
    places = [fault.place for fault in caught.value.faults if fault.place]
    assert [(Path(place.file).name, place.line) for place in places] == [("b.md", 1), ("deposit.md", 9)]


def test_what_only_answers_show_is_a_located_fault(tmp_path: Path) -> None:
    """An answer that is missing where a clause prints it, and what cannot be worked out, are the library's faults."""
    bodies = {"{{ own.escrow.fee }}": "has no answer", "{% if 1 < 'a' %}x{% endif %}": "cannot be worked out"}
    for body, words in bodies.items():
        root = escrow(tmp_path, DEPOSIT=clause(f"x\n\n{body}\n"))
        with pytest.raises(LibraryError, match=words) as caught:
            ask(root, (ANSWERS + OWN_ANSWERS).replace(", fee: 1200", ""))
        assert caught.value.place is not None and caught.value.place.line == 9


def test_wrong_answers_come_back_as_problems(tmp_path: Path) -> None:
    """Errors in the answers are the same located problems as without the process."""
    with pytest.raises(AnswersError) as caught:
        ask(escrow(tmp_path), ANSWERS + OWN_ANSWERS.replace("trigger: insolvency, ", ""))
    (problem,) = caught.value.problems
    assert (problem.id, problem.path, problem.place and problem.place.file) == ("A-MISSING", "own.escrow.trigger", "a.yaml")


def test_endless_computing_is_stopped(tmp_path: Path) -> None:
    """Nested loops over many answers end in one sentence and exit code 4, soon after the limit of time."""
    root = escrow(tmp_path, DEPOSIT=clause(LOOPS + ENDS))
    started = time.monotonic()
    with pytest.raises(LimitError, match="needed more than 2 seconds and was stopped") as caught:
        ask(root, (ANSWERS + OWN_ANSWERS).replace("services:\n", f"services:\n{MANY}"), seconds=2)
    assert caught.value.exit_code == 4
    assert time.monotonic() - started < foreign.PATIENCE


def test_endless_text_is_stopped(tmp_path: Path) -> None:
    """A clause that prints without end hits the limit of memory, or that of its own length: exit code 4 either way."""
    # Every answer printed takes memory of its own, so that this limit is met before that of time.
    endless = LOOPS.rpartition("{% if")[0] + "x" * 150 + "{{ a.name }}" + ENDS.removeprefix("{% endif %}")
    root = escrow(tmp_path, DEPOSIT=clause(endless))
    answers = (ANSWERS + OWN_ANSWERS).replace("services:\n", f"services:\n{MANY}")
    with pytest.raises(LimitError, match=r"MB of memory|seconds"):
        ask(root, answers, memory=150 * 1024**2, seconds=20)
    few = answers.replace("".join(MANY.splitlines(keepends=True)[25:]), "")
    with pytest.raises(LimitError, match="would print more than 1000000 characters"):
        ask(root, few, seconds=20)


@pytest.mark.parametrize(
    ("deed", "told"),
    [
        ("import socket; socket.create_connection(('127.0.0.1', 9))", "may not do this: 'socket"),
        ("import subprocess; subprocess.run(['true'])", "may not do this: 'subprocess"),
        ("import os; os.system('true')", "may not do this: 'os.system'"),
        ("open('/etc/hostname').read()", "may not open this: '/etc/hostname'"),
        ("open(library + '/../outside', 'w')", "may not open this"),
        ("open(library + '/questions.yaml', 'a')", "may not open this"),
        ("import os; os.remove(library + '/questions.yaml')", "may not do this: 'os.remove'"),
    ],
)
def test_the_doors_are_closed(tmp_path: Path, deed: str, told: str) -> None:
    """In the process nothing connects, starts, writes or reads elsewhere, whatever code should come to run there."""
    root = escrow(tmp_path / "library")
    code = f"library = {str(root)!r}\nfrom slagen.foreign_child import close_the_doors\nclose_the_doors(library)\n{deed}\n"
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 1 and told in done.stderr, done.stderr
    assert (root / "questions.yaml").read_text(encoding="utf-8").startswith("escrow:")


def test_what_the_work_needs_stays_open(tmp_path: Path) -> None:
    """Behind closed doors the library, slagen's own data, late imports and time zones can still be read."""
    root = escrow(tmp_path)
    code = (
        f"library = {str(root)!r}\nfrom slagen.foreign_child import close_the_doors\nclose_the_doors(library)\n"
        "open(library + '/questions.yaml').read()\nfrom zoneinfo import ZoneInfo\nZoneInfo('Europe/Berlin')\n"
        "from slagen.data import folder\n(folder('templates') / 'tiered' / 'agreement.yaml').read_text()\n"
        "import slagen.schedules.worked_example\n"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_nothing_but_plain_parts_of_documents_is_read_back() -> None:
    """An answer that names any other class is refused before it is made."""
    import io

    class Trap:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return print, ("trapped",)

    with pytest.raises(pickle.UnpicklingError, match="not expected"):
        foreign._Plain(io.BytesIO(pickle.dumps(Trap()))).load()


def test_the_shipped_library_starts_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --library everything is done in this process."""
    monkeypatch.setattr(foreign.apart, "run", lambda *_: pytest.fail("a process was started"))
    document = pipeline.document_of(pipeline.read_text(ANSWERS.encode(), Path("a.yaml"), pipeline.library()))
    assert document.sections
