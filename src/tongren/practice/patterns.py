"""Which patterns would explain complaints: by their signs, rare signs counting more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import log

from tongren.model import Term, Vocabulary
from tongren.practice.answers import Complaint, PatternFound, Sign

#: A complaint counts this much as a sign that is broader or narrower than itself.
_RELATED = 0.6
#: What a denied sign takes away, as a share of its weight.
_DENIED = 0.5
#: How much of the score is the share of a pattern's own signs that are there.
_COVERAGE = 0.25
_MOST_FURTHER = 5


def rank_patterns(
    complaints: Iterable[Complaint], vocabulary: Vocabulary, limit: int
) -> list[PatternFound]:
    """Patterns that show at least one complaint, or that are named, best first."""
    heard = [one for one in complaints if not one.denied]
    denied = {one.key for one in complaints if one.denied and one.kind == "condition"}
    named = {one.key for one in heard if one.kind == "pattern"}
    conditions = [one.key for one in heard if one.kind == "condition"]
    weights = sign_weights(vocabulary)
    total = sum(weights.get(key, 0.0) for key in conditions) or 1.0
    found = []
    for key, pattern in vocabulary.patterns.items():
        matched = _matched(pattern, conditions, vocabulary.conditions)
        if not matched and key not in named:
            continue
        explained: dict[str, float] = {}
        for sign, (complaint, share) in matched.items():
            worth = weights.get(complaint, weights[sign]) * share
            explained[complaint] = max(explained.get(complaint, 0.0), worth)
        against = [sign for sign in pattern.signs if sign in denied]
        score = sum(explained.values()) / total
        score -= _DENIED * sum(weights[sign] for sign in against) / total
        own = len(matched) / len(pattern.signs) if pattern.signs else 0.0
        score = 1.0 if key in named else (1 - _COVERAGE) * score + _COVERAGE * own
        if score > 0:
            found.append(_found(key, pattern, score, matched, against, weights, vocabulary))
    return sorted(found, key=lambda one: -one.score)[:limit]


def sign_weights(vocabulary: Vocabulary) -> dict[str, float]:
    """How much each sign tells: the fewer patterns show it, the more."""
    times: dict[str, int] = {}
    for pattern in vocabulary.patterns.values():
        for sign in pattern.signs:
            times[sign] = times.get(sign, 0) + 1
    return {sign: log(1 + len(vocabulary.patterns) / count) for sign, count in times.items()}


def related(key: str, conditions: Mapping[str, Term]) -> set[str]:
    """The conditions next above and below ``key``."""
    above = set(conditions[key].broader) if key in conditions else set()
    return above | {other for other, term in conditions.items() if key in term.broader}


def _matched(
    pattern: Term, complaints: list[str], conditions: Mapping[str, Term]
) -> dict[str, tuple[str, float]]:
    """Signs of the pattern -> the complaint that shows each, and how well."""
    matched: dict[str, tuple[str, float]] = {}
    for sign in pattern.signs:
        if sign in complaints:
            matched[sign] = (sign, 1.0)
            continue
        near = related(sign, conditions)
        for complaint in complaints:
            if complaint in near and complaint not in pattern.signs:
                matched[sign] = (complaint, _RELATED)
                break
    return matched


def _found(
    key: str,
    pattern: Term,
    score: float,
    matched: Mapping[str, object],
    against: list[str],
    weights: Mapping[str, float],
    vocabulary: Vocabulary,
) -> PatternFound:
    def signs(keys: Iterable[str]) -> tuple[Sign, ...]:
        return tuple(Sign(key=sign, label=vocabulary.conditions[sign].label) for sign in keys)

    others = [sign for sign in pattern.signs if sign not in matched and sign not in against]
    others.sort(key=lambda sign: -weights[sign])
    return PatternFound(
        key=key,
        label=pattern.label,
        plain=pattern.plain,
        score=round(min(score, 1.0), 3),
        matched=signs(matched),
        against=signs(against),
        further=signs(others[:_MOST_FURTHER]),
        sources=pattern.sources,
    )
