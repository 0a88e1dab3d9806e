"""A shelf becomes a library: its clauses, outlines, questions, standard values and looks, each read when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

import yaml
from msgspec.structs import replace

from slagen.answers.reading import compose
from slagen.errors import UsageError
from slagen.keeping import kept, place_beside, stamp_of
from slagen.library.own_folder import OWN, QUESTIONS
from slagen.library.shelf import KIND_FILE, Shelf, shelf_of, shipped_shelf
from slagen.library.texts import read_text
from slagen.terms.agreement import Agreement

if TYPE_CHECKING:
    from slagen.answers.layers import Layer
    from slagen.library.clauses import Clauses, ClauseText
    from slagen.library.outline import Outline
    from slagen.library.own_questions import OwnQuestions
    from slagen.library.questionnaire import Asked, Questionnaire
    from slagen.library.questionnaire_words import Question
    from slagen.render.look import Look, Paper


T = TypeVar("T")
PACKAGE = Path(__file__).resolve().parent.parent


class Library:
    """Everything a shelf holds. Every method raises LibraryError with file and line for what is wrong in it.

    What reads a part is imported with the first use of that part: a check of answers needs neither looks nor questions.
    """

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._clauses: dict[str, Clauses] = {}

    @cached_property
    def own(self) -> OwnQuestions | None:
        """The questions of the organisation's own, where it asks any."""
        file = self.shelf.files.get(QUESTIONS)
        if file is None:
            return None
        from slagen.library.own_questions import read_own_questions

        return read_own_questions(file)

    @property
    def terms(self) -> type[Agreement]:
        """The type of the terms: the agreement, with a field `own` where the library asks questions of its own."""
        return self.own.terms if self.own else Agreement

    @property
    def advice(self) -> Mapping[str, str]:
        """What to do about a name that the terms lack: answers to own questions were typed, and this library asks none."""
        if self.own is not None:
            return {}
        if self.shelf.own is None:
            return {OWN: "It holds the answers to an organisation's own questions: name its library with --library DIR."}
        return {OWN: f"The library {self.shelf.own} asks no questions of its own: it has no questions.yaml."}

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """`Kpi.period`, `Own.escrow.agent` → its wording. A file that only the organisation has rewords single fields."""
        from slagen.library.questionnaire_words import read_question_files

        files = self.shelf.below("templates/questions/", ".yaml")
        if self.shelf.own is None:
            every = tuple(files.values())
            return MappingProxyType(_kept("questions", every, lambda: dict(read_question_files(every))))
        added = files.keys() - shipped_shelf().below("templates/questions/", ".yaml").keys()
        common = [file for name, file in files.items() if name not in added]
        replaced = any(self.shelf.is_own(str(file)) for file in common)
        usual = read_question_files(common) if replaced else shipped_library().questions
        other = read_question_files(file for name, file in files.items() if name in added)
        return MappingProxyType({**usual, **other, **(self.own.words if self.own else {})})

    def label_of(self, path: str) -> str:
        """A term in the questionnaire's words."""
        from slagen.library.questionnaire import label_among

        return label_among(self.questions, path, self.terms)

    def meaning_of(self, path: str, choice: str) -> str:
        """What a choice made at a path means, in the questionnaire's words where it has any."""
        from slagen.library.questionnaire import meaning_among

        return meaning_among(self.questions, path, choice, self.terms)

    def kinds(self) -> tuple[str, ...]:
        """The kinds of agreement, in order of name."""
        return self.shelf.kinds()

    def outline(self, kind: str) -> Outline:
        """The outline of a kind."""
        file = self._file(kind, KIND_FILE)
        # That of the organisation's own is read each time, since it is still being written.
        return _outline(file) if self.shelf.is_own(str(file)) else _kept(f"outline-{kind}", (file,), lambda: _outline(file))

    def questionnaire(self, kind: str) -> Questionnaire:
        """What is asked for a kind. Where it asks `own`, it asks every own group; one that nobody placed is a page at the end."""
        file = self._file(kind, "questionnaire.yaml")
        if self.shelf.own is None:
            wording = self.shelf.below("templates/questions/", ".yaml").values()
            return _kept(f"questionnaire-{kind}", (file, *wording), lambda: self._questionnaire(file))
        found = self._questionnaire(file)
        if self.own is None:
            return found
        from slagen.library.questionnaire import Asked, Section

        groups = self.own.groups
        placed = {asked.path for section in found.sections for asked in section.questions}
        if OWN in placed:
            spread = (replace(section, questions=_spread(section.questions, groups)) for section in found.sections)
            return replace(found, sections=tuple(spread))
        pages = []
        for group in groups:
            path, words = f"{OWN}.{group}", self.own.words[f"Own.{group}"]
            if not any(f"{other}.".startswith(f"{path}.") for other in placed):
                pages.append(Section(words.label, words.ask, (Asked(path, None, words.place),)))
        return replace(found, sections=(*found.sections, *pages))

    def _questionnaire(self, file: Path) -> Questionnaire:
        from slagen.library.questionnaire import read_questionnaire

        return read_questionnaire(file, self.terms)

    def defaults(self, kind: str) -> yaml.MappingNode | None:
        """The standard values of a kind as an answers file holds them, where there are any."""
        file = self.shelf.files.get(f"templates/{kind}/defaults.yaml")
        return compose(read_text(file), str(file)) if file else None

    def clauses(self, language: str = "en") -> Clauses:
        """All clauses in a language, by id and position."""
        if language not in self._clauses:
            from slagen.library.clauses import read_clauses

            files = self.shelf.below(f"clauses/{language}/", ".md")
            if self.shelf.own is None:
                self._clauses[language] = _kept(f"clauses-{language}", files.values(), lambda: read_clauses(files))
            else:
                self._clauses[language] = read_clauses(files, self.known_clauses(language))
        return self._clauses[language]

    def known_clauses(self, language: str) -> Mapping[str, ClauseText]:
        """The clauses that came with slagen, by file, for a library laid over them: it need not read them once more."""
        shipped = {} if self.shelf.own is None else shipped_library().clauses(language)
        return {clause.place.file: clause for clause in shipped.values()}

    def clause_names(self, language: str = "en") -> tuple[str, ...]:
        """Every name that can take a position: `default`, the families, the clauses."""
        from slagen.library.positions import clause_names, ids_of

        return clause_names(ids_of(self.shelf.below(f"clauses/{language}/", ".md")))

    def layers(self, answers: yaml.Node) -> tuple[Layer, ...]:
        """What the positions taken in an answers file assume, to be laid over the kind's standard values."""
        from slagen.library.positions import layers_of_positions

        return layers_of_positions(answers, self.shelf.below("templates/positions/", ".yaml"))

    def departments(self) -> tuple[Layer, ...]:
        """What an agreement between departments assumes, to be laid over the kind's standard values."""
        from slagen.library.positions import load_assumptions

        file = self.shelf.files.get("templates/departments.yaml")
        return tuple(one.layer for one in load_assumptions(file)) if file else ()

    def looks(self) -> tuple[str, ...]:
        """The names of the house styles, in order."""
        return tuple(name.removesuffix("/look.yaml") for name in self.shelf.below("templates/looks/", "/look.yaml"))

    def look(self, name: str = "plain", paper: Paper | None = None) -> Look:
        """A house style, on another paper than its own where one is given."""
        from slagen.library.looks import load_look, on_paper

        found = load_look(name, self.shelf)
        return on_paper(found, paper) if paper else found

    def _file(self, kind: str, name: str) -> Path:
        if kind not in self.kinds():
            raise UsageError(f"There is no kind {kind!r}; the kinds are {', '.join(self.kinds())}.")
        return self.shelf.file(f"templates/{kind}/{name}")


def _spread(questions: Iterable[Asked], groups: Iterable[str]) -> tuple[Asked, ...]:
    """The questions with every own group in the place of all of them."""
    parts = ([replace(one, path=f"{OWN}.{group}") for group in groups] if one.path == OWN else [one] for one in questions)
    return tuple(chain.from_iterable(parts))


def _kept(part: str, files: Iterable[Path], make: Callable[[], T]) -> T:
    """What shipped files say, kept until one of them, or the code that reads them or types the terms, changes."""
    return kept(place_beside(__file__, part), stamp_of(files, _code_stamp()), make)


@cache
def _code_stamp() -> str:
    return stamp_of(file for room in ("library", "terms", "answers") for file in sorted((PACKAGE / room).glob("*.py")))


def _outline(file: Path) -> Outline:
    from slagen.library.outline import load_outline

    return load_outline(file)


@cache
def shipped_library() -> Library:
    """The library that came with slagen."""
    return Library(shipped_shelf())


def library_in(own: Path) -> Library:
    """The shipped library with an organisation's own folder laid over it, file by file. Raises LibraryError."""
    return Library(shelf_of(own))
