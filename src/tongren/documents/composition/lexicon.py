"""The words of ``data/reading/composition.toml`` as phrases, and what their pairs mean."""

import re
from collections.abc import Iterator, Mapping

from tongren.documents.composition.tables import TABLES
from tongren.documents.folding import fold_phrase, is_hanzi, plural, singular
from tongren.documents.phrase import Phrase
from tongren.documents.variants import spellings, verb_forms

#: Kinds of parts: of actions, of patterns, of complaints.
VERB, NOUN, ORGAN, MATTER = "part:verb", "part:noun", "part:organ", "part:matter"
STATE, SITE, AILMENT = "part:state", "part:site", "part:ailment"
#: Complaints in capitals: "HA".
ABBREVIATION = "part:abbreviation"

_SECTIONS = {
    "verbs": VERB,
    "nouns": NOUN,
    "organs": ORGAN,
    "matters": MATTER,
    "states": STATE,
    "sites": SITE,
    "ailments": AILMENT,
    "abbreviations": ABBREVIATION,
}


def third_person(base: str) -> str:
    """ "tonify" -> "tonifies"; only the first word of "remove obstruction from" changes."""
    first, _, rest = base.partition(" ")
    if first.endswith("y") and first[-2:-1] not in "aeiou":
        first = first[:-1] + "ies"
    elif first.endswith(("s", "sh", "ch", "x", "z")):
        first += "es"
    else:
        first += "s"
    return f"{first} {rest}".strip()


def _verb_phrases(base: str) -> set[str]:
    first, _, rest = base.partition(" ")
    return {
        f"{form} {rest}".strip()
        for spelt in spellings(first)
        for form in verb_forms(third_person(spelt))
    }


def _verb_words() -> frozenset[str]:
    """Verbs in the third person and ending in -ing that are no things as well."""
    things = {
        w.strip()
        for part in ("organs", "matters")
        for v in TABLES[part].values()
        for w in v.split(",")
    }
    words: set[str] = set()
    for listed in TABLES["verbs"].values():
        for written in listed.split(","):
            first = fold_phrase(written).partition(" ")[0]
            if first and not is_hanzi(first[0]):
                forms = _verb_phrases(first)
                words |= {form for form in forms if form != first and form.endswith(("s", "ing"))}
    return frozenset(words - things)


_VERBS = _verb_words()


def begins_with_verb(folded: str, start: int) -> bool:
    """Whether the word at ``start`` is a verb of actions: "softens", "expediting"."""
    end = folded.find(" ", start)
    return folded[start : end if end > 0 else len(folded)] in _VERBS


class Lexicon:
    """Parts of phrases and the terms that their pairs stand for."""

    def __init__(self) -> None:
        tables = TABLES
        self._tables = tables
        #: Words that count only in capitals ("LR"), folded.
        self.capitals: set[str] = set()
        self.actions = _meanings(tables["actions"])
        self.complaints = _meanings(tables["complaints"])
        self.patterns = {
            key.strip(): term
            for term, listed in tables["patterns"].items()
            for key in listed.split(",")
        }

    def phrases(self) -> Iterator[Phrase]:
        """All parts; the id is the class of a verb, else the name of the thing."""
        for section, kind in _SECTIONS.items():
            for identifier, listed in self._tables[section].items():
                for written in listed.split(","):
                    yield from self._phrases_of(written.strip(), kind, identifier)

    def _phrases_of(self, written: str, kind: str, identifier: str) -> Iterator[Phrase]:
        folded = fold_phrase(written)
        if not folded:
            return
        if is_hanzi(folded[0]):
            yield Phrase(folded, kind, identifier)
            return
        if written.isupper():
            self.capitals.add(folded)
            yield Phrase(folded, kind, identifier)
            return
        if kind == VERB:
            for form in _verb_phrases(folded):
                yield Phrase(form, kind, identifier)
            return
        for spelt in spellings(folded):
            yield Phrase(spelt, kind, identifier)
            if kind == SITE and singular(spelt) == spelt and spelt[-1] not in "lcy":
                yield Phrase(plural(spelt), kind, identifier)


def _meanings(table: Mapping[str, str]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for pair, term in _pairs(table):
        found.setdefault(pair, []).append(term)
    return found


def _pairs(table: Mapping[str, str]) -> Iterator[tuple[tuple[str, str], str]]:
    """ "a b: x, y; c: z" as pairs with the term they mean."""
    for term, listed in table.items():
        for clause in filter(None, listed.split(";")):
            firsts, _, seconds = clause.partition(":")
            for first in firsts.split():
                for second in re.split(r"[,\s]+", seconds.strip()):
                    yield (first, second), term
