"""What does not depend on a body: the data, the compiled sentences, the plan.

```python
locator = open_locator({"CV8": "at umbilicus_centre"})
locator.on(body.vertices).locate("CV8").xyz_m
```
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from tongren.locator import kernels as kernels  # registers the steps
from tongren.locator.anatomy import Anatomy
from tongren.locator.anatomy_files import read_anatomy
from tongren.locator.checks import Check, compile_checks
from tongren.locator.compiler import Compiler
from tongren.locator.errors import LocationError
from tongren.locator.located import Located
from tongren.locator.plan import Step
from tongren.locator.schedule import Gather, Schedule
from tongren.locator.surface import Floats
from tongren.locator.topology import Topology, make_topology


@dataclass(frozen=True, eq=False)
class PointGroup:
    """Points that are placed together: how, and which row of the outcome is which place."""

    schedule: Schedule
    hits: list[Step]
    gather: Gather
    rows: Mapping[str, list[tuple[str, int]]]  #: label and row of each place, by code


@dataclass(eq=False)
class Locator:
    """Compiles points once and places them on any body. ``expressions``: text by code."""

    anatomy: Anatomy
    topology: Topology
    expressions: Mapping[str, str]
    compiler: Compiler = field(init=False)
    _schedules: dict[tuple[int, ...], Schedule] = field(default_factory=dict)
    _groups: dict[tuple[str, ...], PointGroup] = field(default_factory=dict)
    _checks: dict[tuple[str, str], tuple[Check, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.compiler = Compiler(self.anatomy, self.topology, self.expressions)

    def __repr__(self) -> str:
        return f"<Locator of {len(self.expressions)} points>"

    def on(self, vertices: Floats) -> Located:
        """The points on one body: ``vertices`` (n, 3) metres."""
        return Located(self, np.asarray(vertices, dtype=float)[None])

    def on_many(self, vertices: Floats) -> Located:
        """The points on several bodies at once: ``vertices`` (b, n, 3) metres."""
        return Located(self, np.asarray(vertices, dtype=float))

    def errors(self) -> dict[str, LocationError]:
        """The points that cannot be compiled, with what is wrong."""
        found = {}
        for code in self.expressions:
            try:
                self.compiler.point(code)
            except LocationError as error:
                found[code] = error
        return found

    def checks(self, code: str, statement: str) -> tuple[Check, ...]:
        """A statement about a point, compiled once: a check for each place that it is about."""
        key = code, statement
        if key not in self._checks:
            places = self.compiler.point(code).places
            self._checks[key] = compile_checks(self.compiler, code, statement, places)
        return self._checks[key]

    def group(self, codes: tuple[str, ...]) -> PointGroup:
        """What places some points together, made once; `LocationError` where one is wrong."""
        if codes not in self._groups:
            hits: list[Step] = []
            rows: dict[str, list[tuple[str, int]]] = {}
            for code in codes:
                for label, spot in self.compiler.point(code).places.items():
                    assert spot.hit is not None
                    rows.setdefault(code, []).append((label, len(hits)))
                    hits.append(spot.hit)
            schedule = self.schedule(hits)
            self._groups[codes] = PointGroup(schedule, hits, schedule.gather(hits), rows)
        return self._groups[codes]

    def schedule(self, targets: Sequence[Step]) -> Schedule:
        """The batches that compute ``targets``, made once."""
        key = tuple(sorted({each.number for each in targets}))
        if key not in self._schedules:
            self._schedules[key] = Schedule(self.compiler.plan.needed(targets))
        return self._schedules[key]


def open_locator(
    expressions: Mapping[str, str], problems: list[LocationError] | None = None
) -> Locator:
    """A locator for the points ``expressions`` (text by code) with the package's anatomy.

    With ``problems`` wrong landmarks are left out and told there, else the first is raised.
    """
    from tongren.body.phenotype import Phenotype
    from tongren.body.template import load_template

    template = load_template()
    anatomy = read_anatomy(problems=problems)
    topology = make_topology(template, template.evaluate(Phenotype()), anatomy)
    return Locator(anatomy, topology, expressions)
