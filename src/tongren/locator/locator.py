"""Positions of points on bodies: the face of the locator.

```python
locator = Locator(read_anatomy(), topology, {"CV8": "at umbilicus_centre"})
locator.on(body.vertices).locate("CV8").xyz_m
```
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from tongren.locator import kernels as kernels  # registers the steps
from tongren.locator.anatomy import Anatomy
from tongren.locator.checks import Residual, compile_check
from tongren.locator.compiler import Compiled, Compiler
from tongren.locator.errors import LocationError, UnknownNameError, UnreachableError
from tongren.locator.plan import Schedule, Step, Values, execute
from tongren.locator.run import Run
from tongren.locator.surface import Floats, Ints, Skin
from tongren.locator.topology import Topology
from tongren.locator.values import Note, Spot, Track


@dataclass(frozen=True, eq=False)
class Position:
    """One place of a point on one body. Metres; the left side, or x = 0 on the midline."""

    code: str
    label: str
    xyz_m: Floats  #: (3,)
    face: int
    barycentric: Floats  #: (3,)
    normal: Floats  #: (3,) outward, unit

    @property
    def midline(self) -> bool:
        return bool(self.xyz_m[0] == 0.0)


@dataclass(eq=False)
class Locator:
    """Everything that does not depend on the body: data, compiled sentences, the plan.

    ``expressions``: text by code. ``checks``: statements by code.
    """

    anatomy: Anatomy
    topology: Topology
    expressions: Mapping[str, str]
    compiler: Compiler = field(init=False)
    _schedules: dict[tuple[int, ...], Schedule] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.compiler = Compiler(self.anatomy, self.topology, self.expressions)

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

    def schedule(self, targets: Sequence[Step]) -> Schedule:
        key = tuple(sorted({each.number for each in targets}))
        if key not in self._schedules:
            self._schedules[key] = Schedule.of(self.compiler.plan.needed(targets))
        return self._schedules[key]


class Located:
    """The points of a locator on particular bodies. Each is computed once, when first asked for."""

    def __init__(self, locator: Locator, vertices: Floats) -> None:
        self.locator, self.vertices = locator, vertices
        self.skin = Skin(locator.topology.index, vertices)

    @property
    def count(self) -> int:
        return len(self.vertices)

    # ---- positions ----

    def locate(self, code: str, body: int = 0) -> Position:
        """The one place of a point; `LocationError` when it has several or cannot be placed."""
        places = self.places(code, body)
        if len(places) > 1:
            raise UnknownNameError(
                f"{code} has {len(places)} places", f"ask for all with places('{code}')", owner=code
            )
        return places[0]

    def places(self, code: str, body: int = 0) -> list[Position]:
        """All places of a point."""
        found = self.locate_all([code])[code]
        return [places[body] for places in found]

    def locate_all(self, codes: Iterable[str] | None = None) -> dict[str, list[list[Position]]]:
        """Positions by code: for each place of the point one position per body.

        Raises the `LocationError` of the first point that cannot be compiled or placed.
        """
        wanted = list(self.locator.expressions if codes is None else codes)
        compiled = [self.locator.compiler.point(code) for code in wanted]
        values = self.run([spot.hit for each in compiled for spot in _spots(each)])
        self._raise_failures(values, compiled)
        return {each.code: self._positions(each, values) for each in compiled}

    def _positions(self, compiled: Compiled, values: Values) -> list[list[Position]]:
        out = []
        for label, spot in compiled.places.items():
            assert spot.hit is not None
            hit = values[spot.hit]
            face = hit[:, 3].astype(int)
            corners = self.vertices[
                np.arange(self.count)[:, None], self.locator.topology.faces[face]
            ]
            normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
            normals /= np.linalg.norm(normals, axis=1, keepdims=True)
            out.append(
                [
                    Position(compiled.code, label, hit[b, :3], int(face[b]), hit[b, 4:], normals[b])
                    for b in range(self.count)
                ]
            )
        return out

    def landmark(self, name: str, body: int = 0) -> Floats:
        """Where a landmark lies: (3,), or (k, 3) for a curve, metres."""
        from tongren.locator.values import Sentence

        value = self.locator.compiler._named(name, Sentence(name, ""), None)
        step = value.path if isinstance(value, Track) else (
            value.position if isinstance(value, Spot) else value.through
        )  # fmt: skip
        values = self.run([step])
        self._raise_failures(values, [])
        return np.asarray(values[step][body])

    # ---- checks and explanations ----

    def residual(self, code: str, statement: str, body: int = 0) -> Residual:
        """How far the point is from making a statement true."""
        compiled = self.locator.compiler.point(code)
        spot = next(iter(compiled.places.values()))
        check = compile_check(self.locator.compiler, code, statement, spot)
        values = self.run([check.residual_m, check.unit_m])
        self._raise_failures(values, [compiled])
        residual, unit = (float(values[s][body]) for s in (check.residual_m, check.unit_m))
        return Residual(code, statement, residual * 1000, residual / unit, check.kind)

    def explain(self, code: str, body: int = 0) -> list[str]:
        """Every step of a point's placing, with its millimetres on this body."""
        compiled = self.locator.compiler.point(code)
        steps = [each for notes in compiled.notes.values() for note in notes for each in note.steps]
        steps += [spot.hit for spot in _spots(compiled) if spot.hit is not None]
        values = self.run(steps)
        self._raise_failures(values, [compiled])
        lines = []
        for label, notes in compiled.notes.items():
            prefix = f"{label}: " if label else ""
            lines += [prefix + _fill(note, values, body) for note in notes]
            hit = values[compiled.places[label].hit][body]  # type: ignore[index]
            x, y, z = hit[:3] * 1000
            lines.append(f"{prefix}on the skin at x {x:.1f}, y {y:.1f}, z {z:.1f} mm")
        return lines

    # ---- running ----

    def run(self, targets: Iterable[Step | None]) -> Values:
        steps = [each for each in targets if each is not None]
        body: Ints = np.arange(self.count)
        return execute(self.locator.schedule(steps), Run(self.skin, body))

    def _raise_failures(self, values: Values, compiled: Sequence[Compiled]) -> None:
        if not values.failures:
            return
        failure = values.failures[0]
        blame = failure.step.blame
        bodies = failure.instances
        which = f" (body {', '.join(map(str, bodies[:5]))})" if self.count > 1 else ""
        owner = compiled[0].code if len(compiled) == 1 else ""
        if blame is None:
            raise UnreachableError(
                f"step '{failure.step.operation}' has no result on this body{which}",
                "check the landmarks it uses: two of them may coincide",
                owner=owner,
            )
        via = f" (needed by {owner})" if owner and owner != blame.owner else ""
        raise UnreachableError(
            blame.problem + which + via, blame.remedy,
            owner=blame.owner, text=blame.text, column=blame.column,
        )  # fmt: skip


def _spots(compiled: Compiled) -> list[Spot]:
    return list(compiled.places.values())


def _fill(note: Note, values: Values, body: int) -> str:
    numbers = [values[step][body] * 1000 for step in note.steps]
    flat = [
        n if np.ndim(n) == 0 else "(" + ", ".join(f"{c:.1f}" for c in n[:3]) + ")" for n in numbers
    ]
    return note.words.format(*flat)
