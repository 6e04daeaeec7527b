"""Runs the web application on this machine."""

from __future__ import annotations

import errno
import socket
import sys
import threading
import webbrowser

import uvicorn

from tongren.atlas import Atlas, load_atlas
from tongren.web.app import create_app
from tongren.web.pages import NOT_BUILT, is_built


class ServeError(Exception):
    """The atlas cannot be served; the message says why and what to do."""


def serve(
    host: str = "127.0.0.1",
    port: int = 8361,
    open_browser: bool = True,
    atlas: Atlas | None = None,
) -> None:
    """Serve the atlas until interrupted, ``port`` 0 taking any free one.

    Raises ``ServeError`` when the port is taken, the host is not this machine's or the front end
    has not been built, and ``DataError`` when the data is faulty.
    """
    if not is_built():
        raise ServeError(f"{NOT_BUILT.message} {NOT_BUILT.advice}")
    listener = open_listener(host, port)
    with listener:
        atlas = atlas or load_atlas()
        app = create_app(atlas, hosts=(host,))
        url = _address(host, listener.getsockname()[1])
        print(f"The atlas is at {url} (Ctrl+C stops it)", file=sys.stderr, flush=True)
        if open_browser:
            # The socket listens already: the browser waits for the answer, not for the server.
            threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
        threading.Thread(target=app.state.warm_up, daemon=True).start()
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        uvicorn.Server(config).run(sockets=[listener])


def open_listener(host: str, port: int) -> socket.socket:
    """A listening socket, or a ``ServeError`` that says what to do instead."""
    if not 0 <= port <= 65535:
        raise ServeError(f"{port} is no port; --port takes a number from 0 to 65535")
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        raise ServeError(_reason(error, host, port)) from None


def _reason(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"port {port} is taken, perhaps by an atlas that is already open at "
            f"{_address(host, port)}; choose another with --port, as in: "
            f"tongren serve --port {port + 1 if port < 65535 else 0}"
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"port {port} may not be used by this account; choose one above 1023 with --port"
    return f"cannot listen on {host!r}: {error.strerror}; --host takes an address of this machine"


def _address(host: str, port: int) -> str:
    shown = "127.0.0.1" if host in ("0.0.0.0", "::", "") else host
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"
