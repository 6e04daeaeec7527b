"""Faces grouped into small clusters that lie together, so that a search can pass most by."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.intp]
Bools: TypeAlias = NDArray[np.bool_]
Singles: TypeAlias = NDArray[np.float32]

GAP_M = 1e-7  # by which a bound is widened against rounding
CLUSTER = 8  # faces in a cluster: fewer means more spheres, more means more triangles to try


class SkinIndex:
    """The clusters of the template's faces; the same for every body.

    ``vertices`` (n, 3): the template's rest shape. ``faces`` (m, 3). ``regions``: for every region
    name the indices of the faces that belong to it. No cluster crosses the border of a region.
    """

    def __init__(self, vertices: Floats, faces: Ints, regions: dict[str, Ints]) -> None:
        self.faces = np.asarray(faces, dtype=np.intp)
        member = np.zeros((len(self.faces), len(regions)), dtype=bool)
        for column, members in enumerate(regions.values()):
            member[members, column] = True
        found, label = _split(vertices[self.faces].mean(axis=1), member)
        self.cluster_faces = _rows(found, label)  # (c, CLUSTER), −1 where empty
        self.cluster_corners = _corners(self.faces[self.cluster_faces], self.cluster_faces >= 0)
        self.region_names = list(regions)
        self.region_masks = member[self.cluster_faces[:, 0]].T  # (r, c)
        self.region_clusters = [np.flatnonzero(mask) for mask in self.region_masks]
        self.region_seams = [_seam(self.faces, vertices, members) for members in regions.values()]

    def region(self, name: str) -> int:
        """The number under which casts ask for region ``name``."""
        return self.region_names.index(name)


def _split(centres: Floats, member: Bools) -> tuple[Ints, Ints]:
    """The faces of any region, and the number of the cluster of each.

    Faces of the same regions start together; whatever is too large is halved along its longest
    extent, all at once, until nothing is.
    """
    found = np.flatnonzero(member.any(axis=1))
    packed = np.packbits(member[found], axis=1)
    label = np.unique(packed, axis=0, return_inverse=True)[1].reshape(-1).astype(np.intp)
    while True:
        counts = np.bincount(label)
        rows = np.flatnonzero(counts[label] > CLUSTER)
        if not len(rows):
            return found, label
        rows = rows[np.argsort(label[rows], kind="stable")]
        starts = np.flatnonzero(np.diff(label[rows], prepend=-1))
        place = centres[found[rows]]
        extent = np.maximum.reduceat(place, starts) - np.minimum.reduceat(place, starts)
        sizes = np.diff(starts, append=len(rows))
        group = np.repeat(np.arange(len(starts)), sizes)
        along = np.take_along_axis(place, extent.argmax(axis=1)[group][:, None], axis=1)[:, 0]
        order = np.lexsort((found[rows], along, group))
        rank = np.arange(len(rows)) - np.repeat(starts, sizes)
        # halves of whole clusters, so that few stay small
        half = np.where(sizes > 2 * CLUSTER, -(-sizes // 2 // CLUSTER) * CLUSTER, sizes // 2)
        upper = rank >= half[group]
        label[rows[order][upper]] = len(counts) + group[upper]


def _rows(found: Ints, label: Ints) -> Ints:
    """(c, CLUSTER) the faces of each cluster, −1 where there are fewer."""
    order = np.lexsort((found, label))
    starts = np.flatnonzero(np.diff(label[order], prepend=-1))
    sizes = np.diff(starts, append=len(order))
    out = np.full((len(starts), CLUSTER), -1, dtype=np.intp)
    rank = np.arange(len(order)) - np.repeat(starts, sizes)
    out[np.repeat(np.arange(len(starts)), sizes), rank] = found[order]
    return out


def _corners(corners: Ints, there: Bools) -> Ints:
    """(c, k) the vertices of each cluster (c, CLUSTER, 3), each once, the first one repeated."""
    flat = np.where(there[..., None], corners, corners[:, :1, :1]).reshape(len(corners), -1)
    flat = np.sort(flat, axis=1)
    beyond = flat.max() + 1
    flat[:, 1:][flat[:, 1:] == flat[:, :-1]] = beyond
    flat = np.sort(flat, axis=1)
    flat = flat[:, : int((flat < beyond).sum(axis=1).max())]
    return np.where(flat < beyond, flat, flat[:, :1])


def _seam(faces: Ints, vertices: Floats, members: Ints) -> Ints:
    """(s, 3) edges of a region that lie on the midline: face, and the corners at their ends."""
    on = np.abs(vertices[faces[members], 0]) < 1e-12  # (m, 3)
    edges = [
        np.column_stack([members[both], np.full((both.sum(), 2), (i, j))])
        for i, j in ((0, 1), (1, 2), (2, 0))
        if (both := on[:, i] & on[:, j]).any()
    ]
    return np.concatenate(edges) if edges else np.empty((0, 3), dtype=np.intp)


def bounding_spheres(vertices: Floats, corners: Ints) -> tuple[Singles, Singles]:
    """Centres (b, c, 3) and radii (b, c) about the vertices (c, k) of each cluster.

    Spheres only rule clusters out, with a margin, so single precision serves them.
    """
    around = np.ascontiguousarray(corners.T)  # (k, c): what is reduced first, for speed
    flat = np.ascontiguousarray(vertices.astype(np.float32).swapaxes(1, 2))  # (b, 3, n)
    near = flat[0].take(around, axis=1)[None] if len(flat) == 1 else flat[:, :, around]
    centre = (near.max(axis=2) + near.min(axis=2)) / 2  # (b, 3, c)
    near -= centre[:, :, None]
    np.square(near, out=near)
    radius = np.sqrt(near.sum(axis=1).max(axis=1)) + GAP_M
    return np.ascontiguousarray(centre.swapaxes(1, 2)), radius.astype(np.float32)
