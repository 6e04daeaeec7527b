"""Points that descriptions of places start from by name: "2 cun above Taixi", 足三里下3寸."""

from __future__ import annotations

import re

from tongren.atlas import Atlas
from tongren.documents.folding import fold

#: Names of points that stand for something else in most descriptions.
_ALSO_WORDS = frozenset(
    {"太阳", "太陽", "Taiyang", "腰眼", "印堂", "膝眼", "内踝尖", "外踝尖", "耳尖"}
)


class PointNames:
    """The names of one atlas, so that a description can be read with codes in their stead."""

    def __init__(self, atlas: Atlas) -> None:
        self._codes = _names_of_points(atlas)
        longest_first = sorted(self._codes, key=len, reverse=True)
        self._named = re.compile("|".join(map(re.escape, longest_first)))

    def with_codes(self, text: str) -> str:
        """A description with the code of every point that it names."""
        return self._named.sub(lambda match: f" {self._codes[match[0]]} ", text)


def _names_of_points(atlas: Atlas) -> dict[str, str]:
    """Pinyin with a capital, without accents, and Chinese names, each with its code.

    Names that are words of anatomy or of meridians too are left out.
    """
    known: dict[str, str] = {}
    for point in atlas:
        pinyin = fold(point.names.pinyin).replace(" ", "").capitalize()
        for name in (pinyin, point.names.hanzi_simplified, point.names.hanzi_traditional):
            if name and name not in _ALSO_WORDS:
                known.setdefault(name, point.code)
    return known
