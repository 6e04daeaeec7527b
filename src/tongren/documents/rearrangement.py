"""Pages whose points do not stand one after another, put in order so that each point's words are.

Two kinds: tables with a point in each column, and prose that speaks of several points in turn. The
text stays as it is; only the blocks that divide it are cut and put in another order.
"""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from tongren.documents.context import Context
from tongren.documents.mentions import Mention
from tongren.documents.page import Block, Page
from tongren.documents.references import is_reference
from tongren.documents.scopes import Scope
from tongren.documents.statements import sentences

#: Between two points of a mere list.
_LIST_GAP = re.compile(r"[\s,;/+&、，和与及]*(?:\b(?:and|or|with|plus)\b)?[\s,]*\Z", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;，；、]\s*(?:and |while |then |but )?|\s(?:and|while|then|but)\s")
#: What must stand about a point so that prose counts as speaking of it, in characters.
_ENOUGH = 14


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
    return _copy(page, blocks)


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


def points_of_prose(context: Context) -> tuple[Page, list[Scope]] | None:
    """The page cut where its prose goes on to another point, and one scope for each point."""
    blocks: dict[str, list[Block]] = {}
    others: dict[str, tuple[str, ...]] = {}
    rest: list[Block] = []
    for block, role in zip(context.page.blocks, context.outline.roles, strict=True):
        if role.kind not in ("text", "announcement") or block.column >= 0 or block.linked:
            rest.append(block)
            continue
        about: Mention | None = None
        for start, end, mention in _pieces(context, block):
            about = mention or about
            piece = msgspec.structs.replace(block, start=start, end=end, lead=0, kind="paragraph")
            if about is None:
                rest.append(piece)
                continue
            blocks.setdefault(about.codes[0], []).append(piece)
            others.setdefault(about.codes[0], about.codes[1:])
    told = {code: own for code, own in blocks.items() if _tells(context, code, own)}
    if len(told) < 2:
        return None
    rest.extend(piece for code, own in blocks.items() if code not in told for piece in own)
    ordered = list(rest)
    scopes = []
    for code, own in told.items():
        first = len(ordered)
        ordered.extend(own)
        scopes.append(Scope(code, others[code], first, len(ordered), own[0].start))
    return _copy(context.page, ordered), scopes


def _pieces(context: Context, block: Block) -> list[tuple[int, int, Mention | None]]:
    """Sentences and clauses of a block, each with the point that it goes over to, if any."""
    text = context.text
    pieces: list[tuple[int, int, Mention | None]] = []
    for start, end in sentences(text, block.start, block.end):
        mentions = [m for m in context.mentions_in(start, end) if not is_reference(text, m)]
        if any(_LIST_GAP.match(text[one.end : other.start]) for one, other in pairwise(mentions)):
            mentions = []
        begin = start
        for number, mention in enumerate(mentions):
            until = end
            if number + 1 < len(mentions):
                until = _clause_start(text, mention.end, mentions[number + 1].start)
            pieces.append((begin, until, mention))
            begin = until
        if not mentions:
            pieces.append((start, end, None))
    return pieces


def _clause_start(text: str, after: int, before: int) -> int:
    """Where the clause begins that leads to a point."""
    last = after
    for match in _CLAUSE.finditer(text, after, before):
        last = match.end()
    return last if last > after else before


def _tells(context: Context, code: str, own: list[Block]) -> bool:
    """Whether something is said of a point beside its name."""
    for block in own:
        named = sum(
            mention.end - mention.start for mention in context.mentions_in(block.start, block.end)
        )
        kinds = ("condition", "action", "category", "cue")
        if block.end - block.start - named >= _ENOUGH and (
            context.hits_in(block.start, block.end, *kinds)
            or context.lengths_in(block.start, block.end)
        ):
            return True
    return False


def _copy(page: Page, blocks: list[Block]) -> Page:
    return Page(
        page.name,
        page.kind,
        page.source_text,
        page.text,
        blocks,
        page.runs,
        page.page_starts,
        page.title,
    )
