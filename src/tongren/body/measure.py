"""Height and volume of a body, from half of its vertices."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from tongren.body.template import Template, load_template

Floats = NDArray[np.float64]


@lru_cache(maxsize=1)
def half_skin_faces() -> NDArray[np.int32]:
    """``(s, 3)`` indices into ``Template.half``: the faces of the watertight skin on the left side."""
    template = load_template()
    place = np.full(template.vertex_count, -1, dtype=np.int32)
    place[template.half] = np.arange(len(template.half), dtype=np.int32)
    faces = place[template.faces[template.skin_faces]]
    return np.ascontiguousarray(faces[(faces >= 0).all(axis=1)])


def measure_half_volume(half: NDArray[np.floating]) -> float:
    """Volume in m³ of the whole body whose left half is given, ``(h, 3)``.

    The flux of the field (x, 0, 0) through the left skin is the left volume: the cut through the midline lies at
    x = 0 and adds nothing.
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
