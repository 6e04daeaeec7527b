"""Meridians that the page walks by itself, against those of the server."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.web.made_bodies import BODIES, Made
from tongren.body.template import load_template
from tongren.person import PointPosition
from tongren.web.courses import Crossing, Tracer

Floats = NDArray[np.float64]


def read_ends(made: Made, number: int) -> dict[str, PointPosition]:
    """The first left or midline place of each point as the page put it on one of its bodies."""
    vertices, faces = made.vertices[number], load_template().faces
    found: dict[str, PointPosition] = {}
    for (code, label, side), end in zip(made.keys, made.drawn[number]["ends"], strict=True):
        if side == "right" or code in found:
            continue
        corners, weights = vertices[faces[end["face"]]], np.array(end["barycentric"])
        normal = np.cross(corners[1] - corners[0], corners[2] - corners[0])
        normal /= np.linalg.norm(normal)
        at = weights @ corners
        found[code] = PointPosition(code, label, "left", at, normal, end["face"], weights, 0.0)
    return found


def is_same(line: list[Crossing], told: list[Any]) -> bool:
    """Whether both cross the same edges in the same order, within a thousandth of each."""
    own = np.array(told).reshape(-1, 3)
    exact = np.array(line, dtype=float).reshape(-1, 3) * (1, 1, 1000)
    return own.shape == exact.shape and bool(np.abs(own - exact).max(initial=0) < 1)


@pytest.mark.parametrize("number", range(BODIES))
def test_fifty_bodies_have_the_lines_that_the_server_walks(made: Made, number: int) -> None:
    ends = read_ends(made, number)
    tracer, same = Tracer(made.vertices[number], load_template()), []
    for course, told in zip(made.courses, made.drawn[number]["lines"], strict=True):
        line = tracer.connect(ends[course["start"]], ends[course["stop"]])
        same.append(line is not None and is_same(line, told))
    assert len(same) > 300
    # A plane through a vertex may leave it on either side, by the last bit of a number.
    assert sum(same) >= len(same) - 1


def test_lines_of_another_body_are_told_apart(made: Made) -> None:
    tracer, ends = Tracer(made.vertices[1], load_template()), read_ends(made, 1)
    pairs = zip(made.courses, made.drawn[0]["lines"], strict=True)
    lines = [
        (tracer.connect(ends[each["start"]], ends[each["stop"]]), told) for each, told in pairs
    ]
    assert not all(line is not None and is_same(line, told) for line, told in lines)
