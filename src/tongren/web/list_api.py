"""The addresses of lists and sessions: terms, regions, and routines of points to press."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tongren.atlas import Atlas
from tongren.web.api import answer, bad_parameter
from tongren.web.faults import FaultError
from tongren.web.schema import Fault
from tongren.web.session import MOST_POINTS, session_answer
from tongren.web.terms import Kind, Terms


class ListApi:
    """Endpoints over what all records say of terms and regions, gathered once."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self.terms = Terms(atlas)

    def routes(self) -> list[Route]:
        """The routes below ``/api``."""
        return [
            Route("/lists", self.lists),
            Route("/conditions/{key}", self.condition),
            Route("/patterns/{key}", self.pattern),
            Route("/regions/{key}", self.region),
            Route("/session", self.session),
        ]

    async def lists(self, request: Request) -> Response:
        return answer(request, self.terms.lists())

    async def condition(self, request: Request) -> Response:
        return self._term(request, "condition")

    async def pattern(self, request: Request) -> Response:
        return self._term(request, "pattern")

    async def region(self, request: Request) -> Response:
        key = request.path_params["key"]
        if key not in self.terms.regions:
            raise FaultError(_unknown("region", key, self.terms.regions))
        return answer(request, self.terms.region(key))

    async def session(self, request: Request) -> Response:
        """``?points=LI4,PC6`` for a person with the circumstances ``?for=pregnant,skin``."""
        codes = _listed(request, "points")
        if not codes or len(codes) > MOST_POINTS:
            raise FaultError(bad_parameter("points", f"one to {MOST_POINTS} codes, as in KI1,PC6"))
        if unknown := [code for code in codes if code not in self.atlas]:
            raise FaultError(bad_parameter("points", f"codes of points; {unknown[0][:40]} is none"))
        try:
            return answer(request, session_answer(self.atlas, codes, _listed(request, "for")))
        except ValueError as error:
            raise FaultError(bad_parameter("for", f"circumstances: {error}")) from None

    def _term(self, request: Request, kind: Kind) -> Response:
        key = request.path_params["key"]
        if key not in self.terms.table(kind):
            raise FaultError(_unknown(kind, key, self.terms.table(kind)))
        lay = request.query_params.get("voice") == "lay"
        return answer(request, self.terms.term(kind, key, lay=lay))


def _listed(request: Request, name: str) -> list[str]:
    text = request.query_params.get(name, "")[:1000]
    return list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def _unknown(kind: str, key: str, known: Iterable[str]) -> Fault:
    near = difflib.get_close_matches(key, list(known), n=3)
    return Fault(
        status=404,
        kind="unknown_term",
        message=f"There is no {kind} {key[:100]!r}.",
        advice=f"Did you mean {', '.join(near)}?" if near else "See /api/lists for all of them.",
    )
