"""Findings become JUnit XML: a suite for each answers file, a failing case for each finding."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from slagen.errors import Problem

# What XML 1.0 cannot hold, not even as a character reference.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_junit(found: Sequence[Problem], files: Sequence[str]) -> str:
    """Errors are failures, so that a build server stops where slagen would; the rest passes and is told in the output."""
    named = dict.fromkeys((*files, *(_file(problem) for problem in found)))
    failures = sum(problem.severity == "error" for problem in found)
    root = ElementTree.Element("testsuites", {"name": "slagen", "tests": "0", "failures": str(failures)})
    tests = 0
    for file in named:
        tests += _suite(root, file, [problem for problem in found if _file(problem) == file])
    root.set("tests", str(tests))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode")


def _suite(root: ElementTree.Element, file: str, found: Sequence[Problem]) -> int:
    """The suite of a file, and how many cases it has: one that passes where nothing was found."""
    failures = sum(problem.severity == "error" for problem in found)
    counts = {"tests": str(len(found) or 1), "failures": str(failures), "errors": "0", "skipped": "0"}
    suite = ElementTree.SubElement(root, "testsuite", {"name": _clean(file), **counts})
    if not found:
        ElementTree.SubElement(suite, "testcase", {"classname": _clean(file), "name": "slagen check"})
    for problem in found:
        name = f"{problem.id} {problem.path}".strip()
        case = ElementTree.SubElement(suite, "testcase", {"classname": _clean(file), "name": _clean(name)})
        if problem.place and problem.place.line:
            case.set("line", str(problem.place.line))
        if problem.severity == "error":
            failure = ElementTree.SubElement(case, "failure", {"type": problem.id, "message": _clean(problem.message)})
            failure.text = _clean(problem.line())
        else:
            ElementTree.SubElement(case, "system-out").text = _clean(problem.line())
    return max(len(found), 1)


def _file(problem: Problem) -> str:
    return problem.place.file if problem.place else ""


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
