"""Points inside the mouth and the nose lie on the inner surfaces of the model."""

from __future__ import annotations

import numpy as np
import pytest

from tongren.body.shape import ShapedBody
from tongren.locator import open_locator


@pytest.mark.parametrize(
    ("landmark", "part"),
    [
        ("upper_lip_frenulum_gum_junction", "mouth_cavity"),
        ("nostril_mucosa", "nostril"),
        ("tongue_dorsum_midpoint", "tongue"),
        ("tongue_frenulum_midpoint", "tongue"),
        ("sublingual_vein", "tongue"),
    ],
)
def test_an_inner_place_stays_inside(landmark: str, part: str) -> None:
    body = ShapedBody.named("adult_woman")
    locator = open_locator({"EX-HN9": f"at {landmark}"})
    (place,) = locator.on(body.vertices).locate_all(["EX-HN9"])["EX-HN9"]
    corners = body.faces[place[0].face]
    template = body.template
    nearest = corners[np.argmax(place[0].barycentric)]
    assert template.part_names[template.part[nearest]] == part
    off = place[0].barycentric @ body.vertices[corners] - place[0].xyz_m
    assert np.linalg.norm(off) < 1e-6
