"""Lists and sessions: every claim is found under its term, and people are kept from harm."""

from __future__ import annotations

import msgspec
import pytest
from starlette.testclient import TestClient

from tongren.atlas import Atlas
from tongren.web.schema import (
    ErrorAnswer,
    ListsAnswer,
    RegionAnswer,
    SessionAnswer,
    TermAnswer,
)


def ask_term(client: TestClient, path: str) -> TermAnswer:
    response = client.get(f"/api/{path}")
    assert response.status_code == 200, response.text
    return msgspec.json.decode(response.content, type=TermAnswer)


def ask_session(client: TestClient, query: str) -> SessionAnswer:
    response = client.get(f"/api/session?{query}")
    assert response.status_code == 200, response.text
    return msgspec.json.decode(response.content, type=SessionAnswer)


def test_every_claim_stands_under_its_terms(client: TestClient, atlas: Atlas) -> None:
    wanted = {
        (point.code, item.text)
        for point in atlas
        for item in point.knowledge.indications
        if "insomnia" in item.terms
    }
    found = ask_term(client, "conditions/insomnia").claims
    assert {(claim.code, claim.text) for claim in found} == wanted
    assert len(wanted) > 5
    assert all(claim.sources for claim in found)


def test_counts_are_those_of_the_pages(client: TestClient) -> None:
    lists = msgspec.json.decode(client.get("/api/lists").content, type=ListsAnswer)
    entry = next(item for item in lists.patterns if item.points > 3)
    claims = ask_term(client, f"patterns/{entry.id}").claims
    assert len({claim.code for claim in claims}) == entry.points


def test_a_pattern_names_its_signs_and_a_condition_its_patterns(client: TestClient) -> None:
    pattern = ask_term(client, "patterns/heat")
    assert "fever" in {sign.id for sign in pattern.signs}
    condition = ask_term(client, "conditions/fever")
    assert "heat" in {tied.id for tied in condition.signs}


def test_lay_readers_are_told_uses_not_actions(client: TestClient, atlas: Atlas) -> None:
    key = next(
        key for point in atlas for action in point.knowledge.actions for key in action.patterns
    )
    full = ask_term(client, f"patterns/{key}").claims
    lay = ask_term(client, f"patterns/{key}?voice=lay").claims
    assert "actions" in {claim.field for claim in full}
    assert "actions" not in {claim.field for claim in lay}


def test_every_point_lies_in_one_region(client: TestClient, atlas: Atlas) -> None:
    lists = msgspec.json.decode(client.get("/api/lists").content, type=ListsAnswer)
    codes: list[str] = []
    for region in lists.regions:
        answer = msgspec.json.decode(
            client.get(f"/api/regions/{region.id}").content, type=RegionAnswer
        )
        own = [code for group in answer.groups for code in group.codes]
        assert len(own) == region.points
        codes += own
    assert sorted(codes) == sorted(atlas.codes)


def test_a_session_asks_what_its_cautions_touch(client: TestClient) -> None:
    asked = {item.id: item.codes for item in ask_session(client, "points=KI1").questions}
    assert {"pregnant", "skin", "numb", "blood_thinners", "frail"} <= asked.keys()
    assert asked["numb"] == ("KI1",)
    assert "self" not in asked


def test_a_circumstance_excludes_and_says_why(client: TestClient) -> None:
    free = ask_session(client, "points=KI1,PC6").points
    assert [point.refused for point in free] == ["", ""]
    assert (free[0].least_seconds, free[0].most_seconds) == (120, 300)
    pregnant = ask_session(client, "points=KI1,PC6&for=pregnant").points[0]
    assert pregnant.refused == "excluded"
    limit = next(limit for limit in pregnant.limits if limit.excludes)
    assert limit.circumstance == "pregnant"
    assert limit.text
    assert limit.sources


def test_a_limit_shortens_and_a_child_is_pressed_for_half(client: TestClient) -> None:
    numb = ask_session(client, "points=KI1&for=numb")
    assert numb.points[0].refused == ""
    assert numb.points[0].most_seconds == 120
    assert numb.everywhere
    child = ask_session(client, "points=KI1&for=child").points[0]
    assert (child.least_seconds, child.most_seconds) == (60, 150)


def test_points_for_practitioners_are_refused(client: TestClient, atlas: Atlas) -> None:
    refused = {
        point.code
        for point in atlas
        if point.knowledge.acupressure
        and point.knowledge.acupressure.suitability == "practitioner_only"
    }
    assert refused
    for code in list(refused)[:5]:
        found = ask_session(client, f"points={code}").points[0]
        assert found.refused == "practitioner_only"
        assert found.most_seconds == 0
        assert found.press is not None
        assert found.press.technique


@pytest.mark.parametrize(
    ("path", "status", "kind", "words"),
    [
        ("conditions/insomnai", 404, "unknown_term", "insomnia"),
        ("patterns/xx", 404, "unknown_term", "lists"),
        ("regions/tail", 404, "unknown_term", "region"),
        ("session", 400, "bad_parameter", "points"),
        ("session?points=XX9", 400, "bad_parameter", "XX9"),
        ("session?points=KI1&for=happy", 400, "bad_parameter", "happy"),
        ("session?points=" + ",".join(f"KI{n}" for n in range(1, 20)), 400, "bad_parameter", "12"),
    ],
)
def test_what_is_not_there_is_said(
    client: TestClient, path: str, status: int, kind: str, words: str
) -> None:
    response = client.get(f"/api/{path}")
    fault = msgspec.json.decode(response.content, type=ErrorAnswer).error
    assert (response.status_code, fault.kind) == (status, kind)
    assert words in fault.message + fault.advice
