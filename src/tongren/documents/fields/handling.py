"""Flags that a warning tells by what must not be done, and by whom: deep, hard, untrained."""

import re
from collections.abc import Iterator

_NEEDLE = re.compile(r"needl|punctur|insert|acupunct|刺|针", re.IGNORECASE)
_HAND = re.compile(r"\bpress|massag|thumb|finger|按|breath|rub", re.IGNORECASE)
_DEEP = re.compile(
    r"\b(?:too |not |never |avoid(?:ing)? |no |don[’']t )(?:be )?(?:\w+ ){0,4}?deep(?:ly|er)?\b|"
    r"\bdeep(?:ly|er)?\b"
    r"[^.;]{0,50}(?:avoid|contra|prohibit|forbid|danger|must not|should not|may|can|could|will|"
    r"risk)|\b(?:not|never|nor|must not|don[’']t|without) (?:to |be )?(?:exceed|go beyond|be more "
    r"than|"
    r"insert\w* more|needle more|go more)|"
    r"(?:not|don[’']t) (?:be )?(?:\w+ ){0,3}(?:more|further|beyond|over) ?(?:than )?\d|"
    r"\b(?:cun|fen|mm) (?:is|being) (?:the (?:limit|most|maximum)|enough|plenty)|\bno deeper\b|"
    r"shallow(?:ly)?|superficial(?:ly)?\b|过深|深刺|宜浅|浅刺",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"(?:not|no|never|avoid\w*|without|don[’']t|contraindicated)[^.;]{0,40}(?:lift\w*|thrust\w*|"
    r"twist\w*|twirl\w*|"
    r"rotat\w*|manipulat\w*)|(?:不|勿|忌|禁)[^。；，]{0,6}(?:提插|捻转|捣)",
    re.IGNORECASE,
)
_LIFTS = re.compile(r"\blift\w*,? (?:and|or|nor)? ?thrust|提插|捻转", re.IGNORECASE)
_HARD = r"(?:hard|firm|strong|forceful|deep|vigorous|rough|heav)"
_WORK = r"(?:press\w*|pressure|massag\w*|rub\w*|knead\w*|stimulat\w*|push\w*|dig\w*|poke|force)"
_SOFT = r"(?:light|gentle|gentler|soft|softer|lighter|less|feather-?light|featherlight|half the)"
_FORCE = re.compile(
    rf"(?:not|no|never|avoid\w*|don[’']t|too|excess\w*|overly)\s[^.;,]{{0,24}}?{_WORK}"
    rf"[^.;,]{{0,16}}{_HARD}|(?:not|never|don[’']t|avoid\w*) "
    r"(?:use |apply |using |applying )?(?:too much|excess\w*|strong|heavy|hard|forceful|vigorous|"
    r"deep) (?:pressure|force|massage)|\bnever use force\b|\b(?:soft|light|gentle) (?:touch|"
    rf"pressure) only\b|\bno {_HARD}\w* {_WORK}|\bnot {_HARD}\w*\b|"
    r"\bdon[’']t overdo\b|\b(?:gently|lightly|softly) only\b|\bonly (?:very )?(?:gently|lightly|"
    rf"softly)\b|\b(?:use|apply|with|keep to|only|stay with) (?:only |very |just ){{0,2}}{_SOFT} "
    r"(?:pressure"
    r"|touch|hand|strokes?)\b[^.;]{0,8}\b(?:if|when|while|where|on|over|in|only|here|for)\b|"
    rf"\b(?:a )?{_SOFT} touch is (?:enough|plenty|all)|\bbe (?:\w+ )?gentle(?:r)?\b|"
    r"\bgo (?:very )?(?:easy|gently|gentle|lightly)\b|\bonly \w+ pressure\b|宜轻不宜重|"
    r"(?:不要|勿|别|不宜|不可|忌|避免|不能)(?:太|过|过于|过度)?(?:用力|使劲|重|大力|猛|强)|"
    r"(?:力度|力道|力量|用力|手法)[^。；，]{0,4}?(?:过|太)(?:重|大|猛|强)|(?:力度|力道|"
    r"手法)[^。；，]{0,3}宜轻|"
    r"(?:切|请)?勿(?:过度)?用力|轻按即可",
    re.IGNORECASE,
)
_TRAINED = (
    r"(?:practitioners?|acupuncturists?|professionals?|experts?|therapists?|clinicians?|"
    r"specialists?|physicians|someone (?:trained|qualified)|(?:trained|qualified|experienced|"
    r"skilled|"
    r"expert|licensed|registered) (?:hands?|person|people|\w+))"
)
_BY_TRAINED = re.compile(
    rf"\b{_TRAINED} only\b|\bonly (?:be \w+ )?(?:for|by|in|under|with) (?:a |an |the )?(?:\w+ "
    rf")?{_TRAINED}\b|"
    rf"\b(?:leave|leaves|left|reserve[ds]?|keep|kept)\b[^.;]{{0,36}}\b(?:to|for) (?:a |an |the |"
    r"your )?"
    rf"(?:\w+ )?{_TRAINED}\b|\b(?:job|matter|work|task|one|point) (?:only )?for (?:a |an |the |"
    r"your )?"
    rf"(?:\w+ )?{_TRAINED}\b|\b(?:needl\w+|point|this|it)\b[^.;]{{0,20}}\bbelongs? in "
    rf"(?:the )?(?:hands of (?:a |an )?)?{_TRAINED}\b|"
    r"\b(?:no|never|not)\b[^.;]{0,12}\b(?:needl\w+)\b[^.;]{0,16}\b(?:at home|yourself|on your own|"
    r"by yourself|oneself)\b|\b(?:don[’']t|do not|never)\b (?:\w+ ){0,3}?needle\w* (?:this|it|"
    r"that|the "
    r"point|yourself|here|this point) ?(?:yourself|at home|on your own)?(?<=self|home| own)|"
    r"(?:须|应|需|宜|只能|必须|请)由[^。；，]{0,8}(?:医师|医生|专业|技师|大夫)|(?:专业|"
    r"执业)(?:人员|医师|"
    r"医生|人士)[^。；]{0,4}(?:操作|施针|进行|针刺)|非专业[^。；]{0,6}(?:勿|不|禁)|"
    r"(?:切勿|不要|不可|勿|别)自行(?:针|扎)",
    re.IGNORECASE,
)


def handling_flags(text: str) -> Iterator[str]:
    """Flags that a warning names by forbidding a way of using the point."""
    if _DEEP.search(text) and not _HAND.search(text):
        yield "no_deep"
    if _MOVES.search(text) and (_NEEDLE.search(text) or _LIFTS.search(text)):
        yield "no_manipulation"
    if _FORCE.search(text):
        yield "excess_pressure"
    if only_trained(text):
        yield "practitioner_only"


def only_trained(text: str) -> bool:
    """Whether the point, or its needle, is said to be for trained people only."""
    return _BY_TRAINED.search(text) is not None
