"""The façade: all that people and programs ask of the atlas, in one place."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tongren.store import CHAPTERS, DATA_FOLDER, CompiledData, open_data

if TYPE_CHECKING:
    from tongren.model import Acupoint, CategoryGroup, Meridian, Source, Vocabulary
    from tongren.search import Lexicon, Resolution, SearchIndex, SearchResult
    from tongren.store.overlay import Overlay


class Atlas:
    """All acupoints by code, in the order of the standard, and what can be asked of them.

    >>> atlas = load_atlas()
    >>> atlas["KI1"]
    <Acupoint KI1 Yǒngquán 涌泉>
    >>> atlas.resolve("KID-1").code
    'KI1'
    """

    def __init__(self, data: CompiledData, overlay: Path | None = None) -> None:
        self.data = data
        self._overlay_path = overlay
        self._overlay: Overlay | None = None
        self._overlay_stamp: tuple[int, int] | None = None
        self._lexicon: Lexicon | None = None
        self._index: SearchIndex | None = None

    def __getitem__(self, code: str) -> Acupoint:
        """The acupoint with exactly this WHO code; ``resolve`` understands all other forms."""
        try:
            return self.data.acupoint(code)
        except KeyError:
            import difflib

            near = difflib.get_close_matches(code.upper(), self.codes, n=1)
            advice = f"did you mean {near[0]!r}? " if near else ""
            raise KeyError(
                f"no acupoint has the code {code!r}; {advice}"
                "atlas.resolve() understands other codes and names"
            ) from None

    def __iter__(self) -> Iterator[Acupoint]:
        for chapter in CHAPTERS:
            yield from self.data.chapter(chapter).values()

    def __contains__(self, code: object) -> bool:
        return code in self.codes

    def __len__(self) -> int:
        return sum(len(self.data.chapter(chapter)) for chapter in CHAPTERS)

    def __repr__(self) -> str:
        return f"<Atlas of {len(self)} acupoints>"

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes in order: LU1 to CV24, then the extra points."""
        return tuple(code for chapter in CHAPTERS for code in self.data.chapter(chapter))

    @property
    def meridians(self) -> Mapping[str, Meridian]:
        """Primary meridians and extraordinary vessels by identifier ("KI", "Chong")."""
        return self.data.meridians

    @property
    def categories(self) -> Mapping[str, CategoryGroup]:
        """Point categories by identifier ("five_shu")."""
        return self.data.categories

    @property
    def vocabulary(self) -> Vocabulary:
        """Actions, patterns, conditions, regions, techniques and flags."""
        return self.data.vocabulary

    @property
    def sources(self) -> Mapping[str, Source]:
        """Sources by key."""
        return self.data.sources

    @property
    def overlay(self) -> Overlay:
        """The user's own data beside the atlas; empty where there is none.

        Read anew when its file has changed, so that a running atlas shows what was written.
        """
        path = self._overlay_path
        stamp = _stamp(path) if path is not None else None
        if self._overlay is None or stamp != self._overlay_stamp:
            from tongren.store.overlay import Overlay, read_overlay

            self._overlay = read_overlay(path) if path is not None else Overlay()
            self._overlay_stamp = stamp
        return self._overlay

    @property
    def overlay_path(self) -> Path | None:
        """The file of the user's own data, if one was named."""
        return self._overlay_path

    @property
    def has_overlay(self) -> bool:
        """Whether the user's own data lies over the atlas."""
        return self._overlay_path is not None

    def points_of(self, meridian: str) -> Mapping[str, Acupoint]:
        """The acupoints of a meridian in order; "EX" gives the extra points."""
        return self.data.chapter(meridian)

    def resolve(self, text: str) -> Resolution:
        """Which acupoint a code or name means; several candidates where it is ambiguous."""
        from tongren.search import resolve

        return resolve(text, self.lexicon)

    def search(self, text: str, limit: int = 20) -> list[SearchResult]:
        """Acupoints by complaint, action, pattern, region, category or free text, ranked."""
        return self.index.search(text, limit=limit)

    @property
    def lexicon(self) -> Lexicon:
        """Every name and code of every point, normalised."""
        if self._lexicon is None:
            from tongren.search import open_lexicon

            self._lexicon = open_lexicon(self.data)
        return self._lexicon

    @property
    def index(self) -> SearchIndex:
        """The full-text index."""
        if self._index is None:
            from tongren.search import open_index

            self._index = open_index(self.data)
        return self._index


def _stamp(path: Path) -> tuple[int, int] | None:
    """What changes when a file is written."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def load_atlas(data_folder: Path | str = DATA_FOLDER, overlay: Path | str | None = None) -> Atlas:
    """The atlas. Raises ``DataError`` with every problem at once when the data is faulty.

    ``overlay``: a file of the user's own data, else the one that TONGREN_OVERLAY names.
    """
    own = overlay or os.environ.get("TONGREN_OVERLAY")
    return Atlas(open_data(Path(data_folder)), Path(own) if own else None)
