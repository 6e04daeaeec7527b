"""Names of meridians, categories and terms, found by the words that they begin with."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from tongren.atlas import Atlas
from tongren.model import Term

#: Comes after every letter.
_LAST = "\uffff"

Named = Iterable[tuple[str, tuple[str, ...]]]


class NameIndex:
    """Keys by their names: folded, taken apart and sorted once, since people type fast."""

    def __init__(self, names: Named) -> None:
        self._keys: list[str] = []
        self._forms: list[list[tuple[str, list[str]]]] = []
        words: set[tuple[str, int]] = set()
        for number, (key, forms) in enumerate(names):
            folded = [fold(form) for form in forms if form]
            self._keys.append(key)
            self._forms.append([(form, form.split()) for form in folded])
            words.update((word, number) for form in folded for word in form.split())
        self._words = sorted(words)

    def find(self, text: str, limit: int = 4) -> list[str]:
        """The keys one of whose names has a word beginning with each word of ``text``."""
        words = fold(text).split()
        if not words or (len(words[0]) < 2 and words[0].isascii()):
            return []
        found = []
        for number in self._candidates(words[0]):
            if any(_has_words(words, form, parts) for form, parts in self._forms[number]):
                found.append(self._keys[number])
                if len(found) == limit:
                    break
        return found

    def _candidates(self, first: str) -> Iterable[int]:
        """In order those with a word that begins so; all where the script has no words."""
        if not first.isascii():
            return range(len(self._keys))
        start = bisect_left(self._words, (first, -1))
        stop = bisect_left(self._words, (first + _LAST, -1))
        return sorted({number for _, number in self._words[start:stop]})


@lru_cache(maxsize=4)
def name_indexes(atlas: Atlas) -> dict[str, NameIndex]:
    """By what is named: the fields of ``FindAnswer`` of the same names."""
    return {
        "meridians": NameIndex(_meridian_names(atlas)),
        "categories": NameIndex(_category_names(atlas)),
        "conditions": NameIndex(_term_names(atlas.vocabulary.conditions)),
        "patterns": NameIndex(_term_names(atlas.vocabulary.patterns)),
    }


def _meridian_names(atlas: Atlas) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key, item in atlas.meridians.items():
        scripts = (item.hanzi_simplified, item.hanzi_traditional, item.pinyin, item.hangul)
        yield key, (key, item.english, item.full_name, item.organ, *scripts, *item.synonyms)


def _category_names(atlas: Atlas) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key, group in atlas.categories.items():
        yield key, (key, group.label, group.hanzi, group.pinyin, group.meaning, group.plain)


def _term_names(terms: Mapping[str, Term]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key, term in terms.items():
        yield key, (key, term.label, term.plain, term.hanzi, *term.synonyms)


def _has_words(words: list[str], form: str, parts: list[str]) -> bool:
    if words == [form] or (not form.isascii() and "".join(words) in form):
        return True
    return all(any(part.startswith(word) for part in parts) for word in words)


def fold(text: str) -> str:
    """Without case, accents, hyphens and underscores: "Yuan-source" gives "yuan source"."""
    split = unicodedata.normalize("NFKD", text.casefold()).replace("-", " ").replace("_", " ")
    return "".join(mark for mark in split if not unicodedata.combining(mark))
