"""A read page as plain data: what ``tongren read --json`` and the web give."""

from __future__ import annotations

from typing import Any

import msgspec

from tongren.documents.found import Claim, ReadDocument

_RANK = {"danger": 0, "caution": 1, "note": 2, "": 3}


def document_json(document: ReadDocument) -> dict[str, Any]:
    """One document; claims by verdict, the dangerous ones first, then in the order of the page."""
    return {
        "source": document.source,
        "format": document.format,
        "code": document.code,
        "candidates": list(document.candidates),
        "record": document.record,
        "agrees": _claims(document, "agrees"),
        "differs": _claims(document, "differs"),
        "new": _claims(document, "new"),
        "unread": msgspec.to_builtins(document.unread),
    }


def _claims(document: ReadDocument, verdict: str) -> list[dict[str, Any]]:
    chosen = [claim for claim in document.claims if claim.verdict == verdict]
    chosen.sort(key=lambda claim: _RANK[claim.severity])
    return [claim_json(claim) for claim in chosen]


def claim_json(claim: Claim) -> dict[str, Any]:
    """One claim with all its keys."""
    return {
        "field": claim.field,
        "text": claim.text,
        "span": msgspec.to_builtins(claim.span),
        "value": claim.value,
        "verdict": claim.verdict,
        "reason": claim.reason,
        "reasons": msgspec.to_builtins(claim.reasons),
        "severity": claim.severity,
    }
