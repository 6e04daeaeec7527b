"""What each phrase means, on shapes where the place can be reckoned by hand (millimetres)."""

import numpy as np
import pytest

from tests.locator.mannequin import HEAD, LEG_FOOT, LEG_TOP, Floats, Mannequin

AXIS = (LEG_TOP - LEG_FOOT) / np.linalg.norm(LEG_TOP - LEG_FOOT)
SHANK_MM = 1000 * np.linalg.norm(LEG_TOP - LEG_FOOT) / 16  # one bcun of the leg
SIDE = np.cross(AXIS, [0.0, -1.0, 0.0])


def place(mannequin: Mannequin, text: str, **others: str) -> Floats:
    located = mannequin.locator({"XX1": text, **others}).on(mannequin.vertices)
    return located.locate("XX1").xyz_m * 1000


def on_leg(share: float, degrees: float) -> Floats:
    """On the leg: a share of the way down, turned from the front towards lateral."""
    turn = np.radians(degrees)
    around = np.cos(turn) * np.array([0, -1.0, 0]) + np.sin(turn) * SIDE
    return np.asarray(1000 * (LEG_TOP + (LEG_FOOT - LEG_TOP) * share + 0.05 * around))


TRUNK = [
    ("at navel", (0, -100, 1000)),
    ("2 bcun lateral to front_line, level with navel", (40, -100, 1000)),
    ("3 bcun lateral to back_line, level with xiphoid", (60, 100, 1200)),
    ("2 bcun lateral to navel", (40, -100, 1000)),
    ("2 fcun lateral to navel", (40, -100, 1000)),
    ("4 bcun superior to navel on front_line", (0, -100, 1100)),
    ("5 bcun inferior to navel on front_line", (0, -100, 900)),
    ("9 bcun superior to navel on front_line", (0, -100, 1200 + 300 / 9)),  # beyond the xiphoid
    ("2 bcun lateral to front_line, 4 bcun superior to navel", (40, -100, 1100)),
    ("4 bcun superior to navel, 2 bcun lateral to front_line", (40, -100, 1100)),
    ("4 bcun(lower) superior to navel", (0, -100, 1080)),
    ("midpoint of navel and xiphoid", (0, -100, 1100)),
    ("1/4 of the way from navel to xiphoid", (0, -100, 1050)),
    ("midpoint of nipple and navel", (40, -100, 1150)),
    ("on rib, 5 bcun lateral to front_line", (100, -100, 1270)),
    ("on rib, directly inferior to nipple", (80, -100, 1277.5)),
    ("on rib, level with (2 bcun lateral to (at rib_middle))", (100, -100, 1270)),
    ("just inferior to rib, 5 bcun lateral to front_line", (100, -100, 1265)),
    ("directly inferior to flank, level with xiphoid", (200, 0, 1200)),
    ("2 bcun anterior to flank", (200, -40, 1000)),
    ("midpoint of back and flank, on the posterior surface", (100, 100, 1000)),
    ("the skin lateral to trunk_middle", (200, 0, 1000)),
    ("the skin 45 deg posterior of lateral to trunk_middle", (100, 100, 1000)),
    ("1/2 of the way along rib", (100, -100, 1270)),
]


@pytest.mark.parametrize(("text", "where"), TRUNK)
def test_on_the_trunk(mannequin: Mannequin, text: str, where: tuple[float, ...]) -> None:
    more = {"rib_middle": {"part": "trunk", "expression": "1/2 of the way along rib"}}
    located = mannequin.locator({"XX1": text}, more).on(mannequin.vertices)
    assert located.locate("XX1").xyz_m * 1000 == pytest.approx(where, abs=0.02)


LEG = [
    ("on shin, 4 bcun inferior to knee_middle", 4 / 16, 0),
    ("4 bcun proximal to ankle_middle, on shin", 12 / 16, 0),
    ("the skin posterior to (1/2 of the way from knee_middle to ankle_middle)", 0.5, 180),
    ("the skin 30 deg lateral of anterior to (at trace)", 0.5, 30),
    (
        "1 bcun lateral to (on shin, 4 bcun inferior to knee_middle)",
        0.25,
        SHANK_MM / 50 * 180 / np.pi,
    ),
    ("midpoint of shin and shin_side, 8 bcun inferior to knee_middle", 0.5, 30),
]


@pytest.mark.parametrize(("text", "share", "degrees"), LEG)
def test_on_the_leg(mannequin: Mannequin, text: str, share: float, degrees: float) -> None:
    half = "1/2 of the way from knee_middle to ankle_middle"
    aside = "the skin 60 deg lateral of anterior to"
    more = {
        "trace": {"part": "leg", "inside": True, "expression": half},
        "side_high": {"part": "leg", "expression": f"{aside} knee_low"},
        "knee_low": {
            "part": "leg",
            "inside": True,
            "expression": "1/10 of the way from knee_middle to ankle_middle",
        },
        "ankle_high": {
            "part": "leg",
            "inside": True,
            "expression": "9/10 of the way from knee_middle to ankle_middle",
        },
        "side_low": {"part": "leg", "expression": f"{aside} ankle_high"},
        "shin_side": {"part": "leg", "curve": ["side_high", "side_low"]},
    }
    located = mannequin.locator({"XX1": text}, more).on(mannequin.vertices)
    assert located.locate("XX1").xyz_m * 1000 == pytest.approx(on_leg(share, degrees), abs=0.3)


