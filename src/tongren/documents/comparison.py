"""What a page says held against the atlas: agrees, differs or new, and why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from tongren.atlas import Atlas
from tongren.documents.folding import fold, fold_phrase
from tongren.documents.found import Answer, Claim
from tongren.documents.place_comparison import compare_place
from tongren.documents.safety import compare_needling, missing_cautions, pressing_risk
from tongren.model import Acupoint


class Comparer:
    """Compares claims with the records of one atlas."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self._by_field: dict[str, Callable[[Acupoint, dict[str, Any]], Answer]] = {
            "code": self._code,
            "names.hanzi": self._hanzi,
            "names.pinyin": self._pinyin,
            "names.english": self._english,
            "names.other": self._other_name,
            "names.hangul": self._hangul,
            "meridian": self._meridian,
            "categories": self._category,
            "region": self._region,
            "location": lambda point, value: compare_place(point, str(value["text"])),
            "needling": compare_needling,
            "moxibustion": self._moxibustion,
            "actions": self._action,
            "indications": self._indication,
            "cautions": self._caution,
            "acupressure": self._acupressure,
            "related": self._related,
            "combinations": self._combination,
            "connections": self._connection,
        }

    def compare(self, code: str, claims: list[Claim]) -> list[Claim]:
        """The claims with verdicts, the dangerous ones first; what the page fails to warn of
        added."""
        point = self.atlas[code]
        compared = [self._compare(point, claim) for claim in claims]
        compared.extend(missing_cautions(self.atlas, point, compared))
        return compared

    def _compare(self, point: Acupoint, claim: Claim) -> Claim:
        compare = self._by_field.get(claim.field)
        if compare is None:
            return claim
        verdict, reason, severity = compare(point, claim.value)
        return msgspec.structs.replace(claim, verdict=verdict, reason=reason, severity=severity)

    def _code(self, point: Acupoint, value: dict[str, Any]) -> Answer:
        written = str(value.get("as_written", value["code"]))
        same = written == point.code
        return "agrees", "" if same else f"written {written}, {point.code} in the WHO standard", ""

    def _hanzi(self, point: Acupoint, value: dict[str, Any]) -> Answer:
        names = point.names
        written = str(value["text"])
        known = (names.hanzi_simplified, names.hanzi_traditional, *names.hanzi_variants)
        if written in known or fold(written) in {fold(name) for name in known}:
            return "agrees", "", ""
        if any(written == other.hanzi for other in names.other_names):
            return "agrees", f"an older name; {names.hanzi_simplified} today", ""
        return "differs", f"{written} here, {names.hanzi_simplified} in the atlas", "note"

    def _pinyin(self, point: Acupoint, value: dict[str, Any]) -> Answer:
        names = point.names
        written = str(value["text"])
        known = (names.pinyin, *names.pinyin_variants, *names.aliases)
        if _letters(written) in {_letters(name) for name in known}:
            return "agrees", "", ""
        if any(_letters(written) == _letters(other.pinyin) for other in names.other_names):
            return "agrees", f"an older name; {names.pinyin} today", ""
        return "differs", f"{written} here, {names.pinyin} in the atlas", "note"

    def _english(self, point: Acupoint, value: dict[str, Any]) -> Answer:
        known = [translation.text for translation in point.names.english]
        if _name(str(value["text"])) in {_name(text) for text in known}:
            return "agrees", "", ""
        return "new", f"the atlas translates {', '.join(known)}" if known else "", ""

    def _other_name(self, point: Acupoint, value: dict[str, Any]) -> Answer:
        found = self.atlas.resolve(str(value["text"]))
        if found.code == point.code or point.code in {one.code for one in found.candidates}:
            return "agrees", "", ""
        if found.code is not None:
            return "differs", f"the atlas knows it as a name of {found.code}", "caution"
        return "new", "", ""

    def _hangul(self, point: Acupoint, value: dict[str, Any]) -> Answer:
        if not point.names.hangul:
            return "new", "", ""
        same = value["text"] == point.names.hangul
        reason = f"{value['text']} here, {point.names.hangul} in the atlas"
        return ("agrees", "", "") if same else ("differs", reason, "note")

    def _meridian(self, point: Acupoint, value: dict[str, Any]) -> Answer:
        if not value.get("id"):
            return "new", "", ""
        if value["id"] == point.meridian:
            return "agrees", "", ""
        return "differs", f"{value['id']} here, {point.meridian} in the atlas", "caution"

    def _region(self, point: Acupoint, value: dict[str, Any]) -> Answer:
        term = self.atlas.vocabulary.regions[value["id"]]
        place = f" {fold_phrase(point.location.region)} {fold_phrase(point.location.text)} "
        for word in (term.label, term.plain, *term.synonyms, value["text"]):
            if f" {fold_phrase(word)}" in place:
                return "agrees", "", ""
        return "new", f"the atlas says {point.location.region}", ""

    def _category(self, point: Acupoint, value: dict[str, Any]) -> Answer:
        identifier, role = value.get("id", ""), value.get("role", "")
        if not identifier:
            return "new", "", ""
        held = [category for category in point.categories if category.id == identifier]
        if not held:
            label = self.atlas.categories[identifier].label
            return "differs", f"the atlas does not count {point.code} among the {label}", "note"
        phase = value.get("phase", "")
        if phase and phase not in [category.phase for category in held]:
            phases = ", ".join(category.phase for category in held)
            return "differs", f"{phase} here, {phases} in the atlas", "note"
        roles = [category.role for category in held]
        if role and role not in roles:
            return "differs", f"{role} here, {', '.join(roles)} in the atlas", "note"
        disputed = next((category.disputed for category in held if category.disputed), "")
        return "agrees", disputed, ""

    def _moxibustion(self, point: Acupoint, value: dict[str, Any]) -> Answer:
        moxa = point.knowledge.moxibustion
        if moxa is None:
            return "new", "", ""
        said = value.get("use", "allowed")
        if moxa.use == "forbidden" and said != "forbidden":
            return "differs", "allowed here, forbidden in the atlas", "danger"
        if said == "forbidden" and moxa.use == "allowed":
            return "differs", "forbidden here, allowed in the atlas", "caution"
        return "agrees", f"in the atlas: {moxa.use.replace('_', ' ')}", ""

    def _action(self, point: Acupoint, value: dict[str, Any]) -> Answer:
        terms = list(value.get("terms", ()))
        held = {term for action in point.knowledge.actions for term in action.terms}
        return self._terms(
            terms, held, self.atlas.vocabulary.actions, "actions", bool(point.knowledge.actions)
        )

    def _indication(self, point: Acupoint, value: dict[str, Any]) -> Answer:
        terms, patterns = list(value.get("terms", ())), list(value.get("patterns", ()))
        knowledge = point.knowledge
        held = {term for one in knowledge.indications for term in (*one.terms, *one.patterns)}
        held |= {pattern for action in knowledge.actions for pattern in action.patterns}
        words: dict[str, Any] = {
            **self.atlas.vocabulary.conditions,
            **self.atlas.vocabulary.patterns,
        }
        return self._terms(
            terms + patterns, held, words, "indications", bool(knowledge.indications)
        )

    def _terms(
        self, terms: list[str], held: set[str], words: dict[str, Any], what: str, written: bool
    ) -> Answer:
        if not written:
            return "new", f"the atlas has no {what} of this point yet", ""
        if not terms:
            return "new", "no term of the vocabulary", ""
        missing = [term for term in terms if not self._holds(term, held, words)]
        if not missing:
            return "agrees", "", ""
        labels = ", ".join(words[term].label for term in missing)
        if len(missing) < len(terms):
            return "agrees", f"not in the atlas: {labels}", ""
        return "new", f"not in the atlas: {labels}", ""

    def _holds(self, term: str, held: set[str], words: dict[str, Any]) -> bool:
        """Whether the atlas holds a term, or one that is the same thing more or less exactly."""
        if term in held:
            return True
        broader = set(words[term].broader)
        if broader & held:
            return True
        return any(term in words[other].broader for other in held if other in words)

    def _caution(self, point: Acupoint, value: dict[str, Any]) -> Answer:
        flags = {caution.flag for caution in point.knowledge.cautions}
        flag = value.get("flag", "")
        if value.get("denied"):
            if flags:
                listed = ", ".join(
                    sorted(self.atlas.vocabulary.flags[f].label.lower() for f in flags)
                )
                return "differs", f"no caution here; the atlas warns: {listed}", "danger"
            return "new", "", ""
        if flag and flag in flags:
            return "agrees", "", ""
        if not flag:
            return "new", "", "note"
        label = self.atlas.vocabulary.flags[flag].label
        return "new", f"the atlas has no caution “{label}” here", "caution"

    def _acupressure(self, point: Acupoint, value: dict[str, Any]) -> Answer:
        if (risk := pressing_risk(point)) is not None:
            return "differs", risk, "danger"
        pressing = point.knowledge.acupressure
        if pressing is None or value.get("max_seconds") is None or pressing.max_seconds is None:
            if pressing is not None and set(value.get("terms", ())) & set(pressing.terms):
                return "agrees", "", ""
            return "new", "", ""
        low, high = value["min_seconds"], value["max_seconds"]
        least = pressing.min_seconds if pressing.min_seconds is not None else pressing.max_seconds
        if (low, high) == (least, pressing.max_seconds):
            return "agrees", "", ""
        if least <= low and high <= pressing.max_seconds:
            return "agrees", f"within {_time(least, pressing.max_seconds)} of the atlas", ""
        reason = f"{_time(low, high)} here, {_time(least, pressing.max_seconds)} in the atlas"
        return "differs", reason, "caution" if high > pressing.max_seconds else "note"

    def _related(self, point: Acupoint, value: dict[str, Any]) -> Answer:
        held = {related.code for related in point.knowledge.related}
        return ("agrees" if value["code"] in held else "new"), "", ""

    def _combination(self, point: Acupoint, value: dict[str, Any]) -> Answer:
        codes = set(value["codes"])
        held = [set(combination.codes) for combination in point.knowledge.combinations]
        return ("agrees" if codes in held or any(codes <= one for one in held) else "new"), "", ""

    def _connection(self, point: Acupoint, value: dict[str, Any]) -> Answer:
        held = {connection.to for connection in point.knowledge.connections}
        return ("agrees" if value["to"] in held else "new"), "", ""


def _letters(written: str) -> str:
    return fold(written).replace(" ", "")


def _name(written: str) -> str:
    return fold_phrase(written).removeprefix("the ")


def _time(low: int, high: int) -> str:
    if low == high:
        return f"{low} s" if low % 60 else f"{low // 60} min"
    if low % 60 or high % 60:
        return f"{low}–{high} s"
    return f"{low // 60}–{high // 60} min"
