"""Positions told to lie in their named region, and points in their order, or not."""

import pytest

from tongren.body.shape import ShapedBody
from tongren.locator import Located, open_locator
from tongren.locator.belonging import find_region, region_problems
from tongren.locator.order import order_problems, read_orders
from tongren.locator.parser import parse

TEXTS = {
    "CV8": "at umbilicus_centre",
    "CV7": "1 bcun inferior to CV8 on anterior_median_line",
    "ST25": "2 bcun lateral to anterior_median_line, level with umbilicus_centre",
}


def located(**texts: str) -> Located:
    return open_locator({**TEXTS, **texts}, []).on(ShapedBody.named("adult_man").vertices)


@pytest.mark.parametrize(
    ("name", "faces"),
    [
        ("upper abdomen", ("anterior",)),
        ("anterolateral forearm", ("anterolateral",)),
        ("fibular aspect of the leg", ("lateral",)),
        ("tibial leg", ("medial",)),
        ("anterior thoracic region", ("anterior",)),
    ],
)
def test_a_region_is_a_site_and_a_side(name: str, faces: tuple[str, ...]) -> None:
    assert find_region(name).faces == faces


@pytest.mark.parametrize("name", ["upper abdomin", "sideways forearm", "nowhere"])
def test_an_unknown_region_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="unknown region"):
        find_region(name)


def test_a_point_in_its_region_passes_and_one_elsewhere_is_told() -> None:
    body = located()
    assert region_problems(body, {"ST25": "upper abdomen"}) == []
    (told,) = region_problems(body, {"ST25": "anterior forearm"})
    assert "ST25: not in the anterior forearm: its skin belongs to" in told
    (told,) = region_problems(body, {"ST25": "lumbar region"})
    assert "turned" in told and "posterior" in told
    (told,) = region_problems(body, {"ST25": "nowhere"})
    assert "unknown region" in told


def test_orders_are_statements_of_known_form() -> None:
    for statement in read_orders():
        parse(statement)
        assert statement.startswith("in the order ")


CHEST = {
    f"CV{number}": f"{number - 1} bcun(stature) superior to CV2 on anterior_median_line"
    for number in range(3, 9)
}


def test_points_in_order_pass_and_a_swapped_pair_is_told() -> None:
    start = {"CV2": "at pubic_symphysis_superior_border"}
    assert order_problems(located(**start, **CHEST)) == []
    swapped = {**CHEST, "CV4": CHEST["CV5"], "CV5": CHEST["CV4"]}
    problems = order_problems(located(**start, **swapped), names=("adult_man",))
    assert len(problems) == 1
    assert problems[0].startswith("CV2 to CV8: not")
    assert "on adult_man, out by 23 mm" in problems[0]
