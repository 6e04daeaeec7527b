"""All points and landmarks of the atlas on named bodies, every region from several sides."""

from __future__ import annotations

import html
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sheet_drawing import Mark, draw_frame, draw_marks, render, tile
from sheet_views import drop_aspect, expand_names, make_view

from tongren.body.measure import vertex_normals
from tongren.locator.topology import WHOLE
from tongren.person import Body, atlas_in_use, locator_in_use

BODIES = ("adult_man", "thin_man", "heavy_woman", "pregnant_woman", "girl_of_6", "old_man")
POINT, LANDMARK = "#b00000", "#006030"
SIZE = 760  # pixels of one view: three abreast are still read without zooming
#: Regions that are drawn once more in the pose in which their points are found.
POSES = {
    "left_axilla": "arm_abducted_90",
    "left_shoulder": "arm_abducted_90",
    "left_elbow": "elbow_flexed_90",
    "left_hand": "fist",
    "left_knee": "knee_flexed",
    "left_foot": "toes_flexed",
    "neck": "head_bent",
    "pelvis": "side_lying_hip_flexed",
}

#: Regions that are there for the overview: the names of all landmarks would cover them.
OVERVIEWS = ("body", "trunk")

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Bound:
    """A mark tied to the mesh, so that it follows every pose: found once for each body."""

    name: str
    colour: str
    corners: NDArray[np.intp]  # (k, 3) vertices, of each node
    weights: Array  # (k, 3)
    offset: Array  # (k, 3) metres off the skin, for what lies inside
    labelled: bool = True

    def place(self, vertices: Array, normals: Array) -> Mark:
        """The mark on (posed) vertices; of a curve the dot stands at its middle."""
        nodes = np.einsum("kc,kcx->kx", self.weights, vertices[self.corners]) + self.offset
        middle = len(nodes) // 2
        normal = self.weights[middle] @ normals[self.corners[middle]]
        curve = nodes if len(nodes) > 1 else None
        name = self.name if self.labelled else ""
        return Mark(name, nodes[middle], self.colour, curve, normal)


def review(
    folder: Path,
    bodies: Sequence[str],
    views: Sequence[str],
    size: int = SIZE,
    *,
    landmarks: bool = True,
) -> None:
    """One picture a region, pose and body in ``folder``, and an ``index.html`` that shows them.

    Without ``landmarks`` their dots and lines stay and their names go, to see points more clearly.
    """
    made: dict[str, list[str]] = {}
    regions: dict[str, list[str]] = {}
    for view in views or expand_names("all"):
        regions.setdefault(drop_aspect(view), []).append(view)
    for name in bodies:
        start, body = time.monotonic(), Body.named(name)
        bound = bind_marks(body, landmarks)
        (folder / name).mkdir(parents=True, exist_ok=True)
        for pose in ("rest", *sorted({POSES[region] for region in regions if region in POSES})):
            vertices = body.posed(pose).vertices
            normals = vertex_normals(vertices, body.faces)
            marks = [each.place(vertices, normals) for each in bound]
            for region, names in regions.items():
                if pose not in ("rest", POSES.get(region)):
                    continue
                file = f"{name}/{region}{'' if pose == 'rest' else '_' + pose}.png"
                shown = [mute(mark) for mark in marks] if region in OVERVIEWS else marks
                draw(body, names, pose, vertices, shown, size, folder / file)
                made.setdefault(region, []).append(file)
        print(f"{name}: {time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)
    (folder / "index.html").write_text(list_pictures(made), "utf-8")


def mute(mark: Mark) -> Mark:
    """A landmark without its name; points keep theirs."""
    return replace(mark, name="") if mark.colour == LANDMARK else mark


def draw(
    body: Body, views: Sequence[str], pose: str, vertices: Array, marks: Sequence[Mark], size: int,
    file: Path,
) -> None:  # fmt: skip
    """One picture of several views."""
    images = []
    for view in views:
        canvas = render(make_view(view, body.template, vertices), vertices, body.faces, size)
        title = f"{view}, {body.description['name']}" + ("" if pose == "rest" else f", {pose}")
        draw_frame(canvas, title, draw_marks(canvas, marks, font=12))
        images.append(canvas.image)
    tile(images).save(file, compress_level=1)


def bind_marks(body: Body, named: bool) -> list[Bound]:
    """Points in red and landmarks in green, of the left and the midline; points come first."""
    bound = []
    placed = [point.code for point in atlas_in_use() if point.location.expression]
    for place in body.locate_all(placed, side="left"):
        label = " ".join(filter(None, (place.code, place.label)))
        corners = body.faces[place.face][None].astype(np.intp)
        bound.append(Bound(label, POINT, corners, place.barycentric[None], np.zeros((1, 3))))
    landmarks = locator_in_use().anatomy.landmarks
    nodes = {each for landmark in landmarks.values() for each in landmark.curve}
    found = {
        name: np.atleast_2d(body.landmark(name))
        for name, landmark in landmarks.items()
        if not (landmark.median or landmark.vertical)  # a plane has no place
    }
    corners, weights, offset = bind_to_skin(body, np.concatenate(list(found.values())))
    start = 0
    for name, each in found.items():
        rows = slice(start, start + len(each))
        start += len(each)
        shown = named and name not in nodes
        bound.append(Bound(name, LANDMARK, corners[rows], weights[rows], offset[rows], shown))
    return bound


def bind_to_skin(body: Body, places: Array) -> tuple[NDArray[np.intp], Array, Array]:
    """Corners (k, 3) and weights (k, 3) of the nearest skin, and how far off it places lie."""
    region = np.full(len(places), locator_in_use().topology.index.region(WHOLE))
    hits = body.located.skin.closest(places[:, None], np.zeros(1, np.intp), region)[:, 0]
    corners = body.faces[hits[:, 3].astype(np.intp)].astype(np.intp)
    return corners, hits[:, 4:], places - hits[:, :3]


def list_pictures(made: dict[str, list[str]]) -> str:
    """A page of all pictures, a row a region."""
    rows = []
    for region, files in made.items():
        pictures = "".join(
            f'<a href="{f}"><img src="{f}" loading="lazy" width="420"></a>' for f in files
        )
        rows.append(f"<h2>{html.escape(region)}</h2>{pictures}")
    return f'<!doctype html><meta charset="utf-8"><title>Sheets</title>{"".join(rows)}'
