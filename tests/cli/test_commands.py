"""Commands: the JSON keys that stay, exit statuses, one clear line for bad input."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tongren.cli import main

SHOW_KEYS = {
    "code", "names", "meridian", "categories", "location", "find", "needling", "actions",
    "indications", "cautions", "acupressure", "commentary", "related", "faq", "sources",
}  # fmt: skip


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(list(arguments))
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def document(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> Any:
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsysbinary.readouterr().out)


def test_show_has_the_keys_that_stay(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    record = document(capsysbinary, "show", "Yongquan")
    assert record["code"] == "KI1"
    assert record.keys() >= SHOW_KEYS
    assert {"pinyin", "hanzi_simplified", "hanzi_traditional", "english"} <= record["names"].keys()
    assert {"text", "expression", "posture"} <= record["location"].keys()
    assert all({"flag", "text"} <= caution.keys() for caution in record["cautions"])
    assert all({"angle", "min_cun", "max_cun"} <= row.keys() for row in record["needling"][:1])


def test_resolve_has_the_keys_that_stay(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    found = document(capsysbinary, "resolve", "P", "6")
    assert (found["code"], found["ambiguous"]) == (None, True)
    assert {"LU6", "PC6"} <= {candidate["code"] for candidate in found["candidates"]}
    assert all({"code", "name", "matched"} <= c.keys() for c in found["candidates"])


def test_search_has_the_keys_that_stay(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    found = document(capsysbinary, "search", "insomnia")
    assert found["query"] == "insomnia"
    assert found["results"]
    assert all({"code", "score", "matched"} <= result.keys() for result in found["results"])


def test_export_json_has_every_point(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export", "json"]) == 0
    exported = json.loads(capsysbinary.readouterr().out)
    assert len(exported["points"]) == 409
    assert exported["points"][0].keys() >= SHOW_KEYS
    assert exported["meridians"] and exported["sources"] and exported["version"]


def test_export_csv_has_a_row_a_point(tmp_path: Path) -> None:
    import csv

    path = tmp_path / "points.csv"
    assert main(["export", "csv", "-o", str(path)]) == 0
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [rows[0]["code"], rows[-1]["code"], len(rows)] == ["LU1", "EX-LE12", 409]


def test_export_into_a_missing_folder_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = run(capsys, "export", "csv", "-o", str(tmp_path / "no" / "points.csv"))
    assert status == 1
    assert "cannot write" in err and err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_lay_records_never_show_needling(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, out, _ = run(capsys, "show", "--lay", "KI1")
    assert status == 0
    assert "cun" not in out
    assert "Needling is for trained practitioners only" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "P 6"], "may mean: "),
        (["show", "xyzzy"], "nothing found"),
        (["meridian", "Nose"], "no meridian is called 'Nose'"),
        (["search", "--limit", "0", "x"], "--limit must be 1 or more"),
        (["check", "--data", "/nonexistent"], "is no folder"),
    ],
)
def test_bad_input_is_one_clear_line(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, *arguments)
    assert status == 1
    assert said in err
    assert err.count("\n") == 1
    assert out == ""


def test_resolve_of_nonsense_is_a_problem_with_the_input(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, out, _ = run(capsys, "resolve", "xyzzyplugh")
    assert status == 1
    assert "nothing found" in out


def test_wrong_usage_ends_with_2() -> None:
    with pytest.raises(SystemExit) as caught:
        main(["show"])
    assert caught.value.code == 2


def test_a_fault_of_ours_is_told_without_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tongren.cli.commands.show.load_atlas", lambda **_: 1 / 0)
    monkeypatch.delenv("TONGREN_DEBUG", raising=False)
    status, _, err = run(capsys, "show", "KI1")
    assert status == 1
    assert "unexpected ZeroDivisionError" in err
    assert "Traceback" not in err


def test_importing_tongren_pulls_in_neither_numpy_nor_a_web_framework() -> None:
    code = (
        "import sys, tongren; tongren.load_atlas()['KI1'];"
        "print([m for m in ('numpy', 'starlette', 'uvicorn', 'lark') if m in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert result.stdout.strip() == "[]"


def test_output_cut_off_by_the_reader_is_no_error() -> None:
    result = subprocess.run(
        f"{sys.executable} -m tongren export csv | head -n 1",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.stdout.startswith("code,")
    assert result.stderr == ""


def test_serve_makes_the_overlay_that_it_writes_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[Any] = []
    monkeypatch.setattr("tongren.web.serve", lambda *given: served.append(given[3]))
    own = tmp_path / "my.toml"
    for arguments in (["serve", "--overlay", str(own)], ["--overlay", str(own)]):
        assert main(arguments) == 0
        assert served[-1].overlay_path == own
    assert own.exists()
    assert main(["serve", "--overlay", str(tmp_path / "absent" / "x" / "y.toml")]) == 0
    own.write_text("[points]\nKI1 = 3\n", encoding="utf-8")
    assert main(["serve", "--overlay", str(own)]) != 0
