"""Lengths in descriptions of places: how far, which way, from what."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from tongren.documents.folding import fold_phrase
from tongren.documents.measures import find_lengths
from tongren.documents.place_features import features

#: The ways of a description, as the atlas names them.
SIDES = {
    "medial": "medial",
    "lateral": "lateral",
    "superior": "superior",
    "above": "superior",
    "up": "superior",
    "proximal": "superior",
    "inferior": "inferior",
    "below": "inferior",
    "down": "inferior",
    "under": "inferior",
    "beneath": "inferior",
    "distal": "inferior",
    "anterior": "anterior",
    "posterior": "posterior",
    "behind": "posterior",
    "dorsal": "dorsal",
    "palmar": "palmar",
    "plantar": "plantar",
    "radial": "radial",
    "ulnar": "ulnar",
    "over": "over",
    "beside": "beside",
    "between": "between",
}
_AFTER = re.compile(
    r"\s*(?:directly |just |approximately |straight )?(?P<side>above|below|superior|inferior|"
    r"lateral|medial|proximal|distal|posterior|anterior|radial|ulnar|behind|up|down|under|beneath)(?:ly)?\b"
    r"(?: and [a-z]+)?(?: (?:to|from|of|and))? ?(?P<anchor>[^,;.()]{0,60})",
    re.IGNORECASE,
)
_HANZI_SIDE = {
    "旁开": "lateral",
    "旁": "lateral",
    "上": "superior",
    "下": "inferior",
    "前": "anterior",
    "后": "posterior",
}
#: The way in Chinese, of each side that an opposite or a level is told of.
HANZI_OF = {"superior": "上", "inferior": "下", "anterior": "前", "posterior": "后"} | {
    "radial": "桡侧",
    "ulnar": "尺侧",
}
_CUT = re.compile(r"[,;.，；。、（）()]")
_CODE = re.compile(r"\b([A-Za-z]{2})[ -]?(\d{1,2})\b")
_WIDE = re.compile(r"\b[BF]-cun\b")
_SMALL = frozenset(
    {"the", "a", "an", "of", "in", "on", "at", "to", "and", "or", "its", "his", "your", "is"}
    | {"point", "transverse", "level"}
)
_MIDLINE = re.compile(
    r"median|midline|middle|spin|vertebra|\b[tlc]\d|umbilicus|navel|sternum|正中|棘突|脊|脐|胸椎|腰椎|"
    r"\bcv ?\d|\bgv ?\d|\bgb ?25\b|centre|center",
    re.IGNORECASE,
)


#: "Level with the navel", 平脐; a distance from the navel to the side is level with it too.
_LEVEL = re.compile(
    r"\b(?:level with|at the level of|same level as)(?: the)? (?P<anchor>[^,;.()]{0,60})|"
    r"(?:横平|平|与)(?P<hanzi>[^，。；,;相旁上下]{1,4})",
    re.IGNORECASE,
)
_OPPOSITE = {
    "superior": "inferior",
    "inferior": "superior",
    "anterior": "posterior",
    "posterior": "anterior",
    "radial": "ulnar",
    "ulnar": "radial",
}
#: So near a level that descriptions may call it one, cun.
_NEARLY = 0.3


class Way(NamedTuple):
    """``cun`` towards ``side`` from ``anchor``, in the words of the description; ``side`` "level"
    for no distance at all."""

    cun: float
    side: str
    anchor: str

    @property
    def code(self) -> str:
        """The point it is measured from, "" if none."""
        match = _CODE.search(self.anchor)
        return f"{match[1].upper()}{match[2]}" if match else ""


@lru_cache(2048)
def ways(text: str) -> tuple[Way, ...]:
    """All lengths of a description that have a direction."""
    prepared = _WIDE.sub("cun", text)
    found: list[Way] = []
    for length in find_lengths(prepared):
        match = _AFTER.match(prepared, length.end)
        if match is not None:
            found.append(Way(length.high_cun, SIDES[match["side"].lower()], match["anchor"]))
            continue
        before = prepared[max(0, length.start - 14) : length.start].rstrip()
        for hanzi, side in _HANZI_SIDE.items():
            if before.endswith(hanzi):
                anchor = _CUT.split(before.removesuffix(hanzi).removesuffix("直"))[-1]
                found.append(Way(length.high_cun, side, anchor))
                break
    levels = [Way(0.0, "level", m["anchor"] or m["hanzi"]) for m in _LEVEL.finditer(prepared)]
    aside = [w.anchor for w in found if w.side == "lateral" and "navel" in features(w.anchor).marks]
    return (*found, *levels, *(Way(0.0, "level", anchor) for anchor in aside))


def lengths_apart(
    here: tuple[Way, ...], there: tuple[Way, ...], of_point: Callable[[str], tuple[Way, ...]]
) -> tuple[Way, list[float]] | None:
    """A length here that contradicts all of the same side there, with theirs.

    ``of_point``: the lengths in the description of another point, so that "3 cun below ST36" is
    known to be 6 cun below ST35.
    """
    for way in here:
        known = [other for other in there if other.side == way.side and comparable(way, other)]
        if not known or any(_same(way.cun, other.cun) for other in known):
            continue
        if way.code and way.code not in {other.code for other in known}:
            steps = [s for s in of_point(way.code) if s.side == way.side]
            if not steps or any(_same(way.cun + s.cun, o.cun) for s in steps for o in known):
                continue
        return way, sorted({other.cun for other in known})
    return None


def ways_apart(here: tuple[Way, ...], there: tuple[Way, ...]) -> tuple[Way, Way, str] | None:
    """Two ways from one landmark that part: above it and below it, level with it and not.

    The landmark is one of ``place_words``.
    """
    for way in here:
        for other in there:
            shared = features(way.anchor).marks & features(other.anchor).marks
            if not shared or way.code or other.code:
                continue
            if _OPPOSITE.get(way.side) == other.side or _off_level(way, other, there, here):
                return way, other, min(shared)
    return None


def _off_level(way: Way, other: Way, there: tuple[Way, ...], here: tuple[Way, ...]) -> bool:
    """Whether one is level with a landmark from which the other is a distance up or down."""
    upright = {"superior", "inferior"}
    level, distant, beside = (way, other, there) if way.side == "level" else (other, way, here)
    if level.side != "level" or distant.side not in upright or distant.cun <= _NEARLY:
        return False
    marks = features(level.anchor).marks
    return not any(w.side == "level" and features(w.anchor).marks & marks for w in beside)


def lengths_shared(here: tuple[Way, ...], there: tuple[Way, ...]) -> float:
    """How much the lengths of one side and measure that both hold tell of the place.

    Whole columns of points share their distance from the midline, all nails 0.1 cun.
    """
    return sum(
        1.0 if way.side in ("lateral", "level") or way.cun <= 0.2 else 2.0
        for way in here
        if any(
            way.side == other.side and _same(way.cun, other.cun) and comparable(way, other)
            for other in there
        )
    )


def comparable(one: Way, other: Way) -> bool:
    """Whether two lengths can start from the same thing."""
    if one.code or other.code:
        return not (one.code and other.code) or one.code == other.code or one.side != "lateral"
    if one.side == "lateral":
        midline = [_MIDLINE.search(way.anchor) is not None for way in (one, other)]
        return all(midline) or not (any(midline) and one.anchor.strip() and other.anchor.strip())
    a, b = _telling(one.anchor), _telling(other.anchor)
    if not a or not b or _is_hanzi(one.anchor) != _is_hanzi(other.anchor):
        return True
    if any({x, y} <= a | b and not {x, y} <= a & b for x, y in _APART):
        return False
    return bool(a & b)


_APART = (("anterior", "posterior"), ("front", "posterior"), ("medial", "lateral"))


def _telling(anchor: str) -> frozenset[str]:
    plain = fold_phrase(anchor)
    for one, other in (("umbilicus", "navel"), ("kneecap", "patella"), ("ankle bone", "malleolus"),
                       ("anklebone", "malleolus"), ("inner ankle", "medial malleolus"),
                       ("outer ankle", "lateral malleolus")):  # fmt: skip
        plain = plain.replace(one, other)
    return frozenset(plain.split()) - _SMALL


def _is_hanzi(text: str) -> bool:
    return any("\u3400" <= character <= "\u9fff" for character in text)


def _same(one: float, other: float) -> bool:
    return abs(one - other) < 0.02
