"""Full-text search over all points: ranked, tolerant of typing errors, aware of synonyms."""

import sqlite3
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from threading import Lock

import msgspec

from tongren.search.lexicon import Lexicon
from tongren.search.query import Concept, QueryReader
from tongren.search.ranking import Origin, Ranked, Scores, snippet_of
from tongren.search.reading import read
from tongren.search.resolve import resolve
from tongren.search.spelling import clean, tokens

#: Passages of one concept that are weighed; more only for words that nearly every point has.
_MOST_PASSAGES = 400
_QUERY = "SELECT rowid, rank FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?"


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """Why a point is a result. ``field``: where in its record; ``term``: what of the query (the
    label of the vocabulary term, or the word); ``snippet``: the text around it."""

    field: str
    term: str
    snippet: str


class SearchResult(msgspec.Struct, frozen=True, kw_only=True):
    """One point, its score (higher is better, comparable within one search only) and reasons."""

    code: str
    score: float
    matched: tuple[Found, ...]


class SearchIndex:
    """An index made by ``index_builder.build_index``. Safe to use from several threads.

    ``lexicon``: needed to find points by codes and names in all their forms.
    """

    def __init__(self, connection: sqlite3.Connection, lexicon: Lexicon | None = None) -> None:
        self.connection = connection
        self.lexicon = lexicon
        self._reader = QueryReader(connection, lexicon)
        self._lock = Lock()

    @cached_property
    def _origins(self) -> list[Origin]:
        """Code, field and weight of each passage; the first passage is number 1."""
        query = "SELECT code, field, weight FROM origins ORDER BY id"
        return self.connection.execute(query).fetchall()

    @property
    def simplified(self) -> dict[str, str]:
        """Traditional -> simplified characters."""
        return self._reader.simplified

    @classmethod
    def open(cls, path: Path, lexicon: Lexicon | None = None) -> "SearchIndex":
        """The index in the file ``path``, read-only."""
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        return cls(sqlite3.connect(uri, uri=True, check_same_thread=False), lexicon)

    def close(self) -> None:
        """Close the database."""
        self.connection.close()

    def search(self, text: str, limit: int = 20) -> list[SearchResult]:
        """The points that fit ``text`` best, an empty list if none does. Never raises for a text.

        Points that the text names stand first. Where nothing fits, points with similar names are
        the answer.
        """
        query = clean(text)
        with self._lock:
            named = dict(self._named(query))
            scores = Scores(self._origins)
            for code, said in named.items():
                scores.add_named(said, (code,))
            for concept in self._reader.read(query, correct=not named):
                if concept.codes:
                    scores.add_named(concept.said, concept.codes)
                else:
                    scores.add(concept, self._passages(concept))
            results = [self._result(one) for one in scores.ranked(limit)]
        return results or self._similar(text, limit)

    def _passages(self, concept: Concept) -> Iterator[tuple[int, float]]:
        return self.connection.execute(_QUERY, (concept.match, _MOST_PASSAGES))

    def _named(self, query: str) -> Iterator[tuple[str, str]]:
        """The points that the whole text is a name or code of, and what names them."""
        if self.lexicon is None:
            return
        reading = read(tokens(query), self.lexicon)
        if reading.unread or reading.misnumbered:
            return
        for span in reading.spans:
            for code in (span.settled,) if span.settled else span.found:
                yield code, span.text

    def _result(self, one: Ranked) -> SearchResult:
        found: dict[tuple[str, str], Found] = {}
        for hit in one.hits:
            if hit.concept is None:
                name = self.lexicon.points[one.code] if self.lexicon else ""
                reason = Found(field="name", term=hit.said, snippet=f"{one.code} {name}")
            else:
                query = "SELECT text FROM passages WHERE rowid = ?"
                (text,) = self.connection.execute(query, (hit.row,)).fetchone()
                reason = Found(
                    field=self._origins[hit.row - 1][1],
                    term=hit.concept.label,
                    snippet=snippet_of(text, hit.concept.written),
                )
            same = found.get((reason.field, reason.snippet))
            if same is not None and reason.term not in same.term.split(", "):
                reason = msgspec.structs.replace(same, term=f"{same.term}, {reason.term}")
            found[reason.field, reason.snippet] = reason
        return SearchResult(code=one.code, score=round(one.score, 3), matched=tuple(found.values()))

    def _similar(self, text: str, limit: int) -> list[SearchResult]:
        """Points whose names are spelt like ``text``."""
        if self.lexicon is None:
            return []
        found = resolve(text, self.lexicon)
        return [
            SearchResult(
                code=one.code,
                score=round(1.0 / place, 3),
                matched=(Found(field="name", term=found.query, snippet=f"{one.code} {one.name}"),),
            )
            for place, one in enumerate((*found.candidates, *found.near)[:limit], start=1)
        ]
