"""The mesh of a body as few bytes: what all bodies share once, and the corners of each."""

from __future__ import annotations

import struct
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from tongren.body.template import load_template

#: Least and greatest coordinate, then 16-bit corners between them: 0.03 mm on a tall body.
HEADER = struct.Struct("<6f")


def encode_vertices(vertices: NDArray[np.float64]) -> bytes:
    """Least x y z and greatest x y z as float32, then (n, 3) uint16 between, little-endian.

    The three coordinates stand one after the other, each as its low bytes and then its high
    bytes, which packs better.
    """
    low, high = vertices.min(axis=0), vertices.max(axis=0)
    steps = np.rint((vertices - low) / (high - low) * 65535).astype("<u2")
    planes = steps.T.copy().view(np.uint8).reshape(3, -1, 2).transpose(0, 2, 1)
    return HEADER.pack(*low, *high) + bytes(planes.tobytes())


def decode_vertices(data: bytes) -> NDArray[np.float64]:
    """(n, 3) metres; what the page does with it, for tests."""
    bounds = np.array(HEADER.unpack_from(data)).reshape(2, 3)
    planes = np.frombuffer(data, np.uint8, offset=HEADER.size).reshape(3, 2, -1)
    steps = planes[:, 0].astype(np.float64) + 256.0 * planes[:, 1]
    return np.asarray(bounds[0] + steps.T / 65535 * (bounds[1] - bounds[0]))


@lru_cache(maxsize=1)
def encode_template() -> bytes:
    """Two uint32 counts (n vertices, m faces); then differences from one to the next, all low
    bytes and then all high ones, of the three columns of the faces (m, 3) and of the mirror
    vertices (n,); then as uint8 (n,) 1 on the eyes and 2 within the body's openings, else 0."""
    template = load_template()
    names = template.part_names
    kinds = np.array([0 if n == "skin" else 1 if n.endswith("_eye") else 2 for n in names])
    columns = [*template.faces.T, template.mirror]
    return b"".join(
        (
            struct.pack("<2I", template.vertex_count, len(template.faces)),
            *(_differences(column) for column in columns),
            kinds[template.part].astype(np.uint8).tobytes(),
        )
    )


def _differences(column: NDArray[np.int32]) -> bytes:
    steps = np.diff(column, prepend=0).astype("<i2")
    return bytes(steps.view(np.uint8).reshape(-1, 2).T.tobytes())
