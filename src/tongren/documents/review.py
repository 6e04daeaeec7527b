"""One page made ready for a person to look over: its text in parts, each claim with its place."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, Literal

import msgspec

from tongren.documents.found import Severity, Unread, Verdict
from tongren.documents.page import Block, BlockKind, Page, Span
from tongren.documents.reading import PageReader
from tongren.documents.reasons import Ground, because, in_english
from tongren.documents.source import FORMATS, SourceError, open_source

#: Longer texts are read from the command line: nobody looks over so many claims in one sitting.
LONGEST_TEXT = 400_000
_RANK = {"danger": 0, "caution": 1, "note": 2, "": 3}


class ReviewPart(msgspec.Struct, frozen=True, kw_only=True):
    """A heading, paragraph, item or cell: ``text[start:end]`` of the page. ``row``: number of the
    row over all tables, -1 outside of them; ``outside``: menu, footer, advertisement."""

    kind: BlockKind
    start: int
    end: int
    row: int
    outside: bool


class ReviewClaim(msgspec.Struct, frozen=True, kw_only=True):
    """One claim. ``start``, ``end``: its place in the text of the page, in characters, -1 for what
    the page leaves out; ``span``: its place in the file; ``state``: what was decided before."""

    field: str
    text: str
    start: int
    end: int
    span: Span | None
    verdict: Verdict
    reason: str
    reasons: tuple[Ground, ...]
    severity: Severity
    state: Literal["proposed", "accepted", "rejected"]
    value: dict[str, Any]


class ReviewUnread(msgspec.Struct, frozen=True, kw_only=True):
    """Words that no field takes, with their place in the text of the page."""

    text: str
    start: int
    end: int
    line: int


class ReviewPoint(msgspec.Struct, frozen=True, kw_only=True):
    """What the page says of one point. ``candidates``: other points that its code can mean."""

    code: str
    candidates: tuple[str, ...]
    claims: tuple[ReviewClaim, ...]
    unread: tuple[ReviewUnread, ...]


class PageReview(msgspec.Struct, frozen=True, kw_only=True):
    """A page and what was read of it. ``problem``: one line, where nothing could be read, in
    English and as ``problem_reason``."""

    name: str
    format: str
    text: str
    parts: tuple[ReviewPart, ...]
    points: tuple[ReviewPoint, ...]
    problem: str
    problem_reason: Ground | None = None


def review(reader: PageReader, data: bytes, name: str) -> PageReview:
    """What the file ``name`` with the content ``data`` says. Never raises for its content."""
    suffix = Path(name).suffix.lower()
    with tempfile.TemporaryDirectory(prefix="tongren-") as folder:
        path = Path(folder) / f"page{suffix if suffix in FORMATS else '.txt'}"
        path.write_bytes(data)
        try:
            page = open_source(path)
        except SourceError as error:
            return without_points(name, error.reason)
    page.name = name
    if len(page.text) > LONGEST_TEXT:
        count, limit = f"{len(page.text):,}", f"{LONGEST_TEXT:,}"
        reason = because("too_long_to_review", count=count, limit=limit)
        return without_points(name, reason, page.kind)
    return _reviewed(reader, page)


def without_points(name: str, reason: Ground, kind: str = "") -> PageReview:
    """What stands for a page that cannot be read or looked over."""
    return PageReview(
        name=name,
        format=kind,
        text="",
        parts=(),
        points=(),
        problem=in_english((reason,)),
        problem_reason=reason,
    )


def _reviewed(reader: PageReader, page: Page) -> PageReview:
    documents = reader.read_page(page)
    points = [
        ReviewPoint(
            code=document.code,
            candidates=document.candidates,
            claims=tuple(
                ReviewClaim(
                    field=claim.field,
                    text=claim.text,
                    **_place(page, claim.span),
                    span=claim.span,
                    verdict=claim.verdict,
                    reason=claim.reason,
                    reasons=claim.reasons,
                    severity=claim.severity,
                    state="proposed",
                    value=claim.value,
                )
                for claim in sorted(document.claims, key=lambda one: _RANK[one.severity])
            ),
            unread=tuple(_unread(page, one) for one in document.unread if not one.why),
        )
        for document in documents
        if document.code
    ]
    return PageReview(
        name=page.name,
        format=page.kind,
        text=page.text,
        parts=tuple(_parts(page.blocks)),
        points=tuple(points),
        problem=next((document.problem for document in documents if document.problem), ""),
        problem_reason=next((one.problem_reason for one in documents if one.problem_reason), None),
    )


def _place(page: Page, span: Span | None) -> dict[str, int]:
    if span is None:
        return {"start": -1, "end": -1}
    start, end = page.text_place(span)
    return {"start": start, "end": end}


def _unread(page: Page, one: Unread) -> ReviewUnread:
    start, end = page.text_place(one.span)
    return ReviewUnread(text=one.text, start=start, end=end, line=one.span.line)


def _parts(blocks: list[Block]) -> list[ReviewPart]:
    rows: dict[tuple[int, int], int] = {}
    return [
        ReviewPart(
            kind=block.kind,
            start=block.start,
            end=block.end,
            row=-1 if block.row < 0 else rows.setdefault((block.table, block.row), len(rows)),
            outside=block.outside,
        )
        for block in blocks
    ]
