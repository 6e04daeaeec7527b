"""What each block of a page is: a heading, a labelled value, the announcement of a point, text."""

import re
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from tongren.documents.fillers import FILLERS
from tongren.documents.folding import is_hanzi
from tongren.documents.labels import Labels
from tongren.documents.matcher import Hit
from tongren.documents.mentions import Mention
from tongren.documents.page import Block, Page
from tongren.documents.section_names import SectionNames

_QUESTION = re.compile(r"[?？]\s*\Z")
_MEASURE = re.compile(r"\d\s*(?:cun|fen|inch|mm|cm|寸|分)|finger|横指", re.IGNORECASE)
_INTERROGATIVE = re.compile(
    r"\A\s*(?:[QA问]\s*\d*\s*[:：.)]\s*|\d+[.)]\s*)?(?:what|where|how|can|could|is|are|does|do|"
    r"why|when|which|who|should|may|will|did|has|have|am|was)\b"
    r"|怎|什么|哪|如何|吗|能不能|是否|为什么|多少|几次|甚麼|嗎|何|呢",
    re.IGNORECASE,
)
_LED = re.compile(
    r"\b(?:to|with|from|and|plus|see|like|than|for|of|on|at|by|via)\s+\Z", re.IGNORECASE
)
_LETTERS = re.compile(r"[^\W_]+")


class Role(NamedTuple):
    """What one block is. ``field``: of a heading or label block, "" where unknown; ``codes``: the
    points it announces, likeliest first; ``dominant``: it holds little beside their names."""

    kind: str
    field: str = ""
    codes: tuple[str, ...] = ()
    dominant: bool = False


_OUTSIDE = Role("outside")


class Outline(Labels):
    """Roles of all blocks of a page."""

    def __init__(
        self, page: Page, folded: str, hits: list[Hit], mentions: list[Mention], names: SectionNames
    ) -> None:
        super().__init__(page, folded, hits, mentions, names)
        #: Sentences that speak of all points of the page, once they are asked for.
        self.of_all: list[tuple[int, int]] | None = None
        self.roles = [self._role(number) for number in range(len(page.blocks))]

    def _role(self, number: int) -> Role:
        block = self.page.blocks[number]
        if block.outside or self._is_plain_button(block):
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

    def _is_plain_button(self, block: Block) -> bool:
        """A button that opens no section: "Print", "Menu"."""
        if block.kind != "heading" or not block.header:
            return False
        return self.heading_field(block.start, block.end) in ("", "chrome")

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
        if number == 0 and not mentions and not self.names.exact(self.folded[block.start : end]):
            field = ""  # "Need help with nausea?" is what the page is about
        if field and (
            marked or colon or self.names.exact(self._without_mentions(block.start, end, mentions))
        ):
            if block.kind == "item" and not (colon or bold or self._heads_text(number, block)):
                return None
            if field != "title" or not mentions:
                return Role("heading", field, _common(mentions))
        if block.kind == "item" and not dominant and self._heads_text(number, block):
            return Role("heading", field, _common(mentions))
        if dominant and (block.kind != "item" or block.ordered or self._heads_labels(number)):
            return Role("announcement", codes=_common(mentions), dominant=True)
        if dominant and block.kind == "item" and len(text) < 60:
            return Role("text", codes=_common(mentions), dominant=True)
        whole = text[-1] in ".!。！" and len(text.split()) > 2  # "Contraindicated in pregnancy."
        alone = not whole and block.kind != "item" and len(text) <= 60
        if field and alone and self._stands_alone(number, block):
            return Role("heading", field, _common(mentions))
        if not dominant and not mentions and self._is_unknown_heading(number, block, text):
            return Role("heading", "", ())
        if not dominant and self._is_title(number, block, text):
            return Role("heading", field, _common(mentions))
        if block.kind == "heading":
            codes = _common(mentions)
            return Role("announcement" if codes and block.level <= 3 else "heading", "", codes)
        return None

    def _without_mentions(self, start: int, end: int, mentions: list[Mention]) -> str:
        name = self.folded[start:end]
        for mention in reversed(mentions):
            name = name[: mention.start - start] + " " + name[mention.end - start :]
        return name

    def _heads_text(self, number: int, block: Block) -> bool:
        """Whether an item that only names a section stands over its text ("1. Location"), and is
        no line of a table of contents."""
        blocks = self.page.blocks
        if number + 1 >= len(blocks) or block.end - block.start > 60:
            return False
        following = blocks[number + 1]
        if following.kind == "item" and following.level <= block.level:
            return False
        if self.names.exact(self.folded[following.start : following.end]):
            return False
        if self.names.exact(self.folded[block.start : block.end]):
            return True
        plain = self.text[block.end - 1] not in ".,;!?。，；！？"
        if not plain or not block.ordered or following.kind == "item":
            return False
        return self._is_numbered or bool(self.names.inside(self.folded[block.start : block.end]))

    def _heads_labels(self, number: int) -> bool:
        """Whether lines with labels stand under an item: "◎ Tianzong", "Location: …"."""
        following = self.page.blocks[number + 1 : number + 2]
        if not following or following[0].kind != "paragraph" or following[0].gap > 1:
            return False
        labels = self.labels(following[0])
        return bool(labels) and labels[0].start - following[0].start < 3

    @cached_property
    def _is_numbered(self) -> bool:
        """Whether the sections of the page are numbered: "1. Location", text, "2. Needling"."""
        blocks = self.page.blocks
        named = [
            one
            for one, following in pairwise(blocks)
            if one.kind == "item" and one.ordered and following.kind != "item"
            if one.end - one.start <= 40 and self.names.exact(self.folded[one.start : one.end])
        ]
        return len(named) >= 2

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
        if following is None or following.column >= 0 or self.labels(block):
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

    def _is_title(self, number: int, block: Block, text: str) -> bool:
        """A line of its own in Title Case that says nothing: "Using This Point at Home"."""
        words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
        if block.kind != "paragraph" or len(words) < 3 or block.column >= 0:
            return False
        if not all(word[0].isupper() for word in words) or re.search(r"[,.;:!?]", text):
            return False
        blocks = self.page.blocks
        if number + 1 >= len(blocks) or blocks[number + 1].kind == "heading":
            return False
        kinds = ("condition", "category", "meridian", "action", "pattern", "region")
        return not any(hit.kind in kinds for hit in self.hits_in(block.start, block.end))

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
        # "Exit point to LI4" is about another point.
        led = _LED.search(self.text, start, mentions[0].start)
        if not marked and led is not None and start > self.page.blocks[0].start:
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
    """The points that all mentions can mean; only the certain ones count where there are any."""
    return codes_of_all([mention for mention in mentions if mention.certain] or mentions)


def codes_of_all(mentions: list[Mention]) -> tuple[str, ...]:
    """The points that every mention can mean; none where two agree in none."""
    codes = mentions[0].codes if mentions else ()
    for mention in mentions[1:]:
        codes = tuple(code for code in codes if code in mention.codes)
    return codes
