"""Lines laid over the skin of one body, bound to it so that they follow a pose."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tongren.body.template import load_template
from tongren.locator import Located
from tongren.locator.topology import WHOLE
from tongren.person import PointPosition
from tongren.web.courses import Tracer

Floats = NDArray[np.float64]

#: Distance between the nodes of a line, and how many there are at most.
NODE_M = 0.006
MOST_NODES = 72
#: Length of the mean way out below which the ends of a line face opposite ways.
FACING = 0.35
#: Neighbouring nodes of a line that runs over the skin lie nearer than this, metres.
LEAP_M = 0.018


class Line(NamedTuple):
    """``hits`` (n, 7) of the nodes; ``stops``: which nodes are those that were asked for."""

    hits: Floats
    stops: tuple[int, ...]


class Draper:
    """Lays lines on the skin of one body. Places are hits (7,): position, face, barycentric."""

    def __init__(self, located: Located) -> None:
        self.located = located
        self._body = np.zeros(1, dtype=np.intp)
        self._whole = located.locator.topology.index.region(WHOLE)

    @cached_property
    def _tracer(self) -> Tracer:
        return Tracer(self.located.vertices[0], load_template())

    def nearest(self, places: Floats) -> Floats:
        """(k, 7) the skin nearest to places (k, 3)."""
        regions = np.full(len(places), self._whole)
        return np.asarray(self.located.skin.closest(places[:, None], self._body, regions)[:, 0])

    def straight(self, start: Floats, stop: Floats, stops: Sequence[float] = ()) -> Line:
        """A straight way as it shows on the skin, seen from where its ends face.

        ``stops``: shares of the way that become nodes too.
        """
        shares = _shares(float(np.linalg.norm(stop - start)), stops)
        places = start + shares[:, None] * (stop - start)
        return Line(self._seen(places, shares), _indices(shares, stops))

    def curve(self, path: Floats, stops: Sequence[float] = ()) -> Line:
        """A path (k, 3) that lies on the skin already; ``stops`` are shares of its length."""
        length = float(np.linalg.norm(np.diff(path, axis=0), axis=1).sum())
        shares = _shares(length, stops)
        return Line(self.nearest(_at_shares(path, shares)), _indices(shares, stops))

    def facing(self, place: Floats) -> Floats:
        """(3,) which way the skin faces at a place on it."""
        return self._normal(self.nearest(place[None])[0])

    def _seen(self, places: Floats, shares: Floats) -> Floats:
        """(n, 7) the skin over a straight way: the first manner that makes no leap, or the best."""
        best, least = self.nearest(places), np.inf
        for hits in (self._cast(places, shares, best), best, self._walked(best, shares)):
            if hits is None:
                continue
            leap = float(np.linalg.norm(np.diff(hits[:, :3], axis=0), axis=1).max())
            if leap < least:
                best, least = hits, leap
            if leap < LEAP_M:
                break
        return best

    def _cast(self, places: Floats, shares: Floats, near: Floats) -> Floats | None:
        """Along the way out of both ends; None where they face opposite ways or a line misses."""
        way = places[-1] - places[0]
        way = way / max(float(np.linalg.norm(way)), 1e-9)
        first, last = self._normal(near[0]), self._normal(near[-1])
        out = first * (1 - shares[:, None]) + last * shares[:, None]
        out -= (out @ way)[:, None] * way
        regions = np.full(len(places), self._whole)
        cast = self.located.skin.cast(places[:, None], out[:, None], self._body, regions)[:, 0]
        if np.isnan(cast).any() or (np.linalg.norm(out, axis=1) < FACING).any():
            return None
        return np.asarray(cast)

    def _walked(self, near: Floats, shares: Floats) -> Floats | None:
        """From end to end over the skin, as meridians are drawn."""
        start, stop = (self._position(hit) for hit in (near[0], near[-1]))
        line = self._tracer.trace(start, stop)
        if line is None:
            return None
        vertices = self.located.vertices[0]
        over = [vertices[a] + share * (vertices[b] - vertices[a]) for a, b, share in line]
        path = np.array([start.xyz_m, *over, stop.xyz_m])
        return self.nearest(_at_shares(path, shares))

    def _position(self, hit: Floats) -> PointPosition:
        normal = self._normal(hit)
        return PointPosition("", "", "left", hit[:3], normal, int(hit[3]), hit[4:], 0.0)

    def _normal(self, hit: Floats) -> Floats:
        corners = self.located.vertices[0, self.located.locator.topology.faces[int(hit[3])]]
        normal = np.cross(corners[1] - corners[0], corners[2] - corners[0])
        return np.asarray(normal / max(float(np.linalg.norm(normal)), 1e-12))


def _at_shares(path: Floats, shares: Floats) -> Floats:
    """(n, 3) places at shares of the length of a path (k, 3)."""
    steps = np.linalg.norm(np.diff(path, axis=0), axis=1)
    reach = np.concatenate([[0.0], np.cumsum(steps)])
    return np.stack([np.interp(shares * reach[-1], reach, path[:, k]) for k in range(3)], axis=1)


def _shares(length_m: float, stops: Sequence[float]) -> Floats:
    count = int(np.clip(np.ceil(length_m / NODE_M), 2, MOST_NODES)) + 1
    return np.unique(np.concatenate([np.linspace(0, 1, count), np.asarray(stops, dtype=float)]))


def _indices(shares: Floats, stops: Sequence[float]) -> tuple[int, ...]:
    return tuple(int(np.abs(shares - stop).argmin()) for stop in stops)
