"""Lines and places against triangles, many at once. Vectors are (3, p): coordinates first."""

from __future__ import annotations

import numpy as np

from tongren.locator.clusters import Floats, Ints

_SLACK = 1e-9  # barycentric slack, so that no line slips between two faces


def cross_lines(o: Floats, d: Floats, corners: list[Floats]) -> tuple[Ints, Floats, Floats, Floats]:
    """Möller and Trumbore's crossing of lines with triangles, outward ones alone.

    Returns which cross, and their distance and barycentric u and v.
    """
    a, b, c = corners
    e1, e2, s, w = b - a, c - a, o - a, d
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


def _cross(a: Floats, b: Floats) -> tuple[Floats, Floats, Floats]:
    """The cross product of vectors (3, p), by coordinates."""
    return (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )


def _inner(a: Floats, b: Floats) -> Floats:
    return np.asarray(a[0] * b[0] + a[1] * b[1] + a[2] * b[2])


def closest_barycentric(p: Floats, corners: list[Floats]) -> tuple[Floats, Floats]:
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
