"""Reads pages: from bytes or text to what each says about each point."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Literal

from tongren.atlas import Atlas, load_atlas
from tongren.documents.ambiguity import settle
from tongren.documents.care_cues import warning_phrases
from tongren.documents.comparison import Comparer
from tongren.documents.context import Context
from tongren.documents.folding import fold
from tongren.documents.found import Claim, Found, ReadDocument, Unread
from tongren.documents.html import read_html
from tongren.documents.interpretation import Interpreter
from tongren.documents.matcher import Matcher, longest
from tongren.documents.mentions import CodeTable
from tongren.documents.page import Block, Page, PageFormat
from tongren.documents.phrasebook import phrases
from tongren.documents.plain_text import read_text
from tongren.documents.rearrangement import with_columns_as_rows
from tongren.documents.reasons import Ground, because, in_english
from tongren.documents.record import build_record
from tongren.documents.scopes import Scope, find_scopes
from tongren.documents.section_names import section_names
from tongren.documents.several_points import introduces_several, points_of_prose
from tongren.documents.source import SourceError, open_source
from tongren.documents.table_rows import with_rows_at_points
from tongren.documents.threads import with_answers
from tongren.documents.warned_needles import needles_in_warnings

#: What stands between two statements and says nothing by itself.
_JOINS = re.compile(r"(?:[\W_]|\b(?:and|or|etc|also|as|well)\b|[及和与或等穴])*", re.IGNORECASE)

#: What a page that only names a point tells of it.
_NAMES = frozenset(["code", "meridian", "commentary"])


class PageReader:
    """Reads any number of pages against one atlas. Building it takes a moment; reading does not."""

    def __init__(self, atlas: Atlas | None = None) -> None:
        self.atlas = atlas or load_atlas()
        self._codes = CodeTable(self.atlas.lexicon)
        self._matcher = Matcher(chain(phrases(self.atlas, self._codes), warning_phrases()))
        self._names = section_names()
        self._comparer = Comparer(self.atlas, self._terms_named)

    def _terms_named(self, text: str, *kinds: str) -> list[str]:
        """The terms that a text names, the longest phrases of each kind."""
        hits = self._matcher.find(fold(text))
        found = (longest(hit for hit in hits if hit.kind == kind) for kind in kinds)
        return list(dict.fromkeys(hit.id for kind in found for hit in kind))

    def read_file(self, path: Path | str) -> list[ReadDocument]:
        """One document for each point that a file is about; one with a ``problem`` if there is
        none.

        Never raises for the content of a file: what cannot be read says so in one line.
        """
        try:
            page = open_source(Path(path))
        except SourceError as error:
            return [failed(str(path), error.reason)]
        return self.read_page(page)

    def read_string(
        self, text: str, format: PageFormat = "text", name: str = "text"
    ) -> list[ReadDocument]:
        """As ``read_file``, of text that is at hand."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        page = read_html(name, text) if format == "html" else read_text(name, text, format)
        return self.read_page(page)

    def read_page(self, page: Page) -> list[ReadDocument]:
        """As ``read_file``, of a page that is taken apart already."""
        documents = self._read(page)
        if not _says_anything(documents) and (opened := with_answers(page)) is not None:
            answered = self._read(opened)
            return answered if _says_anything(answered) else documents
        return documents

    def _read(self, page: Page) -> list[ReadDocument]:
        context = Context(page, self._matcher, self._codes, self._names)
        if not page.blocks:
            return [failed(page.name, because("no_text"), page.kind)]
        if (turned := with_columns_as_rows(context)) is not None:
            page = turned
            context = Context(page, self._matcher, self._codes, self._names)
        if (ordered := with_rows_at_points(context.outline)) is not None:
            page = page.with_blocks(ordered)
            context = Context(page, self._matcher, self._codes, self._names)
        scopes, why = find_scopes(context.outline, self._title_codes(page))
        doubtful = not scopes or introduces_several(context.outline, scopes)
        if doubtful and (told := points_of_prose(context)) is not None:
            page, scopes = told
            context = Context(page, self._matcher, self._codes, self._names)
        if not scopes:
            unread = [unread_of(page, block.start, block.end, "") for block in page.blocks[:50]]
            return [failed(page.name, why or because("names_no_point"), page.kind, unread)]
        return [
            self._document(context, scope, first=number == 0, last=number == len(scopes) - 1)
            for number, scope in enumerate(scopes)
        ]

    def _title_codes(self, page: Page) -> tuple[str, ...]:
        if not page.title:
            return ()
        title = Page("title", "text", page.title, page.title, [], [(0, 0)])
        mentions = Context(title, self._matcher, self._codes, self._names).mentions
        return mentions[0].codes if mentions else ()

    def _document(self, context: Context, scope: Scope, first: bool, last: bool) -> ReadDocument:
        interpreter = Interpreter(context, scope)
        read = list(interpreter.read())
        found = _distinct([*read, *needles_in_warnings(context, read)])
        page = context.page
        claims = [self._claim(page, one) for one in found]
        code, others, claims = settle(scope, claims, self._comparer.compare)
        blocks = page.blocks[0 if first else scope.first : None if last else scope.last]
        return ReadDocument(
            source=page.name,
            format=page.kind,
            code=code,
            candidates=others,
            claims=claims,
            unread=_unread(context, found, interpreter.structure, blocks),
            record=build_record(code, claims),
        )

    def _claim(self, page: Page, one: Found) -> Claim:
        text = " ".join(page.text[one.start : one.end].split())
        span = page.span(one.start, one.end)
        return Claim(field=one.field, text=text, span=span, value=one.value)


