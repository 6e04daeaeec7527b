"""Lengths, depths and times as pages write them, with their places."""

import re
import sys
from collections.abc import Iterator
from typing import Literal, NamedTuple

#: Millimetres of the literature's cun where a page gives a depth in other units: needles are named
#: so
#: (a 1 cun needle has a shaft of 25 mm). A reading aid, not a measure of any body. An inch is read
#: as
#: a cun, because older English books call the cun so.
MM_PER_CUN = 25.0

_WORDS = {
    "a": 1.0,
    "an": 1.0,
    "one": 1.0,
    "two": 2.0,
    "three": 3.0,
    "four": 4.0,
    "five": 5.0,
    "six": 6.0,
    "seven": 7.0,
    "eight": 8.0,
    "nine": 9.0,
    "ten": 10.0,
    "twelve": 12.0,
    "fifteen": 15.0,
    "twenty": 20.0,
    "thirty": 30.0,
    "forty": 40.0,
    "sixty": 60.0,
    "half": 0.5,
    "half a": 0.5,
    "half an": 0.5,
    "one half": 0.5,
    "one and a half": 1.5,
    "a few": 3.0,
}
_HANZI = {
    "半": 0.5,
    "一": 1.0,
    "二": 2.0,
    "两": 2.0,
    "兩": 2.0,
    "三": 3.0,
    "四": 4.0,
    "五": 5.0,
    "六": 6.0,
    "七": 7.0,
    "八": 8.0,
    "九": 9.0,
    "十": 10.0,
}
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 0.2, "⅛": 0.125}

_NUMBER = (
    r"(?:\d{1,3}\s(?=[½¼¾⅓⅔])[½¼¾⅓⅔]|\d{1,3}[½¼¾⅓⅔]|[½¼¾⅓⅔⅕⅛]|\d{1,2}\s\d/\d|\d{1,2}/\d{1,2}|"
    r"\d{1,4}(?:[.,．]\d{1,3})?|\.\d{1,2}"
    r"|(?:one and a half|one half|half an?|half|a few|an?|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|twelve|"
    r"fifteen|twenty|thirty|forty|sixty)(?![a-z])|[半一二两兩三四五六七八九十]{1,3})"
)
_DASH = r"\s*(?:-|–|—|−|‐|‑|~|～|〜|∼|to|until|or|and|至|到|或|—)\s*"
_UNIT = (
    r"(?:body[\s-]inch(?:es)?|chinese[\s-]inch(?:es)?|anatomical[\s-]inch(?:es)?|cuns?|tsuns?|"
    r"cùn|inch(?:es)?|in\.|"
    r"[\"”″](?!\w)|fens?|fēn|mm|millimet(?:er|re)s?|cm|centimet(?:er|re)s?|寸|厘米|毫米|公分|分(?!钟|鐘|"
    r"别|別|之|布|析|为|支|泌|裂|界|娩))"
)
#: The tenths behind whole cun: 一寸五分, 1 tsun 5 fen.
_TENTHS = (
    r"(?<=[寸nN])\s*(?P<{}>[1-9一二三四五六七八九]|one|two|three|four|five|six|seven|eight|nine)\s*"
    r"(?:分(?!钟|鐘|别|別|之|布|析|为|支|泌|裂|界|娩)|fens?\b)"
)
_LENGTH = re.compile(
    rf"(?<![A-Za-z0-9.])(?P<low>{_NUMBER})(?:\s*(?P<unit1>{_UNIT})(?:{_TENTHS.format('low_fen')})?)?"
    rf"(?P<half1>半)?(?:{_DASH}(?P<high>{_NUMBER}"
    rf"))?\s*-?\s*(?P<unit>{_UNIT})?(?:{_TENTHS.format('high_fen')})?(?P<half>半)?(?![a-z])",
    re.IGNORECASE,
)
_TIME = re.compile(
    rf"(?<![A-Za-z0-9.])(?P<low>{_NUMBER})(?:\s*(?P<unit1>seconds?|secs?|minutes?|"
    rf"mins?))?(?:{_DASH}(?P<high>{_NUMBER}))?[\s-]*(?:full\s|whole\s|more\s)?"
    r"(?P<unit>seconds?|secs?\b|minutes?|mins?\b|秒钟?|秒鐘|分钟|分鐘)",
    re.IGNORECASE,
)

_IN_CUN = {"fen": 0.1, "inch": 1.0, "mm": 1 / MM_PER_CUN, "cm": 10 / MM_PER_CUN, "cun": 1.0}
Unit = Literal["cun", "fen", "inch", "mm", "cm"]


