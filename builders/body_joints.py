"""Joint centres expressed by the skin around them.

The rig's own joint heads slide against the skin: its knee by 63 mm between Anny's shortest and
tallest body. So each centre is written here as an affine combination of the skin vertices that ring
it, equal to the rig's head on Anny's middle adult, and follows the skin on every other body.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from bake_body import Source

Array = NDArray[np.float64]

RING_WIDTH = (
    0.35  # standard deviation of a ring along its bone, in units of the limb's radius there
)
LEAST_WEIGHT = 0.02  # of the strongest, below which a vertex is left out
SKIN, EYE = 0, 5  # of body_parts.PARTS; the centre of an eye is that of its ball
#: How far proximal of the rig's knuckles the metacarpal heads lie, of the hand's length. The rig's
#: stand at the webs. With the bones' mean lengths (Buryanov & Kotiuk 2010, Int J Morphol 28:755-8)
#: laid from the fingertip, or in proportion to the rig's middle phalanges, the joints lie 7 to
#: 17 mm more proximal; this is 12 mm on a hand of 207 mm.
KNUCKLE_SHIFT = 0.058
MIDDLE_FINGERTIP = (8787, 8790, 8898)  # hm08 ids, left
#: hm08 ids of the prominent skin over the heads of the first and fifth metatarsals, at 0.73 and
#: 0.67 of the foot's length from the heel; phalanges laid from the toe tips agree within 8 mm.
FIRST_METATARSAL, FIFTH_METATARSAL = (12390, 13299), (13301, 12754)
#: The middle adult, where the rig's heads are taken as right but for the knuckles.
MIDDLE = {
    "gender": 0.5,
    "age": 2 / 3,
    "muscle": 0.5,
    "weight": 0.5,
    "height": 0.5,
    "proportions": 0.5,
}


def describe_joints(source: Source, part: NDArray[np.uint8]) -> dict[str, Any]:
    """``joint_vertices`` and ``joint_weights``, a row a bone, cut by ``joint_starts``."""
    bones = [str(name) for name in source.model.bone_labels]
    vertices, heads = middle_adult(source)
    move_knuckles(source, bones, vertices, heads)
    belongs = dense_weights(source, len(bones))
    rings = {}
    for index, name in enumerate(bones):
        if name.endswith(".R"):
            continue
        surface = part == EYE if name.startswith("eye") else part == SKIN
        ring, weights = fit_ring(index, bones, source, vertices, heads, belongs, surface)
        rings[name] = (ring, weights)
        rings[mirror_bone(name)] = (source.mirror[ring], weights)
    rows = [rings[name] for name in bones]
    starts = np.cumsum([0, *(len(ring) for ring, _ in rows)])
    return {
        "joint_starts": starts.astype(np.int32),
        "joint_vertices": np.concatenate([ring for ring, _ in rows]).astype(np.uint16),
        "joint_weights": np.concatenate([weights for _, weights in rows]).astype(np.float32),
    }


def mirror_bone(name: str) -> str:
    """The bone of the other side; a midline bone is its own."""
    if name.endswith(".L"):
        return name[:-2] + ".R"
    return name[:-2] + ".L" if name.endswith(".R") else name


def middle_adult(source: Source) -> tuple[Array, Array]:
    """Vertices and bone heads of the middle adult, exactly symmetric."""
    from tongren.body.phenotype import combine_anchors

    weights = combine_anchors({k: np.array([v]) for k, v in MIDDLE.items()}, source.keys)[0]
    vertices = source.template + np.einsum("r,rvd->vd", weights, source.basis)
    heads = source.heads + np.einsum("r,rvd->vd", weights, source.heads_basis)
    vertices = (vertices + vertices[source.mirror] * [-1, 1, 1]) / 2
    bones = [str(name) for name in source.model.bone_labels]
    other = [bones.index(mirror_bone(name)) for name in bones]
    return vertices, (heads + heads[other] * [-1, 1, 1]) / 2


def move_knuckles(source: Source, bones: list[str], vertices: Array, heads: Array) -> None:
    """Move the left knuckle centres of hand and foot from the webs to the heads of the bones."""
    place = {name: heads[index] for index, name in enumerate(bones)}
    hm08 = source.model.base_mesh_vertex_indices.numpy().tolist()
    wrist, ankle = place["wrist.L"], place["foot.L"]
    tip = vertices[[hm08.index(i) for i in MIDDLE_FINGERTIP]].mean(axis=0)
    for finger in range(2, 6):
        centre = place[f"finger{finger}-1.L"]
        back = place[f"metacarpal{finger - 1}.L"] - centre
        centre += back / np.linalg.norm(back) * KNUCKLE_SHIFT * np.linalg.norm(tip - wrist)
    first, fifth = (
        vertices[[hm08.index(i) for i in ids]].mean(axis=0)
        for ids in (FIRST_METATARSAL, FIFTH_METATARSAL)
    )
    forward = (place["toe2-3.L"] - place["foot.L"]) * [1, 1, 0]
    forward /= np.linalg.norm(forward)
    behind = [(place[f"toe{i}-1.L"] - head) @ forward for i, head in ((1, first), (5, fifth))]
    for toe in range(1, 6):
        centre = place[f"toe{toe}-1.L"]
        back = ankle - centre
        centre += back / -(back @ forward) * np.interp(toe, (1, 5), behind)


def dense_weights(source: Source, bones: int) -> Array:
    """``(n, b)`` skin weights."""
    indices = source.model.vertex_bone_indices.numpy()
    dense = np.zeros((len(indices), bones))
    rows = np.arange(len(indices))[:, None]
    np.add.at(dense, (rows, indices), source.model.vertex_bone_weights.numpy())
    return dense


def fit_ring(
    index: int,
    bones: list[str],
    source: Source,
    vertices: Array,
    heads: Array,
    belongs: Array,
    surface: NDArray[np.bool_],
) -> tuple[NDArray[np.int64], Array]:
    """Vertices round a bone's head, and weights of sum 1 that give it on the middle adult."""
    parents = [-1 if parent is None else int(parent) for parent in source.model.bone_parents]
    head = heads[index]
    family = [index, *(other for other in range(len(bones)) if parents[other] == index)]
    if parents[index] >= 0:
        family.append(parents[index])
    axis = find_axis(index, parents, heads)
    near = surface & (belongs[:, family].sum(axis=1) > 0.3)
    offset = vertices - head
    along = offset @ axis
    across = np.linalg.norm(offset - along[:, None] * axis, axis=1)
    radius = np.sort(np.where(near, np.hypot(along, across), np.inf))[:12].mean()
    closeness = np.exp(
        -0.5 * (along / (RING_WIDTH * radius)) ** 2 - 0.5 * (across / (2.5 * radius)) ** 2
    )
    closeness[~near] = 0
    chosen = np.flatnonzero(closeness > LEAST_WEIGHT * closeness.max())
    if not bones[index].endswith(".L"):
        chosen = np.unique(np.r_[chosen, source.mirror[chosen]])
    first = closeness[chosen] / closeness[chosen].sum()
    # The smallest change, relative to closeness, that makes the combination hit the head.
    equations = np.vstack([vertices[chosen].T, np.ones(len(chosen))])
    scaled = equations * first
    change = scaled.T @ np.linalg.solve(scaled @ equations.T, np.r_[head, 1] - equations @ first)
    return chosen, first + change


def find_axis(index: int, parents: list[int], heads: Array) -> Array:
    """Unit direction of the limb at a bone's head, from its parent's head to its children's."""
    children = [other for other, parent in enumerate(parents) if parent == index]
    after = heads[children].mean(axis=0) if children else heads[index]
    before = heads[parents[index]] if parents[index] >= 0 else heads[index]
    axis = after - before
    length = np.linalg.norm(axis)
    return axis / length if length > 1e-9 else np.array([0.0, 0.0, 1.0])
