// Written by builders/web_types.py from src/tongren/web/schema.py: do not edit.

/** A traditional action in the field's terms, linked to the vocabulary. */
export interface Action {
  sources?: string[];
  text: string;
  terms?: string[];
  patterns?: string[];
  status?: "disputed" | "modern" | "studied" | "traditional";
}

/** Pressing the point by hand. Times in seconds for one side and one round. */
export interface Acupressure {
  sources?: string[];
  suitability: "anyone" | "practitioner_only" | "with_care";
  technique: string;
  terms?: string[];
  tool?: string;
  pressure?: string;
  min_seconds?: number | null;
  max_seconds?: number | null;
  repeats?: string;
  side?: string;
  breathing?: string;
  benefits?: string[];
  stop?: string[];
}

/** Another place for the same point, and who holds it. */
export interface Alternative {
  sources?: string[];
  text: string;
  held_by: string;
  expression?: string;
}

/** What lies beneath, from the skin inwards. */
export interface Anatomy {
  sources?: string[];
  skin_nerves?: string[];
  muscles?: string[];
  vessels?: string[];
  nerves?: string[];
  beneath?: string;
}

/** A question and its answer. ``from_data``: put together from the record, not authored. */
export interface Answered {
  question: string;
  answer: string;
  sources: string[];
  from_data: boolean;
}

/** ``/api/atlas``: what every page needs to name and link things. */
export interface AtlasIndex {
  version: string;
  points: PointRef[];
  meridians: MeridianRef[];
  categories: CategoryRef[];
  terms: TermIndex;
  sources: SourceRecord[];
  bodies: string[];
}

/** A translation of the name, and who translates it so. */
export interface AttributedName {
  sources?: string[];
  text: string;
}

/** ``/api/body``. ``template``, ``mesh``, ``courses``, ``ruler``: addresses of what goes with it; ``mesh`` takes ``&pose=``, ``ruler`` takes ``&point=``. */
export interface BodyAnswer {
  description: BodyDescription;
  positions: BodyPosition[];
  missing: MissingPoint[];
  template: string;
  mesh: string;
  courses: string;
  ruler: string;
}

/** What body this is, with the height and weight it really has. */
export interface BodyDescription {
  sex: string;
  age_years: number;
  height_cm: number;
  weight_kg: number;
  pregnant?: boolean;
  name?: string;
}

/** One place of a point on a body. ``face`` and ``barycentric`` bind it to the skin, so that it follows a pose. */
export interface BodyPosition {
  code: string;
  label: string;
  side: "left" | "midline" | "right";
  xyz_mm: number[];
  face: number;
  barycentric: number[];
}

/** One reading of what was typed; ``matched``: the code or name that was recognised; ``why``: what speaks for it. */
export interface Candidate {
  code: string;
  name: string;
  matched: string;
  why: string;
}

/** Membership of one acupoint in a category, as derived from ``categories.toml``. */
export interface Category {
  id: string;
  label: string;
  of?: string;
  role?: string;
  phase?: string;
  note?: string;
  disputed?: string;
  sources?: string[];
}

/** ``/api/categories/yuan_source``. */
export interface CategoryAnswer {
  id: string;
  label: string;
  hanzi: string;
  pinyin: string;
  meaning: string;
  plain: string;
  members: CategoryMember[];
  disagreements: string[];
  sources: string[];
}

/** One point in a category. ``of``: what it is the point of (a meridian, vessel, tissue, sea); ``role``: its place in the category ("jing-well"); ``phase``: the phase it carries; ``disputed``: why its membership is not agreed, empty where it is. */
export interface CategoryMember {
  sources?: string[];
  code: string;
  of?: string;
  role?: string;
  phase?: string;
  note?: string;
  disputed?: string;
}

/** A point category in a list; ``size``: how many memberships it counts. */
export interface CategoryRef {
  id: string;
  label: string;
  hanzi: string;
  pinyin: string;
  plain: string;
  size: number;
  disputed: boolean;
}

