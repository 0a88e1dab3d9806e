"""Plain answers become the lines of an answers file, quoted only where YAML would read something else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import yaml

from slagen.answers.plain import Tree
from slagen.answers.reading import SIGNS_OF_YAML

STEP = "  "
_PLAIN = re.compile(r"[^\s#&*!|>'\"%@`,\[\]{}?:-][^\n]*|-?[0-9][^\n]*")
# What stands above the answer at a path: lines without the `#`; the empty line is a gap.
Remarks = Callable[[str], tuple[str, ...]]


def spelled(answer: Tree) -> str:
    """One text as YAML on one line; an empty list or table as `[]` or `{}`."""
    if isinstance(answer, str):
        return answer if _is_plain(answer) else _quoted(answer)
    return "{}" if isinstance(answer, dict) else "[]"


def _is_plain(text: str) -> bool:
    if text in SIGNS_OF_YAML or not _PLAIN.fullmatch(text):
        return False
    if ": " in text or " #" in text or text.endswith(":") or text != text.strip():
        return False
    try:
        node = yaml.compose(f"a: {text}\n", Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return False
    value = node.value[0][1] if isinstance(node, yaml.MappingNode) and len(node.value) == 1 else None
    return isinstance(value, yaml.ScalarNode) and not value.style and value.value == text


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def block(
    answers: Tree, indent: str, remarks: Remarks = lambda path: (), path: str = "", first: int = 0
) -> Iterator[str]:
    """The lines of a group, table or list that is not empty, each answer under its remarks.

    `first` is the position of the first item, where a list goes on with these.
    """
    if isinstance(answers, dict):
        for name, answer in answers.items():
            inner = f"{path}.{name}" if path else name
            for remark in remarks(inner):
                yield f"{indent}# {remark}".rstrip() if remark else ""
            yield from _entry(f"{indent}{name}:", answer, indent + STEP, remarks, inner)
    elif isinstance(answers, list):
        for number, answer in enumerate(answers, first):
            yield from _item(answer, indent, remarks, f"{path}.{number}")


def _entry(start: str, answer: Tree, indent: str, remarks: Remarks, path: str) -> Iterator[str]:
    if isinstance(answer, str) or not answer:
        yield f"{start} {spelled(answer)}".rstrip()
        return
    yield start
    yield from block(answer, indent, remarks, path)


def _item(answer: Tree, indent: str, remarks: Remarks, path: str) -> Iterator[str]:
    if isinstance(answer, str) or not answer:
        yield f"{indent}- {spelled(answer)}"
        return
    # The first line of what stands below moves up to the hyphen; remarks above it stay above.
    hyphen = True
    for line in block(answer, indent + STEP, remarks, path):
        if hyphen and line.strip() and not line.lstrip().startswith("#"):
            yield f"{indent}- {line.strip()}"
            hyphen = False
        elif hyphen:
            yield line[len(STEP) :] if line.strip() else line
        else:
            yield line
