"""The skin as something a line can meet: exact, fast ray casts and closest places.

The faces are grouped once, on the template, into small clusters that lie together. On a body each
cluster gets a bounding sphere; a query tries the faces of the clusters nearest to it first, then
those that might still do better, so the answer is that of a search through all faces.

Shapes: ``b`` bodies, ``n`` vertices, ``g`` steps, ``i`` instances, ``c`` clusters. Metres.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.intp]
Bools: TypeAlias = NDArray[np.bool_]

CLUSTER = 12  # faces in a cluster: fewer means more spheres, more means more triangles to try
_FIRST = 3  # clusters tried before the others are ruled out
_SLACK = 1e-9  # barycentric slack, so that no line slips between two faces
_GAP = 1e-7  # metres by which a sphere is widened against rounding


class SkinIndex:
    """The clusters of the template's faces; the same for every body.

    ``vertices`` (n, 3): the template's rest shape. ``faces`` (m, 3). ``regions``: for every region
    name the indices of the faces that belong to it.
    """

    def __init__(self, vertices: Floats, faces: Ints, regions: dict[str, Ints]) -> None:
        self.faces = np.asarray(faces, dtype=np.intp)
        clusters, owners = _cluster(vertices[self.faces].mean(axis=1), regions)
        self.cluster_faces = _pad(clusters)  # (c, CLUSTER), −1 where empty
        corners = [np.unique(self.faces[cluster]) for cluster in clusters]
        self.cluster_corners = _pad(corners, repeat=True)  # (c, k) vertices, last one repeated
        self.region_names = list(regions)
        self.region_clusters = [
            np.array([i for i, names in enumerate(owners) if region in names], dtype=np.intp)
            for region in regions
        ]

    def region(self, name: str) -> int:
        """The number under which casts ask for region ``name``."""
        return self.region_names.index(name)


def _cluster(centres: Floats, regions: dict[str, Ints]) -> tuple[list[Ints], list[tuple[str, ...]]]:
    """Clusters of faces, none across the border of a region, and the regions of each."""
    membership: dict[int, list[str]] = {}
    for name, members in regions.items():
        for face in members.tolist():
            membership.setdefault(face, []).append(name)
    groups: dict[tuple[str, ...], list[int]] = {}
    for face, owned in membership.items():
        groups.setdefault(tuple(owned), []).append(face)
    clusters: list[Ints] = []
    owners: list[tuple[str, ...]] = []
    for owner, together in groups.items():
        for cluster in _split(np.array(sorted(together), dtype=np.intp), centres):
            clusters.append(cluster)
            owners.append(owner)
    return clusters, owners


def _split(members: Ints, centres: Floats) -> list[Ints]:
    """Halves faces along their longest extent until no part holds more than ``CLUSTER``."""
    if len(members) <= CLUSTER:
        return [members]
    spread = np.ptp(centres[members], axis=0)
    order = members[np.argsort(centres[members][:, spread.argmax()], kind="stable")]
    half = -(-len(order) // 2 // CLUSTER) * CLUSTER if len(order) > 2 * CLUSTER else len(order) // 2
    return _split(order[:half], centres) + _split(order[half:], centres)


def _pad(rows: list[Ints], *, repeat: bool = False) -> Ints:
    width = max(len(row) for row in rows)
    padded = np.full((len(rows), width), -1, dtype=np.intp)
    for target, row in zip(padded, rows, strict=True):
        target[: len(row)] = row
        if repeat:
            target[len(row) :] = row[-1]
    return padded


@dataclass(frozen=True, eq=False)
class _Search:
    """Queries (g, i) on one region: pairs of a query and a cluster, with the best it may offer."""

    query: Ints  #: (p,) number of the query
    cluster: Ints  #: (p,)
    bound: Floats  #: (p,) no face of the cluster is nearer than this

    def ranked(self) -> tuple[_Search, Ints]:
        """The pairs sorted by query and bound, and the rank of each within its query."""
        order = np.lexsort((self.bound, self.query))
        query = self.query[order]
        starts = np.flatnonzero(np.r_[True, query[1:] != query[:-1]])
        rank = np.arange(len(query)) - np.repeat(starts, np.diff(np.r_[starts, len(query)]))
        return _Search(query, self.cluster[order], self.bound[order]), rank

    def part(self, wanted: Bools) -> _Search:
        return _Search(self.query[wanted], self.cluster[wanted], self.bound[wanted])


class Skin:
    """The skins of ``b`` bodies of one template, ready for queries.

    ``vertices``: (b, n, 3) metres.
    """

    def __init__(self, index: SkinIndex, vertices: Floats) -> None:
        self.index, self.vertices = index, vertices
        corners = vertices[:, index.cluster_corners]  # (b, c, k, 3)
        self._centre = (corners.max(axis=2) + corners.min(axis=2)) / 2
        corners -= self._centre[:, :, None]
        self._radius = np.sqrt(np.einsum("bcki,bcki->bck", corners, corners).max(axis=2)) + _GAP

    def cast(self, origin: Floats, direction: Floats, body: Ints, region: Ints) -> Floats:
        """For each line through ``origin`` along ``direction``, the way out nearest to ``origin``.

        A *way out* is a crossing where the line leaves the body, looking along ``direction``; it
        may lie behind the origin when the origin is already outside. ``origin`` and ``direction``
        (g, i, 3), ``body`` (i,), ``region`` (g,). Returns hits (g, i, 7): position, face,
        barycentric; NaN where the line misses.
        """
        size = np.sqrt(np.einsum("gik,gik->gi", direction, direction))[..., None]
        direction = direction / np.where(size > 0, size, np.nan)
        hits = np.full((*origin.shape[:2], 7), np.nan)
        for number in np.unique(region).tolist():
            rows = np.flatnonzero(region == number)
            o, d = origin[rows], direction[rows]
            search = self._near_lines(o, d, body, number)
            hits[rows] = self._nearest_way_out(search, o, d, body)
        return hits

    def closest(self, point: Floats, body: Ints, region: Ints) -> Floats:
        """The place of the skin nearest to each ``point`` (g, i, 3), as hits (g, i, 7)."""
        hits = np.full((*point.shape[:2], 7), np.nan)
        for number in np.unique(region).tolist():
            rows = np.flatnonzero(region == number)
            p = point[rows]
            hits[rows] = self._nearest_place(self._near_points(p, body, number), p, body)
        return hits

    # ---- which clusters a query can reach ----

    def _near_lines(self, o: Floats, d: Floats, body: Ints, region: int) -> _Search:
        clusters = self.index.region_clusters[region]
        centre = self._centre[body][:, clusters]  # (i, c, 3)
        radius2 = (self._radius[body][:, clusters] ** 2)[:, :, None]
        d_t, o_t = d.transpose(1, 2, 0), o.transpose(1, 2, 0)  # (i, 3, g)
        along = centre @ d_t - np.einsum("gik,gik->ig", o, d)[:, None]
        away = (
            np.einsum("ick,ick->ic", centre, centre)[:, :, None]
            - 2 * (centre @ o_t)
            + np.einsum("gik,gik->ig", o, o)[:, None]
        )
        depth = radius2 - (away - along**2)
        i, c, g = np.nonzero(depth >= 0)
        bound = np.abs(along[i, c, g]) - np.sqrt(depth[i, c, g])
        return _Search(g * o.shape[1] + i, clusters[c], bound)

    def _near_points(self, p: Floats, body: Ints, region: int) -> _Search:
        clusters = self.index.region_clusters[region]
        centre = self._centre[body][:, clusters]
        radius = self._radius[body][:, clusters][:, :, None]
        square = (
            np.einsum("ick,ick->ic", centre, centre)[:, :, None]
            - 2 * (centre @ p.transpose(1, 2, 0))
            + np.einsum("gik,gik->ig", p, p)[:, None]
        )
        gap = np.sqrt(np.maximum(square, 0))
        reach = (gap + radius).min(axis=1, keepdims=True)
        i, c, g = np.nonzero(gap - radius <= reach)
        return _Search(g * p.shape[1] + i, clusters[c], (gap - radius)[i, c, g])

    # ---- the faces of those clusters ----

    def _nearest_way_out(self, search: _Search, o: Floats, d: Floats, body: Ints) -> Floats:
        o, d, owner = o.reshape(-1, 3), d.reshape(-1, 3), np.tile(body, len(o))
        best = _Best(len(o))
        search, rank = search.ranked()
        for wanted in (rank < _FIRST, rank >= _FIRST):
            now = search.part(wanted & (search.bound <= best.distance[search.query] + _GAP))
            query, face = self._faces(now)
            t, u, v, good = self._cross(o[query], d[query], owner[query], face)
            best.offer(query[good], np.abs(t[good]), face[good], t[good], u[good], v[good])
        hits = np.full((len(o), 7), np.nan)
        rows = np.flatnonzero(best.face >= 0)
        t, u, v = best.extra[rows].T
        hits[rows, :3] = o[rows] + t[:, None] * d[rows]
        hits[rows, 3] = best.face[rows]
        hits[rows, 4:] = _tidy(np.stack([1 - u - v, u, v], axis=1))
        return hits.reshape(-1, len(body), 7)

    def _nearest_place(self, search: _Search, p: Floats, body: Ints) -> Floats:
        p, owner = p.reshape(-1, 3), np.tile(body, len(p))
        best = _Best(len(p))
        search, rank = search.ranked()
        for wanted in (rank < _FIRST, rank >= _FIRST):
            now = search.part(wanted & (search.bound <= best.distance[search.query] + _GAP))
            query, face = self._faces(now)
            corners = self.vertices[owner[query][:, None], self.index.faces[face]]
            bary = _closest_barycentric(p[query], corners)
            foot = np.einsum("pk,pki->pi", bary, corners)
            gap = np.sqrt(((foot - p[query]) ** 2).sum(axis=1))
            best.offer(query, gap, face, *bary.T)
        hits = np.full((len(p), 7), np.nan)
        rows = np.flatnonzero(best.face >= 0)
        bary = best.extra[rows]
        corners = self.vertices[owner[rows][:, None], self.index.faces[best.face[rows]]]
        hits[rows, :3] = np.einsum("pk,pki->pi", bary, corners)
        hits[rows, 3] = best.face[rows]
        hits[rows, 4:] = _tidy(bary)
        return hits.reshape(-1, len(body), 7)

    def _faces(self, search: _Search) -> tuple[Ints, Ints]:
        """Every face of the clusters of a search, with the query that tries it."""
        faces = self.index.cluster_faces[search.cluster]
        pair, slot = np.nonzero(faces >= 0)
        return search.query[pair], faces[pair, slot]

    def _cross(
        self, o: Floats, d: Floats, body: Ints, face: Ints
    ) -> tuple[Floats, Floats, Floats, Bools]:
        """Möller and Trumbore's crossing of lines with triangles, outward crossings alone."""
        corners = self.vertices[body[:, None], self.index.faces[face]]  # (p, 3, 3)
        a = corners[:, 0]
        e1, e2 = corners[:, 1] - a, corners[:, 2] - a
        p = _cross(d, e2)
        det = _dot(e1, p)
        leaving = det < -1e-18
        inverse = 1.0 / np.where(leaving, det, 1.0)
        s = o - a
        u = _dot(s, p) * inverse
        q = _cross(s, e1)
        v = _dot(d, q) * inverse
        good = leaving & (u >= -_SLACK) & (v >= -_SLACK) & (u + v <= 1 + _SLACK)
        return _dot(e2, q) * inverse, u, v, good


