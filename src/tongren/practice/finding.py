"""Search that reasons where words alone find nothing."""

from __future__ import annotations

from tongren.atlas import Atlas
from tongren.practice.study import study
from tongren.search.index import Found, SearchResult


def find_points(atlas: Atlas, text: str, limit: int = 20) -> list[SearchResult]:
    """Points by complaint, action, pattern, region, category or free text, ranked.

    A complaint that no record names leads to the patterns that show it, and these to points.
    """
    results = atlas.search(text, limit=limit)
    if results:
        return results
    return [
        SearchResult(
            code=point.code,
            score=point.score,
            matched=tuple(
                Found(field=claim.field, term=", ".join(claim.about), snippet=claim.text)
                for claim in point.claims
            ),
        )
        for point in study(atlas, text, limit=limit).points
    ]
