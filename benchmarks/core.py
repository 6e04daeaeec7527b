"""Cold starts against a bare Python, lookup and loading within one process."""

import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import tongren
from benchmarks.measure import Figure, interleaved, median_seconds
from tongren.store import read_dataset

EXACT = (
    "KI1",
    "KID-1",
    "涌泉",
    "Yǒngquán",
    "yongquan",
    "ST36",
    "EX-HN3",
    "Zusanli",
    "R 1",
    "GB 20",
)
FUZZY = ("Yongqan", "Zusanly", "Tsu san li", "Hegoo", "Baihuii", "Fengchy", "Neiguann", "Sanyinjao")
SEARCH = ("insomnia", "night sweats", "headache", "kidney yin", "can't sleep", "insomina", "knee")


def figures() -> Iterator[Figure]:
    """All figures of the core."""
    yield from _cold()
    yield from _in_process()


def _cold() -> Iterator[Figure]:
    python, command = sys.executable, str(Path(sys.executable).parent / "tongren")
    taken = interleaved(
        {
            "bare": [python, "-c", "pass"],
            "import": [python, "-c", "import tongren"],
            "resolve": [command, "resolve", "KID-1"],
            "show": [command, "show", "KI1"],
        }
    )
    bare = taken["bare"]
    detail = f"bare python {bare * 1000:.1f} ms"
    yield Figure("import tongren, cold", taken["import"] / bare, 6, "× bare", detail)
    yield Figure("tongren resolve KID-1, cold", taken["resolve"] / bare, 6, "× bare", detail)
    yield Figure("tongren show KI1, cold", taken["show"] / bare, 10, "× bare", detail)


def _in_process() -> Iterator[Figure]:
    atlas = tongren.load_atlas()
    yield Figure("exact resolve", median_seconds(atlas.resolve, EXACT) * 1e6, 50, "µs", "median")
    yield Figure("fuzzy resolve", median_seconds(atlas.resolve, FUZZY) * 1e3, 5, "ms", "median")
    yield Figure("search", median_seconds(atlas.search, SEARCH) * 1e3, 2, "ms", "median")
    loads = []
    for _ in range(5):
        start = time.perf_counter()
        read_dataset()
        loads.append(time.perf_counter() - start)
    yield Figure("all data read and validated", statistics.median(loads), 0.5, "s", "median of 5")
