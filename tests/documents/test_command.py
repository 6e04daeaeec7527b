"""``tongren read`` from the outside."""

import json
from pathlib import Path

import pytest

from tongren.cli import main


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text("ST 36 Zusanli\n\nNeedling: perpendicularly 1-1.5 cun\n\nUsed for nausea.\n")
    return path


def test_json_is_one_document_with_the_keys_that_stay(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", "--json", str(page)]) == 0
    found = json.loads(capsys.readouterr().out)
    [document] = found["documents"]
    assert document["code"] == "ST36" and document["source"] == str(page)
    assert {"record", "agrees", "differs", "new", "unread"} <= document.keys()
    assert document["record"]["needling"][0]["max_cun"] == 1.5
    assert document["record"]["needling"][0]["span"]["line"] == 3
    main(["show", "--json", "ST36"])
    shown = json.loads(capsys.readouterr().out)
    contract = {
        "code",
        "names",
        "meridian",
        "categories",
        "location",
        "find",
        "needling",
        "actions",
        "indications",
        "cautions",
        "acupressure",
        "commentary",
        "related",
        "faq",
        "sources",
    }
    assert contract <= document["record"].keys() and contract <= shown.keys()


def test_a_bad_file_is_one_line_and_status_1(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert main(["read", "--json", str(tmp_path)]) == 1
    captured = capsys.readouterr()
    found = json.loads(captured.out)
    assert len(found["documents"]) == 1 and len(found["problems"]) == 1
    assert captured.err.count("\n") == 1 and "is empty" in captured.err


def test_text_names_place_field_and_words(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(page)]) == 0
    printed = capsys.readouterr().out
    assert "needling: 3:11 “perpendicularly 1-1.5 cun”" in printed


def test_safety_stands_first_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "page.txt"
    path.write_text("LU1 Zhongfu\n\nUsed for cough.\n\nNeedling: perpendicularly 2 cun\n")
    assert main(["read", str(path)]) == 0
    lines = capsys.readouterr().out.replace("\n    ", " ").splitlines()
    headings = [line for line in lines if line and not line.startswith(" ")]
    assert headings[1] == "Safety first"
    danger = next(line for line in lines if "DANGER" in line and "needling" in line)
    assert f"{path}:5:11" in danger and "perpendicularly 2 cun" in danger
    assert any("the page does not warn: Lung beneath" in line for line in lines)


def test_the_summary_of_a_folder_says_where_the_dangers_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(25):
        page = f"ST36 Zusanli\n\nNeedling: perpendicularly {1 + number % 2 * 2} cun\n"
        (tmp_path / f"page{number:02}.txt").write_text(page)
    assert main(["read", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert printed.strip().startswith("25 pages, 25 records of 1 point")
    assert "safety: 12 dangers" in printed
    assert f"{tmp_path / 'page01.txt'}:3:11 ST36" in printed.replace("\n      ", " ")


def test_a_folder_without_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(tmp_path)]) == 1
    assert "no page in" in capsys.readouterr().err
