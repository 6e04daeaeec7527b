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
from sheet_regions import ANKLE, REGIONS

from tongren.body.axes import SOLE, mix_axes, reject, segment_axes
from tongren.body.error import suggest
from tongren.body.joint import find_bone
from tongren.body.template import Template

Array = NDArray[np.float64]

MARGIN = 1.08  # of a picture round its region


@dataclass(frozen=True)
class View:
    """A parallel camera: everything in metres, body frame."""

    name: str
    focus: Array  # (3,)
    toward: Array  # (3,) unit, from the focus to the camera
    up: Array  # (3,) unit, upright in the picture
    half_m: float  # half the picture's height
    shown: NDArray[np.bool_]  # (n,) vertices whose faces are drawn
    axes: dict[str, Array]  # directions by name: the trunk's, then the region's own

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
