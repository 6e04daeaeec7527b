"""Landmarks to values: tags, joints, rays, proportions, curves and planes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from tongren.locator.anatomy import Landmark
from tongren.locator.errors import DataError
from tongren.locator.frames import axes_of
from tongren.locator.parser import parse
from tongren.locator.plan import HIT, Step
from tongren.locator.topology import WHOLE
from tongren.locator.values import Sentence, Sheet, Spot, Track, Value

if TYPE_CHECKING:
    from tongren.locator.compiler import Compiler


def roomy(count: int) -> int:
    """One of few sizes of polylines, at least ``count``."""
    return next(size for size in (2, 8, 24, 64, 128) if size >= count)


class LandmarkMaker:
    """Makes the value of each landmark, in the way that its definition gives."""

    def __init__(self, compiler: Compiler) -> None:
        self.compiler, self.plan = compiler, compiler.plan

    def value(self, landmark: Landmark) -> Value:
        """What a landmark stands for."""
        part = landmark.part
        aspect = landmark.aspect or self.compiler.part(part).aspect
        sentence = Sentence(f"{landmark.file}: {landmark.id}", landmark.expression)
        if landmark.curve:
            return self._curve(landmark, aspect)
        if landmark.median:
            zero = self.plan.step("constant", params=(0.0, 0.0, 0.0))
            across = self.plan.step("constant", params=(1.0, 0.0, 0.0))
            return Sheet(zero, across, part, landmark.median, median=True)
        if landmark.vertical:
            through = self.compiler.position_of(landmark.vertical)
            frame = self.compiler.frames.frame(self.compiler.part(part), through)
            return self.compiler.places.upright(
                Spot(through, part, aspect), frame, sentence, None
            ).sheet
        if landmark.expression:
            return self._said(landmark, aspect, sentence)
        return self._tagged(landmark, aspect)

    def _said(self, landmark: Landmark, aspect: str, sentence: Sentence) -> Value:
        """A landmark that is told in the location language itself."""
        expression = parse(landmark.expression, sentence.owner).places[0].expression
        value = self.compiler.value_of_expression(expression, sentence)
        if isinstance(value, Track):
            return self._leaf_track(landmark, value.path, aspect)
        if isinstance(value, Sheet):
            return Sheet(value.through, value.normal, landmark.part, aspect)
        if not landmark.inside:
            value = self.compiler.places.to_skin(value, sentence, expression)
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
            ids, weights = self.compiler.topology.joint_ring(landmark.joint)
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
        part = self.compiler.part(landmark.part)
        try:
            among, toward = str(table["among"]), str(table["toward"])
            members = self.compiler.topology.part_vertices[among]
        except KeyError as error:
            raise sentence.fail(
                DataError, None, f"extreme lacks or does not know {error}",
                "write extreme = { among = 'a part', toward = 'a direction' }",
            ) from None  # fmt: skip
        middle = self.plan.step("vertex", params=(int(members[0]),))
        frame = self.compiler.frames.frame(part, middle)
        direction = self.compiler.frames.direction(
            part, frame, axes_of(part, toward, sentence, None)
        )
        ids = tuple(int(each) for each in members)
        position = self.plan.step("extreme", [direction], (ids,))
        hit = self.plan.step("closest", [position], (self.compiler.region_of(WHOLE),), HIT)
        return self._leaf(landmark, position, aspect, hit)

    def _leaf(self, landmark: Landmark, position: Step, aspect: str, hit: Step | None) -> Spot:
        """A landmark's own step, so that a run can move it by its confidence."""
        own = self.plan.step("landmark", [position], (landmark.id,))
        self.compiler.leaves[own.number] = landmark
        if hit is None or landmark.inside:
            return Spot(own, landmark.part, aspect)
        return Spot(own, landmark.part, aspect, self.plan.step("moved_hit", [own, hit], (), HIT))

    def _tag(self, hm08: int, landmark: Landmark) -> int:
        owner = f"{landmark.file}: {landmark.id}"
        midline = landmark.side == "midline"
        ring = bool(landmark.mean)
        return self.compiler.topology.tag(hm08, owner, midline=midline, inside=ring)

    def _tag_hit(self, position: Step, weights: Mapping[int, float]) -> Step | None:
        """The hit of a tag on one face; ``None`` where its vertices share none."""
        face = self.compiler.topology.face_of(weights)
        if face is None:
            return None
        corners = self.compiler.topology.faces[face].tolist()
        bary = tuple(float(weights.get(corner, 0.0)) for corner in corners)
        return self.plan.step("tag", [position], (float(face), *bary), HIT)

    def _curve(self, landmark: Landmark, aspect: str) -> Track:
        nodes = []
        for node in landmark.curve:
            if isinstance(node, int):
                nodes.append(self.plan.step("vertex", params=(self._tag(node, landmark),)))
            else:
                nodes.append(self.compiler.position_of(node))
        if landmark.closed:
            nodes.append(nodes[0])
        nodes += [nodes[-1]] * (roomy(len(nodes)) - len(nodes))  # so that more curves run together
        path = self.plan.step("path", nodes, (), (len(nodes), 3))
        if not landmark.draped:
            return self._leaf_track(landmark, path, aspect)
        own = self._leaf_track(landmark, path, aspect)
        draped = self.compiler.places.drape(own.path, landmark.part)
        return replace(own, path=draped, nodes=own.path)

    def _leaf_track(self, landmark: Landmark, path: Step, aspect: str) -> Track:
        own = self.plan.step("landmark", [path], (landmark.id,), path.shape)
        self.compiler.leaves[own.number] = landmark
        half = landmark.half_width_mm / 1000
        return Track(own, landmark.part, aspect, closed=landmark.closed, half_width_m=half)
