"""What can go wrong with a location, told so that the reader knows what to mend.

Every error carries the owner (a point code or a landmark id), its expression, the column in it,
what is wrong and what to do. Nothing here ever stands in for a position.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class LocationError(Exception):
    """A location that cannot be placed.

    ``owner``: code or landmark id; ``text``: the expression; ``column``: 1-based, 0 when the fault
    is not in a text; ``problem`` and ``remedy``: one sentence each.
    """

    def __init__(
        self, problem: str, remedy: str = "", *, owner: str = "", text: str = "", column: int = 0
    ) -> None:
        self.problem, self.remedy = problem, remedy
        self.owner, self.text, self.column = owner, text, column
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """One line: owner, column, problem, remedy, expression."""
        where = self.owner or "expression"
        if self.column:
            where += f", column {self.column}"
        remedy = f"; {self.remedy}" if self.remedy else ""
        quoted = f" [in: {' '.join(self.text.split())}]" if self.text else ""
        return f"{where}: {self.problem}{remedy}{quoted}"

    def __str__(self) -> str:
        return self.message


class MalformedExpressionError(LocationError):
    """The text is not a sentence of the language."""


class UnknownNameError(LocationError):
    """A landmark, point, B-cun row or place that the data does not have."""


class KindError(LocationError):
    """A word that needs another kind of value: a level given a curve, a line given a level."""


class CycleError(LocationError):
    """Places that need each other."""


class UnderdeterminedError(LocationError):
    """Clauses that leave more than one place, or none, because one is missing or too many."""


class UnreachableError(LocationError):
    """On this body the construction does not meet: a ray that misses, a level beyond a curve."""


class DataError(LocationError):
    """Landmark, region or B-cun data that is wrong or incomplete."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """``did you mean 'x'?`` for the closest known names, or how to add one."""
    close = get_close_matches(name, list(known), n=2, cutoff=0.6)
    if not close:
        return "define it, or use a name that exists"
    return "did you mean " + " or ".join(f"'{each}'" for each in close) + "?"
