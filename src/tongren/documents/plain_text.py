"""Plain text and Markdown into blocks: lines, lists, headings, tables, wrapped paragraphs.

People paste Markdown into text files and bullets into anything, so both are read by the same rules.
"""

import re

from tongren.documents.columns import aligned_rows, cells_of
from tongren.documents.line_shapes import RULE, TERMINATOR, own_lines, wide, widths
from tongren.documents.page import Page, PageBuilder, PageFormat
from tongren.documents.text_writer import Line, Writer

_BULLET = re.compile(
    r"(?:[-*+•·‣◦▪■□●○◆◇►▶➤➢✓✔❖◎☆★※❀✿✅☑🔹🔸👉–—]|\(?\d{1,2}[.)、．]|"
    r"(?![A-Z]\.\s{0,3}(?:[A-Z]\.?\s{0,3})?\d{1,2}(?!\d|[.,]\d|\s?(?:cun|fen|inch|mm|times|min|sec)))\(?[a-zA-Z][.)]|[①-⑳]|"
    r"[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|[一二三四五六七八九十]{1,3}、|\d{1,2}(?:\.\d{1,2}){1,2}(?=\s+(?:[A-Z]|"
    r"[\u3400-\u9fff])(?!un))|"
    r"\d{1,2}[.．](?=[\u3400-\u9fff【]))(?:(?<=[.．])(?=[\u3400-\u9fff【])|[ \t\u3000]+|"
    r"(?<=[•·、）)①-⑳◎☆★※✅☑🔹🔸👉▶●◆■])(?=\S))"
)
_ORDERED = re.compile(r"\(?\d{1,2}[.)、．]|[①-⑳]|[一二三四五六七八九十]{1,3}、")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*\Z|(={2,6})[ \t]*([^=].*?[^=])[ \t]*\3\Z")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,}|~{3,})\s*\Z")
_TABLE_RULE = re.compile(r"[|+\s:=-]{3,}\Z")
_LABEL = re.compile(
    r"[A-Z][\w/ ]{1,28}\s[-–—=]\s|[^\s:：][^:：。.;；]{0,40}\.?[:：]|[【〔〖\[]|(?:Q|A|问|"
    r"答)\s*\d*\s*[:：.]"
)
#: A line that begins with the code of a point, as rows of a pasted table do.
_ENTRY = re.compile(r"[A-Z][A-Za-z]{0,3}[- ]?\d{1,2}\b[^a-z]")
#: A key of exported data, in small letters: "depth_cun: 0.5-1".
_KEY = re.compile(r"[a-z][a-z_ -]{1,24}:(?:\s|\Z)")
#: A line at least this long may be a wrapped one; shorter lines end where their writer ended them.
_WRAPPED = 45


def read_text(name: str, source: str, kind: PageFormat = "text") -> Page:
    """The blocks of a text. Never raises; time is linear in the length of ``source``."""
    builder = PageBuilder()
    writer = Writer(source, builder, markup=kind != "pdf")
    for group in _group(source):
        writer.write(group)
    return Page(name, kind, source, builder.text(), builder.blocks, builder.runs)


def _group(source: str) -> list[list[Line] | list[list[Line]]]:
    """Lines that belong together: wrapped paragraphs, and rows of a table as lists of cells."""
    groups: list[list[Line] | list[list[Line]]] = []
    current: list[Line] = []
    gap = at = 0
    fenced = False
    values = _separator_of_values(source)
    lines = source.split("\n")
    shapes = zip(lines, widths(lines), own_lines(lines), aligned_rows(lines), strict=True)
    for raw, width, own, aligned in shapes:
        start, at = at, at + len(raw) + 1
        text = raw.strip()
        if not text or (RULE.match(text) and not current) or text.startswith("```"):
            fenced ^= text.startswith("```")
            groups.extend([current] if current else [])
            current, gap = [], gap + 1
            continue
        if len(current) == 1 and _underlines(source, current[0], text, not groups):
            line = current[0]
            groups.append([line._replace(kind="heading", level=1 if text[0] == "=" else 2)])
            current, gap = [], 0
            continue
        if RULE.match(text):
            groups.extend([current] if current else [])
            current, gap = [], gap + 1
            continue
        if values and text:
            cells: list[Line] | None = _values(source, start, start + len(raw), values, gap)
        elif aligned:
            spans = enumerate(cells_of(raw))
            cells = [Line(start + a, start + b, "cell", column, gap) for column, (a, b) in spans]
        else:
            cells = _cells(source, start, start + len(raw), gap)
        if cells is not None:
            groups.extend([current] if current else [])
            current = []
            if cells:
                groups.append([cells])
            gap = 0
            continue
        line = _line(source, start, start + len(raw), gap)
        if current and not own and _continues(source, current, line, width):
            current.append(line)
        else:
            groups.extend([current] if current else [])
            current = [line]
        gap = 0
    groups.extend([current] if current else [])
    return groups


def _underlines(source: str, line: Line, text: str, first: bool) -> bool:
    """Whether a row of dashes makes the line above it a heading, and is no rule between entries."""
    if not _UNDERLINE.match(text):
        return False
    as_long = abs(len(text) - (line.end - line.start)) <= 3
    return first or line.gap > 0 or as_long or line.kind == "heading"