/** A further statement of a standard about the place, used to test the expression. */
export interface Check {
  sources?: string[];
  statement: string;
  tolerance_bcun?: number;
  explained?: string;
}

/** Something about a person that may forbid or limit points. ``question``: how it is asked; ``everywhere``: what then holds at every point. */
export interface CircumstanceRef {
  id: string;
  label: string;
  question: string;
  everywhere: string;
}

/** A claim of a record. ``about``: labels of the complaints and patterns that it speaks of. */
export interface ClaimFound {
  field: "actions" | "indications";
  text: string;
  about: string[];
  status: string;
  sources: string[];
}

/** Points used together, for what. */
export interface Combination {
  sources?: string[];
  codes: string[];
  purpose: string;
}

/** A condition or pattern that the text says somebody has, or has not (``denied``). */
export interface Complaint {
  said: string;
  kind: "condition" | "pattern";
  key: string;
  label: string;
  plain: string;
  denied: boolean;
  red_flag: string;
}

/** How the point is tied into the system of meridians. */
export interface Connection {
  sources?: string[];
  to: string;
  text: string;
}

/** A stretch of a meridian over the skin of the left side or the midline, in the direction of flow. ``join``: it leads into another meridian. ``line``: places on edges of the mesh between the two points, each as vertex, vertex, thousandths of the way from the one to the other. */
export interface Course {
  meridian: string;
  start: string;
  stop: string;
  join: boolean;
  line: number[];
}

/** ``/api/body/courses``: what can be drawn of the meridians on a body. */
export interface CoursesAnswer {
  courses: Course[];
}

/** What a person decided about one claim of a page. */
export interface DecidedClaim {
  code: string;
  field: string;
  text: string;
  span: number[];
  verdict: "agrees" | "differs" | "new";
  reason: string;
  reasons?: Ground[];
  severity: "" | "caution" | "danger" | "note";
  state: "accepted" | "rejected";
  value: Record<string, unknown>;
}

/** What is sent to ``/api/overlay``: decisions about the claims of one page. */
export interface Decisions {
  file: string;
  format: string;
  claims: DecidedClaim[];
}

/** Where sources differ. ``positions``: one statement per position, each with its sources. */
export interface Disagreement {
  sources?: string[];
  topic: string;
  positions: Statement[];
}

/** The one shape of every error. */
export interface ErrorAnswer {
  error: Fault;
}

/** The acupoint's codes in one code family. */
export interface FamilyCode {
  family: string;
  label: string;
  language: string;
  codes: string[];
  note: string;
}

/** What is wrong and what to do about it. ``kind``: stable, for programs. */
export interface Fault {
  status: number;
  kind: "ambiguous_point" | "bad_parameter" | "foreign_host" | "foreign_origin" | "impossible_body" | "internal" | "method_not_allowed" | "not_built" | "too_large" | "unknown_address" | "unknown_category" | "unknown_meridian" | "unknown_point" | "unknown_term" | "unplaced_point" | "unwritable";
  message: string;
  advice: string;
  candidates?: Candidate[];
}

/** ``/api/find``: everything that one search box offers for a text. */
export interface FindAnswer {
  query: string;
  resolution: ResolveAnswer;
  results: Hit[];
  meridians: string[];
  categories: string[];
  conditions: string[];
  patterns: string[];
}

/** Where the qi of another meridian passes into this one. */
export interface FlowsFrom {
  id: string;
  join: Join;
}

/** A sentence by its identifier, with the values that stand in it. */
export interface Ground {
  id: string;
  values?: Record<string, GroundValue>;
}

/** One value of a reason, of one kind. */
export interface GroundValue {
  text?: string;
  cun?: [number, number][];
  seconds?: [number, number][];
  group?: string;
  words?: string[];
  names?: Name[];
}

/** One result of a search; higher scores are better, within one search only. */
export interface Hit {
  code: string;
  score: number;
  matched: Match[];
}

