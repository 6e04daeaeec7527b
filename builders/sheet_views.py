"""Where a picture of a region looks from: named views of regions, on any body, in any pose.

A view is named ``[side_]region_aspect``, for example ``left_foot_medial``, ``head_front``,
``right_ear_lateral``. Its camera is parallel; directions are the region's own (palmar, radial, …),
so an arm is seen squarely in A-pose too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tongren.body.axes import FINGERS, SOLE, mix_axes, reject, segment_axes
from tongren.body.error import suggest
from tongren.body.joint import find_bone
from tongren.body.template import Template

Array = NDArray[np.float64]

MARGIN = 1.08  # of a picture round its region
TRUNK = ("root", "pelvis", "spine", "clavicle", "shoulder01")
ARM = ("shoulder01", "upperarm", "lowerarm", "wrist", "metacarpal", "finger")
LEG = ("pelvis", "upperleg", "lowerleg", "foot", "toe")
ANKLE = ("lowerleg", "foot", "toe")
HEAD = ("neck", "head", "eye")
FRONT_BACK = {"front": ("anterior", "superior"), "back": ("posterior", "superior")}
LEFT_RIGHT = {"left": ("left", "superior"), "right": ("right", "superior")}
LIMB = {
    "front": ("anterior", "proximal"),
    "back": ("posterior", "proximal"),
    "medial": ("medial", "proximal"),
    "lateral": ("lateral", "proximal"),
}
FOREARM = {name: (name, "proximal") for name in ("palmar", "dorsal", "radial", "ulnar")}
HAND = {name: (name, "distal") for name in ("palmar", "dorsal", "radial", "ulnar")}
FOOT = {
    "dorsal": ("dorsal", "distal"),
    "plantar": ("plantar", "distal"),
    "medial": ("medial", "dorsal"),
    "lateral": ("lateral", "dorsal"),
    "front": ("distal", "dorsal"),
    "back": ("proximal", "dorsal"),
}
TOES = ("great_toe", "second_toe", "third_toe", "fourth_toe", "fifth_toe")


@dataclass(frozen=True)
class Region:
    """What a picture holds: the box of what ``bones`` move, or a ball round hm08 vertices."""

    frame: str  # a segment of tongren.body.axes
    aspects: dict[
        str, tuple[str, str]
    ]  # name: (where the camera stands, what is up); "a+b" is between
    bones: tuple[str, ...] = ()  # prefixes; without them, ``around`` and ``across``
    around: tuple[int, ...] = ()  # hm08 ids (of the left side) whose mean is the middle
    across: tuple[int, int] = (0, 0)  # two hm08 ids whose distance × ``reach`` is the half width
    reach: float = 1.0  # also widens a box
    show: tuple[str, ...] = ()  # bones drawn, where others would stand in the way; all when empty
    sided: bool = True


REGIONS: dict[str, Region] = {
    "body": Region("trunk", FRONT_BACK | LEFT_RIGHT, (*HEAD, *TRUNK, *ARM, *LEG), sided=False),
    "head": Region(
        "trunk",
        FRONT_BACK | LEFT_RIGHT | {"top": ("superior", "anterior")},
        ("head", "neck03", "eye"),
        sided=False,
    ),
    "face": Region(
        "trunk",
        {
            "front": ("anterior", "superior"),
            "left": ("left+anterior", "superior"),
            "right": ("right+anterior", "superior"),
            "below": ("inferior+anterior", "superior"),
        },
        around=(227, 497),
        across=(227, 497),
        reach=1.15,
        sided=False,
    ),
    "eye": Region(
        "trunk",
        {"front": ("anterior", "superior"), "lateral": ("lateral+anterior", "superior")},
        ("eye",),
        reach=2.4,
    ),
    "ear": Region(
        "trunk",
        {
            "lateral": ("lateral", "superior"),
            "front": ("anterior+lateral", "superior"),
            "back": ("posterior+lateral", "superior"),
        },
        around=(12034, 12329),
        across=(12034, 12329),
        reach=0.75,
    ),
    "neck": Region("trunk", FRONT_BACK | LEFT_RIGHT, ("neck",), reach=1.3, sided=False),
    "chest": Region(
        "trunk", FRONT_BACK | LEFT_RIGHT, ("spine02", "spine01", "clavicle"), sided=False
    ),
    "abdomen": Region(
        "trunk", FRONT_BACK | LEFT_RIGHT, ("spine03", "spine04", "spine05", "root"), sided=False
    ),
    "trunk": Region("trunk", FRONT_BACK | LEFT_RIGHT, TRUNK, sided=False),
    "back": Region(
        "trunk",
        {"whole": ("posterior", "superior"), "left": ("posterior+left", "superior")},
        ("spine", "clavicle", "shoulder01", "neck", "root"),
        sided=False,
    ),
    "pelvis": Region(
        "trunk",
        FRONT_BACK | LEFT_RIGHT | {"below": ("inferior", "anterior")},
        ("root", "pelvis", "spine05"),
        sided=False,
    ),
    "axilla": Region(
        "trunk",
        {
            "front": ("anterior+inferior", "superior"),
            "below": ("inferior+lateral", "anterior"),
            "lateral": ("lateral+inferior", "superior"),
        },
        around=(8337,),
        across=(8337, 8096),
        reach=2.0,
    ),
    "shoulder": Region(
        "trunk",
        FRONT_BACK | {"lateral": ("lateral", "superior"), "top": ("superior", "anterior")},
        ("shoulder01", "clavicle", "upperarm01"),
    ),
    "arm": Region("arm", LIMB, ("upperarm",), show=ARM),
    "elbow": Region("arm", LIMB, ("upperarm02", "lowerarm01"), show=ARM),
    "forearm": Region("forearm", FOREARM, ("lowerarm",), show=ARM),
    "wrist": Region("hand", FOREARM, ("wrist",), reach=1.5, show=ARM),
    "hand": Region("hand", HAND, ("wrist", "metacarpal", "finger"), show=ARM),
    "fingertips": Region(
        "hand",
        HAND | {"tips": ("distal", "dorsal")},
        tuple(f"finger{i}-3" for i in range(2, 6)),
        show=ARM,
    ),
    "thigh": Region("thigh", LIMB, ("upperleg",), show=LEG),
    "knee": Region("leg", LIMB, ("upperleg02", "lowerleg01"), show=LEG),
    "leg": Region("leg", LIMB, ("lowerleg",), show=LEG),
    "ankle": Region(
        "foot",
        {k: FOOT[k] for k in ("medial", "lateral", "front", "back")},
        ("lowerleg02", "foot"),
        show=ANKLE,
    ),
    "foot": Region("foot", FOOT, ("foot", "toe"), show=ANKLE),
    "toes": Region("foot", FOOT, ("toe",), show=ANKLE),
}
for _index, _name in enumerate(FINGERS, start=1):
    REGIONS[_name] = Region(_name, HAND, (f"finger{_index}-3",), show=(f"finger{_index}",))
for _index, _name in enumerate(TOES, start=1):
    _last = f"toe{_index}-2" if _index == 1 else f"toe{_index}-3"
    _aspects = {name: FOOT[name] for name in ("dorsal", "plantar", "medial", "lateral", "front")}
    REGIONS[_name] = Region("foot", _aspects, (_last,), show=(f"toe{_index}",))


@dataclass(frozen=True)
class View:
    """A parallel camera: everything in metres, body frame."""

    name: str
    focus: Array  # (3,)
    toward: Array  # (3,) unit, from the focus to the camera
    up: Array  # (3,) unit, upright in the picture
    half_m: float  # half the picture's height
    shown: NDArray[np.bool_]  # (n,) vertices whose faces are drawn
    axes: dict[
        str, Array
    ]  # directions by name that the region's own anatomy uses, then the trunk's

    @property
    def right(self) -> Array:
        """(3,) unit, to the right in the picture."""
        return np.cross(self.up, self.toward)


def list_views() -> list[str]:
    """Every view's name; a sided region is listed for the left."""
    return [
        f"{'left_' if region.sided else ''}{name}_{aspect}"
        for name, region in REGIONS.items()
        for aspect in region.aspects
    ]


