"""What many pages say in all: counts, and where the dangers stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from tongren.documents.found import Claim, ReadDocument

#: So many dangers are kept with their places; the rest is counted.
_KEPT = 20


class Danger(NamedTuple):
    """A dangerous claim of a page, or a grave warning that it leaves out."""

    source: str
    code: str
    claim: Claim


class Summary:
    """Counts over many pages; memory does not grow with their number."""

    def __init__(self) -> None:
        self.pages = 0
        self.points: Counter[str] = Counter()
        self.verdicts: Counter[str] = Counter()
        self.severities: Counter[str] = Counter()
        self.unread = 0
        self.problems = 0
        self.dangers: list[Danger] = []

    def add(self, documents: list[ReadDocument]) -> None:
        """Count what one page gave."""
        self.pages += 1
        for document in documents:
            if document.problem:
                self.problems += 1
                continue
            self.points[document.code or ""] += 1
            self.unread += sum(not piece.why for piece in document.unread)
            for claim in document.claims:
                self.verdicts[claim.verdict] += 1
                if claim.severity:
                    self.severities[claim.severity] += 1
                if claim.severity == "danger" and len(self.dangers) < _KEPT:
                    self.dangers.append(Danger(document.source, document.code or "", claim))

    def as_json(self) -> dict[str, int]:
        """The counts as plain data."""
        return {
            "pages": self.pages,
            "points": len(self.points),
            "records": sum(self.points.values()),
            "agrees": self.verdicts["agrees"],
            "differs": self.verdicts["differs"],
            "new": self.verdicts["new"],
            "unread": self.unread,
            "dangers": self.severities["danger"],
            "cautions": self.severities["caution"],
            "problems": self.problems,
        }

    def in_words(self) -> Iterator[str]:
        """Lines for the terminal, without the dangers themselves."""
        c = self.as_json()
        yield (
            f"{_count(c['pages'], 'page')}, {_count(c['records'], 'record')} of "
            f"{_count(c['points'], 'point')}"
        )
        statements = c["agrees"] + c["differs"] + c["new"]
        yield (
            f"{_count(statements, 'statement')}: {c['agrees']} agree with the atlas, "
            f"{c['differs']} differ, {c['new']} are new; "
            f"{_count(c['unread'], 'piece')} not understood"
        )
        yield (
            f"safety: {_count(c['dangers'], 'danger')}, "
            f"{_count(c['cautions'], 'statement')} to take care with"
        )
        if c["problems"]:
            yield f"{_count(c['problems'], 'page')} could not be read or name no single point"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
