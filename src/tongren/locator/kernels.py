"""The arithmetic of plans: what each kind of step computes, for all steps and instances at once.

Arrays are (g, i, …): ``g`` steps of one kind, ``i`` instances. Lengths in metres. NaN says that a
step cannot be done; nothing here chooses a substitute.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np

from tongren.locator.plan import Floats, Param, Step, kernel
from tongren.locator.surface import Hits, Ints, Skin

Params: TypeAlias = Sequence[tuple[Param, ...]]

_DRAPE = 4  # pieces of a draped curve between two nodes
_FAN = 12  # rays in a fan over the skin
_FAN_REACH = 1.35  # how much further than the wanted length a fan looks


class Run:
    """The bodies of one execution.

    ``skin``: b bodies. ``body``: (i,) which body each instance is. ``shifts``: for some steps a
    displacement (i, 3) in metres, to see how far a result follows a landmark.
    """

    def __init__(self, skin: Skin, body: Ints, shifts: Mapping[int, Floats] | None = None) -> None:
        self.skin, self.body, self.shifts = skin, body, shifts or {}

    def displace(self, batch: Sequence[Step], out: Floats) -> Floats:
        for row, step in enumerate(batch):
            if step.number in self.shifts:
                out[row] = out[row] + self.shifts[step.number]
        return out

    def cast(self, origin: Floats, direction: Floats, regions: Ints) -> Floats:
        """(g, i, 7) hits of lines (g, i, 3) on regions (g,)."""
        g, i = origin.shape[:2]
        region = np.repeat(regions, i)
        body = np.tile(self.body, g)
        return self._pack(
            self.skin.cast(origin.reshape(-1, 3), direction.reshape(-1, 3), body, region), g, i
        )

    def closest(self, point: Floats, regions: Ints) -> Floats:
        """(g, i, 7) hits nearest to points (g, i, 3) on regions (g,)."""
        g, i = point.shape[:2]
        region, body = np.repeat(regions, i), np.tile(self.body, g)
        return self._pack(self.skin.closest(point.reshape(-1, 3), body, region), g, i)

    def _pack(self, hits: Hits, g: int, i: int) -> Floats:
        face = np.where(hits.found, hits.face, np.nan)
        packed = np.concatenate([hits.position, face[:, None], hits.barycentric], axis=1)
        return packed.reshape(g, i, 7)


def _column(params: Params, slot: int) -> Floats:
    return np.array([each[slot] for each in params], dtype=float)[:, None]


def _regions(params: Params, slot: int = 0) -> Ints:
    return np.array([each[slot] for each in params], dtype=np.intp)


def _unit(v: Floats) -> Floats:
    length = np.sqrt(np.einsum("...i,...i->...", v, v))[..., None]
    return np.where(length > 1e-9, v / np.where(length > 1e-9, length, 1.0), np.nan)


def _dot(a: Floats, b: Floats) -> Floats:
    return np.asarray(np.einsum("...i,...i->...", a, b))


def _cross(a: Floats, b: Floats) -> Floats:
    return np.stack(
        [
            a[..., 1] * b[..., 2] - a[..., 2] * b[..., 1],
            a[..., 2] * b[..., 0] - a[..., 0] * b[..., 2],
            a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0],
        ],
        axis=-1,
    )


# ---- tags and constants ----


@kernel("vertex")
def _vertex(run: Run, params: Params) -> Floats:
    """Vertex ``params[0]`` of the body."""
    return run.skin.vertices[:, [int(each[0]) for each in params]][run.body].swapaxes(0, 1)  # type: ignore[arg-type]


@kernel("blend")
def _blend(run: Run, params: Params) -> Floats:
    """Weighted mean: params are vertex ids, then as many weights."""
    rows = []
    for ids, weights in params:
        chosen = run.skin.vertices[:, list(ids)][run.body]  # type: ignore[arg-type]
        rows.append(np.einsum("ikc,k->ic", chosen, np.asarray(weights)))
    return np.stack(rows)


@kernel("extreme")
def _extreme(run: Run, params: Params, direction: Floats) -> Floats:
    """Of the vertices ``params[0]`` the one furthest along ``direction``."""
    rows = []
    for (ids,), along in zip(params, direction, strict=True):
        chosen = run.skin.vertices[:, list(ids)][run.body]  # type: ignore[arg-type]
        best = np.einsum("ikc,ic->ik", chosen, along).argmax(axis=1)
        rows.append(chosen[np.arange(len(best)), best])
    return np.stack(rows)


@kernel("constant")
def _constant(run: Run, params: Params) -> Floats:
    return np.repeat(np.array(params, dtype=float)[:, None], len(run.body), axis=1)


@kernel("number")
def _number(run: Run, params: Params) -> Floats:
    return np.repeat(_column(params, 0), len(run.body), axis=1)


@kernel("stature")
def _stature(run: Run, params: Params) -> Floats:
    """Height of the body, metres."""
    z = run.skin.vertices[:, :, 2]
    return np.repeat((z.max(axis=1) - z.min(axis=1))[run.body][None], len(params), axis=0)


# ---- vectors ----


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
            part * _column(params, slot).reshape(-1, 1, *([1] * (part.ndim - 2)))
            for slot, part in enumerate(parts)
        )
    )


@kernel("lerp")
def _lerp(run: Run, params: Params, a: Floats, b: Floats, t: Floats) -> Floats:
    return a + (b - a) * t[..., None]


@kernel("move")
def _move(run: Run, params: Params, p: Floats, direction: Floats, length: Floats) -> Floats:
    """``p`` moved by ``length`` times params[0] along ``direction``."""
    return p + direction * (length * _column(params, 0))[..., None]


@kernel("unit")
def _unit_kernel(run: Run, params: Params, v: Floats) -> Floats:
    return _unit(v)


@kernel("cross")
def _cross_kernel(run: Run, params: Params, a: Floats, b: Floats) -> Floats:
    return _unit(_cross(a, b))


@kernel("reject")
def _reject(run: Run, params: Params, v: Floats, axis: Floats) -> Floats:
    """Unit vector of ``v`` without its part along the unit vector ``axis``."""
    return _unit(v - _dot(v, axis)[..., None] * axis)


@kernel("mirror")
def _mirror(run: Run, params: Params, p: Floats) -> Floats:
    return p * np.array([-1.0, 1.0, 1.0])


@kernel("position")
def _position(run: Run, params: Params, hit: Floats) -> Floats:
    return hit[..., :3]


@kernel("dot")
def _dot_kernel(run: Run, params: Params, a: Floats, b: Floats) -> Floats:
    return _dot(a, b)


@kernel("distance")
def _distance(run: Run, params: Params, a: Floats, b: Floats) -> Floats:
    return np.asarray(np.sqrt(_dot(a - b, a - b)))


@kernel("scale")
def _scale(run: Run, params: Params, a: Floats) -> Floats:
    return a * _column(params, 0)


@kernel("absolute")
def _absolute(run: Run, params: Params, a: Floats) -> Floats:
    return np.abs(a)


@kernel("component")
def _component(run: Run, params: Params, v: Floats) -> Floats:
    """Coordinate params[0] of a vector."""
    slots = _regions(params)
    return np.asarray(np.take_along_axis(v, slots[:, None, None], axis=2)[..., 0])


@kernel("fraction_along")
def _fraction_along(run: Run, params: Params, p: Floats, a: Floats, b: Floats) -> Floats:
    """How far ``p`` lies on the way from ``a`` to ``b``: 0 at a, 1 at b, not limited."""
    return _dot(p - a, b - a) / _dot(b - a, b - a)


@kernel("clamp")
def _clamp(run: Run, params: Params, a: Floats) -> Floats:
    return np.clip(a, _column(params, 0), _column(params, 1))


@kernel("foot")
def _foot(run: Run, params: Params, p: Floats, a: Floats, b: Floats) -> Floats:
    """The point of the line through ``a`` and ``b`` nearest to ``p``."""
    t = _dot(p - a, b - a) / _dot(b - a, b - a)
    return a + (b - a) * t[..., None]


@kernel("same_height")
def _same_height(run: Run, params: Params, centre: Floats, p: Floats) -> Floats:
    """``centre`` brought to the height of ``p``."""
    out = centre.copy()
    out[..., 2] = p[..., 2]
    return out


@kernel("turn")
def _turn(run: Run, params: Params, a: Floats, b: Floats) -> Floats:
    """``a`` turned towards ``b`` by params[0] radians; both unit and at right angles."""
    angle = _column(params, 0)[..., None]
    return np.asarray(np.cos(angle) * a + np.sin(angle) * b)


@kernel("meet")
def _meet(run: Run, params: Params, p1: Floats, n1: Floats, p2: Floats, n2: Floats) -> Floats:
    """The point on two planes that lies closest to ``p2``; NaN where they are parallel."""
    line = _unit(_cross(n1, n2))
    matrix = np.stack([n1, n2, line], axis=-2)
    right = np.stack([_dot(n1, p1), _dot(n2, p2), _dot(line, p2)], axis=-1)
    good = np.isfinite(matrix).all(axis=(-1, -2))
    matrix[~good] = np.eye(3)
    solved = np.linalg.solve(matrix, right[..., None])[..., 0]
    solved[~good] = np.nan
    return np.asarray(solved)


@kernel("orient")
def _orient(run: Run, params: Params, v: Floats, along: Floats) -> Floats:
    """``v``, turned about where it points against ``along``; NaN when it does neither."""
    sign = _dot(v, along)
    return np.where(np.abs(sign)[..., None] > 0.05, v * np.sign(sign)[..., None], np.nan)


@kernel("ruler")
def _ruler(run: Run, params: Params, start: Floats, *stations: Floats) -> Floats:
    """A coordinate read on a ruler of several rows, moved, and read back.

    ``start`` (g, i): the coordinate; ``stations``: coordinates of the marks; params: the marks in
    cun (first s), then how many cun to move. Beyond the ends the last row goes on.
    """
    out = np.empty(start.shape)
    for row, each in enumerate(params):
        marks = np.array(each[:-1], dtype=float)
        places = np.stack([station[row] for station in stations], axis=-1)  # (i, s)
        for column in range(start.shape[1]):
            cun = _interpolate(start[row, column], places[column], marks) + float(each[-1])  # type: ignore[arg-type]
            out[row, column] = _interpolate(cun, marks, places[column])
    return out


def _interpolate(x: float, xs: Floats, ys: Floats) -> float:
    if xs[0] > xs[-1]:
        xs, ys = xs[::-1], ys[::-1]
    if not (np.diff(xs) > 0).all():
        return float("nan")
    slot = int(np.clip(np.searchsorted(xs, x) - 1, 0, len(xs) - 2))
    slope = (ys[slot + 1] - ys[slot]) / (xs[slot + 1] - xs[slot])
    return float(ys[slot] + slope * (x - xs[slot]))


# ---- the skin ----


@kernel("cast")
def _cast(run: Run, params: Params, origin: Floats, direction: Floats) -> Floats:
    """Where the line through ``origin`` leaves region params[0]; the way out nearest to it."""
    return run.cast(origin, direction, _regions(params))


@kernel("closest")
def _closest(run: Run, params: Params, p: Floats) -> Floats:
    return run.closest(p, _regions(params))


@kernel("tag")
def _tag(run: Run, params: Params, position: Floats) -> Floats:
    """The hit of a tag: params are face and barycentric weights, known beforehand."""
    known = np.array(params, dtype=float)[:, None].repeat(position.shape[1], axis=1)
    return np.concatenate([position, known], axis=-1)


@kernel("fan")
def _fan(run: Run, params: Params, start: Floats, centre: Floats, toward: Floats, length: Floats) -> Floats:
    """A skin path (g, i, k, 3) from ``start``: rays from ``centre`` in the plane of ``toward``.

    It is a little longer than ``length`` times params[1]; params[0] is the region.
    """
    radial = start - centre
    radius = np.sqrt(_dot(radial, radial))
    out, side = _unit(radial), None
    side = _unit(toward - _dot(toward, out)[..., None] * out)
    reach = np.minimum(length * np.abs(_column(params, 1)) * _FAN_REACH / radius + 0.02, 3.0)
    angles = reach[..., None] * np.linspace(0, 1, _FAN)
    rays = (
        np.cos(angles)[..., None] * out[..., None, :] + np.sin(angles)[..., None] * side[..., None, :]
    )
    return _rays_to_path(run, _regions(params), centre, rays, start, None)


@kernel("arc")
def _arc(run: Run, params: Params, a: Floats, b: Floats, centre: Floats) -> Floats:
    """The skin path (g, i, k, 3) from ``a`` to ``b`` in the plane through ``centre``."""
    u, w = _unit(a - centre), _unit(b - centre)
    angle = np.arccos(np.clip(_dot(u, w), -1, 1))
    side = _unit(w - _dot(w, u)[..., None] * u)
    angles = angle[..., None] * np.linspace(0, 1, _FAN)
    rays = np.cos(angles)[..., None] * u[..., None, :] + np.sin(angles)[..., None] * side[..., None, :]
    return _rays_to_path(run, _regions(params), centre, rays, a, b)


def _rays_to_path(
    run: Run, regions: Ints, centre: Floats, rays: Floats, start: Floats, end: Floats | None
) -> Floats:
    g, i, k = rays.shape[:3]
    body = np.tile(np.repeat(run.body, k), g)
    region = np.repeat(regions, i * k)
    length = np.sqrt(_dot(start - centre, start - centre))
    origin = centre[:, :, None] + rays * length[..., None, None]
    hits = run.skin.cast(origin.reshape(-1, 3), rays.reshape(-1, 3), body, region)
    path = hits.position.reshape(g, i, k, 3)
    path[:, :, 0] = start
    if end is not None:
        path[:, :, -1] = end
    return path


# ---- paths: polylines (g, i, k, 3) ----


@kernel("path")
def _path(run: Run, params: Params, *nodes: Floats) -> Floats:
    return np.stack(nodes, axis=2)


@kernel("drape")
def _drape(run: Run, params: Params, path: Floats) -> Floats:
    """The path with more nodes, each on the nearest skin of region params[0]."""
    g, i, k = path.shape[:3]
    pieces = (np.arange(0, 1, 1 / _DRAPE))[:, None]
    a, b = path[:, :, :-1, None], path[:, :, 1:, None]
    dense = (a + (b - a) * pieces).reshape(g, i, -1, 3)
    dense = np.concatenate([dense, path[:, :, -1:]], axis=2)
    n = dense.shape[2]
    region, body = np.repeat(_regions(params), i * n), np.tile(np.repeat(run.body, n), g)
    hits = run.skin.closest(dense.reshape(-1, 3), body, region)
    return hits.position.reshape(g, i, n, 3)


@kernel("join")
def _join(run: Run, params: Params, *paths: Floats) -> Floats:
    return np.concatenate(paths, axis=2)


def _lengths(path: Floats) -> Floats:
    """(g, i, k) distance from the start along the path."""
    steps = np.sqrt(((path[:, :, 1:] - path[:, :, :-1]) ** 2).sum(axis=-1))
    zero = np.zeros((*steps.shape[:2], 1))
    return np.concatenate([zero, np.cumsum(steps, axis=2)], axis=2)


@kernel("length")
def _length(run: Run, params: Params, path: Floats) -> Floats:
    return _lengths(path)[..., -1]


@kernel("walk")
def _walk(run: Run, params: Params, path: Floats, distance: Floats) -> Floats:
    """The point ``distance`` times params[0] from the start of a path; NaN beyond its ends."""
    distance = distance * _column(params, 0)
    lengths = _lengths(path)
    total = lengths[..., -1]
    outside = (distance < -1e-6) | (distance > total + 1e-6)
    slot = (lengths[..., 1:] < distance[..., None]).sum(axis=-1).clip(0, path.shape[2] - 2)
    start = np.take_along_axis(lengths, slot[..., None], axis=2)[..., 0]
    stop = np.take_along_axis(lengths, slot[..., None] + 1, axis=2)[..., 0]
    t = (distance - start) / np.where(stop > start, stop - start, 1)
    point = _between(path, slot, t)
    point[outside] = np.nan
    return point


def _between(path: Floats, slot: Ints, t: Floats) -> Floats:
    index = slot[..., None, None]
    a = np.take_along_axis(path, index, axis=2)[..., 0, :]
    b = np.take_along_axis(path, index + 1, axis=2)[..., 0, :]
    return np.asarray(a + (b - a) * t[..., None])


@kernel("share")
def _share(run: Run, params: Params, path: Floats, fraction: Floats) -> Floats:
    """The point at a fraction of a path's length."""
    ones = [(1.0,)] * len(params)
    return _walk(run, ones, path, fraction * _lengths(path)[..., -1])


