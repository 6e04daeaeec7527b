"""Which field a sentence belongs to, by what it says.

Each field gets points from cues (``data/reading/cues.toml``), from vocabulary, and from lengths
and times; a
known heading or label adds points to its field. The highest wins.
"""

import re
import sys
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tongren.documents.care_cues import care_points
from tongren.documents.matcher import Hit
from tongren.documents.measures import Duration, Length

_STRONG, _WEAK, _OPENING = 3.0, 0.8, 2.5
_WEAK_AT_MOST = 3.2
#: What a name of the section is worth, by how surely it belongs to the sentence.
PRIOR_LABEL, PRIOR_HEADING, PRIOR_DISTANT = 9.0, 5.0, 2.2
#: A sentence with fewer points than this belongs to no field by itself.
ENOUGH = 2.4

_DIRECTED = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:straight\s|directly\s|just\s|approximately\s|"
    r"immediately\s)*(?:above|below|superior|inferior|lateral|medial|proximal|distal|posterior|"
    r"anterior|"
    r"from|down|up\b|behind|away|to the (?:left|right|side)|radial|ulnar|dorsal|either side|"
    r"outside|inside|within|wide|along|directly|under|beneath|off|higher|lower|in front|next|"
    r"towards? the|on either|over the|"
    r"[上下外内处旁直]|within|to one side|out\b|lateral)",
    re.IGNORECASE,
)
_DIRECTED_BEFORE = re.compile(r"(?:旁开|上|下|外|内|距|后|前|开|缘|侧)\s*(?:约|各)?\Z")
_TOWARDS = re.compile(r"\s*(?:towards?|along|from)")
_DEPTH_BEFORE = re.compile(
    r"(?:insertion|needl\w*|perpendicularly|obliquely|depth of|刺)[^.]{0,12}\Z"
)
_NEEDLE_BEFORE = re.compile(r"[刺针]|深\s*\Z")
_ANGLE = re.compile(
    r"perpendicular|oblique|transverse|subcutaneous|vertical|horizontal|insert|needle|punctur|"
    r"prick|depth|deep|angle|slant|直刺|斜刺|平刺|横刺|沿皮|刺|针|深",
    re.IGNORECASE,
)
_ACTION_VERB = re.compile(
    r"(?:to |also |it |helps? |strongly |can |may |further |gently |and )*(?:tonif|nourish|"
    r"clear|expel|dispel|calm|regulat|mov(?:e|ing)s? |invigorat|resolv|transform|drain|subdu|"
    r"descend|rais|lift|"
    r"warm(?! needl)|cool|strengthen|benefit|harmoni|open|unbind|relax|activat|alleviat|"
    r"reliev|eas(?:e|"
    r"ing)|stop|restor|reviv|rescu|promot|sooth|spread|cours|"
    r"support|improv|boost|balanc|reduc|settl|quiet|pacif|extinguish|releas|disperse|dissipat|"
    r"moisten|generat|brighten|free|remov|unblock|"
    r"fortif|supplement|augment|enrich|consolidat|stabilis|stabiliz|secur|firm|astring|anchor|"
    r"diffus|disseminat|purg|purif|detoxif|eliminat|"
    r"lower(?!\s+(?:back|abd|limb|leg|jiao|burner|body|belly|extrem|part|half|blood|side|"
    r"border|jaw|ext))|stimulat|induc|lubricat|ground|build|increas|enhanc|facilitat|encourag|"
    r"root|steady|steadies|arous|awaken|eliminates|checks? |controls? |sedat|tranquil|brings? "
    r"down|pulls? |leads? |draws? |sends? )",
    re.IGNORECASE,
)
#: What begins like an opening and opens nothing: "for example", "for more".
_NO_OPENING = re.compile(
    r"\s*(?:for (?:example|instance|more|further|additional|this|that|these|those|a |an |best|"
    r"many (?:people|of)|now|most|example)\b|place of|work of|let us know)",
    re.IGNORECASE,
)
#: Points that are added up: "ST35 + SP9 --> knee pain".
_PLUS = re.compile(r"\w\)? ?[+＋] ?[A-Z(]|^\s*[+＋]")
#: Another point and what it is for: "ST6 Jiache for a tired jaw".
_ANOTHER = re.compile(
    r"\s*[A-Z][A-Za-z]{0,4}[ -]?\d{1,2}\b(?: [A-Z][a-z]+){0,2}(?: \([^()]{2,30}\))?,? for\b"
)
#: A depth that is only warned of.
_LIMIT = re.compile(
    r"exceed|beyond|more than|deeper|over \d|no further|not (?:be )?(?:needled|inserted)|"
    r"超过|不得超|不宜超|深于|contraindicat|forbid",
    re.IGNORECASE,
)
#: "the pituitary gland, which is located behind the nose": the place is not the point's.
_OF_ANOTHER = re.compile(
    r"(?<!point)(?<!points)(?<![)\d])(?<!穴), (?:which|that) (?:is|are|lies|lie|sits) "
    r"(?:located |situated |found )?",
    re.IGNORECASE,
)
_HANZI_ACTION = re.compile(
    r"(?:[补滋益养健温清泻疏散祛宣降平熄息宁安开醒通活理行调和化利消止宽舒强壮明聪固升回解镇潜填"
    r"润凉培扶苏引泄利舒柔]\S{1,3}){1,8}[。；，、]?\Z"
)


