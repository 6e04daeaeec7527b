"""Words as the index holds them: Latin words folded, Chinese text as pairs of characters."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

_WORD = re.compile(r"[^\W_]+")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")


def fold(text: str) -> str:
    """``text`` without case, accents and apostrophes: "Can't" gives "cant", "Lǘ" gives "lu"."""
    text = text.replace("'", "").replace("’", "")
    if text.isascii():
        return text.lower()
    split = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFC", "".join(c for c in split if not unicodedata.combining(c)))


def latin_words(text: str) -> list[str]:
    """The folded words of ``text`` in alphabets; Chinese characters are left out."""
    return _WORD.findall(_HAN.sub(" ", fold(text)))


def han_runs(text: str, simplified: Mapping[str, str]) -> list[str]:
    """The runs of Chinese characters in ``text``, in simplified characters."""
    return ["".join(simplified.get(c, c) for c in run) for run in _HAN.findall(text)]


def pairs(run: str) -> list[str]:
    """A run of characters as overlapping pairs, which is what is indexed ("足三里": 足三, 三里)."""
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


def phrases_of(label: str) -> Iterator[str]:
    """The key of a phrase: its words joined by single spaces; nothing for an empty phrase."""
    if words := latin_words(label):
        yield " ".join(words)
