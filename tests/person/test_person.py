"""A person's body: points by any name, both sides, poses, errors that say what to do."""

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tongren
from tongren.body.error import BodyError
from tongren.cli import main
from tongren.person import Body, PointPosition, atlas_in_use


@pytest.fixture(scope="module")
def woman() -> Body:
    return tongren.Body(sex="female", age_years=34, height_cm=163, weight_kg=58)


@pytest.fixture(scope="module")
def everywhere(woman: Body) -> list[PointPosition]:
    return woman.locate_all()


@pytest.mark.parametrize(
    ("sex", "age", "height", "weight"),
    [
        ("male", 30, 180, 50),
        ("male", 60, 170, 48),
        ("female", 30, 180, 50),
        ("male", 50, 160, 110),
        ("female", 84, 155, 94),
        ("female", 8, 120, 38),
    ],
)
def test_very_thin_and_very_heavy_people_have_all_points(
    sex: str, age: float, height: float, weight: float
) -> None:
    body = tongren.Body(sex=sex, age_years=age, height_cm=height, weight_kg=weight)  # type: ignore[arg-type]
    assert {place.code for place in body.locate_all()} == set(atlas_in_use().codes)


def test_all_points_are_placed(everywhere: list[PointPosition]) -> None:
    assert {place.code for place in everywhere} == set(atlas_in_use().codes)


def test_as_many_places_as_the_record_says(everywhere: list[PointPosition]) -> None:
    for point in atlas_in_use():
        count = sum(place.code == point.code for place in everywhere)
        expected = point.location.places or (1 if point.laterality == "midline" else 2)
        assert count == expected, point.code


def test_every_position_lies_on_the_skin_it_is_bound_to(
    woman: Body, everywhere: list[PointPosition]
) -> None:
    for place in everywhere:
        corners = woman.vertices[woman.faces[place.face]]
        assert np.linalg.norm(place.barycentric @ corners - place.xyz_m) < 1e-4, place.code
        assert place.barycentric.min() > -1e-6
        assert abs(np.linalg.norm(place.normal) - 1) < 1e-6


def test_right_is_the_mirror_image_of_left(everywhere: list[PointPosition]) -> None:
    lefts = {(p.code, p.label): p for p in everywhere if p.side == "left"}
    rights = {(p.code, p.label): p for p in everywhere if p.side == "right"}
    for key in lefts.keys() & rights.keys():
        assert np.allclose(lefts[key].xyz_m * [-1, 1, 1], rights[key].xyz_m, atol=1e-9)
        assert lefts[key].xyz_m[0] > 0


def test_midline_points_lie_in_the_median_plane(everywhere: list[PointPosition]) -> None:
    for place in everywhere:
        if place.code.startswith(("GV", "CV")):
            assert place.side == "midline"
            assert place.xyz_m[0] == 0


def test_every_position_says_how_sure_it_is(everywhere: list[PointPosition]) -> None:
    for place in everywhere:
        assert 0.5 < place.uncertainty_mm < 50, place.code


def test_a_point_by_any_name(woman: Body) -> None:
    by_code = woman.locate("KI1", side="left")
    assert np.array_equal(woman.locate("Yongquan", side="left").xyz_mm, by_code.xyz_mm)
    assert by_code.xyz_mm[2] < 40, "the sole is near the floor"


