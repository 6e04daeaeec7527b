"""One page while it is read: its text and everything found in it in one pass."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import TypeVar

from tongren.documents.folding import fold
from tongren.documents.matcher import Hit, Matcher, longest
from tongren.documents.measures import Duration, Length, find_durations, find_lengths
from tongren.documents.mentions import CodeTable, Mention, find_mentions
from tongren.documents.outline import Outline
from tongren.documents.page import Page
from tongren.documents.section_names import SectionNames

M = TypeVar("M", Length, Duration)


class Context:
    """Phrases, points, lengths and times of a page, by place."""

    def __init__(self, page: Page, matcher: Matcher, table: CodeTable, names: SectionNames) -> None:
        self.page = page
        self.text = page.text
        self._matcher = matcher
        self.table = table
        self._parts = list(_article(page))
        article = _blanked(page.text, self._parts)
        self.folded = fold(article)
        self.hits = sorted(hit for hit in matcher.find(self.folded, article) if not _is_loose(hit))
        self.mentions = find_mentions(article, self.hits, table)
        self.outline = Outline(page, self.folded, self.hits, self.mentions, names)

    @cached_property
    def lengths(self) -> list[Length]:
        """All lengths with a unit."""
        found = [one for part in self._parts for one in find_lengths(self.text, *part)]
        # 'The point "GB 21"' is no length of 21 inches.
        return [one for one in found if not self._in_mention(one.start)]

    def _in_mention(self, index: int) -> bool:
        at = bisect_left(self._mention_ends, index + 1)
        return at < len(self.mentions) and self.mentions[at].start <= index

    @cached_property
    def durations(self) -> list[Duration]:
        """All times."""
        return [one for part in self._parts for one in find_durations(self.text, *part)]

    @cached_property
    def _mention_ends(self) -> list[int]:
        return [mention.end for mention in self.mentions]

    @cached_property
    def _length_starts(self) -> list[int]:
        return [length.start for length in self.lengths]

    @cached_property
    def _duration_starts(self) -> list[int]:
        return [duration.start for duration in self.durations]

    def hits_in(self, start: int, end: int, *kinds: str) -> list[Hit]:
        """Phrases between ``start`` and ``end``, of some kinds only if any are given."""
        found = self.outline.hits_in(start, end)
        return [hit for hit in found if hit.kind in kinds] if kinds else found

    def terms_in(self, start: int, end: int, kind: str) -> list[Hit]:
        """The longest phrases of one kind between ``start`` and ``end``."""
        return longest(hit for hit in self.outline.hits_in(start, end) if hit.kind == kind)

    def conditions(self, folded: str) -> list[str]:
        """The complaints that exactly this folded phrase stands for."""
        return self._matcher.identifiers(folded, "condition")

    def identified(self, folded: str, kind: str) -> list[str]:
        """The terms of one kind that exactly this folded phrase stands for."""
        return self._matcher.identifiers(folded, kind)

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """Points mentioned between ``start`` and ``end``."""
        return self.outline.mentions_in(start, end)

    def lengths_in(self, start: int, end: int) -> list[Length]:
        """Lengths between ``start`` and ``end``."""
        return _between(self.lengths, self._length_starts, start, end)

    def durations_in(self, start: int, end: int) -> list[Duration]:
        """Times between ``start`` and ``end``."""
        return _between(self.durations, self._duration_starts, start, end)

    def clean(self, start: int, end: int) -> str:
        """``text[start:end]`` on one line."""
        return " ".join(self.text[start:end].split())


def _is_loose(hit: Hit) -> bool:
    """A flag by one character: 目 (eye) is in 盲目, 乳 (breast) in 哺乳."""
    return hit.kind == "flag" and hit.end - hit.start == 1


def _article(page: Page) -> Iterator[tuple[int, int]]:
    """The parts of the text without menus, footers and advertisements."""
    cursor = 0
    for block in page.blocks:
        if block.outside:
            if block.start > cursor:
                yield cursor, block.start
            cursor = block.end + 1
    if cursor < len(page.text):
        yield cursor, len(page.text)


def _blanked(text: str, parts: list[tuple[int, int]]) -> str:
    """``text`` with blanks for all but ``parts``: what is left stays in its place."""
    if parts == [(0, len(text))]:
        return text
    pieces: list[str] = []
    cursor = 0
    for start, end in parts:
        pieces += [" " * (start - cursor), text[start:end]]
        cursor = end
    return "".join([*pieces, " " * (len(text) - cursor)])


def _between(found: list[M], starts: list[int], start: int, end: int) -> list[M]:
    return found[bisect_left(starts, start) : bisect_left(starts, end)]
