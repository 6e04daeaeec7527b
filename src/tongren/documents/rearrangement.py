"""Tables with a point in each column, turned so that each point's words follow one another.

The text stays as it is; only the order of the blocks that divide it changes.
"""

from __future__ import annotations

import msgspec

from tongren.documents.context import Context
from tongren.documents.page import Block, Page


def with_columns_as_rows(context: Context) -> Page | None:
    """The page with every table of a point a column turned over; None where there is none."""
    page = context.page
    tables: dict[int, list[Block]] = {}
    for block in page.blocks:
        if block.column >= 0 and not block.outside:
            tables.setdefault(block.table, []).append(block)
    turned = {table for table, cells in tables.items() if _has_point_columns(context, cells)}
    if not turned:
        return None
    blocks: list[Block] = []
    done: set[int] = set()
    for block in page.blocks:
        if block.table not in turned or block.column < 0:
            blocks.append(block)
        elif block.table not in done:
            done.add(block.table)
            cells = [_turned(cell) for cell in tables[block.table]]
            blocks.extend(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    return page.with_blocks(blocks)


def _has_point_columns(context: Context, cells: list[Block]) -> bool:
    first = min(cell.row for cell in cells)
    points = [
        mentions[0].codes[0]
        for cell in cells
        if cell.row == first
        and cell.column > 0
        and (mentions := context.mentions_in(cell.start, cell.end))
    ]
    heads = [cell for cell in cells if cell.column == 0 and cell.row > first]
    named = sum(1 for cell in heads if context.outline.heading_field(cell.start, cell.end))
    return len(set(points)) >= 2 and named >= 2 and named * 2 >= len(heads)


def _turned(cell: Block) -> Block:
    return msgspec.structs.replace(cell, row=cell.column, column=cell.row, header=cell.column == 0)
