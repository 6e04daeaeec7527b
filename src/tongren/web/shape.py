"""The body model as the page evaluates it: bodies and the places of points, without asking.

Every body that can be asked for is a mixture of corner bodies: Anny's anchors of sex, age, weight,
muscle and height, of which it interpolates linearly between neighbours. Corner bodies are sent as
principal components, few enough to be exact to hundredths of a millimetre.

``data/body/slides.npz``, made by ``builders/bake_slides.py``, adds what cannot be computed there in
time: the mass of a body by age, height and corpulence, and the place of each point as it slides
over the skin of one reference body.
"""

from __future__ import annotations

import gzip
import itertools
import struct
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from tongren.body.fit import MOST_WEIGHT, TOLERANCE_KG
from tongren.body.phenotype import ANCHORS, LIMITS, Phenotype
from tongren.body.reference import anny_age, load_reference
from tongren.body.template import load_template
from tongren.web.rig import rig_arrays, rig_head

Floats = NDArray[np.float64]

DATA = Path(str(files("tongren") / "data"))
SLIDES = DATA / "body" / "slides.npz"
KINDS = ("male", "female", "pregnant")
HEIGHTS = LIMITS["height"]
AGE_ANCHORS = tuple(float(age) for age in ANCHORS["age"][1:])
AGE_CELLS = tuple(itertools.pairwise(AGE_ANCHORS))
#: Muscle turns at 1/2 and is nil beyond 1, where weight is extrapolated.
CORPULENCE_CELLS = ((0.0, 0.5), (0.5, 1.0), (1.0, max(MOST_WEIGHT.values())))
#: Nodes of the table of masses in each cell: a vertex is linear in age and height, and of the third
#: degree in corpulence (weight times muscle) or the first (beyond 1); volume is of the third in
#: vertices.
MASS_NODES: dict[str, Any] = {"age": 4, "height": 4, "corpulence": (10, 10, 4)}
PREGNANT_YEARS = (15.0, 50.0)
#: The body on which the places of points are told.
REFERENCE = Phenotype()
#: Factors of the terms of slides: each is a power of what a value exceeds a knot by, else 0.
FACTORS: dict[str, tuple[tuple[float, int], ...]] = {
    "age": ((0, 0), (0, 1), (0, 2), *((knot, p) for knot in AGE_ANCHORS[1:3] for p in (1, 2))),
    "height": tuple((HEIGHTS[0], power) for power in range(4)),
    "corpulence": (
        *((0.0, power) for power in range(4)),
        (0.25, 3),
        *((0.5, power) for power in (1, 2, 3)),
        (0.75, 3),
        (1.0, 1),
    ),
}

#: Corner bodies: anchors of sex, age, weight, muscle and height.
CORNERS = ((0.0, 1.0), AGE_ANCHORS, (0.0, 0.5, 1.0), (0.0, 0.5), (0.0, 1.0))
COMPONENTS = 56
#: Smallest step of a component at one standard deviation, metres.
STEP_M = 4e-5


def age_range(kind: str) -> tuple[float, float]:
    """Least and greatest age of Anny that a kind of body is asked for with."""
    if kind == "pregnant":
        return anny_age(PREGNANT_YEARS[0]), anny_age(PREGNANT_YEARS[1])
    reference = load_reference()
    return anny_age(reference["least_age_years"]), anny_age(reference["greatest_age_years"])


def slide_terms(bodies: Floats) -> Floats:
    """``(b, terms)`` of ``(b, 3)`` ages, heights and corpulences: all products of factors."""
    columns = [
        np.stack([np.maximum(values - knot, 0) ** power for knot, power in FACTORS[name]], axis=1)
        for name, values in zip(FACTORS, bodies.T, strict=True)
    ]
    return np.asarray(np.einsum("bi,bj,bk->bijk", *columns).reshape(len(bodies), -1))


def slides_fingerprint(expressions: Mapping[str, str]) -> str:
    """A short hash of everything that the table is made from, besides the program."""
    from tongren.locator.uncertainty import data_fingerprint

    made_from = (
        data_fingerprint(expressions, {}),
        load_template().stamp,
        (DATA / "anatomy" / "bodies.toml").read_text(encoding="utf-8"),
        repr((FACTORS, REFERENCE, AGE_CELLS, CORPULENCE_CELLS, HEIGHTS)),
    )
    return sha256("\n".join(made_from).encode()).hexdigest()[:16]


@lru_cache(maxsize=1)
def pack_shape() -> tuple[bytes, str]:
    """The model compressed, and the tag by which a browser knows whether it has it already."""
    data = encode_shape()
    return gzip.compress(data, 6, mtime=0), f'"{sha256(data).hexdigest()[:16]}"'


