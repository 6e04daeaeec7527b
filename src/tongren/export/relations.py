"""Acupoints related to one, computed from the data: nothing here is stored in a record."""

from __future__ import annotations

from collections.abc import Iterator

from tongren.atlas import Atlas
from tongren.export.likeness import alike_points
from tongren.export.neighbours import neighbours
from tongren.model import Acupoint, Category

#: Categories in which two members are alike for the same reason on another meridian.
_SAME_ROLE = {"five_shu", "yuan_source", "luo_connecting", "xi_cleft", "influential"}
#: Categories that tie a point to meridians, not to its fellow members.
_NO_TIE = {"crossing", "entry", "exit"}
#: Categories that have one point for each organ or its meridian.
_OF_ORGAN = (
    "yuan_source", "back_shu", "front_mu", "luo_connecting", "xi_cleft", "lower_he_sea",
)  # fmt: skip
#: Larger categories are lists of their own, not ties between two points.
_MOST_MEMBERS = 9
#: Below this a point with several places has one of them here.
_SAME_PLACE_MM = 3


def related_points(atlas: Atlas, acupoint: Acupoint) -> list[dict[str, str]]:
    """Related points, authored ones first: ``{"code", "name", "relation", "text"}``."""
    found: dict[tuple[str, str], str] = {}
    for point in acupoint.knowledge.related:
        found[point.code, "authored"] = point.text
    for code, relation, text in _computed(atlas, acupoint):
        if code != acupoint.code:
            found.setdefault((code, relation), text)
    return [
        {"code": code, "name": atlas[code].names.pinyin, "relation": relation, "text": text}
        for (code, relation), text in found.items()
    ]


def _computed(atlas: Atlas, acupoint: Acupoint) -> Iterator[tuple[str, str, str]]:
    yield from _along_meridian(atlas, acupoint)
    yield from _on_the_body(acupoint)
    yield from _on_partners(atlas, acupoint)
    yield from _circuit(atlas, acupoint)
    yield from _of_organ(atlas, acupoint)
    yield from _in_category(atlas, acupoint)
    for code, shared in alike_points(atlas, acupoint.code):
        yield code, "shared actions", shared


def _along_meridian(atlas: Atlas, acupoint: Acupoint) -> Iterator[tuple[str, str, str]]:
    if acupoint.kind == "extra":
        return
    points = list(atlas.points_of(acupoint.meridian))
    index = points.index(acupoint.code)
    if index > 0:
        yield points[index - 1], "previous", "the point before it on the meridian"
    if index + 1 < len(points):
        yield points[index + 1], "next", "the point after it on the meridian"


def _on_the_body(acupoint: Acupoint) -> Iterator[tuple[str, str, str]]:
    around = neighbours(acupoint.code)
    for code, distance_mm in around.near:
        if distance_mm < _SAME_PLACE_MM:
            yield code, "neighbour", "at the same place"
        else:
            yield code, "neighbour", f"{distance_mm} mm away on a body of middle size"
    if around.facing:
        yield around.facing, "opposite", "faces it on the other side of the limb"


def _on_partners(atlas: Atlas, acupoint: Acupoint) -> Iterator[tuple[str, str, str]]:
    """Points of the same role on the meridians that are paired with this one."""
    meridian = atlas.meridians.get(acupoint.meridian)
    for category in acupoint.categories:
        for partner, relation in (
            (meridian.paired if meridian else "", "paired meridian"),
            (meridian.same_name if meridian else "", "same-name meridian"),
        ):
            if partner and category.id in _SAME_ROLE:
                for code in _members(atlas, category, partner):
                    kind = f"{category.role} point" if category.role else category.label[:-1]
                    yield code, relation, f"{kind} of {partner}"


def _members(atlas: Atlas, category: Category, meridian: str) -> Iterator[str]:
    """Points of ``meridian`` with the same role in the same category."""
    for member in atlas.categories[category.id].members:
        on_meridian = atlas[member.code].meridian == meridian
        if on_meridian and member.role == category.role and not member.disputed:
            yield member.code


def _circuit(atlas: Atlas, acupoint: Acupoint) -> Iterator[tuple[str, str, str]]:
    """Where the circuit of meridians passes through this point."""
    for key, meridian in atlas.meridians.items():
        for join in meridian.joins:
            if join.from_point == acupoint.code and join.to_point:
                yield join.to_point, "flows into", f"{key} passes into {join.to} {join.at}"
            if join.to_point == acupoint.code and join.from_point:
                yield join.from_point, "flows from", f"{key} passes into {join.to} {join.at}"


def _of_organ(atlas: Atlas, acupoint: Acupoint) -> Iterator[tuple[str, str, str]]:
    """The source, back-shu, front-mu, connecting, cleft and lower sea point of the same organ."""
    organs = {category.of for category in acupoint.categories if category.id in _OF_ORGAN}
    for key in _OF_ORGAN:
        group = atlas.categories[key]
        for member in group.members:
            if member.of in organs and not member.disputed:
                yield member.code, "same organ", f"{group.label.rstrip('s')} of {member.of}"


def _in_category(atlas: Atlas, acupoint: Acupoint) -> Iterator[tuple[str, str, str]]:
    """The other members of small categories, and the other points of the same meridian or organ."""
    for category in acupoint.categories:
        if category.id in _NO_TIE:
            continue
        members = atlas.categories[category.id].members
        small = len(members) <= _MOST_MEMBERS
        for member in members:
            same_of = category.of in atlas.meridians and member.of == category.of
            if (small or same_of) and not member.disputed:
                of = f" ({member.of})" if member.of else ""
                yield member.code, "same category", f"{category.label}{of}"
