"""``tongren check``: every check of the data."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from tongren.checks import CHECKS, run_checks
from tongren.cli.errors import InputError
from tongren.cli.output import print_json
from tongren.store import DATA_FOLDER, DataError


def run(options: Namespace) -> int:
    """Print every problem as file:line, then one line a check; 1 if there is a problem."""
    folder = Path(options.data) if options.data else DATA_FOLDER
    if not folder.is_dir():
        raise InputError(f"{folder} is no folder; name one that holds names/, locations/ …")
    try:
        found = run_checks(folder)
    except DataError as error:
        found = {"form": error.problems}
    problems = [problem for listed in found.values() for problem in listed]
    if options.json:
        print_json(
            {
                "checks": {name: len(listed) for name, listed in found.items()},
                "problems": [
                    {"file": p.file, "line": p.line, "path": p.path, "message": p.message}
                    for p in problems
                ],
            }
        )
        return 1 if problems else 0
    for problem in problems:
        print(problem, file=sys.stderr)
    for name, listed in found.items():
        title = CHECKS[name].title if name in CHECKS else "the data has the form of the model"
        print(f"{'ok  ' if not listed else 'FAIL'} {name:<13}{title}")
    return 1 if problems else 0
