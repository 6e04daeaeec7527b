"""A text that is being resolved, and the forms an answer to it can take."""

from typing import NamedTuple

from tongren.search.codes import Match
from tongren.search.lexicon import Lexicon
from tongren.search.reading import Reading
from tongren.search.resolution import Candidate, Resolution


class Asked(NamedTuple):
    """What is being resolved. ``note``: what every answer must mention, empty if nothing."""

    query: str
    words: list[str]
    reading: Reading
    note: str
    lexicon: Lexicon

    def answer(self, code: str | None, found: dict[str, Match], why: str) -> Resolution:
        """``found`` as candidates; ``code``: the one that is taken, None if that is open."""
        candidates = self._candidates(found)
        if code is not None:
            candidates = tuple(sorted(candidates, key=lambda one: one.code != code))
        return Resolution(
            query=self.query,
            code=code,
            ambiguous=code is None,
            candidates=candidates,
            why=join(why, self.note),
        )

    def nothing(self, why: str, near: dict[str, Match]) -> Resolution:
        """No point, because of ``why``; ``near`` may have been meant."""
        return Resolution(
            query=self.query,
            code=None,
            ambiguous=False,
            why=join(why, self.note),
            near=self._candidates(near),
        )

    def _candidates(self, found: dict[str, Match]) -> tuple[Candidate, ...]:
        names = self.lexicon.points
        return tuple(
            Candidate(code=code, name=names[code], matched=match.matched, why=match.why)
            for code, match in found.items()
        )


def join(*parts: str, between: str = "; ") -> str:
    """The parts that say anything, in one line."""
    return between.join(part for part in parts if part)
