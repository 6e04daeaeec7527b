"""Statements about a place as tests: how far is the point from making each one true?

A measured statement ("1 bcun lateral to CV12", "level with ST35") is off by the difference along
its own direction. An order ("anterior to X", "between A and B") is off by nothing while it holds,
else by how far it is violated.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tongren.locator import tree as t
from tongren.locator.errors import KindError
from tongren.locator.frames import axes_of
from tongren.locator.loci import Flat, Move, Upright
from tongren.locator.measure import PATH
from tongren.locator.parser import parse
from tongren.locator.plan import HIT, NUMBER, Step
from tongren.locator.values import Sentence, Sheet, Spot, Track

if TYPE_CHECKING:
    from tongren.locator.compiler import Compiler


@dataclass(frozen=True)
class Residual:
    """How far a point is from a statement. ``kind``: ``metric`` (signed) or ``ordinal``."""

    code: str
    statement: str
    residual_mm: float
    residual_bcun: float
    kind: str


@dataclass(frozen=True, eq=False)
class Check:
    """A compiled statement: the residual and the B-cun in which to tell it, both metres."""

    residual_m: Step
    unit_m: Step
    kind: str


def compile_check(compiler: Compiler, code: str, statement: str, spot: Spot) -> Check:
    """A statement about the point ``code`` at ``spot`` as a residual; all its clauses must hold."""
    owner = f"{code} check"
    location = parse(statement, owner)
    sentence = Sentence(owner, statement)
    checker = _Checker(compiler, spot, sentence)
    clauses = location.places[0].expression.clauses
    if len(location.places) > 1:
        raise sentence.fail(KindError, location, "a check is one statement", "make two checks")
    results = [checker.clause(clause) for clause in clauses]
    kind = "metric" if any(kind == "metric" for _, kind in results) else "ordinal"
    unit = checker.unit()
    if len(results) == 1:
        return Check(results[0][0], unit, kind)
    total = compiler.plan.step("norm", [step for step, _ in results], (), NUMBER)
    return Check(total, unit, kind)


class _Checker:
    def __init__(self, compiler: Compiler, spot: Spot, sentence: Sentence) -> None:
        self.compiler, self.plan = compiler, compiler.plan
        self.spot, self.sentence = spot, sentence

    def unit(self) -> Step:
        part = self.compiler.part(self.spot.part)
        unit = self.compiler.measures.unit_of(part, "lengthwise", self.spot.aspect)
        unit = unit or self.compiler.measures.unit_of(part, "crosswise", self.spot.aspect)
        if unit is not None:
            return unit
        return self.compiler.measures.row(self.compiler.anatomy.rows["stature"])

    def clause(self, clause: t.Clause) -> tuple[Step, str]:
        """The residual of one clause, metres, and its kind."""
        match clause:
            case t.Offset():
                return self._offset(clause), "metric"
            case t.Just() | t.Beside():
                return self._beside(clause), "ordinal"
            case t.Directly():
                return self._directly(clause), "metric"
            case t.Level():
                return self._level(clause), "metric"
            case t.Between():
                return self._between(clause), "ordinal"
            case t.Over() | t.Inside():
                return self._within(clause), "ordinal"
            case t.Order():
                return self._order(clause), "ordinal"
            case t.Surface():
                return self._surface(clause), "ordinal"
            case _:
                return self._agreement(clause), "metric"

    # ---- measured ----

    def _offset(self, clause: t.Offset) -> Step:
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
        return self._component(sheet.through, direction)

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
        return self._component(target.position, direction)

    def _component(self, start: Step, direction: Step) -> Step:
        gap = self.plan.step("subtract", [self.spot.position, start])
        return self.plan.step("dot", [gap, direction], shape=NUMBER)

    def _level(self, clause: t.Level) -> Step:
        locus = self.compiler.clauses.locus(clause, self.sentence)
        assert isinstance(locus, Flat)
        return self._component(locus.sheet.through, locus.sheet.normal)

    def _directly(self, clause: t.Directly) -> Step:
        locus = self.compiler.clauses.locus(clause, self.sentence)
        assert isinstance(locus, Upright)
        across = self._component(locus.sheet.through, locus.sheet.normal)
        order = self._beside(t.Beside(clause.direction, clause.target, clause.span))
        return self.plan.step("norm", [across, order], (), NUMBER)

    def _agreement(self, clause: t.Clause) -> Step:
        """A clause that names a place or curve: the distance to it."""
        if isinstance(clause, t.Fraction) and clause.course and clause.course.word == "axis":
            return self._lengthwise(clause)
        locus = self.compiler.clauses.locus(clause, self.sentence)
        if isinstance(locus, Track):
            return self._from_track(locus)
        if isinstance(locus, Sheet):
            return self._component(locus.through, locus.normal)
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
        return self._component(level.sheet.through, level.sheet.normal)

    # ---- orders ----

    def _beside(self, clause: t.Beside | t.Just) -> Step:
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
            ahead = self._component(anchor.position, frame.axis(axis, self.plan))
            broken.append(self.plan.step("shortfall", [ahead], (), NUMBER))
        return broken[0] if len(broken) == 1 else self.plan.step("norm", broken, (), NUMBER)

    def _between(self, clause: t.Between) -> Step:
        """0 while the point projects between the two, else how far beyond the nearer one."""
        ends = []
        for operand in (clause.a, clause.b):
            value = self.compiler.operand(operand, self.sentence)
            if isinstance(value, Track):
                ends.append(self.plan.step("nearest_on", [value.path, self.spot.position]))
            else:
                ends.append(self.compiler.clauses.anchor(value, self.sentence).position)
        return self.plan.step("beyond", [self.spot.position, *ends], (), NUMBER)

    def _within(self, clause: t.Over | t.Inside) -> Step:
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

    def _order(self, clause: t.Order) -> Step:
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

    def _surface(self, clause: t.Surface) -> Step:
        """0 when the skin there faces the named side, else how far it is turned away, as 1 mm/°."""
        part = self.compiler.part(self.spot.part)
        frame = self.compiler.frames.frame(part, self.spot.position)
        axes = axes_of(part, clause.direction, self.sentence, clause)
        direction = self.compiler.frames.direction(part, frame, axes)
        assert self.spot.hit is not None
        return self.plan.step("facing", [self.spot.hit, direction], (), NUMBER)
