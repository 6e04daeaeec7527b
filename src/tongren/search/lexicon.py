"""What names and codes mean: the compact tables that ``resolve`` reads.

Built from the data by ``lexicon_builder`` and kept as JSON, because a command that resolves one
code must neither read all data files nor import what validates them: importing msgspec takes longer
than all else that resolving needs.
"""

import json
from typing import Literal, NamedTuple

EntryKind = Literal[
    "pinyin", "hanzi", "hangul", "romaji", "variant", "alias", "english", "older name", "code"
]

#: Kinds that are *the* name of a point; they win against an alias or older name of another point.
PRIMARY: frozenset[str] = frozenset({"pinyin", "hanzi", "hangul"})


class Entry(NamedTuple):
    """One written form of one point: ``Entry("KI1", "pinyin", "Yǒngquán")``."""

    code: str
    kind: EntryKind
    written: str


class Meaning(NamedTuple):
    """What a prefix can stand for. ``usage``: where it is used; ``weight``: 0 to 1."""

    meridian: str
    usage: str
    weight: float


class Prefix(NamedTuple):
    """A prefix of codes: its meanings, most common first, and the one taken where open."""

    written: str
    meanings: tuple[Meaning, ...]
    decided: str


class Lexicon(NamedTuple):
    """Everything ``resolve`` knows.

    ``points``: code -> name to show; ``lengths``: meridian -> number of its last point;
    ``prefixes`` and ``names``: by key (``spelling.key`` and ``spelling.plain_key``), as rows that
    ``prefix`` and ``entries`` make typed; ``sounds``: ``spelling.sound`` of a romanised name -> its
    keys in ``names``; ``hanzi``: traditional and variant characters -> the simplified ones;
    ``renumbered``: a code in an older numbering -> [the code of today, what numbering].
    """

    points: dict[str, str]
    lengths: dict[str, int]
    prefixes: dict[str, list[list[str | float]]]
    names: dict[str, list[list[str]]]
    sounds: dict[str, list[str]]
    hanzi: dict[str, str]
    renumbered: dict[str, list[str]]

    def entries(self, spelling: str) -> list[Entry]:
        """The written forms with this key, names proper first."""
        rows = self.names.get(spelling)
        return [] if rows is None else [Entry(*row) for row in rows]  # type: ignore[arg-type]

    def prefix(self, spelling: str) -> Prefix | None:
        """The prefix with this key. Its first row is [written, decided], then come its meanings."""
        rows = self.prefixes.get(spelling)
        if rows is None:
            return None
        written, decided = rows[0]
        meanings = tuple(Meaning(*row) for row in rows[1:])  # type: ignore[arg-type]
        return Prefix(str(written), meanings, str(decided))

    def __repr__(self) -> str:
        return f"<Lexicon of {len(self.points)} points, {len(self.names)} spellings>"


def encode(lexicon: Lexicon) -> bytes:
    """The lexicon as bytes, for the compiled data."""
    return json.dumps(lexicon._asdict(), ensure_ascii=False, separators=(",", ":")).encode()


def decode(blob: bytes) -> Lexicon:
    """The lexicon from what ``encode`` made."""
    return Lexicon(**json.loads(blob))
