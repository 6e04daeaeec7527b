"""Which point each part of a page is about."""

import re
from collections import Counter
from typing import NamedTuple

from tongren.documents.announcements import LISTING, Start, announcements, questions, with_content
from tongren.documents.mentions import Mention
from tongren.documents.outline import Outline
from tongren.documents.page import Block
from tongren.documents.reasons import Ground
from tongren.documents.subject import find_subject
from tongren.documents.table_rows import table_rows

_LEAD = re.compile(r"\s*(?:\d{1,3}[.)、]\s*)?\Z")
_AFTER_LEAD = re.compile(
    r"\s*[:：–—\-|,，(（)）.。]|\s+(?:is|lies|are|sits|位于|在)\b|\s*\Z|\s*[在位]"
)

#: What is told of one point, and of no list of points.
_OF_A_POINT = frozenset(["location", "find", "needling", "moxibustion", "actions", "indications"])


class Scope(NamedTuple):
    """The blocks ``first`` to ``last`` (exclusive) are about ``code``.

    ``others``: further points that the code on the page can mean; ``start``: where in the first
    block the text about the point begins.
    """

    code: str
    others: tuple[str, ...]
    first: int
    last: int
    start: int


def find_scopes(outline: Outline, title: tuple[str, ...] = ()) -> tuple[list[Scope], Ground | None]:
    """The points that the page is about, in order, or none and why. ``title``: the points of the
    title that the page bears outside its text."""
    starts = with_content(outline, announcements(outline))
    distinct = list(dict.fromkeys(start.codes[0] for start in starts))
    rows = table_rows(outline)
    told = {start.codes[0] for start in rows}
    if len(distinct) == 1 and rows and distinct[0] not in told and _is_told(outline, starts, rows):
        return [_whole(outline, starts[0].codes)], None  # the table names its companions
    if len(told) >= 2 and not (len(distinct) >= 2 and told <= set(distinct)):
        return _cut(outline, rows, len(distinct) == 1 and len(rows) < 2), None
    leads = _leads(outline)
    lead_codes = {start.codes[0] for start in leads}
    enough = len(distinct) <= 1 and len(lead_codes) >= (4 if distinct else 2)
    if enough and (not distinct or _mostly_leads(outline, leads)):
        return _cut(outline, leads, False), None
    if len(distinct) <= 1 and (asked := questions(outline)):
        return _cut(outline, asked, True), None
    if title and title[0] not in distinct and _is_named(outline, title[0]):
        return [_whole(outline, title)], None  # the headings name its neighbours
    if len(distinct) == 1:
        return [_whole(outline, starts[0].codes)], None
    if len(distinct) > 1:
        return _cut(outline, starts, True), None
    codes, why = (title, None) if title else find_subject(outline)
    return ([_whole(outline, codes)], None) if codes else ([], why)


def _is_told(outline: Outline, starts: list[Start], rows: list[Start]) -> bool:
    """Whether a page tells of the point that it announces, field by field, before a table goes on
    to others."""
    first, last = starts[0].block, rows[0].block
    fields: set[str] = set()
    for block, role in zip(outline.page.blocks[first:last], outline.roles[first:last], strict=True):
        if role.kind == "heading":
            fields.add(role.field)
        elif role.kind == "text" and block.column < 0:
            fields.update(label.field for label in outline.labels(block))
    return len(fields & _OF_A_POINT) >= 2


def _is_named(outline: Outline, code: str) -> bool:
    """Whether the article names a point at all."""
    return any(mention.codes[0] == code and mention.certain for mention in outline.mentions)


def _leads(outline: Outline) -> list[Start]:
    """Items and paragraphs that begin with a point and go on about it."""
    found: list[Start] = []
    section = ""
    for index, (block, role) in enumerate(zip(outline.page.blocks, outline.roles, strict=True)):
        if role.kind == "heading":
            section = role.field
            continue
        if (
            role.kind not in ("text", "announcement")
            or section in LISTING
            or block.linked
            or block.column > 0
        ):
            continue
        mention = _lead(outline, block)
        if mention is not None and block.end - mention.end >= 12:
            found.append(Start(index, mention.codes, (block.kind,), lead=True))
    return found


