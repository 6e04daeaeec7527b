"""Where plans begin: vertices of the bodies, and constants."""

from __future__ import annotations

from typing import cast

import numpy as np

from tongren.locator.kernels.arrays import Params, column
from tongren.locator.plan import Floats, kernel
from tongren.locator.run import Run
from tongren.locator.surface import Ints


def _ids(given: object) -> Ints:
    return np.array(cast("tuple[int, ...]", given), dtype=np.intp)


@kernel("vertex")
def _vertex(run: Run, params: Params) -> Floats:
    """Vertex ``params[0]`` of the body."""
    ids = _ids(tuple(each[0] for each in params))
    return run.skin.vertices[:, ids][run.body].swapaxes(0, 1)


@kernel("blend")
def _blend(run: Run, params: Params) -> Floats:
    """Weighted sum of the vertices params[0] with the weights params[1]."""
    ids = [_ids(each[0]) for each in params]
    weights = np.concatenate([np.array(each[1], dtype=float) for each in params])
    starts = np.cumsum([0, *(len(each) for each in ids[:-1])])
    parts = run.skin.vertices[:, np.concatenate(ids)] * weights[:, None]
    return np.add.reduceat(parts, starts, axis=1)[run.body].swapaxes(0, 1)


@kernel("extreme")
def _extreme(run: Run, params: Params, direction: Floats) -> Floats:
    """Of the vertices params[0] the one furthest along ``direction``."""
    rows = []
    for (given,), along in zip(params, direction, strict=True):
        chosen = run.skin.vertices[:, _ids(given)][run.body]
        best = np.einsum("ikc,ic->ik", chosen, along).argmax(axis=1)
        rows.append(chosen[np.arange(len(best)), best])
    return np.stack(rows)


@kernel("constant")
def _constant(run: Run, params: Params) -> Floats:
    return np.repeat(np.array(params, dtype=float)[:, None], len(run.body), axis=1)


@kernel("number")
def _number(run: Run, params: Params) -> Floats:
    return np.repeat(column(params, 0), len(run.body), axis=1)


@kernel("stature")
def _stature(run: Run, params: Params) -> Floats:
    """Height of the body, metres."""
    z = run.skin.vertices[:, :, 2]
    height: Floats = z.max(axis=1) - z.min(axis=1)
    return np.repeat(height[run.body][None], len(params), axis=0)
