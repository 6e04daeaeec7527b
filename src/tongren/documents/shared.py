"""Sentences that speak of all points of a page at once: "press each point for a minute"."""

from __future__ import annotations

import re

from tongren.documents.outline import Outline
from tongren.documents.statements import sentences

_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|several|both)"
#: Words by which a sentence speaks of all points of the page.
_SHARED = re.compile(
    rf"\b(?:all|both|each|any|every|either|neither|none) (?:one )?(?:of )?(?:the |these |those |"
    rf"them\b|"
    rf"our )?(?:{_NUMBER} )?(?:lower |upper |other |above |following )?(?:acu|acupressure |"
    rf"pressure |"
    rf"acupuncture )?(?:points?\b|them\b)|\ball {_NUMBER}\b(?! (?:minutes|seconds|times|days|"
    rf"weeks))"
    rf"|\b(?:these|those) (?:{_NUMBER} )?(?:acu|acupressure |pressure |acupuncture )?points?\b"
    r"|\bthese (?:are|should|must|may|can) (?:all )?(?:be )?\b|(?:以上|上述|这些|这几个|这两个|"
    r"这三个|"
    r"各|诸)(?:[两二三四五六七八九十]个?)?(?:个)?穴",
    re.IGNORECASE,
)


def said_of_all(outline: Outline) -> list[tuple[int, int]]:
    """The sentences of a page that speak of all its points, found once."""
    if outline.of_all is None:
        outline.of_all = []
        for block, role in zip(outline.page.blocks, outline.roles, strict=True):
            if role.kind not in ("text", "question") or block.linked or block.column >= 0:
                continue
            if _SHARED.search(outline.text, block.start, block.end):
                outline.of_all += [
                    (start, end)
                    for start, end in sentences(outline.text, block.start, block.end)
                    if _SHARED.search(outline.text, start, end)
                ]
    return outline.of_all
