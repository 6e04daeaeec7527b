"""What a sentence says of danger: that it warns, and that it sends to a doctor."""

import re
from collections.abc import Iterator

from tongren.documents.folding import fold_phrase
from tongren.documents.matcher import Phrase
from tongren.store import DATA_FOLDER, TomlFile

#: Words by which a clause forbids, restricts or warns.
WARNS = re.compile(
    r"\b(?:avoid(?:ed|ing|ance)?|contra-?\s?indicat\w*|forbidden|forbids?|prohibit\w*|"
    r"(?:do|does|should|must|may|can|could|is|are|shall|ought) ?(?:not|n[o']t|"
    r"n’t)\b(?: \w+)? ?(?:be )?"
    r"(?:advis\w*|us(?:e|ed|ing)|press\w*|needl\w*|stimulat\w*|massag\w*|punctur\w*|insert\w*|"
    r"recommend\w*|suitable|safe|appropriate|appl(?:y|ied)|perform\w*|attempt\w*|try|exceed|"
    r"allowed|permitted|to be|treat(?:ed)?|manipulat\w*|moxa\w*|bled|touched|work(?:ed)? on|"
    r"activat\w*|done|indicated|twist|lift|rotate|twirl|rub|put|go|push|do this)|cannot be|"
    r"don[’']t|never|unsafe|caution(?:s|ed|ary)?|cautious(?:ly)?|careful(?:ly)?|"
    r"(?:great|extra|special|with|take) care|refrain|beware|"
    r"risk of|risky|dangerous|danger of|hazard\w*|stop (?:if|immediately|at once)|"
    r"stay away|keep away|steer clear|off[- ]limits|only (?:under|by a|by an|by trained|with the)|"
    r"not (?:advis(?:ed|able)|recommended|suitable|safe|appropriate|for (?:use|people|women|those|"
    r"anyone|children|pregnan)|in pregnan|during pregnan|while pregnan|if (?:you|the|pregnan)|when "
    r"pregnan|to be (?:used|needled|pressed|stimulated|massaged)|with pregnan|on pregnan)|"
    r"no (?:needl\w*|deep|moxa\w*|acupuncture|acupressure|strong|direct|massage|pressure|"
    r"stimulation|use in|lifting)|(?:consult|check with|ask|talk to|speak (?:to|with)|seek)\b"
    r"[^.;]{0,50}(?:before|prior to|first)|unless|proceed with|skip|omit|refer out|warning)\b"
    r"|禁|忌|慎|不宜|不可|不能|不要|不得|勿|避免|避开|防止|以免|以防|不建议|不适合|不推荐|咨询",
    re.IGNORECASE,
)
#: No warning though it has the words of one.
NOT_WARNS = re.compile(
    r"not contraindicated|no (?:known |special |particular )?contraindication|avoid(?:ed|s|ing)? "
    r"(?:stress|caffeine|alcohol|eating|surgery|drugs|foods?|medication)|百无禁忌|无禁忌",
    re.IGNORECASE,
)
_DOCTOR = re.compile(
    r"\b(?:see|call|contact|consult(?:ing)?|visit|talk (?:to|with)|speak (?:to|with)|ask|"
    r"check (?:in )?"
    r"with|seek(?:ing)?|get|go to|need|requires?|require|should have|turn to|warrants?|"
    r"needs)\b[^.;]{0,45}?\b"
    r"(?:doctors?|physicians?|gp|health[ -]?care (?:provider|professional|practitioner|team)s?|"
    r"medical (?:attention|help|advice|care|treatment|evaluation|assessment|assistance|"
    r"professional|provider|review|emergency|practitioner)|hospital|emergency|evaluation|"
    r"specialist|midwife|professional (?:help|"
    r"advice|care|evaluation)|urgent care|dentist|ambulance|health professional|"
    r"911|999|112)\b|emergency room|\ba&e\b|\bcall for help|hands of (?:a |your )?(?:doctor|"
    r"physician)|"
    r"(?:needs?|get|have) (?:it |them |this )?(?:properly )?(?:checked|examined|looked at|"
    r"assessed)|"
    r"job for (?:a|your) (?:doctor|gp)|matter for (?:a|your) (?:doctor|gp)|"
    r"就医|就诊|去医院|到医院|送医|送往医院|前往医院|拨打120|急救|找医生|看医生|"
    r"咨询(?:专业)?(?:医生|医师)|遵医嘱|医院",
    re.IGNORECASE,
)
_WORSE = re.compile(
    r"\bpersist|severe|wors(?:e|en)|continues?|lasts?\b|longer than|more than|sudden|"
    r"(?:do|does|did)(?: not|n[’']t) (?:improve|go away|get better|ease|resolve|subside|help)|"
    r"no improvement|goes on|for weeks|(?:can ?not|can[’']t|will not|won[’']t|does not) \w|strong|"
    r"swollen|"
    r"new |suddenly|stroke|emergency|life[- ]threatening|acute|first aid|frequent|fever|"
    r"chest pain|blood|numbness|unexplained|immediate|"
    r"right away|at once|urgent|promptly|without delay|recurr|unusual|as soon as|"
    r"不缓解|未缓解|无缓解|没有缓解|不见好转|未见好转|加重|严重|持续|剧烈|较重|及时|立即|尽快|"
    r"尽早|出现|不适|问题|症状",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:before|prior to|first|beforehand)\b|前[^后]{0,4}(?:应|先|请|要|需)?|之前|事先|孕",
    re.IGNORECASE,
)
_MEDICAL = re.compile(
    r"doctor|physician|\bgp\b|health|medical|hospital|emergenc|specialist|midwife|professional|"
    r"urgent|dentist|ambulance|for help|checked|examined|looked at|assessed|evaluation|911|999|"
    r"112|医|120|急救|a&e",
    re.IGNORECASE,
)
#: Flags of people rather than of what happens: for them the doctor is asked beforehand.
_PEOPLE = frozenset(
    ("pregnancy", "underlying_illness", "anticoagulants", "lactation", "elderly_frail")
)


