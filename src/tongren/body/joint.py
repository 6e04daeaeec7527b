"""Joints by their anatomical names."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from tongren.body.error import BodyError, suggest

Side = Literal["left", "right", "midline"]
_SUFFIX = {"left": ".L", "right": ".R"}


@lru_cache(maxsize=1)
def load_joints() -> dict[str, dict[str, str]]:
    """``data/anatomy/joints.toml``: bones by joint, bilateral and midline; ends of segments."""
    text = (files("tongren") / "data" / "anatomy" / "joints.toml").read_text("utf-8")
    return tomllib.loads(text)


def find_bone(joint: str, side: Side | None = None) -> str:
    """The rig bone whose head lies in a joint."""
    known = load_joints()
    if joint in known["midline"]:
        if side in _SUFFIX:
            raise BodyError(f"the joint {joint!r} lies on the midline; leave out side={side!r}")
        return known["midline"][joint]
    if joint not in known["bilateral"]:
        names = [*known["bilateral"], *known["midline"]]
        raise BodyError(f"there is no joint {joint!r}{suggest(joint, names)}")
    if side not in _SUFFIX:
        raise BodyError(f"the joint {joint!r} has two sides; give side='left' or side='right'")
    return known["bilateral"][joint] + _SUFFIX[side]
