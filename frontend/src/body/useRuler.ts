/** How a point is found on a body: asked once, shared by the picture and the words. */

import { useAnswer, type Answer } from "../api/client";
import type { RulerAnswer } from "../api/types";
import { rulerPath } from "./request";

/** Asks once `code` is there; empty asks nothing. */
export function useRuler(body: string, code: string): [Answer<RulerAnswer>, () => void] {
  return useAnswer<RulerAnswer>(code ? rulerPath(body, code) : "");
}
