"""Rows of a table that are parted by nothing but wide blanks, as printed and copied pages are."""

from __future__ import annotations

import re

_GAP = re.compile(r"(?<=\S)(?:[ \u3000]{3,}+|\u3000{2}+)(?=\S)")
#: A cell longer than this begins no row; a line of running text with a gap in it is none.
_FIRST_CELL = 32


def aligned_rows(lines: list[str]) -> list[bool]:
    """Which lines are rows: at least two in a row, their second cells beginning in one column, of
    three cells or more; or three in a row of two cells."""
    starts = [_starts(line) for line in lines]
    rows = [False] * len(lines)
    first = 0
    for number in range(1, len(lines) + 1):
        if number < len(lines) and starts[number] and _same(starts[first], starts[number]):
            continue
        count, cells = number - first, starts[first]
        if cells and (count >= 3 or (count >= 2 and len(cells) >= 2)):
            rows[first:number] = [True] * count
        first = number
    return rows


def cells_of(line: str) -> list[tuple[int, int]]:
    """Where the cells of a row begin and end."""
    cells: list[tuple[int, int]] = []
    cursor = len(line) - len(line.lstrip())
    for gap in _GAP.finditer(line):
        cells.append((cursor, gap.start()))
        cursor = gap.end()
    cells.append((cursor, len(line.rstrip())))
    return cells


def _starts(line: str) -> list[int]:
    """Where the cells behind the first begin; [] for a line that is no row."""
    gaps = [gap.end() for gap in _GAP.finditer(line)]
    if not gaps or line[:1] in "\t|" or "|" in line or "\t" in line:
        return []
    first = _GAP.search(line)
    if first is None or len(line[: first.start()].strip()) > _FIRST_CELL:
        return []
    return gaps


def _same(one: list[int], other: list[int]) -> bool:
    return bool(one) and len(one) == len(other) and abs(one[0] - other[0]) <= 1
