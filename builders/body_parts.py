"""What the baked body knows besides its shape: faces, skin weights, bones, components."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from bake_body import Source

PARTS = ("skin", "tongue_and_teeth", "left_eye", "right_eye")


def describe_parts(source: Source) -> dict[str, Any]:
    """Arrays of the asset that hold for every body."""
    model = source.model
    bones = [str(name) for name in model.bone_labels]
    parents = [-1 if parent is None else int(parent) for parent in model.bone_parents]
    weights, indices = mirror_weights(source, bones)
    return {
        "faces": np.diff(source.faces.astype(np.int32), axis=0, prepend=0).astype(np.int16),
        "mirror": source.mirror.astype(np.uint16),
        "hm08": model.base_mesh_vertex_indices.numpy().astype(np.uint16),
        "bones": np.array(bones),
        "parents": np.array(parents, dtype=np.int16),
        "skin_weights": weights,
        "skin_bones": indices,
        "part": find_parts(source),
        "part_names": np.array(PARTS),
    }


def mirror_weights(
    source: Source, bones: list[str]
) -> tuple[NDArray[np.uint16], NDArray[np.uint8]]:
    """Skin weights of all vertices, exactly symmetric, in 1/65535, strongest bone first: two ``(n, 9)`` arrays."""
    weights = source.model.vertex_bone_weights.numpy()
    indices = source.model.vertex_bone_indices.numpy()
    count = len(weights)
    dense = np.zeros((count, len(bones)))
    np.add.at(dense, (np.arange(count)[:, None], indices), weights)
    other = [bones.index(mirror_bone(name)) for name in bones]
    dense = (dense + dense[source.mirror][:, other]) / 2
    order = np.argsort(-dense, axis=1, kind="stable")[:, : weights.shape[1]]
    kept = np.take_along_axis(dense, order, axis=1)
    quantised = np.round(kept / kept.sum(axis=1, keepdims=True) * 65535)
    # Give the rounding remainder to the strongest so that every vertex sums to one.
    quantised[:, 0] += 65535 - quantised.sum(axis=1)
    order[quantised == 0] = 0
    return quantised.astype(np.uint16), order.astype(np.uint8)


def mirror_bone(name: str) -> str:
    """The bone of the other side; a midline bone is its own."""
    if name.endswith(".L"):
        return name[:-2] + ".R"
    return name[:-2] + ".L" if name.endswith(".R") else name


def find_parts(source: Source) -> NDArray[np.uint8]:
    """Index into ``PARTS`` of each vertex, by connected component."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    faces, count = source.faces, len(source.template)
    edges = (faces.ravel(), np.roll(faces, 1, axis=1).ravel())
    graph = coo_matrix((np.ones(faces.size), edges), shape=(count, count))
    found, label = connected_components(graph, directed=False)
    assert found == len(PARTS)
    centre = np.array([source.template[label == i].mean(axis=0)[0] for i in range(found)])
    size = np.bincount(label)
    names = np.argsort(-size)  # skin, tongue and teeth, then the two eyes
    left, right = sorted(names[2:], key=lambda i: -centre[i])
    rank = np.empty(found, dtype=np.uint8)
    rank[[names[0], names[1], left, right]] = np.arange(4)
    return rank[label]
