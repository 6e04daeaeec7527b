"""A broken data file: all problems at once, each with file, line and advice."""

from pathlib import Path

import pytest

from tongren.store import DataError, Problem, read_dataset


def replace(path: Path, old: str, new: str) -> int:
    """Replace the first ``old`` and return its 1-based line."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def problems_of(folder: Path) -> list[Problem]:
    with pytest.raises(DataError) as caught:
        read_dataset(folder)
    return list(caught.value.problems)


def test_the_shipped_data_has_no_problem() -> None:
    assert len(read_dataset().acupoints) == 409


def test_an_unknown_field_is_named_with_line_and_advice(data_copy: Path) -> None:
    line = replace(data_copy / "names/KI.toml", "hanzi_simplified", "hanzi_simplifed")
    found = problems_of(data_copy)
    unknown = next(problem for problem in found if "unknown field" in problem.message)
    assert str(unknown).startswith(f"data/names/KI.toml:{line}: KI1.hanzi_simplifed: ")
    assert "did you mean 'hanzi_simplified'?" in unknown.message
    assert any("lacks the required field 'hanzi_simplified'" in p.message for p in found)


def test_all_problems_are_reported_at_once(data_copy: Path) -> None:
    replace(data_copy / "names/KI.toml", 'pinyin = "', 'pinyn = "')
    replace(data_copy / "locations/ST.toml", 'region = "', 'region = 3 # "')
    (data_copy / "names/LU.toml").write_text("[LU1\n", encoding="utf-8")
    (data_copy / "meridians.toml").unlink()
    files = {problem.file for problem in problems_of(data_copy)}
    assert files >= {
        "data/names/KI.toml",
        "data/locations/ST.toml",
        "data/names/LU.toml",
        "data/meridians.toml",
    }


def test_a_wrong_type_deep_in_a_record_has_its_line(data_copy: Path) -> None:
    path = data_copy / "knowledge/KI.toml"
    line = replace(path, "min_cun = 0.5", 'min_cun = "0.5"')
    problem = problems_of(data_copy)[0]
    assert (problem.line, problem.path) == (line, "KI1.needling.0.min_cun")
    assert "'0.5'" in problem.message


def test_a_source_that_does_not_exist_is_refused(data_copy: Path) -> None:
    path = data_copy / "locations/LU.toml"
    replace(path, "[LU1]", '[LU1]\nsources = ["who2088"]')
    problem = problems_of(data_copy)[0]
    assert "unknown source 'who2088'; did you mean 'who2008'?" in problem.message
    assert problem.file == "data/locations/LU.toml"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('flag = "pregnancy"', 'flag = "pregnncy"', "unknown flag 'pregnncy'; did you mean"),
        ('codes = ["KI2"]', 'codes = ["KI82"]', "unknown acupoint 'KI82'; did you mean"),
        ('"insomnia"', '"insomina"', "unknown condition 'insomina'; did you mean 'insomnia'?"),
    ],
)
def test_a_reference_that_leads_nowhere_is_refused(
    data_copy: Path, old: str, new: str, message: str
) -> None:
    line = replace(data_copy / "knowledge/KI.toml", old, new)
    problem = problems_of(data_copy)[0]
    assert message in problem.message
    assert problem.line == line


def test_a_record_missing_from_one_layer_is_refused(data_copy: Path) -> None:
    path = data_copy / "locations/KI.toml"
    text = path.read_text(encoding="utf-8")
    start, end = text.index("[KI27]"), len(text)
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    assert [str(p.path) for p in problems_of(data_copy)] == ["KI27"]


def test_a_code_in_the_wrong_file_is_refused(data_copy: Path) -> None:
    replace(data_copy / "names/KI.toml", "[KI1]", "[BL1]")
    found = problems_of(data_copy)
    assert any("is no code of this file" in problem.message for problem in found)


def test_a_file_that_is_not_utf8_is_refused_with_its_line(data_copy: Path) -> None:
    (data_copy / "sources.toml").write_bytes(b'[a]\ntitle = "\xff"\n')
    problem = problems_of(data_copy)[0]
    assert (problem.file, problem.line) == ("data/sources.toml", 2)


def test_an_item_of_an_inline_list_has_its_own_line(data_copy: Path) -> None:
    path = data_copy / "knowledge/LU.toml"
    line = replace(path, 'flag = "no_deep"', 'flag = "not_deep"')
    (problem,) = problems_of(data_copy)
    assert (problem.line, problem.path) == (line, "LU1.cautions.1.flag")
