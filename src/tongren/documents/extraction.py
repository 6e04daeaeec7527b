"""Runs in the confined process: takes one PDF or DOCX apart and prints it as JSON."""

from __future__ import annotations

import logging
import sys
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

import msgspec

from tongren.documents.confined import LONGEST, Extract
from tongren.documents.page import Block, BlockKind
from tongren.documents.reasons import Ground, because

_MOST_PAGES = 2000
#: A DOCX that unpacks to more than this, or to so many times its size, is a bomb.
_UNPACKED_BYTES = 96 * 2**20
_UNPACKED_RATIO = 200
_MOST_PARTS = 4000


def main(kind: str, path: str) -> None:
    """Print the extract of one file; every fault becomes its ``problem``."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    try:
        extract = extract_pdf(path) if kind == "pdf" else extract_docx(path)
    except MemoryError:
        extract = Extract(problem=because("too_much_memory"))
    except Exception:
        extract = Extract(problem=because("damaged", format=kind.upper()))
    sys.stdout.buffer.write(msgspec.json.encode(extract))


def extract_pdf(path: str) -> Extract:
    """The text of a PDF, page after page."""
    from pypdf import PdfReader

    reader = PdfReader(path)
    if reader.is_encrypted and not reader.decrypt(""):
        return Extract(problem=because("encrypted"))
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for number, page in enumerate(reader.pages):
        if number >= _MOST_PAGES or length > LONGEST:
            break
        text = _clean(page.extract_text() or "")
        starts.append(length)
        parts.append(text + "\n\n")
        length += len(text) + 2
    return Extract(text="".join(parts), page_starts=starts)


def _clean(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    text = text.replace("\ufb01", "fi").replace("\ufb02", "fl").replace("\ufb00", "ff")
    return "".join(c if not "\ud800" <= c <= "\udfff" else "\ufffd" for c in text)


def extract_docx(path: str) -> Extract:
    """The paragraphs and tables of a DOCX, in order."""
    if (problem := _bomb(path)) is not None:
        return Extract(problem=problem)
    import docx

    document = docx.Document(path)
    lines: list[str] = []
    blocks: list[Block] = []
    length = 0
    for text, kind, level, place in _paragraphs(document):
        if length > LONGEST:
            break
        text = _clean(" ".join(text.split()))
        if not text:
            continue
        table, row, column = place
        blocks.append(
            Block(
                kind=kind,
                start=length,
                end=length + len(text),
                level=level,
                table=table,
                row=row,
                column=column,
            )
        )
        lines.append(text + "\n")
        length += len(text) + 1
    return Extract(text="".join(lines), blocks=blocks)


def _bomb(path: str) -> Ground | None:
    """Why an archive is not unpacked; None where it is harmless."""
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        packed = sum(part.compress_size for part in parts)
        unpacked = sum(part.file_size for part in parts)
    if len(parts) > _MOST_PARTS:
        return because("too_many_parts", count=str(len(parts)))
    if unpacked > _UNPACKED_BYTES or unpacked > _UNPACKED_RATIO * max(packed, 1000):
        return because("zip_bomb", size=f"{unpacked / 2**20:.0f}")
    return None


def _paragraphs(document: Any) -> Iterator[tuple[str, BlockKind, int, tuple[int, int, int]]]:
    """(text, kind, level, (table, row, column)) of every paragraph and cell."""
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    tables = -1
    for inner in document.iter_inner_content():
        if isinstance(inner, Paragraph):
            kind, level = _style(inner)
            for line in inner.text.split("\n"):
                yield line, kind, level, (-1, -1, -1)
        elif isinstance(inner, Table):
            tables += 1
            for row, cells in enumerate(inner.rows):
                seen: set[int] = set()
                for column, cell in enumerate(cells.cells):
                    if id(cell._tc) not in seen:
                        seen.add(id(cell._tc))
                        yield cell.text, "cell", 0, (tables, row, column)


def _style(paragraph: Any) -> tuple[BlockKind, int]:
    name = (paragraph.style.name or "") if paragraph.style is not None else ""
    if name.startswith("Heading"):
        digits = "".join(c for c in name if c.isdigit())
        return "heading", int(digits[:1] or 1)
    if name == "Title":
        return "heading", 1
    if name.startswith("List") or (
        paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None
    ):
        return "item", 0
    return "paragraph", 0
