"""How times are taken and figures are printed."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured figure and its budget, both in ``unit``; smaller is better."""

    name: str
    value: float
    budget: float
    unit: str
    detail: str = ""

    @property
    def within(self) -> bool:
        """Whether the budget is kept."""
        return self.value <= self.budget


def interleaved(commands: dict[str, list[str]], rounds: int = 21) -> dict[str, float]:
    """Median seconds of each command as a cold process, taken in turns so that noise is shared."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(taken) for name, taken in times.items()}


def median_seconds(call: Callable[[str], object], inputs: Sequence[str], rounds: int = 5) -> float:
    """Median seconds of one call over all inputs, after one warm-up round."""
    taken = []
    for index in range(rounds + 1):
        for text in inputs:
            start = time.perf_counter()
            call(text)
            if index:
                taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def print_table(figures: Sequence[Figure]) -> None:
    """One line a figure, the failing ones marked."""
    width = max(len(figure.name) for figure in figures)
    for figure in figures:
        mark = "ok  " if figure.within else "MISS"
        value = f"{figure.value:.3g} {figure.unit}"
        budget = f"≤ {figure.budget:g} {figure.unit}"
        print(f"{mark} {figure.name:<{width}}  {value:>12}  {budget:>12}  {figure.detail}")
    sys.stdout.flush()
