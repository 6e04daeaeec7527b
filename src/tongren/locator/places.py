"""Clauses put together: the place where all of them meet, brought to the skin."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tongren.locator import tree as t
from tongren.locator.anatomy import Part
from tongren.locator.clauses import BETWEEN
from tongren.locator.errors import KindError, UnderdeterminedError
from tongren.locator.frames import Frame, axes_of
from tongren.locator.landing import Landing
from tongren.locator.loci import Band, Flat, Locus, Move, Toward, Upright
from tongren.locator.moves import Mover
from tongren.locator.plan import HIT, NUMBER, Step
from tongren.locator.values import Sentence, Sheet, Spot, Track, Value

if TYPE_CHECKING:
    from tongren.locator.compiler import Compiler

# Of two planes the first in this row says on which surface they meet.
_LEADS: tuple[type, ...] = (Upright, Move, Flat, Sheet)
_REACH_M = 0.015  # how far apart two lines may pass and still be said to cross


class PlaceMaker(Landing):
    """Combines what clauses leave open into one value."""

    def __init__(self, compiler: Compiler) -> None:
        super().__init__(compiler)
        self.mover = Mover(compiler, self)

    # ---- one, two or more clauses ----

    def combine(
        self, loci: list[Locus], surface: t.Surface | None, node: t.Expression, sentence: Sentence
    ) -> Value:
        """The value of an expression whose clauses leave ``loci`` open."""
        if len(loci) == 1:
            value = self._alone(loci[0], node, sentence)
        elif len(loci) == 2:
            value = self._pair(loci[0], loci[1], surface, node, sentence)
        else:
            raise sentence.fail(
                UnderdeterminedError, node, f"{len(loci)} clauses say where, two at most can",
                "keep the two that define the place, and make checks of the others",
            )  # fmt: skip
        if surface is not None and isinstance(value, Spot) and value.hit is None:
            out = self._surface_direction(surface, value, sentence)
            value = replace(value, out=out)
        return value

    def _surface_direction(self, surface: t.Surface, spot: Spot, sentence: Sentence) -> Step:
        part = self.compiler.part(spot.part)
        axes = axes_of(part, surface.direction, sentence, surface)
        frame = self.compiler.frames.frame(part, spot.position)
        return self.compiler.frames.direction(part, frame, axes)

    def _alone(self, locus: Locus, node: t.Expression, sentence: Sentence) -> Value:
        match locus:
            case Spot() | Track() | Sheet():
                return locus
            case Flat() | Upright():
                return locus.sheet
            case Move():
                return self.mover.place(locus, sentence)
            case Toward():
                region = self.compiler.region_of(locus.spot.part)
                hit = self.plan.step("closest", [locus.spot.position], (region,), HIT)
                return self.landed(hit, locus.spot)
            case Band():
                raise sentence.fail(
                    UnderdeterminedError, node, "between two curves there are many places",
                    "add the level, as in: midpoint of radius and ulna, 2 bcun proximal to …",
                )  # fmt: skip
        raise AssertionError(locus)

    def _pair(
        self, one: Locus, two: Locus, surface: t.Surface | None, node: t.Expression,
        sentence: Sentence,
    ) -> Value:  # fmt: skip
        for a, b in ((one, two), (two, one)):
            if isinstance(a, Move) and isinstance(a.anchor, Sheet) and not isinstance(b, Spot):
                return self._beside_sheet(a, b, surface, node, sentence)
        for a, b in ((one, two), (two, one)):
            if isinstance(a, Sheet) and a.median and isinstance(b, Move):
                return self.mover.along_sheet(b, a, surface, sentence)
        for a, b in ((one, two), (two, one)):
            if self._starts_from_curve(a, b):
                assert isinstance(a, Move)
                sheet = self._as_sheet(b, sentence)
                return self.mover.from_crossing(a, sheet, sentence)
        for a, b in ((one, two), (two, one)):
            met = self._meet(a, b, surface, node, sentence)
            if met is not None:
                return met
        raise sentence.fail(
            KindError, node, f"{_say(one)} and {_say(two)} do not make one place together",
            "use a curve with a level, or two planes; make checks of the rest",
        )  # fmt: skip

    def _starts_from_curve(self, a: Locus, b: Locus) -> bool:
        """Whether ``a`` is a move off a curve that ``b`` says where to begin."""
        if not (isinstance(a, Move) and isinstance(a.anchor, Track)):
            return False
        if isinstance(b, Move) and isinstance(b.anchor, Track):
            return a.way == "crosswise" and b.way == "lengthwise"
        return isinstance(b, (Sheet, Flat, Upright, Move))

    def _meet(
        self, a: Locus, b: Locus, surface: t.Surface | None, node: t.Expression, sentence: Sentence
    ) -> Value | None:
        if isinstance(a, Track) and isinstance(b, (Sheet, Flat, Upright, Move)):
            return self.cross(a, self._as_sheet(b, sentence), node, sentence)
        if isinstance(a, Band) and isinstance(b, (Sheet, Flat, Upright, Move)):
            return self._cross_band(a, self._as_sheet(b, sentence), sentence)
        if isinstance(a, Track) and isinstance(b, Track):
            return self._approach(a, b, node, sentence)
        if isinstance(a, Track) and isinstance(b, Toward):
            position = self.plan.step("nearest_on", [a.nodes or a.path, b.spot.position])
            return Spot(position, a.part, a.aspect)
        planes = (Sheet, Flat, Upright, Move)
        if isinstance(a, planes) and isinstance(b, planes):
            a, b = sorted((a, b), key=lambda each: _LEADS.index(type(each)), reverse=True)
            first, second = self._as_sheet(a, sentence), self._as_sheet(b, sentence)
            return self.meet(first, second, surface, node, sentence)
        return None

    def _beside_sheet(
        self, move: Move, other: Locus, surface: t.Surface | None, node: t.Expression,
        sentence: Sentence,
    ) -> Value:  # fmt: skip
        """``2 bcun lateral to anterior_median_line`` with what says at which level."""
        sheet = move.anchor
        assert isinstance(sheet, Sheet)
        part, aspect = move.part, sheet.aspect
        if sheet.median:
            part, aspect = self._part_of(other, move), sheet.aspect
            move = replace(move, part=part, aspect=aspect)
        if sheet.median and part.across == "skin":
            base = self._pair(sheet, other, surface, node, sentence)
            assert isinstance(base, Spot)
            base = self.to_skin(replace(base, part=part.id), sentence, node)
            return self.mover.place(replace(move, anchor=base), sentence)
        return self._pair(
            self.mover.shift_sheet(move, sheet, sentence), other, surface, node, sentence
        )

    def _part_of(self, other: Locus, move: Move) -> Part:
        if isinstance(other, Move):
            return other.part
        if isinstance(other, (Flat, Upright)):
            return self.compiler.part(other.sheet.part)
        if isinstance(other, (Track, Sheet, Spot)):
            return self.compiler.part(other.part)
        return move.part

    def _as_sheet(self, locus: Locus, sentence: Sentence) -> Sheet:
        if isinstance(locus, Sheet):
            return locus
        if isinstance(locus, (Flat, Upright)):
            return locus.sheet
        assert isinstance(locus, Move)
        return self.mover.sheet(locus, sentence)

    # ---- meetings ----

    def cross(self, track: Track, sheet: Sheet, node: t.Node, sentence: Sentence) -> Spot:
        """Where a curve passes through a plane."""
        blame = sentence.blame(
            node, "the curve does not reach that level", "check the level, or extend the curve"
        )
        inputs = [track.nodes or track.path, sheet.through, sheet.normal]
        position = self.plan.step("crossing", inputs, blame=blame)
        spot = Spot(position, track.part, track.aspect)
        if track.straight:
            return spot
        if self.compiler.part(track.part).outward == "radial":
            return spot
        # to the skin within the plane, so that a level is kept exactly
        region = self.compiler.region_of(track.part)
        near = self.plan.step("closest", [position], (region,), HIT)
        out = self.plan.step("reject", [self.plan.step("normal", [near]), sheet.normal])
        return self.cast(spot, out, node, sentence)

    def _cross_band(self, band: Band, sheet: Sheet, sentence: Sentence) -> Spot:
        a = self.cross(band.a, sheet, band.node, sentence)
        b = self.cross(band.b, sheet, band.node, sentence)
        half = self.plan.step("mix", [a.position, b.position], (0.5, 0.5))
        gap = self.plan.step("distance", [a.position, b.position], shape=NUMBER)
        sentence.note("midway between two lines that are {0:.1f} mm apart there", gap)
        if isinstance(band.node, t.Between):
            sentence.doubt("between", BETWEEN, gap)
        return self.blended(half, a, b)

    def _approach(self, a: Track, b: Track, node: t.Node, sentence: Sentence) -> Spot:
        blame = sentence.blame(
            node, f"the two curves pass more than {_REACH_M * 1000:.0f} mm apart",
            "check their nodes, or use a level",
        )  # fmt: skip
        position = self.plan.step("approach", [a.path, b.path], (_REACH_M,), blame=blame)
        return Spot(position, a.part, a.aspect)

    def meet(
        self, a: Sheet, b: Sheet, surface: t.Surface | None, node: t.Node, sentence: Sentence
    ) -> Spot:
        """Where the line common to two planes comes out of the skin."""
        if b.median:
            a, b = b, a
        plan, part = self.plan, self.compiler.part(b.part)
        blame = sentence.blame(node, "the two planes are parallel", "name another second clause")
        inputs = [a.through, a.normal, b.through, b.normal]
        middle = plan.step("meet", inputs, blame=blame)
        line = plan.step("cross", [a.normal, b.normal])
        aspect = a.aspect if a.median else b.aspect
        frame = self.compiler.frames.frame(part, middle)
        word = surface.direction if surface else aspect
        toward = self.compiler.frames.direction(part, frame, axes_of(part, word, sentence, surface))
        blame = sentence.blame(
            node, f"the planes do not meet on the {word} surface", "name the surface, as in "
            "'on the lateral surface'",
        )  # fmt: skip
        out = plan.step("orient", [line, toward], blame=blame)
        return self.cast(Spot(middle, b.part, word), out, node, sentence)

    # ---- planes ----

    def upright(
        self, spot: Spot, frame: Frame, sentence: Sentence, node: t.Directly | None
    ) -> Upright:
        """The vertical through a place, square to the skin's side it lies on."""
        part = self.compiler.part(spot.part)
        along = axes_of(part, node.direction, sentence, node) if node else ["up"]
        aspect = axes_of(part, spot.aspect, sentence, node)
        names = {each.removeprefix("-") for each in (along[0], aspect[0])}
        if len(names) < 2 or len(along) > 1:
            raise sentence.fail(
                KindError, node, f"a {spot.aspect} place has no such vertical",
                "say which surface the landmark lies on (aspect), or use another direction",
            )  # fmt: skip
        normal = next(each for each in ("up", "front", "side") if each not in names)
        return Upright(Sheet(spot.position, getattr(frame, normal), spot.part, spot.aspect))


def _say(locus: Locus) -> str:
    names = {
        Spot: "a place", Track: "a curve", Sheet: "a plane", Move: "a distance", Flat: "a level",
        Upright: "a vertical", Band: "a middle of two curves", Toward: "a nearness",
    }  # fmt: skip
    return names[type(locus)]
