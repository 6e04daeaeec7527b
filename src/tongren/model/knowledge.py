"""What an acupoint is for and when not: the complete record beside name and place.

Traditional claims are claims: each carries its sources and a status, none is a promise.
"""

from typing import Literal

from tongren.model.base import Cited, Fact

ClaimStatus = Literal["traditional", "modern", "studied", "disputed"]
Suitability = Literal["anyone", "with_care", "practitioner_only"]
Angle = Literal["perpendicular", "oblique", "transverse", "prick", "none"]
MoxaUse = Literal["allowed", "with_care", "indirect_only", "forbidden"]


class Statement(Cited, frozen=True, kw_only=True):
    """A sentence or paragraph with its sources."""

    text: str
    status: ClaimStatus = "traditional"


class Step(Cited, frozen=True, kw_only=True):
    """One step of finding the point by hand; ``feel``: what one should feel there."""

    text: str
    feel: str = ""


class LayGuide(Cited, frozen=True, kw_only=True):
    """How a lay reader finds the point; ``error``: how far finger widths may be off."""

    text: str
    finger_shortcut: str = ""
    error: str = ""


class Anatomy(Cited, frozen=True, kw_only=True):
    """What lies beneath, from the skin inwards."""

    skin_nerves: tuple[str, ...] = ()
    muscles: tuple[str, ...] = ()
    vessels: tuple[str, ...] = ()
    nerves: tuple[str, ...] = ()
    beneath: str = ""


class Needling(Cited, frozen=True, kw_only=True):
    """One needling technique of the literature. Depths are literature depths in cun.

    ``ceiling_cun``: never deeper than this here, because of ``ceiling_reason``. ``forbidden``:
    the point is not needled. ``condition``: the technique is for trained hands or circumstances
    stated here only. ``dangers``: structures that a needle could injure.
    """

    angle: Angle
    direction: str = ""
    min_cun: float | None = None
    max_cun: float | None = None
    response: str = ""
    manipulation: str = ""
    ceiling_cun: float | None = None
    ceiling_reason: str = ""
    forbidden: bool = False
    condition: str = ""
    dangers: tuple[str, ...] = ()
    differs: str = ""


class Moxibustion(Cited, frozen=True, kw_only=True):
    """Moxa and the other techniques; ``cones`` and ``minutes`` as the literature gives them."""

    use: MoxaUse
    cones: str = ""
    minutes: str = ""
    text: str = ""
    cupping: str = ""
    bleeding: str = ""


class Action(Cited, frozen=True, kw_only=True):
    """A traditional action in the field's terms, linked to the vocabulary."""

    text: str
    terms: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    status: ClaimStatus = "traditional"


class Indication(Cited, frozen=True, kw_only=True):
    """A group of indications; ``terms``: conditions, ``patterns``: patterns of the vocabulary."""

    group: str
    text: str
    terms: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    era: Literal["classical", "modern"] = "modern"
    status: ClaimStatus = "traditional"


class Combination(Cited, frozen=True, kw_only=True):
    """Points used together, for what."""

    codes: tuple[str, ...]
    purpose: str


class Connection(Cited, frozen=True, kw_only=True):
    """How the point is tied into the system of meridians."""

    to: str
    text: str


class Acupressure(Cited, frozen=True, kw_only=True):
    """Pressing the point by hand. Times in seconds for one side and one round."""

    suitability: Suitability
    technique: str
    terms: tuple[str, ...] = ()
    tool: str = ""
    pressure: str = ""
    min_seconds: int | None = None
    max_seconds: int | None = None
    repeats: str = ""
    side: str = ""
    breathing: str = ""
    benefits: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()


class Caution(Cited, frozen=True, kw_only=True):
    """A machine-readable flag (a term of ``vocabulary.flags``) with its text.

    ``counter``: evidence or authors against the caution, where there are any.
    """

    flag: str
    text: str
    counter: str = ""


class Question(Cited, frozen=True, kw_only=True):
    """A question people ask, answered in plain words."""

    question: str
    answer: str


class RelatedPoint(Cited, frozen=True, kw_only=True):
    """A point that an author relates to this one, and why."""

    code: str
    text: str


class Disagreement(Cited, frozen=True, kw_only=True):
    """Where sources differ. ``positions``: one statement per position, each with its sources."""

    topic: str
    positions: tuple[Statement, ...]


class Review(Fact, frozen=True, kw_only=True):
    """The state of review of one record."""

    state: Literal["draft", "written", "reviewed"] = "draft"
    by: str = ""
    date: str = ""


class Knowledge(Cited, frozen=True, kw_only=True):
    """Everything about an acupoint beside its names and its place."""

    find: tuple[Step, ...] = ()
    find_lay: LayGuide | None = None
    mistakes: tuple[Statement, ...] = ()
    anatomy: Anatomy | None = None
    needling: tuple[Needling, ...] = ()
    moxibustion: Moxibustion | None = None
    actions: tuple[Action, ...] = ()
    indications: tuple[Indication, ...] = ()
    commentary: tuple[Statement, ...] = ()
    connections: tuple[Connection, ...] = ()
    combinations: tuple[Combination, ...] = ()
    acupressure: Acupressure | None = None
    cautions: tuple[Caution, ...] = ()
    red_flags: tuple[Statement, ...] = ()
    faq: tuple[Question, ...] = ()
    related: tuple[RelatedPoint, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    review: Review = Review()
