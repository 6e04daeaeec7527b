"""A search text as *concepts*: the things looked for, each with its ways of being written.

Longest phrases of the vocabulary first ("can't sleep" is the condition insomnia), then codes of
points, then single words; words that occur nowhere are taken as beginnings, then corrected.

Reasoning from patterns to their signs is not done here; it will add concepts to ``read``.
"""

import sqlite3
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from tongren.search.codes import Span, read_code
from tongren.search.lexicon import Lexicon
from tongren.search.spelling import tokens
from tongren.search.words import han_runs, latin_words, pairs

#: Longest phrase looked up, in words or Chinese characters; most words read, most concepts sought.
_LONGEST_PHRASE = 7
_MOST_WORDS = 24
_MOST_CONCEPTS = 10
#: A misspelt word is corrected to words at least this alike (1 - edits per letter).
_ALIKE = 0.74
_MOST_CORRECTIONS = 5
#: Sorts after every letter that can follow in a word.
_LAST = "\U0010ffff"
#: Shorter words are neither corrected nor taken as beginnings.
_SHORTEST = 3

_COMMON_WORDS = """
    a an the and or not no of for in on at to from with without by is are be do does can my i me
    have has it this that point points acupoint acupoints what which how help helps good best
"""
_STOP_WORDS = frozenset(_COMMON_WORDS.split())


class Concept(NamedTuple):
    """One thing looked for.

    ``said``: as in the query, or corrected; ``label``: of the vocabulary term, or the word;
    ``match``: the FTS5 expression that finds it; ``written``: how it may stand in a text;
    ``codes``: points that the query names itself instead of describing them.
    """

    said: str
    label: str
    match: str
    written: tuple[str, ...]
    codes: tuple[str, ...] = ()


