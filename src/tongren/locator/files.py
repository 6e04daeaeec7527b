"""Reads expressions and checks straight from the location files, for those who edit them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from tongren.locator.errors import DataError, LocationError


@dataclass(frozen=True)
class Statement:
    """A check as its file states it."""

    statement: str
    tolerance_bcun: float = 0.5
    explained: str = ""


@dataclass
class LocationTexts:
    """What the location files say, by code."""

    expressions: dict[str, str] = field(default_factory=dict)
    checks: dict[str, list[Statement]] = field(default_factory=dict)
    alternatives: dict[str, list[str]] = field(default_factory=dict)
    laterality: dict[str, str] = field(default_factory=dict)
    origin: dict[str, str] = field(default_factory=dict)


def read_locations(
    paths: Iterable[Path] | None = None, problems: list[LocationError] | None = None
) -> LocationTexts:
    """The texts of the given files, by default of ``data/locations``.

    Points without an expression are left out. `DataError` for a file that is no TOML; with
    ``problems`` it is left out and told there.
    """
    texts = LocationTexts()
    for path in paths or sorted(Path(str(files("tongren") / "data" / "locations")).glob("*.toml")):
        try:
            content = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            wrong = DataError(f"not valid TOML: {error}", "mend the file", owner=path.name)
            if problems is None:
                raise wrong from None
            problems.append(wrong)
            continue
        for code, table in content.items():
            if isinstance(table, dict) and table.get("expression"):
                _add(texts, code, table, path.name)
    return texts


def _add(texts: LocationTexts, code: str, table: dict[str, Any], file: str) -> None:
    texts.expressions[code] = str(table["expression"]).strip()
    texts.origin[code] = file
    texts.checks[code] = [
        Statement(each)
        if isinstance(each, str)
        else Statement(
            each["statement"], each.get("tolerance_bcun", 0.5), each.get("explained", "")
        )
        for each in table.get("checks", [])
    ]
    texts.alternatives[code] = [
        each["expression"] for each in table.get("alternatives", []) if each.get("expression")
    ]
    texts.laterality[code] = table.get("laterality") or (
        "midline" if code.startswith(("GV", "CV")) else "bilateral"
    )
