"""A body of simple shapes, on which every construction has a place that one can reckon by hand.

Trunk: a box 400 mm wide, 200 mm deep, from z = 800 to 1500 mm. Head: a ball of radius 100 mm about
(0, 0, 1700). Legs: tubes of radius 50 mm, slanting from (100, 0, 800) to (160, 0, 100) mm.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tongren.locator.anatomy import Anatomy, Part, Row, Ruler
from tongren.locator.anatomy_files import read_landmark
from tongren.locator.locator import Locator
from tongren.locator.topology import make_topology

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

HEAD = np.array([0.0, 0.0, 1.7])
HEAD_RADIUS = 0.1
LEG_TOP, LEG_FOOT, LEG_RADIUS = np.array([0.1, 0.0, 0.8]), np.array([0.16, 0.0, 0.1]), 0.05


@dataclass
class Shape:
    """Vertices, faces and the bone of each vertex, collected piece by piece."""

    vertices: list[Floats] = field(default_factory=list)
    faces: list[Ints] = field(default_factory=list)
    bones: list[str] = field(default_factory=list)

    def add(self, vertices: Floats, faces: Ints, bone: str) -> None:
        start = sum(len(each) for each in self.vertices)
        self.vertices.append(vertices)
        self.faces.append(faces + start)
        self.bones += [bone] * len(vertices)


def _tube(rings: list[Floats]) -> tuple[Floats, Ints]:
    """A closed skin over rings of equal size, from the lowest ring to the highest."""
    count, around = len(rings), len(rings[0])
    ends = np.stack([rings[0].mean(axis=0), rings[-1].mean(axis=0)])
    faces = []
    for level in range(count - 1):
        for a in range(around):
            b = (a + 1) % around
            low, high = level * around, (level + 1) * around
            faces += [(low + a, low + b, high + a), (low + b, high + b, high + a)]
    bottom, top = count * around, count * around + 1
    last = (count - 1) * around
    for a in range(around):
        b = (a + 1) % around
        faces += [(bottom, b, a), (top, last + a, last + b)]
    return np.concatenate([*rings, ends]), np.array(faces, dtype=np.intp)


def _box() -> tuple[Floats, Ints]:
    x, y = np.linspace(-0.2, 0.2, 21), np.linspace(-0.1, 0.1, 11)
    edge = [(a, -0.1) for a in x[:-1]] + [(0.2, b) for b in y[:-1]]
    edge += [(a, 0.1) for a in x[:0:-1]] + [(-0.2, b) for b in y[:0:-1]]
    ring = np.array(edge)
    return _tube(
        [np.column_stack([ring, np.full(len(ring), z)]) for z in np.linspace(0.8, 1.5, 36)]
    )


def _ball() -> tuple[Floats, Ints]:
    around = np.linspace(0, 2 * np.pi, 96, endpoint=False)
    rings = []
    for up in np.linspace(-np.pi / 2, np.pi / 2, 50)[1:-1]:
        flat = np.column_stack([np.sin(around), -np.cos(around), np.zeros(96)])
        rings.append(HEAD + HEAD_RADIUS * (np.cos(up) * flat + np.sin(up) * np.array([0, 0, 1.0])))
    vertices, faces = _tube(rings)
    vertices[-2:] = HEAD + HEAD_RADIUS * np.array([[0, 0, -1.0], [0, 0, 1.0]])
    return vertices, faces


def _leg(sign: float) -> tuple[Floats, Ints]:
    axis = (LEG_TOP - LEG_FOOT) / np.linalg.norm(LEG_TOP - LEG_FOOT)
    front = np.array([0.0, -1.0, 0.0])
    side = np.cross(axis, front)
    around = np.linspace(0, 2 * np.pi, 72, endpoint=False)[:, None]
    ring = LEG_RADIUS * (np.cos(around) * front + np.sin(around) * side)
    rings = [LEG_FOOT + (LEG_TOP - LEG_FOOT) * t + ring for t in np.linspace(0, 1, 41)]
    vertices, faces = _tube(rings)
    if sign < 0:
        vertices, faces = vertices * [-1.0, 1.0, 1.0], faces[:, ::-1]
    return vertices, faces


class Mannequin:
    """The mannequin as a body template, with the anatomy and the locator that belong to it."""

    def __init__(self) -> None:
        shape = Shape()
        shape.add(*_box(), "trunk")
        shape.add(*_ball(), "head")
        shape.add(*_leg(1), "leg.L")
        shape.add(*_leg(-1), "leg.R")
        self.vertices = np.concatenate(shape.vertices).round(12) + 0.0
        self.faces = np.concatenate(shape.faces)
        names = ["trunk", "head", "leg.L", "leg.R"]
        rounded = {tuple(v): n for n, v in enumerate(self.vertices.round(9) + 0.0)}
        mirror = [rounded[tuple(v)] for v in (self.vertices * [-1, 1, 1]).round(9) + 0.0]
        count = len(self.vertices)
        self.template: Any = SimpleNamespace(
            faces=self.faces,
            outer_faces=np.arange(len(self.faces)),
            bone_names=names,
            dominant_bone=np.array([names.index(bone) for bone in shape.bones]),
            mirror=np.array(mirror),
            hm08=np.arange(count),
            hm08_index={n: n for n in range(count)},
            skin_mask=np.ones(count, dtype=bool),
        )

    def tag(self, x: float, y: float, z: float) -> int:
        """The vertex nearest to a place in millimetres; on the left or the midline."""
        gap = np.linalg.norm(self.vertices * 1000 - [x, y, z], axis=1)
        gap[self.vertices[:, 0] < -1e-9] = np.inf
        return int(gap.argmin())

    def locator(
        self, expressions: Mapping[str, str], more: Mapping[str, Mapping[str, Any]] | None = None
    ) -> Locator:
        """A locator with the mannequin's landmarks and ``more``."""
        tables = {**self.landmarks, **(more or {})}
        landmarks = {
            id_: read_landmark(id_, {"name": id_, "confidence_mm": 3, **table}, "test.toml")
            for id_, table in tables.items()
        }
        anatomy = Anatomy(_parts(), _rows(), _rulers(), _fingers(), landmarks)
        return Locator(anatomy, make_topology(self.template, self.vertices, anatomy), expressions)

    @cached_property
    def landmarks(self) -> dict[str, dict[str, Any]]:
        """The mannequin's landmarks as their file would state them."""
        tag, axis = self.tag, LEG_TOP - LEG_FOOT
        shin = {t: (LEG_FOOT + axis * t) * 1000 for t in (0.1, 0.9)}
        middle = {"part": "trunk", "side": "midline"}
        head = {"part": "scalp", "side": "midline"}
        return {
            "trunk_middle": {**middle, "inside": True, "expression": "midpoint of navel and back"},
            "navel": {**middle, "vertex": tag(0, -100, 1000)},
            "notch": {**middle, "vertex": tag(0, -100, 1500)},
            "xiphoid": {**middle, "vertex": tag(0, -100, 1200)},
            "pubis": {**middle, "vertex": tag(0, -100, 900)},
            "back": {**middle, "aspect": "posterior", "vertex": tag(0, 100, 1000)},
            "flank": {"part": "trunk", "aspect": "lateral", "vertex": tag(200, 0, 1000)},
            "nipple": {"part": "trunk", "vertex": tag(80, -100, 1300)},
            "front_line": {**middle, "median": "anterior"},
            "back_line": {"part": "trunk", "side": "midline", "median": "posterior"},
            "rib": {"part": "trunk", "curve": [tag(20, -100, 1300), tag(180, -100, 1240)]},
            "head_middle": {**head, "inside": True, "expression": "midpoint of brow and occiput"},
            "brow": {**head, "aspect": "anterior", "vertex": tag(0, -100, 1700)},
            "occiput": {**head, "aspect": "posterior", "vertex": tag(0, 100, 1700)},
            "crown": {**head, "vertex": tag(0, 0, 1800)},
            "ear": {"part": "scalp", "aspect": "lateral", "vertex": tag(100, 0, 1700)},
            "knee_middle": {"part": "leg", "inside": True, "mean": self._ring(40)},
            "ankle_middle": {"part": "leg", "inside": True, "mean": self._ring(0)},
            "knee_front": {"part": "leg", "vertex": tag(100, -50, 800)},
            "shin_high": {"part": "leg", "vertex": tag(*(shin[0.9] + [0, -50, 0]))},
            "shin_low": {"part": "leg", "vertex": tag(*(shin[0.1] + [0, -50, 0]))},
            "calf": {"part": "leg", "aspect": "posterior", "vertex": tag(130, 50, 450)},
            "shin": {"part": "leg", "curve": ["shin_high", "shin_low"]},
        }

    def _ring(self, level: int) -> list[int]:
        start = len(_box()[0]) + len(_ball()[0]) + level * 72
        return list(range(start, start + 72))