class QueryReader:
    """Turns texts into concepts, with the vocabulary of one index."""

    def __init__(self, connection: sqlite3.Connection, lexicon: Lexicon | None) -> None:
        self.connection = connection
        self.lexicon = lexicon

    @cached_property
    def simplified(self) -> dict[str, str]:
        """Traditional -> simplified characters."""
        query = "SELECT traditional, simplified FROM characters"
        traditional, simplified = self.connection.execute(query).fetchone()
        return dict(zip(traditional, simplified, strict=True))

    @cached_property
    def words(self) -> dict[str, int]:
        """All words of the index and how often they occur."""
        return dict(self.connection.execute("SELECT word, times FROM words"))

    def read(self, text: str, correct: bool = True) -> list[Concept]:
        """The concepts of a clean ``text``; misspelt words are corrected if ``correct``."""
        concepts: list[Concept] = []
        if not text.isascii():
            for run in han_runs(text, self.simplified):
                concepts.extend(self._han(run))
        codes, words = self._codes(latin_words(text)[:_MOST_WORDS])
        concepts.extend(codes)
        if correct:
            words = self._corrected(words)
        start = 0
        while start < len(words):
            for end in range(min(len(words), start + _LONGEST_PHRASE), start, -1):
                if concept := self._phrase(words[start:end]):
                    concepts.append(concept)
                    start = end
                    break
            else:
                if words[start] not in _STOP_WORDS and len(words[start]) > 1:
                    concepts.append(self._word(words[start]))
                start += 1
        return list({concept.match: concept for concept in concepts}.values())[:_MOST_CONCEPTS]

    def _codes(self, words: list[str]) -> tuple[list[Concept], list[str]]:
        """Codes among ``words`` ("kid 1", "li4", "san jiao 5") as concepts, and the other words."""
        concepts: list[Concept] = []
        others: list[str] = []
        start = 0
        while start < len(words):
            for end in range(min(len(words), start + 3), start, -1):
                parts = tokens(" ".join(words[start:end]))
                span = read_code(parts, self.lexicon) if self.lexicon else None
                if isinstance(span, Span):
                    codes = (span.settled,) if span.settled else tuple(span.found)
                    concepts.append(Concept(span.text, span.text, f"code {codes}", (), codes))
                    start = end
                    break
            else:
                others.append(words[start])
                start += 1
        return concepts, others

    def _phrase(self, words: list[str]) -> Concept | None:
        """The vocabulary terms that ``words`` say or begin to say; their text is sought as well."""
        said = " ".join(words)
        numbers = self._terms(said)
        if not numbers and len(words) > 1 and not _STOP_WORDS.issuperset(words):
            query = "SELECT terms FROM phrases WHERE phrase > ? AND phrase < ? LIMIT 12"
            for (more,) in self.connection.execute(query, (f"{said} ", f"{said}!")):
                numbers.extend(more.split())
        if not numbers:
            return None
        return self._term_concept(said, numbers[:12], f'text: "{said}"')

    def _term_concept(self, said: str, numbers: list[str], also: str = "") -> Concept:
        ways = [f"{{terms broader}}: t{number}" for number in dict.fromkeys(numbers)]
        query = "SELECT label, said FROM terms WHERE id = ?"
        rows = [self.connection.execute(query, (number,)).fetchone() for number in numbers]
        written = tuple(dict.fromkeys(form for row in rows for form in row[1].split("\n")))
        label = rows[0][0] if len({row[0] for row in rows}) == 1 else said
        return Concept(said, label, " OR ".join(filter(None, [*ways, also])), (said, *written))

    def _terms(self, phrase: str) -> list[str]:
        query = "SELECT terms FROM phrases WHERE phrase = ?"
        row = self.connection.execute(query, (phrase,)).fetchone()
        return row[0].split() if row else []

    def _word(self, word: str) -> Concept:
        """One word: in the text, else as a beginning, else through the terms that it describes.

        While a word is typed, it is also the beginning of terms ("insomni").
        """
        exact = f'text: "{word}"'
        if len(word) >= _SHORTEST and word not in self.words:
            query = "SELECT terms FROM phrases WHERE phrase > ? AND phrase < ? LIMIT 12"
            begun = self.connection.execute(query, (word, f"{word}{_LAST}")).fetchall()
            if numbers := [number for (terms,) in begun for number in terms.split()]:
                return self._term_concept(word, numbers[:12], f"{exact} *")
        if self._occurs(exact):
            return Concept(word, word, exact, (word,))
        if len(word) >= _SHORTEST and self._occurs(f"{exact} *"):
            return Concept(word, word, f"{exact} *", (word,))
        query = "SELECT rowid FROM vocabulary WHERE vocabulary MATCH ? ORDER BY rank LIMIT 8"
        rows = self.connection.execute(query, (f'"{word}" *',)).fetchall()
        if rows:
            return self._term_concept(word, [str(number) for (number,) in rows])
        return Concept(word, word, exact, (word,))

    def _han(self, run: str) -> Iterator[Concept]:
        """Characters in a row: the terms among them, longest first, and what stands between."""
        start = rest = 0
        while start < len(run):
            for end in range(min(len(run), start + _LONGEST_PHRASE), start + 1, -1):
                if numbers := self._terms(run[start:end]):
                    if rest < start:
                        yield self._han_text(run[rest:start])
                    part = run[start:end]
                    yield self._term_concept(part, numbers, self._han_text(part).match)
                    start = rest = end
                    break
            else:
                start += 1
        if rest < len(run):
            yield self._han_text(run[rest:])

    def _han_text(self, run: str) -> Concept:
        if len(run) == 1:
            return Concept(run, run, f'han: "{run}" *', (run,))
        together = " + ".join(f'"{pair}"' for pair in pairs(run))
        if len(run) > 2 and not self._occurs(f"han: {together}"):
            together = "(" + " OR ".join(f'"{pair}"' for pair in pairs(run)) + ")"
        return Concept(run, run, f"han: {together}", (run,))

    def _corrected(self, words: list[str]) -> list[str]:
        """``words`` with those that the index does not know replaced by the most alike ones."""
        unknown = [i for i, word in enumerate(words) if not self._known(word, i == len(words) - 1)]
        corrected = list(words)
        for i in unknown[:_MOST_CORRECTIONS]:
            corrected[i] = self._most_alike(words[i])
        return corrected

    def _known(self, word: str, is_last: bool) -> bool:
        """Whether the index has ``word``, an inflection of it or, while it is typed, its end."""
        if len(word) <= _SHORTEST or word in _STOP_WORDS or word.isdecimal() or word in self.words:
            return True
        query = "SELECT word FROM words WHERE word >= ? ORDER BY word LIMIT 1"
        following = self.connection.execute(query, (word,)).fetchone()
        if is_last and following is not None and following[0].startswith(word):
            return True
        return self._occurs(f'text: "{word}"')

    def _most_alike(self, word: str) -> str:
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        alike = extract(
            word, self.words.keys(), scorer=OSA.normalized_similarity, score_cutoff=_ALIKE, limit=5
        )
        best = max(alike, key=lambda one: (round(one[1], 2), self.words[one[0]]), default=None)
        return word if best is None else str(best[0])

    def _occurs(self, match: str) -> bool:
        query = "SELECT 1 FROM passages WHERE passages MATCH ? LIMIT 1"
        return self.connection.execute(query, (match,)).fetchone() is not None
