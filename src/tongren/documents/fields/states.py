"""Flags that a warning tells by a state: of a limb, the skin, the veins, the blood, a person."""

import re
from collections.abc import Iterator

_PART = (
    r"(?:bones?|toes?|foot|feet|heels?|ankles?|knees?|kneecaps?|legs?|cal(?:f|ves)|shins?|thighs?|"
    r"hips?|backs?|ribs?|shoulders?|arms?|forearms?|elbows?|wrists?|hands?|fingers?|thumbs?|"
    r"necks?|jaws?|nose|muscles?|ligaments?|tendons?|joints?|collarbones?|dis[ck]s?|limbs?)"
)
_INJURED = (
    r"(?:broken|fractured|sprained|strained|injured|twisted|torn|dislocated|bruised|cracked|hurt|"
    r"(?:freshly |recently |newly )?operated(?: on| upon)?|bandaged|strapped|slipped|herniated|"
    r"prolapsed|in plaster|in a cast|splinted)"
)
_SKIN_STATE = (
    r"(?:broken|cracked|chapped|sore|infected|irritated|inflamed|damaged|peeling|raw|burn(?:t|ed)|"
    r"sunburn\w*|blistered|weeping|bleeding|grazed|cut|scratched|ulcerated|diseased)"
)
_HOT = r"(?:hot|warm|red|puffy|swollen|inflamed|tender|painful)"
#: One pattern for each flag; several may hold.
_STATES = (
    (
        "local_injury",
        rf"\b{_INJURED}(?:,? (?:or|and) \w+)?(?: \w+)? {_PART}\b|\b{_PART} (?:(?:that|which|is|are|"
        r"was|were|has|have|had|been|still|just|recently|newly|freshly|badly|may|be|got|or|and) )"
        rf"{{1,5}}(?:\w+ (?:or|and) )?{_INJURED}\b|\b(?:broke|fractured|sprained|strained|twisted|"
        rf"injured|hurt|tore|dislocated|cracked) (?:\w+ ){{0,2}}{_PART}\b|\bbones? (?:(?:has|have|"
        r"is|are|not|still|fully) ){1,3}(?:heal|knit|mend)\w*|\b(?:after|following|since|recent|"
        r"fresh|new|post)\b[^.;]{0,24}\b(?:surgery|operation|fracture|accident|fall|whiplash|"
        r"sprain|injury|dislocation|joint replacement)\b|\b(?:fracture|sprain|dislocation|injury|"
        r"plaster cast)s?\b|骨折|扭伤|挫伤|拉伤|脱位|脱臼|外伤|(?:手术|术)后|受伤|刀口|韧带(?:损|"
        r"撕)",
    ),
    (
        "local_skin",
        rf"\bskin\b[^.;]{{0,24}}?\b{_SKIN_STATE}\b|\b{_SKIN_STATE}(?:,? (?:or|and) \w+)? skin\b|"
        r"\b(?:open )?wounds?\b|\b(?:boils?|abscess(?:es)?|stitches|sutures|shingles|pimples?|acne|"
        r"psoriasis|dermatitis|eczema|herpes|cellulitis|verrucas?|athlete[’']?s foot|fresh tattoo|"
        r"rash(?:es)?|blisters?|scabs?|warts?|sunburn\w*|insect bites?)\b|皮肤[^。；]{0,6}?(?:破|"
        r"烂|"
        r"溃|感染|炎|红肿|过敏|病|损|疮|疹|伤)|破皮|伤口|创口|创面|湿疹|皮疹|皮炎|带状疱疹|疱疹|"
        r"烫伤|烧伤|晒伤|疖|痈|疮|流脓|化脓|瘢痕|疤痕|溃烂|溃疡",
    ),
    (
        "swelling",
        rf"\b{_HOT}(?:,| and|, and) ?{_HOT}\b|\b(?:hot|puffy|swollen|inflamed)(?:,? \w+)? "
        rf"{_PART}\b|"
        rf"\b{_PART} (?:(?:is|are|looks?|feels?|that|which|or|\w+ed) ){{1,4}}(?:hot|puffy|swollen|"
        r"inflamed)\b|\b(?:it|joint) is (?:\w+ )?inflamed|\bswelling\b|红肿|肿胀|肿痛|发炎|浮肿|"
        r"水肿",
    ),
    (
        "thrombosis",
        r"\b(?:blood )?clots?\b(?! disorder)|\bdvt\b|\bthrombos\w*|\b(?:bulging|varicose|knotted|"
        r"inflamed|enlarged|swollen|spider|twisted|dilated) veins?\b|静脉曲张|血栓|静脉炎",
    ),
    (
        "anticoagulants",
        r"\bblood[- ]?thin\w*|\bthin(?:s|ning)? (?:your |the )?blood\b|\bwarfarin|\bheparin|"
        r"\baspirin|\banti-?coag\w*|\bha?emophil\w*|\b(?:bleeds?|bleeding|bruises?|bruising) "
        r"(?:easily|disorders?|tendenc\w+|problems?)|\beasily (?:bleed|bruise)|\bclotting (?:"
        r"disorder|problem|disease|trouble)s?|\bplatelet|抗凝|凝血|血友病|出血(?:倾向|性疾)|易出血|"
        r"华法林|阿司匹林|血小板",
    ),
    (
        "bladder",
        r"\b(?:empty|emptied|full|distended|void(?:ed)?|emptying)\b[^.;]{0,16}\bbladder\b|"
        r"\bbladder\b"
        r"[^.;]{0,24}?\b(?:empt\w+|full|void\w*)\b|\b(?:pass(?:es|ed|ing)? (?:water|urine)|"
        r"urinat\w+|(?:go to|visit|use|to) the (?:toilet|bathroom|loo|restroom))\b[^.;]{0,24}?"
        r"\b(?:before|first|prior|beforehand)\b|\bbefore\b[^.;]{0,40}\b(?:pass(?:es)? (?:water|"
        r"urine)|urinate)\b|排尿|排空(?:小便|膀胱|尿)|(?:解|排)(?:净|尽|空)?小便|膀胱(?:充盈|"
        r"排空)|憋尿",
    ),
    (
        "pregnancy",
        r"\b(?:mothers?|mums?|moms?|parents?)[- ]to[- ]be\b|\bexpecting\b(?! to| the| that| any)|"
        r"\bwith child\b|\bbaby (?:is )?on (?:the|its) way\b|\bbaby bump\b|\b(?:carrying|having) a "
        r"baby\b|孕|准妈妈|准妈咪|妊娠",
    ),
    ("infants", r"\b(?:bab(?:y|ies)|newborns?)\b|婴"),
    ("fontanelle", r"\bsoft spot\b|\bfontanel\w*|囟门"),
    (
        "pacemaker_electro",
        r"\bpace-?makers?\b|\bimplanted (?:device|defibrillator)|起搏器",
    ),
    (
        "tumour",
        r"\btumou?rs?\b|\bmalignan\w*|\bcancer(?:ous)?\b|肿瘤|癌",
    ),
    (
        "reduced_sensation",
        r"\b(?:feeling|sensation|sensitivity) is (?:\w+ )?(?:reduced|poor|lost|impaired|dull\w*|"
        r"weak\w*)|\b(?:reduced|poor|lost|impaired|no|little|dull\w*|loss of) (?:feeling|sensation|"
        r"sensitivity)\b|\b(?:cannot|can[’' ]?t|do(?:es)? not) feel (?:heat|the heat|pressure)|"
        r"\bnumb (?:skin|feet|foot|hands?|toes?|areas?)\b|\bneuropath\w+|糖尿病|感觉(?:减退|迟钝|"
        r"障碍)",
    ),
    (
        "elderly_frail",
        r"\b(?:the )?(?:very old|elderly|aged|frail)\b|年老|年迈|老年人|老人|高龄",
    ),
    (
        "children",
        r"\b(?:small |young |little )?(?:children|child|kids|toddlers?)\b|儿童|小孩|小儿(?!囟)",
    ),
    (
        "fainting",
        r"\bfaint(?:s|ed|ing)?\b(?! (?:line|crease|pulse|dip|hollow|smell|pink))|\bpass(?:es)? "
        r"out\b|"
        r"\blight-?headed|晕针|昏倒|晕倒",
    ),
    (
        "underlying_illness",
        r"\bheart (?:disease|problem|condition|trouble|failure)s?\b|\b(?:medical|health|serious|"
        r"chronic|existing) (?:condition|problem|illness|disease|complaint)s?\b|\b(?:high|low|"
        r"raised) blood pressure\b|\bunder (?:a doctor[’' ]?s|medical) (?:care|treatment)|心脏病|"
        r"高血压|慢性病|基础病|严重疾病",
    ),
)
_COMPILED = tuple((flag, re.compile(pattern)) for flag, pattern in _STATES)
#: What a phrase alone says wrongly: flag, the words it may rest on, what those words mean here.
_NOT = (
    # a bruised rib is an injury, bruising easily a matter of the blood
    ("local_skin", re.compile(r"bruis\w*"), ("local_injury", "anticoagulants")),
    # cracked or broken skin is no broken bone
    ("local_injury", re.compile(r"cracked|torn|broken|hurts?\b"), ("local_skin",)),
    ("swelling", re.compile(r"swollen|inflam\w*|红肿|炎"), ("local_skin", "lymph_nodes")),
    ("infants", re.compile(r"bab(?:y|ies)|infants?"), ("pregnancy",)),
    ("children", re.compile(r"小儿|child"), ("fontanelle", "pregnancy")),
    ("vein", re.compile(r"veins?|静脉"), ("thrombosis",)),
    ("heart", re.compile(r"the heart|heart|心脏"), ("underlying_illness", "pacemaker_electro")),
    ("underlying_illness", re.compile(r"implant\w*"), ("pacemaker_electro",)),
)
_BARE_SKIN = re.compile(r"\bskin\b|皮肤|\b(?:warts?|wounds?|rash|eczema|cuts?\b|scars?\b|sores?\b)")
_BONY = re.compile(rf"\b(?:{_PART}|sprain\w*|fracture\w*|operat\w*|surgery|injur\w*)\b|骨|扭|术")


def state_flags(said: str) -> Iterator[str]:
    """Flags that a warning names by a state; ``said``: in lower case, simplified characters."""
    for flag, pattern in _COMPILED:
        if pattern.search(said) is not None:
            yield flag


def settle_flags(said: str, flags: list[str]) -> list[str]:
    """``flags`` without those whose words say another of them: varicose veins are no vein."""
    kept = list(dict.fromkeys(flags))
    for flag, words, instead in _NOT:
        if flag in kept and any(other in kept for other in instead):
            rest = words.sub(" ", said)
            if rest != said and not _stands_without(flag, rest):
                kept.remove(flag)
    return kept


def _stands_without(flag: str, rest: str) -> bool:
    """Whether other words of the warning still name the flag."""
    if flag == "local_skin":
        return _BARE_SKIN.search(rest) is not None
    if flag == "local_injury":
        return _BONY.search(rest) is not None
    pattern = dict(_COMPILED).get(flag)
    return pattern is not None and pattern.search(rest) is not None
