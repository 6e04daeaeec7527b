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
  | { kind: "search"; query: string }
  | { kind: "about" }
  | { kind: "unknown"; path: string };

export interface View {
  page: Page;
  voice: Voice;
  language: Language;
  theme: Theme;
}

export const DEFAULTS: Omit<View, "page"> = {
  voice: "practitioner",
  language: "en",
  theme: "auto",
};

const VOICES: readonly Voice[] = ["practitioner", "plain"];
const LANGUAGES: readonly Language[] = ["en", "zh"];
const THEMES: readonly Theme[] = ["auto", "light", "dark"];

export function parseView(url: URL): View {
  const one = <T extends string>(name: string, values: readonly T[], otherwise: T): T => {
    const given = url.searchParams.get(name);
    return values.find((value) => value === given) ?? otherwise;
  };
  return {
    page: parsePage(url),
    voice: one("voice", VOICES, DEFAULTS.voice),
    language: one("lang", LANGUAGES, DEFAULTS.language),
    theme: one("theme", THEMES, DEFAULTS.theme),
  };
}

function parsePage(url: URL): Page {
  const parts = url.pathname.split("/").filter(Boolean).map(decode);
  const [first = "", ...others] = parts;
  const rest = others.join("/");
  if (first === "") return { kind: "home" };
  if (first === "point" && rest) return { kind: "point", code: rest };
  if (first === "meridian" && rest) return { kind: "meridian", id: rest };
  if (first === "category" && rest) return { kind: "category", id: rest };
  if (first === "search" && !rest) {
    return { kind: "search", query: url.searchParams.get("q") ?? "" };
  }
  if (!rest) {
    switch (first) {
      case "points":
      case "meridians":
      case "categories":
      case "about":
        return { kind: first };
    }
  }
  return { kind: "unknown", path: url.pathname };
}

export function formatView(view: View): string {
  const query = new URLSearchParams();
  if (view.page.kind === "search" && view.page.query) query.set("q", view.page.query);
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
      return `/${page.kind}/${encodeURIComponent(page.id)}`;
    case "unknown":
      return page.path;
    default:
      return `/${page.kind}`;
  }
}

/** What identifies a page regardless of voice, language and colours. */
export function pageKey(page: Page): string {
  return page.kind === "search" ? `/search?${page.query}` : formatPage(page);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
