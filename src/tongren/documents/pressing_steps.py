"""Steps of pressing by hand and steps of finding a place: which of the two a sentence tells."""

import re

_NUMBER = (
    r"(?:\d{1,3}(?: ?(?:-|–|to|or) ?\d{1,3})?|once|twice|one|two|three|four|five|six|seven|eight|"
    r"nine|"
    r"ten|twelve|fifteen|twenty|thirty|fifty|a hundred|a few|several|a couple of|half a dozen)"
    r"(?: (?:to|or) (?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty))?"
)
_TIMED = r"(?:rounds?|times|sets?|repeats|repetitions|reps|presses|cycles|goes|passes|turns|laps)"
#: How often: at the start of a sentence, or behind an order.
COUNTS = (
    rf"{_NUMBER} {_TIMED}(?: of (?:\w+|\d+))?|{_NUMBER} (?:slow |deep |long |small |big |gentle |"
    r"full |"
    r"easy |firm |quick ){0,2}(?:circles|presses|strokes|taps|squeezes|breaths|pulses)|"
    r"count(?:ing)? (?:slowly )?to \w+"
)
#: From one side to the other.
SIDES = (
    r"\b(?:change|swap|switch|alternate)(?: over| round)?(?: to)?(?: the| your)?(?: other)? "
    r"(?:hands?|"
    r"sides?|feet|foot|legs?|arms?|wrists?|ears?)\b|\bswap over\b|\bswitch over\b|\bleft (?:side |"
    r"hand |"
    r"foot |leg |arm )?(?:first|and) ?,? ?(?:then |after(?:wards)? )?(?:the )?right\b|\b(?:then|"
    r"now|"
    r"and|do|repeat(?: on)?|afterwards) (?:do )?(?:on |with )?the (?:other|opposite|right|"
    r"left)\b(?: "
    r"(?:one|side|hand|foot|leg|arm|ear|wrist|knee))?|\bone (?:side|hand|foot|leg) (?:at a time|"
    r"after "
    r"the other)\b|\bin turn\b|\bone after the other\b|^both (?:hands|sides|feet)\b|\beach "
    r"(?:side|foot|hand|leg|arm|knee|ear|wrist)\b|\ba (?:foot|"
    r"knee|hand|"
    r"side|leg|arm|wrist|ear)(?=\s*[.,;]|$)|左右(?:脚|手|腿|侧|两侧)?(?:交替|轮流|互换|各)|"
    r"换(?:另一?|只|"
    r"个|对)?(?:只|侧|边)?(?:手|脚|腿|侧|边)|另一侧(?:同|也|重复)|每[侧边]"
)
#: At what times of the day.
TIMES_OF_DAY = (
    r"\b(?:mornings? and (?:nights?|evenings?)|night and morning|first thing in the morning|"
    r"(?:after|"
    r"before|at|with) (?:breakfast|bed|bedtime|waking|sleep|lunch)|before (?:you )?(?:sleep|going "
    r"to "
    r"(?:bed|sleep))|in bed|on waking)\b|早晚(?:各)?[一二三两\d]?[遍次回组]?|睡前|晨起"
)
_BREATH = (
    r"\b(?:breathe|breaths?|breathing|inhale|exhale|in-?breath|out-?breath)\b|呼气|吸气|呼吸|吐气"
)
_POSTURE = (
    r"^(?:now |first |then |just |simply )?(?:sit|lie|stand|settle|lean)(?: into a chair| down| "
    r"back| up| on| "
    r"in| "
    r"comfortably| upright| straight| tall| quietly)+\b(?!.*\bknees? (?:bent|flexed))|\b(?:drop|"
    r"relax|"
    r"lower|loosen|unclench|soften) (?:the |your )?(?:shoulders?|jaw|neck|face|belly|hands?|"
    r"brow)\b|"
    r"\bshoulders (?:down|low|loose|relaxed)\b|\b(?:close|shut) your eyes\b|\beyes (?:closed|"
    r"shut)\b|"
    r"\bback straight\b|放松(?:肩|全身|身体|双肩)|闭(?:上)?眼|闭目"
)
_ORDER = (
    r"(?:(?:and|then|now|next|gently|firmly|slowly|simply|just|first|finally|softly|lightly|also|"
    r"to "
    r"finish|please),? )*(?:press|apply|massage|rub|knead|hold|stimulate|work|squeeze|stroke|tap|"
    r"pinch|"
    r"release|dig|lean|lie|roll|drum|draw|make|rest|hook|sink|swallow|pause|repeat|build|ease|"
    r"let|open|drag|sweep|brush|cup|warm|pump|push|lay|place|put|use|do|keep|stay|continue|drop|"
    r"breathe|inhale|exhale|relax|close|clasp|grip|grasp|take|start|finish|go|count|vibrate|shake|"
    r"pat|"
    r"slap|comb|pull|walk|interlace|move|swing|stretch|circle|spread|trace|glide|bend|flex|change|"
    r"swap)"
    r"\b"
)
_TOOL = (
    r"\b(?:thumbs?|thumbnails?|fingers?|fingertips?|fingernails?|nails?|knuckles?|palms?|fists?|"
    r"elbows?|"
    r"heels? of|tennis balls?|golf balls?|massage balls?|ball|pencil|pen|chopstick|rolling pin|"
    r"spoon|"
    r"roller|hand)\b|拇指|食指|中指|手指|指腹|指尖|手掌|掌心|掌根|拳|肘|指节"
)
_RESULT = (
    r"\buntil (?:it|the (?:spot|area|skin|point|place|sole|hand|foot)) (?:\w+ )?(?:aches|warms|"
    r"softens|"
    r"reddens|glows|tingles|relaxes|loosens|eases|feels? (?:\w+ )?(?:warm|soft|loose|heavy|"
    r"relaxed|sore))"
    r"|\b(?:feather|very) light\b|\blight pressure\b|\b(?:let go|release)(?: slowly| gently| again|"
    r" completely)?(?=\s*[.,;]|$)|以[^。；]{0,8}为度|至[^。；]{0,6}(?:发热|酸胀|微红|温热)|敲打|"
    r"拍打|按揉|按压|揉按|点按|"
    r"按住|搓(?:热|擦)|掐按|推按|打圈"
)
_PRESSES = re.compile(
    r"^(?:\w+ )?(?:press|massage|rub|knead|squeeze|stroke|tap|pinch|dig|drum|roll|hold|pat|slap|"
    r"stimulate)\b"
)
#: A place is reached: what finding ends with.
FOUND = (
    r"\b(?:you(?:[’']re| are| have) (?:there|on (?:the |your )?\w+|arrived|found|at the (?:point|"
    r"spot)|"
    r"in the right)|that(?:[’']s| is) (?:it|the (?:spot|point|place)|your|where)|(?:there|here) "
    r"(?:it "
    r"is|lies|is the|you have)|is (?:the|your) (?:point|spot|place)|(?:marks?|shows? you) (?:the|"
    r"your) (?:point|"
    r"spot|"
    r"place)|(?:appears?|shows? (?:itself|up)|stands? out|pops? up|springs? up|forms|opens)\b|"
    r"(?:you "
    r"(?:will |[’']ll )?(?:feel|find|see|notice|come to|reach|meet|land)|(?:lands?|rests?|falls?|"
    r"drops?|"
    r"sinks?|slips?|slides?) (?:on|in|into|at|upon))|until (?:your |the |a |it )?(?:\w+ "
    r")?(?:finger|"
    r"fingertip|thumb|tip|it|tendon|bone)\w* (?:drops|falls|sinks|slips|lands|stops|meets|"
    r"reaches)|into "
    r"(?:thirds|halves|quarters|three|four|two|equal)|to see the|look for the|(?:look|see|stop) "
    r"where|to (?:find|locate) "
    r"(?:it|"
    r"the|this|your)|where (?:\w+ ){1,8}(?:touch(?:es)?|meets?|lands?|points?|ends?))|(?:就是|"
    r"便是|即是|"
    r"即为|即得|之处|处取|取之|找到|可见|取穴|即此)"
)
_FINDING = (
    r"^(?:first |then |now |next )?(?:slide|slip|run|glide|trace|walk|feel|count|measure|wiggle|"
    r"divide|"
    r"draw a line|imagine|follow|locate|find|palpate|look|stand on tiptoe|make a (?:\w+ )?fist|"
    r"put your hand|cross your|let the "
    r"patient|"
    r"have the patient|ask the patient|close your hand|curl|bend|flex|lift|raise|cock|spread|open "
    r"your|"
    r"stretch out)\b|^(?:用力)?(?:踮|握拳|张口|张开|屈|伸|坐|正坐)"
)
_COUNTS = re.compile(
    rf"^(?:about |some |do |repeat |for )*(?:{COUNTS})\b(?! (?:as|more|less|better|larger|in )\b)"
)
_COUNTS_INSIDE = re.compile(rf"\b(?:{COUNTS})\b|[一二三四五六七八九十百\d两]+(?:次|下|遍|圈|组|回)")
_SIDES = re.compile(SIDES)
_DAY = re.compile(rf"^[^.;]{{0,30}}?(?:{TIMES_OF_DAY})")
_BREATHS = re.compile(_BREATH)
_BREATHES = re.compile(
    r"\b(?:breathe|breaths|inhale|exhale|(?:while|when|as you) breath\w+|breathing (?:in|out|"
    r"slowly))\b"
    r"|呼气|吸气|呼吸|吐气"
)
_POSTURES = re.compile(_POSTURE)
_ORDERS = re.compile(_ORDER)
_TOOLS = re.compile(_TOOL)
_RESULTS = re.compile(_RESULT)
_FOUND = re.compile(FOUND)
_FINDS = re.compile(_FINDING)
_DURATION = re.compile(
    r"\b(?:\d+|half|a|one|two|three|four|five|ten|few|thirty|sixty|couple of) (?:a |full |whole )?"
    r"(?:minutes?|mins?|seconds?|secs?|s)\b|(?:分钟|秒)"
)
_DURATION_FIRST = re.compile(
    r"^(?:about |for |only |just |some )*(?:\d+|half|a|one|two|three|four|five|ten|thirty|sixty)[ "
    r"\d–-]{0,6}"
    r" ?(?:a |full |or two |to \w+ )?(?:minutes?|mins?|seconds?|secs?)\b"
)
_LABEL = re.compile(r"[\w’' ]{2,24}: +")
_TELLS = re.compile(
    r"\b(?:helps?|relieves?|treats?|used for|indicated|needl\w+|reliev\w+|cun|tonif\w+|is located|"
    r"lies)\b"
    r"|针|寸|主治|治疗"
)


