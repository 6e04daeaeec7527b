"""The shapes of all answers under ``/api``: the TypeScript types are generated from these.

``builders/web_types.py`` writes ``frontend/src/api/types.ts``; a test fails when it is stale.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from tongren.documents.review import PageReview
from tongren.model import (
    Action,
    Acupressure,
    Alternative,
    Anatomy,
    AttributedName,
    Category,
    CategoryMember,
    Check,
    Combination,
    Connection,
    Disagreement,
    Ground,
    Indication,
    LayGuide,
    Moxibustion,
    Needling,
    OtherName,
    Review,
    Statement,
    Step,
)
from tongren.model.location import Laterality
from tongren.model.meridian import Join, Phase
from tongren.model.source import SourceKind
from tongren.practice import Study
from tongren.practice.answers import Limit


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The base of every answer."""


class PointRef(Answer, frozen=True, kw_only=True):
    """An acupoint in a list. ``written``: whether more than name and place is recorded; ``pose``:
    the pose of the body in which it is found, empty for any."""

    code: str
    meridian: str
    pinyin: str
    hanzi_simplified: str
    hanzi_traditional: str
    english: str
    region: str
    categories: tuple[str, ...]
    written: bool
    pose: str


class MeridianRef(Answer, frozen=True, kw_only=True):
    """A meridian in a list, with its place in the circuit. ``clock``: "17-19" or empty."""

    id: str
    kind: Literal["primary", "extraordinary"]
    english: str
    hanzi_simplified: str
    hanzi_traditional: str
    pinyin: str
    limb: Literal["hand", "foot"] | None
    polarity: Literal["yin", "yang"] | None
    six_name: str
    organ: str
    phase: Phase | None
    clock: str
    paired: str
    same_name: str
    previous: str
    next: str
    start: str
    end: str
    start_digit: str
    end_digit: str
    points: int
    joins: tuple[Join, ...]


class CategoryRef(Answer, frozen=True, kw_only=True):
    """A point category in a list; ``size``: how many memberships it counts."""

    id: str
    label: str
    hanzi: str
    pinyin: str
    plain: str
    size: int
    disputed: bool


class TermRef(Answer, frozen=True, kw_only=True):
    """A term of the vocabulary as a page shows it."""

    label: str
    plain: str
    hanzi: str
    red_flag: str


class TermIndex(Answer, frozen=True, kw_only=True):
    """Terms by kind and identifier."""

    actions: dict[str, TermRef]
    patterns: dict[str, TermRef]
    conditions: dict[str, TermRef]
    regions: dict[str, TermRef]
    techniques: dict[str, TermRef]
    flags: dict[str, TermRef]


class SourceRecord(Answer, frozen=True, kw_only=True, omit_defaults=True):
    """A work that facts cite, under its key."""

    key: str
    title: str
    kind: SourceKind
    author: str = ""
    publisher: str = ""
    year: int | None = None
    url: str = ""
    licence: str = ""
    consulted: str = ""
    note: str = ""


class AtlasIndex(Answer, frozen=True, kw_only=True):
    """``/api/atlas``: what every page needs to name and link things."""

    version: str
    points: tuple[PointRef, ...]
    meridians: tuple[MeridianRef, ...]
    categories: tuple[CategoryRef, ...]
    terms: TermIndex
    sources: tuple[SourceRecord, ...]
    bodies: tuple[str, ...]


class RecordNames(Answer, frozen=True, kw_only=True, omit_defaults=True):
    """Names of an acupoint; ``english`` is the first of the ``translations``."""

    pinyin: str
    hanzi_traditional: str
    hanzi_simplified: str
    english: str
    translations: tuple[AttributedName, ...]
    pinyin_variants: tuple[str, ...] = ()
    hanzi_variants: tuple[str, ...] = ()
    hangul: str = ""
    romaji: str = ""
    aliases: tuple[str, ...] = ()
    other_names: tuple[OtherName, ...] = ()
    other_codes: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()
    meaning: str = ""
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class RecordLocation(Answer, frozen=True, kw_only=True, omit_defaults=True):
    """Where the acupoint lies."""

    region: str
    text: str
    expression: str
    posture: str
    checks: tuple[Check, ...] = ()
    pose: str = ""
    laterality: Laterality | None = None
    places: int | None = None
    on_skin: bool = True
    alternatives: tuple[Alternative, ...] = ()
    sex_variants: str = ""
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class RecordCaution(Answer, frozen=True, kw_only=True, omit_defaults=True):
    """A caution with the label of its flag."""

    flag: str
    label: str
    text: str
    counter: str = ""
    sources: tuple[str, ...] = ()