@kernel("locate_on")
def _locate_on(run: Run, params: Params, path: Floats, p: Floats) -> Floats:
    """Distance along the path of its point nearest to ``p``."""
    slot, t = _nearest(path, p)
    lengths = _lengths(path)
    a = np.take_along_axis(lengths, slot[..., None], axis=2)[..., 0]
    b = np.take_along_axis(lengths, slot[..., None] + 1, axis=2)[..., 0]
    return a + (b - a) * t


@kernel("nearest_on")
def _nearest_on(run: Run, params: Params, path: Floats, p: Floats) -> Floats:
    slot, t = _nearest(path, p)
    return _between(path, slot, t)


def _nearest(path: Floats, p: Floats) -> tuple[Ints, Floats]:
    a, along = path[:, :, :-1], path[:, :, 1:] - path[:, :, :-1]
    size = np.maximum((along**2).sum(axis=-1), 1e-18)
    t = np.clip(((p[:, :, None] - a) * along).sum(axis=-1) / size, 0, 1)
    gap = ((a + along * t[..., None] - p[:, :, None]) ** 2).sum(axis=-1)
    slot = np.where(np.isfinite(gap), gap, np.inf).argmin(axis=-1)
    return slot, np.take_along_axis(t, slot[..., None], axis=2)[..., 0]


