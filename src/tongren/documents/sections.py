"""Blocks of text: what stands behind a label, under a heading, or under none."""

import re
from functools import cached_property

from tongren.documents import classification as cl
from tongren.documents.fields.care import read_acupressure
from tongren.documents.fields.links import (
    read_categories,
    read_meridian,
)
from tongren.documents.fields.naming import (
    read_announcement,
    read_labelled_name,
)
from tongren.documents.found import Found
from tongren.documents.page import Block
from tongren.documents.questions import READ_AS, Questions
from tongren.documents.section_cues import GLOSS, LEADS_IN
from tongren.documents.statements import sentences

NAMES = frozenset(
    ["code", "title", "hanzi", "pinyin", "english", "korean", "japanese", "other_names"]
)
#: Fields whose sentences within one block make one statement.
_WHOLE = frozenset(["location", "find", "meaning", "anatomy", "faq"])
#: Sections whose value is no running text.
_LABELLED = frozenset(
    ["meridian", "meaning", "categories", "posture", "duration", "repeats", "pressure"]
)
_ENGLISH_NAME = re.compile(
    r"(?:The )?[A-Z][a-z]+(?:(?: of(?: the)?| the| in| and)? [A-Z][a-z]+){1,3}"
)


#: What parts the statements of one line.
_BAR = re.compile(r"\s+[-–—|]\s+")


def _is_explicit(chosen: str, field: str) -> bool:
    """Whether the name of the section promised what a sentence was taken for."""
    return chosen == field or (chosen, field) == ("indications", "actions")


