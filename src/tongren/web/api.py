"""The addresses under ``/api``."""

from __future__ import annotations

import hashlib
from typing import Any, NoReturn

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from tongren.atlas import Atlas
from tongren.practice import study
from tongren.web.faults import FaultError
from tongren.web.index import atlas_index, category_ref, meridian_ref, point_ref, source_record
from tongren.web.lookup import find_answer, resolve_answer, search_answer
from tongren.web.records import category_answer, meridian_answer, point_answer
from tongren.web.schema import CircumstanceRef, Fault, FindAnswer, ResolveAnswer

#: The longest text that is looked up; nothing a person means to find is longer.
MAX_TEXT = 10_000
#: As many texts are looked up for one request.
MAX_AHEAD = 12


class Api:
    """The endpoints over one atlas; every answer has a type in ``schema``."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self._index: bytes | None = None

    def routes(self) -> list[Route]:
        """The routes below ``/api``; what is none of them is an unknown address."""
        return [
            Route("/atlas", self.index),
            Route("/resolve", self.resolve),
            Route("/search", self.search),
            Route("/find", self.find),
            Route("/find/ahead", self.find_ahead),
            Route("/study", self.study),
            Route("/circumstances", self.circumstances),
            Route("/points", self.points),
            Route("/points/{text:path}", self.point),
            Route("/meridians", self.meridians),
            Route("/meridians/{key}", self.meridian),
            Route("/categories", self.categories),
            Route("/categories/{key}", self.category),
            Route("/vocabulary", self.vocabulary),
            Route("/sources", self.sources),
            Route("/{rest:path}", self.unknown),
        ]

    async def index(self, request: Request) -> Response:
        if self._index is None:
            self._index = msgspec.json.encode(atlas_index(self.atlas))
        return cached(request, self._index)

    async def resolve(self, request: Request) -> Response:
        return answer(request, resolve_answer(self.atlas, _text(request)))

    async def search(self, request: Request) -> Response:
        return answer(request, search_answer(self.atlas, _text(request), _limit(request, 20)))

    async def find(self, request: Request) -> Response:
        return answer(request, find_answer(self.atlas, _text(request), _limit(request, 8)))

    async def find_ahead(self, request: Request) -> Response:
        """What `find` answers to each ``?q=``: what may be typed next, before it is.

        Stops when the page asks for something else, and lets other requests pass in between.
        """
        texts = request.query_params.getlist("q")
        if not 1 <= len(texts) <= MAX_AHEAD:
            raise FaultError(bad_parameter("q", f"1 to {MAX_AHEAD} texts, as in ?q=KI1&q=KI2"))
        found: list[FindAnswer] = []
        for text in texts:
            if await request.is_disconnected():
                break
            found.append(find_answer(self.atlas, text[:MAX_TEXT], _limit(request, 8)))
        return answer(request, found)

    async def study(self, request: Request) -> Response:
        """The reasoning from ``?q=`` to points, for a person with the circumstances ``?for=``."""
        person = [key for key in request.query_params.get("for", "").split(",") if key]
        try:
            found = study(self.atlas, _text(request), person, limit=_limit(request, 12))
        except ValueError as error:
            raise FaultError(bad_parameter("for", f"circumstances: {error}")) from None
        return answer(request, found)

    async def circumstances(self, request: Request) -> Response:
        """What about a person may forbid or limit points, with the question that asks for it."""
        items = self.atlas.data.practice.circumstances.items()
        return answer(
            request,
            [
                CircumstanceRef(
                    id=key, label=item.label, question=item.question, everywhere=item.everywhere
                )
                for key, item in items
            ],
        )

    async def points(self, request: Request) -> Response:
        """All points, or those of ``?meridian=`` or ``?category=``, in brief."""
        points = iter(self.atlas)
        if (meridian := request.query_params.get("meridian")) is not None:
            if meridian != "EX" and meridian not in self.atlas.meridians:
                self._no_meridian(meridian)
            points = (point for point in points if point.meridian == meridian)
        if (category := request.query_params.get("category")) is not None:
            if category not in self.atlas.categories:
                self._no_category(category)
            members = {member.code for member in self.atlas.categories[category].members}
            points = (point for point in points if point.code in members)
        return answer(request, [point_ref(point) for point in points])

    async def point(self, request: Request) -> Response:
        """The record under its code; any other unambiguous name or code is redirected there."""
        text = request.path_params["text"][:MAX_TEXT]
        voice = request.query_params.get("voice", "full")
        if voice not in ("lay", "full"):
            raise FaultError(bad_parameter("voice", "lay or full"))
        if text in self.atlas:
            return answer(request, point_answer(self.atlas, text, voice))  # type: ignore[arg-type]
        found = resolve_answer(self.atlas, text)
        if found.code is not None:
            return RedirectResponse(
                request.url.replace(path=f"/api/points/{found.code}"), status_code=308
            )
        raise FaultError(_no_point(text, found))

    async def meridians(self, request: Request) -> Response:
        items = self.atlas.meridians.items()
        return answer(request, [meridian_ref(key, item) for key, item in items])

    async def meridian(self, request: Request) -> Response:
        key = request.path_params["key"]
        if key not in self.atlas.meridians:
            self._no_meridian(key)
        return answer(request, meridian_answer(self.atlas, key))

    async def categories(self, request: Request) -> Response:
        items = self.atlas.categories.items()
        return answer(request, [category_ref(key, item) for key, item in items])

    async def category(self, request: Request) -> Response:
        key = request.path_params["key"]
        if key not in self.atlas.categories:
            self._no_category(key)
        return answer(request, category_answer(self.atlas, key))

    async def vocabulary(self, request: Request) -> Response:
        return answer(request, self.atlas.vocabulary)

    async def sources(self, request: Request) -> Response:
        items = self.atlas.sources.items()
        return answer(request, [source_record(key, item) for key, item in items])

    async def unknown(self, request: Request) -> Response:
        raise FaultError(
            Fault(
                status=404,
                kind="unknown_address",
                message=f"There is nothing at {request.url.path[:200]}.",
                advice="Addresses: " + ", ".join(_addresses(self.routes())) + ".",
            )
        )

    def _no_meridian(self, key: str) -> NoReturn:
        known = ", ".join(self.atlas.meridians)
        raise FaultError(
            Fault(
                status=404,
                kind="unknown_meridian",
                message=f"There is no meridian {key[:100]!r}.",
                advice=f"Meridians: {known}.",
            )
        )

    def _no_category(self, key: str) -> NoReturn:
        known = ", ".join(self.atlas.categories)
        raise FaultError(
            Fault(
                status=404,
                kind="unknown_category",
                message=f"There is no category {key[:100]!r}.",
                advice=f"Categories: {known}.",
            )
        )


def _addresses(routes: list[Route]) -> list[str]:
    return [
        *(f"/api{route.path}" for route in routes if "{" not in route.path),
        "/api/body",
        "/api/lists",
    ]


def _no_point(text: str, found: ResolveAnswer) -> Fault:
    shown = text if len(text) <= 60 else text[:60] + "…"
    if found.ambiguous:
        return Fault(
            status=404,
            kind="ambiguous_point",
            message=f"{shown!r} can mean several points.",
            advice="Choose one of the candidates.",
            candidates=found.candidates,
        )
    return Fault(
        status=404,
        kind="unknown_point",
        message=f"No point is called {shown!r}.",
        advice="Check the spelling, or search for it.",
        candidates=found.near,
    )


def _text(request: Request) -> str:
    text = request.query_params.get("q")
    if text is None:
        raise FaultError(bad_parameter("q", "the text to look up, as in ?q=KI1"))
    return text[:MAX_TEXT]


def _limit(request: Request, default: int) -> int:
    given = request.query_params.get("limit", str(default))
    if not given.isascii() or not given.isdigit() or not 1 <= int(given[:9]) <= 100:
        raise FaultError(bad_parameter("limit", "a whole number from 1 to 100"))
    return int(given)


def bad_parameter(name: str, expected: str) -> Fault:
    return Fault(
        status=400,
        kind="bad_parameter",
        message=f"The parameter {name!r} is missing or wrong.",
        advice=f"Give {expected}.",
    )


def answer(request: Request, value: Any) -> Response:
    """The value as JSON; see `cached`."""
    return cached(request, msgspec.json.encode(value))


def cached(request: Request, body: bytes) -> Response:
    """JSON that the browser keeps and asks about: 304 while it has not changed."""
    tag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    headers = {"Cache-Control": "no-cache", "ETag": tag, "Vary": "Accept-Encoding"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)
