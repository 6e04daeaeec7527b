"""The atlas has the points of the standards, no more and no fewer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tongren.checks.subject import Subject
from tongren.store import Problem

#: Points of each meridian in the WHO standard of 2008, and extra points of GB 12346-90 by region.
COUNTS = {
    "LU": 11, "LI": 20, "ST": 45, "SP": 21, "HT": 9, "SI": 19, "BL": 67, "KI": 27, "PC": 9,
    "TE": 23, "GB": 44, "LR": 14, "GV": 28, "CV": 24,
    "EX-HN": 15, "EX-CA": 1, "EX-B": 9, "EX-UE": 11, "EX-LE": 12,
}  # fmt: skip


def counts(subject: Subject) -> Iterator[Problem]:
    """Each group has its number of points, numbered 1 to n in order."""
    found = Counter(point.group for point in subject.acupoints)
    previous: dict[str, int] = {}
    for point in subject.acupoints:
        expected = previous.get(point.group, 0) + 1
        if point.number != expected:
            message = f"out of order: {point.group}{expected} should stand here"
            yield subject.problem("names", point, "", message)
        previous[point.group] = point.number
    for group, count in COUNTS.items():
        if found[group] != count:
            name = f"names/{'EX' if group.startswith('EX') else group}.toml"
            message = f"{group} has {found[group]} points, the standard has {count}"
            yield subject.in_file(name, (), message)
