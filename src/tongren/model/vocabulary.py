"""The closed vocabulary that claims are linked to."""

from typing import Literal

from tongren.model.base import Cited, Fact

TermKind = Literal["action", "pattern", "condition", "region", "technique", "flag"]


class Term(Cited, frozen=True, kw_only=True):
    """One entry of the vocabulary.

    ``plain``: what a lay reader would call it; ``synonyms``: other words for the same thing;
    ``signs``: for a pattern, the conditions that show it; ``red_flag``: when to see a doctor.
    """

    label: str
    plain: str = ""
    hanzi: str = ""
    synonyms: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    definition: str = ""
    red_flag: str = ""


class Vocabulary(Fact, frozen=True, kw_only=True):
    """All terms by kind and identifier, e.g. ``patterns["yin_deficiency_empty_heat"]``."""

    actions: dict[str, Term] = {}
    patterns: dict[str, Term] = {}
    conditions: dict[str, Term] = {}
    regions: dict[str, Term] = {}
    techniques: dict[str, Term] = {}
    flags: dict[str, Term] = {}
