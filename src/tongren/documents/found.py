"""What reading finds: statements with their field and value, and the documents made of them."""

from typing import Any, Literal, NamedTuple

import msgspec

from tongren.documents.page import PageFormat, Span
from tongren.documents.reasons import Ground

Verdict = Literal["agrees", "differs", "new"]
Severity = Literal["danger", "caution", "note", ""]
#: Verdict, reasons and severity of one claim.
Answer = tuple[Verdict, tuple[Ground, ...], Severity]


class Found(NamedTuple):
    """One statement, at ``start:end`` of the text of the page. ``value``: as a record holds it."""

    start: int
    end: int
    field: str
    value: dict[str, Any]


class Claim(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One statement of a page about one point.

    ``field``: the group of the record, as "needling"; ``text``: the words of the page; ``value``:
    what the record holds; ``verdict``: against the atlas, with ``reason`` in English and the same
    as ``reasons`` for other languages; ``severity``: how much the difference matters for safety,
    empty where it does not. ``span`` is None for what the page leaves out ("does not warn of
    pregnancy").
    """

    field: str
    text: str
    span: Span | None = None
    value: dict[str, Any] = {}
    verdict: Verdict = "new"
    reason: str = ""
    reasons: tuple[Ground, ...] = ()
    severity: Severity = ""


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """Words that no field takes. ``why``: "outside the article" for menus and the like."""

    text: str
    span: Span
    why: str = ""


class ReadDocument(msgspec.Struct, kw_only=True):
    """What one page says about one point.

    ``source``: the file; ``code``: None where the page is about no point; ``candidates``: points
    that its code can also mean; ``problem``: one line, where the page could not be read, in English
    and as ``problem_reason``.
    """

    source: str
    format: PageFormat | Literal[""] = ""
    code: str | None = None
    candidates: tuple[str, ...] = ()
    claims: list[Claim] = []
    unread: list[Unread] = []
    problem: str = ""
    problem_reason: Ground | None = None
    record: dict[str, Any] = {}
