"""Labelled values inside a block: "Location: …", "【主治】…", "Puncture. …"."""

import re
from bisect import bisect_left
from typing import NamedTuple

from tongren.documents.folding import is_hanzi
from tongren.documents.matcher import Hit
from tongren.documents.mentions import Mention
from tongren.documents.page import Block, Page
from tongren.documents.section_names import SectionNames

_LABEL = re.compile(
    r"(?:(?<=\A)|(?<=[.;。；|!?）)】\]\s]))\s*(?P<name>[^\s:：.;。；|,，、【】\[\]][^:：.;。；|"
    r"\n,，【】]{0,48}?)\.?\s*(?:[:：]|(?<=\S)\s*[–—](?=\s))\s*"
)


_BRACKET = re.compile(
    r"[【〔［〖\[](?P<name>[^【】〔〕［］〖〗\[\]\n]{1,24})[】〕］〗\]]\s*[:：]?\s*"
)


_STOP_LABEL = re.compile(r"(?P<name>[A-Z][A-Za-z ]{2,28})\.\s+(?=\S)")


_DASH_LABEL = re.compile(r"(?P<name>[^\W\d_][^:：.;。；|\n]{0,40}?)\s+[-–—=]\s+")


_HANZI_LABEL = re.compile(r"(?P<name>[\u3400-\u9fff]{2,8})[ \u3000]+(?=\S)")


#: "PAIRS WITH... BL13", "Location ..... below the knee"
_LEADER = re.compile(r"(?P<name>[A-Za-z][A-Za-z /&]{2,28}?)\s?(?:\.{2,}|…+|_{2,})\s*(?=\S)")
#: A sign that stands for a word: "!!! pregnancy".
_SIGN = re.compile(r"(?:!{2,3}|！{2,3}|⚠|❗|⛔|🚫|☠)\ufe0f?[\s:：]*(?=\w)")


class Label(NamedTuple):
    """A name of a field inside a block and the value behind it, both as places in the text."""

    start: int
    end: int
    field: str
    value_end: int


class Labels:
    """What was found in a page, by place, and the labels in its blocks."""

    def __init__(
        self, page: Page, folded: str, hits: list[Hit], mentions: list[Mention], names: SectionNames
    ) -> None:
        self.page = page
        self.text = page.text
        self.folded = folded
        self.names = names
        self.mentions = mentions
        self._mention_starts = [mention.start for mention in mentions]
        self.hits = hits
        self._hit_starts = [hit.start for hit in hits]

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """Mentions that begin between ``start`` and ``end``."""
        low = bisect_left(self._mention_starts, start)
        high = bisect_left(self._mention_starts, end)
        return self.mentions[low:high]

    def hits_in(self, start: int, end: int) -> list[Hit]:
        """Phrases that lie between ``start`` and ``end``."""
        low = bisect_left(self._hit_starts, start)
        high = bisect_left(self._hit_starts, end)
        return [hit for hit in self.hits[low:high] if hit.end <= end]

    def labels(self, block: Block) -> list[Label]:
        """The labelled values of a block, in order; text before the first has none."""
        text = self.text[block.start : block.end]
        found: list[tuple[int, int, str]] = []
        if "【" in text or "〔" in text or "〖" in text or "［" in text or "[" in text:
            for match in _BRACKET.finditer(text):
                begin, end = match.span("name")
                field = self._field(block.start + begin, block.start + end, inside=True)
                if field:
                    found.append((match.start(), match.end(), field))
        if not found:
            found = self._colon_labels(block, text)
        if not found or found[0][0] > 0:
            first = self._first_label(block, text)
            if first is not None and (not found or first[1] <= found[0][0]):
                found.insert(0, first)
        labels: list[Label] = []
        for number, (start, end, field) in enumerate(found):
            until = found[number + 1][0] if number + 1 < len(found) else len(text)
            labels.append(Label(block.start + start, block.start + end, field, block.start + until))
        return labels

    def _colon_labels(self, block: Block, text: str) -> list[tuple[int, int, str]]:
        found: list[tuple[int, int, str]] = []
        if ":" not in text and "：" not in text and "–" not in text and "—" not in text:
            return found
        for match in _LABEL.finditer(text):
            start, end = block.start + match.start("name"), block.start + match.end("name")
            dash = text[match.end("name") : match.end()].strip() in ("–", "—")
            if dash and match.start("name") > 0:
                continue
            # "Baihui (Chinese: 百会) is …" tells a name in passing and labels nothing.
            if match["name"].count("(") > match["name"].count(")"):
                continue
            field = self._field(start, end, inside=match.start("name") == 0 and not dash)
            if field:
                found.append((match.start("name"), match.end(), field))
        return found

    def _first_label(self, block: Block, text: str) -> tuple[int, int, str] | None:
        """A label at the start marked otherwise: in bold, before a dash, before a wide blank."""
        if block.lead and block.start < block.lead < block.end:
            field = self._field(block.start, block.lead, inside=True)
            if field and block.lead - block.start <= 60:
                return 0, block.lead - block.start, field
        if match := _LEADER.match(text):
            field = self._field(block.start, block.start + match.end("name"))
            if field:
                return 0, match.end(), field
        if match := _SIGN.match(text):
            return 0, match.end(), "cautions"
        if match := _DASH_LABEL.match(text):
            field = self._field(block.start, block.start + match.end("name"))
            if field:
                return 0, match.end(), field
        # "Puncture.  0.3 cun", as older books print it.
        if match := _STOP_LABEL.match(text):
            field = self.names.exact(self.folded[block.start : block.start + match.end("name")])
            if field:
                return 0, match.end(), field
        if is_hanzi(text[0]) and (match := _HANZI_LABEL.match(text)):
            field = self._field(block.start, block.start + match.end("name"))
            if field:
                return 0, match.end(), field
        return None

    def _field(self, start: int, end: int, inside: bool = False) -> str:
        """The field that ``text[start:end]`` names, points named in it left aside."""
        name = self.folded[start:end]
        if field := self.names.exact(name):
            return field
        mentions = self.mentions_in(start, end)
        for mention in reversed(mentions):
            name = name[: mention.start - start] + " " + name[mention.end - start :]
        if mentions and not name.strip():
            return ""
        if mentions and (field := self.names.exact(name)):
            return field
        return self.names.inside(name) if inside or mentions else ""

    def heading_field(self, start: int, end: int) -> str:
        """The field that a heading announces."""
        return self._field(start, end, inside=True)
