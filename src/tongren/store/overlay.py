"""A user's own data beside the atlas: claims read from pages, never merged into its facts."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import msgspec

from tongren.model import AcupointCode, Ground
from tongren.model.base import Fact
from tongren.store.conversion import convert
from tongren.store.problems import DataError, Problem
from tongren.store.toml_file import TomlFile


class OverlaySource(Fact, frozen=True, kw_only=True):
    """A page that claims were read from. ``read``: the day."""

    file: str
    format: str = ""
    read: str = ""


class OverlayClaim(Fact, frozen=True, kw_only=True):
    """One claim of a page about one point.

    ``field``: the group of the record; ``text``: the words of the page; ``span``: first line and
    column, last line and the column behind; ``value``: as a record holds it; ``verdict`` and
    ``reason``: against the atlas when it was read, ``reasons`` the same for other languages;
    ``state``: what the user decided.
    """

    field: str
    text: str
    source: str
    span: tuple[int, int, int, int]
    verdict: Literal["agrees", "differs", "new"] = "new"
    reason: str = ""
    reasons: tuple[Ground, ...] = ()
    severity: Literal["danger", "caution", "note", ""] = ""
    state: Literal["proposed", "accepted", "rejected"] = "proposed"
    value: dict[str, Any] = msgspec.field(default_factory=dict)


class Overlay(Fact, frozen=True, kw_only=True):
    """All claims by point, and the pages they come from."""

    sources: dict[str, OverlaySource] = msgspec.field(default_factory=dict)
    points: dict[str, tuple[OverlayClaim, ...]] = msgspec.field(default_factory=dict)

    def claims(self, code: str) -> tuple[OverlayClaim, ...]:
        """The claims about one point, rejected ones left out."""
        return tuple(claim for claim in self.points.get(code, ()) if claim.state != "rejected")


def read_overlay(path: Path) -> Overlay:
    """The overlay in a file. Raises ``DataError`` with every problem found at once."""
    file = TomlFile(path, path.name)
    problems: list[Problem] = []
    unknown = file.tables.keys() - {"sources", "points"}
    problems.extend(
        file.problem((key,), "is no part of an overlay; parts are sources and points")
        for key in sorted(unknown)
    )
    sources: dict[str, OverlaySource] = {}
    for key, raw in _table(file, "sources", problems).items():
        source = convert(file, ("sources", key), raw, OverlaySource, (), problems)
        if source is not None:
            sources[key] = source
    points: dict[str, tuple[OverlayClaim, ...]] = {}
    for code, listed in _table(file, "points", problems).items():
        points[code] = tuple(_claims(file, code, listed, sources, problems))
    if problems:
        raise DataError(problems)
    return Overlay(sources=sources, points=points)


def _table(file: TomlFile, name: str, problems: list[Problem]) -> dict[str, Any]:
    table = file.tables.get(name, {})
    if isinstance(table, dict):
        return table
    problems.append(file.problem((name,), f"must be a table, not {table!r}"))
    return {}


def _claims(
    file: TomlFile,
    code: str,
    listed: Any,
    sources: dict[str, OverlaySource],
    problems: list[Problem],
) -> list[OverlayClaim]:
    try:
        AcupointCode.parse(code)
    except ValueError as error:
        problems.append(file.problem(("points", code), str(error)))
        return []
    if not isinstance(listed, list):
        problems.append(file.problem(("points", code), f"must be a list; write [[points.{code}]]"))
        return []
    claims = []
    for index, raw in enumerate(listed):
        path = ("points", code, index)
        claim = convert(file, path, raw, OverlayClaim, (), problems)
        if claim is None:
            continue
        if claim.source not in sources:
            problems.append(
                file.problem(
                    (*path, "source"),
                    f"unknown source {claim.source!r}; add [sources.{claim.source}]",
                )
            )
        claims.append(claim)
    return claims
