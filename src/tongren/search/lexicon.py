"""What names and codes mean: the compact tables that ``resolve`` reads.

Built from the data by ``lexicon_builder`` and kept as MessagePack, because a command that resolves
one code must not read all data files.
"""

from typing import Literal

import msgspec

EntryKind = Literal[
    "pinyin", "hanzi", "hangul", "romaji", "variant", "alias", "english", "older name", "code"
]

#: Kinds that are *the* name of a point; they win against an alias or older name of another point.
PRIMARY: frozenset[str] = frozenset({"pinyin", "hanzi", "hangul"})


class Entry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One written form of one point: ``Entry("KI1", "pinyin", "Yǒngquán")``."""

    code: str
    kind: EntryKind
    written: str


class Reading(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What a prefix can stand for. ``usage``: where it is used; ``weight``: 0 to 1."""

    meridian: str
    usage: str
    weight: float


class Prefix(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A prefix of codes: its readings, most common first, and the one taken where open."""

    written: str
    readings: tuple[Reading, ...]
    decided: str = ""


class Lexicon(msgspec.Struct, frozen=True, gc=False):
    """Everything ``resolve`` knows.

    ``points``: code -> name to show; ``lengths``: meridian -> number of its last point;
    ``prefixes`` and ``names``: by key (``spelling.key`` and ``spelling.plain_key``);
    ``sounds``: ``spelling.sound`` of a romanised name -> its keys in ``names``;
    ``hanzi``: traditional and variant characters -> the simplified ones;
    ``renumbered``: a code in an older numbering -> (the code of today, what numbering).
    """

    points: dict[str, str]
    lengths: dict[str, int]
    prefixes: dict[str, Prefix]
    names: dict[str, tuple[Entry, ...]]
    sounds: dict[str, tuple[str, ...]]
    hanzi: dict[str, str]
    renumbered: dict[str, tuple[str, str]]

    def __repr__(self) -> str:
        return f"<Lexicon of {len(self.points)} points, {len(self.names)} spellings>"


def encode(lexicon: Lexicon) -> bytes:
    """The lexicon as bytes, for the compiled data."""
    return msgspec.msgpack.encode(lexicon)


def decode(blob: bytes) -> Lexicon:
    """The lexicon from what ``encode`` made."""
    return msgspec.msgpack.decode(blob, type=Lexicon)
