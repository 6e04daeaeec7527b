"""Every span leads back to the words it was read from, and nothing of a page is dropped."""

import re
from pathlib import Path

import pytest
from benchmarks.reading_score import PAGES
from hypothesis import given, settings
from hypothesis import strategies as st

from tongren.documents import PageReader, ReadDocument
from tongren.documents.html import read_html
from tongren.documents.plain_text import read_text
from tongren.documents.source import open_source

TEXT_PAGES = sorted(
    page
    for part in ("tune", "measure")
    for page in (PAGES / part).iterdir()
    if page.suffix in (".txt", ".md", ".html")
)
LETTERS = re.compile(r"[^\W_]+")


def letters(text: str) -> list[str]:
    return LETTERS.findall(text)


@pytest.mark.parametrize("path", TEXT_PAGES, ids=lambda path: path.name)
def test_spans_hold_the_words_of_the_claim(reader: PageReader, path: Path) -> None:
    source = open_source(path).source_text
    lines = source.split("\n")
    for document in reader.read_file(path):
        for item in [*document.claims, *document.unread]:
            span = item.span
            if span is None:
                continue
            held = source[span.start : span.end]
            # Tags, link targets and entities may stand between the words of the page.
            bare = [letters(re.sub(r"<[^>]*>", gap, held))[:1] for gap in ("", " ")]
            assert letters(item.text)[:1] in bare or "&" in held
            assert len(held) >= len(item.text.replace(" ", "")) or "&" not in held
            assert source[: span.start].count("\n") + 1 == span.line
            assert lines[span.line - 1][span.column - 1 :].startswith(held.split("\n")[0])


def covered(documents: list[ReadDocument], length: int) -> bytearray:
    marks = bytearray(length)
    for document in documents:
        for item in [*document.claims, *document.unread]:
            if item.span is not None:
                for at in range(item.span.start, item.span.end):
                    marks[at] = 1
    return marks


@pytest.mark.parametrize(
    "path", [p for p in TEXT_PAGES if p.suffix == ".txt"], ids=lambda path: path.name
)
def test_what_no_claim_takes_is_unread_or_a_section_name(reader: PageReader, path: Path) -> None:
    page = open_source(path)
    documents = reader.read_page(page)
    marks = covered(documents, len(page.source_text))
    for word in re.finditer(r"[^\W_]{2,}", page.source_text):
        if any(marks[word.start() : word.end()]):
            continue
        # Left over are names of sections and labels, list numbers and words that only join.
        line = page.source_text[: word.start()].rsplit("\n", 1)[-1]
        rest = page.source_text[word.start() :].split("\n", 1)[0]
        short = len(line) + len(rest) <= 60 or ":" in rest or "：" in rest or " - " in rest
        label = not line.strip() and rest.startswith(f"{word[0]}.")
        joins = word[0].lower() in {"and", "or", "also", "etc", "as", "well"}
        assert short or label or joins or " – " in rest or "】" in rest, word[0]


WORDS = st.sampled_from(
    [
        *[
            "ST36",
            "Zusanli",
            "足三里",
            "insomnia",
            "headache",
            "pain",
            "perpendicularly",
            "0.5-1",
            "cun",
            "Location:",
        ],
        *[
            "Indications:",
            "avoid",
            "pregnancy",
            "press",
            "minutes",
            "**bold**",
            "<b>x</b>",
            "&amp;",
            "|",
            "-",
            "1.",
            "•",
            "#",
        ],
        *["【主治】", "头痛、失眠", "。", "?", "Q:", "A:", "with", "LI4"],
        "\n",
        "\n\n",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join), st.sampled_from(["text", "markdown", "html"]))
def test_any_mixture_is_read_with_places_in_the_source(
    reader: PageReader, text: str, kind: str
) -> None:
    for document in reader.read_string(text, kind):  # type: ignore[arg-type]
        for item in [*document.claims, *document.unread]:
            if item.span is not None:
                assert 0 <= item.span.start <= item.span.end <= len(text)
                assert item.span.line >= 1 and item.span.column >= 1


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read(reader: PageReader, text: str) -> None:
    for kind in ("text", "html"):
        for document in reader.read_string(text, kind):  # type: ignore[arg-type]
            assert document.problem == "" or document.code is None


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=600), name=st.sampled_from(["a.txt", "a.html", "a.md"]))
def test_any_bytes_cost_one_line_at_most(
    reader: PageReader, tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str
) -> None:
    path = tmp_path_factory.mktemp("fuzz") / name
    path.write_bytes(data)
    for document in reader.read_file(path):
        assert "\n" not in document.problem


def test_html_places_survive_entities_and_white_space() -> None:
    source = "<p>A&nbsp;&amp;  B\n  <b>c</b>d &lt; e</p>"
    page = read_html("x", source)
    assert page.text.rstrip("\n") == "A & B cd < e"
    for letter in "ABcde":
        assert source[page.place(page.text.index(letter))] == letter
    span = page.span(page.text.index("&"), page.text.index("&") + 1)
    assert source[span.start : span.end] == "&amp;"


def test_html_structure() -> None:
    page = read_html(
        "x",
        "<title>T</title><nav><p>menu</p></nav><h2>H</h2><ul><li>one<li>two</ul>"
        "<table><tr><th>a<td>b</table><div class='cookie-banner'>c</div><p>rest",
    )
    kinds = [(page.text[b.start : b.end], b.kind, b.outside) for b in page.blocks]
    assert page.title == "T"
    assert kinds == [
        ("menu", "paragraph", True),
        ("H", "heading", False),
        ("one", "item", False),
        ("two", "item", False),
        ("a", "cell", False),
        ("b", "cell", False),
        ("c", "paragraph", True),
        ("rest", "paragraph", False),
    ]


def test_text_structure() -> None:
    page = read_text(
        "x",
        "# Title\n\nA paragraph that was wrapped by its writer at\nthe end of the line.\n\n"
        "- one\n- two\n\n| a | b |\n|---|---|\n| **c** | [d](http://e) |\n\nUnder\n=====\n",
        "markdown",
    )
    assert [(page.text[b.start : b.end], b.kind) for b in page.blocks] == [
        ("Title", "heading"),
        ("A paragraph that was wrapped by its writer at the end of the line.", "paragraph"),
        ("one", "item"),
        ("two", "item"),
        ("a", "cell"),
        ("b", "cell"),
        ("c", "cell"),
        ("d", "cell"),
        ("Under", "heading"),
    ]
