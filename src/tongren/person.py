"""A person's body with the acupoints on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from tongren.atlas import Atlas, load_atlas
from tongren.body.shape import ShapedBody
from tongren.body.template import Template, load_template
from tongren.locator import Located, Locator, open_locator
from tongren.locator.agreement import read_expression
from tongren.model import Acupoint

Floats = NDArray[np.float64]
Side = Literal["left", "right", "midline"]
Sides = Literal["left", "right", "both"]


@dataclass(frozen=True, eq=False)
class PointPosition:
    """Where one place of a point lies on one body, and how surely.

    ``label``: which of several places of the point ("T1"), empty where it has one; ``xyz_m``:
    (3,) metres, body frame; ``face`` and ``barycentric`` (3,) bind it to the skin, so that it
    follows a pose; ``normal``: (3,) outward, unit; ``uncertainty_mm``: radius within which about
    two of three careful experts would mark it, see ``tongren.locator.uncertainty``.
    """

    code: str
    label: str
    side: Side
    xyz_m: Floats
    normal: Floats
    face: int
    barycentric: Floats
    uncertainty_mm: float

    @property
    def xyz_mm(self) -> Floats:
        """(3,) millimetres, body frame."""
        return np.asarray(self.xyz_m * 1000)

    def as_dict(self) -> dict[str, Any]:
        """The position as ``tongren locate --json`` gives it."""
        return {
            "code": self.code,
            **({"label": self.label} if self.label else {}),
            "side": self.side,
            "xyz_mm": [round(float(value), 2) for value in self.xyz_mm],
            "normal": [round(float(value), 4) for value in self.normal],
            "face": self.face,
            "barycentric": [round(float(value), 6) for value in self.barycentric],
            "uncertainty_mm": round(self.uncertainty_mm, 1),
        }


class Body(ShapedBody):
    """A body of some sex, age, height and weight, on which points are located.

    >>> body = Body(sex="female", age_years=34, height_cm=163, weight_kg=58)
    >>> body.locate("KI1", side="left").xyz_mm  # doctest: +SKIP
    array([...])
    """

    def locate(self, point: str, side: Side | None = None) -> PointPosition:
        """The position of a point, named by any code or name.

        ``side``: "left" or "right" for points that exist on both sides (the left one if omitted).
        Raises ``ValueError`` for a name that is unknown or ambiguous, for a side on which the point
        does not exist, and for a point of several places, which ``locate_all`` gives.
        """
        acupoint = self._find(point)
        places = [p for p in self._places(acupoint) if side is None or p.side == side]
        if not places:
            raise ValueError(f"{acupoint.code} lies on the {acupoint.laterality}, not the {side}")
        labels = {place.label for place in places}
        if len(labels) > 1:
            named = ", ".join(sorted(labels))
            raise ValueError(f"{acupoint.code} has several places ({named}); use locate_all")
        return places[0]

    def locate_all(
        self, points: Iterable[str] | None = None, side: Sides = "both"
    ) -> list[PointPosition]:
        """All places of the given points, of all points if none are given, in atlas order."""
        chosen = list(atlas_in_use()) if points is None else [self._find(name) for name in points]
        self.located.locate_all([point.code for point in chosen if point.location.expression])
        return [
            place
            for point in chosen
            for place in self._places(point)
            if side == "both" or place.side in (side, "midline")
        ]

    def explain(self, point: str) -> list[str]:
        """Every step by which the point is placed, with its millimetres on this body.

        The sentence first, then where all that it rests on lies, then its measures and the end.
        """
        acupoint = self._find(point)
        expression = acupoint.location.expression
        rests_on = [self._told(name) for name in sorted(read_expression(expression).names)]
        return [expression, *rests_on, *self.located.explain(acupoint.code)]

    def landmark(self, name: str) -> Floats:
        """Where a landmark of ``data/anatomy`` lies on the left or the midline.

        (3,) metres, or (k, 3) for a curve such as a hairline.
        """
        return self.located.landmark(name)

    @cached_property
    def located(self) -> Located:
        """The locator's view of this body, which computes each point once."""
        return locator_in_use().on(self.vertices)

    def _find(self, name: str) -> Acupoint:
        found = atlas_in_use().resolve(name)
        if found.code is None:
            named = ", ".join(candidate.code for candidate in found.candidates)
            raise ValueError(
                f"{name!r} may mean {named}; name one" if named else f"no point is called {name!r}"
            )
        return atlas_in_use()[found.code]

    def _told(self, name: str) -> str:
        """Where a landmark or point lies, in words."""
        code, _, label = name.partition(".")
        if code in locator_in_use().expressions:
            place = next(p for p in self.located.places(code) if label in ("", p.label))
            return f"{name} lies at {_millimetres(place.xyz_m)}"
        landmark = locator_in_use().anatomy.landmarks[name]
        if landmark.median or landmark.vertical:
            return f"{name} is an upright plane"
        where = self.located.landmark(name)
        if where.ndim > 1:
            return f"{name} ({landmark.name}) is a line over the skin"
        return f"{name} ({landmark.name}) lies at {_millimetres(where)}"

    def _places(self, point: Acupoint) -> Iterator[PointPosition]:
        """All single places on this body: the left one, then its mirror image."""
        if not point.location.expression:
            raise ValueError(f"{point.code} has no expression in the location language yet")
        for place in self.located.places(point.code):
            left = PointPosition(
                code=point.code,
                label=place.label,
                side="midline" if place.midline else "left",
                xyz_m=place.xyz_m,
                normal=place.normal,
                face=place.face,
                barycentric=place.barycentric,
                uncertainty_mm=self.located.uncertainty_mm(place),
            )
            if left.side == "midline" or point.laterality in ("left", "bilateral"):
                yield left
            if left.side != "midline" and point.laterality in ("right", "bilateral"):
                yield mirrored(left, self.template)


def _millimetres(xyz_m: Floats) -> str:
    x, y, z = xyz_m * 1000
    return f"x {x:.1f}, y {y:.1f}, z {z:.1f} mm"


def mirrored(position: PointPosition, template: Template) -> PointPosition:
    """The same place on the other side of the body: exact, since the mesh is symmetric."""
    face, order = _mirror_faces()
    corners = order[position.face]
    flip = np.array([-1.0, 1.0, 1.0])
    return replace(
        position,
        side="right" if position.side == "left" else "left",
        xyz_m=position.xyz_m * flip,
        normal=position.normal * flip,
        face=int(face[position.face]),
        barycentric=position.barycentric[corners],
    )


@lru_cache(maxsize=1)
def _mirror_faces() -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each face its mirror face (m,), and for each corner of that its own twin (m, 3)."""
    template = load_template()
    faces, images = template.faces, template.mirror[template.faces]
    key = np.lexsort(np.sort(faces, axis=1).T)
    image_key = np.lexsort(np.sort(images, axis=1).T)
    twin = np.empty(len(faces), dtype=np.int64)
    twin[image_key] = key
    order = np.argmax(faces[twin][:, :, None] == images[:, None, :], axis=2)
    return twin, order


@lru_cache(maxsize=1)
def atlas_in_use() -> Atlas:
    """The atlas whose expressions bodies use: that of the shipped data."""
    return load_atlas()


@lru_cache(maxsize=1)
def locator_in_use() -> Locator:
    """The compiled expressions of the atlas."""
    return open_locator(
        {p.code: p.location.expression for p in atlas_in_use() if p.location.expression}
    )