class Length(NamedTuple):
    """A length or range of lengths. ``low``, ``high`` in ``unit``; ``low_cun``, ``high_cun`` in
    cun."""

    start: int
    end: int
    low: float
    high: float
    unit: Unit

    @property
    def low_cun(self) -> float:
        return round(self.low * _IN_CUN[self.unit], 2)

    @property
    def high_cun(self) -> float:
        return round(self.high * _IN_CUN[self.unit], 2)


class Duration(NamedTuple):
    """A time or range of times in seconds."""

    start: int
    end: int
    low: int
    high: int


def find_lengths(text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Length]:
    """Every length with a unit in ``text[start:end]``, ranges as one."""
    for match in _LENGTH.finditer(text, start, end):
        unit_text = match["unit"] or match["unit1"]
        if unit_text is None or (match["unit"] is None and match["high"] is not None):
            continue
        unit = _unit(unit_text)
        low = _number(match["low"])
        if low is None:
            continue
        first_unit = _unit(match["unit1"]) if match["unit1"] else unit
        high = _number(match["high"]) if match["high"] else low
        if high is None:
            continue
        low *= _IN_CUN[first_unit] / _IN_CUN[unit]
        if unit == "cun":
            low, high = _with_tenths(match, low, high)
        if match["half"]:
            high += 0.5
            low = high if not match["high"] else low
        if unit_text == "分" and match["low"] and match["low"][0].isdigit() and "." in match["low"]:
            continue
        if match["low"].lower() in ("a", "an") and unit in ("mm", "cm"):
            continue
        if not 0 < high <= 400 or low > high:
            if low > high > 0 and match["high"]:
                low, high = high, low
            else:
                continue
        yield Length(match.start("low"), match.end(), low, high, unit)


def _with_tenths(match: re.Match[str], low: float, high: float) -> tuple[float, float]:
    """Both ends with the tenths of a cun that stand behind them."""
    first, last = (
        (_number(match[name]) or 0.0) / 10 if match[name] else 0.0
        for name in ("low_fen", "high_fen")
    )
    first += 0.5 if match["half1"] else 0.0
    if not match["high"]:
        return low + first + last, high + first + last
    return low + first, high + last


def find_durations(text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Duration]:
    """Every time in seconds or minutes in ``text[start:end]``."""
    for match in _TIME.finditer(text, start, end):
        low = _number(match["low"])
        high = _number(match["high"]) if match["high"] else low
        if low is None or high is None:
            continue
        scale = _seconds(match["unit"])
        first = _seconds(match["unit1"]) if match["unit1"] else scale
        if 0 < high * scale <= 7200:
            yield Duration(match.start("low"), match.end(), round(low * first), round(high * scale))


def _seconds(unit: str) -> int:
    return 60 if unit.lower().startswith(("m", "分")) else 1


def _unit(written: str) -> Unit:
    lower = written.lower()
    if lower in ("寸",) or lower.startswith(
        ("cun", "tsun", "cùn", "body", "chinese", "anatomical")
    ):
        return "cun"
    if lower.startswith(("fen", "fēn", "分")):
        return "fen"
    if lower in ("mm", "毫米") or lower.startswith("millim"):
        return "mm"
    if lower in ("cm", "厘米", "公分") or lower.startswith("centim"):
        return "cm"
    return "inch"


def _number(written: str) -> float | None:
    """A number in digits, fractions, English or Chinese words; None for nonsense like "1/0"."""
    text = " ".join(written.lower().replace(",", ".").replace("．", ".").split())
    if text in _WORDS:
        return _WORDS[text]
    if text[-1] in _VULGAR:
        return (float(text[:-1]) if text[:-1].strip() else 0.0) + _VULGAR[text[-1]]
    if text[0] in _HANZI:
        return _hanzi_number(text)
    whole, _, fraction = text.rpartition(" ")
    if "/" in fraction:
        above, below = fraction.split("/")
        return (
            (float(whole) if whole else 0.0) + float(above) / float(below) if float(below) else None
        )
    try:
        return float(text)
    except ValueError:
        return None


def _hanzi_number(text: str) -> float | None:
    if any(character not in _HANZI for character in text):
        return None
    tens, ten, ones = text.partition("十")
    if ten:
        return (_HANZI[tens] if tens else 1.0) * 10 + (_HANZI[ones] if ones else 0.0)
    return _HANZI[text] if len(text) == 1 else None
