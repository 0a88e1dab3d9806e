"""An organisation's folder becomes the list of its library's files, or the list of what no library may hold."""

from __future__ import annotations

import difflib
import os
import re
import stat
from collections.abc import Collection, Iterator
from pathlib import Path

from slagen.errors import FileError, LibraryError, Place
from slagen.library.clauses import POSITIONS
from slagen.library.texts import MOST_BYTES

QUESTIONS = "questions.yaml"
OWN = "own"
"""Where the answers to those questions stand."""
FOLDERS = ("clauses", "templates")
MOST_FILES = 5000
DEEPEST = 8
NAME = "[a-z0-9][a-z0-9-]*"
PICTURE = r"[A-Za-z0-9][A-Za-z0-9._-]*\.(?:png|jpe?g|PNG|JPE?G)"
"""A look's logo beside its file."""
CLAUSE = rf"clauses/(?P<language>{NAME})/{NAME}(?:/{NAME})+(?:\.(?:{'|'.join(POSITIONS[1:])}))?\.md"
# What an organisation may add; beyond that, a file under templates/ replaces the shipped one of the same name.
ADDED = rf"templates/(?:questions/{NAME}\.yaml|looks/{NAME}/(?:look\.yaml|{PICTURE}))"
# What an organisation may replace beside the files of a kind.
SHARED = ("templates/departments.yaml", "templates/positions/", "templates/questions/", "templates/looks/", "templates/lint/")
KIND_FILES = ("agreement.yaml", "questionnaire.yaml", "defaults.yaml")
FONTS = "templates/fonts/"
NOT_READ = r"(?i:\..*|.*~|(?:README|LICENSE|LICENCE|NOTICE|CHANGELOG)(?:\..*)?)"


def own_files(
    folder: Path, shipped: Collection[str], languages: Collection[str]
) -> tuple[tuple[str, ...], tuple[LibraryError, ...]]:
    """The names (`clauses/en/credits/cap.md`) of all files of the library in `folder`, in order, and what is wrong there.

    A fault is a file that is no part of a library, leads out of it, or is too large. `shipped` are the names of the
    shipped files, of which some may be replaced; `languages` the folders there may be in clauses/. Raises LibraryError
    where the folder is no library at all, FileError where it is not there or cannot be read.
    """
    of_kinds = _of_kinds(shipped)
    replaceable = [name for name in shipped if name.startswith(SHARED) or name in of_kinds]
    try:
        if not folder.exists():
            raise FileError(f"{_shown(folder)} cannot be read: there is no such folder.")
        if not folder.is_dir():
            raise LibraryError("a library is a folder, and this is none", Place(_shown(folder)))
        faults: list[LibraryError] = list(_misspelt(folder))
        found: list[str] = []
        for file in _walk(folder, faults):
            name = file.relative_to(folder).as_posix()
            fault = _fault(name, file, replaceable, languages)
            if fault:
                faults.append(LibraryError(fault, Place(_shown(file))))
            else:
                found.append(name)
    except OSError as error:
        raise FileError(f"{_shown(folder)} cannot be read: {error.strerror or error}.") from error
    if not found and not faults:
        what = f"this is no library: it holds neither {FOLDERS[0]}/ nor {FOLDERS[1]}/ with a file in it, nor {QUESTIONS}"
        raise LibraryError(what, Place(_shown(folder)))
    return tuple(sorted(found)), tuple(faults)


def _of_kinds(shipped: Collection[str]) -> frozenset[str]:
    """The files of the kinds: a kind is a folder with an outline."""
    kinds = [name.removesuffix(KIND_FILES[0]) for name in shipped if name.endswith(f"/{KIND_FILES[0]}")]
    return frozenset(f"{kind}{file}" for kind in kinds for file in KIND_FILES) & frozenset(shipped)


