"""The syntax tree of a clause text is walked: anything but the few allowed constructs is a located error."""

from __future__ import annotations

import inspect
from collections.abc import Collection
from typing import Any

from jinja2 import nodes

from slagen.assembly.filters import FILTERS
from slagen.errors import LibraryError, Place
from slagen.library import names
from slagen.library.names import Shape, Shapes

ANYTHING: Shapes = (Shape(Any),)
LOOP_NAMES = ("index", "first", "last", "length")
MAX_LITERAL = 200
MAX_LOOPS = 3
MAX_DEPTH = 60
ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.Name, nodes.Getattr, nodes.Getitem,
    nodes.For, nodes.If, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr,
    nodes.Filter, nodes.Call, nodes.Keyword, nodes.Tuple, nodes.List,
)  # fmt: skip


class Lines:
    """Where a line of the template stands in its file."""

    def __init__(self, file: str, first_line: int) -> None:
        self.file, self.first_line = file, first_line

    def place(self, line: int) -> Place:
        """The place of a line of the template, counted from 1."""
        return Place(self.file, self.first_line + line - 1)


def check_safe(tree: nodes.Node, lines: Lines, loops: int = 0, depth: int = 0) -> None:
    """Raise LibraryError at the first construct that is not on the list."""
    place = lines.place(tree.lineno or 1)
    if depth > MAX_DEPTH:
        raise LibraryError("nested too deeply", place)
    if not isinstance(tree, ALLOWED):
        raise LibraryError(f"{type(tree).__name__.lower()} is not allowed in a clause", place)
    match tree:
        case nodes.Const(value=value):
            if isinstance(value, bool | float) or value is None or (isinstance(value, int) and abs(value) > 10**9):
                raise LibraryError(f"{value!r} is not allowed in a clause", place)
            if isinstance(value, str) and len(value) > MAX_LITERAL:
                raise LibraryError(f"a text in quotes has at most {MAX_LITERAL} characters", place)
        case nodes.Name(name=name) | nodes.Getattr(attr=name):
            _refuse_underscore(name, place)
        case nodes.Getitem(arg=nodes.Const(value=str() | int() as value)):
            _refuse_underscore(str(value), place)
        case nodes.Getitem():
            raise LibraryError("only a number or a text may stand in [ ]", place)
        case nodes.Filter(name=name):
            if name not in FILTERS:
                raise LibraryError(f"unknown filter {name!r}; allowed: {', '.join(FILTERS)}", place)
            _no_stars(tree, place)
            _check_options(tree, place)
        case nodes.Call(node=callee):
            if not (isinstance(callee, nodes.Name) and callee.name == "schedule"):
                raise LibraryError("nothing but schedule(…) can be called", place)
            if len(tree.args) != 1 or not isinstance(tree.args[0], nodes.Const):
                raise LibraryError('write schedule("name") with options as name=value', place)
            _no_stars(tree, place)
        case nodes.CondExpr(expr2=None):
            raise LibraryError("an if inside {{ }} needs its else", place)
        case nodes.For():
            loops += 1
            if loops > MAX_LOOPS:
                raise LibraryError(f"loops nest at most {MAX_LOOPS} deep", place)
            if tree.recursive or not isinstance(tree.target, nodes.Name):
                raise LibraryError("a loop has one name: {% for item in list %}", place)
            if tree.target.name in ("loop", "schedule"):
                raise LibraryError(f"{tree.target.name!r} cannot be the name of a loop", place)
    for child in tree.iter_child_nodes():
        check_safe(child, lines, loops, depth + 1)


def _refuse_underscore(name: str, place: Place) -> None:
    if name.startswith("_"):
        raise LibraryError(f"names that begin with _ are not allowed: {name!r}", place)


def _check_options(node: nodes.Filter, place: Place) -> None:
    given, code = len(node.args) + len(node.kwargs), FILTERS[node.name].__code__
    takes = code.co_varnames[1 : code.co_argcount]
    more = bool(code.co_flags & inspect.CO_VARARGS)
    if given < len(takes) or (given > len(takes) and not more) or any(option.key not in takes for option in node.kwargs):
        words = f"{', '.join(takes)}{' and more' if more else ''}"
        raise LibraryError(f"the filter {node.name!r} takes {words or 'nothing more'}", place)


def _no_stars(node: nodes.Filter | nodes.Call, place: Place) -> None:
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        raise LibraryError("* and ** are not allowed in a clause", place)


