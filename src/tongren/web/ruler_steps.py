"""What the cun ruler tells: steps that hold steps of the locator's plan, to be run on any body."""

from __future__ import annotations

from dataclasses import dataclass

from tongren.locator.anatomy import Row, Ruler
from tongren.locator.plan import Step
from tongren.locator.values import Sheet


@dataclass(frozen=True, eq=False)
class Mark:
    """A place that a step names: a landmark or point, or "" where it has no name of its own."""

    name: str
    position: Step


@dataclass(frozen=True, eq=False)
class Way:
    """A line to draw over the skin: through ``nodes``, or along the nodes of one ``path``.

    ``cun``: into how many parts it is divided, 0 for none. ``final``: it ends at the point itself.
    ``beside``: it starts at the foot of the point on this plane.
    """

    kind: str
    nodes: tuple[Step, ...] = ()
    path: Step | None = None
    cun: float = 0.0
    final: bool = False
    beside: Sheet | None = None


@dataclass(frozen=True, eq=False)
class Telling:
    """One step of finding a point. ``kind`` says which sentence the page makes of it."""

    kind: str
    names: tuple[str, ...] = ()
    direction: str = ""
    share: str = ""
    count: float | None = None
    unit: str = ""
    row: Row | None = None
    ruler: Ruler | None = None
    unit_m: Step | None = None
    length_m: Step | None = None
    marks: tuple[Mark, ...] = ()
    ways: tuple[Way, ...] = ()
