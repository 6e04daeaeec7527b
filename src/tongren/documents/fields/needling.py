"""Needling and moxibustion: angle, depth, direction, response; cones and minutes."""

import re
from collections.abc import Iterator
from typing import Any

from tongren.documents.classification import Clues, depth_lengths
from tongren.documents.context import Context
from tongren.documents.fields.care import read_cautions
from tongren.documents.found import Found
from tongren.documents.measures import Length

_ANGLES = (
    ("prick", r"prick(?:ed|ing)?|bleed(?:ing)?\b|bloodletting|lancet|点刺|三棱针|放血|刺血"),
    (
        "transverse",
        r"transv\b|transvers(?:e|ely)|subcutaneous(?:ly)?|horizontal(?:ly)?|"
        r"along the (?:skin|scalp|skull)|under the skin|平刺|"
        r"横刺|沿皮刺?|(?<!\d)(?:5|10|20)\s?°|10\s?[-–]\s?15\s?°|15\s?°|15 degrees?",
    ),
    (
        "oblique",
        r"obl\b|oblique(?:ly)?|slanted|slanting(?:ly)?|at an angle|斜刺|斜向|45\s?°|"
        r"30\s?°|45 "
        r"degrees?|30 degrees?|angled",
    ),
    (
        "perpendicular",
        r"perp\b|perpendicular(?:ly)?|vertical(?:ly)?|straight(?: in| insertion)?|upright|at "
        r"(?:a )?right angles?|⊥|直刺|90\s?°|90 degrees?",
    ),
)
_ANGLE = re.compile(
    "|".join(rf"(?P<{name}>(?<![a-z])(?:{pattern}))" for name, pattern in _ANGLES), re.IGNORECASE
)
_DIRECTION = re.compile(
    r"(?:directed |pointing |angled |aimed |with the (?:needle )?tip (?:directed "
    r")?)?(?P<direction>(?:(?:slightly |obliquely )?(?:upwards?|downwards?|medially|laterally|"
    r"inferiorly|superiorly|anteriorly|posteriorly|distally|proximally|inwards?|outwards?)(?: "
    r"(?:and|or) \w+ly| (?:and|or) \w+wards?)?(?: (?:to|towards?) [^,.;:()]{3,60})?|towards? "
    r"[^,.;:()]{2,60}|to the (?:nape|shoulder|spine|ear|eye|nose)[^,.;:()]{0,40}|along the "
    r"[^,.;:()]{3,40}))"
    r"|(?P<hanzi>向[^，。；、,;0-9]{1,12}?(?=斜刺|平刺|横刺|直刺|刺|方向|透刺|，|。|；|沿皮)|"
    r"朝[^，。；、0-9]{1,12}?方向)",
    re.IGNORECASE,
)
_RESPONSE = re.compile(
    r"sensation|distension|distention|soreness|numbness|de ?qi|electric|tingling|"
    r"针感|酸胀|麻胀|得气|"
    r"酸麻|局部有",
    re.IGNORECASE,
)
_MANIPULATION = re.compile(
    r"[^,.;，。；]*(?:reducing|reinforcing|reduction|reduce |sedat|tonifying "
    r"(?:method|technique)|"
    r"even (?:method|technique)|retain|lift(?:ing)? and thrust|rotat|twirl|"
    r"stimulat|留针|提插|捻转|"
    r"泻法|补法|平补平泻|needle retention)[^,.;，。；]*",
    re.IGNORECASE,
)
_CONES = re.compile(
    r"(\d{1,3}(?:\s?[-–—~～至到]\s?\d{1,3})?|"
    r"[一二三四五六七八九十]{1,2}(?:至[一二三四五六七八九十]{1,2})?|one|two|"
    r"three|five|seven|nine)(?:\s+to\s+(\w+))?\s*(?:moxa\s+)?(?:cones?|壮|壯)",
    re.IGNORECASE,
)
_CONES_AFTER = re.compile(
    r"cones?(?: of moxa)?\s*[:：,]?\s*(\d{1,3}(?:\s?[-–—~～]\s?\d{1,3})?|(?:one|two|three|four|"
    r"five|seven|nine)\b)",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"(\d{1,3}(?:\s?(?:[-–—~～至到]|to)\s?\d{1,3})?)\s*(?:minutes?|mins?\b|分钟|分鐘)",
    re.IGNORECASE,
)
_MOXA = re.compile(
    r"moxa|moxibustion|cones?\b|warming needle|(?<!针)灸|(?<=\d)壮|壮(?=[,，。；;]|\Z)|艾",
    re.IGNORECASE,
)
_NO = re.compile(
    r"contraindicat|forbid|forbidden|prohibit|not (?:be )?(?:used|applicable|suitable|"
    r"recommended|advised|allowed|moxa)|no (?:direct )?mox|without moxa|avoid|"
    r"never|do not|禁灸|"
    r"不宜[^。；]{0,3}灸|慎灸|不可灸|勿灸|不灸",
    re.IGNORECASE,
)
_NO_NEEDLE = re.compile(
    r"needl\w*\s+(?:(?:is|are)\s+)?(?:\w+\s+)?(?:contraindicated|forbidden|prohibited|not "
    r"allowed|not permitted)|(?:contraindicated|forbidden|prohibited)\s+(?:to|for)\s+needl|"
    r"(?:do not|never|must not be|should not be|not to be|cannot be|no)\s+needl|"
    r"禁针|禁刺|不可针|不针|"
    r"acupuncture (?:is )?(?:contraindicated|forbidden)",
    re.IGNORECASE,
)
_WARNS = re.compile(
    r"contraindicat|forbid|prohibit|avoid|never|(?:do|must|should|may) not|caution|risk|danger|"
    r"careful|慎|不宜|不可|避|禁|"
    r"防|勿|注意",
    re.IGNORECASE,
)
#: A depth whose unit stands in its key: "depth_cun: 0.5-1".
_BARE = re.compile(r"(\d(?:\.\d{1,2})?)(?:\s?[-–~]\s?(\d(?:\.\d{1,2})?))?")
_KEY_CUN = re.compile(r"\bcun|_cun", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[,，;；。]|\s[&+]\s(?=mox)|\.(?=\s|\Z)|\s(?:and|or)\s(?=moxa|mox|may be)", re.IGNORECASE
)


