"""Steps that meet the skin: casts, closest places, fans of rays."""

from __future__ import annotations

import numpy as np

from tongren.locator.kernels.arrays import Params, column, cross, dot, normalise, pick, regions
from tongren.locator.measure import PATH
from tongren.locator.plan import Floats, kernel
from tongren.locator.run import Run
from tongren.locator.surface import Ints

_TAPE = 8  # rays that find the skin under a tape
_TAPE_REACH = 1.25  # how much further than the wanted length they look


@kernel("cast")
def _cast(run: Run, params: Params, origin: Floats, direction: Floats) -> Floats:
    """Where the line through ``origin`` leaves region params[0]; the way out nearest to it."""
    return run.cast(origin, direction, regions(params))


@kernel("closest")
def _closest(run: Run, params: Params, p: Floats) -> Floats:
    return run.closest(p, regions(params))


@kernel("tag")
def _tag(run: Run, params: Params, position: Floats) -> Floats:
    """The hit of a tag: params are face and barycentric weights, known beforehand."""
    known = np.array(params, dtype=float)[:, None].repeat(position.shape[1], axis=1)
    return np.concatenate([position, known], axis=-1)


@kernel("normal")
def _normal(run: Run, params: Params, hit: Floats) -> Floats:
    """The outward unit normal of the face that was hit."""
    g, i = hit.shape[:2]
    face = np.where(np.isfinite(hit[..., 3]), hit[..., 3], 0).astype(np.intp)
    corners = run.skin.vertices[run.body[None, :, None], run.skin.index.faces[face]]
    a, b, c = (corners[:, :, k] for k in range(3))
    return normalise(cross(b - a, c - a)).reshape(g, i, 3)


@kernel("moved_hit")
def _moved_hit(run: Run, params: Params, position: Floats, hit: Floats) -> Floats:
    """The hit of a landmark that a run may have moved."""
    return np.concatenate([position, hit[..., 3:]], axis=-1)


@kernel("tape")
def _tape(
    run: Run, params: Params, start: Floats, centre: Floats, toward: Floats, length: Floats
) -> Floats:
    """Where a tape laid over the skin from ``start`` ends, ``length`` times params[1] long.

    The tape lies in the plane of ``toward`` and the way out from ``centre``; rays from there find
    the skin under it. Between two rays it is taken to bend as evenly as a circle. params[0] is the
    region. NaN where the skin ends before the tape.
    """
    wanted = length * column(params, 1)
    radial = start - centre
    out, radius = normalise(radial), np.sqrt(dot(radial, radial))
    side = normalise(toward - dot(toward, out)[..., None] * out)
    reach = np.minimum(wanted * _TAPE_REACH / radius + 0.02, 3.0)
    angles = reach[..., None] * np.linspace(0, 1, _TAPE)
    rays = np.cos(angles)[..., None] * out[..., None, :]
    rays = rays + np.sin(angles)[..., None] * side[..., None, :]
    path = _rays_to_path(run, regions(params), centre, rays, start, None)
    steps = path[:, :, 1:] - path[:, :, :-1]
    half = reach[..., None] / (_TAPE - 1) / 2
    pieces = np.sqrt(dot(steps, steps)) * half / np.sin(half)
    before = np.cumsum(pieces, axis=2) - pieces
    slot = (before <= wanted[..., None]).sum(axis=2) - 1
    share = (wanted - pick(before, slot)) / pick(pieces, slot)
    share = np.where(share <= 1 + 1e-9, share, np.nan)
    return np.asarray(pick(path, slot) + share[..., None] * pick(steps, slot))


@kernel("arc")
def _arc(run: Run, params: Params, a: Floats, b: Floats, centre: Floats) -> Floats:
    """The skin path (g, i, k, 3) from ``a`` to ``b`` in the plane through ``centre``."""
    u, w = normalise(a - centre), normalise(b - centre)
    angle = np.arccos(np.clip(dot(u, w), -1, 1))
    side = normalise(w - dot(w, u)[..., None] * u)
    angles = angle[..., None] * np.linspace(0, 1, PATH)
    rays = (
        np.cos(angles)[..., None] * u[..., None, :] + np.sin(angles)[..., None] * side[..., None, :]
    )
    return _rays_to_path(run, regions(params), centre, rays, a, b)


def _rays_to_path(
    run: Run, regions: Ints, centre: Floats, rays: Floats, start: Floats, end: Floats | None
) -> Floats:
    g, i, k = rays.shape[:3]
    length = np.sqrt(dot(start - centre, start - centre))
    origin = centre[:, :, None] + rays * length[..., None, None]
    path = run.cast(_spread(origin), _spread(rays), np.repeat(regions, k))[..., :3]
    path = path.reshape(g, k, i, 3).swapaxes(1, 2)
    path[:, :, 0] = start
    if end is not None:
        path[:, :, -1] = end
    return path


def _spread(values: Floats) -> Floats:
    """(g k, i, 3) from (g, i, k, 3)."""
    g, i, k = values.shape[:3]
    return values.swapaxes(1, 2).reshape(g * k, i, 3)
