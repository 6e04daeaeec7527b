"""Steps on numbers and vectors. Lengths in metres; NaN where a step cannot be done."""

from __future__ import annotations

import numpy as np

from tongren.locator.kernels.arrays import Params, column, cross, dot, normalise, regions
from tongren.locator.plan import Floats, kernel
from tongren.locator.run import Run


@kernel("add")
def _add(run: Run, params: Params, a: Floats, b: Floats) -> Floats:
    return a + b


@kernel("subtract")
def _subtract(run: Run, params: Params, a: Floats, b: Floats) -> Floats:
    return a - b


@kernel("mix")
def _mix(run: Run, params: Params, *parts: Floats) -> Floats:
    """Sum of the inputs, each times its weight in params."""
    return np.asarray(
        sum(
            part * column(params, slot).reshape(-1, 1, *([1] * (part.ndim - 2)))
            for slot, part in enumerate(parts)
        )
    )


@kernel("move")
def _move(run: Run, params: Params, p: Floats, direction: Floats, length: Floats) -> Floats:
    """``p`` moved by ``length`` times params[0] along ``direction``."""
    return p + direction * (length * column(params, 0))[..., None]


@kernel("unit")
def _unit_kernel(run: Run, params: Params, v: Floats) -> Floats:
    return normalise(v)


@kernel("cross")
def _cross_kernel(run: Run, params: Params, a: Floats, b: Floats) -> Floats:
    return normalise(cross(a, b))


@kernel("reject")
def _reject(run: Run, params: Params, v: Floats, axis: Floats) -> Floats:
    """Unit vector of ``v`` without its part along the unit vector ``axis``."""
    across: Floats = v - dot(v, axis)[..., None] * axis
    return normalise(across)


@kernel("mirror")
def _mirror(run: Run, params: Params, p: Floats) -> Floats:
    return np.asarray(p * np.array([-1.0, 1.0, 1.0]))


@kernel("dot")
def _dot_kernel(run: Run, params: Params, a: Floats, b: Floats) -> Floats:
    return dot(a, b)


@kernel("distance")
def _distance(run: Run, params: Params, a: Floats, b: Floats) -> Floats:
    return np.asarray(np.sqrt(dot(a - b, a - b)))


@kernel("scale")
def _scale(run: Run, params: Params, a: Floats) -> Floats:
    return a * column(params, 0)


@kernel("absolute")
def _absolute(run: Run, params: Params, a: Floats) -> Floats:
    return np.abs(a)


@kernel("component")
def _component(run: Run, params: Params, v: Floats) -> Floats:
    """Coordinate params[0] of a vector."""
    slots = regions(params)
    return np.asarray(np.take_along_axis(v, slots[:, None, None], axis=2)[..., 0])


@kernel("foot")
def _foot(run: Run, params: Params, p: Floats, a: Floats, b: Floats) -> Floats:
    """The point of the line through ``a`` and ``b`` nearest to ``p``."""
    t = dot(p - a, b - a) / dot(b - a, b - a)
    return a + (b - a) * t[..., None]


@kernel("same_height")
def _same_height(run: Run, params: Params, centre: Floats, p: Floats) -> Floats:
    """``centre`` brought to the height of ``p``."""
    out = centre.copy()
    out[..., 2] = p[..., 2]
    return out


@kernel("toward")
def _toward(run: Run, params: Params, a: Floats, b: Floats) -> Floats:
    """Unit vector from ``a`` to ``b``."""
    return normalise(b - a)


@kernel("away")
def _away(run: Run, params: Params, p: Floats, a: Floats, b: Floats) -> Floats:
    """Unit vector to ``p`` from the line through ``a`` and ``b``, square to it."""
    along = b - a
    gap = p - a
    across: Floats = gap - along * (dot(gap, along) / dot(along, along))[..., None]
    return normalise(across)


@kernel("turning")
def _turning(
    run: Run, params: Params, p: Floats, a: Floats, b: Floats, front_a: Floats, front_b: Floats
) -> Floats:
    """``front_a`` at ``a``, ``front_b`` at ``b``, between them in between; square to the line."""
    along = b - a
    share = np.clip(dot(p - a, along) / dot(along, along), 0.0, 1.0)[..., None]
    front = front_a + (front_b - front_a) * share
    unit = normalise(along)
    return normalise(front - dot(front, unit)[..., None] * unit)


@kernel("turn")
def _turn(run: Run, params: Params, a: Floats, b: Floats) -> Floats:
    """``a`` turned towards ``b`` by params[0] radians; both unit and at right angles."""
    angle = column(params, 0)[..., None]
    return np.asarray(np.cos(angle) * a + np.sin(angle) * b)


@kernel("meet")
def _meet(run: Run, params: Params, p1: Floats, n1: Floats, p2: Floats, n2: Floats) -> Floats:
    """The point on two planes that lies closest to ``p2``; NaN where they are parallel."""
    line = normalise(cross(n1, n2))
    matrix = np.stack([n1, n2, line], axis=-2)
    right = np.stack([dot(n1, p1), dot(n2, p2), dot(line, p2)], axis=-1)
    good = np.isfinite(matrix).all(axis=(-1, -2))
    matrix[~good] = np.eye(3)
    solved = np.linalg.solve(matrix, right[..., None])[..., 0]
    solved[~good] = np.nan
    return np.asarray(solved)


@kernel("orient")
def _orient(run: Run, params: Params, v: Floats, along: Floats) -> Floats:
    """``v``, turned about where it points against ``along``; NaN when it does neither."""
    sign = dot(v, along)
    return np.where(np.abs(sign)[..., None] > 0.05, v * np.sign(sign)[..., None], np.nan)


@kernel("ruler")
def _ruler(run: Run, params: Params, start: Floats, *stations: Floats) -> Floats:
    """A coordinate read on a ruler of several rows, moved, and read back.

    ``start`` (g, i): the coordinate; ``stations``: coordinates of the marks; params: the marks in
    cun (first s), then how many cun to move. Beyond the ends the last row goes on.
    """
    marks = np.array([each[:-1] for each in params], dtype=float)[:, None]  # (g, 1, s)
    places = np.stack(stations, axis=-1)  # (g, i, s)
    places = places * np.sign(places[..., -1:] - places[..., :1])
    start = start * np.sign(stations[-1] - stations[0])
    marks = np.broadcast_to(marks, places.shape)
    cun = _interpolate(start, places, marks) + column(params, -1)
    arrived = _interpolate(cun, marks, places) * np.sign(stations[-1] - stations[0])
    return np.where((np.diff(places, axis=-1) > 0).all(axis=-1), arrived, np.nan)


def _interpolate(x: Floats, xs: Floats, ys: Floats) -> Floats:
    """Piecewise linear: (g, i) of ``x`` on rising ``xs`` (g, i, s); the end pieces go on."""
    slot = ((xs[..., 1:-1] <= x[..., None]).sum(axis=-1))[..., None]
    x0, x1 = (np.take_along_axis(xs, slot + k, axis=-1)[..., 0] for k in (0, 1))
    y0, y1 = (np.take_along_axis(ys, slot + k, axis=-1)[..., 0] for k in (0, 1))
    return np.asarray(y0 + (y1 - y0) * (x - x0) / (x1 - x0))
