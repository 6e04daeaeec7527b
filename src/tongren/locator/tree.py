"""The parsed location language: frozen nodes, each knowing the columns it was read from.

Two trees are equal when they say the same thing; the span is left out of the comparison.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
"""First and one-past-last character of a phrase in its expression, counted from 0."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: ``3``, ``1.5`` or ``1/3``."""

    text: str
    span: Span = field(default=(0, 0), compare=False, repr=False)

    @property
    def value(self) -> float:
        above, _, below = self.text.partition("/")
        return float(above) / float(below) if below else float(above)


@dataclass(frozen=True, slots=True)
class Amount:
    """A length: a numeral, its unit, and the B-cun row where the sentence names one."""

    numeral: Numeral
    unit: str
    row: str | None = None
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Ref:
    """A landmark or a point by its name; ``side`` only where the sentence names it."""

    name: str
    side: str | None = None
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Group:
    """An expression in brackets, used where a name could stand."""

    expression: Expression
    span: Span = field(default=(0, 0), compare=False, repr=False)


Operand: TypeAlias = Ref | Group


@dataclass(frozen=True, slots=True)
class Line:
    """The straight line between two places; ``on_skin`` when drawn over the skin."""

    a: Operand
    b: Operand
    on_skin: bool = False
    span: Span = field(default=(0, 0), compare=False, repr=False)


Path: TypeAlias = Ref | Group | Line


@dataclass(frozen=True, slots=True)
class Course:
    """How a distance is measured: ``on``/``along`` a path, along the ``skin`` or the ``axis``."""

    word: str
    path: Path | None = None
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class At:
    """``at X``"""

    target: Operand
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Midpoint:
    """``midpoint of A and B``"""

    a: Operand
    b: Operand
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Fraction:
    """``1/3 of the way from A to B [along …]``"""

    part: Numeral
    a: Operand
    b: Operand
    course: Course | None = None
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Portion:
    """``1/3 of the way along CURVE``"""

    part: Numeral
    course: Course
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Cast:
    """``the skin [30 deg lateral of] anterior to X``: where a ray from X leaves the body."""

    direction: str
    target: Operand
    angle: Numeral | None = None
    toward: str | None = None
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Offset:
    """``3 bcun inferior to X [on …]``"""

    amount: Amount
    direction: str
    target: Operand
    course: Course | None = None
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Just:
    """``just distal to X``: the small distance that the part's data states."""

    direction: str
    target: Operand
    course: Course | None = None
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Directly:
    """``directly inferior to X``: on the vertical through X."""

    direction: str
    target: Operand
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Beside:
    """``posterior to X``: an order without a measure; only checks may use it alone."""

    direction: str
    target: Operand
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Level:
    """``level with X``"""

    target: Operand
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class On:
    """``on CURVE`` or ``on the line A–B``"""

    path: Path
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Between:
    """``between A and B``, with ``in the depression`` where the standard says so."""

    a: Operand
    b: Operand
    hollow: bool = False
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Over:
    """``over X``: on the skin above a muscle, artery or curve."""

    target: Operand
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Inside:
    """``in X``: within a hollow or area."""

    target: Operand
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Nearest:
    """``nearest to X``: with a curve, its point closest to X."""

    target: Operand
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Order:
    """``in the order A then B from anterior to posterior``"""

    items: tuple[Operand, ...]
    start: str
    end: str
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Surface:
    """``on the posterior surface``: towards which side the skin is sought."""

    direction: str
    span: Span = field(default=(0, 0), compare=False, repr=False)


Clause: TypeAlias = (
    At
    | Midpoint
    | Fraction
    | Portion
    | Cast
    | Offset
    | Just
    | Directly
    | Beside
    | Level
    | On
    | Between
    | Over
    | Inside
    | Nearest
    | Order
    | Surface
)


@dataclass(frozen=True, slots=True)
class Expression:
    """Clauses that hold together; the place is where all of them meet."""

    clauses: tuple[Clause, ...]
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a point; ``label`` where the point has several."""

    expression: Expression
    label: str | None = None
    span: Span = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Location:
    """A whole text: one place, or several separated by semicolons."""

    places: tuple[Place, ...]
    text: str = field(default="", compare=False, repr=False)


Node: TypeAlias = (
    Location | Place | Expression | Clause | Operand | Line | Course | Amount | Numeral
)
