"""A body: the template's vertices for one person, at rest, standing on the floor."""

from __future__ import annotations

import math
from functools import cached_property
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from tongren.body.error import BodyError
from tongren.body.fit import fit_phenotype
from tongren.body.joint import Side, find_bone
from tongren.body.measure import face_normals, measure_volume, vertex_normals
from tongren.body.phenotype import Phenotype
from tongren.body.pose import PosedMesh, pose_body
from tongren.body.reference import Sex, average_bmi, average_height_cm, density, find_body
from tongren.body.template import Template, load_template

Floats = NDArray[np.float64]


class ShapedBody:
    """One body at rest (A-pose): +x left, +y posterior, +z superior, metres, floor z = 0."""

    def __init__(
        self,
        *,
        sex: Sex,
        age_years: float = 30.0,
        height_cm: float | None = None,
        weight_kg: float | None = None,
        pregnant: bool = False,
    ) -> None:
        """The body of that sex, age, height and weight; what is left out is average for the rest.

        Raises `BodyError`, naming what is possible, where the model has no such body.
        """
        check_request(sex, age_years, height_cm, weight_kg, pregnant)
        height_cm = average_height_cm(sex, age_years) if height_cm is None else height_cm
        if weight_kg is None:
            weight_kg = average_bmi(sex, age_years) * (height_cm / 100) ** 2
        phenotype = fit_phenotype(sex, age_years, height_cm, weight_kg, pregnant)
        self._set(phenotype, {"sex": sex, "age_years": age_years, "pregnant": pregnant})

    def _set(self, phenotype: Phenotype | None, request: dict[str, Any]) -> None:
        self.phenotype = phenotype
        self.request = request
        self.template: Template = load_template()

    @classmethod
    def from_phenotype(cls, **values: float) -> Self:
        """A body from Anny's own phenotype values, see `Phenotype`."""
        made = cls.__new__(cls)
        made._set(Phenotype(**values), {})
        return made

    @classmethod
    def from_vertices(cls, vertices: Floats) -> Self:
        """A body from ``(n, 3)`` vertices in the template's order, metres, body frame, at rest."""
        made = cls.__new__(cls)
        made._set(None, {})
        given = np.array(vertices, dtype=np.float64)
        if given.shape != (made.template.vertex_count, 3):
            raise BodyError(
                f"vertices have the shape {given.shape}; "
                f"give ({made.template.vertex_count}, 3), in the template's order"
            )
        given.flags.writeable = False
        made.__dict__["vertices"] = given
        return made

    @classmethod
    def named(cls, name: str) -> Self:
        """A body by its name in ``data/anatomy/bodies.toml``."""
        made = cls(**find_body(name))
        made.request["name"] = name
        return made

    @property
    def description(self) -> dict[str, Any]:
        """What body this is: name, sex, age, and the height and weight it really has."""
        real = {"height_cm": round(self.height_m * 100, 1), "weight_kg": round(self.mass_kg, 1)}
        return self.request | real

    @cached_property
    def vertices(self) -> Floats:
        """``(n, 3)`` float64, metres, body frame."""
        assert self.phenotype is not None, "a body from vertices has them already"
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
        return face_normals(self.vertices, self.faces)

    @cached_property
    def vertex_normals(self) -> Floats:
        """``(n, 3)`` unit normals, outward, area-weighted."""
        return vertex_normals(self.vertices, self.faces)

    @property
    def height_m(self) -> float:
        """Stature: the top of the head above the floor."""
        return float(self.vertices[:, 2].max())

    @cached_property
    def mass_kg(self) -> float:
        """Weight: the volume inside the skin at the density of a whole body."""
        return measure_volume(self.vertices, self.template) * density()

    def vertex(self, hm08_id: int) -> Floats:
        """``(3,)`` position of a vertex by its MakeHuman hm08 base mesh id."""
        return np.asarray(self.vertices[self.template.index(hm08_id)])

    def joint(self, name: str, side: Side | None = None) -> Floats:
        """``(3,)`` centre of a joint, anchored in the skin round it; midline ones have no side."""
        return self.template.centre(self.template.bone(find_bone(name, side)), self.vertices)

    def posed(self, name: str) -> PosedMesh:
        """The body in a pose of ``data/anatomy/poses.toml``, standing or lying on z = 0."""
        return pose_body(name, self.vertices, self.template)


def check_request(
    sex: object, age_years: object, height_cm: object, weight_kg: object, pregnant: object
) -> None:
    """Refuse what is no sex, number or possible pregnancy, before anything is solved."""
    if sex not in ("male", "female"):
        raise BodyError(f"sex = {sex!r} is not possible; give 'male' or 'female'")
    numbers = {"age_years": age_years, "height_cm": height_cm, "weight_kg": weight_kg}
    for name, value in numbers.items():
        if value is None and name != "age_years":
            continue
        if (
            isinstance(value, bool)
            or not isinstance(value, int | float)
            or not math.isfinite(value)
        ):
            raise BodyError(f"{name} = {value!r} is not a number")
    if pregnant and (sex != "female" or not 15 <= float(str(age_years)) <= 50):
        raise BodyError("only a woman of 15 to 50 years can be pregnant here")
