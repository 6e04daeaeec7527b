"""What ``data/anatomy/bodies.toml`` says: named bodies, averages, density, the meaning of age."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

import numpy as np

from tongren.body.error import BodyError, suggest

Sex = Literal["male", "female"]


@lru_cache(maxsize=1)
def load_reference() -> dict[str, Any]:
    """The parsed file."""
    text = (files("tongren") / "data" / "anatomy" / "bodies.toml").read_text("utf-8")
    return tomllib.loads(text)


def density() -> float:
    """kg/m³ of the whole body, lungs included."""
    return float(load_reference()["density_kg_per_m3"])


def list_bodies() -> tuple[str, ...]:
    """The names of the named bodies."""
    return tuple(load_reference()["bodies"])


def find_body(name: str) -> dict[str, Any]:
    """What a named body is: the arguments of `ShapedBody`."""
    bodies = load_reference()["bodies"]
    if name not in bodies:
        raise BodyError(f"there is no body named {name!r}{suggest(name, bodies)}")
    return dict(bodies[name])


def anny_age(age_years: float) -> float:
    """Anny's age parameter for an age in years; `BodyError` outside the examined range."""
    reference = load_reference()
    low, high = reference["least_age_years"], reference["greatest_age_years"]
    if not low <= age_years <= high:
        raise BodyError(f"age_years = {age_years:g} is not possible here; give {low:g} to {high:g}")
    return float(np.interp(age_years, reference["age"]["years"], reference["age"]["value"]))


def average_height_cm(sex: Sex, age_years: float) -> float:
    """Median height of a sex and age."""
    growth = load_reference()["growth"]
    return float(np.interp(age_years, growth["years"], growth[sex]["height_cm"]))


def average_bmi(sex: Sex, age_years: float) -> float:
    """Median body mass index of a sex and age, kg/m²."""
    growth = load_reference()["growth"]
    return float(np.interp(age_years, growth["years"], growth[sex]["bmi"]))
