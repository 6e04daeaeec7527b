"""A body and its points as files that 3D programs read: binary glTF 2.0 and Wavefront OBJ.

Vertices and faces keep the template's own order, so that whoever knows a vertex number finds it
again.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO, TextIO

import numpy as np
from numpy.typing import NDArray

from tongren.body.measure import vertex_normals

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]

_FLOAT, _UNSIGNED = 5126, 5125
_VERTICES, _INDICES = 34962, 34963
_SKIN = {"baseColorFactor": [0.72, 0.53, 0.42, 1.0], "metallicFactor": 0.0, "roughnessFactor": 0.75}


@dataclass(frozen=True)
class NamedPoint:
    """A point to export: ``position`` in metres, body frame."""

    code: str
    position: Sequence[float]
    side: str = "midline"
    name: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)  #: anything JSON can hold

    @property
    def label(self) -> str:
        """What the node is called: ``ST36_left``, ``CV4``."""
        return self.code if self.side == "midline" else f"{self.code}_{self.side}"


def to_gltf_axes(body: Floats) -> NDArray[np.float32]:
    """``(n, 3)`` body frame to glTF's (x left, y up, z anterior)."""
    turned = np.stack([body[:, 0], body[:, 2], -body[:, 1]], axis=1)
    return np.ascontiguousarray(turned, dtype="<f4")


def write_glb(
    stream: BinaryIO,
    vertices: Floats,
    faces: Ints,
    points: Sequence[NamedPoint] = (),
    description: Mapping[str, Any] | None = None,
) -> None:
    """Binary glTF 2.0: the mesh ``body``, then a node a point: code, side and name in ``extras``.

    ``vertices``: (n, 3) metres, body frame; ``faces``: (m, 3). The file is y-up in metres, as glTF
    asks.
    """
    positions = to_gltf_axes(vertices)
    normals = to_gltf_axes(vertex_normals(vertices, faces))
    indices = np.ascontiguousarray(faces.ravel(), dtype="<u4")
    parts = [positions.tobytes(), normals.tobytes(), indices.tobytes()]
    starts = np.cumsum([0, *map(len, parts)]).tolist()
    nodes = [{"name": "body", "mesh": 0}, *_make_nodes(points)]
    primitive = {"attributes": {"POSITION": 0, "NORMAL": 1}, "indices": 2, "material": 0}
    document = {
        "asset": {"version": "2.0", "generator": "Tongren", "extras": dict(description or {})},
        "scene": 0,
        "scenes": [{"nodes": list(range(len(nodes)))}],
        "nodes": nodes,
        "meshes": [{"name": "body", "primitives": [primitive]}],
        "materials": [{"name": "skin", "pbrMetallicRoughness": _SKIN}],
        "accessors": [
            _describe(0, _FLOAT, len(positions), "VEC3")
            | {"min": positions.min(axis=0).tolist(), "max": positions.max(axis=0).tolist()},
            _describe(1, _FLOAT, len(normals), "VEC3"),
            _describe(2, _UNSIGNED, len(indices), "SCALAR"),
        ],
        "bufferViews": [
            {"buffer": 0, "byteOffset": start, "byteLength": len(part), "target": target}
            for start, part, target in zip(
                starts, parts, (_VERTICES, _VERTICES, _INDICES), strict=False
            )
        ],
        "buffers": [{"byteLength": starts[-1]}],
    }
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    _write_chunks(stream, text, b"".join(parts))


def _make_nodes(points: Sequence[NamedPoint]) -> list[dict[str, Any]]:
    """A node a point, at its place in glTF's axes."""
    positions = np.array([point.position for point in points], dtype=float).reshape(-1, 3)
    return [
        {
            "name": point.label,
            "translation": [round(float(value), 7) for value in place],
            "extras": {"code": point.code, "side": point.side, "name": point.name, **point.more},
        }
        for point, place in zip(points, to_gltf_axes(positions), strict=True)
    ]


def _describe(view: int, component: int, count: int, kind: str) -> dict[str, Any]:
    return {"bufferView": view, "componentType": component, "count": count, "type": kind}


def _write_chunks(stream: BinaryIO, text: bytes, binary: bytes) -> None:
    """The container: a header, the JSON padded by spaces, the buffer padded by zeros."""
    text += b" " * (-len(text) % 4)
    binary += b"\0" * (-len(binary) % 4)
    stream.write(struct.pack("<4sII", b"glTF", 2, 28 + len(text) + len(binary)))
    stream.write(struct.pack("<I4s", len(text), b"JSON") + text)
    stream.write(struct.pack("<I4s", len(binary), b"BIN\0") + binary)


def write_obj(
    stream: TextIO,
    vertices: Floats,
    faces: Ints,
    points: Sequence[NamedPoint] = (),
    description: Mapping[str, Any] | None = None,
) -> None:
    """Wavefront OBJ in the body frame, metres: the object ``body``, then an object a point.

    OBJ has no up axis of its own; the header says how this file lies.
    """
    stream.write("# Tongren; metres; +x left, +y posterior, +z superior (up), floor at z = 0\n")
    for key, value in (description or {}).items():
        stream.write(f"# {key}: {value}\n")
    stream.write("o body\n")
    stream.writelines(f"v {x:.6f} {y:.6f} {z:.6f}\n" for x, y, z in vertices.tolist())
    stream.writelines(f"f {a} {b} {c}\n" for a, b, c in (faces + 1).tolist())
    for number, point in enumerate(points, start=len(vertices) + 1):
        x, y, z = point.position
        name = " ".join(point.name.split())
        stream.write(f"o {point.label}\n# {point.code} {point.side} {name}".rstrip() + "\n")
        stream.write(f"v {x:.6f} {y:.6f} {z:.6f}\np {number}\n")
