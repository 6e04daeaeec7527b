"""Residuals of statements that measure: off by the difference along their own direction."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tongren.locator import tree as t
from tongren.locator.errors import KindError
from tongren.locator.loci import Flat, Move, Upright
from tongren.locator.measure import PATH
from tongren.locator.plan import HIT, NUMBER, Plan, Step
from tongren.locator.values import Sentence, Sheet, Spot, Track

if TYPE_CHECKING:
    from tongren.locator.compiler import Compiler


def component(plan: Plan, spot: Spot, start: Step, direction: Step) -> Step:
    """How far a place lies from ``start`` along a direction, metres."""
    gap = plan.step("subtract", [spot.position, start])
    return plan.step("dot", [gap, direction], shape=NUMBER)


class Measured:
    """Makes the residuals of measuring clauses about one place."""

    def __init__(self, compiler: Compiler, spot: Spot, sentence: Sentence) -> None:
        self.compiler, self.plan = compiler, compiler.plan
        self.spot, self.sentence = spot, sentence

    def offset(self, clause: t.Offset) -> Step:
        move = self.compiler.clauses.locus(clause, self.sentence)
        assert isinstance(move, Move)
        if isinstance(move.anchor, Sheet) and move.anchor.median:
            own = self.compiler.part(self.spot.part)
            move = replace(move, part=own)
            if own.across == "skin":
                return self._skin_lateral(move)
        mover = self.compiler.places.mover
        along = move.part.along if move.way == "lengthwise" else move.part.across
        if along == "skin" and not isinstance(move.anchor, Sheet):
            return self._skin_offset(move)
        sheet = mover.sheet(move, self.sentence)
        direction = sheet.normal
        if isinstance(move.anchor, Sheet):
            frame = self.compiler.frames.frame(move.part, self.spot.position)
            direction = self.compiler.frames.direction(move.part, frame, list(move.axes))
        return component(self.plan, self.spot, sheet.through, direction)

    def _skin_lateral(self, move: Move) -> Step:
        """On the scalp: the way over the skin from the median plane, less the stated one."""
        plan, place = self.plan, self.spot.position
        assert isinstance(move.anchor, Sheet)
        frame = self.compiler.frames.frame(move.part, place)
        middle = self.compiler.frames.middle(move.part, place)
        out = plan.step("reject", [plan.step("subtract", [place, middle]), frame.side])
        region = self.compiler.region_of(move.part.id)
        base = plan.step("cast", [middle, out], (region,), HIT)
        inputs = [plan.step("position", [base]), place, middle]
        path = plan.step("arc", inputs, (region,), (PATH, 3))
        length = self.compiler.places.mover.length(move, self.sentence)
        whole = plan.step("length", [path], shape=NUMBER)
        return plan.step("mix", [whole, length.unit], (1.0, -length.count), NUMBER)

    def _skin_offset(self, move: Move) -> Step:
        """On the scalp: the difference along the skin from the moved place."""
        target = self.compiler.places.mover.place(move, self.sentence)
        frame = self.compiler.frames.frame(move.part, target.position)
        direction = self.compiler.frames.direction(move.part, frame, list(move.axes))
        middle = self.compiler.frames.middle(move.part, target.position)
        out = self.plan.step("toward", [middle, target.position])
        direction = self.plan.step("reject", [direction, out])
        return component(self.plan, self.spot, target.position, direction)

    def level(self, clause: t.Level) -> Step:
        locus = self.compiler.clauses.locus(clause, self.sentence)
        assert isinstance(locus, Flat)
        return component(self.plan, self.spot, locus.sheet.through, locus.sheet.normal)

    def directly(self, clause: t.Directly) -> Step:
        """How far beside the vertical."""
        locus = self.compiler.clauses.locus(clause, self.sentence)
        assert isinstance(locus, Upright)
        return component(self.plan, self.spot, locus.sheet.through, locus.sheet.normal)

    def agreement(self, clause: t.Clause) -> Step:
        """A clause that names a place or curve: the distance to it."""
        if isinstance(clause, t.Fraction) and clause.course and clause.course.word == "axis":
            return self._lengthwise(clause)
        locus = self.compiler.clauses.locus(clause, self.sentence)
        if isinstance(locus, Track):
            return self._from_track(locus)
        if isinstance(locus, Sheet):
            return component(self.plan, self.spot, locus.through, locus.normal)
        if not isinstance(locus, Spot):
            raise self.sentence.fail(
                KindError, clause, "this cannot be checked by itself", "say at which level"
            )
        target = locus
        if not isinstance(clause, t.At):
            target = self.compiler.places.to_skin(locus, self.sentence, clause)
        return self.plan.step("distance", [self.spot.position, target.position], shape=NUMBER)

    def _from_track(self, track: Track) -> Step:
        """Distance to a curve on the skin; for a straight line, to its image on the skin."""
        nearest = self.plan.step("nearest_on", [track.path, self.spot.position])
        spot = Spot(nearest, track.part, track.aspect)
        if track.straight:
            spot = self.compiler.places.to_skin(spot, self.sentence, None)
        return self.plan.step("distance", [self.spot.position, spot.position], shape=NUMBER)

    def _lengthwise(self, clause: t.Fraction) -> Step:
        a = self.compiler.place(clause.a, self.sentence)
        b = self.compiler.place(clause.b, self.sentence)
        share = clause.part.value
        target = self.plan.step("mix", [a.position, b.position], (1 - share, share))
        level = self.compiler.clauses.level_of(
            Spot(target, self.spot.part, self.spot.aspect), self.sentence, clause
        )
        return component(self.plan, self.spot, level.sheet.through, level.sheet.normal)
