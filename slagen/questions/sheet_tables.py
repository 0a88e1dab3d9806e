"""Questions become tables with a place for each answer: one column, or several where there are several of a kind."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from slagen.answers.plain import Tree
from slagen.document.nodes import Block, Cell, Column, Emphasis, Inline, Row, Strong, Table, Text
from slagen.library.sheet_words import SheetWords
from slagen.questions.essentials import holds
from slagen.questions.form import Question

# How many of a kind, such as parties or services, a table has room for.
ROOM = 3
_BLANK = Cell((), open=True)


def answer_tables(
    questions: Collection[Question], wanted: frozenset[str], words: SheetWords, room: int = ROOM
) -> tuple[Block, ...]:
    """The wanted questions: single ones of a family together, each table and list of records in a table of its own.

    A table of records has `room` for so many of them; with room for one, it asks which one is meant.
    """
    blocks: list[Block] = []
    plain = [question for question in questions if not question.inside and question.path in wanted]
    if plain:
        blocks.append(_single(plain, (), words))
    for question in questions:
        if question.inside and holds(question, wanted):
            blocks.extend(_group(question, wanted, words, room))
    return tuple(blocks)


def standard_table(
    questions: Collection[Question], wanted: frozenset[str], caption: str, words: SheetWords
) -> Table | None:
    """The wanted questions of a section with their standard values, and a place to say something else; None without any."""
    rows = [row for question in questions for row in _standards(question, wanted, words)]
    heads = (words.say("question"), words.say("standard"), words.say("instead"))
    return _table((Text(caption),), heads, (4, 6, 4), rows) if rows else None


def _group(
    question: Question, wanted: frozenset[str], words: SheetWords, room: int, holder: Question | None = None
) -> Iterator[Block]:
    """A family, or a table of records: what is asked of it, then what lies deeper in it."""
    asked = [one for one in _flat(question) if not one.inside and one.path in wanted]
    many = question.shape in ("table", "list")
    if asked and (many or holder is not None):
        yield _records(question, asked, holder, words, room)
    elif asked:
        yield _single(asked, _caption(question), words)
    for one in _flat(question):
        if one.inside and holds(one, wanted):
            yield from _group(one, wanted, words, room, question if many else holder)


def _flat(question: Question) -> Iterator[Question]:
    """What is asked inside; a group inside is no more than a part of it."""
    for one in question.inside:
        if one.shape == "group":
            yield from _flat(one)
        else:
            yield one


def _single(asked: Collection[Question], caption: tuple[Inline, ...], words: SheetWords) -> Table:
    rows = [Row((Cell(_asked(question, words)), _BLANK)) for question in asked]
    return _table(caption, (words.say("question"), words.say("answer")), (6, 5), rows)


def _records(
    question: Question, asked: Collection[Question], holder: Question | None, words: SheetWords, room: int
) -> Table:
    """A table whose columns are records: the first, the second, the third."""
    first: list[tuple[Inline, ...]] = []
    if holder is not None:
        first.append((Strong((Text(words.say("belongs", holder.label.lower())),)),))
    elif room == 1:
        first.append((Strong((Text(words.say("which")),)),))
    rows = [Row((Cell(cell), *[_BLANK] * room)) for cell in (*first, *(_asked(one, words) for one in asked))]
    answers = tuple(str(number) for number in range(1, room + 1)) if room > 1 else (words.say("answer"),)
    weights = (5, *[3] * room) if room > 1 else (6, 5)
    return _table(_caption(question), (words.say("question"), *answers), weights, rows)


def _caption(question: Question) -> tuple[Inline, ...]:
    return (Text(f"{question.label}: {question.ask}" + (f" ({question.only_if})" if question.only_if else "")),)


def _asked(question: Question, words: SheetWords) -> tuple[Inline, ...]:
    """The label, the question and its help; then in other type what is allowed, an example, and what holds otherwise."""
    condition = f"({question.only_if})" if question.only_if else ""
    asked = " ".join(part for part in ("", question.ask, question.help, condition) if part)
    notes = " ".join(_notes(question, words))
    line: tuple[Inline, ...] = (Strong((Text(f"{question.label}."),)), Text(f" {asked}"))
    return (*line, Text(" "), Emphasis((Text(notes),))) if notes else line


def _notes(question: Question, words: SheetWords) -> Iterator[str]:
    default = _in_words(question, question.default) if question.default is not None else ""
    if question.choices:
        yield words.say("choose", "; ".join(_choice(question, choice) for choice in question.choices))
    elif question.refers_to:
        yield words.say("one_of", question.allowed)
    elif question.example and question.example != default:
        yield words.say("example", question.example)
    if question.shape == "values":
        yield words.say("several")
    if default:
        yield words.say("otherwise", default)


def _choice(question: Question, choice: str) -> str:
    meaning = question.meanings.get(choice, "")
    return f"{_readable(choice)} ({meaning})" if meaning else _readable(choice)


def _readable(choice: str) -> str:
    """`by-agreement` → `by agreement`; `e-mail` stays, since a single letter is no word."""
    parts = choice.split("-")
    return " ".join(parts) if all(len(part) > 1 for part in parts) else choice


def _standards(question: Question, wanted: frozenset[str], words: SheetWords) -> Iterator[Row]:
    if question.path not in wanted:
        return
    if question.default is None or question.shape == "group":
        for one in question.inside:
            yield from _standards(one, wanted, words)
    elif isinstance(question.default, dict):
        for name, record in question.default.items():
            named = question.within("name") or question
            yield _standard(f"{named.label}: {_title(name, record)}.", "", _in_words(question, record))
    else:
        yield _standard(f"{question.label}.", f" {question.ask}", _in_words(question, question.default))


def _standard(label: str, asked: str, standard: str) -> Row:
    first: tuple[Inline, ...] = (Strong((Text(label),)), Text(asked)) if asked else (Strong((Text(label),)),)
    return Row((Cell(first), Cell((Text(standard),)), _BLANK))


def _title(name: str, record: Tree) -> str:
    """What a record is called: by its own name, or by its key in words."""
    own = record.get("name") if isinstance(record, dict) else None
    return own if isinstance(own, str) else name.replace("-", " ")


def _in_words(question: Question, answer: Tree, deep: bool = False) -> str:
    """An answer as a reader takes it in: choices without hyphens, the parts of a record but its name with their labels.

    What lies deeper in a record is set off by lighter signs.
    """
    if isinstance(answer, dict):
        parts = []
        for key, part in answer.items():
            inner = question.within(key)
            said = _in_words(inner or question, part, deep=True)
            if key != "name":
                named = inner is not None and inner.shape != "group"
                parts.append(f"{inner.label.lower()}{'' if deep else ':'} {said}" if inner and named else said)
        return (", " if deep else "; ").join(parts)
    if isinstance(answer, list):
        groups = any(isinstance(part, dict) for part in answer)
        return (" / " if groups else ", ").join(_in_words(question, part, deep=groups or deep) for part in answer)
    return _readable(answer) if answer in question.choices else answer


def _table(caption: tuple[Inline, ...], heads: tuple[str, ...], weights: tuple[int, ...], rows: list[Row]) -> Table:
    head = Row(tuple(Cell((Text(words),)) for words in heads))
    return Table(caption, tuple(Column(weight) for weight in weights), (head,), tuple(rows))
