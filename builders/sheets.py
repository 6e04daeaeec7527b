"""Pictures of the body's regions, for tagging landmarks and for reviewing points by eye.

    python builders/sheets.py views                       # the names of all views
    python builders/sheets.py tag left_foot_medial --out foot.png   # hm08 ids of visible vertices
    python builders/sheets.py tag left_knee_front --at 11444 --span-mm 60 --out knee.png
    python builders/sheets.py points left_foot --points points.json --out feet.png
    python builders/sheets.py points all --points points.json --out-folder sheets/
    python builders/sheets.py review --out-folder sheets/   # all points and landmarks, all views

A region without an aspect (``left_foot``) gives all its views, tiled in one picture. ``--points``
reads the JSON of ``tongren locate --json``, or a list of ``{"name", "xyz_mm" | "xyz_m" | "hm08" |
"face" + "barycentric", "colour"?}``; with a pose, only the last two follow the skin, and ``xyz`` is
carried by its nearest face. Needs the packages of ``builders/requirements-sheets.txt`` beside
Tongren itself.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "builders")]
os.environ.setdefault("VTK_LOGGING_LEVEL", "ERROR")

from PIL import Image  # noqa: E402
from sheet_drawing import Canvas, Mark, draw_frame, draw_marks, render, tile  # noqa: E402
from sheet_views import expand_names, list_views, make_view  # noqa: E402

from tongren.body.measure import vertex_normals  # noqa: E402
from tongren.body.shape import ShapedBody  # noqa: E402

Array = NDArray[np.float64]


def draw_points(
    names: Iterable[str], body: ShapedBody, vertices: Array, marks: Sequence[Mark], size: int = 1000
) -> dict[str, Image.Image]:
    """A labelled picture of each view."""
    made = {}
    for name in names:
        view = make_view(name, body.template, vertices)
        canvas = render(view, vertices, body.faces, size)
        draw_frame(canvas, name, draw_marks(canvas, marks))
        made[name] = canvas.image
    return made


def draw_tags(
    name: str,
    body: ShapedBody,
    vertices: Array,
    *,
    at: int | None = None,
    span_mm: float | None = None,
    size: int = 1600,
    every: bool = False,
) -> Image.Image:
    """The mesh of a view with the hm08 id at each visible vertex that has room for it."""
    view = make_view(name, body.template, vertices)
    if at is not None:
        view = replace(view, focus=vertices[body.template.index(at)])
    if span_mm is not None:
        view = replace(view, half_m=span_mm / 2000)
    canvas = render(view, vertices, body.faces, size, edges=True)
    facing = vertex_normals(vertices, body.faces) @ view.toward > 0.15
    chosen = np.flatnonzero(view.shown & facing & canvas.see(vertices))
    write_ids(canvas, chosen, vertices, body.template.hm08, every)
    draw_frame(canvas, f"{name}: hm08 ids")
    return canvas.image


def write_ids(
    canvas: Canvas, chosen: NDArray[Any], vertices: Array, ids: NDArray[Any], every: bool
) -> None:
    """Ids at their vertices, those nearest the middle first, without what would overlap."""
    from PIL import ImageDraw
    from sheet_drawing import load_font, overlap

    draw, face = ImageDraw.Draw(canvas.image), load_font(11)
    pixels, _ = canvas.project(vertices[chosen])
    taken: list[Any] = []
    for index in np.argsort(np.abs(pixels - canvas.size / 2).max(axis=1)):
        x, y = pixels[index]
        draw.ellipse((x - 1.5, y - 1.5, x + 1.5, y + 1.5), fill="#0040c0")
        word = str(ids[chosen[index]])
        box = draw.textbbox((x, y - 3), word, font=face, anchor="mb")
        if every or not any(overlap(box, other) for other in taken):
            taken.append(box)
            draw.text(
                (x, y - 3),
                word,
                font=face,
                fill="#102080",
                anchor="mb",
                stroke_width=1,
                stroke_fill="#ffffffb0",
            )


def read_marks(path: Path, body: ShapedBody, vertices: Array) -> list[Mark]:
    """The marks of a JSON file, on the (posed) vertices."""
    data = json.loads(path.read_text("utf-8"))
    if isinstance(data, dict):
        data = data.get("positions") or [{"name": name, "xyz_m": xyz} for name, xyz in data.items()]
    normals = vertex_normals(vertices, body.faces)
    marks = []
    for row in data:
        xyz = place_mark(row, body, vertices)
        nearest = int(((vertices - xyz) ** 2).sum(axis=1).argmin())
        marks.append(
            Mark(name_mark(row), xyz, row.get("colour", "#c00000"), normal=normals[nearest])
        )
    return marks


def name_mark(row: dict[str, Any]) -> str:
    """A row's name, or its code."""
    return str(row.get("name") or row.get("code"))


