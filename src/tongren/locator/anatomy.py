"""The anatomical data that the location language rests on: parts, landmarks and B-cun rows.

They are read from ``data/anatomy`` by ``anatomy_files``; each file states what its fields mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

AXES = ("up", "-up", "front", "-front", "side", "-side")
KINDS = (
    "vertex", "vertices", "mean", "joint", "extreme", "expression", "curve", "median", "vertical",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of the body with its own frame; see the head of ``regions.toml``."""

    id: str
    bones: tuple[str, ...]
    axis: tuple[str, ...] | str
    words: Mapping[str, str]
    outward: str
    along: str
    across: str
    aspect: str
    just: str
    lands_on: tuple[str, ...] = ()
    axis_word: str = "up"
    front: tuple[str, ...] = ()
    lateral: tuple[str, ...] = ()
    back: str = ""
    centre: str = ""
    column: bool = False
    level: str = "axis"
    lengthwise: tuple[str, ...] = ()

    def way(self, axes: Iterable[str]) -> str:
        """``lengthwise`` or ``crosswise``: the way of a direction along these frame axes."""
        long = self.lengthwise or (self.axis_word,)
        return "lengthwise" if any(axis.removeprefix("-") in long for axis in axes) else "crosswise"


@dataclass(frozen=True, kw_only=True)
class Row:
    """A B-cun row or a finger measure: ``cun`` equal parts between two landmarks."""

    id: str
    title: str
    cun: float
    measure: str = "straight"
    start: str = ""
    stop: str = ""
    via: str = ""
    part: str = ""
    holds: tuple[str, ...] = ()
    surrogate: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Ruler:
    """Rows laid end to end, so that a measure may run from one into the next."""

    id: str
    title: str
    rows: tuple[str, ...]
    holds: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Landmark:
    """A landmark as its file defines it; exactly one of the ways of finding it is given."""

    id: str
    file: str
    name: str
    part: str
    confidence_mm: float
    ta2: str = ""
    words: tuple[str, ...] = ()
    aspect: str = ""
    side: str = "paired"
    inside: bool = False
    vertex: int | None = None
    vertices: tuple[int, ...] = ()
    weights: tuple[float, ...] = ()
    mean: tuple[int, ...] = ()
    joint: str = ""
    extreme: Mapping[str, Any] = field(default_factory=dict)
    expression: str = ""
    curve: tuple[int | str, ...] = ()
    draped: bool = False
    closed: bool = False
    half_width_mm: float = 0.0
    median: str = ""
    vertical: str = ""
    sources: tuple[str, ...] = ()
    note: str = ""
    picture: str = ""

    @property
    def kind(self) -> str:
        return next(kind for kind in KINDS if getattr(self, kind) not in (None, "", (), {}))


@dataclass(frozen=True)
class Anatomy:
    """All of it. Names are ids."""

    parts: Mapping[str, Part]
    rows: Mapping[str, Row]
    rulers: Mapping[str, Ruler]
    fingers: Mapping[str, Row]
    landmarks: Mapping[str, Landmark]

    def __repr__(self) -> str:
        return f"<Anatomy: {len(self.landmarks)} landmarks, {len(self.parts)} parts>"

    def unit_for(self, part: str, way: str, aspect: str) -> Row | Ruler | None:
        """The row or ruler that is the unit in ``part``, ``way`` lengthwise or crosswise."""
        units: list[Row | Ruler] = [*self.rows.values(), *self.rulers.values()]
        for wanted in (f"{part} {way} {aspect}", f"{part} {way}"):
            for unit in units:
                if wanted in unit.holds:
                    return unit
        return None
