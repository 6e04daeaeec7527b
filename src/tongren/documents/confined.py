"""PDF and DOCX are taken apart in a process of their own, with bounded time and memory.

Both formats are programs in disguise (compressed streams, fonts, object graphs), and a page that is
made to exhaust its reader must cost no more than that one process.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec

from tongren.documents.page import Block, Page, PageFormat
from tongren.documents.reasons import Ground, because

SECONDS = 30
MEMORY_BYTES = 1 << 30
#: Text beyond this many characters is cut off: no page has so much.
LONGEST = 4_000_000


class Extract(msgspec.Struct, kw_only=True):
    """What the child process hands back. ``page_starts``: where each page of a PDF begins in
    ``text``; ``blocks`` are given for DOCX, whose structure is known."""

    text: str = ""
    page_starts: list[int] = []
    blocks: list[Block] = []
    problem: Ground | None = None


def read_confined(path: Path, kind: PageFormat) -> Page:
    """The page in a PDF or DOCX file. Raises ``SourceError`` with one clear line."""
    from tongren.documents.plain_text import read_text
    from tongren.documents.source import SourceError

    extract = _extract(path, kind)
    if extract.problem is not None:
        raise SourceError(extract.problem)
    if not extract.text.strip():
        raise SourceError(because("no_text_in_pdf" if kind == "pdf" else "no_text"))
    if kind == "docx":
        return Page(str(path), kind, extract.text, extract.text, extract.blocks, [(0, 0)])
    page = read_text(str(path), extract.text, "pdf")
    return Page(
        page.name,
        kind,
        page.source_text,
        page.text,
        page.blocks,
        page.runs,
        tuple(extract.page_starts),
    )


def _extract(path: Path, kind: PageFormat) -> Extract:
    command = [sys.executable, "-I", "-c", _PROGRAM, kind, str(path.resolve())]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return Extract(problem=because("too_slow", seconds=str(SECONDS)))
    if done.returncode != 0:
        return Extract(problem=because("damaged", format=kind.upper()))
    try:
        return msgspec.json.decode(done.stdout, type=Extract)
    except msgspec.DecodeError:
        return Extract(problem=because("damaged", format=kind.upper()))


_PROGRAM = f"""
import sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, ({MEMORY_BYTES}, {MEMORY_BYTES}))
    resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
except (ImportError, ValueError):
    pass
sys.path[:0] = {[str(Path(__file__).parent.parent.parent)]!r}
from tongren.documents.extraction import main
main(sys.argv[1], sys.argv[2])
"""
