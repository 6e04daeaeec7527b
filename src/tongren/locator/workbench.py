"""The editor's bench: evaluates points, landmarks and checks straight from the data files.

python -m tongren.locator.workbench ST36 KI1 --explain
python -m tongren.locator.workbench --all --body stout_woman
python -m tongren.locator.workbench --landmark cubital_crease --say "at cubital_crease_midpoint"
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from tongren.locator.anatomy import read_anatomy
from tongren.locator.errors import DataError, LocationError
from tongren.locator.files import LocationTexts, read_locations
from tongren.locator.locator import Located, Locator, Position
from tongren.locator.topology import make_topology
from tongren.locator.trial_bodies import TRIAL_BODIES, trial_vertices


def main(argv: list[str] | None = None) -> int:
    """Runs the bench; 1 when anything failed."""
    options = _parser().parse_args(argv)
    try:
        bench = Bench(options)
    except LocationError as error:
        print(error, file=sys.stderr)
        return 1
    codes = list(options.codes)
    if options.say:
        bench.texts.expressions["SAID"] = options.say
        codes.append("SAID")
    if options.all or (not codes and not options.landmark and not options.landmarks):
        codes = list(bench.texts.expressions)
    landmarks = list(options.landmark)
    if options.landmarks:
        landmarks = list(bench.locator.anatomy.landmarks)
    report = bench.report(codes, landmarks)
    print(json.dumps(report, indent=1) if options.json else _render(report))
    return 1 if report["errors"] else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tongren.locator.workbench", description=__doc__)
    parser.add_argument("codes", nargs="*", help="points, e.g. ST36 EX-B2")
    parser.add_argument("--all", action="store_true", help="every point that has an expression")
    parser.add_argument("--landmark", action="append", default=[], help="a landmark's position")
    parser.add_argument("--landmarks", action="store_true", help="all landmarks")
    parser.add_argument("--say", help="an expression to try without writing it into a file")
    parser.add_argument("--body", default="man", help=f"one of {', '.join(TRIAL_BODIES)}")
    parser.add_argument("--panel", action="store_true", help="on all trial bodies")
    parser.add_argument("--file", action="append", type=Path, help="location file(s) to read")
    parser.add_argument("--explain", action="store_true", help="every step with its millimetres")
    parser.add_argument("--json", action="store_true", help="JSON, as builders/sheets.py reads it")
    return parser


class Bench:
    """The locator on the bodies that the options name."""

    def __init__(self, options: argparse.Namespace) -> None:
        from tongren.body.template import load_template

        self.options = options
        self.problems: list[DataError] = []
        self.texts: LocationTexts = read_locations(options.file, self.problems)
        anatomy = read_anatomy(problems=self.problems)
        topology = make_topology(load_template(), trial_vertices("man"), anatomy)
        self.locator = Locator(anatomy, topology, self.texts.expressions)
        names = list(TRIAL_BODIES) if options.panel else [options.body]
        self.bodies = {name: self.locator.on(trial_vertices(name)) for name in names}

    def report(self, codes: list[str], landmarks: list[str]) -> dict[str, Any]:
        out: dict[str, Any] = {"positions": [], "checks": [], "landmarks": []}
        out["errors"] = [str(problem) for problem in self.problems]
        seen: set[str] = set()
        for body, located in self.bodies.items():
            for work, names in ((self._landmark, landmarks), (self._point, codes)):
                for name in names:
                    try:
                        work(body, located, name, out)
                    except LocationError as error:
                        message = str(error)
                        if message not in seen:
                            seen.add(message)
                            out["errors"].append(f"{name} on {body}: {message}")
        return out

    def _landmark(self, body: str, located: Located, name: str, out: dict[str, Any]) -> None:
        value = (located.landmark(name) * 1000).round(2).tolist()
        out["landmarks"].append({"name": name, "body": body, "xyz_mm": value})

    def _point(self, body: str, located: Located, code: str, out: dict[str, Any]) -> None:
        for position in located.places(code):
            if self.texts.laterality.get(code) == "midline" and not position.midline:
                raise LocationError(
                    f"lies {position.xyz_m[0] * 1000:.1f} mm beside the midline, and belongs on it",
                    "start from midline landmarks", owner=code, text=self.texts.expressions[code],
                )  # fmt: skip
            out["positions"].append({"body": body, **_record(position)})
        if self.options.explain:
            out["positions"][-1]["explain"] = located.explain(code)
        for check in self.texts.checks.get(code, []):
            try:
                residual = located.residual(code, check.statement)
            except LocationError as error:
                out["errors"].append(str(error))
                continue
            out["checks"].append(
                {
                    "code": code, "body": body, "statement": check.statement, "kind": residual.kind,
                    "mm": round(residual.residual_mm, 2), "bcun": round(residual.residual_bcun, 3),
                    "fails": abs(residual.residual_bcun) > check.tolerance_bcun,
                }
            )  # fmt: skip


def _record(position: Position) -> dict[str, Any]:
    name = position.code + (f".{position.label}" if position.label else "")
    return {
        "code": position.code,
        "name": name,
        "side": "midline" if position.midline else "left",
        "xyz_mm": (position.xyz_m * 1000).round(2).tolist(),
        "normal": position.normal.round(4).tolist(),
        "face": position.face,
        "barycentric": position.barycentric.round(6).tolist(),
    }


def _render(report: dict[str, Any]) -> str:
    lines = []
    for each in report["landmarks"]:
        lines += [f"{each['name']:<40} {each['body']:<12} {each['xyz_mm']}"]
    for each in report["positions"]:
        x, y, z = each["xyz_mm"]
        lines.append(f"{each['name']:<10} {each['body']:<12} x {x:8.1f}  y {y:8.1f}  z {z:8.1f} mm")
        lines += [f"    {line}" for line in each.get("explain", [])]
    for each in report["checks"]:
        mark = "  <-- beyond its tolerance" if each["fails"] else ""
        lines.append(
            f"check {each['code']:<8} {each['body']:<12} {each['mm']:8.1f} mm "
            f"{each['bcun']:7.2f} bcun  {each['statement']}{mark}"
        )
    lines += [f"ERROR {each}" for each in report["errors"]]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