/** A group of indications; ``terms``: conditions, ``patterns``: patterns of the vocabulary. */
export interface Indication {
  sources?: string[];
  group: string;
  text: string;
  terms?: string[];
  patterns?: string[];
  era?: "classical" | "modern";
  status?: "disputed" | "modern" | "studied" | "traditional";
}

/** Where the qi of one meridian passes into the next. */
export interface Join {
  sources?: string[];
  to: string;
  from_point?: string;
  to_point?: string;
  at: string;
  by?: string;
}

/** How a lay reader finds the point; ``error``: how far finger widths may be off. */
export interface LayGuide {
  sources?: string[];
  text: string;
  finger_shortcut?: string;
  error?: string;
}

/** What forbids (``excludes``) or limits a point for a person. ``flag``: of the caution, or empty where the suitability for pressing decides; ``counter``: what speaks against it. */
export interface Limit {
  circumstance: string;
  flag: string;
  text: string;
  excludes: boolean;
  counter: string;
  sources: string[];
}

/** ``/api/lists``. */
export interface ListsAnswer {
  conditions: TermEntry[];
  patterns: TermEntry[];
  regions: RegionEntry[];
}

/** Why a point is a result. ``field``: where in its record; ``term``: what of the query; ``snippet``: the text around it. */
export interface Match {
  field: string;
  term: string;
  snippet: string;
}

/** ``/api/meridians/KI``. */
export interface MeridianAnswer {
  id: string;
  ref: MeridianRef;
  full_name?: string;
  hangul?: string;
  synonyms?: string[];
  entry_point?: string;
  exit_point?: string;
  confluent_point?: string;
  partner_vessel?: string;
  pathway_external?: string[];
  pathway_internal?: string[];
  crossing_points?: string[];
  functions?: string[];
  notes?: string[];
  sources?: string[];
  flows_from?: FlowsFrom[];
  point_list?: MeridianPoint[];
}

/** A point on a meridian's page. */
export interface MeridianPoint {
  code: string;
  location: string;
  categories: Category[];
}

/** A meridian in a list, with its place in the circuit. ``clock``: "17-19" or empty. */
export interface MeridianRef {
  id: string;
  kind: "extraordinary" | "primary";
  english: string;
  hanzi_simplified: string;
  hanzi_traditional: string;
  pinyin: string;
  limb: "foot" | "hand" | null;
  polarity: "yang" | "yin" | null;
  six_name: string;
  organ: string;
  phase: "earth" | "fire" | "metal" | "water" | "wood" | null;
  clock: string;
  paired: string;
  same_name: string;
  previous: string;
  next: string;
  start: string;
  end: string;
  start_digit: string;
  end_digit: string;
  points: number;
  joins: Join[];
}

/** A point that has no position on a body: it has no expression yet, its expression is faulty, or the construction does not meet on this body. */
export interface MissingPoint {
  code: string;
  reason: "faulty" | "unreachable" | "unwritten";
}

/** Moxa and the other techniques; ``cones`` and ``minutes`` as the literature gives them. */
export interface Moxibustion {
  sources?: string[];
  use: "allowed" | "forbidden" | "indirect_only" | "with_care";
  cones?: string;
  minutes?: string;
  text?: string;
  cupping?: string;
  bleeding?: string;
}

/** What something is called. ``zh``: simplified characters, empty where the data has none. */
export interface Name {
  en: string;
  zh?: string;
}

/** One needling technique of the literature. Depths are literature depths in cun. */
export interface Needling {
  sources?: string[];
  angle: "none" | "oblique" | "perpendicular" | "prick" | "transverse";
  direction?: string;
  min_cun?: number | null;
  max_cun?: number | null;
  response?: string;
  manipulation?: string;
  ceiling_cun?: number | null;
  ceiling_reason?: string;
  forbidden?: boolean;
  condition?: string;
  dangers?: string[];
  differs?: string;
}

