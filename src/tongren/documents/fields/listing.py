"""Enumerations of complaints and actions cut into their members, no phrase of them cut apart."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tongren.documents.folding import is_hanzi
from tongren.documents.phrase import Hit
from tongren.documents.statements import members, parts_at_and

#: Words behind which a member says something else than what it is.
_CLAUSE = re.compile(
    r"(?:,\s*)?\b(?:because|since|as (?:it|they|this|well)\b|so (?:it|that|you)|that (?:is|are|may|"
    r"can|comes?|does|has|have|radiat\w+|results?)|which|who|whose|when|whenever|where|while|if|"
    r"by (?:\w+ly )?\w+ing|thereby|thus|but|due to|caused by|because of|accompanied by|related to|"
    r"associated with|resulting from|arising from|owing to|stemming from|in combination with|"
    r"and (?:is|are|it|this|can|may|will|helps?|promot\w+|support\w*|improv\w+|"
    r"enhanc\w+|increas\w+|encourag\w+|restor\w+|boost\w*|bring\w*|calm\w*|has|was|also|thus|"
    r"therefore|then|so)|has|have been|is|are|was|were|can|could|will|may|might|should|"
    r"especially (?:when|if)|e\.g)\b",
    re.IGNORECASE,
)

#: What stands behind these is treated too, where it is a complaint or pattern of the vocabulary.
CAUSE = re.compile(
    r"\s*(?:,\s*)?(?:due to|caused by|because of|resulting from|arising from|owing to|"
    r"stemming from)\b",
    re.IGNORECASE,
)


def unbroken_members(
    text: str, start: int, end: int, known: Sequence[Hit]
) -> Iterator[tuple[int, int]]:
    """Members of a list; one that a phrase reaches out of goes on ("pain in the knee, foot")."""
    current: tuple[int, int] | None = None
    for first, last in members(text, start, end):
        if current is not None:
            near = between(known, current[0], first)
            if any(hit.start < current[1] < hit.end for hit in near):
                current = (current[0], last)
                continue
            yield current
        current = (first, last)
    if current is not None:
        yield current


def between(known: Sequence[Hit], start: int, end: int) -> list[Hit]:
    """Of hits in order those that begin between ``start`` and ``end``."""
    low = bisect_left(known, start, key=lambda hit: hit.start)
    high = bisect_left(known, end, key=lambda hit: hit.start)
    return list(known[low:high])


def end_of_clause(text: str, first: int, last: int, known: Sequence[Hit]) -> int:
    """Where a member ends that goes on as a sentence: "vertigo by promoting …"."""
    for match in _CLAUSE.finditer(text, first, last):
        if match.start() == first:
            continue
        if any(hit.start < match.end() and match.start() < hit.end for hit in known):
            continue
        if not text[first : match.start()].strip(" ,"):
            continue
        if CAUSE.match(text, match.start(), last) and any(
            hit.start >= match.end() for hit in known
        ):
            continue  # "fainting due to Wind-Stroke" is used for both
        return match.start()
    return last


def cut_at_and(text: str, first: int, last: int, inside: Sequence[Hit]) -> list[tuple[int, int]]:
    """A member cut at "and" and "or", not within a phrase."""
    parts = parts_at_and(text, first, last)
    whole: list[tuple[int, int]] = []
    for part in parts:
        if whole and any(hit.start < whole[-1][1] and part[0] < hit.end for hit in inside):
            whole[-1] = (whole[-1][0], part[1])
        else:
            whole.append(part)
    return whole


def merged(parts: list[tuple[int, int]], owned: list[bool]) -> Iterator[tuple[int, int]]:
    """Parts without a complaint of their own go with the part before."""
    current = parts[0]
    for part, own in zip(parts[1:], owned[1:], strict=True):
        if own:
            yield current
            current = part
        else:
            current = (current[0], part[1])
    yield current


def cut_hanzi(text: str, first: int, last: int, inside: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """Chinese lists without separators: one piece for each complaint when they fill the member."""
    covered = sum(hit.end - hit.start for hit in {(h.start, h.end): h for h in inside}.values())
    if not is_hanzi(text[first]) or covered * 3 < (last - first) * 2:
        yield first, last
        return
    yield from dict.fromkeys((hit.start, hit.end) for hit in inside)
