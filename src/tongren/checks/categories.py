"""Point categories agree with the theory that defines them."""

from __future__ import annotations

from collections.abc import Iterator

from tongren.checks.meridians import primary
from tongren.checks.subject import Subject
from tongren.model import AcupointCode
from tongren.store import Problem

FILE = "categories.toml"

PHASES = ("wood", "fire", "earth", "metal", "water")
SHU = ("jing-well", "ying-spring", "shu-stream", "jing-river", "he-sea")

#: How many undisputed members the literature gives each category.
SIZES = {
    "five_shu": 60,
    "yuan_source": 12,
    "luo_connecting": 15,
    "xi_cleft": 16,
    "back_shu": 12,
    "front_mu": 12,
    "lower_he_sea": 6,
    "confluent": 8,
    "influential": 8,
    "mother": 12,
    "child": 12,
    "horary": 12,
}


def five_shu(subject: Subject) -> Iterator[Problem]:
    """Five points a meridian; yin meridians start with wood, yang meridians with metal."""
    group = subject.dataset.categories.get("five_shu")
    meridians = primary(subject)
    for index, member in enumerate(group.members if group else ()):
        meridian = meridians.get(AcupointCode.parse(member.code).meridian)
        if meridian is None or member.role not in SHU:
            message = f"{member.code}: a five-shu point is one of {', '.join(SHU)}"
            yield subject.in_file(FILE, ("five_shu", "members", index), message)
            continue
        first = 0 if meridian.polarity == "yin" else PHASES.index("metal")
        expected = PHASES[(first + SHU.index(member.role)) % 5]
        if member.phase != expected:
            message = f"{member.code} as {member.role} is {expected}, not {member.phase!r}"
            yield subject.in_file(FILE, ("five_shu", "members", index), message)


def mother_child(subject: Subject) -> Iterator[Problem]:
    """The mother point carries the phase before its meridian's, the child the one after, the
    horary point the same."""
    categories = subject.dataset.categories
    group = categories.get("five_shu")
    phase_of = {m.code: m.phase for m in group.members} if group else {}
    for name, step in (("mother", -1), ("child", 1), ("horary", 0)):
        for index, member in enumerate(categories[name].members if name in categories else ()):
            meridian = subject.dataset.meridians[AcupointCode.parse(member.code).meridian]
            own = PHASES.index(meridian.phase or "wood")
            expected = PHASES[(own + step) % 5]
            if phase_of.get(member.code) != expected and not member.disputed:
                message = f"{member.code} is not the {expected} point of its meridian"
                yield subject.in_file(FILE, (name, "members", index), message)


def sizes(subject: Subject) -> Iterator[Problem]:
    """Undisputed members are as many as the literature counts, none twice in one role."""
    for name, size in SIZES.items():
        group = subject.dataset.categories.get(name)
        if group is None:
            yield subject.in_file(FILE, (), f"the category {name!r} is missing")
            continue
        found = [(m.code, m.of, m.role) for m in group.members if not m.disputed]
        if len(found) != size or len(set(found)) != len(found):
            message = f"has {len(set(found))} undisputed members, the literature has {size}"
            yield subject.in_file(FILE, (name,), message)