/** An older or alternative name of the same acupoint. At least one script is given. */
export interface OtherName {
  sources?: string[];
  hanzi?: string;
  pinyin?: string;
  english?: string;
  note?: string;
}

/** ``/api/overlay``. ``toml``: the decisions as an overlay file; ``written``: how many claims the user's own file holds now, -1 where nothing was written. */
export interface OverlayAnswer {
  toml: string;
  written: number;
}

/** A claim of the user's own overlay about a point; ``span``: first line and column, last line and the column behind, in ``file``. */
export interface OwnClaim {
  field: string;
  text: string;
  file: string;
  span: number[];
  verdict?: "agrees" | "differs" | "new";
  reason?: string;
  reasons?: Ground[];
  severity?: "" | "caution" | "danger" | "note";
  state: "accepted" | "proposed" | "rejected";
}

/** A page and what was read of it. ``problem``: one line, where nothing could be read, in English and as ``problem_reason``. */
export interface PageReview {
  name: string;
  format: string;
  text: string;
  parts: ReviewPart[];
  points: ReviewPoint[];
  problem: string;
  problem_reason?: Ground | null;
}

/** A pattern that would explain complaints. */
export interface PatternFound {
  key: string;
  label: string;
  plain: string;
  score: number;
  matched: Sign[];
  against: Sign[];
  further: Sign[];
  sources: string[];
}

/** ``/api/points/KI1``. ``previous``, ``next``: codes along the meridian, or among the extra points; empty at the ends. */
export interface PointAnswer {
  record: PointRecord;
  previous: string;
  next: string;
  codes: FamilyCode[];
}

/** A point worth studying. ``score``: comparable within one study only. */
export interface PointFound {
  code: string;
  name: string;
  score: number;
  claims: ClaimFound[];
  reasons: Reason[];
  limits: Limit[];
}

/** The record of ``tongren show --json``; see ``tongren.export.record``. */
export interface PointRecord {
  code: string;
  names: RecordNames;
  meridian: string;
  laterality: "bilateral" | "left" | "midline" | "right";
  categories: Category[];
  location: RecordLocation;
  find: Step[];
  find_lay: LayGuide | null;
  mistakes: Statement[];
  anatomy: Anatomy | null;
  needling: Needling[];
  moxibustion: Moxibustion | null;
  actions: Action[];
  indications: Indication[];
  cautions: RecordCaution[];
  red_flags: Statement[];
  acupressure: Acupressure | null;
  commentary: string;
  commentary_statements: Statement[];
  connections: Connection[];
  combinations: Combination[];
  disagreements: Disagreement[];
  related: Related[];
  faq: Answered[];
  review: Review;
  sources: SourceRecord[];
  voice: "full" | "lay" | "practitioner";
  needling_note?: string;
  overlay?: OwnClaim[];
}

/** An acupoint in a list. ``written``: whether more than name and place is recorded; ``pose``: the pose of the body in which it is found, empty for any. */
export interface PointRef {
  code: string;
  meridian: string;
  pinyin: string;
  hanzi_simplified: string;
  hanzi_traditional: string;
  english: string;
  region: string;
  categories: string[];
  written: boolean;
  pose: string;
}

/** ``/api/read``: a page and what was read of it. ``overlay``: the name of the user's own file into which decisions can be written, empty where the server has none. */
export interface ReadAnswer {
  review: PageReview;
  overlay: string;
}

/** A category that speaks for a point. ``pattern``: label of the pattern that makes it count. */
export interface Reason {
  category: string;
  pattern: string;
  text: string;
  sources: string[];
}

/** A caution with the label of its flag. */
export interface RecordCaution {
  flag: string;
  label: string;
  text: string;
  counter?: string;
  sources?: string[];
}

/** Where the acupoint lies. */
export interface RecordLocation {
  region: string;
  text: string;
  expression: string;
  posture: string;
  checks?: Check[];
  pose?: string;
  laterality?: "bilateral" | "left" | "midline" | "right" | null;
  places?: number | null;
  on_skin?: boolean;
  alternatives?: Alternative[];
  sex_variants?: string;
  notes?: string[];
  sources?: string[];
}

