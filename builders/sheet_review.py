"""All points and landmarks of the atlas on named bodies, every region from several sides."""

from __future__ import annotations

import html
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sheet_drawing import Mark, draw_frame, draw_marks, render
from sheet_views import drop_aspect, expand_names, make_view

from tongren.body.measure import vertex_normals
from tongren.person import Body, atlas_in_use, locator_in_use

BODIES = ("adult_man", "adult_woman", "thin_man", "heavy_woman", "girl_of_6", "old_man")
POINT, LANDMARK = "#b00000", "#006030"
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


def review(folder: Path, bodies: Sequence[str], views: Sequence[str], size: int) -> None:
    """One picture a view, pose and body in ``folder``, and an ``index.html`` that shows them."""
    made: dict[str, list[str]] = {}
    for name in bodies:
        body = Body.named(name)
        marks = {pose: gather_marks(body, pose) for pose in {"rest", *POSES.values()}}
        for view in views or expand_names("all"):
            for pose in filter(None, ("rest", POSES.get(drop_aspect(view)))):
                file = f"{name}/{view}{'' if pose == 'rest' else '_' + pose}.png"
                (folder / name).mkdir(parents=True, exist_ok=True)
                draw(body, view, pose, marks[pose], size, folder / file)
                made.setdefault(view, []).append(file)
        print(f"{name}: {sum(len(files) for files in made.values())} pictures", file=sys.stderr)
    (folder / "index.html").write_text(list_pictures(made), "utf-8")


def draw(body: Body, view: str, pose: str, marks: list[Mark], size: int, file: Path) -> None:
    """One picture."""
    vertices = body.posed(pose).vertices
    canvas = render(make_view(view, body.template, vertices), vertices, body.faces, size)
    title = f"{view}, {body.description['name']}" + ("" if pose == "rest" else f", {pose}")
    draw_frame(canvas, title, draw_marks(canvas, marks, font=13))
    canvas.image.save(file)


def gather_marks(body: Body, pose: str) -> list[Mark]:
    """Points in red and landmarks in green, of the left and the midline, on the posed skin."""
    vertices = body.posed(pose).vertices
    normals = vertex_normals(vertices, body.faces)
    marks = []
    placed = [point.code for point in atlas_in_use() if point.location.expression]
    for place in body.locate_all(placed, side="left"):
        corners = body.faces[place.face]
        label = " ".join(filter(None, (place.code, place.label)))
        xyz, normal = place.barycentric @ vertices[corners], place.barycentric @ normals[corners]
        marks.append(Mark(label, xyz, POINT, normal=normal))
    for name in locator_in_use().anatomy.landmarks:
        found = np.atleast_2d(body.landmark(name))
        xyz = found[len(found) // 2]  # of a curve, its middle
        nearest = np.array(
            [((body.vertices - each) ** 2).sum(axis=1).argmin() for each in (xyz, *found)]
        )
        moved = vertices[nearest] + np.vstack([xyz, found]) - body.vertices[nearest]
        curve = moved[1:] if len(found) > 1 else None
        marks.append(Mark(name, moved[0], LANDMARK, curve, normals[nearest[0]]))
    return marks


def list_pictures(made: dict[str, list[str]]) -> str:
    """A page of all pictures, a row a view."""
    rows = []
    for view, files in made.items():
        pictures = "".join(
            f'<a href="{f}"><img src="{f}" loading="lazy" width="420"></a>' for f in files
        )
        rows.append(f"<h2>{html.escape(view)}</h2>{pictures}")
    return f'<!doctype html><meta charset="utf-8"><title>Sheets</title>{"".join(rows)}'
