"""Flags that a warning names by its grammar: what a needle may injure, how it must not be used."""

import re
from collections.abc import Iterator

from tongren.documents.care_cues import NOT_WARNS, WARNS
from tongren.documents.context import Context
from tongren.documents.fields.handling import handling_flags
from tongren.documents.fields.organs import organ_flags
from tongren.documents.fields.states import settle_flags, state_flags
from tongren.documents.folding import plain_characters

_CHANNEL = re.compile(r"\s+(?:channel|meridian|qi|yin|yang|fire|points?)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[;；。]|[,，](?!\d)|\s[–—-]\s|\bbut\b|但", re.IGNORECASE)


def named_flags(text: str) -> Iterator[str]:
    """Flags that a warning tells by how it is worded."""
    yield from organ_flags(text)
    yield from handling_flags(text)


def flags_in(context: Context, start: int, end: int) -> list[str]:
    """All flags that ``text[start:end]`` names, channels left aside ("Lung channel")."""
    text = context.text
    points = context.mentions_in(start, end)
    found = [
        hit.id
        for hit in context.hits_in(start, end, "flag")
        if not _CHANNEL.match(text, hit.end, end)
        and not any(point.start <= hit.start < point.end for point in points)
    ]
    said = text[start:end]
    for point in points:  # "Large Intestine 4" is no organ
        first, last = point.start - start, min(point.end, end) - start
        said = said[:first] + "_" * (last - first) + said[last:]
    found.extend(named_flags(said))
    plain = plain_characters(text[start:end])
    return settle_flags(plain, [*found, *state_flags(plain)])


def warning_inside(context: Context, start: int, end: int) -> tuple[int, int] | None:
    """The clauses of a sentence about something else that warn of something with a flag."""
    text = context.text
    if not WARNS.search(text, start, end) or NOT_WARNS.search(text, start, end):
        return None
    warning: list[tuple[int, int]] = []
    cursor = start
    for cut in [*(m.start() for m in _CLAUSE.finditer(text, start, end)), end]:
        if cut > cursor and WARNS.search(text, cursor, cut):
            warning.append((cursor, cut))
        cursor = cut
    if not warning:
        return None
    first, last = warning[0][0], warning[-1][1]
    while first < last and not text[first].isalnum():
        first += 1
    return (first, last) if flags_in(context, first, last) else None