_WORDS = {
    "superior": "up", "inferior": "-up", "anterior": "front", "posterior": "-front",
    "lateral": "side", "medial": "-side", "proximal": "up", "distal": "-up",
}  # fmt: skip


def _parts() -> dict[str, Part]:
    trunk = Part(
        id="trunk", bones=("trunk",), axis="body", words=_WORDS, outward="aspect",
        along="straight", across="straight", aspect="anterior", just="5 mm",
        centre="trunk_middle", column=True,
    )  # fmt: skip
    scalp = Part(
        id="scalp", bones=("head",), axis="body", words=_WORDS, outward="radial", along="skin",
        across="skin", aspect="superior", just="2 mm", centre="head_middle", level="radial",
        lengthwise=("up", "front"),
    )  # fmt: skip
    leg = Part(
        id="leg", bones=("leg",), axis=("knee_middle", "ankle_middle"), front=("knee_front",),
        words=_WORDS, outward="radial", along="straight", across="skin", aspect="anterior",
        just="4 mm",
    )  # fmt: skip
    return {"trunk": trunk, "scalp": scalp, "leg": leg}


def _rows() -> dict[str, Row]:
    def row(id_: str, start: str, stop: str, cun: float, measure: str, **more: Any) -> Row:
        return Row(id=id_, title=id_, start=start, stop=stop, cun=cun, measure=measure, **more)

    rows = [
        row("sternum", "notch", "xiphoid", 9, "axis", part="trunk"),
        row("upper", "xiphoid", "navel", 8, "axis", part="trunk"),
        row("lower", "navel", "pubis", 5, "axis", part="trunk"),
        row("width", "right nipple", "nipple", 8, "straight", holds=("trunk crosswise",)),
        row("head", "brow", "occiput", 12, "skin", part="scalp", via="crown",
            holds=("scalp lengthwise", "scalp crosswise")),
        row("shank", "knee_middle", "ankle_middle", 16, "axis", part="leg",
            holds=("leg lengthwise", "leg crosswise")),
        Row(id="stature", title="stature", cun=75, measure="stature"),
    ]  # fmt: skip
    return {each.id: each for each in rows}


def _rulers() -> dict[str, Ruler]:
    ruler = Ruler(
        id="front", title="front", rows=("sternum", "upper", "lower"), holds=("trunk lengthwise",)
    )
    return {"front": ruler}


def _fingers() -> dict[str, Row]:
    finger = Row(id="fcun", title="fcun", start="navel", stop="xiphoid", cun=10)
    return {"fcun": finger, "fingerbreadth": finger}
