"""Finds every known phrase of a page in one pass."""

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, MatchKind

from tongren.documents.composition import Composer
from tongren.documents.composition.wrapping import Shortened
from tongren.documents.folding import is_hanzi
from tongren.documents.phrase import Hit, Phrase

__all__ = ["Hit", "Matcher", "Phrase", "longest"]


class Matcher:
    """All phrases in one automaton; words match whole, Chinese text anywhere."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        meanings: dict[str, list[tuple[str, str]]] = {}
        self._composer = Composer(self.identifiers)
        for phrase in (*phrases, *self._composer.phrases()):
            if phrase.text:
                known = meanings.setdefault(phrase.text, [])
                if (phrase.kind, phrase.id) not in known:
                    known.append((phrase.kind, phrase.id))
        self._by_text = meanings
        self._meanings = [tuple(found) for found in meanings.values()]
        self._latin = [not is_hanzi(text[0]) for text in meanings]
        patterns = [
            " " + text if latin else text for text, latin in zip(meanings, self._latin, strict=True)
        ]
        self._automaton = AhoCorasick(patterns, matchkind=MatchKind.Standard)

    def identifiers(self, text: str, kind: str) -> list[str]:
        """What exactly this folded phrase stands for, among one kind."""
        return [identifier for known, identifier in self._by_text.get(text, ()) if known == kind]

    def find(self, folded: str, text: str = "") -> list[Hit]:
        """All phrases in a folded text, also overlapping ones, by place.

        ``text``: the same as it was written, for phrases put together across its punctuation.
        """
        shortened = Shortened(folded, text)
        padded = f" {shortened.folded} "
        hits: list[Hit] = []
        parts: list[Hit] = []
        latin, meanings, place = self._latin, self._meanings, shortened.place
        for index, start, end in self._automaton.find_matches_as_indexes(padded, overlapping=True):
            if latin[index]:
                following = padded[end]
                if following != " " and not is_hanzi(following):
                    continue
                start += 1
            for kind, identifier in meanings[index]:
                hit = Hit(place(start - 1), place(end - 2) + 1, kind, identifier)
                (parts if kind.startswith("part:") else hits).append(hit)
        text = text or folded
        whole = self._composer.is_whole
        hits = [hit for hit in hits if hit.kind != "action" or whole(text, hit)]
        if parts:
            hits += self._composer.compose(text, folded, parts, hits)
        return hits


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """The hits that no longer hit overlaps, in order of place."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if kept and hit.start < kept[-1].end:
            last = kept[-1]
            if (hit.start, hit.end) == (last.start, last.end) and hit[2:] != last[2:]:
                kept.append(hit)
            elif hit.end - hit.start > last.end - last.start:
                while kept and kept[-1].end > hit.start:
                    kept.pop()
                kept.append(hit)
            continue
        kept.append(hit)
    return kept
