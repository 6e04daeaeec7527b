"""What ties a point to others: related points, combinations, connections, categories, meridian."""

import re
from collections.abc import Iterator

from tongren.documents.context import Context
from tongren.documents.found import Found
from tongren.documents.mentions import Mention

_FOR = re.compile(
    r"\b(?:for|to treat|to relieve|in cases? of|against|treats?|to help|to)\b\s*|"
    r"治疗|主治|治|用于|可治",
    re.IGNORECASE,
)
#: "本穴" says "this point" unless it is named among the five phases.
_THIS_POINT = re.compile(r"本穴(?![,，。；;、（(]|\Z)")
_STRIP = " \t:：,，;；.。-–—=>→·•+＋()（）[]"
_PLAIN_WITH = re.compile(
    r"(?:combine[sd]?|use[sd]?|together|pair(?:s|ed)?|works?|add|plus|with|and|in combination|"
    r"along|配伍|配合|配|加|与|和|合|,|，|、|\+|＋|&|\s|\(|\)|well|needle[ds]?|points?|it|"
    r"this|the|also|"
    r"can|be|is|often)+",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"[。；;\n]|[，,](?=\s*配)|(?<=\w)\.(?=\s)")


def read_related(context: Context, start: int, end: int, code: str) -> Iterator[Found]:
    """Other points that the text names beside this one, with what it says of each."""
    others = [mention for mention in context.mentions_in(start, end) if code not in mention.codes]
    for number, mention in enumerate(others):
        until = others[number + 1].start if number + 1 < len(others) else end
        first = (
            mention.start
            if number
            else min(
                mention.start,
                start
                if not context.text[start : mention.start].strip(_STRIP + "0123456789")
                else mention.start,
            )
        )
        said = context.clean(mention.end, until).strip(_STRIP)
        name = context.clean(mention.start, mention.end)
        if len(others) == 1:
            before = context.clean(start, mention.start).strip(_STRIP)
            said = f"{before} {said}".strip() if len(before) > 3 else said
        yield Found(
            first,
            max(mention.end, until),
            "related",
            {"code": mention.codes[0], "text": said, "as_written": name},
        )


def read_combinations(context: Context, start: int, end: int, code: str) -> Iterator[Found]:
    """Points used together and what for; one finding a clause."""
    cursor = start
    cuts = [match.start() for match in _SPLIT.finditer(context.text, start, end)] + [end]
    for cut in cuts:
        if cut > cursor:
            yield from _combination(context, cursor, cut, code)
        cursor = cut + 1


def _combination(context: Context, start: int, end: int, code: str) -> Iterator[Found]:
    every = _points(context, start, end)
    mentions = [mention for mention in every if code not in mention.codes]
    if not mentions:
        return
    codes = list(dict.fromkeys(mention.codes[0] for mention in mentions))
    after = context.clean(every[-1].end, end).strip(_STRIP).removeprefix("穴").strip(_STRIP)
    before = context.clean(start, every[0].start).strip(_STRIP)
    purpose = ""
    if after:
        match = _FOR.match(after)
        purpose = after[match.end() :] if match else after
    if before and (not purpose or len(purpose) < 3):
        rest = _PLAIN_WITH.fullmatch(before)
        if rest is None:
            match = _FOR.match(before)
            text = before[match.end() :] if match else before
            purpose = re.sub(
                r"\s*(?:combine[sd]?|use[sd]?|add|with|配|加|,|，|:|：|\s)+\Z",
                "",
                text,
                flags=re.IGNORECASE,
            )
    yield Found(start, end, "combinations", {"codes": codes, "purpose": purpose.strip(_STRIP)})


def _points(context: Context, start: int, end: int) -> list[Mention]:
    """Points named in a clause; a name that is a complaint as well, in brackets behind another
    point, is what both are used for: "后溪（落枕）"."""
    every = context.mentions_in(start, end)
    complaints = {(hit.start, hit.end) for hit in context.hits_in(start, end, "condition")}
    kept = [
        one
        for one in every
        if one.certain
        or (one.start, one.end) not in complaints
        or context.text[max(start, one.start - 1) : one.start] not in ("(", "（")
    ]
    return kept or every


def read_connections(context: Context, start: int, end: int, code: str) -> Iterator[Found]:
    """To which point or meridian the point is tied."""
    others = [mention for mention in context.mentions_in(start, end) if code not in mention.codes]
    meridians = list(context.terms_in(start, end, "meridian"))
    to = others[0].codes[0] if others else meridians[0].id if meridians else "meridian circuit"
    yield Found(start, end, "connections", {"to": to, "text": context.clean(start, end)})


def read_categories(context: Context, start: int, end: int) -> Iterator[Found]:
    """The categories that the text counts the point among."""
    for hit in context.terms_in(start, end, "category"):
        identifier, _, role = hit.id.partition("/")
        if identifier == "horary" and _THIS_POINT.match(context.text, hit.start, end):
            continue
        if identifier == "meeting":
            identifier = _meeting(context, hit.end, end)
        value = {"id": identifier, "label": context.clean(hit.start, hit.end)}
        if role.startswith("phase-"):
            value["phase"] = role.removeprefix("phase-")
        elif role:
            value["role"] = role
        yield Found(hit.start, hit.end, "categories", value)


_TISSUES = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:of|for)?\s*(?:the )?(?:eight|sinews?|tendons?|bones?|marrow|blood|"
    r"qi|vessels\b|yang organs|yin organs|fu\b|zang\b|zangfu)",
    re.IGNORECASE,
)


def _meeting(context: Context, start: int, end: int) -> str:
    """A "meeting point" gathers a tissue (influential) or meridians (crossing)."""
    return "influential" if _TISSUES.match(context.text, start, end) else "crossing"


def read_meridian(context: Context, start: int, end: int) -> Iterator[Found]:
    """The meridian that the point is said to lie on."""
    for hit in context.terms_in(start, end, "meridian")[:1]:
        code = re.compile(r"\s*\([A-Za-z]{1,4}\)").match(context.text, hit.end, end)
        yield Found(hit.start, code.end() if code else hit.end, "meridian", {"id": hit.id})