def _lead(outline: Outline, block: Block) -> Mention | None:
    mentions = outline.mentions_in(block.start, min(block.end, block.start + 40))
    if not mentions:
        return None
    first = mentions[0]
    text = outline.text
    if not _LEAD.match(text[block.start : first.start]):
        return None
    return first if _AFTER_LEAD.match(text[first.end : block.end]) else None


def _mostly_leads(outline: Outline, leads: list[Start]) -> bool:
    """Whether a page with one title is a list of points rather than a page with related ones."""
    text = sum(
        1
        for block, role in zip(outline.page.blocks, outline.roles, strict=True)
        if role.kind == "text" and not block.linked
    )
    return len(leads) * 2 > text


def _cut(outline: Outline, starts: list[Start], to_end: bool) -> list[Scope]:
    """One scope for each start, up to the next; neighbours about one point are one scope."""
    blocks = outline.page.blocks
    scopes: list[Scope] = []
    level = _stands_over(outline, starts) if to_end else 0
    for number, start in enumerate(starts):
        until = starts[number + 1].block if number + 1 < len(starts) else len(blocks)
        if not to_end:
            until = _end_of_lead(outline, start, until)
        elif level:
            until = _end_of_part(outline, start, until, level)
        code, others = _choose(outline, start.codes, start.block, until)
        begin = blocks[start.block].start
        if scopes and scopes[-1].code == code and scopes[-1].last == start.block:
            scopes[-1] = scopes[-1]._replace(last=until)
        else:
            scopes.append(Scope(code, others, start.block, until, begin))
    return scopes


def _stands_over(outline: Outline, starts: list[Start]) -> int:
    """The level of the headings that name a point each, where no field stands on that level; 0 for
    any other page."""
    blocks, roles = outline.page.blocks, outline.roles
    level = blocks[starts[0].block].level
    kinds = {(blocks[start.block].kind, blocks[start.block].level) for start in starts}
    if kinds != {("heading", level)} or len(starts) < 2:
        return 0
    flat = any(
        block.kind == "heading" and block.level == level and role.field
        for block, role in zip(blocks[starts[0].block :], roles[starts[0].block :], strict=True)
    )
    return 0 if flat else level


def _end_of_part(outline: Outline, start: Start, until: int, level: int) -> int:
    """The part about a point ends at a heading of its level that names no other: "The bottom
    line"."""
    for index in range(start.block + 1, until):
        block = outline.page.blocks[index]
        if block.kind == "heading" and block.level <= level and not outline.roles[index].codes:
            return index
    return until


def _end_of_lead(outline: Outline, start: Start, until: int) -> int:
    """A row ends with its table row; a lead with the next heading that is no field."""
    blocks, roles = outline.page.blocks, outline.roles
    if start.shape == ("row",):
        head = blocks[start.block]
        end = start.block
        while end < until and (blocks[end].table, blocks[end].row) == (head.table, head.row):
            end += 1
        return end
    for index in range(start.block + 1, until):
        if (
            roles[index].kind == "heading"
            and blocks[index].kind == "heading"
            and not roles[index].field
        ):
            return index
    return until


def _whole(outline: Outline, codes: tuple[str, ...]) -> Scope:
    code, others = _choose(outline, codes, 0, len(outline.page.blocks))
    return Scope(code, others, 0, len(outline.page.blocks), 0)


def _choose(
    outline: Outline, codes: tuple[str, ...], first: int, last: int
) -> tuple[str, tuple[str, ...]]:
    """The point meant among ``codes``: the one that the text there names otherwise."""
    if len(codes) == 1:
        return codes[0], ()
    blocks = outline.page.blocks
    start, end = blocks[first].start, blocks[last - 1].end
    counted: Counter[str] = Counter()
    for mention in outline.mentions_in(start, end):
        if len(mention.codes) == 1 and mention.codes[0] in codes:
            counted[mention.codes[0]] += 1
    meridians = [hit.id for hit in outline.hits_in(start, end) if hit.kind == "meridian"]
    for code in codes:
        counted[code] += 2 * sum(1 for m in meridians[:3] if m == code.rstrip("0123456789"))
    best = max(codes, key=lambda code: (counted[code], -codes.index(code)))
    if counted[best] > 0:
        return best, ()
    return best, tuple(code for code in codes if code != best)
