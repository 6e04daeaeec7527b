"""Tables in which each row is about another point."""

from __future__ import annotations

from bisect import bisect_right

from tongren.documents.announcements import LISTING, Start, announcements, title_cells, with_content
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
            if title_cells(outline, first):
                continue
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
        and (other.end - other.start >= 8 or _names_complaint(outline, other))
        for other in blocks[first : first + 12]
    )


def _names_complaint(outline: Outline, block: Block) -> bool:
    return any(hit.kind == "condition" for hit in outline.hits_in(block.start, block.end))


def with_rows_at_points(outline: Outline) -> list[Block] | None:
    """The blocks of a page with each row of a summary set behind the heading of its point; None
    where points have no headings of their own or no rows elsewhere."""
    rows = table_rows(outline)
    if len({row.codes[0] for row in rows}) < 2:
        return None
    blocks = outline.page.blocks
    starts = {
        start.codes[0]: start.block for start in with_content(outline, announcements(outline))
    }
    if len(starts) < 2 or not {row.codes[0] for row in rows} <= set(starts):
        return None
    own = sorted(starts.values())
    moved: dict[int, list[Block]] = {}
    gone: set[int] = set()
    for row in rows:
        place = starts[row.codes[0]]
        before = bisect_right(own, row.block)
        if before and own[before - 1] == place:
            continue  # it stands in the part about its point already
        head, last = blocks[row.block], row.block
        while last < len(blocks) and (blocks[last].table, blocks[last].row) == (
            head.table,
            head.row,
        ):
            last += 1
        moved.setdefault(place, []).extend(blocks[row.block : last])
        gone.update(range(row.block, last))
    if not moved:
        return None
    ordered: list[Block] = []
    for index, block in enumerate(blocks):
        ordered.extend([] if index in gone else [block])
        ordered.extend(moved.get(index, ()))
    return ordered
