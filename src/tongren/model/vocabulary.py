"""The closed vocabulary that claims are linked to."""

from typing import Literal

import msgspec

from tongren.model.base import Cited, Fact

#: What a pattern is by nature, as the field divides patterns.
Nature = Literal["deficiency", "excess", "heat", "cold"]
TermKind = Literal["action", "pattern", "condition", "region", "technique", "flag"]


class Term(Cited, frozen=True, kw_only=True):
    """One entry of the vocabulary.

    ``plain``: what a lay reader would call it; ``synonyms``: other words for the same thing;
    ``signs``: for a pattern, the conditions that show it; ``meridians``:
    those of the organs that a pattern concerns; ``natures``: what kind of pattern it is;
    ``red_flag``: when to see a doctor.
    """

    label: str
    plain: str = ""
    hanzi: str = ""
    synonyms: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    meridians: tuple[str, ...] = ()
    natures: tuple[Nature, ...] = ()
    definition: str = ""
    red_flag: str = ""


class Vocabulary(Fact, frozen=True, kw_only=True):
    """All terms by kind and identifier, e.g. ``patterns["yin_deficiency_empty_heat"]``."""

    actions: dict[str, Term] = msgspec.field(default_factory=dict)
    patterns: dict[str, Term] = msgspec.field(default_factory=dict)
    conditions: dict[str, Term] = msgspec.field(default_factory=dict)
    regions: dict[str, Term] = msgspec.field(default_factory=dict)
    techniques: dict[str, Term] = msgspec.field(default_factory=dict)
    flags: dict[str, Term] = msgspec.field(default_factory=dict)
