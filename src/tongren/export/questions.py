"""Questions that people ask of every point, answered from its record: templates, marked as such.

The words around the facts are the same for all points; each answer cites the sources of the facts.
Nobody is told to needle, and where the record forbids pressing the answer says so first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tongren.atlas import Atlas
from tongren.export.wording import seconds_text
from tongren.model import Acupoint

#: An authored question with words that begin so answers a common one already.
_ANSWERED_BY = {
    "where": ("where is", "where exactly", "how do i find"),
    "press": ("may i press", "press it myself", "how do i press", "can i press"),
    "long": ("how long", "how often"),
    "pregnant": ("pregnan",),
    "use": ("used for", "good for", "what is it for", "what does it do"),
    "doctor": ("doctor", "when should"),
}
_LISTED = 6


def questions(atlas: Atlas, acupoint: Acupoint) -> list[dict[str, Any]]:
    """Authored questions first, then those answered from the data: ``{"question", "answer",
    "sources", "from_data"}``."""
    authored = [
        {"question": q.question, "answer": q.answer, "sources": q.sources, "from_data": False}
        for q in acupoint.knowledge.faq
    ]
    asked = [q.question.lower() for q in acupoint.knowledge.faq]
    computed = [
        {"question": question, "answer": answer, "sources": sources, "from_data": True}
        for topic, question, answer, sources in _computed(atlas, acupoint)
        if not any(_asks(topic, other) for other in asked)
    ]
    return [*authored, *computed]


def _asks(topic: str, question: str) -> bool:
    """Whether an authored question is about the topic; of pregnancy it is about nothing else."""
    if "pregnan" in question:
        return topic == "pregnant"
    return any(re.search(rf"\b{words}", question) for words in _ANSWERED_BY[topic])


_Answer = tuple[str, str, str, tuple[str, ...]]


def _computed(atlas: Atlas, acupoint: Acupoint) -> Iterator[_Answer]:
    name = acupoint.names.pinyin
    yield from _where(acupoint, name)
    yield from _press(acupoint, name)
    yield from _use(atlas, acupoint, name)
    yield from _pregnant(acupoint, name)
    yield from _doctor(acupoint)


def _where(acupoint: Acupoint, name: str) -> Iterator[_Answer]:
    guide = acupoint.knowledge.find_lay
    if guide is not None:
        error = f" {guide.error}" if guide.error else ""
        yield "where", f"Where is {name}?", f"{guide.text}{error}", guide.sources


def _press(acupoint: Acupoint, name: str) -> Iterator[_Answer]:
    pressing = acupoint.knowledge.acupressure
    if pressing is None:
        return
    question = f"May I press {name} myself?"
    if pressing.suitability == "practitioner_only":
        answer = f"No; it is left to trained hands. {pressing.technique}"
        yield "press", question, answer, pressing.sources
        return
    start = "Yes, gently." if pressing.suitability == "anyone" else "With care."
    stop = f" Stop when: {'; '.join(_decapitalised(pressing.stop))}." if pressing.stop else ""
    yield "press", question, f"{start} {pressing.technique}{stop}", pressing.sources
    if pressing.max_seconds:
        time = seconds_text(pressing.min_seconds, pressing.max_seconds)
        parts = [f"{time} at a time", pressing.repeats, pressing.side]
        answer = ". ".join(part.rstrip(".") for part in parts if part) + "."
        yield "long", "How long and how often?", answer[:1].upper() + answer[1:], pressing.sources


def _use(atlas: Atlas, acupoint: Acupoint, name: str) -> Iterator[_Answer]:
    conditions = atlas.vocabulary.conditions
    listed: dict[str, None] = {}
    sources: dict[str, None] = {}
    for indication in acupoint.knowledge.indications:
        if indication.era == "classical" or len(listed) >= _LISTED:
            continue
        for key in indication.terms:
            term = conditions[key]
            listed[(term.plain or term.label).lower()] = None
        sources.update(dict.fromkeys(indication.sources))
    if listed:
        answer = (
            f"Tradition uses it for {_and(list(listed)[:_LISTED])}. "
            "That is what books report, not a promise."
        )
        yield "use", f"What is {name} used for?", answer, tuple(sources)


def _pregnant(acupoint: Acupoint, name: str) -> Iterator[_Answer]:
    question = f"May {name} be used in pregnancy?"
    cautions = [c for c in acupoint.knowledge.cautions if c.flag == "pregnancy"]
    if cautions:
        answer = f"Not without asking a midwife or doctor. {cautions[0].text}"
        if cautions[0].counter:
            answer += f" Others object: {cautions[0].counter}"
        yield "pregnant", question, answer, cautions[0].sources
    elif acupoint.knowledge.acupressure is not None:
        answer = (
            "No list that was read for this atlas names it. That proves nothing: "
            "ask a midwife or doctor first."
        )
        yield "pregnant", question, answer, ("tongren",)


def _doctor(acupoint: Acupoint) -> Iterator[_Answer]:
    flags = acupoint.knowledge.red_flags
    if flags:
        sources = dict.fromkeys(key for flag in flags for key in flag.sources)
        answer = " ".join(flag.text for flag in flags)
        yield "doctor", "When should I see a doctor instead?", answer, tuple(sources)


def _decapitalised(texts: tuple[str, ...]) -> list[str]:
    return [text[:1].lower() + text[1:].rstrip(".") for text in texts]


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
