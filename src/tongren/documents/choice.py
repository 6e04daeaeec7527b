"""Which field a sentence belongs to: by its section, by what it says, or by both."""

import re

from tongren.documents import classification as cl
from tongren.documents.context import Context
from tongren.documents.found import Found
from tongren.documents.scopes import Scope

#: What a sentence under a known name may still be, when it says so clearly.
_OVERRIDES: dict[str, frozenset[str]] = {
    "location": frozenset(
        [
            "categories",
            "find",
            "needling",
            "cautions",
            "actions",
            "indications",
            "acupressure",
            "categories",
            "combinations",
        ]
    ),
    "find": frozenset(
        ["categories", "location", "actions", "acupressure", "cautions", "needling", "indications"]
    ),
    "needling": frozenset(
        ["categories", "cautions", "location", "combinations", "acupressure", "moxibustion"]
    ),
    "actions": frozenset(
        [
            "categories",
            "needling",
            "acupressure",
            "cautions",
            "indications",
            "location",
            "combinations",
        ]
    ),
    "indications": frozenset(
        [
            "categories",
            "cautions",
            "needling",
            "acupressure",
            "actions",
            "location",
            "combinations",
            "related",
        ]
    ),
    "acupressure": frozenset(
        ["categories", "cautions", "red_flags", "needling", "moxibustion", "location"]
    ),
    "combinations": frozenset(["cautions", "needling"]),
    "cautions": frozenset(["red_flags"]),
    "categories": frozenset(),
    "related": frozenset(),
}
#: A sentence that says something has a verb.
_SAYS = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|can|may|might|will|would|does|do|did|should|must|"
    r"could|it|i|we|you|they|he|she|makes?|works?|gives?|takes?|helps?|acts?|goes|lets?|brings?|"
    r"shows?|says?|said|called|known|used|named|lies|sits|opens?|means?|refers?|stands?|treats?|"
    r"comes?|runs?|tells?|remains?|becomes?|belongs?|needs?|allows?|leads?|supports?|\w+ed|"
    r"\w{3,}[^aiou\W]s)\b"
    r"|[\u3400-\u9fff]{4}",
    re.IGNORECASE,
)
#: What speaks of the page, its writer or a shop and not of the point.
_PAGE_TALK = re.compile(
    r"\b(?:this (?:article|page|post|blog|video|guide|chapter|website|site|handout|book|course|"
    r"series|newsletter|lesson)|in this (?:article|post|guide)|(?:see|read|view|watch|visit|"
    r"check out|refer to)"
    r" (?:our|my|the (?:video|full|article|link|picture|image|diagram|list|table))|our (?:website|"
    r"blog|list|newsletter|precautions)|click|as shown|see (?:figure|fig|below|above|picture|"
    r"image)|"
    r"another video|my (?:course|book|video|website)|has been used with permission|"
    r"let[’']s (?:explore|look|dive|take a look|find out)|we[’']ll (?:explore|look|cover|discuss)|"
    r"i[’']ll (?:show|explain)|read on|keep reading|stay tuned)\b"
    r"|本文|下面(?:就|我们|来)|以下是|接下来|一起来(?:看|了解)|小编|下图|如图|点击|转载",
    re.IGNORECASE,
)
#: Sections that prose soon leaves, though no heading says so.
_TECHNICAL = frozenset(["needling", "moxibustion", "cupping", "acupressure", "find", "location"])
#: "The place is called Geshu." tells the name.
_NAMES_ONLY = re.compile(
    r"[^.;:]{2,40}? (?:is|are) (?:also )?(?:called|named|known as|written(?: as)?|"
    r"pronounced)\b[^.;]{2,60}[.]?\Z"
)
#: What the reader is told to do while pressing.
_POSES = re.compile(
    r"\s*(?:sit|lie|stand|close|rest|look|take|keep|let|put|bend|lean|turn|raise|lower|breathe|"
    r"relax|start|stop|try|imagine|remember|leave|hold|place|repeat|do|finish|see|hi|hello|dear|"
    r"thanks|thank)\b",
    re.IGNORECASE,
)
#: The way to the page: "Home > Points > Stomach".
_CRUMBS = re.compile(r"[^>»›.。]{1,30}(?:\s+[>»›]\s+[^>»›.。]{1,40}){2,}\Z")
#: What a whole sentence ends with; titles and items of lists have none.
_STOPS = frozenset(".!。！…~～")
_TALKED = frozenset(["cautions", "acupressure", "find", "meaning", "categories", "connections"])
_THIS_POINT = re.compile(
    r"\b(?:this (?:acu)?point|this one|this spot|the point|it is|it has|it may|it can|it lies|"
    r"its)\b|本穴|此穴|该穴",
    re.IGNORECASE,
)


