"""Sentences that send to a doctor or call for an ambulance."""

import re

_WHO = (
    r"(?:doctors?|physicians?|gps?|hospitals?|clinic|a ?& ?e|emergency (?:room|department|"
    r"services?|"
    r"number|doctor)|casualty|ambulances?|paramedics?|specialists?|midwife|midwives|dentists?|"
    r"health[ -]?care (?:provider|professional|practitioner|team)s?|health professionals?|"
    r"medical (?:attention|help|advice|care|treatment|evaluation|assessment|assistance|"
    r"professionals?|provider|review|emergency|practitioner|attention|check\w*)|urgent care|"
    r"professional (?:help|advice|care|evaluation)|optician|eye clinic|911|999|112|000|111|er)"
)
_SENDS = re.compile(
    r"\b(?:see|call|contact|consult\w*|visit|talk (?:to|with)|speak (?:to|with)|ask|tell|check "
    r"(?:in )?"
    r"with|seek\w*|get|getting|go to|go and see|go straight|needs?(?! not)|needed|wants?|"
    r"appointment with|requires?|should have|"
    r"have|"
    r"let|turn to|warrants?|head|ring|dial\w*|phone|show|rush|belongs?|means?|case for|job for|"
    r"matter for|one for|time to see|reason to|off to|take (?:\w+ ){0,2}to|send (?:\w+ ){0,2}to|"
    r"by (?:a|your|the)|examined by|hands of|straight to|report (?:it )?to|sent to|to the)\b"
    rf"[^.;]{{0,40}}?\b{_WHO}(?!\w)"
)
_SEEN = re.compile(
    r"\b(?:get|go and get|be|needs?|need to be|have|getting|should be|must be|wants?|ought to be)\b"
    r"(?: (?:it|them|this|that|yourself|him|her|to|be|properly|promptly|always|urgently)){0,4} "
    r"(?:seen|"
    r"looking at|checked|checking|examined|looked at|assessed|investigated|treated at once)\b"
    r"(?! (?:on|in|at|as|from)\b)"
)
_ALARM = re.compile(
    r"\bis (?:always )?(?:a medical |an |a )?emergency\b|\bcall for help\b|\bget help\b|\ba "
    r"(?:999|911|112) call\b|\bmedical "
    r"emergency\b|\bfirst aid\b[^.;]{0,20}\b(?:not|before|and)\b"
)
#: What makes it a sign of danger and not a question beforehand.
_SIGN = re.compile(
    r"\bif\b|\bwhen(?:ever)?\b|\bshould\b|\bsudden\w*|\bsevere\w*|\bpersist\w*|\bwors\w+|"
    r"\bcontinu\w+|"
    r"\blasts?\b|\blonger\b|\bmore than\b|\bnew\b|\bstrong\b|\bswollen\b|\bfever\b|\bblood\b|"
    r"\bnumb\w*|"
    r"\bunexplained\b|\bimmediate\w*|\bat once\b|\bright away\b|\burgent\w*|\bpromptly\b|\btoday\b|"
    r"\bsame day\b|\bwithout delay\b|\brecurr\w*|\bunusual\b|\bstroke\b|\bacute\b|\bchest pain\b|"
    r"\bemergency\b|\bstraight to\b|\bbleeding\b|\bdoes not|\bdoesn[’']t|\bwill not\b|\bwon[’']t\b|"
    r"\bcannot\b|\bcan[’']t\b|\bkeeps?\b|\bany\b|\bthat\b|\bbelongs?\b|\bcase for\b|\bjob for\b|"
    r"\bmatter for\b|\bmeans\b|\bgoes on\b|\bfrequent\b|\bas soon as\b|\bambulance\b|\b(?:pain|"
    r"weakness|dizziness|headache|breath\w*|vision|fit|lump|swelling)\b"
)
_BEFOREHAND = re.compile(
    r"\b(?:before|prior to|beforehand)\b(?! (?:it|they|things) )|\b(?:doctor|gp|midwife|physician|"
    r"provider|professional|practitioner|specialist|advice)\b[^.;]{0,24}\bfirst\b|\bfirst (?:ask|"
    r"check|"
    r"talk|consult)|\b(?:unsure|in doubt|any doubts?|not sure|questions?|concern\w*)\b|"
    r"\bsubstitute\b|"
    r"\breplace\w*|\bnot intended\b|\bunder (?:a |the |your )?(?:doctor|medical|physician|care)|"
    r"\b(?:condition|medication|medicines?|pacemaker|illness|disease|disorder)s?\b|\bpregnan\w*|"
    r"\bexpecting\b|\bmidwife\b"
)
_DOCTOR_HANZI = (
    r"(?:医院|医生|就医|就诊|急诊|急症|急救|救护车|送医|医师检查|门诊|看医|求医|诊治|120|999|医治)"
)
_SENDS_HANZI = re.compile(
    r"(?:去|到|看|找|请|应|须|要|需|立即|立刻|及时|赶紧|赶快|马上|尽快|尽早|速|快|拨打|叫|打|送|"
    r"前往|"
    rf"前去|寻求|接受)[^。；]{{0,10}}?{_DOCTOR_HANZI}"
)
_SIGN_HANZI = re.compile(
    r"如(?!何)|若|突然|忽然|出现|发生|持续|加重|加剧|不(?:见)?(?:减|缓解|退|好|消|愈|止|能)|"
    r"未(?:见)?(?:缓解|好转|减)|"
    r"无(?:缓解|好转|效)|没有(?:缓解|好转|效)|没(?:好|效|缓解)|超过|发作|严重|剧烈|急性|反复|立即|"
    r"立刻|赶紧|赶快|马上|"
    r"尽快|尽早|及时|拨打|叫救|高热|出血|昏|晕|胸痛|呼吸困难|麻木|一?旦|仍|还不|还没"
)
_BEFOREHAND_HANZI = re.compile(
    r"孕|(?:前|之前|事先|先)[^。；]{0,6}(?:咨询|询问|请教|征求)|遵医嘱|(?:医生|医师|"
    r"大夫)(?:的)?指导|不能代替|仅供|"
    r"在医|由医|心脏病患者|患有|慢性"
)


def sends_for_help(said: str) -> bool:
    """Whether a sentence names a sign with which one goes to a doctor or calls for help.

    ``said``: one sentence in lower case and simplified characters. "Ask your doctor first" does
    not: that is a caution.
    """
    if _SENDS_HANZI.search(said) and _SIGN_HANZI.search(said):
        return _BEFOREHAND_HANZI.search(said) is None
    if _ALARM.search(said):
        return True
    if _BEFOREHAND.search(said):
        return False
    if _SEEN.search(said) and _SIGN.search(said):
        return True
    return _SENDS.search(said) is not None and _SIGN.search(said) is not None


def asks_doctor(said: str) -> bool:
    """Whether a sentence says to ask a doctor or midwife at all."""
    return _SENDS.search(said) is not None or _SENDS_HANZI.search(said) is not None