/** Names of an acupoint; ``english`` is the first of the ``translations``. */
export interface RecordNames {
  pinyin: string;
  hanzi_traditional: string;
  hanzi_simplified: string;
  english: string;
  translations: AttributedName[];
  pinyin_variants?: string[];
  hanzi_variants?: string[];
  hangul?: string;
  romaji?: string;
  aliases?: string[];
  other_names?: OtherName[];
  other_codes?: string[];
  standards?: string[];
  meaning?: string;
  notes?: string[];
  sources?: string[];
}

/** ``/api/regions/hand``. */
export interface RegionAnswer {
  id: string;
  groups: RegionGroup[];
}

/** A part of the body in a list. */
export interface RegionEntry {
  id: string;
  points: number;
}

/** The points of one region as the records name it. */
export interface RegionGroup {
  name: string;
  codes: string[];
}

/** A related acupoint and why it is one. */
export interface Related {
  code: string;
  name: string;
  relation: string;
  text: string;
}

/** ``/api/resolve``. ``why``: how the answer came about; ``near``: points of similar name where nothing was found. */
export interface ResolveAnswer {
  query: string;
  code: string | null;
  ambiguous: boolean;
  candidates: Candidate[];
  why: string;
  near: Candidate[];
}

/** The state of review of one record. */
export interface Review {
  state?: "draft" | "reviewed" | "written";
  by?: string;
  date?: string;
}

/** One claim. ``start``, ``end``: its place in the text of the page, in characters, -1 for what the page leaves out; ``span``: its place in the file; ``state``: what was decided before. */
export interface ReviewClaim {
  field: string;
  text: string;
  start: number;
  end: number;
  span: Span | null;
  verdict: "agrees" | "differs" | "new";
  reason: string;
  reasons: Ground[];
  severity: "" | "caution" | "danger" | "note";
  state: "accepted" | "proposed" | "rejected";
  value: Record<string, unknown>;
}

/** A heading, paragraph, item or cell: ``text[start:end]`` of the page. ``row``: number of the row over all tables, -1 outside of them; ``outside``: menu, footer, advertisement. */
export interface ReviewPart {
  kind: "cell" | "definition" | "heading" | "item" | "paragraph" | "term";
  start: number;
  end: number;
  row: number;
  outside: boolean;
}

/** What the page says of one point. ``candidates``: other points that its code can mean. */
export interface ReviewPoint {
  code: string;
  candidates: string[];
  claims: ReviewClaim[];
  unread: ReviewUnread[];
}

/** Words that no field takes, with their place in the text of the page. */
export interface ReviewUnread {
  text: string;
  start: number;
  end: number;
  line: number;
}

/** ``/api/body/ruler``: how a point is found on a body, as steps with what to draw. */
export interface RulerAnswer {
  code: string;
  label: string;
  sentence: string;
  steps: RulerStep[];
  uncertainty_mm: number;
}

/** A line over the skin; ``places``: its nodes, each face and the weights of two corners. */
export interface RulerLine {
  kind: "level" | "line" | "move" | "plane" | "segment" | "unit" | "vertical";
  places: number[][];
  ticks: RulerTick[];
}

/** A landmark or point on the skin. ``name``: its identifier or code, "" for a place without one; ``at``: face and the weights of its first two corners. */
export interface RulerMark {
  name: string;
  at: number[];
}

/** One step of finding a point on a body; the page makes a sentence of it by its ``kind``. */
export interface RulerStep {
  kind: "arrive" | "between" | "cast" | "find" | "findLine" | "findPlane" | "fraction" | "just" | "level" | "line" | "midpoint" | "move" | "nearest" | "portion" | "surface" | "unit" | "vertical";
  names: string[];
  words?: string[];
  direction?: string;
  share?: string;
  count?: number | null;
  unit?: string;
  row?: string;
  unit_mm?: number | null;
  length_mm?: number | null;
  marks: RulerMark[];
  lines: RulerLine[];
}