@kernel("stride")
def _stride(
    run: Run, params: Params, path: Floats, p: Floats, direction: Floats, unit: Floats
) -> Floats:
    """From the place on the path nearest to ``p``, params[0] units on, the way ``direction`` points."""
    slot, t = _nearest(path, p)
    lengths = _lengths(path)
    a = np.take_along_axis(lengths, slot[..., None], axis=2)[..., 0]
    b = np.take_along_axis(lengths, slot[..., None] + 1, axis=2)[..., 0]
    onward = np.sign(_dot(_tangent(run, params, path, p), direction))
    return _walk(run, [(1.0,)] * len(params), path, a + (b - a) * t + onward * unit * _column(params, 0))


@kernel("landmark")
def _landmark(run: Run, params: Params, value: Floats) -> Floats:
    """A landmark's value as it is; a run may displace it."""
    return value.copy()


@kernel("midline")
def _midline(run: Run, params: Params, p: Floats) -> Floats:
    return p * np.array([0.0, 1.0, 1.0])


@kernel("tangent")
def _tangent(run: Run, params: Params, path: Floats, p: Floats) -> Floats:
    """Unit direction of the path where it is nearest to ``p``, from its start to its end."""
    slot, _ = _nearest(path, p)
    return _unit(_between(path, slot, np.ones(slot.shape)) - _between(path, slot, np.zeros(slot.shape)))


