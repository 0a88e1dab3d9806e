"""A change from some answers to others is made in a third set of answers, which may hold more than both."""

from __future__ import annotations

from slagen.answers.plain import Tree, copied

Answers = dict[str, Tree]


def merged(base: Answers, before: Answers, after: Answers) -> Answers:
    """`base` with whatever differs between `before` and `after`; a new answer stands behind the one it follows there.

    Lists change as wholes. Nothing is changed in place.
    """
    result = {name: answer for name, answer in base.items() if name in after or name not in before}
    for name, answer in after.items():
        old, own = before.get(name), result.get(name)
        if isinstance(answer, dict) and isinstance(own, dict):
            result[name] = merged(own, old if isinstance(old, dict) else {}, answer)
        elif name in result and answer != old:
            result[name] = copied(answer)
        elif name not in result and answer != old:
            result = _put_in(result, name, copied(answer), list(after))
    return result


def _put_in(result: Answers, name: str, answer: Tree, order: list[str]) -> Answers:
    """The answers with one more, behind the last of those that come before it in `order`."""
    earlier = set(order[: order.index(name)])
    last = max((number for number, one in enumerate(result) if one in earlier), default=-1)
    entries = list(result.items())
    return dict([*entries[: last + 1], (name, answer), *entries[last + 1 :]])
