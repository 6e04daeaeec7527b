"""Two descriptions of a place held against each other: zones, numbers, directions, landmarks."""

from __future__ import annotations

import math
import re
from collections import Counter

from tongren.atlas import Atlas
from tongren.documents.found import Answer
from tongren.documents.place_features import (
    Features,
    features,
    groups_apart,
    place_words,
    zones_apart,
)
from tongren.documents.place_lengths import (
    HANZI_OF,
    Way,
    lengths_apart,
    lengths_shared,
    ways,
    ways_apart,
)
from tongren.documents.place_names import PointNames
from tongren.documents.place_sides import sides_apart, telling
from tongren.documents.reasons import Ground, Name, because, names, words
from tongren.model import Acupoint, Location

#: So much must two descriptions share before they are said to agree: a length, or two landmarks.
_ENOUGH = 2.5
_HANZI = re.compile(r"[\u3400-\u9fff]")


class PlaceComparer:
    """Holds described places against those of one atlas."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._own = {point.code: _whole(point.location) for point in atlas}
        told = [telling(own) for own in self._own.values()]
        count = Counter(word for words_there in told for word in words_there)
        self._weights = {word: math.log(len(told) / n) for word, n in count.items()}
        self._unknown = math.log(len(told))
        self._with_codes = PointNames(atlas).with_codes

    def compare(self, point: Acupoint, text: str) -> Answer:
        """A described place against location, notes and alternatives of the atlas."""
        location = point.location
        own = self._own[point.code] if self._atlas[point.code] is point else _whole(location)
        differs = self._conflict(text, location, own)
        if (held := self._alternative(text, location, own, differs)) is not None:
            return held
        if differs is not None:
            holder = self._holder(point, text)
            reasons = (differs, because("so_also", holders=holder)) if holder else (differs,)
            return "differs", reasons, "caution"
        if self._shared(text, own) >= _ENOUGH:
            return "agrees", (), ""
        return "new", (because("place_unlike"),), "note"

    def _alternative(
        self, text: str, location: Location, own: str, differs: Ground | None
    ) -> Answer | None:
        """What another school's place that the atlas knows is liker to, if there is one."""
        likeness = self._like(text, own)
        if differs is None:
            return None
        for other in location.alternatives:
            if self._like(text, other.text) > max(0.45, likeness + 0.05):
                held = because("held_by", holders=other.held_by)
                return "differs", (differs, held), "caution"
        return None

    def _conflict(self, text: str, location: Location, own: str) -> Ground | None:
        """How two places contradict each other: zone, number, digit, side or length."""
        here, there = features(text), features(own)
        zones = features(f"{location.region}. {location.text}").zones
        if zones_apart(here.zones, zones):
            return _other(_first(here.zones, text), _first(zones, location.text))
        return (
            _numbers_apart(here, there)
            or _opposite(here, features(location.text), there)
            or sides_apart(text, location.text)
            or _ways_part(self._ways(text), location.text)
            or self._other_length(text, location.text, own)
            or _structures_apart(here, there)
        )

    def _other_length(self, text: str, place: str, own: str) -> Ground | None:
        apart = lengths_apart(self._ways(text), ways(place), self._ways_of)
        if apart is None or any(_is_way(apart[0], way) for way in ways(own)):
            return None
        way, known = apart
        return because(
            "place_length",
            here=f"{way.cun:g} cun",
            side=words("direction", way.side),
            there=", ".join(f"{value:g}" for value in known),
        )

    def _ways(self, text: str) -> tuple[Way, ...]:
        """The lengths of a page, points named as starts by their codes: 足三里下3寸."""
        return ways(self._with_codes(text))

    def _steps(self, text: str, own: str) -> float:
        """How much the lengths of both tell, also by way of another point."""
        here, there = self._ways(text), ways(own)
        through = tuple(
            way._replace(cun=way.cun + step.cun, anchor=step.anchor)
            for way in here
            if way.code
            for step in self._ways_of(way.code)
            if step.side == way.side
        )
        return max(lengths_shared(here, there), lengths_shared(through, there))

    def _ways_of(self, code: str) -> tuple[Way, ...]:
        return ways(self._own.get(code, ""))

    def _shared(self, text: str, own: str) -> float:
        """How much two descriptions share: lengths, numbers, landmarks, telling words."""
        here, there = features(text), features(own)
        numbers = sum(
            -0.5 if groups_apart(groups, there.counts.get(key, frozenset())) else 1.0
            for key, groups in here.counts.items()
        )
        marks = 0.7 * len(here.marks & there.marks) - 0.7 * len(here.marks - there.marks)
        named = 1.5 * numbers + len(here.structures & there.structures)
        named += len(here.digits & there.digits)
        zone = 1.0 if here.zones & there.zones else 0.0
        lengths = self._steps(text, own)
        alike = 1.0 if _HANZI.search(text) else 4.0 * self._like(text, own)
        return zone + lengths + named + marks + alike

    def _holder(self, point: Acupoint, text: str) -> str:
        """Who else holds this place among the disagreements of the atlas."""
        best, score = "", 0.34
        for disagreement in point.knowledge.disagreements:
            topic = disagreement.topic.lower()
            if "place" not in topic and "locat" not in topic:
                continue
            for position in disagreement.positions:
                likeness = self._like(text, position.text)
                if likeness > score:
                    best, score = ", ".join(position.sources[:3]), likeness
        return best

    def _like(self, text: str, other: str) -> float:
        """How much of the telling words of the shorter description the other has too, 0 to 1;
        rare words tell more."""
        here, there = telling(text), telling(other)
        if not here or not there:
            return 0.0
        return self._weight(here & there) / (min(self._weight(here), self._weight(there)) or 1.0)

    def _weight(self, told: frozenset[str]) -> float:
        return sum(self._weights.get(word, self._unknown) for word in told)


