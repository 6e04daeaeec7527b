"""Spellings reduced to what they have in common: case, width, accents, tones, spacing.

A *token* is a run of Latin or Cyrillic letters, one Chinese character, one Korean syllable, a run
of kana, a number, or a plus sign behind it (GV24+); everything between tokens (spaces, hyphens,
dots, brackets) is dropped.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

#: Longest text that is looked at, in characters.
LONGEST = 200

_ASCII_TOKEN = re.compile(r"[a-z]+|\d+|(?<=\d)\+")
_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_DIAERESIS = "\u0308"
_SPECIAL = {"đ": "d", "ø": "o", "ł": "l", "ı": "i"}


@cache
def _token_pattern() -> re.Pattern[str]:
    """Compiled when first needed: it takes longer than all else in resolving one code."""
    return re.compile(
        r"\d+"
        r"|(?<=\d)\+"
        r"|[a-zß-öø-ɏḀ-ỿ]+"
        r"|[Ͱ-ӿ]+"
        r"|[぀-ヿ]+"
        r"|[\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff가-힣]"
        r"|[^\W\d_]"
    )


class Plain(NamedTuple):
    """A word without its marks: ``letters`` ("yongquan", ü as v), ``tones`` in order ("32")."""

    letters: str
    tones: str


def clean(text: str) -> str:
    """At most ``LONGEST`` characters of ``text`` that can be printed and sent anywhere.

    Control and formatting characters become spaces or vanish, lone surrogates become U+FFFD.
    """
    text = text[: 4 * LONGEST]
    if not (text.isascii() and text.isprintable()):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        text = "".join(
            character
            if character.isprintable()
            else ("" if unicodedata.category(character) == "Cf" else " ")
            for character in text
        )
    return " ".join(text[:LONGEST].split())


def tokens(text: str) -> list[str]:
    """The tokens of ``text``, folded in case and width; numbers without leading zeros."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)[:LONGEST]
        text = unicodedata.normalize("NFC", text.casefold())
        text = "".join(c for c in text if not unicodedata.combining(c))
        found = _token_pattern().findall(text)
    else:
        found = _ASCII_TOKEN.findall(text.lower())
    return [str(int(token)) if token.isdecimal() else token for token in found]


def plain(word: str) -> Plain:
    """A token without accents and tone marks, the tones apart."""
    if word.isascii():
        return Plain(word, "")
    letters: list[str] = []
    tones: list[str] = []
    for character in unicodedata.normalize("NFD", word):
        if tone := _TONES.get(character):
            tones.append(tone)
        elif character == _DIAERESIS:
            if letters and letters[-1] == "u":
                letters[-1] = "v"
        elif not unicodedata.combining(character):
            letters.append(_SPECIAL.get(character, character))
    return Plain(unicodedata.normalize("NFC", "".join(letters)), "".join(tones))


def key(text: str) -> str:
    """What a written form is looked up by: its tokens joined, accents kept."""
    return "".join(tokens(text))


def plain_key(text: str) -> Plain:
    """The joined tokens of a written form without marks, and its tones."""
    parts = [plain(token) for token in tokens(text)]
    return Plain("".join(p.letters for p in parts), "".join(p.tones for p in parts))


# Older romanisations and common misspellings written alike. In order: each rule sees the result of
# those before. They follow the correspondence with pinyin of Wade-Giles (ch', hs, ts, k for g, ung,
# ien, ih, j before a, e, o for r) and of the French EFEO (tch, ts before i, ou for u, oa for ua);
# oo and ee are English.
_SOUNDS = (
    ("j(?=[aeo])", "r"), ("jih", "ri"), ("ih(?![aeiou])", "i"),
    ("nn", "n"), ("mm", "m"), ("tch|zh|ch", "c"), ("tsi", "ci"),
    ("tzu", "zi"), ("ssu", "si"), ("tz|ts", "z"), ("hs|sh", "s"), ("q|j", "c"), ("x", "s"),
    ("ieh", "ie"), ("[uv]eh", "ue"), ("erh", "er"), ("v|oo|ou", "u"), ("ee", "i"), ("oe", "e"),
    ("ung", "ong"), ("[iy]en", "ian"), ("[uo]ei", "ui"), ("oua|oa", "ua"),
    ("ho", "he"), ("ko", "ge"), ("yi", "i"), ("yu", "u"), ("y", "i"), ("io", "o"), ("wu", "u"),
    ("b", "p"), ("d", "t"), ("g", "k"), ("iu", "u"), ("z", "c"),
)  # fmt: skip


def sound(letters: str) -> str:
    """A key that pinyin shares with older romanisations ("Yung Ch'üan", "Tsou San Li")."""
    for written, heard in _SOUNDS:
        letters = re.sub(written, heard, letters)
    return letters
