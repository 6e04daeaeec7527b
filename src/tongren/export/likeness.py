"""Points that are said to do the same: by the actions and patterns that their records share."""

from __future__ import annotations

from collections import Counter
from math import log

import msgspec

from tongren.atlas import Atlas
from tongren.model import Action

#: Points listed for one point, and the least likeness that lists one.
_MOST = 5
_LEAST = 0.25
#: Shared terms that are named.
_NAMED = 3


def alike_points(atlas: Atlas, code: str) -> list[tuple[str, str]]:
    """The points most alike in what they are said to do, with the labels of what they share."""
    blob = atlas.data.derived("likeness", lambda: msgspec.msgpack.encode(_table(atlas)))
    table = msgspec.msgpack.decode(blob, type=dict[str, list[tuple[str, str]]])
    return table.get(code, [])


def _table(atlas: Atlas) -> dict[str, list[tuple[str, str]]]:
    """For each point the points alike; rare terms count more (weighted share of common terms)."""
    terms = {point.code: _terms(point.knowledge.actions) for point in atlas}
    terms = {code: found for code, found in terms.items() if found}
    times = Counter(term for found in terms.values() for term in found)
    weight = {term: log(1 + len(terms) / count) for term, count in times.items()}
    table: dict[str, list[tuple[str, str]]] = {}
    for code, own in terms.items():
        scored = []
        for other, theirs in terms.items():
            shared = own & theirs
            if other == code or len(shared) < 2:
                continue
            likeness = sum(weight[t] for t in shared) / sum(weight[t] for t in own | theirs)
            if likeness >= _LEAST:
                scored.append((likeness, other, shared))
        scored.sort(key=lambda one: (-one[0], one[1]))
        table[code] = [
            (other, _labels(atlas, sorted(shared, key=lambda term: (-weight[term], term))))
            for _, other, shared in scored[:_MOST]
        ]
    return table


def _terms(actions: tuple[Action, ...]) -> frozenset[tuple[str, str]]:
    found = {("actions", term) for action in actions for term in action.terms}
    return frozenset(found | {("patterns", key) for a in actions for key in a.patterns})


def _labels(atlas: Atlas, terms: list[tuple[str, str]]) -> str:
    vocabulary = atlas.vocabulary
    labels = [
        (vocabulary.actions if part == "actions" else vocabulary.patterns)[key].label
        for part, key in terms
    ]
    return "; ".join(dict.fromkeys(labels[:_NAMED]))