class Sections(Questions):
    """Cuts blocks into labelled values and statements."""

    def _block(self, block: Block) -> None:
        context = self.context
        if self.question is not None:
            if self._answers(block):
                return
            self._close_question()
        start = block.start
        labels = context.outline.labels(block)
        if not labels:
            if self.by_label and block.start < block.lead < block.end:
                # A line that begins in bold has a label of its own, though one we do not know.
                self.section, self.distance, self.by_label = "", 0, False
            self._lead_mention(block)
            for first, last in self._parts(max(start, self._after_lead), block):
                self._text(first, last, block)
            return
        if labels[0].start > start:
            self._text(start, labels[0].start, block)
        for label in labels:
            self.structure.append((label.start, label.end))
            value_end = label.value_end
            if not context.text[label.end : value_end].strip():
                self.section, self.distance = label.field, 0
                continue
            self._labelled(label.end, value_end, label.field)
            if label.field not in NAMES and label.field != "meridian":
                self.section, self.distance, self.by_label = label.field, 1, True

    def _parts(self, start: int, block: Block) -> list[tuple[int, int]]:
        """What stands between dashes behind the name of a point: "ST 25 - 2 cun lateral to the
        navel - diarrhoea"; all as one in any other block."""
        text = self.context.text
        bars = list(_BAR.finditer(text, start, block.end)) if start > block.start else []
        if not bars or bars[-1].end() - start > 400:
            return [(start, block.end)]
        cuts = [start, *(place for bar in bars for place in bar.span()), block.end]
        return list(zip(cuts[::2], cuts[1::2], strict=True))

    _after_lead = 0

    def _lead_mention(self, block: Block) -> None:
        """ "KI1 Yongquan: on the sole …": names first, the rest is text."""
        self._after_lead = block.start
        mentions = self.context.mentions_in(block.start, min(block.end, block.start + 60))
        if not mentions or self.code not in mentions[0].codes:
            return
        first = mentions[0]
        text = self.context.text
        if text[block.start : first.start].strip(" 0123456789.)、"):
            return
        after = re.compile(r"\s*[)）]?\s*(?:\([^()]{0,60}\)\s*)?[:：–—|\-]\s*").match(
            text, first.end, block.end
        )
        if after is None:
            return
        self.found.extend(read_announcement(self.context, block.start, after.end(), self.code))
        self._after_lead = after.end()

    def _labelled(self, start: int, end: int, field: str) -> None:
        """A value with a name of its own."""
        context = self.context
        if field in NAMES:
            if field == "title":
                self.found.extend(read_meridian(context, start, end))
            self.found.extend(read_labelled_name(context, start, end, field, self.code))
            self._rest_of_name(start, end, field)
        elif field == "meridian":
            hits = list(read_meridian(context, start, end))
            if not hits and (own := context.table.meridian(context.folded[start:end].strip())):
                hits = [Found(start, end, "meridian", {"id": own})]
            self.found.extend(
                hits
                or [Found(start, end, "meridian", {"id": "", "text": context.clean(start, end)})]
            )
            self.found.extend(read_categories(context, start, end))
        elif field == "meaning":
            self.found.append(Found(start, end, "meaning", {"text": context.clean(start, end)}))
        elif field == "categories":
            found = list(read_categories(context, start, end))
            self.found.extend(
                found
                or [Found(start, end, "categories", {"id": "", "label": context.clean(start, end)})]
            )
            self._own_meridian(start, end)
        elif field == "posture":
            self.found.append(Found(start, end, "posture", {"text": context.clean(start, end)}))
        elif field in ("duration", "repeats", "pressure"):
            self.found.extend(read_acupressure(context, start, end))
        elif field == "chrome":
            pass
        elif field == "sources":
            self.found.append(Found(start, end, "sources", {"text": context.clean(start, end)}))
        elif field == "faq":
            self._text(start, end, None)
        else:
            self._statement(start, end, READ_AS.get(field, field), cl.PRIOR_LABEL, True)

    def _rest_of_name(self, start: int, end: int, field: str) -> None:
        """A long value of a name label ("Introduction"-like) is read as text too."""
        if field in ("title", "code") and end - start > 120:
            self._statement(start, end, "", 0.0, True)

    def _text(self, start: int, end: int, block: Block | None) -> None:
        """Text of a block without a label: its section counts less the farther it is."""
        prior = cl.PRIOR_HEADING
        item = block is not None and block.kind in ("item", "cell", "definition")
        loose = self.by_label and block is not None and block.kind == "paragraph"
        if block is not None and self.distance > 0 and (block.gap > 1 or loose):
            prior = cl.PRIOR_DISTANT
        if block is not None and self.distance == 0 and block.gap > 1 and self._is_tight:
            self.section = ""  # a heading over nothing, and then a wide gap
        self.distance += 1
        if block is not None and block.kind == "paragraph" and self._leads_in(start, end):
            return
        section = READ_AS.get(self.section, self.section)
        if section == "chrome":
            return
        if section == "sources":
            self._labelled(start, end, section)
            return
        apart = self.distance > 1 or self.context.lengths_in(start, end)
        if section == "categories" and apart and not self.context.hits_in(start, end, "category"):
            section = ""
        section = "" if section == "faq" else section
        if section in NAMES or section in _LABELLED:
            if self.distance == 1 or section in ("categories", "duration", "repeats", "pressure"):
                self._labelled(start, end, section)
                return
            section = ""
        if (gloss := GLOSS.match(self.context.text, start, end)) is not None and end - start < 400:
            self._labelled(start, end if end - gloss.end() < 160 else gloss.end(), "meaning")
            return
        if self._is_english_name(start, end, block):
            text = self.context.clean(start, end)
            self.found.append(Found(start, end, "names.english", {"text": text}))
            return
        self._statement(start, end, section, prior, item)

    @cached_property
    def _is_tight(self) -> bool:
        """Whether headings of the page stand close over their text."""
        roles, blocks = self.context.outline.roles, self.context.page.blocks
        return any(
            role.kind == "heading" and role.field and following.gap <= 1
            for role, following in zip(roles, blocks[1:], strict=False)
        )

    def _leads_in(self, start: int, end: int) -> bool:
        """ "It is used for the following:" over a list says what it is. True where that is all
        that the text says."""
        text = self.context.text
        if text[end - 1] not in ":：" or end - start > 300:
            return False
        first, last = list(sentences(text, start, end))[-1]
        named = next((field for field, words in LEADS_IN if words.search(text, first, last)), "")
        if not named or self.context.lengths_in(first, last):
            return False
        if first > start:
            self._statement(start, first, self.section, cl.PRIOR_DISTANT, False)
        self.structure.append((first, last))
        self.section, self.distance, self.by_label = named, 0, False
        return True

    def _is_english_name(self, start: int, end: int, block: Block | None) -> bool:
        """A line of its own among the names at the top, in capitals: "Great Ravine"."""
        if block is None or block.kind not in ("paragraph", "heading") or end - start > 40:
            return False
        text = self.context.text[start:end]
        names = [one for one in self.found if one.field.startswith("names.") or one.field == "code"]
        if not names or len(names) != len(self.found) or not _ENGLISH_NAME.fullmatch(text):
            return False
        kinds = ("condition", "action", "pattern", "meridian", "category", "prefix")
        return not self.context.hits_in(start, end, *kinds)

    def _statement(self, start: int, end: int, field: str, prior: float, item: bool) -> None:
        """Give each sentence its field; sentences of one field in a row are one statement where the
        field wants them whole."""
        context = self.context
        pending: tuple[str, int, int] | None = None
        for first, last in sentences(context.text, start, end):
            chosen = self._choose(first, last, field, prior, item)
            if pending is not None and pending[0] == chosen and chosen in _WHOLE:
                pending = (chosen, pending[1], last)
                continue
            if pending is not None:
                self._emit(*pending, explicit=_is_explicit(pending[0], field))
            pending = (chosen, first, last)
        if pending is not None:
            self._emit(*pending, explicit=_is_explicit(pending[0], field))
