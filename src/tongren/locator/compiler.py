"""Names to values: landmarks and points compiled once each, cycles and unknown names refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from tongren.locator import tree as t
from tongren.locator.anatomy import Anatomy, Landmark, Part
from tongren.locator.clauses import ClauseReader
from tongren.locator.errors import (
    CycleError,
    DataError,
    KindError,
    LocationError,
    UnknownNameError,
    did_you_mean,
)
from tongren.locator.frames import FrameMaker
from tongren.locator.landmarks import LandmarkMaker
from tongren.locator.measure import Measures
from tongren.locator.parser import parse
from tongren.locator.places import PlaceMaker
from tongren.locator.plan import HIT, Plan, Step
from tongren.locator.topology import Topology
from tongren.locator.values import Doubt, Note, Sentence, Sheet, Spot, Track, Value


@dataclass(frozen=True, eq=False)
class Compiled:
    """A point ready to be computed: its places by label ("" when it has one) and explanations."""

    code: str
    tree: t.Location
    places: Mapping[str, Spot]
    notes: Mapping[str, tuple[Note, ...]]
    doubts: Mapping[str, tuple[Doubt, ...]]


@dataclass(eq=False)
class Compiler:
    """Compiles landmarks and points into one plan.

    ``expressions``: the text of each point by code.
    """

    anatomy: Anatomy
    topology: Topology
    expressions: Mapping[str, str]
    plan: Plan = field(default_factory=Plan)
    leaves: dict[int, Landmark] = field(default_factory=dict)
    points_used: dict[int, tuple[str, str]] = field(default_factory=dict)
    _values: dict[str, Value | LocationError] = field(default_factory=dict)
    _points: dict[str, Compiled | LocationError] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.frames = FrameMaker(self.plan, self.position_of, self.entering)
        self.measures = Measures(
            self.plan, self.anatomy, self.frames, self.position_of, self.region_of
        )
        self.places = PlaceMaker(self)
        self.clauses = ClauseReader(self)
        self.landmarks = LandmarkMaker(self)

    def __repr__(self) -> str:
        return f"<Compiler: {len(self.plan.steps)} steps>"

    # ---- points ----

    def point(self, code: str) -> Compiled:
        """The point ``code``, compiled once; the same `LocationError` each time it cannot be."""
        known = self._points.get(code)
        if known is None:
            try:
                known = self._compile_point(code)
            except LocationError as error:
                known = error
            if not isinstance(known, CycleError):
                self._points[code] = known
        if isinstance(known, LocationError):
            raise known
        return known

    def _compile_point(self, code: str) -> Compiled:
        text = self.expressions.get(code)
        if text is None:
            raise UnknownNameError(
                f"no point {code} has an expression", did_you_mean(code, self.expressions),
                owner=code,
            )  # fmt: skip
        with self.entering(code):
            location = parse(text, code)
            places, notes, doubts = {}, {}, {}
            for place in location.places:
                sentence = Sentence(code, text)
                places[place.label or ""] = self.spot(place.expression, sentence, on_skin=True)
                notes[place.label or ""] = tuple(sentence.notes)
                doubts[place.label or ""] = tuple(sentence.doubts)
        return Compiled(code, location, places, notes, doubts)

    def spot(self, expression: t.Expression, sentence: Sentence, *, on_skin: bool) -> Spot:
        """The place that an expression names; brought to the skin where asked."""
        value = self.value_of_expression(expression, sentence)
        if not isinstance(value, Spot):
            kind = describe(value)
            raise sentence.fail(
                KindError, expression, f"this is {kind}, and a place is needed",
                "add the clause that says where on it",
            )  # fmt: skip
        return self.places.to_skin(value, sentence, expression) if on_skin else value

    def value_of_expression(self, expression: t.Expression, sentence: Sentence) -> Value:
        loci, surface = self.clauses.read(expression, sentence)
        return self.places.combine(loci, surface, expression, sentence)

    # ---- names ----

    def ref(self, ref: t.Ref, sentence: Sentence) -> Value:
        """The value of a name in a sentence."""
        value = self.named(ref.name, sentence, ref)
        return self._mirrored(value) if ref.side == "right" else value

    def operand(self, operand: t.Operand, sentence: Sentence) -> Value:
        if isinstance(operand, t.Ref):
            return self.ref(operand, sentence)
        return self.value_of_expression(operand.expression, sentence)

    def place(self, operand: t.Operand, sentence: Sentence) -> Spot:
        """An operand that must be a place."""
        value = self.operand(operand, sentence)
        if isinstance(value, Spot):
            return value
        raise sentence.fail(
            KindError, operand, f"a place is needed here, and this is {describe(value)}",
            "name a point or landmark, or say where on it in brackets",
        )  # fmt: skip

    def position_of(self, name: str) -> Step:
        """The position of a landmark used by the data itself; ``right X`` is mirrored."""
        right, bare = name.startswith("right "), name.removeprefix("right ")
        value = self.named(bare, Sentence(f"data: {name}", ""), None)
        if not isinstance(value, Spot):
            raise DataError(
                f"'{name}' is {describe(value)}", "a place is needed", owner="regions, bcun"
            )
        return self.plan.step("mirror", [value.position]) if right else value.position

    def region_of(self, part: str) -> int:
        return self.topology.index.region(part)

    def part(self, id_: str) -> Part:
        return self.anatomy.parts[id_]

    def named(self, name: str, sentence: Sentence, node: t.Node | None) -> Value:
        code, _, label = name.partition(".")
        if code in self.expressions:
            return self._point_value(code, label, sentence, node)
        if name not in self.anatomy.landmarks:
            known = [*self.anatomy.landmarks, *self.expressions]
            raise sentence.fail(
                UnknownNameError, node, f"unknown landmark or point '{name}'",
                did_you_mean(name, known),
            )  # fmt: skip
        value = self._values.get(name)
        if value is None:
            with self.entering(name):
                value = self.landmarks.value(self.anatomy.landmarks[name])
            self._values[name] = value
        if isinstance(value, LocationError):
            raise value
        return value

    def _point_value(self, code: str, label: str, sentence: Sentence, node: t.Node | None) -> Value:
        places = self.point(code).places
        if label in places:
            spot = places[label]
            own = self.plan.step("landmark", [spot.position], (f"{code}.{label}",))
            self.points_used[own.number] = code, label
            assert spot.hit is not None
            return replace(
                spot, position=own, hit=self.plan.step("moved_hit", [own, spot.hit], (), HIT)
            )
        remedy = "name one, as " + ", ".join(f"{code}.{each}" for each in list(places)[:3])
        if label:
            raise sentence.fail(UnknownNameError, node, f"{code} has no place '{label}'", remedy)
        raise sentence.fail(KindError, node, f"{code} has {len(places)} places", remedy)

    @contextmanager
    def entering(self, name: str) -> Iterator[None]:
        """While ``name`` is being made; `CycleError` if it already is."""
        if name in self._open:
            ring = [*self._open[self._open.index(name) :], name]
            raise CycleError(
                f"they need each other: {' → '.join(ring)}",
                "define one of them without the others",
                owner=next((each for each in self._open if " " not in each), name),
            )
        self._open.append(name)
        try:
            yield
        finally:
            self._open.pop()

    def _mirrored(self, value: Value) -> Value:
        plan = self.plan
        if isinstance(value, Spot):
            return Spot(plan.step("mirror", [value.position]), value.part, value.aspect)
        if isinstance(value, Track):
            path = plan.step("mirror", [value.path], (), value.path.shape)
            return replace(value, path=path, nodes=None)
        through = plan.step("mirror", [value.through])
        normal = plan.step("mirror", [value.normal])
        return Sheet(through, normal, value.part, value.aspect, value.median)


def describe(value: object) -> str:
    """A value in words, for errors."""
    if isinstance(value, Track):
        return "a line" if value.straight else "a curve"
    if isinstance(value, Sheet):
        return "a median line" if value.median else "a plane"
    return "a place" if isinstance(value, Spot) else "a relation"
