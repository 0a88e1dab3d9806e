"""Clause libraries that mean harm are refused at the line, run nothing, read nothing, and stop in time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from support import texts_of
from support.command import run
from support.hostile import CLAUSES, Case
from support.own_library import ANSWERS, OUTLINE, clause, outline_with, written

from slagen import foreign, pipeline
from slagen.assembly.review import review
from slagen.errors import LibraryError, LimitError
from slagen.library.library import library_in
from slagen.schedules.registry import SCHEDULES

NAME = "clauses/en/hostile/clause.md"
REFUSED = [case for case in CLAUSES if case.verdict == "reject"]
READ = [case for case in CLAUSES if case.verdict == "accept"]
BOMBS = {
    "openings of tags": ("{{" * 2400, "one line"),
    "openings on every line": ("{{x\n" * 20_000, "one line"),
    "a long line": ("x" * 5001, "at most 5000"),
    "brackets": ("{{ " + "(" * 2000 + "document" + ")" * 2000 + " }}", "deep"),
    "parts": ("{{ document" + ".date" * 900 + " }}", "deep"),
    "conditions": ("{% if services %}\n" * 200 + "x\n" + "{% endif %}\n" * 200, "deep"),
    "loops": ("{% for a in services %}" * 4 + "x" + "{% endfor %}" * 4, "at most 3 deep"),
    "branches": ("{% if services %}a\n" + "{% elif services %}\nx\n" * 4500 + "{% endif %}", ""),
    "filters": ("{{ document.reference" + " | lower" * 500 + " }}", "deep"),
    "lists": ("\n".join("  " * level + "- x" for level in range(200)), "9 levels"),
    "stars": ("\n".join(["*a **b " * 600] * 20), "partner"),
    "square brackets": ("\n".join(["[" * 4000] * 10), ""),
    "bars": ("\n".join(["|" * 4000] * 20), ""),
    "entities": ("\n".join(["&#x202e;" * 600] * 10), "U+202E"),
    "too much": ("\n".join(["x" * 4000] * 26), "at most 100000"),
}


def _library(folder: Path, text: str) -> Path:
    return written(folder, {NAME: text, OUTLINE: outline_with("hostile/clause")})


def _faults(folder: Path) -> list[LibraryError]:
    return review(library_in(folder), SCHEDULES, own=True)


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.id)
def test_what_no_clause_may_hold_is_refused_at_its_line(case: Case, tmp_path: Path) -> None:
    """Whatever reaches beyond names, conditions, loops and the few filters, or hides something, is named with its line."""
    folder = _library(tmp_path, case.text if case.whole else clause(f"{case.text}\n"))
    faults = [fault for fault in _faults(folder) if fault.place and fault.place.file.endswith(NAME)]
    assert faults and faults[0].exit_code == 3
    assert any(case.says in fault.message for fault in faults), [str(fault) for fault in faults]
    assert case.line in {fault.place.line for fault in faults if fault.place}, [str(fault) for fault in faults]
    assert not Path("made-by-clause").exists() and not (tmp_path / "made-by-clause").exists()


@pytest.mark.parametrize("case", READ, ids=lambda case: case.id)
def test_what_a_clause_may_hold_comes_out_as_written(case: Case, tmp_path: Path) -> None:
    """Entities are letters, addresses are words, and nothing is made prettier."""
    folder = _library(tmp_path, clause(f"{case.text}\n"))
    assert _faults(folder) == []
    document = pipeline.assembled(pipeline.read_text(ANSWERS.encode(), Path("a.yaml"), library_in(folder)))
    built = pipeline.render(document, ("docx", "html"))
    assert case.printed in texts_of.docx(built["docx"]) and case.printed in texts_of.html(built["html"])
    assert b'href="http' not in built["html"] and b'href="mailto' not in built["html"]


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_in_time(name: str, tmp_path: Path) -> None:
    """Nesting without end, rows of openings and texts beyond all measure are refused within two seconds."""
    text, says = BOMBS[name]
    folder = _library(tmp_path, clause(f"{text}\n"))
    began = time.process_time()
    faults = _faults(folder)
    assert time.process_time() - began < 2.5
    assert not says or any(says in fault.message for fault in faults), [str(fault)[:200] for fault in faults]


def test_a_clause_that_prints_without_end_is_a_limit(tmp_path: Path) -> None:
    """A clause that is allowed in every part, and prints its loop over loops, is stopped with exit code 4."""
    loops = "{% for a in services %}{% for b in services %}{% for c in services %}"
    body = f"{loops}{{{{ a.name }}}} {{{{ b.name }}}} {{% endfor %}}{{% endfor %}}{{% endfor %}}\n"
    folder = _library(tmp_path, clause(body))
    many = "".join(f"  s{number}: {{name: Name {number}, description: D}}\n" for number in range(300))
    answers = ANSWERS.replace("services:\n", f"services:\n{many}").encode()
    with pytest.raises(LimitError) as caught:
        foreign.ask("document", folder, answers=answers, file="a.yaml", seconds=2)
    assert caught.value.exit_code == 4


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        (clause("{{ ''.__class__ }}\n"), 3, "clause.md:7: "),
        (clause("{{ 'A'*10**9 }}\n"), 3, "clause.md:7: "),
        (clause("Available {{ documnt.date }} %\n"), 3, "did you mean 'document'?"),
        (clause("x\n", source='!!python/object/apply:os.system ["touch made-by-clause"]'), 3, "clause.md:5: "),
    ],
)
def test_the_command_tells_a_library_by_its_exit_code(text: str, code: int, says: str, tmp_path: Path) -> None:
    """`--library` with such a clause ends in one located line, without a traceback, and writes nothing."""
    folder = _library(tmp_path / "library", text)
    (tmp_path / "answers.yaml").write_text(ANSWERS, encoding="utf-8")
    done = run("build", "answers.yaml", "-o", "out", "-f", "md", "--library", str(folder), cwd=tmp_path)
    assert done.returncode == code and says in done.stderr, done.stderr
    assert "Traceback" not in done.stderr and len(done.stderr.strip().splitlines()) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers.yaml", "library"]