class NameCheck:
    """Every dotted name of a template, loop variables included, is looked up in the types of the terms.

    `schedules` are the names that can be asked for; without them, any is taken on trust.
    `faults` fills up while the tree is visited.
    """

    def __init__(self, root: type, lines: Lines, schedules: Collection[str] | None = None) -> None:
        self.root, self.lines, self.schedules = root, lines, schedules
        self.faults: list[LibraryError] = []

    def visit(self, node: nodes.Node, scope: dict[str, Shapes]) -> None:
        """Note each unknown name, with its line and the nearest name."""
        if isinstance(node, nodes.For):
            self.visit_loop(node, scope)
        elif isinstance(node, nodes.Output):
            for part in node.nodes:
                self.printed(part, scope)
        elif isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem) or _is_having(node):
            self.noted(node, scope)
        else:
            if isinstance(node, nodes.Call):
                self.visit_call(node)
            for child in node.iter_child_nodes():
                if not (isinstance(node, nodes.Call) and child is node.node):
                    self.visit(child, scope)

    def visit_call(self, node: nodes.Call) -> None:
        """In `schedule("name", …)` the name is one of the schedules."""
        name = node.args[0].as_const()
        if self.schedules is not None and name not in self.schedules:
            self.faults.append(unknown_schedule(name, self.schedules, self.lines.place(node.lineno)))

    def visit_loop(self, node: nodes.For, scope: dict[str, Shapes]) -> None:
        assert isinstance(node.target, nodes.Name)  # check_safe came first
        above = self.noted(node.iter, scope)
        found = above if above is ANYTHING else names.items(above, self.root)
        if not found:
            self.faults.append(LibraryError("this is no list and cannot be walked over", self.lines.place(node.lineno)))
        inner = {**scope, node.target.name: found or ANYTHING, "loop": ()}
        for child in [*([node.test] if node.test else []), *node.body]:
            self.visit(child, inner)
        for child in node.else_:
            self.visit(child, scope)

    def printed(self, node: nodes.Node, scope: dict[str, Shapes]) -> None:
        if not isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            self.visit(node, scope)
            return
        found = self.noted(node, scope)
        place = self.lines.place(node.lineno)
        if found is ANYTHING:
            return
        if found and all(shape.hint is bool for shape in found):
            self.faults.append(LibraryError("yes or no cannot be printed: use an if", place))
        if found and all(not names.is_scalar(shape) and not names.field_hints(shape.hint) for shape in found):
            self.faults.append(LibraryError("a list is printed with join_and, join_or or a loop", place))

    def noted(self, node: nodes.Node, scope: dict[str, Shapes]) -> Shapes:
        """The shapes of a name; a name that nothing has is noted once and may then be anything."""
        try:
            return self.shapes(node, scope)
        except LibraryError as fault:
            self.faults.append(fault)
            return ANYTHING

    def shapes(self, node: nodes.Node, scope: dict[str, Shapes]) -> Shapes:
        place = self.lines.place(node.lineno)
        match node:
            case nodes.Name(name=name):
                if name in scope:
                    return scope[name]
                return names.resolve((name,), names.root_shapes(self.root), self.root, place)
            case nodes.Getattr(node=nodes.Name(name="loop"), attr=name) if "loop" in scope:
                if name not in LOOP_NAMES:
                    raise names.unknown(("loop", name), LOOP_NAMES, place)
                return ()
            case (
                nodes.Getattr(node=parent, attr=name)
                | nodes.Getitem(node=parent, arg=nodes.Const(value=str() as name))
            ):
                above = self.shapes(parent, scope)
                if above is ANYTHING:
                    return ANYTHING
                found = names.child(above, name, self.root)
                if not found:
                    raise names.unknown((*_spelled(parent), name), names.names_of(above), place)
                return found
            case nodes.Getitem(node=parent):
                above = self.shapes(parent, scope)
                return above if above is ANYTHING else names.items(above, self.root)
            case nodes.Filter(name="having", node=nodes.Node() as table, args=[nodes.Const(value=name), *_]):
                found = self.shapes(table, scope)
                records = found if found is ANYTHING else names.items(found, self.root)
                if records is not ANYTHING and not names.child(records, str(name), self.root):
                    raise names.unknown((str(name),), names.names_of(records), place)
                return found
        self.visit(node, scope)
        return ()


def _is_having(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Filter) and node.name == "having"


def unknown_schedule(name: object, schedules: Collection[str], place: Place | None = None) -> LibraryError:
    """The error for a schedule that there is not, with the nearest one."""
    near = names.near_hint(str(name), schedules) or f"; there are: {', '.join(schedules)}"
    return LibraryError(f"unknown schedule {name!r}{near}", place)


def _spelled(node: nodes.Node) -> tuple[str, ...]:
    match node:
        case nodes.Name(name=name):
            return (name,)
        case nodes.Getattr(node=parent, attr=name):
            return (*_spelled(parent), name)
        case nodes.Getitem(node=parent, arg=nodes.Const(value=value)):
            return (*_spelled(parent), str(value))
    return ()
