"""The course of each meridian over the skin of a body, from point to point."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import dist
from operator import mul
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tongren.atlas import Atlas
from tongren.body.template import Template, load_template
from tongren.person import PointPosition

Floats = NDArray[np.float64]
Point = tuple[float, float, float]

#: Where a line does not run from each point to the next: the numbers of its strands in order.
#: The Bladder line divides at the nape and meets again in the hollow of the knee; the branch of
#: the Stomach line to the neck leaves from ST5, not from ST8 at the corner of the forehead.
STRANDS: dict[str, tuple[tuple[int, ...], ...]] = {
    "BL": (tuple(range(1, 41)), (10, *range(41, 55), 40), (40, *range(55, 68))),
    "ST": (tuple(range(1, 9)), (5, *range(9, 46))),
}

#: A line over the skin longer than this many chords leads round the body, not along it.
DETOUR = 1.8
#: Allowed besides, so that short steps over a bulge are kept, metres.
SLACK_M = 0.04
#: Steps of the line shorter than this are left out, metres.
STEP_M = 0.004
#: How often a stretch that no plane leads along may be divided.
SPLITS = 4
#: A weight of a corner below which a place is taken to lie on the opposite edge.
ON_EDGE = 1e-4


class Crossing(NamedTuple):
    """A place on an edge of the mesh: ``share`` of the way from vertex ``start`` to ``stop``."""

    start: int
    stop: int
    share: float


class Stretch(NamedTuple):
    """The line from one point to the next, left or midline. ``join``: between two meridians."""

    meridian: str
    start: str
    stop: str
    join: bool
    line: tuple[Crossing, ...]


def trace_courses(atlas: Atlas, vertices: Floats, places: Sequence[PointPosition]) -> list[Stretch]:
    """All stretches that can be drawn on the skin of ``(n, 3)`` vertices."""
    found: dict[str, PointPosition] = {}
    for place in places:
        if place.side != "right":
            found.setdefault(place.code, place)
    tracer = Tracer(vertices, load_template())
    stretches = []
    for meridian, start, stop, join in list_steps(atlas):
        if start in found and stop in found:
            line = tracer.connect(found[start], found[stop])
            if line is not None:
                stretches.append(Stretch(meridian, start, stop, join, tuple(line)))
    return stretches


def list_steps(atlas: Atlas) -> Iterator[tuple[str, str, str, bool]]:
    """Meridian, point, next point in the direction of flow, and whether it joins two meridians."""
    for key, meridian in atlas.meridians.items():
        points = atlas.points_of(key) if meridian.points else {}
        codes = {point.number: code for code, point in points.items()}
        for strand in STRANDS.get(key, (tuple(sorted(codes)),)):
            for start, stop in pairwise(strand):
                yield key, codes[start], codes[stop], False
        for join in meridian.joins:
            # A join within the body is shown from exit to entry point, which stand for it.
            leaves = join.from_point or meridian.exit_point
            enters = join.to_point or atlas.meridians[join.to].entry_point
            if leaves and enters:
                yield key, leaves, enters, True


class Tracer:
    """Walks from face to face of one skin, in the plane that holds two points and their normals."""

    def __init__(self, vertices: Floats, template: Template) -> None:
        self.vertices = vertices
        self.faces = template.faces
        self.mesh = face_lists()
        self.points: list[Point] = [(x, y, z) for x, y, z in vertices.tolist()]

    def connect(
        self, start: PointPosition, stop: PointPosition, depth: int = SPLITS
    ) -> list[Crossing] | None:
        """The line from one place to another; where no plane leads there, by way of a third.

        Round a fingertip, between toes or over a shoulder no one plane does: the middle of the
        shortest way along the edges of the mesh divides it.
        """
        line = self.trace(start, stop)
        if line is not None or not depth:
            return line
        way = shortest_way(self.vertices, int(self._corner(start)), int(self._corner(stop)))
        if len(way) < 3:
            return None
        middle = self._at_vertex(way[len(way) // 2])
        first = self.connect(start, middle, depth - 1)
        second = self.connect(middle, stop, depth - 1)
        if first is None or second is None:
            return None if depth < SPLITS else [Crossing(vertex, vertex, 0.0) for vertex in way]
        return [*first, Crossing(way[len(way) // 2], way[len(way) // 2], 0.0), *second]

    def _corner(self, place: PointPosition) -> int:
        return int(self.faces[place.face][place.barycentric.argmax()])

    def _at_vertex(self, vertex: int) -> PointPosition:
        """A place at a vertex, facing as the skin round it does."""
        faces = np.array(sorted(self.mesh.around[vertex]))
        corners = self.vertices[self.faces[faces]]
        normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]).sum(axis=0)
        normal /= max(float(np.linalg.norm(normal)), 1e-12)
        weights = (self.faces[faces[0]] == vertex).astype(float)
        return PointPosition(
            "", "", "left", self.vertices[vertex], normal, int(faces[0]), weights, 0.0
        )

    def trace(self, start: PointPosition, stop: PointPosition) -> list[Crossing] | None:
        """The shorter way round from one place to another; None where neither is one."""
        chord = stop.xyz_m - start.xyz_m
        length = float(np.linalg.norm(chord))
        goals = self._faces_at(stop)
        if length < 1e-6 or start.face in goals:
            return []
        # The plane of both normals is best; at the corner of a nail only one of them may serve.
        for normal in (start.normal + stop.normal, start.normal, stop.normal):
            across = np.cross(chord, normal)
            across /= max(float(np.linalg.norm(across)), 1e-12)
            ends = _point(start.xyz_m), _point(stop.xyz_m)
            plane = Plane(ends[0], _point(across), DETOUR * length + SLACK_M)
            ways = [
                self._walk((face, edge), ends, goals, plane)
                for face in self._faces_at(start)
                for edge in self._crossed(face, plane)
            ]
            reached = [way for way in ways if way is not None]
            if reached:
                return min(reached)[1]
        return None

    def _faces_at(self, place: PointPosition) -> set[int]:
        """The face of a place, and those beyond where it lies on an edge or a corner."""
        if place.barycentric.min() > ON_EDGE:
            return {place.face}
        corners = self.faces[place.face][place.barycentric > ON_EDGE]
        return set.intersection(*(self.mesh.around[corner] for corner in corners.tolist()))

    def _walk(
        self, first: tuple[int, int], ends: tuple[Point, Point], goals: set[int], plane: Plane
    ) -> tuple[float, list[Crossing]] | None:
        """Length and line when leaving the first face over one of its edges.

        Plain numbers: for a step of a few sums arrays take ten times as long.
        """
        (face, edge), (at, stop), length = first, ends, 0.0
        line: list[Crossing] = []
        drawn = at
        while True:
            crossing = self._crossing(face, edge, plane)
            here = self._place(crossing)
            length += dist(here, at)
            if length > plane.limit:
                return None
            if dist(here, drawn) >= STEP_M:
                line.append(crossing)
                drawn = here
            entered, at = self.mesh.neighbours[face][edge], here
            if entered < 0:
                return None
            if entered in goals:
                return length + dist(stop, at), line
            beyond = self.mesh.neighbours[entered]
            edges = [each for each in self._crossed(entered, plane) if beyond[each] != face]
            if len(edges) != 1:
                return None
            face, edge = entered, edges[0]

    def _crossed(self, face: int, plane: Plane) -> list[int]:
        """Which edges of a face the plane crosses: none or two. Edge k joins corners k, k + 1."""
        a, b, c = (plane.height(self.points[corner]) >= 0 for corner in self.mesh.faces[face])
        return [k for k, across in enumerate((a != b, b != c, c != a)) if across]

    def _crossing(self, face: int, edge: int, plane: Plane) -> Crossing:
        corners = self.mesh.faces[face]
        start, stop = corners[edge], corners[edge - 2]
        above = plane.height(self.points[start])
        return Crossing(start, stop, above / (above - plane.height(self.points[stop])))

    def _place(self, crossing: Crossing) -> Point:
        (a, b, c), (d, e, f) = self.points[crossing.start], self.points[crossing.stop]
        share = crossing.share
        return a + share * (d - a), b + share * (e - b), c + share * (f - c)


def _point(place: Floats) -> Point:
    x, y, z = place.tolist()
    return x, y, z


class Plane:
    """A plane through ``start`` across a unit direction, and how far a way in it may lead."""

    def __init__(self, start: Point, across: Point, limit: float) -> None:
        self.across, self.limit = across, limit
        self.offset: float = sum(map(mul, start, across))

    def height(self, place: Point) -> float:
        """How far a place lies above it."""
        x, y, z = self.across
        return place[0] * x + place[1] * y + place[2] * z - self.offset


class FaceLists(NamedTuple):
    """``faces`` and ``face_neighbours`` as plain numbers; ``around``: the faces at each vertex."""

    faces: list[tuple[int, int, int]]
    neighbours: list[tuple[int, int, int]]
    around: list[set[int]]


@lru_cache(maxsize=1)
def face_lists() -> FaceLists:
    """The mesh that all bodies share."""
    faces, neighbours = load_template().faces, face_neighbours()
    around: list[set[int]] = [set() for _ in range(load_template().vertex_count)]
    for face, corners in enumerate(faces.tolist()):
        for corner in corners:
            around[corner].add(face)
    return FaceLists(_triples(faces), _triples(neighbours), around)


def _triples(rows: NDArray[np.integer]) -> list[tuple[int, int, int]]:
    return [(a, b, c) for a, b, c in rows.tolist()]


@lru_cache(maxsize=1)
def face_neighbours() -> NDArray[np.int64]:
    """``(m, 3)``: the face beyond each edge, -1 at a border. Edge k joins corners k and k + 1."""
    faces = load_template().faces
    edges = np.stack([faces, np.roll(faces, -1, axis=1)], axis=-1).reshape(-1, 2)
    order = np.lexsort(np.sort(edges, axis=1).T)
    sorted_edges = np.sort(edges, axis=1)[order]
    twin = np.full(len(edges), -1, dtype=np.int64)
    same = np.flatnonzero((sorted_edges[1:] == sorted_edges[:-1]).all(axis=1))
    twin[order[same]], twin[order[same + 1]] = order[same + 1] // 3, order[same] // 3
    return twin.reshape(-1, 3)


def shortest_way(vertices: Floats, start: int, stop: int) -> list[int]:
    """Vertices along edges of the mesh from one to another; empty where none leads there."""
    neighbours, first = vertex_neighbours()
    reach, before = {start: 0.0}, {start: start}
    waiting = [(float(np.linalg.norm(vertices[stop] - vertices[start])), start)]
    settled: set[int] = set()
    while waiting:
        _, at = heapq.heappop(waiting)
        if at == stop:
            break
        if at in settled:
            continue
        settled.add(at)
        around = neighbours[first[at] : first[at + 1]]
        steps = np.linalg.norm(vertices[around] - vertices[at], axis=1)
        ahead = np.linalg.norm(vertices[around] - vertices[stop], axis=1)
        for other, step, left in zip(around.tolist(), steps.tolist(), ahead.tolist(), strict=True):
            length = reach[at] + step
            if length < reach.get(other, np.inf):
                reach[other], before[other] = length, at
                heapq.heappush(waiting, (length + left, other))
    if stop not in before:
        return []
    way = [stop]
    while way[-1] != start:
        way.append(before[way[-1]])
    return way[::-1]


@lru_cache(maxsize=1)
def vertex_neighbours() -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Neighbours of all vertices one after the other, and where those of each begin."""
    faces = load_template().faces
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    edges = np.unique(np.concatenate([edges, edges[:, ::-1]]), axis=0)
    first = np.searchsorted(edges[:, 0], np.arange(load_template().vertex_count + 1))
    return edges[:, 1].astype(np.int64), first
