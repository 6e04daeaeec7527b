"""Cautions with their flags, red flags, and pressing by hand."""

import re
from collections.abc import Iterator
from typing import Any

from tongren.documents.care_cues import WARNS
from tongren.documents.context import Context
from tongren.documents.fields.dangers import flags_in
from tongren.documents.folding import plain_characters
from tongren.documents.forbidding import forbids
from tongren.documents.found import Found
from tongren.documents.pressing_steps import COUNTS, SIDES, TIMES_OF_DAY
from tongren.documents.statements import sentences

#: Flags that say something only together with a warning about the needle or about pressing.
_TOGETHER = {
    "no_moxa": ("no_direct_moxa",),
    "lung_beneath": ("lung_near", "nerve", "local_injury"),
    "thrombosis": ("vein",),
    "artery": ("local_injury",),
    "nerve": ("local_injury",),
    "kidney": ("local_injury",),
    "spinal_cord": ("local_injury", "nerve"),
    "no_needle": ("no_deep", "painful"),
}
_TOOL = re.compile(
    r"(?:(?:your |the |a |an |both |using |of your )*(?:thumbs?|fingertips?|index fingers?|"
    r"middle fingers?|fingers?|knuckles?|palms?|tennis ball|golf ball|massage ball|pads? of "
    r"(?:the|your) (?:thumb|finger)s?|fists?|heel of (?:the|your) hand)(?: (?:or|and) (?:your |"
    r"the |a )?(?:thumbs?|fingertips?|index fingers?|middle fingers?|fingers?|knuckles?|"
    r"palms?))?(?: of (?:your|the) (?:other|opposite) hand)?)|(?:拇指|食指|中指|指腹|指尖|掌心|"
    r"手掌|大拇指|指关节)(?:指腹|指端|尖)?",
    re.IGNORECASE,
)
_PRESSURE = re.compile(
    r"(?:very |quite |fairly )?(?:firm|gentle|light|moderate|medium|deep|steady|strong|soft|"
    r"comfortable|mild|constant)(?:,? ?(?:but|and|yet|to)? (?:firm|gentle|light|moderate|"
    r"steady|strong|deep|comfortable))* (?:circular |thumb |finger |downward )?pressure|"
    r"(?:firmly|gently|lightly|deeply)(?: (?:but|and|yet) (?:firmly|gently|lightly|deeply|"
    r"steadily))?|(?:力度适中|用力|轻轻|稍用力|以[^，。；]{0,6}为度|轻柔|适度|由轻到重)",
    re.IGNORECASE,
)
_REPEATS = re.compile(
    r"(?:(?:a few|several|two|three|four|five|\d{1,2}|two to three|once or twice|once|twice|"
    r"2-3|2–3)(?:\s?(?:[-–]|to|or)\s?(?:\d|two|three|four|five|twice))?(?: times?)? ?(?:a|per|"
    r"every|each|/)[ -]?(?:day|week|night|evening|morning)(?:,? or (?:as needed|whenever|more "
    r"often)[^.;]*)?|as (?:often as )?needed(?: for relief)?|repeat[^.;,]{0,60}(?:times?|daily|"
    r"sides?)|(?<![\w-])(?:daily|every (?:day|evening|night|morning|other day|hour|few hours))|"
    r"每[日天]\s?[\d一二三两]+(?:\s?[-～~至到]\s?[\d一二三]+)?\s?次|每[日天]早晚[^，。；]{0,6}|"
    r"每日\d|早晚各[^，。；]{1,6}|"
    r"\b(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|fifty|a hundred)"
    r"(?: (?:to|or) \w+)? (?:times|rounds|repetitions|strokes)(?: (?:a|per) (?:day|week|session))?|"
    r"\d{2,3}\s?(?:次|下)|\d{1,2}(?:\s?[-–~]\s?\d{1,2})? times)",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"(?:on )?(?:both|each|either) (?:sides?|feet|hands?|arms?|legs?|foot|wrists?|knees?|"
    r"ears?)|(?:the )?other (?:side|foot|hand|arm|leg|wrist|knee)|switch(?:ing)? (?:sides|"
    r"hands|feet|legs|arms)|(?:change|swap) (?:hands|sides|feet|legs|arms|over)|"
    r"左右[^，。；,]{0,3}交替|"
    r"双侧|两侧|左右|对侧|交替",
    re.IGNORECASE,
)
#: What stands under a warning at the foot of a page: other articles, marks of the end.
_FURNITURE = re.compile(
    r"[?？][”\"’]?\Z|\A\W*(?:the )?end\W*\Z|别忘|不要忘|别错过|硬扛|推荐|往期|上一篇|下一篇|"
    r"阅读原文|"
    r"\b(?:do not|don[’']t) (?:copy|forget|miss|reproduce|share)\b"
)
_TURN = re.compile(SIDES, re.IGNORECASE)
_ROUNDS = re.compile(rf"\b(?:{COUNTS})\b|{TIMES_OF_DAY}", re.IGNORECASE)
_BREATHING = re.compile(
    r"[^,.;。，]*(?:breathe|breaths?|breathing|inhale|exhale|呼吸|深呼吸)[^,.;。，]*", re.IGNORECASE
)
_CONDITIONAL = re.compile(
    r"\b(?:if|while|when|until|unless|during|after|before|in (?:infants|children|pregnancy)|"
    r"yourself|at home|untrained)\b"
)