def _misspelt(folder: Path) -> Iterator[LibraryError]:
    """A folder or file beside the known ones is the organisation's own affair, unless it was meant to be one of them."""
    known = (*FOLDERS, QUESTIONS)
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        near = difflib.get_close_matches(entry.name.lower(), known, n=1, cutoff=0.8)
        if near and entry.name not in known and Path(entry.name).suffix == Path(near[0]).suffix:
            yield LibraryError(f"this is not read; did you mean {near[0]!r}?", Place(_shown(folder / entry.name)))


def _walk(folder: Path, faults: list[LibraryError]) -> Iterator[Path]:
    """Every file of a library. A link is never followed to a folder, nor to a file outside."""
    inside = folder.resolve()
    waiting = [folder / name for name in (QUESTIONS, *FOLDERS)]
    count = 0
    while waiting:
        path = waiting.pop(0)
        try:
            kind = path.lstat().st_mode
        except FileNotFoundError:
            continue
        if stat.S_ISLNK(kind):
            target = path.resolve()
            if not target.is_relative_to(inside):
                faults.append(LibraryError("a link that leads out of the library is not followed", Place(_shown(path))))
                continue
            if not target.is_file():
                faults.append(LibraryError("a link to a folder or to nothing is not followed", Place(_shown(path))))
                continue
        elif stat.S_ISDIR(kind):
            if len(path.relative_to(folder).parts) > DEEPEST:
                faults.append(LibraryError(f"nested deeper than {DEEPEST} folders", Place(_shown(path))))
                continue
            inner = sorted(entry.name for entry in os.scandir(path))
            waiting = [*(path / name for name in inner if not re.fullmatch(NOT_READ, name)), *waiting]
            continue
        elif not stat.S_ISREG(kind):
            faults.append(LibraryError("this is neither a file nor a folder", Place(_shown(path))))
            continue
        count += 1
        if count > MOST_FILES:
            faults.append(LibraryError(f"a library has at most {MOST_FILES} files", Place(_shown(folder))))
            return
        yield path


def _fault(name: str, file: Path, replaceable: Collection[str], languages: Collection[str]) -> str:
    """What is wrong with a file's name or size, or nothing."""
    if name.startswith(f"{FOLDERS[0]}/"):
        return _clause_fault(name, languages) or _size_fault(file)
    if name == QUESTIONS or re.fullmatch(ADDED, name) or name in replaceable:
        return _size_fault(file)
    if name.startswith(FONTS):
        return "fonts of a library are not read: install the font, and name it in the look"
    near = difflib.get_close_matches(name, replaceable, n=1, cutoff=0.7)
    hint = f"did you mean {near[0]!r}?" if near else "a new one is a wording (questions/) or a look (looks/<name>/look.yaml)"
    return f"no file of this name is read; {hint}"


def _clause_fault(name: str, languages: Collection[str]) -> str:
    found = re.fullmatch(CLAUSE, name)
    if found:
        language = found["language"]
        return "" if language in languages else f"there is no language {language!r}; there are: {', '.join(sorted(languages))}"
    stem, dot, position = name.rpartition("/")[2].removesuffix(".md").partition(".")
    if name.endswith(".md") and dot and re.fullmatch(NAME, stem):
        if position == POSITIONS[0]:
            return f"the {position} text is the one without a position in its name: {stem}.md"
        near = difflib.get_close_matches(position, POSITIONS[1:], n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(POSITIONS[1:])}, and balanced without a word"
        return f"there is no position {_printable(position)!r}; {hint}"
    return "a clause is clauses/<language>/<family>/<name>.md, in small letters, digits and hyphens"


def _size_fault(file: Path) -> str:
    size = file.stat().st_size
    return f"{size} bytes long; a file of a library has at most {MOST_BYTES}" if size > MOST_BYTES else ""


def _shown(path: Path) -> str:
    return _printable(str(path))


def _printable(text: str) -> str:
    """A name on disk as a terminal can show it: control characters and broken bytes are escaped."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii") for sign in text)
