"""Points that a page mentions, by any code or name, side by side ones taken together."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tongren.documents.fillers import DOUBTFUL
from tongren.documents.matcher import Hit
from tongren.search import Lexicon
from tongren.search.spelling import plain_key, sound

_GAP = re.compile(
    r"[\s\-–—:：,，、/|()（）\[\]【】〔〕「」“”\"'’·.;；=~•]*(?:(?:or|point|acupoint|aka|穴|"
    r"point on|called|"
    r"named|is)?[\s\-–—:：,，、/()（）\[\]“”\"'·.]*)\Z"
)
_SHORT = re.compile(
    r"(?<![A-Za-z0-9.])(?P<prefix>[A-Za-z]{1,4}|[Ee][Xx][ \-–]?(?:HN|CA|B|UE|LE|hn|ca|ue|le|BW|"
    r"AH|Hn|Ue|Le))"
    r"[ .\-–‑­ ]{0,3}(?P<number>[1-9]\d?)(?![0-9]|[.,]\d|\s?(?:cun|mm|cm|fen|min|sec|%|°|"
    r"years?|days?|weeks?|to|-)\b)"
)
#: "L.I. 4", "G. B. 20", "L I 4": the letters of a prefix apart, as older books print them.
_APART = re.compile(
    r"(?<![\w.])(?P<prefix>[A-Z](?:\. ?|[ \u00a0])[A-Z])\.?[ \-–]{0,3}(?P<number>[1-9]\d?)"
    r"(?![0-9]|[.,]\d|\s?(?:cun|mm|cm|fen|min|sec|%|°)\b)"
)
#: Letters that scans take for others: "Kl 3", "Ll 4".
_MISREAD = {"kl": "ki", "ll": "li", "sl": "si"}
_AFTER = re.compile(r"[ .\-–‑]{0,3}(?P<number>[1-9]\d?)(?![0-9]|[.,]\d)")
#: "Foot Taiyang" is a channel, and so is 足太阳.
_CHANNEL_BEFORE = re.compile(r"(?:\b(?:foot|hand|arm|leg)[ -]|[足手])\Z", re.IGNORECASE)


class Mention(NamedTuple):
    """A place where points are named. ``codes``: what it can mean, the likeliest first;
    ``by``: "code", "name", "alias" or "english"; ``certain``: it cannot be an ordinary word."""

    start: int
    end: int
    codes: tuple[str, ...]
    by: str
    certain: bool = True


class CodeTable:
    """What a prefix and a number can mean, from the lexicon, made ready for many pages."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._points = lexicon.points
        self._sounds = lexicon.sounds
        self._names = lexicon.names
        self._prefixes: dict[str, tuple[tuple[str, ...], str]] = {}
        #: Prefixes that are words ("Large Intestine"), folded -> key.
        self.words: dict[str, str] = {}
        for key in lexicon.prefixes:
            prefix = lexicon.prefix(key)
            if prefix is None:
                continue
            self._prefixes[key] = (tuple(m.meridian for m in prefix.meanings), prefix.decided)
            written = prefix.written
            if len(key) >= 4 and written.isascii() and written.replace(" ", "").isalpha():
                word = " ".join(written.lower().split())
                self.words[word] = key
                if word.startswith("gallbladder"):
                    self.words[word.replace("gallbladder", "gall bladder")] = key

    def meridian(self, folded: str) -> str:
        """The meridian that a prefix written as words means: "pericardium"; "" if none."""
        meridians, decided = self._prefixes.get(self.words.get(folded, ""), ((), ""))
        return decided or (meridians[0] if len(meridians) == 1 else "")

    def sounding_like(self, written: str) -> set[str]:
        """The points whose romanised name sounds like ``written`` ("T'ai-yuan")."""
        letters = plain_key(written).letters
        if not letters.isascii() or len(letters) < 5:
            return set()
        spellings = self._sounds.get(sound(letters), ())
        return {row[0] for spelling in spellings for row in self._names[spelling]}

    def codes(self, key: str, number: str) -> tuple[str, ...]:
        """The points meant, the likeliest first; the decided one alone where there is one."""
        known = self._prefixes.get(key)
        if known is None:
            return ()
        meridians, decided = known
        if decided and f"{decided}{number}" in self._points:
            return (f"{decided}{number}",)
        found = (f"{meridian}{number}" for meridian in meridians)
        return tuple(code for code in found if code in self._points)


def find_mentions(text: str, hits: Iterable[Hit], table: CodeTable) -> list[Mention]:
    """All mentions in order, each as wide as names and codes of one point stand side by side."""
    found = [
        *_codes(text, table),
        *_apart(text, table),
        *_named(text, hits),
        *_spelt_out(text, hits, table),
    ]
    found.sort(key=lambda mention: (mention.start, -mention.end))
    return _joined(text, _without_overlaps(found))


