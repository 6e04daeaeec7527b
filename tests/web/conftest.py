"""The web application over the real atlas, with a small stand-in for the built front end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.made_bodies import Made, make_bodies
from tongren.atlas import Atlas
from tongren.web import create_app

ORIGIN = "http://127.0.0.1:8361"


@pytest.fixture(scope="session")
def static(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built front end in miniature."""
    folder = tmp_path_factory.mktemp("static")
    (folder / "assets").mkdir()
    (folder / "index.html").write_text("<!doctype html><title>Tongren</title><div id=app></div>")
    (folder / "assets" / "index-abc123.js").write_text("export const atlas = 1;" + " " * 2000)
    (folder / "favicon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (folder.parent / "secret.txt").write_text("outside")
    return folder


@pytest.fixture(scope="session")
def client(atlas: Atlas, static: Path) -> Iterator[TestClient]:
    app = create_app(atlas, static=static)
    with TestClient(app, base_url=ORIGIN, follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="session")
def made(client: TestClient, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make_bodies(client, tmp_path_factory.mktemp("made"))
