"""A clause text and the terms become Markdown in which every answer is a sentinel, so that no answer is ever parsed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache, partial
from types import CodeType
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, Undefined, UndefinedError, nodes, pass_context
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from msgspec import Struct

from slagen.assembly import guard, views
from slagen.assembly.code_store import CodeStore, key_of, shipped_store
from slagen.assembly.filters import FILTERS
from slagen.assembly.gaps import blocks_or_gap
from slagen.assembly.guard import Lines
from slagen.assembly.views import View
from slagen.document.nodes import Block
from slagen.errors import LibraryError, LimitError, Place
from slagen.library.clauses import ClauseText
from slagen.library.faults import found_by, refuse

OPEN, CLOSE = "\ue000", "\ue001"
LINE_OPEN, LINE_CLOSE = "\ue002", "\ue003"
SENTINEL = re.compile(f"{OPEN}([0-9]+){CLOSE}")
LINE_MARK = re.compile(f"{LINE_OPEN}([0-9]+){LINE_CLOSE}")
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}")
PLURAL = re.compile(r"\|\s*plural\(\s*([\"'])(?P<one>.*?)\1\s*,\s*([\"'])(?P<many>.*?)\3\s*\)\s*\}\}$")
SILENT_LINE = re.compile(r"\s*(?:(?:\{%.*?%\}|\{#.*?#\})\s*)+")
MAX_CHARACTERS = 100_000
MAX_FILLED = 1_000_000
ScheduleFunction = Callable[..., tuple[Block, ...]]


class Answer(Struct, frozen=True):
    """What stands behind a sentinel: an answer's text and path."""

    text: str
    path: str


class Computed(Struct, frozen=True):
    """What stands behind the sentinel of a schedule: its blocks. In an `if`, a schedule without any is false."""

    blocks: tuple[Block, ...]

    def __bool__(self) -> bool:
        return bool(self.blocks)


class Filled(Struct, frozen=True):
    """Markdown with sentinels, the table they point into, and the file's line of every line of the Markdown."""

    text: str
    table: tuple[Answer | Computed, ...]
    lines: tuple[int, ...]
    file: str


class Environment(ImmutableSandboxedEnvironment):
    """A sandbox in which attributes exist on views only, and only `schedule` can be called."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, View):
            return views.item(obj, argument) if isinstance(argument, int) else views.child(obj, str(argument))
        if isinstance(obj, LoopContext) and argument in guard.LOOP_NAMES:
            return getattr(obj, argument)
        raise LibraryError(f"{argument!r} cannot be reached here")


@pass_context
def _finalize(context: Context, value: Any) -> str:
    """Runs for every {{ }} at filling time (never while compiling: it takes the context)."""
    if isinstance(value, Undefined) or value is None:
        raise LibraryError("there is nothing to print here")
    if isinstance(value, str):
        return value
    if isinstance(value, View):
        return _put(context, Answer(views.text_of(value), views.path_of(value)))
    if isinstance(value, Computed):
        return _put(context, value)
    if isinstance(value, int) and not isinstance(value, bool):
        return _put(context, Answer(str(value), ""))
    raise LibraryError("this cannot be printed")


def _put(context: Context, content: Answer | Computed) -> str:
    table: list[Answer | Computed] = context["_table"]
    table.append(content)
    return f"{OPEN}{len(table) - 1}{CLOSE}"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    found = Environment(
        undefined=StrictUndefined,
        autoescape=False,
        finalize=_finalize,
        optimized=False,
        keep_trailing_newline=True,
        cache_size=0,
    )
    found.globals.clear()
    found.filters.clear()
    found.filters.update(FILTERS)
    found.tests.clear()
    return found


def fill(source: str, place: Place, terms: Any, schedules: Mapping[str, ScheduleFunction] | None = None) -> Filled:
    """Fill a text that begins at `place`. Raises LibraryError with the line of the file for whatever is wrong in it."""
    return Filling(terms, schedules or {}).fill(source, place)


class Filling:
    """One agreement's terms and schedules, ready to fill many texts."""

    def __init__(self, terms: Any, schedules: Mapping[str, ScheduleFunction]) -> None:
        self.terms, self.schedules, self.names = terms, schedules, views.top_level(terms)

    def fill(self, source: str, place: Place) -> Filled:
        """See the function `fill`."""
        lines = Lines(place.file, place.line or 1)
        code = _compiled(source, lines.file, lines.first_line)
        template = Template.from_code(_environment(), code, {})
        table: list[Answer | Computed] = []
        try:
            text = template.render({**self.names, "schedule": self._schedule, "_table": table})
        except (LibraryError, UndefinedError) as error:
            if isinstance(error, LibraryError) and error.place:
                raise
            raise LibraryError(_message(error), lines.place(_failing_line(error, lines.file))) from None
        except (TypeError, ValueError, ArithmeticError) as error:
            # Only what the text itself brings about, such as "a" < 1; all else is a fault of slagen's own.
            if _innermost(error) != lines.file:
                raise
            raise LibraryError(f"this cannot be worked out: {error}", lines.place(_failing_line(error, lines.file))) from None
        if len(text) > MAX_FILLED:
            raise LimitError(f"{lines.place(1)}: the clause would print more than {MAX_FILLED} characters")
        return _without_marks(text, tuple(table), lines)

    def _schedule(self, name: Any, **options: Any) -> Computed:
        if name not in self.schedules:
            raise guard.unknown_schedule(name, self.schedules)
        plain = {key: views.raw(value) for key, value in options.items()}
        return Computed(blocks_or_gap(lambda: self.schedules[name](self.terms, **plain)))


