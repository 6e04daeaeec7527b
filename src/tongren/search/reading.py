"""Reads a text as codes, names, meridians and the words between them."""

from typing import NamedTuple

from tongren.search.codes import (
    FILLERS,
    Match,
    Misnumbered,
    Span,
    find_prefix,
    read_bare_code,
    read_code,
)
from tongren.search.lexicon import PRIMARY, Entry, Lexicon
from tongren.search.spelling import plain_key

#: Longest code or name, in tokens (足太阳膀胱经第67穴).
_WINDOW = 10
#: First character of the scripts without accents.
_EAST_ASIAN = "\u2e80"
_SECONDARY_WEIGHT = 0.4


class Reading(NamedTuple):
    """All that was understood of a text. ``meridians``: those named without a number."""

    spans: tuple[Span, ...]
    misnumbered: tuple[Misnumbered, ...]
    meridians: tuple[str, ...]
    numbers: tuple[int, ...]
    unread: tuple[str, ...]
    read_letters: int


def read(words: list[str], lexicon: Lexicon) -> Reading:
    """Take the longest code or name at each place, from left to right."""
    spans: list[Span] = []
    misnumbered: list[Misnumbered] = []
    meridians: list[str] = []
    numbers: list[int] = []
    unread: list[str] = []
    letters = start = 0
    while start < len(words):
        for end in range(min(len(words), start + _WINDOW), start, -1):
            part = words[start:end]
            found = _read_part(part, lexicon)
            if found is None or (part[0].isdecimal() and _starts_with_number(words[end:])):
                continue
            letters += sum(map(len, part))
            if isinstance(found, Span):
                spans.append(found)
            elif isinstance(found, Misnumbered):
                misnumbered.append(found)
            else:
                meridians.extend(found)
            break
        else:
            end = start + 1
            word = words[start]
            if word.isdecimal():
                numbers.append(int(word))
            elif word not in FILLERS:
                unread.append(word)
        start = end
    return Reading(
        tuple(spans), tuple(misnumbered), tuple(meridians), tuple(numbers), tuple(unread), letters
    )


def _starts_with_number(words: list[str]) -> bool:
    """Whether a number follows: the "1" of "1 KI 3" counts a list and belongs to no code."""
    return bool(words) and words[0].isdecimal()


def _read_part(words: list[str], lexicon: Lexicon) -> Span | Misnumbered | tuple[str, ...] | None:
    """``words`` as one code, one name or one meridian; None if they are none of these."""
    has_number = False
    for word in words:
        if word.isdecimal():
            has_number = True
            break
    if not has_number:
        return _read_name(words, "", lexicon) or _read_meridian(words, lexicon)
    code = read_bare_code(words, lexicon)
    if isinstance(code, Span):
        return code
    if entries := lexicon.entries("".join(words)):
        return _name_span(words, entries, "")
    return _read_numbered_pinyin(words, lexicon) or code or read_code(words, lexicon)


def _read_name(words: list[str], tones: str, lexicon: Lexicon) -> Span | None:
    """A name in any script, ``tones`` besides those that its letters carry."""
    together = "".join(words)
    entries = lexicon.entries(together)
    if together.isascii():
        return _name_span(words, entries, tones) if entries else None
    if together[0] >= _EAST_ASIAN:
        entries = entries or lexicon.entries("".join([lexicon.hanzi.get(c, c) for c in together]))
    else:
        letters, marked = plain_key(together)
        tones = tones or marked
        entries = entries or lexicon.entries(letters) or lexicon.entries(letters.replace("v", "u"))
    return _name_span(words, entries, tones) if entries else None


def _name_span(words: list[str], entries: list[Entry], tones: str) -> Span:
    """The points that ``entries`` name, narrowed by ``tones`` where these are given."""
    text = entries[0].written if len(entries) == 1 else " ".join(words)
    why = ""
    if tones:
        heard = [e for e in entries if _tones_fit(tones, plain_key(e.written).tones)]
        if heard:
            entries = heard
        else:
            why = f"the tones of {text} differ from those on record"
    found: dict[str, Match] = {}
    for entry in entries:
        if entry.code not in found:
            weight = 1.0 if entry.kind in PRIMARY else _SECONDARY_WEIGHT
            found[entry.code] = Match(weight, entry.written, entry.kind)
    proper = [code for code, match in found.items() if match.weight == 1.0]
    settled = ""
    if len(found) == 1:
        settled = next(iter(found))
    elif len(proper) == 1:
        settled = proper[0]
        others = ", ".join(f"{c} ({m.why})" for c, m in found.items() if c != settled)
        why = why or f"also another name of {others}"
    else:
        why = why or f"several points are called so: {', '.join(found)}"
    return Span(text, found, settled, why, is_code=False)


def _tones_fit(given: str, stored: str) -> bool:
    """Whether the tones given are those stored, or some of them in order."""
    remaining = iter(stored)
    return all(tone in remaining for tone in given)


def _read_numbered_pinyin(words: list[str], lexicon: Lexicon) -> Span | None:
    """Pinyin with tone numbers: "yong3 quan2", "zu2san1li3" (0 and 5 for the neutral tone)."""
    syllables = words[0::2]
    numbers = words[1::2]
    if len(numbers) < 2 or len(syllables) != len(numbers):
        return None
    if not all(n in "012345" and len(n) == 1 for n in numbers):
        return None
    if any(s.isdecimal() for s in syllables):
        return None
    tones = "".join(number for number in numbers if number in "1234")
    return _read_name(syllables, tones, lexicon)


def _read_meridian(words: list[str], lexicon: Lexicon) -> tuple[str, ...] | None:
    """The meridians that a prefix without a number stands for ("Kidney", "肾经")."""
    prefix = find_prefix(words, lexicon)
    if prefix is None or (len(words) == 1 and words[0].isascii() and len(words[0]) < 3):
        return None
    return tuple(meaning.meridian for meaning in prefix.meanings)
