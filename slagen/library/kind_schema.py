"""A kind of agreement becomes the JSON Schema of its answers files, and an answers file one that editors understand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from slagen.answers.reading import compose
from slagen.answers.schema import Wording, json_schema
from slagen.answers.shapes import fields_of
from slagen.data import folder
from slagen.files import read_input, write_whole
from slagen.library.questionnaire import load_questionnaire, load_questions
from slagen.terms.agreement import Agreement

# The line by which an answers file names its schema to an editor. A relative path starts at the answers file.
_MODELINE = "# yaml-language-server: $schema="
_ANY_MODELINE = re.compile(r"^# yaml-language-server: \$schema=.*(?:\n|\Z)", re.MULTILINE)


def schema_of(kind: str) -> dict[str, Any]:
    """The JSON Schema of a kind: what its questionnaire asks, in the questionnaire's words, with the kind's defaults.

    Raises LibraryError where the questionnaire is wrong.
    """
    questionnaire = load_questionnaire(kind)
    asked = {one.path.partition(".")[0] for section in questionnaire.sections for one in section.questions}
    silent = {f"Agreement.{field.key}" for field in fields_of(Agreement) if field.key not in asked}
    source = folder("templates") / kind / "defaults.yaml"
    defaults = compose(read_input(source), str(source)) if source.exists() else None

    def wording(field: str) -> Wording | None:
        words = questionnaire.differs.get(field) or load_questions().get(field)
        return Wording(words.label, f"{words.ask} {words.help}".strip(), words.example, words.meanings) if words else None

    return json_schema(Agreement, wording, defaults=defaults, hidden=questionnaire.skips | silent, fixed={"kind": kind})


def schema_text(kind: str) -> str:
    """The schema of a kind as the text of a file: one line for each field, so that a change can be read."""
    return _laid_out(schema_of(kind), 3) + "\n"


def shipped_schema(kind: str) -> Path:
    """The schema of a kind that lies beside its templates; the shipped samples name it."""
    return folder("templates") / kind / "schema.json"


def write_with_schema(file: Path, answers: str, kind: str) -> tuple[Path, ...]:
    """Write an answers file whose first line names its schema, and that schema beside it. Gives both files.

    A line of `answers` that names another schema is left out. The schema's file belongs to slagen and is written anew.
    Raises FileError.
    """
    schema = file.parent / f"slagen-{kind}.schema.json"
    write_whole(schema, schema_text(kind).encode("utf-8"))
    write_whole(file, with_modeline(answers, schema.name).encode("utf-8"))
    return file, schema


def with_modeline(answers: str, schema: str) -> str:
    """The text of an answers file whose first line, and no other, names the schema at the path `schema`."""
    return f"{_MODELINE}{schema}\n{_ANY_MODELINE.sub('', answers)}"


def _laid_out(value: Any, levels: int, indent: str = "") -> str:
    """JSON whose objects are spread over lines down to so many levels below this one."""
    if not isinstance(value, dict) or not value or levels < 0:
        return json.dumps(value, ensure_ascii=False)
    inner = indent + "  "
    lines = [f"{inner}{json.dumps(name)}: {_laid_out(part, levels - 1, inner)}" for name, part in value.items()]
    return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
