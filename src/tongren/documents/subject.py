"""The point of a page that announces none: the one that its text is about."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from tongren.documents.announcements import LISTING
from tongren.documents.mentions import Mention
from tongren.documents.outline import Outline
from tongren.documents.page import Block
from tongren.documents.reasons import Ground, because
from tongren.documents.references import is_reference

#: "承山穴位于 …", "ST36 (Zusanli) is …": what is said is said of the point before it.
_SUBJECT = re.compile(
    r"\s*(?:\([^()]{0,60}\)\s*)?(?:,[^,.]{0,40},\s*)?(?:,? ?which )?(?:is|lies|"
    r"sits|can|may|穴?(?:是|位于|为|在|又))"
)
#: What brings a point before the reader: "the point is called …", "今天请出场的是 …".
_PRESENTED = re.compile(
    r"(?:\b(?:called|known as|named|meet|introduc\w+|it is|it[’']s|this is|that is|"
    r"(?:acu)?point(?: (?:is|for [^.;:]{1,40}))?|try|about|spot|code|:)|：|叫做?|名为|称为?|"
    r"认识|介绍|出场的?|就是|便是|即|推荐|试试|记住|是[^。；，]{0,12}(?:经|脉)?(?:上)?的)"
    r"[\s,:：*“\"'「(（]*(?:the |an? )?\Z",
    re.IGNORECASE,
)
#: Points that stand beside another one: used with it, measured against it, preferred to it.
_BESIDE = re.compile(
    r"(?:\b(?:(?<!start )(?<!starts )(?<!started )(?<!begin )(?<!begins )with|plus|"
    r"than|like|unlike|(?<!known )as|instead of|rather than|"
    r"compared? (?:to|with)|similar to|followed by|then|add(?:ing)?|e\.g\.|see(?: also)?|or|to|"
    r"towards|through|joins?|joining)|[+&/]|配合?|加|合|与|和|及|同|或|透|像)"
    r"[\s(（“\"]*(?:the |[A-Z][\w’' ]{2,24}, )?\Z",
    re.IGNORECASE,
)
#: What stands between two members of a list of points.
_LIST_GAP = re.compile(
    r"[\s,;/+&、，和与及()（）穴]*(?:\b(?:and|or|with|plus)\b)?\s*", re.IGNORECASE
)
#: What stands after a point that is only an alternative: "in the old DU-20 is preferred".
_PREFERRED = re.compile(r"\s*(?:穴)?\s*(?:is|are) (?:preferred|better|added|used instead)\b")
#: A short line over teasers of other pages.
_ELSEWHERE = re.compile(
    r"往期|推荐阅读|延伸阅读|相关阅读|相关文章|猜你喜欢|上一[篇页]|下一[篇页]|热门文章|最新文章|"
    r"\b(?:read next|you (?:may|might) also|related (?:posts?|articles?|reading)|more (?:articles?|"
    r"posts?|from)|previous(?: post)?|next(?: post| week| time| month)?|popular posts?|"
    r"recent posts?|latest|archives?|tags?|filed under|coming (?:up|soon))\b",
    re.IGNORECASE,
)


def find_subject(outline: Outline) -> tuple[tuple[str, ...], Ground | None]:
    """The codes of the point that the text is about; none and why where it is about no single
    one."""
    inside = [(mention, block) for block, mention in _mentions(outline)]
    # "3 cun below ST35" is no page about ST35.
    own = [one for one in inside if not is_reference(outline.text, one[0])] or inside
    counted = Counter(mention.codes for mention, _ in own)
    if not counted:
        return (), because("names_no_point")
    if len(counted) == 1:
        return own[0][0].codes, None
    (most, count), (_, second) = counted.most_common(2)
    first = own[0][0]
    leading = first.start < _first_end(outline) + 200
    subject = _SUBJECT.match(outline.text, first.end) is not None
    if leading and first.codes == most and (count > second or subject):
        return most, None
    if count >= 3 and count >= 2 * second:
        return most, None
    if codes := _presented(outline, own):
        return codes, None
    named = ", ".join(codes[0] for codes, _ in counted.most_common(5))
    return (), because("no_single_point", codes=named)


def _mentions(outline: Outline) -> Iterator[tuple[Block, Mention]]:
    """Points named in the article, without teasers of other pages."""
    teasers = False
    for block, role in zip(outline.page.blocks, outline.roles, strict=True):
        if role.kind == "outside" or block.linked:
            continue
        short = block.end - block.start <= 48
        if role.kind == "heading" or short:
            elsewhere = _ELSEWHERE.match(outline.text, block.start, block.end) is not None
            teasers = elsewhere or (teasers and role.kind != "heading")
        if teasers and short:
            continue
        for mention in outline.mentions_in(block.start, block.end):
            if mention.certain or mention.by != "english":
                yield block, mention


def _first_end(outline: Outline) -> int:
    for block, role in zip(outline.page.blocks, outline.roles, strict=True):
        if role.kind != "outside":
            return block.end
    return 0


def _presented(outline: Outline, own: list[tuple[Mention, Block]]) -> tuple[str, ...]:
    """The point that stands for itself where all others only stand beside it."""
    scores: Counter[tuple[str, ...]] = Counter()
    section = ""
    fields = {
        block.start: role.field
        for block, role in zip(outline.page.blocks, outline.roles, strict=True)
        if role.kind == "heading"
    }
    headings = sorted(fields)
    at = 0
    listed = _listed(outline, [mention for mention, _ in own])
    for number, (mention, block) in enumerate(own):
        if mention in listed:
            scores[mention.codes] += 0
            continue
        while at < len(headings) and headings[at] <= block.start:
            section = fields[headings[at]]
            at += 1
        scores[mention.codes] += _weight(outline, mention, block, section) + (number == 0)
    (best, score), (_, second) = scores.most_common(2)
    return best if score >= 2 and score > 2 * second else ()


def _listed(outline: Outline, own: list[Mention]) -> set[Mention]:
    """Points that stand in a list: what is said of several at once is said of none."""
    listed: set[Mention] = set()
    for one, other in pairwise(own):
        gap = outline.text[one.end : min(other.start, one.end + 24)]
        if one.codes != other.codes and other.start - one.end < 24 and _LIST_GAP.fullmatch(gap):
            listed |= {one, other}
    return listed


def _weight(outline: Outline, mention: Mention, block: Block, section: str) -> int:
    """How much one mention speaks for its point as the one that a page is about."""
    text = outline.text
    before = text[max(block.start, mention.start - 48) : mention.start]
    if section in LISTING or _BESIDE.search(before) or _PREFERRED.match(text, mention.end):
        return 0
    weight = 1
    if _PRESENTED.search(before) or _SUBJECT.match(text, mention.end):
        weight += 2
    if block.kind == "heading" or not text[block.start : mention.start].strip(" 0123456789.)"):
        weight += 1
    return weight
