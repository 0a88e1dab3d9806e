"""Wished and needed widths of columns become widths that fill the line."""

from __future__ import annotations


def fit(wished: list[int], needed: list[int], total: int) -> list[int]:
    """Widen what is too narrow and take it from what is wider than it needs, each in proportion to its spare width."""
    if sum(needed) >= total:
        widths = [total * need // sum(needed) for need in needed]
    else:
        widths = [max(wish, need) for wish, need in zip(wished, needed, strict=True)]
        excess = sum(widths) - total
        spare = [width - need for width, need in zip(widths, needed, strict=True)]
        if excess > 0:
            widths = [width - excess * free // sum(spare) for width, free in zip(widths, spare, strict=True)]
    widths[-1] += total - sum(widths)
    return widths
