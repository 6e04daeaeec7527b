"""Whether a location's text and its expression say the same.

Every number with its unit, every share of a way, every point code and every landmark of the
expression must stand in the text; every number, share and code of the text must stand in the
expression or in one of its checks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tongren.locator import tree as t
from tongren.locator.anatomy import Landmark
from tongren.locator.parser import parse
from tongren.locator.walk import walk

_UNITS = {"b-cun": "bcun", "f-cun": "fcun", "fingerbreadth": "fingerbreadth", "mm": "mm"}
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)\s*(B-cun|F-cun|fingerbreadths?|mm)\b", re.IGNORECASE)
_MERIDIANS = "LU|LI|ST|SP|HT|SI|BL|KI|PC|TE|GB|LR|GV|CV"
_CODE = re.compile(rf"\b(?:(?:{_MERIDIANS})\d+|EX-(?:HN|CA|B|UE|LE)\d+)\b")
_SHARE = re.compile(r"\b(\d+)/(\d+)\b")
_SHARE_WORDS = {
    "one third": "1/3", "two thirds": "2/3", "one quarter": "1/4", "three quarters": "3/4",
    "one half": "1/2", "halfway": "1/2", "midpoint": "1/2", "midway": "1/2", "middle": "1/2",
    "a third": "1/3", "a quarter": "1/4", "half way": "1/2",
}  # fmt: skip
#: Words that a landmark's name may have and the text need not: "midpoint of the popliteal crease".
_LOOSE = frozenset(
    {
        "a",
        "an",
        "and",
        "as",
        "at",
        "bone",
        "border",
        "by",
        "center",
        "centre",
        "curve",
        "end",
        "for",
        "from",
        "in",
        "is",
        "its",
        "level",
        "line",
        "margin",
        "middle",
        "midpoint",
        "of",
        "on",
        "or",
        "over",
        "part",
        "place",
        "point",
        "position",
        "shaft",
        "side",
        "skin",
        "the",
        "to",
        "upon",
        "which",
        "with",
    }
)


@dataclass
class Said:
    """What a sentence or a text says that can be counted."""

    amounts: set[tuple[float, str]] = field(default_factory=set)
    shares: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)


def disagreements(
    code: str,
    text: str,
    expression: str,
    landmarks: Mapping[str, Landmark],
    statements: Iterable[str] = (),
) -> list[str]:
    """Where the text of a point and its expression differ; empty when they say the same.

    ``statements``: the checks, in which the text's further facts may stand.
    """
    said = read_expression(expression)
    further = read_expression(*statements)
    told = read_text(text)
    problems = [
        f"{code}: the expression says {number:g} {unit}, the text does not"
        for number, unit in sorted(said.amounts - told.amounts)
    ]
    problems += [
        f"{code}: the text says {number:g} {unit}, neither expression nor check does"
        for number, unit in sorted(told.amounts - said.amounts - further.amounts)
    ]
    problems += [
        f"{code}: the expression says {share} of a way, the text does not"
        for share in sorted(said.shares - told.shares - {"1/2"})
    ]
    codes = {
        name.partition(".")[0] for name in said.names if _CODE.fullmatch(name.partition(".")[0])
    }
    more = {name.partition(".")[0] for name in further.names}
    problems += [
        f"{code}: the expression rests on {name}, the text does not name it"
        for name in sorted(codes - told.names)
    ]
    problems += [
        f"{code}: the text names {name}, neither expression nor check does"
        for name in sorted(told.names - codes - more - {code})
    ]
    for name in sorted(said.names):
        landmark = landmarks.get(name)
        if landmark is not None and not names_landmark(text, landmark):
            wordings = ", ".join(repr(each) for each in (landmark.name, *landmark.words))
            problems.append(
                f"{code}: the expression rests on {name}, the text has none of {wordings}"
            )
    return problems


def read_expression(*sentences: str) -> Said:
    """The amounts, shares and names of sentences of the location language."""
    said = Said()
    for sentence in sentences:
        for node in walk(parse(sentence)):
            match node:
                case t.Amount():
                    unit = "fingerbreadth" if node.unit.startswith("finger") else node.unit
                    said.amounts.add((node.numeral.value, unit))
                case t.Fraction() | t.Portion():
                    said.shares.add(node.part.text)
                case t.Ref():
                    said.names.add(node.name)
    return said


def read_text(text: str) -> Said:
    """The amounts, shares and point codes of a text in plain words."""
    said = Said()
    for number, unit in _AMOUNT.findall(text):
        said.amounts.add((float(number), _UNITS[unit.lower().removesuffix("s")]))
    said.shares = {f"{a}/{b}" for a, b in _SHARE.findall(text)}
    said.shares |= {share for words, share in _SHARE_WORDS.items() if words in text.lower()}
    said.names = set(_CODE.findall(text))
    return said


def names_landmark(text: str, landmark: Landmark) -> bool:
    """Whether a text has the telling words of one of a landmark's names, in any order."""
    there = _telling(text)
    names = (landmark.name, landmark.ta2, landmark.id.replace("_", " "), *landmark.words)
    return any(telling and telling <= there for telling in map(_telling, names))


def _telling(text: str) -> set[str]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {_singular(word) for word in words} - _LOOSE


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
