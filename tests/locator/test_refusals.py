"""What cannot be placed is refused: owner, column, what is wrong, what to do. Never a fallback."""

from typing import Any

import numpy as np
import pytest

from tests.locator.mannequin import Mannequin
from tongren.locator.anatomy_files import read_anatomy, read_landmark
from tongren.locator.errors import (
    CycleError,
    DataError,
    KindError,
    LocationError,
    UnderdeterminedError,
    UnknownNameError,
    UnreachableError,
)

TEXTS = [
    ("at navle", UnknownNameError, "did you mean 'navel'", 4),
    ("at ST99", UnknownNameError, "ST99", 4),
    ("level with navel", KindError, "this is a plane, and a place is needed", 1),
    ("at rib", KindError, "this is a curve", 1),
    ("on navel, level with xiphoid", KindError, "a line, curve or border is needed", 4),
    ("midpoint of front_line and navel", KindError, "a plane has no middle", 13),
    ("midpoint of rib and rib", UnderdeterminedError, "many places", 1),
    ("2 bcun lateral to front_line", UnderdeterminedError, "add the level", 1),
    ("medial to nipple", UnderdeterminedError, "say it in a check", 1),
    ("at navel, level with xiphoid", KindError, "do not make one place", 1),
    ("on rib, level with navel, at navel", UnderdeterminedError, "two at most", 1),
    ("2 bcun radial to navel", KindError, "'radial' is no direction of the trunk", 1),
    ("the skin plantar to trunk_middle", KindError, "'plantar'", 1),
    ("2 bcun(leg) lateral to navel", UnknownNameError, "unknown B-cun row 'leg'", 1),
    ("90 bcun lateral to navel", DataError, "no possible distance", 1),
    ("0 bcun lateral to navel", DataError, "no possible distance", 1),
    ("3/2 of the way from navel to xiphoid", KindError, "no part of a way", 1),
    ("1/2 of the way along the skin", KindError, "along what", 1),
    ("directly anterior to navel, level with navel", KindError, "no such vertical", 1),
    ("0.5 bcun superolateral to navel", KindError, "no B-cun obliquely", 1),
    ("level with front_line, on rib", KindError, "a median line has no level", 12),
    (
        "at navel, on the posterior surface, on the anterior surface",
        UnderdeterminedError,
        "a second surface",
        37,
    ),
]


@pytest.mark.parametrize(("text", "kind", "says", "column"), TEXTS)
def test_a_sentence_that_means_no_place_is_refused(
    mannequin: Mannequin, text: str, kind: type[LocationError], says: str, column: int
) -> None:
    located = mannequin.locator({"XX1": text}).on(mannequin.vertices)
    with pytest.raises(kind) as caught:
        located.locate("XX1")
    assert says in caught.value.message
    assert caught.value.owner == "XX1"
    assert caught.value.text == text
    assert caught.value.column == column
    assert caught.value.remedy


BODIES = [
    ("on rib, level with navel", "does not reach that level"),
    ("on rib, 9.5 bcun lateral to front_line", "does not reach that level"),
    ("12 bcun lateral to front_line, level with navel", "misses the trunk"),
    ("20 bcun(width) inferior to nipple on the line navel–nipple", "line ends before"),
    ("level with navel, level with xiphoid", "parallel"),
    ("1/2 of the way from brow to occiput along the skin", "no one way over the skin"),
]


@pytest.mark.parametrize(("text", "says"), BODIES)
def test_a_construction_that_does_not_meet_on_the_body_is_refused(
    mannequin: Mannequin, text: str, says: str
) -> None:
    located = mannequin.locator({"XX1": text}).on(mannequin.vertices)
    with pytest.raises(UnreachableError, match=says) as caught:
        located.locate("XX1")
    assert caught.value.owner == "XX1"
    assert caught.value.column > 0
    assert caught.value.remedy


def test_points_that_need_each_other_are_refused(mannequin: Mannequin) -> None:
    texts = {"ST1": "2 bcun lateral to ST2", "ST2": "1 bcun medial to ST1", "CV8": "at navel"}
    located = mannequin.locator(texts).on(mannequin.vertices)
    with pytest.raises(CycleError, match="ST1 → ST2 → ST1"):
        located.locate("ST1")
    with pytest.raises(CycleError, match="ST2 → ST1 → ST2"):
        located.locate("ST2")
    assert located.locate("CV8").midline


