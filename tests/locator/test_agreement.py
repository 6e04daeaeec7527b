"""Texts and expressions that say the same pass; each kind of difference is told."""

import pytest

from tongren.locator.agreement import disagreements, names_landmark, read_expression, read_text
from tongren.locator.anatomy import Landmark
from tongren.locator.anatomy_files import read_landmark


def landmark(id_: str, name: str, **more: object) -> Landmark:
    table = {"name": name, "part": "leg", "vertex": 1, "confidence_mm": 2, **more}
    return read_landmark(id_, table, "leg.toml")


LANDMARKS = {
    each.id: each
    for each in (
        landmark("umbilicus_centre", "centre of the umbilicus"),
        landmark("anterior_median_line", "anterior median line"),
        landmark("heel", "heel", words=["posterior end of the foot"]),
    )
}
TEXT = (
    "On the abdomen, 4 B-cun superior to the centre of the umbilicus, on the anterior median line."
)
EXPRESSION = "4 bcun superior to umbilicus_centre on anterior_median_line"


def told(text: str, expression: str, *checks: str) -> list[str]:
    return disagreements("CV12", text, expression, LANDMARKS, checks)


def test_a_text_and_its_expression_agree() -> None:
    assert told(TEXT, EXPRESSION) == []


@pytest.mark.parametrize(
    ("text", "expression", "says"),
    [
        (TEXT.replace("4", "5"), EXPRESSION, "expression says 4 bcun, the text does not"),
        (TEXT.replace("4", "5"), EXPRESSION, "text says 5 bcun, neither expression nor check"),
        (TEXT.replace("B-cun", "F-cun"), EXPRESSION, "expression says 4 bcun"),
        (TEXT.replace("umbilicus", "navel"), EXPRESSION, "rests on umbilicus_centre"),
        (TEXT, EXPRESSION.replace("umbilicus_centre", "CV8"), "rests on CV8"),
        (TEXT + " Level with ST21.", EXPRESSION, "names ST21, neither"),
        (
            "On the anterior median line at the heel.",
            "1/3 of the way from heel to heel",
            "says 1/3",
        ),
    ],
)
def test_each_difference_is_told(text: str, expression: str, says: str) -> None:
    assert any(says in each for each in told(text, expression)), told(text, expression)


def test_what_a_text_adds_may_stand_in_a_check() -> None:
    text = TEXT + " 2 B-cun medial to ST21."
    assert told(text, EXPRESSION)
    assert told(text, EXPRESSION, "2 bcun medial to ST21") == []


def test_a_landmark_is_known_by_its_telling_words_in_any_order() -> None:
    heel = LANDMARKS["heel"]
    assert names_landmark("at the foot's posterior end", heel)
    assert names_landmark("the heel", heel)
    assert not names_landmark("at the toe", heel)


def test_a_text_is_read() -> None:
    told = read_text(
        "0.1 F-cun from it, one third of the way from EX-HN3 to ST36; 2 fingerbreadths"
    )
    assert told.amounts == {(0.1, "fcun"), (2, "fingerbreadth")}
    assert told.shares == {"1/3"}
    assert told.names == {"EX-HN3", "ST36"}


def test_an_expression_is_read_to_its_inmost_brackets() -> None:
    said = read_expression("level with (1/3 of the way from A to (2 bcun lateral to B)), on C")
    assert said.amounts == {(2, "bcun")}
    assert said.names == {"A", "B", "C"}
