"""Meridians: their names, their place in the circuit, their course."""

from typing import Literal

from tongren.model.base import Cited

Phase = Literal["wood", "fire", "earth", "metal", "water"]


class Join(Cited, frozen=True, kw_only=True):
    """Where the qi of one meridian passes into the next.

    ``from_point``, ``to_point``: acupoint codes; ``at``: the place in words;
    ``by``: how (a branch, within the chest, at the fingertip).
    """

    to: str
    from_point: str = ""
    to_point: str = ""
    at: str
    by: str = ""


class Meridian(Cited, frozen=True, kw_only=True):
    """A primary meridian or an extraordinary vessel.

    ``course``: for each end the part of the body where the meridian starts and ends, in flow
    order; ``start`` and ``end`` are one of hand, foot, chest, head, trunk.
    ``clock``: two hours as "17-19". ``pathway_external`` and ``pathway_internal``: in our words,
    one sentence group a section.
    """

    kind: Literal["primary", "extraordinary"]
    english: str
    full_name: str = ""
    hanzi_traditional: str
    hanzi_simplified: str
    pinyin: str
    hangul: str = ""
    synonyms: tuple[str, ...] = ()
    limb: Literal["hand", "foot"] | None = None
    polarity: Literal["yin", "yang"] | None = None
    six_name: str = ""
    organ: str = ""
    phase: Phase | None = None
    clock: str = ""
    paired: str = ""
    same_name: str = ""
    previous: str = ""
    next: str = ""
    start: str = ""
    end: str = ""
    start_digit: str = ""
    end_digit: str = ""
    points: int = 0
    entry_point: str = ""
    exit_point: str = ""
    confluent_point: str = ""
    partner_vessel: str = ""
    pathway_external: tuple[str, ...] = ()
    pathway_internal: tuple[str, ...] = ()
    joins: tuple[Join, ...] = ()
    crossing_points: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
