"""What a name or a clause can stand for while a sentence is compiled."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from tongren.locator import tree as t
from tongren.locator.errors import LocationError
from tongren.locator.plan import Blame, Step


@dataclass(frozen=True, eq=False)
class Spot:
    """A place. ``position``: its vector. ``hit``: the skin there, absent while it lies inside.

    ``out``: the way to the skin, where it is not that of the part; ``nearest``: the skin nearest
    to it is meant.
    """

    position: Step
    part: str
    aspect: str
    hit: Step | None = None
    out: Step | None = None
    nearest: bool = False


@dataclass(frozen=True, eq=False)
class Track:
    """A line or curve. ``path``: its polyline. ``straight``: it cuts through the body.

    ``nodes``: the same with fewer nodes, off the skin between them, where that will do.
    """

    path: Step
    part: str
    aspect: str
    straight: bool = False
    nodes: Step | None = None
    closed: bool = False
    half_width_m: float = 0.0


@dataclass(frozen=True, eq=False)
class Sheet:
    """A plane. ``median``: it divides the body, and takes its part from what it is used with."""

    through: Step
    normal: Step
    part: str
    aspect: str
    median: bool = False


Value: TypeAlias = Spot | Track | Sheet


@dataclass(frozen=True, eq=False)
class Note:
    """One step of an explanation: words, and values to be read after a run."""

    words: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, eq=False)
class Doubt:
    """How vague a phrase itself is: ``share`` of a length (metres), one standard deviation."""

    share: float
    length: Step
    words: str


@dataclass(eq=False)
class Sentence:
    """The text that is being compiled: for errors that quote it and for its explanation."""

    owner: str
    text: str
    notes: list[Note] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def fail(
        self, kind: type[LocationError], node: t.Node | None, problem: str, remedy: str
    ) -> LocationError:
        """An error of ``kind`` at ``node``."""
        column = _column(node)
        return kind(problem, remedy, owner=self.owner, text=self.text, column=column)

    def blame(self, node: t.Node | None, problem: str, remedy: str) -> Blame:
        """What to say should a step fail on a body."""
        return Blame(self.owner, self.text, _column(node), problem, remedy)

    def doubt(self, words: str, share: float, length: Step) -> None:
        """Notes that a phrase leaves ``share`` of ``length`` open."""
        self.doubts.append(Doubt(share, length, words))

    def note(self, words: str, *steps: Step) -> None:
        self.notes.append(Note(words, steps))


def _column(node: t.Node | None) -> int:
    return node.span[0] + 1 if node is not None and not isinstance(node, t.Location) else 0
