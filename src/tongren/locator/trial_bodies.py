"""Bodies of very different shape on which editors try their expressions."""

from __future__ import annotations

from functools import cache

from tongren.locator.surface import Floats

#: gender 0 man to 1 woman, age 1/3 child, 2/3 young adult, 1 old; the rest about 0.5
TRIAL_BODIES: dict[str, dict[str, float]] = {
    "man": {"gender": 0.0, "height": 0.33},
    "woman": {"gender": 1.0, "height": 0.4},
    "child": {"gender": 0.5, "age": 0.40},
    "old_woman": {"gender": 1.0, "age": 0.98, "weight": 0.6, "height": 0.35},
    "stout_man": {"gender": 0.0, "weight": 1.0, "muscle": 0.3, "height": 0.4},
    "stout_woman": {"gender": 1.0, "weight": 1.0, "muscle": 0.3, "height": 0.35},
    "thin_man": {"gender": 0.0, "weight": 0.05, "height": 0.5},
    "tall_man": {"gender": 0.0, "muscle": 0.9, "height": 0.75},
    "short_woman": {"gender": 1.0, "height": 0.1, "weight": 0.4},
}


@cache
def trial_vertices(name: str) -> Floats:
    """(n, 3) metres: a trial body in the rest shape, standing on the floor."""
    from tongren.body.shape import ShapedBody

    if name not in TRIAL_BODIES:
        raise SystemExit(f"unknown body '{name}': choose one of {', '.join(TRIAL_BODIES)}")
    return ShapedBody.from_phenotype(**{"age": 2 / 3, **TRIAL_BODIES[name]}).vertices
