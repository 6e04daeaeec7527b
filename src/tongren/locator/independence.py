"""Which checks could fail: the others hold whatever the landmarks, by construction.

A statement that repeats the relation by which its point was placed ("level with CV12" of a point
that is placed level with CV12) says nothing about the anatomy. To tell such statements from the
others, every tag on the template is moved a little, each its own way, and the residuals are
watched: one that does not follow is true by construction. Landmarks that are themselves sentences
of the language follow their tags; so a check that repeats how a landmark was proportioned counts
as construction too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from tongren.locator.anatomy import Landmark
from tongren.locator.plan import Step, execute
from tongren.locator.run import Run
from tongren.locator.schedule import Schedule
from tongren.locator.surface import Floats

if TYPE_CHECKING:
    from tongren.locator.locator import Locator

_DRAWS = 5  # times that all tags are moved, each time otherwise
_MOVE_M = 0.003  # small enough that no line to the skin is lost
_FOLLOWS_M = 0.00015  # a residual that changes by less stands still


def independent_checks(
    locator: Locator, wanted: Iterable[tuple[str, str]], vertices: Floats
) -> set[tuple[str, str]]:
    """Those of ``wanted`` (code and statement) that depend on where landmarks were tagged.

    ``vertices`` (n, 3) metres: the body on which this is tried.
    """
    checks = {key: locator.checks(*key) for key in wanted}
    targets = [check.residual_m for each in checks.values() for check in each]
    steps = locator.compiler.plan.needed(targets, movable=True)
    skin = locator.on(vertices).skin
    run = Run(skin, np.zeros(_DRAWS + 1, dtype=np.intp), _moves(locator, steps))
    values = execute(Schedule(steps, movable=True), run)
    found = set()
    for key, each in checks.items():
        metres = np.stack([values[check.residual_m] for check in each])
        change = np.abs(metres[:, 1:] - metres[:, :1])
        if np.isnan(change).all() or np.nanmax(change) > _FOLLOWS_M:
            found.add(key)
    return found


def _moves(locator: Locator, steps: list[Step]) -> dict[int, Floats]:
    """How each tagged landmark is moved: the first instance not at all."""
    random = np.random.default_rng(1027)
    known: dict[object, Floats] = {}
    moves = {}
    for step in steps:
        landmark = locator.compiler.leaves.get(step.number)
        if landmark is None or not _is_tagged(landmark):
            continue
        key = _tag(landmark)
        if key not in known:
            known[key] = random.normal(size=(_DRAWS, 3)) * _MOVE_M
        move = known[key] * ([0.0, 1.0, 1.0] if landmark.side == "midline" else 1.0)
        move = np.vstack([np.zeros((1, 3)), move])
        moves[step.number] = move[:, None, :] if len(step.shape) == 2 else move
    return moves


def _is_tagged(landmark: Landmark) -> bool:
    if landmark.curve:
        return any(isinstance(node, int) for node in landmark.curve)
    return not landmark.expression


def _tag(landmark: Landmark) -> object:
    """The same for landmarks of one place, which move together."""
    return (
        landmark.vertex, landmark.vertices, landmark.weights, landmark.mean, landmark.joint,
        landmark.curve, tuple(landmark.extreme.items()),
    )  # fmt: skip
