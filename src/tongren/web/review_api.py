"""Pages sent by a person are read, and what is decided about their claims is kept.

Nothing of a page is run, rendered or fetched: it is taken apart in a process of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tongren.atlas import Atlas
from tongren.documents.overlay import OverlayWriter, overlay_toml
from tongren.documents.reading_process import ReadingProcess
from tongren.documents.review import PageReview, ReviewPoint
from tongren.store.overlay import Overlay, OverlayClaim
from tongren.store.problems import DataError
from tongren.web.faults import FaultError
from tongren.web.schema import DecidedClaim, Decisions, Fault, OverlayAnswer, ReadAnswer

#: The largest page and the largest list of decisions that are taken.
MAX_PAGE_BYTES = 16 * 2**20
MAX_DECISION_BYTES = 8 * 2**20


class ReviewApi:
    """``/api/read`` and ``/api/overlay``; who may send there is the guard's business."""

    def __init__(self, atlas: Atlas, process: ReadingProcess | None = None) -> None:
        self.atlas = atlas
        self.process = process or ReadingProcess()

    def routes(self) -> list[Route]:
        """Both addresses; asking without sending is answered as any unknown address is."""
        return [
            Route("/read", self.read, methods=["POST"]),
            Route("/overlay", self.overlay, methods=["POST"]),
        ]

    async def read(self, request: Request) -> Response:
        """The page in the body, named by ``?name=``."""
        name = Path(request.query_params.get("name", "").replace("\\", "/")).name[:200]
        data = await _body(request, MAX_PAGE_BYTES, "page")
        found = await run_in_threadpool(self.process.review, data, name or "page.txt")
        path = self.atlas.overlay_path
        if path is not None:
            found = _with_states(found, self.atlas.overlay)
        return _fresh(ReadAnswer(review=found, overlay=path.name if path else ""))

    async def overlay(self, request: Request) -> Response:
        """The decisions in the body as an overlay; with ``?write=1`` also into the user's own."""
        body = await _body(request, MAX_DECISION_BYTES, "list of decisions")
        decisions = self._decisions(body)
        fresh = OverlayWriter()
        _decide(fresh, decisions, ("accepted",))
        written = -1
        if request.query_params.get("write") == "1":
            written = await run_in_threadpool(self._write, decisions)
        return _fresh(OverlayAnswer(toml=overlay_toml(fresh.overlay()), written=written))

    def _decisions(self, body: bytes) -> Decisions:
        try:
            decisions = msgspec.json.decode(body, type=Decisions)
        except msgspec.DecodeError as error:
            raise FaultError(_bad_decisions(str(error))) from None
        for claim in decisions.claims:
            if claim.code not in self.atlas:
                raise FaultError(_bad_decisions(f"there is no point {claim.code[:20]!r}"))
        return decisions

    def _write(self, decisions: Decisions) -> int:
        path = self.atlas.overlay_path
        if path is None:
            raise FaultError(_unwritable("The atlas was started without an overlay."))
        try:
            writer = OverlayWriter(path)
            _decide(writer, decisions, ("accepted", "rejected"))
            return writer.write()
        except DataError as error:
            raise FaultError(_unwritable(f"{path.name} is faulty: {error}"[:500])) from None
        except OSError as error:
            reason = error.strerror or str(error)
            raise FaultError(_unwritable(f"{path.name} cannot be written: {reason}.")) from None


def _decide(writer: OverlayWriter, decisions: Decisions, states: tuple[str, ...]) -> None:
    for claim in decisions.claims:
        if claim.state in states:
            own = _overlay_claim(claim)
            writer.decide(decisions.file, decisions.format, claim.code, own)


def _overlay_claim(claim: DecidedClaim) -> OverlayClaim:
    return OverlayClaim(
        field=claim.field,
        text=claim.text,
        source="",
        span=(claim.span[0], claim.span[1], claim.span[2], claim.span[3]),
        verdict=claim.verdict,
        reason=claim.reason,
        reasons=claim.reasons,
        severity=claim.severity,
        state=claim.state,
        value=claim.value,
    )


def _with_states(review: PageReview, overlay: Overlay) -> PageReview:
    """With what the user decided about claims of the same page before."""
    files = {key: source.file for key, source in overlay.sources.items()}
    states = {
        (code, claim.field, claim.text): claim.state
        for code, claims in overlay.points.items()
        for claim in claims
        if files.get(claim.source) == review.name
    }
    return msgspec.structs.replace(
        review, points=tuple(_point_with_states(point, states) for point in review.points)
    )


def _point_with_states(point: ReviewPoint, states: dict[tuple[str, str, str], Any]) -> ReviewPoint:
    claims = tuple(
        msgspec.structs.replace(
            claim, state=states.get((point.code, claim.field, claim.text), claim.state)
        )
        for claim in point.claims
    )
    return msgspec.structs.replace(point, claims=claims)


async def _body(request: Request, limit: int, what: str) -> bytes:
    """The body, never more of it than allowed."""
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > limit:
            raise FaultError(
                Fault(
                    status=413,
                    kind="too_large",
                    message=f"This {what} has more than {limit // 2**20} MB.",
                    advice="Cut it into parts, or use: tongren read FILE --into my.toml",
                )
            )
        parts.append(part)
    return b"".join(parts)


def _fresh(value: Any) -> Response:
    return Response(
        msgspec.json.encode(value),
        media_type="application/json",
        headers={"Cache-Control": "no-store"},
    )


def _bad_decisions(reason: str) -> Fault:
    return Fault(
        status=400,
        kind="bad_parameter",
        message=f"The decisions cannot be taken: {reason}.",
        advice="Send what /api/read gave, each claim with the state accepted or rejected.",
    )


def _unwritable(message: str) -> Fault:
    return Fault(
        status=409,
        kind="unwritable",
        message=message,
        advice="Start the atlas with: tongren serve --overlay my.toml, or download the file.",
    )
