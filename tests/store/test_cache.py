"""Compiled data is the same as what the files say, and never outlives a change of them."""

from pathlib import Path

import pytest

from tongren.store import open_data, read_dataset


def test_compiled_parts_equal_the_files(tmp_path: Path) -> None:
    for data in (open_data(cache_folder=tmp_path), open_data(cache_folder=tmp_path)):
        dataset = read_dataset()
        assert data.acupoint("KI1") == dataset.acupoints["KI1"]
        assert data.acupoint("EX-HN3") == dataset.acupoints["EX-HN3"]
        assert data.meridians == dataset.meridians
        assert data.vocabulary == dataset.vocabulary


def test_a_changed_file_is_read_anew(data_copy: Path, tmp_path: Path) -> None:
    path = data_copy / "names/KI.toml"
    assert open_data(data_copy, tmp_path / "cache").acupoint("KI1").names.pinyin == "Yǒngquán"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Yǒngquán", "Yǒngquǎn", 1), encoding="utf-8")
    assert open_data(data_copy, tmp_path / "cache").acupoint("KI1").names.pinyin == "Yǒngquǎn"


def test_without_a_writable_cache_everything_works_from_memory(tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    data = open_data(cache_folder=blocked / "deeper")
    assert data.acupoint("KI1").code == "KI1"
    assert data.derived("thing", lambda: b"x") == b"x"
    assert data.derived_file("thing.sqlite", lambda path: None) is None


def test_a_failing_builder_leaves_nothing_behind(tmp_path: Path) -> None:
    data = open_data(cache_folder=tmp_path)

    def fail(path: Path) -> None:
        path.write_text("half")
        raise ValueError("stopped in the middle")

    with pytest.raises(ValueError, match="middle"):
        data.derived_file("thing.sqlite", fail)
    assert data.folder is not None
    assert list(data.folder.iterdir()) == []


def test_unknown_codes_are_key_errors(tmp_path: Path) -> None:
    data = open_data(cache_folder=tmp_path)
    for code in ("KI99", "XX1", "", "ki1", "KI1 "):
        with pytest.raises(KeyError):
            data.acupoint(code)