class Answered(Answer, frozen=True, kw_only=True):
    """A question and its answer. ``from_data``: put together from the record, not authored."""

    question: str
    answer: str
    sources: tuple[str, ...]
    from_data: bool


class Related(Answer, frozen=True, kw_only=True):
    """A related acupoint and why it is one."""

    code: str
    name: str
    relation: str
    text: str


class PointRecord(Answer, frozen=True, kw_only=True):
    """The record of ``tongren show --json``; see ``tongren.export.record``."""

    code: str
    names: RecordNames
    meridian: str
    laterality: Laterality
    categories: tuple[Category, ...]
    location: RecordLocation
    find: tuple[Step, ...]
    find_lay: LayGuide | None
    mistakes: tuple[Statement, ...]
    anatomy: Anatomy | None
    needling: tuple[Needling, ...]
    moxibustion: Moxibustion | None
    actions: tuple[Action, ...]
    indications: tuple[Indication, ...]
    cautions: tuple[RecordCaution, ...]
    red_flags: tuple[Statement, ...]
    acupressure: Acupressure | None
    commentary: str
    commentary_statements: tuple[Statement, ...]
    connections: tuple[Connection, ...]
    combinations: tuple[Combination, ...]
    disagreements: tuple[Disagreement, ...]
    related: tuple[Related, ...]
    faq: tuple[Answered, ...]
    review: Review
    sources: tuple[SourceRecord, ...]
    voice: Literal["lay", "practitioner", "full"]
    needling_note: str = ""
    overlay: tuple[OwnClaim, ...] = ()


class OwnClaim(Answer, frozen=True, kw_only=True):
    """A claim of the user's own overlay about a point; ``span``: first line and column, last line
    and the column behind, in ``file``."""

    field: str
    text: str
    file: str
    span: tuple[int, ...]
    verdict: Literal["agrees", "differs", "new"] = "new"
    reason: str = ""
    reasons: tuple[Ground, ...] = ()
    severity: Literal["danger", "caution", "note", ""] = ""
    state: Literal["proposed", "accepted", "rejected"]


class FamilyCode(Answer, frozen=True, kw_only=True):
    """The acupoint's codes in one code family."""

    family: str
    label: str
    language: str
    codes: tuple[str, ...]
    note: str


class PointAnswer(Answer, frozen=True, kw_only=True):
    """``/api/points/KI1``. ``previous``, ``next``: codes along the meridian, or among the extra
    points; empty at the ends."""

    record: PointRecord
    previous: str
    next: str
    codes: tuple[FamilyCode, ...]


class MeridianPoint(Answer, frozen=True, kw_only=True):
    """A point on a meridian's page."""

    code: str
    location: str
    categories: tuple[Category, ...]


class FlowsFrom(Answer, frozen=True, kw_only=True):
    """Where the qi of another meridian passes into this one."""

    id: str
    join: Join


class MeridianAnswer(Answer, frozen=True, kw_only=True, omit_defaults=True):
    """``/api/meridians/KI``."""

    id: str
    ref: MeridianRef
    full_name: str = ""
    hangul: str = ""
    synonyms: tuple[str, ...] = ()
    entry_point: str = ""
    exit_point: str = ""
    confluent_point: str = ""
    partner_vessel: str = ""
    pathway_external: tuple[str, ...] = ()
    pathway_internal: tuple[str, ...] = ()
    crossing_points: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    flows_from: tuple[FlowsFrom, ...] = ()
    point_list: tuple[MeridianPoint, ...] = ()


