"""Flags that a warning names by its grammar: what a needle may injure, how it must not be used."""

import re
from collections.abc import Iterator

from tongren.documents.care_cues import NOT_WARNS, WARNS
from tongren.documents.context import Context

_HARM = (
    r"(?:injur\w*|damag\w*|punctur\w*|penetrat\w*|pierc\w*|enter(?:s|ing)?|hit(?:s|ting)?|reach\w*|"
    r"harm\w*|perforat\w*|into|trauma|lacerat\w*|close to|proximity to|near)"
)
_ORGAN = (
    ("lung_beneath", r"lungs?|pleura\w*|chest cavity|thora(?:x|cic cavity)"),
    ("heart", r"heart|pericardial sac"),
    ("liver", r"liver"),
    ("spleen", r"spleen"),
    ("kidney", r"kidneys?"),
    ("bladder", r"(?:urinary )?bladder"),
    (
        "peritoneum",
        r"intestines?|bowels?|peritone\w*|abdominal (?:cavity|organs?|viscera)|viscera|"
        r"internal organs?",
    ),
    ("spinal_cord", r"spinal (?:cord|canal)|dura"),
    ("brainstem", r"medulla\w*|brain ?stem"),
    ("eye", r"eye(?:ball)?s?|orbit"),
    ("trachea", r"trachea|windpipe|thyroid"),
    ("artery", r"arter(?:y|ies)|blood vessels?"),
    ("vein", r"veins?"),
    ("nerve", r"nerves?"),
    ("joint_cavity", r"joint (?:cavity|capsule|space)"),
)
_ORGANS = "|".join(rf"(?P<{flag}>(?:{words}))" for flag, words in _ORGAN)
_HARMED = re.compile(
    rf"\b{_HARM}\b[^.;]{{0,40}}?\b(?:{_ORGANS})\b(?! (?:channel|meridian|qi|yin|yang|point|fire))",
    re.IGNORECASE,
)
_ORGAN_FIRST = re.compile(
    rf"\b(?:{_ORGANS})\b(?! (?:channel|meridian|qi|yin|yang|point|fire))[^.;,]{{0,24}}?\b"
    r"(?:injur\w*|damag\w*|punctur\w*|penetrat\w*|pierced|perforat\w*|is (?:directly |just )?"
    r"(?:beneath|below|under|deep)|lies? (?:directly |just )?(?:beneath|below|under|deep))",
    re.IGNORECASE,
)
_HANZI_HARMED = re.compile(
    r"(?:刺伤|损伤|伤及|伤到|刺破|误伤|刺中|刺入|刺穿|伤害|碰到|"
    r"触及)[^。；，]{0,6}?(?:(?P<lung_beneath>肺|胸腔|胸膜)|"
    r"(?P<heart>心脏)|(?P<liver>肝)|(?P<spleen>脾)|(?P<kidney>肾)|(?P<bladder>膀胱)|"
    r"(?P<peritoneum>内脏|脏器|腹腔|肠)|(?P<spinal_cord>脊髓|椎管)|(?P<brainstem>延髓|延脑)|"
    r"(?P<eye>眼球)|(?P<trachea>气管|甲状腺)|(?P<artery>血管|动脉)|(?P<vein>静脉)|(?P<nerve>神经)|"
    r"(?P<joint_cavity>关节))"
)
_NEEDLE = re.compile(r"needl|punctur|insert|acupunct|刺|针", re.IGNORECASE)
_HAND = re.compile(r"\bpress|massag|thumb|finger|按|breath", re.IGNORECASE)
_DEEP = re.compile(
    r"\b(?:too |not |never |avoid(?:ing)? |no )(?:be )?(?:\w+ ){0,4}?deep(?:ly|er)?\b|\bdeep(?:ly|"
    r"er)?\b"
    r"[^.;]{0,50}(?:avoid|contra|prohibit|forbid|danger|must not|should not|may|can|could|will|"
    r"risk)|\b(?:not|never|must not|don[’']t|without) (?:to )?(?:exceed|go beyond|be more than|"
    r"insert\w* more|needle more|go more)|"
    r"(?:not|don[’']t) (?:be )?(?:\w+ ){0,3}(?:more|further|beyond|over) ?(?:than )?\d|"
    r"shallow(?:ly)?|superficial(?:ly)?\b|过深|深刺|宜浅",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"(?:not|no|never|avoid\w*|without|don[’']t|contraindicated)[^.;]{0,40}(?:lift\w*|thrust\w*|"
    r"twist\w*|twirl\w*|"
    r"rotat\w*|manipulat\w*)|(?:不|勿|忌|禁)[^。；，]{0,6}(?:提插|捻转|捣)",
    re.IGNORECASE,
)
_FORCE = re.compile(
    r"(?:not|no|never|avoid\w*|don[’']t|too|excess\w*|overly)\s[^.;,]{0,24}?(?:press\w*|pressure|"
    r"massag\w*|"
    r"force)[^.;,]{0,16}(?:hard|firm|strong|forceful|deep|vigorous)|(?:not|never|don[’']t|"
    r"avoid\w*) "
    r"(?:use |apply |using |applying )?(?:too much|excess\w*|strong|heavy|hard|forceful|vigorous|"
    r"deep) (?:pressure|force|massage)",
    re.IGNORECASE,
)
_CHANNEL = re.compile(r"\s+(?:channel|meridian|qi|yin|yang|fire|points?)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[;；。]|[,，](?!\d)|\s[–—-]\s|\bbut\b|但", re.IGNORECASE)


def named_flags(text: str) -> Iterator[str]:
    """Flags that a warning tells by how it is worded."""
    for pattern in (_HARMED, _ORGAN_FIRST, _HANZI_HARMED):
        for match in pattern.finditer(text):
            if match.lastgroup:
                yield match.lastgroup
    if _DEEP.search(text) and not _HAND.search(text):
        yield "no_deep"
    if _NEEDLE.search(text) and _MOVES.search(text):
        yield "no_manipulation"
    if _FORCE.search(text):
        yield "excess_pressure"


def flags_in(context: Context, start: int, end: int) -> list[str]:
    """All flags that ``text[start:end]`` names, channels left aside ("Lung channel")."""
    text = context.text
    points = context.mentions_in(start, end)
    found = [
        hit.id
        for hit in context.hits_in(start, end, "flag")
        if not _CHANNEL.match(text, hit.end, end)
        and not any(point.start <= hit.start < point.end for point in points)
    ]
    said = text[start:end]
    for point in points:  # "Large Intestine 4" is no organ
        first, last = point.start - start, min(point.end, end) - start
        said = said[:first] + "_" * (last - first) + said[last:]
    found.extend(named_flags(said))
    return list(dict.fromkeys(found))


def warning_inside(context: Context, start: int, end: int) -> tuple[int, int] | None:
    """The clauses of a sentence about something else that warn of something with a flag."""
    text = context.text
    if not WARNS.search(text, start, end) or NOT_WARNS.search(text, start, end):
        return None
    warning: list[tuple[int, int]] = []
    cursor = start
    for cut in [*(m.start() for m in _CLAUSE.finditer(text, start, end)), end]:
        if cut > cursor and WARNS.search(text, cursor, cut):
            warning.append((cursor, cut))
        cursor = cut
    if not warning:
        return None
    first, last = warning[0][0], warning[-1][1]
    while first < last and not text[first].isalnum():
        first += 1
    return (first, last) if flags_in(context, first, last) else None
