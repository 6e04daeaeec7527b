"""Locations are sentences a student can use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tongren.checks.subject import Subject
from tongren.store import Problem

_BARE_CUN = re.compile(r"\d\s+cun\b")


def text(subject: Subject) -> Iterator[Problem]:
    """A location is a sentence, and every measure in cun says which cun."""
    for point in subject.acupoints:
        wording = point.location.text
        if len(wording.split()) < 5 or not wording.endswith("."):
            message = f"{wording!r} is no whole sentence"
            yield subject.problem("locations", point, "text", message)
        if _BARE_CUN.search(wording):
            message = "write B-cun or F-cun: they are different units"
            yield subject.problem("locations", point, "text", message)


def laterality(subject: Subject) -> Iterator[Problem]:
    """Extra points give laterality and number of places; meridian points have them by rule."""
    for point in subject.acupoints:
        if point.kind == "extra":
            for field in ("laterality", "places"):
                if getattr(point.location, field) is None:
                    message = f"an extra point must say its {field}"
                    yield subject.problem("locations", point, field, message)
        elif point.location.laterality is not None:
            message = "a meridian point has its laterality from its meridian; remove this"
            yield subject.problem("locations", point, "laterality", message)
