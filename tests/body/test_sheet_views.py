"""The picture tool's views: each looks at its region, squarely, on any body and in a pose."""

from pathlib import Path

import numpy as np
import pytest

from tongren.body.shape import ShapedBody

BUILDERS = Path(__file__).parents[2] / "builders"


@pytest.fixture
def views(monkeypatch):
    monkeypatch.syspath_prepend(str(BUILDERS))
    return __import__("sheet_views")


@pytest.mark.parametrize("name", ["adult_man", "girl_of_6"])
@pytest.mark.parametrize("pose", ["rest", "arm_abducted_90"])
def test_every_view_holds_its_region(views, name, pose):
    body = ShapedBody.named(name)
    vertices = body.posed(pose).vertices
    for view in (views.make_view(v, body.template, vertices) for v in views.expand_names("all")):
        axes = np.stack([view.right, view.up, view.toward])
        assert np.allclose(axes @ axes.T, np.eye(3), atol=1e-9), view.name
        assert np.linalg.det(axes) > 0, f"{view.name} is a mirror image"
        assert 0.003 < view.half_m < 1.3, view.name
        inside = np.abs((vertices[view.shown] - view.focus) @ axes[:2].T).max(axis=1) < view.half_m
        assert inside.sum() > 20, f"{view.name} shows nothing"


def test_directions_are_those_of_the_body(views):
    body = ShapedBody.named("adult_woman")
    look = {
        name: views.make_view(name, body.template, body.vertices).toward
        for name in ("head_front", "left_foot_plantar", "right_knee_lateral", "left_thigh_medial")
    }
    assert look["head_front"] @ [0, -1, 0] > 0.99
    assert look["left_foot_plantar"] @ [0, 0, -1] > 0.95
    assert look["right_knee_lateral"] @ [-1, 0, 0] > 0.8
    assert look["left_thigh_medial"] @ [-1, 0, 0] > 0.8


def test_left_and_right_are_mirror_images(views):
    body = ShapedBody.named("adult_man")
    for name in ("hand_palmar", "thumb_radial", "foot_medial", "elbow_front", "ear_back"):
        left, right = (
            views.make_view(f"{side}_{name}", body.template, body.vertices)
            for side in ("left", "right")
        )
        assert np.allclose(left.focus, right.focus * [-1, 1, 1], atol=1e-6)
        assert np.allclose(left.toward, right.toward * [-1, 1, 1], atol=1e-6)


def test_unknown_view_names_the_nearest(views):
    with pytest.raises(SystemExit, match="did you mean 'left_foot_medial'"):
        views.expand_names("left_foot_medail")
