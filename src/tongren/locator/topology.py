"""What all bodies share for the locator: faces, vertices by tag, and the skin of each part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from tongren.locator.anatomy import Anatomy, Part
from tongren.locator.errors import DataError
from tongren.locator.surface import Bools, Floats, Ints, SkinIndex

if TYPE_CHECKING:
    from tongren.body.template import Template

WHOLE = "whole"  # the region of all skin


@dataclass(frozen=True, eq=False)
class Topology:
    """The template as the locator needs it.

    ``rest`` (n, 3): the default shape, metres. ``part_vertices``: skin vertices with x ≥ 0 that
    belong to each part.
    """

    rest: Floats
    faces: Ints
    mirror: Ints
    tags: Mapping[int, int]  #: vertex index by hm08 id
    tag_ids: Ints  #: hm08 id by vertex index
    part_vertices: Mapping[str, Ints]
    index: SkinIndex
    vertex_face: Ints  #: a skin face at each vertex, −1 where there is none
    bones: NDArray[np.str_]  #: (n,) name of the bone that moves each vertex most
    joint_ring: Callable[[str], tuple[tuple[int, ...], tuple[float, ...]]]

    def __repr__(self) -> str:
        return f"<Topology: {len(self.rest)} vertices, {len(self.faces)} faces>"

    def face_of(self, vertices: Iterable[int]) -> int | None:
        """A face that has all these corners, on the left if there is one; ``None`` if none has."""
        first, *others = vertices
        if not others:
            face = int(self.vertex_face[first])
            return face if face >= 0 else None
        at = self.faces_at[1][self.faces_at[0][first] : self.faces_at[0][first + 1]]
        for other in others:
            at = at[(self.faces[at] == other).any(axis=1)]
        if not len(at):
            return None
        return int(at[self.rest[self.faces[at], 0].mean(axis=1).argmax()])

    @cached_property
    def faces_at(self) -> tuple[Ints, Ints]:
        """Faces sorted by vertex, and where those of each vertex start: starts, faces."""
        order = np.argsort(self.faces.ravel(), kind="stable")
        counts = np.bincount(self.faces.ravel(), minlength=len(self.rest))
        return np.concatenate([[0], np.cumsum(counts)]), order // 3

    def tag(self, hm08: int, owner: str, *, midline: bool, inside: bool = False) -> int:
        """The vertex with an hm08 id; `DataError` where it is missing or not on the left side."""
        if hm08 not in self.tags:
            raise DataError(
                f"vertex {hm08} is not on the body mesh", "choose another hm08 id", owner=owner
            )
        vertex = self.tags[hm08]
        x = float(self.rest[vertex, 0])
        if x < -1e-9:
            left = int(self.tag_ids[self.mirror[vertex]])
            raise DataError(
                f"vertex {hm08} lies on the right side", f"its left twin is {left}", owner=owner
            )
        if midline and not inside and x > 1e-9:
            raise DataError(
                f"vertex {hm08} lies {x * 1000:.0f} mm beside the midline",
                "choose one on the midline, or say side = 'paired'",
                owner=owner,
            )
        return vertex


def make_topology(template: Template, rest: Floats, anatomy: Anatomy) -> Topology:
    """The topology of a body template whose default shape is ``rest``."""
    faces = np.asarray(template.faces, dtype=np.intp)
    skin = np.zeros(len(faces), dtype=bool)
    skin[template.outer_faces] = True
    left = (rest[faces, 0] >= -1e-9).all(axis=1)
    bones = np.array(template.bone_names)[template.dominant_bone]
    moves = {id_: _moving(template.bone_names, part) for id_, part in anatomy.parts.items()}
    own = {id_: mask[template.dominant_bone] for id_, mask in moves.items()}
    regions = {}
    for id_, part in anatomy.parts.items():
        wanted = own[id_].copy()
        for other in part.lands_on:
            wanted |= own[other]
        regions[id_] = np.flatnonzero(wanted[faces].any(axis=1) & skin & left)
    regions[WHOLE] = np.flatnonzero(skin & left)
    vertex_face = np.full(len(rest), -1, dtype=np.intp)
    order = np.flatnonzero(skin & left)[::-1]
    for corner in range(3):
        vertex_face[faces[order, corner]] = order
    # places on the inner surface of mouth and nostril and on the tongue can be tagged, too
    inner = np.flatnonzero(~skin & left)[::-1]
    for corner in range(3):
        bare = vertex_face[faces[inner, corner]] < 0
        vertex_face[faces[inner[bare], corner]] = inner[bare]
    side = (rest[:, 0] >= -1e-9) & template.skin_mask
    return Topology(
        rest,
        faces,
        np.asarray(template.mirror, dtype=np.intp),
        dict(template.hm08_index),
        np.asarray(template.hm08, dtype=np.intp),
        {id_: np.flatnonzero(mask & side) for id_, mask in own.items()},
        SkinIndex(rest, faces, regions),
        vertex_face,
        bones,
        lambda joint: _ring(template, joint),
    )


def _ring(template: Template, joint: str) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """The skin vertices, with weights, that a joint's centre hangs on (left side)."""
    from tongren.body.joint import find_bone, load_joints

    side: Literal["left"] | None = None if joint in load_joints()["midline"] else "left"
    bone = template.bone(find_bone(joint, side))
    ring = slice(template.joint_starts[bone], template.joint_starts[bone + 1])
    vertices = template.joint_vertices[ring].tolist()
    return tuple(vertices), tuple(template.joint_weights[ring].tolist())


def _moving(bones: Sequence[str], part: Part) -> Bools:
    """Which bones of the rig move the skin of a part."""
    names = [bone.partition(".")[0] for bone in bones]
    return np.array([name.startswith(part.bones) for name in names])
