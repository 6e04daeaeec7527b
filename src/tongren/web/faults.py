"""The one shape of every error of the interface."""

from __future__ import annotations

import html

import msgspec
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from tongren.web.schema import ErrorAnswer, Fault


class FaultError(Exception):
    """Raised by an endpoint; becomes an answer in the one error shape."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.message)


def fault_response(fault: Fault, headers: dict[str, str] | None = None) -> Response:
    """The fault as JSON, never cached."""
    return Response(
        msgspec.json.encode(ErrorAnswer(error=fault)),
        status_code=fault.status,
        media_type="application/json",
        headers={"Cache-Control": "no-store", **(headers or {})},
    )


def fault_page(fault: Fault) -> Response:
    """The fault as a page that needs neither script nor style."""
    body = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Tongren</title>'
        f"<h1>Tongren</h1><p>{html.escape(fault.message)}</p><p>{html.escape(fault.advice)}</p>"
    )
    return HTMLResponse(body, fault.status, headers={"Cache-Control": "no-store"})


async def on_fault(request: Request, error: Exception) -> Response:
    """Exception handler for ``FaultError``."""
    assert isinstance(error, FaultError)
    if request.url.path.startswith("/api"):
        return fault_response(error.fault)
    return fault_page(error.fault)


async def on_crash(request: Request, error: Exception) -> Response:
    """Exception handler for everything unforeseen: no traceback reaches a reader."""
    return fault_response(
        Fault(
            status=500,
            kind="internal",
            message="The atlas could not answer this: a fault of the program.",
            advice="The terminal in which tongren runs shows the cause; please report it.",
        )
    )
