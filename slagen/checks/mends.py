"""A finding that has exactly one right answer becomes the changes of answers that mend it, as `path=value`.

A figure that follows from others comes with the finding; what takes more than one change stands in `MENDS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from slagen.checks.band_tables import tables
from slagen.errors import Problem
from slagen.terms.agreement import Agreement
from slagen.terms.credits import Band

# What was typed at a path, letter for letter; nothing where it was not typed.
Typed = Callable[[str], str]
Mend = Callable[[Agreement, str, Typed], Iterator[str]]

_FROM, _TO = ("at_least", "above"), ("at_most", "below")


def mends(terms: Agreement, found: Iterable[Problem], typed: Typed) -> tuple[str, ...]:
    """The changes that mend all findings for which there is one right answer, each once, in the order of findings."""
    return tuple(dict.fromkeys(change for problem in found for change in _changes(terms, problem, typed)))


def _changes(terms: Agreement, problem: Problem, typed: Typed) -> Iterator[str]:
    if problem.right and typed(problem.path):
        yield f"{problem.path}={problem.right}"
    elif problem.id in MENDS:
        yield from MENDS[problem.id](terms, problem.path, typed)


def close_written_step(terms: Agreement, path: str, typed: Typed) -> Iterator[str]:
    """“up to 99.89 %” beside “from 99.90 %” means “below 99.90 %”: the gap is one step of the last decimal written.

    A wider gap may be mended from either side, or by a further band, so nobody but the parties can.
    """
    for table in tables(terms):
        for better, worse in zip(table.order, table.order[1:], strict=False):
            if f"{table.path}.bands.{worse.index}" != path:
                continue
            # On a line where lower is better, the edge towards the better band is the lower one.
            old, wanted, other = ("at_least", "above", "at_most") if table.lower else ("at_most", "below", "at_least")
            ends, begins = f"{path}.{old}", f"{table.path}.bands.{better.index}.{other}"
            mine, theirs = getattr(worse.band, old), getattr(better.band, other)
            if mine is None or theirs is None or mine.unit != theirs.unit or not typed(ends) or not typed(begins):
                continue
            step = Decimal(1).scaleb(max(_decimals(mine.value), _decimals(theirs.value)) * -1)
            if abs(theirs.value - mine.value) == step:
                yield f"{path}.{wanted}={typed(begins)}"
                yield f"{ends}="


def say_like_the_others(terms: Agreement, path: str, typed: Typed) -> Iterator[str]:
    """An edge without an operator gets the one that all other bands of its table have on that side."""
    for table in tables(terms):
        index = path.removeprefix(f"{table.path}.bands.")
        if not index.isdigit():
            continue
        band = table.scheme.bands[int(index)]
        names = {"edge_from": _only(table.scheme.bands, _FROM), "edge_to": _only(table.scheme.bands, _TO)}
        unsaid = [edge for edge in names if getattr(band, edge) is not None]
        if all(names[edge] and typed(f"{path}.{edge}") for edge in unsaid):
            for edge in unsaid:
                yield f"{path}.{names[edge]}={typed(f'{path}.{edge}')}"
                yield f"{path}.{edge}="


def _only(bands: Iterable[Band], operators: tuple[str, ...]) -> str:
    """The operator that the bands use on one side, where it is the same in all that say one."""
    used = {operator for band in bands for operator in operators if getattr(band, operator) is not None}
    return used.pop() if len(used) == 1 else ""


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


MENDS: Mapping[str, Mend] = {
    "B-CONTIG": close_written_step,
    "B-OPERATOR-MISSING": say_like_the_others,
}
