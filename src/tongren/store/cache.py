"""The compiled form of the data: validated once, then read in parts within a millisecond each.

The data files are the truth; what is compiled from them lives in the user's cache folder under
a fingerprint of the files, and is made anew whenever one of them changes. Where no cache can be
written, everything works the same from memory.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from tongren import model
from tongren.model import (
    Acupoint,
    AcupointCode,
    CategoryGroup,
    CodeSystems,
    Meridian,
    Source,
    Vocabulary,
)
from tongren.store.dataset import DATA_FOLDER, Dataset, in_chapters, read_dataset

T = TypeVar("T")

_SHARED: dict[str, Any] = {
    "meridians": dict[str, Meridian],
    "categories": dict[str, CategoryGroup],
    "code_systems": CodeSystems,
    "vocabulary": Vocabulary,
    "sources": dict[str, Source],
}


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
        return read_dataset(self.data_folder)

    def chapter(self, name: str) -> Mapping[str, Acupoint]:
        """The acupoints of one meridian ("KI"), or the extra points ("EX"), by code."""
        return self._part(f"points-{name}", dict[str, Acupoint])

    def acupoint(self, code: str) -> Acupoint:
        """One acupoint by its code; ``KeyError`` if there is none."""
        try:
            group = AcupointCode.parse(code).meridian
        except ValueError:
            raise KeyError(code) from None
        return self.chapter("EX" if group.startswith("EX") else group)[code]

    @property
    def meridians(self) -> dict[str, Meridian]:
        """Meridians and vessels by identifier."""
        return self._part("meridians", _SHARED["meridians"])

    @property
    def categories(self) -> dict[str, CategoryGroup]:
        """Point categories by identifier."""
        return self._part("categories", _SHARED["categories"])

    @property
    def code_systems(self) -> CodeSystems:
        """Code families and ambiguous prefixes."""
        return self._part("code_systems", CodeSystems)

    @property
    def vocabulary(self) -> Vocabulary:
        """The closed vocabulary."""
        return self._part("vocabulary", Vocabulary)

    @property
    def sources(self) -> dict[str, Source]:
        """Sources by key."""
        return self._part("sources", _SHARED["sources"])

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
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=self.folder) as temporary:
                unfinished = Path(temporary) / name
                build(unfinished)
                unfinished.replace(path)
        except OSError:
            return None
        return path

    def _part(self, name: str, kind: type[T] | Any) -> T | Any:
        if name not in self._decoded:
            blob = self._read(name)
            if blob is None:
                self._compile()
                blob = self._memory[name]
            self._decoded[name] = msgspec.msgpack.decode(blob, type=kind)
        return self._decoded[name]

    def _compile(self) -> None:
        dataset = self.dataset
        encode = msgspec.msgpack.encode
        parts = {name: encode(getattr(dataset, name)) for name in _SHARED}
        for chapter, points in in_chapters(dataset.acupoints):
            parts[f"points-{chapter}"] = encode(points)
        self._write(parts)

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
    root = cache_folder or _user_cache_folder()
    fingerprint = _fingerprint(data_folder)
    folder = root / fingerprint
    if not folder.exists():
        _forget_older(root, keep=fingerprint)
    return CompiledData(data_folder, folder)


def _user_cache_folder() -> Path:
    if chosen := os.environ.get("TONGREN_CACHE"):
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("tongren", appauthor=False)


def _fingerprint(data_folder: Path) -> str:
    """Changes when any data file, or the model or store that reads it, changes."""
    digest = hashlib.blake2b(digest_size=8)
    for folder in (data_folder, Path(model.__file__).parent, Path(__file__).parent):
        digest.update(str(folder).encode())
        for path in _files(folder):
            status = path.stat()
            digest.update(f"{path.name}{status.st_size}{status.st_mtime_ns}".encode())
    return digest.hexdigest()


def _files(folder: Path) -> list[os.DirEntry[str]]:
    """The files that the compiled data depends on, in a fixed order."""
    found: list[os.DirEntry[str]] = []
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name in ("names", "locations", "knowledge"):
            found.extend(_files(Path(entry.path)))
        elif entry.name.endswith((".toml", ".py")):
            found.append(entry)
    return found


def _forget_older(root: Path, keep: str, at_most: int = 3) -> None:
    """Delete all but the newest few compiled folders, so that the cache does not grow."""
    try:
        folders = sorted(
            (path for path in root.iterdir() if path.is_dir() and path.name != keep),
            key=lambda path: path.stat().st_mtime,
            reverse=True,
        )
    except OSError:
        return
    for path in folders[at_most:]:
        shutil.rmtree(path, ignore_errors=True)
