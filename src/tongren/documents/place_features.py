"""What a description of a place names, in English or Chinese words alike."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from tongren.documents.folding import fold
from tongren.documents.phrasebook import read_table
from tongren.documents.reasons import Name

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
             "ninth", "tenth", "eleventh", "twelfth")  # fmt: skip
_SHORT = ("1st", "2nd", "3rd", *(f"{number}th" for number in range(4, 13)))
_NUMBERS = {word: n % 12 + 1 for n, word in enumerate((*_ORDINALS, *_SHORT))}
_NUMERALS = "一二三四五六七八九十"
_VERTEBRA = re.compile(r"\b([TtLlCc])(\d{1,2})\b")
_VERTEBRAE = {"t": "thoracic", "l": "lumbar", "c": "cervical"}
#: Fingers that measure are no place: "four finger-breadths", "the width of the thumb", 一横指.
_MEASURES = re.compile(
    r"\b(?:thumb|finger|hand)s?[ -]?(?:['’]?s?['’]? )?(?:breadths?|widths?|wide)\b|"
    r"\b(?:width|breadth)s? of (?:the |your |a |one |two |three |four )?(?:[a-z]+ ){0,3}"
    r"(?:thumb|finger|hand)s?\b|\b(?:two|three|four) fingers\b|"
    r"[一二两三四1-4]?横指|拇指同身寸|中指同身寸",
    re.IGNORECASE,
)


class _Word(NamedTuple):
    zh: tuple[str, ...]
    en: re.Pattern[str]
    name: Name

    def stands_in(self, text: str, folded: str) -> bool:
        """Whether a text names it in either language."""
        return any(one in folded for one in self.zh) or self.en.search(text) is not None


class PlaceWords(NamedTuple):
    """The tables of ``data/reading/place_words.toml``."""

    tables: dict[str, dict[str, _Word]]
    opposites: tuple[tuple[str, str], ...]
    touching: frozenset[tuple[str, str]]

    def name(self, key: str) -> Name:
        """What readers call a word of any table."""
        return next(table[key].name for table in self.tables.values() if key in table)


class Features(NamedTuple):
    """What a description names. ``counts``: numbered things, one group of numbers a mention."""

    zones: frozenset[str]
    marks: frozenset[str]
    structures: frozenset[str]
    digits: frozenset[str]
    counts: dict[str, frozenset[tuple[int, ...]]]


@functools.cache
def place_words() -> PlaceWords:
    """The words, ready for use."""
    read: dict[str, Any] = dict(read_table("place_words.toml"))
    tables = {
        part: {
            key: _Word(
                tuple(fold(written) for written in word["zh"]),
                re.compile(rf"\b(?:{'|'.join(word['en'])})\b", re.IGNORECASE),
                Name(key.replace("_", " "), word["zh"][0]),
            )
            for key, word in read[part].items()
        }
        for part in ("zones", "marks", "structures", "digits", "counted")
    }
    pairs = {(one, other) for one, other in read["touching"]["pairs"]}
    touching = frozenset(pairs | {(other, one) for one, other in pairs})
    return PlaceWords(tables, tuple((a, b) for a, b in read["opposites"]["pairs"]), touching)


@functools.lru_cache(2048)
def features(text: str) -> Features:
    """What a description names; measures left out."""
    text = _MEASURES.sub(" ", text)
    folded = fold(text)
    tables = place_words().tables

    def named(part: str) -> frozenset[str]:
        return frozenset(key for key, word in tables[part].items() if word.stands_in(text, folded))

    counts = {
        key: groups
        for key, word in tables["counted"].items()
        if (groups := frozenset((*_numbers_zh(folded, word), *_numbers_en(text, key, word))))
    }
    return Features(named("zones"), named("marks"), named("structures"), named("digits"), counts)


def zones_apart(here: frozenset[str], there: frozenset[str]) -> bool:
    """Whether two descriptions name zones of the body of which none touch."""
    if not here or not there:
        return False
    touching = place_words().touching
    return not any(a == b or (a, b) in touching for a in here for b in there)


def groups_apart(here: Iterable[tuple[int, ...]], there: Iterable[tuple[int, ...]]) -> bool:
    """Whether no number here can be meant there: "first and second" is not "second and third"."""
    return not any(_one_group(a, b) for a in here for b in there)


def _one_group(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    if len(one) > 1 and len(other) > 1:
        return set(one) == set(other)
    return bool(set(one) & set(other))


def _numbers_zh(folded: str, word: _Word) -> Iterable[tuple[int, ...]]:
    """第3胸椎, 第一、二跖骨, 第2、3跖骨; 三胸椎."""
    number = rf"(?:\d{{1,2}}|[{_NUMERALS}]{{1,2}})"
    things = "|".join(map(re.escape, word.zh))
    for match in re.finditer(
        rf"第?({number}(?:[ 和与至到]{{1,2}}第?{number})?)(?:{things})", folded
    ):
        yield tuple(_hanzi_number(part) for part in re.findall(number, match[1]))


def _hanzi_number(written: str) -> int:
    if written.isdigit():
        return int(written)
    if written.startswith("十"):
        return 10 + (_NUMERALS.index(written[1]) + 1 if len(written) > 1 else 0)
    return _NUMERALS.index(written[0]) + 1


_ONE = "|".join(_NUMBERS)
_GROUP = re.compile(
    rf"\b((?:{_ONE})(?:(?:,? and |, | to |/| ?& ?|-)(?:the )?(?:{_ONE}))*)"
    r" (?=([a-z]+(?: [a-z]+){0,2}))",
    re.IGNORECASE,
)


def _numbers_en(text: str, key: str, word: _Word) -> Iterable[tuple[int, ...]]:
    """ "third thoracic", "T3", "first and second metatarsal", "2nd intercostal"."""
    for match in _GROUP.finditer(text):
        if word.en.match(match[2]):
            parts = re.findall(_ONE, match[1], re.IGNORECASE)
            yield tuple(_NUMBERS[part.lower()] for part in parts)
    for vertebra in _VERTEBRA.finditer(text):
        if _VERTEBRAE[vertebra[1].lower()] == key:
            yield (int(vertebra[2]),)
