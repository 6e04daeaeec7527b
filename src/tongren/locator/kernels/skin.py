"""Steps that meet the skin: casts, closest places, fans of rays."""

from __future__ import annotations

import numpy as np

from tongren.locator.kernels.arrays import Params, column, dot, normalise, regions
from tongren.locator.measure import PATH
from tongren.locator.plan import Floats, kernel
from tongren.locator.run import Run
from tongren.locator.surface import Ints

_FAN_REACH = 1.35  # how much further than the wanted length a fan looks


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
    body = np.tile(np.repeat(run.body, k), g)
    region = np.repeat(regions, i * k)
    length = np.sqrt(dot(start - centre, start - centre))
    origin = centre[:, :, None] + rays * length[..., None, None]
    hits = run.skin.cast(origin.reshape(-1, 3), rays.reshape(-1, 3), body, region)
    path = hits.position.reshape(g, i, k, 3)
    path[:, :, 0] = start
    if end is not None:
        path[:, :, -1] = end
    return path