def expand_names(name: str) -> list[str]:
    """The views a name stands for: one view, all of a region (``left_foot``), or ``all``."""
    names = list_views()
    names += [view.replace("left_", "right_", 1) for view in names if view.startswith("left_")]
    if name == "all":
        return [view for view in names if not view.startswith("right_")]
    found = [view for view in names if view == name or drop_aspect(view) == name]
    if not found:
        raise SystemExit(
            f"no view or region {name!r}{suggest(name, {*names, *map(drop_aspect, names)})}"
        )
    return found


def drop_aspect(view: str) -> str:
    """The region of a view's name."""
    return view.rsplit("_", 1)[0]


def make_view(name: str, template: Template, vertices: Array) -> View:
    """The camera of a view on a body whose (posed) vertices are given."""
    head, aspect = name.rsplit("_", 1)
    side = head.split("_", 1)[0]
    region = REGIONS[
        head.split("_", 1)[1] if side in ("left", "right") and head not in REGIONS else head
    ]
    side = side if region.sided else "left"
    axes = find_axes(region.frame, side, template, vertices)
    toward, up = (mix_axes(axes, words) for words in region.aspects[aspect])
    up = reject(up, toward)
    shown = np.ones(len(vertices), bool)
    if region.show and not (region.frame in ("arm", "thigh") and aspect != "medial"):
        bones = (
            ("foot", "toe")
            if aspect in ("dorsal", "plantar") and region.show == ANKLE
            else region.show
        )
        shown = choose_bones(template, bones, side, region.sided)
    if region.bones:
        inside = choose_bones(template, region.bones, side, region.sided)
        held = vertices[inside]
    else:
        middle = vertices[[sided_vertex(template, i, side) for i in region.around]].mean(axis=0)
        ends = vertices[[sided_vertex(template, i, side) for i in region.across]]
        radius = region.reach * float(np.linalg.norm(ends[0] - ends[1]))
        held = middle[None]
    basis = np.stack([np.cross(up, toward), up, toward])
    low, high = (held @ basis.T).min(axis=0), (held @ basis.T).max(axis=0)
    half = float((high - low)[:2].max()) / 2 * MARGIN * region.reach
    if not region.bones:
        half, low, high = radius, basis @ middle, basis @ middle
    return View(name, (low + high) / 2 @ basis, toward, up, half, shown, axes)


def sided_vertex(template: Template, hm08_id: int, side: str) -> int:
    """Vertex index on the wanted side of a vertex of the left or midline."""
    index = template.index(hm08_id)
    other = int(template.mirror[index])
    is_left = index in set(template.half.tolist())
    return index if is_left == (side == "left") else other


def choose_bones(
    template: Template, prefixes: Sequence[str], side: str, sided: bool
) -> NDArray[np.bool_]:
    """``(n,)`` vertices moved most by the bones of these prefixes, on one side where ``sided``."""
    other = ".R" if side == "left" else ".L"
    wanted = [
        name.startswith(tuple(prefixes)) and not (sided and name.endswith(other))
        for name in template.bone_names
    ]
    return np.array(wanted)[template.dominant_bone]


def find_axes(frame: str, side: str, template: Template, vertices: Array) -> dict[str, Array]:
    """Unit directions by name, of the trunk or of a limb segment as it lies."""

    def joint(name: str) -> Array:
        return template.centre(template.bone(find_bone(name, side)), vertices)  # type: ignore[arg-type]

    sole = vertices[[sided_vertex(template, hm08, side) for hm08 in SOLE]]
    return segment_axes(frame, 1.0 if side == "left" else -1.0, joint, sole)
