"""Steps of checks: metres that a statement is off by."""

from __future__ import annotations

import numpy as np

from tongren.locator.kernels.arrays import Params, column, cross, dot, normalise
from tongren.locator.kernels.paths import between, nearest
from tongren.locator.plan import Floats, kernel
from tongren.locator.run import Run


@kernel("norm")
def _norm(run: Run, params: Params, *parts: Floats) -> Floats:
    return np.asarray(np.sqrt(sum(part**2 for part in parts)))


@kernel("shortfall")
def _shortfall(run: Run, params: Params, ahead: Floats) -> Floats:
    """How far ``ahead`` is below zero."""
    return np.maximum(-ahead, 0.0)


@kernel("beyond")
def _beyond(run: Run, params: Params, p: Floats, a: Floats, b: Floats) -> Floats:
    """How far ``p`` lies beyond ``a`` or ``b``, seen along the line between them."""
    size = np.sqrt(dot(b - a, b - a))
    along = dot(p - a, normalise(b - a))
    return np.maximum(np.maximum(-along, along - size), 0.0)


@kernel("gap_to")
def _gap_to(run: Run, params: Params, p: Floats, path: Floats) -> Floats:
    """Distance to a path beyond its half width params[0]."""
    slot, t = nearest(path, p)
    gap = p - between(path, slot, t)
    return np.maximum(np.sqrt(dot(gap, gap)) - column(params, 0), 0.0)


@kernel("outside")
def _outside(run: Run, params: Params, p: Floats, path: Floats) -> Floats:
    """0 within a closed path, seen along its own normal, else the distance to it."""
    centre = path[:, :, :-1].mean(axis=2)
    spokes = path - centre[:, :, None]
    normal = normalise(cross(spokes[:, :, :-1], spokes[:, :, 1:]).sum(axis=2))
    u = normalise(spokes[:, :, 0] - dot(spokes[:, :, 0], normal)[..., None] * normal)
    w = cross(normal, u)
    angle = np.zeros(p.shape[:2])
    flat = path - p[:, :, None]
    x, y = dot(flat, u[:, :, None]), dot(flat, w[:, :, None])
    turn = np.arctan2(y, x)
    step = np.diff(turn, axis=2)
    angle = ((step + np.pi) % (2 * np.pi) - np.pi).sum(axis=2)
    return np.where(np.abs(angle) > np.pi, 0.0, _gap_to(run, params, p, path))


@kernel("facing")
def _facing(run: Run, params: Params, hit: Floats, direction: Floats) -> Floats:
    """0 while the face that was hit looks within 90° of ``direction``; a mm per degree more."""
    g, i = hit.shape[:2]
    face = np.where(np.isfinite(hit[..., 3]), hit[..., 3], 0).astype(np.intp).reshape(-1)
    corners = run.skin.vertices[np.tile(run.body, g)[:, None], run.skin.index.faces[face]]
    normal = normalise(cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]))
    cosine = np.clip(dot(normal.reshape(g, i, 3), direction), -1, 1)
    return np.asarray(np.maximum(np.degrees(np.arccos(cosine)) - 90, 0) / 1000)
