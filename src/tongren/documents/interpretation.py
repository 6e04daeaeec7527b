"""From the blocks about one point to statements with a field each."""

import re
from collections.abc import Iterator
from typing import Any

from tongren.documents import classification as cl
from tongren.documents.context import Context
from tongren.documents.fields.care import read_acupressure, read_cautions, read_times
from tongren.documents.fields.complaints import names_purpose, read_actions, read_indications
from tongren.documents.fields.links import (
    read_categories,
    read_combinations,
    read_connections,
    read_meridian,
    read_related,
)
from tongren.documents.fields.naming import (
    read_announcement,
    read_bracketed,
    read_called,
    read_labelled_name,
)
from tongren.documents.fields.needling import read_moxibustion, read_needling
from tongren.documents.found import Found
from tongren.documents.page import Block
from tongren.documents.scopes import Scope
from tongren.documents.statements import sentences

#: Section names that are read as another field, or as no more than a hint.
_READ_AS = {
    "treatment": "",
    "classical": "commentary",
    "mistakes": "commentary",
    "benefits": "actions",
}
_NAMES = frozenset(
    ["code", "title", "hanzi", "pinyin", "english", "korean", "japanese", "other_names"]
)
#: Fields whose sentences within one block make one statement.
_WHOLE = frozenset(["location", "find", "meaning", "anatomy", "faq"])
#: What a sentence under a known name may still be, when it says so clearly.
_OVERRIDES: dict[str, frozenset[str]] = {
    "location": frozenset(
        [
            "categories",
            "find",
            "needling",
            "cautions",
            "actions",
            "indications",
            "acupressure",
            "categories",
            "combinations",
        ]
    ),
    "find": frozenset(
        ["categories", "location", "actions", "acupressure", "cautions", "needling", "indications"]
    ),
    "needling": frozenset(
        ["categories", "cautions", "location", "combinations", "acupressure", "moxibustion"]
    ),
    "actions": frozenset(
        [
            "categories",
            "needling",
            "acupressure",
            "cautions",
            "indications",
            "location",
            "combinations",
        ]
    ),
    "indications": frozenset(
        [
            "categories",
            "cautions",
            "needling",
            "acupressure",
            "actions",
            "location",
            "combinations",
            "related",
        ]
    ),
    "acupressure": frozenset(
        ["categories", "cautions", "red_flags", "needling", "moxibustion", "location", "find"]
    ),
    "combinations": frozenset(["cautions", "needling"]),
    "cautions": frozenset(["red_flags"]),
    "categories": frozenset(),
    "related": frozenset(),
}
#: Sections whose value is no running text.
_LABELLED = frozenset(
    ["meridian", "meaning", "categories", "posture", "duration", "repeats", "pressure"]
)
_TABLE_WORDS = frozenset(
    [
        "property",
        "value",
        "field",
        "item",
        "detail",
        "details",
        "description",
        "info",
        "information",
        "name",
        "data",
        "entry",
        "content",
        "项目",
        "内容",
        "项",
        "说明",
    ]
)
_PASSING = ("names.pinyin", "names.hanzi", "names.english")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|can|may|might|will|does|do|it|I|we|you|they|people|makes?|"
    r"turn|works?)\b|[是为具有可能]",
    re.IGNORECASE,
)
#: What leads in an action in prose: "It also", "The point is said to".
_SUBJECT = re.compile(
    r"\s*(?:it|this (?:acu)?point|the (?:acu)?point|[A-Z]\w+)\s+(?:also |strongly |is (?:used|"
    r"said|thought|known|believed) to |helps? (?:to )?|can |may |will )*",
    re.IGNORECASE,
)
_NEEDLE = re.compile(r"needl|punctur|针|刺", re.IGNORECASE)
_MOXA = re.compile(r"\bmoxa|moxibustion|艾灸|灸", re.IGNORECASE)
_DOSE = re.compile(
    r"strongly stimulated|strong(?:er)? stimulation|(?:reducing|reinforcing|tonifying|sedating|"
    r"even)"
    r" (?:needling )?(?:method|technique|manipulation)|泻法|补法|平补平泻|强刺激",
    re.IGNORECASE,
)
_LIES = re.compile(r"\b(?:located|lies|situated|found) (?:in|on|at) (?:the )?", re.IGNORECASE)
_ENGLISH_NAME = re.compile(
    r"(?:The )?[A-Z][a-z]+(?:(?: of(?: the)?| the| in| and)? [A-Z][a-z]+){1,3}"
)
_THIS_POINT = re.compile(
    r"\b(?:this (?:acu)?point|the point|it is|it has|it may|it can|it lies|its)\b|本穴|此穴|该穴",
    re.IGNORECASE,
)
_SHORT_QUESTION = re.compile(
    r"\s*(?:Q|A|Question|Answer|问|答)\s*\d*\s*[:：.)]\s*|\s*(?:问|答)[:：]?\s*"
)
_ANSWER_MARK = re.compile(r"\s*(?:A|Answer|答)\s*\d*\s*[:：.)]\s*", re.IGNORECASE)


