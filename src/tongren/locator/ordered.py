"""Residuals of statements that order: nothing while they hold, else how far they are violated."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tongren.locator import tree as t
from tongren.locator.errors import KindError
from tongren.locator.frames import axes_of
from tongren.locator.measured import component
from tongren.locator.plan import NUMBER, Step
from tongren.locator.values import Sentence, Spot, Track

if TYPE_CHECKING:
    from tongren.locator.compiler import Compiler


class Ordered:
    """Makes the residuals of ordering clauses about one place."""

    def __init__(self, compiler: Compiler, spot: Spot, sentence: Sentence) -> None:
        self.compiler, self.plan = compiler, compiler.plan
        self.spot, self.sentence = spot, sentence

    def beside(self, clause: t.Beside | t.Just) -> Step:
        value = self.compiler.operand(clause.target, self.sentence)
        if isinstance(value, Track):
            nearest = self.plan.step("nearest_on", [value.path, self.spot.position])
            value = Spot(nearest, value.part, value.aspect)
        anchor = self.compiler.clauses.anchor(value, self.sentence)
        part = self.compiler.part(value.part)
        axes = axes_of(part, clause.direction, self.sentence, clause)
        frame = self.compiler.frames.frame(part, anchor.position)
        broken = []
        for axis in axes:
            ahead = component(self.plan, self.spot, anchor.position, frame.axis(axis, self.plan))
            broken.append(self.plan.step("shortfall", [ahead], (), NUMBER))
        return broken[0] if len(broken) == 1 else self.plan.step("norm", broken, (), NUMBER)

    def between(self, clause: t.Between) -> Step:
        """0 while the point projects between the two, else how far beyond the nearer one."""
        ends = []
        for operand in (clause.a, clause.b):
            value = self.compiler.operand(operand, self.sentence)
            if isinstance(value, Track):
                ends.append(self.plan.step("nearest_on", [value.path, self.spot.position]))
            else:
                ends.append(self.compiler.clauses.anchor(value, self.sentence).position)
        return self.plan.step("beyond", [self.spot.position, *ends], (), NUMBER)

    def within(self, clause: t.Over | t.Inside) -> Step:
        value = self.compiler.operand(clause.target, self.sentence)
        if isinstance(value, Track):
            operation = "outside" if value.closed else "gap_to"
            inputs = [self.spot.position, value.path]
            return self.plan.step(operation, inputs, (value.half_width_m,), NUMBER)
        if isinstance(value, Spot):
            return self.plan.step("distance", [self.spot.position, value.position], shape=NUMBER)
        raise self.sentence.fail(
            KindError, clause, "a plane has no inside", "name a hollow, muscle or artery"
        )

    def order(self, clause: t.Order) -> Step:
        spots = [self.compiler.place(item, self.sentence) for item in clause.items]
        part = self.compiler.part(spots[0].part)
        axes = axes_of(part, clause.end, self.sentence, clause)
        frame = self.compiler.frames.frame(part, spots[0].position)
        direction = self.compiler.frames.direction(part, frame, axes)
        broken = []
        for a, b in pairwise(spots):
            gap = self.plan.step("subtract", [b.position, a.position])
            ahead = self.plan.step("dot", [gap, direction], shape=NUMBER)
            broken.append(self.plan.step("shortfall", [ahead], (), NUMBER))
        return self.plan.step("norm", broken, (), NUMBER)

    def surface(self, clause: t.Surface) -> Step:
        """0 when the skin there faces the named side, else how far it is turned away, as 1 mm/°."""
        part = self.compiler.part(self.spot.part)
        frame = self.compiler.frames.frame(part, self.spot.position)
        axes = axes_of(part, clause.direction, self.sentence, clause)
        direction = self.compiler.frames.direction(part, frame, axes)
        assert self.spot.hit is not None
        return self.plan.step("facing", [self.spot.hit, direction], (), NUMBER)
