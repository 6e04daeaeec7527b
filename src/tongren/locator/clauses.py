"""Clauses of a sentence to what they leave open: places, curves, planes, moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tongren.locator import tree as t
from tongren.locator.errors import KindError, UnderdeterminedError
from tongren.locator.frames import axes_of
from tongren.locator.loci import Band, Flat, Locus, Move, Toward, Upright
from tongren.locator.plan import NUMBER
from tongren.locator.values import Sentence, Sheet, Spot, Track, Value

if TYPE_CHECKING:
    from tongren.locator.compiler import Compiler

# Said to lie *between* two structures a place may be anywhere in the middle half of the gap.
BETWEEN = 0.5 / 12**0.5

_ONLY_CHECKS = (t.Beside, t.Over, t.Inside, t.Order)


class ClauseReader:
    """Reads the clauses of an expression, each by itself."""

    def __init__(self, compiler: Compiler) -> None:
        self.compiler, self.plan = compiler, compiler.plan

    def read(
        self, expression: t.Expression, sentence: Sentence
    ) -> tuple[list[Locus], t.Surface | None]:
        """What each clause leaves open, and the surface that the sentence names."""
        surfaces = [each for each in expression.clauses if isinstance(each, t.Surface)]
        if len(surfaces) > 1:
            raise sentence.fail(
                UnderdeterminedError, surfaces[1], "a second surface", "name one surface"
            )
        clauses = [each for each in expression.clauses if not isinstance(each, t.Surface)]
        surface = surfaces[0] if surfaces else None
        return [self.locus(each, sentence) for each in clauses], surface

    def locus(self, clause: t.Clause, sentence: Sentence) -> Locus:
        """What one clause leaves open."""
        if isinstance(clause, _ONLY_CHECKS):
            raise sentence.fail(
                UnderdeterminedError, clause, "this says where the place is not, not where it is",
                "say it in a check; here say how far, or which line or level",
            )  # fmt: skip
        match clause:
            case t.At():
                return self.compiler.operand(clause.target, sentence)
            case t.Midpoint() | t.Between():
                return self._middle(clause, sentence)
            case t.Fraction():
                return self._fraction(clause, sentence)
            case t.Portion():
                return self._portion(clause, sentence)
            case t.Cast():
                return self.compiler.places.cast_from(clause, sentence)
            case t.Offset() | t.Just():
                return self._move(clause, sentence)
            case t.Directly():
                return self._upright(clause, sentence)
            case t.Level():
                return self._level(clause, sentence)
            case t.On():
                return self.path(clause.path, sentence)
            case t.Nearest():
                return Toward(self.compiler.place(clause.target, sentence))
        raise AssertionError(clause)

    # ---- places and curves ----

    def _middle(self, clause: t.Midpoint | t.Between, sentence: Sentence) -> Locus:
        a = self.compiler.operand(clause.a, sentence)
        b = self.compiler.operand(clause.b, sentence)
        if isinstance(a, Track) and isinstance(b, Track):
            return Band(a, b, clause)
        for value, operand in ((a, clause.a), (b, clause.b)):
            if isinstance(value, Sheet):
                raise sentence.fail(
                    KindError, operand, "a plane has no middle", "name a place or a curve"
                )
        if isinstance(a, Track) and isinstance(b, Spot):
            a = self._nearest_on(a, b)
        if isinstance(b, Track) and isinstance(a, Spot):
            b = self._nearest_on(b, a)
        assert isinstance(a, Spot) and isinstance(b, Spot)
        half = self.plan.step("mix", [a.position, b.position], (0.5, 0.5))
        gap = self.plan.step("distance", [a.position, b.position], shape=NUMBER)
        sentence.note("midway between two places {0:.1f} mm apart", gap)
        if isinstance(clause, t.Between):
            sentence.doubt("between", BETWEEN, gap)
        return self.compiler.places.blended(half, a, b)

    def _nearest_on(self, track: Track, spot: Spot) -> Spot:
        position = self.plan.step("nearest_on", [track.nodes or track.path, spot.position])
        return Spot(position, track.part, track.aspect)

    def _fraction(self, clause: t.Fraction, sentence: Sentence) -> Spot:
        a = self.compiler.place(clause.a, sentence)
        b = self.compiler.place(clause.b, sentence)
        share = clause.part.value
        if not 0 < share < 1:
            raise sentence.fail(
                KindError, clause.part, f"{clause.part.text} is no part of a way",
                "write a fraction between 0 and 1",
            )  # fmt: skip
        course = clause.course
        if course is None or course.word == "axis":
            position = self.plan.step("mix", [a.position, b.position], (1 - share, share))
            gap = self.plan.step("distance", [a.position, b.position], shape=NUMBER)
            sentence.note(f"{clause.part.text} of a straight way of {{0:.1f}} mm", gap)
            return self.compiler.places.blended(position, a, b)
        if course.word == "skin":
            track = self.compiler.places.skin_line(a, b, clause, sentence)
            number = self.plan.step("number", params=(share,), shape=NUMBER)
            position = self.plan.step("share", [track.path, number])
        else:
            assert course.path is not None
            track = self.track(course.path, sentence)
            nodes = track.nodes or track.path
            ends = [
                self.plan.step("locate_on", [nodes, each.position], shape=NUMBER) for each in (a, b)
            ]
            along = self.plan.step("mix", ends, (1 - share, share), NUMBER)
            position = self.plan.step("walk", [nodes, along], (1.0,))
        length = self.plan.step("length", [track.path], shape=NUMBER)
        sentence.note(f"{clause.part.text} of the way on a path of {{0:.1f}} mm", length)
        return Spot(position, track.part, track.aspect)

    def _portion(self, clause: t.Portion, sentence: Sentence) -> Spot:
        if clause.course.path is None:
            raise sentence.fail(
                KindError, clause, "along what?", "name a curve, or say from where to where"
            )
        track = self.track(clause.course.path, sentence)
        share = self.plan.step("number", params=(clause.part.value,), shape=NUMBER)
        position = self.plan.step("share", [track.nodes or track.path, share])
        return Spot(position, track.part, track.aspect)

    def path(self, path: t.Path, sentence: Sentence) -> Track | Sheet:
        """A line, a curve, or a plane that a sentence goes along."""
        if isinstance(path, t.Line):
            a = self.compiler.place(path.a, sentence)
            b = self.compiler.place(path.b, sentence)
            if path.on_skin:
                return self.compiler.places.skin_line(a, b, path, sentence)
            step = self.plan.step("path", [a.position, b.position], (), (2, 3))
            return Track(step, a.part, a.aspect, straight=True)
        value = self.compiler.operand(path, sentence)
        if isinstance(value, Spot):
            raise sentence.fail(
                KindError, path, "a line, curve or border is needed here, and this is a place",
                "say 'at' for a place, or name a curve",
            )  # fmt: skip
        return value

    def track(self, path: t.Path, sentence: Sentence) -> Track:
        """A path that must be a line or curve."""
        value = self.path(path, sentence)
        if isinstance(value, Track):
            return value
        raise sentence.fail(
            KindError, path, "a curve is needed here, and this is a plane",
            "name a curve, or use the plane as a clause of its own",
        )  # fmt: skip

    # ---- planes and moves ----

    def anchor(self, value: Value, sentence: Sentence) -> Spot:
        """The place that stands for a value when a level or a move starts from it."""
        if isinstance(value, Spot):
            return value
        if isinstance(value, Track):
            half = self.plan.step("number", params=(0.5,), shape=NUMBER)
            middle = self.plan.step("share", [value.nodes or value.path, half])
            return Spot(middle, value.part, value.aspect)
        return Spot(value.through, value.part, value.aspect)

    def _level(self, clause: t.Level, sentence: Sentence) -> Flat:
        value = self.compiler.operand(clause.target, sentence)
        if isinstance(value, Sheet):
            what = "a median line" if value.median else "a plane"
            raise sentence.fail(
                KindError, clause.target, f"{what} has no level", "name a place or a curve"
            )
        return self.level_of(self.anchor(value, sentence), sentence, clause)

    def level_of(self, spot: Spot, sentence: Sentence, node: t.Node) -> Flat:
        part = self.compiler.part(spot.part)
        frame = self.compiler.frames.frame(part, spot.position)
        normal = frame.up
        if part.level == "radial":
            middle = self.compiler.frames.middle(part, spot.position)
            out = self.plan.step("toward", [middle, spot.position])
            normal = self.plan.step("cross", [frame.side, out])
        return Flat(Sheet(spot.position, normal, spot.part, spot.aspect))

    def _upright(self, clause: t.Directly, sentence: Sentence) -> Upright:
        spot = self.anchor(self.compiler.operand(clause.target, sentence), sentence)
        part = self.compiler.part(spot.part)
        axes_of(part, clause.direction, sentence, clause)
        frame = self.compiler.frames.frame(part, spot.position)
        return self.compiler.places.upright(spot, frame, sentence, clause)

    def _move(self, clause: t.Offset | t.Just, sentence: Sentence) -> Move:
        anchor = self.compiler.operand(clause.target, sentence)
        part = self.compiler.part(anchor.part)
        axes = tuple(axes_of(part, clause.direction, sentence, clause))
        way = part.way(axes)
        amount = clause.amount if isinstance(clause, t.Offset) else None
        return Move(anchor, part, anchor.aspect, axes, way, amount, clause, clause.course)
