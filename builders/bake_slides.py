"""Makes ``data/body/slides.npz``: what the page needs to place the points on a body by itself.

    python builders/bake_slides.py            # writes the table, about a minute and a half
    python builders/bake_slides.py --check    # fails when it no longer fits the data

The bodies that can be asked for differ in three numbers: age, height and corpulence of Anny
(``tongren.body.fit``), and in kind: male, female, pregnant. Over each kind the places of all points
are computed on bodies spread evenly over these three numbers, told as places of one reference body
and fitted by products of powers: how a point slides over the skin. The mass of a body is tabulated
too, exactly: between anchors it is a polynomial. How the page uses both is told in
``tongren.web.shape``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

import tongren
from tongren.body.fit import MOST_WEIGHT, with_corpulence
from tongren.body.measure import measure_half_volume
from tongren.body.phenotype import Phenotype
from tongren.body.reference import density
from tongren.body.template import load_template
from tongren.locator import open_locator
from tongren.locator.plan import execute
from tongren.locator.run import Run
from tongren.locator.uncertainty import place_name
from tongren.web.shape import (
    AGE_CELLS,
    CORPULENCE_CELLS,
    HEIGHTS,
    KINDS,
    MASS_NODES,
    REFERENCE,
    SLIDES,
    age_range,
    slide_terms,
    slides_fingerprint,
)

Floats = NDArray[np.float64]

BODIES = {"male": 1300, "female": 1300, "pregnant": 700}
BATCH = 50
MODES = 72
RIDGE = 1e-4
#: Smallest step of a share at one standard deviation of its mode, metres.
STEP_M = 2e-5


def main() -> int:
    """Writes the table, or checks that it is up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say whether it is stale")
    options = parser.parse_args()
    texts = {point.code: point.location.expression for point in tongren.load_atlas()}
    expressions = {code: text for code, text in texts.items() if text}
    fingerprint = slides_fingerprint(expressions)
    if options.check:
        fresh = SLIDES.is_file() and str(np.load(SLIDES)["fingerprint"]) == fingerprint
        if not fresh:
            print("slides.npz is stale: run python builders/bake_slides.py")
        return 0 if fresh else 1
    arrays: dict[str, Any] = {"fingerprint": np.array(fingerprint)}
    for kind in KINDS:
        names, bodies, faces, places = place_bodies(expressions, kind)
        arrays["places"] = np.array(names)
        arrays |= {f"{kind}_{name}": value for name, value in fit_slides(bodies, places).items()}
        arrays[f"{kind}_home"] = find_homes(faces, places)
        arrays[f"{kind}_mass"] = tabulate_mass(kind)
    arrays["ends"] = find_ends()
    np.savez_compressed(SLIDES, allow_pickle=False, **arrays)
    print(f"{SLIDES.name}: {SLIDES.stat().st_size / 1e3:.0f} kB")
    return 0


def make_phenotype(kind: str, age: float, height: float, corpulence: float) -> Phenotype:
    """The phenotype that ``fit_phenotype`` would give with these three numbers."""
    start = Phenotype(
        gender=0.0 if kind == "male" else 1.0,
        age=age,
        height=height,
        pregnant=float(kind == "pregnant"),
    )
    return with_corpulence(start, corpulence)


def spread_bodies(kind: str) -> Floats:
    """``(count, 3)`` age, height and corpulence, evenly spread: the R3 sequence of Roberts."""
    golden = 1.2207440846057596  # root of x⁴ = x + 1
    share = (0.5 + np.arange(1, BODIES[kind] + 1)[:, None] / golden ** np.arange(1, 4)) % 1
    # Its ends belong to the body too: a cosine brings some nodes there.
    share = (share + (1 - np.cos(np.pi * share)) / 2) / 2
    low, high = np.array(list(ranges(kind))).T
    return np.asarray(low + share * (high - low))


def ranges(kind: str) -> Iterator[tuple[float, float]]:
    """Least and greatest age, height and corpulence of a kind."""
    yield age_range(kind)
    yield HEIGHTS
    yield 0.0, MOST_WEIGHT["male" if kind == "male" else "female"]


def place_bodies(
    expressions: dict[str, str], kind: str
) -> tuple[list[str], Floats, NDArray[np.intp], Floats]:
    """Names of places, ``(b, 3)`` bodies, ``(p, b)`` faces hit on them, and ``(p, b, 3)`` places.

    Places are told on the reference body. A place that a body does not have is NaN.
    """
    locator, template = open_locator(expressions), load_template()
    group = locator.group(tuple(expressions))
    bodies, found = spread_bodies(kind), []
    for start in range(0, len(bodies), BATCH):
        phenotypes = [make_phenotype(kind, *values) for values in bodies[start : start + BATCH]]
        located = locator.on_many(np.stack([template.evaluate(each) for each in phenotypes]))
        run = Run(located.skin, np.arange(located.count))
        found.append(execute(group.schedule, run).collect(group.gather))
    hits = np.concatenate(found, axis=1)
    reference = template.evaluate(REFERENCE)
    faces = np.nan_to_num(hits[..., 3]).astype(np.intp)
    places = np.einsum("pbk,pbkd->pbd", hits[..., 4:], reference[template.faces[faces]])
    names = [place_name(code, label) for code, rows in group.rows.items() for label, _ in rows]
    return names, bodies, faces, np.asarray(places)


