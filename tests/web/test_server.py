"""Starting the server: what is wrong is said before anything starts."""

from __future__ import annotations

import re
import socket
import threading
import urllib.request
from pathlib import Path

import pytest
import uvicorn

from tongren.atlas import Atlas
from tongren.web import ServeError, pages, serve, server


def test_a_taken_port_is_named_with_the_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(ServeError, match=rf"port {port} is taken.*--port"):
            server.open_listener("127.0.0.1", port)


@pytest.mark.parametrize("port", [-1, 65536])
def test_an_impossible_port_is_refused(port: int) -> None:
    with pytest.raises(ServeError, match="--port takes"):
        server.open_listener("127.0.0.1", port)


def test_a_host_elsewhere_is_refused() -> None:
    with pytest.raises(ServeError, match="--host"):
        server.open_listener("192.0.2.1", 0)


def test_without_the_front_end_the_command_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(server, "is_built", lambda: pages.is_built(tmp_path))
    with pytest.raises(ServeError, match="make frontend"):
        serve(open_browser=False)


def test_it_serves_on_loopback_and_opens_the_browser(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], atlas: Atlas
) -> None:
    opened: list[str] = []
    answered: list[int] = []
    running: list[uvicorn.Server] = []

    class Watched(uvicorn.Server):
        def __init__(self, config: uvicorn.Config) -> None:
            super().__init__(config)
            running.append(self)

    def browse(url: str) -> bool:
        opened.append(url)
        with urllib.request.urlopen(f"{url}/api/resolve?q=KI1", timeout=20) as response:
            answered.append(response.status)
        running[0].should_exit = True
        return True

    monkeypatch.setattr(server, "is_built", lambda: True)
    monkeypatch.setattr("webbrowser.open", browse)
    monkeypatch.setattr("uvicorn.Server", Watched)
    # In a thread of its own: browser tests leave an event loop running in this one.
    serving = threading.Thread(target=serve, kwargs={"port": 0, "atlas": atlas})
    serving.start()
    serving.join(timeout=20)
    assert not serving.is_alive()
    assert answered == [200]
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+", opened[0])
    assert opened[0] in capsys.readouterr().err
