"""Every check passes on the shipped data and refuses a bad example of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tongren.checks import CHECKS, run_checks

KI, EX = "names/KI.toml", "names/EX.toml"
PLACE, WHAT = "locations/KI.toml", "knowledge/KI.toml"
MERIDIANS, CATEGORIES = "meridians.toml", "categories.toml"

#: check -> (file, text that stands there, what it is replaced with)
BAD: dict[str, tuple[str, str, str]] = {
    "hanzi": (KI, 'hanzi_simplified = "涌泉"', 'hanzi_simplified = "涌泉穴"'),
    "pinyin": (KI, "Yǒngquán", "Yongquán"),
    "english": (KI, 'english = [{ text = "', 'english = [{ text = "Yong Quan" }, { text = "'),
    "text": (PLACE, "B-cun", "cun"),
    "laterality": ("locations/EX.toml", 'laterality = "', 'posture = "'),
    "depth": (WHAT, "max_cun = 1.0", "max_cun = 1.5"),
    "forbidden": (WHAT, "max_cun = 1.0\n", "forbidden = true\nmax_cun = 1.0\n"),
    "ceiling": (WHAT, 'ceiling_reason = "', 'response = "'),
    "lung": (WHAT, 'flag = "pregnancy"', 'flag = "lung_beneath"'),
    "no-cure": (WHAT, "Traditionally used for constipation", "Cures constipation"),
    "lay": (WHAT, 'answer = "', 'answer = "Insert a needle. '),
}


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
    problems = run_checks(data_copy)[name]
    assert problems
    assert problems[0].file == f"data/{file}"
    assert problems[0].line > 0