def fit_slides(bodies: Floats, places: Floats) -> dict[str, Any]:
    """Each place as its mean and a sum of modes; each mode as a sum of products of powers."""
    terms = slide_terms(bodies)
    count = terms.shape[1]
    flat = places.transpose(1, 0, 2).reshape(len(bodies), -1)  # (b, 3p)
    mean = np.nanmean(flat, axis=0)
    solved = np.empty((count, flat.shape[1]))
    whole = np.isfinite(flat).all(axis=0)
    solved[:, whole] = solve(terms, (flat - mean)[:, whole])
    for column in np.flatnonzero(~whole):
        kept = np.isfinite(flat[:, column])
        solved[:, column] = solve(terms[kept], (flat[:, column] - mean[column])[kept])
    # Principal components of the fitted slides: few modes, of which each place takes its shares.
    _, upper = np.linalg.qr(terms)
    left, spread, right = np.linalg.svd(upper @ solved, full_matrices=False)
    shares = right[:MODES] * (spread[:MODES, None] / np.sqrt(len(bodies)))
    step = np.maximum(STEP_M, np.abs(shares).max(axis=1) / 32767)
    modes = np.linalg.lstsq(upper, left[:, :MODES], rcond=None)[0] * np.sqrt(len(bodies))
    left_out = np.abs(terms @ solved - (terms @ modes) @ shares)
    print(f"{len(bodies)} bodies: modes leave out {1000 * np.percentile(left_out, 99):.3f} mm p99")
    return {
        "mean": mean.astype(np.float32),
        "shares": np.rint(shares / step[:, None]).astype(np.int16),
        "step": step.astype(np.float32),
        "modes": modes.T.astype(np.float32),
    }


def find_homes(faces: NDArray[np.intp], places: Floats) -> NDArray[np.uint16]:
    """``(p,)`` the face of each place on the body on which it lies nearest to its mean."""
    away = np.linalg.norm(places - np.nanmean(places, axis=1, keepdims=True), axis=2)
    chosen = np.nan_to_num(away, nan=np.inf).argmin(axis=1)
    return faces[np.arange(len(faces)), chosen].astype(np.uint16)


def solve(terms: Floats, values: Floats) -> Floats:
    """Least squares, held together where bodies say nothing."""
    scale = np.linalg.norm(terms, axis=0)
    padded = np.concatenate([terms / scale, RIDGE * np.eye(terms.shape[1])])
    right = np.concatenate([values, np.zeros((terms.shape[1], *values.shape[1:]))])
    found = np.linalg.lstsq(padded, right, rcond=None)[0]
    return np.asarray((found.T / scale).T)


def nodes(low: float, high: float, count: int) -> Floats:
    """Chebyshev's nodes of a cell; the page knows them by the same rule."""
    angle = np.pi * (2 * np.arange(count) + 1) / (2 * count)
    return np.asarray((low + high) / 2 - (high - low) / 2 * np.cos(angle))


def tabulate_mass(kind: str) -> NDArray[np.float64]:
    """Mass in kg at the nodes: cells of age and corpulence, then age, height, corpulence."""
    template, made = load_template(), []
    for age_cell in AGE_CELLS:
        for cell, count in zip(CORPULENCE_CELLS, MASS_NODES["corpulence"], strict=True):
            for age in nodes(*age_cell, MASS_NODES["age"]):
                corpulences = nodes(*cell, count)
                block = np.empty((MASS_NODES["height"], count))
                for column, corpulence in enumerate(corpulences):
                    body = make_phenotype(kind, age, 0.0, float(corpulence))
                    short, tall = template.evaluate_half([body, replace(body, height=1.0)])
                    for row, height in enumerate(nodes(*HEIGHTS, MASS_NODES["height"])):
                        half = short + np.float32(height) * (tall - short)
                        block[row, column] = measure_half_volume(half) * density()
                made.append(block.ravel())
    return np.concatenate(made)


def find_ends() -> NDArray[np.uint16]:
    """Indices into ``Template.half`` of the vertices that are the top or the foot of some body."""
    template, found = load_template(), set()
    for kind in KINDS:
        for age, _, corpulence in spread_bodies(kind)[::4]:
            pair = [make_phenotype(kind, age, height, corpulence) for height in (0.0, 1.0)]
            short, tall = template.evaluate_half(pair)[..., 2]
            for height in np.linspace(*HEIGHTS, 5):
                z = short + height * (tall - short)
                found |= {int(z.argmax()), int(z.argmin())}
    return np.array(sorted(found), dtype=np.uint16)


if __name__ == "__main__":
    sys.exit(main())
