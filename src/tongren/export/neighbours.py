"""Which points lie near one another on a body: read from what ``builders/bake_neighbours.py`` made.

Positions are computed from the expressions; this table saves a page from computing a body.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import tomli


class Neighbours(NamedTuple):
    """``near``: other points with their distance in mm, nearest first; ``facing``: the point on the
    other side of the limb, empty where there is none."""

    near: tuple[tuple[str, int], ...]
    facing: str


def neighbours(code: str) -> Neighbours:
    """What lies around a point on a body of middle size."""
    table = _table()
    near = table["near"].get(code, ())
    return Neighbours(tuple((other, mm) for other, mm in near), table["facing"].get(code, ""))


@cache
def _table() -> dict[str, Any]:
    file = files("tongren") / "data" / "anatomy" / "neighbours.toml"
    return tomli.loads(file.read_text(encoding="utf-8"))
