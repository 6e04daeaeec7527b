"""Two descriptions of a place held against each other: numbers, directions, landmarks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tongren.documents import hanzi_place
from tongren.documents.folding import fold_phrase
from tongren.documents.found import Answer
from tongren.documents.measures import find_lengths
from tongren.model import Acupoint

_SIDES = {
    "medial": "medial",
    "medially": "medial",
    "lateral": "lateral",
    "laterally": "lateral",
    "superior": "superior",
    "above": "superior",
    "inferior": "inferior",
    "below": "inferior",
    "proximal": "superior",
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
    "up": "superior",
    "down": "inferior",
    "directly above": "superior",
    "directly below": "inferior",
}
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
_HANZI_TERMS = re.compile(r"[\u3400-\u9fff]")


#: Descriptions of the atlas come again and again; those of pages pass through.
_REMEMBERED = 2048


class _Relation(NamedTuple):
    side: str
    mark: str


def compare_place(point: Acupoint, text: str) -> Answer:
    """A described place against location, notes and alternatives of the atlas."""
    location = point.location
    own = " ".join(
        (location.text, *location.notes, *(check.statement for check in location.checks))
    )
    for other in location.alternatives:
        only_there = _telling(text) & _telling(other.text) - _telling(own)
        if len(only_there) < 2 and not _conflict(text, location.text):
            continue
        if _like(text, other.text) > max(0.45, _like(text, own) + 0.05):
            disagreement = _conflict(text, location.text)
            if disagreement or _like(text, other.text) > 0.6:
                reason = disagreement or "as sources beside the standard have it"
                return (
                    "differs",
                    f"{reason}; held by {other.held_by}",
                    "caution" if disagreement else "note",
                )
    if reason := _conflict(text, location.text):
        if (holder := _holder(point, text)) is not None:
            reason = f"{reason}; so also {holder}"
        return "differs", reason, "caution"
    if _HANZI_TERMS.search(text):
        return _compare_hanzi(text, location.text, own)
    if _like(text, own) >= 0.25 or _shared_lengths(text, own):
        return "agrees", "", ""
    return "new", "too different in wording to be held against the atlas", "note"


def _compare_hanzi(text: str, place: str, own: str) -> Answer:
    """A place in Chinese words: its numbers, sides and landmarks against ours."""
    if reason := hanzi_place.conflict(text, place, own):
        return "differs", reason, "caution"
    if hanzi_place.is_like(text, place) or _shared_lengths(text, own):
        return "agrees", "", ""
    return "new", "a place in Chinese words that cannot be held against the atlas", "note"


def _holder(point: Acupoint, text: str) -> str | None:
    """Who else holds this place among the disagreements of the atlas."""
    best, score = None, 0.34
    for disagreement in point.knowledge.disagreements:
        if "place" not in disagreement.topic.lower() and "locat" not in disagreement.topic.lower():
            continue
        for position in disagreement.positions:
            likeness = _like(text, position.text)
            if likeness > score:
                best, score = position, likeness
    return ", ".join(best.sources[:3]) if best is not None else None


def _conflict(text: str, own: str) -> str:
    """In words, how two places contradict each other: another side, another length."""
    if reason := _other_side(_plain(text), _plain(own)):
        return reason
    return _other_length(text, own)


def _other_side(here: str, there: str) -> str:
    for one in _relations(here):
        for other in _relations(there):
            if one.mark == other.mark and other.side in _OPPOSITE.get(one.side, set()):
                said = "over" if one.side == "over" else f"{one.side} to"
                held = "over" if other.side == "over" else f"{other.side} to"
                return f"{said} the {one.mark} here; {held} the {other.mark} in the atlas"
    return ""


@lru_cache(_REMEMBERED)
def _relations(text: str) -> tuple[_Relation, ...]:
    return tuple(
        _Relation(_SIDES.get(match["side"], match["side"]), _mark(match["mark"]))
        for match in _RELATION.finditer(text)
    )


def _mark(text: str) -> str:
    words = [word for word in text.split() if word not in _SMALL and word not in _SIDES]
    return " ".join(words[-2:])


_LENGTH_SIDE = re.compile(
    r"\s*(?:directly |just |approximately )?(?P<side>above|below|superior|inferior|lateral|"
    r"medial|proximal|distal|posterior|anterior|radial|ulnar|behind|up|down)",
    re.IGNORECASE,
)
_HANZI_SIDE = {
    "旁开": "lateral",
    "上": "superior",
    "直上": "superior",
    "下": "inferior",
    "直下": "inferior",
}


@lru_cache(_REMEMBERED)
def _measured(text: str) -> dict[str, set[float]]:
    """Lengths by direction: {"inferior": {3.0}}."""
    found: dict[str, set[float]] = {}
    prepared = re.sub(r"\b([BF])-cun", "cun", text)
    for length in find_lengths(prepared):
        match = _LENGTH_SIDE.match(prepared, length.end)
        if match is not None:
            found.setdefault(_SIDES.get(match["side"].lower(), "any"), set()).add(length.high_cun)
            continue
        before = prepared[max(0, length.start - 3) : length.start]
        for hanzi, side in _HANZI_SIDE.items():
            if before.strip().endswith(hanzi):
                found.setdefault(side, set()).add(length.high_cun)
                break
    return found


def _other_length(text: str, own: str) -> str:
    here, there = _measured(text), _measured(own)
    for side in here.keys() & there.keys():
        if here[side].isdisjoint(there[side]):
            said = ", ".join(f"{value:g}" for value in sorted(here[side]))
            held = ", ".join(f"{value:g}" for value in sorted(there[side]))
            return f"{said} cun {side} here, {held} in the atlas"
    return ""


def _shared_lengths(text: str, own: str) -> bool:
    here, there = _measured(text), _measured(own)
    return any(not here[side].isdisjoint(there[side]) for side in here.keys() & there.keys())


@lru_cache(_REMEMBERED)
def _plain(text: str) -> str:
    plain = fold_phrase(re.sub(r"\bB-cun\b", "cun", text))
    for one, other in _SYNONYMS:
        plain = plain.replace(one, other)
    return plain


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
    ("wrist crease", "wrist crease"),
    ("breastbone", "sternum"),
)


@lru_cache(_REMEMBERED)
def _telling(text: str) -> frozenset[str]:
    return frozenset(word for word in _plain(text).split() if word not in _SMALL)


def _like(text: str, other: str) -> float:
    """How many of the telling words of the shorter description the other has too, 0 to 1."""
    here, there = _telling(text), _telling(other)
    if not here or not there:
        return 0.0
    return len(here & there) / min(len(here), len(there))
