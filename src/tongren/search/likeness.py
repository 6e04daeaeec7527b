"""Names that are spelt like a text: misspellings and older romanisations.

A likeness is 1 minus the number of edits (insert, delete, replace, swap neighbours) per letter of
the longer word, as rapidfuzz computes it; names that only *sound* alike count as ``SOUNDS_ALIKE``.
"""

from typing import NamedTuple

from tongren.search.lexicon import Entry, Lexicon
from tongren.search.spelling import sound

#: A name is taken for the one meant only if its likeness reaches ``CERTAIN`` (one edit in six
#: letters) and no name of another point comes within ``MARGIN`` of it (one edit in twelve).
CERTAIN = 0.83
MARGIN = 0.08
#: Names at least this alike are offered as near misses.
NEAR = 0.6
SOUNDS_ALIKE = 0.92
#: Shorter texts are too like each other, in letters and in sound.
SHORTEST = 3
SHORTEST_SOUND = 4
#: No name is longer; looking for longer texts would only take time.
LONGEST_NAME = 48


class Likeness(NamedTuple):
    """One point and how alike its most similar name is."""

    entry: Entry
    score: float


def similar_names(letters: str, lexicon: Lexicon, at_most: int = 5) -> list[Likeness]:
    """The points whose names are most like ``letters`` (a plain key), best first."""
    if not SHORTEST <= len(letters) <= LONGEST_NAME:
        return []
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    scores: dict[str, float] = {
        spelling: score
        for spelling, score, _ in extract(
            letters,
            lexicon.names.keys(),
            scorer=OSA.normalized_similarity,
            score_cutoff=NEAR,
            limit=40,
        )
    }
    if letters.isascii() and len(heard := sound(letters)) >= SHORTEST_SOUND:
        for spelling in lexicon.sounds.get(heard, ()):
            scores[spelling] = max(SOUNDS_ALIKE, scores.get(spelling, 0.0))
    best: dict[str, Likeness] = {}
    for spelling, score in scores.items():
        for entry in lexicon.entries(spelling):
            known = best.get(entry.code)
            if known is None or score > known.score:
                best[entry.code] = Likeness(entry, score)
    order = list(lexicon.points)
    ranked = sorted(best.values(), key=lambda one: (-one.score, order.index(one.entry.code)))
    return ranked[:at_most]


def clearly_best(ranked: list[Likeness]) -> bool:
    """Whether the first of ``ranked`` is so much more alike that it may be taken."""
    if not ranked or ranked[0].score < CERTAIN:
        return False
    return len(ranked) == 1 or ranked[0].score - ranked[1].score >= MARGIN


def as_close(ranked: list[Likeness]) -> list[Likeness]:
    """Those of ``ranked`` between which the likeness cannot decide; none if all are far off."""
    if not ranked or ranked[0].score < CERTAIN:
        return []
    return [one for one in ranked if ranked[0].score - one.score < MARGIN]


def similar_codes(letters: str, number: int, lexicon: Lexicon, at_most: int = 5) -> list[str]:
    """Codes with this number on meridians whose abbreviation differs in one letter."""
    from rapidfuzz.distance import OSA

    found = []
    for meridian, last in lexicon.lengths.items():
        bare = meridian.lower().replace("-", "")
        if number <= last and OSA.distance(letters, bare, score_cutoff=1) <= 1:
            found.append(f"{meridian}{number}")
    return [code for code in found if code in lexicon.points][:at_most]
