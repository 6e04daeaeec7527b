"""The built front end: hashed assets, and one page for every address of the atlas."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from tongren.atlas import Atlas
from tongren.web.faults import FaultError
from tongren.web.schema import Fault

STATIC = Path(__file__).parent / "static"

NOT_BUILT = Fault(
    status=503,
    kind="not_built",
    message="The front end of the atlas has not been built.",
    advice=(
        "In a checkout run: make frontend "
        "(or: npm --prefix frontend install && npm --prefix frontend run build)."
    ),
)

#: First parts of the addresses that the page understands; all others are answered with 404
#: and the same page, which then says what is there.
PAGES = (
    "point",
    "points",
    "meridian",
    "meridians",
    "category",
    "categories",
    "lists",
    "region",
    "condition",
    "pattern",
    "body",
    "circuit",
    "session",
    "study",
    "review",
    "search",
    "about",
)


def is_built(static: Path = STATIC) -> bool:
    """Whether the front end is there."""
    return (static / "index.html").is_file()


class Pages:
    """Serves the front end in ``static``; one document answers for all pages."""

    def __init__(self, atlas: Atlas, static: Path = STATIC) -> None:
        self.atlas = atlas
        self.static = static
        # Windows and slim systems may map these wrongly or not at all.
        mimetypes.add_type("text/javascript", ".js")
        mimetypes.add_type("application/manifest+json", ".webmanifest")

    def routes(self) -> list[Route]:
        """The routes outside ``/api``."""
        return [
            Route("/assets/{name}", self.asset),
            Route("/point/{text:path}", self.point),
            Route("/{rest:path}", self.page),
        ]

    async def asset(self, request: Request) -> Response:
        """A file whose name carries the hash of its content: kept for ever."""
        path = self._file(f"assets/{request.path_params['name']}")
        if path is None:
            raise FaultError(_no_file(request.url.path))
        headers = {"Cache-Control": "public, max-age=31536000, immutable"}
        return FileResponse(path, headers=headers)

    async def point(self, request: Request) -> Response:
        """The page of a point; other codes and names are sent to the WHO code."""
        text = request.path_params["text"]
        if text not in self.atlas and (code := self.atlas.resolve(text[:10_000]).code):
            return RedirectResponse(request.url.replace(path=quote(f"/point/{code}")))
        return self._document(404 if text not in self.atlas else 200)

    async def page(self, request: Request) -> Response:
        """A file of the front end if there is one of this name, else its document."""
        rest = request.path_params["rest"]
        if rest and (path := self._file(rest)) is not None:
            return FileResponse(path, headers={"Cache-Control": "no-cache"})
        known = not rest or rest.partition("/")[0] in PAGES
        return self._document(200 if known else 404)

    def _document(self, status: int) -> Response:
        if not is_built(self.static):
            raise FaultError(NOT_BUILT)
        headers = {"Cache-Control": "no-cache"}
        return FileResponse(self.static / "index.html", status, headers=headers)

    def _file(self, name: str) -> Path | None:
        """The file of this name inside the front end, never outside of it."""
        if "\0" in name:
            return None
        path = (self.static / name).resolve()
        inside = path.is_relative_to(self.static.resolve())
        return path if inside and path.is_file() else None


def _no_file(path: str) -> Fault:
    return Fault(
        status=404,
        kind="unknown_address",
        message=f"There is no file {path[:200]}.",
        advice="The page may be older than the program: reload it.",
    )
