"""Which files compiled data was made from, and where it is kept."""

import os
import zlib
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parent.parent

#: The layers whose results are kept with the compiled data.
_CODE_FOLDERS = ("model", "store", "search", "export", "practice")

_TEXT_FOLDERS = ("names", "locations", "knowledge")


def make_fingerprint(data_folder: Path) -> str:
    """Changes when any data file changes, or the code that makes something of it.

    Names, sizes and times of the files are taken, not their content: this runs at every start.
    """
    seen = [str(data_folder)]
    for folder in (data_folder, *(PACKAGE / name for name in _CODE_FOLDERS)):
        for path in _files(folder):
            status = path.stat()
            seen.append(f"{path.name}{status.st_size}{status.st_mtime_ns}")
    text = "\n".join(seen).encode()
    return f"{zlib.crc32(text):08x}{zlib.adler32(text):08x}"


def user_cache_folder() -> Path:
    """TONGREN_CACHE, else the cache folder of this user on this system."""
    if chosen := os.environ.get("TONGREN_CACHE"):
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("tongren", appauthor=False)


def forget_older(root: Path, keep: str, at_most: int = 3) -> None:
    """Delete all but the newest few compiled folders, so that the cache does not grow."""
    import shutil

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


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    """The files that compiled data depends on, in a fixed order."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.name.endswith((".toml", ".py")):
            yield entry
        elif entry.name in _TEXT_FOLDERS:
            yield from _files(Path(entry.path))
