"""Reads codes: a prefix of some family and a number."""

from typing import NamedTuple

from tongren.search.lexicon import Lexicon, Prefix
from tongren.search.spelling import plain

#: Words that go with codes and names and mean no point.
_FILLER_WORDS = """
    point points acupoint acupoints acupuncture acupressure pressure meridian channel vessel xue
    the of no nr number punkt akupunkturpunkt meridiano punto puntos ponto pontos méridien
    huyệt kinh точка меридиан 穴 位 腧 輸 点 點 經 经 経 第 号 號 の 혈 +
"""
FILLERS = frozenset(_FILLER_WORDS.split())
#: Share of the weight of a code that its reading in an older numbering gets.
_OLDER_NUMBERING = 0.05


class Match(NamedTuple):
    """How a span fits one point. ``weight``: 0 to 1; ``matched``: the form of the data."""

    weight: float
    matched: str
    why: str


class Span(NamedTuple):
    """A part of the text that was understood.

    ``text``: as read; ``found``: point -> how it fits; ``settled``: the point taken when nothing
    else decides, empty where that stays open; ``why``: what is to be said about it.
    """

    text: str
    found: dict[str, Match]
    settled: str
    why: str
    is_code: bool


class Misnumbered(NamedTuple):
    """A code whose meridians have no such point. ``lasts``: (meridian, its last number)."""

    text: str
    number: int
    lasts: tuple[tuple[str, int], ...]


def read_code(words: list[str], lexicon: Lexicon) -> Span | Misnumbered | None:
    """A prefix and a number: "KID 1", "3 E 5", "大肠经4", and "36 E" as Romance texts write it."""
    found = read_bare_code(words, lexicon)
    if found is None and not FILLERS.isdisjoint(words):
        found = read_bare_code([word for word in words if word not in FILLERS], lexicon)
    return found


def read_bare_code(words: list[str], lexicon: Lexicon) -> Span | Misnumbered | None:
    """A code without any words around or in it."""
    if len(words) < 2:
        return None
    if words[-1].isdecimal():
        before, number = words[:-1], words[-1]
    elif words[0].isdecimal() and len(words) == 2:
        before, number = words[1:], words[0]
    else:
        return None
    prefix = find_prefix(before, lexicon)
    if prefix is None:
        return None
    return _code_span(prefix, int(number[:4]), f"{prefix.written} {number[:4]}", lexicon)


def find_prefix(words: list[str], lexicon: Lexicon) -> Prefix | None:
    """The prefix that ``words`` write, accents first as given, then left out."""
    together = "".join(words)
    prefix = lexicon.prefix(together)
    if prefix is None and not together.isascii():
        prefix = lexicon.prefix(plain(together).letters)
    return prefix


def _code_span(prefix: Prefix, number: int, text: str, lexicon: Lexicon) -> Span | Misnumbered:
    """The points that a prefix and a number can mean."""
    found: dict[str, Match] = {}
    for meaning in prefix.meanings:
        if (code := f"{meaning.meridian}{number}") in lexicon.points:
            found[code] = Match(meaning.weight, text, meaning.usage)
    if not found:
        lasts = tuple((r.meridian, lexicon.lengths.get(r.meridian, 0)) for r in prefix.meanings)
        return Misnumbered(text, number, lasts)
    codes = list(found)
    settled = f"{prefix.decided}{number}" if prefix.decided else ""
    if len(codes) == 1:
        settled = codes[0]
    elif settled not in found:
        settled = ""
    for code in codes:
        if code in lexicon.renumbered:
            today, numbering = lexicon.renumbered[code]
            found.setdefault(today, Match(_OLDER_NUMBERING * found[code].weight, text, numbering))
    others = " or ".join(code for code in found if code != settled)
    if not settled:
        why = f"{text} can mean {others}: the code differs between languages"
    elif others:
        why = f"{text} is far more often {settled}; it can also mean {others}"
    elif len(prefix.meanings) > 1:
        meridians = ", ".join(
            r.meridian for r in prefix.meanings if f"{r.meridian}{number}" not in found
        )
        why = f"{prefix.written} can also stand for {meridians}, which has no point {number}"
    else:
        why = ""
    return Span(text, found, settled, why, is_code=True)
