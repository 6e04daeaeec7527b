"""Steps of a stated length: from a place, along a curve, beside a plane, over the skin."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tongren.locator import tree as t
from tongren.locator.errors import KindError, UnderdeterminedError
from tongren.locator.loci import Move
from tongren.locator.measure import Length
from tongren.locator.plan import NUMBER, Step
from tongren.locator.values import Sentence, Sheet, Spot, Track

if TYPE_CHECKING:
    from tongren.locator.compiler import Compiler
    from tongren.locator.places import PlaceMaker


def grain(value: float) -> float:
    """The standard deviation of a number that stands for its nearest half or tenth."""
    half = abs(value * 2 - round(value * 2)) < 1e-9
    return (0.5 if half else 0.1) / 12**0.5


class Mover:
    """Takes moves: as places, and as the planes that they are beside another clause."""

    def __init__(self, compiler: Compiler, places: PlaceMaker) -> None:
        self.compiler, self.places, self.plan = compiler, places, compiler.plan

    def length(self, move: Move, sentence: Sentence) -> Length:
        """How far a move goes, noted for the explanation."""
        measures = self.compiler.measures
        if move.amount is None:
            length = measures.just(move.part)
            sentence.doubt("just", length.count, length.unit)
            return length
        length = measures.length(move.amount, move.part, move.way, move.aspect, sentence)
        sentence.doubt(move.amount.numeral.text, grain(move.amount.numeral.value), length.unit)
        if length.ruler is None:
            whole = self.plan.step("scale", [length.unit], (length.count,), NUMBER)
            sentence.note(
                f"1 {length.name} is {{0:.1f}} mm here, {length.count:g} are {{1:.1f}} mm",
                length.unit, whole,
            )  # fmt: skip
        return length

    # ---- as a place ----

    def place(self, move: Move, sentence: Sentence) -> Spot:
        """Where a move from a place arrives."""
        if isinstance(move.anchor, Sheet):
            raise sentence.fail(
                UnderdeterminedError, move.node, "beside a plane there are many places",
                "add the level, as in: 2 bcun lateral to anterior_median_line, level with …",
            )  # fmt: skip
        anchor = self.compiler.clauses.anchor(move.anchor, sentence)
        course = move.course
        if course is not None and course.path is not None:
            path = self.compiler.clauses.path(course.path, sentence)
            if isinstance(path, Sheet):
                return self.along_sheet(replace(move, course=None), path, None, sentence)
            return self._along_track(move, anchor, path, sentence)
        mode = move.part.along if move.way == "lengthwise" else move.part.across
        if course is not None:
            mode = "skin" if course.word == "skin" else "straight"
        if move.amount is None:
            mode = "straight"
        if mode == "skin":
            return self._over_skin(move, anchor, sentence)
        direction, target = self._straight(move, anchor, sentence)
        return self._arrived(move, anchor, direction, target)

    def _straight(self, move: Move, anchor: Spot, sentence: Sentence) -> tuple[Step, Step]:
        """The direction of a move and where it ends in a straight line."""
        frames = self.compiler.frames
        frame = frames.frame(move.part, anchor.position)
        direction = frames.direction(move.part, frame, list(move.axes))
        length = self.length(move, sentence)
        if length.ruler is not None:
            return direction, self._by_ruler(move, anchor, length, sentence)
        inputs = [anchor.position, direction, length.unit]
        return direction, self.plan.step("move", inputs, (length.count,))

    def _by_ruler(self, move: Move, anchor: Spot, length: Length, sentence: Sentence) -> Step:
        """A lengthwise move on the trunk, read on the ruler of its front."""
        if len(move.axes) > 1:
            raise sentence.fail(
                KindError, move.node, "the trunk has no B-cun obliquely",
                "name a row, as in '0.5 bcun(lower_abdomen)'",
            )  # fmt: skip
        assert length.ruler is not None
        plan = self.plan
        places, marks = self.compiler.measures.stations(length.ruler)
        z = [plan.step("component", [each], (2,), NUMBER) for each in (anchor.position, *places)]
        sign = -1.0 if move.axes[0] == "up" else 1.0
        arrived = plan.step("ruler", z, (*marks, sign * length.count), NUMBER)
        gap = plan.step("mix", [arrived, z[0]], (1.0, -1.0), NUMBER)
        up = plan.step("constant", params=(0.0, 0.0, 1.0))
        sentence.note(f"{length.count:g} {length.name}, read on the body: {{0:+.1f}} mm", gap)
        return plan.step("move", [anchor.position, up, gap], (1.0,))

    def _arrived(self, move: Move, anchor: Spot, direction: Step, target: Step) -> Spot:
        spot = Spot(target, anchor.part, anchor.aspect)
        if move.part.outward != "aspect":
            return spot
        wanted = move.part.words[anchor.aspect]
        if {each.removeprefix("-") for each in move.axes} == {wanted.removeprefix("-")}:
            return replace(spot, nearest=True)
        frame = self.compiler.frames.frame(move.part, target)
        out = self.plan.step("reject", [frame.axis(wanted, self.plan), direction])
        return replace(spot, out=out)

    def _over_skin(
        self, move: Move, anchor: Spot, sentence: Sentence, toward: Step | None = None,
        centre: Step | None = None,
    ) -> Spot:  # fmt: skip
        """A move measured with a tape, in the plane of its direction and the way out."""
        plan, frames = self.plan, self.compiler.frames
        anchor = self.places.to_skin(anchor, sentence, move.node)
        frame = frames.frame(move.part, anchor.position)
        if toward is None:
            toward = frames.direction(move.part, frame, list(move.axes))
        middle = centre or frames.middle(move.part, anchor.position)
        length = self.length(move, sentence)
        region = self.compiler.region_of(move.part.id)
        blame = sentence.blame(
            move.node, "the skin does not go on that far", "check the number, or the direction"
        )
        inputs = [anchor.position, middle, toward, length.unit]
        position = plan.step("tape", inputs, (region, length.count), blame=blame)
        out = plan.step("toward", [middle, position])
        return Spot(position, anchor.part, anchor.aspect, out=out)

    def _along_track(self, move: Move, anchor: Spot, track: Track, sentence: Sentence) -> Spot:
        """A move along a line or curve, from the place on it nearest to the anchor."""
        plan, frames = self.plan, self.compiler.frames
        frame = frames.frame(move.part, anchor.position)
        direction = frames.direction(move.part, frame, list(move.axes))
        length = self.length(move, sentence)
        if length.ruler is not None:
            raise sentence.fail(
                KindError, move.node, "the trunk's B-cun are measured upright, not along a curve",
                "write the curve as a clause of its own: 'on …, 3 bcun superior to …'",
            )  # fmt: skip
        blame = sentence.blame(
            move.node, "the line ends before that distance", "check the number, or the line"
        )
        inputs = [track.path, anchor.position, direction, length.unit]
        position = plan.step("stride", inputs, (length.count,), blame=blame)
        return Spot(position, track.part, track.aspect)

    # ---- with a plane ----

    def along_sheet(
        self, move: Move, sheet: Sheet, surface: t.Surface | None, sentence: Sentence
    ) -> Spot:
        """``4 bcun superior to X on anterior_median_line``: a move that stays in a plane."""
        part = move.part
        aspect = sheet.aspect if sheet.median else move.aspect
        move = replace(move, aspect=aspect)
        if isinstance(move.anchor, Track):
            return self.from_crossing(move, sheet, sentence)
        if part.along == "skin" and isinstance(move.anchor, Spot):
            return self._over_skin(move, move.anchor, sentence)
        return self.places.meet(sheet, self.sheet(move, sentence), surface, move.node, sentence)

    def from_crossing(self, move: Move, sheet: Sheet, sentence: Sentence) -> Spot:
        """A move off a curve, from where the plane crosses it, staying in the plane."""
        assert isinstance(move.anchor, Track)
        base = self.places.cross(move.anchor, sheet, move.node, sentence)
        if sheet.median:
            base = replace(base, aspect=sheet.aspect)
        moved = replace(move, anchor=base)
        if move.way == "lengthwise" and move.part.along == "skin" and move.amount is not None:
            plan = self.plan
            foot = self.compiler.frames.middle(move.part, base.position)
            gap = plan.step("subtract", [base.position, foot])
            beside = plan.step("dot", [gap, sheet.normal], shape=NUMBER)
            centre = plan.step("move", [foot, sheet.normal, beside], (1.0,))
            return self._over_skin(moved, base, sentence, centre=centre)
        return self.place(moved, sentence)

    def shift_sheet(self, move: Move, sheet: Sheet, sentence: Sentence) -> Sheet:
        """A plane beside another one."""
        frames = self.compiler.frames
        frame = frames.frame(move.part, sheet.through)
        direction = frames.direction(move.part, frame, list(move.axes))
        length = self.length(move, sentence)
        through = self.plan.step("move", [sheet.through, direction, length.unit], (length.count,))
        return Sheet(through, sheet.normal, move.part.id, sheet.aspect, sheet.median)

    def sheet(self, move: Move, sentence: Sentence) -> Sheet:
        """The plane that a move is beside another clause: square to it, where it ends."""
        if isinstance(move.anchor, Sheet):
            return self.shift_sheet(move, move.anchor, sentence)
        anchor = self.compiler.clauses.anchor(move.anchor, sentence)
        mode = move.part.along if move.way == "lengthwise" else move.part.across
        if mode == "skin" and move.amount is not None:
            spot = self.places.to_skin(self._over_skin(move, anchor, sentence), sentence, move.node)
            return self.compiler.clauses.level_of(spot, sentence, move.node).sheet
        direction, target = self._straight(move, anchor, sentence)
        return Sheet(target, direction, anchor.part, anchor.aspect)
