"""One needling technique of a page against the rows and ceilings of the atlas."""

from __future__ import annotations

import re
from typing import Any

from tongren.documents.found import Answer, Severity
from tongren.documents.reasons import GroundValue, because, cun, words
from tongren.model import Acupoint, Needling

#: What a straight needle would reach, and how grave that is.
_BENEATH: dict[str, Severity] = {
    "lung_beneath": "danger",
    "heart": "danger",
    "eye": "danger",
    "brainstem": "danger",
    "spinal_cord": "danger",
    "carotid_sinus": "danger",
    "lung_near": "caution",
    "liver": "caution",
    "spleen": "caution",
    "kidney": "caution",
    "peritoneum": "caution",
    "fontanelle": "caution",
    "trachea": "caution",
}
#: Deeper than this is no prick any more.
_PRICK_CUN = 0.3
#: By how much a depth in millimetres or inches may be another in cun: needle makers round so.
_ROUNDING = 1.05
#: Flatter ways that a row allows in words beside its own angle.
_ALSO = re.compile(r"\b(?:or|also) (?:given as )?(?P<angle>slanting|oblique|flat|transverse)", re.I)
_ANGLES = {"slanting": "oblique", "flat": "transverse"}


def compare_needling(point: Acupoint, value: dict[str, Any]) -> Answer:
    """Verdict on angle, depth or prohibition; what is deeper or straighter than ours first."""
    rows = point.knowledge.needling
    flags = {caution.flag for caution in point.knowledge.cautions}
    forbidden = "no_needle" in flags or any(row.forbidden for row in rows)
    if value.get("forbidden"):
        return _forbidden_here(point, forbidden)
    allowed = tuple(row for row in rows if not row.forbidden)
    if forbidden and not allowed:
        return "differs", (because("needle_forbidden_atlas"),), "danger"
    if not allowed:
        return "new", (because("none_yet", what=words("field", "needling")),), ""
    grave = any(_BENEATH.get(flag) == "danger" for flag in flags)
    depth = _compare_depth(value, allowed, grave)
    angle = _compare_angle(point, value, allowed)
    first, second = sorted((depth, angle), key=lambda answer: _ORDER[answer[2], answer[0]])
    if first[0] == second[0] == "differs":
        return "differs", (*first[1], *second[1]), first[2]
    return first


_ORDER = {
    (severity, verdict): (("danger", "caution", "note", "").index(severity), rank)
    for severity in ("danger", "caution", "note", "")
    for rank, verdict in enumerate(("differs", "agrees", "new"))
}


def _forbidden_here(point: Acupoint, forbidden: bool) -> Answer:
    if forbidden:
        return "agrees", (), ""
    books = [c.text for c in point.knowledge.cautions if c.flag == "classical_no_needle"]
    if books:
        return "agrees", (because("disputed", text=books[0]),), ""
    if point.knowledge.needling:
        return "differs", (because("needle_forbidden_here"),), "caution"
    return "new", (), "caution"


def _said_angles(value: dict[str, Any]) -> set[str]:
    return {str(value[key]) for key in ("angle", "other_angle") if value.get(key)}


def _angles(row: Needling) -> set[str]:
    """The angle of a row and flatter ones that its words allow."""
    also = {match["angle"].lower() for match in _ALSO.finditer(row.direction)}
    return {row.angle, *(_ANGLES.get(angle, angle) for angle in also)}


def _compare_angle(point: Acupoint, value: dict[str, Any], rows: tuple[Needling, ...]) -> Answer:
    """An angle that the atlas does not hold; grave where a straight needle meets an organ."""
    said = _said_angles(value)
    known = {angle for row in rows for angle in _angles(row)}
    listed = words("angle", *(row.angle for row in rows))
    beneath = [caution for caution in point.knowledge.cautions if caution.flag in _BENEATH]
    worst = min(beneath, key=lambda one: _BENEATH[one.flag] != "danger", default=None)
    if worst is not None and "perpendicular" not in known:
        severity = _BENEATH[worst.flag]
        if "perpendicular" in said:
            return "differs", (because("straight", angles=listed, why=worst.text),), severity
        deep = value.get("max_cun") is not None and value["max_cun"] > _PRICK_CUN
        if not said and deep and severity == "danger" and not value.get("direction"):
            return "differs", (because("angle_missing", angles=listed, why=worst.text),), "caution"
    if said and said.isdisjoint(known):
        reason = because("other", here=words("angle", *sorted(said)), atlas=listed)
        return "differs", (reason,), "note"
    if said:
        return "agrees", (), ""
    return "new", (because("not_compared"),), ""