def _line(source: str, start: int, end: int, gap: int) -> Line:
    """One line with its mark (bullet, #) taken off."""
    first = start
    while first < end and source[first].isspace():
        first += 1
    while first < end and source[first] == ">":
        first += 1
        while first < end and source[first].isspace():
            first += 1
    while end > first and source[end - 1].isspace():
        end -= 1
    text = source[first:end]
    if heading := _HEADING.match(text):
        group = 2 if heading[1] else 4
        level = len(heading[1] or heading[3])
        return Line(first + heading.start(group), first + heading.end(group), "heading", level, gap)
    if (bullet := _BULLET.match(text)) and not text.startswith("**"):
        ordered = _ORDERED.match(text) is not None
        level = first - start + bullet[0].rstrip(" \t.").count(".")  # "3.1" stands under "3."
        return Line(first + bullet.end(), end, "item", level, gap, ordered)
    return Line(first, end, "paragraph", first - start, gap)


def _separator_of_values(source: str) -> str:
    """What parts the values of a CSV file: every line has as many; "" for any other text."""
    lines = [line for line in source[:20_000].split("\n") if line.strip()][:12]
    if len(lines) < 2 or len(lines[0]) > 200:
        return ""
    for separator in (",", ";"):
        counts = {len(_VALUES[separator].findall(line)) for line in lines[:-1] or lines}
        heads = [value.strip(' "') for value in lines[0].split(separator)]
        named = all(0 < len(head) <= 24 and len(head.split()) <= 3 for head in heads)
        pairs = len(heads) == 2 and all(_QUOTED.match(line.strip()) for line in lines[1:-1])
        if len(counts) == 1 and counts.pop() == len(heads) and named and (len(heads) > 2 or pairs):
            return separator
    return ""


#: A line of two values of which one stands in quotes: cards that an app has written out.
_QUOTED = re.compile(r'"[^"]*"[,;]|[^",;]+[,;]\s*"[^"]*"\Z')
_VALUES = {
    separator: re.compile(rf'(?:\A|(?<={separator}))\s*(?:"((?:[^"]|"")*)"|([^{separator}"]*))')
    for separator in (",", ";")
}


def _values(source: str, start: int, end: int, separator: str, gap: int) -> list[Line]:
    """The values of one line of a CSV file as cells."""
    cells: list[Line] = []
    for column, match in enumerate(_VALUES[separator].finditer(source[start:end].rstrip())):
        first, last = match.span(1 if match[1] is not None else 2)
        cells.append(Line(start + first, start + last, "cell", column, gap))
    return cells


def _cells(source: str, start: int, end: int, gap: int) -> list[Line] | None:
    """The cells of a table row ("| a | b |", or parted by tabs); [] for a rule between rows."""
    text = source[start:end]
    if text.count("|") >= 2 or (text.lstrip().startswith("|")):
        if _TABLE_RULE.match(text.strip()):
            return []
        separator = "||" if text.count("||") >= 1 and not text.lstrip().startswith("| ") else "|"
    elif 0 < text.find(" | ") <= 40:
        separator = "|"
    elif "\t" in text.strip():
        separator = "\t"
    else:
        return None
    cells: list[Line] = []
    cursor = start
    for part in text.split(separator):
        stripped = part.strip()
        if stripped:
            first = cursor + part.index(stripped)
            cells.append(Line(first, first + len(stripped), "cell", len(cells), gap))
        elif separator == "\t" or cursor > start:
            cells.append(Line(cursor, cursor, "cell", len(cells), gap))
        cursor += len(part) + len(separator)
    while cells and cells[-1].start == cells[-1].end:
        cells.pop()
    return cells or None


def _continues(source: str, current: list[Line], line: Line, width: int) -> bool:
    """Whether ``line`` is the rest of a wrapped paragraph or item; ``width``: of all lines that
    stand together."""
    last = current[-1]
    if line.kind != "paragraph" or last.kind == "heading":
        return False
    before, text = source[last.start : last.end], source[line.start : line.end]
    if _LABEL.match(text) and not text[0].islower():
        return False
    if _ENTRY.match(text) and _ENTRY.match(source[current[0].start : current[0].end]):
        return False
    if _KEY.match(text) and _KEY.match(source[current[0].start : current[0].end]):
        return False
    if before.endswith("-") and before[-2:-1].isalpha() and text[0].islower():
        return True
    if TERMINATOR.search(before):
        # A wrapped line may end where its sentence does; the next sentence then goes on at the
        # margin.
        return len(before) >= 60 and len(text) >= 60 and current[0].kind == "paragraph"
    if text[0].islower() and len(before) > 20:
        return True
    if current[0].kind == "item" and line.level > current[0].level and len(before) >= 25:
        return True
    extent = wide(before)
    if (
        not text[0].islower()
        and extent + 2 + wide(text.split(None, 1)[0][:20]) < width - last.level
    ):
        return False  # its first word would have found room on the line above
    return extent >= _WRAPPED
