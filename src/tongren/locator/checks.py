"""Statements about a place as tests: how far is the point from making each one true?

A measured statement ("1 bcun lateral to CV12", "level with ST35") is off by the difference along
its own direction. An order ("anterior to X", "between A and B") is off by nothing while it holds,
else by how far it is violated. A statement about a point of several places is tried on each of
them, unless it names the one it means: ``T3: level with BL13``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tongren.locator import tree as t
from tongren.locator.errors import UnknownNameError, did_you_mean
from tongren.locator.measured import Measured
from tongren.locator.ordered import Ordered
from tongren.locator.parser import parse
from tongren.locator.plan import NUMBER, Step
from tongren.locator.values import Sentence, Spot

if TYPE_CHECKING:
    from tongren.locator.compiler import Compiler


@dataclass(frozen=True)
class Residual:
    """How far a point is from a statement: of several places, the one that is furthest off.

    ``kind``: ``metric`` (signed) or ``ordinal``; ``label``: which place, "" where there is one.
    """

    code: str
    statement: str
    residual_mm: float
    residual_bcun: float
    kind: str
    label: str = ""


@dataclass(frozen=True, eq=False)
class Check:
    """A compiled statement: the residual and the B-cun in which to tell it, both metres."""

    label: str
    residual_m: Step
    unit_m: Step
    kind: str


def compile_checks(
    compiler: Compiler, code: str, statement: str, places: Mapping[str, Spot]
) -> tuple[Check, ...]:
    """A statement about the point ``code`` as residuals, one for each place that it is about."""
    owner = f"{code} check"
    location = parse(statement, owner)
    sentence = Sentence(owner, statement)
    compiled = []
    for place in location.places:
        if place.label and place.label not in places:
            problem = f"{code} has no place '{place.label}'"
            remedy = did_you_mean(place.label, [each for each in places if each])
            raise sentence.fail(UnknownNameError, place, problem, remedy)
        for label in [place.label] if place.label else places:
            clauses = place.expression.clauses
            compiled.append(_compile(compiler, label, places[label], clauses, sentence))
    return tuple(compiled)


def _compile(
    compiler: Compiler, label: str, spot: Spot, clauses: tuple[t.Clause, ...], sentence: Sentence
) -> Check:
    """One statement about one place; all its clauses must hold."""
    results = [_residual(compiler, spot, clause, sentence) for clause in clauses]
    kind = "metric" if any(kind == "metric" for _, kind in results) else "ordinal"
    unit = _unit(compiler, spot)
    if len(results) == 1:
        return Check(label, results[0][0], unit, kind)
    total = compiler.plan.step("norm", [step for step, _ in results], (), NUMBER)
    return Check(label, total, unit, kind)


def _unit(compiler: Compiler, spot: Spot) -> Step:
    """The B-cun in which a residual is told: the part's lengthwise one."""
    part = compiler.part(spot.part)
    unit = compiler.measures.unit_of(part, "lengthwise", spot.aspect)
    unit = unit or compiler.measures.unit_of(part, "crosswise", spot.aspect)
    return unit or compiler.measures.row(compiler.anatomy.rows["stature"])


def _residual(
    compiler: Compiler, spot: Spot, clause: t.Clause, sentence: Sentence
) -> tuple[Step, str]:
    """The residual of one clause, metres, and its kind."""
    measured = Measured(compiler, spot, sentence)
    ordered = Ordered(compiler, spot, sentence)
    match clause:
        case t.Offset():
            return measured.offset(clause), "metric"
        case t.Directly():
            order = ordered.beside(t.Beside(clause.direction, clause.target, clause.span))
            across = measured.directly(clause)
            return compiler.plan.step("norm", [across, order], (), NUMBER), "metric"
        case t.Level():
            return measured.level(clause), "metric"
        case t.Just() | t.Beside():
            return ordered.beside(clause), "ordinal"
        case t.Between():
            return ordered.between(clause), "ordinal"
        case t.Over() | t.Inside():
            return ordered.within(clause), "ordinal"
        case t.Order():
            return ordered.order(clause), "ordinal"
        case t.Surface():
            return ordered.surface(clause), "ordinal"
        case _:
            return measured.agreement(clause), "metric"
