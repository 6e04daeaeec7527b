"""Scores of points, and the piece of text that shows why."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from heapq import nlargest
from typing import NamedTuple

from tongren.search.query import Concept

#: What the further passages of a point add beside its best one.
_FURTHER = 0.25
#: What a point gets for being named; more than any passage reaches.
_NAMED = 100.0
#: Length of a snippet, in characters.
_SNIPPET = 90

#: Code, field and weight of one passage.
Origin = tuple[str, str, float]


class Hit(NamedTuple):
    """The best passage of one point for one concept; ``row``: its number, 0 for a name."""

    said: str
    concept: Concept | None
    row: int
    score: float


class Ranked(NamedTuple):
    """One point with its score and its best passages, best first."""

    code: str
    score: float
    hits: tuple[Hit, ...]


class Scores:
    """Gathers scores of passages into scores of points."""

    def __init__(self, origins: Sequence[Origin]) -> None:
        self._origins = origins
        self._best: list[tuple[Concept, dict[str, tuple[float, int]]]] = []
        self._sums: dict[str, float] = {}
        self._named: dict[str, str] = {}

    def add_named(self, said: str, codes: Iterable[str]) -> None:
        """Put the points that the text names before those that it describes."""
        for code in codes:
            self._named.setdefault(code, said)

    def add(self, concept: Concept, rows: Iterable[tuple[int, float]]) -> None:
        """Count the passages of one concept: (number, rank as bm25 gives it, below 0)."""
        best: dict[str, tuple[float, int]] = {}
        sums = self._sums
        for row, rank in rows:
            code, _, weight = self._origins[row - 1]
            score = weight * max(-rank, 0.01)
            sums[code] = sums.get(code, 0.0) + score
            if code not in best or score > best[code][0]:
                best[code] = (score, row)
        self._best.append((concept, best))

    def ranked(self, limit: int) -> list[Ranked]:
        """The best points. A point's score is that of its best passages and a share of the others,
        times the square of the share of concepts it fits: fitting all concepts comes first."""
        points = {code: [0.0, 0] for code in self._named}
        for _, best in self._best:
            for code, (score, _) in best.items():
                point = points.setdefault(code, [0.0, 0])
                point[0] += score
                point[1] += 1
        concepts = max(1, len(self._best))
        totals = []
        for code, (score, fitting) in points.items():
            share = fitting / concepts
            further = _FURTHER * (self._sums.get(code, 0.0) - score)
            named = _NAMED if code in self._named else 0.0
            totals.append((named + (score + further) * share * share, code))
        chosen = nlargest(limit, totals, key=lambda total: total[0])
        return [Ranked(code, score, self._hits(code)) for score, code in chosen]

    def _hits(self, code: str) -> tuple[Hit, ...]:
        hits = [
            Hit(concept.said, concept, best[code][1], best[code][0])
            for concept, best in self._best
            if code in best
        ]
        if code in self._named:
            hits.append(Hit(self._named[code], None, 0, _NAMED))
        return tuple(sorted(hits, key=lambda hit: -hit.score))


def snippet_of(text: str, wanted: tuple[str, ...]) -> str:
    """A piece of ``text``, ``_SNIPPET`` characters at most, around the first of ``wanted``."""
    if len(text) <= _SNIPPET:
        return text
    place = _place(text.lower(), wanted)
    start = max(0, min(place - _SNIPPET // 3, len(text) - _SNIPPET))
    if start:
        start = text.find(" ", start, place + 1) + 1 or start
    end = start + _SNIPPET
    if end < len(text):
        end = max(text.rfind(" ", place + 1, end), place + 1)
    return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}"


def _place(text: str, wanted: tuple[str, ...]) -> int:
    """Where one of ``wanted``, or else one of their words, stands in the lower-case ``text``."""
    for stem in _stems(wanted):
        place = text.find(stem)
        while place > 0 and stem.isascii() and text[place - 1].isalnum():
            place = text.find(stem, place + 1)
        if place >= 0:
            return place
    return 0


@lru_cache(maxsize=256)
def _stems(wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The phrases and then their words, lower-case, endings left open."""
    phrases = [phrase.lower() for phrase in wanted]
    words = [word for phrase in phrases for word in phrase.split()]
    return tuple(
        dict.fromkeys(
            phrase if len(phrase) < 6 else phrase[: max(5, len(phrase) - 3)]
            for phrase in (*phrases, *words)
            if len(phrase) > 2 or not phrase.isascii()
        )
    )