def _is_table_word(folded: str) -> bool:
    """Whether a cell at the top of a table only says that there is a table: "Property", "Value"."""
    return folded.strip() in _TABLE_WORDS


def _is_explicit(chosen: str, field: str) -> bool:
    """Whether the name of the section promised what a sentence was taken for."""
    return chosen == field or (chosen, field) == ("indications", "actions")


class Interpreter:
    """Reads the blocks of one scope, keeping the section under way."""

    def __init__(self, context: Context, scope: Scope) -> None:
        self.context = context
        self.scope = scope
        self.code = scope.code
        self.found: list[Found] = []
        self.structure: list[tuple[int, int]] = []
        self.section = ""
        self.distance = 0
        self.level = 9
        self.by_label = False
        self.question: tuple[int, int] | None = None
        self.answer: list[tuple[int, int]] = []
        self.columns: dict[tuple[int, int], str] = {}
        self.row_label: tuple[tuple[int, int], str] | None = None

    def read(self) -> list[Found]:
        """Everything found in the scope, in order of place."""
        blocks, roles = self.context.page.blocks, self.context.outline.roles
        self._column_names()
        for index in range(self.scope.first, self.scope.last):
            block, role = blocks[index], roles[index]
            if role.kind == "outside":
                continue
            if block.column >= 0 and block.table >= 0:
                self._cell(block)
            elif role.kind == "question":
                self._ask(block)
            elif role.kind == "heading":
                self._close_question()
                self._enter(block, role.field)
            elif role.kind == "announcement":
                self._announce(block)
            else:
                self._block(block)
        self._close_question()
        self._names_in_passing()
        return sorted(self.found, key=lambda one: (one.start, one.end))

    def _names_in_passing(self) -> None:
        """Names that no title or label gave, from the first sentences that mention the point."""
        blocks = self.context.page.blocks
        have = {one.field for one in self.found}
        start, end = blocks[self.scope.first].start, blocks[self.scope.last - 1].end
        for mention in self.context.mentions_in(start, end):
            if self.code not in mention.codes:
                continue
            stop = min(mention.end + 60, self._line_end(mention.end))
            found = read_announcement(self.context, mention.start, mention.end, self.code)
            for one in (*found, *read_bracketed(self.context, mention.end, stop)):
                if one.field not in have and one.field in _PASSING:
                    have.add(one.field)
                    self.found.append(one)

    def _line_end(self, index: int) -> int:
        end = self.context.text.find("\n", index)
        return len(self.context.text) if end < 0 else end

    def _enter(self, block: Block, field: str) -> None:
        """A heading: its section holds until the next."""
        self.section, self.distance, self.by_label = field, 0, False
        self.level = block.level if block.kind == "heading" else 9
        if field:
            self.structure.append((block.start, block.end))
        else:
            self.found.extend(self._stray(block.start, block.end))

    def _stray(self, start: int, end: int) -> Iterator[Found]:
        """What a heading of no field still tells: the meridian, a category."""
        yield from read_categories(self.context, start, end)

    def _announce(self, block: Block) -> None:
        self._close_question()
        if self.context.outline.labels(block):
            self._block(block)
            return
        mentions = self.context.mentions_in(block.start, block.end)
        if not any(self.code in mention.codes for mention in mentions):
            if self.section in ("related", "combinations"):
                self._statement(block.start, block.end, self.section, cl.PRIOR_HEADING, False)
            return
        self.found.extend(read_announcement(self.context, block.start, block.end, self.code))
        self.found.extend(read_meridian(self.context, block.start, block.end))
        self.found.extend(read_categories(self.context, block.start, block.end))
        if self.section not in ("related", "combinations", "faq"):
            self.section, self.distance = "", 0

    # Tables

    def _column_names(self) -> None:
        """Tables whose first row names fields: (table, column) -> field."""
        rows: dict[int, dict[int, list[Block]]] = {}
        for block in self.context.page.blocks:
            if block.column >= 0:
                rows.setdefault(block.table, {}).setdefault(block.row, []).append(block)
        for table, by_row in rows.items():
            first = by_row[min(by_row)]
            if all(_is_table_word(self.context.folded[b.start : b.end]) for b in first):
                self.structure.extend((b.start, b.end) for b in first)
                continue
            named = {b.column: self.context.outline.heading_field(b.start, b.end) for b in first}
            count = sum(1 for field in named.values() if field)
            short = all(b.end - b.start <= 40 for b in first)
            heads = count >= 2 or (count == 1 and not named.get(0) and short and len(by_row) > 2)
            if len(first) >= 2 and heads and count * 2 >= len(first) and len(by_row) > 1:
                for column, field in named.items():
                    self.columns[table, column] = field
                self.structure.extend((b.start, b.end) for b in first)

    def _cell(self, block: Block) -> None:
        """A cell: under a named column, beside a named cell, or by what it says."""
        context = self.context
        empty = not any(c.isalnum() for c in context.text[block.start : block.end])
        if empty or (block.start, block.end) in self.structure:
            return
        field = self.columns.get((block.table, block.column), "")
        mentions = [m for m in context.mentions_in(block.start, block.end) if self.code in m.codes]
        if field in _NAMES or (
            not field
            and mentions
            and block.column <= 1
            and block.end - block.start < 80
            and (self.row_label is None or self.row_label[0] != (block.table, block.row))
        ):
            if mentions:
                self.found.extend(read_announcement(context, block.start, block.end, self.code))
            elif field:
                self.found.extend(
                    read_labelled_name(context, block.start, block.end, field, self.code)
                )
            return
        key = (block.table, block.row)
        if not field and not self.columns.get((block.table, 0)):
            named = context.outline.heading_field(block.start, block.end)
            beside = self.row_label is not None and self.row_label[0] == key
            if (
                named
                and (block.column == 0 or block.header or not beside)
                and block.end - block.start <= 60
            ):
                self.row_label = (key, named)
                self.structure.append((block.start, block.end))
                return
            if beside and self.row_label is not None:
                field = self.row_label[1]
        if field:
            self._labelled(block.start, block.end, field)
        elif (block.table, block.column) not in self.columns:
            self._block(block)

    # Questions

    def _ask(self, block: Block) -> None:
        self._close_question()
        start = block.start
        if (mark := _SHORT_QUESTION.match(self.context.text, start, block.end)) is not None:
            start = mark.end()
        self.question = (start, block.end)
        self.answer = []
        if self.section not in ("faq",):
            self.section = "faq"

    def _close_question(self) -> None:
        if self.question is None:
            return
        context, (start, end) = self.context, self.question
        answer = self.answer
        self.question = None
        if not answer:
            self.section = "" if self.section == "faq" else self.section
            return
        value = {
            "question": context.clean(start, end),
            "answer": " ".join(context.clean(first, last) for first, last in answer),
        }
        field = context.outline.heading_field(start, end)
        self.found.append(Found(start, answer[-1][1], "faq", value))
        for first, last in answer:
            self._derived_of_answer(first, last, field, (start, end))

    def _derived_of_answer(
        self, first: int, last: int, field: str, question: tuple[int, int]
    ) -> None:
        """What an answer also tells: place, depth, times, cautions, complaints asked for."""
        context = self.context
        for start, end in sentences(context.text, first, last):
            self.found.extend(read_categories(context, start, end))
            points = cl.scores(self._clues(start, end, False), context.text)
            named = _READ_AS.get(field, field)
            if points.get(named, 0.0) >= 1:
                points[named] += 3.0
            best, score = cl.best(points)
            if (best == "acupressure" and named == best and score >= 6) or (
                best in ("location", "find", "needling", "moxibustion", "combinations")
                and score >= 4.5
            ):
                self._emit(best, start, end, False)
            elif best == "cautions" and score >= 5:
                flags = list(context.hits_in(start, end, "flag"))
                if flags:
                    self.found.extend(read_cautions(context, start, end))
            elif best in ("indications", "actions") and field not in ("cautions",) and score >= 4:
                self.found.extend(read_indications(context, start, end, False))
                self.found.extend(read_actions(context, start, end, False))
            else:
                self.found.extend(read_times(context, start, end))
        asked = list(read_indications(context, question[0], question[1], False))
        if field not in ("cautions", "location", "find") and asked:
            self.found.extend(asked)

    # Text

    def _block(self, block: Block) -> None:
        context = self.context
        if self.question is not None:
            if self._answers(block):
                return
            self._close_question()
        start = block.start
        labels = context.outline.labels(block)
        if not labels:
            self._lead_mention(block)
            self._text(max(start, self._after_lead), block.end, block)
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
            if label.field not in _NAMES and label.field != "meridian":
                self.section, self.distance, self.by_label = label.field, 1, True

    def _answers(self, block: Block) -> bool:
        """Take the block as (part of) the answer to the question under way."""
        context = self.context
        start = block.start
        mark = _ANSWER_MARK.match(context.text, start, block.end)
        if self.answer and (block.gap > 1 or len(self.answer) >= 4):
            return False
        if mark is None and context.outline.labels(block):
            return False
        if self.answer and block.kind == "paragraph" and self._ends_page(block):
            return False
        self.answer.append((mark.end() if mark else start, block.end))
        return True

    def _ends_page(self, block: Block) -> bool:
        """A short line after an answer that is no sentence: the foot of the page."""
        text = self.context.text[block.start : block.end]
        return len(text) < 60 and not text.rstrip().endswith((".", "!", "。"))

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
        after = re.compile(r"\s*(?:\([^()]{0,60}\)\s*)?[:：–—|\-]\s*").match(
            text, first.end, block.end
        )
        if after is None:
            return
        self.found.extend(read_announcement(self.context, block.start, after.end(), self.code))
        self._after_lead = after.end()

    def _labelled(self, start: int, end: int, field: str) -> None:
        """A value with a name of its own."""
        context = self.context
        if field in _NAMES:
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
            self._statement(start, end, _READ_AS.get(field, field), cl.PRIOR_LABEL, True)

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
        self.distance += 1
        section = _READ_AS.get(self.section, self.section)
        if section == "chrome":
            return
        if section == "sources":
            self._labelled(start, end, section)
            return
        section = "" if section == "faq" else section
        if section in _NAMES or section in _LABELLED:
            if self.distance == 1 or section in ("categories", "duration", "repeats", "pressure"):
                self._labelled(start, end, section)
                return
            section = ""
        if self._is_english_name(start, end, block):
            text = self.context.clean(start, end)
            self.found.append(Found(start, end, "names.english", {"text": text}))
            return
        self._statement(start, end, section, prior, item)

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

    def _clues(self, start: int, end: int, item: bool) -> cl.Clues:
        context = self.context
        others = [m for m in context.mentions_in(start, end) if self.code not in m.codes]
        return cl.Clues(
            context.text[start:end],
            start,
            context.outline.hits_in(start, end),
            context.lengths_in(start, end),
            context.durations_in(start, end),
            len(others),
            item,
        )

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

    def _choose(self, start: int, end: int, field: str, prior: float, item: bool) -> str:
        clues = self._clues(start, end, item)
        if field in (
            "related",
            "anatomy",
            "meaning",
            "patterns",
            "connections",
            "cupping",
            "red_flags",
        ):
            return field
        points = cl.scores(clues, self.context.text)
        if field == "commentary" and prior < cl.PRIOR_HEADING:
            field = ""
        if field == "commentary":
            return self._in_commentary(points)
        if not field:
            best, score = cl.best(points)
            if score < cl.ENOUGH:
                return "commentary" if self._is_about_point(start, end) else ""
            return best
        if field == "actions" and cl.lists_complaints(clues):
            return "indications"
        allowed = _OVERRIDES.get(field)
        own = points.get(field, 0.0) + prior
        if allowed is not None:
            others = {name: value for name, value in points.items() if name in allowed or prior < 3}
            if field == "find" and self.found and self.found[-1].field == "find":
                others.pop("location", None)
            warning = others.get("cautions", 0.0)
            if field == "needling" and not clues.lengths and warning >= 4.0:
                own = min(own, points.get("needling", 0.0))
            best, score = cl.best(others)
            if (
                best
                and best != field
                and (score > own or self._has_nothing_of(field, points, score))
            ):
                return best
        if prior < 3 and own < 3.0:
            return self._choose(start, end, "", 0.0, item)
        return field

    @staticmethod
    def _has_nothing_of(field: str, points: dict[str, float], other: float) -> bool:
        """Whether a sentence shows no sign of the field it stands under, and clear ones of
        another."""
        return points.get(field, 0.0) < 1.0 and other >= 3.0 and field != "cautions"

    def _in_commentary(self, points: dict[str, float]) -> str:
        """Commentary stays commentary unless it plainly is a warning, a place, a depth."""
        best, score = cl.best(
            {
                k: v
                for k, v in points.items()
                if k
                in (
                    "location",
                    "find",
                    "needling",
                    "cautions",
                    "acupressure",
                    "red_flags",
                    "combinations",
                    "connections",
                    "moxibustion",
                )
            }
        )
        second = max(points.get("indications", 0.0), points.get("actions", 0.0))
        if best == "location" and score >= 6 and score > second:
            return "location"
        enough = 3 if best in ("combinations", "connections", "red_flags") else 4
        return "commentary+" + best if best and score >= enough else "commentary"

    def _is_about_point(self, start: int, end: int) -> bool:
        """Whether a sentence that fits no field speaks of the point at all."""
        context = self.context
        text = context.text[start:end]
        if len(text) < 12 or any(
            h.id.startswith("chrome/") for h in context.hits_in(start, end, "cue")
        ):
            return False
        known = context.hits_in(
            start,
            end,
            "condition",
            "pattern",
            "action",
            "meridian",
            "category",
            "technique",
            "region",
        )
        if not known and not context.mentions_in(start, end) and not _THIS_POINT.search(text):
            return False
        return len(text.split()) >= 4 or text[0] > "\u2e80"

    def _emit(self, field: str, start: int, end: int, explicit: bool) -> None:
        """Read a statement as its field and keep what that gives."""
        context, code = self.context, self.code
        if not field or field == "chrome":
            return
        if field.startswith("commentary"):
            self._commentary(field.partition("+")[2], start, end)
            return
        self.found.extend(read_called(context, start, end))
        if field in ("location", "indications", "actions") and not explicit:
            self._own_meridian(start, end)
        if field not in ("categories", "combinations", "related", "cautions"):
            self.found.extend(read_categories(context, start, end))
        text = context.clean(start, end)
        if field == "location":
            self.found.append(
                Found(start, end, "location", {"text": text, **self._posture(start, end)})
            )
        elif field == "find":
            self.found.append(Found(start, end, "find", {"text": text}))
        elif field == "needling":
            self.found.extend(read_needling(context, start, end))
            self._besides(start, end, explicit)
        elif field in ("moxibustion", "cupping"):
            if field == "cupping":
                self.found.append(Found(start, end, "moxibustion", {"cupping": text}))
            else:
                self.found.extend(read_moxibustion(context, start, end))
        elif field == "actions":
            told = not explicit and _FINITE.search(text) is not None
            lead = _SUBJECT.match(context.text, start, end) if told else None
            if lead is not None and cl.begins_with_action(context.text, lead.end(), end):
                found = list(read_actions(context, lead.end(), end, True))
            else:
                found = list(read_actions(context, start, end, not told))
            found = found or list(read_actions(context, start, end, True))
            self.found.extend(self._relief(found) if told else found)
            if told and names_purpose(context.text, start, end):
                self.found.extend(read_indications(context, start, end, False))
            if told and self._tells_more(start, end, found):
                self.found.append(Found(start, end, "commentary", {"text": text}))
        elif field in ("indications", "patterns"):
            self._indications(start, end, explicit or field == "patterns")
        elif field == "cautions":
            self.found.extend(read_cautions(context, start, end))
        elif field == "acupressure":
            self.found.extend(read_acupressure(context, start, end))
            self._besides(start, end, explicit)
        elif field == "related":
            found = list(read_related(context, start, end, code))
            self.found.extend(found)
        elif field == "combinations":
            self.found.extend(read_combinations(context, start, end, code))
        elif field == "connections":
            self.found.extend(read_connections(context, start, end, code))
        elif field == "categories":
            found = list(read_categories(context, start, end))
            if not found and explicit:
                found = [Found(start, end, "categories", {"id": "", "label": text})]
            self.found.extend(found)
            self._own_meridian(start, end)
            if not explicit and _FINITE.search(text):
                self.found.append(Found(start, end, "commentary", {"text": text}))
        elif field in ("meaning", "anatomy", "red_flags"):
            self.found.append(Found(start, end, field, {"text": text}))

    def _relief(self, actions: list[Found]) -> Iterator[Found]:
        """Actions of prose; "eases a stiff neck" is a complaint that it is used for."""
        for one in actions:
            known = not one.value["terms"] and self.context.terms_in(
                one.start, one.end, "condition"
            )
            if known:
                yield from read_indications(self.context, one.start, one.end, False)
            else:
                yield one

    def _indications(self, start: int, end: int, explicit: bool) -> None:
        found = list(read_indications(self.context, start, end, explicit))
        self.found.extend(found)
        if not explicit:
            actions = list(read_actions(self.context, start, end, False))
            self.found.extend(actions)
            if self._tells_more(start, end, [*found, *actions]):
                self.found.append(
                    Found(start, end, "commentary", {"text": self.context.clean(start, end)})
                )

    def _besides(self, start: int, end: int, explicit: bool) -> None:
        """What a sentence of prose about needle or finger says the point is for."""
        if not explicit and _FINITE.search(self.context.text[start:end]):
            self.found.extend(read_actions(self.context, start, end, False))
            if names_purpose(self.context.text, start, end):
                self.found.extend(read_indications(self.context, start, end, False))

    def _own_meridian(self, start: int, end: int) -> None:
        """The meridian of the point where a sentence names it."""
        own = self.code.rstrip("0123456789")
        for hit in self.context.terms_in(start, end, "meridian"):
            if hit.id == own and not any(one.field == "meridian" for one in self.found):
                self.found.append(Found(hit.start, hit.end, "meridian", {"id": own}))

    def _tells_more(self, start: int, end: int, found: list[Found]) -> bool:
        """Whether a sentence says something beside the complaints and actions read from it."""
        if not self._is_about_point(start, end) or not _FINITE.search(self.context.text[start:end]):
            return False
        taken = max((one.end for one in found), default=start) - min(
            (one.start for one in found), default=start
        )
        return taken * 2 < end - start

    def _asides(self, also: str, start: int, end: int) -> None:
        """What commentary says in passing of needle, moxa and region."""
        context = self.context
        text = context.text[start:end]
        painful = any(hit.id == "painful" for hit in context.hits_in(start, end, "flag"))
        if painful and _NEEDLE.search(text):
            pain = {"flag": "painful", "text": context.clean(start, end)}
            self.found.append(Found(start, end, "cautions", pain))
        if also != "needling" and (dose := _DOSE.search(text)) is not None:
            value: dict[str, Any] = {"angle": None, "manipulation": context.clean(start, end)}
            self.found.append(Found(start + dose.start(), start + dose.end(), "needling", value))
        if also != "moxibustion" and _MOXA.search(text):
            self.found.extend(read_moxibustion(context, start, end))
        regions = context.terms_in(start, end, "region")
        if regions and (match := _LIES.search(context.text, start, end)) is not None:
            for hit in regions:
                if match.end() <= hit.start <= match.end() + 20:
                    region = {"id": hit.id, "text": context.clean(hit.start, hit.end)}
                    self.found.append(Found(hit.start, hit.end, "region", region))

    def _posture(self, start: int, end: int) -> dict[str, str]:
        match = _POSTURE.search(self.context.text, start, end)
        return {"posture": " ".join(match[0].split())} if match else {}

    def _commentary(self, also: str, start: int, end: int) -> None:
        """A sentence of commentary, and what it says besides."""
        context = self.context
        self.found.append(Found(start, end, "commentary", {"text": context.clean(start, end)}))
        self.found.extend(read_called(context, start, end))
        self.found.extend(read_categories(context, start, end))
        self._own_meridian(start, end)
        if also == "cautions":
            self.found.extend(read_cautions(context, start, end))
            return
        if also in (
            "connections",
            "combinations",
            "red_flags",
            "find",
            "location",
            "acupressure",
            "needling",
            "moxibustion",
        ):
            if also in ("needling", "moxibustion") and not (
                context.lengths_in(start, end) or context.hits_in(start, end, "flag")
            ):
                also = ""
            if also:
                self._emit(also, start, end, False)
        if also in ("combinations", "connections", "location", "find"):
            return
        self._asides(also, start, end)
        self.found.extend(read_indications(context, start, end, False))
        self.found.extend(read_actions(context, start, end, False))


_POSTURE = re.compile(
    r"\b(?:when|with) (?:the |your )?(?:foot|feet|knee|elbow|arm|fist|hand|mouth|toes|thigh|"
    r"hip|wrist|patient|person|leg|jaw|palm|head|shoulder|thumb|forearm|neck|chin|back|body)s? "
    r"(?:is |are |in )?[^,.;]{0,40}?(?:flexed|extended|abducted|flexion|open|closed|prone|"
    r"supine|relaxed|bent|raised|clenched|lifted|facing \w+|adducted|stretched|seated|sitting|"
    r"standing|lying)",
    re.IGNORECASE,
)
