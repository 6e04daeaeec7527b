"""Casts and closest places agree with a search through every face."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.locator.mannequin import HEAD, Floats, Mannequin
from tongren.locator.surface import Skin, SkinIndex

SOME = settings(max_examples=60, deadline=None)


@pytest.fixture(scope="module")
def skin(mannequin: Mannequin) -> Skin:
    every = {"whole": np.arange(len(mannequin.faces))}
    return Skin(SkinIndex(mannequin.vertices, mannequin.faces, every), mannequin.vertices[None])


def _ask(skin: Skin, how: str, *vectors: Floats) -> Floats:
    zero = np.zeros(1, dtype=np.intp)
    asked = [each[None, None] for each in vectors]
    return getattr(skin, how)(*asked, zero, zero)[0, 0]  # type: ignore[no-any-return]


def _ways_out(mannequin: Mannequin, o: Floats, d: Floats) -> Floats:
    """All distances at which a line leaves the body, by linear algebra face by face."""
    a, b, c = (mannequin.vertices[mannequin.faces[:, k]] for k in range(3))
    matrix = np.stack([b - a, c - a, np.broadcast_to(-d, a.shape)], axis=-1)
    good = np.abs(np.linalg.det(matrix)) > 1e-16
    solved = np.linalg.solve(matrix[good], (o - a[good])[..., None])[..., 0]
    u, v, t = solved.T
    normal = np.cross(b - a, c - a)[good] @ d
    hit = (u >= -1e-9) & (v >= -1e-9) & (u + v <= 1 + 1e-9) & (normal > 0)
    return np.asarray(t[hit])


near = st.tuples(st.floats(-0.3, 0.3), st.floats(-0.2, 0.2), st.floats(0.1, 1.8))
ways = st.tuples(*[st.floats(-1, 1)] * 3).filter(lambda d: np.linalg.norm(d) > 0.1)


@SOME
@given(near, ways)
def test_a_cast_finds_the_nearest_way_out(
    mannequin: Mannequin, skin: Skin, origin: tuple[float, ...], way: tuple[float, ...]
) -> None:
    o, d = np.array(origin), np.array(way) / np.linalg.norm(way)
    hit, out = _ask(skin, "cast", o, d), _ways_out(mannequin, o, d)
    if len(out) == 0:
        assert np.isnan(hit).all()
    else:
        assert abs((hit[:3] - o) @ d) == pytest.approx(np.abs(out).min(), abs=1e-9)


beside = near.filter(lambda place: abs(place[0]) > 1e-6)  # the midline has a rule of its own


@SOME
@given(beside)
def test_the_closest_place_is_no_further_than_any_vertex_or_cast(
    mannequin: Mannequin, skin: Skin, origin: tuple[float, ...]
) -> None:
    p = np.array(origin)
    hit = _ask(skin, "closest", p)
    gap = np.linalg.norm(hit[:3] - p)
    assert gap <= np.linalg.norm(mannequin.vertices - p, axis=1).min() + 1e-12
    for way in np.eye(3):
        out = _ways_out(mannequin, p, way)
        assert len(out) == 0 or gap <= np.abs(out).min() + 1e-9


@SOME
@given(near)
def test_a_hit_is_bound_to_its_face(
    mannequin: Mannequin, skin: Skin, origin: tuple[float, ...]
) -> None:
    hit = _ask(skin, "closest", np.array(origin))
    corners = mannequin.vertices[mannequin.faces[int(hit[3])]]
    assert hit[4:] @ corners == pytest.approx(hit[:3], abs=1e-9)
    assert hit[4:].sum() == pytest.approx(1)


def test_a_place_inside_a_ball_goes_to_its_skin(skin: Skin) -> None:
    hit = _ask(skin, "closest", HEAD + np.array([0.0, 0.0, 0.05]))
    assert np.linalg.norm(hit[:3] - HEAD) == pytest.approx(0.1, abs=2e-4)


def test_a_line_that_misses_says_so(skin: Skin) -> None:
    miss = _ask(skin, "cast", np.array([5.0, 0, 1.0]), np.array([0, 0, 1.0]))
    assert np.isnan(miss).all()


def test_many_bodies_at_once_are_each_alone(mannequin: Mannequin) -> None:
    every = {"whole": np.arange(len(mannequin.faces))}
    index = SkinIndex(mannequin.vertices, mannequin.faces, every)
    both = Skin(index, np.stack([mannequin.vertices, mannequin.vertices * 1.3]))
    o = np.array([[[0.05, 0.0, 1.2], [0.065, 0.0, 1.56]]])
    d = np.array([[[0.0, -1.0, 0.0], [0.0, -1.0, 0.0]]])
    hits = both.cast(o, d, np.arange(2), np.zeros(1, dtype=np.intp))
    assert hits[0, 0, :3] * 1.3 == pytest.approx(hits[0, 1, :3])


def test_the_closest_place_of_the_midline_is_on_the_midline(mannequin: Mannequin) -> None:
    groove = mannequin.vertices.copy()
    ball = np.linalg.norm(groove - HEAD, axis=1) < 0.11
    groove[ball & (np.abs(groove[:, 0]) < 1e-9), 1] *= 0.8  # a groove along the face's midline
    left = np.flatnonzero((groove[mannequin.faces, 0] >= 0).all(axis=1))
    skin = Skin(SkinIndex(mannequin.vertices, mannequin.faces, {"left": left}), groove[None])
    hit = _ask(skin, "closest", np.array([0.0, -0.12, 1.7]))
    assert hit[0] == 0.0
    corners = groove[mannequin.faces[int(hit[3])]]
    assert hit[4:] @ corners == pytest.approx(hit[:3], abs=1e-12)
