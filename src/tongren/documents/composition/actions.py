"""Actions put together from verbs and what they act on: "cools and moves the Blood"."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from tongren.documents.composition.gaps import gap, leads_on
from tongren.documents.composition.lexicon import VERB, Lexicon, begins_with_verb
from tongren.documents.composition.objects import Thing, things_from
from tongren.documents.composition.parts import Part
from tongren.documents.composition.tables import TABLES
from tongren.documents.folding import is_hanzi
from tongren.documents.phrase import Hit

_DOWN = re.compile(r"\s*(?:downwards?|down|descend)\b", re.IGNORECASE)
_UP = re.compile(r"\s*(?:upwards?|up)\b", re.IGNORECASE)
_SENT = re.compile(
    r"\b(?:direct|send|draw|bring|lead|guide|conduct|move|drain|drive|pull|make|cause)(?:s|ing)?\s"
    r"(?:the |rebellious |excess |counterflow )*\Z",
    re.IGNORECASE,
)

#: A lower-case word right behind; a capital begins something new.
_ONWARD = re.compile(r"[ -]+(?P<word>[a-z]+)")
_AFTER = frozenset(TABLES["between"]["after_objects"].replace(",", " ").split())
#: "Relieves pain in the neck" tells of a complaint.
_PAINS = (("pain",), ("stiffness",), ("spasm",))
_PLACES = frozenset(["in", "of", "at", "along", "around", "from", "on", "throughout", "levels"])
_ON_HANZI = re.compile(TABLES["between"]["after_hanzi"])
_BEFORE_HANZI = TABLES["between"]["before_hanzi"]
#: So many verbs share an object at most.
_MOST = 6


class Actions:
    """Finds verbs with their objects."""

    def __init__(self, lexicon: Lexicon, identify: Callable[[str, str], Sequence[str]]) -> None:
        self._meanings: Mapping[tuple[str, str], list[str]] = lexicon.actions
        self._identify = identify

    def find(
        self,
        written: str,
        text: str,
        folded: str,
        verbs: list[Part],
        things: list[Part],
        states: list[Part],
    ) -> Iterator[Hit]:
        """Actions of the page; each list is in order of place. ``written``: with its lines."""
        begins = {part.start: index for index, part in enumerate(things)}
        starts = sorted(begins)
        stops = {part.start for part in states}
        taken = -1
        for index, verb in enumerate(verbs):
            if verb.start < taken:
                continue
            if is_hanzi(text[verb.start]) and not _may_begin(text, verb.start, taken):
                continue
            group = self._verbs(text, verbs, index)
            at = _next(starts, group[-1].end)
            if at is None or not self._governs(text, group[-1], at):
                continue
            found, _ = things_from(text, things, begins[at])
            while found and (_suffers(text, found[-1], stops) or not _ends(written, found[-1])):
                placed = found[-1].matters[-1:] in _PAINS
                found = [t for t in found[:-1] if not (placed and t.matters[-1:] in _PAINS)]
            hits = list(self._hits(text, folded, group, found, verb.start))
            if hits:
                taken = hits[0].end
            yield from hits

    @staticmethod
    def _governs(text: str, verb: Part, at: int) -> bool:
        between = text[verb.end : at]
        if is_hanzi(text[verb.start]):
            return not between
        if not leads_on(between):
            return False
        return verb.kind == VERB or between.lstrip().startswith("of ")

    @staticmethod
    def _verbs(text: str, verbs: list[Part], index: int) -> list[Part]:
        """ "cools and moves"; of "helps to calm" only what counts."""
        group = [verbs[index]]
        while len(group) < _MOST and index + 1 < len(verbs):
            after = verbs[index + 1]
            if after.start < group[-1].end:
                if (after.start, after.end) == (group[-1].start, group[-1].end):
                    group.append(after)
                    index += 1
                    continue
                break
            between = text[group[-1].end : after.start]
            how = gap(between)
            if how in ("and", "comma"):
                group.append(after)
            elif between.strip() in ("", "to", "the") and not is_hanzi(text[after.start]):
                group = [after]
            elif not between:
                group.append(after)
            else:
                break
            index += 1
        return group

    def _hits(
        self, text: str, folded: str, group: list[Part], things: list[Thing], start: int
    ) -> Iterator[Hit]:
        terms: list[str] = []
        end = 0
        settled: list[Thing] = []
        organs = "+".join(sorted({t.organ for t in things if t.organ and not t.matters}))
        for verb in group:
            if "+" in organs and (both := self._of_class(verb.ids, organs)):
                terms += both
                end = things[-1].end
                continue
            for thing in things:
                if thing in settled:
                    continue  # Chinese verbs side by side are one verb
                new = self._meaning(folded, verb, thing)
                settled += [thing] if new and is_hanzi(text[verb.start]) else []
                if new:
                    end = max(end, thing.end)
                terms += new
        for term in dict.fromkeys(terms):
            yield Hit(start, end, "action", term)

    def _meaning(self, folded: str, verb: Part, thing: Thing) -> list[str]:
        written, what = folded[verb.start : verb.end], folded[thing.start : thing.end]
        what = " ".join(what.split())
        joiner = "" if is_hanzi(what[0]) else " "
        phrase = f"{written}{joiner}{what}"
        if thing.whole and (known := self._identify(phrase, "action")):
            return list(known)
        for key in thing.names():
            if terms := self._of_class(verb.ids, key):
                return terms
        return []

    def _of_class(self, classes: Sequence[str], key: str) -> list[str]:
        for one in classes:
            if (terms := self._meanings.get((one, key))) is not None:
                return terms
        return []

    def sent(self, text: str, things: list[Part]) -> Iterator[Hit]:
        """ "directs rebellious Qi downward", "draws Heat down"."""
        for index, part in enumerate(things):
            behind = text[part.end : part.end + 40]
            if "down" not in behind and "up" not in behind and "descend" not in behind:
                continue
            before = _SENT.search(text, max(0, part.start - 40), part.start)
            if before is None:
                continue
            found, _ = things_from(text, things, index)
            if not found:
                continue
            end = found[-1].end
            for way, verb in ((_DOWN, "descend"), (_UP, "raise")):
                match = way.match(text, end)
                if match is None:
                    continue
                keys = [key for thing in found for key in thing.names()]
                known = (term for key in keys for term in self._of_class((verb,), key))
                for term in islice(known, 1):
                    yield Hit(before.start(), match.end(), "action", term)


def _next(starts: list[int], after: int) -> int | None:
    at = bisect_left(starts, after)
    return starts[at] if at < len(starts) else None


def _may_begin(text: str, start: int, taken: int) -> bool:
    """Whether a Chinese action may begin here: behind a mark, another action, or "can"."""
    before = text[start - 1 : start] or " "
    return start == taken or not is_hanzi(before) or before in _BEFORE_HANZI


def _ends(text: str, thing: Thing) -> bool:
    return ends_there(text, thing.end, thing.matters[-1:] in _PAINS)


def ends_there(text: str, end: int, pain: bool = False) -> bool:
    """Whether an action may end at ``end``: no further noun follows ("the heart rate").

    ``pain``: it acts on pain, of which a place makes a complaint ("relieves pain in the neck").
    """
    if is_hanzi(text[end - 1]):
        return not is_hanzi(text[end : end + 1] or " ") or _ON_HANZI.match(text, end) is not None
    match = _ONWARD.match(text, end)
    if match is None:
        return True
    word = match["word"]
    if pain and word in _PLACES:
        return False
    return word in _AFTER or word.endswith("ly") or begins_with_verb(text, match.start("word"))


def _suffers(text: str, thing: Thing, stops: set[int]) -> bool:
    """Whether a word such as "deficiency" follows: then it is no object of the verb."""
    end = thing.end
    while end < len(text) and text[end] in " -":
        end += 1
    return end in stops
