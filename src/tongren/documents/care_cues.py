"""What a sentence says of danger: that it warns, and that it sends to a doctor."""

import re
from collections.abc import Iterator

from tongren.documents.emergencies import asks_doctor, sends_for_help
from tongren.documents.fields.handling import only_trained
from tongren.documents.fields.organs import says_organ_beneath
from tongren.documents.fields.states import state_flags
from tongren.documents.folding import fold_phrase, plain_characters
from tongren.documents.forbidding import forbids
from tongren.documents.matcher import Phrase
from tongren.documents.pressing_steps import step_points
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
#: So much of a sentence is looked at: none is longer.
_READ = 600
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
    r"underestimate)\b|\bneed not be\b|不可(?:不知|多得|忽视|小看|思议|或缺)",
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
    """Points for cautions, red flags, pressing and finding of one sentence that names ``flags``."""
    said = plain_characters(text[:_READ])
    warning = forbids(said)
    points = step_points(said)
    if warning:
        points.pop("acupressure", None)
        points.pop("find", None)
        points["cautions"] = warning
    if sends_for_help(said) and not flags & _PEOPLE:
        points["red_flags"] = 6.0
        points["cautions"] = min(points.get("cautions", 0.0), 2.0)
    elif asks_doctor(said):
        points["cautions"] = points.get("cautions", 0.0) + 3.0
    if says_organ_beneath(said):
        points["cautions"] = points.get("cautions", 0.0) + 5.5
    if only_trained(said):
        points["cautions"] = points.get("cautions", 0.0) + 4.5
    if (idle := len(_IDLE.findall(text))) and points.get("red_flags", 0.0) == 0:
        points["cautions"] = points.get("cautions", 0.0) - 3.0 * idle
    named = flags or (warning and next(state_flags(said), None))
    if named and (warning or WARNS.search(text)) and not NOT_WARNS.search(text):
        points["cautions"] = points.get("cautions", 0.0) + 1.5
    return points
