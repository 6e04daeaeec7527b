"""Bodies for the page: the mesh it draws and the points on it are those of the locator."""

from __future__ import annotations

import struct

import msgspec
import numpy as np
import pytest
from starlette.testclient import TestClient

from tongren.atlas import Atlas
from tongren.body.template import load_template
from tongren.person import Body
from tongren.web.courses import list_steps
from tongren.web.mesh import decode_vertices
from tongren.web.schema import BodyAnswer, CoursesAnswer, ErrorAnswer

WOMAN = "sex=female&age_years=34&height_cm=163&weight_kg=58"


@pytest.fixture(scope="module")
def answer(client: TestClient) -> BodyAnswer:
    response = client.get(f"/api/body?{WOMAN}")
    assert response.status_code == 200, response.text
    return msgspec.json.decode(response.content, type=BodyAnswer)


@pytest.fixture(scope="module")
def woman() -> Body:
    return Body(sex="female", age_years=34, height_cm=163, weight_kg=58)


def test_every_point_is_placed_or_said_to_be_missing(answer: BodyAnswer, atlas: Atlas) -> None:
    placed = {place.code for place in answer.positions}
    missing = {point.code for point in answer.missing}
    assert placed | missing == set(atlas.codes)
    assert not placed & missing
    assert {"KI1", "HT1", "ST36"} <= placed
    sides = {place.side for place in answer.positions if place.code == "ST36"}
    assert sides == {"left", "right"}
    assert abs(answer.description.height_cm - 163) < 0.2


def test_points_are_those_of_the_body(answer: BodyAnswer, woman: Body) -> None:
    for code in ("KI1", "LI11"):
        sent = next(p for p in answer.positions if p.code == code and p.side == "right")
        own = woman.locate(code, side="right")
        assert np.allclose(sent.xyz_mm, own.xyz_mm, atol=0.06)


@pytest.mark.parametrize("pose", ["rest", "toes_flexed"])
def test_points_lie_on_the_mesh_as_sent(
    client: TestClient, answer: BodyAnswer, woman: Body, pose: str
) -> None:
    vertices = decode_vertices(client.get(f"{answer.mesh}&pose={pose}").content)
    exact = woman.posed(pose).vertices
    assert np.abs(vertices - exact).max() < 5e-5
    if pose == "rest":
        corners = vertices[load_template().faces[[place.face for place in answer.positions]]]
        weights = np.array([place.barycentric for place in answer.positions])
        there = np.einsum("pk,pki->pi", weights, corners) * 1000
        wanted = np.array([place.xyz_mm for place in answer.positions])
        assert np.abs(there - wanted).max() < 0.5


def test_the_template_is_sent_whole_and_kept(client: TestClient, answer: BodyAnswer) -> None:
    response = client.get(answer.template)
    data = response.content
    count, faces = struct.unpack_from("<2I", data)
    template = load_template()
    assert (count, faces) == (template.vertex_count, len(template.faces))
    planes = np.frombuffer(data, np.uint8, 2 * faces, 8).reshape(2, -1).astype(np.uint16)
    column = np.cumsum((planes[0] | planes[1] << 8).view(np.int16), dtype=np.int32)
    assert np.array_equal(column, template.faces[:, 0])
    assert len(data) == 8 + 6 * faces + 3 * count
    assert "immutable" in response.headers["cache-control"]


def test_meridians_run_over_the_skin_in_order(
    client: TestClient, answer: BodyAnswer, atlas: Atlas, woman: Body
) -> None:
    sent = client.get(answer.courses).content
    courses = msgspec.json.decode(sent, type=CoursesAnswer).courses
    found = {(course.start, course.stop) for course in courses if not course.join}
    placed = {place.code for place in answer.positions}
    wanted = {(a, b) for _, a, b, join in list_steps(atlas) if not join and {a, b} <= placed}
    assert wanted == found
    assert ("BL40", "BL41") not in wanted
    assert ("BL54", "BL40") in wanted
    assert ("ST5", "ST9") in wanted
    along = next(course for course in courses if (course.start, course.stop) == ("ST36", "ST37"))
    crossings = np.array(along.line).reshape(-1, 3)
    share = crossings[:, 2:] / 1000
    line = woman.vertices[crossings[:, 0]] * (1 - share) + woman.vertices[crossings[:, 1]] * share
    assert (np.diff(line[:, 2]) < 0).all()
    assert (np.linalg.norm(np.diff(line, axis=0), axis=1) < 0.04).all()


def test_the_circuit_is_closed(client: TestClient, answer: BodyAnswer, atlas: Atlas) -> None:
    """Each of the twelve leads into the next, fingertips, toes and the inside included."""
    sent = client.get(answer.courses).content
    courses = msgspec.json.decode(sent, type=CoursesAnswer).courses
    joins = {course.meridian: (course.start, course.stop) for course in courses if course.join}
    at, seen = "LU", []
    while at not in seen:
        seen.append(at)
        stop = joins[at][1]
        assert stop in atlas.points_of(atlas.meridians[at].next)
        at = atlas.meridians[at].next
    assert len(seen) == 12
    assert joins["BL"] == ("BL67", "KI1")
    assert joins["PC"] == ("PC8", "TE1")
    assert joins["LR"] == ("LR14", "LU1")


def test_stretches_stay_on_the_skin(client: TestClient, answer: BodyAnswer, woman: Body) -> None:
    courses = msgspec.json.decode(client.get(answer.courses).content, type=CoursesAnswer).courses
    for course in courses:
        crossings = np.array(course.line).reshape(-1, 3)
        if len(crossings) < 2:
            continue
        share = crossings[:, 2:] / 1000
        ends = (
            woman.vertices[crossings[:, 0].astype(int)],
            woman.vertices[crossings[:, 1].astype(int)],
        )
        line = ends[0] * (1 - share) + ends[1] * share
        leap = np.linalg.norm(np.diff(line, axis=0), axis=1).max()
        assert leap < 0.04, (course.start, course.stop)


@pytest.mark.parametrize(
    ("path", "status", "kind", "words"),
    [
        ("?sex=male&height_cm=300", 422, "impossible_body", "cm"),
        ("?sex=male&weight_kg=heavy", 422, "impossible_body", "not a number"),
        ("?sex=male&age_years=nan", 422, "impossible_body", "not a number"),
        ("?sex=other", 422, "impossible_body", "female"),
        ("?name=adult_mann", 422, "impossible_body", "did you mean"),
        ("", 422, "impossible_body", "name"),
        ("/mesh?name=adult_man&pose=flying", 400, "bad_parameter", "pose"),
        ("/ruler?name=adult_man&point=XX1", 400, "bad_parameter", "point"),
        ("/nothing", 404, "unknown_address", "nothing"),
    ],
)
def test_what_cannot_be_is_said(
    client: TestClient, path: str, status: int, kind: str, words: str
) -> None:
    response = client.get(f"/api/body{path}")
    fault = msgspec.json.decode(response.content, type=ErrorAnswer).error
    assert (response.status_code, fault.kind) == (status, kind)
    assert words in fault.message
    assert fault.advice