class CategoryAnswer(Answer, frozen=True, kw_only=True):
    """``/api/categories/yuan_source``."""

    id: str
    label: str
    hanzi: str
    pinyin: str
    meaning: str
    plain: str
    members: tuple[CategoryMember, ...]
    disagreements: tuple[str, ...]
    sources: tuple[str, ...]


class Candidate(Answer, frozen=True, kw_only=True):
    """One reading of what was typed; ``matched``: the code or name that was recognised; ``why``:
    what speaks for it."""

    code: str
    name: str
    matched: str
    why: str


class ResolveAnswer(Answer, frozen=True, kw_only=True):
    """``/api/resolve``. ``why``: how the answer came about; ``near``: points of similar name where
    nothing was found."""

    query: str
    code: str | None
    ambiguous: bool
    candidates: tuple[Candidate, ...]
    why: str
    near: tuple[Candidate, ...]


class Match(Answer, frozen=True, kw_only=True):
    """Why a point is a result. ``field``: where in its record; ``term``: what of the query;
    ``snippet``: the text around it."""

    field: str
    term: str
    snippet: str


class Hit(Answer, frozen=True, kw_only=True):
    """One result of a search; higher scores are better, within one search only."""

    code: str
    score: float
    matched: tuple[Match, ...]


class SearchAnswer(Answer, frozen=True, kw_only=True):
    """``/api/search``."""

    query: str
    results: tuple[Hit, ...]


class FindAnswer(Answer, frozen=True, kw_only=True):
    """``/api/find``: everything that one search box offers for a text.

    ``meridians``, ``categories``, ``conditions``, ``patterns``: identifiers whose names match.
    """

    query: str
    resolution: ResolveAnswer
    results: tuple[Hit, ...]
    meridians: tuple[str, ...]
    categories: tuple[str, ...]
    conditions: tuple[str, ...]
    patterns: tuple[str, ...]


class CircumstanceRef(Answer, frozen=True, kw_only=True):
    """Something about a person that may forbid or limit points. ``question``: how it is asked;
    ``everywhere``: what then holds at every point."""

    id: str
    label: str
    question: str
    everywhere: str


#: Why a point is not pressed; empty where it is.
Refusal = Literal["", "unwritten", "practitioner_only", "excluded"]


class SessionPoint(Answer, frozen=True, kw_only=True):
    """A point of an acupressure session. ``limits``: what the person's circumstances forbid or
    limit; the seconds are those of one side."""

    code: str
    laterality: Laterality
    refused: Refusal
    limits: tuple[Limit, ...]
    press: Acupressure | None
    find: LayGuide | None
    least_seconds: int
    most_seconds: int


class SessionQuestion(Answer, frozen=True, kw_only=True):
    """What is asked before a session; ``codes``: the points that a yes forbids or limits."""

    id: str
    label: str
    question: str
    everywhere: str
    codes: tuple[str, ...]


class SessionAnswer(Answer, frozen=True, kw_only=True):
    """``/api/session``. ``everywhere``: what holds for this person at every point."""

    points: tuple[SessionPoint, ...]
    questions: tuple[SessionQuestion, ...]
    everywhere: tuple[str, ...]
    red_flags: tuple[str, ...]
    stop: tuple[str, ...]


class TermEntry(Answer, frozen=True, kw_only=True):
    """A condition or pattern in a list; ``points``: how many points claim it."""

    id: str
    label: str
    plain: str
    hanzi: str
    points: int


class RegionEntry(Answer, frozen=True, kw_only=True):
    """A part of the body in a list."""

    id: str
    points: int


class ListsAnswer(Answer, frozen=True, kw_only=True):
    """``/api/lists``."""

    conditions: tuple[TermEntry, ...]
    patterns: tuple[TermEntry, ...]
    regions: tuple[RegionEntry, ...]


class TermClaim(Answer, frozen=True, kw_only=True):
    """What the record of a point claims about a term, and from which sources."""

    code: str
    field: Literal["actions", "indications"]
    text: str
    group: str = ""
    status: str
    era: str = ""
    sources: tuple[str, ...]


