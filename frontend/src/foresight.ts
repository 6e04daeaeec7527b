/** Which letters are likely to be typed next: those with which the atlas's own names go on. */

import type { Atlas } from "./atlas";

/** As many letters are foreseen after some others; a first letter may be any. */
const MOST = 8;
const MOST_FIRST = 32;

/** Names folded, from each of their words on: "yong quan" gives itself and "quan". */
const rests = new WeakMap<Atlas, string[]>();

/** What the text may become with the next key, likeliest first. */
export function foreseen(atlas: Atlas, text: string): string[] {
  const start = text.trimStart();
  const folded = fold(start) + (/\s$/.test(start) ? " " : "");
  // In a row of words the last one goes on, where no name has them all.
  const last = folded.slice(folded.trimEnd().lastIndexOf(" ") + 1);
  let letters = nextLetters(atlas, folded);
  if (!letters.length && last !== folded) letters = nextLetters(atlas, last);
  const loud = /\p{Lu}$/u.test(start);
  return letters
    .slice(0, start ? MOST : MOST_FIRST)
    .map((letter) => (start + (loud ? letter.toUpperCase() : letter)).trim())
    .filter((next) => next !== start);
}

function nextLetters(atlas: Atlas, start: string): string[] {
  const counts = new Map<string, number>();
  for (const rest of restsOf(atlas)) {
    const next = rest.startsWith(start) && rest.charAt(start.length);
    if (next) counts.set(next, (counts.get(next) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([letter]) => letter);
}

function restsOf(atlas: Atlas): string[] {
  let found = rests.get(atlas);
  if (!found) rests.set(atlas, (found = namesOf(atlas).flatMap(wordRests)));
  return found;
}

function wordRests(name: string): string[] {
  const words = fold(name).split(" ");
  return words.map((_, index) => words.slice(index).join(" "));
}

function namesOf(atlas: Atlas): string[] {
  const { points, meridians, categories, terms } = atlas;
  return [
    ...[...points.values()].flatMap((point) => [
      point.code,
      point.pinyin,
      // As one types it: "zusanli".
      point.pinyin.replaceAll(" ", ""),
      point.hanzi_simplified,
      point.hanzi_traditional,
      point.english,
    ]),
    ...[...meridians.values()].flatMap((one) => [one.id, one.english, one.hanzi_simplified]),
    ...[...categories.values()].flatMap((one) => [one.label, one.hanzi]),
    ...[terms.conditions, terms.patterns, terms.actions, terms.regions].flatMap((table) =>
      Object.values(table).flatMap((term) => [term.label, term.plain, term.hanzi]),
    ),
  ];
}

/** Without case, accents and hyphens: "Yǒng-Quán" gives "yong quan". */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase().replaceAll("-", " ").trim();
}
