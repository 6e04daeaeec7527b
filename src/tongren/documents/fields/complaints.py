"""Indications: lists, and what running prose names."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from tongren.documents.context import Context
from tongren.documents.fields.actions import read_listed_actions
from tongren.documents.fields.leads import (
    LEADS,
    NEGATED,
    PURPOSE,
    TAIL,
    after_trigger,
    could_be,
    triggers,
)
from tongren.documents.fields.listing import (
    CAUSE,
    between,
    cut_at_and,
    cut_hanzi,
    end_of_clause,
    merged,
    unbroken_members,
)
from tongren.documents.folding import is_hanzi, singular
from tongren.documents.found import Found
from tongren.documents.phrase import Hit

__all__ = ["names_purpose", "read_actions", "read_indications"]

_GROUP = re.compile(r"\s*(?P<group>[^\W\d_][^:：,，;；.。]{1,40})\s*[:：–—]\s*(?=\S)")
_COLON = re.compile(r"\s*[:：]\s*(?=\S)")
#: "Improved sleep: by easing insomnia" is told of complaints, not an action.
_RELIEF = re.compile(
    r"^(?:reduc|reliev|eas|alleviat|lessen|treat|combat|fight|lower|improv)ing\b|"
    r"\b(?:by|through|helps? (?:to )?|can|may) (?:reduc|reliev|eas|alleviat|lessen|lower|combat)|"
    r"^\W*\w+ relief\b",
    re.IGNORECASE,
)
#: A clause that goes over to complaints: "，临床上可用于".
_USED_FOR = re.compile(
    r"(?<=[，,；;。：:】\n])\s*(?P<clause>(?:临床上?|臨床上?|多|常|主要|可以?|也|亦|還|还|能|並|并){0,4}"
    r"(?:适?用于|適?用於|主治|治疗|治療|[善能]?治))"
)
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"(?:\(?\d{1,2}[.)、)]|[①-⑳⑴-⒇])\s*")
_FINITE = re.compile(
    r"\b(?:is|are|was|can|may|has|have|it|this|these|when|which|that|will|be|I|we|you)\b"
)


def read_indications(context: Context, start: int, end: int, explicit: bool) -> Iterator[Found]:
    """Complaints of a sentence or item.

    ``explicit``: it stands under a heading of indications, so that every member of the list is
    one, known to the vocabulary or not.
    """
    text = context.text
    if (number := _NUMBER.match(text, start, end)) is not None:
        start = number.end()
    if start >= end:
        return
    known = _known(context, start, end)
    trigger_end = after_trigger(text, start, end, known)
    begin = trigger_end if trigger_end is not None else start
    group = ""
    if explicit and (match := _GROUP.match(text, begin, end)) is not None:
        names_one = any(begin <= hit.start and hit.end <= match.end() for hit in known)
        if trigger_end is None or not names_one:
            group = match["group"].strip() if not names_one or trigger_end is None else ""
            begin = match.end()
    if explicit and trigger_end is None and _is_prose(text, begin, end):
        begin = min((hit.start for hit in known), default=begin)
        explicit = bool(known)
    if not explicit and not known:
        return
    if not explicit and trigger_end is None:
        begin = known[0].start
    last_known = max((hit.end for hit in known), default=begin)
    for first, last in _pieces(context, begin, end, known):
        inside = [hit for hit in between(known, first, last) if hit.end <= last]
        if not inside and not explicit and (trigger_end is None or first > last_known):
            continue
        if not inside and not explicit and context.hits_in(first, last, "action"):
            continue
        if not explicit and NEGATED.search(
            text[max(start, first - 60) : inside[0].start if inside else first]
        ):
            continue
        listed = explicit or trigger_end is not None
        found = _complaint(context, first, last, inside, group, listed)
        if found is not None:
            yield found


def read_actions(context: Context, start: int, end: int, explicit: bool) -> Iterator[Found]:
    """Actions of a sentence or item; "Clears Heat: fever, thirst" tells what for as well."""
    colon = _COLON.search(context.text, start, end) if explicit else None
    if colon is not None and 0 < colon.start() - start <= 80:
        head, tail = (start, colon.start()), (colon.end(), end)
        acts = context.hits_in(*head, "action")
        if acts and not context.hits_in(*tail, "action") and context.hits_in(*tail, "condition"):
            yield from read_listed_actions(context, *head, True)
            yield from read_indications(context, *tail, True)
            return
    if explicit and (lead := _leads_in_complaints(context, start, end)) is not None:
        if lead[0] > start:
            yield from read_actions(context, start, lead[0], True)
        yield from read_indications(context, *lead, True)
        return
    for one in read_listed_actions(context, start, end, explicit):
        told = explicit and not one.value["terms"] and _RELIEF.search(one.value["text"])
        complaints = list(read_indications(context, one.start, one.end, False)) if told else []
        yield from complaints or [one]


def _leads_in_complaints(context: Context, start: int, end: int) -> tuple[int, int] | None:
    """Where a clause begins behind the actions that goes over to complaints, and its end:
    "清肺利咽，可用于咳嗽、发热"."""
    for match in islice(_USED_FOR.finditer(context.text, start, end), 8):
        tail = match.end(), end
        if context.hits_in(*tail, "condition") and not context.terms_in(*tail, "action"):
            return match.start("clause"), end
    return None


def names_purpose(text: str, start: int, end: int) -> bool:
    """Whether words such as "uses it for" stand in a sentence."""
    return PURPOSE.search(text, start, end) is not None


def _known(context: Context, start: int, end: int) -> list[Hit]:
    """Complaints and patterns of the vocabulary, the longest at each place."""
    conditions = context.terms_in(start, end, "condition")
    actions = context.terms_in(start, end, "action")
    patterns = context.terms_in(start, end, "pattern")
    if not is_hanzi(context.text[start]):
        # "Clears Damp-Heat" names no pattern, "clears Empty-Heat due to …" does.
        acts = [act for act in actions[:100] if not CAUSE.match(context.text, act.end, end)]
        patterns = [p for p in patterns if not any(a.start <= p.start < a.end for a in acts)]
        actions = []
    kept: list[Hit] = []
    reach = (-1, -1)
    for hit in sorted((*conditions, *patterns, *actions), key=_widest_first):
        span = (hit.start, hit.end)
        if hit.end <= reach[1] and span != reach:
            continue  # within a longer one
        if span == reach and hit.kind == "pattern" and kept and kept[-1].kind == "condition":
            continue
        reach = span if hit.end >= reach[1] else reach
        if hit.kind != "action":
            kept.append(hit)
    return kept


def _widest_first(hit: Hit) -> tuple[int, int, str]:
    return (hit.start, -hit.end, hit.kind)


def _is_prose(text: str, start: int, end: int) -> bool:
    words = _WORD.findall(text[start:end])
    if len(words) < 7 or (words and words[0] > "\u2e80"):
        return False
    return bool(_FINITE.search(text[start:end]))


def _pieces(context: Context, start: int, end: int, known: list[Hit]) -> Iterator[tuple[int, int]]:
    """Members of the list, cut at "and" too where both sides are complaints of their own."""
    text = context.text
    for member in _cut_at_triggers(text, start, end, known):
        first = member[0]
        near = between(known, *member)
        last = end_of_clause(text, *member, near)
        inside = [hit for hit in near if hit.end <= last]
        parts = cut_at_and(text, first, last, inside)
        if len(parts) > 1:
            owned = [any(p[0] <= hit.start and hit.end <= p[1] for hit in inside) for p in parts]
            if all(owned) or (
                first > start
                and any(owned)
                and all(
                    len(text[a:b].split()) > 1 or o for (a, b), o in zip(parts, owned, strict=True)
                )
            ):
                yield from parts
                continue
            if sum(owned) > 1:
                yield from merged(parts, owned)
                continue
        if len(inside) > 1 and is_hanzi(text[first]):
            yield from cut_hanzi(text, first, last, inside)
            continue
        yield first, last


def _cut_at_triggers(
    text: str, start: int, end: int, known: list[Hit]
) -> Iterator[tuple[int, int]]:
    """Members of the list; "Wind, characterized by fits" ends one at the words that lead in
    another."""
    for first, last in unbroken_members(text, start, end, known):
        cursor = first
        for match in triggers(text, first, last, between(known, first, last)):
            if match.end() >= last:
                continue
            if match.start() > cursor:
                yield cursor, match.start()
            cursor = match.end()
        yield cursor, last


def _complaint(
    context: Context, first: int, last: int, inside: list[Hit], group: str, listed: bool
) -> Found | None:
    """One complaint: its words, without what leads in and trails off, and its terms."""
    text = context.text
    if not inside and not listed:
        return None
    lead = LEADS.match(text, first, last)
    if lead is not None and lead.end() < (inside[0].start + 1 if inside else last):
        first = lead.end()
    tail = TAIL.search(text[first:last])
    if tail is not None and tail.start() > 0:
        stop = first + tail.start()
        last = stop if not inside or stop >= inside[-1].end else last
    if inside and any(
        mention.start >= inside[-1].end
        for mention in context.mentions_in(inside[-1].end, last)
        if not text[inside[-1].end : mention.start].strip().startswith(("(", "（"))
    ):
        last = inside[-1].end  # "for headache I use LI4"
    words = _WORD.findall(text[first:last])
    hanzi = bool(words) and words[0] > "\u2e80"
    if not inside and (not words or len(words) > 9 or (hanzi and last - first > 14)):
        return None
    if inside and ((len(words) > 12 and not hanzi) or (hanzi and last - first > 16)):
        first, last = inside[0].start, max(hit.end for hit in inside)
    terms = list(dict.fromkeys(hit.id for hit in inside if hit.kind == "condition"))
    terms += [t for t in _shared(context, first, last) if t not in terms]
    patterns = list(dict.fromkeys(hit.id for hit in inside if hit.kind == "pattern"))
    text_of = context.clean(first, last).strip(" ,;:")
    if not text_of or (not inside and not could_be(text_of)):
        return None
    value: dict[str, Any] = {"text": text_of, "terms": terms, "patterns": patterns}
    if group:
        value["group"] = group
    return Found(first, last, "indications", value)


def _shared(context: Context, first: int, last: int) -> Iterator[str]:
    """Complaints that share a word: "dry tongue and throat", "shoulder and arm pain"."""
    folded = " ".join(context.folded[first:last].split())
    if " and " not in folded and " or " not in folded:
        return
    for match in re.finditer(r"\b(\w+) (?:and|or) (\w+) ((?:of|in) (?:the )?\w+(?: \w+)?)", folded):
        yield from context.conditions(f"{match[1]} {match[3]}")
        yield from context.conditions(f"{match[2]} {match[3]}")
    for match in re.finditer(
        r"\b(\w+ of (?:the )?)(\w+)(?: (\w+))? (?:and|or) (?:the )?(\w+)", folded
    ):
        yield from context.conditions(match[1] + match[4])
    folded = folded.replace(" or ", " and ")
    for match in re.finditer(r"(?=\b(\w+) (\w+) and (\w+)\b)", folded):
        yield from context.conditions(f"{match[1]} {match[3]}")
    for match in re.finditer(r"(?=\b(\w+) and (\w+) (\w+)\b)", folded):
        yield from context.conditions(f"{match[1]} {match[3]}")
        yield from context.conditions(f"{singular(match[1])} {match[3]}")
