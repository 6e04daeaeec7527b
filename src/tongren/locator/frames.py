"""Anatomical directions: what superior, radial or plantar mean at a place on a part."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from tongren.locator import tree as t
from tongren.locator.anatomy import Part
from tongren.locator.errors import KindError
from tongren.locator.plan import Plan, Step
from tongren.locator.values import Sentence

_FIRST = {
    "antero": "anterior", "postero": "posterior", "supero": "superior", "infero": "inferior",
    "medio": "medial", "latero": "lateral", "proximo": "proximal", "disto": "distal",
    "radio": "radial", "ulno": "ulnar", "dorso": "dorsal", "palmo": "palmar", "planto": "plantar",
}  # fmt: skip
_COMPOUND = re.compile(f"({'|'.join(_FIRST)})(?=[a-z])")


@dataclass(frozen=True, eq=False)
class Frame:
    """Unit vectors at a place: ``up`` superior, ``front`` anterior, ``side`` lateral."""

    up: Step
    front: Step
    side: Step

    def axis(self, name: str, plan: Plan) -> Step:
        """The vector of ``up``, ``-front`` and so on."""
        step: Step = getattr(self, name.removeprefix("-"))
        return plan.step("mix", [step], (-1.0,)) if name.startswith("-") else step


def split_direction(word: str) -> list[str]:
    """The base words of a direction: ``anterosuperior`` is anterior and superior."""
    match = _COMPOUND.match(word)
    if match and word not in _FIRST.values():
        return [_FIRST[match[1]], word[match.end() :]]
    return [word]


def axes_of(part: Part, word: str, sentence: Sentence, node: t.Node | None) -> list[str]:
    """The frame axes that a direction word names in a part."""
    axes = []
    for base in split_direction(word):
        if base not in part.words:
            raise sentence.fail(
                KindError,
                node,
                f"'{base}' is no direction of the {part.id.replace('_', ' ')}",
                f"use one of {', '.join(part.words)}",
            )
        axes.append(part.words[base])
    return axes


class FrameMaker:
    """Makes the frame of a part at a place, from the landmarks of its axis."""

    def __init__(
        self,
        plan: Plan,
        position_of: Callable[[str], Step],
        entering: Callable[[str], AbstractContextManager[None]],
    ) -> None:
        self.plan, self._position_of, self._entering = plan, position_of, entering

    def frame(self, part: Part, place: Step) -> Frame:
        """The frame of ``part`` at ``place``."""
        plan = self.plan
        z = plan.step("constant", params=(0.0, 0.0, 1.0))
        if part.axis == "body":
            front = plan.step("constant", params=(0.0, -1.0, 0.0))
            side = plan.step("constant", params=(1.0, 0.0, 0.0))
            return Frame(z, front, side)
        with self._entering(f"the frame of the {part.id}"):
            return self._along_axis(part, place, z)

    def _along_axis(self, part: Part, place: Step, z: Step) -> Frame:
        plan = self.plan
        start, stop = (self._position_of(name) for name in part.axis)
        if part.axis_word == "front":
            front = plan.step("reject", [plan.step("subtract", [stop, start]), z])
            return Frame(z, front, plan.step("cross", [z, front]))
        up = plan.step("toward", [stop, start])
        front = self._front(part, place, up, start, stop)
        return Frame(up, front, plan.step("cross", [up, front]))

    def middle(self, part: Part, place: Step) -> Step:
        """The place inside a part from which "radial" leads outward to ``place``."""
        if part.axis != "body":
            start, stop = (self._position_of(name) for name in part.axis)
            return self.plan.step("foot", [place, start, stop])
        centre = self._position_of(part.centre)
        return self.plan.step("same_height", [centre, place]) if part.column else centre

    def outward(self, part: Part, place: Step) -> Step:
        """The unit vector that leads from the middle of a part out to ``place``."""
        if part.axis != "body":
            start, stop = (self._position_of(name) for name in part.axis)
            return self.plan.step("away", [place, start, stop])
        return self.plan.step("toward", [self.middle(part, place), place])

    def direction(self, part: Part, frame: Frame, axes: list[str]) -> Step:
        """The unit vector of one axis, or midway between two."""
        vectors = [frame.axis(axis, self.plan) for axis in axes]
        if len(vectors) == 1:
            return vectors[0]
        return self.plan.step("unit", [self.plan.step("add", vectors)])

    def _front(self, part: Part, place: Step, up: Step, start: Step, stop: Step) -> Step:
        plan = self.plan
        if part.lateral:
            inner, outer = (self._position_of(name) for name in part.lateral)
            side = plan.step("reject", [plan.step("subtract", [outer, inner]), up])
            return plan.step("cross", [side, up])
        if part.back:
            behind = self._position_of(part.back)
            away = plan.step("away", [behind, start, stop])
            return plan.step("mix", [away], (-1.0,))
        fronts = []
        for name in part.front:
            ahead = self._position_of(name)
            fronts.append(plan.step("away", [ahead, start, stop]))
        if len(fronts) == 1:
            return fronts[0]
        return plan.step("turning", [place, start, stop, *fronts])