def read_needling(context: Context, start: int, end: int) -> Iterator[Found]:
    """Rows of technique, and moxibustion where it is told in the same breath."""
    text = context.text[start:end]
    if (bare := _BARE.fullmatch(text)) and _KEY_CUN.search(
        context.text[max(0, start - 16) : start]
    ):
        low, high = float(bare[1]), float(bare[2] or bare[1])
        value: dict[str, Any] = {"angle": None, "min_cun": low, "max_cun": high}
        yield Found(start, end, "needling", value)
        return
    if _MOXA.search(text):
        clauses = [
            c for c in _clauses(context.text, start, end) if _MOXA.search(context.text[slice(*c)])
        ]
        yield from read_moxibustion(context, clauses[0][0], clauses[-1][1])
        if clauses[0][0] <= start and clauses[-1][1] >= end - 1:
            return
        if clauses[0][0] > start:
            end = clauses[0][0]
            text = context.text[start:end]
    for first, last in _clauses(context.text, start, end):
        if context.hits_in(first, end, "flag") and _WARNS.search(context.text[first:last]):
            if not _ANGLE.search(context.text[start:first]) and not context.lengths_in(
                start, first
            ):
                first = start  # "The lung lies beneath, so do not needle deeply."
            yield from read_cautions(context, first, end)
            if first <= start:
                return
            end = first
            text = context.text[start:end]
            break
    if _NO_NEEDLE.search(text):
        yield Found(
            start,
            end,
            "needling",
            {"angle": "none", "forbidden": True, "condition": context.clean(start, end)},
        )
        return
    clues = Clues(text, start, (), context.lengths_in(start, end), (), 0, False)
    depths = depth_lengths(clues, context.text)
    angles = [
        (start + m.start(), start + m.end(), m.lastgroup or "") for m in _ANGLE.finditer(text)
    ]
    if not depths:
        yield from _without_depth(context, start, end, angles)
        return
    begin = start
    for number, depth in enumerate(depths):
        after = depths[number + 1].start if number + 1 < len(depths) else end
        before = depths[number - 1].end if number else start
        row = _row(context, start, end, depth, angles, before, after)
        until = (
            end if number + 1 == len(depths) else _cut_between(context, depth.end, after, angles)
        )
        yield row._replace(start=begin, end=until)
        if (other := row.value.get("other_angle")) is not None:
            value = {**row.value, "angle": other, "other_angle": row.value["angle"]}
            yield Found(row.end - (depth.end - depth.start), until, "needling", value)
        begin = until
    for first, last, angle in angles:
        if angle == "prick" and not any(d.start - 30 < first < d.end + 12 for d in depths):
            yield Found(first, last, "needling", {"angle": angle})


