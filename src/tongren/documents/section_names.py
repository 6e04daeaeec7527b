"""How pages call their sections, from ``data/reading``."""

import functools
from functools import lru_cache
from pathlib import Path

from tongren.documents.fillers import SMALL_WORDS
from tongren.documents.folding import fold, is_hanzi, singular
from tongren.model.base import Fact
from tongren.store import DATA_FOLDER, DataError, Problem, TomlFile
from tongren.store.conversion import convert

#: Names that mean their field only when nothing else stands beside them ("Traditional").
_WHOLE_ONLY = frozenset(["hanzi", "pinyin", "english", "korean", "japanese", "code", "treatment"])


#: Words that only say which of several sections of one kind it is ("Classic location").
_QUALIFIERS = frozenset(
    [
        "classic",
        "classical",
        "modern",
        "primary",
        "secondary",
        "tertiary",
        "other",
        "general",
        "key",
        "detailed",
        "brief",
        "further",
        "additional",
        "possible",
        "potential",
        "typical",
        "common",
        "important",
    ]
)


class SectionName(Fact, frozen=True, kw_only=True):
    """The names of one field, in English and in Chinese (simplified)."""

    en: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()


class SectionNames:
    """Looks up which field a heading or label announces."""

    def __init__(self, fields: dict[str, SectionName]) -> None:
        self.fields = fields
        self._exact: dict[str, str] = {}
        self._hanzi: dict[str, str] = {}
        for field, names in fields.items():
            for name in names.en:
                self._exact.setdefault(_key(name), field)
            for name in names.zh:
                self._hanzi.setdefault(fold(name).replace(" ", ""), field)
        self._remembered_exact = lru_cache(8192)(self._find_exact)
        self._remembered_inside = lru_cache(8192)(self._find_inside)
        self._longest = max(len(key.split()) for key in self._exact)

    def exact(self, folded: str) -> str:
        """The field of a folded name that is known as it stands; "" for any other."""
        return self._remembered_exact(folded)

    def inside(self, folded: str) -> str:
        """The field of the known name that makes up most of a folded heading; "" if none does."""
        return self._remembered_inside(folded)

    def _find_exact(self, folded: str) -> str:
        compact = folded.replace(" ", "")
        if not compact or len(compact) > 60:
            return ""
        if is_hanzi(compact[0]) or is_hanzi(compact[-1]):
            return self._hanzi.get(compact, "")
        return self._exact.get(_key(folded), "")

    def _find_inside(self, folded: str) -> str:
        if field := self.exact(folded):
            return field
        compact = folded.replace(" ", "")
        if compact and is_hanzi(compact[-1]):
            return self._inside_hanzi(compact)
        words = _key(folded).split()
        if not words or len(words) > 10:
            return ""
        telling = [word for word in words if _tells(word)]
        best, covered = "", 0
        for length in range(min(self._longest, len(words)), 0, -1):
            for start in range(len(words) - length + 1):
                part = words[start : start + length]
                field = self._exact.get(" ".join(part), "")
                if field in _WHOLE_ONLY and length < len(words):
                    continue
                weight = sum(1 for word in part if _tells(word))
                if field and (weight > covered or (weight == covered and field == best)):
                    best, covered = field, weight
        return best if covered and covered * 2 >= len(telling) else ""

    def _inside_hanzi(self, compact: str) -> str:
        best, covered = "", 0
        for name, field in self._hanzi.items():
            if len(name) > covered and name in compact:
                best, covered = field, len(name)
        return best if covered * 2 >= len(compact) else ""


def _tells(word: str) -> bool:
    return word not in SMALL_WORDS and word not in _QUALIFIERS


def _key(text: str) -> str:
    words = fold(text).replace("_", " ").split()
    return " ".join(singular(word) for word in words)


@functools.cache
def section_names() -> SectionNames:
    """The names of ``data/reading/section_names.toml``."""
    return read_section_names(DATA_FOLDER / "reading" / "section_names.toml")


def read_section_names(path: Path) -> SectionNames:
    """The names in a file. Raises ``DataError`` with every problem found at once."""
    file = TomlFile(path, path.name)
    problems: list[Problem] = []
    fields: dict[str, SectionName] = {}
    for key, raw in file.tables.items():
        names = convert(file, (key,), raw, SectionName, (), problems)
        if names is not None:
            fields[key] = names
    if problems:
        raise DataError(problems)
    return SectionNames(fields)
