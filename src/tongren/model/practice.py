"""How points are thought of when somebody is at hand: circumstances that limit, principles that
speak for a point."""

from typing import Literal

import msgspec

from tongren.model.base import Cited, Fact
from tongren.model.vocabulary import Nature


class Circumstance(Cited, frozen=True, kw_only=True):
    """Something about a person that forbids points or limits what is done with them.

    ``question``: how a person is asked; ``excludes`` and ``limits``: flags of cautions by which a
    point is left out, or treated with a limit; ``excludes_suitability``: likewise by whom a point
    is pressed; ``everywhere``: what holds for every point.
    """

    label: str
    question: str
    everywhere: str
    excludes: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    excludes_suitability: tuple[Literal["with_care", "practitioner_only"], ...] = ()


class Principle(Cited, frozen=True, kw_only=True):
    """Why membership in a category speaks for a point when a pattern concerns its meridian.

    ``category``: identifier of a category; ``role``: only members with this role; ``natures``:
    only for patterns of one of these natures, empty for all; ``meridians``: only for patterns of
    one of these; ``reason``: a sentence with ``{organ}`` where the meridian's name goes.
    """

    category: str
    reason: str
    role: str = ""
    natures: tuple[Nature, ...] = ()
    meridians: tuple[str, ...] = ()


class Practice(Fact, frozen=True, kw_only=True):
    """Circumstances and principles by identifier."""

    circumstances: dict[str, Circumstance] = msgspec.field(default_factory=dict)
    principles: dict[str, Principle] = msgspec.field(default_factory=dict)
