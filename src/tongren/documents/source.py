"""Opens files: what they are, how they are encoded, and whether they can be read at all."""

import re
import stat
from pathlib import Path

from tongren.documents.html import read_html
from tongren.documents.page import Page, PageFormat
from tongren.documents.plain_text import read_text
from tongren.documents.reasons import ProblemError, because

#: Larger files are refused. A page about points has some ten thousand characters; a whole book in
#: plain text has two million.
LARGEST_TEXT_BYTES = 8 * 2**20
LARGEST_BINARY_BYTES = 48 * 2**20

FORMATS: dict[str, PageFormat] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
}
_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)
_TAGS = re.compile(
    r"<(?:!doctype html|html|head|body|div|p|h[1-6]|table|ul|article|section|span|"
    r"br)\b[^>]{0,500}>",
    re.IGNORECASE,
)
_CONTROL = bytes(code for code in range(32) if code not in (9, 10, 11, 12, 13, 27))
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class SourceError(ProblemError):
    """A file that cannot be read: one line, what is wrong and what to do."""


def open_source(path: Path) -> Page:
    """The page in ``path``. Raises ``SourceError`` with one clear line."""
    data, kind = _load(path)
    name = str(path)
    if kind in ("pdf", "docx"):
        from tongren.documents.confined import read_confined

        return read_confined(path, kind)
    text = decode(data, kind == "html")
    if kind == "text" and _looks_like_html(text):
        kind = "html"
    return read_html(name, text) if kind == "html" else read_text(name, text, kind)


def _load(path: Path) -> tuple[bytes, PageFormat]:
    """The bytes of a file and its format, after everything that can be said without reading it."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise SourceError(because("is_folder"))
        if not stat.S_ISREG(status.st_mode):
            raise SourceError(because("no_plain_file"))
        size = status.st_size
        if size == 0:
            raise SourceError(because("is_empty"))
        _refuse_large(size, LARGEST_BINARY_BYTES, "")
        with path.open("rb") as file:
            head = file.read(4096)
            kind = _kind(path, head)
            limit = LARGEST_BINARY_BYTES if kind in ("pdf", "docx") else LARGEST_TEXT_BYTES
            _refuse_large(size, limit, kind)
            data = b"" if kind in ("pdf", "docx") else head + file.read(limit + 1)
    except FileNotFoundError:
        raise SourceError(because("not_there")) from None
    except OSError as error:
        raise SourceError(because("unreadable", why=error.strerror or str(error))) from None
    return data, kind


def _refuse_large(size: int, limit: int, what: str) -> None:
    if size > limit:
        size_mb, limit_mb = f"{size / 2**20:.0f}", f"{limit / 2**20:.0f}"
        raise SourceError(because("too_large", size=size_mb, limit=limit_mb, format=what.upper()))


def _kind(path: Path, head: bytes) -> PageFormat:
    """The format by content first, then by name."""
    if head.startswith(b"%PDF-") or b"%PDF-" in head[:1024]:
        return "pdf"
    named = FORMATS.get(path.suffix.lower())
    if head.startswith(b"PK\x03\x04"):
        if named == "docx" or b"word/" in head or b"[Content_Types].xml" in head:
            return "docx"
        raise SourceError(because("is_zip"))
    if named in ("pdf", "docx"):
        raise SourceError(because("misnamed", format=named.upper()))
    if head.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        raise SourceError(because("old_word"))
    if _is_binary(head):
        raise SourceError(because("is_binary"))
    return named or "text"


def _is_binary(head: bytes) -> bool:
    if any(head.startswith(mark) for mark, _ in _BOMS):
        return False
    if b"\x00" in head:
        return not _utf16(head)
    control = len(head) - len(head.translate(None, _CONTROL))
    return control * 20 > len(head)


def _utf16(head: bytes) -> str:
    """Which UTF-16 without a mark these bytes are; "" if they read as letters in neither."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = head[: len(head) // 2 * 2].decode(encoding, errors="replace")
        plain = sum(
            " " <= c <= "\u024f"
            or c in "\t\r\n"
            or "\u2010" <= c <= "\u203f"
            or "\u3000" <= c <= "\u9fff"
            for c in text
        ) + sum("\uff00" <= c <= "\uffef" for c in text)
        if text and plain >= 0.95 * len(text):
            return encoding
    return ""


def decode(data: bytes, is_html: bool = False) -> str:
    """Text of bytes: by mark, as UTF-8, by what an HTML page declares, by what fits best.

    Line ends become "\\n". Never raises: bytes that fit nothing become U+FFFD.
    """
    return _decode(data, is_html).replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes, is_html: bool) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace").removeprefix("\ufeff")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if b"\x00" in data[:4096] and (encoding := _utf16(data[:4096])):
        return data.decode(encoding, errors="replace")
    declared = _META.search(data[:4096]) if is_html else None
    candidates = [declared[1].decode("ascii")] if declared else []
    for encoding in candidates:
        try:
            return data.decode(
                {"gb2312": "gb18030", "gbk": "gb18030"}.get(encoding.lower(), encoding)
            )
        except (UnicodeDecodeError, LookupError):
            continue
    return _guess(data)


def _guess(data: bytes) -> str:
    """The most likely of the encodings that pages in English and Chinese come in."""
    broken = data.decode("utf-8", errors="replace")
    if broken.count("\ufffd") * 200 < len(broken):
        return broken  # UTF-8 with a few damaged bytes, as cut or pasted files have
    from charset_normalizer import from_bytes

    likely = ["gb18030", "big5", "cp1252", "euc_kr", "shift_jis", "euc_jp"]
    found = from_bytes(data[:65536], cp_isolation=likely, preemptive_behaviour=False).best()
    return data.decode(found.encoding if found else "cp1252", errors="replace")


def _looks_like_html(text: str) -> bool:
    """Whether a file of another name holds HTML."""
    return len(_TAGS.findall(text[:20000])) >= 3
