/**
 * The body that the view names, in a pose. It is shown at once from the model on this device; the
 * server's exact answer follows when measures rest, and takes its place.
 */

import { useEffect, useMemo, useState } from "preact/hooks";
import { ask, askBytes, Unreachable, type AnsweredFault } from "../api/client";
import { breathe } from "../parts/gradually";
import type { BodyAnswer, Course, CoursesAnswer } from "../api/types";
import { bodyPath, meshPath } from "./request";
import { loadModel, makeQuick } from "./shape/model";
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

/** How long measures rest before the server is asked. */
const REST_MS = 200;

let template: Template | null = null;
let lastCourses: Course[] = [];

/** `changing`: whether measures are changed here, for which the model is needed. */
export function useBody(body: string, pose: string, changing: boolean): BodyState {
  const [exact, setExact] = useState<LoadedBody | null>(null);
  const [error, setError] = useState<BodyState["error"]>(null);
  const [attempt, setAttempt] = useState(0);
  const isExact = exact?.body === body && exact.pose === pose;
  const quick = useMemo(() => (isExact ? null : loadQuick(body, pose)), [body, pose, isExact]);
  useEffect(() => {
    const abort = new AbortController();
    setError(null);
    const start = () =>
      load(body, pose, changing, abort.signal, setExact).catch((failure) => {
        if (!abort.signal.aborted) setError(failure);
      });
    const timer = setTimeout(start, quick ? REST_MS : 0);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [body, pose, attempt]);
  const loaded = isExact ? exact : (quick ?? exact);
  const current = loaded?.body === body && loaded.pose === pose;
  // Without the server the body made here serves.
  const shown = quick && error instanceof Unreachable ? null : error;
  return { loaded, busy: !current && !error, error: shown, retry: () => setAttempt(attempt + 1) };
}

function loadQuick(body: string, pose: string): LoadedBody | null {
  const made = makeQuick(body, pose);
  if (!made) return null;
  let own: Course[] | null = null;
  return {
    body,
    pose,
    answer: made.answer,
    skin: made.skin,
    /** Walked when first drawn: points come first. */
    get courses() {
      return (own ??= lastCourses = made.trace(lastCourses));
    },
  };
}

async function load(
  body: string,
  pose: string,
  changing: boolean,
  signal: AbortSignal,
  show: (loaded: LoadedBody) => void,
): Promise<void> {
  const [answer, own] = await Promise.all([
    ask<BodyAnswer>(bodyPath(body), signal),
    askBytes(meshPath(body, pose), signal),
  ]);
  const shared: Template = template ?? (await askBytes(answer.template, signal).then(decodeTemplate));
  template = shared;
  await breathe();
  if (signal.aborted) return;
  const skin = new Skin(shared, decodeVertices(own));
  // Made when first asked for: here rather than in the midst of drawing the page.
  void skin.normals;
  await breathe();
  if (signal.aborted) return;
  // Those of the same body made here serve until the own come, or the last ones, which run along
  // nearly the same edges.
  const loaded = { body, pose, answer, skin, courses: lastCourses };
  show(loaded);
  const { courses } = await ask<CoursesAnswer>(answer.courses, signal);
  lastCourses = courses;
  if (!signal.aborted) show({ ...loaded, courses });
  if (changing) loadModel(shared, answer, courses);
}
