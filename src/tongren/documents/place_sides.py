"""Sides of landmarks in descriptions: "medial to the artery" is not "over the artery"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tongren.documents.folding import fold_phrase
from tongren.documents.place_features import place_words
from tongren.documents.place_lengths import SIDES
from tongren.documents.reasons import Ground, GroundValue, Name, because, names, words

_OPPOSITE = {
    "medial": {"lateral", "over"},
    "lateral": {"medial", "over"},
    "superior": {"inferior"},
    "inferior": {"superior"},
    "anterior": {"posterior"},
    "posterior": {"anterior"},
    "radial": {"ulnar", "over"},
    "ulnar": {"radial", "over"},
    "palmar": {"dorsal"},
    "dorsal": {"palmar"},
    "over": {"medial", "lateral", "radial", "ulnar", "beside"},
    "plantar": set(),
    "between": set(),
    "beside": {"over"},
}
_RELATION = re.compile(
    r"(?:(?:on|at|to|of) )?(?:the )?\b(?P<side>medial|lateral|superior|inferior|anterior|"
    r"posterior|radial|ulnar|proximal|distal|palmar|dorsal|over|above|below|behind|beside)\b"
    r"(?: (?:side|border|margin|edge|aspect|end))?(?: (?:of|to))? (?:the )?(?P<mark>(?:[a-z]+ "
    r"){0,4}?(?:artery|tendons?|bone|malleolus|crease|patella|umbilicus|navel|nail|tibia|"
    r"fibula|radius|ulna|midline|line|process|clavicle|muscle|eyebrow|canthus|hairline|nostril|"
    r"acromion|joint|metatarsal|metacarpal|nipple|tuberosity|epicondyle|olecranon|st35|heel|"
    r"crest))\b"
)
_SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "to",
        "and",
        "or",
        "is",
        "it",
        "with",
        "when",
        "where",
        "by",
        "as",
        "from",
        "this",
        "point",
        "located",
        "located",
        "lies",
        "approximately",
        "about",
        "just",
        "find",
        "we",
        "can",
    ]
)
#: Descriptions of the atlas come again and again; those of pages pass through.
_REMEMBERED = 2048


_SIDE_OF = {
    "内侧": "medial",
    "外侧": "lateral",
    "桡侧": "radial",
    "尺侧": "ulnar",
    "搏动处": "over",
    "搏动": "over",
    "上": "over",
}
_HANZI_SIDES = "|".join(_SIDE_OF)


class _Relation(NamedTuple):
    side: str
    mark: str


def sides_apart(text: str, other: str) -> Ground | None:
    """Two sides of one landmark, in words."""
    for here in _relations(plain(text)):
        for there in _relations(plain(other)):
            if here.mark == there.mark and there.side in _OPPOSITE.get(here.side, set()):
                return because(
                    "place_side",
                    here=words("side", here.side),
                    there=words("side", there.side),
                    mark=_mark_name(here.mark),
                )
    return None


@lru_cache(_REMEMBERED)
def _relations(text: str) -> tuple[_Relation, ...]:
    english = (
        _Relation(SIDES.get(match["side"], match["side"]), _mark(match["mark"]))
        for match in _RELATION.finditer(text)
    )
    return (*english, *_hanzi_relations(text))


def _hanzi_relations(text: str) -> Iterator[_Relation]:
    """腋动脉内侧: only of arteries, whose names say which one is meant."""
    for key, word in place_words().tables["marks"].items():
        if not key.endswith("_artery"):
            continue
        for written in word.zh:
            for match in re.finditer(rf"{written}(?:的)?({_HANZI_SIDES})", text):
                yield _Relation(_SIDE_OF[match[1]], _mark(word.name.en))


def _mark(text: str) -> str:
    told = [word for word in text.split() if word not in _SMALL and word not in SIDES]
    return " ".join(told[-2:])


def _mark_name(mark: str) -> GroundValue:
    for part in ("structures", "marks", "zones"):
        for word in place_words().tables[part].values():
            if word.en.fullmatch(mark):
                return names(Name(mark, word.name.zh))
    return names(Name(mark))


@lru_cache(_REMEMBERED)
def plain(text: str) -> str:
    """A description folded, with one word for one thing."""
    said = fold_phrase(re.sub(r"\bB-cun\b", "cun", text))
    for one, other in _SYNONYMS:
        said = said.replace(one, other)
    return said


_SYNONYMS = (
    ("armpit", "axilla"),
    ("axillary fossa", "axilla"),
    ("depression", "hollow"),
    ("centre", "center"),
    ("2nd", "second"),
    ("3rd", "third"),
    ("1st", "first"),
    ("4th", "fourth"),
    ("5th", "fifth"),
    ("kneecap", "patella"),
    ("belly button", "navel"),
    ("umbilicus", "navel"),
    ("sole of the foot", "sole"),
    ("finger breadths", "cun"),
    ("metatarsals", "metatarsal bones"),
    ("junction of the anterior and middle third", "one third"),
    ("lower leg", "leg"),
    ("shin bone", "tibia"),
    ("shinbone", "tibia"),
    ("inner ankle bone", "medial malleolus"),
    ("inner ankle", "medial malleolus"),
    ("outer ankle", "lateral malleolus"),
    ("achilles tendon", "calcaneal tendon"),
    ("breastbone", "sternum"),
    ("collarbone", "clavicle"),
    ("collar bone", "clavicle"),
    ("tendo calcaneus", "calcaneal tendon"),
    ("base of the skull", "occipital bone"),
    ("popliteal fossa", "popliteal crease"),
)


@lru_cache(_REMEMBERED)
def telling(text: str) -> frozenset[str]:
    """The words of a description that tell where it is."""
    return frozenset(word for word in plain(text).split() if word not in _SMALL)
