"""Text reduced to what matters for matching, character by character: places stay."""

import functools
import unicodedata

from tongren.store import DATA_FOLDER, TomlFile


class _Table(dict[int, str]):
    """Character code -> one folded character, filled in as characters are met."""

    def __init__(self, hanzi: dict[str, str]) -> None:
        super().__init__()
        self._hanzi = hanzi

    def __missing__(self, code: int) -> str:
        folded = self._fold(chr(code))
        self[code] = folded
        return folded

    def _fold(self, character: str) -> str:
        if (simplified := self._hanzi.get(character)) is not None:
            return simplified
        for part in unicodedata.normalize("NFKD", character):
            if part.isalnum():
                lower = part.lower()
                return lower if len(lower) == 1 else part
        return " "


@functools.cache
def _table() -> _Table:
    rows = TomlFile(DATA_FOLDER / "characters.toml", "data/characters.toml").tables["rows"]
    hanzi: dict[str, str] = {}
    for traditional, simplified in rows:
        hanzi.update(zip(traditional, simplified, strict=True))
    return _Table(hanzi)


def fold(text: str) -> str:
    """``text`` of the same length in lower case, without accents, in simplified characters.

    Everything that is neither letter nor digit becomes a space.
    """
    return text.translate(_table())


def plain_characters(text: str) -> str:
    """``text`` of the same length in lower case and simplified characters, with its punctuation."""
    if text.isascii():
        return text.lower()
    pairs = zip(text, fold(text), strict=True)
    return "".join(own if folded == " " else folded for own, folded in pairs)


def fold_phrase(text: str) -> str:
    """A folded phrase with single spaces, as patterns are written."""
    return " ".join(fold(text).split())


def is_hanzi(character: str) -> bool:
    """Whether a character is a Chinese one: such words have no spaces round them."""
    return "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff"


def singular(word: str) -> str:
    """An English word without its plural: "indications" -> "indication"."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1]


def plural(word: str) -> str:
    """The English plural: "body" -> "bodies", "crease" -> "creases"."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word + "s"
