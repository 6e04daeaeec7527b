"""Volume and normals of a body's mesh."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from tongren.body.template import Template, load_template

Floats = NDArray[np.float64]


@lru_cache(maxsize=1)
def half_skin_faces() -> NDArray[np.int32]:
    """``(s, 3)`` indices into ``Template.half``: the watertight skin's faces on the left."""
    template = load_template()
    place = np.full(template.vertex_count, -1, dtype=np.int32)
    place[template.half] = np.arange(len(template.half), dtype=np.int32)
    faces = place[template.faces[template.skin_faces]]
    return np.ascontiguousarray(faces[(faces >= 0).all(axis=1)])


def measure_half_volume(half: NDArray[np.floating]) -> float:
    """Volume in m³ of the whole body whose left half is given, ``(h, 3)``.

    The flux of the field (x, 0, 0) through the left skin is the left volume: the cut through the
    midline lies at x = 0 and adds nothing.
    """
    x, y, z = np.asarray(half, dtype=np.float64).T
    a, b, c = half_skin_faces().T
    ya, za = y[a], z[a]
    flux = (x[a] + x[b] + x[c]) * ((y[b] - ya) * (z[c] - za) - (z[b] - za) * (y[c] - ya))
    return float(flux.sum()) / 3


def measure_volume(vertices: Floats, template: Template) -> float:
    """Volume in m³ enclosed by the skin of ``(n, 3)`` vertices, in any pose."""
    corners = vertices[template.faces[template.skin_faces]]
    first, second, third = np.moveaxis(corners, 1, 0)
    return float(np.einsum("fi,fi->", np.cross(first, second), third)) / 6


def cross_faces(vertices: Floats, faces: NDArray[np.int32]) -> Floats:
    """``(m, 3)`` outward normals whose length is twice the area of the face."""
    corners = vertices[faces]
    return np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])


def face_normals(vertices: Floats, faces: NDArray[np.int32]) -> Floats:
    """``(m, 3)`` outward unit normals."""
    return normalise_rows(cross_faces(vertices, faces))


def vertex_normals(vertices: Floats, faces: NDArray[np.int32]) -> Floats:
    """``(n, 3)`` outward unit normals, area-weighted."""
    crosses = cross_faces(vertices, faces)
    total = np.zeros((len(vertices), 3))
    for axis in range(3):
        for corner in range(3):
            total[:, axis] += np.bincount(faces[:, corner], crosses[:, axis], len(vertices))
    return normalise_rows(total)


def normalise_rows(vectors: Floats) -> Floats:
    """Unit vectors; a vanishing one becomes the upright one."""
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.where(length > 0, vectors / np.where(length > 0, length, 1.0), [0.0, 0.0, 1.0])
