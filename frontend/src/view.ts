/**
 * The view: everything that decides what is on the screen, held by the address and nowhere else.
 * `parseView` and `formatView` are each other's inverse.
 */

export type Voice = "practitioner" | "plain";
export type Language = "en" | "zh";
export type Theme = "auto" | "light" | "dark";

export type Page =
  | { kind: "home" }
  | { kind: "point"; code: string }
  | { kind: "points" }
  | { kind: "meridian"; id: string }
  | { kind: "meridians" }
  | { kind: "category"; id: string }
  | { kind: "categories" }
  | { kind: "lists" }
  | { kind: "region" | "condition" | "pattern"; id: string }
  | { kind: "circuit" }
  | { kind: "session"; points: string[] }
  | { kind: "body"; point: string; meridian: string }
  | { kind: "search"; query: string }
  | { kind: "study"; query: string; person: string[] }
  | { kind: "review" }
  | { kind: "about" }
  | { kind: "unknown"; path: string };

export type Side = "both" | "left" | "right";

export const NAMED_VIEWS = [
  "front",
  "back",
  "left",
  "right",
  "face",
  "ear",
  "scalp",
  "hand",
  "palm",
  "foot",
  "sole",
] as const;
export type NamedView = (typeof NAMED_VIEWS)[number];

/** Target in metres of the body frame, degrees, metres from the target. */
export interface Camera {
  target: [number, number, number];
  yaw: number;
  pitch: number;
  distance: number;
}

export interface View {
  page: Page;
  /** A body by name or by measures, see body/request.ts. */
  body: string;
  side: Side;
  /** A named view or a camera; empty where what is chosen decides. */
  camera: string;
  /** Which step of finding a point, or of the circuit, is shown; 0 for none. */
  step: number;
  voice: Voice;
  language: Language;
  theme: Theme;
}

export const DEFAULTS: Omit<View, "page"> = {
  voice: "practitioner",
  language: "en",
  theme: "auto",
  body: "adult_man",
  side: "both",
  camera: "",
  step: 0,
};

const VOICES: readonly Voice[] = ["practitioner", "plain"];
const LANGUAGES: readonly Language[] = ["en", "zh"];
const THEMES: readonly Theme[] = ["auto", "light", "dark"];
const SIDES: readonly Side[] = ["both", "left", "right"];
const BODY = /^[a-z][a-z0-9_.]{0,60}$/;
const CIRCUMSTANCE = /^[a-z_]{1,40}$/;
const STEP = /^[1-9]\d{0,2}$/;
const NUMBERS = /^(?:-?\d{1,5}(?:\.\d)?_){5}\d{1,5}$/;

export function parseView(url: URL): View {
  const one = <T extends string>(name: string, values: readonly T[], otherwise: T): T => {
    const given = url.searchParams.get(name);
    return values.find((value) => value === given) ?? otherwise;
  };
  const some = (name: string, holds: (text: string) => boolean): string => {
    const given = url.searchParams.get(name) ?? "";
    return holds(given) ? given : "";
  };
  return {
    page: parsePage(url),
    voice: one("voice", VOICES, DEFAULTS.voice),
    language: one("lang", LANGUAGES, DEFAULTS.language),
    theme: one("theme", THEMES, DEFAULTS.theme),
    body: some("body", (text) => BODY.test(text)) || DEFAULTS.body,
    side: one("side", SIDES, DEFAULTS.side),
    camera: some("camera", (text) => isNamed(text) || NUMBERS.test(text)),
    step: Number(some("step", (text) => STEP.test(text))),
  };
}

/** The six numbers of a camera: millimetres, tenths of degrees, millimetres. */
export function formatCamera({ target, yaw, pitch, distance }: Camera): string {
  const [x, y, z] = target.map((value) => value * 1000);
  const whole = (value = 0) => String(Math.round(value));
  const tenth = (value: number) => String(Math.round(value * 10) / 10);
  return [whole(x), whole(y), whole(z), tenth(yaw), tenth(pitch), whole(distance * 1000)].join("_");
}

