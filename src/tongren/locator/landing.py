"""From a place inside or beside the body to the skin, and lines over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tongren.locator import tree as t
from tongren.locator.frames import axes_of
from tongren.locator.measure import DRAPE, PATH
from tongren.locator.plan import HIT, Step
from tongren.locator.values import Sentence, Spot, Track

if TYPE_CHECKING:
    from tongren.locator.compiler import Compiler


class Landing:
    """Brings places to the skin, each in the way of its part."""

    def __init__(self, compiler: Compiler) -> None:
        self.compiler, self.plan = compiler, compiler.plan

    def blended(self, position: Step, a: Spot, b: Spot) -> Spot:
        """A place between two others, with the mean of their ways out."""
        part = self.compiler.part(a.part)
        out = None
        if part.outward == "aspect":
            ways = [self._aspect_direction(each) for each in (a, b)]
            same = ways[0] is ways[1]
            out = ways[0] if same else self.plan.step("unit", [self.plan.step("add", ways)])
        return Spot(position, a.part, a.aspect, out=out)

    def _aspect_direction(self, spot: Spot) -> Step:
        part = self.compiler.part(spot.part)
        frame = self.compiler.frames.frame(part, spot.position)
        axes = axes_of(part, spot.aspect, Sentence(f"part {part.id}", ""), None)
        return self.compiler.frames.direction(part, frame, axes)

    def to_skin(self, spot: Spot, sentence: Sentence, node: t.Node | None) -> Spot:
        """The same place on the skin."""
        if spot.hit is not None:
            return spot
        part = self.compiler.part(spot.part)
        if spot.out is not None:
            return self.cast(spot, spot.out, node, sentence)
        if spot.nearest or part.outward == "closest":
            region = self.compiler.region_of(part.id)
            hit = self.plan.step("closest", [spot.position], (region,), HIT)
            return self.landed(hit, spot)
        if part.outward == "radial":
            out = self.compiler.frames.outward(part, spot.position)
            return self.cast(spot, out, node, sentence)
        return self.cast(spot, self._aspect_direction(spot), node, sentence)

    def cast(self, spot: Spot, out: Step, node: t.Node | None, sentence: Sentence) -> Spot:
        blame = sentence.blame(
            node, f"the line to the skin misses the {spot.part.replace('_', ' ')}",
            "check the landmarks it starts from, or name the surface",
        )  # fmt: skip
        region = self.compiler.region_of(spot.part)
        hit = self.plan.step("cast", [spot.position, out], (region,), HIT, blame)
        return self.landed(hit, spot)

    def landed(self, hit: Step, spot: Spot) -> Spot:
        position = self.plan.step("position", [hit])
        return Spot(position, spot.part, spot.aspect, hit)

    def cast_from(self, clause: t.Cast, sentence: Sentence) -> Spot:
        """``the skin anterior to X``"""
        spot = self.compiler.place(clause.target, sentence)
        part = self.compiler.part(spot.part)
        frame = self.compiler.frames.frame(part, spot.position)
        direct = self.compiler.frames.direction
        out = direct(part, frame, axes_of(part, clause.direction, sentence, clause))
        if clause.angle is not None and clause.toward is not None:
            other = direct(part, frame, axes_of(part, clause.toward, sentence, clause))
            radians = clause.angle.value * 3.141592653589793 / 180
            out = self.plan.step("turn", [out, other], (radians,))
        return self.cast(Spot(spot.position, spot.part, spot.aspect), out, clause, sentence)

    # ---- skin lines ----

    def skin_line(self, a: Spot, b: Spot, node: t.Node, sentence: Sentence) -> Track:
        """The path over the skin from one place to another, in the plane through the axis."""
        part = self.compiler.part(a.part)
        middle = self.plan.step("mix", [a.position, b.position], (0.5, 0.5))
        centre = self.compiler.frames.middle(part, middle)
        region = self.compiler.region_of(part.id)
        inputs = [a.position, b.position, centre]
        blame = sentence.blame(
            node,
            "there is no one way over the skin between these places",
            "they may lie opposite each other, or on the other side: go by a place between them",
        )
        path = self.plan.step("arc", inputs, (region,), (PATH, 3), blame)
        return Track(path, a.part, a.aspect)

    def drape(self, path: Step, part_id: str) -> Step:
        """A polyline laid on the skin, with four pieces between each two of its nodes."""
        count = (path.shape[0] - 1) * DRAPE + 1
        region = self.compiler.region_of(part_id)
        return self.plan.step("drape", [path], (region,), (count, 3))
