"""The meridians hang together as one system."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tongren.checks.subject import Subject
from tongren.model import Meridian
from tongren.store import Problem

FILE = "meridians.toml"


def primary(subject: Subject) -> dict[str, Meridian]:
    """The twelve primary meridians."""
    return {k: m for k, m in subject.dataset.meridians.items() if m.kind == "primary"}


def circuit(subject: Subject) -> Iterator[Problem]:
    """Following ``next`` from any primary meridian visits all twelve and returns."""
    meridians = primary(subject)
    if len(meridians) != 12:
        yield subject.in_file(FILE, (), f"there are {len(meridians)} primary meridians, not 12")
        return
    for key, meridian in meridians.items():
        follower = meridians.get(meridian.next)
        if follower is None or follower.previous != key:
            message = f"next is {meridian.next!r}, whose previous is not {key}"
            yield subject.in_file(FILE, (key, "next"), message)
    visited, key = [], next(iter(meridians))
    while key in meridians and key not in visited:
        visited.append(key)
        key = meridians[key].next
    if len(visited) != 12:
        message = f"the circuit {' '.join(visited)} closes before all twelve are visited"
        yield subject.in_file(FILE, (visited[-1], "next"), message)


def clock(subject: Subject) -> Iterator[Problem]:
    """Each primary meridian has two hours, and the next begins where it ends."""
    meridians = primary(subject)
    for key, meridian in meridians.items():
        start, end = _hours(meridian.clock)
        if (end - start) % 24 != 2:
            message = f"{meridian.clock!r} is not two hours such as '03-05'"
            yield subject.in_file(FILE, (key, "clock"), message)
        elif meridian.next in meridians and _hours(meridians[meridian.next].clock)[0] != end:
            message = f"ends at {end}, but {meridian.next} does not begin then"
            yield subject.in_file(FILE, (key, "clock"), message)


def _hours(text: str) -> tuple[int, int]:
    parts = text.split("-")
    if len(parts) != 2 or not all(part.isdigit() for part in parts):
        return (0, 0)
    return int(parts[0]) % 24, int(parts[1]) % 24


def pairs(subject: Subject) -> Iterator[Problem]:
    """A pair is one yin and one yang meridian of the same phase on one limb; a same-name partner
    lies on the other limb with the same polarity."""
    meridians = primary(subject)
    for key, meridian in meridians.items():
        for field in ("paired", "same_name"):
            other = meridians.get(getattr(meridian, field))
            if other is None or getattr(other, field) != key:
                message = f"{getattr(meridian, field)!r} does not name {key} back"
                yield subject.in_file(FILE, (key, field), message)
                continue
            same_limb = other.limb == meridian.limb
            same_polarity = other.polarity == meridian.polarity
            paired = field == "paired"
            if same_limb != paired or same_polarity == paired:
                message = f"{key} and {getattr(meridian, field)} cannot be {field}"
                yield subject.in_file(FILE, (key, field), message)


#: The rule of the Lingshu: (limb, polarity) -> the end that lies at a finger or toe.
TIPS = {
    ("hand", "yin"): "end",
    ("hand", "yang"): "start",
    ("foot", "yang"): "end",
    ("foot", "yin"): "start",
}


def tips(subject: Subject) -> Iterator[Problem]:
    """Hand yang and foot yin start at fingers and toes, hand yin and foot yang end there."""
    for key, meridian in primary(subject).items():
        if meridian.limb is None or meridian.polarity is None:
            yield subject.in_file(FILE, (key,), "lacks limb or polarity")
            continue
        at_tip = TIPS[meridian.limb, meridian.polarity]
        for end in ("start", "end"):
            part, digit = getattr(meridian, end), getattr(meridian, f"{end}_digit")
            if (part == meridian.limb) != (end == at_tip) or bool(digit) != (end == at_tip):
                message = f"a {meridian.limb} {meridian.polarity} meridian has its {at_tip} there"
                yield subject.in_file(FILE, (key, end), message)


def joins(subject: Subject) -> Iterator[Problem]:
    """Every primary meridian says where it passes into the next."""
    for key, meridian in primary(subject).items():
        if meridian.next not in {join.to for join in meridian.joins}:
            message = f"does not say where it joins {meridian.next}"
            yield subject.in_file(FILE, (key, "joins"), message)


def lengths(subject: Subject) -> Iterator[Problem]:
    """``points`` is the number of points there are; extraordinary vessels without own points 0."""
    found = Counter(point.meridian for point in subject.acupoints)
    for key, meridian in subject.dataset.meridians.items():
        if meridian.points != found[key]:
            message = f"says {meridian.points} points, but there are {found[key]}"
            yield subject.in_file(FILE, (key, "points"), message)
