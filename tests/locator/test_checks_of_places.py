"""Statements as checks: what they measure, and by how much they fail."""

import pytest

from tests.locator.mannequin import Mannequin
from tongren.locator.checks import Residual
from tongren.locator.errors import KindError, UnknownNameError
from tongren.locator.independence import independent_checks


def residual(mannequin: Mannequin, text: str, statement: str) -> Residual:
    more = {
        "belly": {
            "part": "trunk",
            "closed": True,
            "curve": [mannequin.tag(x, -100, z) for x, z in ((0, 900), (100, 900), (100, 1100))]
            + [mannequin.tag(0, -100, 1100)],
        },
        "band": {
            "part": "trunk",
            "half_width_mm": 10,
            "curve": mannequin.landmarks["rib"]["curve"],
        },
    }
    locator = mannequin.locator({"XX1": text, "CV8": "at navel"}, more)
    return locator.on(mannequin.vertices).residual("XX1", statement)


MEASURED = [
    ("2 bcun lateral to front_line", 0),
    ("1 bcun lateral to front_line", 20),
    ("2 bcun lateral to CV8", 0),
    ("3 bcun lateral to CV8", -20),
    ("4 bcun superior to CV8", 0),
    ("5 bcun superior to CV8", -25),
    ("level with xiphoid", -100),
    ("level with CV8", 100),
    ("directly superior to CV8", 40),
    ("at navel", (100**2 + 40**2) ** 0.5),
    ("midpoint of navel and xiphoid", 40),
    ("1/4 of the way from navel to xiphoid along the axis", 50),
    ("on the line navel–xiphoid", 40),
    ("on front_line", 40),
    ("2 bcun lateral to CV8, level with navel", 100),
]


@pytest.mark.parametrize(("statement", "mm"), MEASURED)
def test_a_measured_statement_is_off_along_its_own_direction(
    mannequin: Mannequin, statement: str, mm: float
) -> None:
    text = "2 bcun lateral to front_line, 4 bcun superior to navel"
    found = residual(mannequin, text, statement)
    assert found.residual_mm == pytest.approx(mm, abs=0.01)
    assert found.kind == "metric"


ORDERS = [
    ("superior to navel", 0),
    ("inferior to navel", 100),
    ("lateral to navel", 0),
    ("superolateral to navel", 0),
    ("medial to flank", 0),
    ("just superior to xiphoid", 100),
    ("between navel and xiphoid", 0),
    ("between navel and pubis", 100),
    ("in belly", 0),
    ("over belly", 0),
    ("on the anterior surface", 0),
    ("on the posterior surface", 90),
    ("in the order navel then XX1 then xiphoid from inferior to superior", 0),
    ("in the order navel then XX1 then xiphoid from superior to inferior", 100 * 2**0.5),
]


@pytest.mark.parametrize(("statement", "mm"), ORDERS)
def test_an_order_is_off_only_when_it_is_broken(
    mannequin: Mannequin, statement: str, mm: float
) -> None:
    text = "2 bcun lateral to front_line, 4 bcun superior to navel"
    found = residual(mannequin, text, statement)
    assert found.residual_mm == pytest.approx(mm, abs=0.02)
    assert found.kind == "ordinal"


def test_a_muscle_has_a_width(mannequin: Mannequin) -> None:
    on_it = residual(mannequin, "just inferior to rib, 5 bcun lateral to front_line", "over band")
    assert on_it.residual_mm == 0
    off_it = residual(mannequin, "at nipple", "over band")
    assert off_it.residual_mm == pytest.approx(22.5 * 0.94 - 10, abs=0.5)


def test_a_residual_is_also_told_in_bcun(mannequin: Mannequin) -> None:
    found = residual(mannequin, "at xiphoid", "level with navel")
    assert found.residual_bcun == pytest.approx(200 / ((300 / 9 + 200 / 8 + 100 / 5) / 3))


def test_lateral_on_the_scalp_is_measured_over_the_skin(mannequin: Mannequin) -> None:
    text = "3 bcun lateral to front_line, 6 bcun superior to brow"
    assert residual(mannequin, text, "3 bcun lateral to front_line").residual_mm == pytest.approx(
        0, abs=0.3
    )


def test_a_check_that_means_nothing_is_refused(mannequin: Mannequin) -> None:
    with pytest.raises(UnknownNameError, match="navle"):
        residual(mannequin, "at navel", "level with navle")
    with pytest.raises(UnknownNameError, match="no place 'a'"):
        residual(mannequin, "at navel", "a: at navel; b: at navel")
    with pytest.raises(KindError, match="no inside"):
        residual(mannequin, "at navel", "in front_line")


TWO = "low: at navel; high: at xiphoid"


def test_a_check_is_tried_on_each_place(mannequin: Mannequin) -> None:
    assert residual(mannequin, TWO, "on front_line").residual_mm == pytest.approx(0, abs=0.01)
    found = residual(mannequin, TWO, "level with navel")
    assert (found.label, found.residual_mm) == ("high", pytest.approx(200, abs=0.01))
    found = residual(mannequin, TWO, "level with xiphoid")
    assert (found.label, found.residual_mm) == ("low", pytest.approx(-200, abs=0.01))


def test_a_check_may_name_its_place(mannequin: Mannequin) -> None:
    one = residual(mannequin, TWO, "low: level with navel")
    assert one.residual_mm == pytest.approx(0, abs=0.01)
    each = residual(mannequin, TWO, "low: level with navel; high: at xiphoid")
    assert each.residual_mm == pytest.approx(0, abs=0.01)
    wrong = residual(mannequin, TWO, "low: level with navel; high: at navel")
    assert (wrong.label, wrong.residual_mm) == ("high", pytest.approx(200, abs=0.01))


def test_what_repeats_the_construction_is_told_from_what_could_fail(mannequin: Mannequin) -> None:
    points = {
        "CV8": "at navel",
        "XX1": "2 bcun lateral to front_line, 4 bcun superior to navel",
        "XX2": "midpoint of navel and xiphoid",
    }
    locator = mannequin.locator(points, {})
    built = [
        ("XX1", "4 bcun superior to CV8"),
        ("XX1", "level with (4 bcun superior to navel on front_line)"),
        ("XX1", "2 bcun lateral to XX2"),
        ("XX2", "1/2 of the way from xiphoid to CV8"),
    ]
    free = [("XX1", "level with nipple"), ("XX2", "level with flank"), ("XX2", "level with CV8")]
    located = locator.on(mannequin.vertices)
    assert independent_checks(located, built + free) == set(free)
