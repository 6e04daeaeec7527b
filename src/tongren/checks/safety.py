"""Safety is tested, not trusted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tongren.checks.subject import Subject
from tongren.model import Acupoint
from tongren.store import Problem

#: Deepest straight insertion over the lung that any row may give, in cun.
LUNG_STRAIGHT_CUN = 0.5

#: Words of the trade: directions, anatomy and terms that a lay reader would have to look up.
_JARGON = re.compile(
    r"\b(b-?cun|cun|proximal\w*|distal\w*|lateral\w*|medial\w*|ulnar|radial|anterior|posterior|"
    r"superior|inferior|palmar|dorsal|plantar|volar|tibialis|biceps|brachioradialis|flexor|"
    r"extensor|metatars\w+|metacarp\w+|phalan\w+|interphalangeal|malleol\w+|patella\w*|tibia|"
    r"fibula\w*|femur|acromion|clavicle|scapula\w*|sternum|spinous|vertebra\w*|intercostal|"
    r"axilla\w*|popliteal|inguinal|umbilic\w*|peritone\w+|pneumothorax|haematoma|thrombosis|"
    r"zang|fu organ|luo|xi-cleft|shu point|deqi|contraindicat\w*|oedema|dyspn\w+|epigastr\w+|"
    r"hypochondri\w+)\b",
    re.IGNORECASE,
)
_PROMISE = re.compile(r"\b(cures?|cured|guarante\w+|heals? (?:all|any)|miracle)\b", re.IGNORECASE)
_NEEDLING = re.compile(r"\b(insert|needle (?:it|this|the point)|puncture)\b", re.IGNORECASE)


def depths(subject: Subject) -> Iterator[Problem]:
    """0 < min ≤ max ≤ ceiling, in cun."""
    for point in subject.acupoints:
        for index, row in enumerate(point.knowledge.needling):
            low, high, ceiling = row.min_cun, row.max_cun, row.ceiling_cun
            given = [depth for depth in (low, high, ceiling) if depth is not None]
            if given != sorted(given) or any(depth <= 0 for depth in given):
                message = f"depths {low}–{high} cun with ceiling {ceiling} are not in order"
                yield subject.problem("knowledge", point, f"needling.{index}", message)


def forbidden(subject: Subject) -> Iterator[Problem]:
    """A forbidden row has no depth and says why; every other row has a depth or a prick."""
    for point in subject.acupoints:
        for index, row in enumerate(point.knowledge.needling):
            if row.forbidden and (row.max_cun is not None or not row.condition):
                message = "a forbidden point has no depth, and says in `condition` why"
                yield subject.problem("knowledge", point, f"needling.{index}", message)
            if not row.forbidden and row.max_cun is None and row.angle != "prick":
                message = "gives no depth; add max_cun, or forbidden = true"
                yield subject.problem("knowledge", point, f"needling.{index}", message)


def ceilings(subject: Subject) -> Iterator[Problem]:
    """A ceiling names its reason; dangerous structures beneath demand a ceiling."""
    for point in subject.acupoints:
        for index, row in enumerate(point.knowledge.needling):
            if row.ceiling_cun is not None and not row.ceiling_reason:
                message = "says no reason for its ceiling; add ceiling_reason"
                yield subject.problem("knowledge", point, f"needling.{index}", message)
            if row.dangers and row.ceiling_cun is None and not row.forbidden:
                message = f"names dangers ({', '.join(row.dangers)}) but no ceiling_cun"
                yield subject.problem("knowledge", point, f"needling.{index}", message)


def lung(subject: Subject) -> Iterator[Problem]:
    """Where the lung lies beneath, straight needling stays very shallow; where it lies beside the
    path of the needle, the direction is told."""
    for point in subject.acupoints:
        beneath, near = _has_flag(point, "lung_beneath"), _has_flag(point, "lung_near")
        for index, row in enumerate(point.knowledge.needling):
            if near and not row.direction and not row.forbidden:
                message = "the lung is near: say the direction of the needle"
                yield subject.problem("knowledge", point, f"needling.{index}", message)
            if not beneath:
                continue
            deep = row.max_cun is not None and row.max_cun > LUNG_STRAIGHT_CUN
            if row.angle == "perpendicular" and deep:
                message = f"straight over the lung, deeper than {LUNG_STRAIGHT_CUN} cun"
                yield subject.problem("knowledge", point, f"needling.{index}", message)


def promises(subject: Subject) -> Iterator[Problem]:
    """Nothing is called a cure."""
    for point in subject.acupoints:
        for field, text in _texts(point):
            if found := _PROMISE.search(text):
                message = f"promises too much: {found[0]!r}; report the claim as traditional"
                yield subject.problem("knowledge", point, field, message)


def lay_texts(subject: Subject) -> Iterator[Problem]:
    """Plain texts tell how to press, never how to needle."""
    for point in subject.acupoints:
        for field, text in _plain_texts(point):
            if found := _NEEDLING.search(text):
                message = f"plain text speaks of needling: {found[0]!r}"
                yield subject.problem("knowledge", point, field, message)


def plain_words(subject: Subject) -> Iterator[Problem]:
    """Plain texts do without the words of the trade."""
    for point in subject.acupoints:
        for field, text in _plain_texts(point):
            if found := _JARGON.search(text):
                message = f"{found[0]!r} is no plain word; say it as a lay reader would"
                yield subject.problem("knowledge", point, field, message)


def _plain_texts(point: Acupoint) -> Iterator[tuple[str, str]]:
    """The texts that are told to lay readers."""
    knowledge = point.knowledge
    for index, entry in enumerate(knowledge.faq):
        yield f"faq.{index}", entry.answer
    for index, flag in enumerate(knowledge.red_flags):
        yield f"red_flags.{index}", flag.text
    if (pressing := knowledge.acupressure) is not None:
        for field in ("technique", "tool", "pressure", "repeats", "side", "breathing"):
            yield f"acupressure.{field}", getattr(pressing, field)
        for text in (*pressing.benefits, *pressing.stop):
            yield "acupressure", text
    if (guide := knowledge.find_lay) is not None:
        for field in ("text", "finger_shortcut", "error"):
            yield f"find_lay.{field}", getattr(guide, field)


def _has_flag(point: Acupoint, flag: str) -> bool:
    return any(caution.flag == flag for caution in point.knowledge.cautions)


def _texts(point: Acupoint) -> Iterator[tuple[str, str]]:
    knowledge = point.knowledge
    for field in ("actions", "indications", "commentary", "red_flags"):
        for index, statement in enumerate(getattr(knowledge, field)):
            yield f"{field}.{index}", statement.text
    if knowledge.acupressure is not None:
        for benefit in knowledge.acupressure.benefits:
            yield "acupressure.benefits", benefit
