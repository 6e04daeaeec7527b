"""Laws that hold for every point of the shipped data, whatever the body."""

from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

import tongren
from tongren.body.shape import ShapedBody
from tongren.locator import Located, LocationError, Locator, open_locator
from tongren.locator.panel import open_panel
from tongren.locator.parser import parse
from tongren.locator.printer import print_tree

FEW = settings(max_examples=6, deadline=None)


@pytest.fixture(scope="module")
def expressions(atlas: tongren.Atlas) -> dict[str, str]:
    texts = {point.code: point.location.expression for point in atlas}
    return {code: text for code, text in texts.items() if text}


@pytest.fixture(scope="module")
def locator(expressions: dict[str, str]) -> Locator:
    return open_locator(expressions)


@pytest.fixture(scope="module")
def codes(locator: Locator) -> list[str]:
    """The points that compile and can be placed on every body of the panel."""
    broken = locator.errors()
    located = locator.on_many(open_panel().vertices[::6])
    with suppress(LocationError):
        located.locate_all()
        return list(locator.expressions)
    good = []
    for code in (code for code in locator.expressions if code not in broken):
        with suppress(LocationError):
            located.locate_all([code])
            good.append(code)
    return good


def _positions(located: Located, codes: list[str]) -> NDArray[np.float64]:
    """(p, 3) of all places of some points."""
    located.locate_all(codes)
    return np.array([place.xyz_m for code in codes for place in located.places(code)])


def test_every_expression_prints_back_as_it_is_written(expressions: dict[str, str]) -> None:
    for code, text in expressions.items():
        assert " ".join(print_tree(parse(text, code)).split()) == " ".join(text.split())


def test_every_point_compiles(locator: Locator) -> None:
    assert {code: str(error) for code, error in locator.errors().items()} == {}


@FEW
@given(scale=st.floats(0.5, 1.6))
def test_scaling_a_body_scales_its_points(locator: Locator, codes: list[str], scale: float) -> None:
    body = ShapedBody.named("adult_woman").vertices
    one, other = (_positions(locator.on(body * k), codes) for k in (1.0, scale))
    assert np.max(np.linalg.norm(other - one * scale, axis=1)) < 1e-6


def test_the_order_of_definition_does_not_matter(
    locator: Locator, codes: list[str], expressions: dict[str, str]
) -> None:
    body = ShapedBody.named("adult_man").vertices
    backward = open_locator(dict(reversed(expressions.items())))
    for code in reversed(codes):
        backward.compiler.point(code)
    forward = _positions(locator.on(body), codes)
    assert np.array_equal(forward, _positions(backward.on(body), codes))


def test_a_body_alone_and_among_others_gives_the_same(locator: Locator, codes: list[str]) -> None:
    names = ["adult_man", "heavy_woman", "girl_of_6"]
    bodies = np.stack([ShapedBody.named(name).vertices for name in names])
    together = locator.on_many(bodies)
    together.locate_all(codes)
    for row, vertices in enumerate(bodies):
        alone = locator.on(vertices)
        alone.locate_all(codes)
        for code in codes:
            for one, other in zip(alone.places(code), together.places(code, row), strict=True):
                assert one.xyz_m == pytest.approx(other.xyz_m, abs=1e-9)


@FEW
@given(body_mass_index=st.floats(18, 31), height_cm=st.floats(160, 184))
def test_a_small_change_of_shape_moves_points_little(
    locator: Locator, codes: list[str], body_mass_index: float, height_cm: float
) -> None:
    weight_kg = body_mass_index * (height_cm / 100) ** 2
    bodies = [
        ShapedBody(sex="male", age_years=30, height_cm=height_cm + more, weight_kg=weight_kg)
        for more in (0.0, 0.2)
    ]
    skin = np.linalg.norm(bodies[1].vertices - bodies[0].vertices, axis=1).max()
    one, other = (_positions(locator.on(body.vertices), codes) for body in bodies)
    assert np.max(np.linalg.norm(other - one, axis=1)) < 2 * skin + 0.004


def test_midline_points_lie_on_the_midline_exactly(
    locator: Locator, codes: list[str], atlas: tongren.Atlas
) -> None:
    located = locator.on(ShapedBody.named("adult_man").vertices)
    for point in atlas:
        if point.laterality == "midline" and point.code in codes:
            for place in located.places(point.code):
                assert place.xyz_m[0] == 0.0, point.code