#: A negation that forbids nothing: "if you don't feel anything".
_IDLE = re.compile(
    r"\b(?:do not|don[’']t|does not|doesn[’']t|never|should not|shouldn[’']t) (?:feel|have|know|"
    r"worry|"
    r"need|see|find|get|notice|understand|forget|hesitate|mind|reali[sz]e|like|respond|work|"
    r"experience|expect|be (?:afraid|painful|uncomfortable)|hurt|ha[sd]|think|believe|"
    r"underestimate)\b",
    re.IGNORECASE,
)


def warning_phrases() -> Iterator[Phrase]:
    """The phrases of ``data/reading/warnings.toml``, each with its flag."""
    name = "warnings.toml"
    tables = TomlFile(DATA_FOLDER / "reading" / name, f"data/reading/{name}").tables
    for flag, listed in tables["phrases"].items():
        for written in listed:
            yield Phrase(fold_phrase(written), "flag", flag)


def care_points(text: str, flags: set[str]) -> dict[str, float]:
    """Points for cautions and red flags of one sentence that names ``flags``."""
    points: dict[str, float] = {}
    if _MEDICAL.search(text) and _DOCTOR.search(text):
        if _WORSE.search(text) and not _BEFORE.search(text) and not flags & _PEOPLE:
            points["red_flags"] = 6.0
        else:
            points["cautions"] = 3.0
    if (idle := len(_IDLE.findall(text))) and points.get("red_flags", 0.0) == 0:
        points["cautions"] = points.get("cautions", 0.0) - 3.0 * idle
    if flags and WARNS.search(text) and not NOT_WARNS.search(text):
        points["cautions"] = points.get("cautions", 0.0) + 1.5
    return points
