"""What is raised when a body cannot be."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class BodyError(ValueError):
    """No such body, pose, joint or vertex; the message says what would be possible."""


def suggest(name: str, known: Iterable[str]) -> str:
    """``"; did you mean 'knee'?"``, or the known names where none is close."""
    names = sorted(known)
    close = get_close_matches(name, names, n=1)
    return f"; did you mean {close[0]!r}?" if close else f"; known are {', '.join(names)}"
