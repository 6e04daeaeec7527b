"""``tongren check``: every check of the data."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from tongren.checks import CHECKS, Completeness, Subject, completeness, run_on
from tongren.checks.geometry import residual_summary
from tongren.cli.errors import InputError
from tongren.cli.output import print_json
from tongren.store import DATA_FOLDER, DataError, read_files


def run(options: Namespace) -> int:
    """Print every problem as file:line, then one line a check; 1 if there is a problem."""
    folder = Path(options.data) if options.data else DATA_FOLDER
    if not folder.is_dir():
        raise InputError(f"{folder} is no folder; name one that holds names/, locations/ …")
    table: list[Completeness] = []
    residuals: list[str] = []
    try:
        subject = Subject(*read_files(folder))
        found, table = run_on(subject), completeness(subject.dataset)
        residuals = residual_summary(subject)
    except DataError as error:
        found = {"form": error.problems}
    problems = [problem for listed in found.values() for problem in listed]
    if options.json:
        print_json(
            {
                "checks": {name: len(listed) for name, listed in found.items()},
                "completeness": [asdict(row) for row in table],
                "residuals": residuals,
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
    _print_completeness(table)
    _print_residuals(residuals)
    return 1 if problems else 0


def _print_residuals(lines: list[str]) -> None:
    """How well the geometry agrees with the further statements of the standard."""
    for index, line in enumerate(lines):
        print(f"\n{line}; the worst:" if index == 0 else f"  {line}")


def _print_completeness(table: list[Completeness]) -> None:
    """How many records are written: all together, then by chapter."""
    if not table:
        return
    written, points = (sum(getattr(row, name) for row in table) for name in ("written", "points"))
    reviewed = sum(row.reviewed for row in table)
    print(f"\nrecords written {written} of {points}, reviewed {reviewed}")
    for row in table:
        if row.written:
            print(f"  {row.chapter:<4}{row.written:>3} of {row.points:<3}reviewed {row.reviewed}")
