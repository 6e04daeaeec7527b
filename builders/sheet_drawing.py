"""Draw a view of a body off screen, with labels only on what can be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyvista as pv
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from sheet_views import View

from tongren.body.measure import vertex_normals

Array = NDArray[np.float64]

SKIN = "#d8b59a"
INSIDE = "#a05050"  # the back of a face, seen through an opening
HIDDEN_MM = 4.0  # how far behind the surface a mark may lie and still count as seen


@dataclass(frozen=True)
class Mark:
    """A named place to draw: metres, body frame."""

    name: str
    xyz: Array
    colour: str = "#c00000"
    curve: Array | None = None  # (k, 3), drawn as a line
    normal: Array | None = None  # of the skin there; a mark that faces away is not drawn


@dataclass(frozen=True)
class Canvas:
    """A rendered view before its labels."""

    view: View
    image: Image.Image
    depth: Array  # (height, width) metres toward the camera from the focus; -inf where nothing is

    @property
    def size(self) -> int:
        return self.image.width

    def project(self, points: Array) -> tuple[Array, Array]:
        """Pixels ``(k, 2)`` and depth ``(k,)`` of points."""
        offset = points - self.view.focus
        scale = self.size / (2 * self.view.half_m)
        across, rise = offset @ self.view.right, offset @ self.view.up
        pixels = np.stack([self.size / 2 + across * scale, self.size / 2 - rise * scale], axis=1)
        return pixels, offset @ self.view.toward

    def see(self, points: Array) -> NDArray[np.bool_]:
        """``(k,)`` True where a point lies in the picture and nothing stands before it."""
        pixels, depth = self.project(points)
        column, row = np.floor(pixels).astype(int).T
        inside = (column >= 0) & (column < self.size) & (row >= 0) & (row < self.size)
        seen = np.zeros(len(points), bool)
        # The nearest surface within two pixels, so that marks on the silhouette count.
        near = [(row[inside] + i, column[inside] + j) for i in (-2, 0, 2) for j in (-2, 0, 2)]
        last = self.size - 1
        before = np.stack([self.depth[np.clip(i, 0, last), np.clip(j, 0, last)] for i, j in near])
        slack = max(HIDDEN_MM / 1000, 2.5 * self.view.half_m / self.size)
        gap = np.abs(before - depth[inside]).min(axis=0)
        seen[inside] = (depth[inside] > before[4] - slack) & (gap < 3 * slack)
        return seen


def render(
    view: View, vertices: Array, faces: NDArray[np.int32], size: int, *, edges: bool = False
) -> Canvas:
    """The lit, smooth surface, square, ``size`` pixels; ``edges`` draws the mesh's lines too."""
    kept = faces[view.shown[faces].all(axis=1)]
    cells = np.hstack([np.full((len(kept), 1), 3), kept]).ravel()
    mesh = pv.PolyData(vertices, cells)
    mesh.point_data["Normals"] = vertex_normals(vertices, faces)
    mesh.point_data.active_normals_name = "Normals"
    plotter: Any = pv.Plotter(off_screen=True, window_size=(size, size), lighting="none")
    plotter.set_background("white")
    skin = plotter.add_mesh(
        mesh, color=SKIN, specular=0.25, specular_power=18, ambient=0.12,
        show_edges=edges, edge_color="#9a7a62", line_width=1, backface_params={"color": INSIDE},
    )  # fmt: skip
    skin.prop.interpolation = "Phong"  # smooth by the normals given, not by others made anew
    for across, rise, toward, strength in (
        (-1.0, 0.9, 0.9, 0.75),
        (1.3, 0.1, 0.8, 0.45),
        (0, -1, 0.6, 0.2),
    ):
        aim = across * view.right + rise * view.up + toward * view.toward
        plotter.add_light(
            pv.Light(position=view.focus + 10 * aim, focal_point=view.focus, intensity=strength)
        )
    camera = plotter.camera
    camera.focal_point, camera.position, camera.up = (
        view.focus,
        view.focus + 3 * view.toward,
        view.up,
    )
    camera.parallel_projection, camera.parallel_scale = True, view.half_m
    camera.clipping_range = (0.5, 5.5)
    plotter.enable_anti_aliasing("msaa") if size <= 1200 else None
    shot = plotter.screenshot(return_img=True)
    depth = (
        plotter.get_image_depth(fill_value=-np.inf) + 3.0
    )  # from the camera, negative: to the focus
    plotter.close()
    if depth.shape[0] != size:
        depth = np.asarray(Image.fromarray(depth).resize((size, size), Image.Resampling.NEAREST))
    return Canvas(view, Image.fromarray(shot).resize((size, size)), depth)


def draw_marks(
    canvas: Canvas, marks: Sequence[Mark], *, font: int = 15, dot: float = 3.5
) -> list[str]:
    """Dots and labels of the marks that are seen, without overlap; the names of those hidden."""
    if not marks:
        return []
    points = np.array([mark.xyz for mark in marks])
    seen, (pixels, _) = canvas.see(points), canvas.project(points)
    toward = canvas.view.toward
    seen &= np.array([mark.normal is None or float(mark.normal @ toward) > -0.05 for mark in marks])
    draw, face = ImageDraw.Draw(canvas.image), load_font(font)
    for mark in marks:
        if mark.curve is not None:
            draw_curve(canvas, mark)
    dots = pixels[seen]
    taken = [np.hstack([dots - dot, dots + dot])]
    for (x, y), index in zip(dots, np.flatnonzero(seen), strict=True):
        draw.ellipse(
            (x - dot, y - dot, x + dot, y + dot), fill=marks[index].colour, outline="white"
        )
    for index in np.flatnonzero(seen & np.array([bool(mark.name) for mark in marks])):
        place_label(draw, marks[index], pixels[index], face, canvas.size, taken)
    return [mark.name for mark, was in zip(marks, seen, strict=True) if mark.name and not was]


