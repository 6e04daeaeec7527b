"""Points whose records claim something about complaints or patterns, and what speaks for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from tongren.model import Action, Acupoint, Indication, Meridian, Principle, Vocabulary
from tongren.practice.answers import ClaimFound, Complaint, PatternFound, Reason
from tongren.practice.patterns import related

#: What a claim about a complaint is worth: as said, in old books only, about its near relation.
_DIRECT, _CLASSICAL, _RELATED = 1.0, 0.6, 0.5
#: What a claim about a pattern adds, times the score of the pattern.
_ACTION, _INDICATION = 0.9, 0.5
#: What each further claim of a record about the same complaint adds, and how many count.
_FURTHER, _MOST_FURTHER = 0.2, 3
#: What a place at the head of the record and of its group adds: authors begin with what a point is
#: known for. A third of it is left three terms later, half of it in the second group.
_PROMINENT = 0.4
#: How much patterns say when so many complaints were told: one complaint leaves many open.
_CERTAINTY = {0: 1.0, 1: 0.25, 2: 0.6}
#: What claims about patterns count where none speaks of a complaint.
_PATTERN_ALONE = 0.5
#: What a category adds, times the score of the pattern.
_PRINCIPLE = 0.25
#: What each work beyond the first that states a claim adds, and the most that works add.
_WORK, _MOST_WORKS = 0.05, 0.15


class Candidate(NamedTuple):
    """A point with its score, claims and reasons."""

    point: Acupoint
    score: float
    claims: tuple[ClaimFound, ...]
    reasons: tuple[Reason, ...]


class Sought(NamedTuple):
    """What points are sought for. ``conditions``: heard ones; ``near``: their relations -> them;
    ``patterns``: by key."""

    conditions: dict[str, str]
    near: dict[str, str]
    patterns: dict[str, PatternFound]


def seek(
    complaints: Iterable[Complaint], patterns: Iterable[PatternFound], vocabulary: Vocabulary
) -> Sought:
    """The complaints and patterns as what is sought."""
    heard = {c.key: c.label for c in complaints if c.kind == "condition" and not c.denied}
    near = {
        other: key
        for key in heard
        for other in related(key, vocabulary.conditions)
        if other not in heard
    }
    return Sought(heard, near, {pattern.key: pattern for pattern in patterns})


def find_candidates(
    points: Iterable[Acupoint],
    sought: Sought,
    vocabulary: Vocabulary,
    principles: Mapping[str, Principle],
    meridians: Mapping[str, Meridian],
) -> list[Candidate]:
    """Every point with a claim about what is sought, best first; nothing for nothing."""
    found: list[Candidate] = []
    if not sought.conditions and not sought.patterns:
        return found
    for point in points:
        claims: list[ClaimFound] = []
        worths: dict[str, list[float]] = {}
        for claim, worth in _claims(point, sought, vocabulary):
            claims.append(claim)
            for key, value in worth.items():
                worths.setdefault(key, []).append(value)
        if not claims:
            continue
        best = {key: _united(values) for key, values in worths.items()}
        if not _is_to_the_point(best, sought, vocabulary):
            continue
        reasons = tuple(_reasons(point, sought, vocabulary, principles, meridians))
        score = _total(best, sought) + _PRINCIPLE * sum(
            sought.patterns[key].score for key, _ in reasons
        )
        found.append(
            Candidate(
                point,
                score,
                tuple(sorted(claims, key=lambda claim: -len(claim.about))),
                tuple(reason for _, reason in reasons),
            )
        )
    return sorted(found, key=lambda one: -one.score)


def _united(values: list[float]) -> float:
    """The worth of all claims of a record about one thing."""
    return max(values) + _FURTHER * min(len(values) - 1, _MOST_FURTHER)


def _total(best: Mapping[str, float], sought: Sought) -> float:
    """The worth of all claims; a point that answers every complaint comes before one that
    answers one of them often."""
    direct = [value for key, value in best.items() if key in sought.conditions]
    patterns = [value for key, value in best.items() if key not in sought.conditions]
    share = len(direct) / len(sought.conditions) if sought.conditions else 1.0
    says = _CERTAINTY.get(len(sought.conditions), 1.0)
    if sought.conditions and not direct:
        says *= _PATTERN_ALONE
    return sum(direct) * (0.5 + 0.5 * share) + says * sum(sorted(patterns, reverse=True)[:3])


def _is_to_the_point(best: Mapping[str, float], sought: Sought, vocabulary: Vocabulary) -> bool:
    """Whether claims speak of a complaint, or of a pattern that belongs to an organ: obstruction
    of a channel at the knee says nothing for a point of the shoulder."""
    if not sought.conditions or any(key in sought.conditions for key in best):
        return True
    return any(vocabulary.patterns[key].meridians for key in best)


def _claims(
    point: Acupoint, sought: Sought, vocabulary: Vocabulary
) -> Iterator[tuple[ClaimFound, dict[str, float]]]:
    """Claims about what is sought, and what each is worth by complaint and pattern."""
    for action in point.knowledge.actions:
        worth = _pattern_worth(action.patterns, sought, _ACTION)
        if worth:
            yield _claim("actions", action, worth, sought), _by_works(worth, action.sources)
    for place, indication in enumerate(point.knowledge.indications):
        worth = _pattern_worth(indication.patterns, sought, _INDICATION)
        full = _CLASSICAL if indication.era == "classical" else _DIRECT
        for index, term in enumerate(indication.terms):
            if term in sought.conditions:
                prominent = _PROMINENT / (1 + place) / (1 + index / 1.5)
                worth[term] = max(worth.get(term, 0.0), full * (1 + prominent))
            elif term in sought.near:
                key = sought.near[term]
                worth[key] = max(worth.get(key, 0.0), full * _RELATED)
        if worth:
            claim = _claim("indications", indication, worth, sought)
            yield claim, _by_works(worth, indication.sources)


def _pattern_worth(keys: Iterable[str], sought: Sought, worth: float) -> dict[str, float]:
    return {key: worth * sought.patterns[key].score for key in keys if key in sought.patterns}


def _by_works(worth: Mapping[str, float], sources: tuple[str, ...]) -> dict[str, float]:
    """Claims that several works state weigh a little more."""
    factor = 1 + min(_WORK * (len(sources) - 1), _MOST_WORKS)
    return {key: value * factor for key, value in worth.items()}


def _claim(
    field: str, claim: Action | Indication, worth: Mapping[str, float], sought: Sought
) -> ClaimFound:
    labels = [
        sought.conditions.get(key) or sought.patterns[key].label
        for key in sorted(worth, key=lambda key: -worth[key])
    ]
    return ClaimFound(
        field="actions" if field == "actions" else "indications",
        text=claim.text,
        about=tuple(labels),
        status=claim.status,
        sources=claim.sources,
    )


def _reasons(
    point: Acupoint,
    sought: Sought,
    vocabulary: Vocabulary,
    principles: Mapping[str, Principle],
    meridians: Mapping[str, Meridian],
) -> Iterator[tuple[str, Reason]]:
    """Categories that speak for the point: once each, with the best pattern that makes it count."""
    told: set[tuple[str, str]] = set()
    for key, found in sought.patterns.items():
        pattern = vocabulary.patterns[key]
        for name, principle in principles.items():
            if principle.natures and not set(principle.natures) & set(pattern.natures):
                continue
            if principle.meridians and not set(principle.meridians) & set(pattern.meridians):
                continue
            for category in point.categories:
                fits = category.id == principle.category and category.of in pattern.meridians
                if principle.role and category.role != principle.role:
                    fits = False
                if not fits or (name, category.of) in told or category.of not in meridians:
                    continue
                told.add((name, category.of))
                organ = meridians[category.of].organ
                text = principle.reason.format(organ=organ)
                yield (
                    key,
                    Reason(
                        category=category.id,
                        pattern=found.label,
                        text=text,
                        sources=principle.sources,
                    ),
                )
