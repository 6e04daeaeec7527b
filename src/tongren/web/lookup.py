"""What the search box offers for a text: points, results, meridians and categories."""

from __future__ import annotations

from collections.abc import Iterable

from tongren.atlas import Atlas
from tongren.practice import find_points
from tongren.search import resolution as search
from tongren.web.names import name_indexes
from tongren.web.schema import Candidate, FindAnswer, Hit, Match, ResolveAnswer, SearchAnswer


def resolve_answer(atlas: Atlas, text: str) -> ResolveAnswer:
    """Which point ``text`` names."""
    found = atlas.resolve(text)
    return ResolveAnswer(
        query=text,
        code=found.code,
        ambiguous=found.ambiguous,
        candidates=_candidates(found.candidates),
        why=found.why,
        near=_candidates(found.near),
    )


def search_answer(atlas: Atlas, text: str, limit: int) -> SearchAnswer:
    """Points by complaint, action, pattern, region, category or free text."""
    return SearchAnswer(query=text, results=_hits(atlas, text, limit))


def find_answer(atlas: Atlas, text: str, limit: int) -> FindAnswer:
    """Everything that one search box offers."""
    return FindAnswer(
        query=text,
        resolution=resolve_answer(atlas, text),
        results=_hits(atlas, text, limit),
        **{kind: tuple(names.find(text)) for kind, names in name_indexes(atlas).items()},
    )


def _candidates(found: Iterable[search.Candidate]) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(code=item.code, name=item.name, matched=item.matched, why=item.why)
        for item in found
    )


def _hits(atlas: Atlas, text: str, limit: int) -> tuple[Hit, ...]:
    return tuple(
        Hit(
            code=item.code,
            score=item.score,
            matched=tuple(
                Match(field=found.field, term=found.term, snippet=found.snippet)
                for found in item.matched
            ),
        )
        for item in find_points(atlas, text, limit)
    )