def test_landmarks_that_need_each_other_are_refused(mannequin: Mannequin) -> None:
    more = {
        "one": {"part": "trunk", "expression": "2 bcun lateral to two"},
        "two": {"part": "trunk", "expression": "2 bcun medial to one"},
    }
    located = mannequin.locator({"XX1": "at one"}, more).on(mannequin.vertices)
    with pytest.raises(CycleError, match="one → two → one"):
        located.locate("XX1")


def test_a_point_that_rests_on_a_broken_one_names_the_broken_one(mannequin: Mannequin) -> None:
    texts = {"ST1": "2 bcun lateral to ST2", "ST2": "at nowhere_at_all"}
    with pytest.raises(UnknownNameError) as caught:
        mannequin.locator(texts).on(mannequin.vertices).locate("ST1")
    assert caught.value.owner == "ST2"


def test_a_failure_on_one_body_of_many_names_that_body(mannequin: Mannequin) -> None:
    flat = mannequin.vertices.copy()
    trunk = (flat[:, 2] >= 0.8) & (flat[:, 2] <= 1.5)
    flat[trunk, 0] *= 0.2
    text = "4 bcun(shank) lateral to front_line, level with navel"
    located = mannequin.locator({"XX1": text})
    with pytest.raises(UnreachableError, match=r"body 1") as caught:
        located.on_many(np.stack([mannequin.vertices, flat])).locate_all()
    assert caught.value.owner == "XX1"


def test_one_of_several_places_must_be_named(mannequin: Mannequin) -> None:
    texts = {"EX-B2": "low: at navel; high: at xiphoid", "ST1": "at EX-B2", "ST2": "at EX-B2.top"}
    located = mannequin.locator(texts).on(mannequin.vertices)
    with pytest.raises(KindError, match=r"2 places.*EX-B2.low"):
        located.locate("ST1")
    with pytest.raises(UnknownNameError, match=r"no place 'top'.*EX-B2.low"):
        located.locate("ST2")
    with pytest.raises(UnknownNameError, match="2 places"):
        located.locate("EX-B2")


GOOD: dict[str, Any] = {"name": "x", "part": "leg", "vertex": 3, "confidence_mm": 2}
LANDMARKS: list[tuple[str, dict[str, Any], str]] = [
    ("x", {"vertx": 3}, "did you mean 'vertex'"),
    ("x", {"mean": [1, 2]}, "found in 2 ways"),
    ("x", {"vertex": None}, "not found at all"),
    ("x", {"side": "left"}, "side 'left'"),
    ("x", {"confidence_mm": 0}, "confidence_mm"),
    ("x", {"vertex": None, "curve": [3]}, "two nodes"),
    ("x", {"vertex": None, "vertices": [1, 2], "weights": [1.0]}, "as many weights"),
    ("x", {"vertex": None, "vertices": [1, 2], "weights": [0.5, 0.6]}, "add up to 1"),
    ("x", {"name": None}, "a field is missing"),
    ("on", {}, "cannot be a landmark's id"),
    ("superior", {}, "cannot be a landmark's id"),
    ("two-words", {}, "cannot be a landmark's id"),
]


@pytest.mark.parametrize(("id_", "change", "says"), LANDMARKS)
def test_a_landmark_written_wrongly_is_refused(id_: str, change: dict[str, Any], says: str) -> None:
    table = {key: value for key, value in {**GOOD, **change}.items() if value is not None}
    with pytest.raises(DataError) as caught:
        read_landmark(id_, table, "leg.toml")
    assert says in caught.value.message
    assert caught.value.owner == f"leg.toml: {id_}"


def test_a_landmark_written_rightly_is_read() -> None:
    assert read_landmark("x", GOOD, "leg.toml").kind == "vertex"


def test_tags_must_lie_on_the_left_and_the_midline_ones_in_the_middle(
    mannequin: Mannequin,
) -> None:
    left = mannequin.tag(80, -100, 1300)
    right = int(mannequin.template.mirror[left])
    for table, says in (
        ({"part": "trunk", "vertex": right}, f"its left twin is {left}"),
        ({"part": "trunk", "side": "midline", "vertex": left}, "80 mm beside the midline"),
        ({"part": "trunk", "vertex": 10**6}, "not on the body mesh"),
    ):
        located = mannequin.locator({"XX1": "at it"}, {"it": table}).on(mannequin.vertices)
        with pytest.raises(DataError, match=says):
            located.locate("XX1")


def test_the_shipped_anatomy_is_read_without_problems() -> None:
    problems: list[LocationError] = []
    read_anatomy(problems=problems)
    assert problems == []