#: Flags of organs that a needle must not reach: naming them is nearly a warning.
_ORGANS = frozenset(
    (
        "lung_beneath",
        "lung_near",
        "peritoneum",
        "spinal_cord",
        "brainstem",
        "kidney",
        "eye",
        "carotid_sinus",
    )
)


class Clues(NamedTuple):
    """What is known of one sentence: its text and what was found in it."""

    text: str
    start: int
    hits: Sequence[Hit]
    lengths: Sequence[Length]
    durations: Sequence[Duration]
    mention_count: int
    is_item: bool
    #: From here on the sentence says where something else lies.
    elsewhere: int = sys.maxsize


def place_of_another(text: str, start: int, end: int, named: Iterable[int]) -> int:
    """Where a clause begins that says where something else lies; ``named``: where points end."""
    if text.find(", which ", start, end) < 0 and text.find(", that ", start, end) < 0:
        return sys.maxsize
    for match in _OF_ANOTHER.finditer(text, start, end):
        if match.start() not in named:
            return match.start()
    return sys.maxsize


def depth_lengths(clues: Clues, page_text: str) -> list[Length]:
    """The lengths of a sentence that are depths, not distances on the skin."""
    found = []
    for length in clues.lengths:
        after = page_text[length.end : length.end + 40]
        before = page_text[max(clues.start, length.start - 60) : length.start]
        near = _ANGLE.search(before[-45:]) or _ANGLE.search(after[:24])
        if _DIRECTED_BEFORE.search(before[-6:]) and not _NEEDLE_BEFORE.search(before[-8:]):
            continue
        towards = near and _TOWARDS.match(after)
        if towards or not _DIRECTED.match(after) or _DEPTH_BEFORE.search(before):
            found.append(length)
    return found


