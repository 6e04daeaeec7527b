"""The web application: guard, interface, pages."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount

from tongren.atlas import Atlas
from tongren.web.api import Api
from tongren.web.body_api import BodyApi
from tongren.web.faults import FaultError, on_crash, on_fault
from tongren.web.guard import Guard
from tongren.web.list_api import ListApi
from tongren.web.lookup import find_answer
from tongren.web.pages import STATIC, Pages
from tongren.web.review_api import ReviewApi


def create_app(atlas: Atlas, hosts: Collection[str] = (), static: Path = STATIC) -> Starlette:
    """The atlas as an ASGI application.

    ``hosts``: names, besides addresses and localhost, under which it may be asked.
    """
    bodies = BodyApi(atlas)
    app = Starlette(
        routes=[
            Mount(
                "/api",
                routes=[
                    *bodies.routes(),
                    *ListApi(atlas).routes(),
                    *ReviewApi(atlas).routes(),
                    *Api(atlas).routes(),
                ],
            ),
            *Pages(atlas, static).routes(),
        ],
        middleware=[
            Middleware(Guard, hosts=hosts),
            # A machine talks to itself here: packing harder takes longer than sending.
            Middleware(GZipMiddleware, minimum_size=600, compresslevel=5),
        ],
        exception_handlers={FaultError: on_fault, Exception: on_crash},
    )

    def warm_up() -> None:
        """What the first reader would wait for: the first body, and what the search looks in."""
        bodies.warm_up()
        find_answer(atlas, "insomnia", limit=1)

    app.state.warm_up = warm_up
    return app
