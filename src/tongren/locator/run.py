"""One execution of a plan: the bodies it runs on and their skin."""

from __future__ import annotations

from collections.abc import Mapping

from tongren.locator.plan import Floats
from tongren.locator.schedule import Batch
from tongren.locator.surface import Ints, Skin


class Run:
    """The bodies of one execution.

    ``skin``: b bodies. ``body``: (i,) which body each instance is. ``shifts``: for some steps a
    displacement (i, 3) in metres, to see how far a result follows a landmark.
    """

    def __init__(self, skin: Skin, body: Ints, shifts: Mapping[int, Floats] | None = None) -> None:
        self.skin, self.body, self.shifts = skin, body, shifts or {}

    def displace(self, batch: Batch, out: Floats) -> Floats:
        """``out`` with the shifts of the batch's steps."""
        if self.shifts:
            for row, step in enumerate(batch.steps):
                if step.number in self.shifts:
                    out[row] = out[row] + self.shifts[step.number]
        return out

    def cast(self, origin: Floats, direction: Floats, regions: Ints) -> Floats:
        """(g, i, 7) hits of lines (g, i, 3) on regions (g,)."""
        return self.skin.cast(origin, direction, self.body, regions)

    def closest(self, point: Floats, regions: Ints) -> Floats:
        """(g, i, 7) hits nearest to points (g, i, 3) on regions (g,)."""
        return self.skin.closest(point, self.body, regions)
