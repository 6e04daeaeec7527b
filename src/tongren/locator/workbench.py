"""The editor's bench: evaluates points, landmarks and checks straight from the data files.

python -m tongren.locator.workbench ST36 KI1 --explain
python -m tongren.locator.workbench --all --body heavy_woman
python -m tongren.locator.workbench --landmark cubital_crease --say "at cubital_crease_midpoint"
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from tongren.locator.errors import LocationError, UnreachableError
from tongren.locator.files import LocationTexts, Statement, read_locations
from tongren.locator.located import Position
from tongren.locator.locator import open_locator
from tongren.locator.panel import open_panel


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
    print(json.dumps(report, indent=1) if options.json else _render(report, panel=options.panel))
    return 1 if report["errors"] else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tongren.locator.workbench", description=__doc__)
    parser.add_argument("codes", nargs="*", help="points, e.g. ST36 EX-B2")
    parser.add_argument("--all", action="store_true", help="every point that has an expression")
    parser.add_argument("--landmark", action="append", default=[], help="a landmark's position")
    parser.add_argument("--landmarks", action="store_true", help="all landmarks")
    parser.add_argument("--say", help="an expression to try without writing it into a file")
    parser.add_argument("--body", default="adult_man", help="a named body, e.g. heavy_woman")
    parser.add_argument("--panel", action="store_true", help="on the 26 bodies of panel.toml")
    parser.add_argument("--uncertainty", action="store_true", help="how surely each is known")
    parser.add_argument("--file", action="append", type=Path, help="location file(s) to read")
    parser.add_argument("--explain", action="store_true", help="every step with its millimetres")
    parser.add_argument("--json", action="store_true", help="JSON, as builders/sheets.py reads it")
    return parser


class Bench:
    """The locator on the bodies that the options name."""

    def __init__(self, options: argparse.Namespace) -> None:
        from tongren.body.shape import ShapedBody

        self.options = options
        self.problems: list[LocationError] = []
        self.texts: LocationTexts = read_locations(options.file, self.problems)
        self.locator = open_locator(self.texts.expressions, self.problems)
        if options.panel:
            panel = open_panel()
            self.names, vertices = panel.names, panel.vertices
        else:
            self.names = (options.body,)
            vertices = ShapedBody.named(options.body).vertices[None]
        self.located = self.locator.on_many(vertices)

    def report(self, codes: list[str], landmarks: list[str]) -> dict[str, Any]:
        out: dict[str, Any] = {"positions": [], "checks": [], "landmarks": []}
        out["errors"] = [str(problem) for problem in self.problems]
        for name in landmarks:
            self._try(self._landmark, name, out)
        with suppress(LocationError):  # all in one run; where one fails, each by itself
            self.located.locate_all(codes)
        for code in codes:
            self._try(self._point, code, out)
        out["errors"] = list(dict.fromkeys(out["errors"]))
        return out

    def _try(self, work: Callable[..., None], name: str, out: dict[str, Any]) -> None:
        try:
            work(name, out)
        except LocationError as error:
            message = str(error)
            about = name if name not in message else ""
            out["errors"].append(f"{about}: {message}" if about else message)

    def _landmark(self, name: str, out: dict[str, Any]) -> None:
        for body, label in enumerate(self.names):
            value = (self.located.landmark(name, body) * 1000).round(2).tolist()
            out["landmarks"].append({"name": name, "body": label, "xyz_mm": value})

    def _point(self, code: str, out: dict[str, Any]) -> None:
        for body, label in enumerate(self.names):
            for position in self.located.places(code, body):
                self._check_midline(position)
                record = {"body": label, **_record(position)}
                if self.options.uncertainty:
                    record["uncertainty_mm"] = round(self.located.uncertainty_mm(position), 1)
                out["positions"].append(record)
            if self.options.explain:
                out["positions"][-1]["explain"] = self.located.explain(code, body)
        for check in self.texts.checks.get(code, []):
            self._try(partial(self._check, check), code, out)

    def _check_midline(self, position: Position) -> None:
        code = position.code
        if self.texts.laterality.get(code) == "midline" and not position.midline:
            gap = position.xyz_m[0] * 1000
            raise UnreachableError(
                f"lies {gap:.1f} mm beside the midline, and belongs on it",
                "start from midline landmarks",
                owner=code,
                text=self.texts.expressions[code],
            )

    def _check(self, check: Statement, code: str, out: dict[str, Any]) -> None:
        for label, each in zip(
            self.names, self.located.residuals(code, check.statement), strict=True
        ):
            out["checks"].append(
                {
                    "code": code,
                    "body": label,
                    "statement": check.statement,
                    "kind": each.kind,
                    "mm": round(each.residual_mm, 2),
                    "bcun": round(each.residual_bcun, 3),
                    "fails": abs(each.residual_bcun) > check.tolerance_bcun,
                    "explained": bool(check.explained),
                }
            )


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


def _render(report: dict[str, Any], *, panel: bool) -> str:
    lines = [
        f"{each['name']:<40} {each['body']:<12} {each['xyz_mm']}" for each in report["landmarks"]
    ]
    for each in report["positions"]:
        x, y, z = each["xyz_mm"]
        doubt = f"  ± {each['uncertainty_mm']} mm" if "uncertainty_mm" in each else ""
        lines.append(
            f"{each['name']:<10} {each['body']:<12} x {x:8.1f}  y {y:8.1f}  z {z:8.1f} mm{doubt}"
        )
        lines += [f"    {line}" for line in each.get("explain", [])]
    lines += _render_panel(report["checks"]) if panel else _render_checks(report["checks"])
    lines += [f"ERROR {each}" for each in report["errors"]]
    return "\n".join(lines)


def _render_checks(checks: list[dict[str, Any]]) -> list[str]:
    return [
        f"check {each['code']:<8} {each['mm']:8.1f} mm {each['bcun']:7.2f} bcun  "
        f"{each['statement']}{'  <-- beyond its tolerance' if each['fails'] else ''}"
        for each in checks
    ]


def _render_panel(checks: list[dict[str, Any]]) -> list[str]:
    """Each statement's median, worst value and worst body over the panel, then all together."""
    grouped: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for each in checks:
        grouped.setdefault((each["code"], each["statement"]), []).append(each)
    lines = []
    for (code, statement), group in grouped.items():
        sizes = sorted(abs(one["bcun"]) for one in group)
        worst = max(group, key=lambda one: abs(float(one["bcun"])))
        mark = "  <-- beyond its tolerance" if worst["fails"] else ""
        mark += " (explained)" if worst["explained"] else ""
        lines.append(
            f"check {code:<8} median {sizes[len(sizes) // 2]:5.2f}  worst {worst['bcun']:6.2f} bcun"
            f" {worst['mm']:6.1f} mm on {worst['body']:<12} {statement}{mark}"
        )
    if checks:
        sizes = sorted(abs(one["bcun"]) for one in checks)
        middle, high = sizes[len(sizes) // 2], sizes[int(len(sizes) * 0.95)]
        lines.append(f"all {len(grouped)} checks: median {middle:.2f}, p95 {high:.2f} bcun")
    return lines


if __name__ == "__main__":
    sys.exit(main())
