"""A result becomes the band that it reaches."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from slagen.quantities import Measure
from slagen.terms.credits import Band


def in_band(band: Band, result: Measure) -> bool:
    """Whether a result lies in a band; `edge_from` is read as included and `edge_to` as not.

    A result in another unit than an edge lies in no band.
    """
    edges = (band.at_least, band.above, band.below, band.at_most, band.edge_from, band.edge_to)
    if any(edge is not None and not edge.comparable(result) for edge in edges):
        return False
    return (
        (band.at_least is None or result >= band.at_least)
        and (band.above is None or result > band.above)
        and (band.below is None or result < band.below)
        and (band.at_most is None or result <= band.at_most)
        and (band.edge_from is None or result >= band.edge_from)
        and (band.edge_to is None or result < band.edge_to)
    )


def band_edges(band: Band) -> tuple[Measure | None, Measure | None]:
    """The lower and the upper edge of a band, whatever their operators."""
    return band.at_least or band.above or band.edge_from, band.below or band.at_most or band.edge_to


def nested(bands: tuple[Band, ...]) -> bool:
    """Whether all bands are open on the same side, such as below 99.9 % and below 99 %: each holds the next.

    Then the worst band that is reached counts, and two bands at once are no contradiction.
    """
    if len(bands) < 2:
        return False
    lows, highs = zip(*(band_edges(band) for band in bands), strict=True)
    open_below = not any(lows) and _distinct(highs)
    return open_below or (not any(highs) and _distinct(lows))


def _distinct(edges: tuple[Measure | None, ...]) -> bool:
    """Whether every edge is there and none stands twice."""
    return None not in edges and len({(edge.value, edge.unit) for edge in edges if edge is not None}) == len(edges)


def band_reached(bands: tuple[Band, ...], result: Measure) -> Band | None:
    """The band of a result, the one with the largest credit where several hold it; None where none does."""
    found = [band for band in bands if in_band(band, result)]
    return max(found, key=lambda band: band.credit.value, default=None)


def paying_bands(bands: Iterable[Band]) -> list[Band]:
    """Bands that pay, those nearest to the target first (availability: the highest results)."""
    paying = [band for band in bands if band.credit.value > 0 and band_edges(band)[1] is not None]
    return sorted(paying, key=_upper_edge, reverse=True)


def _upper_edge(band: Band) -> Decimal:
    high = band_edges(band)[1]
    return high.value if high is not None else Decimal(0)
