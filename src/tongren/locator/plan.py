"""A location compiled to arithmetic: a graph of small steps, shared and run on many bodies at once.

Equal steps are made once, so a landmark or a point that many sentences use is computed once,
whatever the order in which they are read. A *run* evaluates the graph for ``i`` instances, each a
body, or a body with one landmark moved a little; steps of one kind whose inputs are ready run
together in one numpy call.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tongren.locator.schedule import Batch, Gather, Schedule

Floats: TypeAlias = NDArray[np.float64]
Shape: TypeAlias = tuple[int, ...]
Rows: TypeAlias = NDArray[np.intp]
Param: TypeAlias = float | int | str | tuple[float, ...] | tuple[int, ...] | None

#: Shapes of values: a number, a vector, a hit (position, face, barycentric), a polyline of k nodes.
NUMBER: Shape = ()
VECTOR: Shape = (3,)
HIT: Shape = (7,)


@dataclass(frozen=True, eq=False)
class Step:
    """One step of a plan. ``shape`` is that of its value for one instance."""

    number: int
    operation: str
    inputs: tuple[Step, ...]
    params: tuple[Param, ...]
    shape: Shape
    depth: int
    blame: Blame | None = None

    def __repr__(self) -> str:
        inputs = " ".join(f"#{each.number}" for each in self.inputs)
        return f"#{self.number} {self.operation}({inputs} {self.params})"


@dataclass(frozen=True, slots=True)
class Blame:
    """Whose sentence made a step, for the error when it fails on a body."""

    owner: str
    text: str
    column: int
    problem: str
    remedy: str


@dataclass
class Plan:
    """Steps in the order they were made; equal steps are one."""

    steps: list[Step] = field(default_factory=list)
    _known: dict[tuple[Any, ...], Step] = field(default_factory=dict)

    def step(
        self,
        operation: str,
        inputs: Sequence[Step] = (),
        params: tuple[Param, ...] = (),
        shape: Shape = VECTOR,
        blame: Blame | None = None,
    ) -> Step:
        """The step that does this, new or already there."""
        owner = blame.owner if blame else ""  # so that an error never names another's sentence
        key = (operation, tuple(each.number for each in inputs), params, shape, owner)
        known = self._known.get(key)
        if known is None:
            depth = 1 + max((each.depth for each in inputs), default=-1)
            known = Step(len(self.steps), operation, tuple(inputs), params, shape, depth, blame)
            self.steps.append(known)
            self._known[key] = known
        return known

    def followers(self, source: Step, among: Sequence[Step]) -> list[Step]:
        """Those of ``among`` (in order) that depend on ``source``, itself included."""
        reached = {source.number}
        for step in among:
            if any(each.number in reached for each in step.inputs):
                reached.add(step.number)
        return [step for step in among if step.number in reached]

    def needed(self, targets: Sequence[Step], *, movable: bool = False) -> list[Step]:
        """The steps on which ``targets`` depend, themselves included, in order.

        Unless landmarks are to be ``movable``, the steps that only let them be moved are left out.
        """
        wanted: set[int] = set()
        stack = [each if movable else plain(each) for each in targets]
        while stack:
            step = stack.pop()
            if step.number not in wanted:
                wanted.add(step.number)
                stack.extend(each if movable else plain(each) for each in step.inputs)
        return [self.steps[number] for number in sorted(wanted)]


#: Steps that hand on one of their inputs, and which; they are there for a run to move landmarks.
_HANDED_ON = {"landmark": 0, "moved_hit": 1}
POSITION = "position"  # of a hit: its first three numbers, which need no step of their own


def plain(step: Step) -> Step:
    """The step whose value this one has while nothing is moved."""
    while step.operation in _HANDED_ON:
        step = step.inputs[_HANDED_ON[step.operation]]
    return step


Kernel: TypeAlias = Callable[..., Floats]
KERNELS: dict[str, Kernel] = {}


def kernel(name: str) -> Callable[[Kernel], Kernel]:
    """Registers the function that computes all steps of one operation at once.

    It is called with the run, a list of each step's params, and one array (g, i, …) per input for
    ``g`` steps and ``i`` instances; it returns (g, i, …), NaN where a step cannot be done.
    """

    def register(function: Kernel) -> Kernel:
        KERNELS[name] = function
        return function

    return register


@dataclass(frozen=True)
class Failure:
    """A step that could not be done, first of its chain, and the instances that it failed on."""

    step: Step
    instances: tuple[int, ...]


class Runner(Protocol):
    """What a plan runs on; see `Run`."""

    def displace(self, batch: Batch, out: Floats) -> Floats:
        """Moves the values of some steps, to see what follows them."""


class Values:
    """What a run computed: the value of every step for every instance, and what failed."""

    def __init__(self, schedule: Schedule, outputs: list[Floats], failures: list[Failure]) -> None:
        self._schedule, self._outputs, self.failures = schedule, outputs, failures

    def collect(self, gather: Gather) -> Floats:
        """(g, i, …) the values that a schedule's gather collects."""
        return gather.collect(self._outputs)

    def __getitem__(self, step: Step) -> Floats:
        """(i, …) the values of ``step``."""
        batch, row, hit = self._schedule.place(step)
        value: Floats = self._outputs[batch][row]
        return np.asarray(value[..., :3] if hit else value)


def execute(schedule: Schedule, run: Runner, given: Sequence[Floats] = ()) -> Values:
    """Runs every batch on the bodies of ``run``; ``given`` are the values (i, …) known already."""
    outputs: list[Floats] = [each[None] for each in given]
    failures: list[Failure] = []
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        for batch in schedule.batches:
            inputs = [each.collect(outputs) for each in batch.inputs]
            out = run.displace(batch, KERNELS[batch.operation](run, batch.params, *inputs))
            if not np.isfinite(out.sum()):
                _note_failures(batch, inputs, out, failures)
            outputs.append(out)
    return Values(schedule, outputs, failures)


def _note_failures(
    batch: Batch, inputs: Sequence[Floats], out: Floats, failures: list[Failure]
) -> None:
    bad: NDArray[np.bool_] = np.logical_not(_finite(out))
    if not bad.any():
        return
    for given in inputs:
        bad &= _finite(given)
    for index in np.flatnonzero(bad.any(axis=1)).tolist():
        instances = tuple(np.flatnonzero(bad[index]).tolist())
        failures.append(Failure(batch.steps[index], instances))


def _finite(values: Floats) -> NDArray[np.bool_]:
    """(g, i) whether a value is finite throughout."""
    flat = values.reshape(*values.shape[:2], -1)
    return np.asarray(np.isfinite(flat).all(axis=2))