def place_mark(row: dict[str, Any], body: ShapedBody, vertices: Array) -> Array:
    """Where a row's place is on the vertices."""
    if "face" in row and "barycentric" in row:
        return np.asarray(np.array(row["barycentric"]) @ vertices[body.faces[row["face"]]])
    if "hm08" in row:
        return vertices[body.template.index(int(row["hm08"]))]
    xyz = np.array(row["xyz_m"]) if "xyz_m" in row else np.array(row["xyz_mm"]) / 1000
    nearest = int(((body.vertices - xyz) ** 2).sum(axis=1).argmin())
    return np.asarray(vertices[nearest] + xyz - body.vertices[nearest])


def make_body(options: argparse.Namespace) -> tuple[ShapedBody, Array]:
    """The body asked for, and its vertices in the pose asked for."""
    if options.phenotype:
        pairs = (pair.split("=") for pair in options.phenotype.split(","))
        body = ShapedBody.from_phenotype(**{name: float(value) for name, value in pairs})
    else:
        body = ShapedBody.named(options.body)
    return body, body.vertices if options.pose == "rest" else body.posed(options.pose).vertices


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("mode", choices=("views", "tag", "points", "review"))
    parser.add_argument("view", nargs="*", help="views or regions, or all")
    parser.add_argument("--points", type=Path, help="JSON of the places to draw")
    parser.add_argument("--body", default="adult_man", help="a named body (default adult_man)")
    parser.add_argument("--bodies", help="review: named bodies, joined by commas")
    parser.add_argument("--points-only", action="store_true", help="review: no landmarks' names")
    parser.add_argument("--phenotype", help="instead of --body: gender=1,age=0.67,height=0.35 …")
    parser.add_argument("--pose", default="rest")
    parser.add_argument("--at", type=int, help="tag: hm08 id to centre on")
    parser.add_argument("--span-mm", type=float, help="tag: width of the picture on the body")
    parser.add_argument(
        "--every", action="store_true", help="tag: draw ids even where they overlap"
    )
    parser.add_argument("--size", type=int, help="pixels of one view (tag 1600, points 1000)")
    parser.add_argument("--out", type=Path, help="one picture, tiled")
    parser.add_argument("--out-folder", type=Path, help="one picture a view")
    return parser.parse_args()


def main() -> None:
    options = parse_options()
    if options.mode == "views":
        print("\n".join(list_views()))
        return
    if options.mode == "review":
        from sheet_review import BODIES, SIZE, review

        names = [name for wanted in options.view for name in expand_names(wanted)]
        bodies = options.bodies.split(",") if options.bodies else BODIES
        folder, size = options.out_folder or Path("sheets"), options.size or SIZE
        review(folder, bodies, names, size, landmarks=not options.points_only)
        return
    if not options.view or not (options.out or options.out_folder):
        raise SystemExit("give a view or region, and --out PICTURE or --out-folder FOLDER")
    body, vertices = make_body(options)
    names = [name for wanted in options.view for name in expand_names(wanted)]
    if options.mode == "tag":
        zoom = {"at": options.at, "span_mm": options.span_mm, "every": options.every}
        size = options.size or 1600
        made = {name: draw_tags(name, body, vertices, size=size, **zoom) for name in names}
    else:
        marks = read_marks(options.points, body, vertices) if options.points else []
        made = draw_points(names, body, vertices, marks, options.size or 1000)
    if options.out:
        tile(list(made.values())).save(options.out)
    if options.out_folder:
        options.out_folder.mkdir(parents=True, exist_ok=True)
        for name, image in made.items():
            image.save(options.out_folder / f"{name}.png")


if __name__ == "__main__":
    main()
