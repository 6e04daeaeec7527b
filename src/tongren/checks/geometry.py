"""Every expression places its point where its text says, on bodies of every kind.

All of these need the location language; what is found is told at the line of the location record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from tongren.checks.subject import Subject
from tongren.store import Problem

if TYPE_CHECKING:
    from tongren.locator import Located, LocationError, Locator
    from tongren.locator.panel import PanelResidual

#: How far a position may lie off the skin, mm.
OFF_SKIN_MM = 0.1

_LEADING_CODE = re.compile(r"(?P<code>(?:EX-)?[A-Z]{1,2}\d+)\b")


def compiles(subject: Subject) -> Iterator[Problem]:
    """Every point has an expression that can be read and rests on things that exist."""
    for point in subject.acupoints:
        if not point.location.expression:
            message = "has no expression in the location language"
            yield subject.problem("locations", point, "expression", message)
    for code, error in _locator(subject).errors().items():
        yield _problem(subject, code, "expression", str(error))


def placed(subject: Subject) -> Iterator[Problem]:
    """Every point is placed on every body of the panel, on the skin."""
    import numpy as np

    from tongren.locator import LocationError

    locator = _locator(subject)
    broken = locator.errors()
    located = _on_panel(subject)
    for code in locator.expressions:
        if code in broken:
            continue
        try:
            places = located.locate_all([code])[code]
        except LocationError as error:
            yield _problem(subject, code, "expression", str(error))
            continue
        for body, position in enumerate(position for place in places for position in place):
            corners = located.vertices[position.body][locator.topology.faces[position.face]]
            off = np.linalg.norm(position.barycentric @ corners - position.xyz_m) * 1000
            if off > OFF_SKIN_MM:
                message = f"lies {off:.1f} mm off the skin on body {body}"
                yield _problem(subject, code, "expression", message)
                break


def regions(subject: Subject) -> Iterator[Problem]:
    """Every point lies in the region that its record names, on an adult man and woman."""
    from tongren.body.shape import ShapedBody
    from tongren.locator.belonging import region_problems

    locator = _locator(subject)
    broken = locator.errors()
    named = {
        point.code: point.location.region
        for point in subject.acupoints
        if point.code in locator.expressions and point.code not in broken and point.location.on_skin
    }
    for body in ("adult_man", "adult_woman"):
        located = locator.on(ShapedBody.named(body).vertices)
        for text in region_problems(located, named):
            yield _told(subject, f"{text}, on the {body}", "region")


def orders(subject: Subject) -> Iterator[Problem]:
    """Points follow one another along their meridians on every body of the panel."""
    from tongren.locator.order import order_problems
    from tongren.locator.panel import open_panel

    for text in order_problems(_on_panel(subject), open_panel().names):
        yield _told(subject, text, "expression")


def residuals(subject: Subject) -> Iterator[Problem]:
    """Every further statement of the standard holds on the panel within its tolerance, or the
    record explains why it cannot."""
    statements = {
        point.code: {check.statement: check for check in point.location.checks}
        for point in subject.acupoints
    }
    measured, broken = _panel_residuals(subject)
    worst: dict[tuple[str, str], PanelResidual] = {}
    for found in measured:
        key = found.residual.code, found.residual.statement
        if key not in worst or abs(found.residual.residual_bcun) > abs(
            worst[key].residual.residual_bcun
        ):
            worst[key] = found
    for error in broken:
        yield _told(subject, str(error), "checks")
    for (code, statement), found in worst.items():
        check = statements[code][statement]
        size = abs(found.residual.residual_bcun)
        if size > check.tolerance_bcun and not check.explained:
            millimetres = abs(found.residual.residual_mm)
            message = (
                f"{statement!r} is out by {size:.2f} B-cun ({millimetres:.0f} mm) on {found.body}; "
                "mend the landmarks, or say in `explained` why it cannot hold"
            )
            yield _problem(subject, code, "checks", message, statement)


def residual_summary(subject: Subject, worst: int = 10) -> list[str]:
    """Lines on the measured checks over the panel: how many hold by construction, and of the
    independent ones median, 95th percentile and the worst by name."""
    from tongren.locator.independence import independent_checks

    measured, _ = _panel_residuals(subject)
    metric = [found for found in measured if found.residual.kind == "metric"]
    if not metric:
        return []
    keys = {(found.residual.code, found.residual.statement) for found in metric}
    independent = independent_checks(_on_panel(subject), keys)
    kept = [f for f in metric if (f.residual.code, f.residual.statement) in independent]
    kept.sort(key=lambda found: -abs(found.residual.residual_bcun))
    explained = {
        (point.code, check.statement)
        for point in subject.acupoints
        for check in point.location.checks
        if check.explained
    }
    rest = [f for f in kept if (f.residual.code, f.residual.statement) not in explained]
    bodies = len({found.body for found in metric})
    lines = [
        f"{len(keys)} measured statements on {bodies} bodies, {len(keys) - len(independent)} of "
        f"them true by construction; the {len(independent)} independent ones: {_spread(kept)}; "
        f"without {len(independent & explained)} that the data explain: {_spread(rest)}"
    ]
    seen: set[tuple[str, str]] = set()
    for found in kept:
        key = found.residual.code, found.residual.statement
        if key not in seen and len(seen) < worst:
            seen.add(key)
            place = f" at {found.residual.label}" if found.residual.label else ""
            size = (
                f"{abs(found.residual.residual_bcun):.2f} B-cun "
                f"({abs(found.residual.residual_mm):.0f} mm) on {found.body}{place}"
            )
            mark = " (explained)" if key in explained else ""
            lines.append(f"{key[0]}: {key[1]}: {size}{mark}")
    return lines


def _spread(found: Sequence[PanelResidual]) -> str:
    """Median and 95th percentile of sizes, in words."""
    import numpy as np

    in_bcun = np.abs([each.residual.residual_bcun for each in found] or [0.0])
    in_mm = np.abs([each.residual.residual_mm for each in found] or [0.0])
    return (
        f"median {np.median(in_bcun):.2f} B-cun ({np.median(in_mm):.1f} mm), "
        f"p95 {np.percentile(in_bcun, 95):.2f} B-cun ({np.percentile(in_mm, 95):.1f} mm)"
    )


def agreement(subject: Subject) -> Iterator[Problem]:
    """Text and expression say the same numbers, landmarks and codes."""
    from tongren.locator.agreement import disagreements

    locator = _locator(subject)
    broken = locator.errors()
    for point in subject.acupoints:
        location = point.location
        if not location.expression or point.code in broken:
            continue
        for text in disagreements(
            point.code,
            location.text,
            location.expression,
            locator.anatomy.landmarks,
            [check.statement for check in location.checks],
        ):
            yield _told(subject, text, "expression")


@lru_cache(maxsize=2)
def _compiled(expressions: tuple[tuple[str, str], ...]) -> Locator:
    from tongren.locator import open_locator

    return open_locator(dict(expressions))


def _locator(subject: Subject) -> Locator:
    return _compiled(
        tuple((p.code, p.location.expression) for p in subject.acupoints if p.location.expression)
    )


@lru_cache(maxsize=2)
def _measured(
    locator: Locator, statements: tuple[tuple[str, tuple[str, ...]], ...]
) -> tuple[list[PanelResidual], list[LocationError]]:
    from tongren.locator.panel import residuals as panel_residuals

    broken: list[LocationError] = []
    return panel_residuals(locator, dict(statements), problems=broken), broken


def _panel_residuals(subject: Subject) -> tuple[list[PanelResidual], list[LocationError]]:
    """All checks of all points on all bodies of the panel, and what could not be computed."""
    statements = tuple(
        (point.code, tuple(check.statement for check in point.location.checks))
        for point in subject.acupoints
        if point.location.expression and point.location.checks
    )
    return _measured(_locator(subject), statements)


@lru_cache(maxsize=2)
def _panel_of(locator: Locator) -> Located:
    from tongren.locator.panel import open_panel

    return locator.on_many(open_panel().vertices)


def _on_panel(subject: Subject) -> Located:
    return _panel_of(_locator(subject))


def _told(subject: Subject, text: str, field: str) -> Problem:
    """A problem whose text begins with the code of its point."""
    match = _LEADING_CODE.match(text)
    code = match["code"] if match else ""
    if code not in subject.dataset.acupoints:
        return subject.in_file("locations/LU.toml", (), text)
    return _problem(subject, code, field, text.removeprefix(f"{code}: "))


def _problem(
    subject: Subject, code: str, field: str, message: str, value: str | None = None
) -> Problem:
    return subject.problem("locations", subject.dataset.acupoints[code], field, message, value)
