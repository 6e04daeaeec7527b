"""What the search box offers for a text: points, results, meridians and categories."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from tongren.atlas import Atlas
from tongren.model import Term
from tongren.search import resolution as search
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
        meridians=tuple(_named(text, _meridian_names(atlas))),
        categories=tuple(_named(text, _category_names(atlas))),
        conditions=tuple(_named(text, _term_names(atlas.vocabulary.conditions))),
        patterns=tuple(_named(text, _term_names(atlas.vocabulary.patterns))),
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
        for item in atlas.search(text, limit=limit)
    )


def _meridian_names(atlas: Atlas) -> Iterable[tuple[str, tuple[str, ...]]]:
    for key, item in atlas.meridians.items():
        scripts = (item.hanzi_simplified, item.hanzi_traditional, item.pinyin, item.hangul)
        yield key, (key, item.english, item.full_name, item.organ, *scripts, *item.synonyms)


def _category_names(atlas: Atlas) -> Iterable[tuple[str, tuple[str, ...]]]:
    for key, group in atlas.categories.items():
        yield key, (key, group.label, group.hanzi, group.pinyin, group.meaning, group.plain)


def _term_names(terms: Mapping[str, Term]) -> Iterable[tuple[str, tuple[str, ...]]]:
    for key, term in terms.items():
        yield key, (key, term.label, term.plain, term.hanzi, *term.synonyms)


def _named(text: str, names: Iterable[tuple[str, tuple[str, ...]]], limit: int = 4) -> list[str]:
    """The keys one of whose names has a word beginning with each word of ``text``."""
    words = _fold(text).split()
    if not words or (len(words[0]) < 2 and words[0].isascii()):
        return []
    found = []
    for key, forms in names:
        if any(_has_words(words, _fold(form)) for form in forms if form):
            found.append(key)
    return found[:limit]


def _has_words(words: list[str], form: str) -> bool:
    if words == [form] or (not form.isascii() and "".join(words) in form):
        return True
    parts = form.split()
    return all(any(part.startswith(word) for part in parts) for word in words)


def _fold(text: str) -> str:
    """Without case, accents, hyphens and underscores: "Yuan-source" gives "yuan source"."""
    split = unicodedata.normalize("NFKD", text.casefold()).replace("-", " ").replace("_", " ")
    return "".join(mark for mark in split if not unicodedata.combining(mark))
