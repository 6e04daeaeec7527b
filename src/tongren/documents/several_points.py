"""Prose that speaks of several points: what belongs to each, and what is said of all at once.

The text stays as it is; only the blocks that divide it are cut and put in another order, those of
each point together.
"""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from tongren.documents.context import Context
from tongren.documents.mentions import Mention
from tongren.documents.outline import Outline
from tongren.documents.page import Block, Page
from tongren.documents.references import is_reference
from tongren.documents.scopes import Scope
from tongren.documents.statements import sentences

#: Between two points of a mere list.
_LIST_GAP = re.compile(
    r"[\s,;/+&、，和与及()]*(?:\([^()]{0,40}\))?[\s,;]*(?:\b(?:and|or|with|plus|"
    r"as well as)\b)?[\s,]*\Z",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;，；、]\s*(?:and |while |then |but )?|\s(?:and|while|then|but)\s")
#: What must stand about a point so that prose counts as speaking of it, in characters.
_ENOUGH = 14
#: A longer list of points is an index, of which nothing is said.
_LIST = 16
#: What gives a paragraph to the point that it names only now: "This is called LI4".
_NAMED_LATE = re.compile(
    r"(?:called|known as|named|is|was|point|:|：|为|是|叫|称)\s*\(?\Z", re.IGNORECASE
)
#: Points used together are a combination: what is said is said of none of them alone.
_TOGETHER = re.compile(r"together|combin|\bpair|prescription|formula|配|合用|同用", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\s*(?:it|its|this (?:acu)?point|the (?:acu)?point|to (?:find|locate|use|press|stimulate)|use|"
    r"press|apply|massage|hold|rub|place|find|repeat|stimulate|caution|avoid|do not|not|location|"
    r"本穴|此穴|该穴)\b",
    re.IGNORECASE,
)


def introduces_several(outline: Outline, scopes: list[Scope]) -> bool:
    """Whether the paragraphs of a page that announces no point are about one point each.

    ``scopes``: what was found without looking at them; only a single point that no heading
    announces is doubted.
    """
    if len(scopes) != 1 or any(role.kind == "announcement" for role in outline.roles):
        return False
    told: list[str] = []
    for block, role in zip(outline.page.blocks, outline.roles, strict=True):
        if role.kind != "text" or block.linked or block.column >= 0:
            continue
        mentions = [
            one
            for one in outline.mentions_in(block.start, block.end)
            if one.certain and not is_reference(outline.text, one)
        ]
        if len({one.codes[0] for one in mentions}) != 1 or block.end - block.start < 60:
            continue
        first = mentions[0]
        before = outline.text[max(block.start, first.start - 24) : first.start]
        if first.start - block.start <= 40 or _NAMED_LATE.search(before):
            told.append(first.codes[0])
    distinct = len(set(told))
    return distinct >= 3 or distinct == len(told) == 2


def points_of_prose(context: Context) -> tuple[Page, list[Scope]] | None:
    """The page cut where its prose goes on to another point, and one scope for each point."""
    blocks: dict[str, list[Block]] = {}
    others: dict[str, tuple[str, ...]] = {}
    rest: list[Block] = []
    before: Mention | None = None
    for block, role in zip(context.page.blocks, context.outline.roles, strict=True):
        if role.kind not in ("text", "announcement") or block.column >= 0 or block.linked:
            rest.append(block)
            before = None
            continue
        about = before if _GOES_ON.match(context.text, block.start, block.end) else None
        before = None
        for start, end, mentions in _pieces(context, block):
            piece = msgspec.structs.replace(block, start=start, end=end, lead=0, kind="paragraph")
            if mentions:
                about = mentions[0] if len(mentions) == 1 else None
            named = mentions or ([about] if about else [])
            if not named:
                rest.append(piece)
            for mention in named:
                blocks.setdefault(mention.codes[0], []).append(piece)
                others.setdefault(mention.codes[0], mention.codes[1:])
        before = about
    told = {code: own for code, own in blocks.items() if _tells(context, code, own)}
    if len(told) < 2:
        return None
    kept = {(piece.start, piece.end) for own in told.values() for piece in own}
    for code, own in blocks.items():
        rest.extend(p for p in own if code not in told and (p.start, p.end) not in kept)
    ordered = list(rest)
    scopes = []
    for code, own in told.items():
        first = len(ordered)
        ordered.extend(own)
        scopes.append(Scope(code, others[code], first, len(ordered), own[0].start))
    return _copy(context.page, ordered), scopes


def _pieces(context: Context, block: Block) -> list[tuple[int, int, list[Mention]]]:
    """Sentences and clauses of a block, each with the points that it goes over to, if any."""
    text = context.text
    every = [m for m in context.mentions_in(block.start, block.end) if not is_reference(text, m)]
    if len({mention.codes[0] for mention in every}) == 1:
        return [(block.start, block.end, every[:1])]
    pieces: list[tuple[int, int, list[Mention]]] = []
    for start, end in sentences(text, block.start, block.end):
        mentions = [m for m in every if start <= m.start < end]
        listed = [
            _LIST_GAP.match(text[one.end : other.start]) is not None
            for one, other in pairwise(mentions)
        ]
        if listed and all(listed):
            together = len(mentions) > _LIST or _TOGETHER.search(text, start, end) is not None
            pieces.append((start, end, [] if together else mentions))
            continue
        if any(listed):
            mentions = []
        begin = start
        for number, mention in enumerate(mentions):
            until = end
            if number + 1 < len(mentions):
                until = _clause_start(text, mention.end, mentions[number + 1].start)
            pieces.append((begin, until, [mention]))
            begin = until
        if not mentions:
            pieces.append((start, end, []))
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
        mentions = context.mentions_in(block.start, block.end)
        named = sum(mention.end - mention.start for mention in mentions)
        alone = len({mention.codes[0] for mention in mentions}) <= 1
        kinds = ("condition", "action", "category", "flag", *(("cue",) if alone else ()))
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
