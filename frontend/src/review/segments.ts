/** The text of a page cut where claims begin and end, so that each piece knows its claims. */

import type { PageReview, ReviewClaim, ReviewPart } from "../api/types";

export interface Piece {
  text: string;
  /** The claims that cover it, the shortest first. */
  claims: string[];
  /** Whether a claim begins here: such pieces are reached by keyboard. */
  begins: string[];
}

export interface TextPart {
  part: ReviewPart;
  pieces: Piece[];
}

export interface Entry {
  id: string;
  code: string;
  claim: ReviewClaim;
}

export function entriesOf(review: PageReview): Entry[] {
  return review.points.flatMap((point, at) =>
    point.claims.map((claim, number) => ({ id: `${at}-${number}`, code: point.code, claim })),
  );
}

export function cutIntoPieces(review: PageReview, entries: Entry[]): TextPart[] {
  // The server counts characters, JavaScript counts units of UTF-16.
  const characters = Array.from(review.text);
  const placed = entries.filter(({ claim }) => claim.start >= 0 && claim.end > claim.start);
  placed.sort((one, other) => one.claim.start - other.claim.start);
  const begun = new Set<string>();
  let open: Entry[] = [];
  let next = 0;
  return review.parts.map((part) => {
    while (next < placed.length && placed[next]!.claim.start < part.end) open.push(placed[next++]!);
    open = open.filter(({ claim }) => claim.end > part.start);
    const here = open.filter(({ claim }) => claim.start < part.end);
    const cuts = new Set([part.start, part.end]);
    for (const { claim } of here) {
      cuts.add(Math.max(part.start, claim.start));
      cuts.add(Math.min(part.end, claim.end));
    }
    const places = [...cuts].sort((a, b) => a - b);
    const pieces = places.slice(0, -1).map((start, at) => {
      const end = places[at + 1] ?? part.end;
      const covering = here.filter(({ claim }) => claim.start < end && claim.end > start);
      covering.sort((a, b) => length(a) - length(b));
      const begins = covering.map(({ id }) => id).filter((id) => !begun.has(id));
      for (const id of begins) begun.add(id);
      const text = characters.slice(start, end).join("");
      return { text, claims: covering.map(({ id }) => id), begins };
    });
    return { part, pieces };
  });
}

function length({ claim }: Entry): number {
  return claim.end - claim.start;
}

/** Parts in the order of the page, the cells of one row together. */
export function groupRows(parts: TextPart[]): TextPart[][] {
  const groups: TextPart[][] = [];
  for (const one of parts) {
    const last = groups.at(-1);
    if (last && one.part.row >= 0 && last[0]!.part.row === one.part.row) last.push(one);
    else groups.push([one]);
  }
  return groups;
}
