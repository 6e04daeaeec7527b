"""A meridian as a document, with what follows from the data of its neighbours."""

from __future__ import annotations

from typing import Any

import msgspec

from tongren.atlas import Atlas


def meridian_record(atlas: Atlas, key: str) -> dict[str, Any]:
    """Everything about one meridian, its points in order, and where it starts and ends."""
    meridian = atlas.meridians[key]
    points = atlas.points_of(key).values() if meridian.points else ()
    return {
        "id": key,
        **msgspec.to_builtins(meridian),
        "starts": _place(meridian.start, meridian.start_digit),
        "ends": _place(meridian.end, meridian.end_digit),
        "point_list": [
            {
                "code": point.code,
                "pinyin": point.names.pinyin,
                "hanzi_simplified": point.names.hanzi_simplified,
                "english": point.names.english[0].text if point.names.english else "",
                "categories": [category.label for category in point.categories],
            }
            for point in points
        ],
        "flows_from": _flows_from(atlas, key),
    }


def find_meridian(atlas: Atlas, text: str) -> str | None:
    """The meridian called ``text``: identifier, name in any script, or a synonym."""
    wanted = text.casefold().strip()
    for key, meridian in atlas.meridians.items():
        names = (
            key,
            meridian.english,
            meridian.full_name,
            meridian.hanzi_simplified,
            meridian.hanzi_traditional,
            meridian.pinyin,
            meridian.organ,
            *meridian.synonyms,
        )
        if wanted in {name.casefold() for name in names if name}:
            return key
    return _by_code_family(atlas, wanted)


def tip_rule(atlas: Atlas) -> dict[str, list[str]]:
    """Which primary meridians start and which end at the tips of fingers and toes.

    Computed from each meridian's ends; keys such as "hand yang starts", values meridian ids.
    """
    rule: dict[str, list[str]] = {}
    for key, meridian in atlas.meridians.items():
        if meridian.kind == "primary":
            for verb, digit in (("starts", meridian.start_digit), ("ends", meridian.end_digit)):
                if digit:
                    rule.setdefault(f"{meridian.limb} {meridian.polarity} {verb}", []).append(key)
    return rule


def _by_code_family(atlas: Atlas, wanted: str) -> str | None:
    """The meridian whose prefix in any unambiguous code family is ``wanted``."""
    systems = atlas.data.code_systems
    if (ambiguous := systems.ambiguous.get(wanted.upper())) is not None:
        return ambiguous.decided or None
    for family in systems.families.values():
        for key, prefixes in family.prefixes.items():
            if wanted in {prefix.casefold() for prefix in prefixes} and key in atlas.meridians:
                return key
    return None


def _place(part: str, digit: str) -> str:
    return f"{part}, {digit}" if digit else part


def _flows_from(atlas: Atlas, key: str) -> list[dict[str, str]]:
    return [
        {"from": other, "at": join.at, "by": join.by}
        for other, meridian in atlas.meridians.items()
        for join in meridian.joins
        if join.to == key
    ]
