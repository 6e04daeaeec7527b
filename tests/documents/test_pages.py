"""The project's own pages with expected results, in many layouts."""

from pathlib import Path

import pytest
from benchmarks.reading_score import PAGES, score_folder, total

from tongren.documents import PageReader

#: Precision and recall that each set of pages must have. The fresh ones were written by people who
#: had never seen the reader; what they reached is held until it is better.
_GOALS = {"tune": (0.97, 0.95), "measure": (0.97, 0.95), "fresh": (0.93, 0.88)}


def pages(part: str) -> list[Path]:
    return [path for path in (PAGES / part).iterdir() if path.suffix != ".toml"]


def test_every_page_has_an_expected_result() -> None:
    found = [page for part in _GOALS for page in pages(part)]
    assert len(found) >= 24
    assert [path for path in found if not path.with_suffix(".toml").exists()] == []
    assert {path.suffix for path in found} >= {".txt", ".md", ".html", ".pdf", ".docx"}


@pytest.mark.parametrize("part", _GOALS)
def test_precision_and_recall(reader: PageReader, part: str) -> None:
    precision, recall = _GOALS[part]
    score = total(score_folder(part, reader))
    assert score.precision >= precision, score.wrong
    assert score.recall >= recall, score.missed


def test_the_score_notices_what_is_missed_and_what_is_wrong(reader: PageReader) -> None:
    from benchmarks.reading_score import score_page

    scores: dict[str, object] = {}
    read = reader.read_string("KI3: for insomnia and tinnitus.")
    score_page("x", read, [{"code": "KI3", "indications": ["insomnia", "asthma"]}], scores)  # type: ignore[arg-type]
    indications = scores["indications"]
    assert indications.missed == ["x/KI3: asthma"]  # type: ignore[attr-defined]
    assert indications.wrong == ["x/KI3: tinnitus"]  # type: ignore[attr-defined]
