"""Differences that can hurt somebody: moxa, pressing and warnings, told or left out."""

from __future__ import annotations

import re
from typing import Any

from tongren.atlas import Atlas
from tongren.documents.found import Answer, Claim, Severity
from tongren.documents.reasons import GroundValue, Name, because, cun, in_english, seconds, words
from tongren.documents.term_comparison import FindTerms, find_nothing
from tongren.model import Acupoint, Caution

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
_GRAVE = frozenset(MUST_WARN) - {"artery", "no_deep", "practitioner_only", "no_press"}
#: Who warns of the organ says why not to go deep.
_WHY_NOT_DEEP = frozenset(
    {"lung_beneath", "lung_near", "heart", "liver", "spleen", "kidney", "peritoneum"}
    | {"eye", "spinal_cord", "brainstem"}
)
#: Which of them matter to a page that only tells how to press.
_FOR_PRESSING = frozenset(
    {"pregnancy", "eye", "fontanelle", "practitioner_only", "no_press", "carotid_sinus", "artery"}
)
#: Flags that warn of the same thing, more or less strictly.
_KINDRED = (
    {"lung_beneath", "lung_near"},
    {"no_needle", "classical_no_needle"},
    {"no_moxa", "classical_no_moxa", "no_direct_moxa"},
    {"no_press", "excess_pressure"},
    {"artery", "carotid_sinus"},
    {"fontanelle", "infants"},
)
_KIN = {flag: frozenset(kindred - {flag}) for kindred in _KINDRED for flag in sorted(kindred)}
#: So many times as long as in the atlas is too long even where anyone may press.
_MUCH_LONGER = 3
#: From the mildest rule about moxa to the strictest.
_WITH_CARE = re.compile(r"caution|with care|careful|慎", re.IGNORECASE)
_INDIRECT = re.compile(r"indirect|ginger|garlic|salt|隔|间接", re.IGNORECASE)
#: What allows something, unless the same sentence says no or asks for care.
_ALLOWS = re.compile(
    r"\b(?:can|may|could) (?:\w+ )?be (?:\w+ )?(?:used|pressed|needled|done|applied|treated|"
    r"stimulated)|"
    r"\bsafe(?:ly)?\b|\bsuitable\b|\ballowed\b|可用|可以|能用|适用|适合|安全|无妨|放心",
    re.IGNORECASE,
)
_FORBIDS = re.compile(
    r"\b(?:not|never|no|nor|avoid\w*|contra\w*|cautio\w*|care|careful\w*|forbid\w*|prohibit\w*|"
    r"unless|only|except|but|however|doctor|midwife)\b|n['’]t\b|不|禁|慎|勿|忌|避免|须|应|医",
    re.IGNORECASE,
)
_STRICTER = ("allowed", "indirect_only", "with_care", "forbidden")


def compare_moxibustion(point: Acupoint, value: dict[str, Any]) -> Answer:
    """Who allows moxa more freely than the atlas is told so."""
    moxa = point.knowledge.moxibustion
    if moxa is None:
        return "new", (because("none_yet", what=words("field", "moxibustion")),), ""
    if "use" not in value:
        return "new", (because("not_compared"),), ""
    said = _moxa_use(value)
    if said == moxa.use:
        return "agrees", (), ""
    here, atlas = words("moxaUse", said), words("moxaUse", moxa.use)
    reason = because("other_why", here=here, atlas=atlas, why=moxa.text)
    if not moxa.text:
        reason = because("other", here=here, atlas=atlas)
    if moxa.use == "forbidden":
        return "differs", (reason,), "danger"
    milder = _STRICTER.index(said) < _STRICTER.index(moxa.use)
    return "differs", (reason,), "caution" if milder or said == "forbidden" else "note"


def _moxa_use(value: dict[str, Any]) -> str:
    """How a page would use moxa; care and a layer between are told in its words."""
    said, text = str(value["use"]), str(value.get("text", ""))
    if said == "allowed" and _WITH_CARE.search(text):
        return "with_care"
    return "indirect_only" if said == "allowed" and _INDIRECT.search(text) else said


def compare_acupressure(point: Acupoint, value: dict[str, Any]) -> Answer:
    """Whether lay people may press here, then how long."""
    if (risk := _pressing_risk(point)) is not None:
        return risk
    pressing = point.knowledge.acupressure
    if pressing is None:
        return "new", (because("none_yet", what=words("field", "acupressure")),), ""
    if value.get("max_seconds") is None or pressing.max_seconds is None:
        if set(value.get("terms", ())) & set(pressing.terms):
            return "agrees", (), ""
        return "new", (because("not_compared"),), ""
    low, high = value["min_seconds"], value["max_seconds"]
    least = pressing.min_seconds if pressing.min_seconds is not None else pressing.max_seconds
    if (low, high) == (least, pressing.max_seconds):
        return "agrees", (), ""
    atlas = seconds(least, pressing.max_seconds)
    if least <= low and high <= pressing.max_seconds:
        return "agrees", (because("within", atlas=atlas),), ""
    reason = because("other", here=seconds(low, high), atlas=atlas)
    longer = high > pressing.max_seconds
    careful = pressing.suitability != "anyone" or high > _MUCH_LONGER * pressing.max_seconds
    return "differs", (reason,), "caution" if longer and careful else "note"