/** A division of a line: at which of its nodes, and the number beside it. */
export interface RulerTick {
  node: number;
  text: string;
}

/** ``/api/search``. */
export interface SearchAnswer {
  query: string;
  results: Hit[];
}

/** ``/api/session``. ``everywhere``: what holds for this person at every point. */
export interface SessionAnswer {
  points: SessionPoint[];
  questions: SessionQuestion[];
  everywhere: string[];
  red_flags: string[];
  stop: string[];
}

/** A point of an acupressure session. ``limits``: what the person's circumstances forbid or limit; the seconds are those of one side. */
export interface SessionPoint {
  code: string;
  laterality: "bilateral" | "left" | "midline" | "right";
  refused: "" | "excluded" | "practitioner_only" | "unwritten";
  limits: Limit[];
  press: Acupressure | null;
  find: LayGuide | null;
  least_seconds: number;
  most_seconds: number;
}

/** What is asked before a session; ``codes``: the points that a yes forbids or limits. */
export interface SessionQuestion {
  id: string;
  label: string;
  question: string;
  everywhere: string;
  codes: string[];
}

/** A condition that shows a pattern. */
export interface Sign {
  key: string;
  label: string;
}

/** A work that facts cite, under its key. */
export interface SourceRecord {
  key: string;
  title: string;
  kind: "article" | "book" | "dataset" | "document" | "project" | "review" | "standard" | "website";
  author?: string;
  publisher?: string;
  year?: number | null;
  url?: string;
  licence?: string;
  consulted?: string;
  note?: string;
}

/** A place in the source, after decoding: lines and columns count from 1, ``start`` and ``end`` are characters from 0; ``end`` and ``end_column`` stand behind the last character. */
export interface Span {
  line: number;
  column: number;
  end_line: number;
  end_column: number;
  start: number;
  end: number;
  page?: number | null;
}

/** A sentence or paragraph with its sources. */
export interface Statement {
  sources?: string[];
  text: string;
  status?: "disputed" | "modern" | "studied" | "traditional";
}

/** One step of finding the point by hand; ``feel``: what one should feel there. */
export interface Step {
  sources?: string[];
  text: string;
  feel?: string;
}

/** The whole reasoning. */
export interface Study {
  query: string;
  complaints: Complaint[];
  unread: string[];
  patterns: PatternFound[];
  points: PointFound[];
  excluded: PointFound[];
  everywhere: Limit[];
  red_flags: string[];
  note: string;
}

/** ``/api/conditions/insomnia`` and ``/api/patterns/...``. ``signs``: of a pattern the conditions that show it, of a condition the patterns that it shows. */
export interface TermAnswer {
  id: string;
  kind: "condition" | "pattern";
  label: string;
  plain: string;
  hanzi: string;
  definition: string;
  synonyms: string[];
  red_flag: string;
  broader: TermEntry[];
  narrower: TermEntry[];
  signs: TermEntry[];
  claims: TermClaim[];
  sources: string[];
}

/** What the record of a point claims about a term, and from which sources. */
export interface TermClaim {
  code: string;
  field: "actions" | "indications";
  text: string;
  group?: string;
  status: string;
  era?: string;
  sources: string[];
}

/** A condition or pattern in a list; ``points``: how many points claim it. */
export interface TermEntry {
  id: string;
  label: string;
  plain: string;
  hanzi: string;
  points: number;
}

/** Terms by kind and identifier. */
export interface TermIndex {
  actions: Record<string, TermRef>;
  patterns: Record<string, TermRef>;
  conditions: Record<string, TermRef>;
  regions: Record<string, TermRef>;
  techniques: Record<string, TermRef>;
  flags: Record<string, TermRef>;
}

/** A term of the vocabulary as a page shows it. */
export interface TermRef {
  label: string;
  plain: string;
  hanzi: string;
  red_flag: string;
}