class TermAnswer(Answer, frozen=True, kw_only=True):
    """``/api/conditions/insomnia`` and ``/api/patterns/...``. ``signs``: of a pattern the
    conditions that show it, of a condition the patterns that it shows."""

    id: str
    kind: Literal["condition", "pattern"]
    label: str
    plain: str
    hanzi: str
    definition: str
    synonyms: tuple[str, ...]
    red_flag: str
    broader: tuple[TermEntry, ...]
    narrower: tuple[TermEntry, ...]
    signs: tuple[TermEntry, ...]
    claims: tuple[TermClaim, ...]
    sources: tuple[str, ...]


class RegionGroup(Answer, frozen=True, kw_only=True):
    """The points of one region as the records name it."""

    name: str
    codes: tuple[str, ...]


class RegionAnswer(Answer, frozen=True, kw_only=True):
    """``/api/regions/hand``."""

    id: str
    groups: tuple[RegionGroup, ...]


class BodyDescription(Answer, frozen=True, kw_only=True, omit_defaults=True):
    """What body this is, with the height and weight it really has."""

    sex: str
    age_years: float
    height_cm: float
    weight_kg: float
    pregnant: bool = False
    name: str = ""


class BodyPosition(Answer, frozen=True, kw_only=True):
    """One place of a point on a body. ``face`` and ``barycentric`` bind it to the skin, so that it
    follows a pose."""

    code: str
    label: str
    side: Literal["left", "right", "midline"]
    xyz_mm: tuple[float, ...]
    face: int
    barycentric: tuple[float, ...]


class MissingPoint(Answer, frozen=True, kw_only=True):
    """A point that has no position on a body: it has no expression yet, its expression is faulty,
    or the construction does not meet on this body."""

    code: str
    reason: Literal["unwritten", "faulty", "unreachable"]


class BodyAnswer(Answer, frozen=True, kw_only=True):
    """``/api/body``. ``template``, ``mesh``, ``courses``, ``ruler``: addresses of what goes with
    it; ``mesh`` takes ``&pose=``, ``ruler`` takes ``&point=``."""

    description: BodyDescription
    positions: tuple[BodyPosition, ...]
    missing: tuple[MissingPoint, ...]
    template: str
    mesh: str
    courses: str
    ruler: str


class Course(Answer, frozen=True, kw_only=True):
    """A stretch of a meridian over the skin of the left side or the midline, in the direction of
    flow. ``join``: it leads into another meridian. ``line``: places on edges of the mesh between
    the two points, each as vertex, vertex, thousandths of the way from the one to the other."""

    meridian: str
    start: str
    stop: str
    join: bool
    line: tuple[int, ...]


class CoursesAnswer(Answer, frozen=True, kw_only=True):
    """``/api/body/courses``: what can be drawn of the meridians on a body."""

    courses: tuple[Course, ...]


class RulerMark(Answer, frozen=True, kw_only=True):
    """A landmark or point on the skin. ``name``: its identifier or code, "" for a place without
    one; ``at``: face and the weights of its first two corners."""

    name: str
    at: tuple[float, ...]


class RulerTick(Answer, frozen=True, kw_only=True):
    """A division of a line: at which of its nodes, and the number beside it."""

    node: int
    text: str


class RulerLine(Answer, frozen=True, kw_only=True):
    """A line over the skin; ``places``: its nodes, each face and the weights of two corners.

    ``kind``: "unit" carries the cun, "move" is the way to go, "level" and "vertical" lead from
    where a level is taken to the point, "line" and "plane" are what the words name, "segment"
    lies between two places.
    """

    kind: Literal["unit", "move", "level", "vertical", "line", "plane", "segment"]
    places: tuple[tuple[float, ...], ...]
    ticks: tuple[RulerTick, ...]


