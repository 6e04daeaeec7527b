"""Steps that meet the skin: casts, closest places, fans of rays."""

from __future__ import annotations

import numpy as np

from tongren.locator.kernels.arrays import Params, column, dot, normalise, regions
from tongren.locator.measure import PATH
from tongren.locator.plan import Floats, kernel
from tongren.locator.run import Run
from tongren.locator.surface import Ints

_FAN_REACH = 1.2  # how much further than the wanted length a fan looks


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


@kernel("moved_hit")
def _moved_hit(run: Run, params: Params, position: Floats, hit: Floats) -> Floats:
    """The hit of a landmark that a run may have moved."""
    return np.concatenate([position, hit[..., 3:]], axis=-1)


@kernel("fan")
def _fan(
    run: Run, params: Params, start: Floats, centre: Floats, toward: Floats, length: Floats
) -> Floats:
    """A skin path (g, i, k, 3) from ``start``: rays from ``centre`` in the plane of ``toward``.

    It is a little longer than ``length`` times params[1]; params[0] is the region.
    """
    radial = start - centre
    radius = np.sqrt(dot(radial, radial))
    out, side = normalise(radial), None
    side = normalise(toward - dot(toward, out)[..., None] * out)
    reach = np.minimum(length * np.abs(column(params, 1)) * _FAN_REACH / radius + 0.02, 3.0)
    angles = reach[..., None] * np.linspace(0, 1, PATH)
    rays = (
        np.cos(angles)[..., None] * out[..., None, :]
        + np.sin(angles)[..., None] * side[..., None, :]
    )
    return _rays_to_path(run, regions(params), centre, rays, start, None)


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