@kernel("crossing")
def _crossing(run: Run, params: Params, path: Floats, p: Floats, normal: Floats) -> Floats:
    """Where a path crosses the plane through ``p``; of several crossings the one nearest to ``p``."""
    height = ((path - p[:, :, None]) * normal[:, :, None]).sum(axis=-1)
    a, b = height[..., :-1], height[..., 1:]
    crosses = (a <= 1e-9) & (b >= -1e-9) | (a >= -1e-9) & (b <= 1e-9)
    span = a - b
    t = np.clip(a / np.where(np.abs(span) > 1e-15, span, 1.0), 0, 1)
    points = path[:, :, :-1] + (path[:, :, 1:] - path[:, :, :-1]) * t[..., None]
    gap = ((points - p[:, :, None]) ** 2).sum(axis=-1)
    gap = np.where(crosses, gap, np.inf)
    slot = gap.argmin(axis=-1)
    chosen = np.take_along_axis(points, slot[..., None, None], axis=2)[..., 0, :]
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
                slot, s = _nearest(other, p)
                q = _between(other, slot, s)
                gap = ((p - q) ** 2).sum(axis=-1)
                better = gap < least
                least = np.where(better, gap, least)
                best = np.where(better[..., None], (p + q) / 2, best)
    best[np.sqrt(least) > _column(params, 0)] = np.nan
    return best


