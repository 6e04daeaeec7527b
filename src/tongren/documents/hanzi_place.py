"""Places described in Chinese against the English of the atlas: landmarks, numbers, sides."""

from __future__ import annotations

import functools
import re
from typing import Any, NamedTuple

from tongren.documents.folding import fold
from tongren.documents.phrasebook import read_table

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
             "ninth", "tenth", "eleventh", "twelfth")  # fmt: skip
_NUMERALS = "一二三四五六七八九十"
_JOIN = r"[、,，和与至到-]"


class _Word(NamedTuple):
    hanzi: tuple[str, ...]
    english: re.Pattern[str]
    shown: str


class _PlaceWords(NamedTuple):
    marks: dict[str, _Word]
    counted: dict[str, _Word]
    opposites: tuple[tuple[str, str], ...]


@functools.cache
def _words() -> _PlaceWords:
    table: dict[str, Any] = dict(read_table("place_words.toml"))
    made = {
        part: {
            key: _Word(
                tuple(fold(written) for written in word["zh"]),
                re.compile(rf"\b(?:{'|'.join(map(re.escape, word['en']))})s?\b", re.IGNORECASE),
                word["en"][0],
            )
            for key, word in table[part].items()
        }
        for part in ("marks", "counted")
    }
    pairs = tuple((one, other) for one, other in table["opposites"]["pairs"])
    return _PlaceWords(made["marks"], made["counted"], pairs)


def conflict(text: str, place: str, own: str) -> str:
    """In words, how a Chinese description contradicts the atlas's; "" where it does not.

    ``place``: the location alone; ``own``: with its notes, which may count what it does not.
    """
    words, folded = _words(), fold(text)
    for key, word in words.counted.items():
        here, there = _numbers_here(folded, word), _numbers_there(own, word)
        if here and there and here.isdisjoint(there):
            said, held = (", ".join(map(str, sorted(numbers))) for numbers in (here, there))
            return f"{key} number {said} here, {held} in the atlas"
    said_here, said_there = _marks_here(folded), _marks_there(place)
    for pair in words.opposites:
        for one, other in (pair, pair[::-1]):
            if one in said_here - said_there and other in said_there - said_here:
                here_word, there_word = words.marks[one].shown, words.marks[other].shown
                return f"{here_word} here, {there_word} in the atlas"
    return ""


def is_like(text: str, own: str) -> bool:
    """Whether most landmarks of a Chinese description, or what it counts, stand in the atlas's."""
    folded = fold(text)
    here, there = _marks_here(folded), _marks_there(own)
    shared = here & there
    counts = any(
        not _numbers_here(folded, word).isdisjoint(_numbers_there(own, word))
        for word in _words().counted.values()
    )
    return bool(shared) and (counts or len(shared) * 2 >= len(here))


def _marks_here(folded: str) -> set[str]:
    marks = _words().marks.items()
    return {key for key, word in marks if any(written in folded for written in word.hanzi)}


@functools.lru_cache(2048)
def _marks_there(own: str) -> frozenset[str]:
    return frozenset(key for key, word in _words().marks.items() if word.english.search(own))


def _numbers_here(folded: str, word: _Word) -> set[int]:
    """第3胸椎, 第一、二跖骨, 第2、3跖骨."""
    found: set[int] = set()
    number = rf"(?:\d{{1,2}}|[{_NUMERALS}]{{1,2}})"
    names = "|".join(map(re.escape, word.hanzi))
    for match in re.finditer(rf"第?({number}(?:{_JOIN}第?{number})?)(?:{names})", folded):
        found.update(_number(part) for part in re.findall(number, match[1]))
    return found


def _number(written: str) -> int:
    if written.isdigit():
        return int(written)
    if written.startswith("十"):
        return 10 + (_NUMERALS.index(written[1]) + 1 if len(written) > 1 else 0)
    return _NUMERALS.index(written[0]) + 1


@functools.lru_cache(4096)
def _numbers_there(own: str, word: _Word) -> frozenset[int]:
    """ "third thoracic", "first and second metatarsal"."""
    names = "|".join(_ORDINALS)
    found: set[int] = set()
    for match in re.finditer(rf"\b((?:{names})(?:(?: and |, | to )(?:{names}))*) (\w+)", own):
        if word.english.fullmatch(match[2]):
            found.update(_ORDINALS.index(one) + 1 for one in re.findall(names, match[1]))
    return frozenset(found)
