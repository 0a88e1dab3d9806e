"""What an answers file says about its own making: where an interview goes on, and what each answer is an answer to."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from dataclasses import dataclass

from slagen.answers.plain import Tree
from slagen.answers.spelling import Remarks
from slagen.questions.form import Form, Question

_GO_ON, _STOPPED = "# Not finished. To go on:", "# Next:"
_NOTE = re.compile(rf"^(?:{re.escape(_GO_ON)}|{re.escape(_STOPPED)}) *(.*)\n?", re.MULTILINE)


@dataclass(frozen=True)
class Notes:
    """Where an interview over a file was left (see Deriving), and the sample it took answers from, or nothing."""

    stopped: tuple[str, ...] = ()
    sample: str = ""


def read_notes(text: str) -> Notes:
    """What the first lines of an answers file say; nothing for a file that is finished or was typed by hand."""
    stopped: tuple[str, ...] = ()
    sample = ""
    for note in _NOTE.finditer(text):
        if note[0].startswith(_STOPPED):
            stopped = tuple(note[1].split())
        elif "--from" in (words := _words(note[1])):
            sample = "".join(words[words.index("--from") + 1 :][:1])
    return Notes(stopped, sample)


def _words(command: str) -> list[str]:
    try:
        return shlex.split(command)
    except ValueError:
        return []


def with_notes(text: str, stopped: Sequence[str], command: str) -> str:
    """The text of an answers file whose first lines say how to go on; without such lines where nothing is left."""
    rest = _NOTE.sub("", text)
    return f"{_GO_ON} {command}\n{_STOPPED} {' '.join(stopped)}\n{rest}" if stopped else rest


def remarks_of(form: Form, answers: dict[str, Tree]) -> Remarks:
    """What stands above each answer: its question, the section's title above its first answer; once for all items."""
    titles: dict[str, str] = {}
    for section in form.sections:
        tops = [question.path.partition(".")[0] for question in section.questions]
        first = next((name for name in answers if name in tops and name not in titles), None)
        if first is not None:
            titles[first] = section.title

    def remarks(path: str) -> tuple[str, ...]:
        question = form.question(path)
        title = titles.get(path)
        above = ("", f"--- {title} ---") if title and path != "kind" else (f"--- {title} ---",) if title else ()
        if question is None or not _is_first(form, answers, path):
            return above
        return (*above, _one_line(question))

    return remarks


def _one_line(question: Question) -> str:
    return " ".join(question.ask.split())


def _is_first(form: Form, answers: dict[str, Tree], path: str) -> bool:
    """Whether the path is a question's own, and lies in the first item of every table and list around it."""
    now: Tree | None = answers
    walked = ""
    for part in path.split("."):
        question = form.question(walked) if walked else None
        # Behind a table's own path stands the name of an item.
        if question and question.shape in ("table", "list") and question.path.count(".") == walked.count("."):
            first = next(iter(now), "") if isinstance(now, dict) else "0"
            if part != first or walked + f".{part}" == path:
                return False
        now = now.get(part) if isinstance(now, dict) else now[int(part)] if isinstance(now, list) and part.isdigit() else None
        walked = f"{walked}.{part}" if walked else part
    return True