# ---- checks: metres that a statement is off by ----


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
    size = np.sqrt(_dot(b - a, b - a))
    along = _dot(p - a, _unit(b - a))
    return np.maximum(np.maximum(-along, along - size), 0.0)


@kernel("gap_to")
def _gap_to(run: Run, params: Params, p: Floats, path: Floats) -> Floats:
    """Distance to a path beyond its half width params[0]."""
    slot, t = _nearest(path, p)
    gap = p - _between(path, slot, t)
    return np.maximum(np.sqrt(_dot(gap, gap)) - _column(params, 0), 0.0)


@kernel("outside")
def _outside(run: Run, params: Params, p: Floats, path: Floats) -> Floats:
    """0 within a closed path, seen along its own normal, else the distance to it."""
    centre = path[:, :, :-1].mean(axis=2)
    spokes = path - centre[:, :, None]
    normal = _unit(_cross(spokes[:, :, :-1], spokes[:, :, 1:]).sum(axis=2))
    u = _unit(spokes[:, :, 0] - _dot(spokes[:, :, 0], normal)[..., None] * normal)
    w = _cross(normal, u)
    angle = np.zeros(p.shape[:2])
    flat = path - p[:, :, None]
    x, y = _dot(flat, u[:, :, None]), _dot(flat, w[:, :, None])
    turn = np.arctan2(y, x)
    step = np.diff(turn, axis=2)
    angle = ((step + np.pi) % (2 * np.pi) - np.pi).sum(axis=2)
    return np.where(np.abs(angle) > np.pi, 0.0, _gap_to(run, params, p, path))


@kernel("facing")
def _facing(run: Run, params: Params, hit: Floats, direction: Floats) -> Floats:
    """0 while the face that was hit looks within 90° of ``direction``; else a mm per degree more."""
    g, i = hit.shape[:2]
    face = np.where(np.isfinite(hit[..., 3]), hit[..., 3], 0).astype(np.intp).reshape(-1)
    corners = run.skin.vertices[np.tile(run.body, g)[:, None], run.skin.index.faces[face]]
    normal = _unit(_cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]))
    cosine = np.clip(_dot(normal.reshape(g, i, 3), direction), -1, 1)
    return np.maximum(np.degrees(np.arccos(cosine)) - 90, 0) / 1000
