"""Every reference from one fact to another leads somewhere: sources, points, vocabulary."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from tongren.model import AcupointCode
from tongren.store.conversion import nested_fields
from tongren.store.problems import Problem
from tongren.store.toml_file import Path_, TomlFile

if TYPE_CHECKING:
    from tongren.store.dataset import Dataset

#: Fields that hold identifiers, and what they refer to. Keyed by type and field name.
REFERENCES: dict[tuple[str, str], str] = {
    ("CategoryMember", "code"): "acupoint",
    ("Combination", "codes"): "acupoint",
    ("RelatedPoint", "code"): "acupoint",
    ("Meridian", "entry_point"): "acupoint",
    ("Meridian", "exit_point"): "acupoint",
    ("Meridian", "confluent_point"): "acupoint",
    ("Meridian", "crossing_points"): "acupoint",
    ("Meridian", "paired"): "meridian",
    ("Meridian", "same_name"): "meridian",
    ("Meridian", "previous"): "meridian",
    ("Meridian", "next"): "meridian",
    ("Meridian", "partner_vessel"): "meridian",
    ("Join", "to"): "meridian",
    ("Join", "from_point"): "acupoint",
    ("Join", "to_point"): "acupoint",
    ("CodeReading", "meridian"): "meridian",
    ("AmbiguousPrefix", "decided"): "meridian",
    ("Caution", "flag"): "flag",
    ("Action", "terms"): "action",
    ("Action", "patterns"): "pattern",
    ("Indication", "terms"): "condition",
    ("Indication", "patterns"): "pattern",
    ("Acupressure", "terms"): "technique",
    ("Term", "signs"): "condition",
    ("Term", "meridians"): "meridian",
    ("Circumstance", "excludes"): "flag",
    ("Circumstance", "limits"): "flag",
    ("Principle", "category"): "category",
    ("Principle", "meridians"): "meridian",
    ("SafetyRule", "codes"): "acupoint",
    ("SafetyRule", "flags"): "flag",
}


def dangling_references(dataset: Dataset, files: Mapping[str, TomlFile]) -> Iterator[Problem]:
    """A problem for every reference that leads nowhere."""
    known: dict[str, Collection[str]] = {
        "acupoint": dataset.acupoints,
        "meridian": dataset.meridians,
        "category": dataset.categories,
        "source": dataset.sources,
        "flag": dataset.vocabulary.flags,
        "action": dataset.vocabulary.actions,
        "pattern": dataset.vocabulary.patterns,
        "condition": dataset.vocabulary.conditions,
        "technique": dataset.vocabulary.techniques,
    }
    for file, path, record in _records(dataset, files):
        yield from _check(record, path, known, file.problem)


def _records(
    dataset: Dataset, files: Mapping[str, TomlFile]
) -> Iterator[tuple[TomlFile, Path_, Any]]:
    for code, acupoint in dataset.acupoints.items():
        group = AcupointCode.parse(code).meridian
        chapter = "EX" if group.startswith("EX") else group
        yield files[f"names/{chapter}.toml"], (code,), acupoint.names
        yield files[f"locations/{chapter}.toml"], (code,), acupoint.location
        if (file := files.get(f"knowledge/{chapter}.toml")) is not None:
            yield file, (code,), acupoint.knowledge
    for name in ("meridians", "categories", "safety"):
        for key, record in getattr(dataset, name).items():
            yield files[f"{name}.toml"], (key,), record
    for name in ("vocabulary", "code_systems", "practice"):
        for section, records in msgspec.structs.asdict(getattr(dataset, name)).items():
            for key, record in records.items():
                yield files[f"{name}.toml"], (section, key), record


def _check(
    value: Any,
    path: Path_,
    known: Mapping[str, Collection[str]],
    problem: Callable[[Path_, str, str | None], Problem],
) -> Iterator[Problem]:
    kind: Any = type(value)
    references, nested = _fields_of(kind)
    for name, target in references:
        inner = getattr(value, name)
        for key in (inner,) if isinstance(inner, str) else inner:
            if key and key not in known[target]:
                near = difflib.get_close_matches(key, known[target], n=1)
                advice = (
                    f"did you mean {near[0]!r}?" if near else f"add it, or name a known {target}"
                )
                yield problem((*path, name), f"unknown {target} {key!r}; {advice}", key)
    for name in nested:
        inner = getattr(value, name)
        if isinstance(inner, tuple):
            for index, item in enumerate(inner):
                yield from _check(item, (*path, name, index), known, problem)
        elif inner is not None:
            yield from _check(inner, (*path, name), known, problem)


@cache
def _fields_of(kind: Any) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """The fields of a type that hold identifiers, with what these refer to, and those that hold
    further records."""
    targets = {
        name: "source" if name == "sources" else REFERENCES.get((kind.__name__, name), "")
        for name in kind.__struct_fields__
    }
    nested = (name for name in nested_fields(kind) if not targets[name])
    return tuple((name, target) for name, target in targets.items() if target), tuple(nested)
