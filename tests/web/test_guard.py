"""Who may ask, how, and what the browser is told to allow."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tongren.atlas import Atlas
from tongren.web import create_app
from tongren.web.guard import SECURITY_HEADERS

OWN = ["127.0.0.1", "127.0.0.1:8361", "localhost:8361", "LOCALHOST", "[::1]:8361", "192.168.1.5"]
FOREIGN = ["evil.example", "evil.example:8361", "127.0.0.1.evil.example", "", "localhost.evil.com"]


@pytest.mark.parametrize("host", OWN)
def test_own_hosts_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/api/resolve?q=KI1", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", FOREIGN)
def test_foreign_hosts_are_refused(client: TestClient, host: str) -> None:
    for path in ("/api/resolve?q=KI1", "/", "/assets/index-abc123.js"):
        response = client.get(path, headers={"Host": host})
        assert response.status_code == 400
        assert response.json()["error"]["kind"] == "foreign_host"


def test_a_named_host_is_answered(atlas: Atlas) -> None:
    client = TestClient(create_app(atlas, hosts=("classroom.local",)), base_url="http://x")
    assert client.get("/api/sources", headers={"Host": "Classroom.local:80"}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_the_atlas_is_only_read(client: TestClient, method: str) -> None:
    response = client.request(method, "/api/points/KI1")
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD"
    assert response.json()["error"]["kind"] == "method_not_allowed"


@pytest.mark.parametrize(
    "path",
    ["/", "/point/KI1", "/api/atlas", "/api/nothing", "/assets/index-abc123.js", "/point/P6"],
)
def test_security_headers_are_on_every_answer(client: TestClient, path: str) -> None:
    response = client.get(path)
    for name, value in SECURITY_HEADERS.items():
        assert response.headers[name] == value
    policy = response.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "access-control-allow-origin" not in response.headers
