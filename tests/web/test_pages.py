"""The front end is served under every address of the atlas."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tongren.atlas import Atlas
from tongren.web import create_app

PAGES = [
    "/",
    "/point/KI1",
    "/point/EX-HN3?voice=plain",
    "/points",
    "/meridian/KI",
    "/meridians",
    "/category/yuan_source",
    "/categories",
    "/search?q=insomnia",
    "/about",
]


@pytest.mark.parametrize("path", PAGES)
def test_deep_links_are_served(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert "<div id=app>" in response.text
    assert response.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/point/KID-1", "/point/KI1"),
        ("/point/HE 1?voice=plain", "/point/HT1?voice=plain"),
        ("/point/涌泉", "/point/KI1"),
        ("/point/ki1", "/point/KI1"),
    ],
)
def test_other_names_lead_to_the_code(client: TestClient, path: str, target: str) -> None:
    response = client.get(path)
    assert response.status_code == 307
    assert response.headers["location"].endswith(target)


@pytest.mark.parametrize("path", ["/point/XX99", "/point/P6", "/nothing", "/point/%3Cb%3E"])
def test_unknown_addresses_get_the_page_with_404(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert "<div id=app>" in response.text


def test_assets_are_kept_for_ever_and_compressed(client: TestClient) -> None:
    response = client.get("/assets/index-abc123.js", headers={"Accept-Encoding": "gzip"})
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert response.headers["content-type"].startswith("text/javascript")
    assert response.headers["content-encoding"] == "gzip"


def test_a_missing_asset_is_not_answered_with_the_page(client: TestClient) -> None:
    response = client.get("/assets/index-older.js")
    assert response.status_code == 404
    assert "<div id=app>" not in response.text


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/assets/../../secret.txt",
        "/assets/%2e%2e%2f%2e%2e%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/..%5csecret.txt",
        "/%00",
    ],
)
def test_nothing_outside_is_served(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert "outside" not in response.text
    assert response.status_code in (200, 404)


def test_without_the_front_end_the_page_names_the_command(atlas: Atlas, tmp_path: Path) -> None:
    client = TestClient(create_app(atlas, static=tmp_path), base_url="http://localhost")
    response = client.get("/")
    assert response.status_code == 503
    assert "make frontend" in response.text
    assert "npm --prefix frontend run build" in response.text.replace("&amp;", "&")
    assert client.get("/api/points/KI1").status_code == 200
