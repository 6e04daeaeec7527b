"""Sentences whose field is known become findings of that field, and of what they tell besides."""

import re
from collections.abc import Iterator
from typing import Any

from tongren.documents import classification as cl
from tongren.documents.choice import Choice
from tongren.documents.fields.care import read_acupressure, read_cautions
from tongren.documents.fields.complaints import names_purpose, read_actions, read_indications
from tongren.documents.fields.dangers import warning_inside
from tongren.documents.fields.links import (
    read_categories,
    read_combinations,
    read_connections,
    read_related,
)
from tongren.documents.fields.manners import gives_orders, only_mentions, tells_no_technique
from tongren.documents.fields.naming import read_called
from tongren.documents.fields.needling import read_moxibustion, read_needling
from tongren.documents.found import Found

#: Fields whose sentences may warn in passing.
_MAY_WARN = frozenset(
    ["location", "find", "actions", "indications", "acupressure", "categories", "red_flags"]
)
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
_MOXA = re.compile(r"\bmoxa|moxibustion|艾灸|(?<!针)灸", re.IGNORECASE)
_DOSE = re.compile(
    r"strongly stimulated|strong(?:er)? stimulation|(?:reducing|reinforcing|tonifying|sedating|"
    r"even)"
    r" (?:needling )?(?:method|technique|manipulation)|泻法|补法|平补平泻|强刺激",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[\s,]*[(（]([^()（）]{8,90})[)）]")
#: Words of "It is the spring point of the Lung channel" that tell no more.
_PLAIN = re.compile(
    r"\b(?:it|is|the|an?|of|on|and|this|points?|as|well|also|channel|meridian|vessel|its|one)\b|"
    r"[属于是的穴经为之一也本此该]",
    re.IGNORECASE,
)
_LIES = re.compile(r"\b(?:located|lies|situated|found) (?:in|on|at) (?:the )?", re.IGNORECASE)
_POSTURE = re.compile(
    r"\b(?:when|with) (?:the |your )?(?:foot|feet|knee|elbow|arm|fist|hand|mouth|toes|thigh|"
    r"hip|wrist|patient|person|leg|jaw|palm|head|shoulder|thumb|forearm|neck|chin|back|body)s? "
    r"(?:is |are |in )?[^,.;]{0,40}?(?:flexed|extended|abducted|flexion|open|closed|prone|"
    r"supine|relaxed|bent|raised|clenched|lifted|facing \w+|adducted|stretched|seated|sitting|"
    r"standing|lying)",
    re.IGNORECASE,
)


class Emission(Choice):
    """Reads a statement as its field."""

    def _emit(self, field: str, start: int, end: int, explicit: bool) -> None:
        """Read a statement as its field and keep what that gives."""
        context, code = self.context, self.code
        if not field:
            self._own_meridian(start, end)
        if not field or field == "chrome":
            return
        if field.startswith("commentary"):
            self._commentary(field.partition("+")[2], start, end)
            return
        self._called(start, end)
        if field in _MAY_WARN:
            self._warning_inside(start, end)
        if field in ("acupressure", "indications"):
            self._bracketed_place(start, end)
        if field in ("location", "indications", "actions") and not explicit:
            self._own_meridian(start, end)
        if field not in ("categories", "combinations", "related", "cautions"):
            self.found.extend(read_categories(context, start, end))
        text = context.clean(start, end)
        if field == "location":
            value = {"text": text, **self._posture(start, end)}
            self.found.append(Found(start, end, "location", value))
        elif field == "find":
            self.found.append(Found(start, end, "find", {"text": text}))
        elif field == "needling":
            rows = list(read_needling(context, start, end))
            timed = context.durations_in(start, end)
            says = not explicit or self._is_about_point(start, end)
            if says and not timed and tells_no_technique(rows):
                self._commentary("", start, end)
                return
            if timed or not tells_no_technique(rows) or _NEEDLE.search(text):
                self.found.extend(rows)
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
            self.found.extend(found if explicit else self._relief(found))
            if told and names_purpose(context.text, start, end):
                self.found.extend(read_indications(context, start, end, False))
            if told and self._tells_more(start, end, found):
                self.found.append(Found(start, end, "commentary", {"text": text}))
        elif field in ("indications", "patterns"):
            self._indications(start, end, explicit or field == "patterns")
        elif field == "cautions":
            self.found.extend(read_cautions(context, start, end))
        elif field == "acupressure":
            pressing = list(read_acupressure(context, start, end))
            if not explicit and only_mentions(context.text[start:end], pressing):
                self._indications(start, end, False)
                if not any(start <= one.start < end for one in self.found):
                    self._emit(
                        "commentary" if self._is_about_point(start, end) else "", start, end, False
                    )
                return
            self.found.extend(pressing)
            if not gives_orders(context.text, start, end):
                self._besides(start, end, explicit)
        elif field == "related":
            self.found.extend(read_related(context, start, end, code))
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
            if not explicit and _FINITE.search(text) and self._says_more_than(start, end, found):
                self.found.append(Found(start, end, "commentary", {"text": text}))
        elif field in ("meaning", "anatomy", "red_flags"):
            self.found.append(Found(start, end, field, {"text": text}))

    def _bracketed_place(self, start: int, end: int) -> None:
        """The place of a point in brackets behind its name: "press ST25 (two fingers beside the
        navel) for a minute"."""
        context = self.context
        for mention in context.mentions_in(start, end):
            if self.code not in mention.codes:
                continue
            match = _BRACKETED.match(context.text, mention.end, end)
            if match is not None:
                first, last = match.span(1)
                best, score = cl.best(cl.scores(self._clues(first, last, False), context.text))
                placed = best in ("location", "find") and score >= 1.5
                if placed or context.hits_in(first, last, "region"):
                    text = context.clean(first, last)
                    self.found.append(Found(first, last, "location", {"text": text}))
                    return

    def _warning_inside(self, start: int, end: int) -> None:
        """A warning in passing: "contraindicated in pregnancy, useful in labour"."""
        warning = warning_inside(self.context, start, end)
        if warning is not None:
            self.found.extend(read_cautions(self.context, *warning))

    def _called(self, start: int, end: int) -> None:
        """ "Also known as …", unless the sentence speaks of other points only."""
        mentions = self.context.mentions_in(start, end)
        if not mentions or any(self.code in mention.codes for mention in mentions):
            self.found.extend(read_called(self.context, start, end))

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
        if explicit and found and found[0].start > start:
            # "清热利咽，常用于咳嗽" tells actions before it tells what for.
            self.found.extend(read_actions(self.context, start, found[0].start, False))
        if explicit and not found and self._is_about_point(start, end):
            self._commentary("", start, end)
            return
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

    def _says_more_than(self, start: int, end: int, found: list[Found]) -> bool:
        """Whether a sentence says more than names of categories, channels and points."""
        context = self.context
        spans = [(one.start, one.end) for one in found]
        spans += [(hit.start, hit.end) for hit in context.terms_in(start, end, "meridian")]
        spans += [(point.start, point.end) for point in context.mentions_in(start, end)]
        left = "".join(
            " " if any(first <= start + at < last for first, last in spans) else character
            for at, character in enumerate(context.text[start:end])
        )
        return len(re.findall(r"[A-Za-z]+|[\u3400-\u9fff]", _PLAIN.sub(" ", left))) >= 3

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
        self._called(start, end)
        self.found.extend(read_categories(context, start, end))
        self._own_meridian(start, end)
        if also == "cautions":
            self.found.extend(read_cautions(context, start, end))
            return
        self._warning_inside(start, end)
        self._bracketed_place(start, end)
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
