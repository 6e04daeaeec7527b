"""The body that the options of a command describe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tongren.cli.errors import InputError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tongren.person import Body, PointPosition


def add_body_options(parser: ArgumentParser) -> None:
    """The options by which ``locate`` and ``export`` choose a body."""
    body = parser.add_argument_group("body", "an adult man if nothing is given")
    body.add_argument("--body", metavar="NAME", help="a named body, such as adult_woman")
    body.add_argument("--sex", choices=["female", "male"])
    body.add_argument("--age-years", type=float, metavar="YEARS")
    body.add_argument("--height-cm", type=float, metavar="CM")
    body.add_argument("--weight-kg", type=float, metavar="KG")
    body.add_argument("--pose", metavar="NAME", help="a named pose; at rest if omitted")
    body.add_argument("--side", choices=["left", "right", "both"], default="both")


def make_body(options: Namespace) -> Body:
    """The body of the options. Raises ``InputError`` where there is no such body."""
    from tongren.body.error import BodyError
    from tongren.person import Body

    measures = {
        name: value
        for name in ("sex", "age_years", "height_cm", "weight_kg")
        if (value := getattr(options, name)) is not None
    }
    if options.body and measures:
        raise InputError("give either --body or --sex, --age-years …, not both")
    try:
        if measures:
            return Body(**{"sex": "male", **measures})
        return Body.named(options.body or "adult_man")
    except BodyError as error:
        raise InputError(str(error)) from None


def pose_points(
    body: Body, positions: Sequence[PointPosition], pose: str
) -> tuple[list[PointPosition], NDArray[np.float64]]:
    """The positions carried along by a pose, and the posed vertices (n, 3) metres."""
    from dataclasses import replace

    import numpy as np

    from tongren.body.error import BodyError

    try:
        mesh = body.posed(pose)
    except BodyError as error:
        raise InputError(str(error)) from None
    carried = []
    for place in positions:
        corners = mesh.vertices[mesh.faces[place.face]]
        normal = np.cross(corners[1] - corners[0], corners[2] - corners[0])
        carried.append(
            replace(
                place,
                xyz_m=place.barycentric @ corners,
                normal=normal / np.linalg.norm(normal),
            )
        )
    return carried, mesh.vertices
