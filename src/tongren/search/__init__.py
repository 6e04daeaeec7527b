"""Words to points: ``resolve`` (which point is meant) and ``SearchIndex`` (which points fit).

Resolving a code loads no database and no fuzzy matching: the index is imported when first asked
for.
"""

from typing import TYPE_CHECKING, Any

from tongren.search.lexicon import Lexicon
from tongren.search.opening import open_index, open_lexicon
from tongren.search.resolution import Candidate, Resolution
from tongren.search.resolve import resolve

if TYPE_CHECKING:
    from tongren.search.index import SearchIndex, SearchResult

__all__ = [
    "Candidate",
    "Lexicon",
    "Resolution",
    "SearchIndex",
    "SearchResult",
    "open_index",
    "open_lexicon",
    "resolve",
]


def __getattr__(name: str) -> Any:
    if name in ("SearchIndex", "SearchResult"):
        from tongren.search import index

        return getattr(index, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
