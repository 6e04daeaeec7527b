"""Code families: how the world abbreviates the meridians."""

import msgspec

from tongren.model.base import Cited, Fact


class CodeFamily(Cited, frozen=True, kw_only=True):
    """One way of writing codes. ``prefixes``: meridian -> prefixes of this family."""

    label: str
    language: str
    prefixes: dict[str, tuple[str, ...]]
    note: str = ""


class CodeReading(Fact, frozen=True, kw_only=True):
    """One reading of an ambiguous prefix; ``weight``: how common it is, 0 to 1."""

    meridian: str
    usage: str
    weight: float


class AmbiguousPrefix(Cited, frozen=True, kw_only=True):
    """A prefix that means several meridians.

    ``decided``: the meridian taken when the number does not settle it, because one reading is far
    more common; empty where the answer must stay open.
    """

    readings: tuple[CodeReading, ...]
    decided: str = ""
    note: str = ""


class Numbering(Cited, frozen=True, kw_only=True):
    """An older numbering of one meridian. ``codes``: its numbers -> the codes of today."""

    label: str
    meridian: str
    codes: dict[str, str]
    note: str = ""


class CodeSystems(Fact, frozen=True, kw_only=True):
    """All families, the prefixes that collide, and older numberings."""

    families: dict[str, CodeFamily]
    ambiguous: dict[str, AmbiguousPrefix]
    numberings: dict[str, Numbering] = msgspec.field(default_factory=dict)
