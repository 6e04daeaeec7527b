"""The bookkeeping of searches: which clusters a query tries, and the best that it has found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tongren.locator.clusters import GAP_M, Bools, Floats, Ints

_FIRST = 2  # clusters tried before the others are ruled out
_FEW = 300  # so few pairs of query and cluster are tried all at once


@dataclass(frozen=True, eq=False)
class Search:
    """Pairs of a query and a cluster. A query is a row of ``width`` instances and one of these."""

    row: Ints  #: (p,)
    instance: Ints  #: (p,)
    width: int
    cluster: Ints  #: (p,)
    bound: Floats  #: (p,) no face of the cluster is nearer than this

    @property
    def query(self) -> Ints:
        """(p,) the number of the query."""
        return self.row * self.width + self.instance

    def of_rows(self, rows: Ints) -> Search:
        """The same, with the rows renamed."""
        return replace(self, row=rows[self.row])


@dataclass(frozen=True, eq=False)
class Spheres:
    """The bounding spheres of clusters on some bodies, told from an origin nearby."""

    cluster: Ints  #: (c,)
    centre: NDArray[np.float32]  #: (i, 3, c)
    radius: NDArray[np.float32]  #: (i, c)
    square: NDArray[np.float32]  #: (i, c) of the distance of each centre from the origin
    origin: Floats  #: (i, 3)


def together(searches: list[Search]) -> Pairs:
    query = np.concatenate([each.query for each in searches])
    cluster = np.concatenate([each.cluster for each in searches])
    bound = np.concatenate([each.bound for each in searches])
    order = np.lexsort((bound, query))
    return Pairs(query[order], cluster[order], bound[order])


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pairs of a query and a cluster, by query and bound."""

    query: Ints
    cluster: Ints
    bound: Floats

    def in_turn(self, best: Best) -> Iterator[Pairs]:
        """First the nearest clusters of each query, then those that may still do better."""
        if len(self.query) < _FEW:
            yield self
            return
        starts, counts = runs(self.query)
        first = np.arange(len(self.query)) - np.repeat(starts, counts) < _FIRST
        yield self.part(first)
        yield self.part(~first & (self.bound <= best.distance[self.query] + GAP_M))

    def part(self, wanted: Bools) -> Pairs:
        return Pairs(self.query[wanted], self.cluster[wanted], self.bound[wanted])


def runs(values: Ints) -> tuple[Ints, Ints]:
    """Where runs of equal values start, and how long each is; ``values`` (p,) not empty."""
    begins = np.empty(len(values), dtype=bool)
    begins[0] = True
    np.not_equal(values[1:], values[:-1], out=begins[1:])
    starts = np.flatnonzero(begins)
    counts = np.empty_like(starts)
    np.subtract(starts[1:], starts[:-1], out=counts[:-1])
    counts[-1] = len(values) - starts[-1]
    return starts, counts


class Best:
    """The best offer that each query has had: the nearest face, of equals the first."""

    def __init__(self, count: int) -> None:
        self.distance = np.full(count, np.inf)
        self.face = np.full(count, -1, dtype=np.intp)
        self.extra = np.full((count, 3), np.nan)

    def offer(self, query: Ints, distance: Floats, face: Ints, *extra: Floats) -> None:
        """Offers for queries in rising order."""
        if not len(query):
            return
        starts, counts = runs(query)
        rounded = np.round(distance, 12)
        least = np.minimum.reduceat(rounded, starts)
        among = np.flatnonzero(rounded == np.repeat(least, counts))
        order = np.lexsort((face[among], query[among]))
        rows = among[order[runs(query[among][order])[0]]]
        target = query[rows]
        old, new = np.round(self.distance[target], 12), rounded[rows]
        better = (new < old) | ((new == old) & (face[rows] < self.face[target]))
        rows, target = rows[better], target[better]
        self.distance[target] = distance[rows]
        self.face[target] = face[rows]
        self.extra[target] = np.stack([each[rows] for each in extra], axis=1)