def _compare_depth(value: dict[str, Any], rows: tuple[Needling, ...], grave: bool) -> Answer:
    """A depth against the ceilings first, then against the depths of rows of its angle.

    ``grave``: what lies beneath makes every depth beyond the usual one a matter of safety;
    elsewhere the ceiling is.
    """
    if value.get("max_cun") is None:
        return "new", (because("not_compared"),), ""
    low, high, said = value["min_cun"], value["max_cun"], _said_angles(value)
    here = _here(value)
    slack = _ROUNDING if here.text else 1.0
    alike = [row for row in rows if said & _angles(row)] or list(rows)
    beyond = _beyond(here, high / slack, alike, bool(said))
    if beyond is not None:
        return beyond
    known = [row for row in alike if row.max_cun is not None]
    depths = cun(*(_depth(row) for row in known))
    if not known:
        if high > _PRICK_CUN and all(row.angle == "prick" for row in alike):
            return "differs", (because("only_prick", here=here),), "caution"
        return "new", (because("no_depth"),), ""
    if any(_near(_depth(row), (low, high), slack) for row in known):
        others = [_depth(r) for r in rows if r.max_cun is not None]
        others = [one for one in others if not _near(one, (low, high), slack)]
        return "agrees", (because("also", atlas=cun(*others)),) if others else (), ""
    wide = [_depth(row) for row in known]
    if wide := [one for one in wide if one[0] <= low and high <= one[1] * slack]:
        return "agrees", (because("within", atlas=cun(*wide)),), ""
    reason = because("other", here=here, atlas=depths)
    if high <= max(row.max_cun or 0.0 for row in known) * slack:
        return "differs", (reason,), "note"
    ceiling = max((row.ceiling_cun or 0.0 for row in alike), default=0.0)
    if not ceiling:
        return "differs", (reason,), "caution"
    allowed = because("ceiling", ceiling=cun((ceiling, ceiling)))
    return "differs", (reason, allowed), "caution" if grave else "note"


def _beyond(here: GroundValue, high: float, alike: list[Needling], angled: bool) -> Answer | None:
    """A depth beyond the ceiling of its angle; without an angle, beyond that of a straight one."""
    ceilings = {row.ceiling_cun: row for row in reversed(alike) if row.ceiling_cun is not None}
    if not ceilings:
        return None
    most = max(ceilings)
    if high > most + 0.001:
        why = ceilings[most].ceiling_reason
        ceiling = cun((most, most))
        if why:
            reason = because("depth_ceiling_why", here=here, ceiling=ceiling, why=why)
        else:
            reason = because("depth_ceiling", here=here, ceiling=ceiling)
        return "differs", (reason,), "danger"
    straight = [row.ceiling_cun for row in alike if row.angle == "perpendicular"]
    told = [one for one in straight if one is not None]
    if not angled and told and high > max(told) + 0.001:
        ceiling = cun((max(told), max(told)))
        return "differs", (because("depth_no_angle", here=here, ceiling=ceiling),), "caution"
    return None


def _here(value: dict[str, Any]) -> GroundValue:
    """The depth, with the words of the page where they are not in cun."""
    written = str(value.get("as_written", ""))
    other = re.search(r"mm|cm|millim|centim|毫米|厘米|公分|inch|in\.|[\"”″]", written, re.I)
    chinese = re.search(r"(?:body|chinese|anatomical)[\s-]inch", written, re.I)
    return cun(
        (value["min_cun"], value["max_cun"]), written=written if other and not chinese else ""
    )


def _depth(row: Needling) -> tuple[float, float]:
    high = row.max_cun or 0.0
    return (row.min_cun if row.min_cun is not None else high), high


def _near(one: tuple[float, float], other: tuple[float, float], slack: float) -> bool:
    return all(
        abs(a - b) <= max(a, b) * (slack - 1.0) + 0.001 for a, b in zip(one, other, strict=True)
    )
