"""An interview's answers become a file, written whole after every answer; a file becomes the interview that goes on."""

from __future__ import annotations

import shlex
from pathlib import Path

from slagen.answers.plain import Tree, plain
from slagen.answers.reading import MAX_BYTES, compose
from slagen.answers.rewriting import rewrite
from slagen.data import folder
from slagen.errors import UsageError
from slagen.files import make_folder, read_input, write_whole
from slagen.library.kind_schema import schema_text, with_modeline
from slagen.library.library import Library
from slagen.questions.building import form_of
from slagen.questions.interview import Interview
from slagen.questions.notes import Notes, read_notes, remarks_of, with_notes


class AnswersFile:
    """The answers file of an interview in a library. `sample` names the sample whose answers are offered, or nothing."""

    def __init__(self, library: Library, kind: str, file: Path, sample: str = "") -> None:
        self.file = file
        self.library = library
        self.form = form_of(library, kind)
        self._sample = sample
        self._text = ""
        self._schema = f"slagen-{kind}.schema.json"

    @property
    def command(self) -> str:
        """What a person types to go on."""
        words = ["slagen", "new", self.form.kind, "-o", str(self.file)]
        return shlex.join([*words, *(["--from", self._sample] if self._sample else []), *self._named_library])

    def next(self, command: str, *more: str) -> str:
        """What a person types to do something with the answers."""
        return shlex.join(["slagen", command, str(self.file), *more, *self._named_library])

    @property
    def _named_library(self) -> list[str]:
        return ["--library", str(self.library.shelf.own)] if self.library.shelf.own else []

    def begin(self) -> Interview:
        """The interview over the file: a new one, or as far as it had got.

        Raises AnswersError for a file that cannot be read, UsageError for one of another kind and for an unknown sample.
        """
        given: dict[str, Tree] = {}
        notes = Notes()
        if self.file.exists():
            content = read_input(self.file, MAX_BYTES)
            given = _answers(content, self.file)
            self._text = content.decode("utf-8-sig")
            notes = read_notes(self._text)
            if given.get("kind", self.form.kind) != self.form.kind:
                raise UsageError(f"{self.file} holds an agreement of the kind {given['kind']}; name another file with -o.")
        self._sample = self._sample or notes.sample
        departments = form_of(self.library, self.form.kind, between_departments=True)
        return Interview(self.form, sample=self.sample(), given=given, stopped=notes.stopped, departments=departments)

    def sample(self) -> dict[str, Tree] | None:
        """The answers of the sample. Raises UsageError for one that is unknown or of another kind."""
        if not self._sample:
            return None
        known = sorted(path.parent.name for path in folder("samples").glob("*/answers.yaml"))
        if self._sample not in known:
            raise UsageError(f"There is no sample {self._sample!r}; the samples are {', '.join(known)}.")
        file = folder("samples") / self._sample / "answers.yaml"
        answers = _answers(read_input(file, MAX_BYTES), file)
        if answers.get("kind") != self.form.kind:
            raise UsageError(f"The sample {self._sample!r} is of the kind {answers.get('kind')}, not {self.form.kind}.")
        return answers

    def prepare(self) -> None:
        """Make the folder, and write the schema by which editors complete and explain the answers."""
        make_folder(self.file.parent)
        write_whole(self.file.parent / self._schema, schema_text(self.form.kind, self.library).encode("utf-8"))

    def save(self, interview: Interview) -> None:
        """Write what is answered, with where the interview goes on. Raises FileError."""
        body = rewrite(with_notes(self._text, (), ""), interview.answers, remarks_of(self.form, interview.answers))
        self._text = with_modeline(with_notes(body, interview.stopped, self.command), self._schema)
        write_whole(self.file, self._text.encode("utf-8"))


def _answers(content: bytes, file: Path) -> dict[str, Tree]:
    found = plain(compose(content, str(file)))
    return found if isinstance(found, dict) else {}
