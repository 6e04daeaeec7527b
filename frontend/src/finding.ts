/**
 * What the search box finds. Answers to the letters that are likely to come next are asked for
 * while the reader looks at the last ones, so that most stand there with the key itself.
 */

import { ask } from "./api/client";
import type { FindAnswer } from "./api/types";
import type { Atlas } from "./atlas";
import { foreseen } from "./foresight";

/** Answers that are kept, and how many are asked for at once. */
const MOST = 400;
const BATCH = 8;

/** By what was typed; the oldest go first. */
const known = new Map<string, FindAnswer>();

/** The server's answer, where it is here already. */
export function findNow(query: string): FindAnswer | null {
  return known.get(query) ?? null;
}

export async function find(query: string, signal?: AbortSignal): Promise<FindAnswer> {
  const answer = known.get(query) ?? (await ask<FindAnswer>(`/api/find?${named([query])}`, signal));
  keep([answer]);
  return answer;
}

/** Asks for what the text may become with the next key, likeliest first. */
export async function findAhead(atlas: Atlas, text: string, signal?: AbortSignal): Promise<void> {
  const wanted = foreseen(atlas, text).filter((next) => !known.has(next));
  try {
    for (let at = 0; at < wanted.length && !signal?.aborted; at += BATCH) {
      const path = `/api/find/ahead?${named(wanted.slice(at, at + BATCH))}`;
      keep(await ask<FindAnswer[]>(path, signal));
    }
  } catch {
    // Nobody has asked for these yet: who does will be told what is wrong.
  }
}

function named(queries: string[]): URLSearchParams {
  return new URLSearchParams(queries.map((query) => ["q", query]));
}

function keep(answers: FindAnswer[]): void {
  for (const answer of answers) {
    known.delete(answer.query);
    known.set(answer.query, answer);
  }
  for (const query of known.keys()) {
    if (known.size <= MOST) return;
    known.delete(query);
  }
}