def failed(
    source: str,
    reason: Ground,
    format: PageFormat | Literal[""] = "",
    unread: Iterable[Unread] = (),
) -> ReadDocument:
    """What stands for a page that could not be read."""
    return ReadDocument(
        source=source,
        format=format,
        unread=list(unread),
        problem=in_english((reason,)),
        problem_reason=reason,
    )


def _says_anything(documents: list[ReadDocument]) -> bool:
    """Whether more than the names of a point was read."""
    return any(
        claim.span is not None and claim.field not in _NAMES and not claim.field.startswith("names")
        for document in documents
        for claim in document.claims
    )


def _distinct(found: Iterable[Found]) -> list[Found]:
    """Without what was found twice at one place."""
    seen: set[tuple[int, int, str, str]] = set()
    kept = []
    for one in found:
        key = (
            one.start,
            one.end,
            one.field,
            str(one.value.get("flag", ""))
            + str(one.value.get("code", ""))
            + str(one.value.get("id", "")),
        )
        if key not in seen:
            seen.add(key)
            kept.append(one)
    return kept


def _unread(
    context: Context, found: list[Found], structure: list[tuple[int, int]], blocks: list[Block]
) -> list[Unread]:
    """All words of ``blocks`` that no finding covers."""
    covered = sorted([(one.start, one.end) for one in found] + structure)
    unread: list[Unread] = []
    at = 0
    outside: tuple[int, int] | None = None
    for block in sorted(blocks, key=lambda one: one.start):
        if block.outside:
            outside = (outside[0] if outside else block.start, block.end)
            continue
        if outside:
            _leave(context, *outside, True, unread)
            outside = None
        cursor = block.start
        while at < len(covered) and covered[at][1] <= cursor:
            at += 1
        number = at
        while number < len(covered) and covered[number][0] < block.end:
            first, last = covered[number]
            if first > cursor:
                _leave(context, cursor, first, False, unread)
            cursor = max(cursor, last)
            number += 1
        if cursor < block.end:
            _leave(context, cursor, block.end, False, unread)
    if outside:
        _leave(context, *outside, True, unread)
    return unread


def _leave(context: Context, start: int, end: int, outside: bool, unread: list[Unread]) -> None:
    if not _JOINS.fullmatch(context.text, start, end):
        why = "outside the article" if outside else ""
        unread.append(unread_of(context.page, start, end, why))


def unread_of(page: Page, start: int, end: int, why: str) -> Unread:
    """Words of a page that no field takes."""
    return Unread(text=" ".join(page.text[start:end].split()), span=page.span(start, end), why=why)
