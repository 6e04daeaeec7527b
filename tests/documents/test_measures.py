"""Lengths and times in the units pages use."""

import pytest

from tongren.documents.measures import find_durations, find_lengths


@pytest.mark.parametrize(
    ("text", "cun"),
    [
        ("Vertically 0.5-1 cun", (0.5, 1)),
        ("perpendicularly 0.3–0.5 cun", (0.3, 0.5)),
        ("直刺0.5～1寸", (0.5, 1)),
        ("0.5 寸", (0.5, 0.5)),
        ("五分至一寸", (0.5, 1)),
        ("一寸半", (1.5, 1.5)),
        ("一寸五分", (1.5, 1.5)),
        ("1寸5分", (1.5, 1.5)),
        ("一寸二分至一寸五分", (1.2, 1.5)),
        ("一寸半至二寸", (1.5, 2)),
        ("1 tsun 5 fen", (1.5, 1.5)),
        ("1寸，留针5分钟", (1, 1)),
        ("3 to 5 fen", (0.3, 0.5)),
        ("5 fen to 1 cun", (0.5, 1)),
        ("1 1/2 inches", (1.5, 1.5)),
        ("half an inch to one inch", (0.5, 1)),
        ('0.5" to 1"', (0.5, 1)),
        ("10-20 mm", (0.4, 0.8)),
        ("1–2 cm", (0.4, 0.8)),
        ("0.2 to 0.3 body inches", (0.2, 0.3)),
        ("between 0.5 and 1 cun", (0.5, 1)),
    ],
)
def test_depths(text: str, cun: tuple[float, float]) -> None:
    [length] = find_lengths(text)
    assert (length.low_cun, length.high_cun) == cun


@pytest.mark.parametrize("text", ["5～10分钟", "分别", "三分之一", "in 3 weeks", "ST36", "1/3"])
def test_no_lengths(text: str) -> None:
    assert list(find_lengths(text)) == []


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("for 1-2 minutes", (60, 120)),
        ("one to two minutes", (60, 120)),
        ("30 seconds to 2 minutes", (30, 120)),
        ("half a minute", (30, 30)),
        ("每次1~3分钟", (60, 180)),
        ("hold for 20 sec", (20, 20)),
    ],
)
def test_times(text: str, seconds: tuple[int, int]) -> None:
    [duration] = find_durations(text)
    assert (duration.low, duration.high) == seconds