class _Best:
    """The best offer that each query has had: the nearest face, of equals the first."""

    def __init__(self, count: int) -> None:
        self.distance = np.full(count, np.inf)
        self.face = np.full(count, -1, dtype=np.intp)
        self.extra = np.full((count, 3), np.nan)

    def offer(self, query: Ints, distance: Floats, face: Ints, *extra: Floats) -> None:
        rounded = np.round(distance, 12)
        order = np.lexsort((face, rounded, query))
        first = np.ones(len(order), dtype=bool)
        first[1:] = query[order][1:] != query[order][:-1]
        rows = order[first]
        target = query[rows]
        old, new = np.round(self.distance[target], 12), rounded[rows]
        better = (new < old) | ((new == old) & (face[rows] < self.face[target]))
        rows, target = rows[better], target[better]
        self.distance[target] = distance[rows]
        self.face[target] = face[rows]
        self.extra[target] = np.stack(extra, axis=1)[rows]


def _tidy(bary: Floats) -> Floats:
    inside = np.clip(bary, 0.0, 1.0)
    return np.asarray(inside / inside.sum(axis=1, keepdims=True))


def _dot(a: Floats, b: Floats) -> Floats:
    return np.asarray(np.einsum("pi,pi->p", a, b))


def _cross(a: Floats, b: Floats) -> Floats:
    """Row-wise cross product; several times faster than ``np.cross``."""
    out = np.empty(a.shape)
    out[:, 0] = a[:, 1] * b[:, 2] - a[:, 2] * b[:, 1]
    out[:, 1] = a[:, 2] * b[:, 0] - a[:, 0] * b[:, 2]
    out[:, 2] = a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]
    return out


