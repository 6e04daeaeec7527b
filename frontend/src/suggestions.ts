/** What the search box offers for an answer, as one flat list in groups. */

import type { Candidate, FindAnswer, Match } from "./api/types";
import type { Atlas } from "./atlas";
import { t, word } from "./messages";
import type { Page } from "./view";

export interface Suggestion {
  /** Unique within the list. */
  key: string;
  page: Page;
  kind: "point" | "meridian" | "category" | "condition" | "pattern" | "all";
  id: string;
  /** Why it is offered, in short. */
  why: string;
  /** The text of the record that speaks for it. */
  snippet: string;
}

export interface Group {
  title: string;
  /** A sentence under the title. */
  note: string;
  items: Suggestion[];
}

export function suggest(answer: FindAnswer, atlas: Atlas): Group[] {
  const { resolution: found, query } = answer;
  const seen = new Set<string>();
  const point = (code: string, why: string, snippet = ""): Suggestion[] => {
    if (seen.has(code) || !atlas.points.has(code)) return [];
    seen.add(code);
    const page: Page = { kind: "point", code };
    return [{ key: `point-${code}`, page, kind: "point", id: code, why, snippet }];
  };
  const candidates = (list: Candidate[]) =>
    list.flatMap((item) => point(item.code, item.why || item.matched));
  const groups: Group[] = [];
  const add = (title: string, items: Suggestion[], note = "") => {
    if (items.length) groups.push({ title, note, items });
  };
  if (found.ambiguous) {
    add(t("search.ambiguous", { query }), candidates(found.candidates), found.why);
  } else if (found.code) {
    const exact = found.candidates.find((item) => item.code === found.code);
    add(t("search.exact"), point(found.code, exact?.why || exact?.matched || ""), found.why);
    add(t("search.also"), candidates(found.candidates));
  }
  add(
    t("search.meridians"),
    answer.meridians.map((id) => other("meridian", id)),
  );
  add(
    t("search.categories"),
    answer.categories.map((id) => other("category", id)),
  );
  for (const kind of ["condition", "pattern"] as const) {
    add(
      t(`search.${kind}s`),
      answer[`${kind}s`].map((id) => other(kind, id)),
    );
  }
  const results = answer.results.flatMap((hit) =>
    point(hit.code, reason(hit.matched), hit.matched[0]?.snippet),
  );
  add(t("search.records"), results);
  if (!found.code && !found.ambiguous) add(t("search.near", { query }), candidates(found.near));
  if (results.length) {
    const page: Page = { kind: "search", query };
    add("", [{ key: "all", page, kind: "all", id: query, why: "", snippet: "" }]);
  }
  return groups;
}

function other(kind: Exclude<Suggestion["kind"], "point" | "all">, id: string): Suggestion {
  return { key: `${kind}-${id}`, page: { kind, id }, kind, id, why: "", snippet: "" };
}

/** "Insomnia (indications)", for what matched first. */
function reason([first]: Match[]): string {
  return first ? `${first.term} (${word("field", first.field)})` : "";
}
