"""Every check passes on the shipped data and refuses a bad example of its own."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from tongren.checks import CHECKS, Subject, run_checks
from tongren.store import read_files

KI, EX = "names/KI.toml", "names/EX.toml"
PLACE, WHAT = "locations/KI.toml", "knowledge/KI.toml"

#: check -> (file, text that stands there, what it is replaced with)
BAD: dict[str, tuple[str, str, str]] = {
    "hanzi": (KI, 'hanzi_simplified = "涌泉"', 'hanzi_simplified = "涌泉穴"'),
    "pinyin": (KI, "Yǒngquán", "Yongquán"),
    "english": (KI, "Gushing Spring", "Yong Quan"),
    "text": (PLACE, "B-cun", "cun"),
    "laterality": ("locations/EX.toml", 'laterality = "', 'posture = "'),
    "depth": (WHAT, "max_cun = 1.0", "max_cun = 1.5"),
    "forbidden": (WHAT, "max_cun = 1.0\n", "forbidden = true\nmax_cun = 1.0\n"),
    "ceiling": (WHAT, "ceiling_cun = 1.0\n", ""),
    "lung": (WHAT, 'flag = "pregnancy"', 'flag = "lung_beneath"'),
    "no-cure": (WHAT, "Traditionally used for constipation", "Cures constipation"),
    "lay": (WHAT, 'answer = "', 'answer = "Insert a needle. '),
}

#: check -> (meridian, fields set to something wrong)
BAD_MERIDIANS: dict[str, tuple[str, dict[str, Any]]] = {
    "circuit": ("LU", {"next": "ST"}),
    "clock": ("LU", {"clock": "03-06"}),
    "pairs": ("LU", {"paired": "SP"}),
    "tips": ("LU", {"end": "chest"}),
    "joins": ("BL", {"joins": ()}),
    "lengths": ("KI", {"points": 28}),
}

#: check -> (category, index of a member, fields set to something wrong)
BAD_MEMBERS: dict[str, tuple[str, int, dict[str, Any]]] = {
    "shu": ("five_shu", 0, {"phase": "water"}),
    "mother-child": ("mother", 0, {"code": "LU5"}),
    "members": ("yuan_source", 0, {"disputed": "left out"}),
}


@pytest.fixture(scope="module")
def subject() -> Subject:
    return Subject(*read_files())


@pytest.fixture(scope="module")
def found() -> dict[str, list[object]]:
    return dict(run_checks())


@pytest.mark.parametrize("name", CHECKS)
def test_the_shipped_data_passes(name: str, found: dict[str, list[object]]) -> None:
    assert found[name] == []


@pytest.mark.parametrize("name", BAD)
def test_a_bad_example_is_refused(name: str, data_copy: Path) -> None:
    file, old, new = BAD[name]
    path = data_copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"the bad example no longer fits {file}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    problems = list(CHECKS[name].find(Subject(*read_files(data_copy))))
    assert problems
    assert problems[0].file == f"data/{file}"
    assert problems[0].line > 0


def problems_with(subject: Subject, name: str, **parts: Any) -> list[Any]:
    """What the check finds when parts of the data are replaced."""
    altered = msgspec.structs.replace(subject.dataset, **parts)
    return list(CHECKS[name].find(Subject(altered, subject.files)))


@pytest.mark.parametrize("name", BAD_MERIDIANS)
def test_a_meridian_that_breaks_the_system_is_refused(name: str, subject: Subject) -> None:
    key, wrong = BAD_MERIDIANS[name]
    meridians = dict(subject.dataset.meridians)
    meridians[key] = msgspec.structs.replace(meridians[key], **wrong)
    problems = problems_with(subject, name, meridians=meridians)
    assert any(problem.path.startswith(key) and problem.line > 0 for problem in problems)


@pytest.mark.parametrize("name", BAD_MEMBERS)
def test_a_member_that_breaks_the_theory_is_refused(name: str, subject: Subject) -> None:
    key, index, wrong = BAD_MEMBERS[name]
    group = subject.dataset.categories[key]
    members = list(group.members)
    members[index] = msgspec.structs.replace(members[index], **wrong)
    altered = msgspec.structs.replace(group, members=tuple(members))
    problems = problems_with(subject, name, categories={**subject.dataset.categories, key: altered})
    assert any(problem.path.startswith(key) for problem in problems)


def test_a_missing_point_is_refused(subject: Subject) -> None:
    acupoints = dict(subject.dataset.acupoints)
    del acupoints["KI27"]
    problems = problems_with(subject, "points", acupoints=acupoints)
    assert [problem.message for problem in problems] == ["KI has 26 points, the standard has 27"]


def test_two_points_with_one_name_are_refused(subject: Subject) -> None:
    acupoints = dict(subject.dataset.acupoints)
    twin = msgspec.structs.replace(acupoints["KI2"], names=acupoints["KI1"].names)
    problems = problems_with(subject, "homophones", acupoints=acupoints | {"KI2": twin})
    assert [problem.path for problem in problems] == ["KI2.pinyin"]


def test_every_check_has_a_bad_example() -> None:
    here = {*BAD, *BAD_MERIDIANS, *BAD_MEMBERS, "points", "homophones"}
    in_test_records = {"plain-words", "written", "complete", "own-words", "flags", "limits"}
    in_test_geometry = {"expression", "placed", "region", "order", "residual", "agreement"}
    assert here | in_test_records | in_test_geometry == set(CHECKS)
