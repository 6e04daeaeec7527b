"""Many pages: found in folders, read in parallel, resumable; one bad file never stops the rest."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

import msgspec

from tongren.documents.found import ReadDocument
from tongren.documents.reading import PageReader, failed
from tongren.documents.reasons import because
from tongren.documents.source import FORMATS

#: Pages handed to a worker at once, and how many hand-outs wait at a time for each worker.
_CHUNK = 16
_WAITING = 3
#: Below so many pages a second process costs more than it brings.
_WORTH_A_POOL = 64

_reader: PageReader | None = None


def find_pages(names: Sequence[str | Path]) -> list[Path]:
    """The files named, and all pages in the folders named, in order of name; links are not
    followed."""
    found: list[Path] = []
    for name in names:
        path = Path(name)
        if path.is_dir():
            for folder, folders, files in os.walk(path):
                folders[:] = sorted(inner for inner in folders if not inner.startswith("."))
                found.extend(
                    Path(folder) / file
                    for file in sorted(files)
                    if Path(file).suffix.lower() in FORMATS and not file.startswith((".", "~$"))
                )
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def read_pages(
    paths: Iterable[Path], jobs: int = 1, journal: Journal | None = None
) -> Iterator[list[ReadDocument]]:
    """What each page says, in the order of ``paths``; a list for each, as ``PageReader.read_file``.

    ``jobs``: processes; 0 for as many as there are processors. ``journal``: pages read in an
    earlier run
    and unchanged since come from there. Memory does not grow with the number of pages.
    """
    wanted = list(paths)
    open_pages = [path for path in wanted if journal is None or not journal.holds(path)]
    jobs = jobs or os.cpu_count() or 1
    if jobs > 1 and len(open_pages) >= _WORTH_A_POOL:
        fresh = _in_parallel(open_pages, jobs)
    else:
        fresh = (_read(path) for path in open_pages)
    still_open = set(open_pages)
    for path in wanted:
        if path in still_open:
            documents = next(fresh)
            if journal is not None:
                journal.add(path, documents)
            yield documents
        elif journal is not None:
            yield journal.documents(path)


def _in_parallel(paths: list[Path], jobs: int) -> Iterator[list[ReadDocument]]:
    """Chunks of pages in worker processes, a few ahead, results in order."""
    remaining = iter(paths)
    chunks = iter(lambda: list(islice(remaining, _CHUNK)), [])
    pool = _pool(jobs)
    waiting: list[tuple[list[Path], Future[list[bytes]]]] = []
    try:
        for chunk in chunks:
            waiting.append((chunk, pool.submit(_read_chunk, chunk)))
            if len(waiting) >= jobs * _WAITING:
                done, future = waiting.pop(0)
                try:
                    yield from _decoded(future.result())
                except BrokenProcessPool:
                    lost = [done, *(other for other, _ in waiting)]
                    waiting = []
                    for one in lost:
                        yield from _one_by_one(one)
                    pool = _pool(jobs)
        for done, future in waiting:
            try:
                yield from _decoded(future.result())
            except BrokenProcessPool:
                yield from _one_by_one(done)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))


def _one_by_one(paths: list[Path]) -> Iterator[list[ReadDocument]]:
    """Pages of a chunk whose worker died, each in its own process, so that only one is lost."""
    for path in paths:
        with _pool(1) as pool:
            try:
                yield from _decoded(pool.submit(_read_chunk, [path]).result())
            except BrokenProcessPool:
                yield [failed(str(path), because("broke_process"))]


def _read_chunk(paths: list[Path]) -> list[bytes]:
    return [msgspec.msgpack.encode(_read(path)) for path in paths]


def _decoded(blobs: list[bytes]) -> Iterator[list[ReadDocument]]:
    for blob in blobs:
        yield msgspec.msgpack.decode(blob, type=list[ReadDocument])


def _read(path: Path) -> list[ReadDocument]:
    """One page by the reader of this process; a fault of ours costs this page only."""
    global _reader
    if _reader is None:
        _reader = PageReader()
    try:
        return _reader.read_file(path)
    except Exception as error:
        return [failed(str(path), because("unexpected", error=type(error).__name__))]


class Journal:
    """Results on disk, one JSON line a page, so that an interrupted run can go on."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._places: dict[str, tuple[str, int]] = {}
        self._read_places()

    def holds(self, page: Path) -> bool:
        """Whether the page was read before and has not changed since."""
        known = self._places.get(str(page))
        return known is not None and known[0] == _stamp(page)

    def documents(self, page: Path) -> list[ReadDocument]:
        """What was read from the page."""
        with self.path.open("rb") as file:
            file.seek(self._places[str(page)][1])
            return msgspec.json.decode(file.readline(), type=_Line).documents

    def add(self, page: Path, documents: list[ReadDocument]) -> None:
        """Keep what was read from a page."""
        line = _Line(page=str(page), stamp=_stamp(page), documents=documents)
        with self.path.open("ab") as file:
            place = file.tell()
            file.write(msgspec.json.encode(line) + b"\n")
        self._places[line.page] = (line.stamp, place)

    def _read_places(self) -> None:
        """Where each page stands; a last line cut off by an interruption is dropped."""
        if not self.path.exists():
            return
        whole = 0
        with self.path.open("rb") as file:
            while line := file.readline():
                try:
                    head = msgspec.json.decode(line, type=_Head)
                except msgspec.DecodeError:
                    break
                self._places[head.page] = (head.stamp, whole)
                whole = file.tell()
        if whole < self.path.stat().st_size:
            with self.path.open("r+b") as file:
                file.truncate(whole)


class _Head(msgspec.Struct):
    page: str
    stamp: str


class _Line(msgspec.Struct):
    page: str
    stamp: str
    documents: list[ReadDocument]


def _stamp(page: Path) -> str:
    try:
        status = page.stat()
    except OSError:
        return "absent"
    return f"{status.st_size}-{status.st_mtime_ns}"
