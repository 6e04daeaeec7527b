"""An acupoint: everything the atlas holds about one code."""

import re
from typing import Literal, NamedTuple

import msgspec

from tongren.model.knowledge import Knowledge
from tongren.model.location import Laterality, Location
from tongren.model.names import Names

_CODE = re.compile(
    r"(LU|LI|ST|SP|HT|SI|BL|KI|PC|TE|GB|LR|GV|CV|EX-HN|EX-CA|EX-B|EX-UE|EX-LE)([1-9]\d?)"
)


class AcupointCode(NamedTuple):
    """A code of the atlas taken apart: ``AcupointCode("ST", 36)``."""

    meridian: str
    number: int

    @classmethod
    def parse(cls, text: str) -> "AcupointCode":
        """Take apart a code written as WHO writes it; ``ValueError`` for anything else."""
        match = _CODE.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not an acupoint code such as 'ST36' or 'EX-HN3'")
        return cls(match[1], int(match[2]))

    def __str__(self) -> str:
        return f"{self.meridian}{self.number}"


class Category(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Membership of one acupoint in a category, as derived from ``categories.toml``."""

    id: str
    label: str
    of: str = ""
    role: str = ""
    phase: str = ""
    note: str = ""
    disputed: str = ""
    sources: tuple[str, ...] = ()


class Acupoint(msgspec.Struct, frozen=True, kw_only=True):
    """One acupoint of the atlas, complete.

    ``meridian``: "KI", or "EX" for extra points. ``categories`` are derived, not stored.
    """

    code: str
    meridian: str
    number: int
    names: Names
    location: Location
    knowledge: Knowledge = Knowledge()
    categories: tuple[Category, ...] = ()

    @property
    def group(self) -> str:
        """The code without its number: "KI", "EX-HN"."""
        return AcupointCode.parse(self.code).meridian

    @property
    def laterality(self) -> Laterality:
        """Where the point exists: on both sides, on the midline, or on one side only."""
        if self.location.laterality is not None:
            return self.location.laterality
        return "midline" if self.meridian in ("GV", "CV") else "bilateral"

    @property
    def kind(self) -> Literal["meridian", "extra"]:
        """Whether the point belongs to a meridian."""
        return "extra" if self.meridian == "EX" else "meridian"

    def __repr__(self) -> str:
        names = self.names
        return f"<Acupoint {self.code} {names.pinyin} {names.hanzi_simplified}>"
