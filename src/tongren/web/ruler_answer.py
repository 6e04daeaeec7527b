"""The cun ruler on one body: what is told of a point, with lines and marks bound to the skin."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from tongren.locator import Located
from tongren.locator.plan import Step, Values
from tongren.locator.values import Sheet
from tongren.person import Body
from tongren.web.drape import Draper, Line
from tongren.web.ruler import tell_point
from tongren.web.ruler_steps import Telling, Way
from tongren.web.schema import RulerAnswer, RulerLine, RulerMark, RulerStep, RulerTick

Floats = NDArray[np.float64]

#: How far a plane is drawn either way from the point, metres.
PLANE_M = 0.07
#: Lines shorter than this are not drawn, metres.
SHORTEST_M = 0.0015


def ruler_answer(body: Body, code: str) -> RulerAnswer:
    """How ``code`` is placed on this body, step by step; `LocationError` where it cannot be."""
    return Ruling(body, code).answer()


class Ruling:
    """One point of one body while its steps are given numbers and lines."""

    def __init__(self, body: Body, code: str) -> None:
        self.code = code
        self.located: Located = body.located
        self.label, self.told, spot = tell_point(self.located.locator.compiler, code)
        place = self.located.places(code)[0]
        self.point = place.xyz_m
        self.place = (place.face, *(round(float(share), 3) for share in place.barycentric[:2]))
        self.radius_mm = max(map(self.located.uncertainty_mm, self.located.places(code)))
        self.values: Values = self.located.run([*_steps_of(self.told), spot.position])
        self.draper = Draper(self.located)
        self.names = self.located.locator.anatomy.landmarks

    def answer(self) -> RulerAnswer:
        """All steps, the last of which is the point itself."""
        steps = [step for telling in self.told for step in self._steps(telling)]
        arrived = RulerStep(
            kind="arrive", names=(), marks=(RulerMark(name=self.code, at=self.place),), lines=()
        )
        return RulerAnswer(
            code=self.code,
            label=self.label,
            sentence=self.located.locator.expressions[self.code],
            steps=(*steps, arrived),
            uncertainty_mm=round(self.radius_mm, 1),
        )

    def _steps(self, telling: Telling) -> Iterator[RulerStep]:
        if telling.kind == "unit" and telling.ruler is not None and not self._crosses(telling):
            return
        names = tuple(self._name(name) for name in telling.names)
        yield RulerStep(
            kind=telling.kind,  # type: ignore[arg-type]
            names=telling.names,
            words=names,
            direction=telling.direction,
            share=telling.share,
            count=telling.count,
            unit=telling.unit,
            row=telling.row.id if telling.row else "",
            unit_mm=self._mm(telling.unit_m),
            length_mm=self._length(telling),
            marks=tuple(self._mark(m.name, self._value(m.position)) for m in telling.marks),
            lines=tuple(self._lines(telling)),
        )

    def _crosses(self, telling: Telling) -> bool:
        """Whether a ruler of several rows is read on this one: the way to the point runs in it."""
        moves = [each for each in self.told if each.ruler is telling.ruler and each.kind == "move"]
        starts = [self._value(way.nodes[0]) for each in moves for way in each.ways if way.nodes]
        heights = [float(self.point[2]), *(float(place[2]) for place in starts)]
        low, high = sorted(float(self._value(mark.position)[2]) for mark in telling.marks)
        return min(heights) < high - SHORTEST_M and max(heights) > low + SHORTEST_M

    def _length(self, telling: Telling) -> float | None:
        """Millimetres; of a ruler's move, along the body's length."""
        if telling.length_m is not None or telling.ruler is None or telling.kind != "move":
            return self._mm(telling.length_m)
        way = telling.ways[0]
        if not way.nodes:
            return None
        stop = self.point if way.final else self._value(way.nodes[-1])
        return round(abs(float(stop[2] - self._value(way.nodes[0])[2])) * 1000, 1)

    # ---- lines ----

    def _lines(self, telling: Telling) -> Iterator[RulerLine]:
        for way in telling.ways:
            stops = _stops(way.cun)
            line = self._plane(way) if way.kind == "plane" else self._line(way, stops)
            if line is None:
                continue
            ticks = tuple(
                RulerTick(node=node, text="" if way.kind == "segment" else _cun(share * way.cun))
                for node, share in zip(line.stops, stops, strict=True)
            )
            yield RulerLine(
                kind=way.kind,  # type: ignore[arg-type]
                places=tuple(_bound(hit) for hit in line.hits),
                ticks=ticks,
            )

    def _line(self, way: Way, stops: list[float]) -> Line | None:
        if way.path is not None:
            return self.draper.curve(self._value(way.path), stops)
        nodes = [self._value(node) for node in way.nodes]
        if way.beside is not None:
            nodes = [self._foot(way.beside)]
        if way.final:
            nodes.append(self.point)
        if float(np.linalg.norm(nodes[-1] - nodes[0])) < SHORTEST_M:
            return None
        return self.draper.straight(nodes[0], nodes[-1], stops)

    def _foot(self, sheet: Sheet) -> Floats:
        """The skin at the foot of the point on a plane."""
        through, normal = self._value(sheet.through), self._value(sheet.normal)
        foot = self.point - ((self.point - through) @ normal) * normal
        return np.asarray(self.draper.nearest(foot[None])[0, :3])

    def _plane(self, way: Way) -> Line:
        """The trace of a plane on the skin near the point."""
        assert way.beside is not None
        foot = self._foot(way.beside)
        along = np.cross(self._value(way.beside.normal), self.draper.facing(foot))
        along *= PLANE_M / max(float(np.linalg.norm(along)), 1e-9)
        return self.draper.straight(foot - along, foot + along)

    # ---- values ----

    def _value(self, step: Step) -> Floats:
        return np.asarray(self.values[step][0], dtype=float)

    def _mm(self, step: Step | None) -> float | None:
        return None if step is None else round(float(self._value(step)) * 1000, 1)

    def _name(self, name: str) -> str:
        """The English name of a landmark; of a point its code."""
        right, bare = name.startswith("right "), name.removeprefix("right ")
        landmark = self.names.get(bare)
        said = landmark.name if landmark else bare
        return f"right {said}" if right else said

    def _mark(self, name: str, place: Floats) -> RulerMark:
        hit = self.draper.nearest(place[None])[0]
        return RulerMark(name=name, at=_bound(hit))


def _steps_of(told: list[Telling]) -> Iterator[Step]:
    """All steps of the locator's plan whose values are told or drawn."""
    for telling in told:
        yield from (step for step in (telling.unit_m, telling.length_m) if step is not None)
        yield from (mark.position for mark in telling.marks)
        for way in telling.ways:
            yield from way.nodes
            if way.path is not None:
                yield way.path
            if way.beside is not None:
                yield from (way.beside.through, way.beside.normal)


def _stops(cun: float) -> list[float]:
    """Shares at which a way is divided: each whole cun, and its end."""
    if cun <= 0:
        return []
    whole = [number / cun for number in range(1, int(np.ceil(cun - 1e-9)))]
    return [0.0, *whole, 1.0]


def _cun(value: float) -> str:
    return f"{round(value, 2):g}"


def _bound(hit: Floats) -> tuple[float, ...]:
    """Face and the weights of its first two corners."""
    return int(hit[3]), round(float(hit[4]), 3), round(float(hit[5]), 3)
