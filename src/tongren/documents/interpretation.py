"""From the blocks about one point to statements with a field each."""

import re
from collections.abc import Iterator

from tongren.documents import classification as cl
from tongren.documents.announcements import is_loose, leads_elsewhere
from tongren.documents.fields.links import (
    read_categories,
    read_meridian,
)
from tongren.documents.fields.naming import (
    read_announcement,
    read_bracketed,
)
from tongren.documents.found import Found
from tongren.documents.page import Block
from tongren.documents.sections import NAMES
from tongren.documents.shared import said_of_all
from tongren.documents.tables import Tables

#: What is read of a sentence about all points of a page.
_OF_ALL = frozenset(["cautions", "red_flags", "acupressure", "needling", "moxibustion"])
#: A title that counts all points of the page among a category: "The xi-cleft points".
_OF_POINTS = re.compile(r"\bpoints\b|穴", re.IGNORECASE)
_PASSING = ("names.pinyin", "names.hanzi", "names.english")


class Interpreter(Tables):
    """Reads the blocks of one scope, keeping the section under way."""

    def read(self) -> list[Found]:
        """Everything found in the scope, in order of place."""
        blocks, roles = self.context.page.blocks, self.context.outline.roles
        self._column_names()
        for index in range(self.scope.first, self.scope.last):
            block, role = blocks[index], roles[index]
            if role.kind == "outside":
                continue
            if block.column >= 0 and block.table >= 0:
                self._cell(block)
            elif role.kind == "question":
                self._ask(block)
            elif role.kind == "heading":
                self._close_question()
                self._enter(block, role.field)
            elif role.kind == "announcement":
                self._announce(block)
            else:
                self._block(block)
        self._close_question()
        self._said_of_all()
        self._names_in_passing()
        return sorted(self.found, key=lambda one: (one.start, one.end))

    def _said_of_all(self) -> None:
        """What another part of the page says of all its points at once."""
        blocks = self.context.page.blocks
        if self.scope.first == 0 and self.scope.last == len(blocks):
            return
        first = blocks[0]
        if (
            self.scope.first > 0
            and first.end - first.start < 140
            and _OF_POINTS.search(self.context.text, first.start, first.end)
        ):
            self.found.extend(read_categories(self.context, first.start, first.end))
        own = [(b.start, b.end) for b in blocks[self.scope.first : self.scope.last]]
        for start, end in said_of_all(self.context.outline):
            if not any(first <= start < last for first, last in own):
                chosen = self._choose(start, end, "", 0.0, False)
                if chosen in _OF_ALL and not self.context.mentions_in(start, end):
                    self._emit(chosen, start, end, False)

    def _names_in_passing(self) -> None:
        """Names that no title or label gave, from the first sentences that mention the point."""
        blocks = self.context.page.blocks
        have = {one.field for one in self.found}
        start, end = blocks[self.scope.first].start, blocks[self.scope.last - 1].end
        for mention in self.context.mentions_in(start, end):
            if self.code not in mention.codes:
                continue
            stop = min(mention.end + 60, self._line_end(mention.end))
            found = read_announcement(self.context, mention.start, mention.end, self.code)
            for one in (*found, *read_bracketed(self.context, mention.end, stop)):
                if one.field not in have and one.field in _PASSING:
                    have.add(one.field)
                    self.found.append(one)

    def _line_end(self, index: int) -> int:
        end = self.context.text.find("\n", index)
        return len(self.context.text) if end < 0 else end

    def _enter(self, block: Block, field: str) -> None:
        """A heading: its section holds until the next."""
        self.section, self.distance, self.by_label = field, 0, False
        self.level = block.level if block.kind == "heading" else 9
        if field:
            self.structure.append((block.start, block.end))
        else:
            self.found.extend(self._stray(block.start, block.end))

    def _stray(self, start: int, end: int) -> Iterator[Found]:
        """What a heading of no field still tells: the meridian, a category."""
        yield from read_categories(self.context, start, end)

    def _announce(self, block: Block) -> None:
        self._close_question()
        if self.context.outline.labels(block):
            self._block(block)
            return
        mentions = self.context.mentions_in(block.start, block.end)
        if not any(self.code in mention.codes for mention in mentions):
            if is_loose(mentions):
                self._block(block)
            elif leads_elsewhere(self.context.outline, block):
                self._enter(block, "related")
            elif self.section in ("related", "combinations"):
                self._statement(block.start, block.end, self.section, cl.PRIOR_HEADING, False)
            return
        self.found.extend(read_announcement(self.context, block.start, block.end, self.code))
        self.found.extend(read_meridian(self.context, block.start, block.end))
        self.found.extend(read_categories(self.context, block.start, block.end))
        named = ""
        if block.start > self.context.page.blocks[self.scope.first].start:
            named = self.context.outline.heading_field(block.start, block.end)
        if self.section not in ("related", "combinations", "faq") or named:
            self.section, self.distance = "" if named in NAMES else named, 0
