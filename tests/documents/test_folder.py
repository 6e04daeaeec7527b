"""Many pages: in order, in parallel, resumable, bad ones among them."""

from pathlib import Path

import pytest

from tongren.documents import folder
from tongren.documents.folder import Journal, find_pages, read_pages
from tongren.documents.summary import Summary


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    place = tmp_path / "pages"
    (place / "inner").mkdir(parents=True)
    for number in range(1, 6):
        (place / f"ki{number}.txt").write_text(f"KI{number}\n\nUsed for insomnia.\n")
    (place / "inner" / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    (place / "inner" / "notes.csv").write_text("no page")
    return place


def test_pages_of_a_folder_in_order(pages: Path) -> None:
    names = [path.name for path in find_pages([pages])]
    assert names == ["ki1.txt", "ki2.txt", "ki3.txt", "ki4.txt", "ki5.txt", "broken.pdf"]


def test_one_bad_file_stops_nothing(pages: Path) -> None:
    found = list(read_pages(find_pages([pages])))
    assert [documents[0].code for documents in found] == ["KI1", "KI2", "KI3", "KI4", "KI5", None]
    summary = Summary()
    for documents in found:
        summary.add(documents)
    counted = summary.as_json()
    assert (counted["pages"], counted["records"], counted["problems"]) == (6, 5, 1)
    assert "6 pages" in next(summary.in_words())


def test_in_parallel_the_same(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "_WORTH_A_POOL", 2)
    monkeypatch.setattr(folder, "_CHUNK", 2)
    paths = find_pages([pages])
    assert list(read_pages(paths, jobs=2)) == list(read_pages(paths, jobs=1))


def test_journal_goes_on_where_it_stopped(pages: Path, tmp_path: Path) -> None:
    paths = find_pages([pages])[:5]
    kept = tmp_path / "journal.jsonl"
    run = read_pages(paths, 1, Journal(kept))
    first = [next(run), next(run)]
    with kept.open("ab") as file:
        file.write(b'{"page": "cut off in the mid')
    journal = Journal(kept)
    assert [journal.holds(path) for path in paths] == [True, True, False, False, False]
    paths[0].write_text("KI1\n\nUsed for headache and tinnitus.\n")
    again = list(read_pages(paths, 1, Journal(kept)))
    assert again[1] == first[1]
    assert again[0] != first[0]
    assert [documents[0].code for documents in again] == ["KI1", "KI2", "KI3", "KI4", "KI5"]
    assert all(Journal(kept).holds(path) for path in paths)


def test_a_fault_of_ours_costs_one_page(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Faulty:
        def read_file(self, path: Path) -> None:
            raise RuntimeError("fault")

    monkeypatch.setattr(folder, "_reader", Faulty())
    [[document]] = list(read_pages(find_pages([pages])[:1]))
    assert "unexpected RuntimeError" in document.problem