def _whole(location: Location) -> str:
    """A location with its region and notes."""
    checks = (check.statement for check in location.checks)
    return ". ".join((location.region, location.text, *location.notes, *checks))


def _ways_part(said: tuple[Way, ...], place: str) -> Ground | None:
    """Above a landmark here, below it or level with it there."""
    apart = ways_apart(said, ways(place))
    if apart is None:
        return None
    here, there, mark = apart
    return _other(_way_name(here, mark), _way_name(there, mark))


def _way_name(way: Way, mark: str) -> Name:
    name = place_words().tables["marks"][mark].name
    if way.side == "level":
        return Name(f"level with the {name.en}", f"平{name.zh}")
    en = f"{way.cun:g} cun {way.side} to the {name.en}"
    return Name(en, f"{name.zh}{HANZI_OF[way.side]}{way.cun:g}寸")


def _is_way(way: Way, other: Way) -> bool:
    return way.side == other.side and abs(way.cun - other.cun) < 0.02


def _other(here: Name, there: Name) -> Ground:
    return because("other", here=names(here), atlas=names(there))


def _first(zones: frozenset[str], text: str) -> Name:
    """The zone that a description names first."""
    table = place_words().tables["zones"]

    def place(zone: str) -> int:
        match = table[zone].en.search(text)
        return match.start() if match else len(text)

    return table[min(sorted(zones), key=place)].name


def _numbers_apart(here: Features, there: Features) -> Ground | None:
    """Another vertebra, space, bone, finger or toe."""
    known = place_words().tables
    for key, groups in here.counts.items():
        other = there.counts.get(key)
        if other and groups_apart(groups, other):
            label = known["counted"][key].name
            return _other(_numbered(label, groups), _numbered(label, other))
    if here.digits and there.digits and here.digits.isdisjoint(there.digits):
        said, held = (min(digits) for digits in (here.digits, there.digits))
        return _other(known["digits"][said].name, known["digits"][held].name)
    return None


def _numbered(label: Name, groups: frozenset[tuple[int, ...]]) -> Name:
    numbers = sorted({number for group in groups for number in group})
    listed = ", ".join(map(str, numbers))
    return Name(f"{label.en} {listed}", f"第{'、'.join(map(str, numbers))}{label.zh}")


def _opposite(here: Features, there: Features, whole: Features) -> Ground | None:
    """The back of the hand here, the palm there."""
    table = place_words().tables["marks"]
    for pair in place_words().opposites:
        for one, other in (pair, pair[::-1]):
            if one in here.marks - whole.marks and other in there.marks - here.marks:
                return _other(table[one].name, table[other].name)
    return None


def _structures_apart(here: Features, there: Features) -> Ground | None:
    """Other muscles and tendons: all others, or one of two between which the point lies."""
    only_here, only_there = (
        here.structures - there.structures,
        there.structures - here.structures,
    )
    if not only_here or not only_there:
        return None
    table = place_words().tables["structures"]
    said, held = (
        names(*(table[key].name for key in sorted(keys))) for keys in (only_here, only_there)
    )
    return because("other", here=said, atlas=held)
