"""``/api/atlas``: points, meridians, categories, terms and sources in brief."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

import tongren
from tongren.atlas import Atlas
from tongren.body.reference import list_bodies
from tongren.model import Acupoint, CategoryGroup, Knowledge, Meridian, Source, Term
from tongren.web.schema import (
    AtlasIndex,
    CategoryRef,
    MeridianRef,
    PointRef,
    SourceRecord,
    TermIndex,
    TermRef,
)


def atlas_index(atlas: Atlas) -> AtlasIndex:
    """What every page needs to name and link things."""
    vocabulary = atlas.vocabulary
    return AtlasIndex(
        version=tongren.__version__,
        points=tuple(point_ref(point) for point in atlas),
        meridians=tuple(meridian_ref(key, item) for key, item in atlas.meridians.items()),
        categories=tuple(category_ref(key, item) for key, item in atlas.categories.items()),
        terms=TermIndex(
            actions=_terms(vocabulary.actions),
            patterns=_terms(vocabulary.patterns),
            conditions=_terms(vocabulary.conditions),
            regions=_terms(vocabulary.regions),
            techniques=_terms(vocabulary.techniques),
            flags=_terms(vocabulary.flags),
        ),
        sources=tuple(source_record(key, source) for key, source in atlas.sources.items()),
        bodies=list_bodies(),
    )


def point_ref(point: Acupoint) -> PointRef:
    """An acupoint in brief."""
    names = point.names
    return PointRef(
        code=point.code,
        meridian=point.meridian,
        pinyin=names.pinyin,
        hanzi_simplified=names.hanzi_simplified,
        hanzi_traditional=names.hanzi_traditional,
        english=names.english[0].text if names.english else "",
        region=point.location.region,
        categories=tuple(dict.fromkeys(category.id for category in point.categories)),
        written=point.knowledge != Knowledge(),
        pose=point.location.pose,
    )


def meridian_ref(key: str, meridian: Meridian) -> MeridianRef:
    """A meridian in brief: the fields that the reference shares with the model."""
    shared = {
        field: getattr(meridian, field) for field in MeridianRef.__struct_fields__ if field != "id"
    }
    return MeridianRef(id=key, **shared)


def category_ref(key: str, group: CategoryGroup) -> CategoryRef:
    """A category in brief."""
    return CategoryRef(
        id=key,
        label=group.label,
        hanzi=group.hanzi,
        pinyin=group.pinyin,
        plain=group.plain,
        size=len({member.code for member in group.members}),
        disputed=bool(group.disagreements) or any(member.disputed for member in group.members),
    )


def source_record(key: str, source: Source) -> SourceRecord:
    """A source under its key."""
    return SourceRecord(key=key, **msgspec.structs.asdict(source))


def _terms(terms: Mapping[str, Term]) -> dict[str, TermRef]:
    return {
        key: TermRef(label=term.label, plain=term.plain, hanzi=term.hanzi, red_flag=term.red_flag)
        for key, term in terms.items()
    }
