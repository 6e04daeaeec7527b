/** The page under review and what was decided; kept while the atlas is open. */

import { useMemo, useState } from "preact/hooks";
import { forget, send } from "../api/client";
import type { DecidedClaim, Decisions, OverlayAnswer, ReadAnswer, ReviewClaim } from "../api/types";
import { entriesOf, type Entry } from "./segments";

export type State = ReviewClaim["state"];

interface Held {
  answer: ReadAnswer;
  entries: Entry[];
  states: Map<string, State>;
}

let last: Held | null = null;

export interface Reviewing extends Held {
  decide: (ids: string[], state: State) => void;
}

export function useReviewing(): [Reviewing | null, (answer: ReadAnswer | null) => void] {
  const [held, setHeld] = useState(last);
  const hold = (next: Held | null) => {
    last = next;
    setHeld(next);
  };
  const reviewing = useMemo(
    () =>
      held && {
        ...held,
        decide: (ids: string[], state: State) => {
          const states = new Map(last?.states);
          for (const id of ids) states.set(id, state);
          if (last) hold({ ...last, states });
        },
      },
    [held],
  );
  const open = (answer: ReadAnswer | null) => {
    if (!answer) return hold(null);
    const entries = entriesOf(answer.review);
    hold({ answer, entries, states: new Map(entries.map(({ id, claim }) => [id, claim.state])) });
  };
  return [reviewing, open];
}

export function readPage(page: Blob, name: string): Promise<ReadAnswer> {
  return send<ReadAnswer>(`/api/read?name=${encodeURIComponent(name)}`, page);
}

/** The decisions as an overlay file; with `write` also into the server's own. */
export async function keepDecisions(reviewing: Held, write: boolean): Promise<OverlayAnswer> {
  const { name, format } = reviewing.answer.review;
  const claims = reviewing.entries.flatMap((entry) => decided(entry, reviewing.states));
  const decisions: Decisions = { file: name, format, claims };
  const body = new Blob([JSON.stringify(decisions)], { type: "application/json" });
  const answer = await send<OverlayAnswer>(`/api/overlay${write ? "?write=1" : ""}`, body);
  // Records show what was written.
  if (write) forget();
  return answer;
}

function decided({ id, code, claim }: Entry, states: Map<string, State>): DecidedClaim[] {
  const state = states.get(id);
  const { span } = claim;
  if (!span || !state || state === "proposed") return [];
  const { field, text, verdict, reason, reasons, severity, value } = claim;
  const place = [span.line, span.column, span.end_line, span.end_column];
  return [{ code, field, text, span: place, verdict, reason, reasons, severity, state, value }];
}
