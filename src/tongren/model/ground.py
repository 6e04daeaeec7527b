"""Why something is said of a page or a claim: an identifier with values, words left out."""

import msgspec

from tongren.model.base import Fact


class Name(Fact, frozen=True, kw_only=False):
    """What something is called. ``zh``: simplified characters, empty where the data has none."""

    en: str
    zh: str = ""


class GroundValue(Fact, frozen=True, kw_only=True):
    """One value of a reason, of one kind.

    ``text``: as it stands; ``cun``, ``seconds``: ranges (low, high), with ``text`` as the page
    writes them; ``words``: closed words of ``group``, as the angles; ``names``: what the data calls
    them, in the order of ``words`` where both are given.
    """

    text: str = ""
    cun: tuple[tuple[float, float], ...] = ()
    seconds: tuple[tuple[int, int], ...] = ()
    group: str = ""
    words: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()


class Ground(Fact, frozen=True, kw_only=False):
    """A sentence by its identifier, with the values that stand in it."""

    id: str
    values: dict[str, GroundValue] = msgspec.field(default_factory=dict)
