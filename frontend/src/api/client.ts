/** Asks the server, keeps its answers, and puts every failure into one of two shapes. */

import { useEffect, useState } from "preact/hooks";
import type { ErrorAnswer, Fault } from "./types";

/** The server answered that something is wrong. */
export class AnsweredFault extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message);
  }
}

/** The server did not answer. */
export class Unreachable extends Error {}

export type Answer<T> =
  | { state: "loading" }
  | { state: "done"; data: T }
  | { state: "failed"; error: AnsweredFault | Unreachable };

const kept = new Map<string, unknown>();

let keptShown = false;
const keptListeners = new Set<() => void>();

/** Whether the last answer came from what is kept on this device: the server was not there. */
export function showsKept(): boolean {
  return keptShown;
}

export function onKept(listener: () => void): () => void {
  keptListeners.add(listener);
  return () => void keptListeners.delete(listener);
}

function noteKept(response: Response): void {
  const now = response.headers.has("X-Tongren-Kept");
  if (now === keptShown) return;
  keptShown = now;
  for (const listener of keptListeners) listener();
}

export function ask<T>(path: string, signal?: AbortSignal): Promise<T> {
  return fetchAs<T>(path, (response) => response.json(), signal);
}

/** An answer that is no JSON: the mesh of a body. */
export function askBytes(path: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  return fetchAs(path, (response) => response.arrayBuffer(), signal);
}

async function fetchAs<T>(
  path: string,
  read: (response: Response) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  if (kept.has(path)) return kept.get(path) as T;
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(path, { signal: signal ?? null });
    noteKept(response);
    body = await (response.ok ? read(response) : response.json());
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Unreachable(String(error));
  }
  if (!response.ok) throw new AnsweredFault((body as ErrorAnswer).error);
  kept.set(path, body);
  if (kept.size > 300) kept.delete(kept.keys().next().value as string);
  return body as T;
}

/** Send something; the answer is never kept. */
export async function send<T>(path: string, body: Blob): Promise<T> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(path, { method: "POST", body });
    answer = await response.json();
  } catch (error) {
    throw new Unreachable(String(error));
  }
  if (!response.ok) throw new AnsweredFault((answer as ErrorAnswer).error);
  return answer as T;
}

/** Let go of all answers: what they tell has changed. */
export function forget(): void {
  kept.clear();
}

/** The answer to `path`, and a way to ask again. */
export function useAnswer<T>(path: string): [Answer<T>, () => void] {
  const [attempt, setAttempt] = useState(0);
  const [held, setHeld] = useState<{ path: string; answer: Answer<T> }>();
  useEffect(() => {
    // Nothing is asked yet.
    if (!path) return;
    const abort = new AbortController();
    const hold = (answer: Answer<T>) => {
      if (!abort.signal.aborted) setHeld({ path, answer });
    };
    ask<T>(path, abort.signal).then(
      (data) => hold({ state: "done", data }),
      (error: AnsweredFault | Unreachable) => hold({ state: "failed", error }),
    );
    return () => abort.abort();
  }, [path, attempt]);
  const retry = () => {
    setHeld(undefined);
    setAttempt(attempt + 1);
  };
  if (kept.has(path)) return [{ state: "done", data: kept.get(path) as T }, retry];
  return [held?.path === path ? held.answer : { state: "loading" }, retry];
}
