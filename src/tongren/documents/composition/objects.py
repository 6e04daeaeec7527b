"""What verbs act on: "Liver and Kidney Yin", "Heat in the Stomach", "Qi stagnation"."""

from typing import NamedTuple

from tongren.documents.composition.gaps import gap
from tongren.documents.composition.lexicon import ORGAN, STATE
from tongren.documents.composition.parts import Part
from tongren.documents.folding import is_hanzi

#: So many things stand in one list at most.
_MOST = 12
#: Matters that belong to an organ: "Kidney Yin and Yang".
_OWNED = frozenset(["qi", "yin", "yang", "blood", "essence"])


#: Complaints: "relieves neck pain" says less than "relieves pain".
_SUFFERED = frozenset(
    ["pain", "stiffness", "oedema", "spasm", "itching", "bleeding", "cold", "heat", "nodules"]
)

_PAINS = frozenset(["pain", "stiffness", "spasm"])


class Thing(NamedTuple):
    """An organ, a matter, or a matter of an organ.

    ``start:end`` holds the ``whole`` of it, or not where it shares a word with its neighbour
    ("Liver and Kidney Yin").
    """

    organ: str
    matters: tuple[str, ...]
    start: int
    end: int
    whole: bool = True

    def names(self) -> list[str]:
        """What it may be called in the tables, the fullest first."""
        matters = self.matters
        names = []
        if self.organ and matters:
            names.append("-".join([self.organ, *matters]))
            if matters[-1] not in _SUFFERED or len(matters) == 1:
                names.append(f"{self.organ}-{matters[-1]}")
        if len(matters) > 1:
            names.append("-".join(matters))
        if len(matters) > 1 and matters[-1] == "stagnation":
            names.append(matters[0])  # "damp stagnation"
        elif (
            matters
            and not (len(matters) > 1 and matters[-1] in _SUFFERED)
            and not (self.organ and matters[-1] in _PAINS)
        ):
            names.append(matters[-1])
        elif self.organ:
            names.append(self.organ)
        return list(dict.fromkeys(names))


class _Gathering:
    """Things while their parts are read."""

    def __init__(self) -> None:
        self.things: list[Thing] = []
        self.loose: list[Part] = []

    def close(self, matters: tuple[str, ...] = (), end: int = 0) -> None:
        """Organs that wait for a matter become things with it, or by themselves."""
        for number, organ in enumerate(self.loose):
            whole = not matters or number == len(self.loose) - 1
            last = end if matters and whole else organ.end
            self.things.append(Thing(organ.ids[0], matters, organ.start, last, whole))
        self.loose = []

    def matter(self, part: Part) -> None:
        self.things.append(Thing("", part.ids, part.start, part.end))


def things_from(text: str, parts: list[Part], index: int) -> tuple[list[Thing], int]:
    """The things from ``parts[index]`` on that stand in one list, and the index behind them.

    A list goes over "and" and commas; "Heat in the Lung" is heat of the lung.
    """
    gathering = _Gathering()
    previous: Part | None = None
    start = index
    while index < min(len(parts), start + _MOST) and parts[index].kind != STATE:
        part = parts[index]
        how = gap(text[previous.end : part.start]) if previous is not None else "adj"
        if not how or (previous is not None and part.start < previous.end):
            break
        hanzi = how == "adj" and is_hanzi(text[part.start])
        if part.kind == ORGAN:
            if not _organ(gathering, parts, index, how, hanzi, previous):
                break
        else:
            _matter(gathering, part, how, hanzi, previous)
        previous = part
        index += 1
    gathering.close()
    return gathering.things, max(index, start + 1)


def _organ(
    gathering: _Gathering,
    parts: list[Part],
    index: int,
    how: str,
    hanzi: bool,
    previous: Part | None,
) -> bool:
    part = parts[index]
    if previous is None or how in ("and", "comma") or hanzi:
        if previous is not None and previous.kind == ORGAN and how != "comma":
            gathering.loose.append(part)
            return True
        gathering.close()
        gathering.loose.append(part)
        return True
    if how == "of" and previous.kind != ORGAN and gathering.things:
        last = gathering.things[-1]
        gathering.things[-1] = last._replace(organ=part.ids[0], end=part.end)
        return True
    return False


def _matter(
    gathering: _Gathering, part: Part, how: str, hanzi: bool, previous: Part | None
) -> None:
    if previous is None:
        gathering.matter(part)
    elif how == "adj" and gathering.loose:
        gathering.close(part.ids[:1], part.end)
    elif how == "adj" and gathering.things and not hanzi:
        last = gathering.things[-1]
        gathering.things[-1] = last._replace(matters=last.matters + part.ids[:1], end=part.end)
    elif how == "of" and gathering.things:
        # "stagnation of Qi"
        last = gathering.things[-1]
        gathering.things[-1] = last._replace(matters=part.ids[:1] + last.matters, end=part.end)
    else:
        gathering.close()
        owner = gathering.things[-1].organ if gathering.things else ""
        owned = owner and how == "and" and gathering.things[-1].matters and part.ids[0] in _OWNED
        gathering.things.append(
            Thing(owner if owned else "", part.ids[:1], part.start, part.end, not owned)
        )
