"""Text cut into sentences and enumerations into their members, as places."""

import re
from collections.abc import Iterator

_END = re.compile(
    r"[.!?]+[\"'”’)\]]*(?:\s?\[\d[\d,;\s–-]{0,12}\])*(?=\s|\Z|[(（\u3400-\u9fff])|[。！？；]+[”’」』）)]*|;(?=\s)|(?<=[\u3400-\u9fff\d寸分]);(?=[\u3400-\u9fff])|…+(?=\s)"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|approx|vs|cf|etc|no|nos|st|sp|dr|mr|mrs|fig|figs|ca|al|resp|esp|incl|"
    r"vol|pp?|min|sec|in|ed|viz|lat|med|ant|post|inf|sup|a|v|n|m"
    r"|aa|vv|nn|mm|cun|perp|obl|transv|subcut|loc|tech|ind|act|comb|caut|contra|prox|dist|lat|bl|"
    r"ki|lu|li|ht|si|pc|te|gb|lr|gv|cv|liv|kid|ub|du|ren|ex)|\b[A-Z])\.\Z",
    re.IGNORECASE,
)
_STRONG_ABBREVIATION = re.compile(
    r"(?:\be\.g|\bi\.e|\bapprox|\bvs|\bcf|\bincl|\besp)\.\Z", re.IGNORECASE
)
_SEPARATOR = re.compile(
    r"\[\d[\d,;\s–-]{0,12}\]|[,，、;；•·|]|(?<=[\w)])\s+(?:and/or|as well as|along with|"
    r"and also)\s+|"
    r"[\u3400-\u9fff](?=[及和与]\Z)|\.(?=\s(?!\d)|\Z)|。|\s[–—-]\s|/(?=\s)|(?<=[a-z])/(?=[a-z])|\n"
)
_AND = re.compile(r"\s+(?:and|or|und|&)\s+", re.IGNORECASE)


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of ``text[start:end]``, without white space at their ends."""
    cursor = start
    for match in _END.finditer(text, start, end):
        stop = match.end()
        if match[0].startswith(".") and _is_abbreviation(text, cursor, stop, end):
            continue
        if (
            match[0].startswith(".")
            and text[match.start() - 1 : match.start()].isdigit()
            and (
                match.start() - 2 < cursor
                or (
                    text[max(cursor, match.start() - 3) : match.start()].strip().isdigit()
                    and not text[cursor : match.start()].strip(" 0123456789")
                )
            )
        ):
            continue
        yield from _trimmed(text, cursor, stop)
        cursor = stop
    yield from _trimmed(text, cursor, end)


def _is_abbreviation(text: str, cursor: int, stop: int, end: int) -> bool:
    head = text[max(cursor, stop - 12) : stop]
    if _STRONG_ABBREVIATION.search(head):
        return True
    if not _ABBREVIATION.search(head):
        return False
    following = text[stop:end].lstrip()[:1]
    # "0.5 cun. Moxa" ends a sentence, "St. 36" and "a. and v. radialis" do not.
    return following.islower() or following.isdigit()


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start and any(character.isalnum() for character in text[start:end]):
        yield start, end


def members(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The members of an enumeration, cut at commas and the like; "and" cuts in lists only."""
    cuts: list[tuple[int, int]] = []
    depth = 0
    for match in re.finditer(r"[()（）]|" + _SEPARATOR.pattern, text[start:end]):
        if match[0] in "(（":
            depth += 1
        elif match[0] in ")）":
            depth = max(0, depth - 1)
        elif depth == 0:
            cuts.append((start + match.start(), start + match.end()))
    cursor = start
    pieces: list[tuple[int, int]] = []
    for cut_start, cut_end in cuts:
        pieces.append((cursor, cut_start))
        cursor = cut_end
    pieces.append((cursor, end))
    for first, last in pieces:
        yield from _bare(text, first, last)


def parts_at_and(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """``text[start:end]`` cut at "and" and "or"."""
    pieces: list[tuple[int, int]] = []
    cursor = start
    for match in _AND.finditer(text, start, end):
        pieces.extend(_bare(text, cursor, match.start()))
        cursor = match.end()
    pieces.extend(_bare(text, cursor, end))
    return pieces


_LEADING = re.compile(
    r"(?:[\s,.:;!?。，、；：*•·\-–—①-⑳⑴-⒇]|(?:and|or|also|etc|e\.g\.|及|和|与|以及|或)(?![\w]))+",
    re.IGNORECASE,
)


def _bare(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Without conjunctions and punctuation at the ends."""
    if match := _LEADING.match(text, start, end):
        start = match.end()
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",.;:!?。，、；：…"):
        end -= 1
    if text[start:end].endswith((" etc", "等")):
        end -= 4 if text[start:end].endswith(" etc") else 1
    if end > start and any(character.isalnum() for character in text[start:end]):
        yield start, end
