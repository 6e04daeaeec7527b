"""Names to values: landmarks and points compiled once each, cycles and unknown names refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tongren.locator import tree as t
from tongren.locator.anatomy import Anatomy, Landmark, Part
from tongren.locator.clauses import ClauseReader
from tongren.locator.errors import (
    CycleError, DataError, KindError, LocationError, UnknownNameError, did_you_mean,
)  # fmt: skip
from tongren.locator.frames import FrameMaker, axes_of
from tongren.locator.measure import PATH, Measures
from tongren.locator.parser import parse
from tongren.locator.places import PlaceMaker
from tongren.locator.plan import HIT, VECTOR, Plan, Step
from tongren.locator.topology import WHOLE, Topology
from tongren.locator.values import Note, Sentence, Sheet, Spot, Track, Value


@dataclass(frozen=True, eq=False)
class Compiled:
    """A point ready to be computed: its places by label ("" when it has one) and explanations."""

    code: str
    tree: t.Location
    places: Mapping[str, Spot]
    notes: Mapping[str, tuple[Note, ...]]


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
    _values: dict[str, Value | LocationError] = field(default_factory=dict)
    _points: dict[str, Compiled | LocationError] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.frames = FrameMaker(self.plan, self.position_of)
        self.measures = Measures(
            self.plan, self.anatomy, self.frames, self.position_of, self.region_of
        )
        self.places = PlaceMaker(self)
        self.clauses = ClauseReader(self)

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
        self._enter(code)
        try:
            location = parse(text, code)
            places, notes = {}, {}
            for place in location.places:
                sentence = Sentence(code, text)
                places[place.label or ""] = self.spot(place.expression, sentence, on_skin=True)
                notes[place.label or ""] = tuple(sentence.notes)
        finally:
            self._open.pop()
        return Compiled(code, location, places, notes)

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
        value = self._named(ref.name, sentence, ref)
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
        value = self._named(bare, Sentence(f"data: {name}", ""), None)
        if not isinstance(value, Spot):
            raise DataError(
                f"'{name}' is {describe(value)}", "a place is needed", owner="regions, bcun"
            )
        return self.plan.step("mirror", [value.position]) if right else value.position

    def region_of(self, part: str) -> int:
        return self.topology.index.region(part)

    def part(self, id_: str) -> Part:
        return self.anatomy.parts[id_]

    def _named(self, name: str, sentence: Sentence, node: t.Node | None) -> Value:
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
            self._enter(name)
            try:
                value = self._landmark(self.anatomy.landmarks[name])
            finally:
                self._open.pop()
            self._values[name] = value
        if isinstance(value, LocationError):
            raise value
        return value

    def _point_value(
        self, code: str, label: str, sentence: Sentence, node: t.Node | None
    ) -> Value:
        places = self.point(code).places
        if label in places:
            return places[label]
        remedy = "name one, as " + ", ".join(f"{code}.{each}" for each in list(places)[:3])
        if label:
            raise sentence.fail(
                UnknownNameError, node, f"{code} has no place '{label}'", remedy
            )
        raise sentence.fail(KindError, node, f"{code} has {len(places)} places", remedy)

    def _enter(self, name: str) -> None:
        if name in self._open:
            ring = [*self._open[self._open.index(name) :], name]
            raise CycleError(
                f"places that need each other: {' → '.join(ring)}",
                "define one of them without the others",
                owner=name,
            )
        self._open.append(name)

    # ---- landmarks ----

    def _landmark(self, landmark: Landmark) -> Value:
        part = landmark.part
        aspect = landmark.aspect or self.part(part).aspect
        sentence = Sentence(f"{landmark.file}: {landmark.id}", landmark.expression)
        if landmark.curve:
            return self._curve(landmark, aspect)
        if landmark.median:
            zero = self.plan.step("constant", params=(0.0, 0.0, 0.0))
            across = self.plan.step("constant", params=(1.0, 0.0, 0.0))
            return Sheet(zero, across, part, landmark.median, median=True)
        if landmark.vertical:
            through = self.position_of(landmark.vertical)
            frame = self.frames.frame(self.part(part), through)
            return self.places.upright(Spot(through, part, aspect), frame, sentence, None).sheet
        if landmark.expression:
            return self._said(landmark, aspect, sentence)
        return self._tagged(landmark, aspect)

    def _said(self, landmark: Landmark, aspect: str, sentence: Sentence) -> Value:
        """A landmark that is told in the location language itself."""
        expression = parse(landmark.expression, sentence.owner).places[0].expression
        value = self.value_of_expression(expression, sentence)
        if isinstance(value, Track):
            return self._leaf_track(landmark, value.path, aspect)
        if isinstance(value, Sheet):
            return Sheet(value.through, value.normal, landmark.part, aspect)
        if not landmark.inside:
            value = self.places.to_skin(value, sentence, expression)
        return self._leaf(landmark, value.position, aspect, value.hit)

    def _tagged(self, landmark: Landmark, aspect: str) -> Spot:
        plan = self.plan
        if landmark.vertex is not None:
            vertex = self._tag(landmark.vertex, landmark)
            position = plan.step("vertex", params=(vertex,))
            return self._leaf(landmark, position, aspect, self._tag_hit(position, {vertex: 1.0}))
        if landmark.vertices:
            ids = tuple(self._tag(tag, landmark) for tag in landmark.vertices)
            position = plan.step("blend", params=(ids, landmark.weights))
            weights = dict(zip(ids, landmark.weights, strict=True))
            return self._leaf(landmark, position, aspect, self._tag_hit(position, weights))
        if landmark.mean:
            ids = tuple(self._tag(tag, landmark) for tag in landmark.mean)
            position = plan.step("blend", params=(ids, (1 / len(ids),) * len(ids)))
            if landmark.side == "midline":
                # a ring tagged on one side alone still has its centre on the midline
                position = plan.step("midline", [position])
            return self._leaf(landmark, position, aspect, None)
        if landmark.joint:
            return self._joint(landmark, aspect)
        return self._extreme(landmark, aspect)

    def _joint(self, landmark: Landmark, aspect: str) -> Spot:
        from tongren.body.error import BodyError

        try:
            ids, weights = self.topology.joint_ring(landmark.joint)
        except BodyError as error:
            raise DataError(
                str(error), "use a name of joints.toml", owner=f"{landmark.file}: {landmark.id}"
            ) from None
        position = self.plan.step("blend", params=(ids, weights))
        if landmark.side == "midline":
            position = self.plan.step("midline", [position])
        return self._leaf(landmark, position, aspect, None)

    def _extreme(self, landmark: Landmark, aspect: str) -> Spot:
        table, sentence = landmark.extreme, Sentence(f"{landmark.file}: {landmark.id}", "")
        part = self.part(landmark.part)
        try:
            among, toward = str(table["among"]), str(table["toward"])
            members = self.topology.part_vertices[among]
        except KeyError as error:
            raise sentence.fail(
                DataError, None, f"extreme lacks or does not know {error}",
                "write extreme = { among = 'a part', toward = 'a direction' }",
            ) from None  # fmt: skip
        middle = self.plan.step("vertex", params=(int(members[0]),))
        frame = self.frames.frame(part, middle)
        direction = self.frames.direction(part, frame, axes_of(part, toward, sentence, None))
        ids = tuple(int(each) for each in members)
        position = self.plan.step("extreme", [direction], (ids,))
        hit = self.plan.step("closest", [position], (self.region_of(WHOLE),), HIT)
        return self._leaf(landmark, position, aspect, hit)

    def _leaf(
        self, landmark: Landmark, position: Step, aspect: str, hit: Step | None
    ) -> Spot:
        """A landmark's own step, so that a run can move it by its confidence."""
        own = self.plan.step("landmark", [position], (landmark.id,))
        self.leaves[own.number] = landmark
        return Spot(own, landmark.part, aspect, None if landmark.inside else hit)

    def _tag(self, hm08: int, landmark: Landmark) -> int:
        owner = f"{landmark.file}: {landmark.id}"
        midline = landmark.side == "midline"
        ring = bool(landmark.mean)
        return self.topology.tag(hm08, owner, midline=midline, inside=ring)

    def _tag_hit(self, position: Step, weights: Mapping[int, float]) -> Step | None:
        """The hit of a tag on one face; ``None`` where its vertices share none."""
        topology = self.topology
        if len(weights) == 1:
            candidates = [int(topology.vertex_face[next(iter(weights))])]
        else:
            has = [(topology.faces == vertex).any(axis=1) for vertex in weights]
            candidates = [int(face) for face in (sum(has) == len(has)).nonzero()[0]]
        candidates = [face for face in candidates if face >= 0]
        if not candidates:
            return None
        corners = topology.faces[candidates[0]].tolist()
        bary = tuple(float(weights.get(corner, 0.0)) for corner in corners)
        return self.plan.step("tag", [position], (float(candidates[0]), *bary), HIT)

    def _curve(self, landmark: Landmark, aspect: str) -> Track:
        nodes = []
        for node in landmark.curve:
            if isinstance(node, int):
                nodes.append(self.plan.step("vertex", params=(self._tag(node, landmark),)))
            else:
                nodes.append(self.position_of(node))
        if landmark.closed:
            nodes.append(nodes[0])
        path = self.plan.step("path", nodes, (), (len(nodes), 3))
        if landmark.draped:
            path = self.places.drape(path, landmark.part)
        return self._leaf_track(landmark, path, aspect)

    def _leaf_track(self, landmark: Landmark, path: Step, aspect: str) -> Track:
        own = self.plan.step("landmark", [path], (landmark.id,), path.shape)
        self.leaves[own.number] = landmark
        half = landmark.half_width_mm / 1000
        return Track(own, landmark.part, aspect, False, landmark.closed, half)

    def _mirrored(self, value: Value) -> Value:
        plan = self.plan
        if isinstance(value, Spot):
            return Spot(plan.step("mirror", [value.position]), value.part, value.aspect)
        if isinstance(value, Track):
            path = plan.step("mirror", [value.path], (), value.path.shape)
            return Track(path, value.part, value.aspect, value.straight, value.closed)
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


__all__ = ["PATH", "VECTOR", "Compiled", "Compiler", "describe"]
