"""Turns raw tables into the types of the model, naming every fault."""

import difflib
import types
import typing
from functools import cache
from typing import Any, TypeVar

import msgspec

from tongren.model.base import Cited
from tongren.store.problems import Problem
from tongren.store.toml_file import Path_, TomlFile

T = TypeVar("T", bound=msgspec.Struct)


def convert(
    file: TomlFile,
    path: Path_,
    raw: Any,
    kind: type[T],
    sources: tuple[str, ...],
    problems: list[Problem],
) -> T | None:
    """``raw`` as a ``kind``, its facts citing ``sources`` where they cite nothing themselves.

    Appends every fault to ``problems`` and returns None if there was one.
    """
    if not isinstance(raw, dict):
        problems.append(file.problem(path, f"must be a table, not {raw!r}; write [{path[-1]}]"))
        return None
    filled = _with_sources(raw, kind, list(sources))
    try:
        return msgspec.convert(filled, kind)
    except msgspec.ValidationError:
        problems.extend(_diagnose(file, path, filled, kind))
        return None


def _diagnose(file: TomlFile, path: Path_, raw: dict[str, Any], kind: Any) -> list[Problem]:
    """All faults of ``raw``, field by field, down to the innermost table."""
    found: list[Problem] = []
    hints = _fields(kind)
    for name in raw.keys() - hints.keys():
        near = difflib.get_close_matches(name, hints, n=1)
        advice = f"did you mean {near[0]!r}?" if near else f"fields are: {', '.join(hints)}"
        found.append(file.problem((*path, name), f"unknown field {name!r}; {advice}"))
    found.extend(
        file.problem(path, f"lacks the required field {field.name!r}")
        for field in msgspec.structs.fields(kind)
        if field.required and field.name not in raw
    )
    for name, hint in hints.items():
        if name in raw:
            found.extend(_diagnose_field(file, (*path, name), raw[name], hint))
    return found


def _diagnose_field(file: TomlFile, path: Path_, raw: Any, hint: Any) -> list[Problem]:
    inner = _struct_in(hint)
    if inner is not None:
        items = list(enumerate(raw)) if isinstance(raw, list) else [(None, raw)]
        if all(isinstance(item, dict) for _, item in items):
            found = []
            for index, item in items:
                at = path if index is None else (*path, index)
                try:
                    msgspec.convert(item, inner)
                except msgspec.ValidationError:
                    found.extend(_diagnose(file, at, item, inner))
            return found
    try:
        msgspec.convert(raw, hint)
    except msgspec.ValidationError as error:
        value = raw if isinstance(raw, str) else None
        return [file.problem(path, f"{str(error).replace('`', '')} (value: {raw!r})", value)]
    return []


def _with_sources(raw: dict[str, Any], kind: Any, sources: list[str]) -> dict[str, Any]:
    """A copy of ``raw`` in which every fact of a cited type has sources."""
    filled = dict(raw)
    if issubclass(kind, Cited) and not filled.get("sources"):
        filled["sources"] = sources
    inherited = filled.get("sources", sources)
    if not isinstance(inherited, list):
        inherited = sources
    for name, inner in nested_fields(kind).items():
        value = filled.get(name)
        if isinstance(value, dict):
            filled[name] = _with_sources(value, inner, inherited)
        elif isinstance(value, list):
            filled[name] = [
                _with_sources(item, inner, inherited) if isinstance(item, dict) else item
                for item in value
            ]
    return filled


@cache
def _fields(kind: Any) -> dict[str, Any]:
    return {field.name: field.type for field in msgspec.structs.fields(kind)}


@cache
def nested_fields(kind: Any) -> dict[str, type[Any]]:
    """The fields of ``kind`` that hold structs, with the type of these."""
    found = {name: _struct_in(hint) for name, hint in _fields(kind).items()}
    return {name: inner for name, inner in found.items() if inner is not None}


def _struct_in(hint: Any) -> type[Any] | None:
    """The struct inside ``X``, ``X | None`` or ``tuple[X, ...]``; None for other types."""
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return hint
    if typing.get_origin(hint) in (tuple, typing.Union, types.UnionType):
        for part in typing.get_args(hint):
            if (inner := _struct_in(part)) is not None:
                return inner
    return None
