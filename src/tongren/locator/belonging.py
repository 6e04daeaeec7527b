"""Whether positions lie in the regions that their records name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from tongren.locator.errors import LocationError, did_you_mean
from tongren.locator.frames import axes_of, split_direction
from tongren.locator.values import Sentence

if TYPE_CHECKING:
    from tongren.locator.located import Located, Position

_TURNED_DEG = 100.0  # skin turned further than this from the named side does not face it
_DIRECTION = re.compile(
    r"(?:antero|postero|supero|infero|medio|latero)?"
    r"(?:anterior|posterior|superior|inferior|medial|lateral|radial|ulnar)"
)


@dataclass(frozen=True)
class Region:
    """A named region: the bones that move its skin, and the way that it faces."""

    part: str
    bones: tuple[str, ...]
    faces: tuple[str, ...]


@cache
def _read() -> tuple[Mapping[str, Region], Mapping[str, str]]:
    file = files("tongren") / "data" / "anatomy" / "named_regions.toml"
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    sites = {
        name: Region(site["part"], tuple(site["bones"]), tuple(site.get("faces", ())))
        for name, site in content["sites"].items()
    }
    return sites, content["words"]


def find_region(name: str) -> Region:
    """The region that a record names; ``ValueError`` when there is none of that name."""
    sites, words = _read()
    plain = name.strip().lower().replace(" aspect of the ", " ")
    if plain in sites:
        return sites[plain]
    first, _, site = plain.partition(" ")
    side = words.get(first, first)
    if site not in sites or not _DIRECTION.fullmatch(side):
        raise ValueError(f"unknown region '{name}'; {did_you_mean(plain, sites)}")
    return Region(sites[site].part, sites[site].bones, (*sites[site].faces, side))


def region_problems(located: Located, regions: Mapping[str, str], body: int = 0) -> list[str]:
    """Points (``regions``: region name by code) that do not lie in the region of their record."""
    problems = []
    for code, name in regions.items():
        try:
            region = find_region(name)
            for position in located.places(code, body):
                wrong = _outside(located, position, region)
                if wrong:
                    place = f" ({position.label})" if position.label else ""
                    problems.append(f"{code}{place}: not in the {name}: {wrong}")
        except (LocationError, ValueError) as error:
            problems.append(f"{code}: {error}")
    return problems


def _outside(located: Located, position: Position, region: Region) -> str:
    """Why a position lies outside its region; empty when it lies inside."""
    topology = located.locator.topology
    corners = topology.faces[position.face]
    nearest = corners[int(position.barycentric.argmax())]
    bone = topology.bones[nearest].partition(".")[0]
    if not any(bone.startswith(each) for each in region.bones):
        return f"its skin belongs to {bone}"
    for side in region.faces:
        angle = _angle_deg(located, position, region.part, side)
        if angle > _TURNED_DEG:
            return f"its skin is turned {angle:.0f}° from {side}"
    return ""


def _angle_deg(located: Located, position: Position, part_id: str, side: str) -> float:
    """The angle between the skin's normal and a direction of a part, at a position."""
    compiler = located.locator.compiler
    part = compiler.part(part_id)
    sentence = Sentence(position.code, "")
    axes = [axis for base in split_direction(side) for axis in axes_of(part, base, sentence, None)]
    here = compiler.plan.step("constant", params=tuple(position.xyz_m.tolist()))
    frame = compiler.frames.frame(part, here)
    direction = compiler.frames.direction(part, frame, axes)
    values = located.run([direction])
    cosine = float(values[direction][position.body] @ position.normal)
    return float(np.degrees(np.arccos(np.clip(cosine, -1, 1))))
