"""Find the phenotype whose body has a given height and weight.

Two unknowns are solved for. Height is Anny's ``height``, in which every vertex is linear.
Corpulence runs from Anny's emaciated shape over its average to its obese one: ``weight`` rises
along it and ``muscle`` falls towards both ends, since MakeHuman makes a heavy body fat only where
muscle is low. Weight grows strictly with corpulence, so there is one answer, and it moves little
when the request does.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from tongren.body.error import BodyError
from tongren.body.measure import measure_half_volume
from tongren.body.phenotype import LIMITS, Phenotype
from tongren.body.reference import Sex, anny_age, density
from tongren.body.template import load_template

#: The most corpulent shape of each sex that still looks like a body: beyond 1, Anny's weight is
#: extrapolated.
MOST_WEIGHT: dict[Sex, float] = {"male": 1.1, "female": 1.25}
TOLERANCE_KG = 0.02
STEPS = 40

Floats = NDArray[np.float64]


@lru_cache(maxsize=256)
def fit_phenotype(
    sex: Sex, age_years: float, height_cm: float, weight_kg: float, pregnant: bool = False
) -> Phenotype:
    """The phenotype of that height (± 1 mm) and weight (± 0.05 kg); else `BodyError`."""
    start = Phenotype(
        gender=1.0 if sex == "female" else 0.0,
        age=anny_age(age_years),
        pregnant=float(pregnant),
    )
    who = f"{describe_age(age_years)} {describe_sex(sex, age_years)}"
    check_height(start, height_cm, who)
    low, high = 0.0, MOST_WEIGHT[sex]
    lightest, heaviest = (weigh(start, c, height_cm)[0] - weight_kg for c in (low, high))
    if lightest > TOLERANCE_KG or heaviest < -TOLERANCE_KG:
        raise BodyError(
            f"no {who} of {height_cm:g} cm weighs {weight_kg:g} kg in this model: "
            f"{np.ceil(lightest + weight_kg):.0f} to "
            f"{np.floor(heaviest + weight_kg):.0f} kg is possible"
        )
    return solve_corpulence(start, height_cm, weight_kg, (low, high), (lightest, heaviest))


def solve_corpulence(
    start: Phenotype,
    height_cm: float,
    weight_kg: float,
    bracket: tuple[float, float],
    excess: tuple[float, float],
) -> Phenotype:
    """Regula falsi, Illinois variant, on the excess of weight; it keeps its bracket."""
    (low, high), (below, above) = bracket, excess
    last = 0
    for _ in range(STEPS):
        middle = (
            low
            if below >= 0
            else high
            if above <= 0
            else (low * above - high * below) / (above - below)
        )
        mass, found = weigh(start, middle, height_cm)
        off = mass - weight_kg
        if abs(off) < TOLERANCE_KG:
            return found
        if off < 0:
            low, below, above = middle, off, above / 2 if last < 0 else above
            last = -1
        else:
            high, above, below = middle, off, below / 2 if last > 0 else below
            last = 1
    raise BodyError(
        f"no body of {height_cm:g} cm and {weight_kg:g} kg was found; change either a little"
    )


def weigh(start: Phenotype, corpulence: float, height_cm: float) -> tuple[float, Phenotype]:
    """Mass in kg, and phenotype, of the body of that corpulence and height."""
    shaped = with_corpulence(start, corpulence)
    template = load_template()
    short, tall = template.evaluate_half([replace(shaped, height=0.0), replace(shaped, height=1.0)])
    height = solve_height(short[:, 2].astype(float), tall[:, 2].astype(float), height_cm / 100)
    half = short + np.float32(height) * (tall - short)
    low, high = LIMITS["height"]
    made = replace(shaped, height=float(np.clip(height, low, high)))
    return measure_half_volume(half) * density(), made


def with_corpulence(start: Phenotype, corpulence: float) -> Phenotype:
    """Anny's weight and muscle at a corpulence: 0 emaciated, 0.5 average, 1 obese."""
    muscle = 0.5 * max(0.0, 1 - (2 * corpulence - 1) ** 2)
    return replace(start, weight=corpulence, muscle=muscle)


def solve_height(short: Floats, tall: Floats, height_m: float) -> float:
    """Anny's height at which a body is that tall, from z at heights 0 and 1: z is linear in it."""
    value, rise = 0.5, tall - short
    for _ in range(8):
        z = short + value * rise
        top, foot = int(z.argmax()), int(z.argmin())
        step = (height_m - (z[top] - z[foot])) / (rise[top] - rise[foot])
        value += step
        if abs(step) < 1e-9:
            break
    return float(value)


def check_height(start: Phenotype, height_cm: float, who: str) -> None:
    """Refuse a height that the model cannot take."""
    template = load_template()
    shaped = with_corpulence(start, 0.5)
    z = template.evaluate_half([replace(shaped, height=h) for h in (0.0, 1.0)])[..., 2]
    shortest, tallest = (100 * float(np.ptp(one)) for one in z)
    if not shortest <= height_cm <= tallest:
        raise BodyError(
            f"no {who} is {height_cm:g} cm tall in this model: "
            f"{np.ceil(shortest):.0f} to {np.floor(tallest):.0f} cm is possible"
        )


def describe_age(age_years: float) -> str:
    """``"adult"`` from 18 years, else the age."""
    return "adult" if age_years >= 18 else f"{age_years:g}-year-old"


def describe_sex(sex: Sex, age_years: float) -> str:
    """man, woman, boy or girl."""
    if age_years >= 18:
        return "man" if sex == "male" else "woman"
    return "boy" if sex == "male" else "girl"
