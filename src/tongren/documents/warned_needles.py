"""Needles told within a warning: "perpendicular 3 cun avoiding the artery" is a depth too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from tongren.documents.context import Context
from tongren.documents.found import Found

_ANGLE = re.compile(
    r"(?P<perpendicular>perpendicular(?:ly)?|straight|vertical(?:ly)?|直刺)|"
    r"(?P<oblique>oblique(?:ly)?|斜刺)|(?P<transverse>transvers(?:e|ely)|subcutaneous(?:ly)?|[平横]刺)",
    re.IGNORECASE,
)
_NEEDLE = re.compile(r"insert|needl|punctur|刺入|进针", re.IGNORECASE)
#: A limit is a warning and no more.
_LIMIT = re.compile(
    r"deeper than|more than|exceed|beyond|less than|maximum|limit|不[得可宜能]?(?:超过|深于)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:needling|needle|acupuncture|puncture|刺法|针刺|操作)\W{1,3}$", re.IGNORECASE
)
_FORBIDDEN = re.compile(
    r"\W*(?:is |are )?(?:strictly |absolutely )?(?:prohibited|contra-?indicated|forbidden|"
    r"not (?:allowed|permitted|advised|applicable)|禁止|禁)\W*",
    re.IGNORECASE,
)


def needles_in_warnings(context: Context, found: Iterable[Found]) -> Iterator[Found]:
    """Depths and prohibitions that so far stand among the warnings only."""
    found = list(found)
    needles = [one for one in found if one.field == "needling"]
    places = dict.fromkeys((one.start, one.end) for one in found if one.field == "cautions")
    for start, end in places:
        if any(one.start < end and one.end > start for one in needles):
            continue
        text = context.text[start:end]
        if _FORBIDDEN.fullmatch(text) and _LABEL.search(context.text[max(0, start - 14) : start]):
            value = {"angle": "none", "forbidden": True, "condition": context.clean(start, end)}
            yield Found(start, end, "needling", value)
        elif not _LIMIT.search(text):
            yield from _depths(context, start, end)


def _depths(context: Context, start: int, end: int) -> Iterator[Found]:
    """Each depth with the angle before it, else the first angle; none where no needle is told."""
    text = context.text[start:end]
    angles = [(start + m.start(), start + m.end(), m.lastgroup) for m in _ANGLE.finditer(text)]
    if not angles and not _NEEDLE.search(text):
        return
    for depth in context.lengths_in(start, end):
        before = [angle for angle in angles if angle[0] < depth.start]
        chosen = before[-1:] or angles[:1]
        value: dict[str, Any] = {
            "angle": chosen[0][2] if chosen else None,
            "min_cun": depth.low_cun,
            "max_cun": depth.high_cun,
        }
        if depth.unit != "cun":
            value["as_written"] = context.clean(depth.start, depth.end)
        first = min([depth.start, *(angle[0] for angle in chosen)])
        last = max([depth.end, *(angle[1] for angle in chosen)])
        yield Found(first, last, "needling", value)