def _codes(text: str, table: CodeTable) -> Iterator[Mention]:
    for match in _SHORT.finditer(text):
        written = match["prefix"]
        key = "".join(c for c in written.lower() if c.isalpha())
        if written.islower() and len(key) < 3:
            continue
        codes = table.codes(key, match["number"])
        if not codes and len(written) == 2 and written[0].isupper():
            codes = table.codes(_MISREAD.get(key, ""), match["number"])
        if codes:
            upper = written.replace("-", "").replace(" ", "").isupper()
            certain = len(key) > 1 and (upper or key not in DOUBTFUL)
            yield Mention(match.start(), match.end(), codes, "code", certain)


def _apart(text: str, table: CodeTable) -> Iterator[Mention]:
    for match in _APART.finditer(text):
        key = "".join(c for c in match["prefix"].lower() if c.isalpha())
        if codes := table.codes(key, match["number"]):
            dotted = "." in match["prefix"]
            yield Mention(match.start(), match.end(), codes, "code", dotted)


def _named(text: str, hits: Iterable[Hit]) -> Iterator[Mention]:
    spots: dict[tuple[int, int], dict[str, str]] = {}
    for hit in hits:
        if hit.kind in ("name", "alias", "english", "code"):
            spots.setdefault((hit.start, hit.end), {}).setdefault(hit.id, hit.kind)
    for (start, end), codes in spots.items():
        proper = [code for code, kind in codes.items() if kind in ("name", "code")]
        chosen = proper or list(codes)
        kind = codes[chosen[0]]
        written = text[start:end]
        if written.isascii() or written[0] < "\u2e80":
            if not written[0].isupper():
                continue
            titled = all(word[0].isupper() for word in written.split() if len(word) > 3)
            if kind == "english" and not titled and not _is_line(text, start, end):
                continue
        if len(written) < 2:
            continue
        if _is_channel(text, start, written):
            continue
        hanzi = written[0] > "\u2e80"
        certain = kind in ("name", "code") and (hanzi or len(written) > 4)
        yield Mention(start, end, tuple(chosen), kind, certain)


def _is_channel(text: str, start: int, written: str) -> bool:
    """Whether "Taiyang" is the name of a channel rather than of the point."""
    if written.lower().replace(" ", "") not in ("taiyang", "太阳", "太陽"):
        return False
    after = text[start + len(written) : start + len(written) + 14].lower().lstrip(" -")
    channels = ("channel", "meridian", "bladder", "small int", "经", "經", "膀胱", "小肠")
    return (
        _CHANNEL_BEFORE.search(text[max(0, start - 8) : start]) is not None
        or after.startswith(channels)
    ) and not after.startswith(("穴", "经外"))


def _spelt_out(text: str, hits: Iterable[Hit], table: CodeTable) -> Iterator[Mention]:
    """ "Kidney 1", "Large Intestine-4", "Governing Vessel 20": the prefix is a word."""
    for hit in hits:
        if hit.kind != "prefix" or not text[hit.start].isupper():
            continue
        after = _AFTER.match(text, hit.end)
        if after is not None and (codes := table.codes(hit.id, after["number"])):
            yield Mention(hit.start, after.end(), codes, "code")


def _without_overlaps(found: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in found:
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept


def _joined(text: str, found: list[Mention]) -> list[Mention]:
    """Neighbours that can mean the same point made one; doubtful ones kept only in company."""
    clusters: list[tuple[Mention, int]] = []
    for mention in found:
        if clusters:
            last, count = clusters[-1]
            gap = text[last.end : mention.start]
            shared = tuple(code for code in last.codes if code in mention.codes)
            if shared and len(gap) <= 30 and "\n" not in gap and _GAP.match(gap):
                merged = Mention(
                    last.start,
                    mention.end,
                    shared,
                    last.by if last.by == "code" else mention.by,
                    True,
                )
                clusters[-1] = (merged, count + 1)
                continue
        clusters.append((mention, 1))
    return [
        m
        for m, count in clusters
        if m.certain or count > 1 or m.by != "code" or _fills_line(text, m)
    ]


def _is_line(text: str, start: int, end: int) -> bool:
    """Whether a line holds nothing else but a number: "2. Union valley"."""
    first = text.rfind("\n", 0, start) + 1
    if start - first > 6 or text[end : end + 1] not in ("", "\n"):
        return False
    return not text[first:start].strip(" 0123456789.)#")


def _fills_line(text: str, mention: Mention) -> bool:
    """Whether nothing else stands on the line of a mention: "P 6" as a title."""
    start = text.rfind("\n", 0, mention.start) + 1
    end = text.find("\n", mention.end)
    rest = text[start : mention.start] + text[mention.end : len(text) if end < 0 else end]
    return not rest.strip()
