/** The body that the view names, in a pose, as the server computes it. */

import { useEffect, useState } from "preact/hooks";
import { ask, askBytes, type AnsweredFault, type Unreachable } from "../api/client";
import type { BodyAnswer, Course, CoursesAnswer } from "../api/types";
import { bodyPath, meshPath } from "./request";
import { decodeTemplate, decodeVertices, Skin, type Template } from "./skin";

export interface LoadedBody {
  body: string;
  pose: string;
  answer: BodyAnswer;
  skin: Skin;
  /** Empty until they are there; points come first. */
  courses: Course[];
}

export interface BodyState {
  /** The last body that could be had: shown while another is on its way. */
  loaded: LoadedBody | null;
  busy: boolean;
  error: AnsweredFault | Unreachable | null;
  retry: () => void;
}

let template: Template | null = null;
let lastCourses: Course[] = [];

export function useBody(body: string, pose: string): BodyState {
  const [loaded, setLoaded] = useState<LoadedBody | null>(null);
  const [error, setError] = useState<BodyState["error"]>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    setError(null);
    load(body, pose, abort.signal, setLoaded).catch((failure) => {
      if (!abort.signal.aborted) setError(failure);
    });
    return () => abort.abort();
  }, [body, pose, attempt]);
  const current = loaded?.body === body && loaded.pose === pose;
  return { loaded, busy: !current && !error, error, retry: () => setAttempt(attempt + 1) };
}

async function load(
  body: string,
  pose: string,
  signal: AbortSignal,
  show: (loaded: LoadedBody) => void,
): Promise<void> {
  const [answer, own] = await Promise.all([
    ask<BodyAnswer>(bodyPath(body), signal),
    askBytes(meshPath(body, pose), signal),
  ]);
  const shared: Template = template ?? (await askBytes(answer.template, signal).then(decodeTemplate));
  template = shared;
  if (signal.aborted) return;
  const skin = new Skin(shared, decodeVertices(own));
  // Lines run along the same edges on every body, nearly: the last ones serve until the own come.
  const loaded = { body, pose, answer, skin, courses: lastCourses };
  show(loaded);
  const { courses } = await ask<CoursesAnswer>(answer.courses, signal);
  lastCourses = courses;
  if (!signal.aborted) show({ ...loaded, courses });
}
