"""What each block of a page is: a heading, a labelled value, the announcement of a point, text."""

import re
from bisect import bisect_left
from typing import NamedTuple

from tongren.documents.fillers import FILLERS
from tongren.documents.folding import fold, is_hanzi
from tongren.documents.matcher import Hit
from tongren.documents.mentions import Mention
from tongren.documents.page import Block, Page
from tongren.documents.section_names import SectionNames

_LABEL = re.compile(
    r"(?:(?<=\A)|(?<=[.;。；|!?）)】\]\s]))\s*(?P<name>[^\s:：.;。；|,，、【】\[\]][^:：.;。；|"
    r"\n,，【】]{0,48}?)\.?\s*(?:[:：]|(?<=\S)\s*[–—](?=\s))\s*"
)
_BRACKET = re.compile(r"[【〔［\[](?P<name>[^【】〔〕［］\[\]\n]{1,24})[】〕］\]]\s*[:：]?\s*")
_STOP_LABEL = re.compile(r"(?P<name>[A-Z][A-Za-z ]{2,28})\.\s+(?=\S)")
_DASH_LABEL = re.compile(r"(?P<name>[^\W\d_][^:：.;。；|\n]{0,40}?)\s+[-–—=]\s+")
_HANZI_LABEL = re.compile(r"(?P<name>[\u3400-\u9fff]{2,8})[ \u3000]+(?=\S)")
_QUESTION = re.compile(r"[?？]\s*\Z")
_MEASURE = re.compile(r"\d\s*(?:cun|fen|inch|mm|cm|寸|分)|finger|横指", re.IGNORECASE)
_INTERROGATIVE = re.compile(
    r"\A\s*(?:[QA问]\s*\d*\s*[:：.)]\s*|\d+[.)]\s*)?(?:what|where|how|can|could|is|are|does|do|"
    r"why|when|which|who|should|may|will|did|has|have|am|was)\b"
    r"|怎|什么|哪|如何|吗|能不能|是否|为什么|多少|几次|甚麼|嗎|何|呢",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W_]+")
_CLOSED = "()[]（）【】“”\"'«»「」『』"


class Label(NamedTuple):
    """A name of a field inside a block and the value behind it, both as places in the text."""

    start: int
    end: int
    field: str
    value_end: int


class Role(NamedTuple):
    """What one block is. ``field``: of a heading or label block, "" where unknown; ``codes``: the
    points it announces, likeliest first; ``dominant``: it holds little beside their names."""

    kind: str
    field: str = ""
    codes: tuple[str, ...] = ()
    dominant: bool = False


_OUTSIDE = Role("outside")


