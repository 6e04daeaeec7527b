"""Which checks could fail: the others hold whatever the landmarks, by construction.

A statement that repeats the relation by which its point was placed ("level with CV12" of a point
that is placed level with CV12) says nothing about the anatomy. A statement is taken to be true by
construction when it holds on every body and goes on holding when every tag on the template is
moved a little, each its own way. Landmarks that are themselves sentences of the language follow
their tags; so a check that repeats how a landmark was proportioned is construction too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from tongren.locator.anatomy import Landmark
from tongren.locator.plan import Step, execute
from tongren.locator.run import Run
from tongren.locator.schedule import Schedule
from tongren.locator.surface import Floats

if TYPE_CHECKING:
    from tongren.locator.located import Located
    from tongren.locator.locator import Locator

_DRAWS = 5  # times that all tags are moved, each time otherwise
_MOVE_M = 0.003  # small enough that no line to the skin is lost
_FOLLOWS_M = 0.00015  # a residual that changes by less stands still
_HOLDS_MM = 2.0  # smaller residuals are put down to the bend of the skin


def independent_checks(located: Located, wanted: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Those of ``wanted`` (code and statement) that are not true by construction.

    ``located``: the bodies on which they must hold; tags are moved on the first.
    """
    keys = sorted(wanted)
    located.compute_checks(keys)
    found = set()
    for key, change in zip(keys, _changes(located, keys), strict=True):
        size = max(abs(each.residual_mm) for each in located.residuals(*key))
        if size > _HOLDS_MM or change > _FOLLOWS_M:
            found.add(key)
    return found


def _changes(located: Located, keys: Sequence[tuple[str, str]]) -> list[float]:
    """By how much each residual changes at most when all tags are moved, metres.

    Draws in which it is lost, because a line to the skin misses, are left out.
    """
    locator = located.locator
    checks = [locator.checks(*key) for key in keys]
    targets = [check.residual_m for each in checks for check in each]
    steps = locator.compiler.plan.needed(targets, movable=True)
    skin = locator.on(located.vertices[0]).skin
    run = Run(skin, np.zeros(_DRAWS + 1, dtype=np.intp), _moves(locator, steps))
    values = execute(Schedule(steps, movable=True), run)
    metres = [np.stack([values[check.residual_m] for check in each]) for each in checks]
    changes = [np.abs(each[:, 1:] - each[:, :1]) for each in metres]
    return [float(np.where(np.isfinite(each), each, 0).max()) for each in changes]


def _moves(locator: Locator, steps: list[Step]) -> dict[int, Floats]:
    """How each tagged landmark is moved: the first instance not at all."""
    moves = {}
    for step in steps:
        landmark = locator.compiler.leaves.get(step.number)
        if landmark is None or not _is_tagged(landmark):
            continue
        random = np.random.default_rng(crc32(repr(_tag(landmark)).encode()))
        move = random.normal(size=(_DRAWS, 3)) * _MOVE_M
        if landmark.side == "midline":
            move[:, 0] = 0.0
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
