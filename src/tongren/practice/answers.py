"""What a study holds: each step of the reasoning, in the order in which it is made."""

from typing import Literal

import msgspec


class Complaint(msgspec.Struct, frozen=True, kw_only=True):
    """A condition or pattern that the text says somebody has, or has not (``denied``).

    ``said``: the words of the text; ``kind``: the part of the vocabulary that ``key`` is of;
    ``red_flag``: when it needs a doctor.
    """

    said: str
    kind: Literal["condition", "pattern"]
    key: str
    label: str
    plain: str
    denied: bool
    red_flag: str


class Sign(msgspec.Struct, frozen=True, kw_only=True):
    """A condition that shows a pattern."""

    key: str
    label: str


class PatternFound(msgspec.Struct, frozen=True, kw_only=True):
    """A pattern that would explain complaints.

    ``score``: 0 to 1, comparable within one study; ``matched``: its signs among the complaints;
    ``against``: its signs that were denied; ``further``: the signs to ask for, telling ones first.
    """

    key: str
    label: str
    plain: str
    score: float
    matched: tuple[Sign, ...]
    against: tuple[Sign, ...]
    further: tuple[Sign, ...]
    sources: tuple[str, ...]


class ClaimFound(msgspec.Struct, frozen=True, kw_only=True):
    """A claim of a record. ``about``: labels of the complaints and patterns that it speaks of."""

    field: Literal["actions", "indications"]
    text: str
    about: tuple[str, ...]
    status: str
    sources: tuple[str, ...]


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """A category that speaks for a point. ``pattern``: label of the pattern that makes it count."""

    category: str
    pattern: str
    text: str
    sources: tuple[str, ...]


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """What forbids (``excludes``) or limits a point for a person. ``flag``: of the caution, or
    empty where the suitability for pressing decides; ``counter``: what speaks against it."""

    circumstance: str
    flag: str
    text: str
    excludes: bool
    counter: str
    sources: tuple[str, ...]


class PointFound(msgspec.Struct, frozen=True, kw_only=True):
    """A point worth studying. ``score``: comparable within one study only."""

    code: str
    name: str
    score: float
    claims: tuple[ClaimFound, ...]
    reasons: tuple[Reason, ...]
    limits: tuple[Limit, ...]


class Study(msgspec.Struct, frozen=True, kw_only=True):
    """The whole reasoning.

    ``unread``: words of the text that were not understood; ``everywhere``: what holds for this
    person at every point; ``excluded``: points that would fit but are forbidden to this person.
    """

    query: str
    complaints: tuple[Complaint, ...]
    unread: tuple[str, ...]
    patterns: tuple[PatternFound, ...]
    points: tuple[PointFound, ...]
    excluded: tuple[PointFound, ...]
    everywhere: tuple[Limit, ...]
    red_flags: tuple[str, ...]
    note: str