@pytest.mark.parametrize(
    ("point", "side", "said"),
    [
        ("P 6", None, "may mean"),
        ("xyzzy", None, "no point is called"),
        ("CV12", "left", "lies on the midline"),
        ("EX-B2", "left", "has several places"),
    ],
)
def test_what_cannot_be_located_is_told(woman: Body, point: str, side: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        woman.locate(point, side)


def test_an_explanation_has_its_millimetres(woman: Body) -> None:
    lines = woman.explain("ST36")
    assert any("mm" in line for line in lines)
    assert any("ST35" in line for line in lines)


def test_a_landmark_by_name(woman: Body) -> None:
    umbilicus = woman.landmark("umbilicus_centre")
    assert umbilicus.shape == (3,)
    assert np.allclose(umbilicus, woman.locate("CV8").xyz_m)


@settings(max_examples=6, deadline=None)
@given(factor=st.floats(0.5, 2.0))
def test_a_scaled_body_has_scaled_positions(factor: float) -> None:
    body = Body.named("adult_man")
    scaled = Body.from_vertices(body.vertices * factor)
    for code in ("ST36", "LI4", "CV12", "GB20", "BL23", "KI1"):
        expected = body.locate(code).xyz_m * factor
        assert np.allclose(scaled.locate(code).xyz_m, expected, atol=1e-5)


@settings(max_examples=6, deadline=None)
@given(height_cm=st.floats(160, 185))
def test_a_little_change_of_shape_moves_a_point_little(height_cm: float) -> None:
    before = Body(sex="male", age_years=30, height_cm=height_cm, weight_kg=70)
    after = Body(sex="male", age_years=30, height_cm=height_cm + 0.1, weight_kg=70)
    for code in ("ST36", "LI4", "CV12", "GB20", "BL23", "KI1"):
        moved = after.locate(code).xyz_mm - before.locate(code).xyz_mm
        assert np.linalg.norm(moved) < 5, code


def test_impossible_bodies_are_refused() -> None:
    for request in (
        {"sex": "female", "age_years": 30, "height_cm": 20, "weight_kg": 50},
        {"sex": "male", "age_years": -1, "height_cm": 175, "weight_kg": 70},
        {"sex": "male", "age_years": 30, "height_cm": 175, "weight_kg": 20},
    ):
        with pytest.raises(BodyError):
            Body(**request)


# ---- the command line ----


def located(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> Any:
    assert main(["locate", *arguments, "--json"]) == 0
    return json.loads(capsysbinary.readouterr().out)


def test_locate_has_the_keys_that_stay(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    document = located(capsysbinary, "ST36", "--body", "adult_woman", "--side", "right")
    assert document["body"]["height_cm"] == 163
    (position,) = document["positions"]
    assert position["code"] == "ST36" and position["side"] == "right"
    assert position["xyz_mm"][0] < 0
    keys = {"code", "side", "xyz_mm", "normal", "face", "barycentric", "uncertainty_mm"}
    assert position.keys() >= keys


def test_a_pose_carries_points_along(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    options = ("LI4", "--side", "left")
    rest = located(capsysbinary, *options)["positions"][0]["xyz_mm"]
    abducted = located(capsysbinary, *options, "--pose", "arm_abducted_90")["positions"][0]
    assert abducted["xyz_mm"][2] > rest[2] + 200


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["locate"], "name points, or give --all"),
        (["locate", "ST36", "--body", "giant"], "giant"),
        (["locate", "ST36", "--pose", "flying"], "flying"),
        (["locate", "ST36", "--sex", "male", "--height-cm", "20"], "20"),
        (["locate", "ST36", "--body", "adult_man", "--sex", "male"], "not both"),
    ],
)
def test_bad_input_is_one_clear_line(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 1
    err = capsys.readouterr().err
    assert said in err and err.count("\n") == 1


def test_exported_meshes_hold_body_and_points(tmp_path: Path) -> None:
    glb, obj = tmp_path / "body.glb", tmp_path / "body.obj"
    assert main(["export", "glb", "-o", str(glb)]) == 0
    assert main(["export", "obj", "-o", str(obj)]) == 0
    content = glb.read_bytes()
    length = struct.unpack("<I", content[12:16])[0]
    scene = json.loads(content[20 : 20 + length])
    names = {node["name"] for node in scene["nodes"]}
    assert {"KI1_left", "KI1_right", "CV12"} <= names
    lines = obj.read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith("v ") for line in lines) >= 13718
