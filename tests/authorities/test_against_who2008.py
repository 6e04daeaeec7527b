"""Names, codes and every number of the 361 points agree with the WHO standard of 2008."""

import re
from typing import Any

import pytest

import tongren
from tests.authorities.conftest import authority

POINTS: list[dict[str, Any]] = authority("who2008/points.json")
EXTRA: list[dict[str, Any]] = authority("literature/extra.json")["points"]

CODE = re.compile(r"\b(?:LU|LI|ST|SP|HT|SI|BL|KI|PC|TE|GB|LR|GV|CV)\d+\b")

WORDS = {
    "1/2": ("one half", "midpoint", "midway", "half", "middle", "centre"),
    "1/3": ("one third", "junction of the", "third"),
    "2/3": ("two thirds", "third"),
    "1/4": ("one quarter", "quarter", "one fourth", "fourth"),
    "3/4": ("three quarters", "quarter", "three fourths", "fourth"),
    "1/5": ("one fifth", "fifth"),
    "2/5": ("two fifths", "fifth"),
}


def test_the_codes_are_those_of_the_standards(atlas: tongren.Atlas) -> None:
    expected = [point["code"] for point in [*POINTS, *EXTRA]]
    assert list(atlas.codes) == expected


@pytest.mark.parametrize("point", [*POINTS, *EXTRA], ids=lambda point: point["code"])
def test_names(atlas: tongren.Atlas, point: dict[str, Any]) -> None:
    names = atlas[point["code"]].names
    assert names.hanzi_traditional == point["zh_trad"]
    assert names.hanzi_simplified == point["zh_simp"]
    readings = (names.pinyin, *names.pinyin_variants)
    assert point["pinyin_tones"].replace(" ", "") in readings


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point["code"])
def test_every_measure_of_the_definition_is_in_the_text(
    atlas: tongren.Atlas, point: dict[str, Any]
) -> None:
    location = atlas[point["code"]].location
    text = location.text
    for fact in point["facts"]:
        wording = text if fact["source"] == "definition" else f"{text} {' '.join(location.notes)}"
        if (cun := fact.get("cun")) is not None:
            unit = re.escape(fact["unit"].split()[0])
            number = rf"(?<![\d.]){cun:g}"
            assert re.search(rf"{number}[\s-]+{unit}", wording), (fact["id"], cun, unit)
        if (fraction := fact.get("fraction")) is not None:
            known = (fraction, *WORDS.get(fraction, ()))
            assert any(word in wording for word in known), (fact["id"], fraction)


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point["code"])
def test_every_point_that_the_definition_names_is_in_the_record(
    atlas: tongren.Atlas, point: dict[str, Any]
) -> None:
    location = atlas[point["code"]].location
    wording = " ".join([location.text, *location.notes])
    for fact in point["facts"]:
        for code in CODE.findall(
            " ".join(str(value) for key, value in fact.items() if key != "id")
        ):
            if code != point["code"]:
                assert re.search(rf"{code}(?!\d)", wording), (fact["id"], code)


def test_the_six_controversial_points_have_their_alternatives(atlas: tongren.Atlas) -> None:
    expected = {point["code"] for point in POINTS if "alternative" in point}
    assert len(expected) == 6
    for code in expected:
        held = [other for other in atlas[code].location.alternatives if "who2008" in other.sources]
        assert held, code


def test_yintang_is_one_place_in_two_standards(atlas: tongren.Atlas) -> None:
    names = atlas["EX-HN3"].names
    assert any(s.startswith("gbt12346-2021") for s in names.standards)
    assert "GV29" in names.other_codes
    assert atlas.resolve("GV29").code == "EX-HN3"
