"""The compiled form of the data: validated once, then read in parts within a millisecond each.

The data files are the truth; what is compiled from them lives in the user's cache folder under
a fingerprint of the files, and is made anew whenever one of them changes. Where no cache can be
written, everything works the same from memory.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tongren.store.fingerprint import forget_older, make_fingerprint, user_cache_folder
from tongren.store.layout import DATA_FOLDER, chapter_of_code

if TYPE_CHECKING:
    from tongren.model import (
        Acupoint,
        CategoryGroup,
        CodeSystems,
        Meridian,
        Practice,
        Source,
        Vocabulary,
    )
    from tongren.store.dataset import Dataset


class CompiledData:
    """The data by parts, each decoded when first asked for.

    ``folder``: where the compiled parts lie, or None to keep them in memory only.
    """

    def __init__(self, data_folder: Path, folder: Path | None) -> None:
        self.data_folder = data_folder
        self.folder = folder
        self._decoded: dict[str, Any] = {}
        self._memory: dict[str, bytes] = {}

    @cached_property
    def dataset(self) -> Dataset:
        """The whole data, read and validated from the files."""
        from tongren.store.dataset import read_dataset

        return read_dataset(self.data_folder)

    def chapter(self, name: str) -> Mapping[str, Acupoint]:
        """The acupoints of one meridian ("KI"), or the extra points ("EX"), by code."""
        found: Mapping[str, Acupoint] = self._part(f"points-{name}")
        return found

    def acupoint(self, code: str) -> Acupoint:
        """One acupoint by its code; ``KeyError`` if there is none."""
        chapter = chapter_of_code(code)
        if chapter is None:
            raise KeyError(code)
        return self.chapter(chapter)[code]

    @property
    def meridians(self) -> dict[str, Meridian]:
        """Meridians and vessels by identifier."""
        found: dict[str, Meridian] = self._part("meridians")
        return found

    @property
    def categories(self) -> dict[str, CategoryGroup]:
        """Point categories by identifier."""
        found: dict[str, CategoryGroup] = self._part("categories")
        return found

    @property
    def code_systems(self) -> CodeSystems:
        """Code families and ambiguous prefixes."""
        found: CodeSystems = self._part("code_systems")
        return found

    @property
    def vocabulary(self) -> Vocabulary:
        """The closed vocabulary."""
        found: Vocabulary = self._part("vocabulary")
        return found

    @property
    def practice(self) -> Practice:
        """Circumstances of people, and principles that speak for points."""
        found: Practice = self._part("practice")
        return found

    @property
    def sources(self) -> dict[str, Source]:
        """Sources by key."""
        found: dict[str, Source] = self._part("sources")
        return found

    def derived(self, name: str, build: Callable[[], bytes]) -> bytes:
        """Bytes that a higher layer derives from the data, kept beside its parts."""
        if (blob := self._read(name)) is None:
            blob = build()
            self._write({name: blob})
        return blob

    def derived_file(self, name: str, build: Callable[[Path], None]) -> Path | None:
        """A file that a higher layer derives from the data; None where nothing can be written.

        ``build`` writes it under another name; it is moved into place when whole.
        """
        if self.folder is None:
            return None
        path = self.folder / name
        if path.exists():
            return path
        import tempfile

        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=self.folder) as temporary:
                unfinished = Path(temporary) / name
                build(unfinished)
                unfinished.replace(path)
        except OSError:
            return None
        return path

    def _part(self, name: str) -> Any:
        if name not in self._decoded:
            from tongren.store.parts import decode_part

            blob = self._read(name)
            if blob is None:
                self._compile()
                blob = self._memory[name]
            self._decoded[name] = decode_part(name, blob)
        return self._decoded[name]

    def _compile(self) -> None:
        from tongren.store.parts import encode_parts

        self._write(encode_parts(self.dataset))

    def _read(self, name: str) -> bytes | None:
        if name in self._memory:
            return self._memory[name]
        if self.folder is None:
            return None
        try:
            return (self.folder / name).read_bytes()
        except OSError:
            return None

    def _write(self, parts: dict[str, bytes]) -> None:
        """Keep parts in memory and, if possible, on disk; each file appears whole or not at all."""
        self._memory.update(parts)
        if self.folder is None:
            return
        import tempfile

        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for name, blob in parts.items():
                with tempfile.NamedTemporaryFile(dir=self.folder, delete=False) as unfinished:
                    unfinished.write(blob)
                Path(unfinished.name).replace(self.folder / name)
        except OSError:
            self.folder = None


def open_data(data_folder: Path = DATA_FOLDER, cache_folder: Path | None = None) -> CompiledData:
    """The data of ``data_folder``, compiled parts in ``cache_folder``.

    Without ``cache_folder`` the environment variable TONGREN_CACHE, else the user's cache folder
    is used.
    """
    root = cache_folder or user_cache_folder()
    fingerprint = make_fingerprint(data_folder)
    folder = root / fingerprint
    if not folder.exists():
        forget_older(root, keep=fingerprint)
    return CompiledData(data_folder, folder)
