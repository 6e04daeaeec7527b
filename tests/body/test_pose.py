"""Poses: every one keeps the mesh whole and does what its name says."""

import numpy as np
import pytest

from tongren.body.error import BodyError
from tongren.body.measure import measure_volume
from tongren.body.pose import load_poses
from tongren.body.shape import ShapedBody

BODIES = {name: ShapedBody.named(name) for name in ("adult_man", "heavy_woman", "girl_of_6")}


def joint(body, mesh, name, side="left"):
    """A joint's centre on a posed mesh, by its ring of skin."""
    posed = ShapedBody.from_vertices(mesh.vertices)
    return posed.joint(name, side)


def angle_deg(one, other):
    cosine = one @ other / np.linalg.norm(one) / np.linalg.norm(other)
    return float(np.degrees(np.arccos(cosine)))


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("pose", load_poses())
def test_poses_keep_the_skin_whole(body, pose):
    mesh = body.posed(pose)
    assert mesh.vertices.shape == body.vertices.shape
    assert np.isfinite(mesh.vertices).all()
    assert mesh.vertices[:, 2].min() == 0
    volume = measure_volume(mesh.vertices, body.template) / measure_volume(
        body.vertices, body.template
    )
    assert 0.9 < volume < 1.06, "the skin collapsed or swelled"
    for start, end in (("wrist", "middle_mcp"), ("knee", "ankle"), ("shoulder", "elbow")):
        before = np.linalg.norm(body.joint(start, "left") - body.joint(end, "left"))
        after = np.linalg.norm(joint(body, mesh, start) - joint(body, mesh, end))
        assert after == pytest.approx(before, rel=0.12), f"{start} to {end} changed its length"


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize(
    "pose",
    [
        name
        for name, pose in load_poses().items()
        if all(step.get("side") in (None, "both") for step in pose["steps"])
        and not name.startswith(("head_turned", "side_lying"))
    ],
)
def test_two_sided_poses_are_symmetric(body, pose):
    vertices = body.posed(pose).vertices
    assert np.allclose(vertices[body.template.mirror] * [-1, 1, 1], vertices, atol=2e-4)


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_poses_do_what_they_say(body):
    abducted = body.posed("arm_abducted_90")
    upper_arm = joint(body, abducted, "elbow") - joint(body, abducted, "shoulder")
    assert angle_deg(upper_arm, [1, 0, 0]) < 12

    flexed = body.posed("elbow_flexed_90")
    forearm = joint(body, flexed, "wrist") - joint(body, flexed, "elbow")
    assert angle_deg(forearm, [0, -1, 0]) < 12

    seated = body.posed("knee_flexed")
    thigh = joint(body, seated, "knee") - joint(body, seated, "hip")
    shin = joint(body, seated, "ankle") - joint(body, seated, "knee")
    assert 70 < angle_deg(thigh, shin) < 105
    assert abs(thigh[2]) < 0.35 * np.linalg.norm(thigh)

    bent = body.posed("head_bent")
    crown = body.vertices[:, 2].argmax()
    assert bent.vertices[crown, 1] < body.vertices[crown, 1] - 0.05

    turned = body.posed("head_turned_left")
    nose = body.template.index(297)
    assert turned.vertices[nose, 0] > 0.04


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_toes_flexed_shows_the_sole_and_bends_the_toes(body):
    mesh = body.posed("toes_flexed")
    posed = ShapedBody.from_vertices(mesh.vertices)
    heel, ball, toe = (body.template.index(hm08) for hm08 in (13057, 12765, 11552))
    assert posed.vertex_normals[heel] @ [0, -1, 0] > 0.2, "the sole faces the viewer at the feet"

    def bend(vertices):
        return angle_deg(vertices[ball] - vertices[heel], vertices[toe] - vertices[ball])

    assert bend(mesh.vertices) > bend(body.vertices) + 10


def test_palms_look_forward_in_the_anatomical_position():
    body = BODIES["adult_man"]
    mesh = body.posed("anatomical")
    posed = ShapedBody.from_vertices(mesh.vertices)
    wrist, index, little = (
        posed.joint(name, "left") for name in ("wrist", "index_mcp", "little_mcp")
    )
    palmar = np.cross((index + little) / 2 - wrist, index - little)
    assert angle_deg(palmar, [0, -1, 0]) < 15


def test_rest_is_the_rest_shape():
    body = BODIES["adult_man"]
    assert np.array_equal(body.posed("rest").vertices, body.vertices)


def test_unknown_pose_is_refused_with_a_suggestion():
    with pytest.raises(BodyError, match="did you mean 'toes_flexed'"):
        BODIES["adult_man"].posed("toe_flexed")
