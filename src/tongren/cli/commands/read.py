"""``tongren read FILE…``: pages about points become records, held against the atlas."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

import msgspec

from tongren.atlas import load_atlas
from tongren.cli.errors import InputError
from tongren.cli.read_text import print_document, print_summary
from tongren.documents.document_json import document_json
from tongren.documents.folder import Journal, find_pages, read_pages
from tongren.documents.found import ReadDocument
from tongren.documents.overlay import OverlayWriter
from tongren.documents.summary import Summary

#: More pages than this are counted instead of printed.
_PRINTED = 20


def run(options: Namespace) -> int:
    """Read all files and folders; 1 if one of them could not be read or is about no point."""
    pages = find_pages(options.files)
    if not pages:
        raise InputError(
            f"no page in {', '.join(options.files)}; text, HTML, Markdown, PDF and DOCX count"
        )
    journal = Journal(Path(options.journal)) if options.journal else None
    overlay = OverlayWriter(Path(options.into)) if options.into else None
    show = _JsonOutput() if options.json else _TextOutput(len(pages))
    summary = Summary()
    for done, documents in enumerate(read_pages(pages, options.jobs, journal), start=1):
        summary.add(documents)
        for document in documents:
            if document.problem:
                print(f"tongren: {document.source}: {document.problem}", file=sys.stderr)
            elif overlay is not None:
                overlay.add(document)
        show.page(documents)
        if len(pages) > _PRINTED:
            _progress(done, len(pages))
    show.end(summary)
    if overlay is not None:
        written = overlay.write()
        print(f"tongren: {written} claims written to {options.into}", file=sys.stderr)
    return 1 if summary.problems else 0


def _progress(done: int, total: int) -> None:
    """A line that renews itself on a terminal; one line a hundred pages elsewhere."""
    if sys.stderr.isatty():
        end = "\n" if done == total else ""
        print(f"\r{done} of {total} pages", end=end, file=sys.stderr, flush=True)
    elif done % 100 == 0 or done == total:
        print(f"{done} of {total} pages", file=sys.stderr, flush=True)


class _JsonOutput:
    """One JSON document, written page by page so that memory stays flat."""

    def __init__(self) -> None:
        self._out = sys.stdout.buffer
        self._out.write(b'{"documents": [')
        self._first = True
        self._problems: list[dict[str, str]] = []

    def page(self, documents: Iterable[ReadDocument]) -> None:
        for document in documents:
            if document.problem:
                self._problems.append({"source": document.source, "problem": document.problem})
                continue
            self._out.write(b"\n" if self._first else b",\n")
            self._first = False
            self._out.write(msgspec.json.encode(document_json(document)))

    def end(self, summary: Summary) -> None:
        rest = {"problems": self._problems, "summary": summary.as_json()}
        self._out.write(b"], " + msgspec.json.encode(rest)[1:] + b"\n")


class _TextOutput:
    """Records and verdicts for reading; of many pages only the summary."""

    def __init__(self, pages: int) -> None:
        self._pages = pages
        self._atlas = load_atlas()

    def page(self, documents: Iterable[ReadDocument]) -> None:
        if self._pages <= _PRINTED:
            for document in documents:
                if not document.problem:
                    print_document(document, self._atlas)

    def end(self, summary: Summary) -> None:
        if self._pages > 1:
            print_summary(summary)
