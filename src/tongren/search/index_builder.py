"""Builds the full-text index: an SQLite database with FTS5, in memory or in a file.

Tables: ``passages`` (one row a passage; ``text`` in alphabets, ``han`` as pairs of
characters, ``terms`` and ``broader`` as numbered tokens), ``origins`` (whose row it is), ``terms``,
``phrases`` (what people say -> terms), ``words`` (all words, to correct misspelt ones),
``characters`` (traditional -> simplified).
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import tomli

from tongren.model import Acupoint, Meridian, Vocabulary
from tongren.model import Term as VocabularyTerm
from tongren.search.passages import WEIGHTS, Term, passages
from tongren.search.words import han_runs, latin_words, pairs, phrases_of
from tongren.store import DATA_FOLDER

_TABLES = """
CREATE VIRTUAL TABLE passages USING fts5(
    text, han, terms, broader, tokenize = 'porter unicode61 remove_diacritics 2');
INSERT INTO passages(passages, rank) VALUES ('rank', 'bm25(1.0, 1.2, 3.0, 1.0)');
CREATE TABLE origins(id INTEGER PRIMARY KEY, code TEXT, field TEXT, weight REAL);
CREATE VIRTUAL TABLE vocabulary USING fts5(
    text, tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TABLE terms(id INTEGER PRIMARY KEY, section TEXT, name TEXT, label TEXT, said TEXT);
CREATE TABLE phrases(phrase TEXT PRIMARY KEY, terms TEXT) WITHOUT ROWID;
CREATE TABLE words(word TEXT PRIMARY KEY, times INTEGER) WITHOUT ROWID;
CREATE TABLE characters(traditional TEXT, simplified TEXT);
"""


def build_index(
    acupoints: Iterable[Acupoint],
    vocabulary: Vocabulary,
    meridians: Mapping[str, Meridian],
    path: Path | None = None,
) -> sqlite3.Connection:
    """A connection to the new index, in memory if no ``path`` is given.

    Raises ``RuntimeError`` where Python's SQLite lacks FTS5.
    """
    connection = sqlite3.connect(path or ":memory:", check_same_thread=False)
    try:
        connection.executescript(_TABLES)
    except sqlite3.OperationalError as error:
        raise RuntimeError(
            f"the SQLite of this Python cannot build a full-text index ({error}); "
            "use a Python whose sqlite3 module has FTS5, as those of python.org and Debian do"
        ) from error
    simplified = read_characters()
    connection.execute(
        "INSERT INTO characters VALUES (?, ?)",
        ("".join(simplified), "".join(simplified.values())),
    )
    words: Counter[str] = Counter()
    numbers = _write_vocabulary(connection, vocabulary, simplified, words)
    _write_passages(connection, acupoints, meridians, numbers, simplified, words)
    connection.executemany("INSERT INTO words VALUES (?, ?)", words.items())
    connection.execute("INSERT INTO passages(passages) VALUES ('optimize')")
    connection.commit()
    return connection


class _Terms(dict[Term, tuple[int, tuple[int, ...], str]]):
    """Term -> (its number, the numbers of all broader terms, its characters as pairs)."""


def _write_vocabulary(
    connection: sqlite3.Connection,
    vocabulary: Vocabulary,
    simplified: Mapping[str, str],
    words: Counter[str],
) -> _Terms:
    sections: dict[str, dict[str, VocabularyTerm]] = {
        name: getattr(vocabulary, name) for name in vocabulary.__struct_fields__
    }
    keys = [(section, name) for section, terms in sections.items() for name in terms]
    numbers = {key: number for number, key in enumerate(keys, start=1)}
    found = _Terms()
    phrases: dict[str, list[int]] = {}
    for (section, name), number in numbers.items():
        term = sections[section][name]
        han = [pair for run in han_runs(term.hanzi, simplified) for pair in pairs(run)]
        broader = _all_broader(name, sections[section])
        found[section, name] = (
            number,
            tuple(numbers[section, other] for other in broader),
            " ".join(han),
        )
        said = (term.label, term.plain, *term.synonyms)
        for text in said:
            for phrase in phrases_of(text):
                phrases.setdefault(phrase, []).append(number)
            words.update(latin_words(text))
        for run in han_runs(" ".join((term.hanzi, *term.synonyms)), simplified):
            phrases.setdefault(run, []).append(number)
        connection.execute(
            "INSERT INTO terms VALUES (?, ?, ?, ?, ?)",
            (number, section, name, term.label, "\n".join(filter(None, said))),
        )
        connection.execute(
            "INSERT INTO vocabulary(rowid, text) VALUES (?, ?)", (number, " · ".join(said))
        )
    connection.executemany(
        "INSERT INTO phrases VALUES (?, ?)",
        ((phrase, " ".join(map(str, dict.fromkeys(ids)))) for phrase, ids in phrases.items()),
    )
    return found


def _all_broader(name: str, terms: Mapping[str, VocabularyTerm]) -> list[str]:
    """All terms above ``name``, near ones first; unknown names and cycles are passed over."""
    found: list[str] = []
    waiting = list(terms[name].broader)
    while waiting:
        other = waiting.pop(0)
        if other in terms and other != name and other not in found:
            found.append(other)
            waiting.extend(terms[other].broader)
    return found


def _write_passages(
    connection: sqlite3.Connection,
    acupoints: Iterable[Acupoint],
    meridians: Mapping[str, Meridian],
    numbers: _Terms,
    simplified: Mapping[str, str],
    words: Counter[str],
) -> None:
    row = 0
    for point in acupoints:
        for passage in passages(point, meridians):
            row += 1
            linked = [
                numbers[term]
                for index, term in enumerate(passage.terms)
                if term in numbers
                for _ in range(passage.times(index))
            ]
            han = [pair for run in han_runs(passage.text, simplified) for pair in pairs(run)]
            han += dict.fromkeys(pairs_ for _, _, pairs_ in linked if pairs_)
            connection.execute(
                "INSERT INTO passages(rowid, text, han, terms, broader) VALUES (?, ?, ?, ?, ?)",
                (
                    row,
                    passage.text,
                    " ".join(han),
                    " ".join(f"t{number}" for number, _, _ in linked),
                    " ".join(f"t{n}" for _, broader, _ in linked for n in broader),
                ),
            )
            connection.execute(
                "INSERT INTO origins VALUES (?, ?, ?, ?)",
                (row, point.code, passage.field, WEIGHTS[passage.field]),
            )
            words.update(latin_words(passage.text))


def read_characters(folder: Path = DATA_FOLDER) -> dict[str, str]:
    """Traditional -> simplified characters from ``characters.toml``."""
    with (folder / "characters.toml").open("rb") as file:
        rows = tomli.load(file)["rows"]
    return {a: b for left, right in rows for a, b in zip(left, right, strict=True)}
