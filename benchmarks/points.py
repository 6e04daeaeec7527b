"""Placing all points: a new body against one evaluation of its shape, and 64 bodies at once."""

import time
from collections.abc import Callable, Iterator

import numpy as np

import tongren
from benchmarks.measure import Figure
from tongren.body.phenotype import Phenotype
from tongren.body.template import load_template
from tongren.locator import open_locator
from tongren.locator.panel import open_panel


def figures() -> Iterator[Figure]:
    """All figures of the locator."""
    texts = {point.code: point.location.expression for point in tongren.load_atlas()}
    expressions = {code: text for code, text in texts.items() if text}
    start = time.process_time()
    locator = open_locator(expressions)
    opened = time.process_time() - start
    yield Figure("locator opened", opened, 0.5, "s", f"{len(expressions)} points")
    panel, template = open_panel(), load_template()
    start = time.process_time()
    locator.on(panel.vertices[0]).locate_all()
    first = time.process_time() - start
    yield Figure("all points, the first time", first, 2, "s", "every sentence compiled")
    shape, points = _fastest(
        lambda: template.evaluate(Phenotype(gender=1.0)),
        lambda: locator.on(panel.vertices[1]).locate_all(),
    )
    detail = f"{points * 1000:.1f} ms, shape {shape * 1000:.2f} ms"
    yield Figure("all points on a new body", (points + shape) / shape, 60, "× shape", detail)
    bodies = np.concatenate([panel.vertices] * 3)[:64]
    (batch,) = _fastest(lambda: locator.on_many(bodies).locate_all(), rounds=3)
    each = batch / len(bodies) * 1000
    yield Figure("64 bodies at once", each, 1000 / 60, "ms/body", f"{1000 / each:.0f} bodies/s")


def _fastest(*calls: Callable[[], object], rounds: int = 25) -> list[float]:
    """Least processor seconds of each call, taken in turns so that noise is shared.

    Processor time of this process, so that other work on the machine counts little.
    """
    times: list[list[float]] = [[] for _ in calls]
    for _ in range(rounds):
        for taken, call in zip(times, calls, strict=True):
            start = time.process_time()
            call()
            taken.append(time.process_time() - start)
    return [min(taken) for taken in times]
