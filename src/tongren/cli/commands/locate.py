"""``tongren locate POINT… | --all``: positions on a body."""

from __future__ import annotations

from argparse import Namespace

from tongren.cli.bodies import make_body, pose_points
from tongren.cli.errors import InputError
from tongren.cli.lookup import find_point
from tongren.cli.output import print_heading, print_item, print_json
from tongren.person import Body, PointPosition, atlas_in_use


def run(options: Namespace) -> int:
    """Print positions in millimetres, or with --explain every step of their placing."""
    if bool(options.points) == options.all:
        raise InputError("name points, or give --all; for example: tongren locate ST36 KI1")
    atlas = atlas_in_use()
    codes = None if options.all else [find_point(atlas, text).code for text in options.points]
    body = make_body(options)
    positions = body.locate_all(codes, side=options.side)
    if options.pose and options.pose != "rest":
        positions, _ = pose_points(body, positions, options.pose)
    if options.json:
        described = {**body.description, "pose": options.pose or "rest"}
        document = {"body": described, "positions": [place.as_dict() for place in positions]}
        if options.explain:
            explained = dict.fromkeys(place.code for place in positions)
            document["explain"] = {code: body.explain(code) for code in explained}
        print_json(document)
    else:
        _print(body, positions, options.explain)
    return 0


def _print(body: Body, positions: list[PointPosition], explain: bool) -> None:
    description = ", ".join(f"{key} {value}" for key, value in body.description.items())
    print(f"body: {description}")
    print("mm; +x left, +y posterior, +z superior, floor z = 0")
    for place in positions:
        x, y, z = place.xyz_mm
        name = f"{place.code}.{place.label}" if place.label else place.code
        print(f"{name:<10}{place.side:<8}{x:8.1f}{y:8.1f}{z:8.1f}   ± {place.uncertainty_mm:.0f}")
    if explain:
        for code in dict.fromkeys(place.code for place in positions):
            print_heading(code)
            for line in body.explain(code):
                print_item(line)
