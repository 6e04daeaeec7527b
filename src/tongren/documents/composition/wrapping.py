"""Lines that go on in the next, made one line without moving anything."""

import re
from bisect import bisect_right
from collections.abc import Iterator

#: Begins with the line's end, which is quickly found.
_NEXT = re.compile(r"\n[ \t]*(?=[a-z])")


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """Where a line goes on in the next: the blanks on both sides of its end."""
    for match in _NEXT.finditer(text):
        start = match.start()
        while start and text[start - 1] in " \t":
            start -= 1
        if start and (text[start - 1].isalnum() or text[start - 1] in ",_"):
            yield start, match.end()


def unwrapped(text: str) -> str:
    """``text`` of the same length, with blanks where a line goes on in the next."""
    pieces: list[str] = []
    cursor = 0
    for start, end in _gaps(text):
        pieces += (text[cursor:start], " " * (end - start))
        cursor = end
    return "".join(pieces) + text[cursor:] if pieces else text


class Shortened:
    """A text in which the wide gap of a wrapped line is one blank, and the way back."""

    def __init__(self, folded: str, text: str) -> None:
        spans = [(start, end) for start, end in _gaps(text) if end - start > 1]
        pieces: list[str] = []
        self._starts: list[int] = []
        self._shifts: list[int] = []
        cursor = shift = 0
        for start, end in spans:
            pieces.append(folded[cursor : start + 1])
            shift += end - start - 1
            self._starts.append(start + 1 - (shift - (end - start - 1)))
            self._shifts.append(shift)
            cursor = end
        pieces.append(folded[cursor:])
        self.folded = "".join(pieces) if spans else folded

    def place(self, index: int) -> int:
        """Where a character of the shortened text stands in the whole one."""
        if not self._starts:
            return index
        at = bisect_right(self._starts, index)
        return index + (self._shifts[at - 1] if at else 0)
