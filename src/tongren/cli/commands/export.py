"""``tongren export json|csv|glb|obj``: all the data, or a body with its points."""

from __future__ import annotations

import io
import sys
from argparse import Namespace
from pathlib import Path

from tongren.atlas import load_atlas
from tongren.cli.errors import InputError


def run(options: Namespace) -> int:
    """Write the atlas, or a body with its points; a file appears whole or not at all."""
    content = _mesh(options) if options.format in ("glb", "obj") else _data(options)
    if options.output is None:
        sys.stdout.buffer.write(content)
    else:
        write_whole(Path(options.output), content)
    return 0


def _data(options: Namespace) -> bytes:
    from tongren.export.whole import as_csv, as_json

    atlas = load_atlas()
    return as_json(atlas) if options.format == "json" else as_csv(atlas)


def _mesh(options: Namespace) -> bytes:
    """The body of the options in the template's own order, then its points as named nodes."""
    from tongren.cli.bodies import make_body, pose_points
    from tongren.export.meshes import NamedPoint, write_glb, write_obj

    body = make_body(options)
    positions, vertices = body.locate_all(side=options.side), body.vertices
    if options.pose and options.pose != "rest":
        positions, vertices = pose_points(body, positions, options.pose)
    atlas = load_atlas()
    points = [
        NamedPoint(
            f"{place.code}.{place.label}" if place.label else place.code,
            place.xyz_m.tolist(),
            place.side,
            atlas[place.code].names.pinyin,
            {"uncertainty_mm": round(place.uncertainty_mm, 1)},
        )
        for place in positions
    ]
    if options.format == "glb":
        binary = io.BytesIO()
        write_glb(binary, vertices, body.faces, points, body.description)
        return binary.getvalue()
    text = io.StringIO()
    write_obj(text, vertices, body.faces, points)
    return text.getvalue().encode()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is either the old one or the whole new one."""
    unfinished = path.with_name(path.name + ".unfinished")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise InputError(f"cannot write {path}: {error.strerror}; choose another -o FILE") from None
