"""HTML into blocks, every character with its place in the file.

No tree is built and nothing of the page is run or fetched: tags are read one after another, which
is enough for headings, lists, tables and bold words. The well-known extractors keep no places in
the source and drop what they take for decoration; here everything stays, marked ``outside`` at
most.
"""

import html
import re

from tongren.documents.html_tags import (
    BLOCKS,
    BOLD,
    BREAKS,
    HEADINGS,
    HIDDEN,
    OUTSIDE,
    OUTSIDE_NAMES,
    RAW,
    VOID,
    WORD_IN_ATTRIBUTES,
)
from tongren.documents.page import Block, BlockKind, Page, PageBuilder

# A tag ends at the first ">" outside quotes; a quote that is never closed ends with the file.
# Possessive
# quantifiers keep this linear on any input.
_TOKEN = re.compile(
    r"<!--(?:.*?-->|.*+\Z)"
    r"|<(/?)([a-zA-Z][^\s/>]*+)((?:[^>=]++|=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|"
    r"\Z))?+)*+)(?:>|\Z)"
    r"|<[!?][^>]*+(?:>|\Z)"
    r"|([^<]++|<)",
    re.DOTALL,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_SPACE = re.compile(r"[ \t\r\n\f\u00a0\u200b\u00ad\ufeff]+")
#: White space that is not simply one blank between two words.
_SPACE_TO_MEND = re.compile(r"\A | \Z|  |[\t\r\n\f\u00a0\u200b\u00ad\ufeff]")


def read_html(name: str, source: str) -> Page:
    """The blocks of an HTML page. Never raises; time is linear in the length of ``source``."""
    reader = _Reader(source)
    reader.read()
    builder = reader.builder
    return Page(
        name, "html", source, builder.text(), builder.blocks, builder.runs, title=reader.title
    )


class _Reader:
    """The state while going through the tags of one page."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.builder = PageBuilder()
        self.title = ""
        self.kind: BlockKind = "paragraph"
        self.level = 0
        self.start = -1
        self.bold = 0
        self.lead = 0
        self.plain_seen = False
        self.anchor = 0
        self.linked = 0
        self.unlinked = 0
        self.lists: list[str] = []
        self.outside: list[str] = []
        self.depths: dict[str, int] = {}
        self.tables: list[list[int]] = []
        self.table_count = -1
        self.header = False

    def read(self) -> None:
        """Go through all tokens."""
        source, length = self.source, len(self.source)
        match = _TOKEN.match
        at = 0
        while at < length:
            token = match(source, at)
            if token is None:  # cannot happen: the last alternative takes any character
                break
            at = token.end()
            text = token[4]
            if text is not None:
                self._text(text, token.start())
            elif (name := token[2]) is not None:
                name = name.lower()
                if token[1]:
                    self._close(name)
                else:
                    at = self._open(name, token[3], at)
        self._finish()

    def _open(self, name: str, attributes: str, at: int) -> int:
        """Take an opening tag; returns where to read on."""
        if name in RAW or name == "title":
            return self._raw(name, at)
        if name in HEADINGS:
            self._begin("heading", HEADINGS[name])
        elif name in BLOCKS:
            self._begin(BLOCKS[name], len(self.lists) if name == "li" else 0)
            self.header = name == "button"
            if name in ("td", "th"):
                self._cell(name, attributes)
        elif name in BREAKS:
            keep = name == "br" or (self.kind in ("item", "cell", "definition") and self.start < 0)
            self._finish()
            if not keep and name not in ("br", "hr"):
                self.kind, self.level = "paragraph", 0
            self._table_tag(name)
        elif name in BOLD:
            self.bold += 1
        elif name == "a":
            self.anchor += 1
        if name in ("ul", "ol"):
            self.lists.append(name)
        if name not in VOID:
            self._watch(name, attributes)
        return at

    def _watch(self, name: str, attributes: str) -> None:
        """Enter menus, footers and hidden parts; count tags of the same name inside them."""
        if self.outside and name == self.outside[-1]:
            self.depths[name] = self.depths.get(name, 0) + 1
        elif not self.outside:
            out = name in OUTSIDE
            if not out and attributes and name not in ("body", "html", "main", "article"):
                words = WORD_IN_ATTRIBUTES.findall(attributes[:400])
                out = any(OUTSIDE_NAMES.search(word) for word in words)
                out = out or HIDDEN.search(attributes[:400]) is not None
            if out and name not in ("p", "li", "td", "tr", "th", "dt", "dd", "a", "img"):
                self._finish()
                self.outside.append(name)
                self.depths[name] = 1

    def _close(self, name: str) -> None:
        if name in HEADINGS or name in BLOCKS or name in BREAKS:
            self._finish()
            if name not in ("br", "hr"):
                self.kind, self.level = "paragraph", 0
            self._table_tag("/" + name)
        elif name in BOLD:
            self.bold = max(0, self.bold - 1)
        elif name == "a":
            self.anchor = max(0, self.anchor - 1)
        if name in ("ul", "ol") and self.lists:
            self.lists.pop()
        if self.outside and name == self.outside[-1]:
            self.depths[name] -= 1
            if self.depths[name] <= 0:
                self._finish()
                self.outside.pop()

    def _raw(self, name: str, at: int) -> int:
        """Skip what is not text up to the closing tag; keep the title of the page."""
        end = self._find_close(name, at)
        if name == "title" and not self.title:
            self.title = html.unescape(
                _SPACE.sub(" ", self.source[at : min(end, at + 500)])
            ).strip()
        close = self.source.find(">", end)
        return len(self.source) if close < 0 else close + 1

    def _find_close(self, name: str, at: int) -> int:
        found = re.compile(f"</{name}", re.IGNORECASE).search(self.source, at)
        return found.start() if found else len(self.source)

    def _table_tag(self, name: str) -> None:
        if name == "table":
            self.table_count += 1
            self.tables.append([self.table_count, -1, -1])
        elif name == "/table":
            if self.tables:
                self.tables.pop()
        elif name == "tr" and self.tables:
            self.tables[-1][1] += 1
            self.tables[-1][2] = -1

    def _cell(self, name: str, attributes: str) -> None:
        self.header = name == "th"
        if not self.tables:
            self._table_tag("table")
        if self.tables[-1][1] < 0:
            self.tables[-1][1] = 0
        self.tables[-1][2] += 1

    def _begin(self, kind: BlockKind, level: int) -> None:
        self._finish()
        self.kind, self.level, self.header = kind, level, False

    def _text(self, text: str, at: int) -> None:
        if text.isspace():
            if self.start >= 0:
                self._space(at)
            return
        if self.start < 0:
            self.start = self.builder.length
            self.lead, self.plain_seen, self.linked, self.unlinked = 0, False, 0, 0
        if "&" not in text and _SPACE_TO_MEND.search(text) is None:
            self.builder.add(text, at)
            pieces: list[tuple[str, int, bool]] = []
        else:
            pieces = _pieces(text, at)
        for part, place, verbatim in pieces:
            if part == " ":
                self._space(place)
            elif verbatim or len(part) == 1:
                self.builder.add(part, place)
            else:
                for character in part:  # an entity of several characters stands at one place
                    self.builder.add(character, place)
        if self.bold and not self.plain_seen:
            self.lead = self.builder.length
        elif not self.bold:
            self.plain_seen = True
        if self.anchor:
            self.linked += len(text)
        else:
            self.unlinked += len(text.strip(" \n\t|·•»›/-,"))

    def _space(self, place: int) -> None:
        builder = self.builder
        if builder.length > self.start >= 0 and not builder.parts[-1].endswith(" "):
            builder.add(" ", place)

    def _finish(self) -> None:
        """Close the block under way, if it has text."""
        if self.start < 0:
            return
        builder = self.builder
        end = builder.length
        while end > self.start and builder.parts[-1] == " ":
            builder.parts.pop()
            builder.runs.pop()
            builder.length -= 1
            end -= 1
        if end > self.start:
            table, row, column = (
                self.tables[-1] if self.tables and self.kind == "cell" else (-1, -1, -1)
            )
            builder.blocks.append(
                Block(
                    kind=self.kind,
                    start=self.start,
                    end=end,
                    level=self.level,
                    lead=self.lead,
                    table=table,
                    row=row,
                    column=column,
                    header=self.header and self.kind in ("cell", "heading"),
                    outside=bool(self.outside),
                    linked=self.linked > 0 and self.unlinked == 0,
                    ordered=bool(self.lists) and self.lists[-1] == "ol",
                )
            )
            builder.add("\n", builder.runs[-1][1])
        self.start = -1


def _pieces(text: str, at: int) -> list[tuple[str, int, bool]]:
    """``text`` cut where its characters do not stand for themselves: (piece, place, verbatim)."""
    if "&" not in text:
        return _spaced(text, at)
    found: list[tuple[str, int, bool]] = []
    cursor = 0
    for entity in _ENTITY.finditer(text):
        if entity.start() > cursor:
            found.extend(_spaced(text[cursor : entity.start()], at + cursor))
        decoded = html.unescape(entity[0])
        if decoded == entity[0]:
            found.append((decoded, at + entity.start(), True))
        elif decoded.isspace():
            found.append((" ", at + entity.start(), False))
        else:
            found.append((decoded, at + entity.start(), False))
        cursor = entity.end()
    if cursor < len(text):
        found.extend(_spaced(text[cursor:], at + cursor))
    return found


def _spaced(text: str, at: int) -> list[tuple[str, int, bool]]:
    """``text`` with every run of white space longer than a blank made one."""
    found: list[tuple[str, int, bool]] = []
    cursor = 0
    for space in _SPACE.finditer(text):
        if space[0] == " " and space.end() < len(text) and space.start() > 0:
            continue
        if space.start() > cursor:
            found.append((text[cursor : space.start()], at + cursor, True))
        found.append((" ", at + space.start(), False))
        cursor = space.end()
    if cursor < len(text):
        found.append((text[cursor:], at + cursor, True))
    return found
