"""The interface under /api answers in the shapes it promises, and every error in one."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from starlette.testclient import TestClient

from tongren.atlas import Atlas
from tongren.export.record import point_record
from tongren.practice import Study
from tongren.web.schema import (
    AtlasIndex,
    CategoryAnswer,
    ErrorAnswer,
    FindAnswer,
    MeridianAnswer,
    PointAnswer,
    ResolveAnswer,
    SearchAnswer,
)

HOSTILE = [
    "\x00\x01\x1b[31m",
    "🦶🏽" * 50,
    "\u202e涌泉\u202c مرحبا",
    "'; DROP TABLE points; --",
    '" OR 1=1 NEAR(',
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "%00%ff",
    "*" * 300,
    "a" * 10_000,
    "𠀀\ud7ff\uffff",
]


def get(client: TestClient, path: str, kind: Any, **params: str) -> Any:
    """The answer at ``path``, decoded as ``kind``."""
    response = client.get(path, params=params)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/json"
    return msgspec.json.decode(response.content, type=kind)


def test_index_names_everything(client: TestClient, atlas: Atlas) -> None:
    index = get(client, "/api/atlas", AtlasIndex)
    assert [point.code for point in index.points] == list(atlas.codes)
    assert {meridian.id for meridian in index.meridians} == set(atlas.meridians)
    assert {category.id for category in index.categories} == set(atlas.categories)
    assert {source.key for source in index.sources} == set(atlas.sources)
    written = {point.code for point in index.points if point.written}
    assert {"KI1", "HT1"} <= written


@pytest.mark.parametrize("text", ["KID-1", "涌泉", "Yong Quan", "yong3 quan2"])
def test_resolve(client: TestClient, text: str) -> None:
    answer = get(client, "/api/resolve", ResolveAnswer, q=text)
    assert (answer.code, answer.ambiguous) == ("KI1", False)


def test_an_ambiguous_code_is_explained(client: TestClient) -> None:
    answer = get(client, "/api/resolve", ResolveAnswer, q="P 6")
    assert answer.code is None
    assert answer.ambiguous
    assert {"PC6", "LU6"} <= {candidate.code for candidate in answer.candidates}
    assert all(candidate.why for candidate in answer.candidates)


def test_search_says_what_matched(client: TestClient) -> None:
    answer = get(client, "/api/search", SearchAnswer, q="insomnia", limit="5")
    assert "HT7" in [hit.code for hit in answer.results]
    assert all(hit.matched for hit in answer.results)
    assert len(answer.results) <= 5


def test_a_study_reasons_for_a_person(client: TestClient) -> None:
    answer = get(client, "/api/study", Study, q="headache, toothache", **{"for": "pregnant"})
    assert {"headache", "toothache"} == {one.key for one in answer.complaints}
    assert "LI4" in [point.code for point in answer.excluded]
    assert client.get("/api/study", params={"q": "cough", "for": "nobody"}).status_code == 400
    circumstances = client.get("/api/circumstances").json()
    assert "pregnant" in [one["id"] for one in circumstances]


def test_what_may_be_typed_next_is_answered_as_if_it_were(client: TestClient) -> None:
    texts = ["K", "KI", "insomn", "失", "HE 1", "qqqq", ""]
    ahead = client.get("/api/find/ahead", params={"q": texts}).json()
    assert ahead == [client.get("/api/find", params={"q": text}).json() for text in texts]
    for wrong in ([], ["x"] * 13):
        assert client.get("/api/find/ahead", params={"q": wrong}).status_code == 400


def test_find_offers_meridians_and_categories(client: TestClient) -> None:
    assert "KI" in get(client, "/api/find", FindAnswer, q="kidney").meridians
    assert "KI" in get(client, "/api/find", FindAnswer, q="肾经").meridians
    assert "yuan_source" in get(client, "/api/find", FindAnswer, q="Yuan-source").categories
    assert get(client, "/api/find", FindAnswer, q="   ").results == ()


def test_points_by_meridian_and_category(client: TestClient) -> None:
    kidney = client.get("/api/points", params={"meridian": "KI"}).json()
    assert [point["code"] for point in kidney] == [f"KI{number}" for number in range(1, 28)]
    both = client.get("/api/points", params={"meridian": "KI", "category": "yuan_source"}).json()
    assert [point["code"] for point in both] == ["KI3"]


@pytest.mark.parametrize("voice", ["lay", "full"])
def test_every_record_has_the_promised_shape(client: TestClient, atlas: Atlas, voice: str) -> None:
    for code in atlas.codes:
        answer = get(client, f"/api/points/{code}", PointAnswer, voice=voice)
        assert answer.record.code == code


def test_nothing_of_a_record_is_lost_on_the_way(client: TestClient, atlas: Atlas) -> None:
    for code in ("KI1", "HT1", "EX-HN3"):
        sent = client.get(f"/api/points/{code}").json()["record"]
        whole = msgspec.json.decode(msgspec.json.encode(point_record(atlas, atlas[code], "full")))
        assert _without_empty(sent) == _without_empty(whole)


def _without_empty(value: Any) -> Any:
    """Empty fields may be written out or left out; both mean the same."""
    if isinstance(value, dict):
        kept = {key: _without_empty(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner not in ("", [], None, {}, True)}
    return [_without_empty(item) for item in value] if isinstance(value, list) else value


def test_the_lay_record_keeps_needling_out(client: TestClient) -> None:
    record = client.get("/api/points/KI1", params={"voice": "lay"}).json()["record"]
    assert record["needling"] == []
    assert "trained practitioners" in record["needling_note"]


def test_neighbours_and_code_families(client: TestClient) -> None:
    first = get(client, "/api/points/KI1", PointAnswer)
    assert (first.previous, first.next) == ("", "KI2")
    assert get(client, "/api/points/KI27", PointAnswer).next == ""
    written = {code for family in first.codes for code in family.codes}
    assert {"KI1", "KID1"} <= written


@pytest.mark.parametrize("text", ["KID-1", "涌泉", "Kidney 1"])
def test_other_names_are_redirected(client: TestClient, text: str) -> None:
    response = client.get(f"/api/points/{text}", params={"voice": "lay"})
    assert response.status_code == 308
    assert response.headers["location"].endswith("/api/points/KI1?voice=lay")


def test_meridian(client: TestClient) -> None:
    answer = get(client, "/api/meridians/KI", MeridianAnswer)
    assert [point.code for point in answer.point_list][:2] == ["KI1", "KI2"]
    assert (answer.ref.previous, answer.ref.next, answer.ref.clock) == ("BL", "PC", "17-19")
    assert any(join.id == "BL" and join.join.from_point == "BL67" for join in answer.flows_from)


def test_every_meridian_and_category(client: TestClient, atlas: Atlas) -> None:
    for key in atlas.meridians:
        assert get(client, f"/api/meridians/{key}", MeridianAnswer).id == key
    for key in atlas.categories:
        assert get(client, f"/api/categories/{key}", CategoryAnswer).members


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/api/points/XX9", 404, "unknown_point"),
        ("/api/points/P6", 404, "ambiguous_point"),
        ("/api/points/KI1?voice=loud", 400, "bad_parameter"),
        ("/api/points?meridian=XX", 404, "unknown_meridian"),
        ("/api/points?category=xx", 404, "unknown_category"),
        ("/api/meridians/XX", 404, "unknown_meridian"),
        ("/api/categories/xx", 404, "unknown_category"),
        ("/api/resolve", 400, "bad_parameter"),
        ("/api/search?q=x&limit=0", 400, "bad_parameter"),
        ("/api/search?q=x&limit=1e9", 400, "bad_parameter"),
        ("/api/find?q=x&limit=99999999999999999999", 400, "bad_parameter"),
        ("/api/nothing/here", 404, "unknown_address"),
    ],
)
def test_one_shape_for_every_error(client: TestClient, path: str, status: int, kind: str) -> None:
    response = client.get(path)
    fault = msgspec.json.decode(response.content, type=ErrorAnswer, strict=True).error
    assert (response.status_code, fault.status, fault.kind) == (status, status, kind)
    assert fault.message
    assert fault.advice
    assert response.headers["cache-control"] == "no-store"


def test_an_ambiguous_address_offers_candidates(client: TestClient) -> None:
    error = client.get("/api/points/P6").json()["error"]
    assert {"PC6", "LU6"} <= {candidate["code"] for candidate in error["candidates"]}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_gets_a_clean_answer(client: TestClient, text: str) -> None:
    for path in ("/api/find", "/api/resolve", "/api/search"):
        assert client.get(path, params={"q": text}).status_code == 200


def test_an_unchanged_answer_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/api/points/KI1")
    again = client.get("/api/points/KI1", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/api/points/KI2", headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


def test_a_fault_of_the_program_shows_no_traceback(atlas: Atlas) -> None:
    from tongren.web import create_app

    class Broken(Atlas):
        def resolve(self, text: str) -> Any:
            raise ZeroDivisionError("secret detail")

    app = create_app(Broken(atlas.data))
    client = TestClient(app, base_url="http://localhost", raise_server_exceptions=False)
    response = client.get("/api/resolve", params={"q": "KI1"})
    assert response.status_code == 500
    assert msgspec.json.decode(response.content, type=ErrorAnswer).error.kind == "internal"
    assert "secret" not in response.text
