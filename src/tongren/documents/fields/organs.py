"""Flags of what lies under a point, where a warning says that it lies there or may be harmed."""

import re
from collections.abc import Iterator

_HARM = (
    r"(?:injur\w*|damag\w*|punctur\w*|penetrat\w*|pierc\w*|enter(?:s|ing)?|hit(?:s|ting)?|reach\w*|"
    r"harm\w*|perforat\w*|into|trauma|lacerat\w*|close to|proximity to|near|touch\w*|nick\w*|"
    r"strik\w*|off|away from|clear of|never|mind|remember|avoid\w*|beware of|watch(?: out)? for|"
    r"watch|aside|(?:are|be|get) in|spare|respect|enlarged|swollen|risk to|danger to|careful of|"
    r"towards?)"
)
_ORGAN = (
    ("lung_beneath", r"lungs?|pleura\w*|chest (?:cavity|wall)|thora(?:x|cic cavity)|pneumothorax"),
    ("heart", r"heart|pericardial sac"),
    ("liver", r"liver"),
    ("spleen", r"spleen"),
    ("kidney", r"kidneys?"),
    ("bladder", r"(?:urinary )?bladder"),
    (
        "peritoneum",
        r"intestines?|bowels?|gut|peritone\w*|abdominal (?:cavity|organs?|viscera)|viscera|"
        r"internal organs?",
    ),
    ("spinal_cord", r"spinal (?:cord|canal)|dura"),
    ("brainstem", r"medulla\w*|brain ?stem"),
    ("eye", r"eye(?:ball)?s?|orbit"),
    ("ear_canal", r"ear ?canal|ear ?drum|(?:inside|into) the ear"),
    ("trachea", r"trachea|wind ?pipe|thyroid|larynx"),
    ("artery", r"(?<!pulsating )arter(?:y|ies)|(?:blood |great |large |big )?vessels?"),
    ("vein", r"veins?"),
    ("nerve", r"nerves?"),
    ("joint_cavity", r"joint (?:cavity|capsule|space)"),
)
_ORGANS = "|".join(rf"(?P<{flag}>(?:{words}))" for flag, words in _ORGAN)
_NO_CHANNEL = r"(?! (?:channel|meridian|qi|yin|yang|point|fire|shu|rate|disease|condition|problem))"
_HARMED = re.compile(
    rf"\b{_HARM}\b[^.;]{{0,40}}?\b(?:{_ORGANS})\b{_NO_CHANNEL}",
    re.IGNORECASE,
)
_ORGAN_FIRST = re.compile(
    rf"\b(?:{_ORGANS})\b{_NO_CHANNEL}[^.;,]{{0,24}}?\b"
    r"(?:injur\w*|damag\w*|punctur\w*|penetrat\w*|pierced|perforat\w*)",
    re.IGNORECASE,
)
#: "Liver and spleen are right below": every organ named before it lies there.
_LIES = re.compile(
    r"\b(?:is|are|lies?|sits?|runs?|pass(?:es)?|crosses|courses|beats?)(?: \w+){0,2}? "
    r"(?:below|beneath|under|underneath|there|here|behind|nearby|near|close|deep|beside|next to|"
    r"alongside|in front)\b",
    re.IGNORECASE,
)
#: "with the great vessels beside it"
_BESIDE = re.compile(
    r"\b(?:beside|beneath|below|under|underneath|behind) (?:it|the point|this point|here)\b|\bon "
    r"either (?:hand|side)\b",
    re.IGNORECASE,
)
_AND = re.compile(
    rf"(?: \w+)?(?:,| ?/|,? and|,? or) ?(?:the |an? )?(?:\w+ )?(?:{_ORGANS})\b{_NO_CHANNEL}",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"\b(?:{_ORGANS})\b{_NO_CHANNEL}", re.IGNORECASE)
#: Parts that a place is told by as often as a danger.
_LANDMARKS = frozenset(("eye", "heart", "joint_cavity", "bladder"))
_HANZI_HARMED = re.compile(
    r"(?:刺伤|损伤|伤及|伤到|刺破|误伤|刺中|刺入|刺穿|伤害|碰到|避开|避免|注意|谨防|小心|勿伤|"
    r"触及|内有|内为|深部(?:有|为|是)|下(?:有|为|是))[^。；，]{0,8}?(?:(?P<lung_beneath>肺|胸腔|"
    r"胸膜|气胸)|"
    r"(?P<heart>心脏)|(?P<liver>肝)|(?P<spleen>脾)|(?P<kidney>肾)|(?P<bladder>膀胱)|"
    r"(?P<peritoneum>内脏|脏器|腹腔|肠)|(?P<spinal_cord>脊髓|椎管)|(?P<brainstem>延髓|延脑)|"
    r"(?P<eye>眼球)|(?P<trachea>气管|甲状腺)|(?P<artery>血管|动脉)|(?P<vein>静脉)|(?P<nerve>神经)|"
    r"(?P<ear_canal>耳道|鼓膜)|(?P<joint_cavity>关节腔))(?!经|气|俞|虚|阴|阳|火)"
)
#: The organ itself, as what a warning is about: "The lung lies just beneath."
_WARNS_ALONE = re.compile(
    r"\b(?:lungs?|pleura|trachea|windpipe|liver|spleen|kidneys?|bowels?|intestines?|medulla\w*(?: "
    r"oblongata)?|spinal cord|brain ?stem|eyeball)\b (?:(?:and|or) (?:the )?\w+ )?(?:is|are|lies?|"
    r"sits?)(?: \w+){0,2}? (?:below|beneath|under|underneath|there|here|behind|nearby|close|deep|"
    r"in "
    r"front)\b|内[有为]肺",
    re.IGNORECASE,
)


def organ_flags(text: str) -> Iterator[str]:
    """Flags of the organs that a warning says may be harmed or lie there."""
    for pattern in (_HARMED, _ORGAN_FIRST, _HANZI_HARMED):
        for match in pattern.finditer(text):
            named: re.Match[str] | None = match
            while named is not None and named.lastgroup:
                yield named.lastgroup
                named = _AND.match(text, named.end())
    lies = _LIES.search(text) or _BESIDE.search(text)
    if lies is not None:
        for match in _NAMED.finditer(text):
            if match.lastgroup and match.lastgroup not in _LANDMARKS:
                yield match.lastgroup


def says_organ_beneath(text: str) -> bool:
    """Whether a sentence says that an organ lies under the point, which by itself is a warning."""
    return _WARNS_ALONE.search(text) is not None
