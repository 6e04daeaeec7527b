"""Where facts come from."""

from typing import Literal

from tongren.model.base import Fact

SourceKind = Literal[
    "standard", "book", "article", "review", "website", "dataset", "document", "project"
]


class Source(Fact, frozen=True, kw_only=True):
    """A work that facts cite.

    ``consulted``: what was really looked at: the work itself, a digest of it, or an excerpt.
    """

    title: str
    kind: SourceKind
    author: str = ""
    publisher: str = ""
    year: int | None = None
    url: str = ""
    licence: str = ""
    consulted: str = ""
    note: str = ""
