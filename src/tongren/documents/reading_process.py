"""A process that reads pages for a server: bounded time and memory, replaced when it fails."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from tongren.documents.reasons import because
from tongren.documents.review import PageReview, review, without_points

SECONDS = 40.0
_START_SECONDS = 60.0
_MEMORY_BYTES = 3 << 30
#: What the process runs: this module, found where it was found here.
_PROGRAM = f"""
import sys
sys.path[:0] = {[str(Path(__file__).parents[2])]!r}
from tongren.documents.reading_process import main
main()
"""


class ReadingProcess:
    """Reads one page at a time in a process of its own, started with the first page.

    A page may be made to exhaust its reader; then the process is ended and the next page gets a
    new one. Safe to call from several threads.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def review(self, data: bytes, name: str) -> PageReview:
        """As ``review.review``; a page that takes too long or breaks its reader says so."""
        with self._lock:
            process = self._process or self._start()
            late = threading.Event()
            answer = b""
            with _limited(process, self.seconds, late), contextlib.suppress(OSError):
                assert process.stdin and process.stdout
                _send(process.stdin, msgspec.msgpack.encode((data, name)))
                answer = _receive(process.stdout)
            if answer and not late.is_set():
                return msgspec.msgpack.decode(answer, type=PageReview)
            self.close()
        if late.is_set():
            return without_points(name, because("too_slow", seconds=f"{self.seconds:g}"))
        return without_points(name, because("broke_process"))

    def _start(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-I", "-c", _PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert process.stdout
        with _limited(process, _START_SECONDS, threading.Event()):
            _receive(process.stdout)
        self._process = process
        return process

    def close(self) -> None:
        """End the process; the next page starts another."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            with contextlib.suppress(OSError):
                process.communicate(timeout=5)

    def __del__(self) -> None:
        self.close()


@contextlib.contextmanager
def _limited(process: subprocess.Popen[bytes], seconds: float, late: threading.Event) -> Any:
    """End the process, and set ``late``, when the block takes longer than ``seconds``."""

    def end() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _send(stream: BinaryIO | Any, message: bytes) -> None:
    stream.write(len(message).to_bytes(8, "big") + message)
    stream.flush()


def _receive(stream: BinaryIO | Any) -> bytes:
    """One message; nothing at the end of the stream."""
    size = int.from_bytes(stream.read(8), "big")
    message: bytes = stream.read(size)
    return message if len(message) == size else b""


def main() -> None:
    """The loop of the process: it ends when its input does, so never outlives the server."""
    from tongren.documents.reading import PageReader

    # Ctrl+C is for the server.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    out, sys.stdout = sys.stdout.buffer, sys.stderr
    reader = PageReader()
    _send(out, b"ready")
    while message := _receive(sys.stdin.buffer):
        data, name = msgspec.msgpack.decode(message, type=tuple[bytes, str])
        _send(out, msgspec.msgpack.encode(_review(reader, data, name)))


def _review(reader: Any, data: bytes, name: str) -> PageReview:
    try:
        return review(reader, data, name)
    except Exception as error:
        return without_points(name, because("unexpected", error=type(error).__name__))
