"""Parts found on a page, the longest at each place, with all that each can mean."""

from collections.abc import Iterable
from typing import NamedTuple

from tongren.documents.phrase import Hit


class Part(NamedTuple):
    """A part at ``start:end``; ``ids``: what it can mean."""

    start: int
    end: int
    kind: str
    ids: tuple[str, ...]


def longest_parts(hits: Iterable[Hit]) -> list[Part]:
    """Parts without those that lie inside a longer one, in order of place.

    Of two that overlap the longer stays, of two at one place and of one kind one part is made.
    """
    spots: dict[tuple[int, int, str], list[str]] = {}
    for hit in hits:
        spots.setdefault((hit.start, hit.end, hit.kind), []).append(hit.id)
    kept: list[Part] = []
    for (start, end, kind), ids in sorted(
        spots.items(), key=lambda spot: (spot[0][0], -spot[0][1])
    ):
        part = Part(start, end, kind, tuple(dict.fromkeys(ids)))
        if kept and start < kept[-1].end:
            last = kept[-1]
            if (start, end) == (last.start, last.end):
                kept.append(part)
            elif end - start > last.end - last.start:
                while kept and kept[-1].end > start:
                    kept.pop()
                kept.append(part)
            continue
        kept.append(part)
    return kept
