"""What the baked body knows besides its shape: faces, skin weights, bones, cavities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from body_joints import describe_joints, mirror_bone
from numpy.typing import NDArray

from tongren.body.measure import vertex_normals

if TYPE_CHECKING:
    from bake_body import Source

Array = NDArray[np.float64]

PARTS = ("skin", "mouth_cavity", "nostril", "eye_cavity", "tongue", "left_eye", "right_eye")
# Shares of the hemisphere over a place that are open to view, below which it counts as
HIDDEN_SHARE = 0.10  # hidden between lips or lids
PIT_SHARE = 0.50  # in the pit of a nostril


def describe_parts(source: Source) -> dict[str, Any]:
    """Arrays of the asset that hold for every body."""
    model = source.model
    bones = [str(name) for name in model.bone_labels]
    parents = [-1 if parent is None else int(parent) for parent in model.bone_parents]
    weights, indices = mirror_weights(source, bones)
    part = find_parts(source)
    return describe_joints(source, part) | {
        "faces": np.diff(source.faces.astype(np.int32), axis=0, prepend=0).astype(np.int16),
        "mirror": source.mirror.astype(np.uint16),
        "hm08": model.base_mesh_vertex_indices.numpy().astype(np.uint16),
        "bones": np.array(bones),
        "parents": np.array(parents, dtype=np.int16),
        "skin_weights": weights,
        "skin_bones": indices,
        "part": part,
        "part_names": np.array(PARTS),
    }


def mirror_weights(
    source: Source, bones: list[str]
) -> tuple[NDArray[np.uint16], NDArray[np.uint8]]:
    """Skin weights in 1/65535 and bones, ``(n, 9)``, strongest first, exactly symmetric."""
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


def find_parts(source: Source) -> NDArray[np.uint8]:
    """Index into ``PARTS`` of each vertex: its component, and the cavities within the skin."""
    from anny.face_segmentation import get_face_segmentation_mask

    part = find_components(source)
    cavities = {
        "mouth_cavity": ["mouth_cavity"],
        "eye_cavity": ["eye_cavity.L", "eye_cavity.R"],
    }
    for name, labels in cavities.items():
        faces = get_face_segmentation_mask(source.model, labels).numpy()
        # A vertex is inside when all its faces are; those on the rim stay outer skin.
        inside = ~np.isin(np.arange(len(part)), source.faces[~faces]) & (part == 0)
        part[inside | inside[source.mirror]] = PARTS.index(name)
    find_nostrils(source, part)
    assert np.array_equal(part[source.mirror] == 0, part == 0)
    return part


def find_components(source: Source) -> NDArray[np.uint8]:
    """Connected components: skin, tongue, left and right eye."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    faces, count = source.faces, len(source.template)
    edges = (faces.ravel(), np.roll(faces, 1, axis=1).ravel())
    graph = coo_matrix((np.ones(faces.size), edges), shape=(count, count))
    found, label = connected_components(graph, directed=False)
    assert found == 4, f"{found} components, not skin, tongue and two eyes"
    order = np.argsort(-np.bincount(label))
    left, right = sorted(order[2:], key=lambda i: -source.template[label == i][:, 0].mean())
    rank = np.empty(found, dtype=np.uint8)
    names = ("skin", "tongue", "left_eye", "right_eye")
    rank[[order[0], order[1], left, right]] = [PARTS.index(name) for name in names]
    return rank[label]


def find_nostrils(source: Source, part: NDArray[np.uint8]) -> None:
    """Mark the pits of the nostrils, and what the lips and lids hide, by how little they see.

    The mesh has no nasal cavity: a nostril is a pit some 5 mm deep. Lips and lids that touch belong
    to the cavity behind them.
    """
    points, faces = source.template, source.faces
    eye = points[part == PARTS.index("left_eye")].mean(axis=0)
    mouth = points[part == PARTS.index("mouth_cavity")]
    lips = mouth[mouth[:, 1].argmin()]
    normals = vertex_normals(points, faces)
    head = points[faces[points[faces].mean(axis=1)[:, 2] > eye[2] - 0.12]]
    near = (part == 0) & (points[:, 0] >= 0) & (points[:, 0] < eye[0] + 0.02)
    near &= (points[:, 2] < eye[2] + 0.02) & (points[:, 2] > lips[2] - 0.02)
    near &= points[:, 1] < eye[1] + 0.03
    middle = points[near & (points[:, 0] < 0.005) & (points[:, 2] < eye[2] - 0.01)]
    tip = middle[middle[:, 1].argmin()]
    for index in np.flatnonzero(near):
        share = see_open_space(points[index], normals[index], head)
        beside = points[index] - tip
        name = None
        if share < HIDDEN_SHARE:
            name = "eye_cavity" if abs(points[index, 2] - eye[2]) < 0.025 else "mouth_cavity"
        elif (
            share < PIT_SHARE and beside[0] < 0.02 and -0.02 < beside[2] < 0.01 and beside[1] < 0.03
        ):
            name = "nostril"
        if name:
            part[[index, source.mirror[index]]] = PARTS.index(name)


def see_open_space(point: Array, normal: Array, triangles: Array, rays: int = 96) -> float:
    """Share of directions of the hemisphere over a point in which no triangle is hit."""
    count = np.arange(rays) + 0.5
    height = 1 - 2 * count / rays
    turn = np.pi * (1 + 5**0.5) * count
    ring = np.sqrt(1 - height**2)
    directions = np.stack([ring * np.cos(turn), ring * np.sin(turn), height], axis=1)
    directions = directions[directions @ normal > 0.05]
    first, second = triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0]
    offset = point + 2e-4 * normal - triangles[:, 0]
    q = np.cross(offset, first)
    open_rays = 0
    for direction in directions:
        p = np.cross(direction, second)
        determinant = (first * p).sum(axis=1)
        inverse = 1 / np.where(np.abs(determinant) < 1e-15, np.inf, determinant)
        u, v = (offset * p).sum(axis=1) * inverse, (q @ direction) * inverse
        distance = (second * q).sum(axis=1) * inverse
        open_rays += not ((u >= 0) & (v >= 0) & (u + v <= 1) & (distance > 0)).any()
    return open_rays / len(directions)
