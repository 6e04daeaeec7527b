"""Tables in which each row is about another point."""

from __future__ import annotations

from tongren.documents.announcements import LISTING, Start
from tongren.documents.outline import Outline
from tongren.documents.page import Block


def table_rows(outline: Outline) -> list[Start]:
    """Rows of tables in which each row is about another point."""
    found: list[Start] = []
    blocks = outline.page.blocks
    seen: set[tuple[int, int]] = set()
    for index, block in enumerate(blocks):
        if block.column < 0 or block.outside or (block.table, block.row) in seen:
            continue
        mentions = outline.mentions_in(block.start, block.end)
        field = outline.heading_field(block.start, block.end)
        if field in LISTING or (field not in ("", "title", "code") and not mentions):
            continue
        if mentions and block.column <= 1 and block.end - block.start <= 80:
            if _leads_row(outline, index):
                continue
            first = (
                index
                - next(
                    (
                        n
                        for n in range(1, 3)
                        if index - n < 0
                        or blocks[index - n].row != block.row
                        or blocks[index - n].table != block.table
                    ),
                    3,
                )
                + 1
            )
            cells = sum(
                1
                for other in blocks[first : first + 8]
                if (other.table, other.row) == (block.table, block.row)
            )
            if cells >= 2 and _row_has_content(outline, first, block):
                seen.add((block.table, block.row))
                found.append(Start(first, mentions[0].codes, ("row",)))
    return found


def _leads_row(outline: Outline, index: int) -> bool:
    """Whether a point stands in the cell before, which the row is then about."""
    block, before = outline.page.blocks[index], outline.page.blocks[index - 1]
    if block.column == 0 or (before.table, before.row) != (block.table, block.row):
        return False
    own, first = (outline.mentions_in(one.start, one.end) for one in (block, before))
    return bool(first) and not set(first[0].codes) & set(own[0].codes)


def _row_has_content(outline: Outline, first: int, head: Block) -> bool:
    blocks = outline.page.blocks
    return any(
        (other.table, other.row) == (head.table, head.row)
        and other is not head
        and other.end - other.start >= 8
        for other in blocks[first : first + 12]
    )
