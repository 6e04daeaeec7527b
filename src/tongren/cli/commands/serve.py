"""``tongren serve``: the atlas in the browser."""

from __future__ import annotations

from argparse import Namespace

from tongren.cli.errors import InputError


def run(options: Namespace) -> int:
    """Serve until interrupted."""
    from tongren.web import ServeError, serve

    try:
        serve(host=options.host, port=options.port, open_browser=not options.no_browser)
    except ServeError as error:
        raise InputError(str(error)) from None
    return 0