export function parseCamera(text: string): Camera | null {
  if (!NUMBERS.test(text)) return null;
  const [x = 0, y = 0, z = 0, yaw = 0, pitch = 0, distance = 0] = text.split("_").map(Number);
  return { target: [x / 1000, y / 1000, z / 1000], yaw, pitch, distance: distance / 1000 || 1 };
}

export function isNamed(text: string): text is NamedView {
  return (NAMED_VIEWS as readonly string[]).includes(text);
}

function parsePage(url: URL): Page {
  const parts = url.pathname.split("/").filter(Boolean).map(decode);
  const [first = "", ...others] = parts;
  const rest = others.join("/");
  if (first === "") return { kind: "home" };
  if (first === "point" && rest) return { kind: "point", code: rest };
  if (first === "meridian" && rest) return { kind: "meridian", id: rest };
  if (first === "category" && rest) return { kind: "category", id: rest };
  if ((first === "region" || first === "condition" || first === "pattern") && rest) {
    return { kind: first, id: rest };
  }
  if (first === "session" && !rest) {
    const codes = (url.searchParams.get("points") ?? "").split(/[.,]/).map((code) => code.trim());
    return { kind: "session", points: [...new Set(codes.filter(Boolean))].slice(0, 12) };
  }
  if (first === "search" && !rest) {
    return { kind: "search", query: url.searchParams.get("q") ?? "" };
  }
  if (first === "study" && !rest) {
    const person = (url.searchParams.get("for") ?? "").split(",");
    return {
      kind: "study",
      query: url.searchParams.get("q") ?? "",
      person: [...new Set(person.filter((key) => CIRCUMSTANCE.test(key)))],
    };
  }
  if (first === "body" && !rest) {
    const { searchParams: query } = url;
    return { kind: "body", point: query.get("point") ?? "", meridian: query.get("meridian") ?? "" };
  }
  if (!rest) {
    switch (first) {
      case "points":
      case "meridians":
      case "categories":
      case "lists":
      case "circuit":
      case "review":
      case "about":
        return { kind: first };
    }
  }
  return { kind: "unknown", path: url.pathname };
}

export function formatView(view: View): string {
  const query = new URLSearchParams();
  if (view.page.kind === "search" && view.page.query) query.set("q", view.page.query);
  if (view.page.kind === "study") {
    if (view.page.query) query.set("q", view.page.query);
    if (view.page.person.length) query.set("for", view.page.person.join(","));
  }
  if (view.page.kind === "body") {
    if (view.page.point) query.set("point", view.page.point);
    if (view.page.meridian) query.set("meridian", view.page.meridian);
  }
  if (view.page.kind === "session" && view.page.points.length) {
    query.set("points", view.page.points.join("."));
  }
  if (view.body !== DEFAULTS.body) query.set("body", view.body);
  if (view.side !== DEFAULTS.side) query.set("side", view.side);
  if (view.camera !== DEFAULTS.camera) query.set("camera", view.camera);
  if (view.step !== DEFAULTS.step) query.set("step", String(view.step));
  if (view.voice !== DEFAULTS.voice) query.set("voice", view.voice);
  if (view.language !== DEFAULTS.language) query.set("lang", view.language);
  if (view.theme !== DEFAULTS.theme) query.set("theme", view.theme);
  const text = query.toString();
  return formatPage(view.page) + (text ? `?${text}` : "");
}

function formatPage(page: Page): string {
  switch (page.kind) {
    case "home":
      return "/";
    case "point":
      return `/point/${encodeURIComponent(page.code)}`;
    case "meridian":
    case "category":
    case "region":
    case "condition":
    case "pattern":
      return `/${page.kind}/${encodeURIComponent(page.id)}`;
    case "unknown":
      return page.path;
    default:
      return `/${page.kind}`;
  }
}

/** What identifies a page regardless of voice, language and colours. */
export function pageKey(page: Page): string {
  if (page.kind === "search") return `/search?${page.query}`;
  return page.kind === "session" ? `/session?${page.points}` : formatPage(page);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
