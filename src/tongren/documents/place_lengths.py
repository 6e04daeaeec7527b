"""Lengths in descriptions of places: how far, which way, from what."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from tongren.documents.folding import fold_phrase
from tongren.documents.measures import find_lengths

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


class Way(NamedTuple):
    """``cun`` towards ``side`` from ``anchor``, in the words of the description."""

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
    return tuple(found)


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


def lengths_shared(here: tuple[Way, ...], there: tuple[Way, ...]) -> float:
    """How much the lengths of one side and measure that both hold tell of the place.

    Whole columns of points share their distance from the midline, all nails 0.1 cun.
    """
    return sum(
        1.0 if way.side == "lateral" or way.cun <= 0.2 else 2.0
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
