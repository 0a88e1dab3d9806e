"""A schedule becomes its blocks, or where a table cannot be computed the words that stand in its place."""

from __future__ import annotations

from collections.abc import Callable

from slagen.document.nodes import Block, Paragraph, Text


def blocks_or_gap(build: Callable[[], tuple[Block, ...]]) -> tuple[Block, ...]:
    """What `build` makes; a gap where it divides by nothing or misses a record, which the rule D-TABLE finds."""
    try:
        return build()
    except (ValueError, ArithmeticError, LookupError) as error:
        why = f": {error}" if type(error) is ValueError and str(error) else ""
        words = f"A table is missing here, because it cannot be computed from the answers{why}."
        return (Paragraph((Text(words),), "gap"),)
