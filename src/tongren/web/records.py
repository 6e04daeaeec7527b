"""What the pages of a point, a meridian and a category are made of."""

from __future__ import annotations

from typing import Literal

import msgspec

from tongren.atlas import Atlas
from tongren.export.record import point_record
from tongren.model import Acupoint
from tongren.web.index import meridian_ref
from tongren.web.schema import (
    CategoryAnswer,
    FamilyCode,
    FlowsFrom,
    MeridianAnswer,
    MeridianPoint,
    PointAnswer,
    PointRecord,
)


def point_answer(atlas: Atlas, code: str, voice: Literal["lay", "full"]) -> PointAnswer:
    """The record of a point and its place among its neighbours."""
    point = atlas[code]
    previous, following = _neighbours(atlas, point)
    return PointAnswer(
        record=msgspec.convert(point_record(atlas, point, voice), PointRecord),
        previous=previous,
        next=following,
        codes=family_codes(atlas, point),
    )


def _neighbours(atlas: Atlas, point: Acupoint) -> tuple[str, str]:
    codes = [other.code for other in atlas.points_of(point.meridian).values()]
    at = codes.index(point.code)
    return codes[at - 1] if at else "", codes[at + 1] if at + 1 < len(codes) else ""


def family_codes(atlas: Atlas, point: Acupoint) -> tuple[FamilyCode, ...]:
    """How each code family writes this point; families that do not know it are left out."""
    return tuple(
        FamilyCode(
            family=key,
            label=family.label,
            language=family.language,
            codes=tuple(f"{prefix}{point.number}" for prefix in prefixes),
            note=family.note,
        )
        for key, family in atlas.data.code_systems.families.items()
        if (prefixes := family.prefixes.get(point.group))
    )


def meridian_answer(atlas: Atlas, key: str) -> MeridianAnswer:
    """A meridian, its points in order and what flows into it."""
    meridian = atlas.meridians[key]
    whole = msgspec.structs.asdict(meridian)
    own = {name: whole[name] for name in MeridianAnswer.__struct_fields__ if name in whole}
    points = atlas.points_of(key).values() if meridian.points else ()
    return MeridianAnswer(
        id=key,
        ref=meridian_ref(key, meridian),
        **own,
        flows_from=tuple(
            FlowsFrom(id=other, join=join)
            for other, item in atlas.meridians.items()
            for join in item.joins
            if join.to == key
        ),
        point_list=tuple(
            MeridianPoint(
                code=point.code, location=point.location.text, categories=point.categories
            )
            for point in points
        ),
    )


def category_answer(atlas: Atlas, key: str) -> CategoryAnswer:
    """A category with its members and disagreements."""
    return CategoryAnswer(id=key, **msgspec.structs.asdict(atlas.categories[key]))