def draw_curve(canvas: Canvas, mark: Mark) -> None:
    """A line through the points of a curve, where both ends of a piece are seen."""
    assert mark.curve is not None
    seen, (pixels, _) = canvas.see(mark.curve), canvas.project(mark.curve)
    draw = ImageDraw.Draw(canvas.image)
    for index in np.flatnonzero(seen[:-1] & seen[1:]):
        draw.line((*pixels[index], *pixels[index + 1]), fill=mark.colour, width=2)


#: Where a label may stand round its dot: how far (pixels), and its direction (cosine, sine).
_SEATS = np.array(
    [
        (reach, np.cos(np.radians(turn)), -np.sin(np.radians(turn)))
        for reach in (6, 14, 24, 36, 50, 68, 90, 115, 145, 180)
        for turn in range(0, 360, 30 if reach < 40 else 15)
    ]
)


def place_label(draw: Any, mark: Mark, at: Array, face: Any, size: int, taken: list[Array]) -> None:
    """The nearest free place round a dot, joined to it by a line; ``taken``: boxes (k, 4)."""
    left, top, right, bottom = draw.textbbox((0, 0), mark.name, font=face)
    width, height = right - left, bottom - top + 2
    reach, across, rise = _SEATS.T
    x = at[0] + reach * across + (across - 1) * width / 2
    y = at[1] + reach * rise + (rise - 1) * height / 2
    boxes = np.stack([x - 1, y - 1, x + width + 1, y + height + 1], axis=1)
    free = (boxes[:, :2] >= 0).all(axis=1) & (boxes[:, 2:] <= size).all(axis=1)
    others = np.vstack(taken)
    free &= ~(
        (boxes[:, None, :2] <= others[None, :, 2:]) & (others[None, :, :2] <= boxes[:, None, 2:])
    ).all(axis=2).any(axis=1)  # fmt: skip
    seats = np.flatnonzero(free)
    style: dict[str, Any] = {"font": face, "fill": mark.colour, "stroke_fill": "white"}
    if not len(seats):
        draw.text((at[0] + 4, at[1] - 6), mark.name, stroke_width=1, **style)
        return
    seat = seats[0]
    if reach[seat] > 6:
        end = (x[seat] + width / 2 - across[seat] * width / 2, y[seat] + height / 2)
        draw.line((*at, *end), fill="#606060")
    draw.text((x[seat] - left, y[seat] - top), mark.name, stroke_width=2, **style)
    taken.append(boxes[seat][None])


def overlap(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether two boxes (left, top, right, bottom) meet."""
    return not (one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1])


def draw_frame(canvas: Canvas, title: str, hidden: Sequence[str] = ()) -> None:
    """Title, a scale bar, and which way the picture's edges lie on the body."""
    draw, face, size = ImageDraw.Draw(canvas.image), load_font(16), canvas.size
    draw.text((8, 6), title, font=face, fill="black", stroke_width=2, stroke_fill="white")
    if hidden:
        words = f"not seen from here: {len(hidden)}"
        draw.text(
            (8, 28), words, font=load_font(12), fill="#606060", stroke_width=1, stroke_fill="white"
        )
    scale = size / (2 * canvas.view.half_m)
    length = next((mm for mm in (200, 100, 50, 20, 10, 5, 2) if mm / 1000 * scale < size * 0.3), 1)
    end = 12 + length / 1000 * scale
    draw.rectangle((12, size - 18, end, size - 13), fill="black")
    draw.text(
        (end + 6, size - 25),
        f"{length} mm",
        font=face,
        fill="black",
        stroke_width=2,
        stroke_fill="white",
    )
    places = ((size - 6, size / 2, "rm"), (6, size / 2, "lm"), (size / 2, 30, "mt"))
    right, up = canvas.view.right, canvas.view.up
    for vector, (x, y, anchor) in zip(
        (right, -right, up, -up), (*places, (size / 2, size - 6, "mb")), strict=True
    ):
        word = name_direction(vector, canvas.view.axes)
        style = {"fill": "#3050a0", "anchor": anchor, "stroke_width": 2, "stroke_fill": "white"}
        draw.text((x, y), word, font=load_font(13), **style)


def name_direction(vector: Array, axes: dict[str, Array]) -> str:
    """The nearest direction by name; the limb's own (the later ones) before the trunk's."""
    limb = [name for name in reversed(axes) if float(axes[name] @ vector) > 0.85]
    return limb[0] if limb else max(axes, key=lambda name: float(axes[name] @ vector))


def load_font(size: int) -> Any:
    """Pillow's own scalable font."""
    return ImageFont.load_default(size)


def tile(images: Sequence[Image.Image]) -> Image.Image:
    """One picture of several, up to three in a row."""
    wide = min(3, len(images)) if len(images) != 4 else 2
    size = images[0].width
    sheet = Image.new("RGB", (wide * size, -(-len(images) // wide) * size), "white")
    for index, image in enumerate(images):
        sheet.paste(image, (index % wide * size, index // wide * size))
    return sheet
