"""Bodies that the page asks for, with all points on them; the last few are kept."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from tongren.atlas import Atlas
from tongren.body.error import BodyError
from tongren.body.pose import load_poses
from tongren.locator import LocationError
from tongren.person import Body, PointPosition, locator_in_use
from tongren.web.courses import Stretch, trace_courses
from tongren.web.mesh import encode_vertices
from tongren.web.schema import MissingPoint

#: How many bodies are kept, with their positions and meshes.
KEPT = 16

#: What a body is asked for by.
NUMBERS = ("age_years", "height_cm", "weight_kg")


@dataclass(eq=False)
class PlacedBody:
    """One body and what has been computed on it. Not for two threads at once."""

    body: Body
    atlas: Atlas
    meshes: dict[str, bytes] = field(default_factory=dict)

    @cached_property
    def placed(self) -> tuple[list[PointPosition], list[MissingPoint]]:
        """All positions, and the points that have none, with the reason."""
        return place_points(self.body, self.atlas)

    @cached_property
    def courses(self) -> list[Stretch]:
        """The meridians over this skin."""
        return trace_courses(self.atlas, self.body.vertices, self.placed[0])

    def mesh(self, pose: str) -> bytes:
        """The skin in a pose; see `encode_vertices`. `BodyError` for a pose that is none."""
        if pose not in self.meshes:
            self.meshes[pose] = encode_vertices(self.body.posed(pose).vertices)
        return self.meshes[pose]


class Bodies:
    """The bodies asked for last. ``lock`` lets one thread at a time compute on them."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self.lock = threading.Lock()
        self._kept: OrderedDict[tuple[tuple[str, str], ...], PlacedBody] = OrderedDict()

    def find(self, request: Mapping[str, str]) -> PlacedBody:
        """The body of the parameters of an address; `BodyError` where there is none such."""
        asked = {name: request[name] for name in ("name", "sex", *NUMBERS) if name in request}
        if "pregnant" in request:
            asked["pregnant"] = request["pregnant"]
        key = tuple(sorted(asked.items()))
        if key not in self._kept:
            self._kept[key] = PlacedBody(make_body(asked), self.atlas)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]


def make_body(asked: Mapping[str, str]) -> Body:
    """A named body, or one of a sex and measures given as text."""
    if "name" in asked:
        return Body.named(asked["name"][:100])
    if "sex" not in asked:
        raise BodyError("no body is asked for; give name, or sex and any of " + ", ".join(NUMBERS))
    numbers = {name: _number(name, asked[name]) for name in NUMBERS if asked.get(name)}
    pregnant = asked.get("pregnant", "") in ("1", "true")
    return Body(sex=asked["sex"][:40], pregnant=pregnant, **numbers)  # type: ignore[arg-type]


def _number(name: str, text: str) -> float:
    try:
        return float(text[:40])
    except ValueError:
        raise BodyError(f"{name} = {text[:40]!r} is not a number") from None


def place_points(body: Body, atlas: Atlas) -> tuple[list[PointPosition], list[MissingPoint]]:
    """Every point that can be placed, in atlas order, and those that cannot."""
    missing: dict[str, MissingPoint] = {}
    for point in atlas:
        if not point.location.expression:
            missing[point.code] = MissingPoint(code=point.code, reason="unwritten")
            continue
        try:
            locator_in_use().compiler.point(point.code)
        except LocationError:
            missing[point.code] = MissingPoint(code=point.code, reason="faulty")
    wanted = [point.code for point in atlas if point.code not in missing]
    try:
        return body.locate_all(wanted), list(missing.values())
    except LocationError:
        for code in _unreachable(body, wanted):
            missing[code] = MissingPoint(code=code, reason="unreachable")
    reached = [code for code in wanted if code not in missing]
    return body.locate_all(reached), list(missing.values())


def _unreachable(body: Body, codes: list[str]) -> set[str]:
    """The points whose construction does not meet on this body."""
    compiler = locator_in_use().compiler
    hits = [(code, spot.hit) for code in codes for spot in compiler.point(code).places.values()]
    values = body.located.run([hit for _, hit in hits])
    return {code for code, hit in hits if hit and not np.isfinite(values[hit]).all()}


def known_poses() -> tuple[str, ...]:
    """The names of all poses."""
    return tuple(load_poses())