def check_text(source: str, place: Place, root: type, schedules: Collection[str] | None = None) -> None:
    """Raise LibraryError for the first construct that is not allowed, or else for every name that nothing has.

    Names are looked up in the type of the terms, and those of schedules in `schedules`, where they are given.
    """
    lines = Lines(place.file, place.line or 1)
    _, tree = _parsed(source, lines.file, lines.first_line)
    check = guard.NameCheck(root, lines, schedules)
    check.visit(tree, {})
    refuse(check.faults)


def everything(source: str, place: Place) -> Filled:
    """The text with every branch kept, every loop once, a dash for every answer and the plural of a choice of words."""
    table: list[Answer | Computed] = []

    def stand_in(match: re.Match[str]) -> str:
        tag = match.group(0)
        if not tag.startswith("{{"):
            return ""
        if words := PLURAL.search(tag):
            return words["many"]
        table.append(Computed(()) if re.match(r"\{\{\s*schedule\s*\(", tag) else Answer("–", ""))
        return f"{OPEN}{len(table) - 1}{CLOSE}"

    lines = [(number, line) for number, line in enumerate(source.split("\n")) if not SILENT_LINE.fullmatch(line)]
    text = "\n".join(TAG.sub(stand_in, line) for _, line in lines)
    return Filled(text, tuple(table), tuple((place.line or 1) + number for number, _ in lines), place.file)


def check_body(clause: ClauseText, root: type, schedules: Collection[str] | None = None) -> None:
    """Check a clause's title and body without any answers. Raises LibraryError with line and nearest name."""
    title, body = Place(clause.place.file, clause.title_line), Place(clause.place.file, clause.body_line)
    texts = ((clause.title, title), (clause.body, body))
    refuse(found_by(partial(check_text, text, place, root, schedules) for text, place in texts))


def tree_of(source: str, place: Place) -> nodes.Template:
    """The syntax tree of a text that begins at `place`. Raises LibraryError for a construct that is not allowed."""
    return _parsed(source, place.file, place.line or 1)[1]


@lru_cache(maxsize=1024)
def _parsed(source: str, file: str, first_line: int) -> tuple[str, nodes.Template]:
    """The prepared text and its syntax tree, which holds nothing that is not allowed."""
    lines = Lines(file, first_line)
    if len(source) > MAX_CHARACTERS:
        raise LibraryError(f"a clause has at most {MAX_CHARACTERS} characters", lines.place(1))
    prepared = _prepared(source, lines)
    try:
        tree = _environment().parse(prepared)
        guard.check_safe(tree, lines)
    except TemplateSyntaxError as error:
        raise LibraryError(f"not a clause text: {error.message}", lines.place(error.lineno)) from None
    except RecursionError:
        raise LibraryError("nested too deeply", lines.place(1)) from None
    return prepared, tree


@lru_cache(maxsize=1)
def _store() -> CodeStore:
    return shipped_store()


def keep_compiled() -> None:
    """Keep the texts compiled so far for the next run."""
    _store().save()


@lru_cache(maxsize=1024)
def _compiled(source: str, file: str, first_line: int) -> CodeType:
    """The code of a text: from an earlier run, or compiled now."""
    key = key_of(source, file, first_line)
    code = _store().get(key)
    if code is None:
        prepared, _ = _parsed(source, file, first_line)
        lines = Lines(file, first_line)
        try:
            code = _environment().compile(_environment().parse(prepared), filename=file)
        except (RecursionError, MemoryError):
            # The compiler says of too many branches in a row that it lacks memory.
            raise LibraryError("nested too deeply, or too many branches in a row", lines.place(1)) from None
        except TemplateSyntaxError as error:
            raise LibraryError(f"not a clause text: {error.message}", lines.place(error.lineno)) from None
        _store().put(key, code)
    return code


def _prepared(source: str, lines: Lines) -> str:
    """Lines of tags only lose their newline (it moves into the tag); the others end in a mark with their number."""
    prepared: list[str] = []
    for number, line in enumerate(source.split("\n"), start=1):
        place = lines.place(number)
        if re.search(r"\{[%{#][-+]|[-+][%}#]\}", line):
            raise LibraryError("the signs - and + in tags are not allowed", place)
        if re.search(r"\{%\s*raw", line):
            raise LibraryError("raw is not allowed in a clause", place)
        if re.search(r"\{[%{#]", TAG.sub("", line)):
            raise LibraryError("a tag begins and ends on one line", place)
        if any(OPEN <= letter <= "\uf8ff" for letter in line):
            raise LibraryError("private-use characters are not allowed", place)
        if SILENT_LINE.fullmatch(line):
            bare = line.strip()
            prepared.append(f"{bare[:-2]}\n{bare[-2:]}")
        else:
            mark = f"{LINE_OPEN}{number}{LINE_CLOSE}" if line.strip() else ""
            prepared.append(f"{line}{mark}\n")
    return "".join(prepared).removesuffix("\n")


def _without_marks(text: str, table: tuple[Answer | Computed, ...], lines: Lines) -> Filled:
    numbers: list[int] = []
    kept: list[str] = []
    now = 1
    for line in text.split("\n"):
        found = LINE_MARK.search(line)
        now = int(found.group(1)) if found else now
        numbers.append(lines.place(now).line)
        kept.append(LINE_MARK.sub("", line))
    return Filled("\n".join(kept), table, tuple(numbers), lines.file)


def _failing_line(error: BaseException, file: str) -> int:
    """The template's line of the innermost frame that belongs to it; Jinja puts template lines into the traceback."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == file:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _innermost(error: BaseException) -> str:
    """The file of the code that raised the error."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace.tb_frame.f_code.co_filename if trace else ""


def _message(error: LibraryError | UndefinedError) -> str:
    return error.message if isinstance(error, LibraryError) else f"unknown name: {error.message}"