def _closest_barycentric(p: Floats, corners: Floats) -> Floats:
    """(p, 3) barycentric weights of the point of each triangle closest to ``p``.

    The foot on the plane where it falls inside, else the nearest of the feet on the three edges.
    """
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    e1, e2, s = b - a, c - a, p - a
    d11, d12, d22 = _dot(e1, e1), _dot(e1, e2), _dot(e2, e2)
    s1, s2 = _dot(s, e1), _dot(s, e2)
    area = np.maximum(d11 * d22 - d12 * d12, 1e-30)
    v, w = (d22 * s1 - d12 * s2) / area, (d11 * s2 - d12 * s1) / area
    bary = np.stack([1 - v - w, v, w], axis=1)
    rest = np.flatnonzero((bary < 0).any(axis=1))
    bary[rest] = _closest_on_edges(p[rest], corners[rest])
    return bary


def _closest_on_edges(p: Floats, corners: Floats) -> Floats:
    edges, gaps = [], []
    for i, j in ((0, 1), (1, 2), (2, 0)):
        start, along = corners[:, i], corners[:, j] - corners[:, i]
        t = np.clip(_dot(p - start, along) / np.maximum(_dot(along, along), 1e-30), 0, 1)
        bary = np.zeros((len(p), 3))
        bary[:, i], bary[:, j] = 1 - t, t
        gap = start + t[:, None] * along - p
        edges.append(bary)
        gaps.append(_dot(gap, gap))
    nearest = np.argmin(gaps, axis=0)
    return np.asarray(np.stack(edges)[nearest, np.arange(len(p))])
