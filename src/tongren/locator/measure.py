"""Lengths: what a B-cun, a finger cun or "just" is worth on the body at hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tongren.locator import tree as t
from tongren.locator.anatomy import Anatomy, Part, Row, Ruler
from tongren.locator.errors import DataError, UnknownNameError, did_you_mean
from tongren.locator.frames import FrameMaker
from tongren.locator.plan import NUMBER, Plan, Step
from tongren.locator.values import Sentence

PATH = 24  # nodes of a line over the skin
USUAL_STATURE_M = 1.70  # at which the data states small distances
DRAPE = 4  # pieces of a draped curve between two nodes


@dataclass(frozen=True, eq=False)
class Length:
    """``count`` times ``unit`` (metres); ``name`` of the unit; ``ruler`` where the unit varies."""

    count: float
    unit: Step
    name: str
    ruler: Ruler | None = None

    def times(self, factor: float) -> Length:
        return Length(self.count * factor, self.unit, self.name, self.ruler)


class Measures:
    """Turns amounts into lengths, measuring each unit on the body once."""

    def __init__(
        self,
        plan: Plan,
        anatomy: Anatomy,
        frames: FrameMaker,
        position_of: Callable[[str], Step],
        region_of: Callable[[str], int],
    ) -> None:
        self.plan, self.anatomy, self.frames = plan, anatomy, frames
        self._position_of, self._region_of = position_of, region_of

    def length(
        self, amount: t.Amount, part: Part, way: str, aspect: str, sentence: Sentence
    ) -> Length:
        """The length of ``amount`` used in ``part``, ``way`` lengthwise or crosswise."""
        count = amount.numeral.value
        if count <= 0 or count > 40:
            raise sentence.fail(
                DataError, amount, f"{amount.numeral.text} {amount.unit} is no possible distance",
                "write a number above 0 and at most 40",
            )  # fmt: skip
        if amount.unit == "mm":
            return Length(count, self._constant(0.001), "mm")
        if amount.unit == "fcun":
            return Length(count, self.row(self.anatomy.fingers["fcun"]), "fcun")
        if amount.unit.startswith("fingerbreadth"):
            return Length(count, self.row(self.anatomy.fingers["fingerbreadth"]), "fingerbreadth")
        return self._bcun(amount, part, way, aspect, sentence)

    def just(self, part: Part) -> Length:
        """The small distance that "just" means in ``part``: stated for a stature of 1.70 m."""
        number, _, unit = part.just.partition(" ")
        if unit != "mm":
            raise DataError(
                f"just = '{part.just}'",
                "write it in mm, as '3 mm'",
                owner=f"regions.toml: {part.id}",
            )
        stature = self.plan.step("stature", shape=NUMBER)
        scaled = self.plan.step("scale", [stature], (0.001 / USUAL_STATURE_M,), NUMBER)
        return Length(float(number), scaled, "mm (at a stature of 1.70 m)")

    def unit_of(self, part: Part, way: str, aspect: str) -> Step | None:
        """Metres of the B-cun that holds in a part, for residuals; ``None`` where there is none."""
        unit = self.anatomy.unit_for(part.id, way, aspect)
        if isinstance(unit, Ruler):
            rows = [self.row(self.anatomy.rows[name]) for name in unit.rows]
            return self.plan.step("mix", rows, (1 / len(rows),) * len(rows), NUMBER)
        return self.row(unit) if unit else None

    def _bcun(
        self, amount: t.Amount, part: Part, way: str, aspect: str, sentence: Sentence
    ) -> Length:
        count, rows = amount.numeral.value, self.anatomy.rows
        if amount.row is not None:
            if amount.row not in rows:
                raise sentence.fail(
                    UnknownNameError, amount, f"unknown B-cun row '{amount.row}'",
                    did_you_mean(amount.row, rows),
                )  # fmt: skip
            return Length(count, self.row(rows[amount.row]), f"bcun of {amount.row}")
        unit = self.anatomy.unit_for(part.id, way, aspect)
        if unit is None:
            raise sentence.fail(
                UnknownNameError, amount,
                f"no B-cun row holds {way} in the {part.id.replace('_', ' ')}",
                f"name one, as in '1 bcun(forearm)'; there are {', '.join(rows)}",
            )  # fmt: skip
        if isinstance(unit, Ruler):
            first = self.row(rows[unit.rows[0]])
            return Length(count, first, f"bcun of the {unit.id} ruler", unit)
        return Length(count, self.row(unit), f"bcun of {unit.id}")

    def row(self, row: Row) -> Step:
        """Metres of one cun of a row."""
        plan = self.plan
        if row.measure == "stature":
            return plan.step("scale", [plan.step("stature", shape=NUMBER)], (1 / row.cun,), NUMBER)
        a, b = self._position_of(row.start), self._position_of(row.stop)
        if row.measure == "straight":
            whole = plan.step("distance", [a, b], shape=NUMBER)
        elif row.measure == "axis":
            up = self.frames.frame(self.anatomy.parts[row.part], a).up
            gap = plan.step("subtract", [a, b])
            whole = plan.step("absolute", [plan.step("dot", [gap, up], shape=NUMBER)], (), NUMBER)
        elif row.measure == "skin":
            whole = plan.step("length", [self._skin_path(row, a, b)], shape=NUMBER)
        else:
            raise DataError(
                f"unknown measure '{row.measure}'", "use axis, straight, skin or stature",
                owner=f"bcun.toml: {row.id}",
            )  # fmt: skip
        return plan.step("scale", [whole], (1 / row.cun,), NUMBER)

    def stations(self, ruler: Ruler) -> tuple[list[Step], tuple[float, ...]]:
        """Positions of the marks of a ruler and their cun."""
        rows = [self.anatomy.rows[name] for name in ruler.rows]
        places, marks = [self._position_of(rows[0].start)], [0.0]
        for row in rows:
            places.append(self._position_of(row.stop))
            marks.append(marks[-1] + row.cun)
        return places, tuple(marks)

    def _skin_path(self, row: Row, a: Step, b: Step) -> Step:
        region, part = self._region_of(row.part), self.anatomy.parts[row.part]
        centre = self._position_of(part.centre)
        if not row.via:
            return self.plan.step("arc", [a, b, centre], (region,), (PATH, 3))
        via = self._position_of(row.via)
        first = self.plan.step("arc", [a, via, centre], (region,), (PATH, 3))
        second = self.plan.step("arc", [via, b, centre], (region,), (PATH, 3))
        return self.plan.step("join", [first, second], (), (2 * PATH, 3))

    def _constant(self, value: float) -> Step:
        return self.plan.step("number", params=(value,), shape=NUMBER)
