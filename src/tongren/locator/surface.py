"""The skin as something a line can meet: exact, fast ray casts and closest places.

On a body each cluster of faces gets a bounding sphere. A query tries the faces of the clusters
nearest to it first, then those that might still do better, so the answer is that of a search
through all faces.

Shapes: ``b`` bodies, ``n`` vertices, ``g`` steps, ``i`` instances, ``c`` clusters. Metres.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tongren.locator.clusters import Bools, Floats, Ints, SkinIndex, bounding_spheres
from tongren.locator.search import Best, Pairs, Search, Spheres, together
from tongren.locator.triangles import closest_barycentric, cross_lines

_MARGIN = np.float32(2e-6)  # square metres that single precision may be wrong by in a region
_BOUND = np.float32(3e-4)  # metres that a distance between places of a region may be wrong by
_PORTION = 1500  # queries answered together
_AT_ONCE = 60_000  # so many pairs of query and sphere of any region are looked at all at once


class Skin:
    """The skins of ``b`` bodies of one template, ready for queries.

    ``vertices``: (b, n, 3) metres.
    """

    def __init__(self, index: SkinIndex, vertices: Floats) -> None:
        self.index, self.vertices = index, vertices
        self._centre, self._radius = bounding_spheres(vertices, index.cluster_corners)
        self._spheres_of: dict[tuple[int, bytes], Spheres] = {}
        self._flat = np.ascontiguousarray(vertices.reshape(-1, 3).T)  # (3, b n)

    def cast(self, origin: Floats, direction: Floats, body: Ints, region: Ints) -> Floats:
        """For each line through ``origin`` along ``direction``, the way out nearest to ``origin``.

        A *way out* is a crossing where the line leaves the body, looking along ``direction``; it
        may lie behind the origin when the origin is already outside. ``origin`` and ``direction``
        (g, i, 3), ``body`` (i,), ``region`` (g,). Returns hits (g, i, 7): position, face,
        barycentric; NaN where the line misses.
        """
        size = np.sqrt(np.einsum("gik,gik->gi", direction, direction))[..., None]
        direction = direction / np.where(size > 0, size, np.nan)
        hits = np.empty((*origin.shape[:2], 7))
        for part in _portions(*origin.shape[:2]):
            o, d, bodies = origin[:, part], direction[:, part], body[part]
            searches = [
                self._near_lines(o[rows], d[rows], spheres, mask).of_rows(rows)
                for spheres, mask, rows in self._groups(region, bodies)
            ]
            owner = np.tile(bodies, len(o))
            found = self._nearest_way_out(
                together(searches), o.reshape(-1, 3), d.reshape(-1, 3), owner
            )
            hits[:, part] = found.reshape(*o.shape[:2], 7)
        return hits

    def closest(self, point: Floats, body: Ints, region: Ints) -> Floats:
        """The place of the skin nearest to each ``point`` (g, i, 3), as hits (g, i, 7).

        For a point on the midline it is the nearest place on the midline: beside it there are two.
        """
        hits = np.empty((*point.shape[:2], 7))
        for part in _portions(*point.shape[:2]):
            p, bodies = point[:, part], body[part]
            searches = [
                self._near_points(p[rows], spheres, mask).of_rows(rows)
                for spheres, mask, rows in self._groups(region, bodies)
            ]
            flat, owner = p.reshape(-1, 3), np.tile(bodies, len(p))
            found = self._nearest_place(together(searches), flat, owner)
            middle = np.flatnonzero(flat[:, 0] == 0.0)
            for number, queries in _by_region(region[middle // len(bodies)]):
                rows = middle[queries]
                found[rows] = self._nearest_on_seam(flat[rows], owner[rows], number)
            hits[:, part] = found.reshape(*p.shape[:2], 7)
        return hits

    # ---- which clusters a query can reach ----

    def _groups(self, region: Ints, body: Ints) -> Iterator[tuple[Spheres, Bools | None, Ints]]:
        """Rows that are searched together: those of one region, or few of many regions at once.

        With each the spheres to search, and which of these count for which row.
        """
        groups = _by_region(region)
        every = self.index.region_masks.shape[1]
        if len(groups) > 2 and len(region) * len(body) * every <= _AT_ONCE:
            rows = np.arange(len(region))
            yield self._spheres(body, -1), self.index.region_masks[region], rows
        else:
            for number, rows in groups:
                yield self._spheres(body, number), None, rows

    def _near_lines(self, o: Floats, d: Floats, spheres: Spheres, mask: Bools | None) -> Search:
        o = (o - spheres.origin).swapaxes(0, 1).astype(np.float32)  # (i, g, 3)
        d = d.swapaxes(0, 1).astype(np.float32)
        along = d @ spheres.centre  # (i, g, c)
        along -= np.einsum("igk,igk->ig", o, d)[..., None]
        depth = o @ spheres.centre
        depth *= 2
        depth -= np.einsum("igk,igk->ig", o, o)[..., None]
        depth += (spheres.radius**2 - spheres.square)[:, None]
        depth += np.square(along)
        near = depth >= -_MARGIN
        if mask is not None:
            near &= mask
        found = np.flatnonzero(near)
        half = np.sqrt(np.maximum(depth.ravel()[found] + _MARGIN, 0))
        bound: Floats = np.abs(along.ravel()[found]).astype(float) - half - 1e-5
        instance, row, cluster = np.unravel_index(found, near.shape)
        return Search(row, instance, len(spheres.centre), spheres.cluster[cluster], bound)

    def _near_points(self, p: Floats, spheres: Spheres, mask: Bools | None) -> Search:
        p = (p - spheres.origin).swapaxes(0, 1).astype(np.float32)
        gap = p @ spheres.centre
        gap *= -2
        gap += spheres.square[:, None]
        gap += np.einsum("igk,igk->ig", p, p)[..., None]
        np.maximum(gap, 0, out=gap)
        np.sqrt(gap, out=gap)
        if mask is not None:
            gap += np.where(mask, np.float32(0), np.float32(np.inf))
        bound = gap - (spheres.radius[:, None] + _BOUND)
        gap += spheres.radius[:, None]
        reach = gap.min(axis=2, keepdims=True) + _BOUND
        near = np.flatnonzero(bound <= reach)
        found = bound.ravel()[near].astype(float)
        instance, row, cluster = np.unravel_index(near, bound.shape)
        return Search(row, instance, len(spheres.centre), spheres.cluster[cluster], found)

    def _spheres(self, body: Ints, region: int) -> Spheres:
        """The spheres of a region on some bodies; of all regions for −1."""
        key = region, body.tobytes()
        if key not in self._spheres_of:
            every = np.arange(self._centre.shape[1])
            clusters = every if region < 0 else self.index.region_clusters[region]
            origin = self._centre[body, clusters[0]]
            centre = self._centre[body[:, None], clusters] - origin[:, None]
            self._spheres_of[key] = Spheres(
                clusters,
                np.ascontiguousarray(centre.swapaxes(1, 2)),
                self._radius[body[:, None], clusters],
                np.einsum("ick,ick->ic", centre, centre),
                origin.astype(float),
            )
        return self._spheres_of[key]

    # ---- the faces of those clusters ----

    def _nearest_way_out(self, search: Pairs, o: Floats, d: Floats, owner: Ints) -> Floats:
        best = Best(len(o))
        for now in search.in_turn(best):
            query, face = self._faces(now)
            corners = self._corners(face, owner[query])
            good, t, u, v = cross_lines(o[query].T, d[query].T, corners)
            best.offer(query[good], np.abs(t), face[good], t, u, v)
        hits = np.full((len(o), 7), np.nan)
        rows = np.flatnonzero(best.face >= 0)
        t, u, v = best.extra[rows].T
        hits[rows, :3] = o[rows] + t[:, None] * d[rows]
        hits[rows, 3] = best.face[rows]
        hits[rows, 4:] = _tidy(np.stack([1 - u - v, u, v], axis=1))
        return hits

    def _nearest_place(self, search: Pairs, p: Floats, owner: Ints) -> Floats:
        best = Best(len(p))
        for now in search.in_turn(best):
            query, face = self._faces(now)
            corners = self._corners(face, owner[query])
            bary, square = closest_barycentric(p[query].T, corners)
            best.offer(query, np.sqrt(square), face, *bary)
        hits = np.full((len(p), 7), np.nan)
        rows = np.flatnonzero(best.face >= 0)
        bary = best.extra[rows]
        corners = self._corners(best.face[rows], owner[rows])
        hits[rows, :3] = sum(bary[:, k, None] * corners[k].T for k in range(3))
        hits[rows, 3] = best.face[rows]
        hits[rows, 4:] = _tidy(bary)
        return hits

    def _nearest_on_seam(self, p: Floats, owner: Ints, region: int) -> Floats:
        """(q, 7) the hits nearest to places (q, 3) among a region's edges on the midline."""
        hits, seam = np.full((len(p), 7), np.nan), self.index.region_seams[region]
        if not len(seam):
            return hits
        corners = self.index.faces[seam[:, 0]]
        start, stop = (np.take_along_axis(corners, seam[:, k : k + 1], axis=1) for k in (1, 2))
        a = self.vertices[owner[:, None], start[:, 0]]  # (q, s, 3)
        along = self.vertices[owner[:, None], stop[:, 0]] - a
        size = np.maximum(np.einsum("qsk,qsk->qs", along, along), 1e-30)
        t = np.clip(np.einsum("qsk,qsk->qs", p[:, None] - a, along) / size, 0, 1)
        foot = a + t[..., None] * along
        gap = foot - p[:, None]
        best, rows = np.einsum("qsk,qsk->qs", gap, gap).argmin(axis=1), np.arange(len(p))
        hits[:, :3], hits[:, 3], hits[:, 4:] = foot[rows, best], seam[best, 0], 0.0
        hits[rows, 4 + seam[best, 1]] = 1 - t[rows, best]
        hits[rows, 4 + seam[best, 2]] = t[rows, best]
        return hits

    def _faces(self, search: Pairs) -> tuple[Ints, Ints]:
        """Every face of the clusters of a search, with the query that tries it."""
        faces = self.index.cluster_faces.take(search.cluster, axis=0)
        query = np.repeat(search.query, faces.shape[1])
        faces = faces.ravel()
        there = faces >= 0
        return query[there], faces[there]

    def _corners(self, face: Ints, owner: Ints) -> list[Floats]:
        """The three corners of faces, each (3, p): coordinates first, for speed."""
        corners = self.index.faces.take(face, axis=0)
        if len(self.vertices) > 1:
            corners += (owner * self.vertices.shape[1])[:, None]
        return [self._flat.take(corners[:, k], axis=1) for k in range(3)]


def _portions(rows: int, instances: int) -> Iterator[slice]:
    """Instances in portions whose queries fit the processor's cache."""
    step = max(1, _PORTION // max(rows, 1))
    for start in range(0, instances, step):
        yield slice(start, start + step)


def _by_region(region: Ints) -> list[tuple[int, Ints]]:
    return [(number, np.flatnonzero(region == number)) for number in np.unique(region).tolist()]


def _tidy(bary: Floats) -> Floats:
    inside = np.clip(bary, 0.0, 1.0)
    return np.asarray(inside / inside.sum(axis=1, keepdims=True))


__all__ = ["Bools", "Floats", "Ints", "Skin", "SkinIndex"]
