"""Answers to texts in which no code or name was recognised: near misses, and clear misspellings."""

from tongren.search.answers import Asked
from tongren.search.codes import Match, Misnumbered
from tongren.search.likeness import (
    Likeness,
    as_close,
    clearly_best,
    similar_codes,
    similar_names,
)
from tongren.search.resolution import Resolution
from tongren.search.spelling import plain

_HINT = "try a code such as KI1, a name in pinyin or characters, or search for words"
_MOST_NEAR = 5


def out_of_range(asked: Asked) -> Resolution:
    """A number that the meridian does not have: say the range, offer what may have been meant."""
    wrong = asked.reading.misnumbered[0]
    near: dict[str, Match] = {}
    digits = str(wrong.number)
    for meridian, last in wrong.lasts:
        turned = {int(digits[::-1]): "digits swapped", int(digits[0]): "first digit"}
        for number, why in {**turned, last: "last point of the meridian"}.items():
            if (code := f"{meridian}{number}") in asked.lexicon.points:
                near.setdefault(code, Match(0.0, code, why))
    return asked.nothing(range_text(wrong), dict(list(near.items())[:_MOST_NEAR]))


def range_text(wrong: Misnumbered) -> str:
    """Which numbers there are."""
    ranges = ", ".join(f"{meridian} has the points 1 to {last}" for meridian, last in wrong.lasts)
    return f"there is no {wrong.text}: {ranges}"


def from_likeness(asked: Asked) -> Resolution:
    """Take a name that is clearly misspelt, else say what is missing or offer similar ones."""
    reading, lexicon = asked.reading, asked.lexicon
    letters = "".join(plain(word).letters for word in asked.words if not word.isdecimal())
    if reading.numbers and 0 < len(letters) <= 3 and letters.isascii():
        codes = similar_codes(letters, reading.numbers[0], lexicon)
        near = {code: Match(0.0, code, "similar code") for code in codes}
        return asked.nothing(f"no code family writes {letters.upper()}", near)
    if meridians := _meridians(asked):
        which = " or ".join(dict.fromkeys(meridians))
        return asked.nothing(f"this names a meridian ({which}); add a number", {})
    ranked = similar_names(letters, lexicon)
    if clearly_best(ranked) and not reading.numbers:
        return misspelt(asked, ranked[0])
    if (close := as_close(ranked)) and not reading.numbers:
        return asked.answer(None, _matches(close), "spelt differently: several names are as close")
    return asked.nothing(f"nothing found; {_HINT}", _matches(ranked))


def _meridians(asked: Asked) -> tuple[str, ...]:
    """The meridians that the whole text is a name or abbreviation of."""
    if prefix := asked.lexicon.prefix("".join(asked.words)):
        return tuple(meaning.meridian for meaning in prefix.meanings)
    return asked.reading.meridians if not asked.reading.unread else ()


def misspelt(asked: Asked, best: Likeness) -> Resolution:
    """The point whose name is clearly the nearest."""
    why = f"spelt differently: read as {best.entry.written}"
    return asked.answer(best.entry.code, _matches([best]), why)


def _matches(alike: list[Likeness]) -> dict[str, Match]:
    return {one.entry.code: Match(one.score, one.entry.written, one.entry.kind) for one in alike}
