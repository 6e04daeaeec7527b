"""What a page says held against the atlas: agrees, differs or new, and why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from tongren.atlas import Atlas
from tongren.documents.folding import fold, fold_phrase
from tongren.documents.found import Answer, Claim
from tongren.documents.needling_comparison import compare_needling
from tongren.documents.place_comparison import PlaceComparer
from tongren.documents.reasons import Ground, because, in_english, words
from tongren.documents.safety import (
    compare_acupressure,
    compare_caution,
    compare_moxibustion,
    missing_cautions,
)
from tongren.documents.term_comparison import FindTerms, TermComparer, find_nothing, label
from tongren.model import Acupoint

Compare = Callable[[Acupoint, dict[str, Any]], Answer]
AGREES: Answer = ("agrees", (), "")
NEW: Answer = ("new", (), "")


class Comparer:
    """Compares claims with the records of one atlas.

    ``find_terms``: the terms that a text names, for what the reader took as one statement.
    """

    def __init__(self, atlas: Atlas, find_terms: FindTerms = find_nothing) -> None:
        self.atlas = atlas
        places = PlaceComparer(atlas)
        terms = TermComparer(atlas.vocabulary, find_terms)
        self._find_terms = find_terms
        self._by_field: dict[str, Compare] = {
            "code": _code,
            "names.hanzi": _hanzi,
            "names.pinyin": _pinyin,
            "names.english": _english,
            "names.other": self._other_name,
            "names.hangul": _hangul,
            "meridian": _meridian,
            "categories": self._category,
            "region": self._region,
            "location": lambda point, value: places.compare(point, str(value["text"])),
            "needling": compare_needling,
            "moxibustion": compare_moxibustion,
            "actions": terms.compare_action,
            "indications": terms.compare_indication,
            "cautions": lambda point, value: compare_caution(atlas, point, value),
            "acupressure": compare_acupressure,
            "related": _related,
            "combinations": _combination,
            "connections": _connection,
        }

    def compare(self, code: str, claims: list[Claim]) -> list[Claim]:
        """The claims with verdicts; what the page fails to warn of added."""
        point = self.atlas[code]
        compared = [self._compare(point, claim) for claim in claims]
        compared.extend(missing_cautions(self.atlas, point, compared, self._find_terms))
        return compared

    def _compare(self, point: Acupoint, claim: Claim) -> Claim:
        compare = self._by_field.get(claim.field)
        answer = compare(point, claim.value) if compare else _told("new", because("not_compared"))
        verdict, reasons, severity = answer
        return msgspec.structs.replace(
            claim, verdict=verdict, reason=in_english(reasons), reasons=reasons, severity=severity
        )

    def _other_name(self, point: Acupoint, value: dict[str, Any]) -> Answer:
        found = self.atlas.resolve(str(value["text"]))
        if found.code == point.code or point.code in {one.code for one in found.candidates}:
            return AGREES
        if found.code is not None:
            return "differs", (because("name_of_other", code=found.code),), "caution"
        return NEW

    def _region(self, point: Acupoint, value: dict[str, Any]) -> Answer:
        term = self.atlas.vocabulary.regions[value["id"]]
        place = f" {fold_phrase(point.location.region)} {fold_phrase(point.location.text)} "
        for word in (term.label, term.plain, *term.synonyms, value["text"]):
            if f" {fold_phrase(word)}" in place:
                return AGREES
        return _told("new", because("in_atlas", atlas=point.location.region))

    def _category(self, point: Acupoint, value: dict[str, Any]) -> Answer:
        identifier, role = value.get("id", ""), value.get("role", "")
        if not identifier:
            return NEW
        held = [category for category in point.categories if category.id == identifier]
        if not held:
            category = label(self.atlas.categories[identifier])
            reason = because("not_category", code=point.code, category=category)
            return "differs", (reason,), "note"
        phase = value.get("phase", "")
        if phase and phase not in [category.phase for category in held]:
            return _differs("phase", [phase], [category.phase for category in held])
        roles = [category.role for category in held]
        if role and role not in roles:
            return _differs("role", [role], roles)
        disputed = next((category.disputed for category in held if category.disputed), "")
        return _told("agrees", because("disputed", text=disputed)) if disputed else AGREES


def _told(verdict: Any, *reasons: Ground) -> Answer:
    return verdict, reasons, ""


def _differs(group: str, here: list[str], atlas: list[str]) -> Answer:
    reason = because("other", here=words(group, *here), atlas=words(group, *atlas))
    return "differs", (reason,), "note"


def _code(point: Acupoint, value: dict[str, Any]) -> Answer:
    written = str(value.get("as_written", value["code"]))
    if written == point.code:
        return AGREES
    return _told("agrees", because("code_written", written=written, code=point.code))


def _hanzi(point: Acupoint, value: dict[str, Any]) -> Answer:
    known = point.names
    written = str(value["text"])
    own = (known.hanzi_simplified, known.hanzi_traditional, *known.hanzi_variants)
    if written in own or fold(written) in {fold(name) for name in own}:
        return AGREES
    if any(written == other.hanzi for other in known.other_names):
        return _told("agrees", because("older_name", name=known.hanzi_simplified))
    return "differs", (because("other", here=written, atlas=known.hanzi_simplified),), "note"


def _pinyin(point: Acupoint, value: dict[str, Any]) -> Answer:
    known = point.names
    written = str(value["text"])
    if _letters(written) in {
        _letters(name) for name in (known.pinyin, *known.pinyin_variants, *known.aliases)
    }:
        return AGREES
    if any(_letters(written) == _letters(other.pinyin) for other in known.other_names):
        return _told("agrees", because("older_name", name=known.pinyin))
    return "differs", (because("other", here=written, atlas=known.pinyin),), "note"


def _english(point: Acupoint, value: dict[str, Any]) -> Answer:
    known = [translation.text for translation in point.names.english]
    if _name(str(value["text"])) in {_name(text) for text in known}:
        return AGREES
    return _told("new", because("translations", known=", ".join(known))) if known else NEW


def _hangul(point: Acupoint, value: dict[str, Any]) -> Answer:
    own, written = point.names.hangul, str(value["text"])
    if not own:
        return NEW
    if written == own:
        return AGREES
    return "differs", (because("other", here=written, atlas=own),), "note"


def _meridian(point: Acupoint, value: dict[str, Any]) -> Answer:
    if not value.get("id"):
        return NEW
    if value["id"] == point.meridian:
        return AGREES
    return "differs", (because("other", here=value["id"], atlas=point.meridian),), "caution"


def _related(point: Acupoint, value: dict[str, Any]) -> Answer:
    held = {related.code for related in point.knowledge.related}
    return AGREES if value["code"] in held else _told("new", because("not_related"))


def _combination(point: Acupoint, value: dict[str, Any]) -> Answer:
    codes = set(value["codes"]) - {point.code}
    held = [one for one in point.knowledge.combinations if codes <= set(one.codes)]
    if not held:
        return _told("new", because("not_combined"))
    here = set(fold_phrase(str(value.get("purpose", ""))).split())
    if not here or any(here & set(fold_phrase(one.purpose).split()) for one in held):
        return AGREES
    purposes = "; ".join(one.purpose for one in held[:3])
    return _told("agrees", because("combined_for", purpose=purposes))


def _connection(point: Acupoint, value: dict[str, Any]) -> Answer:
    held = {connection.to for connection in point.knowledge.connections}
    return AGREES if value["to"] in held else _told("new", because("not_connected"))


def _letters(written: str) -> str:
    return fold(written).replace(" ", "")


def _name(written: str) -> str:
    return fold_phrase(written).removeprefix("the ")
