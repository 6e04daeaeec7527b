"""A page as it was read: its text, its blocks, and where each character stood in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

BlockKind = Literal["heading", "item", "paragraph", "cell", "term", "definition"]
PageFormat = Literal["text", "markdown", "html", "pdf", "docx"]


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A place in the source, after decoding: lines and columns count from 1, ``start`` and ``end``
    are characters from 0; ``end`` and ``end_column`` stand behind the last character.

    Of PDF and DOCX the "source" is their text, one line a line or paragraph; ``page`` counts from 1
    in a PDF.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    page: int | None = None


class Block(msgspec.Struct, kw_only=True):
    """A piece of a page that stands for itself: ``text[start:end]``.

    ``level``: of a heading 1 to 6, of an item its indentation; ``gap``: empty lines before it;
    ``lead``: where leading bold text ends (0: none); ``row`` and ``column``: place in a table;
    ``outside``: menu, footer, advertisement; ``linked``: nothing but links.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    gap: int = 0
    lead: int = 0
    table: int = -1
    row: int = -1
    column: int = -1
    header: bool = False
    outside: bool = False
    linked: bool = False
    ordered: bool = False


class Page:
    """One file, decoded and taken apart.

    ``text``: what the page says, blocks parted by line ends; ``source_text``: the file, decoded;
    ``runs``: (place in ``text``, place in ``source_text``) where a run of equal characters begins;
    ``title``: what the page calls itself outside its text, with no place in it.
    """

    def __init__(
        self,
        name: str,
        kind: PageFormat,
        source_text: str,
        text: str,
        blocks: list[Block],
        runs: Iterable[tuple[int, int]],
        page_starts: tuple[int, ...] = (),
        title: str = "",
    ) -> None:
        self.name = name
        self.kind = kind
        self.source_text = source_text
        self.text = text
        self.blocks = blocks
        self.title = title
        self.runs = list(runs)
        self._run_starts = [run[0] for run in self.runs]
        self._source_runs: list[tuple[int, int, int]] | None = None
        self.page_starts = page_starts
        self._line_starts: list[int] | None = None

    def with_blocks(self, blocks: list[Block]) -> Page:
        """The same text, divided otherwise."""
        return Page(
            self.name,
            self.kind,
            self.source_text,
            self.text,
            blocks,
            self.runs,
            self.page_starts,
            self.title,
        )

    def place(self, index: int) -> int:
        """Where the character ``index`` of ``text`` stands in the source."""
        at = bisect_right(self._run_starts, index) - 1
        if at < 0:
            return 0
        start, source = self.runs[at]
        return source + index - start

    def span(self, start: int, end: int) -> Span:
        """The source span of ``text[start:end]``, without white space at its ends."""
        text = self.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        first = self.place(start)
        last = self.place(end - 1) + 1 if end > start else first
        if end > start and (following := bisect_right(self._run_starts, end - 1)):
            last = self._end_of(end - 1, following - 1, last)
        line, column = self._line(first)
        end_line, end_column = self._line(max(first, last - 1))
        page = bisect_right(self.page_starts, first) if self.page_starts else None
        return Span(
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column + 1,
            start=first,
            end=last,
            page=page,
        )

    def text_place(self, span: Span) -> tuple[int, int]:
        """Where in ``text`` a span of the source stands; what ``span`` says, the other way."""
        if self._source_runs is None:
            self._source_runs = sorted(self._worded_runs())
        start = self._text_index(span.start)
        return start, max(start, self._text_index(span.end - 1) + 1 if span.end else start)

    def _worded_runs(self) -> Iterator[tuple[int, int, int]]:
        """(place in the source, start, end) of runs that hold more than white space: the breaks
        between blocks stand at no place of their own."""
        ends = [*self._run_starts[1:], len(self.text)]
        for (start, source), end in zip(self.runs, ends, strict=True):
            if not self.text[start:end].isspace():
                yield source, start, end

    def _text_index(self, source: int) -> int:
        runs = self._source_runs or [(0, 0, len(self.text))]
        first, start, end = runs[max(0, bisect_right(runs, (source, len(self.text) + 1)) - 1)]
        return min(start + source - first, max(start, end - 1))

    def _end_of(self, index: int, run: int, last: int) -> int:
        """Behind the last character; behind the whole entity where it was written as one."""
        source = self.source_text
        if (source[last - 1 : last] == "&" and self.text[index] != "&") or (
            source[last - 1 : last] == "&" and source[last : last + 4] == "amp;"
        ):
            semicolon = source.find(";", last, last + 40)
            return semicolon + 1 if semicolon > 0 else last
        return last

    def _line(self, index: int) -> tuple[int, int]:
        if self._line_starts is None:
            starts = [0]
            find = self.source_text.find
            at = find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = find("\n", at + 1)
            self._line_starts = starts
        line = bisect_right(self._line_starts, index)
        return line, index - self._line_starts[line - 1] + 1


class PageBuilder:
    """Gathers text and blocks of a page, remembering where each run of characters stood."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.runs: list[tuple[int, int]] = []
        self.blocks: list[Block] = []
        self.length = 0

    def add(self, text: str, source: int) -> None:
        """Add ``text`` that stands at ``source``, character for character."""
        self.runs.append((self.length, source))
        self.parts.append(text)
        self.length += len(text)

    def text(self) -> str:
        """All that was added."""
        return "".join(self.parts)
