"""Makes ``data/anatomy/neighbours.toml``: which points lie near one another, and face one another.

    python builders/bake_neighbours.py            # writes the table, seconds
    python builders/bake_neighbours.py --check    # fails when it no longer fits the data

Distances are straight lines between the places of a man and a woman of middle size, their mean in
millimetres; of points with several places the nearest counts. A point faces another where a line
from it straight through the limb comes out beside that other.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import tongren
from tongren.locator.uncertainty import data_fingerprint

TARGET = Path(tongren.__file__).parent / "data" / "anatomy" / "neighbours.toml"
BODIES = ("adult_man", "adult_woman")
#: Neighbours of a point: so many at most, so far at most.
MOST, FAR_MM = 4, 120.0
#: A limb is at most so thick; the facing point lies at most so far from where the line comes out.
THICK_MM, BESIDE_MM = 160.0, 25.0
MIDLINE = ("GV", "CV")
#: Above this share of the stature there is neck and head, no limb.
NECK = 0.82
HEAD = """\
# Made by builders/bake_neighbours.py; do not edit. near: for each point the nearest others with the
# distance in millimetres on bodies of middle size. facing: the point on the other side of the limb.
# fingerprint: of the data that it was made from.
"""

Array = NDArray[np.float64]
Places = dict[str, Array]


def main() -> int:
    """Writes the table, or checks that it is up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say whether it is stale")
    options = parser.parse_args()
    atlas = tongren.load_atlas()
    texts = {point.code: point.location.expression for point in atlas}
    fingerprint = data_fingerprint({code: text for code, text in texts.items() if text}, {})
    if options.check:
        fresh = TARGET.is_file() and fingerprint in TARGET.read_text(encoding="utf-8")
        if not fresh:
            print("neighbours.toml is stale: run python builders/bake_neighbours.py")
        return 0 if fresh else 1
    near: dict[tuple[str, str], list[float]] = defaultdict(list)
    across: dict[tuple[str, str], list[float]] = defaultdict(list)
    for name in BODIES:
        body = tongren.Body.named(name)
        places, normals = places_of(body)
        for pair, distance in distances(places).items():
            near[pair].append(distance)
        for pair, gap in gaps_across(body, places, normals).items():
            across[pair].append(gap)
    facing = facing_pairs(across)
    TARGET.write_text(render(atlas.codes, near, facing, fingerprint), encoding="utf-8")
    print(f"{len(near)} pairs, {len(facing)} facing")
    return 0


def places_of(body: tongren.Body) -> tuple[Places, Places]:
    """Places and outward directions by code, (n, 3), mm: of the left side or the midline, of the
    right for points that exist only there."""
    places: dict[str, list[Array]] = defaultdict(list)
    normals: dict[str, list[Array]] = defaultdict(list)
    positions = body.locate_all()
    elsewhere = {position.code for position in positions if position.side != "right"}
    for position in positions:
        if position.side != "right" or position.code not in elsewhere:
            places[position.code].append(np.asarray(position.xyz_mm))
            normals[position.code].append(np.asarray(position.normal))
    return (
        {code: np.array(each) for code, each in places.items()},
        {code: np.array(each) for code, each in normals.items()},
    )


def distances(places: Places) -> dict[tuple[str, str], float]:
    """Smallest distance of every two points, where it is not too large."""
    found = {}
    codes = list(places)
    for index, code in enumerate(codes):
        for other in codes[index + 1 :]:
            gaps = places[code][:, None] - places[other][None]
            smallest = float(np.linalg.norm(gaps, axis=2).min())
            if smallest <= FAR_MM:
                found[code, other] = found[other, code] = smallest
    return found


def gaps_across(
    body: tongren.Body, places: Places, normals: Places
) -> dict[tuple[str, str], float]:
    """How far, mm, the line from the first point through the limb comes out beside the second."""
    triangles = body.vertices[body.faces] * 1000
    neck_mm = NECK * float(np.ptp(body.vertices[:, 2])) * 1000
    codes = [
        code
        for code, found in places.items()
        if not code.startswith(MIDLINE) and len(found) == 1 and found[0, 2] < neck_mm
    ]
    spots = np.array([places[code][0] for code in codes])
    found = {}
    for code, spot in zip(codes, spots, strict=True):
        inward = -normals[code][0]
        depth = way_out(spot, inward, triangles)
        if depth is None or depth > THICK_MM:
            continue
        gaps = np.linalg.norm(spots - (spot + depth * inward), axis=1)
        for other, gap in zip(codes, gaps, strict=True):
            if other != code:
                found[code, other] = float(gap)
    return found


def facing_pairs(gaps: dict[tuple[str, str], list[float]]) -> dict[str, str]:
    """Points that face each other: from both sides, on all bodies, the line comes out near, and for
    one of the two no other point is nearer."""
    mean: dict[tuple[str, str], float] = {}
    for (code, other), there in gaps.items():
        back = gaps.get((other, code), [])
        if len(there) == len(back) == len(BODIES):
            mean[code, other] = sum(there + back) / len(there + back)
    best: dict[str, str] = {}
    for (code, other), gap in sorted(mean.items(), key=lambda item: item[1]):
        if gap <= BESIDE_MM and code not in best and other not in best:
            best[code], best[other] = other, code
    return best


def way_out(start: Array, direction: Array, triangles: Array) -> float | None:
    """How far a line runs from the skin until it leaves the body, mm (Möller and Trumbore)."""
    a, edge1, edge2 = triangles[:, 0], *(triangles[:, i] - triangles[:, 0] for i in (1, 2))
    across = np.cross(direction, edge2)
    determinant = np.einsum("ij,ij->i", edge1, across)
    with np.errstate(divide="ignore", invalid="ignore"):
        away = start - a
        u = np.einsum("ij,ij->i", away, across) / determinant
        q = np.cross(away, edge1)
        v = q @ direction / determinant
        depth = np.einsum("ij,ij->i", edge2, q) / determinant
    hits = depth[(u >= 0) & (v >= 0) & (u + v <= 1) & (depth > 3.0)]
    return float(hits.min()) if len(hits) else None


def render(
    codes: tuple[str, ...],
    near: dict[tuple[str, str], list[float]],
    facing: dict[str, str],
    fingerprint: str,
) -> str:
    """The table as TOML."""
    lines = [HEAD, f'fingerprint = "{fingerprint}"', "", "[near]"]
    others: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for (code, other), each in near.items():
        others[code].append((sum(each) / len(each), other))
    for code in codes:
        nearest = sorted(others[code])[:MOST]
        listed = ", ".join(f'["{other}", {distance:.0f}]' for distance, other in nearest)
        lines.append(f'"{code}" = [{listed}]')
    lines += ["", "[facing]"]
    for code in codes:
        if code in facing:
            lines.append(f'"{code}" = "{facing[code]}"')
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
