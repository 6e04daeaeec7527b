"""``tongren serve``: the atlas in the browser."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from tongren.atlas import Atlas, load_atlas
from tongren.cli.errors import InputError


def run(options: Namespace) -> int:
    """Serve until interrupted."""
    from tongren.web import ServeError, serve

    own = options.overlay or os.environ.get("TONGREN_OVERLAY")
    atlas = _with_overlay(own) if own else None
    try:
        serve(options.host, options.port, not options.no_browser, atlas)
    except ServeError as error:
        raise InputError(str(error)) from None
    return 0


def _with_overlay(file: str) -> Atlas:
    """The atlas with the user's own file over it, which is made where there is none yet."""
    from tongren.documents.overlay import OverlayWriter

    path = Path(file)
    try:
        if not path.exists():
            OverlayWriter(path).write()
    except OSError as error:
        raise InputError(
            f"the overlay {file} cannot be written: {error.strerror or error}"
        ) from None
    atlas = load_atlas(overlay=path)
    _ = atlas.overlay  # a faulty file is said now, not on the first page
    return atlas
