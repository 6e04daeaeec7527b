"""Pages sent to be read, and decisions about their claims."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import tongren
from tests.web.conftest import ORIGIN
from tongren.atlas import Atlas
from tongren.documents import PageReader
from tongren.documents.reading_process import ReadingProcess
from tongren.documents.review import PageReview, review
from tongren.web import create_app
from tongren.web.review_api import MAX_PAGE_BYTES, ReviewApi

OWN = {"Origin": ORIGIN}
PAGE = (
    "KID-1 Yongquan\n\nIn the depression of the sole.\n\nVertically 2 cun\n\nUsed for insomnia.\n"
)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("own") / "my.toml"


@pytest.fixture(scope="module")
def sender(own: Path, static: Path) -> Iterator[TestClient]:
    """The application with an overlay of its own, asked as its own page asks."""
    app = create_app(tongren.load_atlas(overlay=own), static=static)
    own.write_text("", encoding="utf-8")
    with TestClient(app, base_url=ORIGIN, headers=OWN) as client:
        yield client


def read(client: TestClient, page: str | bytes, name: str = "page.txt") -> dict[str, Any]:
    answer = client.post(f"/api/read?name={name}", content=page)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def decided(answer: dict[str, Any], state: str, field: str) -> dict[str, Any]:
    point = answer["review"]["points"][0]
    claims = []
    for claim in point["claims"]:
        if claim["field"] == field and claim["span"]:
            span = [claim["span"][k] for k in ("line", "column", "end_line", "end_column")]
            kept = {
                k: claim[k] for k in ("field", "text", "verdict", "reason", "severity", "value")
            }
            claims.append({**kept, "code": point["code"], "state": state, "span": span})
    assert claims
    return {
        "file": answer["review"]["name"],
        "format": answer["review"]["format"],
        "claims": claims,
    }


def test_a_page_is_read_with_places_in_its_text(sender: TestClient) -> None:
    found = read(sender, PAGE)["review"]
    [point] = found["points"]
    assert point["code"] == "KI1"
    assert point["claims"][0]["severity"] == "danger"
    placed = [claim for claim in point["claims"] if claim["span"]]
    for claim in placed:
        said = found["text"][claim["start"] : claim["end"]]
        assert " ".join(said.split()) == claim["text"]
    assert {"needling", "location", "indications"} <= {claim["field"] for claim in placed}


def test_html_is_taken_apart_and_never_given_back(sender: TestClient) -> None:
    page = (
        "<html><head><script>alert(1)</script></head><body><h1>KI1 Yongquan</h1>"
        "<p onclick='x()'>Needle 0.5&ndash;1 cun, straight &amp; slowly.</p>"
        "<img src='http://example.org/x.png'><p>For insomnia.</p></body></html>"
    )
    found = read(sender, page, "page.html")["review"]
    assert "<" not in found["text"]
    assert "alert" not in found["text"]
    [needling] = [c for c in found["points"][0]["claims"] if c["field"] == "needling"]
    assert found["text"][needling["start"] : needling["end"]].startswith("Needle 0.5–1 cun")
    assert page[needling["span"]["start"] :].startswith("Needle 0.5&ndash;1 cun")


@pytest.mark.parametrize(
    ("page", "name", "said"),
    [
        (b"", "page.txt", "is empty"),
        (b"\x00\x01\x02\x03" * 50, "page.txt", "is binary"),
        (b"%PDF-1.4 broken", "page.pdf", "damaged"),
        (b"Nothing about any of it.", "page.txt", "point"),
    ],
)
def test_what_cannot_be_read_says_so(sender: TestClient, page: bytes, name: str, said: str) -> None:
    found = read(sender, page, name)["review"]
    assert said in found["problem"]
    assert found["points"] == []


def test_a_page_too_large_is_refused(sender: TestClient) -> None:
    answer = sender.post("/api/read", content=b"x" * (MAX_PAGE_BYTES + 1))
    assert answer.status_code == 413
    assert answer.json()["error"]["kind"] == "too_large"


def test_a_name_is_never_a_path(sender: TestClient) -> None:
    assert read(sender, PAGE, "../../etc/passwd")["review"]["name"] == "passwd"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": ORIGIN, "Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://127.0.0.1:9999"},
    ],
)
@pytest.mark.parametrize("path", ["/api/read", "/api/overlay?write=1"])
def test_no_other_page_may_send(client: TestClient, path: str, headers: dict[str, str]) -> None:
    answer = client.post(path, content=PAGE, headers=headers)
    assert answer.status_code == 403
    assert answer.json()["error"]["kind"] == "foreign_origin"


def test_decisions_become_an_overlay_and_stand_in_the_record(sender: TestClient, own: Path) -> None:
    answer = read(sender, PAGE, "mine.txt")
    assert answer["overlay"] == "my.toml"
    told = sender.post("/api/overlay?write=1", json=decided(answer, "accepted", "needling"))
    assert told.status_code == 200
    for text in (told.json()["toml"], own.read_text(encoding="utf-8")):
        [claim] = tomllib.loads(text)["points"]["KI1"]
        assert (claim["text"], claim["state"]) == ("Vertically 2 cun", "accepted")
        assert claim["value"]["max_cun"] == 2.0
    [shown] = sender.get("/api/points/KI1").json()["record"]["overlay"]
    assert (shown["file"], shown["span"][0], shown["state"]) == ("mine.txt", 5, "accepted")
    assert sender.get("/api/points/KI1?voice=lay").json()["record"]["overlay"] == []
    again = read(sender, PAGE, "mine.txt")["review"]["points"][0]["claims"]
    assert {c["state"] for c in again if c["field"] == "needling"} == {"accepted"}


def test_a_rejected_claim_is_kept_but_not_shown(sender: TestClient, own: Path) -> None:
    answer = read(sender, PAGE.replace("KID-1 Yongquan", "KI3 Taixi"), "other.txt")
    sender.post("/api/overlay?write=1", json=decided(answer, "accepted", "indications"))
    assert sender.get("/api/points/KI3").json()["record"]["overlay"]
    told = sender.post("/api/overlay?write=1", json=decided(answer, "rejected", "indications"))
    assert "KI3" not in told.json()["toml"]
    [claim] = tomllib.loads(own.read_text(encoding="utf-8"))["points"]["KI3"]
    assert claim["state"] == "rejected"
    assert sender.get("/api/points/KI3").json()["record"]["overlay"] == []


def test_without_an_overlay_nothing_is_written(client: TestClient) -> None:
    body = {"file": "a", "format": "text", "claims": []}
    answer = client.post("/api/overlay?write=1", json=body, headers=OWN)
    assert answer.status_code == 409
    assert "--overlay" in answer.json()["error"]["advice"]


def test_a_faulty_overlay_is_left_as_it_is(own: Path, sender: TestClient) -> None:
    answer = read(sender, PAGE, "third.txt")
    before = own.read_text(encoding="utf-8")
    own.write_text("[points]\nKI1 = 3\n", encoding="utf-8")
    told = sender.post("/api/overlay?write=1", json=decided(answer, "accepted", "needling"))
    assert told.status_code == 409
    assert own.read_text(encoding="utf-8") == "[points]\nKI1 = 3\n"
    own.write_text(before, encoding="utf-8")


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b'{"file": "a", "format": "text", "claims": [{"code": "KI1"}]}',
        b'{"file": "", "format": "text", "claims": []}',
        b'{"file": "a", "format": "text", "claims": [{"code": "XX9", "field": "needling", '
        b'"text": "x", "span": [1, 1, 1, 2], "verdict": "new", "reason": "", "severity": "", '
        b'"state": "accepted", "value": {}}]}',
        b'{"file": "a", "format": "text", "claims": [{"code": "KI1", "field": "x]\\n[y", '
        b'"text": "x", "span": [1, 1, 1, 2], "verdict": "new", "reason": "", "severity": "", '
        b'"state": "accepted", "value": {}}]}',
    ],
)
def test_bad_decisions_are_refused(client: TestClient, body: bytes) -> None:
    answer = client.post("/api/overlay", content=body, headers=OWN)
    assert answer.status_code == 400
    assert answer.json()["error"]["kind"] == "bad_parameter"


def test_strange_words_stay_words_in_the_file(client: TestClient) -> None:
    answer = read(TestClient(client.app, base_url=ORIGIN, headers=OWN), PAGE)
    body = decided(answer, "accepted", "needling")
    body["claims"][0]["text"] = 'a"\n[[points.KI2]]\nx = 1'
    body["claims"][0]["value"] = {'k"] = 1\n[x': {"list": [None, 1]}, "none": None}
    toml = client.post("/api/overlay", json=body, headers=OWN).json()["toml"]
    held = tomllib.loads(toml)
    assert list(held["points"]) == ["KI1"]
    assert held["points"]["KI1"][0]["text"] == body["claims"][0]["text"]


def test_a_page_that_takes_too_long_costs_one_line(atlas: Atlas) -> None:
    process = ReadingProcess(seconds=0)
    api = ReviewApi(atlas, process)
    try:
        slow = api.process.review(PAGE.encode() * 2000, "slow.txt")
        assert "takes longer" in slow.problem
        process.seconds = 60
        assert process.review(PAGE.encode(), "page.txt").points[0].code == "KI1"
    finally:
        process.close()


def test_a_text_too_long_to_look_over_is_sent_to_the_command_line(atlas: Atlas) -> None:
    found: PageReview = review(PageReader(atlas), PAGE.encode() * 6000, "long.txt")
    assert "tongren read" in found.problem
    assert found.text == ""


def test_characters_beyond_the_first_plane_keep_their_places(atlas: Atlas) -> None:
    page = "🦶 KI1 Yongquan 🦶\n\n🌙 Used for insomnia. 🌙\n"
    found = review(PageReader(atlas), page.encode(), "page.md")
    [claim] = [c for c in found.points[0].claims if c.field == "indications"]
    assert "insomnia" in found.text[claim.start : claim.end]
