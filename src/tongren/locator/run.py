"""One execution of a plan: the bodies it runs on and their skin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from tongren.locator.plan import Floats, Step
from tongren.locator.surface import Hits, Ints, Skin


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
