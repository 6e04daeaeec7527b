"""A real Chromium before the real atlas. Every test also proves that nothing left the machine."""

from __future__ import annotations

import importlib.util
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tongren.atlas import Atlas
from tongren.web import create_app
from tongren.web.pages import STATIC, is_built
from tongren.web.server import open_listener

ROOT = Path(__file__).parents[2]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker runs all browser tests, so that there is one browser and one server."""
    for item in items:
        if Path(item.fspath).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.xdist_group("browser"))


class RunningAtlas:
    """The web application on a port of its own, which a test may stop and start again."""

    def __init__(self, atlas: Atlas, static: Path = STATIC) -> None:
        self.app = create_app(atlas, static=static)
        self.port = 0
        self.start()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        listener = open_listener("127.0.0.1", self.port)
        self.port = listener.getsockname()[1]
        config = uvicorn.Config(self.app, log_level="warning", access_log=False, lifespan="off")
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [listener]})
        self.thread.start()
        while not self.server.started:
            time.sleep(0.01)

    def stop(self) -> None:
        self.server.should_exit = True
        self.server.force_exit = True
        self.thread.join(timeout=20)


@pytest.fixture(scope="session")
def running(atlas: Atlas) -> Iterator[RunningAtlas]:
    if not is_built():
        pytest.fail("the front end has not been built: make frontend")
    running = RunningAtlas(atlas)
    yield running
    running.stop()


@pytest.fixture(scope="session")
def origin(running: RunningAtlas) -> str:
    return running.origin


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    finder = _builder("find_chromium")
    if finder.find_chromium() is None:
        finder.install_chromium()
    path = finder.find_chromium()
    if path is None:
        # A person without Chromium may skip these; continuous integration may not.
        (pytest.fail if os.environ.get("CI") else pytest.skip)(finder.ADVICE)
    with sync_playwright() as playwright:
        # Chromium's own sandbox does not start under root, as in containers.
        args = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=path, args=args)
        yield browser
        browser.close()


class Watch:
    """What pages of a test asked for and complained about."""

    def __init__(self) -> None:
        self.requests: list[str] = []
        self.errors: list[str] = []

    def over(self, page: Page) -> None:
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._console)

    def _console(self, message: object) -> None:
        text = str(getattr(message, "text", ""))
        # Chromium reports every answer with an error status; tests of those look at the page.
        if getattr(message, "type", "") == "error" and "Failed to load resource" not in text:
            self.errors.append(text)


@pytest.fixture
def watch(origin: str) -> Iterator[Watch]:
    watch = Watch()
    yield watch
    foreign = [url for url in watch.requests if not url.startswith(f"{origin}/")]
    assert not foreign, "requests left the machine"
    assert not watch.errors


@pytest.fixture
def context(browser: Browser, origin: str) -> Iterator[BrowserContext]:
    context = browser.new_context(
        base_url=origin, locale="en-GB", viewport={"width": 1280, "height": 800}
    )
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Page:
    page = context.new_page()
    watch.over(page)
    return page


def _builder(name: str) -> ModuleType:
    """A script of ``builders/`` as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "builders" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
