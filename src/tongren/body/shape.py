"""A body: the template's vertices for one person, at rest, standing on the floor."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tongren.body.joint import Side, find_bone
from tongren.body.phenotype import Phenotype
from tongren.body.template import Template, load_template

Floats = NDArray[np.float64]


class ShapedBody:
    """One person's body at rest (A-pose): +x left, +y posterior, +z superior, metres, floor z = 0."""

    def __init__(self, phenotype: Phenotype) -> None:
        self.phenotype = phenotype
        self.template: Template = load_template()

    @classmethod
    def from_phenotype(cls, **values: float) -> ShapedBody:
        """A body from Anny's own phenotype values, see `Phenotype`."""
        return cls(Phenotype(**values))

    @cached_property
    def vertices(self) -> Floats:
        """``(n, 3)`` float64, metres, body frame."""
        made = self.template.evaluate(self.phenotype)
        made.flags.writeable = False
        return made

    @property
    def faces(self) -> NDArray[np.int32]:
        """``(m, 3)`` vertex indices, counter-clockwise seen from outside."""
        return self.template.faces

    @cached_property
    def face_normals(self) -> Floats:
        """``(m, 3)`` unit normals, outward."""
        cross = self._face_crosses
        return np.asarray(cross / np.linalg.norm(cross, axis=1, keepdims=True))

    @cached_property
    def vertex_normals(self) -> Floats:
        """``(n, 3)`` unit normals, outward, area-weighted."""
        total = np.zeros_like(self.vertices)
        for corner in range(3):
            np.add.at(total, self.faces[:, corner], self._face_crosses)
        return np.asarray(total / np.linalg.norm(total, axis=1, keepdims=True))

    @cached_property
    def _face_crosses(self) -> Floats:
        corners = self.vertices[self.faces]
        return np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])

    @property
    def height_m(self) -> float:
        """Stature: the top of the head above the floor."""
        return float(self.vertices[:, 2].max())

    def vertex(self, hm08_id: int) -> Floats:
        """``(3,)`` position of a vertex by its MakeHuman hm08 base mesh id."""
        return np.asarray(self.vertices[self.template.index(hm08_id)])

    def joint(self, name: str, side: Side | None = None) -> Floats:
        """``(3,)`` centre of a joint, anchored in the skin around it; a midline joint has no side."""
        return self.template.centre(self.template.bone(find_bone(name, side)), self.vertices)
