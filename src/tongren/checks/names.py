"""Names are well formed and tell points apart."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from tongren.checks.subject import Subject
from tongren.model import Acupoint
from tongren.store import Problem

_HANZI = re.compile(r"[㐀-鿿豈-﫿\U00020000-\U0003134f]+")
_TONES = frozenset("\u0304\u0301\u030c\u0300")


def hanzi(subject: Subject) -> Iterator[Problem]:
    """Both scripts hold nothing but hanzi and have the same length."""
    for point in subject.acupoints:
        names = point.names
        for field in ("hanzi_traditional", "hanzi_simplified"):
            text = getattr(names, field)
            if not _HANZI.fullmatch(text):
                yield subject.problem("names", point, field, f"{text!r} is not all hanzi")
        if len(names.hanzi_traditional) != len(names.hanzi_simplified):
            message = "traditional and simplified forms differ in length"
            yield subject.problem("names", point, "hanzi_simplified", message)


def pinyin(subject: Subject) -> Iterator[Problem]:
    """As many tones as hanzi, in one word with a capital letter."""
    for point in subject.acupoints:
        text = point.names.pinyin
        tones = tone_count(text)
        syllables = len(point.names.hanzi_simplified)
        if tones != syllables:
            message = f"{text!r} has {tones} tone marks for {syllables} hanzi"
            yield subject.problem("names", point, "pinyin", message)
        if not text[:1].isupper() or not text.isalpha():
            message = f"{text!r} should be one word with a capital letter"
            yield subject.problem("names", point, "pinyin", message)


def english(subject: Subject) -> Iterator[Problem]:
    """There is at least one translation, and it is not the pinyin again."""
    for point in subject.acupoints:
        if not point.names.english:
            message = "has no English translation; add { text = …, sources = […] }"
            yield subject.problem("names", point, "english", message)
        for name in point.names.english:
            if fold(name.text) == fold(point.names.pinyin):
                message = f"{name.text!r} is pinyin, not English"
                yield subject.problem("names", point, "english", message)


def distinct(subject: Subject) -> Iterator[Problem]:
    """Homophones exist (TE3, KI15), but pinyin and hanzi together name one point."""
    by_name: dict[tuple[str, str], list[Acupoint]] = defaultdict(list)
    for point in subject.acupoints:
        by_name[point.names.pinyin, point.names.hanzi_traditional].append(point)
    for points in by_name.values():
        for point in points[1:]:
            message = f"has the very name of {points[0].code}"
            yield subject.problem("names", point, "pinyin", message)


def tone_count(text: str) -> int:
    """How many tone marks a pinyin text carries."""
    return sum(letter in _TONES for letter in unicodedata.normalize("NFD", text))


def fold(text: str) -> str:
    """Letters only, without marks or case."""
    bare = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in bare.casefold() if letter.isalpha())
