"""The cun ruler: a point's sentence told as steps, each with the geometry that it stands on.

The steps are read off the parsed sentence and hold steps of the locator's own plan, so every
number and place is the one by which the locator places the point; nothing is reckoned anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tongren.locator import tree as t
from tongren.locator.anatomy import Row, Ruler
from tongren.locator.compiler import Compiler
from tongren.locator.loci import Flat, Locus, Move, Upright
from tongren.locator.measure import Length
from tongren.locator.plan import Step
from tongren.locator.values import Sentence, Sheet, Spot, Track
from tongren.web.ruler_steps import Mark, Telling, Way


@dataclass(eq=False)
class Teller:
    """Tells the sentence of one place of a point. ``told``: the steps so far."""

    compiler: Compiler
    code: str
    sentence: Sentence
    told: list[Telling] = field(default_factory=list)
    _found: set[str] = field(default_factory=set)
    _measured: set[str] = field(default_factory=set)

    # ---- expressions ----

    def expression(self, expression: t.Expression, *, final: bool) -> None:
        """All clauses, what is lengthwise first: one goes there, then across."""
        clauses = [each for each in expression.clauses if not isinstance(each, t.Surface)]
        loci = [self.compiler.clauses.locus(each, self.sentence) for each in clauses]
        pairs = sorted(zip(clauses, loci, strict=True), key=lambda pair: _order(pair[1]))
        for index, (clause, locus) in enumerate(pairs):
            others = [other for rank, (_, other) in enumerate(pairs) if rank != index]
            last = final and index == len(pairs) - 1
            self._clause(clause, locus, others[0] if others else None, final=last)
        for each in expression.clauses:
            if isinstance(each, t.Surface):
                self.told.append(Telling("surface", direction=each.direction))

    def _clause(self, clause: t.Clause, locus: Locus, other: Locus | None, *, final: bool) -> None:
        match clause:
            case t.At():
                self.find(clause.target)
            case t.Midpoint() | t.Between():
                self._middle(clause, other)
            case t.Fraction():
                self._fraction(clause, final=final)
            case t.Portion():
                if clause.course.path is not None:
                    self._path(clause.course.path)
                self.told.append(Telling("portion", share=clause.part.text))
            case t.Cast():
                names = self.find(clause.target)
                self.told.append(Telling("cast", names, clause.direction))
            case t.Offset() | t.Just():
                assert isinstance(locus, Move)
                self._move(clause, locus, other, final=final)
            case t.Directly():
                self._plane("vertical", clause.target, locus, clause.direction)
            case t.Level():
                self._plane("level", clause.target, locus)
            case t.On():
                self._path(clause.path)
            case t.Nearest():
                self.told.append(Telling("nearest", self.find(clause.target)))

    # ---- names ----

    def find(self, operand: t.Operand) -> tuple[str, ...]:
        """Tells to find what an operand names, once; its name, "" for a place in brackets."""
        if isinstance(operand, t.Group):
            self.expression(operand.expression, final=False)
            return ("",)
        name = f"right {operand.name}" if operand.side == "right" else operand.name
        if name not in self._found:
            self._found.add(name)
            value = self.compiler.ref(operand, self.sentence)
            self.told.append(self._named(name, value))
        return (name,)

    def _named(self, name: str, value: Spot | Track | Sheet) -> Telling:
        if isinstance(value, Spot):
            return Telling("find", (name,), marks=(Mark(name, value.position),))
        if isinstance(value, Track):
            way = Way("line", path=value.path)
            return Telling("findLine", (name,), ways=(way,))
        return Telling("findPlane", (name,), ways=(Way("plane", beside=value, final=True),))

    def _path(self, path: t.Path) -> tuple[str, ...]:
        if not isinstance(path, t.Line):
            return self.find(path)
        names = (*self.find(path.a), *self.find(path.b))
        track = self.compiler.clauses.path(path, self.sentence)
        assert isinstance(track, Track)
        way = Way("line", path=track.path)
        self.told.append(Telling("line", names, ways=(way,)))
        return names

    # ---- clauses ----

    def _middle(self, clause: t.Midpoint | t.Between, other: Locus | None) -> None:
        names = (*self.find(clause.a), *self.find(clause.b))
        ends = [self._end(operand, other) for operand in (clause.a, clause.b)]
        a, b = ends
        plan = self.compiler.plan
        kind = "between" if isinstance(clause, t.Between) else "midpoint"
        gap = plan.step("distance", [a.position, b.position], shape=())
        way = Way("segment", (a.position, b.position), cun=2)
        self.told.append(Telling(kind, names, length_m=gap, ways=(way,)))

    def _end(self, operand: t.Operand, other: Locus | None) -> Spot:
        """An end of a middle: a place, or where a curve passes the level that the other tells."""
        value = self.compiler.operand(operand, self.sentence)
        if isinstance(value, Spot):
            return value
        if isinstance(value, Track) and (sheet := self._sheet(other)) is not None:
            return self.compiler.places.cross(value, sheet, operand, self.sentence)
        return self.compiler.clauses.anchor(value, self.sentence)

    def _sheet(self, locus: Locus | None) -> Sheet | None:
        """The plane that a clause leaves open."""
        if isinstance(locus, Sheet):
            return locus
        if isinstance(locus, (Flat, Upright)):
            return locus.sheet
        if isinstance(locus, Move) and not isinstance(locus.anchor, Sheet):
            return self.compiler.places.mover.sheet(locus, self.sentence)
        return None

    def _fraction(self, clause: t.Fraction, *, final: bool) -> None:
        names = (*self.find(clause.a), *self.find(clause.b))
        a = self.compiler.place(clause.a, self.sentence)
        b = self.compiler.place(clause.b, self.sentence)
        gap = self.compiler.plan.step("distance", [a.position, b.position], shape=())
        below = clause.part.text.partition("/")[2]
        way = Way("segment", (a.position, b.position), cun=float(below or 0))
        self.told.append(
            Telling("fraction", names, share=clause.part.text, length_m=gap, ways=(way,))
        )

    def _plane(self, kind: str, target: t.Operand, locus: Locus, direction: str = "") -> None:
        names = self.find(target)
        assert isinstance(locus, (Flat, Upright))
        way = Way(kind, (locus.sheet.through,), final=True)
        self.told.append(Telling(kind, names, direction, ways=(way,)))

    # ---- moves ----

    def _move(
        self, clause: t.Offset | t.Just, move: Move, other: Locus | None, *, final: bool
    ) -> None:
        names = self.find(clause.target)
        if move.course is not None and move.course.path is not None:
            self._path(move.course.path)
        length = self.compiler.places.mover.length(move, self.sentence)
        self._unit(clause, move, length)
        plan = self.compiler.plan
        whole = None
        if length.ruler is None:
            whole = plan.step("scale", [length.unit], (length.count,), ())
        just = isinstance(clause, t.Just)
        self.told.append(
            Telling(
                "just" if just else "move",
                names,
                clause.direction,
                count=None if just else length.count,
                unit="" if just or move.amount is None else move.amount.unit,
                ruler=length.ruler,
                length_m=whole,
                ways=tuple(self._stretch(move, other, 0.0 if just else length.count, final)),
            )
        )

    def _stretch(self, move: Move, other: Locus | None, cun: float, final: bool) -> Iterator[Way]:
        """Where a move runs: from its start to the point, or to the level that it tells."""
        anchor = move.anchor
        if isinstance(anchor, Sheet):
            yield Way("move", cun=cun, beside=anchor, final=True)
            return
        sheet = self._sheet(other)
        if isinstance(anchor, Track) and sheet is not None:
            start = self.compiler.places.cross(anchor, sheet, move.node, self.sentence)
        else:
            start = self.compiler.clauses.anchor(anchor, self.sentence)
        leads = isinstance(anchor, Track) and isinstance(other, (Sheet, Flat, Upright, Move))
        if other is None or final or leads:
            yield Way("move", (start.position,), cun=cun, final=True)
            return
        through = self.compiler.places.mover.sheet(move, self.sentence).through
        yield Way("move", (start.position, through), cun=cun)
        yield Way("level", (through,), final=True)

    def _unit(self, clause: t.Offset | t.Just, move: Move, length: Length) -> None:
        """Tells on what segment the unit of a move is measured, once."""
        if move.amount is None or move.amount.unit == "mm" or length.name in self._measured:
            return
        self._measured.add(length.name)
        anatomy = self.compiler.anatomy
        if move.amount.unit == "bcun":
            unit = (
                anatomy.rows[move.amount.row]
                if move.amount.row
                else anatomy.unit_for(move.part.id, move.way, move.aspect)
            )
        else:
            name = "fcun" if move.amount.unit == "fcun" else "fingerbreadth"
            unit = anatomy.fingers[name]
        if isinstance(unit, Ruler):
            for name in unit.rows:
                row = anatomy.rows[name]
                self._row(row, self.compiler.measures.row(row), unit, move.amount.unit)
        elif unit is not None:
            self._row(unit, length.unit, None, move.amount.unit)

    def _row(self, row: Row, unit_m: Step, ruler: Ruler | None, unit: str) -> None:
        names = (row.start, row.stop) if row.start else ()
        ends = tuple(self.compiler.position_of(name) for name in names)
        whole = unit_m.inputs[0]
        path = whole.inputs[0] if whole.operation == "length" else None
        self.told.append(
            Telling(
                "unit",
                names,
                count=row.cun,
                unit=unit,
                row=row,
                ruler=ruler,
                unit_m=unit_m,
                marks=tuple(Mark(name, end) for name, end in zip(names, ends, strict=True)),
                ways=(Way("unit", ends, path, row.cun),) if ends else (),
            )
        )


def tell_point(compiler: Compiler, code: str) -> tuple[str, list[Telling], Spot]:
    """Label, steps and spot of the first place of a point; `LocationError` where it has none."""
    compiled = compiler.point(code)
    place = compiled.tree.places[0]
    label = place.label or ""
    teller = Teller(compiler, code, Sentence(code, compiled.tree.text))
    teller.expression(place.expression, final=True)
    return label, teller.told, compiled.places[label]


def _order(locus: Locus) -> int:
    """Verticals, then levels, then curves and planes, last the steps across."""
    if isinstance(locus, Upright):
        return 0
    if isinstance(locus, Move):
        return 1 if locus.way == "lengthwise" and not isinstance(locus.anchor, Sheet) else 4
    return 2 if isinstance(locus, Flat) else 3
