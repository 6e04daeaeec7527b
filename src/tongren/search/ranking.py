"""Scores of points, and the piece of text that shows why."""

import re
from typing import NamedTuple

from tongren.search.query import Concept

#: What the further passages of a point add beside its best one.
_FURTHER = 0.25
#: Length of a snippet, in characters.
_SNIPPET = 90


class Hit(NamedTuple):
    """The best passage of one point for one concept; ``row``: its number, None for a name."""

    concept: Concept
    row: int | None
    score: float


class Ranked(NamedTuple):
    """One point with its score and its best passage for each concept that it fits."""

    code: str
    score: float
    hits: tuple[Hit, ...]


class Scores:
    """Gathers scores of passages into scores of points."""

    def __init__(self, concepts: int) -> None:
        self.concepts = concepts
        self._best: dict[str, dict[str, Hit]] = {}
        self._sums: dict[str, float] = {}
        self._named: dict[str, Hit] = {}

    def add_named(self, code: str, hit: Hit) -> None:
        """Put the point ``code``, which the text names, before all points that it describes."""
        self._named.setdefault(code, hit)

    def add(self, code: str, hit: Hit) -> None:
        """Count one passage of the point ``code``."""
        hits = self._best.setdefault(code, {})
        known = hits.get(hit.concept.match)
        if known is None or hit.score > known.score:
            hits[hit.concept.match] = hit
        self._sums[code] = self._sums.get(code, 0.0) + hit.score

    def ranked(self, limit: int) -> list[Ranked]:
        """The best points. A point's score is that of its best passages and a share of the others,
        times the square of the share of concepts it fits: fitting all concepts comes first."""
        found = []
        for code in {**self._named, **self._best}:
            hits = list(self._best.get(code, {}).values())
            best = sum(hit.score for hit in hits)
            share = len(hits) / max(1, self.concepts)
            score = (best + _FURTHER * (self._sums.get(code, 0.0) - best)) * share * share
            if named := self._named.get(code):
                hits.append(named)
                score += named.score
            found.append(Ranked(code, score, tuple(hits)))
        found.sort(key=lambda one: -one.score)
        return found[:limit]


def snippet_of(text: str, wanted: tuple[str, ...]) -> str:
    """A piece of ``text``, ``_SNIPPET`` characters at most, around the first of ``wanted``."""
    if len(text) <= _SNIPPET:
        return text
    place = _place(text, wanted)
    start = max(0, min(place - _SNIPPET // 3, len(text) - _SNIPPET))
    if start:
        start = text.find(" ", start, place + 1) + 1 or start
    end = start + _SNIPPET
    if end < len(text):
        end = max(text.rfind(" ", place + 1, end), place + 1)
    return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}"


def _place(text: str, wanted: tuple[str, ...]) -> int:
    """Where one of ``wanted`` stands in ``text``, endings left open; else one of their words."""
    words = (word for phrase in wanted for word in phrase.split())
    for phrase in (*wanted, *words):
        if len(phrase) < 3 and phrase.isascii():
            continue
        stem = phrase if len(phrase) < 6 else phrase[: max(5, len(phrase) - 3)]
        if match := re.search(rf"(?<![^\W_]){re.escape(stem)}", text, re.IGNORECASE):
            return match.start()
        if not phrase.isascii() and phrase in text:
            return text.index(phrase)
    return 0
