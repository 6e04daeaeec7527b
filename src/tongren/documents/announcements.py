"""Blocks that announce a point: headings, titles, labelled names."""

import re
from typing import NamedTuple

from tongren.documents.mentions import Mention
from tongren.documents.outline import Outline, Role, codes_of_all
from tongren.documents.page import Block

#: Under these headings other points are listed, not described.
LISTING = frozenset({"related", "combinations", "sources", "chrome", "connections", "mistakes"})


#: What leads to another point: "Next: BL61 Pucan", "← Previous point ST35", "Compared with PC7".
_ELSEWHERE = re.compile(
    r"\W*(?:prev(?:ious)?|next|back to|see also|go to|older|newer|read (?:also|next|more)|"
    r"(?:(?:in )?compar\w+|differs?|differences?|different|(?:not to be )?confused|"
    r"contrast(?:ed)?)(?: (?:with|to|from|between))?|versus|vs\.?|unlike|"
    r"上一[篇个穴页]?|下一[篇个穴页]?|返回)(?:\s+(?:acu)?point|\s+post|\s+article)?\W*\Z",
    re.IGNORECASE,
)
#: "What is EX-HN5?", "Q3. Where is Neiguan?": a question that goes over to a point.
_ASKED = re.compile(
    r"\W*(?:(?:Q|问|\d{1,2})\s*\d*\s*[.:：)]?\s*)?(?:(?:what|where|who|which) (?:is|are)|"
    r"what(?:[’']s| about)|tell me about|describe|name)\s+(?:the\s+)?(?:acu)?(?:point\s+)?\Z",
    re.IGNORECASE,
)


#: What a title does not hold.
_TOLD = frozenset(["condition", "action", "technique", "flag"])


class Start(NamedTuple):
    block: int
    codes: tuple[str, ...]
    shape: tuple[object, ...]
    lead: bool = False


def announcements(outline: Outline) -> list[Start]:
    """Blocks that announce a point: headings, titles, labelled names."""
    found: list[Start] = []
    section, level, first_shape = "", 9, None
    first_form: frozenset[str] = frozenset()
    for index, (block, role) in enumerate(zip(outline.page.blocks, outline.roles, strict=True)):
        if role.kind == "heading" and role.field:
            section, level = role.field, block.level if block.kind == "heading" else 9
            continue
        codes = role.codes if role.kind == "announcement" else _labelled(outline, block, role)
        codes = codes or _title_row(outline, index)
        if not codes:
            continue
        shape = (block.kind, block.level if block.kind == "heading" else 0, role.kind)
        if (block.linked and block.kind != "heading") or leads_elsewhere(outline, block):
            continue
        form = _form(outline, block)
        if section in LISTING and (shape != first_shape or form < first_form):
            deeper = block.kind != "heading" or block.level > level
            if deeper:
                continue
        loose = is_loose(outline.mentions_in(block.start, block.end))
        if found and shape != first_shape and loose:
            continue
        if first_shape is None:
            first_shape, first_form = shape, form
        if block.kind == "heading" and block.level <= level:
            section = ""
        found.append(Start(index, codes, shape))
    return found


def is_loose(mentions: list[Mention]) -> bool:
    """Whether a point is named by nothing but English words, which may mean something else:
    "Point of the Window of Heaven" on a page about GV16."""
    return bool(mentions) and all(one.by == "english" and not one.certain for one in mentions)


def _form(outline: Outline, block: Block) -> frozenset[str]:
    """What a block names its point by: code, name, English name. A title names it by more than
    a member of a list does."""
    kinds = {hit.kind for hit in outline.hits_in(block.start, block.end)}
    coded = any(one.by == "code" for one in outline.mentions_in(block.start, block.end))
    return frozenset(kinds & {"name", "english"} | ({"code"} if coded else set()))


