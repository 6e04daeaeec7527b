"""What single clauses leave open: a place, a curve, a plane, or a step to take from somewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from tongren.locator import tree as t
from tongren.locator.anatomy import Part
from tongren.locator.values import Sheet, Spot, Track, Value


@dataclass(frozen=True, eq=False)
class Move:
    """A step of some length from an anchor: a place by itself, a plane beside another clause."""

    anchor: Value
    part: Part
    aspect: str
    axes: tuple[str, ...]
    way: str
    amount: t.Amount | None
    node: t.Offset | t.Just
    course: t.Course | None = None


@dataclass(frozen=True, eq=False)
class Upright:
    """The vertical through a place, as a plane."""

    sheet: Sheet


@dataclass(frozen=True, eq=False)
class Flat:
    """The level of a place, as a plane."""

    sheet: Sheet


@dataclass(frozen=True, eq=False)
class Band:
    """Midway between two curves or lines, once a plane says where."""

    a: Track
    b: Track
    node: t.Clause


@dataclass(frozen=True, eq=False)
class Toward:
    """The nearest place to a spot, once a curve says on what."""

    spot: Spot


Locus: TypeAlias = Spot | Track | Sheet | Move | Upright | Flat | Band | Toward
