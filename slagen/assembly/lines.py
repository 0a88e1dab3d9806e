"""Inlines as read become inlines as the document wants them: one text where texts meet, no empty one."""

from __future__ import annotations

from slagen.document.nodes import Inline, Text


def merged(found: list[Inline]) -> tuple[Inline, ...]:
    """Neighbouring texts become one; empty ones go."""
    result: list[Inline] = []
    for node in found:
        last = result[-1] if result else None
        if isinstance(node, Text) and isinstance(last, Text):
            result[-1] = Text(last.text + node.text)
        elif not (isinstance(node, Text) and not node.text):
            result.append(node)
    return tuple(result)


def stripped(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A line without blanks at its ends."""
    nodes = list(content)
    if nodes and isinstance(nodes[0], Text):
        nodes[0] = Text(nodes[0].text.lstrip(" "))
    if nodes and isinstance(nodes[-1], Text):
        nodes[-1] = Text(nodes[-1].text.rstrip(" "))
    return merged(nodes)
