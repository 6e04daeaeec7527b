"""The checks of the geometry, each with a bad example that it refuses."""

import re
from typing import Any

import msgspec
import pytest

from tongren.checks import CHECKS, Subject
from tongren.checks.geometry import residual_summary
from tongren.model import Check
from tongren.store import read_files

UP = "{} bcun superior to umbilicus_centre on anterior_median_line"

#: check -> (point, fields of its location set to something wrong, words of the problem)
BAD: dict[str, tuple[str, dict[str, Any], str]] = {
    "expression": ("CV12", {"expression": "4 bcun superior to umbilicus_center"}, "did you mean"),
    "placed": (
        "ST13",
        {"expression": "on ICS1, level with umbilicus_centre"},
        "the curve does not reach that level",
    ),
    "region": ("CV12", {"region": "sole"}, "not in the sole"),
    "order": ("CV12", {"expression": UP.format(5.5)}, "not order"),
    "residual": (
        "CV12",
        {"checks": (Check(statement="level with ST25", sources=("tongren",)),)},
        "is out by",
    ),
    "agreement": ("CV12", {"expression": UP.format(4.5)}, "the expression says 4.5 bcun"),
}


@pytest.fixture(scope="module")
def subject() -> Subject:
    return Subject(*read_files())


def altered(subject: Subject, code: str, **location: Any) -> Subject:
    """The data with one location record changed."""
    acupoints = dict(subject.dataset.acupoints)
    point = acupoints[code]
    changed = msgspec.structs.replace(point.location, **location)
    acupoints[code] = msgspec.structs.replace(point, location=changed)
    return Subject(msgspec.structs.replace(subject.dataset, acupoints=acupoints), subject.files)


@pytest.mark.parametrize("name", BAD)
def test_a_bad_example_is_refused(name: str, subject: Subject) -> None:
    code, wrong, said = BAD[name]
    problems = list(CHECKS[name].find(altered(subject, code, **wrong)))
    # an order is told at the first of its points
    prefix = f"{code}." if name != "order" else "CV"
    told = [p for p in problems if p.path.startswith(prefix) and said in p.message]
    assert told, problems
    assert told[0].line > 1


def test_a_missing_expression_is_refused(subject: Subject) -> None:
    problems = list(CHECKS["expression"].find(altered(subject, "KI1", expression="")))
    assert "has no expression" in problems[0].message


def test_an_explained_residual_is_allowed(subject: Subject) -> None:
    check = Check(statement="level with ST25", explained="a reason", sources=("tongren",))
    assert not list(CHECKS["residual"].find(altered(subject, "CV12", checks=(check,))))


def test_residuals_keep_the_promise_of_the_atlas(subject: Subject) -> None:
    """Median ≤ 0.15 B-cun and p95 ≤ 0.5 B-cun over at least 24 bodies, of the checks that could
    fail, those included whose residuals the data explain."""
    first, *worst = residual_summary(subject)
    told = re.search(r"on (\d+) bodies.*?median ([\d.]+) B-cun.*?p95 ([\d.]+) B-cun", first)
    assert told, first
    assert int(told[1]) >= 24 and float(told[2]) <= 0.15 and float(told[3]) <= 0.5, first
    assert len(worst) == 10


def test_what_is_true_by_construction_is_counted_apart(subject: Subject) -> None:
    """A check that repeats the expression does not make the figure better."""
    checks = subject.dataset.acupoints["CV12"].location.checks
    more = Check(statement="4 bcun superior to CV8", sources=("tongren",))
    before, after = (
        [int(number) for number in re.findall(r"(\d+) (?:measured|independent)", first)]
        for first, *_ in map(
            residual_summary, (subject, altered(subject, "CV12", checks=(*checks, more)))
        )
    )
    assert after == [before[0] + 1, before[1]]
