"""Actions: lists under a heading, and what running prose names."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from tongren.documents.classification import begins_with_action
from tongren.documents.composition.lexicon import begins_with_verb
from tongren.documents.context import Context
from tongren.documents.fields.leads import NEGATED
from tongren.documents.fields.listing import between, unbroken_members
from tongren.documents.folding import is_hanzi
from tongren.documents.found import Found
from tongren.documents.phrase import Hit

#: "…是手太阴肺经的井穴" beside actions says what the point is, and not what it does.
_IS_OF = re.compile(r"(?:是|为|為|属|屬)[^，。；]{0,14}(?:穴|经|經)\Z")
#: "有…的功效" around the actions themselves.
_HAS = re.compile(r"(?:[^，。；]{0,8}穴)?(?:具?有|能够?|可以?|能夠)+\Z")
_EFFECT = re.compile(r"等?(?:的|之)?(?:功效|功能|作用|效果|功用)\Z")


def read_listed_actions(context: Context, start: int, end: int, explicit: bool) -> Iterator[Found]:
    """Actions of a sentence or item; in prose only those of the vocabulary."""
    known = context.terms_in(start, end, "action")
    if not explicit:
        for (first, last), same in groupby(known, key=lambda hit: (hit.start, hit.end)):
            if not NEGATED.search(context.text[max(start, first - 60) : first]):
                yield Found(first, last, "actions", _action(context, first, last, list(same)))
        return
    for first, last in _action_parts(context, start, end, known):
        inside = [hit for hit in between(known, first, last) if hit.end <= last]
        if known and not inside and _IS_OF.search(context.text[first:last]):
            continue
        if inside and (had := _HAS.match(context.text[first : inside[0].start])) is not None:
            first += had.end()
        if inside and _EFFECT.match(context.text[inside[-1].end : last]):
            last = inside[-1].end
        yield Found(first, last, "actions", _action(context, first, last, inside))


def _action(context: Context, first: int, last: int, inside: list[Hit]) -> dict[str, Any]:
    terms = list(dict.fromkeys(hit.id for hit in inside))
    folded = " ".join(context.folded[first:last].split())
    if (two := re.fullmatch(r"(?:\w+ )*?(\w+s) and (\w+s) (.+)", folded)) is not None:
        for verb in (two[1], two[2]):
            new = context.identified(f"{verb} {two[3]}", "action")
            terms += [term for term in new if term not in terms]
    for match in re.finditer(r"\b(\w+) ((?:the )?\w+) and (\w+)\b", folded):
        for term in context.identified(f"{match[1]} {match[3]}", "action"):
            if term not in terms:
                terms.append(term)
    return {"text": context.clean(first, last), "terms": terms}


def _action_parts(
    context: Context, start: int, end: int, known: list[Hit]
) -> list[tuple[int, int]]:
    """A list of actions cut at commas, each part beginning with a verb."""
    text = context.text
    parts: list[tuple[int, int]] = []
    for first, last in unbroken_members(text, start, end, known):
        verb = begins_with_action(text, first, last) or begins_with_verb(context.folded, first)
        verb = verb or any(hit.start == first for hit in between(known, first, last))
        hanzi = is_hanzi(text[first]) and last - first >= 2
        if parts and not verb and not hanzi:
            parts[-1] = (parts[-1][0], last)
        else:
            parts.append((first, last))
    return parts
