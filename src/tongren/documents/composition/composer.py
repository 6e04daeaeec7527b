"""Puts phrases together that no list holds, from the parts found on a page."""

from collections.abc import Callable, Iterator, Sequence

from tongren.documents.composition.actions import Actions, ends_there
from tongren.documents.composition.complaints import Complaints
from tongren.documents.composition.lexicon import (
    ABBREVIATION,
    AILMENT,
    MATTER,
    NOUN,
    ORGAN,
    SITE,
    STATE,
    VERB,
    Lexicon,
)
from tongren.documents.composition.parts import longest_parts
from tongren.documents.composition.patterns import Patterns
from tongren.documents.composition.wrapping import unwrapped
from tongren.documents.folding import is_hanzi
from tongren.documents.phrase import Hit, Phrase


class Composer:
    """Composes actions, complaints and patterns.

    ``identify``: what a folded phrase stands for among a kind; phrases that are known as they
    stand go before what their parts would mean.
    """

    def __init__(self, identify: Callable[[str, str], Sequence[str]]) -> None:
        self._lexicon = Lexicon()
        self._actions = Actions(self._lexicon, identify)
        self._complaints = Complaints(self._lexicon, identify)
        self._patterns = Patterns(self._lexicon)

    def phrases(self) -> Iterator[Phrase]:
        """The parts to look for."""
        return self._lexicon.phrases()

    @staticmethod
    def is_whole(text: str, hit: Hit) -> bool:
        """Whether a known action is all that is said: not "regulates the heart" before "rate"."""
        last = text[hit.end - 1]
        if is_hanzi(last):
            return True
        return ends_there(text, hit.end, text.endswith(("pain", "stiffness"), 0, hit.end))

    def compose(self, text: str, folded: str, parts: list[Hit], known: list[Hit]) -> list[Hit]:
        """Further hits, made of ``parts``; none where ``known`` has one at the same place.

        ``text`` and ``folded`` have the same length.
        """
        written, text = text, unwrapped(text)
        capitals = self._lexicon.capitals
        kinds: dict[str, list[Hit]] = {}
        for hit in parts:
            short = hit.end - hit.start <= 4 and folded[hit.start : hit.end] in capitals
            if short and not text[hit.start : hit.end].isupper():
                continue
            kinds.setdefault(hit.kind, []).append(hit)
        verbs = longest_parts([*kinds.get(VERB, ()), *kinds.get(NOUN, ())])
        matters = [*kinds.get(ORGAN, ()), *kinds.get(MATTER, ())]
        things = longest_parts(matters)
        states = kinds.get(STATE, [])
        found: list[Hit] = []
        if verbs and things:
            lists = (verbs, things, longest_parts(states))
            found += self._actions.find(written, text, folded, *lists)
        if things:
            found += self._actions.sent(text, things)
            suffering = longest_parts([*matters, *states])
            found += self._patterns.find(text, suffering)
        found += self._complaints.find(
            text, folded, longest_parts([*kinds.get(SITE, ()), *kinds.get(AILMENT, ())])
        )
        found += [hit._replace(kind="condition") for hit in kinds.get(ABBREVIATION, ())]
        spots = {(hit.start, hit.end, hit.kind) for hit in known}
        return [hit for hit in found if (hit.start, hit.end, hit.kind) not in spots]
