"""Plain answers become YAML on one line, in the manner of what stood there before."""

from __future__ import annotations

import yaml

from slagen.answers.plain import NOTHING, Tree
from slagen.answers.spelling import spelled

_ENDS_IN_BRACES = frozenset(",[]{}")


def inline(answer: Tree, style: str | None = None, *, braces: bool = False) -> str:
    """`{name: Gold, sites: [a, b]}`, or one text, quoted where YAML would read something else.

    `style` is the quotation mark that the answer had before, which a text keeps. Inside `braces` more must be quoted.
    """
    if isinstance(answer, dict):
        parts = (f"{name}: {inline(part, braces=True)}" for name, part in answer.items())
        return f"{{{', '.join(parts)}}}"
    if isinstance(answer, list):
        return f"[{', '.join(inline(part, braces=True) for part in answer)}]"
    if answer in NOTHING:
        # In quotes it would be a text of these letters.
        return answer
    if style == "'" and "\n" not in answer:
        return "'" + answer.replace("'", "''") + "'"
    text = spelled(answer)
    if text == answer and (style == '"' or (braces and not _reads_the_same_in_braces(answer))):
        return '"' + answer.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return text


def _reads_the_same_in_braces(text: str) -> bool:
    if _ENDS_IN_BRACES & set(text):
        return False
    try:
        node = yaml.compose(f"{{a: {text}}}", Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return False
    pair = node.value[0] if isinstance(node, yaml.MappingNode) and len(node.value) == 1 else None
    return pair is not None and isinstance(pair[1], yaml.ScalarNode) and pair[1].value == text
