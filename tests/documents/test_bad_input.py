"""Bad files cost one clear line each, in bounded time and memory."""

import io
import zipfile
from pathlib import Path

import pytest

from tongren.documents import PageReader, ReadDocument


def problem(reader: PageReader, path: Path) -> str:
    [document] = reader.read_file(path)
    assert document.problem and "\n" not in document.problem
    assert document.claims == [] and document.code is None
    return document.problem


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def bomb(name: str, unpacked: int) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, b"0" * unpacked)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\n\t\n", "holds no text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "is binary"),
        ("archive.zip", b"PK\x03\x04" + b"\0" * 50, "is a ZIP archive"),
        ("old.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 100, "old Word"),
        ("no.pdf", b"plain words", "named like a PDF"),
        ("cut.pdf", b"%PDF-1.4\n1 0 obj <</Type /Catalog", "cannot be taken apart"),
        ("cut.docx", b"PK\x03\x04 word/ and nothing more", "cannot be taken apart"),
        ("none.txt", b"A page about gardening and soil.", "names no acupoint"),
        ("bomb.docx", bomb("word/document.xml", 300_000_000), "would unpack to"),
        ("markup.html", b"<html><body><script>alert('ST36')</script></body></html>", "no text"),
    ],
)
def test_one_clear_line(
    reader: PageReader, tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    assert says in problem(reader, written(tmp_path, name, data))


def test_missing_and_folder(reader: PageReader, tmp_path: Path) -> None:
    assert "does not exist" in problem(reader, tmp_path / "nothing.txt")
    assert "is a folder" in problem(reader, tmp_path)


def test_a_hundred_megabytes_are_refused_unread(reader: PageReader, tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.write(b"ST36 ")
        file.truncate(100 * 2**20)
    assert "100 MB" in problem(reader, path)


def test_pdf_without_text(reader: PageReader, tmp_path: Path) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(tmp_path / "scan.pdf")
    assert "OCR" in problem(reader, tmp_path / "scan.pdf")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030", "big5"]
)
def test_encodings_of_chinese_pages(reader: PageReader, tmp_path: Path, encoding: str) -> None:
    text = "足三里\n\n位置：在小腿外側，犢鼻下3寸。\n\n主治：胃痛、嘔吐、腹脹、便秘、失眠。\n" * 3
    [document] = reader.read_file(written(tmp_path, "page.txt", text.encode(encoding)))
    assert document.code == "ST36"
    terms = {t for c in document.claims for t in c.value.get("terms", ())}
    assert {"epigastric_pain", "vomiting", "insomnia"} <= terms


def test_latin_letters_in_an_old_encoding(reader: PageReader, tmp_path: Path) -> None:
    text = "ST36 – Zúsānlǐ: it’s used for nausea and fatigue…".replace("ā", "á").replace("ǐ", "í")
    [document] = reader.read_file(written(tmp_path, "page.txt", text.encode("cp1252")))
    assert document.code == "ST36"
    assert {"nausea", "fatigue"} <= {t for c in document.claims for t in c.value.get("terms", ())}


HOSTILE = {
    "unclosed quotes": '<a href="' * 20_000,
    "unclosed tags": "<div><p class='" * 20_000,
    "deep nesting": "<div>" * 50_000 + "ST36" + "</div>" * 50_000,
    "entities": "&amp;" * 50_000 + "&#x110000;&#0;&bogus;",
    "comments": "<!--" * 50_000,
    "angle brackets": "<" * 200_000,
    "brackets": "[" * 50_000 + "](" * 50_000,
    "stars": "*_`" * 50_000,
    "numbers": "0.5-1 " * 40_000,
    "one word": "a" * 500_000,
    "commas": "pain, " * 40_000,
    "codes": "ST36 LI4 " * 20_000,
    "colons": "a: " * 60_000,
    "hanzi": "痛、" * 60_000,
    "pipes": "|a" * 60_000,
    "brackets of labels": "【" * 60_000,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("kind", ["text", "html"])
def test_hostile_pages_end(reader: PageReader, name: str, kind: str) -> None:
    found = reader.read_string("KI1\n\n" + HOSTILE[name], kind)  # type: ignore[arg-type]
    assert all(isinstance(document, ReadDocument) for document in found)


def test_nothing_of_a_script_or_style_is_read(reader: PageReader) -> None:
    [document] = reader.read_string(
        "<h1>ST36</h1><style>p:after{content:'insomnia'}</style><script>var x='nausea'</script>"
        "<noscript>vomiting</noscript><p hidden>fever</p><p>Used for fatigue.</p>",
        "html",
    )
    told = {t for c in document.claims for t in c.value.get("terms", ())}
    assert told == {"fatigue"}


def test_a_page_about_forty_points(reader: PageReader) -> None:
    rows = [f"BL{number}: used for insomnia and headache." for number in range(1, 41)]
    documents = reader.read_string("\n".join(rows))
    assert [document.code for document in documents] == [f"BL{n}" for n in range(1, 41)]
    assert all(
        {t for c in document.claims for t in c.value.get("terms", ())} == {"insomnia", "headache"}
        for document in documents
    )


def test_a_page_that_only_mentions_points(reader: PageReader) -> None:
    [document] = reader.read_string(
        "Sleep well\n\nWe often combine HT7 with SP6 in the clinic. Others prefer GV20 or PC6."
    )
    assert document.code is None
    assert "no single acupoint" in document.problem and "HT7" in document.problem
