"""Points on particular bodies: positions, explanations, residuals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from tongren.locator.checks import Residual
from tongren.locator.compiler import Compiled
from tongren.locator.errors import UnknownNameError, UnreachableError
from tongren.locator.plan import Failure, Step, Values, execute
from tongren.locator.run import Run
from tongren.locator.surface import Floats, Ints, Skin
from tongren.locator.values import Note, Sentence, Spot, Track

if TYPE_CHECKING:
    from tongren.locator.locator import Locator, PointGroup


@dataclass(frozen=True, eq=False)
class Position:
    """One place of a point on one body: the left one, or the midline's with x = 0."""

    code: str
    label: str  #: which of several places, "" where there is one
    xyz_m: Floats  #: (3,) metres, body frame
    face: int
    barycentric: Floats  #: (3,)
    normal: Floats  #: (3,) outward, unit
    body: int = 0

    @property
    def midline(self) -> bool:
        return bool(self.xyz_m[0] == 0.0)


class Located:
    """The points of a locator on particular bodies. Each is computed once, when first asked for."""

    def __init__(self, locator: Locator, vertices: Floats) -> None:
        self.locator, self.vertices = locator, vertices
        self.skin = Skin(locator.topology.index, vertices)
        self._rows: dict[str, list[tuple[str, Floats, Ints, Floats]]] = {}
        self._residuals: dict[tuple[str, str], list[Residual]] = {}

    @property
    def count(self) -> int:
        """How many bodies there are."""
        return len(self.vertices)

    @cached_property
    def statures_m(self) -> Floats:
        """(b,) how tall each body is."""
        return np.asarray(np.ptp(self.vertices[:, :, 2], axis=1))

    # ---- positions ----

    def locate(self, code: str, body: int = 0) -> Position:
        """The one place of a point; `LocationError` when it has several or cannot be placed."""
        places = self.places(code, body)
        if len(places) > 1:
            remedy = f"ask for all of them with places('{code}')"
            raise UnknownNameError(f"{code} has {len(places)} places", remedy, owner=code)
        return places[0]

    def places(self, code: str, body: int = 0) -> list[Position]:
        """All places of a point."""
        return [each[body] for each in self.locate_all([code])[code]]

    def locate_all(self, codes: Iterable[str] | None = None) -> Placed:
        """Places points, all in one run, and gives their places by code.

        Raises the `LocationError` of the first point that cannot be compiled or placed.
        """
        wanted = tuple(self.locator.expressions if codes is None else codes)
        missing = tuple(code for code in wanted if code not in self._rows)
        if missing:
            group = self.locator.group(missing)
            values = execute(group.schedule, Run(self.skin, np.arange(self.count)))
            if values.failures:
                compiled = [self.locator.compiler.point(code) for code in missing]
                self._raise_failures(values, group.hits, compiled)
            self._keep(group, values.collect(group.gather))
        return Placed(self, wanted)

    def _keep(self, group: PointGroup, hits: Floats) -> None:
        faces = hits[..., 3].astype(np.intp)  # (p, b)
        corners = self.vertices[
            np.arange(self.count)[None, :, None], self.locator.topology.faces[faces]
        ]
        normals = _normals(corners)
        for code, rows in group.rows.items():
            self._rows[code] = [(label, hits[row], faces[row], normals[row]) for label, row in rows]

    def _position(self, code: str, place: int, body: int) -> Position:
        label, hit, face, normal = self._rows[code][place]
        return Position(
            code, label, hit[body, :3], int(face[body]), hit[body, 4:], normal[body], body
        )

    def uncertainty_mm(self, position: Position) -> float:
        """How surely a position is known; see ``uncertainty``."""
        from tongren.locator.uncertainty import uncertainty_mm

        return uncertainty_mm(self, position)

    def landmark(self, name: str, body: int = 0) -> Floats:
        """Where a landmark lies: (3,), or (k, 3) for a curve, metres."""
        value = self.locator.compiler.named(name, Sentence(name, ""), None)
        if isinstance(value, Track):
            step = value.path
        else:
            step = value.position if isinstance(value, Spot) else value.through
        values = self.run([step])
        self._raise_failures(values, [step], [])
        return np.asarray(values[step][body])

    # ---- checks and explanations ----

    def residual(self, code: str, statement: str, body: int = 0) -> Residual:
        """How far the point is from making a statement true on one body."""
        return self.residuals(code, statement)[body]

    def residuals(self, code: str, statement: str) -> list[Residual]:
        """The residual on each body, of the place that is furthest off."""
        if (code, statement) not in self._residuals:
            self.compute_checks([(code, statement)])
            if (code, statement) not in self._residuals:
                checks = self.locator.checks(code, statement)
                steps = [step for each in checks for step in (each.residual_m, each.unit_m)]
                self._raise_failures(self.run(steps), steps, [])
        return self._residuals[code, statement]

    def compute_checks(self, wanted: Sequence[tuple[str, str]]) -> None:
        """Computes many residuals in one run; those that fail are left out."""
        missing = {key: self.locator.checks(*key) for key in wanted if key not in self._residuals}
        checks = [check for each in missing.values() for check in each]
        values = self.run([step for each in checks for step in (each.residual_m, each.unit_m)])
        for (code, statement), each in missing.items():
            metres = np.stack([values[check.residual_m] for check in each])
            units = np.stack([values[check.unit_m] for check in each])
            if np.isfinite(metres).all() and np.isfinite(units).all():
                worst = np.abs(metres / units).argmax(axis=0)
                self._residuals[code, statement] = [
                    Residual(
                        code,
                        statement,
                        float(metres[place, body]) * 1000,
                        float(metres[place, body] / units[place, body]),
                        each[place].kind,
                        each[place].label,
                    )
                    for body, place in enumerate(worst.tolist())
                ]

    def explain(self, code: str, body: int = 0) -> list[str]:
        """Every step of a point's placing, with its millimetres on this body."""
        compiled = self.locator.compiler.point(code)
        steps = [each for notes in compiled.notes.values() for note in notes for each in note.steps]
        hits = [spot.hit for spot in compiled.places.values()]
        values = self.run([*steps, *hits])
        self._raise_failures(values, hits, [compiled])
        lines = []
        for label, notes in compiled.notes.items():
            prefix = f"{label}: " if label else ""
            lines += [prefix + _fill(note, values, body) for note in notes]
            x, y, z = self.places(code, body)[list(compiled.notes).index(label)].xyz_m * 1000
            lines.append(f"{prefix}on the skin at x {x:.1f}, y {y:.1f}, z {z:.1f} mm")
        return lines

    # ---- running ----

    def run(self, targets: Iterable[Step | None]) -> Values:
        """Computes steps for every body."""
        steps = [each for each in targets if each is not None]
        body: Ints = np.arange(self.count)
        return execute(self.locator.schedule(steps), Run(self.skin, body))

    def _raise_failures(
        self, values: Values, targets: Sequence[Step | None], compiled: Sequence[Compiled]
    ) -> None:
        """Raises the first failure that a target depends on."""
        if not values.failures:
            return
        for number, target in enumerate(targets):
            if target is None or np.isfinite(values[target]).all():
                continue
            needed = {step.number for step in self.locator.compiler.plan.needed([target])}
            codes = [each.code for each in compiled for _ in each.places]
            owner = codes[number] if number < len(codes) else ""
            mine = [each for each in values.failures if each.step.number in needed]
            if mine:  # the first one that a sentence can explain
                raise self._error(next((f for f in mine if f.step.blame), mine[0]), owner)

    def _error(self, failure: Failure, owner: str) -> UnreachableError:
        which = ""
        if self.count > 1:
            which = f" (body {', '.join(map(str, failure.instances[:5]))})"
        blame = failure.step.blame
        if blame is None:
            return UnreachableError(
                f"step '{failure.step.operation}' has no result on this body{which}",
                "check the landmarks it uses: two of them may coincide",
                owner=owner,
            )
        via = f" (needed by {owner})" if owner and owner != blame.owner else ""
        return UnreachableError(
            blame.problem + which + via,
            blame.remedy,
            owner=blame.owner,
            text=blame.text,
            column=blame.column,
        )


