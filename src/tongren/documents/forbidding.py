"""Sentences that forbid or restrict in any wording: how plainly a sentence is a warning."""

import re

#: Words for the people and states that a warning begins with: "Not for babies."
_NOT_FOR = re.compile(
    r"(?:please,? )*(?:not|never|none|nothing|no go|off the list)(?: \w+){0,2}? (?:for|with|within|"
    r"during|while|when|if|after|before|straight|right|soon|at home|through|by)\b(?! (?:nothing|"
    r"this reason|example|only))|(?:please,? )*(?:not|never|nothing|none)(?: \w+)? (?:on|over|in|"
    r"near|to) (?:a|an|any|your|freshly|recently|broken|sore|infants?|bab|children|pregnan\w+|"
    r"people|patients?|varicose|inflamed|infected|open|swollen|wounds?|cuts?|warts?|moles?|scars?|"
    r"skin|the (?:eye|windpipe|throat|belly of a)|full|empty)\w*|no (?:\w+ )?(?:pressing|pressure|"
    r"rubbing|massag\w+|needl\w+|moxa\w*|heat|cupping|electro\S*|acupuncture|bleeding|thumbs?|"
    r"digging|stimulation)\b(?! (?:is )?(?:needed|required|necessary))",
)
_LEFT = re.compile(
    r"\b(?:leave|left)\b[^.;!]{0,40}\b(?:alone|out|be|in peace)\b|\blet (?:it|this|that|him|her) "
    r"be\b(?! \w+ing)|\b(?:skip|omit|"
    r"miss"
    r"|spare) (?:it|this|the|that|these|him|her)\b|\bgive (?:it|this|the|that)\b[^.;!]{0,24}\b(?:a"
    r" miss|a rest|a wide berth)\b|\b(?:keep|stay|steer)\b[^.;!]{0,24}\b(?:off|away|clear|out of|"
    r"shallow|superficial|gentle|light)\b|\bhands off\b|\bhold off\b|\bwait (?:until|till|for|an|"
    r"a|at least|"
    r"half|one|two|\d)|\b(?:choose|pick|use|press|find|try)\b (?:\w+ )?(?:another|somewhere|some "
    r"other|a different|elsewhere)\b|\b(?:ease|back) off if\b|\bstop (?:if|when|as soon|at once|"
    r"immediately|pressing|straight|the|should)\b|^(?:please )?mind (?:the|your|that|you)\b|\bmind "
    r"the (?:soft|lung|arter|vessel|nerve|eye|pulse|vein)|\bwatch (?:out|for|the)\b|\bbeware\b|"
    r"\bremember (?:the|that the) (?:lung|arter|vessel|nerve|liver|spleen|kidney|heart)|\blook out "
    r"for\b|\bgo (?:very )?(?:easy|gently|gentle|lightly|carefully|slowly on|no deeper)\b|\btake "
    r"it "
    r"easy\b|\bdo without\b|\bthink twice\b|\b(?:steer|turn|direct|aim|point) the (?:needle|tip) "
    r"away\b|\bmove the (?:vessel|artery|vein) aside\b|\boff the list\b|\bno good (?:for|if)\b|"
    r"\b(?:does not|doesn[’']t|do not|don[’']t) use it (?:in|on|for|with|after)\b|"
    r"\btake\b[^.;!]{0,24}"
    r"\b(?:lenses|rings?|jewell?ery|watch|dentures)\b[^.;!]{0,12}\b(?:out|off)\b|\bremove (?:your |"
    r"any |the )?(?:contact )?(?:lenses|rings?|jewell?ery|watch|dentures)\b"
)
#: What comes of it: "it can bring on contractions", "too deep and you are in the gut".
_HAPPENS = re.compile(
    r"\b(?:may|might|can|could|will|to)\b[^.;]{0,24}\b(?:bruise|bleed|faint|pass out|be hit|be "
    r"injured|be damaged|contractions|labou?r|miscarr\w+|pneumothorax)\b|\btoo deep\b[^.;]{0,12}"
    r"\byou\b|\bdeeper than\b[^.;]{0,24}\byou\b|\bthere(?:[’']s| is) an? (?:\w+ )?(?:artery|"
    r"nerve|vein|vessel)\b|\b(?:artery|nerve|vessel|vein)s? (?:runs?|lies?|is|are) (?:\w+ "
    r")?(?:close|"
    r"near|right)\b[^.;]{0,12}(?:by|here|there|,)|\b(?:press|move|push|draw) the (?:\w+ "
    r")?(?:vessel|"
    r"artery|vein|eyeball) (?:\w+ )?aside\b|\bbruises? (?:\w+ )?in (?:people|those|patients)\b|"
    r"\bmust (?:have closed|be closed|have healed|be healed)\b|\b(?:sit|sits) (?:this|it) (?:one )?"
    r"out\b|\b(?:is|are) out (?:if|for|when|during|while|in)\b|\bsaves? it for\b|\bheal(?:ed)?\b"
    r"[^.;]{0,16}\bbefore\b|\blenses (?:should |must |have to |need to )?(?:come|be taken) out\b|"
    r"\bhours? (?:between|after|before)\b[^.;]{0,24}\b(?:meal|eating|food|lunch|dinner)|^mind "
    r"(?!and |is |body|over |map)\w|\bnever use force\b|\bnerve has been (?:touched|hit)|"
    r"\btouched the nerve|\b(?:light|soft|gentle) (?:touch|pressure) only\b"
)
_LIGHTER = re.compile(
    r"\b(?:use|apply|with|only|keep to) (?:only |very |just ){0,2}(?:light|gentle|gentler|less|"
    r"lighter|"
    r"soft|softer|half the) (?:pressure|touch|strokes?|hand)\b[^.;]{0,12}\b(?:if|where|on|over|in|"
    r"with|for)\b|^(?:be|use) (?:\w+ )?(?:gentle|gentler|lighter|softer|"
    r"light)\b[^.;]{0,8}\b(?:with|"
    r"on|if|for|in)\b|\b(?:gently|lightly|softly) only\b|\bhalf the (?:pressure|dose|time)\b|"
    r"\bdon[’']t "
    r"overdo\b|\bneedle (?:it )?(?:finely|with a fine|carefully)\b|\bless (?:pressure|force) "
    r"(?:for|on|"
    r"with|in)\b"
)
_FIRST = re.compile(
    r"\b(?:empty|emptied|void)\b[^.;]{0,24}\bbladder\b|\bbladder\b[^.;]{0,24}\b(?:empty|emptied|"
    r"voided)\b|\b(?:pass(?:es)? (?:water|urine)|urinate|(?:go to|visit|use|to) the (?:toilet|"
    r"bathroom|loo|restroom))\b[^.;]{0,24}\b(?:before|first|prior|beforehand)\b|"
    r"\bemergency (?:drugs?|medicine|care|help|treatment|measures)\b[^.;]{0,30}\b(?:first|priority|"
    r"come before)\b|\b(?:ask (?:\w+ )?about|check for|screen for|rule out) (?:blood|medic|"
    r"pregnan|anti-?coag|clot|warfarin|tumou?r)\w*"
)
_MEAL_LIMITS = re.compile(
    r"\b(?:not|never|don[’']t|do not|avoid|wait|within)\b[^.;]{0,50}\b(?:meals?|eating|lunch|"
    r"dinner|"
    r"full stomach|empty stomach|alcohol|drinking)\b"
)
_HANZI = re.compile(
    r"别(?:再|去|随便|乱|用力|太)?(?:[按揉压针刺灸碰推捏掐做敲搓扎]|用力)|[请切]勿|请绕道|"
    r"绕道(?:走|而行)|"
    r"(?:不要|不宜|不可|不能|不得|不适合|不适宜|不建议|不推荐|避免|避开|停止|暂停|先别)|"
    r"禁(?![止]?区)|忌|慎|"
    r"排空(?:小便|膀胱|尿)|(?:先|前)[^。；]{0,6}(?:排尿|小便|如厕|上厕所)|宜轻不宜重|"
    r"防(?:止)?晕针|以免|以防|"
    r"(?:须|应|需|必须|只能)由[^。；]{0,8}(?:医师|医生|专业|大夫)|(?:仅|只)限[^。；]{0,6}(?:医师|"
    r"专业)|点到为止|"
    r"内[有为]肺|轻按即可|(?:力度|力道)要轻"
)
_NOT_HANZI = re.compile(
    r"慎恐|不可不知|不可多得|不可忽视|不可小看|不可思议|不可或缺|不能代替|不得不|不可少|忌惮|"
    r"情不自禁|禁不住|不要错过|不要忘|不能平卧|"
    r"不能言|不能安|不可缺|"
    r"不能(?:屈|伸|举|动|行|转|回|饮|食|眠|寐|睡|语|入)"
)
_LABEL = re.compile(r"[\w’' ]{2,24}: +")


def forbids(said: str) -> float:
    """Points of a warning; ``said``: one sentence in lower case and simplified characters."""
    points = 0.0
    label = _LABEL.match(said)
    if _NOT_FOR.match(said) or (label and _NOT_FOR.match(said, label.end())):
        points = 4.0
    if _LEFT.search(said):
        points += 3.5
    if _LIGHTER.search(said):
        points += 3.0
    if _HAPPENS.search(said):
        points += 3.5
    if _FIRST.search(said):
        points += 6.0
    if _MEAL_LIMITS.search(said):
        points += 3.0
    if _HANZI.search(_NOT_HANZI.sub("", said)):
        points += 3.0
    return min(points, 7.0)
