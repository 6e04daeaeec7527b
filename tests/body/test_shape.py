"""Bodies asked for by sex, age, height and weight."""

import numpy as np
import pytest

from tongren.body.error import BodyError
from tongren.body.reference import density, list_bodies
from tongren.body.shape import ShapedBody

GRID = [
    (sex, age, height, bmi)
    for sex in ("male", "female")
    for age, heights in (
        (6, (108, 116, 124)),
        (10, (130, 142)),
        (14, (150, 170)),
        (18, (150, 165, 190)),
        (40, (148, 160, 175, 195)),
        (80, (150, 170)),
    )
    for height in heights
    for bmi in ((14.6, 16, 18) if age < 12 else (17, 21, 25, 30) if age > 14 else (17, 20))
    if not (sex == "female" and age <= 10 and bmi > 17)
]


@pytest.mark.parametrize(("sex", "age", "height", "bmi"), GRID)
def test_height_and_weight_are_those_asked_for(sex, age, height, bmi):
    weight = bmi * (height / 100) ** 2
    body = ShapedBody(sex=sex, age_years=age, height_cm=height, weight_kg=weight)
    assert body.height_m * 100 == pytest.approx(height, abs=0.5)
    assert body.mass_kg == pytest.approx(weight, abs=0.2)


@pytest.mark.parametrize("name", list_bodies())
def test_named_bodies_are_what_they_say(name):
    body = ShapedBody.named(name)
    said = body.description
    assert said["name"] == name
    assert said["height_cm"] == pytest.approx(body.height_m * 100, abs=0.06)
    assert said["weight_kg"] == pytest.approx(body.mass_kg, abs=0.06)
    knee, hip, ankle = (body.joint(joint, "left")[2] for joint in ("knee", "hip", "ankle"))
    assert ankle < knee < hip < body.height_m * 0.56


def test_named_bodies_differ_as_their_names_do():
    def waist(name):
        body = ShapedBody.named(name)
        return -body.vertex(4121)[1] + body.vertex(4181)[1]

    assert waist("thin_man") < waist("adult_man") < waist("heavy_man")
    assert waist("thin_woman") < waist("adult_woman") < waist("heavy_woman")
    assert waist("pregnant_woman") > waist("adult_woman") + 0.03


def test_averages_stand_in_for_what_is_left_out():
    boy = ShapedBody(sex="male", age_years=6)
    assert boy.height_m == pytest.approx(1.160, abs=0.002)
    assert boy.mass_kg == pytest.approx(15.3 * 1.16**2, abs=0.2)
    assert ShapedBody(sex="female").height_m == pytest.approx(1.632, abs=0.002)


def test_same_request_gives_the_same_body():
    request = {"sex": "female", "age_years": 34, "height_cm": 163, "weight_kg": 58}
    assert np.array_equal(ShapedBody(**request).vertices, ShapedBody(**request).vertices)


@pytest.mark.parametrize("change", [{"height_cm": 0.5}, {"weight_kg": 0.5}, {"age_years": 0.5}])
@pytest.mark.parametrize("weight", [45, 58, 80])
def test_a_small_change_moves_the_skin_a_little(change, weight):
    request = {"sex": "female", "age_years": 34, "height_cm": 163, "weight_kg": weight}
    other = {name: value + change.get(name, 0) if name != "sex" else value
             for name, value in request.items()}  # fmt: skip
    moved = ShapedBody(**other).vertices - ShapedBody(**request).vertices
    assert np.linalg.norm(moved, axis=1).max() < 0.008


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        (
            {"sex": "female", "height_cm": 163, "weight_kg": 20},
            r"no adult woman of 163 cm weighs 20 kg in this model: \d+ to \d+ kg is possible",
        ),
        (
            {"sex": "male", "height_cm": 20},
            r"no adult man is 20 cm tall in this model: \d+ to \d+ cm is possible",
        ),
        ({"sex": "male", "age_years": 6, "weight_kg": 90}, "no 6-year-old boy of 116 cm weighs 90"),
        ({"sex": "male", "age_years": -1}, "age_years = -1 is not possible here; give 2 to 100"),
        ({"sex": "other"}, "sex = 'other' is not possible; give 'male' or 'female'"),
        ({"sex": "male", "height_cm": "tall"}, "height_cm = 'tall' is not a number"),
        ({"sex": "male", "weight_kg": float("nan")}, "weight_kg = nan is not a number"),
        ({"sex": "male", "pregnant": True}, "only a woman of 15 to 50 years can be pregnant"),
        ({"sex": "female", "age_years": 70, "pregnant": True}, "only a woman of 15 to 50 years"),
    ],
)
def test_impossible_bodies_are_refused_with_what_is_possible(request_, message):
    with pytest.raises(BodyError, match=message):
        ShapedBody(**request_)


def test_the_possible_range_that_an_error_names_is_true():
    with pytest.raises(BodyError) as caught:
        ShapedBody(sex="female", age_years=30, height_cm=163, weight_kg=300)
    low, high = (float(word) for word in str(caught.value).split(": ")[1].split() if word.isdigit())
    for weight in (low, high):
        body = ShapedBody(sex="female", age_years=30, height_cm=163, weight_kg=weight)
        assert body.mass_kg == pytest.approx(weight, abs=0.2)


def test_unknown_body_is_refused_with_a_suggestion():
    with pytest.raises(BodyError, match="did you mean 'adult_woman'"):
        ShapedBody.named("adult_women")


def test_weight_is_the_volume_inside_the_skin():
    body = ShapedBody.named("adult_man")
    moved = ShapedBody.from_vertices(body.vertices + np.array([0.3, -0.2, 0.5]))
    doubled = ShapedBody.from_vertices(body.vertices * 2)
    assert moved.mass_kg == pytest.approx(body.mass_kg, rel=1e-9)
    assert doubled.mass_kg == pytest.approx(8 * body.mass_kg, rel=1e-9)
    assert body.mass_kg / density() == pytest.approx(0.0711, abs=0.0003)


def test_normals_point_outward():
    body = ShapedBody.named("adult_woman")
    nose_tip = int(np.argmin(body.vertices[:, 1] + 10 * (body.vertices[:, 2] < 1.5)))
    assert body.vertex_normals[nose_tip][1] < -0.8
    crown = int(body.vertices[:, 2].argmax())
    assert body.vertex_normals[crown][2] > 0.9
    assert np.allclose(np.linalg.norm(body.face_normals, axis=1), 1)


def test_vertices_of_the_wrong_shape_are_refused():
    with pytest.raises(BodyError, match=r"vertices have the shape \(5, 3\); give \(13718, 3\)"):
        ShapedBody.from_vertices(np.zeros((5, 3)))


def test_joints_need_the_right_side():
    body = ShapedBody.named("adult_man")
    left, right = body.joint("knee", "left"), body.joint("knee", "right")
    assert np.allclose(left, right * [-1, 1, 1], atol=1e-9)
    with pytest.raises(BodyError, match="has two sides; give side='left' or side='right'"):
        body.joint("knee")
    with pytest.raises(BodyError, match="lies on the midline; leave out side='left'"):
        body.joint("atlanto_occipital", "left")
    with pytest.raises(BodyError, match="did you mean 'elbow'"):
        body.joint("elbo", "left")
