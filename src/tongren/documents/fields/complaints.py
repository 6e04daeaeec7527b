"""Indications and actions: lists, and what running prose names."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from tongren.documents.classification import begins_with_action
from tongren.documents.context import Context
from tongren.documents.folding import is_hanzi, singular
from tongren.documents.found import Found
from tongren.documents.matcher import Hit
from tongren.documents.statements import members, parts_at_and

_TRIGGER = re.compile(
    r"(?:indicated (?:for|in)|uses it (?:for|against)|used (?:for|to (?:treat|relieve|ease|"
    r"help|address|manage|"
    r"alleviate)|in the treatment of|in treating|in cases of|against|when|in)|treats?|treating|"
    r"treatment of|for treating|symptoms?(?:,? such as| include| are|:| of)|"
    r"manifestations?(?: are| include|,? such as)|manifest(?:s|ing)? (?:as|with|in)|"
    r"characteri[sz]ed by|helps? (?:with|against|to relieve|relieve|to ease|ease|to reduce|"
    r"reduce)|helpful (?:for|in|with)|good for|"
    r"effective (?:for|in|against)|useful (?:for|in)|beneficial (?:for|in)|relie(?:f of|ves?|"
    r"ving)|eas(?:es?|ing)|alleviat(?:es?|ing)|reduc(?:es?|ing)|soothes?|"
    r"conditions?,? (?:such as|like|including)|disorders?,? (?:such as|like|including)|"
    r"problems?,? (?:such as|like|including|with)|complaints?,? (?:such as|like|including)|"
    r"signs?,? (?:such as|include|like)|"
    r"(?:usually |often |mostly )?suffer(?:s|ing)? (?:usually |often |mostly )?from|"
    r"recommended (?:for|in)|popular (?:for|in|with)|"
    r"(?:likes?|loves?|choose|recommend|suggest|prefer) (?:it|this point|this one) (?:for|in)|"
    r"listed for|such as|including|includes?|chosen for|"
    r"select(?:ed)? for|point (?:of choice )?for|against|address(?:es)?|presenting with|"
    r"known for relieving|"
    r"reach for it (?:for|when)|works? (?:well )?(?:for|on)|remedy for|applied (?:for|in)|"
    r"call(?:s|ed)? for it in|"
    r"主治|治疗|用于|适用于|常用于|可治|善治|缓解|改善|对|防治|可以治疗|可缓解)\s*[:：]?\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:,? (?:and|or) (?:other|similar|more|related)\b.*|\betc\.?|\b(?:due to|caused by|"
    r"because of|from|accompanied by|related to|associated with) .*|"
    r"等[^，。；、]{0,10}|诸疾|有(?:很好|"
    r"良好|一定).*)\Z",
    re.IGNORECASE | re.DOTALL,
)
_LEAD_WORDS = re.compile(
    r"(?:(?:all |any |many |various |several |certain |different )?(?:kinds?|types?|forms?|"
    r"cases?) of |also |especially |particularly |mainly |mostly |including |includes? |such "
    r"as |for |the treatment of |as well as |both |"
    r"to (?:treat|relieve|ease|help with|reduce|alleviate) |treats? |treatment of |relieves? |"
    r"in case of |patients with |people with |主治|治疗|用于|可治|尤其|如)+",
    re.IGNORECASE,
)
_GROUP = re.compile(r"\s*(?P<group>[^\W\d_][^:：,，;；.。]{1,40})\s*[:：–—]\s*(?=\S)")
_PURPOSE = re.compile(
    r"\b(?:us(?:es?|ed|ing) (?:it )?(?:for|to)|treats?|indicated|against|(?:useful|helpful|popular|"
    r"good|effective) (?:for|in|with|against)|helps? with|(?:likes?|loves?|choose|recommend|"
    r"suggest|prefer) (?:it|this point|this one) (?:for|in)|among its indications)\b|"
    r"用于|治疗|主治|对[^，。]{2,60}有"
)
_NEGATED = re.compile(
    r"\b(?:not|never|no|without|except|rather than|unlike|avoid|isn't|doesn't|"
    r"cannot)\b[^,;.]{0,40}\Z|(?:不|非|无|勿|禁)[^，。；]{0,6}\Z",
    re.IGNORECASE,
)
_ACTION_START = re.compile(
    r"(?:and |also |or |it |to |helps? (?:to )?|及|"
    r"并)*(?P<verb>[A-Za-z]{3,14}?)(?:s|es|ies|ing|"
    r"y|e)?\s",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")


def read_indications(context: Context, start: int, end: int, explicit: bool) -> Iterator[Found]:
    """Complaints of a sentence or item.

    ``explicit``: it stands under a heading of indications, so that every member of the list is
    one, known to
    the vocabulary or not.
    """
    text = context.text
    known = _known(context, start, end)
    trigger_end = _after_trigger(text, start, end, known)
    begin = trigger_end if trigger_end is not None else start
    group = ""
    if explicit and trigger_end is None and (match := _GROUP.match(text, start, end)) is not None:
        group = match["group"].strip()
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
        inside = [hit for hit in known if first <= hit.start and hit.end <= last]
        if not inside and not explicit and (trigger_end is None or first > last_known):
            continue
        if _NEGATED.search(text[start:first][-60:]) and not explicit:
            continue
        found = _complaint(
            context, first, last, inside, group, listed=explicit or trigger_end is not None
        )
        if found is not None:
            yield found


def names_purpose(text: str, start: int, end: int) -> bool:
    """Whether words such as "uses it for" stand in a sentence."""
    return _PURPOSE.search(text, start, end) is not None


def _known(context: Context, start: int, end: int) -> list[Hit]:
    """Complaints and patterns of the vocabulary, the longest at each place."""
    conditions = context.terms_in(start, end, "condition")
    actions = context.terms_in(start, end, "action") if is_hanzi(context.text[start]) else []
    patterns = context.terms_in(start, end, "pattern")
    both = conditions + [
        hit
        for hit in patterns
        if not any(c.start <= hit.start and hit.end <= c.end for c in conditions)
    ]
    kept = [
        hit
        for hit in both
        if not any(
            o.start <= hit.start and hit.end <= o.end and o[:2] != hit[:2]
            for o in (*both, *actions)
        )
    ]
    return sorted(kept)


def _after_trigger(text: str, start: int, end: int, known: list[Hit]) -> int | None:
    """Where the list behind "used for", "symptoms such as" … begins."""
    found = None
    for match in _TRIGGER.finditer(text, start, end):
        if known and match.start() >= known[0].end:
            break
        if match.end() < end and (
            match.start() == start
            or not text[match.start() - 1].isalnum()
            or text[match.start()] > "\u2e80"
        ):
            found = match.end()
    return found


def _is_prose(text: str, start: int, end: int) -> bool:
    words = _WORD.findall(text[start:end])
    if len(words) < 7 or (words and words[0] > "\u2e80"):
        return False
    return bool(
        re.search(
            r"\b(?:is|are|was|can|may|has|have|it|this|these|when|which|that|will|be)\b",
            text[start:end],
        )
    )


def _pieces(context: Context, start: int, end: int, known: list[Hit]) -> Iterator[tuple[int, int]]:
    """Members of the list, cut at "and" too where both sides are complaints of their own."""
    text = context.text
    for first, last in _cut_at_triggers(text, start, end):
        inside = [hit for hit in known if first <= hit.start and hit.end <= last]
        parts = parts_at_and(text, first, last)
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
                yield from _merge(parts, owned)
                continue
        if len(inside) > 1 and is_hanzi(text[first]):
            yield from _cut_hanzi(text, first, last, inside)
            continue
        yield first, last


def _cut_at_triggers(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Members of the list; "Wind, characterized by fits" ends one at the words that lead in
    another."""
    for first, last in members(text, start, end):
        cursor = first
        for match in _TRIGGER.finditer(text, first, last):
            before = text[match.start() - 1 : match.start()]
            if before.isalnum() or match.end() >= last:
                continue
            if match.start() > cursor:
                yield cursor, match.start()
            cursor = match.end()
        yield cursor, last


