"""Reading of pages: precision, recall, pages a second, ratio to taking apart alone, memory.

Speed is taken on pages as sites serve them: the project's own text and HTML pages, the HTML ones
with a site round them (menus with all points, scripts, styles, footers), one core, processor time.
"""

import gc
import re
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import tongren
from benchmarks.measure import Figure
from benchmarks.reading_score import PAGES, Score, score_folder, total
from tongren.documents import PageReader
from tongren.documents.source import open_source

_PAGES_FOR_MEMORY = 10_000


def figures() -> Iterator[Figure]:
    """All figures of reading."""
    reader = PageReader()
    yield from _quality(reader)
    with tempfile.TemporaryDirectory() as folder:
        pages = list(_as_served(reader.atlas, Path(folder)))
        yield from _speed(reader, pages)
        yield from _memory(reader, pages)


def _quality(reader: PageReader) -> Iterator[Figure]:
    """What is missed and what is wrong, in per cent, so that smaller is better."""
    for part in ("tune", "measure", "fresh"):
        scores = score_folder(part, reader)
        score = total(scores)
        detail = f"{score.right} items; {_worst(scores)}"
        wrong, missed = 100 * (1 - score.precision), 100 * (1 - score.recall)
        yield Figure(f"read wrongly, {part} pages", wrong, 3, "%", detail)
        yield Figure(f"missed, {part} pages", missed, 5, "%", detail)


def _worst(scores: dict[str, Score]) -> str:
    rated = [(min(score.precision, score.recall), name) for name, score in scores.items()]
    value, name = min(rated)
    return f"weakest field {name} {value:.2f}"


def _as_served(atlas: tongren.Atlas, folder: Path) -> Iterator[Path]:
    """Copies of the pages; HTML pages with the rest of a site round their body."""
    menu = "".join(
        f'<li><a href="/points/{p.code.lower()}">{p.code} {p.names.pinyin}</a></li>\n'
        for p in atlas
    )
    top = f'<nav class="menu"><ul>{menu}</ul></nav>'
    script = (
        "<script>" + "var a={b:'c<d',e:[1,2,3]};function f(){return a.b};\n" * 150 + "</script>"
    )
    style = "<style>" + ".box{margin:0 auto;color:#333}\n" * 150 + "</style>"
    foot = "<footer><p>© A clinic. All rights reserved.</p></footer>" + script
    for part in ("tune", "measure"):
        for page in sorted((PAGES / part).iterdir()):
            if page.suffix not in (".txt", ".md", ".html"):
                continue
            text = page.read_text(encoding="utf-8")
            if page.suffix == ".html":
                body = re.sub(
                    r"(?is)<!doctype.*?>|</?(?:html|body)\b[^>]*>|<head.*?</head>", "", text
                )
                text = f"<!doctype html><html><head>{style}{script}</head><body>{top}{body}{foot}"
            copy = folder / f"{part}-{page.name}"
            copy.write_text(text, encoding="utf-8")
            yield copy


def _speed(reader: PageReader, pages: list[Path]) -> Iterator[Figure]:
    html = [page for page in pages if page.suffix == ".html"]
    whole = _seconds(reader.read_file, pages) / len(pages)
    detail = f"{1 / whole:.0f} pages a second on one core"
    yield Figure("reading a page", whole * 1000, 5, "ms", detail)
    both = _seconds(reader.read_file, html) / len(html)
    alone = _seconds(open_source, html) / len(html)
    size = sum(page.stat().st_size for page in html) / len(html) / 1024
    yield Figure(
        "reading an HTML page, against taking it apart",
        both / alone,
        4,
        "×",
        f"{alone * 1000:.1f} ms alone, pages of {size:.0f} kB",
    )


def _seconds(call: Callable[[Path], object], pages: list[Path]) -> float:
    """The least processor time of five rounds, after one to warm up."""
    taken = []
    for _ in range(6):
        start = time.process_time()
        for page in pages:
            call(page)
        taken.append(time.process_time() - start)
    return min(taken[1:])


def _memory(reader: PageReader, pages: list[Path]) -> Iterator[Figure]:
    """Growth of the peak over many pages, after as many as there are have been read once."""
    for page in pages:
        reader.read_file(page)
    gc.collect()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    small = [page for page in pages if page.suffix != ".html"]
    for number in range(_PAGES_FOR_MEMORY):
        reader.read_file(small[number % len(small)])
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    yield Figure(f"memory grown over {_PAGES_FOR_MEMORY} pages", grown, 16, "MB")
