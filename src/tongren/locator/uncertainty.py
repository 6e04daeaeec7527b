"""How surely a position is known, in millimetres on the body.

The radius combines three independent parts, each about one standard deviation:

- *landmarks*: every landmark and point that a position rests on is moved by its own doubt, along
  each body axis in turn (a landmark by ``confidence_mm``/√2, the midline's not sideways); the moves
  of the position along the skin add up as squares.
- *standard*: what the sentence itself leaves open. A number stands for its nearest half (or tenth)
  of a unit, so it is good to that step/√12; "just" may be as large as itself; "between" means
  anywhere in the middle half of the gap.
- *checks*: the root mean square of the point's measured checks over the panel of bodies, divided
  by √2, since each check compares two constructions that are both in doubt.

Landmark and standard parts are computed on the body. The checks' part comes from the table that
``builders/bake_uncertainty.py`` makes; it is told per metre of stature.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
import tomli

from tongren.locator.plan import Step, Values, execute
from tongren.locator.run import Run
from tongren.locator.schedule import Schedule
from tongren.locator.surface import Floats

if TYPE_CHECKING:
    from tongren.locator.located import Located, Position

Key = tuple[str, str]  # code and label of a place
_FILES = ("regions.toml", "bcun.toml", "panel.toml", "joints.toml")


@dataclass(frozen=True)
class Uncertainty:
    """The parts of an uncertainty, millimetres."""

    landmarks_mm: float
    standard_mm: float
    checks_mm: float = 0.0

    @property
    def total_mm(self) -> float:
        return float(np.hypot(np.hypot(self.landmarks_mm, self.standard_mm), self.checks_mm))


def uncertainty_mm(located: Located, position: Position) -> float:
    """The radius within which about two of three careful experts would mark a place."""
    stature_m = float(located.statures_m[position.body])
    baked = baked_table().get(place_name(position.code, position.label))
    if baked is not None:
        return float(np.sqrt(np.square(baked).sum()) * stature_m)
    key = position.code, position.label
    return propagate(located, [position.code], position.body)[key].total_mm


def place_name(code: str, label: str) -> str:
    """A place as the table names it: ``EX-B2.T1``, or the code where a point has one place."""
    return f"{code}.{label}" if label else code


def data_fingerprint(expressions: Mapping[str, str], checks: Mapping[str, Iterable[str]]) -> str:
    """A short hash of everything that uncertainties are made from."""
    folder = files("tongren") / "data" / "anatomy"
    texts = [f"{code}:{text}" for code, text in sorted(expressions.items())]
    texts += [f"{code}:{each}" for code, found in sorted(checks.items()) for each in found]
    inside = [*(folder / "landmarks").iterdir(), *(folder / name for name in _FILES)]
    texts += [each.read_text(encoding="utf-8") for each in sorted(inside, key=lambda e: e.name)]
    return sha256("\n".join(texts).encode()).hexdigest()[:16]


@cache
def baked_table() -> Mapping[str, tuple[float, float, float]]:
    """Landmark, standard and check parts by place, mm per metre of stature; empty if not made."""
    file = files("tongren") / "data" / "anatomy" / "uncertainty.toml"
    if not file.is_file():
        return {}
    content = tomli.loads(file.read_text(encoding="utf-8"))
    return {name: tuple(parts) for name, parts in content["mm_per_m"].items()}


def propagate(located: Located, codes: Iterable[str], body: int = 0) -> dict[Key, Uncertainty]:
    """Landmark and standard parts of all places of some points, on one body."""
    return _Propagation(located, list(codes), body).parts()


class _Propagation:
    """Moves each leaf of the points' plan a little and watches the positions follow."""

    def __init__(self, located: Located, codes: list[str], body: int) -> None:
        self.located, self.body = located, np.full(1, body)
        self.compiler = located.locator.compiler
        compiled = {code: self.compiler.point(code) for code in codes}
        self.targets = {
            (code, label): spot
            for code, each in compiled.items()
            for label, spot in each.places.items()
        }
        hits = [spot.hit for spot in self.targets.values() if spot.hit is not None]
        self.hits: list[Step] = hits
        targets = [*hits, *self._doubt_lengths(hits)]
        self.steps = self.compiler.plan.needed(targets, movable=True)
        self.base = execute(Schedule(self.steps, movable=True), Run(located.skin, self.body))

    def parts(self) -> dict[Key, Uncertainty]:
        landmarks, standard = np.zeros(len(self.hits)), np.zeros(len(self.hits))
        for step in self.steps:
            if step.number in self.compiler.leaves:
                landmark = self.compiler.leaves[step.number]
                size = landmark.confidence_mm / 1000 / 2**0.5
                landmarks += self._followed(step, size, sideways=landmark.side != "midline")
            elif step.number in self.compiler.points_used:
                size = self._own_doubt(self.compiler.points_used[step.number]) / 2**0.5
                if size > 0:
                    standard += self._followed(step, size, sideways=True)
        own = np.array([self._own_doubt(key) for key in self.targets])
        out = np.sqrt(np.stack([landmarks, standard + own**2])) * 1000
        return {
            key: Uncertainty(*values.tolist())
            for key, values in zip(self.targets, out.T, strict=True)
        }

    def _followed(self, leaf: Step, size_m: float, *, sideways: bool) -> Floats:
        """(p,) squared way that each position goes when a leaf is moved along each axis."""
        axes = np.eye(3) if sideways else np.eye(3)[1:]
        moved = self.compiler.plan.followers(leaf, self.steps)
        run = Run(self.located.skin, np.repeat(self.body, len(axes)), _shift(leaf, axes * size_m))
        numbers = {step.number for step in moved}
        known = {
            each.number: each
            for step in moved
            for each in step.inputs
            if each.number not in numbers
        }
        given = [np.repeat(self.base[each], len(axes), axis=0) for each in known.values()]
        values = execute(Schedule(moved, tuple(known.values()), movable=True), run, given)
        out = np.zeros(len(self.hits))
        for row, hit in enumerate(self.hits):
            if hit.number in numbers:
                out[row] = self._along_skin(values, hit)
        return out

    def _along_skin(self, moved: Values, hit: Step) -> float:
        """Sum of the squared ways of a position along the skin; a lost one counts as not moved."""
        was = self.base[hit][0]
        way = moved[hit][:, :3] - was[:3]
        corners = self.located.vertices[
            self.body[0], self.located.locator.topology.faces[int(was[3])]
        ]
        normal = np.cross(corners[1] - corners[0], corners[2] - corners[0])
        normal /= np.linalg.norm(normal)
        return float(np.nansum((way - np.outer(way @ normal, normal)) ** 2))

    def _own_doubt(self, key: Key) -> float:
        """What a place's own sentence leaves open, metres."""
        doubts = self.compiler.point(key[0]).doubts[key[1]]
        return float(
            np.sqrt(sum((each.share * float(self.base[each.length][0])) ** 2 for each in doubts))
        )

    def _doubt_lengths(self, hits: list[Step]) -> list[Step]:
        """The lengths in which the sentences of all points involved are vague."""
        used = set(self.targets)
        for step in self.compiler.plan.needed(hits, movable=True):
            if step.number in self.compiler.points_used:
                used.add(self.compiler.points_used[step.number])
        return [
            doubt.length
            for code, label in used
            for doubt in self.compiler.point(code).doubts[label]
        ]


def _shift(leaf: Step, moves: Floats) -> dict[int, Floats]:
    """A displacement for each instance; of a curve all nodes move alike."""
    return {leaf.number: moves[:, None, :] if len(leaf.shape) == 2 else moves}
