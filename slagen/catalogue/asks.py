"""A clause's body becomes the paths of the terms it needs, with * for the items of a table or list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from jinja2 import nodes

from slagen.library import names

ITEM = "*"
Path = tuple[str, ...]
Scope = Mapping[str, Path]


def paths_in(tree: nodes.Node, root: type, scope: Scope | None = None) -> tuple[str, ...]:
    """Every path that a text prints or asks about, in order of appearance; a part of a longer one that is there too goes."""
    found = list(dict.fromkeys(".".join(path) for path in _walk(tree, root, scope or {}) if path))
    return tuple(path for path in found if not any(other.startswith(f"{path}.") for other in found))


def path_of(node: nodes.Node, root: type, scope: Scope) -> Path:
    """The path of a dotted name, filters left aside; empty for anything else."""
    match node:
        case nodes.Filter(node=inner) if inner is not None:
            return path_of(inner, root, scope)
        case nodes.Name(name="loop" | "schedule"):
            return ()
        case nodes.Name(name=name):
            return scope.get(name, (name,))
        case nodes.Getattr(node=parent, attr=part):
            return _settled(path_of(parent, root, scope), part, root)
        case nodes.Getitem(node=parent, arg=nodes.Const(value=str() as part)):
            return _settled(path_of(parent, root, scope), part, root)
        case nodes.Getitem(node=parent):
            return _settled(path_of(parent, root, scope), ITEM, root)
    return ()


def inside(loop: nodes.For, root: type, scope: Scope) -> Scope:
    """The names that a loop's body knows."""
    assert isinstance(loop.target, nodes.Name)  # the guard lets nothing else pass
    return {**scope, loop.target.name: _settled(path_of(loop.iter, root, scope), ITEM, root)}


def _walk(node: nodes.Node, root: type, scope: Scope) -> Iterator[Path]:
    if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
        yield path_of(node, root, scope)
    elif isinstance(node, nodes.For):
        yield from _walk(node.iter, root, scope)
        inner = inside(node, root, scope)
        for child in [*([node.test] if node.test else []), *node.body]:
            yield from _walk(child, root, inner)
        for child in node.else_:
            yield from _walk(child, root, scope)
    else:
        for child in node.iter_child_nodes():
            yield from _walk(child, root, scope)


def _settled(above: Path, part: str, root: type) -> Path:
    """One step further. What stands in a record that another only names is a term of the record."""
    if not above or part == "id":
        return above
    for hint in _hints(above, root):
        targets = names.refers_to(hint)
        if targets and part != ITEM:
            return (*targets[0].split("."), ITEM, part)
    return (*above, part)


def _hints(path: Path, root: type) -> tuple[Any, ...]:
    """The annotations that a path may have."""
    now: tuple[Any, ...] = (root,)
    for part in path:
        options = [(option, names.bare(option)) for hint in now for option in names.alternatives(hint)]
        following: list[Any] = []
        for option, plain in options:
            origin, arguments = get_origin(plain), get_args(plain)
            if origin is dict:
                following.append(arguments[1])
            elif origin in (tuple, list, frozenset):
                # A reference that is declared on the whole list holds for each of its items.
                following.append(option if names.refers_to(option) and arguments[0] is str else arguments[0])
            elif part in names.field_hints(plain):
                following.append(names.field_hints(plain)[part])
        now = tuple(following)
    return now
