"""Questions with their answers, and what an answer also tells."""

import re

from tongren.documents import classification as cl
from tongren.documents.emission import Emission
from tongren.documents.fields.care import read_cautions, read_times
from tongren.documents.fields.complaints import read_actions, read_indications
from tongren.documents.fields.links import (
    read_categories,
)
from tongren.documents.found import Found
from tongren.documents.page import Block
from tongren.documents.statements import sentences

_SHORT_QUESTION = re.compile(
    r"\s*(?:Q|A|Question|Answer|问|答)\s*\d*\s*[:：.)]\s*|\s*(?:问|答)[:：]?\s*"
)
_ANSWER_MARK = re.compile(r"\s*(?:A|Answer|答)\s*\d*\s*[:：.)]\s*", re.IGNORECASE)
#: Section names that are read as another field, or as no more than a hint.
READ_AS = {
    "treatment": "",
    "classical": "commentary",
    "mistakes": "commentary",
    "benefits": "actions",
}


class Questions(Emission):
    """Keeps the question under way until its answer ends."""

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
            self.structure.append((start, end))
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
            named = READ_AS.get(field, field)
            if points.get(named, 0.0) >= 1:
                points[named] += 3.0
            best, score = cl.best(points)
            if (
                best == "acupressure"
                and score >= 6
                and (named == best or context.durations_in(start, end))
            ) or (
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
