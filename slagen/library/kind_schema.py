"""A kind of agreement becomes the JSON Schema of its answers files, and an answers file one that editors understand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from slagen.answers.schema import Wording, json_schema
from slagen.answers.shapes import fields_of
from slagen.data import folder
from slagen.files import write_whole
from slagen.library.library import Library, shipped_library

# The line by which an answers file names its schema to an editor. A relative path starts at the answers file.
_MODELINE = "# yaml-language-server: $schema="
_ANY_MODELINE = re.compile(r"^# yaml-language-server: \$schema=.*(?:\n|\Z)", re.MULTILINE)


def schema_of(kind: str, using: Library | None = None) -> dict[str, Any]:
    """The JSON Schema of a kind: what its questionnaire asks, in the questionnaire's words, with the kind's defaults.

    `using` is the library whose questions count. Raises LibraryError where the questionnaire is wrong.
    """
    using = using or shipped_library()
    questionnaire = using.questionnaire(kind)
    asked = {one.path.partition(".")[0] for section in questionnaire.sections for one in section.questions}
    silent = {f"Agreement.{field.key}" for field in fields_of(using.terms) if field.key not in asked}

    def wording(field: str) -> Wording | None:
        words = questionnaire.differs.get(field) or using.questions.get(field)
        return Wording(words.label, f"{words.ask} {words.help}".strip(), words.example, words.meanings) if words else None

    hidden = questionnaire.skips | silent
    return json_schema(using.terms, wording, defaults=using.defaults(kind), hidden=hidden, fixed={"kind": kind})


def schema_text(kind: str, using: Library | None = None) -> str:
    """The schema of a kind as the text of a file: one line for each field, so that a change can be read."""
    return _laid_out(schema_of(kind, using), 3) + "\n"


def shipped_schema(kind: str) -> Path:
    """The schema of a kind that lies beside its templates; the shipped samples name it."""
    return folder("templates") / kind / "schema.json"


def write_with_schema(file: Path, answers: str, kind: str, using: Library | None = None) -> tuple[Path, ...]:
    """Write an answers file whose first line names its schema, and that schema beside it. Gives both files.

    A line of `answers` that names another schema is left out. The schema's file belongs to slagen and is written anew.
    Raises FileError.
    """
    schema = file.parent / f"slagen-{kind}.schema.json"
    write_whole(schema, schema_text(kind, using).encode("utf-8"))
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
