"""Makes ``data/anatomy/uncertainty.toml``: how surely each place is known, per metre of stature.

    python builders/bake_uncertainty.py            # writes the table, about a minute
    python builders/bake_uncertainty.py --check    # fails when it no longer fits the data

What the three parts mean is told in ``tongren.locator.uncertainty``. Landmarks and standard are
averaged over six bodies of the panel; the checks' part comes from all of it.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

import tongren
from tongren.locator import Locator, open_locator
from tongren.locator.panel import Panel, open_panel, residuals
from tongren.locator.uncertainty import Key, data_fingerprint, place_name, propagate

TARGET = Path(tongren.__file__).parent / "data" / "anatomy" / "uncertainty.toml"
BODIES = ("adult_man", "adult_woman", "heavy_woman", "thin_man", "girl_of_6", "woman_of_80")
HEAD = """\
# Made by builders/bake_uncertainty.py; do not edit. For each place the three parts of its
# uncertainty (landmarks, standard, checks) in millimetres per metre of stature, one standard
# deviation each; they add up as squares. fingerprint: of the data that it was made from.
"""


def main() -> int:
    """Writes the table, or checks that it is up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say whether it is stale")
    options = parser.parse_args()
    atlas = tongren.load_atlas()
    texts = {point.code: point.location.expression for point in atlas}
    expressions = {code: text for code, text in texts.items() if text}
    checks = {
        point.code: [each.statement for each in point.location.checks if not each.explained]
        for point in atlas
    }
    fingerprint = data_fingerprint(expressions, checks)
    if options.check:
        fresh = TARGET.is_file() and fingerprint in TARGET.read_text(encoding="utf-8")
        if not fresh:
            print("uncertainty.toml is stale: run python builders/bake_uncertainty.py")
        return 0 if fresh else 1
    locator, panel = open_locator(expressions), open_panel()
    table = average_parts(locator, panel)
    scatter = checks_part(locator, checks, panel)
    lines = [HEAD, f'fingerprint = "{fingerprint}"', "", "[mm_per_m]"]
    for key, (landmarks, standard) in table.items():
        parts = (landmarks, standard, scatter.get(key[0], 0.0))
        lines.append(f'"{place_name(*key)}" = [{", ".join(f"{each:.2f}" for each in parts)}]')
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    totals = [
        float(np.hypot(np.hypot(*each), scatter.get(key[0], 0))) for key, each in table.items()
    ]
    print(f"{len(table)} places, median {np.median(totals):.1f} mm per metre of stature")
    return 0


def average_parts(locator: Locator, panel: Panel) -> dict[Key, tuple[float, float]]:
    """Root mean squares of the landmark and standard parts over some bodies, mm per metre."""
    squares: dict[Key, list[tuple[float, float]]] = defaultdict(list)
    for name in BODIES:
        vertices = panel.vertices[panel.names.index(name)]
        stature_m = float(np.ptp(vertices[:, 2]))
        for key, each in propagate(locator.on(vertices), locator.expressions).items():
            parts = each.landmarks_mm / stature_m, each.standard_mm / stature_m
            squares[key].append((parts[0] ** 2, parts[1] ** 2))
    out = {key: np.sqrt(np.mean(each, axis=0)) for key, each in squares.items()}
    return {key: (float(a), float(b)) for key, (a, b) in out.items()}


def checks_part(locator: Locator, checks: dict[str, list[str]], panel: Panel) -> dict[str, float]:
    """Root mean square of each point's measured residuals over √2, mm per metre of stature."""
    stature_m = dict(zip(panel.names, np.ptp(panel.vertices[:, :, 2], axis=1), strict=True))
    found: dict[str, list[float]] = defaultdict(list)
    for each in residuals(locator, checks, panel):
        if each.residual.kind == "metric":
            found[each.residual.code].append(each.residual.residual_mm / stature_m[each.body])
    return {code: float(np.sqrt(np.mean(np.square(each)) / 2)) for code, each in found.items()}


if __name__ == "__main__":
    sys.exit(main())