@lru_cache(maxsize=1)
def encode_shape() -> bytes:
    """A uint32 length, a JSON head of that length, then the arrays that the head names in order.

    Components (k, 3, h) are the differences along the vertices as int16, all high bytes and then
    all low ones; everything else is little-endian. See ``frontend/src/body/shape/``.
    """
    with np.load(SLIDES, allow_pickle=False) as stored:
        slides = {name: stored[name] for name in stored.files}
    arrays: dict[str, NDArray[Any]] = {"half": load_template().half.astype("<u2")}
    arrays |= _components() | {"ends": slides["ends"].astype("<u2")}
    for kind in KINDS:
        shares = slides[f"{kind}_shares"].astype("<i2")
        arrays |= {
            f"{kind}_mean": slides[f"{kind}_mean"].astype("<f4"),
            f"{kind}_shares": shares.view(np.uint8).reshape(*shares.shape, 2).transpose(2, 0, 1),
            f"{kind}_step": slides[f"{kind}_step"].astype("<f4"),
            f"{kind}_modes": slides[f"{kind}_modes"].astype("<f4"),
            f"{kind}_home": slides[f"{kind}_home"].astype("<u2"),
            f"{kind}_mass": slides[f"{kind}_mass"].astype("<f8"),
        }
    arrays |= rig_arrays()
    head = msgspec.json.encode(_head([str(name) for name in slides["places"]], arrays))
    padded = head + b" " * (-(len(head) + 4) % 8)
    blocks = [block + b"\0" * (-len(block) % 8) for block in map(_bytes, arrays.values())]
    return b"".join([struct.pack("<I", len(padded)), padded, *blocks])


def _bytes(array: NDArray[Any]) -> bytes:
    return bytes(np.ascontiguousarray(array).tobytes())


def _head(places: list[str], arrays: Mapping[str, NDArray[Any]]) -> dict[str, Any]:
    reference = load_reference()
    return {
        "arrays": [[name, array.dtype.str[1:], array.shape] for name, array in arrays.items()],
        "places": places,
        "corners": CORNERS,
        "factors": FACTORS,
        "age_cells": AGE_CELLS,
        "corpulence_cells": CORPULENCE_CELLS,
        "heights": HEIGHTS,
        "reference": [
            getattr(REFERENCE, name) for name in ("gender", "age", "weight", "muscle", "height")
        ],
        "mass_nodes": MASS_NODES,
        "pregnancy_step_m": STEP_M,
        "most_weight": MOST_WEIGHT,
        "tolerance_kg": TOLERANCE_KG,
        "age": reference["age"],
        "growth": reference["growth"],
        "least_age_years": reference["least_age_years"],
        "greatest_age_years": reference["greatest_age_years"],
        "pregnant_years": PREGNANT_YEARS,
        "bodies": reference["bodies"],
        "rig": rig_head(),
    }


def _components() -> dict[str, NDArray[Any]]:
    """Corner bodies as average, components and loadings; what pregnancy adds."""
    template = load_template()
    corners = [
        Phenotype(gender=gender, age=age, weight=weight, muscle=muscle, height=height)
        for gender, age, weight, muscle, height in itertools.product(*CORNERS)
    ]
    flat = template.evaluate_half(corners).reshape(len(corners), -1).astype(np.float64)
    average = flat.mean(axis=0)
    # The few bodies' own products give the components faster than a decomposition of vertices.
    _, order = np.linalg.eigh((flat - average) @ (flat - average).T)
    scaled = order.T[::-1][:COMPONENTS] @ (flat - average) / np.sqrt(len(corners))
    step = np.maximum(STEP_M, np.abs(scaled).max(axis=1) / 32767)
    steps = np.rint(scaled / step[:, None])
    kept = steps.any(axis=1)  # the last ones move nothing by a step
    steps, step = steps[kept], step[kept]
    # Least squares onto the rounded components absorbs part of the rounding.
    basis = steps * step[:, None]
    loadings = np.linalg.solve(basis @ basis.T, basis @ (flat - average).T).T
    pregnancy = np.rint(template.pregnancy.reshape(-1, 3) / STEP_M)
    return {
        "average": average.astype("<f4"),
        "components": _planes(steps.reshape(len(steps), -1, 3)),
        "loadings": (loadings * step).astype("<f4"),
        "pregnancy": _planes(pregnancy[None]),
    }


def _planes(values: Floats) -> NDArray[np.uint8]:
    """(2, k, 3, h): differences along the vertices, all high bytes, then all low ones."""
    along = values.transpose(0, 2, 1).astype(np.int32)
    steps = np.diff(along, axis=2, prepend=0).astype(np.int16).view(np.uint16)
    return np.stack([(steps >> 8).astype(np.uint8), (steps & 255).astype(np.uint8)])