class RulerStep(Answer, frozen=True, kw_only=True, omit_defaults=True):
    """One step of finding a point on a body; the page makes a sentence of it by its ``kind``.

    ``names``: identifiers of landmarks and codes of points, ``words``: their English names;
    ``count`` with ``unit``: how far, or how many cun the segment has; ``row``: which segment
    carries the unit; ``unit_mm``: one unit on this body; ``length_mm``: the whole.
    """

    kind: Literal[
        "find", "findLine", "findPlane", "line", "unit", "move", "just", "level", "vertical",
        "midpoint", "between", "fraction", "portion", "cast", "nearest", "surface", "arrive",
    ]  # fmt: skip
    names: tuple[str, ...]
    words: tuple[str, ...] = ()
    direction: str = ""
    share: str = ""
    count: float | None = None
    unit: str = ""
    row: str = ""
    unit_mm: float | None = None
    length_mm: float | None = None
    marks: tuple[RulerMark, ...]
    lines: tuple[RulerLine, ...]


class RulerAnswer(Answer, frozen=True, kw_only=True):
    """``/api/body/ruler``: how a point is found on a body, as steps with what to draw.

    ``label``: which of several places of the point; ``sentence``: the location in the location
    language; ``uncertainty_mm``: radius within which about two of three experts would mark it.
    """

    code: str
    label: str
    sentence: str
    steps: tuple[RulerStep, ...]
    uncertainty_mm: float


class ReadAnswer(Answer, frozen=True, kw_only=True):
    """``/api/read``: a page and what was read of it. ``overlay``: the name of the user's own file
    into which decisions can be written, empty where the server has none."""

    review: PageReview
    overlay: str


class DecidedClaim(Answer, frozen=True, kw_only=True):
    """What a person decided about one claim of a page."""

    code: str
    field: Annotated[str, msgspec.Meta(pattern="^[a-z_.]{1,40}$")]
    text: Annotated[str, msgspec.Meta(max_length=20_000)]
    span: Annotated[tuple[int, ...], msgspec.Meta(min_length=4, max_length=4)]
    verdict: Literal["agrees", "differs", "new"]
    reason: str
    reasons: tuple[Ground, ...] = ()
    severity: Literal["danger", "caution", "note", ""]
    state: Literal["accepted", "rejected"]
    value: dict[str, Any]


class Decisions(Answer, frozen=True, kw_only=True):
    """What is sent to ``/api/overlay``: decisions about the claims of one page."""

    file: Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
    format: Annotated[str, msgspec.Meta(max_length=20)]
    claims: tuple[DecidedClaim, ...]


class OverlayAnswer(Answer, frozen=True, kw_only=True):
    """``/api/overlay``. ``toml``: the decisions as an overlay file; ``written``: how many claims
    the user's own file holds now, -1 where nothing was written."""

    toml: str
    written: int


class Fault(Answer, frozen=True, kw_only=True):
    """What is wrong and what to do about it. ``kind``: stable, for programs."""

    status: int
    kind: Literal[
        "unknown_point",
        "ambiguous_point",
        "unknown_meridian",
        "unknown_category",
        "unknown_term",
        "unknown_address",
        "impossible_body",
        "unplaced_point",
        "bad_parameter",
        "method_not_allowed",
        "foreign_host",
        "foreign_origin",
        "too_large",
        "unwritable",
        "not_built",
        "internal",
    ]
    message: str
    advice: str
    candidates: tuple[Candidate, ...] = ()


class ErrorAnswer(Answer, frozen=True, kw_only=True):
    """The one shape of every error."""

    error: Fault


#: Every type whose TypeScript form the front end uses.
ANSWERS: tuple[type[msgspec.Struct], ...] = (
    AtlasIndex,
    PointRecord,
    PointAnswer,
    MeridianAnswer,
    CategoryAnswer,
    ListsAnswer,
    TermAnswer,
    RegionAnswer,
    SessionAnswer,
    ResolveAnswer,
    SearchAnswer,
    FindAnswer,
    Study,
    CircumstanceRef,
    BodyAnswer,
    CoursesAnswer,
    RulerAnswer,
    ReadAnswer,
    Decisions,
    OverlayAnswer,
    ErrorAnswer,
)
