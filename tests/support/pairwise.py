"""Factors with their values become few rows in which every two values of two factors stand together at least once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations, product
from typing import Any

Row = dict[str, Any]
Choice = tuple[str, int]
Pair = tuple[Choice, Choice]
Factors = Mapping[str, Sequence[Any]]
Above = Mapping[str, Sequence[str]]
_PART = 2


def exhaustive(factors: Factors) -> list[Row]:
    """Every combination."""
    return [dict(zip(factors, values, strict=True)) for values in product(*factors.values())]


def pairwise(factors: Factors) -> list[Row]:
    """Rows that hold every pair. What stands below a factor, by its name (`a.b` below `a`), counts only beside the first
    value of that factor: a part of what is absent makes no difference.

    Greedy: each row starts with an open pair, and takes for each further factor, those above others first, the value that
    closes the most open pairs with what the row has already. The first value of a factor with others below it counts their
    open pairs as well, in part, since it lets them in. Ties go to the value used least so far.
    """
    above = {name: [other for other in factors if name.startswith((f"{other}.", f"{other}:"))] for name in factors}
    below = {name: [other for other in factors if name in above[other]] for name in factors}
    order = sorted(factors, key=lambda one: (len(above[one]), -len(factors[one])))
    open_pairs = dict.fromkeys(pair for pair in _pairs(factors) if _possible(pair, above))
    left = Counter(name for pair in open_pairs for name, _ in pair)
    used: Counter[Choice] = Counter()
    rows: list[Row] = []
    while open_pairs:
        row = _started(next(iter(open_pairs)), above)
        for name in order:
            if name not in row:
                lets_in = sum(left[other] for other in below[name]) / (_PART * len(factors))
                row[name] = min(
                    range(len(factors[name])),
                    key=lambda value: (
                        -_closed(open_pairs, row, (name, value)) - (0 if value else lets_in), used[name, value], value,
                    ),
                )  # fmt: skip
        live = sorted(choice for choice in row.items() if all(row[one] == 0 for one in above[choice[0]]))
        for pair in combinations(live, 2):
            if pair in open_pairs:
                del open_pairs[pair]
                left.subtract(name for name, _ in pair)
        used.update(live)
        rows.append({name: factors[name][row[name]] for name in factors})
    return rows


def _pairs(factors: Factors) -> list[Pair]:
    choices = {name: [(name, place) for place in range(len(factors[name]))] for name in factors}
    return [pair for first, second in combinations(sorted(factors), 2) for pair in product(choices[first], choices[second])]


def _possible(pair: Pair, above: Above) -> bool:
    (first, place), (second, other) = pair
    return not (place and first in above[second]) and not (other and second in above[first])


def _started(pair: Pair, above: Above) -> dict[str, int]:
    """A row with a pair and everything that both stand below."""
    return {one: 0 for name, _ in pair for one in above[name]} | dict(pair)


def _closed(open_pairs: Mapping[Pair, None], row: Mapping[str, int], chosen: Choice) -> int:
    return sum((chosen, one) in open_pairs or (one, chosen) in open_pairs for one in row.items())
