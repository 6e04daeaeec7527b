"""Points that must follow one another along their meridians."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from tongren.locator import tree as t
from tongren.locator.errors import LocationError
from tongren.locator.parser import parse

if TYPE_CHECKING:
    from tongren.locator.located import Located

_LEAST_MM = 0.5  # what may be put down to rounding and to folds of the skin


@cache
def read_orders() -> tuple[str, ...]:
    """The statements of ``data/anatomy/orders.toml``."""
    file = files("tongren") / "data" / "anatomy" / "orders.toml"
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    return tuple(statement for statements in content.values() for statement in statements)


def order_problems(located: Located, names: tuple[str, ...] = ()) -> list[str]:
    """Where points do not follow one another on these bodies (``names`` of them, for the words).

    Statements about points that have no expression are passed over.
    """
    problems = []
    for statement in read_orders():
        order = parse(statement).places[0].expression.clauses[0]
        assert isinstance(order, t.Order)
        codes = [item.name for item in order.items if isinstance(item, t.Ref)]
        if not all(code in located.locator.expressions for code in codes):
            continue
        try:
            residuals = located.residuals(codes[0], statement)
        except LocationError as error:
            problems.append(str(error))
            continue
        worst = max(range(len(residuals)), key=lambda body: residuals[body].residual_mm)
        size = residuals[worst].residual_mm
        if size > _LEAST_MM:
            body = f" on {names[worst]}" if names else ""
            problems.append(
                f"{codes[0]} to {codes[-1]}: not {statement.partition(' the ')[2]}{body}, "
                f"out by {size:.0f} mm"
            )
    return problems