def read_cautions(context: Context, start: int, end: int) -> Iterator[Found]:
    """One finding for each flag that a warning names; one without a flag if it names none."""
    text = context.clean(start, end)
    flags = flags_in(context, start, end)
    if "no_needle" in flags and (len(flags) > 1 or _CONDITIONAL.search(text)):
        flags.remove("no_needle")  # not for these people or in this state; otherwise it is needled
    for strong, weaker in _TOGETHER.items():
        if strong in flags:
            flags = [flag for flag in flags if flag not in weaker]
    if re.search(
        r"not contraindicated|no (?:known |special |particular )?(?:contraindication|caution|"
        r"precaution)|\bnone\b|无特殊|\bsafe for\b|无禁忌",
        text,
        re.IGNORECASE,
    ):
        yield Found(start, end, "cautions", {"flag": "", "text": text, "denied": True})
        return
    if not flags and _says_nothing(context, start, end):
        return
    for flag in flags or [""]:
        yield Found(start, end, "cautions", {"flag": flag, "text": text})
    if "no_needle" in flags:
        yield Found(start, end, "needling", {"angle": "none", "forbidden": True, "condition": text})
    if "no_moxa" in flags:
        yield Found(start, end, "moxibustion", {"use": "forbidden", "text": text})


def _says_nothing(context: Context, start: int, end: int) -> bool:
    """Whether words without a flag are furniture of the page or an organ in a point's name."""
    said = plain_characters(context.clean(start, end))
    cues = context.hits_in(start, end, "cue")
    if any(hit.id.startswith("chrome/") for hit in cues) or _FURNITURE.search(said):
        return True
    in_names = bool(context.hits_in(start, end, "flag")) and WARNS.search(said) is None
    return in_names and forbids(said) == 0.0


def read_acupressure(context: Context, start: int, end: int) -> Iterator[Found]:
    """What one sentence says about pressing: technique, tool, pressure, time, repeats."""
    text = context.text
    value: dict[str, Any] = {"technique": context.clean(start, end)}
    terms = list(dict.fromkeys(hit.id for hit in context.terms_in(start, end, "technique")))
    if (
        "circular_kneading" in terms
        and "steady_pressure" in terms
        and not re.search(r"steady|hold|constant|sustained|按压", text[start:end], re.IGNORECASE)
    ):
        terms.remove("steady_pressure")
    value["terms"] = [term for term in terms if term not in ("needling", "moxa_stick")]
    if (tool := _TOOL.search(text, start, end)) is not None:
        value["tool"] = " ".join(tool[0].split())
    if (pressure := _PRESSURE.search(text, start, end)) is not None:
        value["pressure"] = " ".join(pressure[0].split())
    value |= _times(context, start, end)
    side = _SIDE.search(text, start, end) or _TURN.search(text, start, end)
    if side is not None:
        value["side"] = side[0]
    if (breathing := _BREATHING.search(text, start, end)) is not None:
        value["breathing"] = " ".join(breathing[0].split())
    yield Found(start, end, "acupressure", value)


def _times(context: Context, start: int, end: int) -> dict[str, Any]:
    value: dict[str, Any] = {}
    durations = context.durations_in(start, end)
    if durations:
        chosen = max(durations, key=lambda duration: duration.high)
        value["min_seconds"], value["max_seconds"] = chosen.low, chosen.high
    repeats = _REPEATS.search(context.text, start, end) or _ROUNDS.search(context.text, start, end)
    if repeats is not None:
        value["repeats"] = " ".join(repeats[0].split())
    return value


def read_times(context: Context, start: int, end: int) -> Iterator[Found]:
    """Times and repeats inside an answer or other text that is about something else."""
    for first, last in sentences(context.text, start, end):
        value = _times(context, first, last)
        if value:
            yield Found(first, last, "acupressure", value)
