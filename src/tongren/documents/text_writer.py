"""Writes lines of a text into blocks, inline marks taken out."""

import re
from typing import NamedTuple

from tongren.documents.page import Block, BlockKind, PageBuilder

_EMPHASIS = re.compile(r"\*\*|__|(?<![\w*])[*_](?=\S)|(?<=\S)[*_](?![\w*])|`|'{2,5}|~~")


_LINK = re.compile(
    r"!?\[([^\[\]\n]{0,300})\]\([^()\s]{0,500}(?:\s\"[^\"\n]{0,200}\")?\)|\[\[(?:[^\[\]|"
    r"\n]{0,200}\|)?([^\[\]|\n]{1,200})\]\]|<(https?://[^<>\s]{1,500})>"
)


_WIDE = re.compile(r"[ \t\u00a0\u3000\u200b\ufeff\u00ad\f\r]+")


class Line(NamedTuple):
    """One line: its text between ``start`` and ``end`` of the source, without mark or border."""

    start: int
    end: int
    kind: BlockKind
    level: int
    gap: int
    ordered: bool = False


class Writer:
    """Writes groups of lines into the builder, inline marks taken out."""

    def __init__(self, source: str, builder: PageBuilder, markup: bool) -> None:
        self.source = source
        self.builder = builder
        self.markup = markup
        self.table = -1
        self.row = 0
        self.was_row = False

    def write(self, group: list[Line] | list[list[Line]]) -> None:
        """One paragraph, item or heading, or one row of a table."""
        if isinstance(group[0], list):
            if not self.was_row or group[0][0].gap > 0:
                self.table, self.row = self.table + 1, -1
            self.row += 1
            self.was_row = True
            for cell in group[0]:
                self._block([cell], cell.level)
            return
        self.was_row = False
        self._block(group, -1)

    def _block(self, lines: list[Line], column: int) -> None:
        builder, source = self.builder, self.source
        start = builder.length
        lead = 0
        for number, line in enumerate(lines):
            if number:
                before = builder.parts[-1][-1:] if builder.parts else ""
                if before == "-" and source[line.start : line.start + 1].islower():
                    pass  # a word parted at the end of the line; kept with its hyphen
                elif not (before > "\u2e80" and source[line.start] > "\u2e80"):
                    builder.add(" ", line.start - 1)
            lead = self._inline(line.start, line.end) if not number else lead
            if number:
                self._inline(line.start, line.end)
        if builder.length == start:
            return
        first = lines[0]
        builder.blocks.append(
            Block(
                kind=first.kind,
                start=start,
                end=builder.length,
                level=first.level,
                gap=first.gap,
                lead=lead,
                table=self.table if column >= 0 else -1,
                row=self.row if column >= 0 else -1,
                column=column,
                ordered=first.ordered,
            )
        )
        builder.add("\n", lines[-1].end)

    def _inline(self, start: int, end: int) -> int:
        """Add a line without its marks; returns where leading bold text ends, 0 for none."""
        source, builder = self.source, self.builder
        text = source[start:end]
        cuts: list[tuple[int, int]] = []
        if self.markup and not _PLAIN.isdisjoint(text):
            for link in _LINK.finditer(text):
                group = 1 if link[1] is not None else 2 if link[2] is not None else 3
                cuts += [(link.start(), link.start(group)), (link.end(group), link.end())]
            cuts += [mark.span() for mark in _EMPHASIS.finditer(text)]
        lead = 0
        bold = text.startswith(("**", "__", "'''"))
        cuts += [
            space.span() for space in _WIDE.finditer(text) if len(space[0]) > 1 or space[0] != " "
        ]
        cursor = 0
        for cut_start, cut_end in sorted(cuts):
            if cut_start < cursor:
                cursor = max(cursor, cut_end)
                continue
            if cut_start > cursor:
                builder.add(text[cursor:cut_start], start + cursor)
            if bold and cut_start > 0 and not lead and text[cut_start] in "*_'":
                lead = builder.length
            if text[cut_start].isspace() and not (
                builder.parts and builder.parts[-1].endswith(" ")
            ):
                builder.add(" ", start + cut_start)
            cursor = cut_end
        if cursor < len(text):
            builder.add(text[cursor:], start + cursor)
        return lead


_PLAIN = frozenset("*_`[]<'~")
