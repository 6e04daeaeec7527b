"""Steps on polylines (g, i, k, 3): lengths, walks, crossings. Metres."""

from __future__ import annotations

import numpy as np

from tongren.locator.kernels.arrays import Params, column, dot, normalise, pick, regions
from tongren.locator.measure import DRAPE
from tongren.locator.plan import Floats, kernel
from tongren.locator.run import Run
from tongren.locator.surface import Ints


@kernel("path")
def _path(run: Run, params: Params, *nodes: Floats) -> Floats:
    return np.stack(nodes, axis=2)


@kernel("drape")
def _drape(run: Run, params: Params, path: Floats) -> Floats:
    """The path with more nodes, each on the nearest skin of region params[0]."""
    g, i = path.shape[:2]
    pieces = (np.arange(0, 1, 1 / DRAPE))[:, None]
    a, b = path[:, :, :-1, None], path[:, :, 1:, None]
    dense = (a + (b - a) * pieces).reshape(g, i, -1, 3)
    dense = np.concatenate([dense, path[:, :, -1:]], axis=2)
    n = dense.shape[2]
    spread = dense.swapaxes(1, 2).reshape(g * n, i, 3)
    hits = run.closest(spread, np.repeat(regions(params), n))[..., :3]
    return hits.reshape(g, n, i, 3).swapaxes(1, 2)


@kernel("join")
def _join(run: Run, params: Params, *paths: Floats) -> Floats:
    return np.concatenate(paths, axis=2)


def lengths(path: Floats) -> Floats:
    """(g, i, k) distance from the start along the path."""
    steps = np.sqrt(((path[:, :, 1:] - path[:, :, :-1]) ** 2).sum(axis=-1))
    zero = np.zeros((*steps.shape[:2], 1))
    return np.concatenate([zero, np.cumsum(steps, axis=2)], axis=2)


@kernel("length")
def _length(run: Run, params: Params, path: Floats) -> Floats:
    return lengths(path)[..., -1]


@kernel("walk")
def _walk(run: Run, params: Params, path: Floats, distance: Floats) -> Floats:
    """The point ``distance`` times params[0] from the start of a path; NaN beyond its ends."""
    distance = distance * column(params, 0)
    reach = lengths(path)
    total = reach[..., -1]
    outside = (distance < -1e-6) | (distance > total + 1e-6)
    slot = (reach[..., 1:] < distance[..., None]).sum(axis=-1).clip(0, path.shape[2] - 2)
    start = pick(reach, slot)
    stop = pick(reach, slot + 1)
    t = (distance - start) / np.where(stop > start, stop - start, 1)
    point = between(path, slot, t)
    point[outside] = np.nan
    return point


def between(path: Floats, slot: Ints, t: Floats) -> Floats:
    a, b = pick(path, slot), pick(path, slot + 1)
    return np.asarray(a + (b - a) * t[..., None])


@kernel("share")
def _share(run: Run, params: Params, path: Floats, fraction: Floats) -> Floats:
    """The point at a fraction of a path's length."""
    ones = [(1.0,)] * len(params)
    return _walk(run, ones, path, fraction * lengths(path)[..., -1])


@kernel("locate_on")
def _locate_on(run: Run, params: Params, path: Floats, p: Floats) -> Floats:
    """Distance along the path of its point nearest to ``p``."""
    slot, t = nearest(path, p)
    reach = lengths(path)
    a = pick(reach, slot)
    b = pick(reach, slot + 1)
    return a + (b - a) * t


@kernel("nearest_on")
def _nearest_on(run: Run, params: Params, path: Floats, p: Floats) -> Floats:
    slot, t = nearest(path, p)
    return between(path, slot, t)


def nearest(path: Floats, p: Floats) -> tuple[Ints, Floats]:
    a, along = path[:, :, :-1], path[:, :, 1:] - path[:, :, :-1]
    size = np.maximum((along**2).sum(axis=-1), 1e-18)
    t = np.clip(((p[:, :, None] - a) * along).sum(axis=-1) / size, 0, 1)
    gap = ((a + along * t[..., None] - p[:, :, None]) ** 2).sum(axis=-1)
    slot = np.where(np.isfinite(gap), gap, np.inf).argmin(axis=-1)
    return slot, pick(t, slot)


@kernel("stride")
def _stride(
    run: Run, params: Params, path: Floats, p: Floats, direction: Floats, unit: Floats
) -> Floats:
    """params[0] units on from the place nearest to ``p``, the way ``direction`` points."""
    slot, t = nearest(path, p)
    reach = lengths(path)
    a = pick(reach, slot)
    b = pick(reach, slot + 1)
    onward = np.sign(dot(_tangent(run, params, path, p), direction))
    return _walk(
        run, [(1.0,)] * len(params), path, a + (b - a) * t + onward * unit * column(params, 0)
    )


@kernel("landmark")
def _landmark(run: Run, params: Params, value: Floats) -> Floats:
    """A landmark's value as it is; a run may displace it."""
    return value.copy()


@kernel("midline")
def _midline(run: Run, params: Params, p: Floats) -> Floats:
    return np.asarray(p * np.array([0.0, 1.0, 1.0]))


@kernel("tangent")
def _tangent(run: Run, params: Params, path: Floats, p: Floats) -> Floats:
    """Unit direction of the path where it is nearest to ``p``, from its start to its end."""
    slot, _ = nearest(path, p)
    return normalise(
        between(path, slot, np.ones(slot.shape)) - between(path, slot, np.zeros(slot.shape))
    )


@kernel("crossing")
def _crossing(run: Run, params: Params, path: Floats, p: Floats, normal: Floats) -> Floats:
    """Where a path crosses the plane through ``p``; of several crossings the nearest to ``p``."""
    height = ((path - p[:, :, None]) * normal[:, :, None]).sum(axis=-1)
    a, b = height[..., :-1], height[..., 1:]
    crosses = (a <= 1e-9) & (b >= -1e-9) | (a >= -1e-9) & (b <= 1e-9)
    span = a - b
    t = np.clip(a / np.where(np.abs(span) > 1e-15, span, 1.0), 0, 1)
    points = path[:, :, :-1] + (path[:, :, 1:] - path[:, :, :-1]) * t[..., None]
    gap = ((points - p[:, :, None]) ** 2).sum(axis=-1)
    gap = np.where(crosses, gap, np.inf)
    slot = gap.argmin(axis=-1)
    chosen = pick(points, slot)
    chosen[~crosses.any(axis=-1)] = np.nan
    return np.asarray(chosen)


@kernel("approach")
def _approach(run: Run, params: Params, a: Floats, b: Floats) -> Floats:
    """Where two paths come closest, midway; NaN when the gap exceeds params[0] metres."""
    best = np.full((*a.shape[:2], 3), np.nan)
    least = np.full(a.shape[:2], np.inf)
    for one, other in ((a, b), (b, a)):
        for k in range(one.shape[2] - 1):
            for t in np.linspace(0, 1, 9):
                p = one[:, :, k] + (one[:, :, k + 1] - one[:, :, k]) * t
                slot, s = nearest(other, p)
                q = between(other, slot, s)
                gap = ((p - q) ** 2).sum(axis=-1)
                better = gap < least
                least = np.where(better, gap, least)
                best = np.where(better[..., None], (p + q) / 2, best)
    best[np.sqrt(least) > column(params, 0)] = np.nan
    return best