def _pressing_risk(point: Acupoint) -> Answer | None:
    """Why lay people should not press here, where the atlas says so.

    "No squeezing of pimples" at a point that anyone may press forbids no pressing.
    """
    pressing = point.knowledge.acupressure
    if pressing is not None and pressing.suitability == "practitioner_only":
        return "differs", (because("press_for_practitioners"),), "danger"
    warnings = [caution.text for caution in point.knowledge.cautions if caution.flag == "no_press"]
    if warnings and (pressing is None or pressing.suitability != "anyone"):
        severity: Severity = "danger" if pressing is None else "caution"
        return "differs", (because("press_warned", why=warnings[0]),), severity
    return None


def compare_caution(atlas: Atlas, point: Acupoint, value: dict[str, Any]) -> Answer:
    """A warning of the page, or its word that there is nothing to warn of."""
    flags = {caution.flag for caution in point.knowledge.cautions}
    allowed = _allows(value)
    if value.get("denied") or allowed:
        flags &= {str(value["flag"]), *_KIN.get(str(value["flag"]), ())} if allowed else flags
        if not flags:
            return "new", (because("caution_unknown"),), ""
        grave = flags & _GRAVE
        reason = because("no_caution_here", flags=_flags(atlas, *sorted(grave or flags)))
        return "differs", (reason,), "danger" if grave else "caution"
    flag = str(value.get("flag", ""))
    if flag in flags:
        return "agrees", (), ""
    if kin := sorted(flags & _KIN.get(flag, frozenset())):
        return "agrees", (because("held_as", terms=_flags(atlas, *kin)),), ""
    ceilings = [row.ceiling_cun for row in point.knowledge.needling if row.ceiling_cun]
    if flag == "no_deep" and ceilings:
        most = max(ceilings)
        return "agrees", (because("ceiling", ceiling=cun((most, most))),), ""
    if not flag:
        return "new", (because("caution_unknown"),), "note"
    return "new", (because("caution_new", flag=_flags(atlas, flag)),), "note"


def _allows(value: dict[str, Any]) -> bool:
    """Whether a sentence about a flag says that all is well: "can be used by pregnant women"."""
    text = str(value.get("text", ""))
    named = bool(value.get("flag")) and not value.get("missing")
    return named and _ALLOWS.search(text) is not None and _FORBIDS.search(text) is None


def _flags(atlas: Atlas, *flags: str) -> GroundValue:
    """Flags by identifier and English name."""
    known = atlas.vocabulary.flags
    return GroundValue(
        group="flag", words=flags, names=tuple(Name(known[flag].label) for flag in flags)
    )


def missing_cautions(
    atlas: Atlas, point: Acupoint, claims: list[Claim], find_terms: FindTerms = find_nothing
) -> list[Claim]:
    """Warnings of the atlas that a page which tells how to treat the point leaves out."""
    needles = any(
        claim.field == "needling" and not claim.value.get("forbidden") for claim in claims
    )
    if not needles and all(c.field not in ("acupressure", "moxibustion") for c in claims):
        return []
    # What commentary says of pregnancy may be an indication: only warnings and needling warn.
    warning = [c for c in claims if c.field in ("cautions", "needling") and c.span is not None]
    warning += [c for c in claims if c.field == "cautions" and c.span is None]
    warning = [c for c in warning if not c.value.get("denied") and not _allows(c.value)]
    said = " ".join(claim.text.lower() for claim in warning)
    told = {str(claim.value.get("flag")) for claim in warning} | {*find_terms(said, "flag")}
    deep = any(c.field == "needling" and c.severity in ("danger", "caution") for c in claims)
    missing = []
    for caution in point.knowledge.cautions:
        flag = caution.flag
        if flag not in MUST_WARN or (not needles and flag not in _FOR_PRESSING):
            continue
        if told & {flag, *_KIN.get(flag, ())} or (flag == "no_deep" and _organ(point, told)):
            continue
        terms = [atlas.vocabulary.flags[one] for one in (flag, *sorted(_KIN.get(flag, ())))]
        written = (word for term in terms for word in (term.label, *term.synonyms))
        if not any(word.lower() in said for word in written):
            missing.append(_missing(atlas, point, caution, deep))
    return missing


def _organ(point: Acupoint, told: set[str]) -> bool:
    """Whether the page warns of an organ beneath, or is told to: that says why not to go deep."""
    must = {caution.flag for caution in point.knowledge.cautions} & set(MUST_WARN)
    return bool((told | must) & _WHY_NOT_DEEP)


def _missing(atlas: Atlas, point: Acupoint, caution: Caution, deep: bool) -> Claim:
    flag = caution.flag
    reason = because("not_warned", flag=_flags(atlas, flag), text=caution.text)
    return Claim(
        field="cautions",
        text="",
        value={"flag": flag, "text": caution.text, "missing": True},
        verdict="differs",
        reason=in_english((reason,)),
        reasons=(reason,),
        severity=_gravity(point, caution, deep),
    )


def _gravity(point: Acupoint, caution: Caution, deep: bool) -> Severity:
    """How grave it is to leave a warning out. ``deep``: the page needles deeper than it should."""
    if caution.flag == "no_deep" and not deep:
        return "note"
    if caution.flag == "artery":
        # Small arteries run everywhere; those that the place is found by are another matter.
        place = " ".join((point.location.text, *point.location.notes))
        return "caution" if "arter" in place else "note"
    if caution.flag == "no_press":
        pressing = point.knowledge.acupressure
        strict = pressing is None or pressing.suitability == "practitioner_only"
        return "danger" if strict else "note"
    return "danger" if caution.flag in _GRAVE and not caution.counter else "caution"
