"""``python -m benchmarks [GROUP…]``: run all groups or the named ones and print a table."""

import os
import sys

# Every figure is for one core: numpy's own threads would wait beside it, and be counted. Set before
# numpy is imported.
os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1", MKL_NUM_THREADS="1")

from benchmarks import core, points, reading, web
from benchmarks.measure import Figure, print_table

GROUPS = {
    "core": core.figures,
    "points": points.figures,
    "reading": reading.figures,
    "web": web.figures,
}


def main(names: list[str]) -> int:
    """Run groups; exit status 1 when a figure misses its budget."""
    figures: list[Figure] = []
    for name in names or GROUPS:
        if name not in GROUPS:
            print(f"no benchmark group {name!r}; groups: {', '.join(GROUPS)}", file=sys.stderr)
            return 2
        figures.extend(GROUPS[name]())
    print_table(figures)
    return 0 if all(figure.within for figure in figures) else 1


sys.exit(main(sys.argv[1:]))