def test_a_level_on_the_leg_is_square_to_the_leg(mannequin: Mannequin) -> None:
    found = place(mannequin, "on shin, level with calf")
    tag = mannequin.locator({}).on(mannequin.vertices).landmark("calf") * 1000
    assert (found - tag) @ AXIS == pytest.approx(0, abs=0.01)


def _angle(found: Floats) -> float:
    """Degrees over the vertex from the brow, in the median plane."""
    up, front = found[2] - HEAD[2] * 1000, -found[1]
    return float(np.degrees(np.arctan2(up, front)))


def test_distances_on_the_scalp_follow_the_skin_over_the_vertex(mannequin: Mannequin) -> None:
    brow = mannequin.locator({}).on(mannequin.vertices).landmark("brow") * 1000
    found = place(mannequin, "9 bcun superior to brow on front_line")
    whole = 180 - 2 * _angle(brow)
    assert _angle(found) - _angle(brow) == pytest.approx(whole * 9 / 12, abs=0.3)
    assert found[0] == 0.0


def test_beside_the_midline_of_the_scalp_one_goes_up_first_then_across(
    mannequin: Mannequin,
) -> None:
    found = place(mannequin, "3 bcun lateral to front_line, 6 bcun superior to brow")
    base = place(mannequin, "6 bcun superior to brow on front_line")
    one_bcun = place(mannequin, "1 bcun superior to brow on front_line")
    brow = mannequin.locator({}).on(mannequin.vertices).landmark("brow") * 1000
    arc = 3 * np.radians(_angle(one_bcun) - _angle(brow))
    turned = np.arccos((found - HEAD * 1000) @ (base - HEAD * 1000) / 100**2)
    assert turned == pytest.approx(arc, abs=0.02)


def test_the_way_over_the_skin_between_two_places_is_shared(mannequin: Mannequin) -> None:
    found = place(mannequin, "1/3 of the way from crown to ear along the skin")
    ball = found - HEAD * 1000
    assert np.degrees(np.arctan2(ball[0], ball[2])) == pytest.approx(30, abs=1.5)


def test_points_may_rest_on_points_in_any_order(mannequin: Mannequin) -> None:
    texts = {"ST1": "2 bcun lateral to ST2", "ST2": "4 bcun superior to CV8", "CV8": "at navel"}
    forward = mannequin.locator(texts).on(mannequin.vertices)
    backward = mannequin.locator(dict(reversed(texts.items()))).on(mannequin.vertices)
    assert forward.locate("ST1").xyz_m * 1000 == pytest.approx((40, -100, 1100), abs=0.01)
    for code in texts:
        assert np.array_equal(forward.locate(code).xyz_m, backward.locate(code).xyz_m)


def test_a_point_of_several_places_names_each(mannequin: Mannequin) -> None:
    text = "low: at navel; high: at xiphoid"
    located = mannequin.locator({"EX-B2": text, "CV9": "at EX-B2.high"}).on(mannequin.vertices)
    assert [place.label for place in located.places("EX-B2")] == ["low", "high"]
    assert located.locate("CV9").xyz_m[2] == pytest.approx(1.2)


def test_the_other_side_can_be_named(mannequin: Mannequin) -> None:
    assert place(mannequin, "midpoint of nipple and right nipple") == pytest.approx(
        (0, -100, 1300), abs=1e-6
    )


def test_the_position_lies_on_its_face(mannequin: Mannequin) -> None:
    located = mannequin.locator({"XX1": "1/3 of the way from nipple to flank"})
    position = located.on(mannequin.vertices).locate("XX1")
    corners = mannequin.vertices[mannequin.faces[position.face]]
    assert position.barycentric @ corners == pytest.approx(position.xyz_m, abs=1e-9)


def test_explain_tells_the_millimetres(mannequin: Mannequin) -> None:
    located = mannequin.locator({"XX1": "2 bcun lateral to front_line, level with navel"})
    lines = located.on(mannequin.vertices).explain("XX1")
    assert "1 bcun of width is 20.0 mm here, 2 are 40.0 mm" in lines
    assert lines[-1].endswith("x 40.0, y -100.0, z 1000.0 mm")


def test_scaling_the_body_scales_every_place(mannequin: Mannequin) -> None:
    texts = {
        "ST1": "2 bcun lateral to front_line, 4 bcun superior to navel",
        "ST2": "1 bcun lateral to (on shin, 4 bcun inferior to knee_middle)",
        "GV2": "5 bcun superior to brow on front_line",
        "ST3": "just inferior to rib, 5 bcun(width) lateral to front_line",
    }
    locator = mannequin.locator(texts)
    one, two = locator.on(mannequin.vertices), locator.on(mannequin.vertices * 1.4)
    for code in texts:
        assert two.locate(code).xyz_m == pytest.approx(one.locate(code).xyz_m * 1.4, abs=1e-9)


def test_a_landmark_beneath_the_skin_stays_there_however_it_is_moved(mannequin: Mannequin) -> None:
    away = {"anterior": (0, -20, 1000), "superior": (0, 0, 1020), "lateral": (20, 0, 1000)}
    deep = {"part": "trunk", "inside": True}
    more = {f"deep_{way}": {**deep, "expression": f"20 mm {way} to trunk_middle"} for way in away}
    located = mannequin.locator({"XX1": "20 mm anterior to trunk_middle"}, more).on(
        mannequin.vertices
    )
    for way, place in away.items():
        assert located.landmark(f"deep_{way}") * 1000 == pytest.approx(place, abs=0.01)
    assert located.locate("XX1").xyz_m * 1000 == pytest.approx((0, -100, 1000), abs=0.01)