class Choice:
    """Chooses fields for the sentences of one scope, and holds what was found so far."""

    def __init__(self, context: Context, scope: Scope) -> None:
        self.context = context
        self.scope = scope
        self.code = scope.code
        self.found: list[Found] = []
        self.structure: list[tuple[int, int]] = []
        self.section = ""
        self.distance = 0
        self.level = 9
        self.by_label = False
        self.question: tuple[int, int] | None = None
        self.answer: list[tuple[int, int]] = []
        self.columns: dict[tuple[int, int], str] = {}
        self.row_label: tuple[tuple[int, int], str] | None = None

    def _clues(self, start: int, end: int, item: bool) -> cl.Clues:
        context = self.context
        mentions = context.mentions_in(start, end)
        others = [m for m in mentions if self.code not in m.codes]
        elsewhere = cl.place_of_another(context.text, start, end, {m.end for m in mentions})
        return cl.Clues(
            context.text[start:end],
            start,
            context.outline.hits_in(start, end),
            context.lengths_in(start, end),
            context.durations_in(start, end),
            len(others),
            item,
            elsewhere,
        )

    def _choose(self, start: int, end: int, field: str, prior: float, item: bool) -> str:
        clues = self._clues(start, end, item)
        if _CRUMBS.match(clues.text):
            return ""
        if field in (
            "related",
            "anatomy",
            "meaning",
            "patterns",
            "connections",
            "cupping",
            "red_flags",
        ):
            return field
        points = cl.scores(clues, self.context.text)
        if field == "commentary" and prior < cl.PRIOR_HEADING:
            field = ""
        if field == "commentary":
            return self._in_commentary(points, clues.text)
        if not field:
            best, score = cl.best(points)
            if best in _TALKED and _PAGE_TALK.search(clues.text):
                return ""
            if score < cl.ENOUGH:
                return "commentary" if self._is_about_point(start, end) else ""
            return best
        if field == "actions" and cl.lists_complaints(clues):
            return "indications"
        allowed = _OVERRIDES.get(field)
        own = points.get(field, 0.0) + prior
        if allowed is not None:
            free = allowed | {"red_flags"}
            others = {name: value for name, value in points.items() if name in free or prior < 3}
            if field == "find" and self.found and self.found[-1].field == "find":
                others.pop("location", None)
            if field == "needling" and points.get("needling", 0.0) >= 3.0:
                others.pop("acupressure", None)
            warning = others.get("cautions", 0.0)
            told = points.get("needling", 0.0)
            if field == "needling" and not clues.lengths and warning >= 4.0 and told < 3.0:
                own = min(own, points.get("needling", 0.0))
            best, score = cl.best(others)
            if (
                best
                and best != field
                and (score > own or self._has_nothing_of(field, points, score))
            ):
                return best
        if prior < 3 and own < 3.0:
            return self._choose(start, end, "", 0.0, item)
        strays = field in _TECHNICAL and self.distance > 1 and prior <= cl.PRIOR_HEADING
        if field == "cautions" and self.distance > 1 and prior <= cl.PRIOR_HEADING and not item:
            strays = not any(hit.kind == "flag" for hit in clues.hits)
        placeless = field == "location" and strays and not clues.lengths
        if placeless and points.get(field, 0.0) < 0.8:
            return self._choose(start, end, "", 0.0, item)
        strays = strays and points.get(field, 0.0) < 0.8 and len(clues.text) > 40
        if strays and _SAYS.search(clues.text):
            return self._choose(start, end, "", 0.0, item) or field
        return field

    @staticmethod
    def _has_nothing_of(field: str, points: dict[str, float], other: float) -> bool:
        """Whether a sentence shows no sign of the field it stands under, and clear ones of
        another."""
        return points.get(field, 0.0) < 1.0 and other >= 3.0 and field != "cautions"

    def _in_commentary(self, points: dict[str, float], text: str) -> str:
        """Commentary stays commentary unless it plainly is a warning, a place, a depth."""
        asks = text.rstrip(' "”’)）').endswith(("?", "？"))
        few = text.isascii() and len(text.split()) < 4 and text[-1:] not in _STOPS
        if asks or few or _PAGE_TALK.search(text):
            return ""
        best, score = cl.best(
            {
                k: v
                for k, v in points.items()
                if k
                in (
                    "location",
                    "find",
                    "needling",
                    "cautions",
                    "acupressure",
                    "red_flags",
                    "combinations",
                    "connections",
                    "moxibustion",
                )
            }
        )
        second = max(points.get("indications", 0.0), points.get("actions", 0.0))
        if best == "location" and score >= 6 and score > second:
            return "location"
        enough = 3 if best in ("combinations", "connections", "red_flags") else 4
        return "commentary+" + best if best and score >= enough else "commentary"

    def _is_about_point(self, start: int, end: int) -> bool:
        """Whether a sentence that fits no field speaks of the point at all."""
        context = self.context
        text = context.text[start:end]
        if len(text) < 12 or any(
            h.id.startswith("chrome/") for h in context.hits_in(start, end, "cue")
        ):
            return False
        known = context.hits_in(
            start,
            end,
            "condition",
            "pattern",
            "action",
            "meridian",
            "category",
        )
        if _POSES.match(text) or text[0].islower() or _NAMES_ONLY.match(text):
            return False
        if not known and not context.mentions_in(start, end) and not _THIS_POINT.search(text):
            return False
        if text.rstrip(' "”’)）').endswith(("?", "？", ":", "：")) or _PAGE_TALK.search(text):
            return False
        if not _SAYS.search(text) or text.rstrip(" \"”’')）")[-1:] not in _STOPS:
            return False
        # "This is called Large Intestine 11." tells no more than the name.
        for mention in reversed(context.mentions_in(start, end)):
            text = text[: mention.start - start] + text[mention.end - start :]
        return len(text.split()) >= 4 or text[:1] > "\u2e80"
