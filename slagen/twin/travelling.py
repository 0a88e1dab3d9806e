"""An answers file becomes the answers that may travel inside a document: no comment, no note, every other answer as typed."""

from __future__ import annotations

from typing import Any

import yaml

NEVER = ("margin", "notes", "ignore")
"""Answers at the top of the file that are for whoever writes it, and for nobody who receives the document."""
_WIDTH = 1_000_000


class _AsTyped(yaml.CSafeDumper):
    """Writes every text in the way it was typed: to slagen all answers are text, so none needs quotes to be one."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  # the base class declares it so


def travelling(answers: yaml.MappingNode) -> bytes:
    """YAML with the same answers in the same order, each with its own quotes and braces; the same bytes every time.

    `answers` is what the reader made of the file: nothing else of the file can be in the result.
    """
    kept = [pair for pair in answers.value if str(pair[0].value).strip() not in NEVER]
    root = yaml.MappingNode(answers.tag, kept, answers.start_mark, answers.end_mark, answers.flow_style)
    written = _written(root)
    if not _says(written, root):
        # Some texts cannot be written folded as they were typed; in double quotes, all can.
        _quote(root)
        written = _written(root)
    return written


def _says(written: bytes, root: yaml.Node) -> bool:
    try:
        again = yaml.compose(written, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return False
    return again is not None and shape(again) == shape(root)


def _written(root: yaml.Node) -> bytes:
    text: str = yaml.serialize(root, Dumper=_AsTyped, allow_unicode=True, width=_WIDTH)
    return text.encode("utf-8")


def _quote(node: yaml.Node) -> None:
    if isinstance(node, yaml.ScalarNode):
        node.style = '"' if node.style or "\n" in node.value else node.style
    for part in node.value if isinstance(node, yaml.CollectionNode) else ():
        for one in part if isinstance(part, tuple) else (part,):
            _quote(one)


def shape(node: yaml.Node) -> Any:
    """What of a tree counts for the terms: names, texts, whether a text stood in quotes, and their order.

    A text with a colon needs quotes inside braces, and means the same with them.
    """
    if isinstance(node, yaml.MappingNode):
        return [(key.value, shape(value)) for key, value in node.value]
    if isinstance(node, yaml.SequenceNode):
        return [shape(item) for item in node.value]
    return bool(getattr(node, "style", None)) and ":" not in node.value, node.value
