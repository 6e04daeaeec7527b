"""Phrases that are looked for, and where they were found."""

from typing import NamedTuple


class Phrase(NamedTuple):
    """A folded phrase and what it stands for: ``kind`` ("condition", "cue" …), ``id`` within it."""

    text: str
    kind: str
    id: str


class Hit(NamedTuple):
    """A phrase found at ``start:end``."""

    start: int
    end: int
    kind: str
    id: str
