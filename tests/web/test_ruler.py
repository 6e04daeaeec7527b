"""The cun ruler: its steps, numbers and lines are those by which the locator places the point."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from numpy.typing import NDArray
from starlette.testclient import TestClient

from tongren.body.template import load_template
from tongren.person import Body, locator_in_use
from tongren.web.ruler_answer import ruler_answer
from tongren.web.schema import RulerAnswer, RulerLine, RulerStep

WOMAN = "sex=female&age_years=34&height_cm=163&weight_kg=58"


@pytest.fixture(scope="module")
def woman() -> Body:
    body = Body(sex="female", age_years=34, height_cm=163, weight_kg=58)
    body.locate_all()
    return body


def ask(client: TestClient, code: str) -> RulerAnswer:
    response = client.get(f"/api/body/ruler?{WOMAN}&point={code}")
    assert response.status_code == 200, response.text
    return msgspec.json.decode(response.content, type=RulerAnswer)


def on_skin(body: Body, place: tuple[float, ...]) -> NDArray[np.float64]:
    """Millimetres of a bound place."""
    face, a, b = place
    corners = body.vertices[load_template().faces[int(face)]]
    return np.asarray(np.array([a, b, 1 - a - b]) @ corners * 1000)


def step_of(answer: RulerAnswer, kind: str) -> RulerStep:
    return next(step for step in answer.steps if step.kind == kind)


def ticks(body: Body, line: RulerLine) -> list[NDArray[np.float64]]:
    return [on_skin(body, line.places[tick.node]) for tick in line.ticks]


def test_every_point_is_told_to_its_end(woman: Body) -> None:
    for code in locator_in_use().expressions:
        answer = ruler_answer(woman, code)
        assert [step.kind for step in answer.steps].count("arrive") == 1, code
        assert len(answer.steps) > 1, code
        end = on_skin(woman, answer.steps[-1].marks[0].at)
        own = woman.located.places(code)[0].xyz_m * 1000
        assert np.linalg.norm(end - own) < 0.5, code
        for step in answer.steps:
            for line in step.lines:
                # No line leaps over the body: neighbouring nodes lie near each other.
                nodes = np.array([on_skin(woman, place) for place in line.places])
                assert np.linalg.norm(np.diff(nodes, axis=0), axis=1).max() < 25, (code, step.kind)


def test_a_limb_point(client: TestClient, woman: Body) -> None:
    answer = ask(client, "ST36")
    kinds = [step.kind for step in answer.steps]
    assert kinds == ["find", "find", "line", "unit", "move", "arrive"]
    unit, move = step_of(answer, "unit"), step_of(answer, "move")
    assert (unit.count, unit.row, unit.names[1]) == (
        16,
        "leg_lateral",
        "lateral_malleolus_prominence",
    )
    assert [tick.text for tick in unit.lines[0].ticks] == [str(number) for number in range(17)]
    assert unit.unit_mm is not None
    assert move.length_mm == pytest.approx(3 * unit.unit_mm, abs=0.2)
    assert (move.names, move.direction, move.count) == (("ST35",), "inferior", 3)
    end = ticks(woman, move.lines[0])[-1]
    assert np.linalg.norm(end - woman.locate("ST36", side="left").xyz_mm) < 0.5


def test_the_unit_is_that_of_the_body(client: TestClient) -> None:
    child = client.get("/api/body/ruler?name=boy_of_6&point=PC6").content
    small = step_of(msgspec.json.decode(child, type=RulerAnswer), "unit").unit_mm
    large = step_of(ask(client, "PC6"), "unit").unit_mm
    assert small is not None
    assert large is not None
    assert 8 < small < 0.8 * large


def test_the_divisions_of_a_segment_are_equal(client: TestClient, woman: Body) -> None:
    unit = step_of(ask(client, "SP6"), "unit")
    heights = [place[2] for place in ticks(woman, unit.lines[0])]
    gaps = -np.diff(heights)
    assert len(gaps) == 15
    assert gaps == pytest.approx(np.full(15, gaps.mean()), rel=0.12)
    assert unit.unit_mm == pytest.approx(gaps.mean(), rel=0.05)


def test_the_trunk_is_read_on_the_row_that_the_way_runs_in(client: TestClient) -> None:
    rows = {
        code: [step.row for step in ask(client, code).steps if step.kind == "unit"]
        for code in ("CV12", "CV4", "ST25")
    }
    assert rows["CV12"] == ["upper_abdomen"]
    assert rows["CV4"] == ["lower_abdomen"]
    assert rows["ST25"] == ["nipples"]


def test_planes_levels_and_middles_are_drawn(client: TestClient) -> None:
    assert step_of(ask(client, "BL23"), "level").lines[0].kind == "level"
    assert step_of(ask(client, "BL23"), "move").lines[0].ticks[-1].text == "1.5"
    assert step_of(ask(client, "PC6"), "midpoint").lines[0].kind == "segment"
    assert step_of(ask(client, "GB20"), "between").length_mm is not None
    assert "" in step_of(ask(client, "LU9"), "level").names


def test_a_point_without_words_to_tell_is_refused(client: TestClient) -> None:
    assert client.get(f"/api/body/ruler?{WOMAN}&point=XX1").status_code == 400
    assert client.get("/api/body/ruler?sex=male&height_cm=300&point=ST36").status_code == 422