class Placed(Mapping[str, list[list[Position]]]):
    """Positions by code: for each place of a point one position per body. Made when asked for."""

    def __init__(self, located: Located, codes: Sequence[str]) -> None:
        self._located, self._codes = located, dict.fromkeys(codes)

    def __getitem__(self, code: str) -> list[list[Position]]:
        if code not in self._codes:
            raise KeyError(code)
        places = range(len(self._located._rows[code]))
        bodies = range(self._located.count)
        return [[self._located._position(code, place, b) for b in bodies] for place in places]

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)


def _normals(corners: Floats) -> Floats:
    """(p, b, 3) unit normals of triangles (p, b, 3, 3)."""
    a, b = corners[..., 1, :] - corners[..., 0, :], corners[..., 2, :] - corners[..., 0, :]
    normal = np.stack(
        [
            a[..., 1] * b[..., 2] - a[..., 2] * b[..., 1],
            a[..., 2] * b[..., 0] - a[..., 0] * b[..., 2],
            a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0],
        ],
        axis=-1,
    )
    return np.asarray(normal / np.sqrt(np.einsum("pbk,pbk->pb", normal, normal))[..., None])


def _fill(note: Note, values: Values, body: int) -> str:
    numbers = [values[step][body] * 1000 for step in note.steps]
    return note.words.format(*numbers)
