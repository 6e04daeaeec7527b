"""Pages whose matter stands in what is usually left out: the answers of a forum."""

from __future__ import annotations

import re

import msgspec

from tongren.documents.page import Block, Page

#: An article at least this long stands for itself; what readers wrote below it is left out.
_ARTICLE = 600
#: What is said in an answer, and no name, link or count of votes.
_SAID = re.compile(r"[.!?。！？…)\"”]\s*\Z")
_SHORTEST = 16


def with_answers(page: Page) -> Page | None:
    """The page with the sentences of its answers opened; None where it has none, or where its
    article is long enough to be what the page is about."""
    if page.kind != "html" or not any(block.outside for block in page.blocks):
        return None
    article = sum(b.end - b.start for b in page.blocks if not b.outside and not b.linked)
    said = [block for block in page.blocks if block.outside and _is_said(page, block)]
    if article >= _ARTICLE or sum(b.end - b.start for b in said) < min(article, 120):
        return None
    opened = {id(block) for block in said}
    blocks = [
        msgspec.structs.replace(block, outside=False) if id(block) in opened else block
        for block in page.blocks
    ]
    return page.with_blocks(blocks)


def _is_said(page: Page, block: Block) -> bool:
    if block.linked or block.end - block.start < _SHORTEST or block.column >= 0:
        return False
    text = page.text[block.start : block.end]
    return _SAID.search(text) is not None or (block.kind == "item" and len(text) >= 40)