def scores(clues: Clues, page_text: str) -> dict[str, float]:
    """Points of each field for one sentence."""
    points: dict[str, float] = {}
    weak: dict[str, float] = {}
    seen: set[tuple[int, str]] = set()
    conditions: set[str] = set()
    flags: set[str] = set()
    for hit in clues.hits:
        kind = hit.kind
        if kind == "cue":
            field, strength = hit.id.split("/")
            if strength == "opening":
                if hit.start - clues.start <= 1 and not _NO_OPENING.match(clues.text):
                    points[field] = points.get(field, 0.0) + _OPENING
            elif field == "location" and hit.start >= clues.elsewhere:
                continue
            elif (hit.start, field) not in seen:
                seen.add((hit.start, field))
                if strength == "strong":
                    points[field] = points.get(field, 0.0) + _STRONG
                else:
                    weak[field] = weak.get(field, 0.0) + _WEAK
        elif kind == "condition":
            conditions.add(hit.id)
        elif kind == "action":
            opening = hit.start - clues.start <= 12
            points["actions"] = points.get("actions", 0.0) + (2.5 if opening else 1.2)
        elif kind == "category":
            points["categories"] = max(2.5, points.get("categories", 0.0))
        elif kind == "flag":
            flags.add(hit.id)
        elif kind == "technique":
            weak["acupressure"] = weak.get("acupressure", 0.0) + 1.0
    if flags:
        danger = 2.0 * len(flags & _ORGANS) + min(1.0, 0.5 * len(flags - _ORGANS))
        weak["cautions"] = weak.get("cautions", 0.0) + danger
    for field, value in care_points(clues.text, flags).items():
        points[field] = points.get(field, 0.0) + value
    for field, value in weak.items():
        points[field] = points.get(field, 0.0) + min(value, _WEAK_AT_MOST)
    _add_measures(points, clues, page_text)
    if points.get("red_flags", 0.0) >= 3:
        points["red_flags"] += 5.0
    if "location" in points and points["location"] >= 3:
        conditions -= {"depression"}
    if conditions and clues.is_item and _covered(clues) >= 0.55:
        points["indications"] = points.get("indications", 0.0) + 3.0
    if conditions:
        points["indications"] = points.get("indications", 0.0) + min(6.0, 1.5 * len(conditions))
    if _ACTION_VERB.match(clues.text) or _HANZI_ACTION.match(clues.text):
        points["actions"] = points.get("actions", 0.0) + (4.5 if len(clues.text) < 90 else 2.0)
    if points.get("indications", 0) and points.get("actions", 0) >= 4 and not clues.is_item:
        points["actions"] -= 1.0
    if clues.mention_count >= 2:
        points["combinations"] = points.get("combinations", 0.0) + 0.8
    if clues.mention_count and re.match(
        r"\s*(?:[+＋]|with |配|together with )", clues.text, re.IGNORECASE
    ):
        points["combinations"] = points.get("combinations", 0.0) + 3.0
    if clues.mention_count and _ANOTHER.match(clues.text):
        points["related"] = 6.5
    if clues.mention_count and _PLUS.search(clues.text):
        points["combinations"] = points.get("combinations", 0.0) + 3.0
    danger, needle = points.get("cautions", 0.0), points.get("needling", 0.0)
    if danger >= needle >= 4.0 and clues.lengths and not _LIMIT.search(clues.text):
        points["needling"] = danger + 0.5  # a depth with a warning behind it; both are read
    if points.get("combinations") and clues.mention_count == 0:
        points["combinations"] = 0.0
    return points


def lists_complaints(clues: Clues) -> bool:
    """Whether a sentence is a list of complaints and no action."""
    return (
        _ACTION_VERB.match(clues.text) is None
        and not any(hit.kind == "action" for hit in clues.hits)
        and _covered(clues) >= 0.4
    )


def begins_with_action(text: str, start: int, end: int) -> bool:
    """Whether an action follows at ``start``: a verb of the field's terms."""
    return _ACTION_VERB.match(text, start, end) is not None


def _covered(clues: Clues) -> float:
    """How much of a statement its complaints make up."""
    widths = {hit.start: hit.end - hit.start for hit in clues.hits if hit.kind == "condition"}
    return sum(widths.values()) / max(1, len(clues.text.strip()))


def _add_measures(points: dict[str, float], clues: Clues, page_text: str) -> None:
    if clues.lengths:
        depths = depth_lengths(clues, page_text)
        if depths:
            points["needling"] = points.get("needling", 0.0) + 4.0
        if len(depths) < len(clues.lengths):
            points["location"] = points.get("location", 0.0) + 4.0
    if clues.durations:
        points["acupressure"] = points.get("acupressure", 0.0) + 2.0


def best(points: dict[str, float]) -> tuple[str, float]:
    """The field with the most points; ("", 0) where there is none."""
    if not points:
        return "", 0.0
    field = max(points, key=lambda name: points[name])
    return field, points[field]
