"""Categories and code families agree with tables of the literature."""

from typing import Any

import pytest

import tongren

SIMPLE = {
    "yuan_source": "yuan_source",
    "luo_connecting": "luo_connecting",
    "xi_cleft": "xi_cleft",
    "back_shu": "back_shu",
    "front_mu": "front_mu",
    "lower_he_sea": "lower_he_sea",
    "eight_confluent": "confluent",
    "eight_influential_hui": "influential",
    "mother_tonification": "mother",
    "child_sedation": "child",
    "horary_ben": "horary",
}

#: Names of vessels and tissues that the tables write otherwise.
OURS = {
    "Du": "GV",
    "Ren": "CV",
    "zang": "yin organs",
    "fu": "yang organs",
    "SP-great": "SP",
}


@pytest.mark.parametrize("name", SIMPLE)
def test_category_members(atlas: tongren.Atlas, categories_authority: Any, name: str) -> None:
    members = atlas.categories[SIMPLE[name]].members
    ours = {(OURS.get(m.of, m.of), m.code) for m in members if not m.disputed}
    theirs = categories_authority[name]["members"].items()
    assert ours == {(OURS.get(of, of), code) for of, code in theirs}


def test_five_shu(atlas: tongren.Atlas, categories_authority: Any) -> None:
    ours = {(m.code, m.role, m.phase) for m in atlas.categories["five_shu"].members}
    theirs = {
        (m["code"], m["type"], m["element"]) for m in categories_authority["five_shu"]["members"]
    }
    assert ours == theirs


def test_no_disagreement_of_the_tables_is_lost(
    atlas: tongren.Atlas, categories_authority: Any
) -> None:
    for name, ours in SIMPLE.items():
        theirs = categories_authority[name].get("disagreements", [])
        group = atlas.categories[ours]
        kept = len(group.disagreements) + sum(bool(m.disputed) for m in group.members)
        assert kept >= len(theirs), name


def test_every_code_family_is_known(atlas: tongren.Atlas, nomenclature_authority: Any) -> None:
    for meridian, entry in nomenclature_authority["channels"].items():
        for code in entry["codes"]:
            found = atlas.resolve(f"{code['code']} 1")
            candidates = {candidate.code for candidate in found.candidates}
            assert f"{meridian}1" in candidates, code


def test_homophones_stay_open(atlas: tongren.Atlas, nomenclature_authority: Any) -> None:
    for toneless, points in nomenclature_authority["pinyin_homophones"].items():
        found = atlas.resolve(toneless)
        assert found.ambiguous
        expected = {point["code"] for point in points}
        assert expected <= {candidate.code for candidate in found.candidates}
        for point in points:
            assert atlas.resolve(point["tones"]).code == point["code"]
            assert atlas.resolve(point["zh"]).code == point["code"]