class Outline:
    """Roles of all blocks of a page."""

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
        self.roles = [self._role(number) for number in range(len(page.blocks))]

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
        if "【" in text or "〔" in text or "［" in text or "[" in text:
            for match in _BRACKET.finditer(text):
                field = self._field(
                    block.start + match.start("name"), block.start + match.end("name")
                )
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

    def _role(self, number: int) -> Role:
        block = self.page.blocks[number]
        if block.outside:
            return _OUTSIDE
        text = self.text[block.start : block.end]
        mentions = self.mentions_in(block.start, block.end)
        short = len(text) <= 90 and block.kind in ("heading", "paragraph", "term", "cell", "item")
        bold_line = block.lead >= block.end > 0
        if _QUESTION.search(text) and len(text) <= 200 and self._asks(block, text):
            return Role("question", codes=_common(mentions))
        if block.kind == "heading" or (short and block.kind in ("paragraph", "term", "item")):
            role = self._heading_role(number, block, text, mentions, bold_line)
            if role is not None:
                return role
        return Role("text", codes=_common(mentions))

    def _heading_role(
        self, number: int, block: Block, text: str, mentions: list[Mention], bold: bool
    ) -> Role | None:
        """A heading with its field, an announcement of a point, or None for content."""
        marked = block.kind in ("heading", "term") or bold
        end = block.end
        stripped = text.rstrip(" :：")
        colon = len(stripped) < len(text)
        end = block.start + len(stripped)
        dominant = bool(mentions) and self._is_dominant(block.start, end, mentions, marked)
        if dominant and (":" in stripped or "：" in stripped):
            labels = self.labels(block)
            if labels and labels[0].field not in ("title", "code"):
                return None
        if dominant:
            field = self.names.exact(self._without_mentions(block.start, end, mentions))
            dominant = field in ("", "title", "code", "hanzi", "pinyin", "english", "chrome")
            field = "" if dominant else field
        else:
            parted = ":" in stripped or "：" in stripped
            sentence = not marked and self._says_something(block.start, block.end)
            field = "" if parted or sentence else self.heading_field(block.start, end)
        if field and (
            marked or colon or self.names.exact(self._without_mentions(block.start, end, mentions))
        ):
            if block.kind == "item" and not (colon or bold):
                return None
            if field != "title" or not mentions:
                return Role("heading", field, _common(mentions))
        if dominant and (block.kind != "item" or block.ordered):
            return Role("announcement", codes=_common(mentions), dominant=True)
        if dominant and block.kind == "item" and len(text) < 60:
            return Role("text", codes=_common(mentions), dominant=True)
        if field and self._stands_alone(number, block) and len(text) <= 60 and block.kind != "item":
            return Role("heading", field, _common(mentions))
        if not dominant and not mentions and self._is_unknown_heading(number, block, text):
            return Role("heading", "", ())
        if block.kind == "heading":
            codes = _common(mentions)
            return Role("announcement" if codes and block.level <= 3 else "heading", "", codes)
        return None

    def _without_mentions(self, start: int, end: int, mentions: list[Mention]) -> str:
        name = self.folded[start:end]
        for mention in reversed(mentions):
            name = name[: mention.start - start] + " " + name[mention.end - start :]
        return name

    def _stands_alone(self, number: int, block: Block) -> bool:
        blocks = self.page.blocks
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        return following is None or following.gap > 0 or following.kind in ("item", "cell")

    def _asks(self, block: Block, text: str) -> bool:
        """Whether a text that ends in a question mark is a question, and no section of a field."""
        if not _INTERROGATIVE.search(text):
            return False
        return not self.names.exact(self.folded[block.start : block.end])

    def _is_unknown_heading(self, number: int, block: Block, text: str) -> bool:
        """A short line over text, that names no field we know and says nothing itself."""
        if block.kind not in ("paragraph", "term") or len(text) > 60 or len(text.split()) > 7:
            return False
        if text.rstrip()[-1] in ".,;!?。，；、" or block.column >= 0:
            return False
        blocks = self.page.blocks
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if following is None or following.column >= 0:
            return False
        letters = [c for c in text if c.isalpha()]
        capitals = len(letters) > 3 and all(c.isupper() for c in letters if c < "\u2e80")
        if any(
            hit.kind in ("condition", "action", "name")
            for hit in self.hits_in(block.start, block.end)
        ):
            return capitals and not is_hanzi(text[0]) and following.gap == 0
        if is_hanzi(text[0]):
            return False
        if capitals and len(text.split()) > 1:
            return True
        under = following.gap == 0 and (block.gap > 0 or number == 0)
        longer = following.end - following.start > 2 * len(text) or following.kind == "item"
        return under and longer and text[0].isupper()

    def _says_something(self, start: int, end: int) -> bool:
        """Whether a line with a name is a sentence about the point rather than its title."""
        for hit in self.hits_in(start, end):
            if hit.kind in ("condition", "action", "technique") and not any(
                m.start <= hit.start and hit.end <= m.end for m in self.mentions_in(start, end)
            ):
                return True
        if self.text[end - 1] not in ".!。！":
            return False
        words = self.text[start:end].split()
        small = [w for w in words if w[0].islower() and w not in FILLERS]
        return len(small) >= 2 or self.text[end - 1] in "。！"

    def _is_dominant(self, start: int, end: int, mentions: list[Mention], marked: bool) -> bool:
        """Whether a block holds little beside the names of one point."""
        if not _common(mentions) or _MEASURE.search(self.text, start, end):
            return False
        if not marked and self._says_something(start, end):
            return False
        left = 0
        cursor = start
        for mention in mentions:
            left += _weight(self.text[cursor : mention.start])
            cursor = mention.end
        left += _weight(self.text[cursor:end])
        named = sum(mention.end - mention.start for mention in mentions)
        if start == self.page.blocks[0].start:
            return left <= 40
        return left <= (max(24, named * 2) if marked else max(16, named))


def _weight(text: str) -> int:
    """Letters of ``text`` that say something: without filler words and what stands in brackets."""
    bare = re.sub(r"[(（\[【“\"][^)）\]】”\"]{0,60}[)）\]】”\"]", " ", text)
    return sum(len(word) for word in _LETTERS.findall(bare) if word.lower() not in FILLERS)


def _common(mentions: list[Mention]) -> tuple[str, ...]:
    """The points that all mentions can mean; those of the first where they differ."""
    if not mentions:
        return ()
    certain = [mention for mention in mentions if mention.certain] or mentions
    codes = certain[0].codes
    for mention in certain[1:]:
        shared = tuple(code for code in codes if code in mention.codes)
        if not shared:
            return ()
        codes = shared
    return codes


def folded_text(text: str) -> str:
    """The folded text of a page."""
    return fold(text)
