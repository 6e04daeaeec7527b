"""The command line. Each command imports what it needs when it runs: cold starts count."""

from __future__ import annotations

import os
import sys

from tongren.cli.errors import InputError


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns 0 done, 1 a problem with the input; wrong usage exits with 2."""
    from tongren.cli.parser import build_parser

    parser = build_parser()
    options = parser.parse_args(arguments)
    try:
        status: int = options.run(options) or 0
        sys.stdout.flush()
    except InputError as error:
        print(f"tongren: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader of our output has closed it, as `head` does: nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if os.environ.get("TONGREN_DEBUG"):
            raise
        from tongren.store import DataError

        if isinstance(error, DataError):
            print(error, file=sys.stderr)
            count = len(error.problems)
            print(f"tongren: {count} problem(s) in the data; see above", file=sys.stderr)
            return 1
        print(
            f"tongren: unexpected {type(error).__name__}: {error}. This is a fault of Tongren; "
            "run again with TONGREN_DEBUG=1 to see where, and report it.",
            file=sys.stderr,
        )
        return 1
    return status
