"""Differences that can hurt somebody: depths, forbidden needles and moxa, warnings left out."""

from __future__ import annotations

from typing import Any

from tongren.atlas import Atlas
from tongren.documents.found import Answer, Claim, Severity
from tongren.model import Acupoint, Needling

#: A page that tells how to treat a point should warn of these where the atlas does.
MUST_WARN = (
    "pregnancy",
    "lung_beneath",
    "no_needle",
    "artery",
    "eye",
    "spinal_cord",
    "brainstem",
    "fontanelle",
    "practitioner_only",
    "no_press",
    "carotid_sinus",
    "no_deep",
)
_GRAVE = frozenset(MUST_WARN) - {"artery", "no_deep", "practitioner_only"}
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
#: Which of them matter to a page that only tells how to press.
_FOR_PRESSING = frozenset(
    {"pregnancy", "eye", "fontanelle", "practitioner_only", "no_press", "carotid_sinus", "artery"}
)


def compare_needling(point: Acupoint, value: dict[str, Any]) -> Answer:
    """One technique against the rows and ceilings of the atlas."""
    rows = point.knowledge.needling
    flags = {caution.flag for caution in point.knowledge.cautions}
    forbidden = "no_needle" in flags or any(row.forbidden for row in rows)
    if value.get("forbidden"):
        if forbidden:
            return "agrees", "", ""
        return (
            ("differs", "forbidden here, not in the atlas", "caution")
            if rows
            else ("new", "", "caution")
        )
    if forbidden and not any(not row.forbidden for row in rows):
        return "differs", "told here, forbidden in the atlas", "danger"
    if not rows:
        return "new", "the atlas has no needling of this point yet", ""
    risk = _straight_risk(point, value)
    answer = _compare_row(value, rows)
    if risk is not None and (risk[2] == "danger" or answer[2] != "danger"):
        return risk
    return answer


def _compare_row(value: dict[str, Any], rows: tuple[Needling, ...]) -> Answer:
    if value.get("max_cun") is not None:
        return _compare_depth(value, rows)
    angle = value.get("angle")
    same = angle is None or any(row.angle == angle for row in rows)
    return ("agrees", "", "") if same else ("differs", _angles(angle, rows), "note")


def _straight_risk(point: Acupoint, value: dict[str, Any]) -> Answer | None:
    """A straight needle where the atlas knows slanting ones only, over what it must not reach."""
    rows = [row for row in point.knowledge.needling if not row.forbidden]
    if value.get("angle") != "perpendicular" or any(
        row.angle in ("perpendicular", "either") for row in rows
    ):
        return None
    beneath = [caution for caution in point.knowledge.cautions if caution.flag in _BENEATH]
    if not beneath or not rows:
        return None
    worst = min(beneath, key=lambda caution: ("danger", "caution").index(_BENEATH[caution.flag]))
    angles = ", ".join(dict.fromkeys(row.angle for row in rows))
    reason = f"straight here, only {angles} in the atlas: {worst.text}"
    return "differs", reason, _BENEATH[worst.flag]


def _compare_depth(value: dict[str, Any], rows: tuple[Needling, ...]) -> Answer:
    low, high, angle = value["min_cun"], value["max_cun"], value.get("angle")
    alike = [row for row in rows if angle is None or row.angle == angle] or list(rows)
    ceilings = [row.ceiling_cun for row in alike if row.ceiling_cun is not None]
    here = f"{_depth(low, high)} here"
    if ceilings and high > max(ceilings) + 0.001:
        reasons = [row.ceiling_reason for row in alike if row.ceiling_cun == max(ceilings)]
        why = f": {reasons[0]}" if reasons and reasons[0] else ""
        return (
            "differs",
            f"{here}, never deeper than {max(ceilings):g} cun in the atlas{why}",
            "danger",
        )
    known = [row for row in alike if row.max_cun is not None]
    for row in known:
        if row.max_cun == high and (row.min_cun if row.min_cun is not None else row.max_cun) == low:
            other = [r for r in rows if r.max_cun != row.max_cun and r.max_cun is not None]
            also = (
                f"the atlas also holds {', '.join(dict.fromkeys(_row(r) for r in other))}"
                if other
                else ""
            )
            if angle is not None and row.angle != angle:
                return "differs", f"{angle} here, {row.angle} in the atlas", "note"
            return "agrees", also, ""
    if not known:
        if high > _PRICK_CUN and all(row.angle == "prick" for row in alike):
            return "differs", f"{here}, no more than a prick in the atlas", "caution"
        return "new", "the atlas gives no depth", ""
    listed = ", ".join(dict.fromkeys(_row(row) for row in known))
    deeper = high > max(row.max_cun or 0.0 for row in known)
    return "differs", f"{here}, {listed} in the atlas", "caution" if deeper else "note"


def _angles(angle: object, rows: tuple[Needling, ...]) -> str:
    return f"{angle} here, {', '.join(dict.fromkeys(row.angle for row in rows))} in the atlas"


def _row(row: Needling) -> str:
    high = row.max_cun or 0.0
    return _depth(row.min_cun if row.min_cun is not None else high, high)


def _depth(low: float, high: float) -> str:
    return f"{high:g} cun" if low == high else f"{low:g}–{high:g} cun"


def pressing_risk(point: Acupoint) -> str | None:
    """Why lay people should not press here, where the atlas says so."""
    pressing = point.knowledge.acupressure
    if pressing is not None and pressing.suitability == "practitioner_only":
        return "told to lay people here, for practitioners only in the atlas"
    if any(caution.flag == "no_press" for caution in point.knowledge.cautions):
        return "pressing is told here, the atlas warns against it"
    return None


def missing_cautions(atlas: Atlas, point: Acupoint, claims: list[Claim]) -> list[Claim]:
    """Warnings of the atlas that a page which tells how to treat the point leaves out."""
    needles = any(
        claim.field == "needling" and not claim.value.get("forbidden") for claim in claims
    )
    presses = any(claim.field == "acupressure" for claim in claims)
    if not needles and not presses:
        return []
    told = {claim.value.get("flag") for claim in claims if claim.field == "cautions"}
    said = " ".join(
        claim.text.lower()
        for claim in claims
        if claim.field in ("cautions", "needling", "commentary")
    )
    missing = []
    for caution in point.knowledge.cautions:
        flag = caution.flag
        if flag not in MUST_WARN or flag in told or (not needles and flag not in _FOR_PRESSING):
            continue
        label = atlas.vocabulary.flags[flag].label
        if any(word.lower() in said for word in (label, *atlas.vocabulary.flags[flag].synonyms)):
            continue
        grave: Severity = "danger" if flag in _GRAVE and not caution.counter else "caution"
        missing.append(
            Claim(
                field="cautions",
                text="",
                value={"flag": flag, "text": caution.text, "missing": True},
                verdict="differs",
                reason=f"the page does not warn: {label}. {caution.text}",
                severity=grave,
            )
        )
    return missing
