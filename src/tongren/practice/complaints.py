"""Reads what somebody says into the vocabulary: "my knees hurt when I climb stairs" is knee pain.

A phrase of the vocabulary is found where all its words stand close together, in any order and
with any ending; words that mean the same here ("hurts", "sore", "ache") count as one. Longer
phrases come first. What is said not to be there ("no fever") is denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from tongren.model import Term, Vocabulary
from tongren.practice.answers import Complaint

_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?|\d+|[.,;:!?\n]|[\u3400-\u9fff]+")
_STOP = frozenset(
    """a an the and or of for in on at to from with by is are be been being am was were do does did
    can could my i me have has had it its this that there he she his her they their them we our you
    your as so very quite really too also when while if then than some any more most much
    often sometimes always usually again just get gets getting got feel feels feeling keep keeps
    lot lots bit little after before during since every out up into about because like
    want need help point points what which for-me im ive""".split()  # noqa: SIM905
)
_NOT = frozenset(
    "no not never without cannot cant dont doesnt isnt hardly denies nor nothing".split()  # noqa: SIM905
)
#: Not being able to is a complaint, not a denial of one.
_UNABLE = frozenset({"cant", "cannot"})
#: Words that end what a denial reaches.
_TURNS = frozenset({"but", "only", "except"})
#: Words that say the same in a complaint, as stems -> one of them.
_SAME = {
    word: one
    for one, words in {
        "pain": "hurt ache sore painful achi tender discomfort",
        "swell": "swollen puffi",
        "sleep": "asleep slept",
        "bowel": "stool poo",
        "urin": "pee wee urinari",
        "menstruat": "period menses menstrual",
        "stiff": "stiffen tight tense",
        "trembl": "shake shaki tremor",
        "sick": "queasi",
        "tire": "exhaust weari",
        "belli": "abdomen abdomin tummi",
        "child": "children kid",
        "stomach": "epigastr",
        "low": "lower",
        "sweat": "perspir",
        "rapid": "fast race pound",
    }.items()
    for word in words.split()
}
#: Words of a phrase may have this many other words between them.
_GAP = 2
#: A denial reaches this many words.
_REACH = 3


Kind = Literal["condition", "pattern"]


class Phrase(NamedTuple):
    """Words, as stems, that name a term when they stand together."""

    stems: tuple[str, ...]
    kind: Kind
    key: str


class _Token(NamedTuple):
    said: str
    stem: str


class ComplaintReader:
    """Reads texts with one vocabulary and its phrases, as ``phrases_of`` makes them.

    ``simplified``: traditional -> simplified characters.
    """

    def __init__(
        self, vocabulary: Vocabulary, phrases: Iterable[Phrase], simplified: Mapping[str, str]
    ) -> None:
        self.vocabulary = vocabulary
        self._simplified = str.maketrans(dict(simplified))
        self._phrases: dict[str, list[Phrase]] = {}
        self._hanzi: dict[str, tuple[Kind, str]] = {}
        for phrase in phrases:
            for stem in phrase.stems:
                self._phrases.setdefault(stem, []).append(phrase)
        for kind, key, term in _terms(vocabulary):
            for text in (term.hanzi, *term.synonyms):
                if text and "\u3400" <= text[0] <= "\u9fff":
                    self._hanzi.setdefault(text.translate(self._simplified), (kind, key))

    def read(self, text: str) -> tuple[list[Complaint], list[str]]:
        """The complaints of ``text``, and its words that say nothing known.

        A word serves one phrase, or a second one beside other words: "dry mouth and throat".
        """
        tokens = list(_tokens(text))
        taken = [False] * len(tokens)
        found: dict[tuple[str, str], tuple[int, Complaint]] = {}
        fits = list(self._fits(tokens))
        for shared in (0, 1):
            for phrase, places in fits:
                if sum(taken[i] for i in places) != shared or shared == len(places):
                    continue
                if shared and any(token.said == "," for token in tokens[places[0] : places[-1]]):
                    continue
                said = " ".join(tokens[i].said for i in places)
                denied = "not" not in phrase.stems and _is_denied(tokens, taken, places[0])
                for i in places:
                    taken[i] = True
                complaint = self._complaint(phrase.kind, phrase.key, said, denied)
                found.setdefault((phrase.kind, phrase.key), (places[0], complaint))
        for place, (kind, key, said) in self._characters(tokens, taken):
            found.setdefault((kind, key), (place, self._complaint(kind, key, said, False)))
        ordered = sorted(found.values(), key=lambda one: one[0])
        unread = [
            token.said
            for token, used in zip(tokens, taken, strict=True)
            if not used and token.stem not in ("", "not") and not token.stem.isdecimal()
        ]
        return [complaint for _, complaint in ordered], list(dict.fromkeys(unread))

    def _fits(self, tokens: list[_Token]) -> Iterator[tuple[Phrase, tuple[int, ...]]]:
        """Phrases with the places of their words, the longest and closest first."""
        fits: list[tuple[tuple[int, int, int, int], Phrase, tuple[int, ...]]] = []
        places: dict[str, list[int]] = {}
        for index, token in enumerate(tokens):
            if token.stem:
                places.setdefault(token.stem, []).append(index)
        seen: set[Phrase] = set()
        for stem in places:
            for phrase in self._phrases.get(stem, ()):
                if phrase in seen or not places.keys() >= set(phrase.stems):
                    continue
                seen.add(phrase)
                for chosen in _together(phrase.stems, places, tokens):
                    span = chosen[-1] - chosen[0]
                    order = (-len(phrase.stems), span, phrase.kind == "pattern", chosen[0])
                    fits.append((order, phrase, chosen))
        fits.sort(key=lambda fit: fit[0])
        for _, phrase, chosen in fits:
            yield phrase, chosen

    def _characters(
        self, tokens: list[_Token], taken: list[bool]
    ) -> Iterator[tuple[int, tuple[Kind, str, str]]]:
        """Terms in runs of Chinese characters, longest first."""
        for index, token in enumerate(tokens):
            run = token.said.translate(self._simplified)
            if not run or not "\u3400" <= run[0] <= "\u9fff":
                continue
            start = 0
            while start < len(run):
                for end in range(min(len(run), start + 8), start + 1, -1):
                    if (term := self._hanzi.get(run[start:end])) is not None:
                        taken[index] = True
                        yield index, (*term, run[start:end])
                        start = end
                        break
                else:
                    start += 1

    def _complaint(self, kind: Kind, key: str, said: str, denied: bool) -> Complaint:
        vocabulary = self.vocabulary
        terms = vocabulary.conditions if kind == "condition" else vocabulary.patterns
        term = terms[key]
        return Complaint(
            said=said,
            kind=kind,
            key=key,
            label=term.label,
            plain=term.plain,
            denied=denied,
            red_flag="" if denied else term.red_flag,
        )


def phrases_of(vocabulary: Vocabulary) -> list[Phrase]:
    """Every way of naming a condition or pattern of the vocabulary."""
    found: dict[Phrase, None] = {}
    for kind, key, term in _terms(vocabulary):
        for text in (term.label, term.plain, *term.synonyms):
            stems = {token.stem for token in _tokens(text) if token.stem}
            if stems - {"not"}:
                found[Phrase(tuple(sorted(stems)), kind, key)] = None
    return list(found)


def _terms(vocabulary: Vocabulary) -> Iterator[tuple[Kind, str, Term]]:
    for key, term in vocabulary.conditions.items():
        yield "condition", key, term
    for key, term in vocabulary.patterns.items():
        yield "pattern", key, term


def _together(
    stems: Iterable[str], places: Mapping[str, list[int]], tokens: list[_Token]
) -> Iterator[tuple[int, ...]]:
    """Places where all ``stems`` stand close together, without a stop between them."""
    wanted = list(stems)
    for start in places[min(wanted, key=lambda stem: len(places[stem]))]:
        chosen = tuple(
            sorted(min(places[stem], key=lambda place: abs(place - start)) for stem in wanted)
        )
        between = tokens[chosen[0] : chosen[-1] + 1]
        if len(between) <= len(wanted) + _GAP and not any(t.said in ".;!?\n" for t in between):
            yield chosen


def _is_denied(tokens: list[_Token], taken: list[bool], place: int) -> bool:
    """Whether "no", "without" or the like stands shortly before ``place``, for no other phrase."""
    for index in range(place - 1, max(-1, place - 1 - _REACH), -1):
        token = tokens[index]
        if not token.stem:
            return False
        if token.stem == "not":
            return not taken[index] and _plain(token.said) not in _UNABLE
    return False


def _tokens(text: str) -> Iterator[_Token]:
    """Words that say something, denials as "not", and stops, whose stem is empty."""
    for said in _WORD.findall(text.lower().replace("-", " ")):
        word = _plain(said)
        if not word[0].isalnum() or word in _TURNS:
            yield _Token(said, "")
        elif word in _NOT:
            yield _Token(said, "not")
        elif word not in _STOP:
            yield _Token(said, _stem(word))


def _plain(word: str) -> str:
    return word.replace("'", "").replace("’", "")


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    if not word.isascii() or len(word) < 3:
        return word
    stem = str(_stemmer().stemWord(word))
    return _SAME.get(stem, stem)


@lru_cache(maxsize=1)
def _stemmer() -> snowballstemmer.EnglishStemmer:  # type: ignore[name-defined]  # noqa: F821
    import snowballstemmer

    return snowballstemmer.stemmer("english")
