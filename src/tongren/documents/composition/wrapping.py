"""Lines that go on in the next, made one line without moving anything."""

import re
from bisect import bisect_right

_WRAPPED = re.compile(r"(?<=[\w,])[ \t]*\n[ \t]*(?=[a-z])")


def unwrapped(text: str) -> str:
    """``text`` of the same length, with blanks where a line goes on in the next."""
    return _WRAPPED.sub(lambda match: " " * len(match[0]), text) if "\n" in text else text


class Shortened:
    """A text in which the wide gap of a wrapped line is one blank, and the way back."""

    def __init__(self, folded: str, text: str) -> None:
        spans = [m.span() for m in _WRAPPED.finditer(text) if m.end() - m.start() > 1]
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