def title_cells(outline: Outline, index: int) -> int:
    """How many cells the row that begins at a block has where it stands alone and holds nothing but
    names, as a title parted by bars does: "LU-1 | Zhongfu | Middle Palace"; 0 for any other."""
    blocks = outline.page.blocks
    first = blocks[index]
    if first.column != 0 or first.row != 0 or first.outside:
        return 0
    last = index
    while last < len(blocks) and last - index < 7 and blocks[last].table == first.table:
        cell = blocks[last]
        told = any(hit.kind in _TOLD for hit in outline.hits_in(cell.start, cell.end))
        if cell.row != 0 or cell.end - cell.start > 40 or told:
            return 0
        last += 1
    return last - index if 1 < last - index < 7 else 0


def _title_row(outline: Outline, index: int) -> tuple[str, ...]:
    cells = title_cells(outline, index)
    if not cells:
        return ()
    blocks = outline.page.blocks[index : index + cells]
    mentions = outline.mentions_in(blocks[0].start, blocks[-1].end)
    if not mentions or mentions[0].start > blocks[1].end:
        return ()
    return codes_of_all(mentions)


def leads_elsewhere(outline: Outline, block: Block) -> bool:
    """Whether a block names a point only to lead to it or to compare: "Compared with PC 7"."""
    mentions = outline.mentions_in(block.start, block.end)
    if not mentions or mentions[0].start - block.start > 40:
        return False
    return _ELSEWHERE.match(outline.text[block.start : mentions[0].start]) is not None


def questions(outline: Outline) -> list[Start]:
    """Questions that each ask for another point: "What is EX-HN5?"; none where they ask for one."""
    found: list[Start] = []
    for index, (block, role) in enumerate(zip(outline.page.blocks, outline.roles, strict=True)):
        if role.kind != "question" or not role.codes or block.column >= 0 or block.linked:
            continue
        mention = outline.mentions_in(block.start, block.end)[0]
        if _ASKED.match(outline.text[block.start : mention.start]):
            found.append(Start(index, role.codes, (block.kind,)))
    return found if len({start.codes[0] for start in found}) > 1 else []


def _labelled(outline: Outline, block: Block, role: Role) -> tuple[str, ...]:
    """The point of a block such as "Point: ST36" or "Front: What is ST 36?"."""
    if role.kind not in ("text", "question") or block.column >= 0:
        return ()
    for label in outline.labels(block)[:1]:
        if label.field in ("title", "code") and label.start - block.start < 3:
            mentions = outline.mentions_in(label.end, label.value_end)
            if mentions and mentions[0].start - label.end < 20:
                codes = mentions[0].codes
                for mention in mentions[1:]:
                    shared = tuple(code for code in codes if code in mention.codes)
                    codes = shared or codes
                return codes
    return ()


def _tells(outline: Outline, first: int, last: int) -> bool:
    """Whether there is text about a point between two blocks; what stands under "Related points"
    is about others."""
    section = ""
    for index in range(first, last):
        block, role = outline.page.blocks[index], outline.roles[index]
        if role.kind == "heading":
            section = role.field
            continue
        told = role.kind in ("text", "question") and section not in LISTING
        if told and not block.linked and block.end - block.start >= 6:
            return True
    return False


def with_content(outline: Outline, starts: list[Start]) -> list[Start]:
    """Only announcements that something about the point follows; the rest is an index."""
    kept: list[Start] = []
    blocks, roles = outline.page.blocks, outline.roles
    for number, start in enumerate(starts):
        until = starts[number + 1].block if number + 1 < len(starts) else len(blocks)
        same_next = number + 1 < len(starts) and set(start.codes) & set(starts[number + 1].codes)
        block = blocks[start.block]
        own = block.end - block.start > 80 or roles[start.block].kind == "text"
        if own or same_next or _tells(outline, start.block + 1, until):
            kept.append(start)
    merged: list[Start] = []
    for start in kept:
        if merged and (shared := tuple(c for c in merged[-1].codes if c in start.codes)):
            merged[-1] = merged[-1]._replace(codes=shared)
            continue
        merged.append(start)
    return merged
