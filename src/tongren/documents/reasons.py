"""Why a claim agrees or differs, and why a page cannot be read: an identifier with its values.

English words stand in ``data/reading/reasons.toml``; those of other languages in the message files
of the web atlas, which renders the same values.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import Any

from tongren.model import Ground, GroundValue, Name
from tongren.store import DATA_FOLDER, TomlFile

__all__ = ["Ground", "GroundValue", "Name", "ProblemError", "because", "in_english"]


def because(id: str, **values: GroundValue | str) -> Ground:
    """A reason; plain strings are values as they stand."""
    made = {
        key: GroundValue(text=value) if isinstance(value, str) else value
        for key, value in values.items()
    }
    return Ground(id, made)


def cun(*ranges: tuple[float, float], written: str = "") -> GroundValue:
    """Depths, each named once."""
    return GroundValue(text=written, cun=tuple(dict.fromkeys(ranges)))


def seconds(low: int, high: int) -> GroundValue:
    """A time."""
    return GroundValue(seconds=((low, high),))


def words(group: str, *chosen: str) -> GroundValue:
    """Closed words, each once."""
    return GroundValue(group=group, words=tuple(dict.fromkeys(chosen)))


def names(*known: Name) -> GroundValue:
    """Names of the data."""
    return GroundValue(names=known)


class ProblemError(Exception):
    """Why something cannot be read: one line, as a reason."""

    def __init__(self, reason: Ground) -> None:
        super().__init__(in_english((reason,)))
        self.reason = reason


def in_english(reasons: Iterable[Ground]) -> str:
    """All reasons in one line."""
    said = [_english(reason) for reason in reasons]
    if len(said) < 2:
        return said[0] if said else ""
    return "; ".join([*(one.rstrip(".") for one in said[:-1]), *said[-1:]])


_PLACE = re.compile(r"\{(\w+)\}")


def _english(reason: Ground) -> str:
    sentence = english_sentences()[reason.id]
    return _PLACE.sub(lambda match: _value(reason.values[match[1]]), sentence)


@functools.cache
def english_sentences() -> dict[str, str]:
    """Sentences by identifier, with places for values in braces."""
    tables = _tables()
    return {**tables["comparison"], **tables["problems"]}


@functools.cache
def _tables() -> dict[str, dict[str, str]]:
    path = DATA_FOLDER / "reading" / "reasons.toml"
    tables: dict[str, Any] = TomlFile(path, "data/reading/reasons.toml").tables
    return tables


def _value(value: GroundValue) -> str:
    if value.cun:
        listed = ", ".join(_range(low, high) + " cun" for low, high in value.cun)
        return f"{value.text} ({listed})" if value.text else listed
    if value.seconds:
        return ", ".join(_time(low, high) for low, high in value.seconds)
    if value.names:
        return ", ".join(name.en for name in value.names)
    if value.words:
        known = _tables()["words"]
        said = (known.get(f"{value.group}.{one}", one.replace("_", " ")) for one in value.words)
        return ", ".join(said)
    return value.text


def _range(low: float, high: float) -> str:
    return f"{high:g}" if low == high else f"{low:g}–{high:g}"


def _time(low: int, high: int) -> str:
    if low % 60 or high % 60:
        return f"{_range(low, high)} s"
    return f"{_range(low // 60, high // 60)} min"
