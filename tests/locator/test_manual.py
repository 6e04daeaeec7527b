"""The manual's sentences are sentences of the language, and its errors are the errors one gets."""

import re
from pathlib import Path

import pytest

from tongren.locator.errors import LocationError
from tongren.locator.parser import parse

MANUAL = Path(__file__).parents[2] / "docs" / "location-language.md"
TEXT = MANUAL.read_text(encoding="utf-8")


def _examples() -> list[str]:
    """The second column of the tables of phrases, and the blocks of sentences."""
    part = TEXT[TEXT.index("## Every phrase") : TEXT.index("## Landmarks")]
    rows = [row.split("|")[2] for row in part.splitlines() if row.startswith("| ")]
    found = [each for row in rows for each in re.findall(r"`([^`]+)`", row)]
    blocks = re.findall(r"```text\n(.*?)```", TEXT[: TEXT.index("## Landmarks")], re.DOTALL)
    found += [line for block in blocks for line in block.strip().split("\n") if ":" not in line]
    found += [block for block in blocks if ":" in block]
    return [each.removeprefix("…, ").strip() for each in found]


@pytest.mark.parametrize("sentence", _examples())
def test_an_example_of_the_manual_is_a_sentence(sentence: str) -> None:
    parse(sentence)


def test_the_manual_has_examples() -> None:
    assert len(_examples()) > 25


def test_the_manual_tells_errors_in_the_form_that_they_have() -> None:
    with pytest.raises(LocationError) as caught:
        parse("at x at y", "LU6")
    assert re.match(r"LU6, column 6: .+; .+ \[in: at x at y\]", str(caught.value))
