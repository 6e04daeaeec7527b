"""The checks by name, and how they are run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tongren.checks import (
    categories,
    geometry,
    locations,
    meridians,
    names,
    points,
    records,
    safety,
)
from tongren.checks.subject import Subject
from tongren.store import DATA_FOLDER, Problem, read_files


@dataclass(frozen=True)
class Check:
    """One rule: ``title`` says what holds when it passes."""

    title: str
    find: Callable[[Subject], Iterator[Problem]]


CHECKS: dict[str, Check] = {
    "points": Check("the 361 points of WHO and the 48 extra points, in order", points.counts),
    "hanzi": Check("names are hanzi, both scripts equally long", names.hanzi),
    "pinyin": Check("pinyin has tones and one syllable per hanzi", names.pinyin),
    "english": Check("every point has an attributed English translation", names.english),
    "homophones": Check("no two points share pinyin and hanzi", names.distinct),
    "text": Check("every location is a whole sentence with its unit", locations.text),
    "laterality": Check("extra points say on which side they lie", locations.laterality),
    "circuit": Check("the primary meridians form one circuit of twelve", meridians.circuit),
    "clock": Check("the circuit takes two hours a meridian", meridians.clock),
    "pairs": Check("paired and same-name meridians name each other", meridians.pairs),
    "tips": Check("meridians start and end at the tips as their kind demands", meridians.tips),
    "joins": Check("every meridian joins the next", meridians.joins),
    "lengths": Check("meridians have as many points as they say", meridians.lengths),
    "shu": Check("five-shu points carry the phase of their place", categories.five_shu),
    "mother-child": Check("mother and child points follow from phases", categories.mother_child),
    "members": Check("categories have the size the literature gives", categories.sizes),
    "depth": Check("no depth passes its ceiling", safety.depths),
    "forbidden": Check("forbidden points have no depth and say why", safety.forbidden),
    "ceiling": Check("ceilings say what they protect", safety.ceilings),
    "lung": Check("over the lung needling is shallow or slanting", safety.lung),
    "no-cure": Check("no text promises a cure", safety.promises),
    "lay": Check("plain texts never tell anyone to needle", safety.lay_texts),
    "plain-words": Check("plain texts do without the words of the trade", safety.plain_words),
    "written": Check("every point has a written record", records.written),
    "complete": Check("written records have every field of a page", records.complete),
    "own-words": Check("no long sentence stands in two records", records.own_words),
    "flags": Check("written records carry the cautions of their place", records.flags),
    "limits": Check("no needling passes what its place allows", records.limits),
    "expression": Check("every point has an expression that can be read", geometry.compiles),
    "placed": Check("every point is placed on the skin of every body", geometry.placed),
    "region": Check("every point lies in the region its record names", geometry.regions),
    "order": Check("points follow one another along their meridians", geometry.orders),
    "residual": Check("further statements of the standard hold", geometry.residuals),
    "agreement": Check("texts and expressions say the same", geometry.agreement),
}


def run_checks(data_folder: Path = DATA_FOLDER) -> dict[str, list[Problem]]:
    """All problems by check. Raises ``DataError`` if the data cannot be read at all."""
    return run_on(Subject(*read_files(data_folder)))


def run_on(subject: Subject) -> dict[str, list[Problem]]:
    """As ``run_checks``, of data that is read already."""
    return {name: sorted(check.find(subject)) for name, check in CHECKS.items()}