def _merge(parts: list[tuple[int, int]], owned: list[bool]) -> Iterator[tuple[int, int]]:
    """Parts without a complaint of their own go with the part before."""
    current = parts[0]
    for part, own in zip(parts[1:], owned[1:], strict=True):
        if own:
            yield current
            current = part
        else:
            current = (current[0], part[1])
    yield current


def _cut_hanzi(text: str, first: int, last: int, inside: list[Hit]) -> Iterator[tuple[int, int]]:
    """Chinese lists without separators: one piece for each complaint when they fill the member."""
    covered = sum(hit.end - hit.start for hit in inside)
    if covered * 3 < (last - first) * 2:
        yield first, last
        return
    for hit in inside:
        yield hit.start, hit.end


def _complaint(
    context: Context, first: int, last: int, inside: list[Hit], group: str, listed: bool
) -> Found | None:
    """One complaint: its words, without what leads in and trails off, and its terms."""
    text = context.text
    lead = _LEAD_WORDS.match(text, first, last)
    if lead is not None and lead.end() < (inside[0].start + 1 if inside else last):
        first = lead.end()
    tail = _TAIL.search(text[first:last])
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
    if not inside and not listed:
        return None
    if inside and len(words) > 12 and not hanzi:
        first, last = inside[0].start, inside[-1].end
    terms = list(dict.fromkeys(hit.id for hit in inside if hit.kind == "condition"))
    terms += [t for t in _shared(context, first, last) if t not in terms]
    patterns = list(dict.fromkeys(hit.id for hit in inside if hit.kind == "pattern"))
    value: dict[str, Any] = {
        "text": context.clean(first, last),
        "terms": terms,
        "patterns": patterns,
    }
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


def read_actions(context: Context, start: int, end: int, explicit: bool) -> Iterator[Found]:
    """Actions of a sentence or item; in prose only those of the vocabulary."""
    known = context.terms_in(start, end, "action")
    if not explicit:
        for (first, last), same in groupby(known, key=lambda hit: (hit.start, hit.end)):
            if not _NEGATED.search(context.text[start:first][-60:]):
                yield Found(first, last, "actions", _action(context, first, last, list(same)))
        return
    for first, last in _action_parts(context, start, end):
        inside = [hit for hit in known if first <= hit.start and hit.end <= last]
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


def _action_parts(context: Context, start: int, end: int) -> list[tuple[int, int]]:
    """A list of actions cut at commas, each part beginning with a verb."""
    text = context.text
    parts: list[tuple[int, int]] = []
    for first, last in members(text, start, end):
        verb = begins_with_action(text, first, last)
        hanzi = is_hanzi(text[first]) and last - first >= 2
        if parts and not verb and not hanzi:
            parts[-1] = (parts[-1][0], last)
        else:
            parts.append((first, last))
    return parts
