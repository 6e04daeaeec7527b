"""Cells of tables: under a named column, beside a named cell, or by what they say."""

import re
from functools import cached_property

from tongren.documents.fields.links import read_combinations, read_related
from tongren.documents.fields.naming import (
    read_announcement,
    read_labelled_name,
)
from tongren.documents.found import Found
from tongren.documents.page import Block
from tongren.documents.sections import NAMES, Sections

_TABLE_WORDS = frozenset(
    [
        "property",
        "attribute",
        "attributes",
        "aspect",
        "feature",
        "parameter",
        "topic",
        "value",
        "field",
        "item",
        "detail",
        "details",
        "description",
        "info",
        "information",
        "name",
        "data",
        "entry",
        "content",
        "项目",
        "内容",
        "项",
        "说明",
    ]
)


#: Names of columns that hold other points, and of what stands beside these.
_COMPANIONS = frozenset(["combinations", "related"])
_WITH = frozenset(["with", "plus", "add", "partner", "partners", "加"])
_OF_OTHERS = frozenset(["", "indications", "title", "code", "pinyin", "hanzi", "english"])
#: How a place begins where it stands alone, surely and where it names a part of the body.
_AT = re.compile(
    r"(?:in|on|at|between|below|above|under|behind|beside|beneath|over) (?:the|your) ",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:in|on|at|between|below|above|under|behind|beside|beneath|over|near|\d(?:\.\d)? cun|"
    r"(?:the )?(?:middle|centre|center|inner|outer|back|front|side|top|base|tip|root|end)\b)\s"
    r"|.{1,20}(?:上|下|中|处|間|间|前|后|旁)",
    re.IGNORECASE,
)


def _is_table_word(folded: str) -> bool:
    """Whether a cell at the top of a table only says that there is a table: "Property", "Value"."""
    return folded.strip() in _TABLE_WORDS


class Tables(Sections):
    """Reads the cells of one scope."""

    #: The row of a table whose first cell names point and field, as cards do: "HT6 - location".
    card: tuple[int, int] | None = None

    def _column_names(self) -> None:
        """Tables whose first row names fields: (table, column) -> field."""
        rows: dict[int, dict[int, list[Block]]] = {}
        for block in self.context.page.blocks:
            if block.column >= 0:
                rows.setdefault(block.table, {}).setdefault(block.row, []).append(block)
        for table, by_row in rows.items():
            first = by_row[min(by_row)]
            if all(_is_table_word(self.context.folded[b.start : b.end]) for b in first):
                self.structure.extend((b.start, b.end) for b in first)
                continue
            named = {b.column: self._column_name(b) for b in first}
            count = sum(1 for field in named.values() if field)
            short = all(b.end - b.start <= 40 for b in first)
            heads = count >= 2 or (count == 1 and not named.get(0) and short and len(by_row) > 2)
            heads = heads or (named.get(0) in _COMPANIONS and short)
            if len(first) >= 2 and heads and count * 2 >= len(first) and len(by_row) > 1:
                for column, field in named.items():
                    self.columns[table, column] = field
                self.structure.extend((b.start, b.end) for b in first)

    def _column_name(self, block: Block) -> str:
        if self.context.folded[block.start : block.end].strip() in _WITH:
            return "combinations"
        return self.context.outline.heading_field(block.start, block.end)

    def _cell(self, block: Block) -> None:
        """A cell: under a named column, beside a named cell, or by what it says."""
        context = self.context
        empty = not any(c.isalnum() for c in context.text[block.start : block.end])
        if empty or (block.start, block.end) in self.structure:
            return
        field = self.columns.get((block.table, block.column), "")
        mentions = [m for m in context.mentions_in(block.start, block.end) if self.code in m.codes]
        if block.column == 0 and not mentions and self._companion(block, field):
            return
        if not field and mentions and self._names_field(block):
            return
        if field in NAMES or (
            not field
            and mentions
            and block.column <= 1
            and block.end - block.start < 80
            and (self.row_label is None or self.row_label[0] != (block.table, block.row))
        ):
            if mentions:
                self.found.extend(read_announcement(context, block.start, block.end, self.code))
            elif field:
                self.found.extend(
                    read_labelled_name(context, block.start, block.end, field, self.code)
                )
            return
        key = (block.table, block.row)
        if not field and not self.columns.get((block.table, 0)):
            named = context.outline.heading_field(block.start, block.end)
            beside = self.row_label is not None and self.row_label[0] == key
            if (
                named
                and (block.column == 0 or block.header or not beside)
                and block.end - block.start <= 60
            ):
                self.row_label = (key, named)
                self.structure.append((block.start, block.end))
                return
            if beside and self.row_label is not None:
                if self.card == key and block.column > 1:
                    return  # the tags of a card
                field = self.row_label[1]
        if field:
            self._labelled(block.start, block.end, field)
            return
        if (block.table, block.column) in self.columns:
            self.section, self.distance = "", 0  # a column of a name that we do not know
        if not self.section and self._is_place(block):
            self._labelled(block.start, block.end, "location")
            return
        self._block(block)

    @cached_property
    def _rows(self) -> dict[tuple[int, int], list[Block]]:
        rows: dict[tuple[int, int], list[Block]] = {}
        for block in self.context.page.blocks:
            if block.column >= 0:
                rows.setdefault((block.table, block.row), []).append(block)
        return rows

    def _companion(self, block: Block, field: str) -> bool:
        """Whether a row names another point and what it is used with this one for; read whole."""
        listed = field if field in _COMPANIONS else self.section
        if listed not in _COMPANIONS or field not in ("", "title", "code", listed):
            return False
        if not self.context.mentions_in(block.start, block.end):
            return False
        row = self._rows[block.table, block.row]
        named = [b for b in row[1:] if self.columns.get((b.table, b.column), "") in _OF_OTHERS]
        if len(row) > 1 and len(named) < len(row) - 1:
            return False
        context, said = self.context, "purpose" if listed == "combinations" else "text"
        beside = "; ".join(context.clean(b.start, b.end) for b in row[1:])
        reader = read_combinations if listed == "combinations" else read_related
        for one in reader(context, block.start, block.end, self.code):
            value = {**one.value, said: one.value[said] or beside}
            self.found.append(Found(block.start, row[-1].end, listed, value))
        self.structure.extend((b.start, b.end) for b in row)
        return True

    def _is_place(self, block: Block) -> bool:
        """Whether a cell without a name holds nothing but a place: "Below the pupil"."""
        hits = self.context.hits_in(block.start, block.end)
        kinds = {hit.kind for hit in hits}
        said = kinds & {"condition", "action", "pattern", "technique", "category", "flag"}
        text = self.context.text
        place = _AT.match(text, block.start, block.end) is not None
        if not place and "region" in kinds:
            place = _PLACE.match(text, block.start, block.end) is not None
        return place and not said and block.end - block.start >= 8

    def _names_field(self, block: Block) -> bool:
        """Whether a cell names the point and what the next cell says of it: "HT6 - location"."""
        named = self.context.outline.heading_field(block.start, block.end)
        if block.column > 0 or not named or named in ("title", "code"):
            return False
        self.row_label = ((block.table, block.row), named)
        self.card = (block.table, block.row)
        self.structure.append((block.start, block.end))
        return True
