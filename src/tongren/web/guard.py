"""What stands before every request: who may ask, how, and what the browser may do with it."""

from __future__ import annotations

import ipaddress
from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tongren.web.faults import fault_response
from tongren.web.schema import Fault

#: Everything comes from this server, and nothing runs or styles inline.
SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types tongren-worker"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), microphone=(), camera=(), payment=(), usb=()",
}


#: The only addresses that take something: pages to read, and what was decided about their claims.
TAKING = frozenset(["/api/read", "/api/overlay"])


class Guard:
    """Refuses foreign hosts, foreign senders and writing methods, and sets the security headers.

    A page elsewhere could point its own name at 127.0.0.1 and read this server through the
    visitor's browser (DNS rebinding); so the Host header must be an address, ``localhost``, or
    a name in ``hosts``.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str] = ()) -> None:
        self.app = app
        self.hosts = {host.casefold() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SECURITY_HEADERS)
            await send(message)

        app = self.app
        headers = Headers(scope=scope)
        if not self._is_own_host(host := headers.get("host", "")):
            app = fault_response(_foreign_host(host))
        elif scope["method"] == "POST" and scope["path"] in TAKING:
            if not _is_own_page(headers):
                app = fault_response(_foreign_origin(headers.get("origin", "")))
        elif scope["method"] not in ("GET", "HEAD"):
            app = fault_response(_method_not_allowed(scope["method"]), {"Allow": "GET, HEAD"})
        await app(scope, receive, send_guarded)

    def _is_own_host(self, header: str) -> bool:
        """Whether a Host header names this machine rather than someone's domain."""
        host = _without_port(header).casefold()
        if host == "localhost" or host.endswith(".localhost") or host in self.hosts:
            return True
        try:
            ipaddress.ip_address(host)
        except ValueError:
            return False
        return True


def _is_own_page(headers: Headers) -> bool:
    """Whether a page of this server sends this: browsers name the origin of every POST."""
    if headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    scheme, parted, host = headers.get("origin", "").partition("://")
    return bool(parted) and scheme in ("http", "https") and host == headers["host"]


def _foreign_origin(origin: str) -> Fault:
    return Fault(
        status=403,
        kind="foreign_origin",
        message=f"A page of {origin[:100] or 'no known origin'} may not send anything here.",
        advice="Open the atlas itself, or send the atlas's own address as Origin.",
    )


def _without_port(header: str) -> str:
    """``[::1]:8361`` gives ``::1``, ``localhost:8361`` gives ``localhost``."""
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.partition(":")[0]


def _foreign_host(host: str) -> Fault:
    return Fault(
        status=400,
        kind="foreign_host",
        message=f"This server does not answer for the host {host[:100]!r}.",
        advice="Open http://127.0.0.1:8361, or start tongren with --host and this name.",
    )


def _method_not_allowed(method: str) -> Fault:
    return Fault(
        status=405,
        kind="method_not_allowed",
        message=f"{method[:20]} is not possible: the atlas can only be read.",
        advice="Use GET.",
    )
