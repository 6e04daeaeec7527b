"""Actions and complaints of a page against those of the atlas, also under other words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from tongren.documents.folding import fold
from tongren.documents.found import Answer
from tongren.documents.reasons import Ground, GroundValue, Name, because, names, words
from tongren.model import Acupoint, Term, Vocabulary


class FindTerms(Protocol):
    """Which terms of some kinds a text names."""

    def __call__(self, text: str, *kinds: str) -> list[str]: ...


def find_nothing(text: str, *kinds: str) -> list[str]:
    """For those who compare without a reader."""
    return []


def label(*terms: Any) -> GroundValue:
    """Terms or categories by their names, in simplified characters where they have any."""
    return names(*(Name(one.label, fold(one.hanzi) if one.hanzi else "") for one in terms))


class TermComparer:
    """Holds terms against those of records. ``find_terms``: what complaints a text names."""

    def __init__(self, vocabulary: Vocabulary, find_terms: FindTerms) -> None:
        self._actions: Mapping[str, Term] = vocabulary.actions
        self._complaints: Mapping[str, Term] = {**vocabulary.conditions, **vocabulary.patterns}
        self._find_terms = find_terms

    def compare_action(self, point: Acupoint, value: dict[str, Any]) -> Answer:
        """What the point does: its action terms, else the complaints that the words name."""
        terms = list(value.get("terms", ()))
        actions = point.knowledge.actions
        if not actions:
            return _none_yet("actions")
        if terms:
            held = {term for action in actions for term in action.terms}
            return self._compare(terms, held, self._actions)
        named = self._find_terms(str(value.get("text", "")), "condition", "pattern")
        if not named:
            return "new", (because("no_term"),), ""
        verdict, reasons, severity = self._compare(named, _complaints(point), self._complaints)
        if verdict == "agrees":
            reasons = (because("among_indications"), *reasons)
        return verdict, reasons, severity

    def compare_indication(self, point: Acupoint, value: dict[str, Any]) -> Answer:
        """What the point is used for."""
        if not point.knowledge.indications:
            return _none_yet("indications")
        terms = [*value.get("terms", ()), *value.get("patterns", ())]
        return self._compare(terms, _complaints(point), self._complaints)

    def _compare(self, terms: list[str], held: set[str], known: Mapping[str, Term]) -> Answer:
        if not terms:
            return "new", (because("no_term"),), ""
        missing, near = [], list[str]()
        for term in terms:
            if term in held:
                continue
            kin = _kin(term, held, known)
            if kin:
                near += kin
            else:
                missing.append(term)
        reasons: list[Ground] = []
        if near:
            reasons.append(because("held_as", terms=_labels(near, known)))
        if missing:
            reasons.append(because("not_held", terms=_labels(missing, known)))
        return ("new" if len(missing) == len(terms) else "agrees"), tuple(reasons), ""


def _kin(term: str, held: set[str], known: Mapping[str, Term]) -> list[str]:
    """Terms of the atlas that are the same thing said more broadly, else more exactly."""
    if broader := sorted(set(known[term].broader) & held):
        return broader
    return sorted(other for other in held if other in known and term in known[other].broader)


def _complaints(point: Acupoint) -> set[str]:
    knowledge = point.knowledge
    held = {term for one in knowledge.indications for term in (*one.terms, *one.patterns)}
    return held | {pattern for action in knowledge.actions for pattern in action.patterns}


def _labels(terms: Iterable[str], known: Mapping[str, Term]) -> GroundValue:
    return label(*(known[term] for term in dict.fromkeys(terms)))


def _none_yet(field: str) -> Answer:
    return "new", (because("none_yet", what=words("field", field)),), ""
