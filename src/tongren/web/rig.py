"""What the page poses a body with: weights of the skin, joint centres, and poses as turns.

The page turns bones as ``tongren.body.pose`` does (``frontend/src/body/shape/pose.ts``); a test
holds the two together. Words for directions are read here, so that it knows none: a direction is
three numbers in the frame of the body and three in that of a limb segment, see ``_direct``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tongren.body.axes import SOLE, mix_axes, trunk_axes
from tongren.body.joint import Side, find_bone, load_joints
from tongren.body.pose import load_poses, segment_of
from tongren.body.template import Template, load_template

#: The directions of a segment's frame, in the order in which the page reckons them.
FRAMES: dict[str, tuple[str, str, str]] = {
    "hand": ("distal", "palmar", "radial"),
    "forearm": ("distal", "palmar", "radial"),
    "thumb": ("distal", "palmar", "radial"),
    "arm": ("distal", "anterior", "lateral"),
    "thigh": ("distal", "anterior", "lateral"),
    "leg": ("distal", "anterior", "lateral"),
    "foot": ("distal", "dorsal", "lateral"),
}
OPPOSITES = {
    "proximal": "distal",
    "palmar": "dorsal",
    "dorsal": "palmar",
    "plantar": "dorsal",
    "ulnar": "radial",
    "posterior": "anterior",
    "medial": "lateral",
}
#: Greatest weight of a vertex in a ring, and the steps to it.
RING_STEP = 0.2 / 32767


def rig_arrays() -> dict[str, NDArray[Any]]:
    """Weights of the vertices ``half`` and rings of the joints without those of the right side.

    The right side is the mirror image, bones included. A vertex's strongest weight is what its
    others leave of 65535.
    """
    template = load_template()
    weights = np.rint(template.skin_weights[template.half] * 65535).astype(np.uint16)
    bones = template.skin_bones[template.half]
    used = weights > 0
    others = used.copy()
    others[:, 0] = False
    rings = [_ring(template, bone) for bone in _own_bones(template)]
    return {
        "bone_counts": used.sum(axis=1).astype(np.uint8),
        "bones": bones[used].astype(np.uint8),
        "bone_weights": _bytes_apart(weights[others]),
        "ring_sizes": _bytes_apart(np.array([len(vertices) for vertices, _ in rings])),
        "ring_vertices": _bytes_apart(
            np.concatenate([np.diff(vertices, prepend=0) for vertices, _ in rings])
        ),
        "ring_weights": _bytes_apart(
            np.concatenate([np.rint(weights / RING_STEP) for _, weights in rings])
        ),
    }


def rig_head() -> dict[str, Any]:
    """Bones by index: parents, mirror images, the rings' order, joints by name, and all poses."""
    template = load_template()
    joints = load_joints()
    named = {name: find_bone(name, "left") for name in joints["bilateral"]}
    named |= {name: find_bone(name, "midline") for name in joints["midline"]}
    return {
        "parents": template.bone_parents,
        "twins": [template.bone_names.index(_other(name)) for name in template.bone_names],
        "rings": _own_bones(template),
        "ring_step": RING_STEP,
        "joints": {name: template.bone(bone) for name, bone in named.items()},
        "sole": [template.index(vertex) for vertex in SOLE],
        "poses": {name: list(_turns(template, name)) for name in load_poses()},
    }


def _turns(template: Template, pose: str) -> Iterator[dict[str, Any]]:
    """Each step of a pose on each side: the bones it turns, and what decides axis and angle."""
    for step in load_poses()[pose]["steps"]:
        side = step.get("side", "midline")
        for own in ("left", "right") if side == "both" else (side,):
            yield _turn(template, step, own)


def _turn(template: Template, step: Mapping[str, Any], side: Side) -> dict[str, Any]:
    joints, table = step.get("over") or [step["joint"]], load_joints()
    start = table["continues"].get(joints[0], joints[0])
    sign = -1.0 if side == "right" else 1.0
    made: dict[str, Any] = {
        "bones": [_bone(template, joint, side) for joint in joints],
        "start": _bone(template, start, side),
        "end": _bone(template, table["ends"][start], side),
        "sign": sign,
    }
    for name in ("aim", "twist"):
        if name in step:
            made[name] = mix_axes(trunk_axes(sign), step[name]).tolist()
    # A step turns towards a direction of its first segment, or a face of its last.
    for name, joint in (("toward", joints[0]), ("face", joints[-1])):
        if name in step:
            segment = segment_of(joint)
            made[name] = _direct(segment, step[name], sign)
            made |= {"segment": segment, "limb": _bone(template, joint, side)}
    if "degrees" in step:
        made["degrees"] = step["degrees"]
    return made


def _bone(template: Template, joint: str, side: Side) -> int:
    midline = joint in load_joints()["midline"]
    return template.bone(find_bone(joint, "midline" if midline else side))


def _direct(segment: str, words: str, sign: float) -> list[float]:
    """Six numbers: shares of x, y, z of the body and of the three directions of the segment."""
    frame = FRAMES.get(segment, ())
    total = np.zeros(6)
    for word in words.split("+"):
        opposite = OPPOSITES.get(word, "")
        if word in frame:
            total[3 + frame.index(word)] += 1
        elif opposite in frame:
            total[3 + frame.index(opposite)] -= 1
        else:
            total[:3] += mix_axes(trunk_axes(sign), word)
    return [float(value) for value in total]


def _ring(template: Template, bone: int) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """The vertices that ring the head of a bone, in order, and their weights."""
    ring = slice(template.joint_starts[bone], template.joint_starts[bone + 1])
    order = np.argsort(template.joint_vertices[ring])
    return template.joint_vertices[ring][order], template.joint_weights[ring][order]


def _own_bones(template: Template) -> list[int]:
    return [bone for bone, name in enumerate(template.bone_names) if not name.endswith(".R")]


def _other(name: str) -> str:
    """The bone on the other side."""
    return name[:-2] + {".L": ".R", ".R": ".L"}[name[-2:]] if name[-2:] in (".L", ".R") else name


def _bytes_apart(values: NDArray[Any]) -> NDArray[np.uint8]:
    """(2, k): 16-bit numbers as all low bytes, then all high ones."""
    words = values.astype(np.int32).astype(np.uint16)
    return np.stack([(words & 255).astype(np.uint8), (words >> 8).astype(np.uint8)])
