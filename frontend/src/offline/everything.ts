/** Everything that the atlas holds, asked for once so that the service worker keeps it. */

import { ask } from "../api/client";
import type { BodyAnswer, ListsAnswer } from "../api/types";
import type { Atlas } from "../atlas";
import { POSE_OF_VIEW } from "../body/camera";
import { bodyPath, meshPath, rulerPath } from "../body/request";
import { SHAPE_PATH } from "../body/shape/model";
import { remember, recallKept } from "../memory";

const AT_ONCE = 6;

/** Whether this very version has been kept whole. */
export function isKept(atlas: Atlas): boolean {
  return recallKept() === atlas.version;
}

/** Asks for all of it; `tell` hears the share that is there. Throws where the server is lost. */
export async function keepEverything(
  atlas: Atlas,
  body: string,
  tell: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const paths = await allPaths(atlas, body, signal);
  let done = 0;
  const next = async (): Promise<void> => {
    for (let path = paths.pop(); path; path = paths.pop()) {
      const response = await fetch(path, { signal });
      await response.arrayBuffer();
      done += 1;
      if (done % 10 === 0) tell(done / (done + paths.length));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  tell(1);
  remember({ kept: atlas.version });
}

async function allPaths(atlas: Atlas, body: string, signal: AbortSignal): Promise<string[]> {
  const lists = await ask<ListsAnswer>("/api/lists", signal);
  const placed = await ask<BodyAnswer>(bodyPath(body), signal);
  const codes = [...atlas.points.keys()].map(encodeURIComponent);
  const located = new Set(placed.positions.map((place) => place.code));
  const poses = new Set(["", ...Object.values(POSE_OF_VIEW), ...[...atlas.points.values()].map((point) => point.pose)]);
  const voices = (path: string) => [path, `${path}?voice=lay`];
  return [
    "/api/atlas",
    "/api/lists",
    "/api/circumstances",
    bodyPath(body),
    placed.template,
    placed.courses,
    SHAPE_PATH,
    ...[...poses].map((pose) => meshPath(body, pose)),
    ...[...located].map((code) => rulerPath(body, code)),
    ...codes.flatMap((code) => voices(`/api/points/${code}`)),
    ...codes.map((code) => `/api/session?points=${code}`),
    ...[...atlas.meridians.keys()].map((id) => `/api/meridians/${encodeURIComponent(id)}`),
    ...[...atlas.categories.keys()].map((id) => `/api/categories/${encodeURIComponent(id)}`),
    ...lists.conditions.flatMap(({ id }) => voices(`/api/conditions/${encodeURIComponent(id)}`)),
    ...lists.patterns.flatMap(({ id }) => voices(`/api/patterns/${encodeURIComponent(id)}`)),
    ...lists.regions.map(({ id }) => `/api/regions/${encodeURIComponent(id)}`),
  ].reverse();
}
