"""Exported meshes, read back by other means than the writer's."""

import io
import json
import struct

import numpy as np
import pytest

from tongren.body.shape import ShapedBody
from tongren.export.meshes import NamedPoint, write_glb, write_obj

BODY = ShapedBody.named("adult_woman")
POINTS = [
    NamedPoint("ST36", (0.1, -0.05, 0.4), "left", "Zusanli", {"uncertainty_mm": 6.0}),
    NamedPoint("CV4", (0.0, -0.1, 0.9), name="Guanyuan"),
]


def read_glb(data):
    magic, version, length = struct.unpack_from("<4sII", data)
    assert (magic, version, length) == (b"glTF", 2, len(data))
    size, kind = struct.unpack_from("<I4s", data, 12)
    assert kind == b"JSON" and size % 4 == 0
    document = json.loads(data[20 : 20 + size])
    rest, kind = struct.unpack_from("<I4s", data, 20 + size)
    assert kind == b"BIN\0" and rest % 4 == 0
    return document, data[28 + size :]


def read_accessor(document, binary, index):
    accessor = document["accessors"][index]
    view = document["bufferViews"][accessor["bufferView"]]
    width = {"SCALAR": 1, "VEC3": 3}[accessor["type"]]
    kind = {5126: "<f4", 5125: "<u4"}[accessor["componentType"]]
    return np.frombuffer(binary, kind, accessor["count"] * width, view["byteOffset"]).reshape(
        -1, width
    )


def write(writer, stream):
    writer(stream, BODY.vertices, BODY.faces, POINTS, {"sex": "female"})
    return stream.getvalue()


def test_glb_holds_the_mesh_in_order_and_the_points_as_nodes():
    document, binary = read_glb(write(write_glb, io.BytesIO()))
    primitive = document["meshes"][0]["primitives"][0]
    positions = read_accessor(document, binary, primitive["attributes"]["POSITION"])
    back = np.stack([positions[:, 0], -positions[:, 2], positions[:, 1]], axis=1)
    assert np.abs(back - BODY.vertices).max() < 1e-6
    faces = read_accessor(document, binary, primitive["indices"]).reshape(-1, 3)
    assert np.array_equal(faces, BODY.faces)
    normals = read_accessor(document, binary, primitive["attributes"]["NORMAL"])
    assert np.allclose(np.linalg.norm(normals, axis=1), 1, atol=1e-5)

    nodes = {node["name"]: node for node in document["nodes"]}
    assert list(nodes) == ["body", "ST36_left", "CV4"]
    assert nodes["ST36_left"]["translation"] == pytest.approx([0.1, 0.4, 0.05])
    assert nodes["ST36_left"]["extras"] == {
        "code": "ST36", "side": "left", "name": "Zusanli", "uncertainty_mm": 6.0,
    }  # fmt: skip
    assert document["scenes"][0]["nodes"] == [0, 1, 2]
    assert document["asset"]["extras"] == {"sex": "female"}
    position = document["accessors"][primitive["attributes"]["POSITION"]]
    assert position["min"] == pytest.approx(positions.min(axis=0).tolist())
    assert position["max"] == pytest.approx(positions.max(axis=0).tolist())


def test_obj_holds_the_mesh_in_order_and_the_points_as_objects():
    lines = write(write_obj, io.StringIO()).splitlines()
    vertices = np.array([line.split()[1:] for line in lines if line.startswith("v ")], dtype=float)
    faces = np.array([line.split()[1:] for line in lines if line.startswith("f ")], dtype=int)
    assert np.abs(vertices[:-2] - BODY.vertices).max() < 1e-6
    assert np.array_equal(faces - 1, BODY.faces)
    assert [line for line in lines if line.startswith("o ")] == ["o body", "o ST36_left", "o CV4"]
    assert vertices[-2].tolist() == [0.1, -0.05, 0.4]
    assert [line for line in lines if line.startswith("p ")] == ["p 13719", "p 13720"]
    assert "# CV4 midline Guanyuan" in lines


def test_a_mesh_without_points_can_be_written():
    stream = io.BytesIO()
    write_glb(stream, BODY.vertices, BODY.faces)
    document, _ = read_glb(stream.getvalue())
    assert [node["name"] for node in document["nodes"]] == ["body"]
