"""A user's own data: written with source and spans, shown as such, never part of the atlas."""

import json
from pathlib import Path

import pytest

import tongren
from tongren.cli import main
from tongren.documents import PageReader
from tongren.documents.overlay import OverlayWriter
from tongren.store import DataError
from tongren.store.overlay import read_overlay


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / 'my "page".txt'
    path.write_text("KI1\n\nNeedling: perpendicularly 0.5-1 cun\n\nUsed for insomnia \\ worry\n")
    return path


@pytest.fixture
def overlay(reader: PageReader, page: Path, tmp_path: Path) -> Path:
    path = tmp_path / "my.toml"
    writer = OverlayWriter(path)
    for document in reader.read_file(page):
        writer.add(document)
    assert writer.write() == 3
    return path


def test_source_and_span_of_every_claim(overlay: Path, page: Path) -> None:
    read = read_overlay(overlay)
    needling = next(c for c in read.claims("KI1") if c.field == "needling")
    assert needling.span == (3, 11, 3, 36)
    assert needling.value["max_cun"] == 1.0
    assert read.sources[needling.source].file == str(page)


def test_the_atlas_itself_is_untouched(overlay: Path, atlas: tongren.Atlas) -> None:
    layered = tongren.load_atlas(overlay=overlay)
    assert layered["KI1"] == atlas["KI1"]
    assert layered.overlay.claims("KI1") and not atlas.overlay.points


def test_shown_as_such(
    overlay: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["show", "KI1", "--overlay", str(overlay)]) == 0
    shown = capsys.readouterr().out
    assert "From your own overlay (not of the atlas)" in shown and "proposed" in shown
    monkeypatch.setenv("TONGREN_OVERLAY", str(overlay))
    assert main(["show", "KI1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["overlay"]
    monkeypatch.delenv("TONGREN_OVERLAY")
    assert main(["show", "KI1", "--json"]) == 0
    assert "overlay" not in json.loads(capsys.readouterr().out)


def test_a_lay_record_shows_no_needling_of_the_overlay(
    overlay: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", "--lay", "--json", "KI1", "--overlay", str(overlay)]) == 0
    fields = {claim["field"] for claim in json.loads(capsys.readouterr().out)["overlay"]}
    assert "indications" in fields and "needling" not in fields


def test_decisions_survive_another_reading(reader: PageReader, page: Path, overlay: Path) -> None:
    text = overlay.read_text().replace(
        'field = "needling"', 'field = "needling"\nstate = "rejected"', 1
    )
    overlay.write_text(text)
    writer = OverlayWriter(overlay)
    for document in reader.read_file(page):
        writer.add(document)
    writer.write()
    kept = [c for c in read_overlay(overlay).points["KI1"] if c.field == "needling"]
    assert [claim.state for claim in kept] == ["rejected"]
    assert all(c.field != "needling" for c in read_overlay(overlay).claims("KI1"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[points]\nKI1 = 3\n", "must be a list"),
        ("[[points.KI999]]\n", "is not an acupoint code"),
        ("[other]\n", "is no part of an overlay"),
        ("points = 3\n", "must be a table"),
        (
            '[[points.KI1]]\nfield="x"\ntext="y"\nsource="z"\nspan=[1,1,1,2]\n',
            "unknown source",
        ),
        (
            '[sources.z]\nfile="f"\n[[points.KI1]]\nfeld="x"\ntext="y"\nsource="z"\nspan=[1,1,1,2]\n',
            "did you mean 'field'",
        ),
    ],
)
def test_a_faulty_overlay_says_where(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text)
    with pytest.raises(DataError, match=says):
        read_overlay(path)
