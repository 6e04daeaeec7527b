"""All commands and their options."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable

import tongren
from tongren.cli.bodies import add_body_options

_EPILOG = (
    "POINT is any code or name: ST36, 'St 36', Zusanli, 足三里. "
    "Every command takes --json. Tongren reports traditional claims; it gives no medical advice."
)
_OVERLAY = "your own data, shown beside the atlas (TONGREN_OVERLAY)"


def build_parser() -> argparse.ArgumentParser:
    """The parser; each command's ``run`` imports its module when called."""
    parser = argparse.ArgumentParser(
        prog="tongren",
        description="An atlas of the acupuncture system. Without a command: opens the atlas.",
        epilog=_EPILOG,
    )
    parser.add_argument("--version", action="version", version=f"tongren {tongren.__version__}")
    parser.set_defaults(run=_command("serve"), host="127.0.0.1", port=8361, no_browser=False)
    parser.add_argument("--overlay", metavar="FILE", help=_OVERLAY)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_serve(commands)
    _add_lookup(commands)
    _add_geometry(commands)
    _add_data(commands)
    _add_read(commands)
    return parser


def _add_serve(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    serve = _add(commands, "serve", "open the atlas in the browser")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    serve.add_argument("--port", type=int, default=8361, help="port to listen on (8361)")
    serve.add_argument("--no-browser", action="store_true", help="do not open a browser")
    serve.add_argument("--overlay", metavar="FILE", default=argparse.SUPPRESS, help=_OVERLAY)


def _add_lookup(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    show = _add(commands, "show", "the record of a point")
    show.add_argument("point", metavar="POINT", help="any code or name")
    voice = show.add_mutually_exclusive_group()
    voice.add_argument("--lay", dest="voice", action="store_const", const="lay", help="plain words")
    voice.add_argument(
        "--full", dest="voice", action="store_const", const="full", help="everything, with sources"
    )
    show.set_defaults(voice="practitioner")
    show.add_argument("--overlay", metavar="FILE", default=argparse.SUPPRESS, help=_OVERLAY)
    resolve = _add(commands, "resolve", "which point a name or code means")
    resolve.add_argument("text", metavar="TEXT", nargs="+", help="a name or code as you have it")
    search = _add(commands, "search", "points by symptom, action, pattern, region, free text")
    search.add_argument("words", metavar="WORDS", nargs="+", help="what to look for")
    search.add_argument("--limit", type=int, default=20, help="how many results at most (20)")
    search.add_argument("--why", action="store_true", help="the reasoning, step by step")
    search.add_argument(
        "--for", dest="person", metavar="PERSON", action="append", default=[],
        help="who it is for: pregnant, child, blood_thinners … (repeat; implies --why)",
    )  # fmt: skip
    meridian = _add(commands, "meridian", "a meridian: pathway, points, clock, neighbours")
    meridian.add_argument("meridian", metavar="MERIDIAN", help="KI, Kidney, 肾 …")


def _add_geometry(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    locate = _add(commands, "locate", "positions of points on a body")
    locate.add_argument("points", metavar="POINT", nargs="*", help="any codes or names")
    locate.add_argument("--all", action="store_true", help="all points")
    locate.add_argument("--explain", action="store_true", help="every step of the placing")
    add_body_options(locate)


def _add_data(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = _add(commands, "check", "check all data")
    check.add_argument("--data", metavar="FOLDER", help="check this data folder instead")
    export = _add(commands, "export", "all the data, or a body with its points")
    export.add_argument("format", choices=["json", "csv", "glb", "obj"], help="what to write")
    export.add_argument("-o", "--output", metavar="FILE", help="write here (standard output)")
    add_body_options(export)


def _add_read(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    read = _add(commands, "read", "read pages about points and hold them against the atlas")
    read.add_argument("files", metavar="FILE", nargs="+", help="pages, or folders of them")
    read.add_argument("--into", metavar="MY.toml", help="write the claims into your own overlay")
    read.add_argument("--jobs", type=int, default=0, help="processes (as many as processors)")
    read.add_argument("--journal", metavar="FILE", help="keep results here; go on after a break")


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, help_: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=help_, description=help_.capitalize() + ".")
    command.add_argument("--json", action="store_true", help="print one JSON document")
    command.set_defaults(run=_command(name))
    return command


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    def run(options: argparse.Namespace) -> int:
        module = importlib.import_module(f"tongren.cli.commands.{name}")
        status: int = module.run(options)
        return status

    return run
