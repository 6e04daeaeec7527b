"""How doubt spreads from landmarks and numbers to positions."""

from typing import Any

import pytest

from tests.locator.mannequin import Mannequin
from tongren.locator.uncertainty import (
    Uncertainty,
    baked_table,
    data_fingerprint,
    propagate,
)


def doubt(
    mannequin: Mannequin, text: str, more: dict[str, dict[str, Any]] | None = None, **others: str
) -> Uncertainty:
    located = mannequin.locator({"XX1": text, **others}, more).on(mannequin.vertices)
    return propagate(located, ["XX1"])["XX1", ""]


def test_a_place_at_a_landmark_is_as_sure_as_the_landmark(mannequin: Mannequin) -> None:
    found = doubt(mannequin, "at nipple")
    assert found.landmarks_mm == pytest.approx(3)
    assert found.standard_mm == 0
    assert found.total_mm == pytest.approx(3)


def test_a_midline_landmark_is_in_doubt_along_the_midline_alone(mannequin: Mannequin) -> None:
    assert doubt(mannequin, "at navel").landmarks_mm == pytest.approx(3 / 2**0.5)


def test_the_middle_of_two_landmarks_is_surer_than_either(mannequin: Mannequin) -> None:
    flat = {"a": {"part": "trunk", "vertex": mannequin.tag(40, -100, 1000)}}
    found = doubt(mannequin, "midpoint of a and nipple", flat)
    assert found.landmarks_mm == pytest.approx(3 / 2**0.5)


def test_a_share_near_one_landmark_follows_that_landmark(mannequin: Mannequin) -> None:
    flat = {"a": {"part": "trunk", "vertex": mannequin.tag(40, -100, 1000), "confidence_mm": 20}}
    near = doubt(mannequin, "1/10 of the way from nipple to a", flat).landmarks_mm
    far = doubt(mannequin, "9/10 of the way from nipple to a", flat).landmarks_mm
    assert near == pytest.approx(((0.9 * 3) ** 2 + (0.1 * 20) ** 2) ** 0.5)
    assert far == pytest.approx(((0.1 * 3) ** 2 + (0.9 * 20) ** 2) ** 0.5)


def test_a_number_of_bcun_is_good_to_its_nearest_half(mannequin: Mannequin) -> None:
    found = doubt(mannequin, "2 bcun(width) superior to nipple")
    assert found.standard_mm == pytest.approx(20 * 0.5 / 12**0.5)
    finer = doubt(mannequin, "1.3 bcun(width) superior to nipple")
    assert finer.standard_mm == pytest.approx(20 * 0.1 / 12**0.5)


def test_just_and_between_leave_much_open(mannequin: Mannequin) -> None:
    assert doubt(mannequin, "just superior to nipple").standard_mm == pytest.approx(5, rel=0.01)
    between = doubt(mannequin, "between navel and xiphoid").standard_mm
    assert between == pytest.approx(200 * 0.5 / 12**0.5)
    assert doubt(mannequin, "midpoint of navel and xiphoid").standard_mm == 0


def test_the_doubt_of_a_point_is_handed_on(mannequin: Mannequin) -> None:
    found = doubt(mannequin, "at ST1", ST1="2 bcun(width) superior to nipple")
    assert found.standard_mm == pytest.approx(20 * 0.5 / 12**0.5)
    assert found.landmarks_mm > 3  # the tag, and what a bcun is worth


def test_doubt_off_the_skin_does_not_count(mannequin: Mannequin) -> None:
    # the trunk's front is flat: a deep landmark moved forward changes nothing
    found = doubt(mannequin, "the skin anterior to trunk_middle")
    assert found.landmarks_mm < 3


def test_the_shipped_table_names_places_and_three_parts() -> None:
    table = baked_table()
    assert len(table) >= 409
    for name, parts in table.items():
        assert len(parts) == 3, name
        assert all(0 <= part < 40 for part in parts), name


def test_the_fingerprint_changes_with_the_data() -> None:
    texts, checks = {"CV8": "at umbilicus_centre"}, {"CV8": ["level with ST25"]}
    one = data_fingerprint(texts, checks)
    assert one == data_fingerprint(dict(texts), dict(checks))
    assert one != data_fingerprint({"CV8": "at navel"}, checks)
    assert one != data_fingerprint(texts, {"CV8": []})
