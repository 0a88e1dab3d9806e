"""Single nodes of an answers file, and what may be said of them without knowing the terms."""

from __future__ import annotations

import re
from typing import Final

import msgspec
import yaml

from slagen.answers.findings import listed, most_like, nearest
from slagen.answers.lookalikes import is_blank
from slagen.answers.shapes import Field, Shape
from slagen.quantities.blank import blank_in

# The name under which a table of defaults holds what is assumed for each record that the answers name.
EACH: Final = "*"
ID_WORDS: Final = "up to 40 small letters a to z, digits and hyphens, a letter first, but not none, null, true or false"
# A record of such a name would be read as an answer where it is referred to.
_ID = re.compile(r"(?!(?:none|null|true|false)$)[a-z][a-z0-9-]{0,39}")
_OPEN_LISTS = ("[redacted]", "[●]", "[•]", "[blank]")


def is_id(name: str) -> bool:
    """Whether a record may have this name."""
    return _ID.fullmatch(name) is not None


def is_empty(node: yaml.Node) -> bool:
    """A key without an answer, or with one that nobody can see."""
    return isinstance(node, yaml.ScalarNode) and is_blank(node.value)


def of_each(node: yaml.Node | None) -> yaml.Node | None:
    """The default of every record, from a table of defaults."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for key, value in pairs if key.value.strip() == EACH), None)


def is_needed(default: yaml.Node) -> bool:
    """An empty group among a kind's defaults: it has no standard answer, and the kind cannot do without one."""
    return isinstance(default, yaml.MappingNode) and not default.value


def joined(path: str, part: str) -> str:
    """The path of a part."""
    return f"{path}.{part}" if path else part


def bracketed_blank(node: yaml.SequenceNode, may_be_list: bool) -> str:
    """`[redacted]` typed without quotes, which YAML takes for a list; nothing for any other list.

    Where a list may stand, `[party]` is one; only what no record is called counts there.
    """
    if len(node.value) == 1 and isinstance(node.value[0], yaml.ScalarNode) and not node.value[0].style:
        text = f"[{node.value[0].value}]"
        if text.lower() in _OPEN_LISTS or (not may_be_list and blank_in(text) == text):
            return text
    return ""


def mend_of_name(name: str, value: yaml.Node, keys: list[str]) -> str:
    """Words without a value are most often the rest of a sentence that a comma cut off."""
    if " " in name and is_empty(value):
        return "If it belongs to the text before it, put the whole text in quotes."
    return nearest(name, keys)


def mend_of_word(table: Shape | None, text: str, path: str) -> str:
    """One word where a table belongs: in a table with a name for the whole, how to say the word of the whole."""
    metas = table.key.metas if table and table.key else ()
    whole = next((str(meta.extra["whole"]) for meta in metas if meta.extra and "whole" in meta.extra), "")
    if not whole or table is None or table.item is None:
        return ""
    choices = [choice for shape in table.item.scalars() for choice in shape.choices]
    meant = most_like(text, choices)
    more = "" if meant else f", with one of {listed(choices)}"
    return f"For the whole agreement, write {path}: {{{whole}: {meant or '…'}}}{more}."


def within_a_typed_group(fields: tuple[Field, ...], assumptions: dict[str, yaml.Node]) -> dict[str, yaml.Node]:
    """What a kind's defaults may add to a group that the user typed: single values, and what the group cannot lack.

    A right, a table or a list that nobody typed must not slip into a group that its author thought finished.
    """
    needed = {field.key for field in fields if field.default() is msgspec.NODEFAULT}
    return {key: node for key, node in assumptions.items() if isinstance(node, yaml.ScalarNode) or key in needed}
