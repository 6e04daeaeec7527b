"""What a page says of one point, for the terminal: safety first, then what differs."""

from __future__ import annotations

import textwrap

from tongren.atlas import Atlas
from tongren.cli.output import print_heading, print_wrapped
from tongren.documents.found import Claim, ReadDocument
from tongren.documents.page import Span
from tongren.documents.summary import Summary

_SEVERITY = {"danger": "DANGER ", "caution": "Take care ", "note": "", "": ""}
#: Fields that repeat the page in its own words; they hold nothing that could be compared.
_OWN_WORDS = frozenset(
    {"commentary", "faq", "find", "meaning", "posture", "anatomy", "red_flags", "sources"}
)
_SHORT = 64


def print_document(document: ReadDocument, atlas: Atlas) -> None:
    """One point: safety, differences, news, agreement in brief, what was not understood."""
    _title(document, atlas)
    urgent = [claim for claim in document.claims if claim.severity in ("danger", "caution")]
    urgent.sort(key=lambda claim: claim.severity != "danger")
    rest = [claim for claim in document.claims if claim.severity not in ("danger", "caution")]
    told = [claim for claim in rest if claim.field in _OWN_WORDS]
    rest = [claim for claim in rest if claim.field not in _OWN_WORDS]
    _claims("Safety first", urgent, document.source)
    if not urgent:
        print("\nSafety: no difference from the atlas was found.")
    for verdict, heading in (("differs", "Differs"), ("new", "New")):
        chosen = [claim for claim in rest if claim.verdict == verdict]
        _claims(f"{heading} ({len(chosen)})", chosen, document.source)
    agreeing = [claim for claim in rest if claim.verdict == "agrees"]
    _in_brief(f"Agrees ({len(agreeing)})", agreeing)
    _in_brief(f"In the words of the page, not compared ({len(told)})", told)
    _unread(document)


def print_summary(summary: Summary) -> None:
    """Counts over all pages, and where the dangers stand."""
    print()
    for line in summary.in_words():
        print_wrapped(line, first="", indent="  ")
    for source, code, claim in summary.dangers:
        print_wrapped(
            f"{place_of(source, claim.span)} {code} {claim.reason}", first="  ", indent="      "
        )
    if (more := summary.severities["danger"] - len(summary.dangers)) > 0:
        print(f"  … and {more} more: read their pages one by one, or with --json")


def place_of(source: str, span: Span | None) -> str:
    """file:line:column, as editors and terminals open it; the file alone for what is left out."""
    return f"{source}:{span.line}:{span.column}" if span else f"{source}:"


def _title(document: ReadDocument, atlas: Atlas) -> None:
    code = document.code or ""
    names = atlas[code].names
    print(f"\n{document.source}: {code} {names.pinyin} {names.hanzi_simplified}")
    if document.candidates:
        print_wrapped(f"The code can also mean {', '.join(document.candidates)}.")


def _claims(heading: str, claims: list[Claim], source: str) -> None:
    """Each claim: where, which field, the words, and below them why."""
    if not claims:
        return
    print_heading(heading)
    for claim in claims:
        mark = _SEVERITY[claim.severity]
        if claim.span is None:
            print_wrapped(f"{mark}{claim.reason}", first="  • ", indent="    ")
            continue
        place = place_of(source, claim.span)
        said = f"{mark}{place} {claim.field}: “{claim.text}”"
        print_wrapped(said, first="  • ", indent="    ")
        if claim.reason:
            print_wrapped(claim.reason, first="    → ", indent="      ")


def _in_brief(heading: str, claims: list[Claim]) -> None:
    """One paragraph a field: short words with their lines."""
    if not claims:
        return
    print_heading(heading)
    fields: dict[str, list[str]] = {}
    for claim in claims:
        fields.setdefault(claim.field, []).append(_brief(claim))
    for field, said in fields.items():
        print_wrapped(f"{field}: {'; '.join(said)}", first="  • ", indent="    ")


def _brief(claim: Claim) -> str:
    words = textwrap.shorten(claim.text, _SHORT, placeholder=" …")
    if len(words) > _SHORT or words == "…":
        words = claim.text[: _SHORT // 2] + "…"
    place = f"{claim.span.line}:{claim.span.column} " if claim.span else ""
    reason = f" ({claim.reason})" if claim.reason and claim.verdict == "agrees" else ""
    return f"{place}“{words}”{reason}"


def _unread(document: ReadDocument) -> None:
    """What no field takes; menus and footers are only counted."""
    article = [piece for piece in document.unread if not piece.why]
    outside = len(document.unread) - len(article)
    if article:
        print_heading(f"Not understood ({len(article)})")
    for piece in article:
        place = place_of(document.source, piece.span)
        print_wrapped(f"{place} {piece.text}", first="  • ", indent="    ")
    if outside:
        print(f"\n{_pieces(outside)} outside the article (menus, footers) left aside.")


def _pieces(count: int) -> str:
    return "1 piece" if count == 1 else f"{count} pieces"
