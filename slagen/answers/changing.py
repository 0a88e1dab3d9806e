"""Changes typed as `path=value` and an answers file become the new file, all of them or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec
import yaml

from slagen.answers.characters import fold, forbidden, name_of
from slagen.answers.editing import NEW, CannotEdit, NoSuchPlace, put, remove
from slagen.answers.findings import Findings, Label, nearest, quoted
from slagen.answers.paths import slots_on
from slagen.answers.plain import Tree, is_nothing, part_at, plain
from slagen.answers.reading import compose
from slagen.answers.shapes import Slot
from slagen.answers.source import Source
from slagen.answers.walking import Walk
from slagen.errors import AnswersError, Place, Problem, UsageError

_TEXT = "tag:yaml.org,2002:str"
# Everything that is wrong with an answers file.
Check = Callable[[bytes], Sequence[Problem]]


@dataclass(frozen=True)
class Change:
    """The answer wanted at a path, or None to take it out. NEW as the last part of the path adds to a list.

    `tables` are the tables and lists on the way, whose entries are named by whoever fills in the file.
    """

    path: str
    answer: Tree | None
    tables: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Changed:
    """One change that was made: what stood at the path before and what stands there now, None for nothing."""

    path: str
    before: Tree | None
    after: Tree | None


def read_changes(
    cls: type[msgspec.Struct], assignments: Iterable[str], unset: Iterable[str], label: Label | None = None,
    advice: Mapping[str, str] | None = None,
) -> tuple[Change, ...]:  # fmt: skip
    """`term.months=12`, `sites+=berlin` and `term.notice=` become changes of answers that `load(cls, …)` reads.

    A group or a list is written in braces: `services.mail={name: Mail, description: Mailboxes}`. Raises AnswersError for
    paths and values that the terms do not know, all of them together, and UsageError for what is no assignment.
    """
    findings = Findings("", label)
    wanted: list[tuple[str, str]] = []
    for text in assignments:
        path, sign, value = text.partition("=")
        if not sign or not path.strip("+ "):
            raise UsageError(f"{quoted(text)} is no change; write path=value, such as term.months=12.")
        path, added = (path[:-1], True) if path.endswith("+") else (path, False)
        path = f"{path.strip()}.{NEW}" if added else path.strip()
        wanted.append((path, value.strip()))
    wanted += [(path.strip(), "") for path in unset]
    changes = [_change(slots_on(cls, path, findings, advice), path, value, findings, label) for path, value in wanted]
    if wrong := findings.problems("error"):
        raise AnswersError(_placeless(wrong))
    return tuple(changes)


def _change(slots: Mapping[str, Slot], path: str, value: str, findings: Findings, label: Label | None) -> Change:
    if not slots:
        return Change(path, None)
    tables = frozenset(where for where, slot in slots.items() if slot.only("dict", "tuple"))
    return Change(path, _answer(slots[path], value, path, findings, label) if value else None, tables)


def change(
    content: bytes, file: str, changes: Iterable[Change], check: Check, label: Label | None = None
) -> tuple[bytes, tuple[Changed, ...]]:
    """The file's new bytes and what changed. Everything that is not changed stays byte for byte.

    `check` is asked about the file before and after: a change must not make a fault that was not there. Only what an
    unfinished file lacks it may go on lacking. Raises AnswersError, and UsageError where the text cannot be changed safely.
    """
    findings = Findings("", label)
    source = Source(content, file)
    done: list[Changed] = []
    for one in changes:
        source, made = _applied(source, one, findings)
        done += made
    if wrong := findings.problems("error"):
        raise AnswersError(_placeless(wrong))
    before = check(content)
    known = {(problem.id, problem.path, problem.message) for problem in before}
    new = [problem for problem in check(source.content()) if (problem.id, problem.path, problem.message) not in known]
    if faults := [problem for problem in new if not before or problem.id != "A-MISSING"]:
        # Lines of a text that is never written would only lead astray.
        raise AnswersError([msgspec.structs.replace(fault, place=Place(file)) for fault in faults])
    return source.content(), tuple(done)


def _applied(source: Source, one: Change, findings: Findings) -> tuple[Source, list[Changed]]:
    parts = one.path.split(".")
    tree = plain(source.root)
    try:
        if one.answer is not None:
            return put(source, parts, one.answer), [Changed(one.path, part_at(tree, parts), one.answer)]
        return remove(source, parts), [Changed(one.path, part_at(tree, parts), None)]
    except NoSuchPlace as missing:
        where = ".".join(missing.at[:-1])
        if one.answer is None and where not in one.tables:
            # Nothing was typed there, so there is nothing to take out.
            return source, []
        holder = part_at(tree, missing.at[:-1])
        names = list(holder) if isinstance(holder, dict) else []
        there = f"there are {', '.join(names)}" if names else _counted(holder)
        message = f"{quoted(missing.at[-1])} is not in {findings.named(where)}; {there}"
        findings.add("A-KEY", message, one.path, mend=nearest(missing.at[-1], names))
        return source, []
    except CannotEdit:
        raise UsageError(
            f"{findings.named(one.path)} stands where it cannot be changed without disturbing the rest of the file; "
            "change it in an editor. Nothing was written."
        ) from None


def _counted(holder: Tree | None) -> str:
    count = len(holder) if isinstance(holder, list) else 0
    span = "no items" if not count else "one item, 0" if count == 1 else f"{count} items, 0 to {count - 1}"
    return f"there are {span}; += adds one" if count != 1 else f"there is {span}; += adds one"


def _answer(slot: Slot, text: str, path: str, findings: Findings, label: Label | None) -> Tree | None:
    """What a text means at this place, after the checks that the loader would make of the value itself."""
    alone = Findings("", label)
    mark = yaml.Mark("", 0, 0, 0, None, 0)
    node: yaml.Node = yaml.ScalarNode(_TEXT, text, mark, mark)
    if slot.only("struct", "dict", "tuple") and text[:1] in ("{", "["):
        try:
            node = compose(f"answer: {text}", "").value[0][1]
        except AnswersError as error:
            for problem in error.problems:
                alone.add(problem.id, f"{alone.named(path)} {problem.message}", path, mend=problem.mend)
    elif bad := forbidden(fold(text)):
        alone.add("A-CHAR", f"{alone.named(path)} holds {name_of(bad[0][1])}, which is not allowed", path, mend="Delete it.")
    if not alone.problems("error"):
        Walk(alone, "").one(slot, node, path, Place(""))
    for problem in alone.problems("error"):
        # What is missing may come from the kind of agreement, and is seen when the whole file is checked.
        if problem.id != "A-MISSING":
            findings.add(problem.id, problem.message, problem.path, mend=problem.mend)
    found = plain(node)
    single = isinstance(found, str) and slot.only("tuple") and not slot.scalars() and not is_nothing(found)
    return [found] if single else found


def _placeless(problems: Iterable[Problem]) -> list[Problem]:
    """Problems of what was typed on the command line, which has no lines."""
    return [msgspec.structs.replace(problem, place=None) for problem in problems]