def _cut_between(context: Context, low: int, high: int, angles: list[tuple[int, int, str]]) -> int:
    """Where the words about one depth end and those about the next begin."""
    separators = [
        match.end() for match in re.finditer(r"[,;，；]|\bor\b|或", context.text[low:high])
    ]
    first_angle = min((a[0] for a in angles if low <= a[0] < high), default=high)
    fitting = [low + at for at in separators if low + at <= first_angle]
    return fitting[-1] if fitting else first_angle


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    cursor = start
    for match in _CLAUSE.finditer(text, start, end):
        if match.start() > cursor:
            yield cursor, match.start()
        cursor = match.end()
    if cursor < end:
        yield cursor, end


def _row(
    context: Context,
    start: int,
    end: int,
    depth: Length,
    angles: list[tuple[int, int, str]],
    before: int,
    after: int,
) -> Found:
    """One technique: the depth with the angle named nearest to it."""
    text = context.text
    ahead = [angle for angle in angles if before <= angle[0] < depth.start]
    behind = [angle for angle in angles if depth.end <= angle[0] < after]
    earlier = [angle for angle in angles if angle[0] < depth.start]
    if ahead:
        chosen = ahead
    elif behind and ("," not in text[depth.end : behind[0][0]] or not earlier):
        chosen = behind[:1]
    else:
        chosen = earlier[-1:]
    value: dict[str, Any] = {"angle": chosen[-1][2] if chosen else None}
    if len(ahead) > 1 and re.search(r"\b(?:or|and)\b|或", text[ahead[-2][1] : ahead[-1][0]]):
        value["angle"] = ahead[-2][2]
        value["other_angle"] = ahead[-1][2]
    value["min_cun"], value["max_cun"] = depth.low_cun, depth.high_cun
    if depth.low == depth.high:
        value["min_cun"] = depth.high_cun
    if depth.unit != "cun":
        value["as_written"] = context.clean(depth.start, depth.end)
    near = text[max(start, before) : min(end, after)]
    if (direction := _DIRECTION.search(near)) is not None:
        value["direction"] = " ".join(
            (direction["direction"] or direction["hanzi"]).split()
        ).strip()
    _add_words(context, start, end, value)
    first = min([depth.start, *(angle[0] for angle in chosen)])
    last = max([depth.end, *(angle[1] for angle in chosen)])
    return Found(first, last, "needling", value)


def _without_depth(
    context: Context, start: int, end: int, angles: list[tuple[int, int, str]]
) -> Iterator[Found]:
    value: dict[str, Any] = {}
    if angles:
        value["angle"] = angles[0][2]
        if (direction := _DIRECTION.search(context.text, start, end)) is not None:
            value["direction"] = (direction["direction"] or direction["hanzi"]).strip()
    _add_words(context, start, end, value)
    if not value:
        value["condition"] = context.clean(start, end)
    value.setdefault("angle", None)
    yield Found(start, end, "needling", value)


def _add_words(context: Context, start: int, end: int, value: dict[str, Any]) -> None:
    text = context.text[start:end]
    if (match := _MANIPULATION.search(text)) is not None:
        value["manipulation"] = " ".join(match[0].split())
    for first, last in _clauses(context.text, start, end):
        if _RESPONSE.search(context.text[first:last]) and not _ANGLE.search(
            context.text[first:last]
        ):
            value["response"] = context.clean(first, last)
            break


def read_moxibustion(context: Context, start: int, end: int) -> Iterator[Found]:
    """Whether moxa is used, how many cones, how many minutes."""
    text = context.text[start:end]
    value: dict[str, Any] = {"use": "forbidden" if _NO.search(text) else "allowed"}
    if value["use"] == "forbidden" and re.search(r"direct|直接|scarr|瘢痕", text, re.IGNORECASE):
        value["use"] = "indirect_only"
    if value["use"] == "forbidden" and re.search(r"慎|with care|caution", text, re.IGNORECASE):
        value["use"] = "with_care"
    if (cones := _CONES.search(text)) is not None:
        value["cones"] = _dashed(cones[1] + (f"-{cones[2]}" if cones[2] else ""))
    elif (cones := _CONES_AFTER.search(text)) is not None:
        value["cones"] = cones[1]
    if (minutes := _MINUTES.search(text)) is not None:
        value["minutes"] = _dashed(minutes[1])
    value["text"] = context.clean(start, end)
    yield Found(start, end, "moxibustion", value)


def _dashed(written: str) -> str:
    """A range with a plain hyphen: "5～7" -> "5-7"."""
    return re.sub(r"\s*(?:[–—~～至到]|to)\s*", "-", written)