def step_points(said: str) -> dict[str, float]:
    """Points for pressing and for finding; ``said``: one sentence in lower case."""
    if (label := _LABEL.match(said)) is not None:
        said = said[label.end() :]
    telling = _TELLS.search(said) is not None
    found = _FOUND.search(said) is not None and _BREATHS.search(said) is None
    points = _pressing(said, short=len(said) < 70 and not telling)
    if telling and not _PRESSES.search(said):
        points = min(points, 1.5)
    given: dict[str, float] = {}
    if found and points < 7.0:
        finding = 4.5 if _FINDS.search(said) else 1.5
        if points == 0.0 or _FINDS.search(said):
            given["find"] = 0.0 if telling else finding
            points = min(points, 1.0)
    elif points >= 3.0:
        given["find"] = -3.0
    if points:
        given["acupressure"] = points
    return given


def _pressing(said: str, *, short: bool) -> float:
    """How plainly a sentence is a step of pressing: order, tool, count, side, breath, posture."""
    order = _ORDERS.match(said) is not None
    points = 0.0
    if short and (_COUNTS.match(said) or _DURATION_FIRST.match(said)):
        points += 4.0
    if short and _DAY.match(said):
        points += 3.0
    if _SIDES.search(said) and (order or short):
        points += 3.5
    if _BREATHS.search(said) and (order or (short and _BREATHES.search(said))):
        points += 4.0
    if _POSTURES.search(said):
        points += 3.5
    if _RESULTS.search(said) and (order or short):
        points += 2.5
    if order and (_DURATION.search(said) or _COUNTS_INSIDE.search(said)):
        points += 3.0
    if order and _TOOLS.search(said):
        points += 2.0
    if _COUNTS_INSIDE.search(said) and short and said[:1] > "\u2e80":
        points += 2.0
    return points


def is_step(said: str) -> bool:
    """Whether a sentence tells a step of pressing and not only that pressing is done."""
    return step_points(said).get("acupressure", 0.0) >= 2.5
