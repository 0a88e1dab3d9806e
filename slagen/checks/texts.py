"""Terms become the texts in them, each with its path: what somebody wrote in words of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from slagen.terms.base import Term


def texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of more than one word, with its path, in the order of the terms; ids and choices are single words."""
    if isinstance(value, str):
        if " " in value.strip():
            yield path, value
    elif isinstance(value, Term):
        for name in value.__struct_fields__:
            yield from texts(getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from texts(item, f"{path}.{key}")
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from texts(item, f"{path}.{place}")
