"""Poses: rotations about skin-anchored joint centres, and the skin that follows them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tongren.body.axes import SOLE, mix_axes, normalise, reject, segment_axes
from tongren.body.error import BodyError, suggest
from tongren.body.joint import find_bone, load_joints
from tongren.body.template import Template

Floats = NDArray[np.float64]

#: The limb segment whose own directions (palmar, plantar, …) a step about a joint may name.
SEGMENT_OF = {
    "shoulder": "arm",
    "elbow": "forearm",
    "forearm": "forearm",
    "wrist": "hand",
    "hip": "thigh",
    "knee": "leg",
    "ankle": "foot",
}


@dataclass(frozen=True, eq=False)
class PosedMesh:
    """A body in a pose; a point bound to a face by barycentric weights follows."""

    name: str
    vertices: Floats  #: (n, 3) metres, lowest at z = 0
    faces: NDArray[np.int32]  #: (m, 3)


@lru_cache(maxsize=1)
def load_poses() -> dict[str, dict[str, Any]]:
    """``data/anatomy/poses.toml``."""
    text = (files("tongren") / "data" / "anatomy" / "poses.toml").read_text("utf-8")
    return tomllib.loads(text)


def pose_body(name: str, vertices: Floats, template: Template) -> PosedMesh:
    """The posed skin of ``(n, 3)`` rest vertices."""
    poses = load_poses()
    if name not in poses:
        raise BodyError(f"there is no pose {name!r}{suggest(name, poses)}")
    skeleton = Skeleton(template, vertices)
    for step in poses[name]["steps"]:
        for side in {"both": ("left", "right"), None: ("midline",)}.get(
            step.get("side"), (step.get("side"),)
        ):
            skeleton.take(step, side)
    posed = skeleton.skin() if poses[name]["steps"] else vertices.copy()
    posed[:, 2] -= posed[:, 2].min()
    return PosedMesh(name, posed, template.faces)


def rotate(axis: Floats, radians: float) -> Floats:
    """``(3, 3)`` rotation about a unit axis."""
    x, y, z = axis
    skew = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.asarray(np.eye(3) + np.sin(radians) * skew + (1 - np.cos(radians)) * skew @ skew)


class Skeleton:
    """Where each bone has gone: a rotation and a shift from rest."""

    def __init__(self, template: Template, vertices: Floats) -> None:
        self.template, self.rest = template, vertices
        count = len(template.bone_names)
        self.turns = np.tile(np.eye(3), (count, 1, 1))
        self.shifts = np.zeros((count, 3))

    def locate(self, joint: str, side: str) -> Floats:
        """Where the centre of a joint is now."""
        bone = self.bone(joint, side)
        return np.asarray(
            self.turns[bone] @ self.template.centre(bone, self.rest) + self.shifts[bone]
        )

    def bone(self, joint: str, side: str) -> int:
        """Bone index of a joint; a midline joint ignores the side."""
        midline = joint in load_joints()["midline"]
        return self.template.bone(find_bone(joint, "midline" if midline else side))  # type: ignore[arg-type]

    def take(self, step: dict[str, Any], side: str) -> None:
        """Carry out one step of a pose on one side."""
        joints = step.get("over") or [step["joint"]]
        rotation = self.plan(step, joints, side)
        axis, angle = rotation
        for joint in joints:
            turn = rotate(axis, angle / len(joints))
            centre = self.locate(joint, side)
            for bone in self.descend(self.bone(joint, side)):
                self.shifts[bone] = turn @ (self.shifts[bone] - centre) + centre
                self.turns[bone] = turn @ self.turns[bone]

    def plan(self, step: dict[str, Any], joints: list[str], side: str) -> tuple[Floats, float]:
        """Axis and angle of a step."""
        body, limb = self.directions(joints[0], side)
        along = self.direct(joints[0], side)
        if "aim" in step:
            return turn_between(along, mix_axes(body, step["aim"]))
        if "toward" in step:
            target = reject(mix_axes(limb, step["toward"]), along)
            return normalise(np.cross(along, target)), np.radians(step["degrees"])
        target = mix_axes(body, step["twist"])
        if "face" in step:
            facing = reject(self.directions(joints[-1], side)[1][step["face"]], along)
            return along, signed_angle(facing, reject(target, along), along)
        # Turning the face towards a side is a turn about the upright axis towards it.
        sense = np.sign(np.cross(body["anterior"], target) @ along) or 1.0
        return along, float(sense * np.radians(step["degrees"]))

    def direct(self, joint: str, side: str) -> Floats:
        """Unit direction of the segment that a joint moves."""
        table = load_joints()
        start = table["continues"].get(joint, joint)
        if start not in table["ends"]:
            raise BodyError(
                f"a pose cannot turn {joint!r}: joints.toml names no end for its segment"
            )
        direction = normalise(self.locate(table["ends"][start], side) - self.locate(start, side))
        if start == joint:
            return direction
        # A terminal phalanx points as at rest, turned by its own bone and not by the one before it.
        before, own = self.bone(start, side), self.bone(joint, side)
        return np.asarray(self.turns[own] @ self.turns[before].T @ direction)

    def directions(self, joint: str, side: str) -> tuple[dict[str, Floats], dict[str, Floats]]:
        """Directions by name: the body's, and those of the joint's limb segment as it lies now."""
        sign = -1.0 if side == "right" else 1.0
        segment = segment_of(joint)
        sole = self.rest[[self.sole_vertex(hm08, side) for hm08 in SOLE]]
        at_rest = segment_axes(segment, sign, self.rest_joint(side), sole)
        trunk = segment_axes("trunk", sign, self.rest_joint(side), sole)
        moves, root = self.turns[self.bone(joint, side)], self.turns[0]
        limb = {name: moves @ vector for name, vector in at_rest.items()}
        return {name: root @ vector for name, vector in trunk.items()}, limb

    def rest_joint(self, side: str) -> Any:
        """Joint centres at rest, of one side, by name."""
        return lambda joint: self.template.centre(self.bone(joint, side), self.rest)

    def sole_vertex(self, hm08: int, side: str) -> int:
        """A vertex of the sole on one side."""
        left = self.template.index(hm08)
        return int(self.template.mirror[left]) if side == "right" else left

    def descend(self, bone: int) -> list[int]:
        """A bone and all that hang on it."""
        chosen = [bone]
        for other in range(bone + 1, len(self.template.bone_parents)):
            if self.template.bone_parents[other] in chosen:
                chosen.append(other)
        return chosen

    def skin(self) -> Floats:
        """``(n, 3)`` vertices: the weighted mean of where their bones would carry them."""
        weights, bones = self.template.skin_weights, self.template.skin_bones
        turns = np.einsum("vk,vkij->vij", weights, self.turns[bones])
        shifts = np.einsum("vk,vki->vi", weights, self.shifts[bones])
        return np.asarray(np.einsum("vij,vj->vi", turns, self.rest) + shifts)


def segment_of(joint: str) -> str:
    """The segment, of those in axes.py, whose directions a step about a joint may name."""
    if "toe" in joint:
        return "foot"
    if joint.endswith(("_cmc", "_mcp", "_pip", "_dip", "_ip")):
        return "thumb" if joint.startswith("thumb_") else "hand"
    return SEGMENT_OF.get(joint, "trunk")


def turn_between(start: Floats, end: Floats) -> tuple[Floats, float]:
    """Axis and angle of the shortest turn from one unit vector to another."""
    axis = np.cross(start, end)
    size = float(np.linalg.norm(axis))
    if size < 1e-9:
        return np.array([1.0, 0.0, 0.0]), 0.0 if start @ end > 0 else np.pi
    return axis / size, float(np.arctan2(size, start @ end))


def signed_angle(start: Floats, end: Floats, axis: Floats) -> float:
    """Angle in radians from one unit vector to another about a unit axis perpendicular to both."""
    return float(np.arctan2(np.cross(start, end) @ axis, start @ end))
