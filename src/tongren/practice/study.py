"""The whole reasoning, from the words of a person to points worth studying."""

from __future__ import annotations

from collections.abc import Iterable
from weakref import WeakKeyDictionary

import msgspec

from tongren.atlas import Atlas
from tongren.practice.answers import Limit, PointFound, Study
from tongren.practice.candidates import Candidate, find_candidates, seek
from tongren.practice.complaints import ComplaintReader, Phrase, phrases_of
from tongren.practice.limits import chosen, everywhere, limits_of
from tongren.practice.patterns import rank_patterns

#: Longest text that is read; nothing a person says of a complaint is longer.
MOST_CHARACTERS = 4000
_MOST_PATTERNS = 6
_MOST_CLAIMS = 4
_NOTE = (
    "What tradition and books say, put in order for study. It is no diagnosis and no prescription; "
    "a complaint that is new, severe or lasting belongs before a doctor."
)
_READERS: WeakKeyDictionary[Atlas, ComplaintReader] = WeakKeyDictionary()


def study(atlas: Atlas, text: str, circumstances: Iterable[str] = (), *, limit: int = 12) -> Study:
    """What ``text`` complains of, the patterns that would explain it, and points to study.

    ``circumstances``: keys of ``atlas.data.practice.circumstances`` that hold for the person
    ("pregnant"); ``ValueError`` names an unknown one. At most ``limit`` points.
    """
    practice, vocabulary = atlas.data.practice, atlas.vocabulary
    of_person = chosen(circumstances, practice.circumstances)
    complaints, unread = _reader(atlas).read(text[:MOST_CHARACTERS])
    patterns = rank_patterns(complaints, vocabulary, _MOST_PATTERNS)
    candidates = find_candidates(
        atlas,
        seek(complaints, patterns, vocabulary),
        vocabulary,
        practice.principles,
        atlas.meridians,
    )
    allowed: list[PointFound] = []
    excluded: list[PointFound] = []
    for candidate in candidates:
        limits = tuple(limits_of(candidate.point, of_person))
        into = excluded if any(limit.excludes for limit in limits) else allowed
        if len(into) < limit:
            into.append(_point_found(candidate, limits))
        if len(allowed) == limit:
            break
    return Study(
        query=text,
        complaints=tuple(complaints),
        unread=tuple(unread),
        patterns=tuple(patterns),
        points=tuple(allowed),
        excluded=tuple(excluded),
        everywhere=everywhere(of_person),
        red_flags=tuple(dict.fromkeys(one.red_flag for one in complaints if one.red_flag)),
        note=_NOTE,
    )


def _reader(atlas: Atlas) -> ComplaintReader:
    """The reader of the atlas; its phrases are kept beside the compiled data."""
    if atlas not in _READERS:
        blob = atlas.data.derived(
            "phrases", lambda: msgspec.msgpack.encode(phrases_of(atlas.vocabulary))
        )
        phrases = msgspec.msgpack.decode(blob, type=list[Phrase])
        _READERS[atlas] = ComplaintReader(atlas.vocabulary, phrases, atlas.index.simplified)
    return _READERS[atlas]


def _point_found(candidate: Candidate, limits: tuple[Limit, ...]) -> PointFound:
    point = candidate.point
    return PointFound(
        code=point.code,
        name=f"{point.names.pinyin} {point.names.hanzi_simplified}",
        score=round(candidate.score, 3),
        claims=candidate.claims[:_MOST_CLAIMS],
        reasons=candidate.reasons,
        limits=limits,
    )
