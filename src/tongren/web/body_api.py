"""The addresses under ``/api/body``: a body's mesh, and all points on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar
from urllib.parse import quote, urlencode

import msgspec
import numpy as np
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tongren.atlas import Atlas
from tongren.body.error import BodyError
from tongren.body.template import load_template
from tongren.locator import LocationError
from tongren.person import PointPosition
from tongren.web.api import answer, bad_parameter
from tongren.web.bodies import Bodies, PlacedBody, known_poses
from tongren.web.courses import Stretch
from tongren.web.faults import FaultError
from tongren.web.mesh import encode_template
from tongren.web.ruler_answer import ruler_answer
from tongren.web.schema import (
    BodyAnswer,
    BodyDescription,
    BodyPosition,
    Course,
    CoursesAnswer,
    Fault,
)
from tongren.web.shape import encode_shape, pack_shape

_T = TypeVar("_T")

#: The body that the page shows unless another is asked for: ``DEFAULTS`` of its view.ts.
FIRST_BODY = "adult_man"

BYTES = "application/octet-stream"

#: For what never changes under its address, or only with the program: the browser keeps it.
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}


class BodyApi:
    """Bodies are computed in threads of their own, one at a time, so that pages are answered."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self.bodies = Bodies(atlas)

    def routes(self) -> list[Route]:
        """The routes below ``/api``."""
        return [
            Route("/body", self.body),
            Route("/body/template", self.template),
            Route("/body/mesh", self.mesh),
            Route("/body/shape", self.shape),
            Route("/body/courses", self.courses),
            Route("/body/ruler", self.ruler),
        ]

    def warm_up(self) -> None:
        """Place the points on the body that is shown first, before anyone asks for it."""
        with self.bodies.lock:
            placed = self.bodies.find({"name": FIRST_BODY})
            _ = placed.placed, placed.courses, placed.mesh("rest")

    async def body(self, request: Request) -> Response:
        query = urlencode(sorted(request.query_params.items()))
        return answer(request, await self._compute(request, lambda body: _whole(body, query)))

    async def template(self, request: Request) -> Response:
        """What all bodies share, kept under the stamp in its address."""
        return Response(encode_template(), media_type=BYTES, headers=FOR_EVER)

    async def mesh(self, request: Request) -> Response:
        pose = request.query_params.get("pose", "rest")
        if pose not in known_poses():
            raise FaultError(bad_parameter("pose", f"one of {', '.join(known_poses())}"))
        data = await self._compute(request, lambda body: body.mesh(pose))
        headers = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
        return Response(data, media_type=BYTES, headers=headers)

    async def shape(self, request: Request) -> Response:
        """The model by which the page makes bodies itself; large, so packed only once."""
        packed, tag = await run_in_threadpool(pack_shape)
        headers = {"Cache-Control": "no-cache", "ETag": tag, "Vary": "Accept-Encoding"}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return Response(encode_shape(), media_type=BYTES, headers=headers)
        headers["Content-Encoding"] = "gzip"
        return Response(packed, media_type=BYTES, headers=headers)

    async def courses(self, request: Request) -> Response:
        stretches = await self._compute(request, lambda body: body.courses)
        courses = tuple(_course(stretch) for stretch in stretches)
        return answer(request, CoursesAnswer(courses=courses))

    async def ruler(self, request: Request) -> Response:
        """The steps of finding a point, with what to draw on the skin."""
        code = self._code(request)
        make = self._compute(request, lambda placed: ruler_answer(placed.body, code))
        return answer(request, await make)

    def _code(self, request: Request) -> str:
        code = request.query_params.get("point", "")
        if code not in self.atlas:
            raise FaultError(bad_parameter("point", "the code of a point, as in ?point=KI1"))
        return code

    async def _compute(self, request: Request, make: Callable[[PlacedBody], _T]) -> _T:
        """``make`` of the body that is asked for; what cannot be becomes a fault in words."""
        try:
            return await run_in_threadpool(self._make, request, make)
        except BodyError as error:
            raise FaultError(_impossible(error)) from None
        except LocationError as error:
            raise FaultError(_unplaced(error)) from None

    def _make(self, request: Request, make: Callable[[PlacedBody], _T]) -> _T:
        with self.bodies.lock:
            return make(self.bodies.find(request.query_params))


def _whole(placed: PlacedBody, query: str) -> BodyAnswer:
    positions, missing = placed.placed
    return BodyAnswer(
        description=msgspec.convert(placed.body.description, BodyDescription, strict=False),
        positions=_positions(positions),
        missing=tuple(missing),
        template=f"/api/body/template?stamp={quote(load_template().stamp)}",
        mesh=f"/api/body/mesh?{query}",
        courses=f"/api/body/courses?{query}",
        ruler=f"/api/body/ruler?{query}",
    )


def _positions(places: Sequence[PointPosition]) -> tuple[BodyPosition, ...]:
    """Rounded all at once, which is many times as fast as one by one."""
    if not places:
        return ()
    xyz_mm = np.round(np.array([place.xyz_m for place in places]) * 1000, 1).tolist()
    weights = np.round(np.array([place.barycentric for place in places]), 4).tolist()
    return tuple(
        BodyPosition(
            code=place.code,
            label=place.label,
            side=place.side,
            xyz_mm=tuple(at),
            face=place.face,
            barycentric=tuple(shares),
        )
        for place, at, shares in zip(places, xyz_mm, weights, strict=True)
    )


def _course(stretch: Stretch) -> Course:
    return Course(
        meridian=stretch.meridian,
        start=stretch.start,
        stop=stretch.stop,
        join=stretch.join,
        line=tuple(
            number
            for crossing in stretch.line
            for number in (crossing.start, crossing.stop, round(1000 * crossing.share))
        ),
    )


def _impossible(error: BodyError) -> Fault:
    return Fault(
        status=422,
        kind="impossible_body",
        message=f"{str(error)[:1].upper()}{str(error)[1:]}.",
        advice="Change that measure, leave it empty for the average, or take a body by its name.",
    )


def _unplaced(error: LocationError) -> Fault:
    return Fault(
        status=422,
        kind="unplaced_point",
        message=f"The point cannot be placed on this body: {error}.",
        advice="Its location in words holds all the same.",
    )
