"""Anny's six phenotypes and how they blend its anchor shapes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields

import numpy as np
from numpy.typing import NDArray

from tongren.body.error import BodyError

#: Anchor values of each phenotype, in the order of the baked keys. Age: newborn, baby, child,
#: young, old.
ANCHORS: dict[str, NDArray[np.float64]] = {
    "gender": np.linspace(0, 1, 2),
    "age": np.linspace(-1 / 3, 1, 5),
    "muscle": np.linspace(0, 1, 3),
    "weight": np.linspace(0, 1, 3),
    "height": np.linspace(0, 1, 2),
    "proportions": np.linspace(0, 1, 2),
}

#: Least and greatest value of each phenotype. Beyond 0 to 1 Anny's anchors are extrapolated
#: linearly, as Anny can too.
LIMITS: dict[str, tuple[float, float]] = {
    "gender": (0, 1),
    "age": (-1 / 3, 1),
    "muscle": (0, 1),
    "weight": (0, 1.25),
    "height": (-0.05, 1.05),
    "proportions": (0, 1),
    "pregnant": (0, 1),
}


@dataclass(frozen=True, slots=True)
class Phenotype:
    """A place in Anny's shape space, each value within `LIMITS`.

    ``gender`` 0 is male, 1 female. ``age`` -1/3 is a newborn, 0 a baby, 1/3 a child, 2/3 a young
    adult, 1 old. ``pregnant`` is MakeHuman's abdomen of pregnancy, 0 none to 1 full term.
    """

    gender: float = 0.5
    age: float = 2 / 3
    muscle: float = 0.5
    weight: float = 0.5
    height: float = 0.5
    proportions: float = 0.5
    pregnant: float = 0.0

    def __post_init__(self) -> None:
        for field, value in zip(fields(self), astuple(self), strict=True):
            low, high = LIMITS[field.name]
            if not low - 1e-9 <= value <= high + 1e-9:
                raise BodyError(
                    f"phenotype {field.name} = {value:g} is not possible; "
                    f"give {low:.3g} to {high:.3g}"
                )


def interpolate_anchors(
    values: NDArray[np.float64], anchors: NDArray[np.float64]
) -> NDArray[np.float64]:
    """``(count, anchors)`` weights of linear interpolation between neighbouring anchors."""
    last = len(anchors) - 2
    cell = np.clip(np.searchsorted(anchors, values, "right") - 1, 0, last)
    along = (values - anchors[cell]) / (anchors[cell + 1] - anchors[cell])
    weights = np.zeros((len(values), len(anchors)))
    row = np.arange(len(values))
    weights[row, cell] = 1 - along
    weights[row, cell + 1] = along
    return weights


def combine_anchors(
    phenotypes: Mapping[str, NDArray[np.float64]], keys: NDArray[np.uint8]
) -> NDArray[np.float64]:
    """``(count, rows)``: products of the weights of the anchors that each row of keys names."""
    columns = [interpolate_anchors(phenotypes[name], anchors) for name, anchors in ANCHORS.items()]
    weights = np.concatenate(columns, axis=1)
    return np.asarray(np.prod(np.where(keys[None], weights[:, None], 1.0), axis=-1))
