"""The panel: bodies of every kind, on which checks and uncertainties are measured."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from tongren.locator.checks import Residual
from tongren.locator.errors import LocationError
from tongren.locator.surface import Floats

if TYPE_CHECKING:
    from tongren.locator.located import Located
    from tongren.locator.locator import Locator


@dataclass(frozen=True, eq=False)
class Panel:
    """Bodies by name: ``vertices`` (b, n, 3) metres."""

    names: tuple[str, ...]
    vertices: Floats


@dataclass(frozen=True)
class PanelResidual:
    """One check on one body of the panel."""

    body: str
    residual: Residual


@cache
def open_panel() -> Panel:
    """The bodies of ``data/anatomy/panel.toml``; some 10 ms each."""
    from tongren.body.shape import ShapedBody

    file = files("tongren") / "data" / "anatomy" / "panel.toml"
    requests = tomllib.loads(file.read_text(encoding="utf-8"))["bodies"]
    bodies = [ShapedBody(**request).vertices for request in requests.values()]
    return Panel(tuple(requests), np.stack(bodies))


def residuals(
    locator: Locator,
    checks: Mapping[str, Iterable[str]],
    panel: Panel | None = None,
    problems: list[LocationError] | None = None,
) -> list[PanelResidual]:
    """Every statement of ``checks`` (by point code) on every body of the panel.

    Raises the first `LocationError`; with ``problems`` those checks are left out and told there.
    """
    panel = panel or open_panel()
    located = locator.on_many(panel.vertices)
    wanted = [(code, statement) for code, each in checks.items() for statement in each]
    found: list[PanelResidual] = []
    for code, statement in _compilable(located, wanted, problems):
        try:
            each = located.residuals(code, statement)
        except LocationError as error:
            if problems is None:
                raise
            problems.append(error)
            continue
        found += [PanelResidual(n, r) for n, r in zip(panel.names, each, strict=True)]
    return found


def _compilable(
    located: Located, wanted: list[tuple[str, str]], problems: list[LocationError] | None
) -> list[tuple[str, str]]:
    """The checks that can be compiled, computed together in one run."""
    good = []
    for code, statement in wanted:
        try:
            located.locator.checks(code, statement)
        except LocationError as error:
            if problems is None:
                raise
            problems.append(error)
        else:
            good.append((code, statement))
    located.compute_checks(good)
    return good
