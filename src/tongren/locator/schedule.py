"""The order in which a plan runs: steps of one kind whose inputs are ready make one batch.

Made once for some targets, used for every body: what belongs together is laid side by side, so
that a batch finds its inputs with few copies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tongren.locator.plan import POSITION, Floats, Param, Rows, Step, plain

#: Operations that search the skin: they wait until nothing else can run, to run in few batches.
_SEARCHES = frozenset({"cast", "closest", "tape", "arc", "drape"})


@dataclass(frozen=True)
class Gather:
    """Where one input of a batch comes from: earlier batches and their rows, then an order."""

    sources: tuple[tuple[int, Rows | slice, bool], ...]  #: batch, rows, whether of hits
    order: Rows | None

    def collect(self, outputs: Sequence[Floats]) -> Floats:
        """(g, i, …) the input of every step of the batch."""
        parts = [_take(outputs[batch], rows, hit) for batch, rows, hit in self.sources]
        whole = parts[0] if len(parts) == 1 else np.concatenate(parts)
        return whole if self.order is None else whole.take(self.order, axis=0)


def _take(output: Floats, rows: Rows | slice, hit: bool) -> Floats:
    output = output[..., :3] if hit else output
    return output[rows] if isinstance(rows, slice) else output.take(rows, axis=0)


@dataclass(frozen=True)
class Batch:
    """Steps of one kind that run together; ``steps[k]`` is row k of the outcome."""

    operation: str
    steps: tuple[Step, ...]
    params: tuple[tuple[Param, ...], ...]
    inputs: tuple[Gather, ...]


class Schedule:
    """The steps of a plan in batches that run together; made once, used for every body.

    ``given``: steps whose values are known beforehand, which come first as batches of their own.
    ``movable``: whether landmarks may be moved in the run.
    """

    def __init__(
        self, steps: Sequence[Step], given: Sequence[Step] = (), *, movable: bool = False
    ) -> None:
        self.given, self.movable = tuple(given), movable
        self._at: dict[int, tuple[int, int]] = {
            step.number: (batch, 0) for batch, step in enumerate(self.given)
        }
        self.batches: list[Batch] = []
        waiting = {step.number: step for step in steps if self._source(step)[0] is step}
        missing = {
            number: {
                source.number
                for source, _ in map(self._source, step.inputs)
                if source.number in waiting
            }
            for number, step in waiting.items()
        }
        followers: dict[int, list[int]] = {}
        for number, needs in missing.items():
            for each in needs:
                followers.setdefault(each, []).append(number)
        tail = _tails(sorted(waiting), followers)
        ready: dict[tuple[Any, ...], list[Step]] = {}
        left = Counter(map(_kind, waiting.values()))
        for number, needs in missing.items():
            if not needs:
                _put(ready, waiting[number])
        while ready:
            # first what can be finished for good, then what most hangs on, so that few are needed
            kind = min(
                ready,
                key=lambda kind: (
                    kind[0] in _SEARCHES,
                    len(ready[kind]) < left[kind],
                    -max(tail[step.number] for step in ready[kind]),
                    kind,
                ),
            )
            together = ready.pop(kind)
            left[kind] -= len(together)
            self._add(together)
            for step in together:
                for follower in followers.get(step.number, ()):
                    missing[follower].discard(step.number)
                    if not missing[follower]:
                        _put(ready, waiting[follower])

    def _source(self, step: Step) -> tuple[Step, bool]:
        """The step that makes a step's value, and whether it makes a hit of which it is a part."""
        if step.number in self._at:
            return step, False
        if not self.movable:
            step = plain(step)
        if step.operation == POSITION:
            return self._source(step.inputs[0])[0], True
        return step, False

    def place(self, step: Step) -> tuple[int, int, bool]:
        """Batch and row where the value of a step is, and whether it is the start of a hit."""
        source, hit = self._source(step)
        return *self._at[source.number], hit

    def gather(self, steps: Sequence[Step]) -> Gather:
        """How to collect the values of some steps of equal shape."""
        return self._gather(list(steps))

    def _add(self, steps: list[Step]) -> None:
        # in the order of what they start from, so that inputs lie together
        steps = sorted(steps, key=lambda step: [self.place(each) for each in step.inputs])
        inputs = [
            self._gather([step.inputs[slot] for step in steps])
            for slot in range(len(steps[0].inputs))
        ]
        batch = len(self.given) + len(self.batches)
        for row, step in enumerate(steps):
            self._at[step.number] = batch, row
        params = tuple(step.params for step in steps)
        self.batches.append(Batch(steps[0].operation, tuple(steps), params, tuple(inputs)))

    def _gather(self, wanted: list[Step]) -> Gather:
        places = [self.place(step) for step in wanted]
        sources, order = [], np.empty(len(places), dtype=np.intp)
        filled = 0
        for batch, hit in dict.fromkeys((batch, hit) for batch, _, hit in places):
            slots = [k for k, each in enumerate(places) if (each[0], each[2]) == (batch, hit)]
            sources.append((batch, _compact([places[slot][1] for slot in slots]), hit))
            order[slots] = np.arange(filled, filled + len(slots))
            filled += len(slots)
        return Gather(tuple(sources), None if len(sources) == 1 else order)


def _compact(rows: list[int]) -> Rows | slice:
    """Rows as a slice where they follow one another, which is quicker to take."""
    if rows == list(range(rows[0], rows[0] + len(rows))):
        return slice(rows[0], rows[0] + len(rows))
    return np.array(rows, dtype=np.intp)


def _tails(numbers: Sequence[int], followers: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """How many steps at most follow one another after each; ``numbers`` in rising order."""
    tail: dict[int, int] = {}
    for number in reversed(numbers):
        tail[number] = 1 + max((tail[each] for each in followers.get(number, ())), default=-1)
    return tail


def _put(ready: dict[tuple[Any, ...], list[Step]], step: Step) -> None:
    ready.setdefault(_kind(step), []).append(step)


def _kind(step: Step) -> tuple[Any, ...]:
    return (step.operation, tuple(each.shape for each in step.inputs), step.shape)
