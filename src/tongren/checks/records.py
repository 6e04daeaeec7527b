"""A record that calls itself written is whole, its own, and safe by the rules of its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from tongren.checks.subject import Subject
from tongren.model import Acupoint, Caution, Knowledge, SafetyRule
from tongren.store import Dataset, Problem

#: Review states of a record that claims to be complete.
WRITTEN = ("written", "reviewed")
#: What a written record must have: field -> how many at least.
REQUIRED = {
    "find": 2, "find_lay": 1, "mistakes": 1, "anatomy": 1, "needling": 1, "moxibustion": 1,
    "actions": 1, "indications": 2, "commentary": 1, "combinations": 1, "acupressure": 1,
    "cautions": 1,
}  # fmt: skip
#: Sentences of commentary that a written record has at least.
COMMENTARY_SENTENCES = 3
#: From this many words on a sentence belongs to one record only.
SHARED_WORDS = 8

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


@dataclass(frozen=True)
class Completeness:
    """How many records of one chapter are written, and reviewed among these."""

    chapter: str
    points: int
    written: int
    reviewed: int


def completeness(dataset: Dataset) -> list[Completeness]:
    """The table of completeness, a row a chapter in the order of the atlas."""
    states: dict[str, list[str]] = {}
    for point in dataset.acupoints.values():
        states.setdefault(point.meridian, []).append(point.knowledge.review.state)
    return [
        Completeness(
            chapter=chapter,
            points=len(found),
            written=sum(state in WRITTEN for state in found),
            reviewed=found.count("reviewed"),
        )
        for chapter, found in states.items()
    ]


def written(subject: Subject) -> Iterator[Problem]:
    """Every point has a record that claims to be complete."""
    for point in subject.acupoints:
        if point.knowledge.review.state not in WRITTEN:
            message = "has no written record; write it, or say review.state = 'written'"
            yield subject.problem("knowledge", point, "review", message)


def complete(subject: Subject) -> Iterator[Problem]:
    """Every field that the page of a point needs is there."""
    for point in _written(subject):
        for field, least in REQUIRED.items():
            value = getattr(point.knowledge, field)
            count = len(value) if isinstance(value, tuple) else int(value is not None)
            if count < least:
                message = f"a written record has at least {least} of {field!r}, this has {count}"
                yield subject.problem("knowledge", point, field, message)
        said = sum(len(_sentences(part.text)) for part in point.knowledge.commentary)
        if said < COMMENTARY_SENTENCES:
            message = f"{said} sentences of commentary; write at least {COMMENTARY_SENTENCES}"
            yield subject.problem("knowledge", point, "commentary", message)
        yield from _thin_parts(subject, point)


def _thin_parts(subject: Subject, point: Acupoint) -> Iterator[Problem]:
    """Parts that are there but say too little."""
    knowledge = point.knowledge
    for index, row in enumerate(knowledge.needling):
        works = {_work(subject, key) for key in row.sources}
        if len(works) < 2 and not row.differs and not knowledge.disagreements:
            message = "one work only; cite two, or say in `differs` what others hold"
            yield subject.problem("knowledge", point, f"needling.{index}", message)
    for index, indication in enumerate(knowledge.indications):
        if not indication.terms and not indication.patterns:
            message = "is linked to nothing; add terms or patterns of the vocabulary"
            yield subject.problem("knowledge", point, f"indications.{index}", message)
    pressing = knowledge.acupressure
    if pressing is not None and pressing.suitability != "practitioner_only":
        for field in ("tool", "pressure", "max_seconds", "repeats", "side", "benefits", "stop"):
            if not getattr(pressing, field):
                message = f"lay people press here, yet {field!r} is empty"
                yield subject.problem("knowledge", point, f"acupressure.{field}", message)


def _work(subject: Subject, key: str) -> str:
    """What ``key`` is an excerpt of: excerpts and digests by one author are one work."""
    author = subject.dataset.sources[key].author
    return re.split(r"[,;]| and ", author)[0] or key


def own_words(subject: Subject) -> Iterator[Problem]:
    """No sentence of eight words or more stands in two records; names of structures may."""
    seen: dict[tuple[str, ...], Acupoint] = {}
    for point in subject.acupoints:
        for field, text in _texts(point.knowledge):
            if field.startswith("anatomy.") and not field.startswith("anatomy.beneath"):
                continue
            for sentence in _sentences(text):
                words = tuple(_WORD.findall(sentence.lower()))
                if len(words) < SHARED_WORDS:
                    continue
                first = seen.setdefault(words, point)
                if first is not point:
                    message = f"{sentence!r} stands in {first.code} too; say it in words of its own"
                    yield subject.problem("knowledge", point, field, message)


def flags(subject: Subject) -> Iterator[Problem]:
    """Every written record carries the cautions that the place of its point demands."""
    for point, key, rule in _ruled(subject):
        carried = [c for c in point.knowledge.cautions if c.flag in rule.flags]
        if not carried:
            message = f"lacks a caution with flag {_either(rule.flags)} ({key}: {rule.reason})"
            yield subject.problem("knowledge", point, "cautions", message)
        elif rule.needs_counter and not any(caution.counter for caution in carried):
            message = f"{carried[0].flag!r} must say in `counter` what speaks against it ({key})"
            yield subject.problem("knowledge", point, _place(point, carried[0]), message)


def limits(subject: Subject) -> Iterator[Problem]:
    """No needling row passes what the place of its point allows."""
    for point, key, rule in _ruled(subject):
        for index, row in enumerate(point.knowledge.needling):
            field = f"needling.{index}"
            if row.forbidden:
                continue
            if rule.forbidden:
                message = f"must be forbidden = true ({key}: {rule.reason})"
                yield subject.problem("knowledge", point, field, message)
            if rule.needs_ceiling and row.ceiling_cun is None and row.angle != "prick":
                message = f"needs ceiling_cun ({key}: {rule.reason})"
                yield subject.problem("knowledge", point, field, message)
            deepest = max(row.max_cun or 0.0, row.ceiling_cun or 0.0)
            if rule.ceiling_cun is not None and deepest > rule.ceiling_cun:
                message = f"{deepest} cun passes the {rule.ceiling_cun} cun of {key!r}"
                yield subject.problem("knowledge", point, field, message)


def _written(subject: Subject) -> Iterator[Acupoint]:
    for point in subject.acupoints:
        if point.knowledge.review.state in WRITTEN:
            yield point


def _ruled(subject: Subject) -> Iterator[tuple[Acupoint, str, SafetyRule]]:
    """Written points with each rule that names them."""
    for point in _written(subject):
        for key, rule in subject.dataset.safety.items():
            if point.code in rule.codes:
                yield point, key, rule


def _place(point: Acupoint, caution: Caution) -> str:
    return f"cautions.{point.knowledge.cautions.index(caution)}"


def _either(names: tuple[str, ...]) -> str:
    return " or ".join(repr(name) for name in names)


def _sentences(text: str) -> list[str]:
    return [part for part in _SENTENCE_END.split(text.strip()) if part]


def _texts(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Every text that an author wrote, with the field it stands in."""
    for field in knowledge.__struct_fields__:
        if field != "review":
            yield from _texts_in(getattr(knowledge, field), field)


def _texts_in(value: Any, field: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            if name != "sources":
                yield from _texts_in(getattr(value, name), f"{field}.{name}")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts_in(item, f"{field}.{index}")
