/** What the search box offers when nobody answers: the names that every page holds. */

import type { Candidate, FindAnswer } from "../api/types";
import type { Atlas } from "../atlas";
import { fold } from "../foresight";

const MOST = 12;

export function findHere(atlas: Atlas, query: string): FindAnswer {
  const wanted = fold(query);
  const candidates = [...atlas.points.values()].flatMap((point): [number, Candidate][] => {
    const forms = [point.code, point.pinyin, point.hanzi_simplified, point.hanzi_traditional, point.english];
    const rank = Math.min(...forms.map((form) => rankOf(fold(form), wanted)));
    const found = { code: point.code, name: point.pinyin, matched: "", why: "" };
    return rank < Infinity ? [[rank, found]] : [];
  });
  candidates.sort(([a], [b]) => a - b);
  const found = candidates.slice(0, MOST).map(([, candidate]) => candidate);
  const exact = candidates.filter(([rank]) => rank === 0);
  const named = (names: [string, string[]][]) =>
    names
      .filter(([, forms]) => forms.some((form) => rankOf(fold(form), wanted) < Infinity))
      .map(([key]) => key)
      .slice(0, 4);
  const terms = (table: Atlas["terms"]["conditions"]) =>
    named(Object.entries(table).map(([key, term]) => [key, [term.label, term.plain, term.hanzi]]));
  return {
    query,
    resolution: {
      query,
      code: exact.length === 1 ? (exact[0]?.[1].code ?? null) : null,
      ambiguous: false,
      candidates: [],
      why: "",
      near: found.filter((one) => exact.length !== 1 || one !== exact[0]?.[1]),
    },
    results: [],
    meridians: named(
      [...atlas.meridians.values()].map((one) => [one.id, [one.id, one.english, one.hanzi_simplified]]),
    ),
    categories: named([...atlas.categories.values()].map((one) => [one.id, [one.label, one.hanzi]])),
    conditions: terms(atlas.terms.conditions),
    patterns: terms(atlas.terms.patterns),
  };
}

/** 0 the same, 1 it begins so, 2 a word of it does, Infinity not at all. */
function rankOf(form: string, wanted: string): number {
  if (!form || !wanted) return Infinity;
  if (form === wanted || form.replaceAll(" ", "") === wanted.replaceAll(" ", "")) return 0;
  if (form.replaceAll(" ", "").startsWith(wanted.replaceAll(" ", ""))) return 1;
  return form.split(" ").some((word) => word.startsWith(wanted)) ? 2 : Infinity;
}
