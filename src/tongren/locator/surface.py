"""The skin as something a line can meet: exact, fast ray casts and closest places.

The faces are grouped once, on the template, into small clusters that lie together. On a body each
cluster gets a bounding sphere; a query tries the faces of the clusters nearest to it first, then
those that might still do better, so the answer is that of a search through all faces.

Shapes: ``b`` bodies, ``n`` vertices, ``g`` steps, ``i`` instances, ``c`` clusters. Metres.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.intp]
Bools: TypeAlias = NDArray[np.bool_]

CLUSTER = 8  # faces in a cluster: fewer means more spheres, more means more triangles to try
_FIRST = 2  # clusters tried before the others are ruled out
_FEW = 300  # so few pairs of query and cluster are tried all at once
_PORTION = 1500  # queries answered together
_AT_ONCE = 150_000  # so many pairs of query and sphere of any region are looked at all at once
_SLACK = 1e-9  # barycentric slack, so that no line slips between two faces
_GAP = 1e-7  # metres by which a sphere is widened against rounding
_MARGIN = np.float32(2e-6)  # square metres that single precision may be wrong by in a region
_BOUND = np.float32(3e-4)  # metres that a distance between places of a region may be wrong by


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
        self.region_seams = [_seam(self.faces, vertices, members) for members in regions.values()]
        self.region_clusters = [
            np.array([i for i, names in enumerate(owners) if region in names], dtype=np.intp)
            for region in regions
        ]

        self.region_masks = np.zeros((len(regions), len(clusters)), dtype=bool)
        for mask, members in zip(self.region_masks, self.region_clusters, strict=True):
            mask[members] = True

    def region(self, name: str) -> int:
        """The number under which casts ask for region ``name``."""
        return self.region_names.index(name)


def _seam(faces: Ints, vertices: Floats, members: Ints) -> Ints:
    """(s, 3) edges of a region that lie on the midline: face, and the corners at their ends."""
    on = np.abs(vertices[faces[members], 0]) < 1e-12  # (m, 3)
    edges = [
        (face, i, j)
        for face, corners in zip(members.tolist(), on.tolist(), strict=True)
        for i, j in ((0, 1), (1, 2), (2, 0))
        if corners[i] and corners[j]
    ]
    return np.array(edges, dtype=np.intp).reshape(-1, 3)


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

    def of_rows(self, rows: Ints) -> _Search:
        """The same, with the rows renamed."""
        return replace(self, row=rows[self.row])


@dataclass(frozen=True, eq=False)
class _Spheres:
    """The bounding spheres of clusters on some bodies, told from an origin nearby."""

    cluster: Ints  #: (c,)
    centre: NDArray[np.float32]  #: (i, 3, c)
    radius: NDArray[np.float32]  #: (i, c)
    square: NDArray[np.float32]  #: (i, c) of the distance of each centre from the origin
    origin: Floats  #: (i, 3)


def _together(searches: list[_Search]) -> _Pairs:
    query = np.concatenate([each.query for each in searches])
    cluster = np.concatenate([each.cluster for each in searches])
    bound = np.concatenate([each.bound for each in searches])
    order = np.lexsort((bound, query))
    return _Pairs(query[order], cluster[order], bound[order])


@dataclass(frozen=True, eq=False)
class _Pairs:
    """Pairs of a query and a cluster, by query and bound."""

    query: Ints
    cluster: Ints
    bound: Floats

    def in_turn(self, best: _Best) -> Iterator[_Pairs]:
        """First the nearest clusters of each query, then those that may still do better."""
        if len(self.query) < _FEW:
            yield self
            return
        starts = np.flatnonzero(np.diff(self.query, prepend=-1))
        counts = np.diff(starts, append=len(self.query))
        first = np.arange(len(self.query)) - np.repeat(starts, counts) < _FIRST
        yield self.part(first)
        yield self.part(~first & (self.bound <= best.distance[self.query] + _GAP))

    def part(self, wanted: Bools) -> _Pairs:
        return _Pairs(self.query[wanted], self.cluster[wanted], self.bound[wanted])


class Skin:
    """The skins of ``b`` bodies of one template, ready for queries.

    ``vertices``: (b, n, 3) metres.
    """

    def __init__(self, index: SkinIndex, vertices: Floats) -> None:
        self.index, self.vertices = index, vertices
        # spheres only rule clusters out, with a margin, so single precision serves them
        corners = vertices.astype(np.float32)[:, index.cluster_corners]  # (b, c, k, 3)
        self._centre = (corners.max(axis=2) + corners.min(axis=2)) / 2
        corners -= self._centre[:, :, None]
        self._radius = np.sqrt(np.einsum("bcki,bcki->bck", corners, corners).max(axis=2)) + _GAP
        self._spheres_of: dict[tuple[int, bytes], _Spheres] = {}
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
                _together(searches), o.reshape(-1, 3), d.reshape(-1, 3), owner
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
            found = self._nearest_place(_together(searches), flat, owner)
            middle = np.flatnonzero(flat[:, 0] == 0.0)
            for number, queries in _by_region(region[middle // len(bodies)]):
                rows = middle[queries]
                found[rows] = self._nearest_on_seam(flat[rows], owner[rows], number)
            hits[:, part] = found.reshape(*p.shape[:2], 7)
        return hits

    # ---- which clusters a query can reach ----

    def _groups(self, region: Ints, body: Ints) -> Iterator[tuple[_Spheres, Bools | None, Ints]]:
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

    def _near_lines(self, o: Floats, d: Floats, spheres: _Spheres, mask: Bools | None) -> _Search:
        o = (o - spheres.origin).swapaxes(0, 1).astype(np.float32)  # (i, g, 3)
        d = d.swapaxes(0, 1).astype(np.float32)
        along = d @ spheres.centre  # (i, g, c)
        along -= np.einsum("igk,igk->ig", o, d)[..., None]
        depth = o @ spheres.centre
        depth *= 2
        depth -= np.einsum("igk,igk->ig", o, o)[..., None]
        depth += (spheres.radius**2 - spheres.square)[:, None]
        depth += along**2
        near = depth >= -_MARGIN
        instance, row, cluster = np.nonzero(near if mask is None else near & mask)
        half = np.sqrt(np.maximum(depth[instance, row, cluster] + _MARGIN, 0))
        bound: Floats = np.abs(along[instance, row, cluster]).astype(float) - half - 1e-5
        return _Search(row, instance, len(spheres.centre), spheres.cluster[cluster], bound)

    def _near_points(self, p: Floats, spheres: _Spheres, mask: Bools | None) -> _Search:
        p = (p - spheres.origin).swapaxes(0, 1).astype(np.float32)
        gap = p @ spheres.centre
        gap *= -2
        gap += spheres.square[:, None]
        gap += np.einsum("igk,igk->ig", p, p)[..., None]
        gap = np.sqrt(np.maximum(gap, 0))
        if mask is not None:
            gap[:, ~mask] = np.inf
        bound = gap - spheres.radius[:, None] - _BOUND
        reach = (gap + spheres.radius[:, None]).min(axis=2, keepdims=True) + _BOUND
        instance, row, cluster = np.nonzero(bound <= reach)
        found = bound[instance, row, cluster].astype(float)
        return _Search(row, instance, len(spheres.centre), spheres.cluster[cluster], found)

    def _spheres(self, body: Ints, region: int) -> _Spheres:
        """The spheres of a region on some bodies; of all regions for −1."""
        key = region, body.tobytes()
        if key not in self._spheres_of:
            every = np.arange(self._centre.shape[1])
            clusters = every if region < 0 else self.index.region_clusters[region]
            origin = self._centre[body, clusters[0]]
            centre = self._centre[body[:, None], clusters] - origin[:, None]
            self._spheres_of[key] = _Spheres(
                clusters,
                np.ascontiguousarray(centre.swapaxes(1, 2)),
                self._radius[body[:, None], clusters],
                np.einsum("ick,ick->ic", centre, centre),
                origin.astype(float),
            )
        return self._spheres_of[key]

    # ---- the faces of those clusters ----

    def _nearest_way_out(self, search: _Pairs, o: Floats, d: Floats, owner: Ints) -> Floats:
        best = _Best(len(o))
        for now in search.in_turn(best):
            query, face = self._faces(now)
            corners = self._corners(face, owner[query])
            good, t, u, v = self._cross(o[query], d[query], corners)
            best.offer(query[good], np.abs(t), face[good], t, u, v)
        hits = np.full((len(o), 7), np.nan)
        rows = np.flatnonzero(best.face >= 0)
        t, u, v = best.extra[rows].T
        hits[rows, :3] = o[rows] + t[:, None] * d[rows]
        hits[rows, 3] = best.face[rows]
        hits[rows, 4:] = _tidy(np.stack([1 - u - v, u, v], axis=1))
        return hits

    def _nearest_place(self, search: _Pairs, p: Floats, owner: Ints) -> Floats:
        best = _Best(len(p))
        for now in search.in_turn(best):
            query, face = self._faces(now)
            corners = self._corners(face, owner[query])
            bary, square = _closest_barycentric(p[query].T, corners)
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

    def _faces(self, search: _Pairs) -> tuple[Ints, Ints]:
        """Every face of the clusters of a search, with the query that tries it."""
        faces = self.index.cluster_faces[search.cluster]
        query = np.repeat(search.query, faces.shape[1])
        faces = faces.ravel()
        there = faces >= 0
        return query[there], faces[there]

    def _corners(self, face: Ints, owner: Ints) -> list[Floats]:
        """The three corners of faces, each (3, p): coordinates first, for speed."""
        start = owner * self.vertices.shape[1]
        corners = self.index.faces[face]
        return [self._flat[:, corners[:, k] + start] for k in range(3)]

    def _cross(
        self, o: Floats, d: Floats, corners: list[Floats]
    ) -> tuple[Ints, Floats, Floats, Floats]:
        """Möller and Trumbore's crossing of lines (p, 3) with triangles, outward ones alone.

        Returns which cross, and their distance and barycentric u and v.
        """
        a, b, c = corners
        e1, e2, s, w = b - a, c - a, o.T - a, d.T
        px, py, pz = _cross(w, e2)
        det = e1[0] * px + e1[1] * py + e1[2] * pz
        leaving = det < -1e-18
        inverse = 1.0 / np.where(leaving, det, 1.0)
        u = (s[0] * px + s[1] * py + s[2] * pz) * inverse
        good = np.flatnonzero(leaving & (u >= -_SLACK) & (u <= 1 + _SLACK))
        u, inverse = u[good], inverse[good]
        qx, qy, qz = _cross(s[:, good], e1[:, good])
        v = (w[0, good] * qx + w[1, good] * qy + w[2, good] * qz) * inverse
        t = (e2[0, good] * qx + e2[1, good] * qy + e2[2, good] * qz) * inverse
        inside = (v >= -_SLACK) & (u + v <= 1 + _SLACK)
        return good[inside], t[inside], u[inside], v[inside]


def _portions(rows: int, instances: int) -> Iterator[slice]:
    """Instances in portions whose queries fit the processor's cache."""
    step = max(1, _PORTION // max(rows, 1))
    for start in range(0, instances, step):
        yield slice(start, start + step)


def _by_region(region: Ints) -> list[tuple[int, Ints]]:
    return [(number, np.flatnonzero(region == number)) for number in np.unique(region).tolist()]


class _Best:
    """The best offer that each query has had: the nearest face, of equals the first."""

    def __init__(self, count: int) -> None:
        self.distance = np.full(count, np.inf)
        self.face = np.full(count, -1, dtype=np.intp)
        self.extra = np.full((count, 3), np.nan)

    def offer(self, query: Ints, distance: Floats, face: Ints, *extra: Floats) -> None:
        """Offers for queries in rising order."""
        if not len(query):
            return
        begins = np.empty(len(query), dtype=bool)
        begins[0] = True
        np.not_equal(query[1:], query[:-1], out=begins[1:])
        starts = np.flatnonzero(begins)
        counts = np.diff(starts, append=len(query))
        rounded = np.round(distance, 12)
        least = np.minimum.reduceat(rounded, starts)
        among = np.flatnonzero(rounded == np.repeat(least, counts))
        order = np.lexsort((face[among], query[among]))
        rows = among[order[np.diff(query[among][order], prepend=-1) > 0]]
        target = query[rows]
        old, new = np.round(self.distance[target], 12), rounded[rows]
        better = (new < old) | ((new == old) & (face[rows] < self.face[target]))
        rows, target = rows[better], target[better]
        self.distance[target] = distance[rows]
        self.face[target] = face[rows]
        self.extra[target] = np.stack([each[rows] for each in extra], axis=1)


def _tidy(bary: Floats) -> Floats:
    inside = np.clip(bary, 0.0, 1.0)
    return np.asarray(inside / inside.sum(axis=1, keepdims=True))


def _cross(a: Floats, b: Floats) -> tuple[Floats, Floats, Floats]:
    """The cross product of vectors (3, p), by coordinates."""
    return (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )


def _inner(a: Floats, b: Floats) -> Floats:
    return np.asarray(a[0] * b[0] + a[1] * b[1] + a[2] * b[2])


def _closest_barycentric(p: Floats, corners: list[Floats]) -> tuple[Floats, Floats]:
    """Weights (3, p) of the place of each triangle closest to ``p`` (3, p), and the gap squared.

    The foot on the plane where it falls inside, else the nearest of the feet on the three edges.
    """
    a, b, c = corners
    e1, e2, s = b - a, c - a, p - a
    d11, d12, d22 = _inner(e1, e1), _inner(e1, e2), _inner(e2, e2)
    s1, s2 = _inner(s, e1), _inner(s, e2)
    area = np.maximum(d11 * d22 - d12 * d12, 1e-30)
    v, w = (d22 * s1 - d12 * s2) / area, (d11 * s2 - d12 * s1) / area
    bary = np.stack([1 - v - w, v, w])
    gap = s - v * e1 - w * e2
    square = _inner(gap, gap)
    outside = np.flatnonzero((v < 0) | (w < 0) | (v + w > 1))
    if len(outside):
        edge = [each[:, outside] for each in corners]
        bary[:, outside], square[outside] = _closest_on_edges(p[:, outside], edge)
    return bary, square


def _closest_on_edges(p: Floats, corners: list[Floats]) -> tuple[Floats, Floats]:
    best, least = np.zeros(p.shape), np.full(p.shape[1], np.inf)
    for i, j in ((0, 1), (1, 2), (2, 0)):
        along, s = corners[j] - corners[i], p - corners[i]
        t = np.clip(_inner(s, along) / np.maximum(_inner(along, along), 1e-30), 0, 1)
        gap = s - t * along
        square = _inner(gap, gap)
        nearer = square < least
        best[:, nearer] = 0.0
        best[i, nearer], best[j, nearer] = 1 - t[nearer], t[nearer]
        least = np.where(nearer, square, least)
    return best, least
