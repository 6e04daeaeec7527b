"""Small array arithmetic that the kernels share. Arrays are (g, i, …): g steps, i instances."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np

from tongren.locator.plan import Floats, Param
from tongren.locator.surface import Ints

Params: TypeAlias = Sequence[tuple[Param, ...]]


def column(params: Params, slot: int) -> Floats:
    return np.array([each[slot] for each in params], dtype=float)[:, None]


def regions(params: Params, slot: int = 0) -> Ints:
    return np.array([each[slot] for each in params], dtype=np.intp)


def normalise(v: Floats) -> Floats:
    length = np.sqrt(np.einsum("...i,...i->...", v, v))[..., None]
    return np.where(length > 1e-9, v / np.where(length > 1e-9, length, 1.0), np.nan)


def dot(a: Floats, b: Floats) -> Floats:
    return np.asarray(np.einsum("...i,...i->...", a, b))


def cross(a: Floats, b: Floats) -> Floats:
    return np.stack(
        [
            a[..., 1] * b[..., 2] - a[..., 2] * b[..., 1],
            a[..., 2] * b[..., 0] - a[..., 0] * b[..., 2],
            a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0],
        ],
        axis=-1,
    )


def pick(values: Floats, slot: Ints) -> Floats:
    """(g, i, …) of values (g, i, k, …) the one at ``slot`` (g, i) of the third axis."""
    flat = values.reshape(-1, *values.shape[2:])
    picked = flat[np.arange(len(flat)), slot.ravel()]
    return picked.reshape(*slot.shape, *values.shape[3:])
